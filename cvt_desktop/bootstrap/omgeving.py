"""What the screens of an open register are made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cvt_desktop.bootstrap.navigatie import Schilnavigatie
from cvt_desktop.bootstrap.reservekopieen import Reservekopieen
from cvt_desktop.ports.laptop import Laptop
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.beveiliging import Slotstand
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.technischrapport import Techniek
from ui.changes import Wijzigingen
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.tasks import Taken
from ui.views.aanvraagformulier import Aanvraagformulier
from ui.voorraad import Voorraad


@dataclass(frozen=True, slots=True, kw_only=True)
class Omgeving:
    """One per opening; ``sluit`` of the program takes it down again."""

    geopend: Geopend
    toegang: Toegang
    navigatie: Schilnavigatie
    taken: Taken
    feedback: Feedback
    wijzigingen: Wijzigingen
    bronnen: Documentbronnen
    lezer: Stuklezer
    afdekken: Callable[[], None]
    kopieen: Reservekopieen
    terugzetten: Callable[[Reservekopie], None]
    opnieuw: Callable[[], None]
    """Open the register anew: after a change that screens do not follow, such as the day of a practice register."""
    formulieren: Voorraad[Aanvraagformulier]
    laptop: Laptop
    slotstand: Callable[[], Slotstand]
    techniek: Callable[[], Techniek]

    @property
    def dienst(self) -> Dienst:
        """The ports of who is logged in."""
        return self.geopend.dienst
