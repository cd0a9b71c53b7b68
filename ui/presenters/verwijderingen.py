"""The brain of *Verwijderde dossiers*: what was registered by mistake and went, who asked and who confirmed it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from cvt_desktop.basis.tekst import datum_cijfers, datum_kort, hoofdletter, meervoud, vouw
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, VerwijderingId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.verwijdering import Verwijderstand
from cvt_desktop.services import verwijderen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verwijderen import Verwijderregel
from cvt_desktop.services.werkregels_verwijderen import VERWIJDEREN
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Toon, Vorm


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijderrij:
    """One request. ``nader`` stands below the list when it is chosen; ``met_school``: there is something to tell the school."""

    id: VerwijderingId
    aanvraag_id: AanvraagId
    stand: Chip
    kenmerk: str
    soort: str
    school: str
    ontvangen: str
    ontvangen_op: date
    reden: str
    gevraagd: str = field(repr=False)
    gevraagd_op: datetime
    afgedaan: str = field(repr=False)
    nader: str = field(repr=False)
    open: bool
    met_school: bool
    school_weet: bool


class VerwijderingenPresenter:
    """Every request in the register."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie) -> None:
        self._dienst, self._navigatie = dienst, navigatie

    @property
    def mag_melden(self) -> bool:
        """Whether this person tells the school."""
        return self._dienst.mag(Actie.VERWIJDERING_MELDEN)

    @property
    def mag_openen(self) -> bool:
        """Whether this person may open the dossier of a request that waits."""
        return self._dienst.mag(Actie.DOSSIER_INZIEN)

    def rijen(self) -> tuple[Verwijderrij, ...]:
        """What waits first, then newest first."""
        alle = sorted(verwijderen.lijst(self._dienst), key=lambda r: not r.verwijdering.open)
        return tuple(_rij(regel) for regel in alle)

    def open(self, rij: Verwijderrij) -> None:
        """Go to the dossier of a request that waits."""
        if rij.open and self.mag_openen:
            self._navigatie.naar_dossier(rij.aanvraag_id, veld=VERWIJDEREN)

    def tekst_voor_school(self, id_: VerwijderingId) -> str:
        """Without a name; the log keeps that it was made. Raises ``CvtError``."""
        return verwijderen.tekst_voor_school(self._dienst, id_)

    def meld(self, rij: Verwijderrij) -> str:
        """Note that the school knows, or take that back; gives what to say. Raises ``CvtError``."""
        verwijderen.school_gemeld(self._dienst, rij.id, not rij.school_weet)
        return (f"Teruggenomen: de school weet van {rij.kenmerk} nog niets." if rij.school_weet
                else f"Genoteerd: de school weet dat {rij.kenmerk} is verwijderd.")  # fmt: skip


def teller(rijen: tuple[Verwijderrij, ...]) -> str:
    """``2 verwijderd, 1 wacht op een tweede persoon``."""
    weg, wacht = sum(r.stand.tekst.startswith("verwijderd") for r in rijen), sum(r.open for r in rijen)
    delen = (f"{weg} verwijderd" if weg else "", meervoud(wacht, "wacht", "wachten") + " op een tweede persoon" if wacht else "")
    return ", ".join(deel for deel in delen if deel)


def zoektekst(rij: Verwijderrij) -> str:
    """What the filter of the table searches."""
    return vouw(f"{rij.kenmerk} {rij.soort} {rij.school} {rij.reden} {rij.stand.tekst} {rij.gevraagd} {rij.afgedaan}")


def _rij(regel: Verwijderregel) -> Verwijderrij:
    v = regel.verwijdering
    afgedaan = f"{regel.tweede}, {_dag(v.afgedaan_op)}" if v.afgedaan_op is not None else "–"
    return Verwijderrij(
        id=v.id, aanvraag_id=v.aanvraag_id, stand=_stand(v.stand), kenmerk=v.kenmerk, soort=beschrijving(v.soort).kort,
        school=v.school, ontvangen=datum_cijfers(v.ontvangen_op), ontvangen_op=v.ontvangen_op,
        reden=hoofdletter(v.reden_voluit), gevraagd=f"{regel.vrager}, {_dag(v.gevraagd_op)}", gevraagd_op=v.gevraagd_op,
        afgedaan=afgedaan, nader=_nader(regel), open=v.open, met_school=v.verwijderd and v.bevestigd_op is not None,
        school_weet=v.school_weet_op is not None,
    )  # fmt: skip


def _nader(regel: Verwijderregel) -> str:
    v = regel.verwijdering
    zinnen = [f"Reden: {v.reden_voluit}."]
    if v.weigering:
        zinnen.append(f"Geweigerd: {v.weigering}.")
    if v.verwijderd:
        zinnen.append("Het kenmerk wordt niet opnieuw gebruikt.")
    if v.school_weet_op is not None:
        zinnen.append(f"De school weet het sinds {datum_kort(v.school_weet_op)}.")
    elif v.school_wacht and v.bevestigd_op is not None:
        zinnen.append(f"De school kreeg op {datum_kort(v.bevestigd_op)} een ontvangstbevestiging en weet het nog niet.")
    return " ".join(zinnen)


def _stand(stand: Verwijderstand) -> Chip:
    if stand is Verwijderstand.GEVRAAGD:
        return Chip(tekst="wacht op tweede", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)
    return Chip(tekst=str(stand), toon=Toon.INFO if stand is Verwijderstand.VERWIJDERD else Toon.STIL)


def _dag(moment: datetime) -> str:
    return datum_kort(moment.astimezone(AMSTERDAM).date())
