"""The brain of *Afsluiten*: the dossiers against which no bezwaar can come any more, and which of them are left out. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_weekdag, meervoud, vouw
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services import afsluiten
from cvt_desktop.services.afsluiten import Sluitregel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.werkvoorraad import SOORTNAAM
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Toon, Vorm

SUB = ("Hier komt een dossier zodra de bezwaartermijn van alle ontvangers om is, met de week voor post (Awb 6:9, lid 2). Loopt "
       "er een bezwaar dat u hier niet volgt, kies bij dat dossier dan Niet nu.")  # fmt: skip
_SOORTEN = {str(soort): naam for soort, naam in SOORTNAAM.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sluitrij:
    """One line; ``mee`` says whether it is closed with the others."""

    id: AanvraagId
    mee: bool
    stand: Chip
    kenmerk: str
    leerling: str = field(repr=False)
    soort: str
    school: str
    verzonden: str
    tot: str


class AfsluitenPresenter:
    """``laad`` may run outside the thread of the window; ``neem`` takes over what it gave."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie) -> None:
        self._dienst, self._navigatie = dienst, navigatie
        self._regels: tuple[Sluitregel, ...] = ()
        self._niet_nu: set[AanvraagId] = set()

    def laad(self) -> tuple[Sluitregel, ...]:
        """Ask the register."""
        return afsluiten.te_sluiten(self._dienst)

    def neem(self, regels: tuple[Sluitregel, ...]) -> None:
        """Show these from now on."""
        self._regels = regels
        self._niet_nu &= {r.dossier.id for r in regels}

    def rijen(self) -> list[Sluitrij]:
        """The lines, what ended first on top."""
        return [self._rij(r) for r in self._regels]

    def wissel(self, aanvraag_id: AanvraagId) -> None:
        """Leave a dossier out, or take it in again."""
        self._niet_nu ^= {aanvraag_id}

    def gekozen(self) -> list[AanvraagId]:
        """What the main act closes."""
        return [r.dossier.id for r in self._regels if r.dossier.id not in self._niet_nu]

    def hoofd(self) -> str:
        """``12 dossiers afsluiten``."""
        aantal = len(self.gekozen())
        return f"{meervoud(aantal, 'dossier', 'dossiers')} afsluiten" if aantal else "Afsluiten"

    def sluit(self, dossiers: Sequence[AanvraagId]) -> str:
        """Close them; gives what to say. Raises ``CvtError``; then none is closed."""
        aantal = afsluiten.afsluiten(self._dienst, dossiers)
        return f"{meervoud(aantal, 'dossier is', 'dossiers zijn')} afgesloten."

    def heropen(self, dossiers: Sequence[AanvraagId]) -> str:
        """Take that back."""
        aantal = afsluiten.heropenen(self._dienst, dossiers)
        return f"{meervoud(aantal, 'dossier is', 'dossiers zijn')} heropend."

    def open(self, aanvraag_id: AanvraagId) -> None:
        """Look at a dossier first."""
        self._navigatie.naar_dossier(aanvraag_id, tab="brieven")

    def _rij(self, r: Sluitregel) -> Sluitrij:
        mee, d = r.dossier.id not in self._niet_nu, r.dossier
        stand = Chip(tekst="afsluiten", toon=Toon.GOED, vorm=Vorm.VINK) if mee else Chip(tekst="niet nu", toon=Toon.STIL)
        return Sluitrij(id=d.id, mee=mee, stand=stand, kenmerk=d.kenmerk, leerling=d.leerling,
                        soort=_SOORTEN.get(d.soort, d.soort), school=d.school, verzonden=datum_weekdag(r.einde.verzonden_op),
                        tot=datum_weekdag(r.einde.tot))  # fmt: skip


def zoektekst(rij: Sluitrij) -> str:
    """What the filter of the table searches."""
    return vouw(f"{rij.kenmerk} {rij.leerling} {rij.soort} {rij.school} {rij.stand.tekst}")
