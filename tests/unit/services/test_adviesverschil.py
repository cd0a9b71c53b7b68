"""The adviezen differ: three ways on, with a reason that stays (screens.md 4.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.adviesverschil import Verschilweg, keuze_open, verschillen_wezenlijk
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.deskundigenadvies import Conclusie
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.ports.documenten import BesluitbriefLeerling, BesluitbriefOuders, BesluitbriefSchool
from cvt_desktop.services import adviesverschil, adviezen, brieven, toetsing
from cvt_desktop.services.deskundigen import kandidaten
from cvt_desktop.services.geschiedenis import tijdlijn
from cvt_desktop.services.koppelen import koppelen
from tests.besluit_opzet import zet_besluit_op
from tests.factories import (
    BENSALEM,
    BESTUURDER,
    CRUTZER,
    SECRETARIS,
    VANDAAG,
    VOORZITTER,
    maak_advies,
    maak_adviesinhoud,
)
from tests.zitting_opzet import Opzet, zet_op

REDEN = "de deskundigen wegen de belastbaarheid anders"


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    """Zoë: the adviezen differ in the advice itself; both are there and the toets is closed."""
    opzet = zet_op(tmp_path, aantal=4, op_agenda=False)
    opzet.dossiers[:] = [opzet.dossiers[1], opzet.dossiers[3]]
    with opzet.register.schrijven() as uow:
        for nummer in (0, 1):
            aanvraag = uow.aanvragen.get(opzet.dossiers[nummer].id)
            uow.aanvragen.save(replace(aanvraag, status=Status.BIJ_DESKUNDIGEN))
    return opzet


def _kies(opzet: Opzet, weg: Verschilweg, reden: str = REDEN, op: date | None = None, wie: Persoon = SECRETARIS) -> Status:
    return adviesverschil.kiezen(opzet.als(wie), opzet.dossiers[0].id, weg, reden, op).status


def _derde(opzet: Opzet, wie: PersoonId) -> None:
    koppelen(opzet.dienst, opzet.dossiers[0].id, 3, wie)


def test_that_a_difference_in_the_advice_or_the_category_asks_for_a_choice_and_one_in_the_duration_does_not() -> None:
    een = maak_advies(volgorde=1, inhoud=maak_adviesinhoud()).vaststellen(VANDAAG)

    def met(**velden: object) -> bool:
        return verschillen_wezenlijk((een, maak_advies(volgorde=2, inhoud=maak_adviesinhoud(**velden)).vaststellen(VANDAAG)))

    assert not met()
    assert not met(tot_en_met=date(2028, 7, 31))
    assert met(categorie=Categorie.HOOG)
    assert met(conclusie=Conclusie.NEGATIEF, categorie=None, tot_en_met=None)
    assert not verschillen_wezenlijk((een,))


def test_that_a_dossier_with_differing_adviezen_waits_for_a_choice(opzet: Opzet) -> None:
    with opzet.register.lezen() as uow:
        verschilt, gelijk = (uow.aanvragen.get(d.id) for d in opzet.dossiers)
        assert toetsing.naar_gereed(uow, verschilt).status is Status.BIJ_DESKUNDIGEN
        assert toetsing.naar_gereed(uow, gelijk).status is Status.GEREED_VOOR_ZITTING
    assert adviezen.stand(opzet.dienst, opzet.dossiers[0].id).keuze_open


def test_that_the_zitting_as_way_on_makes_it_ready_and_keeps_the_reason(opzet: Opzet) -> None:
    assert _kies(opzet, Verschilweg.ZITTING, wie=VOORZITTER) is Status.GEREED_VOOR_ZITTING
    [keuze] = opzet.aanvraag().verschilkeuzes
    assert (keuze.weg, keuze.reden, keuze.door, keuze.op) == (Verschilweg.ZITTING, REDEN, VOORZITTER.id, VANDAAG)
    zinnen = {r.tekst for r in tijdlijn(opzet.dienst, opzet.dossiers[0].id)}
    assert any("Adviezen verschillen: weg gekozen" in zin for zin in zinnen)
    assert any(REDEN in zin for zin in zinnen)


@pytest.mark.parametrize("weg", list(Verschilweg))
def test_that_each_way_asks_for_its_reason(opzet: Opzet, weg: Verschilweg) -> None:
    with pytest.raises(InvoerError, match="waarom"):
        _kies(opzet, weg, "  ", date(2027, 5, 14))
    assert opzet.aanvraag().verschilkeuzes == ()


@pytest.mark.parametrize("wie", [BENSALEM, BESTUURDER, CRUTZER])
def test_that_only_secretaris_and_voorzitter_choose(opzet: Opzet, wie: Persoon) -> None:
    with pytest.raises(GeenRechtError):
        _kies(opzet, Verschilweg.ZITTING, wie=wie)


def test_that_an_mdo_needs_a_day_and_comes_back_on_it(opzet: Opzet) -> None:
    for dag in (None, date(2027, 5, 11)):
        with pytest.raises(InvoerError, match="vandaag of later"):
            _kies(opzet, Verschilweg.MDO, op=dag)
    assert _kies(opzet, Verschilweg.MDO, op=date(2027, 5, 20)) is Status.BIJ_DESKUNDIGEN
    assert any("MDO met beide" in o.tekst for o in opzet.dienst.overzichten.opvolgingen(date(2027, 5, 20)))
    with opzet.register.lezen() as uow:
        assert toetsing.naar_gereed(uow, opzet.aanvraag()).status is Status.BIJ_DESKUNDIGEN
    assert _kies(opzet, Verschilweg.ZITTING) is Status.GEREED_VOOR_ZITTING
    assert [k.weg for k in opzet.aanvraag().verschilkeuzes] == [Verschilweg.MDO, Verschilweg.ZITTING]


def test_that_a_third_deskundige_is_asked_after_that_was_chosen_only(opzet: Opzet) -> None:
    with pytest.raises(ToestandError, match="als de adviezen verschillen"):
        _derde(opzet, _vrije(opzet))
    assert _kies(opzet, Verschilweg.DERDE) is Status.BIJ_DESKUNDIGEN
    assert len(adviezen.stand(opzet.dienst, opzet.dossiers[0].id).kolommen) == 3
    een = opzet.aanvraag().koppelingen[0].persoon_id if opzet.aanvraag().koppelingen else _adviseur(opzet)
    with pytest.raises(ToestandError):
        _derde(opzet, een)
    _derde(opzet, _vrije(opzet))
    with pytest.raises(ToestandError, match="Wacht op dat advies"):
        _kies(opzet, Verschilweg.ZITTING)


def _adviseur(opzet: Opzet) -> PersoonId:
    with opzet.register.lezen() as uow:
        return uow.adviezen.of_aanvraag(opzet.dossiers[0].id)[0].persoon_id


def _vrije(opzet: Opzet) -> PersoonId:
    return next(k.persoon.id for k in kandidaten(opzet.dienst, opzet.dossiers[0].id, 3) if k.past and not k.vraagt_reden)


def test_that_the_third_advice_makes_the_dossier_ready_by_itself(opzet: Opzet) -> None:
    _kies(opzet, Verschilweg.DERDE)
    wie = _vrije(opzet)
    _derde(opzet, wie)
    with opzet.register.lezen() as uow:
        persoon = uow.personen.get(wie)
    adviezen.vaststellen(opzet.als(persoon), opzet.dossiers[0].id, maak_adviesinhoud(kern="Een derde blik."))
    assert opzet.aanvraag().status is Status.GEREED_VOOR_ZITTING
    with pytest.raises(ToestandError, match="al een derde advies"):
        _kies(opzet, Verschilweg.DERDE)
    with opzet.register.lezen() as uow:
        assert not keuze_open(opzet.aanvraag().verschilkeuzes, uow.adviezen.of_aanvraag(opzet.dossiers[0].id))


def test_that_on_an_agenda_nothing_is_chosen_any_more(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=2)
    with pytest.raises(ToestandError, match="agenda"):
        adviesverschil.kiezen(opzet.dienst, opzet.dossiers[1].id, Verschilweg.ZITTING, REDEN)


def test_that_the_letters_name_the_third_advice_with_its_kern(tmp_path: Path) -> None:
    besloten = zet_besluit_op(tmp_path)
    with besloten.zitting.register.schrijven() as uow:
        derde = maak_advies(volgorde=3, aanvraag_id=besloten.aanvraag_id(), persoon_id=CRUTZER.id, naam="Derde Deskundige",
                            inhoud=maak_adviesinhoud(kern="Een derde blik: de belastbaarheid is laag."))  # fmt: skip
        uow.adviezen.save(derde)
    brieven.voorbeeld_besluit(besloten.dienst, besloten.besluit(), Briefsoort.BESLUIT_SCHOOL)
    zonder = besloten.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(zonder, BesluitbriefSchool)
    assert "Derde Deskundige" not in zonder.redenen.verschil  # still being written
    with besloten.zitting.register.schrijven() as uow:
        [concept] = [a for a in uow.adviezen.of_aanvraag(besloten.aanvraag_id()) if a.volgorde == 3]
        uow.adviezen.save(concept.vaststellen(VANDAAG))
    brieven.voorbeeld_besluit(besloten.dienst, besloten.besluit(), Briefsoort.BESLUIT_SCHOOL)
    met = besloten.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(met, BesluitbriefSchool)
    assert "ook Derde Deskundige" in met.redenen.verschil
    assert "Een derde blik" in met.redenen.verschil
    assert "advies van Derde Deskundige" in met.bijlagen
    brieven.voorbeeld_besluit(besloten.dienst, besloten.besluit(), Briefsoort.BESLUIT_OUDERS)
    ouders = besloten.opmaker.laatste(BesluitbriefOuders)
    assert isinstance(ouders, BesluitbriefOuders)
    assert ouders.derde == f"Derde Deskundige ({derde.beroep})"
    assert "de drie adviezen" in ouders.bijlagen
    besloten.wijzig_aanvraag(0, eigen_brief=True)
    brieven.voorbeeld_besluit(besloten.dienst, besloten.besluit(), Briefsoort.BESLUIT_LEERLING)
    leerling = besloten.opmaker.laatste(BesluitbriefLeerling)
    assert isinstance(leerling, BesluitbriefLeerling)
    assert leerling.adviezen == 3
