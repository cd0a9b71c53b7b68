"""The brain of *Steekproef voor de Inspectie*: draw ten recent besluiten, and let them leave with everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cvt_desktop.basis.tekst import datum_lang, meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.steekproef import Getrokken, Steekproef
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import steekproef
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer

_DAGEN = 365
"""How far back one begins: a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proefstaat:
    """What was drawn. ``zin`` says from how many."""

    zin: str
    rijen: tuple[Getrokken, ...] = field(repr=False)


class SteekproefPresenter:
    """``trek`` and ``maak`` may run in a thread."""

    def __init__(self, dienst: Dienst, lezer: Stuklezer) -> None:
        self._dienst, self._lezer = dienst, lezer
        self._proef: Steekproef | None = None

    @property
    def mag(self) -> bool:
        """Bestuurder, voorzitter and secretaris let documents leave, and see the figures."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN) and self._dienst.mag(Actie.OVERZICHTEN_INZIEN)

    def tijdvak(self) -> tuple[date, date]:
        """The last year, up to today."""
        vandaag = self._dienst.klok.today()
        return plus_dagen(vandaag, -_DAGEN), vandaag

    def trek(self, van: date | None, tot: date | None) -> Proefstaat:
        """Draw; a new draw replaces the one before. Raises ``InvoerError`` that names the day."""
        if van is None or tot is None:
            raise InvoerError("Vul de eerste en de laatste dag in.", code="ontbreekt", veld="van" if van is None else "tot")
        proef = self._proef = steekproef.trekken(self._dienst, van, tot)
        uit = meervoud(proef.uit, "besluit", "besluiten")
        wat = "Alle" if len(proef.gekozen) == proef.uit else f"{len(proef.gekozen)} van"
        zin = f"{wat} {uit}, bekendgemaakt van {datum_lang(van)} tot en met {datum_lang(tot)}. De trekking staat in het logboek."
        return Proefstaat(zin=zin, rijen=proef.gekozen)

    def maak(self, map_: Path, voortgang: Voortgang) -> str:
        """Write the files; gives what to tell. Raises ``CvtError``, and then nothing is left of it."""
        if self._proef is None:
            raise InvoerError("Trek eerst een steekproef.", code="ontbreekt", veld="van")
        namen = steekproef.maken(self._dienst, self._proef, map_, self._lezer, voortgang)
        return f"{meervoud(len(namen), 'bestand', 'bestanden')} in {map_.name}. Ruim de map op als de inspecteur ze heeft."
