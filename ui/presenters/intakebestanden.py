"""What people drop on *Nieuwe aanvraag*: loose files, ZIPs, an OSO file alone or in a ZIP. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.bsn import zonder_bsn
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.services.aanvraagformulieren import Formulierovername
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.oso_overname import Overname, gekozen_documenten, nagekeken, vooringevuld_uit_oso
from cvt_desktop.services.stukken import Stuklezer, Stukvoorstel, voorbereiden
from ui.presenters.intake_formulier import lees_formulier

_BIJ_NAAM = 12
"""More refused files than this are counted; nobody reads a longer list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesresultaat:
    """What came of reading dropped files; ``geweigerd`` holds name and Dutch reason, ``hulpbestanden`` what a ZIP had in it
    of the system that made it.
    """

    stukken: tuple[Stukvoorstel, ...] = ()
    geweigerd: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    overname: Overname | None = None
    formulier: Formulierovername | None = None
    hulpbestanden: int = 0

    @property
    def melding(self) -> str:
        """A sentence per file that was refused, and what was passed over; '' when there is nothing to tell."""
        regels = [f"{naam}: {reden.rstrip('.')}." for naam, reden in self.geweigerd[:_BIJ_NAAM]]
        over = len(self.geweigerd) - len(regels)
        if over:
            regels.append(f"En {meervoud(over, 'ander bestand', 'andere bestanden')} niet aangenomen.")
        return " ".join([*regels, *hulpregel(self.hulpbestanden)])


def hulpregel(aantal: int) -> list[str]:
    """Says how many files of a system were passed over; nothing for none."""
    return [f"{meervoud(aantal, 'hulpbestand', 'hulpbestanden')} overgeslagen."] if aantal else []


def lees_bestanden(
    dienst: Dienst, lezer: Stuklezer, invoer: Invoer, paden: Sequence[Path], meld: Callable[[float, str], None]
) -> Leesresultaat:
    """Read dropped files, unpack ZIPs, recognise an OSO file and the form of a school that ``invoer`` may take over.

    Slow: runs outside the thread of the window.
    """
    lezing = _Lezing(dienst, lezer, invoer)
    for nummer, pad in enumerate(paden):
        meld(nummer / len(paden), f"bestand {nummer + 1} van {len(paden)}")
        try:
            data = lezer.inlezer.bestand(pad)
            if lezer.inlezer.is_zip(data):
                lezing.zip(data, lambda deel, nu=nummer: meld((nu + deel) / len(paden), "ZIP uitpakken"))  # type: ignore[misc]
            else:
                lezing.een(pad.name, data)
        except BestandError as fout:
            lezing.geweigerd.append((zonder_bsn(pad.name), fout.melding))
    return Leesresultaat(stukken=tuple(lezing.stukken), geweigerd=tuple(lezing.geweigerd), overname=lezing.overname,
                         formulier=lezing.formulier, hulpbestanden=lezing.hulpbestanden)  # fmt: skip


class _Lezing:
    """What was read so far."""

    def __init__(self, dienst: Dienst, lezer: Stuklezer, invoer: Invoer) -> None:
        self._dienst, self._lezer, self._invoer = dienst, lezer, invoer
        self.stukken: list[Stukvoorstel] = []
        self.geweigerd: list[tuple[str, str]] = []
        self.overname: Overname | None = None
        self.formulier: Formulierovername | None = None
        self.hulpbestanden = 0

    def zip(self, data: bytes, meld: Callable[[float], None]) -> None:
        """Each member as a loose file; what is refused is named, the rest goes on."""
        leden = self._lezer.inlezer.zip_leden(data)
        self.hulpbestanden += self._lezer.inlezer.zip_hulpbestanden(data)
        for nummer, lid in enumerate(leden):
            meld(nummer / len(leden))
            if lid.reden:
                self.geweigerd.append((zonder_bsn(lid.naam), lid.reden))
                continue
            try:
                self.een(lid.naam, lid.inhoud, herkomst="ZIP")
            except BestandError as fout:
                self.geweigerd.append((zonder_bsn(lid.naam), fout.melding))

    def een(self, naam: str, data: bytes, *, herkomst: str = "") -> None:
        """One file. Raises ``BestandError``."""
        if not self._lezer.inlezer.is_oso(data, naam):
            stuk = voorbereiden(self._dienst, self._lezer, naam, data, herkomst=herkomst)
            formulier = lees_formulier(self._dienst, self._lezer, self._invoer, naam, data, self.geweigerd)
            self.formulier = self.formulier or formulier
            self.stukken.append(stuk if formulier is None else replace(stuk, soort=Stuksoort.AANVRAAG))
            return
        if self.overname is not None:
            raise BestandError("er is al een OSO-bestand gelezen; voeg van elke leerling het eigen bestand toe", code="oso-twee")
        self.overname = vooringevuld_uit_oso(self._dienst, nagekeken(self._lezer.inlezer.oso(data), self._lezer), naam)


def lees_documenten(dienst: Dienst, lezer: Stuklezer, overname: Overname, sleutels: Collection[str]) -> Leesresultaat:
    """Keep the ticked documents of an OSO file. Slow."""
    stukken: list[Stukvoorstel] = []
    geweigerd: list[tuple[str, str]] = []
    for nummer in gekozen_documenten(overname, sleutels):
        bijlage = overname.dossier.bijlagen[nummer]
        try:
            stuk = voorbereiden(dienst, lezer, bijlage.naam, bijlage.inhoud, omschrijving=bijlage.omschrijving,
                                herkomst=f"OSO: {bijlage.herkomst}" if bijlage.herkomst else "OSO")  # fmt: skip
        except BestandError as fout:
            geweigerd.append((bijlage.naam, fout.melding))
        else:
            stukken.append(replace(
                stuk, soort=bijlage.soort, opmerking=bijlage.opmerking or stuk.opmerking,
                mogelijk_bsn=bijlage.mogelijk_bsn or stuk.mogelijk_bsn,
            ))
    return Leesresultaat(stukken=tuple(stukken), geweigerd=tuple(geweigerd))
