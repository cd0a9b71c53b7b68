"""One act for several lines of the Werkvoorraad: which acts apply to what is selected, and what was done. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from uuid import UUID

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.volgende_stap import NODIGE_ADVIEZEN
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services import stapelwerk
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.koppelen import TE_KOPPELEN, voorstel_uiterlijk
from cvt_desktop.services.stapelwerk import Stapeluitslag
from cvt_desktop.services.werkregel import Werkregel
from ui.tonen import Keuze

HINT = "Meer regels kiezen: Ctrl+spatie, of Shift met de pijlen. Spatie toont het kijkje, Enter gaat naar de plek van de stap."


class Stapelact(Enum):
    """The acts, each with its words and what it asks of the policy."""

    BEVESTIGEN = ("Ontvangst bevestigen", Actie.BRIEF_MAKEN)
    AGENDA = ("Op agenda zetten…", Actie.ZITTING_AGENDEREN)
    KOPPELEN = ("Deskundige koppelen…", Actie.DESKUNDIGE_KOPPELEN)

    def __init__(self, titel: str, actie: Actie) -> None:
        self.titel, self.actie = titel, actie


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapelknop:
    """One act with for how many of the selected dossiers it is the right one; ``tip`` says when it is for none or some."""

    act: Stapelact
    tekst: str
    aantal: int
    tip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapelbericht:
    """What was done, and per dossier what was not and why. ``terug``: there is something to take back."""

    zin: str = field(repr=False)
    niet: tuple[str, ...] = field(repr=False)
    terug: bool


class StapelPresenter:
    """Gets the lines that are selected; gives the buttons, the choices behind them, and does it. ``doe`` is slow."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst
        self._dossiers: tuple[AanvraagSummary, ...] = ()
        self._gedaan = ""

    @property
    def mag(self) -> bool:
        """Whether this person has any of the acts."""
        return any(self._dienst.mag(act.actie) for act in Stapelact)

    def kies(self, regels: Sequence[Werkregel]) -> None:
        """These lines are selected; several of one dossier count once."""
        self._dossiers = tuple({r.dossier.id: r.dossier for r in regels if r.dossier is not None}.values())

    @property
    def zin(self) -> str:
        """How many are selected, or how to select more."""
        aantal = len(self._dossiers)
        return f"{meervoud(aantal, 'dossier', 'dossiers')} gekozen" if aantal > 1 else HINT

    def knoppen(self) -> tuple[Stapelknop, ...]:
        """The acts of this person when more than one dossier is selected; none otherwise."""
        if len(self._dossiers) < 2:
            return ()
        return tuple(self._knop(act) for act in Stapelact if self._dienst.mag(act.actie))

    def _knop(self, act: Stapelact) -> Stapelknop:
        passend, alle = len(self.passend(act)), len(self._dossiers)
        tip = _NIET[act] if not passend else "" if passend == alle else f"Voor {passend} van de {alle}: {_NIET[act]}"
        return Stapelknop(act=act, tekst=f"{act.titel.rstrip('…')} ({passend})" + ("…" if "…" in act.titel else ""),
                          aantal=passend, tip=tip)  # fmt: skip

    def passend(self, act: Stapelact) -> tuple[AanvraagId, ...]:
        """Those of the selected dossiers for which it is the right act now."""
        return tuple(dossier.id for dossier in self._dossiers if _PAST[act](dossier))

    # --- the choices -------------------------------------------------------------------------------------------------

    def zittingen(self) -> tuple[Keuze, ...]:
        """The zittingen to come, the first one first."""
        vandaag = self._dienst.klok.today()
        komend = [z for z in self._dienst.overzichten.zittingen(Zittingtoestand.GEPLAND) if z.datum >= vandaag]
        komend.sort(key=lambda z: (z.datum, z.tijd))
        return tuple(Keuze(waarde=str(z.id), tekst=f"{datum_kort(z.datum)}, {z.tijd} ({meervoud(z.punten, 'punt', 'punten')})")
                     for z in komend)  # fmt: skip

    def deskundigen(self) -> tuple[Keuze, ...]:
        """Everybody who can be asked, by name, with the profession that decides which advice."""
        with self._dienst.lezen(Actie.DESKUNDIGE_KOPPELEN) as uow:
            lijst = [p for p in uow.personen.all() if p.actief and Rol.DESKUNDIGE in p.rollen]
        return tuple(Keuze(waarde=str(p.id), tekst=f"{p.naam}, {p.beroep}") for p in lijst)

    def voorstel_uiterlijk(self) -> date:
        """Two weeks on, a working day."""
        return voorstel_uiterlijk(self._dienst)

    # --- doing -------------------------------------------------------------------------------------------------------

    def bevestig(self) -> Stapelbericht:
        """Make the ontvangstbevestigingen of what is selected."""
        return self._bericht(stapelwerk.bevestigen(self._dienst, self._alle()))

    def zet_op_agenda(self, zitting: str) -> Stapelbericht:
        """Put what is selected on the agenda of the zitting that was chosen. Raises ``InvoerError`` without one."""
        if not zitting:
            raise InvoerError("Kies een zitting.", code="zitting-kiezen", veld="zitting")
        return self._bericht(stapelwerk.op_agenda(self._dienst, ZittingId(UUID(zitting)), self._alle()))

    def koppel(self, deskundige: str, uiterlijk: date | None) -> Stapelbericht:
        """Ask one deskundige about what is selected. Raises ``InvoerError`` that names the field."""
        if not deskundige:
            raise InvoerError("Kies een deskundige.", code="deskundige-kiezen", veld="deskundige")
        return self._bericht(stapelwerk.koppelen(self._dienst, self._alle(), PersoonId(UUID(deskundige)), uiterlijk))

    def neem_terug(self) -> str:
        """Take back what was just done here; gives the sentence. Raises ``CvtError``, also when something came after it."""
        if self._dienst.teruglijst.laatste != self._gedaan:
            raise ToestandError("Er is daarna iets anders gedaan. Neem dat eerst terug (Ctrl+Z).", code="niet-het-laatste")
        return f"Teruggenomen: {self._dienst.teruglijst.neem_terug()}."

    def _alle(self) -> tuple[AanvraagId, ...]:
        return tuple(dossier.id for dossier in self._dossiers)

    def _bericht(self, uitslag: Stapeluitslag) -> Stapelbericht:
        namen = {dossier.kenmerk: dossier.leerling for dossier in self._dossiers}
        self._gedaan = self._dienst.teruglijst.laatste
        niet = tuple(f"{kenmerk} {namen.get(kenmerk, '')}: {waarom}" for kenmerk, waarom in uitslag.niet)
        return Stapelbericht(zin=uitslag.zin, niet=niet, terug=bool(uitslag.gedaan))


def _met_adviezen(dossier: AanvraagSummary) -> bool:
    return beschrijving(Soort(dossier.soort)).met_adviezen


_PAST: dict[Stapelact, Callable[[AanvraagSummary], bool]] = {
    Stapelact.BEVESTIGEN: lambda d: not d.bevestigd and d.status in {Status.ONTVANGEN, Status.IN_TOETSING},
    Stapelact.AGENDA: lambda d: d.status in {Status.GEREED_VOOR_ZITTING, Status.AANGEHOUDEN},
    Stapelact.KOPPELEN: lambda d: d.status in TE_KOPPELEN and d.adviezen_gevraagd < NODIGE_ADVIEZEN and _met_adviezen(d),
}
_NIET = {
    Stapelact.BEVESTIGEN: "alleen waarvan de ontvangst nog niet is bevestigd.",
    Stapelact.AGENDA: "alleen wat gereed is voor een zitting.",
    Stapelact.KOPPELEN: "alleen waarin nog een advies te vragen is.",
}
