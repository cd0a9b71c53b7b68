"""The evening on which Saïda Bensalem reads for the zitting of the practice register (screens.md 1.3, 8.3)."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.leeslijst import EersteOordeel
from cvt_desktop.services import aantekeningen, leeslijst
from cvt_desktop.services.context import Dienst

AVOND = date(2027, 5, 11)
GELEZEN = (389, 420, 421, 391)
_NOTITIES: dict[int, str] = {
    391: "Advies 2 is een jaar korter. Vragen: wat verwacht dr. Wiebrandsma in juli 2028, en wat zegt het OPP over opbouw?",
    378: "Hier ben ik deskundige: ik stem niet mee. Letten op wat er sinds de vaste mentor anders is.",
    362: "Observatie van 21 april: herstel na een drukke les duurt langer dan de les. Hielp de stilteruimte?",
}  # fmt: skip
_OORDELEN = {391: EersteOordeel.VOOR, 389: EersteOordeel.VOOR, 362: EersteOordeel.TWIJFEL}
_BESPREKEN = (391,)


def lees(dienst: Dienst, zitting_id: ZittingId, aanvragen: dict[int, AanvraagId]) -> None:
    """What a member does the evening before, so that a learner sees a list that is half read."""
    for nummer in GELEZEN:
        leeslijst.dossier_gelezen(dienst, aanvragen[nummer], True)
    for nummer, tekst in _NOTITIES.items():
        aantekeningen.noteren(dienst, zitting_id, aanvragen[nummer], tekst)
    for nummer, oordeel in _OORDELEN.items():
        aantekeningen.oordelen(dienst, zitting_id, aanvragen[nummer], oordeel)
    for nummer in _BESPREKEN:
        aantekeningen.bespreken(dienst, zitting_id, aanvragen[nummer], True)
