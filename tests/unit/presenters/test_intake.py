"""The brain of Nieuwe aanvraag, without a window."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.exchange.oso import lees_oso
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import BestandError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import OntvangenVia, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.stukdeel import Snede
from cvt_desktop.services import intakeconcept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intakeconcept import Intakeconcept
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.stukken import Stuklezer
from tests.factories import (
    RAVENKOOG,
    SECRETARIS,
    maak_besluit,
    maak_formulier,
    maak_leerling,
    maak_verklaring,
    maak_zitting,
)
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from tests.unit.exchange.bestanden import oso
from ui.presenters.aanvraagvelden import einddatumkeuzes, naar_velden, van_velden
from ui.presenters.intake import ANDER, VERLENGING, ZELFDE, IntakePresenter
from ui.tonen import Toon

LEZER = Stuklezer(inlezer=Bestandslezer())
SEM = Leerlinginvoer(roepnaam="Sem", voorvoegsel="van den", achternaam="Bergh van Heemskade", geboortedatum=date(2013, 10, 11))


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)


@pytest.fixture
def navigatie() -> NepNavigatie:
    return NepNavigatie()


@pytest.fixture
def presenter(dienst: Dienst, navigatie: NepNavigatie) -> IntakePresenter:
    presenter = IntakePresenter(dienst, navigatie, LEZER)
    presenter.begin()
    return presenter


def stil(_deel: float, _tekst: str) -> None:
    """Progress that nobody looks at."""


def vul(presenter: IntakePresenter, **velden: object) -> None:
    basis = Invoer(school_id=RAVENKOOG.id, ontvangen_op=date(2027, 5, 11), ontvangen_via=OntvangenVia.POST, van_leerling=SEM)
    presenter.zet_invoer(replace(basis, **velden))  # type: ignore[arg-type]


def test_that_a_new_form_begins_today_by_the_usual_way(presenter: IntakePresenter) -> None:
    invoer = presenter.concept.invoer
    assert (invoer.ontvangen_op, invoer.ontvangen_via) == (date(2027, 5, 12), OntvangenVia.TOP_DOSSIER)
    assert presenter.bewaar() is False


def test_that_what_was_typed_and_dropped_survives(presenter: IntakePresenter, dienst: Dienst, tmp_path: Path) -> None:
    (tmp_path / "OPP.pdf").write_bytes(b"%PDF-1.7")
    presenter.zet_invoer(Invoer(van_leerling=Leerlinginvoer(roepnaam="Sem")))
    presenter.voeg_toe(presenter.lees_bestanden([tmp_path / "OPP.pdf"], stil))
    opnieuw = IntakePresenter(dienst, NepNavigatie(), LEZER)
    assert opnieuw.begin()
    assert opnieuw.concept == presenter.concept
    assert [stuk.soort for stuk in opnieuw.concept.stukken] == [Stuksoort.OPP]


def test_that_a_draft_that_waits_for_a_school_is_not_in_the_way_of_a_new_one(
    dienst: Dienst, navigatie: NepNavigatie
) -> None:
    sleutel = intakeconcept.nieuwe_sleutel()
    intakeconcept.bewaar(dienst, sleutel, Intakeconcept(invoer=Invoer(van_leerling=SEM), wacht=True))
    presenter = IntakePresenter(dienst, navigatie, LEZER)
    assert not presenter.begin()
    assert presenter.concept.leeg
    assert presenter.begin(sleutel)
    presenter.zet_invoer(replace(presenter.concept.invoer, opmerking="de stukken komen morgen"))
    presenter.bewaar()
    assert IntakePresenter(dienst, navigatie, LEZER).begin(), "somebody typed in it: one goes on with that"


def test_that_registering_goes_to_the_toetsing_and_begins_anew(
    presenter: IntakePresenter, navigatie: NepNavigatie, dienst: Dienst
) -> None:
    vul(presenter)
    aanvraag_id, melding = presenter.registreer()
    presenter.nieuw()
    presenter.naar_toetsing(aanvraag_id)
    assert melding == ""
    assert navigatie.gegaan == [("dossier", aanvraag_id, "toetsing", "open")]
    assert presenter.concept.leeg
    assert not IntakePresenter(dienst, navigatie, LEZER).begin()


def test_that_a_refusal_loses_nothing(presenter: IntakePresenter) -> None:
    vul(presenter, van_leerling=Leerlinginvoer(roepnaam="Sem"))
    assert set(presenter.fouten()) == {"leerling.achternaam", "leerling.geboortedatum"}
    with pytest.raises(InvoerError):
        presenter.registreer()
    assert presenter.concept.invoer.van_leerling.roepnaam == "Sem"


def test_that_a_letter_that_fails_does_not_undo_the_registration(dienst: Dienst, navigatie: NepNavigatie) -> None:
    def geen_brief(_dienst: Dienst, _id: AanvraagId) -> None:
        raise ToestandError("De school heeft geen adres.")

    presenter = IntakePresenter(dienst, navigatie, LEZER, bevestigen=geen_brief)
    presenter.begin()
    vul(presenter)
    _, melding = presenter.registreer()
    assert melding.endswith("De school heeft geen adres.")
    assert len(dienst.overzichten.aanvragen()) == 1


def test_that_a_year_that_looks_like_a_slip_is_asked_once_and_stops_nothing(presenter: IntakePresenter) -> None:
    vul(presenter)
    assert presenter.tegen({}) is None
    regel = presenter.herken()
    assert regel is not None
    assert "13 jaar" in regel.tekst
    vul(presenter, ontvangen_op=date(2026, 5, 11), van_leerling=replace(SEM, geboortedatum=date(1993, 10, 11)))
    tegen = presenter.tegen({})
    assert tegen is not None
    zin, toon = tegen
    assert "meer dan een half jaar geleden" in zin
    assert "33 jaar" in zin
    assert toon is Toon.LET_OP
    assert presenter.tegen({}) is None, "who says it again means it"
    vul(presenter, ontvangen_op=date(2025, 5, 11), van_leerling=replace(SEM, geboortedatum=date(1990, 10, 11)))
    assert presenter.tegen({}) is not None, "another year is asked again"
    presenter.nieuw()
    vul(presenter, ontvangen_op=date(2026, 5, 11))
    assert presenter.tegen({}) is not None, "and so is the next aanvraag"


def test_that_a_known_leerling_is_linked_unless_it_is_another_child(presenter: IntakePresenter, dienst: Dienst) -> None:
    vul(presenter)
    assert presenter.herken() is not None
    aanvraag_id, _ = presenter.registreer()
    presenter.nieuw()
    vul(presenter, van_leerling=replace(SEM, voorvoegsel="", achternaam="bergh van heemskade"))
    regel = presenter.herken()
    assert regel is not None
    assert (regel.bekend, regel.gekozen) == (True, ZELFDE)
    assert "2026-0001" in regel.tekst
    assert presenter.kies_leerling(ANDER) == ""
    tweede, _ = presenter.registreer()
    with dienst.register.lezen() as uow:
        assert uow.aanvragen.get(tweede).leerling_id != uow.aanvragen.get(aanvraag_id).leerling_id


def test_that_a_verlenging_needs_a_valid_tlv_and_says_what_to_take_instead(presenter: IntakePresenter) -> None:
    vul(presenter)
    presenter.registreer()
    presenter.nieuw()
    vul(presenter)
    assert "TLV vso – nieuw" in presenter.kies_leerling(VERLENGING)
    assert presenter.concept.soort is Soort.TLV_VSO_NIEUW


def test_that_a_verlenging_takes_kind_and_fields_from_the_earlier_tlv(presenter: IntakePresenter, dienst: Dienst) -> None:
    vul(presenter)
    eerste, _ = presenter.registreer()
    with dienst.register.schrijven() as uow:
        zitting = uow.zittingen.save(maak_zitting())
        besluit = uow.besluiten.save(maak_besluit(aanvraag_id=eerste, zitting_id=zitting.id))
        uow.verklaringen.save(maak_verklaring(aanvraag_id=eerste, besluit_id=besluit.id))
    presenter.nieuw()
    vul(presenter)
    regel = presenter.herken()
    assert regel is not None
    assert VERLENGING in {waarde for waarde, _ in regel.keuzes}
    assert presenter.kies_leerling(VERLENGING) == ""
    concept = presenter.concept
    assert (concept.soort, concept.invoer.vso.eerdere_tlv) == (Soort.TLV_VSO_VERLENGING, "OEF-2627-0119")
    assert concept.invoer.vso.ingangsdatum == date(2029, 8, 1)
    weer = presenter.herken()
    assert weer is not None
    assert weer.gekozen == VERLENGING
    tweede, _ = presenter.registreer()
    with dienst.register.lezen() as uow:
        assert uow.aanvragen.get(tweede).leerling_id == uow.aanvragen.get(eerste).leerling_id
        assert uow.aanvragen.get(tweede).toets.lijst_soort is Soort.TLV_VSO_VERLENGING


def test_that_another_name_breaks_the_link(presenter: IntakePresenter) -> None:
    vul(presenter)
    presenter.registreer()
    presenter.nieuw()
    vul(presenter)
    presenter.herken()
    assert presenter.concept.leerling_id is not None
    vul(presenter, van_leerling=replace(SEM, roepnaam="Daan"))
    presenter.herken()
    assert presenter.concept.leerling_id is None


def test_that_a_zip_becomes_its_files_and_bad_ones_are_named(presenter: IntakePresenter, tmp_path: Path) -> None:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as archief:
        archief.writestr("MDO-verslag.pdf", b"%PDF-1.7 a")
        archief.writestr("programma.pdf", b"MZ")
    (tmp_path / "dossier.zip").write_bytes(stroom.getvalue())
    (tmp_path / "leeg.pdf").write_bytes(b"")
    resultaat = presenter.lees_bestanden([tmp_path / "dossier.zip", tmp_path / "leeg.pdf", tmp_path / "weg.pdf"], stil)
    assert [stuk.soort for stuk in resultaat.stukken] == [Stuksoort.MDO]
    assert [naam for naam, _ in resultaat.geweigerd] == ["programma.pdf", "leeg.pdf", "weg.pdf"]
    assert all(f"{naam}: " in resultaat.melding for naam, _ in resultaat.geweigerd)


def test_that_a_zip_with_an_oso_file_in_it_is_taken_as_oso_with_the_rest_beside_it(
    presenter: IntakePresenter, tmp_path: Path
) -> None:  # fmt: skip
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as archief:
        archief.writestr("dossier/oso.xml", oso())
        archief.writestr("dossier/MDO-verslag.pdf", b"%PDF-1.7 a")
        archief.writestr("__MACOSX/._oso.xml", b"x")
        archief.writestr("nog een.xml", oso())
    resultaat = presenter.lees_bestanden([tmp_path / "download.zip"], stil)
    assert resultaat.overname is not None
    assert [stuk.soort for stuk in resultaat.stukken] == [Stuksoort.MDO]
    assert [naam for naam, _ in resultaat.geweigerd] == ["nog een.xml"]
    assert resultaat.melding.endswith("1 hulpbestand overgeslagen.")


def test_that_a_zip_that_cannot_be_trusted_is_named_and_the_loose_file_beside_it_goes_on(
    presenter: IntakePresenter, tmp_path: Path
) -> None:  # fmt: skip
    bom, slot = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("bom.pdf", b"\0" * 8 * 2**20)
        archief.writestr("../../etc/passwd.pdf", b"%PDF-1.7 weg")
    with zipfile.ZipFile(slot, "w") as archief:
        archief.writestr("geheim.pdf", b"%PDF-1.7 geheim")
    versleuteld = slot.getvalue().replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0").replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")  # fmt: skip
    for naam, data in (("bom.zip", bom.getvalue()), ("slot.zip", versleuteld), ("stuk.zip", b"PK\x03\x04afgebroken"),
                       ("OPP.pdf", b"%PDF-1.7 opp")):  # fmt: skip
        (tmp_path / naam).write_bytes(data)
    paden = [tmp_path / naam for naam in ("bom.zip", "slot.zip", "stuk.zip", "OPP.pdf")]
    resultaat = presenter.lees_bestanden(paden, stil)
    assert [stuk.naam for stuk in resultaat.stukken] == ["passwd.pdf", "OPP.pdf"]
    assert [naam for naam, _ in resultaat.geweigerd] == ["bom.pdf", "geheim.pdf", "stuk.zip"]
    assert "verdacht sterk ingepakt" in resultaat.melding
    assert "met een wachtwoord beveiligd" in resultaat.melding


def test_that_a_dropped_dossier_pdf_is_divided_registered_in_stukken_and_kept_once(
    presenter: IntakePresenter, tmp_path: Path, dienst: Dienst
) -> None:  # fmt: skip
    (tmp_path / "dossier.pdf").write_bytes(b"%PDF-1.7 dossier")
    presenter.voeg_toe(presenter.lees_bestanden([tmp_path / "dossier.pdf"], stil))
    stuk = presenter.concept.stukken[0]
    presenter.concept = replace(presenter.concept, stukken=(replace(stuk, paginas=9),))
    presenter.deel(stuk.bijlage_id, (Snede(begint_op=1, soort=Stuksoort.OPP), Snede(begint_op=5, soort=Stuksoort.MDO)))
    terug = IntakePresenter(dienst, NepNavigatie(), LEZER)
    assert terug.begin(presenter.sleutel)
    assert [s.soort for s in terug.concept.stukken[0].sneden] == [Stuksoort.OPP, Stuksoort.MDO]
    vul(presenter)
    aanvraag_id, _ = presenter.registreer()
    with dienst.register.lezen() as uow:
        assert [(s.soort, s.paginas) for s in uow.stukken.of_aanvraag(aanvraag_id)] == [("OPP", 4), ("MDO", 5)]
        assert len(uow.opslag.namen()) == 1


def test_that_a_file_too_large_is_refused_before_it_is_read(presenter: IntakePresenter, tmp_path: Path) -> None:
    with (tmp_path / "groot.pdf").open("wb") as bestand:
        bestand.truncate(300 * 2**20)
    resultaat = presenter.lees_bestanden([tmp_path / "groot.pdf"], stil)
    assert "groter dan 50 MB" in resultaat.melding


def test_that_the_same_file_is_taken_once(presenter: IntakePresenter, tmp_path: Path, dienst: Dienst) -> None:
    for naam in ("a.pdf", "b.pdf"):
        (tmp_path / naam).write_bytes(b"%PDF-1.7")
    gezegd = presenter.voeg_toe(presenter.lees_bestanden([tmp_path / "a.pdf", tmp_path / "b.pdf"], stil))
    assert gezegd == "b.pdf stond er al bij: het is hetzelfde bestand als a.pdf."
    assert presenter.voeg_toe(presenter.lees_bestanden([tmp_path / "a.pdf"], stil)) == "a.pdf stond er al bij."
    assert len(presenter.concept.stukken) == 1
    presenter.verwijder_stuk(presenter.concept.stukken[0].bijlage_id)
    with dienst.register.lezen() as uow:
        assert uow.opslag.namen() == frozenset()


@pytest.mark.parametrize(
    "xml",
    [
        b"<?xml version='1.0'?><ander/>",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        b"<?xml version='1.0'?><dossier>",
    ],
)
def test_that_a_wrong_oso_file_is_refused_in_one_sentence(presenter: IntakePresenter, tmp_path: Path, xml: bytes) -> None:
    (tmp_path / "oso.xml").write_bytes(xml)
    resultaat = presenter.lees_bestanden([tmp_path / "oso.xml"], stil)
    assert resultaat.overname is None
    assert resultaat.melding.startswith("oso.xml: ")


@pytest.mark.parametrize("codering", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_that_an_oso_file_opens_the_preview_in_every_coding_of_xml(
    presenter: IntakePresenter, tmp_path: Path, codering: str
) -> None:
    tekst = oso().decode().partition("?>")[2]
    kop = "<?xml version='1.0' encoding='utf-16'?>" if codering == "utf-16" else "<?xml version='1.0'?>"
    for naam in ("oso.xml", "oso.txt"):
        (tmp_path / naam).write_bytes((kop + tekst).encode(codering))
        resultaat = presenter.lees_bestanden([tmp_path / naam], stil)
        assert resultaat.melding == ""
        assert resultaat.overname is not None
        assert resultaat.overname.dossier.leerling.achternaam == "Hawa"


@pytest.mark.parametrize(
    "data",
    [b"<gegevens><iban>x</iban></gegevens>", "<gegevens><iban>x</iban></gegevens>".encode("utf-16"), b"<kapot", b"gewone tekst",
     b"<!-- a --><a/>"],
)  # fmt: skip
def test_that_xml_that_is_no_oso_is_refused_as_the_command_does_and_never_kept(
    presenter: IntakePresenter, dienst: Dienst, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "gegevens.XML").write_bytes(data)
    with pytest.raises(BestandError) as fout:
        lees_oso(data)
    resultaat = presenter.lees_bestanden([tmp_path / "gegevens.XML"], stil)
    assert resultaat.geweigerd == (("gegevens.XML", fout.value.melding),)
    assert resultaat.stukken == ()
    if data.startswith((b"<g", b"\xff")):
        (tmp_path / "gegevens.txt").write_bytes(data)
        assert presenter.lees_bestanden([tmp_path / "gegevens.txt"], stil).stukken == ()
    with dienst.register.lezen() as uow:
        assert uow.opslag.namen() == frozenset()


def test_that_a_mail_that_begins_with_a_bracket_is_a_text(presenter: IntakePresenter, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_bytes(b"<jan@voorbeeld.example> schreef: zie <bijlage>")
    assert len(presenter.lees_bestanden([tmp_path / "mail.txt"], stil).stukken) == 1


def test_that_a_whole_form_goes_through_the_fields_unchanged() -> None:
    invoer = Invoer.van(maak_formulier(), maak_leerling(), RAVENKOOG.id)
    assert van_velden(naar_velden(invoer), Invoer(b=invoer.b, vso=invoer.vso)) == invoer


def test_that_the_earliest_lawful_last_day_is_named_and_a_shorter_one_marked() -> None:
    keuzes = einddatumkeuzes(date(2027, 8, 1), date(2027, 12, 31))
    assert keuzes[0].tekst == "31 december 2027 (korter dan de wet)"
    assert keuzes[1].tekst == "31 juli 2028 (vroegst toegestaan)"
    assert einddatumkeuzes(None, None) == []
