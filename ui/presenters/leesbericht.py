"""The brain of *Leesbericht* in the toetsing: what the consulent found on reading, beside the list and no part of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import notities
from cvt_desktop.services.context import Dienst
from ui.presenters.notities import NotitiePresenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesberichtbeeld:
    """The newest leesbericht; ``kop`` is '' when there is none. ``schrijven``: the consulent is looking."""

    kop: str
    tekst: str = field(repr=False)
    schrijven: bool


class LeesberichtPresenter:
    """One dossier. A deskundige sees no notes, so no leesbericht either."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._id = dienst, aanvraag_id

    def beeld(self) -> Leesberichtbeeld:
        """Read it again."""
        gelezen = [n for n in notities.lijst(self._dienst, self._id) if n.soort is Notitiesoort.LEESBERICHT]
        schrijven = Rol.CONSULENT in self._dienst.sessie.rollen and self._dienst.mag(Actie.NOTITIE_SCHRIJVEN)
        if not gelezen:
            return Leesberichtbeeld(kop="", tekst="", schrijven=schrijven)
        laatste = max(gelezen, key=lambda n: n.op)
        kop = f"Leesbericht van {laatste.door}, {datum_kort(laatste.op.astimezone(AMSTERDAM).date())}"
        return Leesberichtbeeld(kop=kop, tekst=laatste.tekst, schrijven=schrijven)

    def notitie(self) -> NotitiePresenter:
        """For the dialog that writes one."""
        return NotitiePresenter(self._dienst, self._id, Notitiesoort.LEESBERICHT)
