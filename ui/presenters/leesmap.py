"""The brain of *Leesmap maken per lid*: for whom, what would be in it, until when; and then the passphrases, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import PersoonId, ZittingId
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import leesmappen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.leesmappen import Leeslid, Uitgereikt
from cvt_desktop.services.stukken import Stuklezer


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidregel:
    """One member: ``stand`` says how much, ``uitleg`` what stays out; ``kan`` is False when there is nothing to read."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    stand: str
    uitleg: str
    kan: bool
    aan: bool


class LeesmapPresenter:
    """One zitting that is planned. ``stel_voor`` gives a passphrase of six words."""

    def __init__(self, dienst: Dienst, zitting_id: ZittingId, lezer: Stuklezer, stel_voor: Callable[[], str]) -> None:
        self._dienst, self._zitting_id, self._lezer, self._stel_voor = dienst, zitting_id, lezer, stel_voor

    @property
    def mag(self) -> bool:
        """Whether this person makes leesmappen."""
        return self._dienst.mag(Actie.LEESMAP_MAKEN)

    def regels(self) -> tuple[Lidregel, ...]:
        """The members of the zitting; ticked from the start is who has something to read and no leesmap yet."""
        return tuple(_regel(lid) for lid in leesmappen.leden(self._dienst, self._zitting_id))

    def laatste_dag(self) -> date:
        """What is proposed."""
        return leesmappen.laatste_dag(self._dienst, self._zitting_id)

    def maak(
        self, personen: Sequence[PersoonId], map_: Path, vernietigen_na: date, voortgang: Voortgang
    ) -> tuple[Uitgereikt, ...]:
        """Write them. Slow: in ``Taken``. Raises ``CvtError``."""
        return leesmappen.maak(self._dienst, self._zitting_id, personen, map_, vernietigen_na, self._lezer, self._stel_voor,
                               voortgang)  # fmt: skip


def _regel(lid: Leeslid) -> Lidregel:
    stand = meervoud(lid.dossiers, "dossier", "dossiers") if lid.dossiers else "niets te lezen"
    if lid.eerder:
        stand += f" · {meervoud(lid.eerder, 'keer', 'keer')} eerder gemaakt"
    return Lidregel(persoon_id=lid.persoon_id, naam=lid.naam, stand=stand, uitleg=" ".join(lid.niet_mee),
                    kan=bool(lid.dossiers), aan=bool(lid.dossiers) and not lid.eerder)  # fmt: skip
