"""The brain of *Aanvragen*, and what Ctrl+K finds. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cvt_desktop.basis.tekst import datum_cijfers, vouw
from cvt_desktop.domain.aanvraag import AFGEROND
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services import zoeken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.werkvoorraad import SOORTNAAM, zichtbare_aanvragen
from ui.presenters.navigatie import Navigatie
from ui.presenters.werkvoorraad import dossierchip
from ui.tonen import Chip, Treffer

_SOORTEN = {str(soort): naam for soort, naam in SOORTNAAM.items()}
_HOOGSTENS = 12


class AanvragenPresenter:
    """``laad`` may run outside the thread of the window; ``neem`` takes over what it gave."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie) -> None:
        self._dienst, self._navigatie = dienst, navigatie
        self._lijst: list[AanvraagSummary] | None = None
        self._stand = 0

    @property
    def mag_registreren(self) -> bool:
        """Whether the main act is there for this person."""
        return self._dienst.mag(Actie.AANVRAAG_REGISTREREN)

    def laad(self) -> list[AanvraagSummary]:
        """Ask the register."""
        return zichtbare_aanvragen(self._dienst)

    @property
    def stand(self) -> int:
        """Counts the changes: what was loaded at another ``stand`` is old."""
        return self._stand

    @property
    def vers(self) -> bool:
        """Whether nothing changed since the lines were loaded."""
        return self._lijst is not None

    def neem(self, lijst: Sequence[AanvraagSummary], stand: int) -> None:
        """Show these, loaded at ``stand``, from now on, in the list and in Ctrl+K."""
        if stand == self._stand:
            self._lijst = list(lijst)

    def vergeet(self) -> None:
        """Something changed: ask anew when it is needed."""
        self._lijst = None
        self._stand += 1

    def lijst(self) -> list[AanvraagSummary]:
        """The loaded lines; asked now when there are none yet."""
        if self._lijst is None:
            self._lijst = self.laad()
        return self._lijst

    def open(self, aanvraag_id: AanvraagId) -> None:
        """The dossier of a line."""
        self._navigatie.naar_dossier(aanvraag_id)

    def nieuwe_aanvraag(self) -> None:
        """The main act."""
        self._navigatie.naar("nieuwe-aanvraag")

    def termijn(self, regel: AanvraagSummary) -> Chip:
        """The term while it runs; nothing for a finished dossier."""
        if regel.status in AFGEROND:
            return Chip(tekst="")
        return dossierchip(regel, self.vandaag)

    @property
    def vandaag(self) -> date:
        """The day of the register."""
        return self._dienst.klok.today()

    def zoek_aanvragen(self, vraag: str) -> list[Treffer]:
        """What Ctrl+K finds: dossiers by name, kenmerk, TLV number, school and contact. At most a few milliseconds."""
        woorden = vouw(vraag).split()
        if not woorden:
            return []
        treffers = []
        for regel in self.lijst():
            if all(woord in regel.zoektekst for woord in woorden):
                treffers.append(self._treffer(regel))
                if len(treffers) == _HOOGSTENS:
                    break
        return treffers

    def zoeken_vastleggen(self, aantal: int) -> None:
        """Tell the log that somebody searched here and saw so many lines; not what was typed. Writes: in ``Taken``."""
        zoeken.leg_vast(self._dienst, "aanvragen", aantal)

    def _treffer(self, regel: AanvraagSummary) -> Treffer:
        geboren = datum_cijfers(regel.geboortedatum) if regel.geboortedatum else ""
        delen = (regel.kenmerk, geboren, regel.school, regel.tlv_nummer, str(regel.status))
        return Treffer(titel=regel.leerling, onder=" · ".join(deel for deel in delen if deel), soort=soortnaam(regel),
                       uitvoeren=lambda: self.open(regel.id))  # fmt: skip


def soortnaam(regel: AanvraagSummary) -> str:
    """The short word for the kind."""
    return _SOORTEN.get(regel.soort, regel.soort)
