"""The brain of *Controle*: what holds in this register, the log for outside, and the monthly sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cvt_desktop.basis.tekst import datum_weekdag, meervoud
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.keten import lees_anker
from cvt_desktop.services import logboek, maandblad, registercontrole
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.cvtlog import EXTENSIE
from cvt_desktop.services.registercontrole import Controlepunt, Controleuitslag, Puntstand
from ui.tonen import Chip, Keuze, Toon, Vorm

Meld = Callable[[float], None]
_CHIP = {
    Puntstand.GOED: (Toon.GOED, Vorm.VINK),
    Puntstand.LET_OP: (Toon.LET_OP, Vorm.DRIEHOEK),
    Puntstand.FOUT: (Toon.FOUT, Vorm.VIERKANT),
}
_TITEL = {
    Puntstand.GOED: "Alles klopt",
    Puntstand.LET_OP: "Alles klopt, met een kanttekening",
    Puntstand.FOUT: "Er klopt iets niet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntbeeld:
    """One point as a card."""

    titel: str
    chip: Chip
    toon: Toon
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlebeeld:
    """The whole outcome."""

    titel: str
    chip: Chip
    onder: str
    punten: tuple[Puntbeeld, ...]


class ControlePresenter:
    """Everything but ``maanden`` and the names is slow: the view runs it in ``Taken``."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @property
    def mag_maandblad(self) -> bool:
        """Whether this person gets the sheet."""
        return self._dienst.mag(Actie.LOG_INZIEN)

    def controleer(self, anker: str, meld: Meld) -> Controlebeeld:
        """Check, with what was typed over from paper ('' for nothing). Raises ``InvoerError`` for what is no anchor."""
        ankers = [lees_anker(regel) for regel in anker.splitlines() if regel.strip()]
        return _beeld(registercontrole.controleer(self._dienst, ankers, meld))

    def voer_uit(self, pad: Path, meld: Meld) -> str:
        """Write the log; gives what to say afterwards."""
        doel = pad if pad.suffix else pad.with_suffix(EXTENSIE)
        hoofd = logboek.uitvoeren(self._dienst, doel, meld)
        aantal = meervoud(hoofd.volgnummer, "gebeurtenis", "gebeurtenissen")
        return f"Opgeslagen als {doel.name}: {aantal}. Schrijf het einde apart op: {hoofd.kort}."

    def lognaam(self) -> str:
        """``logboek 2027-05-12.cvtlog``."""
        return f"logboek {self._dienst.klok.today().isoformat()}{EXTENSIE}"

    def maanden(self) -> tuple[Keuze, ...]:
        """The months that have a log, newest first."""
        return tuple(Keuze(waarde=m.isoformat(), tekst=maandblad.maandnaam(m)) for m in maandblad.maanden(self._dienst))

    def maandblad(self, maand: str) -> tuple[bytes, str]:
        """The sheet of a month as PDF, and a name for it."""
        pdf = self._dienst.opmaker.maak(maandblad.maak(self._dienst, date.fromisoformat(maand)))
        return pdf, f"Maandblad logboek {maand[:7]}.pdf"

    def maandblad_uitgevoerd(self) -> None:
        """Tell the log that the sheet leaves the program."""
        maandblad.leg_uitvoer_vast(self._dienst)


def _beeld(u: Controleuitslag) -> Controlebeeld:
    moment = u.moment.astimezone(AMSTERDAM)
    wat_nu = "Vergelijk met een reservekopie en bel de beheerder. " if u.stand is Puntstand.FOUT else ""
    hoofd = f" Einde van het logboek: {u.hoofd.kort}." if u.hoofd else ""
    return Controlebeeld(
        titel=_TITEL[u.stand], chip=_chip(u.stand), punten=tuple(_punt(p) for p in u.punten),
        onder=f"{wat_nu}Gecontroleerd op {datum_weekdag(moment.date())} om {moment:%H.%M}.{hoofd}",
    )  # fmt: skip


def _chip(stand: Puntstand) -> Chip:
    toon, vorm = _CHIP[stand]
    return Chip(tekst=str(stand), toon=toon, vorm=vorm)


def _punt(punt: Controlepunt) -> Puntbeeld:
    toon = Toon.FOUT if punt.stand is Puntstand.FOUT else Toon.GEWOON
    return Puntbeeld(titel=punt.titel, chip=_chip(punt.stand), toon=toon, regels=punt.regels)
