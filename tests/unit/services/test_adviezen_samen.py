"""PrO: an advice said short, and two adviezen of a commission that met as one (screens.md 4.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Advieswijze, Criteriumoordeel, Onafhankelijkheid
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import BijlageId, PersoonId
from cvt_desktop.domain.toets import Toets
from cvt_desktop.services import adviezen, adviezen_samen
from cvt_desktop.services.adviezen_samen import Ondertekenaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.prokort import KORT, mag_kort, met_kort, zonder_kort
from tests.documents.pdf import maak_pdf
from tests.dossiers import maak_toets, voeg_stuk
from tests.factories import CRUTZER, SECRETARIS, WIEBRANDSMA, maak_aanvraag, maak_adviesinhoud
from tests.fakes.register import maak_dienst, maak_testregister
from tests.pro_opzet import FENNA, maak_pro, maak_proformulier
from ui.presenters.advies import SAMEN, AdviesPresenter

ID, DAG = maak_aanvraag().id, date(2027, 5, 3)
JA = Onafhankelijkheid(niet_in_dienst=True, niet_meegewerkt=True, niet_begeleid=True, beslist_niet_mee=True)
NEE = replace(JA, niet_begeleid=False, toelichting="Gaf in 2024 een gastles in de klas.")


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    """A dossier for praktijkonderwijs within the criteria, that waits for its adviezen."""
    dienst = maak_dienst(maak_testregister(tmp_path / "register"), SECRETARIS)
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(FENNA)
        soort = Soort.TLV_PRO_REGULIER
        uow.aanvragen.save(maak_toets(maak_aanvraag(
            status=Status.BIJ_DESKUNDIGEN, soort=soort, formulier=maak_proformulier(), leerling_id=FENNA.id,
            toets=Toets(lijst_soort=soort, lijst_versie=1))))  # fmt: skip
    return dienst


@pytest.fixture
def stuk(dienst: Dienst) -> BijlageId:
    return voeg_stuk(dienst, "advies.pdf", Stuksoort.ADVIES, maak_pdf(2), gedateerd=DAG).id


def pro_inhoud() -> Adviesinhoud:
    return maak_adviesinhoud(categorie=None, tot_en_met=None)


def ondertekenaar(persoon_id: PersoonId, o: Onafhankelijkheid = JA) -> Ondertekenaar:
    return Ondertekenaar(persoon_id=persoon_id, onafhankelijkheid=o)


def test_that_both_adviezen_are_vastgesteld_each_with_the_own_statements(dienst: Dienst, stuk: BijlageId) -> None:
    een, twee = adviezen_samen.overnemen_samen(dienst, ID, ondertekenaar(CRUTZER.id), ondertekenaar(WIEBRANDSMA.id, NEE),
                                               pro_inhoud(), stuk, DAG)  # fmt: skip
    assert [(a.volgorde, a.naam, a.vastgesteld, a.wijze, a.uit_bijlage) for a in (een, twee)] == [
        (1, CRUTZER.naam, True, Advieswijze.OVERGENOMEN, stuk), (2, WIEBRANDSMA.naam, True, Advieswijze.OVERGENOMEN, stuk)]
    assert (een.inhoud.onafhankelijkheid, twee.inhoud.onafhankelijkheid) == (JA, NEE)
    assert een.inhoud.kern == twee.inhoud.kern
    assert adviezen.stand(dienst, ID).aanvraag.status is Status.GEREED_VOOR_ZITTING


def test_that_without_the_statements_of_the_second_none_is_vastgesteld(dienst: Dienst, stuk: BijlageId) -> None:
    with pytest.raises(ToestandError) as fout:
        adviezen_samen.overnemen_samen(dienst, ID, ondertekenaar(CRUTZER.id),
                                       ondertekenaar(WIEBRANDSMA.id, Onafhankelijkheid()), pro_inhoud(), stuk, DAG)  # fmt: skip
    assert fout.value.veld == "onafhankelijkheid_2"
    stand = adviezen.stand(dienst, ID)
    assert not any(k.begonnen or k.koppeling for k in stand.kolommen)
    assert stand.aanvraag.status is Status.BIJ_DESKUNDIGEN


def test_that_it_takes_two_people_and_praktijkonderwijs(dienst: Dienst, stuk: BijlageId) -> None:
    crutzer = ondertekenaar(CRUTZER.id)
    with pytest.raises(InvoerError, match="Kies twee deskundigen"):
        adviezen_samen.overnemen_samen(dienst, ID, crutzer, crutzer, pro_inhoud(), stuk, DAG)
    with dienst.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), soort=Soort.TLV_VSO_NIEUW))
    with pytest.raises(ToestandError, match="praktijkonderwijs"):
        adviezen_samen.overnemen_samen(dienst, ID, crutzer, ondertekenaar(WIEBRANDSMA.id), pro_inhoud(), stuk, DAG)


def test_that_the_page_asks_both_people_and_keeps_what_was_typed(dienst: Dienst, stuk: BijlageId) -> None:
    p = AdviesPresenter(dienst, ID, SAMEN)
    vorm = p.vorm()
    assert (vorm.samen, vorm.kort, vorm.waarden["uit_bijlage"]) == (True, True, str(stuk))
    velden = {**vorm.waarden, "deskundige": str(CRUTZER.id), "deskundige_2": str(WIEBRANDSMA.id), "kort": True,
              "kern": "Fenna leert door te doen.", "conclusie": "POSITIEF", "stukken_gezien": ("OPP",),
              **{f"{naam}{wie}": "ja" for wie in ("", "_2")
                 for naam in ("niet_in_dienst", "niet_meegewerkt", "niet_begeleid", "beslist_niet_mee")}}  # fmt: skip
    p.bewaar_concept(velden)
    terug = AdviesPresenter(dienst, ID, SAMEN).vorm().waarden
    assert (terug["deskundige_2"], terug["beslist_niet_mee_2"], terug["kort"]) == (str(WIEBRANDSMA.id), "ja", True)
    assert p.vaststellen(velden) == "Beide adviezen zijn vastgesteld en liggen nu vast."
    een, twee = (k.advies for k in adviezen.stand(dienst, ID).kolommen)
    assert een is not None
    assert twee is not None
    assert een.inhoud.ondersteuningsbehoefte == twee.inhoud.waarom_arrangement_niet == KORT
    assert {c.oordeel for c in twee.inhoud.criteria} == {Criteriumoordeel.JA}


# --- short


def test_that_short_is_offered_within_the_criteria_only() -> None:
    binnen = maak_aanvraag(soort=Soort.TLV_PRO_REGULIER, formulier=maak_proformulier())
    assert mag_kort(binnen)
    assert not mag_kort(replace(binnen, formulier=maak_proformulier(maak_pro(iq=88))))
    assert not mag_kort(maak_aanvraag())


def test_that_own_words_stay_and_the_form_shows_them_alone() -> None:
    inhoud = met_kort(replace(pro_inhoud(), ondersteuningsbehoefte=""))
    assert (inhoud.ondersteuningsbehoefte, inhoud.waarom_arrangement_niet) == (KORT, pro_inhoud().waarom_arrangement_niet)
    assert zonder_kort(inhoud) == (replace(inhoud, ondersteuningsbehoefte=""), True)
    assert zonder_kort(pro_inhoud()) == (pro_inhoud(), False)
