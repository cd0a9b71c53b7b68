"""Where selected text can go, how it gets there with its place, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.stukdeel import Snede
from cvt_desktop.services.concepten import bewaar_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intake import formulier_wijzigen
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.stukken import Stukvoorstel
from tests.besluit_opzet import zet_besluit_op
from tests.dossiers import Wegwijzer, vul_dossier
from tests.factories import MIKOLAJ, RAVENKOOG, RIETDIJK, SECRETARIS, maak_aanvraag, maak_formulier, uuid_van
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.intakelezen import plaatsnaam
from ui.presenters.overneemvelden import Doel, doelen, lees, zet
from ui.presenters.tekstovername import OvernemenPresenter, dossierdoelen
from ui.presenters.toetsdoelen import Toetsdoelen
from ui.presenters.toetsing import ToetsingPresenter

ID = maak_aanvraag().id
PLAATS = "OPP p. 6"


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)


def nu(dienst: Dienst) -> Aanvraag:
    with dienst.register.lezen() as uow:
        return uow.aanvragen.get(ID)


def doel(presenter: OvernemenPresenter, sleutel: str) -> Doel:
    return next(d for d in presenter.doelen() if d.sleutel == sleutel)


def als(dienst: Dienst, persoon: Persoon) -> Dienst:
    return maak_dienst(dienst.register, persoon)  # type: ignore[arg-type]


def test_that_text_goes_behind_what_stands_there_or_in_its_place_with_its_place_and_back(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = dossierdoelen(dienst, ID)
    was = nu(dienst).formulier.vso.hoofddoel
    uit = presenter.neem_over(doel(presenter, "vso.hoofddoel"), "rustig opbouwen", PLAATS)
    assert nu(dienst).formulier.vso.hoofddoel == f"{was} rustig opbouwen ({PLAATS})"
    assert uit.melding == f"Overgenomen in ‘Hoofddoel in het vso’. Wordt {len(was.split()) + 5} van 100 woorden."
    assert uit.ongedaan() == "‘Hoofddoel in het vso’ is weer zoals het was."
    assert nu(dienst).formulier.vso.hoofddoel == was
    presenter.neem_over(doel(presenter, "vso.hoofddoel"), "anders", "", vervangen=True)
    assert nu(dienst).formulier.vso.hoofddoel == "anders"
    assert presenter.laatste == "vso.hoofddoel"


def test_that_undo_leaves_alone_what_somebody_changed_afterwards(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = dossierdoelen(dienst, ID)
    uit = presenter.neem_over(doel(presenter, "vso.hoofddoel"), "rust", PLAATS)
    aanvraag = nu(dienst)
    formulier_wijzigen(dienst, ID, zet(aanvraag.formulier, "vso.hoofddoel", "Van iemand anders."), aanvraag.versie)
    with pytest.raises(ToestandError, match="intussen gewijzigd"):
        uit.ongedaan()
    assert nu(dienst).formulier.vso.hoofddoel == "Van iemand anders."


def test_that_a_row_keeps_the_place_in_its_own_vindplaats_and_a_new_row_goes_again(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = dossierdoelen(dienst, ID)
    rijen = nu(dienst).formulier.vso.geprobeerd
    nieuw = doel(presenter, f"vso.geprobeerd.{len(rijen) + 1}.wat")
    assert nieuw.naam == "Wat is geprobeerd: nieuwe rij"
    uit = presenter.neem_over(nieuw, "Time-out in de gang", PLAATS)
    rij = nu(dienst).formulier.vso.geprobeerd[-1]
    assert (rij.wat, rij.vindplaats) == ("Time-out in de gang", PLAATS)
    presenter.neem_over(doel(presenter, f"vso.geprobeerd.{len(rijen) + 1}.effect"), "hielp kort", "MDO p. 1")
    rij = nu(dienst).formulier.vso.geprobeerd[-1]
    assert (rij.effect, rij.vindplaats) == ("hielp kort", f"{PLAATS}; MDO p. 1")
    uit.ongedaan()
    assert nu(dienst).formulier.vso.geprobeerd == rijen


def test_that_the_view_of_each_verzorger_is_a_field_of_its_own(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = dossierdoelen(dienst, ID)
    gevonden = doel(presenter, "b.verzorgers.2.zienswijze")
    assert nu(dienst).formulier.b.verzorgers[1].naam in gevonden.naam
    assert gevonden.nu not in repr(gevonden)
    presenter.neem_over(gevonden, "Ik ben het eens.", PLAATS, vervangen=True)
    assert nu(dienst).formulier.b.verzorgers[1].zienswijze == f"Ik ben het eens. ({PLAATS})"


@pytest.mark.parametrize("soort", [s for s in Soort if s is not Soort.GROEPSARRANGEMENT])
def test_that_every_field_that_is_offered_exists_and_takes_words(soort: Soort) -> None:
    formulier = maak_formulier()
    for gevonden in doelen(soort, formulier):
        assert lees(zet(formulier, gevonden.sleutel, "woorden", PLAATS), gevonden.sleutel) == "woorden"


def test_that_what_does_not_fit_or_is_empty_is_refused_with_what_to_do(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    presenter = dossierdoelen(dienst, ID)
    was = nu(dienst)
    with pytest.raises(InvoerError, match="Kies eerst een stuk tekst"):
        presenter.neem_over(doel(presenter, "vso.hoofddoel"), " ", PLAATS)
    with pytest.raises(InvoerError, match="neemt 400 tekens"):
        presenter.neem_over(doel(presenter, "vso.hulpverlening"), "woord " * 90, PLAATS)
    bewaar_concept(dienst, f"aanvraag/{ID}", Invoer.van(was.formulier, MIKOLAJ, RAVENKOOG.id))
    with pytest.raises(ToestandError, match="tabblad Aanvraag"):
        presenter.neem_over(doel(presenter, "vso.hoofddoel"), "rust", PLAATS)
    assert nu(dienst) == was


def test_that_nothing_is_offered_to_who_does_not_write_or_when_the_aanvraag_is_closed(dienst: Dienst) -> None:
    vul_dossier(dienst, stukken=False)
    assert dossierdoelen(als(dienst, RIETDIJK), ID).doelen() == ()
    with dienst.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), status=Status.INGETROKKEN))
    assert dossierdoelen(dienst, ID).doelen() == ()


def test_that_the_reasons_of_a_concept_take_words_and_those_of_a_besluit_in_the_tekenmap_do_not(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    presenter = dossierdoelen(opzet.dienst, opzet.aanvraag_id())
    was = opzet.besluit().redenen.nodig
    uit = presenter.neem_over(doel(presenter, "redenen.nodig"), "een kleine groep", PLAATS)
    assert opzet.besluit().redenen.nodig == f"{was} een kleine groep ({PLAATS})".strip()
    uit.ongedaan()
    assert opzet.besluit().redenen.nodig == was
    with opzet.zitting.register.schrijven() as uow:
        uow.besluiten.save(replace(opzet.besluit(), toestand=Besluittoestand.TE_TEKENEN))
    assert not any(d.groep == "Besluit" for d in presenter.doelen())


def test_that_the_question_of_the_toets_takes_words_and_the_place_becomes_its_link(dienst: Dienst) -> None:
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.IN_TOETSING))
    toets = ToetsingPresenter(dienst, Wegwijzer(), ID)
    code = ["O2"]
    presenter = OvernemenPresenter(Toetsdoelen(toets, lambda: code[0], lambda: None))
    presenter.neem_over(doel(presenter, "toets.O2"), "Getekend door de rector.", PLAATS)
    assert toets.punt("O2").toelichting == f"Getekend door de rector. ({PLAATS})"
    toets.antwoord("O2", "ja")
    uit = presenter.neem_over(doel(presenter, "toets.O2"), "Namens het bestuur.", "", vervangen=True)
    assert toets.punt("O2").toelichting == "Namens het bestuur."
    uit.ongedaan()
    assert toets.punt("O2").toelichting == f"Getekend door de rector. ({PLAATS})"
    code[0] = ""
    assert presenter.doelen() == ()


def test_that_a_dropped_file_calls_its_places_as_the_dossier_will() -> None:
    stuk = Stukvoorstel(
        bijlage_id=BijlageId(uuid_van("stuk")), naam="dossier.pdf", soort=Stuksoort.OPP, vorm=Bestandsvorm.PDF, bytes=1,
        sha256="", paginas=9,
    )  # fmt: skip
    assert plaatsnaam(stuk, 6) == PLAATS
    sneden = (Snede(begint_op=1, soort=Stuksoort.OPP), Snede(begint_op=4, soort=Stuksoort.MDO))
    assert plaatsnaam(replace(stuk, sneden=sneden), 6) == "MDO-verslag p. 3"
    assert plaatsnaam(replace(stuk, vorm=Bestandsvorm.DOCX), 1) == "OPP"
