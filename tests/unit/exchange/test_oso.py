"""The OSO reader on small synthetic dossiers: what refuses a file, what may be absent, what is never taken over."""

from __future__ import annotations

import re
from datetime import date
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.adapters.exchange import oso as lezer
from cvt_desktop.adapters.exchange import oso_bijlagen
from cvt_desktop.adapters.exchange.oso import lees_oso
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.bsn import VERVANGING
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.ports.oso import Osodossier
from tests.unit.exchange.bestanden import RUIMTE, b64, document, docx, oso, zip_met

KERN = "<achternaam>Quist</achternaam><geboortedatum>2013-06-05</geboortedatum>"
OEFEN_BSN = "111222333"


def met(meer: str, **opties: str) -> Osodossier:
    return lees_oso(oso(KERN + meer, **opties))


def weigering(data: bytes) -> str:
    with pytest.raises(BestandError) as fout:
        lees_oso(data)
    assert "\n" not in fout.value.melding
    return fout.value.melding


# ---------------------------------------------------------------------------------------- refused files


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4", b"<dossier>", "geen xml".encode("utf-16"), oso()[:-12], b"<a>\xff</a>"]
)
def test_that_what_is_not_well_formed_is_refused(data: bytes) -> None:
    assert "geen geldig XML" in weigering(data)


def test_that_an_unknown_encoding_is_refused() -> None:
    assert "geen geldig XML" in weigering(oso().replace(b"UTF-8", b"KLINGON"))


@pytest.mark.parametrize(
    "dtd",
    [
        "<!DOCTYPE dossier>",
        '<!DOCTYPE dossier SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE dossier [<!ENTITY a "b">]>',
        '<!DOCTYPE dossier [<!ENTITY a "' + "b" * 50 + '"><!ENTITY c "&a;&a;&a;&a;"><!ENTITY d "&c;&c;&c;&c;">]>',
    ],
)
def test_that_a_dtd_or_entities_are_refused(dtd: str) -> None:
    data = oso().replace(b'encoding="UTF-8"?>', f'encoding="UTF-8"?>{dtd}'.encode())
    assert "DTD of entiteiten" in weigering(data)


@pytest.mark.parametrize(
    "wortel",
    [
        b"<dossier/>",
        f'<leerling xmlns="{RUIMTE.format("2019")}"/>'.encode(),
        b'<dossier xmlns="http://voorbeeld.example/dossier"/>',
        f'<dossier xmlns="{RUIMTE.format("jaar")}"/>'.encode(),
    ],
)
def test_that_another_root_is_refused(wortel: bytes) -> None:
    assert "geen OSO-dossier" in weigering(wortel)


def test_that_a_dossier_without_pupil_is_refused() -> None:
    assert "geen leerling" in weigering(f'<dossier xmlns="{RUIMTE.format("2019")}"/>'.encode())


@pytest.mark.parametrize("achternaam", ["", "<achternaam/>", "<achternaam>  </achternaam>"])
def test_that_a_missing_achternaam_is_refused_by_name(achternaam: str) -> None:
    assert "achternaam" in weigering(oso(f"{achternaam}<geboortedatum>2015-01-02</geboortedatum>"))


@pytest.mark.parametrize("waarde", [None, "", "2015-00-00", "2015-02-30", "onbekend"])
def test_that_a_missing_or_incomplete_geboortedatum_is_refused_by_name(waarde: str | None) -> None:
    element = "" if waarde is None else f"<geboortedatum>{waarde}</geboortedatum>"
    assert "geboortedatum" in weigering(oso(f"<achternaam>Quist</achternaam>{element}"))


def test_that_a_file_over_the_cap_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lezer, "MAX_XML", 100)
    assert "groter dan" in weigering(oso())


def test_that_a_file_of_millions_of_elements_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lezer, "_MAX_ELEMENTEN", 30)
    assert "onderdelen" in weigering(oso(KERN + "<x/>" * 30))


def test_that_a_refusal_names_no_content() -> None:
    assert "Geheim" not in weigering(oso("<achternaam>Geheim</achternaam><geboortedatum>fout</geboortedatum>"))


# ------------------------------------------------------------------------------- absent and other years


def test_that_everything_but_name_and_birth_date_may_be_absent() -> None:
    dossier = lees_oso(oso(school="", profiel=""))
    assert dossier.leerling.achternaam == "Hawa"
    assert dossier.leerling.geboortedatum == date(2015, 1, 2)
    assert dossier.leerling.heeft_een_naam
    assert (dossier.school.naam, dossier.verzorgers, dossier.bijlagen, dossier.weggelaten) == ("", (), (), ())
    assert any("zonder profiel" in zin for zin in dossier.opmerkingen)


@pytest.mark.parametrize("jaar", ["2020", "2025", "2018", "1.2", "2024-1"])
def test_that_other_years_are_read_as_far_as_they_fit_and_say_so(jaar: str) -> None:
    dossier = lees_oso(oso(jaar=jaar))
    assert dossier.gegevensset == jaar
    assert dossier.school.brin == "99WE"
    assert any(f"gegevensset {jaar}" in zin for zin in dossier.opmerkingen)


def test_that_a_dossier_of_2019_for_the_swv_needs_no_remark() -> None:
    assert lees_oso(oso()).opmerkingen == ()


def test_that_a_prefix_for_the_namespace_does_not_matter() -> None:
    kern = (
        f'<o:dossier xmlns:o="{RUIMTE.format("2019")}"><o:huidigeschool><o:leerling><o:achternaam>Quist</o:achternaam>'
    )
    einde = "<o:geboortedatum>2013-06-05Z</o:geboortedatum></o:leerling></o:huidigeschool></o:dossier>"
    assert lees_oso(f"{kern}{einde}".encode()).leerling.geboortedatum == date(2013, 6, 5)


def test_that_another_kind_of_overstap_is_read_with_a_remark() -> None:
    assert any("POVO" in zin for zin in lees_oso(oso(profiel="POVO")).opmerkingen)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=200))
def test_that_any_name_is_read_or_refused_as_missing(naam: str) -> None:
    data = oso(f"<achternaam>x{escape(naam)}'s</achternaam><geboortedatum>2015-01-02</geboortedatum>")
    try:
        gelezen = lees_oso(data).leerling.achternaam
    except BestandError as fout:
        gelezen = fout.melding
    geweigerd = "geen geldig XML" in gelezen and re.search("[\ufffe\uffff]", naam)  # XML allows all but these
    assert geweigerd or (gelezen.startswith("x") and gelezen.endswith("'s") and "\n" not in gelezen)


def test_that_control_characters_and_line_breaks_do_not_reach_a_name() -> None:
    dossier = lees_oso(oso("<achternaam> van\n der&#x9b;Berg </achternaam><geboortedatum>2015-01-02</geboortedatum>"))
    assert dossier.leerling.achternaam == "van der Berg"


def test_that_a_deeply_nested_file_does_not_overflow() -> None:
    assert met("<x>" * 50_000 + "</x>" * 50_000).leerling.achternaam == "Quist"


# --------------------------------------------------------------------------------- people and addresses

ADRES = (
    "<adres><soortadres>{}</soortadres><straat>Sluiskade</straat><nummer>{}</nummer><toevoeging>b</toevoeging>"
    "<postcode>1999ab</postcode><plaats>{}</plaats><gemeente>Meerstede</gemeente><land>6030</land></adres>"
)


def test_that_the_home_address_decides_the_woonplaats_and_the_post_address_stands_beside_it() -> None:
    lijst = f"<adreslijst>{ADRES.format('post', 1, 'Duinhage')}{ADRES.format('bezoek', 2, 'Zilverdam')}</adreslijst>"
    leerling = met(f"<adresgeheim>true</adresgeheim>{lijst}").leerling
    assert leerling.adres.regels == ("Sluiskade 2 b", "1999 AB  Zilverdam")
    assert (leerling.woonplaats, leerling.gemeente, leerling.adres_geheim) == ("Zilverdam", "Meerstede", True)
    assert leerling.postadres is not None
    assert leerling.postadres.plaats == "Duinhage"


def verzorger(meer: str) -> str:
    return f"<verzorger><voornaam>Jo</voornaam><achternaam>Quist</achternaam>{meer}</verzorger>"


@pytest.mark.parametrize(
    ("meer", "gezag", "overleden", "brief"),
    [
        ("<wettigevertegenwoordiger>true</wettigevertegenwoordiger>", True, False, True),
        ("<wettigevertegenwoordiger>1</wettigevertegenwoordiger>", True, False, True),
        ("<wettigevertegenwoordiger>false</wettigevertegenwoordiger>", False, False, False),
        ("", None, False, False),
        ("<overleden>true</overleden><wettigevertegenwoordiger>true</wettigevertegenwoordiger>", True, True, False),
        ("<overlijdensdatum>2020-01-01</overlijdensdatum><wettigevertegenwoordiger>true</wettigevertegenwoordiger>",
         True, True, False),
    ],
)  # fmt: skip
def test_that_only_the_living_with_gezag_get_a_letter(
    meer: str, gezag: bool | None, overleden: bool, brief: bool
) -> None:
    (gelezen,) = met(verzorger(meer)).verzorgers
    assert (gelezen.gezag, gelezen.overleden, gelezen.krijgt_brief) == (gezag, overleden, brief)


def test_that_a_file_without_anybody_with_gezag_asks_for_it() -> None:
    assert any("wie het gezag heeft" in zin for zin in met(verzorger("")).opmerkingen)


def contact(soort: str, nummer: str, geheim: str = "false") -> str:
    return f"<communicatie><soort>{soort}</soort><nummer>{nummer}</nummer><geheim>{geheim}</geheim></communicatie>"


def test_that_contact_is_an_option_and_never_a_secret_one() -> None:
    lijst = contact("telefoon", "000-555 0101") + contact("e-mail", "geheim@voorbeeld.example", "true")
    dossier = met(
        f"<communicatielijst>{contact('e-mail', 'kind@voorbeeld.example')}</communicatielijst>"
        + verzorger(f"<communicatielijst>{lijst}</communicatielijst>")
    )
    assert [optie.waarde for optie in dossier.verzorgers[0].contactopties] == ["000-555 0101"]
    assert dossier.leerling.contactopties == ()
    redenen = {w.naam: w.reden for w in dossier.weggelaten}
    assert "geheim" in redenen["e-mailadressen van verzorgers (geheim)"]
    assert "standaard uit" in redenen["telefoonnummers van verzorgers"]
    assert "niet nodig" in redenen["e-mailadres van de leerling"]


# ------------------------------------------------------------------------------------ never taken over


NOOIT = {
    "<geslacht>2</geslacht>": "geslacht",
    "<nationaliteit>0027</nationaliteit>": "nationaliteit",
    "<geboorteplaats>Kaaphorn</geboorteplaats>": "geboorteplaats",
    f"<bsn>{OEFEN_BSN}</bsn>": "BSN",
    f"<onderwijsnummer>{OEFEN_BSN}</onderwijsnummer>": "onderwijsnummer",
    "<leerlinggewicht>1.20</leerlinggewicht>": "leerlinggewicht",
    "<nnca>2</nnca>": "culturele achtergrond (nnca)",
    "<huisarts><achternaam>Dokterman</achternaam></huisarts>": "huisarts",
    "<onderwijsondersteuning><medicijngebruik>true</medicijngebruik></onderwijsondersteuning>": "medicijngebruik",
    "<onderwijsondersteuning><diagnose><code>F90.0</code></diagnose></onderwijsondersteuning>": "diagnosecodes en diagnose",
    "<verzorger><achternaam>Q</achternaam><iban>NL00OEFE0000000000</iban></verzorger>": "bankrekening (iban)",
    "<gba><gbaachternaam>Anders</gbaachternaam></gba>": "naam en geboortedatum volgens de basisregistratie",
}


@pytest.mark.parametrize(("xml", "naam"), NOOIT.items())
def test_that_what_no_field_exists_for_is_left_out_by_name(xml: str, naam: str) -> None:
    dossier = met(xml)
    assert naam in {w.naam for w in dossier.weggelaten}
    alles = str(vars_van(dossier))
    for waarde in ("0027", "Kaaphorn", OEFEN_BSN, "1.20", "Dokterman", "F90.0", "NL00OEFE", "Anders"):
        assert waarde not in alles


def vars_van(waarde: object) -> object:
    """All values of the result, also those that a repr hides."""
    if hasattr(waarde, "__dataclass_fields__"):
        return {naam: vars_van(getattr(waarde, naam)) for naam in waarde.__dataclass_fields__}
    return [vars_van(deel) for deel in waarde] if isinstance(waarde, tuple) else waarde


def test_that_personal_data_do_not_stand_in_a_repr() -> None:
    dossier = met(f"<roepnaam>Sofía</roepnaam>{verzorger('')}")
    assert "Quist" not in repr(dossier)
    assert "Sofía" not in repr(dossier)


# ------------------------------------------------------------------------------------------------- BSN


def test_that_a_bsn_in_a_field_is_masked_and_its_place_is_told() -> None:
    dossier = met(f"<roepnaam>Sofía {OEFEN_BSN}</roepnaam>")
    assert dossier.leerling.roepnaam == f"Sofía {VERVANGING}"
    assert dossier.bsn_plaatsen == ("Leerling: roepnaam",)


def test_that_a_bsn_in_a_document_or_its_name_is_told_and_never_repeated() -> None:
    bestanden = {
        "brief.txt": b"bsn 111 222 333",
        "brief.docx": docx(f"nummer {OEFEN_BSN}"),
        f"{OEFEN_BSN}.txt": b"leeg",
    }
    delen = "".join(document(naam, b64(zip_met({naam: inhoud}))) for naam, inhoud in bestanden.items())
    dossier = met(f"<overigdocumentlijst>{delen}</overigdocumentlijst>")
    assert [b.mogelijk_bsn for b in dossier.bijlagen] == [True, True, False]
    assert "Document brief.txt" in dossier.bsn_plaatsen
    assert OEFEN_BSN not in str(dossier.bsn_plaatsen)
    assert OEFEN_BSN not in str([vars_van(b.naam) for b in dossier.bijlagen] + [b.opmerking for b in dossier.bijlagen])


# ------------------------------------------------------------------------------------------- documents


def bijlagen_van(*documenten: str, rond: str = "overigdocumentlijst") -> Osodossier:
    return met(f"<onderwijsondersteuning><{rond}>{''.join(documenten)}</{rond}></onderwijsondersteuning>")


def test_that_a_document_is_judged_by_its_bytes_and_keeps_its_name() -> None:
    (bijlage,) = bijlagen_van(document("beschikking.pdf", b64(zip_met({"tekst.txt": b"hallo"})))).bijlagen
    assert (bijlage.naam, bijlage.vorm) == ("beschikking.pdf", Bestandsvorm.TXT)
    assert "platte tekst" in bijlage.opmerking
    assert "tekst.txt" in bijlage.opmerking


def test_that_a_program_named_pdf_is_left_out_and_the_import_goes_on() -> None:
    exe = document("opp.pdf", b64(zip_met({"opp.pdf": b"MZ\x90\x00" + bytes(range(256))})))
    dossier = bijlagen_van(exe, document("goed.txt", b64(b"goed")))
    assert [b.naam for b in dossier.bijlagen] == ["goed.txt"]
    (weg,) = dossier.weggelaten
    assert (weg.naam, weg.document) == ("opp.pdf", True)
    assert "programma" in weg.reden


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\opp.txt", "opp.txt"),
        ("con.txt", "_con.txt"),
        ("gro\u202etxt.exe.txt", "grotxt.exe.txt"),
        ("", "in de zip.txt"),
    ],
)
def test_that_only_the_name_part_of_a_document_is_used(naam: str, verwacht: str) -> None:
    (bijlage,) = bijlagen_van(document(naam, b64(zip_met({"in de zip.txt": b"hallo"})))).bijlagen
    assert bijlage.naam == verwacht


def test_that_the_place_of_a_document_is_told_in_dutch_and_helps_the_guess() -> None:
    (bijlage,) = bijlagen_van(document("scan.txt", b64(b"hallo")), rond="opp").bijlagen
    assert bijlage.herkomst == "Onderwijsondersteuning › OPP"
    assert bijlage.soort is Stuksoort.OPP


def test_that_the_same_file_twice_is_noticed() -> None:
    een, twee = bijlagen_van(document("a.txt", b64(b"x")), document("b.txt", b64(zip_met({"b.txt": b"x"})))).bijlagen
    assert (een.gelijk_aan, twee.gelijk_aan) == ("", "a.txt")
    assert een.sha256 == twee.sha256


def test_that_documents_stop_where_together_they_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oso_bijlagen, "_MAX_SAMEN", 5)
    dossier = bijlagen_van(*(document(f"{naam}.txt", b64(naam.encode() * 6)) for naam in "ab"))
    assert [b.naam for b in dossier.bijlagen] == ["a.txt"]
    assert "samen" in dossier.weggelaten[0].reden


def test_that_a_document_without_content_is_left_out() -> None:
    dossier = met("<document><bestandsnaam>leeg.pdf</bestandsnaam></document>")
    assert [(w.naam, "geen inhoud" in w.reden) for w in dossier.weggelaten] == [("leeg.pdf", True)]


# ---------------------------------------------------------------------------------------------- context


def test_that_earlier_decisions_and_plans_are_kept() -> None:
    dossier = met(
        "<onderwijsondersteuning>"
        "<tlv><tlvingangdatum>2025-08-01</tlvingangdatum><tlvswvnummer>VO9999</tlvswvnummer><tlvcategorie>M</tlvcategorie>"
        "<tlvbeschikkingsnummer>OEF-2425-0087</tlvbeschikkingsnummer><tlveinddatum>2027-07-31</tlveinddatum></tlv><tlv/>"
        "<opp><opp_ingangdatum>2026-09-01</opp_ingangdatum></opp>"
        "<lwoo><lwoo_beschikkingsnummer>L 12</lwoo_beschikkingsnummer></lwoo>"
        "<handelingsplan><startdatum>2026-01-01</startdatum><isgerichtop>rekenen</isgerichtop></handelingsplan>"
        "</onderwijsondersteuning>"
    )
    (tlv,) = dossier.tlv_historie
    assert (tlv.nummer, tlv.swv_nummer, tlv.categorie) == ("OEF-2425-0087", "VO9999", Categorie.MIDDEN)
    assert (tlv.ingangsdatum, tlv.einddatum) == (date(2025, 8, 1), date(2027, 7, 31))
    assert dossier.opp[0].begin == date(2026, 9, 1)
    assert dossier.lwoo[0].tekst == "L 12"
    assert dossier.handelingsplannen[0].tekst == "rekenen"


def test_that_parents_who_do_not_agree_are_shown_with_their_reason() -> None:
    voor = "<inzage><inzage>true</inzage><akkoord>Nee</akkoord><redennietakkoord>Te veel</redennietakkoord></inzage>"
    dossier = lees_oso(oso(voor=voor))
    assert dossier.inzage.niet_akkoord
    assert dossier.inzage.reden_niet_akkoord == "Te veel"
    assert any("niet akkoord" in zin for zin in dossier.opmerkingen)


def test_that_test_results_become_lines() -> None:
    toets = (
        "<toetslijst><toets><toetsidentificatie><toetsnaam>WISC-V</toetsnaam></toetsidentificatie>"
        "<afname><afnamedatum>2026-11-12</afnamedatum></afname><resultaat><referentiescore>"
        "<codereferentiescore>IQ</codereferentiescore><waarde>97</waarde></referentiescore></resultaat></toets></toetslijst>"
    )
    (regel,) = met(toets).context
    assert (regel.kop, regel.tekst, regel.herkomst) == ("Toets 12-11-2026", "WISC-V; IQ 97", "Toets")
