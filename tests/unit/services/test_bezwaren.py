"""The register of bezwaren: the dossier follows, nothing is refused for being late, and who decided does not decide again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.bezwaar import (
    Bezwaaradvies,
    Bezwaarbeslissing,
    Bezwaartoestand,
    Gevolg,
    Herstelverzoek,
    Oordeel,
    Verdaging,
)
from cvt_desktop.domain.errors import CvtError, GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import BezwaarId, PersoonId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.tlv import NA_BEZWAAR, Tlvtoestand
from cvt_desktop.services import bezwaren, geschiedenis
from tests.besluit_opzet import SCHOOLNAAM, Besluitopzet, zet_besluit_op
from tests.bezwaar_opzet import ONTVANGEN, VANDAAG, invoer, maak, zet_bekend
from tests.factories import BESTUURDER, RIETDIJK, SECRETARIS, VOORZITTER, maak_persoon

ADVIES = Bezwaaradvies(gedateerd=date(2027, 6, 20), ontvangen_op=date(2027, 6, 22), strekking=Oordeel.ONGEGROND)


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Besluitopzet:
    return zet_bekend(tmp_path_factory.mktemp("bekend"))


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    return zet_bekend(tmp_path)


def beslissing(door: PersoonId = BESTUURDER.id) -> Bezwaarbeslissing:
    return Bezwaarbeslissing(op=date(2027, 6, 25), oordeel=Oordeel.ONGEGROND, gevolg=Gevolg.BLIJFT, beslist_door=door)


def beslissers(opzet: Besluitopzet, id_: BezwaarId) -> dict[PersoonId, str]:
    return {b.id: b.let_op for b in bezwaren.beslissers(opzet.dienst, id_)}


def status(opzet: Besluitopzet) -> Status:
    return opzet.zitting.aanvraag().status


def test_that_the_dossier_is_in_bezwaar_until_the_last_bezwaar_has_ended(opzet: Besluitopzet) -> None:
    een, twee = maak(opzet), maak(opzet, date(2027, 5, 26))
    assert status(opzet) is Status.IN_BEZWAAR
    bezwaren.intrekken(opzet.dienst, een, VANDAAG)
    assert status(opzet) is Status.IN_BEZWAAR
    bezwaren.doorzenden(opzet.dienst, twee, date(2027, 5, 28))
    bezwaren.advies_ontvangen(opzet.dienst, twee, ADVIES)
    bezwaren.beslissen(opzet.dienst, twee, beslissing())
    assert status(opzet) is Status.AFGESLOTEN
    laat = maak(opzet, VANDAAG)  # after the term: a person judges that, so it can be registered (Awb 6:11)
    assert status(opzet) is Status.IN_BEZWAAR
    bezwaren.intrekken(opzet.dienst, laat, VANDAAG)
    assert status(opzet) is Status.AFGESLOTEN


def test_that_every_step_is_kept_and_told_in_the_history(opzet: Besluitopzet) -> None:
    id_, dienst = maak(opzet), opzet.dienst
    verzoek = Herstelverzoek(verzonden_op=date(2027, 5, 26), uiterlijk=date(2027, 6, 9), wat="gronden")
    bezwaren.herstel_vragen(dienst, id_, verzoek)
    bezwaren.herstellen(dienst, id_, date(2027, 6, 2))
    bezwaren.doorzenden(dienst, id_, date(2027, 6, 4))
    bezwaren.hoorzitting(dienst, id_, date(2027, 7, 15))  # still to come
    bezwaar = bezwaren.verdagen(dienst, id_, Verdaging(op=date(2027, 6, 18), weken=6))
    assert (bezwaar.toestand, bezwaar.hoorzitting_op) == (Bezwaartoestand.DOORGEZONDEN, date(2027, 7, 15))
    verteld = [regel.tekst for regel in geschiedenis.tijdlijn(dienst, opzet.aanvraag_id())]
    for zin in ("Bezwaar geregistreerd", "Verzoek om herstel van het bezwaar verzonden", "Verzuim in het bezwaar hersteld",
                "Bezwaar doorgezonden aan de LBT", "Hoorzitting genoteerd", "Beslissing op bezwaar verdaagd"):  # fmt: skip
        assert zin in verteld


def test_that_before_the_bekendmaking_a_bezwaar_is_kept_as_a_stuk(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with pytest.raises(ToestandError, match="Awb 6:10"):
        bezwaren.registreren(opzet.dienst, opzet.aanvraag_id(), invoer(date(2027, 5, 12)))


@pytest.mark.parametrize("ontvangen", [date(2027, 5, 11), date(2027, 6, 28)], ids=["te vroeg", "te laat"])
def test_that_too_early_and_too_late_are_registered_for_a_person_to_judge(opzet: Besluitopzet, ontvangen: date) -> None:
    maak(opzet, ontvangen)
    assert status(opzet) is Status.IN_BEZWAAR


def test_that_a_day_to_come_and_a_bezwaar_of_nobody_are_refused(basis: Besluitopzet) -> None:
    dienst, id_ = basis.dienst, basis.aanvraag_id()
    for fout in (invoer(date(2027, 7, 1)), replace(invoer(), naam=" "), invoer(onbevoegd_op=date(2027, 5, 25)),
                 replace(invoer(), gronden="BSN 111222333"), replace(invoer(), gronden="x" * 4001)):  # fmt: skip
        with pytest.raises(InvoerError):
            bezwaren.registreren(dienst, id_, fout)
    assert status(basis) is Status.BEKENDGEMAAKT


def test_that_who_took_the_besluit_cannot_decide_on_the_bezwaar(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    bezwaren.doorzenden(opzet.dienst, id_, date(2027, 5, 28))
    bezwaren.advies_ontvangen(opzet.dienst, id_, ADVIES)
    with pytest.raises(ToestandError, match="Awb 10:3, lid 3"):
        bezwaren.beslissen(opzet.dienst, id_, beslissing(VOORZITTER.id))
    assert VOORZITTER.id not in beslissers(opzet, id_)
    assert beslissers(opzet, id_)[BESTUURDER.id] == ""
    assert status(opzet) is Status.IN_BEZWAAR


def test_that_a_bestuurder_who_works_for_the_school_does_not_decide_either(opzet: Besluitopzet) -> None:
    with opzet.zitting.register.schrijven() as uow:
        uow.personen.save(replace(uow.personen.get(BESTUURDER.id), werkgever=SCHOOLNAAM))
    id_ = maak(opzet)
    bezwaren.doorzenden(opzet.dienst, id_, date(2027, 5, 28))
    bezwaren.advies_ontvangen(opzet.dienst, id_, ADVIES)
    with pytest.raises(ToestandError, match=f"werkt voor {SCHOOLNAAM} en mag niet op het bezwaar beslissen .Awb 2:4"):
        bezwaren.beslissen(opzet.dienst, id_, beslissing(BESTUURDER.id))
    assert BESTUURDER.id not in beslissers(opzet, id_)


def test_that_under_m2_the_bestuurder_decides_again(opzet: Besluitopzet) -> None:
    """The bestuurder is the bestuursorgaan itself there, and Awb 10:3 is about mandate."""
    _door_bestuurder(opzet, Besluitmodel.M2)
    assert BESTUURDER.id in beslissers(opzet, maak(opzet))


def test_that_under_m1_a_bestuurder_who_signed_does_not(opzet: Besluitopzet) -> None:
    _door_bestuurder(opzet, Besluitmodel.M1)
    assert BESTUURDER.id not in beslissers(opzet, maak(opzet))


def _door_bestuurder(opzet: Besluitopzet, model: Besluitmodel) -> None:
    """As if the bestuurder had signed, under this model."""
    with opzet.zitting.register.schrijven() as uow:
        besluit: Besluit = uow.besluiten.of_aanvraag(opzet.aanvraag_id())[0]
        assert besluit.ondertekening is not None
        uow.besluiten.save(replace(besluit, ondertekening=replace(besluit.ondertekening, persoon_id=BESTUURDER.id)))
        instellingen = uow.instellingen.get(besluit.instellingen_id)
        reglement = replace(instellingen.reglement, modellen=((Soort.TLV_VSO_NIEUW, model),))
        uow.instellingen.save(replace(instellingen, reglement=reglement))


def test_that_who_works_at_the_school_or_voted_does_not_decide(opzet: Besluitopzet) -> None:
    van_school = maak_persoon("Sanne School", Rol.BESTUURDER, werkgever=SCHOOLNAAM)
    with opzet.zitting.register.schrijven() as uow:
        lid = uow.personen.get(RIETDIJK.id)
        uow.personen.save(replace(lid, rollen=lid.rollen | {Rol.PLV_VOORZITTER}))
        uow.personen.save(van_school)
    gevonden = beslissers(opzet, maak(opzet))
    assert van_school.id not in gevonden
    assert RIETDIJK.id not in gevonden
    assert gevonden[BESTUURDER.id] == ""


def test_that_only_a_bestuurder_or_voorzitter_decides(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    with pytest.raises(InvoerError, match="bestuurder"):
        bezwaren.beslissen(opzet.dienst, id_, replace(beslissing(SECRETARIS.id), oordeel=Oordeel.NIET_ONTVANKELIJK))


def test_that_a_voorzitter_registers_no_bezwaar(basis: Besluitopzet) -> None:
    with pytest.raises(GeenRechtError):
        bezwaren.registreren(basis.als(VOORZITTER), basis.aanvraag_id(), invoer())


def test_that_a_refused_step_leaves_the_bezwaar_as_it_was(opzet: Besluitopzet) -> None:
    id_ = maak(opzet)
    with pytest.raises(CvtError):
        bezwaren.doorzenden(opzet.dienst, id_, date(2027, 5, 23))
    with opzet.zitting.register.lezen() as uow:
        assert uow.bezwaren.get(id_).toestand is Bezwaartoestand.ONTVANGEN
        assert uow.bezwaren.all() == uow.bezwaren.of_aanvraag(opzet.aanvraag_id())
        assert uow.bezwaren.get(id_).ontvangst.ontvangen_op == ONTVANGEN


@pytest.mark.parametrize(
    ("gevolg", "toestand"),
    [(Gevolg.BLIJFT, Tlvtoestand.GELDIG), (Gevolg.HERROEPEN, Tlvtoestand.INGETROKKEN),
     (Gevolg.VERVANGEN, Tlvtoestand.INGETROKKEN)],
)  # fmt: skip
def test_that_the_tlv_stops_to_hold_when_its_besluit_is_herroepen(
    opzet: Besluitopzet, gevolg: Gevolg, toestand: Tlvtoestand
) -> None:
    id_ = maak(opzet)
    bezwaren.doorzenden(opzet.dienst, id_, date(2027, 5, 28))
    bezwaren.advies_ontvangen(opzet.dienst, id_, replace(ADVIES, strekking=Oordeel.GEGROND))
    oordeel = Oordeel.ONGEGROND if gevolg is Gevolg.BLIJFT else Oordeel.GEGROND
    besloten = replace(beslissing(), oordeel=oordeel, gevolg=gevolg, reden_afwijking="de redenen zijn aangevuld")
    bezwaren.beslissen(opzet.dienst, id_, besloten)
    with opzet.zitting.register.lezen() as uow:
        regel = uow.verklaringen.of_leerling(leerling_id_van(opzet.zitting.aanvraag()))[0]
    assert (regel.toestand, regel.nummer) == (toestand, "OEF-2627-0001")
    if toestand is Tlvtoestand.INGETROKKEN:
        assert (regel.beeindigd_op, regel.vervallen_omdat) == (date(2027, 6, 25), NA_BEZWAAR)
