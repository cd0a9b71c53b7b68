"""Own bookmarks in the stukken of a dossier (screens.md 4.4).

They are kept as what somebody types: under the person who made them, for nobody else to see, and no part of the dossier. So
making one is no event; that the stuk was opened is one already.
"""

from __future__ import annotations

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, BijlageId
from cvt_desktop.domain.leesplek import Leesplek, Leesplekken
from cvt_desktop.services.aantekeningen import LEESPLEKKEN
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.inzage import eis_stuk, stukken_van
from cvt_desktop.services.keuring import eis_tekst


def leesplekken(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[Leesplek, ...]:
    """The own bookmarks in the stukken that this person may see now, in the order of the stukken and the pages."""
    _, stukken = stukken_van(dienst, aanvraag_id)
    volgorde = {stuk.id: nummer for nummer, stuk in enumerate(stukken)}
    plekken = (p for p in _lees(dienst, aanvraag_id).plekken if p.bijlage_id in volgorde)
    return tuple(sorted(plekken, key=lambda p: (volgorde[p.bijlage_id], p.pagina)))


def leesplek_zetten(dienst: Dienst, bijlage_id: BijlageId, pagina: int, woord: str) -> None:
    """Put a bookmark on a page, or give it another word. Raises ``InvoerError``, ``ToestandError``, ``GeenRechtError``."""
    eis_tekst("woord", woord)
    aanvraag_id = _aanvraag(dienst, bijlage_id)
    plek = Leesplek(bijlage_id=bijlage_id, pagina=pagina, woord=" ".join(woord.split()))
    bewaar_concept(dienst, _sleutel(aanvraag_id), _lees(dienst, aanvraag_id).met(plek))


def leesplek_weghalen(dienst: Dienst, bijlage_id: BijlageId, pagina: int) -> None:
    """Take a bookmark away; without one nothing changes."""
    aanvraag_id = _aanvraag(dienst, bijlage_id)
    over = _lees(dienst, aanvraag_id).zonder(bijlage_id, pagina)
    if over.plekken:
        bewaar_concept(dienst, _sleutel(aanvraag_id), over)
    else:
        vergeet_concept(dienst, _sleutel(aanvraag_id))


def _aanvraag(dienst: Dienst, bijlage_id: BijlageId) -> AanvraagId:
    with dienst.lezen(Actie.STUK_INZIEN) as uow:
        return eis_stuk(dienst, uow, bijlage_id).aanvraag_id


def _lees(dienst: Dienst, aanvraag_id: AanvraagId) -> Leesplekken:
    return lees_concept(dienst, _sleutel(aanvraag_id), Leesplekken) or Leesplekken()


def _sleutel(aanvraag_id: AanvraagId) -> str:
    return f"{LEESPLEKKEN}{aanvraag_id}"
