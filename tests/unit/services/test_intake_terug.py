"""Ctrl+Z after registering: the aanvraag is a concept again with its fields, files and kenmerk, or stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.errors import NietGevondenError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.services import brieven, notities, verwijderen, verzenden
from cvt_desktop.services.concepten import bewaar_concept, lees_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.indelen import voorstel_openen
from cvt_desktop.services.intake import NieuweAanvraag, formulier_wijzigen, leerling_wijzigen, registreren
from cvt_desktop.services.intake_terug import naar_concept
from cvt_desktop.services.intakeconcept import Intakeconcept, bewaar, lees, nieuwe_sleutel
from cvt_desktop.services.registercontrole import Puntstand, controleer
from cvt_desktop.services.stukken import voorbereiden
from cvt_desktop.services.verzenden import Zending
from tests.factories import SECRETARIS, maak_leerling
from tests.fakes.register import maak_dienst, maak_testregister
from tests.unit.services.test_intake import LEZER, PDF, minimaal


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), SECRETARIS)


def registreer(dienst: Dienst, **velden: object) -> tuple[AanvraagId, str, Intakeconcept]:
    """As the page does it: the draft is kept, registered and confirmed."""
    sleutel, stuk = nieuwe_sleutel(), voorbereiden(dienst, LEZER, "OPP 2026-2027.pdf", PDF)
    concept = Intakeconcept(**{"invoer": minimaal(), "stukken": (stuk,), **velden})  # type: ignore[arg-type]
    bewaar(dienst, sleutel, concept)
    return _registreer(dienst, sleutel, concept), sleutel, concept


def _registreer(dienst: Dienst, sleutel: str, c: Intakeconcept) -> AanvraagId:
    id_ = registreren(dienst, NieuweAanvraag(soort=c.soort, invoer=c.invoer, leerling_id=c.leerling_id, stukken=c.stukken,
                                             herkomst=c.herkomst, concept=sleutel, kenmerk=c.kenmerk))  # fmt: skip
    brieven.ontvangstbevestiging_maken(dienst, id_, bij_registratie=True)
    return id_


def kenmerk(dienst: Dienst, id_: AanvraagId) -> str:
    with dienst.register.lezen() as uow:
        return uow.aanvragen.get(id_).kenmerk


def test_that_one_ctrl_z_makes_the_concept_again_and_registering_it_gives_the_same_kenmerk(dienst: Dienst) -> None:
    id_, sleutel, concept = registreer(dienst)
    with dienst.register.lezen() as uow:
        aanvraag = uow.aanvragen.get(id_)
    formulier_wijzigen(dienst, id_, replace(aanvraag.formulier, a=replace(aanvraag.formulier.a, spoed="thuiszitter")),
                       aanvraag.versie)  # fmt: skip
    assert dienst.teruglijst.neem_terug().startswith("de registratie van 2026-0001; ")
    assert dienst.teruglijst.concept == sleutel
    terug = lees(dienst, sleutel)
    assert terug is not None
    assert terug == replace(concept, kenmerk="2026-0001", ander_kind=True, invoer=replace(concept.invoer, spoed="thuiszitter"))
    assert voorstel_openen(dienst, terug.stukken[0]) == PDF
    with dienst.register.lezen() as uow:
        assert not uow.brieven.of_aanvraag(id_)
        assert aanvraag.leerling_id is not None
        with pytest.raises(NietGevondenError):
            uow.leerlingen.get(aanvraag.leerling_id)
        with pytest.raises(NietGevondenError):
            uow.aanvragen.get(id_)
        assert uow.logboek.laatste(1)[0].actie == Actie.REGISTRATIE_TERUGNEMEN
    assert [p.stand for p in controleer(dienst).punten if p.stand is Puntstand.FOUT] == [], "the log knows that it went"
    assert kenmerk(dienst, _registreer(dienst, sleutel, terug)) == "2026-0001"
    andere, _, _ = registreer(dienst, invoer=minimaal(roepnaam="Zoë"), stukken=())
    assert kenmerk(dienst, andere) == "2026-0002", "no number twice, and no hole"


def _verzend(dienst: Dienst, id_: AanvraagId) -> None:
    with dienst.register.lezen() as uow:
        (brief, *_) = uow.brieven.of_aanvraag(id_)
    verzenden.verzenden(dienst, id_, (Zending(brief_id=brief.id, wijze=Verzendwijze.POST, op=dienst.klok.today()),))


GEBEURD: dict[str, Callable[[Dienst, AanvraagId], object]] = {
    "al-bevestigd": _verzend,
    "verder-gewerkt": lambda d, id_: notities.schrijven(d, id_, Notitiesoort.TELEFOON, "School gebeld"),
}


@pytest.mark.parametrize("code", GEBEURD)
def test_that_what_left_or_went_on_stays_registered(dienst: Dienst, code: str) -> None:
    id_, sleutel, concept = registreer(dienst)
    GEBEURD[code](dienst, id_)
    with pytest.raises(ToestandError) as fout:
        naar_concept(dienst, id_, sleutel, concept.stukken, None)
    assert fout.value.code == code
    assert kenmerk(dienst, id_) == "2026-0001"
    assert lees(dienst, sleutel) is None


def test_that_a_known_pupil_is_as_before_and_stays_linked(dienst: Dienst) -> None:
    """The wrong pupil was chosen: what the form wrote over is there again."""
    with dienst.register.schrijven() as uow:
        bekend = uow.leerlingen.save(replace(maak_leerling("Sem", "Bergh van Heemskade", voorvoegsel="van den"),
                                             geboortedatum=minimaal().van_leerling.geboortedatum, woonplaats="Meerstede"))  # type: ignore[arg-type]
    eerste, _, _ = registreer(dienst, leerling_id=bekend.id, stukken=())
    adres = Adres(straat="Kade 1", postcode="1999 AA", plaats="Duinhage")
    _, sleutel, _ = registreer(dienst, leerling_id=bekend.id, stukken=(),
                               invoer=minimaal(woonplaats="Duinhage", adres=adres))  # fmt: skip
    dienst.teruglijst.neem_terug()
    with dienst.register.lezen() as uow:
        nu = uow.leerlingen.get(bekend.id)
        assert uow.aanvragen.get(eerste).leerling_id == bekend.id
    assert (nu.woonplaats, nu.adres) == ("Meerstede", bekend.adres)
    terug = lees(dienst, sleutel)
    assert terug is not None
    assert (terug.leerling_id, terug.invoer.van_leerling.woonplaats) == (bekend.id, "Duinhage")


def test_that_what_another_dossier_says_of_the_pupil_since_is_not_undone(dienst: Dienst) -> None:
    """Typing in a dossier leaves Ctrl+Z as it is: without this the address of today would be that of before, unseen."""
    with dienst.register.schrijven() as uow:
        bekend = uow.leerlingen.save(replace(maak_leerling("Sem", "Bergh van Heemskade", voorvoegsel="van den"),
                                             geboortedatum=minimaal().van_leerling.geboortedatum, woonplaats="Meerstede"))  # type: ignore[arg-type]
    eerste, _, _ = registreer(dienst, leerling_id=bekend.id, stukken=())
    tweede, sleutel, _ = registreer(dienst, leerling_id=bekend.id, stukken=(), invoer=minimaal(woonplaats="Duinhage"))

    def verhuis(dossier: AanvraagId, plaats: str) -> None:
        with dienst.register.lezen() as lezer:
            nu = lezer.leerlingen.get(bekend.id)
        leerling_wijzigen(dienst, dossier, replace(nu, woonplaats=plaats))

    verhuis(tweede, "Sluisoord")
    verhuis(eerste, "Ravenkoog")
    with pytest.raises(ToestandError) as fout:
        dienst.teruglijst.neem_terug()
    assert fout.value.code == "leerling-gewijzigd"
    with dienst.register.lezen() as lezer:
        assert lezer.leerlingen.get(bekend.id).woonplaats == "Ravenkoog"
    assert kenmerk(dienst, tweede)
    assert lees(dienst, sleutel) is None


def test_that_what_the_dossier_itself_says_of_the_pupil_is_undone_with_it(dienst: Dienst) -> None:
    with dienst.register.schrijven() as uow:
        bekend = uow.leerlingen.save(replace(maak_leerling("Sem", "Bergh van Heemskade", voorvoegsel="van den"),
                                             geboortedatum=minimaal().van_leerling.geboortedatum, woonplaats="Meerstede"))  # type: ignore[arg-type]
    registreer(dienst, leerling_id=bekend.id, stukken=())
    id_, _, _ = registreer(dienst, leerling_id=bekend.id, stukken=())
    leerling_wijzigen(dienst, id_, replace(bekend, woonplaats="Sluisoord"))
    dienst.teruglijst.neem_terug()
    with dienst.register.lezen() as lezer:
        assert lezer.leerlingen.get(bekend.id).woonplaats == "Meerstede"


def test_that_a_page_still_open_brings_nothing_back_of_a_dossier_that_is_gone(dienst: Dienst) -> None:
    """The draft of a page is written half a second after the last key: then the dossier may be gone (ADR 0076)."""
    id_, _, _ = registreer(dienst)
    sleutel = f"aanvraag/{id_}"
    bewaar_concept(dienst, sleutel, minimaal())
    dienst.teruglijst.neem_terug()
    assert lees_concept(dienst, sleutel, type(minimaal())) is None
    bewaar_concept(dienst, sleutel, minimaal())
    assert lees_concept(dienst, sleutel, type(minimaal())) is None
    blijft, _, _ = registreer(dienst, soort=Soort.TLV_VSO_NIEUW, stukken=())
    bewaar_concept(dienst, f"aanvraag/{blijft}", minimaal())
    assert lees_concept(dienst, f"aanvraag/{blijft}", type(minimaal())) == minimaal()
    assert not verwijderen.lijst(dienst)
