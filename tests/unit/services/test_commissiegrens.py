"""Who reads what in a register with several commissions (screens.md 3.2): the whole table of people against dossiers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Koppeling, Status
from cvt_desktop.domain.agendapunt import Deelnemer, Hoedanigheid
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.commissie import Lidmaatschap
from cvt_desktop.domain.errors import GeenRechtError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import InstellingenId, TlvId
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.services import notities, verklaringen, zittingen
from cvt_desktop.services.commissies import REDENEN_ELDERS, zittingregels
from cvt_desktop.services.dossiertoegang import mag_dossier
from cvt_desktop.services.werkvoorraad import zichtbare_aanvragen
from cvt_desktop.services.zitting_inzien import zitting_lezen, zittingbeeld
from db.register import DbRegister
from tests.commissies import CVT_SOORTEN, PLAATSING, PLUS, PRO
from tests.factories import (
    MIKOLAJ,
    VANDAAG,
    maak_aanvraag,
    maak_besluit,
    maak_instellingen,
    maak_persoon,
    maak_verklaring,
    maak_zitting,
    uuid_van,
)
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.palettlvs import PaletTlvs
from ui.presenters.verklaringen import VerklaringenPresenter

LID_A, LID_B, LID_AB = (maak_persoon(f"Lid {n}", Rol.LID) for n in ("A", "B", "AB"))
VZ_A, VZ_B = maak_persoon("Voor A", Rol.VOORZITTER), maak_persoon("Voor B", Rol.PLV_VOORZITTER)
OUD_B = maak_persoon("Oud B", Rol.LID)
VOOR_ALLE = tuple(maak_persoon(f"Iemand {rol}", rol) for rol in
                  (Rol.SECRETARIS, Rol.PLV_SECRETARIS, Rol.BESTUURDER, Rol.WND_BESTUURDER, Rol.CONSULENT))  # fmt: skip
LID_EN_CONSULENT = maak_persoon("Lid consulent", Rol.LID, Rol.CONSULENT)
ADVISEUR = maak_persoon("Lid deskundige", Rol.LID, Rol.DESKUNDIGE)
VSO, PROD = maak_aanvraag("2026-0001"), maak_aanvraag("2026-0002", soort=Soort.TLV_PRO_REGULIER)
TBV_PLUS = maak_aanvraag("2026-0003", soort=Soort.TBV)
OP_AGENDA_B = maak_aanvraag("2026-0004")
MET_ADVIES = maak_aanvraag("2026-0005", koppelingen=(Koppeling(volgorde=1, persoon_id=ADVISEUR.id, gevraagd_op=VANDAAG),))
AAN_TAFEL = maak_aanvraag("2026-0006")
ALLES = {a.kenmerk[-1] for a in (VSO, PROD, TBV_PLUS, OP_AGENDA_B, MET_ADVIES, AAN_TAFEL)}


def leden(*wie: Persoon, tot: date | None = None) -> tuple[Lidmaatschap, ...]:
    return tuple(Lidmaatschap(persoon_id=p.id, tot=tot) for p in wie)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    """The CvT with LID_A and VZ_A, the commission PrO with LID_B and VZ_B, and one for the Plusroute without named members."""
    register = maak_testregister(tmp_path / "register")
    plus = replace(TBV_PLUS.formulier, tbv=replace(TBV_PLUS.formulier.tbv, voorziening=PLUS))
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        for wie in (LID_B, ADVISEUR):
            uow.personen.save(wie)
        for een in (VSO, PROD, replace(TBV_PLUS, formulier=plus), OP_AGENDA_B, MET_ADVIES, AAN_TAFEL):
            uow.aanvragen.save(een)
        van_b = maak_zitting(OP_AGENDA_B.kenmerk, commissie_id=PRO.id, commissie=PRO.naam)
        invaller = Deelnemer(persoon_id=LID_B.id, naam=LID_B.naam, hoedanigheid=Hoedanigheid.STEMGERECHTIGD)
        van_a = maak_zitting(AAN_TAFEL.kenmerk, datum=date(2027, 5, 26))
        uow.zittingen.save(van_b)
        uow.zittingen.save(replace(van_a, deelnemers=(*van_a.deelnemers, invaller)))
    return register


def splits(register: DbRegister, *, meer: bool = True) -> None:
    """From here on there are several commissions."""
    een = maak_instellingen()
    cvt = replace(een.commissie, soorten=CVT_SOORTEN, leden=leden(LID_A, LID_AB, VZ_A, ADVISEUR) if meer else ())
    pro = replace(PRO, leden=(*leden(LID_B, LID_AB, VZ_B), *leden(OUD_B, tot=date(2027, 5, 1))))
    with register.schrijven() as uow:
        uow.instellingen.save(replace(een, id=InstellingenId(uuid_van("twee")), nummer=2, commissie=cvt, voorzieningen=(PLUS,),
                                      andere_commissies=(pro, PLAATSING) if meer else ()))  # fmt: skip


def leest(register: DbRegister, wie: Persoon) -> set[str]:
    """The last digit of each dossier that the door lets through; the list shows the same ones."""
    dienst = maak_dienst(register, wie)
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        open_ = {a.kenmerk[-1] for r in dienst.overzichten.aanvragen() if mag_dossier(dienst, uow, a := uow.aanvragen.get(r.id))}
    assert {r.kenmerk[-1] for r in zichtbare_aanvragen(dienst)} == open_
    return open_


@pytest.mark.parametrize(("wie", "ziet"), [
    *((p, ALLES) for p in (*VOOR_ALLE, LID_EN_CONSULENT, LID_AB)),
    (LID_A, {"1", "3", "4", "5", "6"}), (VZ_A, {"1", "3", "4", "5", "6"}),
    (LID_B, {"2", "3", "4", "6"}), (VZ_B, {"2", "3", "4"}),  # 6: LID_B sits at that table
    (OUD_B, {"3"}), (maak_persoon("Zonder commissie", Rol.LID), {"3"}),  # the Plusroute has no named members
    (ADVISEUR, {"1", "3", "4", "5", "6"}),
])  # fmt: skip
def test_that_a_member_reads_what_the_own_commission_handles_and_what_is_on_its_agenda(
    register: DbRegister, wie: Persoon, ziet: set[str]
) -> None:
    splits(register)
    assert leest(register, wie) == ziet


def test_that_who_was_asked_for_an_advice_reads_that_dossier_from_another_commission(register: DbRegister) -> None:
    splits(register)
    with register.schrijven() as uow:
        nu = uow.instellingen.all()[0]
        uow.instellingen.save(replace(nu, commissie=replace(nu.commissie, leden=leden(LID_A))))
    assert "5" in leest(register, ADVISEUR)
    assert "1" not in leest(register, ADVISEUR)


@pytest.mark.parametrize("wie", [LID_A, LID_B, VZ_B, OUD_B], ids=lambda p: p.naam)
def test_that_with_one_commission_nothing_changes(register: DbRegister, wie: Persoon) -> None:
    assert leest(register, wie) == ALLES
    splits(register, meer=False)
    assert leest(register, wie) == ALLES


def test_that_a_refusal_says_what_to_do_and_is_told_to_the_log(register: DbRegister) -> None:
    splits(register)
    dienst = maak_dienst(register, LID_B)
    with pytest.raises(GeenRechtError, match="agenda van uw commissie"):
        notities.opvolgen(dienst, VSO.id, VANDAAG, "bellen")
    with register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
        assert (str(laatste.resultaat), laatste.aanvraag_id) == ("geweigerd", VSO.id)


def test_that_a_voorzitter_pulls_nothing_of_another_commission_on_the_own_agenda(register: DbRegister) -> None:
    splits(register)
    with register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(VSO.id), status=Status.GEREED_VOOR_ZITTING))
    van_b = maak_zitting(OP_AGENDA_B.kenmerk).id
    with pytest.raises(GeenRechtError, match="agenda van uw commissie"):
        zittingen.agenderen(maak_dienst(register, VZ_B), van_b, VSO.id, REDENEN_ELDERS[0])
    assert "1" not in leest(register, VZ_B)
    zittingen.agenderen(maak_dienst(register, VOOR_ALLE[0]), van_b, VSO.id, REDENEN_ELDERS[0])
    assert "1" in leest(register, VZ_B), "the secretaris moved it"


def test_that_the_zittingen_of_another_commission_are_not_listed_and_not_opened(register: DbRegister) -> None:
    splits(register)
    van_a, van_b = maak_zitting(AAN_TAFEL.kenmerk, datum=date(2027, 5, 26)).id, maak_zitting(OP_AGENDA_B.kenmerk).id
    assert [z.id for z in zittingregels(maak_dienst(register, VZ_B))] == [van_b]
    for doe in (zitting_lezen, zittingbeeld):
        with pytest.raises(GeenRechtError, match="van een andere commissie"):
            doe(maak_dienst(register, VZ_B), van_a)
    assert {z.id for z in zittingregels(maak_dienst(register, LID_B))} == {van_a, van_b}, "the own one, and where one sits in"


def test_that_the_tlv_register_and_the_palette_show_what_the_own_commission_gave(register: DbRegister) -> None:
    splits(register)
    oud = OvergenomenVerklaring(
        id=TlvId(uuid_van("oud")), nummer="WL-1", soort=Soort.TLV_VSO_NIEUW, leerling_id=MIKOLAJ.id, leerling="Oudwater",
        geboortedatum=MIKOLAJ.geboortedatum, school="S", categorie=None, ingangsdatum=VANDAAG, einddatum=None,
    )  # fmt: skip
    with register.schrijven() as uow:
        uow.overgenomen.save(oud)
        for nummer, dossier in ((119, VSO), (121, PROD)):
            uow.besluiten.save(maak_besluit(dossier.kenmerk))
            uow.verklaringen.save(maak_verklaring(nummer, kenmerk=dossier.kenmerk, toestand=Tlvtoestand.INGETROKKEN))
    a, b = maak_dienst(register, LID_A), maak_dienst(register, VZ_B)
    assert [v.nummer[-3:] for v in verklaringen.lijst(a)] == ["119"]
    assert [v.nummer[-3:] for v in verklaringen.lijst(b)] == ["121"]
    assert ([o.nummer for o in verklaringen.overgenomen(a)], verklaringen.overgenomen(b)) == (["WL-1"], [])
    assert "120 (2026-2027)" in verklaringen.nummering(b), "a number that is missing is missing for everybody"
    presenter = VerklaringenPresenter(b, NepNavigatie())
    assert presenter.laad().gaten == verklaringen.nummering(a)
    assert [t.onder[:13] for t in PaletTlvs(b, lambda _: None).treffers("OEF")] == ["OEF-2627-0121"]
    assert not PaletTlvs(b, lambda _: None).treffers("Oudwater")
    with pytest.raises(GeenRechtError):
        verklaringen.lees(b, maak_verklaring(119).id)
