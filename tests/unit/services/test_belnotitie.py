"""A call before a letter that says no: asked by the setting, until a Belnotitie tells that it was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.zitting import Uitkomst
from cvt_desktop.services import belnotitie, notities, verzendstapel
from cvt_desktop.services.verzenden import te_verzenden
from tests.besluit_opzet import Besluitopzet
from tests.factories import uuid_van
from tests.fakes.navigatie import NepNavigatie
from tests.verzend_opzet import getekend
from ui.presenters.brieven import BrievenPresenter
from ui.presenters.notities import NotitiePresenter
from ui.presenters.verzendstapel import VerzendstapelPresenter


def zet(opzet: Besluitopzet, uitkomst: Uitkomst, *, bellen: bool = True) -> None:
    with opzet.zitting.register.schrijven() as uow:
        besluit = next(b for b in uow.besluiten.of_aanvraag(opzet.aanvraag_id()))
        uow.besluiten.save(replace(besluit, uitkomst=uitkomst))
        nu: Instellingen = uow.instellingen.all()[0]
        if nu.reglement.ouders_bellen is not bellen:
            uow.instellingen.save(replace(nu, id=uuid_van(f"bellen {bellen}"), nummer=nu.nummer + 1, versie=0,  # type: ignore[arg-type]
                                          reglement=replace(nu.reglement, ouders_bellen=bellen)))  # fmt: skip


def nog_te_bellen(opzet: Besluitopzet) -> bool:
    return any(r.bel_eerst for r in verzendstapel.stapel(opzet.dienst).regels if r.aanvraag_id == opzet.aanvraag_id())


def test_that_who_gets_a_no_is_called_first_until_the_note_is_there(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    zet(opzet, Uitkomst.AFGEWEZEN, bellen=False)
    assert not nog_te_bellen(opzet), "it is a setting"
    zet(opzet, Uitkomst.TOEGEWEZEN)
    assert not nog_te_bellen(opzet)
    for uitkomst in (Uitkomst.TOEGEWEZEN_ANDERS, Uitkomst.AFGEWEZEN):
        zet(opzet, uitkomst)
        assert nog_te_bellen(opzet)
    kenmerk = opzet.beeld().gegevens.aanvraag.kenmerk
    zin = belnotitie.zin([kenmerk])
    stapel = VerzendstapelPresenter(opzet.dienst, NepNavigatie())
    stapel.neem(stapel.laad())
    assert f"▲ {zin}" in stapel.waarschuwingen()
    tab = BrievenPresenter(opzet.dienst, NepNavigatie(), opzet.aanvraag_id())
    zendingen = tuple(z for z in stapel.zendingen()
                      if z.brief_id in {b.id for b in te_verzenden(opzet.dienst, opzet.aanvraag_id())})  # fmt: skip
    assert zin in tab.waarschuwingen(zendingen)
    notities.schrijven(opzet.dienst, opzet.aanvraag_id(), Notitiesoort.TELEFOON, "Moeder belde zelf over de wachttijd.")
    assert nog_te_bellen(opzet), "another call does not tell it"
    soorten = [k.tekst for k in NotitiePresenter(opzet.dienst, opzet.aanvraag_id()).soorten()]
    assert soorten == ["telefoon", "ouders gebeld vóór de brief", "mail", "gesprek", "notitie"]
    assert "‘ouders gebeld vóór de brief’" in zin
    notities.schrijven(opzet.dienst, opzet.aanvraag_id(), Notitiesoort.BELNOTITIE, "Beide ouders gebeld en uitgelegd waarom.")
    assert not nog_te_bellen(opzet)
    assert zin not in tab.waarschuwingen(zendingen)
