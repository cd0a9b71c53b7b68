"""Schools and contacts from CSV: proposed columns, a preview, and errors per row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.adapters.exchange.scholen_csv import ScholenCsv
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.scholen import Scholenimport, Schoolveld

KOP = "Schoolnaam;BRIN;Vestiging;Bevoegd gezag;Schoolsoorten;Straat;Nr;Postcode;Plaats;Contactpersoon;Functie;Telefoon;E-mail"
RIJ = (
    "Lyceum Ravenkoog;99ra;0;Stichting Ravenkoog Onderwijs;mavo, havo en vwo;Sluiskade;8;1999aa;Meerstede;"
    "I. Duinkerk;zorgcoördinator;000-555 0112;i.duinkerk@voorbeeld.example"
)


def lees(tekst: str | bytes) -> Scholenimport:
    data = tekst if isinstance(tekst, bytes) else tekst.encode()
    return ScholenCsv().lees(data, ScholenCsv().stel_voor(data).toewijzing)


def test_that_all_columns_are_proposed_by_their_names_and_read() -> None:
    voorstel = ScholenCsv().stel_voor(f"{KOP}\n{RIJ}".encode())
    assert dict(voorstel.toewijzing) == {veld: i for i, veld in enumerate(Schoolveld)}
    (school,) = lees(f"{KOP}\n{RIJ}").scholen
    assert (school.naam, school.brin, school.vestiging) == ("Lyceum Ravenkoog", "99RA", "00")
    assert school.schoolsoorten == ("mavo", "havo", "vwo")
    assert school.adres.regels == ("Sluiskade 8", "1999 AA  Meerstede")
    assert school.contactpersonen[0].email == "i.duinkerk@voorbeeld.example"


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("teken", [";", ",", "\t"])
def test_that_encodings_and_separators_are_found_out(codering: str, teken: str) -> None:
    tekst = f"Naam{teken}Plaats\r\nCollège Zilverdam{teken}Zilverdam\r\n"
    assert lees(tekst.encode(codering)).scholen[0].naam == "Collège Zilverdam"


def test_that_the_sep_line_of_excel_is_understood() -> None:
    assert lees("sep=;\nNaam;Plaats\nOSG Kaaphorn;Kaaphorn").scholen[0].plaats == "Kaaphorn"


def test_that_quoted_cells_may_hold_the_separator() -> None:
    assert lees('Naam;Plaats\n"Kaaphorn; OSG";Kaaphorn').scholen[0].naam == "Kaaphorn; OSG"


@pytest.mark.parametrize(
    ("code", "brin", "vestiging"), [("99KH-01", "99KH", "01"), ("99kh02", "99KH", "02"), ("99KH", "99KH", "00")]
)
def test_that_brin_and_vestiging_may_stand_in_one_column(code: str, brin: str, vestiging: str) -> None:
    (school,) = lees(f"Naam;Code\nOSG Kaaphorn;{code}").scholen
    assert (school.brin, school.vestiging) == (brin, vestiging)


def test_that_rows_of_one_school_give_several_contacts() -> None:
    import_ = lees(
        "Naam;BRIN;Contactpersoon\nOSG Kaaphorn;99KH;R. Ottenhoff\nOSG Kaaphorn;99KH;S. Tweede\nOSG Kaaphorn;99KH;S. Tweede"
    )
    (school,) = import_.scholen
    assert [contact.naam for contact in school.contactpersonen] == ["R. Ottenhoff", "S. Tweede"]
    assert (school.regels, import_.fouten) == ((2, 3, 4), ())


def test_that_one_code_with_two_names_is_told() -> None:
    import_ = lees("Naam;BRIN\nOSG Kaaphorn;99KH\nIets anders;99KH")
    assert len(import_.scholen) == 1
    assert (import_.fouten[0].regel, import_.fouten[0].veld) == (3, Schoolveld.NAAM)


def test_that_wrong_rows_are_told_with_their_number_and_the_others_go_on() -> None:
    import_ = lees(
        "Naam;BRIN;Vestiging;E-mail;Functie\n"
        ";99AA;00;;\n"
        "\n"
        "School twee;fout;x;geen adres;\n"
        "School drie;99CC;01;a@voorbeeld.example;nummer 111222333\n"
    )
    assert [s.naam for s in import_.scholen] == ["School twee", "School drie"]
    assert [(f.regel, f.veld, f.overgeslagen) for f in import_.fouten] == [
        (2, Schoolveld.NAAM, True),
        (4, Schoolveld.BRIN, False),
        (4, Schoolveld.VESTIGING, False),
        (4, Schoolveld.CONTACT_EMAIL, False),
        (5, Schoolveld.CONTACT_FUNCTIE, False),
    ]
    assert "111222333" not in repr(import_)


@pytest.mark.parametrize("data", [b"", b"een kolom\nrij", b"%PDF-1.4\x00", b"Naam;Plaats", b"PK\x03\x04\x00\x00;\n;"])
def test_that_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(BestandError, match="geen leesbare tabel"):
        ScholenCsv().stel_voor(data)


def test_that_the_name_column_must_be_chosen_and_exist() -> None:
    data = b"Naam;Plaats\nOSG Kaaphorn;Kaaphorn"
    with pytest.raises(BestandError, match="naam van de school"):
        ScholenCsv().lees(data, {Schoolveld.PLAATS: 1})
    with pytest.raises(BestandError, match="kolom"):
        ScholenCsv().lees(data, {Schoolveld.NAAM: 7})


def test_that_too_much_is_refused() -> None:
    with pytest.raises(BestandError, match="10000 regels"):
        ScholenCsv().stel_voor(b"Naam;Plaats\n" + b"a;b\n" * 10_001)
    with pytest.raises(BestandError, match="5 MB"):
        ScholenCsv().stel_voor(b"a;" * 3_000_000)


@given(st.binary(max_size=200))
def test_that_any_bytes_give_a_preview_or_a_dutch_refusal(data: bytes) -> None:
    for kop in (b"", b"Naam;BRIN\n"):
        try:
            uitkomst: object = lees(kop + data)
        except BestandError as fout:
            uitkomst = fout.melding
        assert uitkomst


def test_that_a_mark_of_reading_direction_is_left_out_and_named() -> None:
    data = "naam;brin;plaats\nEen school;99AA;\u202emaadretsmA\n".encode()
    gelezen = ScholenCsv().lees(data, ScholenCsv().stel_voor(data).toewijzing)
    assert [(s.naam, s.plaats) for s in gelezen.scholen] == [("Een school", "")]
    assert [f.veld for f in gelezen.fouten] == [Schoolveld.PLAATS]
