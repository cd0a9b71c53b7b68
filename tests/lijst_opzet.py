"""A zitting whose stemmen count by the besluitenlijst that its voorzitter signs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cvt_desktop.domain.stem import Bekrachtiging
from cvt_desktop.services import instellingen, zitting_behandelen
from tests.besluit_opzet import Besluitopzet, geef_certificaten, wie_werkt
from tests.factories import PLV_SECRETARIS, VANDAAG
from tests.fakes.eens import eens
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.zitting_opzet import beslis, open_zitting, zet_op


@eens(wie_werkt)
def zet_lijst_op(map_: Path) -> Besluitopzet:
    """One dossier, decided by four in a zitting that counts by its list, closed; nobody signed anything yet."""
    zitting = zet_op(map_)
    zet_instelling(Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker()), Bekrachtiging.LIJST)
    open_zitting(zitting)
    beslis(zitting)
    zitting_behandelen.sluiten(zitting.dienst, zitting.zitting_id)
    opzet = Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    geef_certificaten(opzet)
    return opzet


def zet_instelling(opzet: Besluitopzet, hoe: Bekrachtiging) -> None:
    """A version of the settings from today on, by the beheerder with the own key."""
    dienst = opzet.als(PLV_SECRETARIS)
    nu = instellingen.huidige(dienst)
    instellingen.nieuwe_versie(dienst, replace(nu, commissie=replace(nu.commissie, bekrachtiging=hoe)), geldig_vanaf=VANDAAG)
