"""The pupil's own letter: who gets it, what it says, and that it goes with the besluit (screens.md 5.2, 7.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.brief import Briefsoort, Verzendwijze
from cvt_desktop.domain.errors import InvoerError, NietGevondenError, ToestandError
from cvt_desktop.domain.formulier import Meningvorm
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.ports.documenten import BesluitbriefLeerling, BesluitbriefOuders
from cvt_desktop.services import brieven, eigen_brief
from cvt_desktop.services.documenten.ontvangers import leerling_ontvanger
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verzenden import Zending, instemmingen, te_verzenden, verzenden
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import VOORZITTER

_SOORT = Briefsoort.BESLUIT_LEERLING


def _getekend(map_: Path, **blok_b: object) -> Besluitopzet:
    opzet = zet_besluit_op(map_)
    opzet.wijzig_aanvraag(0, **({"eigen_brief": True} | blok_b))
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    return opzet


def _brief(opzet: Besluitopzet) -> BesluitbriefLeerling:
    document = opzet.opmaker.laatste(BesluitbriefLeerling)
    assert isinstance(document, BesluitbriefLeerling)
    return document


def test_that_a_ticked_pupil_gets_an_own_letter_with_the_same_facts_as_the_ouders(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    zelf, ouders = _brief(opzet), opzet.opmaker.laatste(BesluitbriefOuders)
    assert isinstance(ouders, BesluitbriefOuders)
    assert (zelf.uitkomst, zelf.bezwaar, zelf.kop, zelf.meegenomen) == (
        ouders.uitkomst, ouders.bezwaar, ouders.kop, ouders.meegenomen)  # fmt: skip
    assert zelf.aanhef == "Beste Mikołaj"
    assert [r.soort for r in brieven.lijst(opzet.dienst, opzet.aanvraag_id())][-1] is _SOORT


def test_that_without_the_tick_no_letter_is_made_and_the_preview_says_why(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path, eigen_brief=False)
    assert _SOORT not in {r.soort for r in brieven.lijst(opzet.dienst, opzet.aanvraag_id())}
    with pytest.raises(NietGevondenError, match="geen eigen brief"):
        brieven.voorbeeld_besluit(opzet.dienst, opzet.besluit(), _SOORT)


def test_that_the_besluit_is_bekendgemaakt_only_when_the_letter_of_the_pupil_has_left_too(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    dag = date(2027, 5, 12)
    klaar = te_verzenden(opzet.dienst, opzet.aanvraag_id())
    anderen = tuple(Zending(brief_id=b.id, op=dag, wijze=Verzendwijze.POST) for b in klaar if b.soort is not _SOORT)
    assert not verzenden(opzet.dienst, opzet.aanvraag_id(), anderen).bekendgemaakt
    eigen = tuple(Zending(brief_id=b.id, op=dag, wijze=Verzendwijze.POST) for b in klaar if b.soort is _SOORT)
    assert verzenden(opzet.dienst, opzet.aanvraag_id(), eigen).bekendgemaakt


def test_that_the_letter_of_the_pupil_goes_on_paper_only(tmp_path: Path) -> None:
    opzet = _getekend(tmp_path)
    brief = next(b for b in te_verzenden(opzet.dienst, opzet.aanvraag_id()) if b.soort is _SOORT)
    assert brief.id not in instemmingen(opzet.dienst, opzet.aanvraag_id())
    zending = Zending(brief_id=brief.id, op=date(2027, 5, 12), wijze=Verzendwijze.BEVEILIGDE_MAIL)
    with pytest.raises(InvoerError, match="De brief aan de leerling kan alleen elektronisch"):
        verzenden(opzet.dienst, opzet.aanvraag_id(), (zending,))


@pytest.mark.parametrize(
    ("vorm", "zin"),
    [(Meningvorm.WILDE_NIET, "Je wilde niet vertellen"), (Meningvorm.NIET_GEVRAAGD, "Je school heeft je niet gevraagd"),
     (None, "Wat jij ervan vindt, staat niet in de stukken")],
)  # fmt: skip
def test_that_a_pupil_without_own_words_is_told_so_in_the_second_person(
    tmp_path: Path, vorm: Meningvorm | None, zin: str
) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.wijzig_aanvraag(eigen_brief=True, mening="", mening_vorm=vorm)
    brieven.voorbeeld_besluit(opzet.dienst, opzet.besluit(), _SOORT)
    assert _brief(opzet).mening_leerling.startswith(zin)
    assert not _brief(opzet).mening_eigen_woorden


def test_that_a_geheim_address_of_a_verzorger_is_never_taken_for_that_of_the_pupil(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.wijzig_aanvraag(eigen_brief=True)
    gegevens = opzet.beeld().gegevens
    zonder = replace(gegevens.leerling, adres=Adres())
    bekend = leerling_ontvanger(gegevens.aanvraag, zonder)
    assert bekend is not None
    assert bekend.adres == gegevens.aanvraag.formulier.b.verzorgers[0].adres
    verzorgers = tuple(replace(v, adres_geheim=True) for v in gegevens.aanvraag.formulier.b.verzorgers)
    opzet.wijzig_aanvraag(verzorgers=verzorgers)
    geheim = leerling_ontvanger(opzet.beeld().gegevens.aanvraag, zonder)
    assert geheim is not None
    assert not geheim.adres.volledig


def test_that_a_letter_of_the_pupil_without_address_stops_the_signing(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.wijzig_aanvraag(eigen_brief=True)
    with opzet.zitting.register.schrijven() as uow:
        uow.leerlingen.save(replace(uow.leerlingen.get(leerling_id_van(opzet.zitting.aanvraag())), adres=Adres()))
    verzorgers = opzet.beeld().gegevens.aanvraag.formulier.b.verzorgers
    assert not [b for b in opzet.beeld().bevindingen if "de leerling" in b.tekst and b.veld.startswith("geadresseerden")]
    opzet.wijzig_aanvraag(verzorgers=tuple(replace(v, adres_geheim=True) for v in verzorgers))
    assert [b for b in opzet.beeld().bevindingen if "de leerling" in b.tekst and b.veld.startswith("geadresseerden")]


def test_that_what_the_secretaris_wrote_for_the_pupil_stands_in_that_letter_only(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.wijzig_aanvraag(eigen_brief=True)
    besluit = opzet.schrijf(voor_leerling="Je krijgt een kleine klas.")
    brieven.voorbeeld_besluit(opzet.dienst, besluit, _SOORT)
    assert _brief(opzet).voor_leerling == "Je krijgt een kleine klas."
    brieven.voorbeeld_besluit(opzet.dienst, besluit, Briefsoort.BESLUIT_OUDERS)
    ouders = opzet.opmaker.laatste(BesluitbriefOuders)
    assert isinstance(ouders, BesluitbriefOuders)
    assert "kleine klas" not in ouders.uitleg


# --- proposed from an age on ------------------------------------------------------------------------------------------


def _van(map_: Path, geboren: date, **blok_b: object) -> Besluitopzet:
    opzet = zet_besluit_op(map_)
    opzet.wijzig_aanvraag(0, **({"eigen_brief": False} | blok_b))
    with opzet.dienst.register.schrijven() as uow:
        leerling = uow.leerlingen.get(leerling_id_van(uow.aanvragen.get(opzet.aanvraag_id())))
        uow.leerlingen.save(replace(leerling, geboortedatum=geboren))
    return opzet


@pytest.mark.parametrize(("geboren", "leeftijd"), [(date(2011, 5, 12), 16), (date(2011, 5, 13), None), (date(2009, 1, 1), 18)])
def test_that_the_letter_is_proposed_from_the_age_of_the_setting_on(tmp_path: Path, geboren: date, leeftijd: int | None) -> None:
    opzet = _van(tmp_path, geboren)
    assert eigen_brief.voorstel(opzet.dienst, opzet.aanvraag_id()) == leeftijd


def test_that_the_age_is_a_setting(tmp_path: Path) -> None:
    opzet = _van(tmp_path, date(2011, 5, 12))
    with opzet.dienst.register.schrijven() as uow:
        nu = uow.instellingen.op(date(2027, 5, 12))
        uow.instellingen.save(replace(nu, reglement=replace(nu.reglement, eigen_brief_vanaf=17)))
    assert eigen_brief.voorstel(opzet.dienst, opzet.aanvraag_id()) is None


def test_that_after_it_is_given_the_letter_is_there_and_nothing_is_proposed(tmp_path: Path) -> None:
    opzet = _van(tmp_path, date(2011, 1, 1))
    eigen_brief.geven(opzet.dienst, opzet.aanvraag_id())
    assert eigen_brief.voorstel(opzet.dienst, opzet.aanvraag_id()) is None
    brieven.voorbeeld_besluit(opzet.dienst, opzet.besluit(), _SOORT)
    assert _brief(opzet).aanhef == "Beste Mikołaj"


def test_that_once_the_letters_are_made_nothing_is_proposed_and_nothing_can_be_added(tmp_path: Path) -> None:
    opzet = _van(tmp_path, date(2011, 1, 1))
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    assert eigen_brief.voorstel(opzet.dienst, opzet.aanvraag_id()) is None
    with pytest.raises(ToestandError, match="terug naar concept"):
        eigen_brief.geven(opzet.dienst, opzet.aanvraag_id())
