"""One line of the werkvoorraad, and in which group it stands (screens.md 4.2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.ids import AanvraagId, NotitieId, ZittingId
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.volgende_stap import VolgendeStap
from cvt_desktop.ports.overzicht import AanvraagSummary, ZittingSummary

WEEK = 7
_VER = date(9999, 12, 31)


class Groep(StrEnum):
    """The filter chips; a line stands in exactly one of the first three, or only in *Alles*."""

    VANDAAG = "Vandaag"
    WEEK = "Deze week"
    WACHT = "Wacht op anderen"
    LATER = "Later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkregel:
    """One line. A line without ``dossier`` is a zitting, a draft, or work on the screen with the key ``scherm``.

    ``leeslijst``: the step is done on the leeslijst of the zitting, at this dossier.

    ``toelichting`` is what the peek says about why; ``spoed`` why the school asks not to wait, or ''.
    """

    sleutel: str
    groep: Groep
    stap: VolgendeStap
    dossier: AanvraagSummary | None = None
    zitting: ZittingSummary | None = None
    notitie_id: NotitieId | None = None
    concept: str = ""
    leeslijst: bool = False
    scherm: str = ""
    leerling: str = field(default="", repr=False)
    toelichting: str = field(default="", repr=False)
    spoed: str = field(default="", repr=False)

    @property
    def pijn(self) -> tuple[date, date, str]:
        """The key to sort by: the day of the step, then the legal term (or the day of the zitting), then the kenmerk.

        What is due by now is one day: a legal term that is over stands above a call that was to be made before it. Work on a
        screen of its own comes before what has its term later.
        """
        uiterste = self.dossier.uiterste_datum if self.dossier is not None else self.zitting.datum if self.zitting else (
            self.stap.dag if self.scherm else None)  # fmt: skip
        dag = date.min if self.groep is Groep.VANDAAG else self.stap.dag or _VER
        return dag, uiterste or _VER, self.dossier.kenmerk if self.dossier is not None else ""

    @property
    def aanvraag_id(self) -> AanvraagId | None:
        """The dossier of this line."""
        return None if self.dossier is None else self.dossier.id

    @property
    def zitting_id(self) -> ZittingId | None:
        """The zitting where the step is done."""
        if self.zitting is not None:
            return self.zitting.id
        return None if self.dossier is None else self.dossier.zitting_id


def groep_van(stap: VolgendeStap, vandaag: date) -> Groep:
    """Today what is due or late, the coming week, later, or with somebody else."""
    if stap.wacht:
        return Groep.WACHT
    if stap.dag is None or stap.dag <= vandaag:
        return Groep.VANDAAG
    return Groep.WEEK if stap.dag <= plus_dagen(vandaag, WEEK) else Groep.LATER


def regel_van(
    dossier: AanvraagSummary, stap: VolgendeStap, vandaag: date, *, extra: str = "", toelichting: str = ""
) -> Werkregel:  # fmt: skip
    """The line of a dossier for this step."""
    return Werkregel(sleutel=f"{dossier.id}{extra}", groep=groep_van(stap, vandaag), stap=stap, dossier=dossier,
                     leerling=dossier.leerling, toelichting=toelichting)  # fmt: skip
