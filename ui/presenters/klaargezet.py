"""The brain of *Klaargezette bestanden*: what still stands in a folder outside the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cvt_desktop.basis.tekst import datum_kort, meervoud, opsomming
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import KlaargezetId
from cvt_desktop.services import klaarzetten
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.klaarzetten import Klaarregel


@dataclass(frozen=True, slots=True, kw_only=True)
class Klaarrij:
    """One line."""

    id: KlaargezetId
    naam: str
    map_: str = field(repr=False)
    op: str
    door: str = field(repr=False)


class KlaargezetPresenter:
    """Who keeps watch over the register sees the list; who sends tidies it."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @property
    def mag_opruimen(self) -> bool:
        """Whether the acts are there for this person."""
        return self._dienst.mag(Actie.BESTAND_OPRUIMEN)

    def nog(self) -> str:
        """``8 bestanden staan nog in Verzendmap.``, or '' when nothing does or this person does not tidy."""
        return klaarzetten.herinnering(self._dienst) if self.mag_opruimen else ""

    def rijen(self) -> tuple[Klaarrij, ...]:
        """What still stands there."""
        return tuple(_rij(regel) for regel in klaarzetten.lijst(self._dienst))

    def opruimen(self, ids: Sequence[KlaargezetId]) -> str:
        """Delete them; gives the sentence that names what was left. Slow, so it runs in ``Taken``."""
        uit = klaarzetten.opruimen(self._dienst, ids)
        zinnen = [f"{meervoud(len(uit.opgeruimd), 'bestand', 'bestanden')} opgeruimd."] if uit.opgeruimd else []
        if uit.al_weg:
            zinnen.append(f"Al weg, en nu van de lijst: {opsomming(list(uit.al_weg))}.")
        if uit.gewijzigd:
            zinnen.append(f"Gewijzigd sinds het klaarzetten, dus niet verwijderd: {opsomming(list(uit.gewijzigd))}. Verwijder ze "
                          "zelf en kies daarna Elders opgeruimd.")  # fmt: skip
        if uit.onbereikbaar:
            zinnen.append(f"Niet te bereiken vanaf deze laptop: {opsomming(list(uit.onbereikbaar))}. Ruim op waar ze staan.")
        return " ".join(zinnen)

    def afvinken(self, ids: Sequence[KlaargezetId]) -> str:
        """They were tidied otherwise."""
        return f"{meervoud(klaarzetten.afvinken(self._dienst, ids), 'bestand', 'bestanden')} van de lijst gehaald."


def _rij(regel: Klaarregel) -> Klaarrij:
    return Klaarrij(id=regel.id, naam=regel.naam, map_=regel.map_, op=_wanneer(regel.op), door=regel.door)


def _wanneer(moment: datetime) -> str:
    hier = moment.astimezone(AMSTERDAM)
    return f"{datum_kort(hier.date())} {hier:%H.%M}"
