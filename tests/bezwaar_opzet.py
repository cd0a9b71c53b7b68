"""A dossier whose besluit was sent on 12 mei 2027, so that a test begins at the bezwaar: through the real services."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cvt_desktop.domain.bezwaar import Indiener, Ontvangst
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.ids import BezwaarId
from cvt_desktop.services import bezwaren
from cvt_desktop.services.bezwaren import Bezwaarinvoer
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from tests.besluit_opzet import DAG, Besluitopzet, wie_werkt, zet_besluit_op
from tests.factories import VOORZITTER
from tests.fakes.eens import eens

ONTVANGEN, VANDAAG = date(2027, 5, 24), date(2027, 6, 30)


@eens(wie_werkt)
def zet_bekend(map_: Path) -> Besluitopzet:
    """Signed by the voorzitter, sent on ``DAG``; today is ``VANDAAG``."""
    opzet = zet_besluit_op(map_)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(
        Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in te_verzenden(opzet.dienst, opzet.aanvraag_id())
    ))  # fmt: skip
    opzet.zitting.klok.verder((VANDAAG - DAG).days)
    return opzet


def invoer(ontvangen: date = ONTVANGEN, **dagen: date) -> Bezwaarinvoer:
    """The bezwaar of an ouder."""
    return Bezwaarinvoer(indiener=Indiener.OUDER, naam="Karin Brandt", gronden="Eén schooljaar is genoeg.",
                         ontvangst=Ontvangst(ontvangen_op=ontvangen, **dagen))  # fmt: skip


def maak(opzet: Besluitopzet, ontvangen: date = ONTVANGEN) -> BezwaarId:
    """A registered bezwaar."""
    return bezwaren.registreren(opzet.dienst, opzet.aanvraag_id(), invoer(ontvangen))
