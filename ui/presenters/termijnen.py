"""The brain of *Waarom deze datum?*: the terms of a dossier in words, and what can be noted that moves them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_voluit, hoofdletter
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.services import termijnen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.termijnen import Feitregel, Uitlegstap
from ui.presenters.vak import Vak


@dataclass(frozen=True, slots=True, kw_only=True)
class Noteerbaar:
    """A fact that can be noted: the button, the head of its form, what must be so first, and the days that are asked."""

    soort: Feitsoort
    knop: str
    titel: str
    uitleg: str
    vakken: tuple[Vak, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Andertermijnbeeld:
    """Another term: a sentence, and its steps below it."""

    tekst: str
    stappen: tuple[tuple[str, str], ...]
    waarschuwingen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnbeeld:
    """The whole page in words; ``stappen`` are (sentence, source)."""

    dag: str
    stappen: tuple[tuple[str, str], ...]
    waarschuwingen: tuple[str, ...]
    ruime_lezing: str
    streef: str
    wat_als: str
    feiten: tuple[Feitregel, ...] = field(repr=False)
    andere: tuple[Andertermijnbeeld, ...] = ()
    noteren: tuple[Noteerbaar, ...] = ()
    schrappen: bool = False


_DATUM = "datum"
NOTEERBAAR = {
    Feitsoort.INSTEMMING_UITSTEL: Noteerbaar(
        soort=Feitsoort.INSTEMMING_UITSTEL, knop="Uitstel noteren…", titel="De school stemt in met uitstel",
        uitleg="Alleen een schriftelijke instemming van de school laat de termijn stilstaan (Awb 4:15, lid 2). "
               "Zet de brief of het bericht bij Stukken.",
        vakken=(Vak(naam=_DATUM, label="Instemming ontvangen op"),
                Vak(naam="van", label="Uitstel van", uitleg="De eerste dag waarop de termijn stilstaat."),
                Vak(naam="tot", label="Uitstel tot en met")),
    ),
    Feitsoort.KENNISGEVING_4_14: Noteerbaar(
        soort=Feitsoort.KENNISGEVING_4_14, knop="Kennisgeving noteren…", titel="Kennisgeving van een nieuwe datum",
        uitleg="Dit kan één keer, en de kennisgeving moet binnen de acht weken zijn verzonden (Awb 4:14, lid 3). Noteer haar als "
               "zij de deur uit is.",
        vakken=(Vak(naam=_DATUM, label="Verzonden op"),
                Vak(naam="nieuwe_datum", label="Nieuwe datum", uitleg="Kies een werkdag: een eigen datum schuift niet op.")),
    ),
    Feitsoort.INGEBREKESTELLING: Noteerbaar(
        soort=Feitsoort.INGEBREKESTELLING, knop="Ingebrekestelling noteren…", titel="Ingebrekestelling ontvangen",
        uitleg="De school zegt schriftelijk dat het besluit te laat is (Awb 4:17). Zet de brief bij Stukken.",
        vakken=(Vak(naam=_DATUM, label="Ontvangen op"),),
    ),
}  # fmt: skip


class TermijnenPresenter:
    """Reads and notes for one dossier."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self.aanvraag_id = dienst, aanvraag_id

    def beeld(self) -> Termijnbeeld:
        """The page as it is now."""
        blad = termijnen.termijnblad(self._dienst, self.aanvraag_id)
        uitleg = blad.beslissen
        return Termijnbeeld(
            dag=datum_voluit(uitleg.datum), stappen=_regels(uitleg.stappen), waarschuwingen=uitleg.waarschuwingen,
            ruime_lezing=uitleg.ruime_lezing, streef=uitleg.streef, wat_als=blad.wat_als, feiten=blad.feiten,
            andere=tuple(Andertermijnbeeld(tekst=a.tekst, stappen=_regels(a.stappen), waarschuwingen=a.waarschuwingen)
                         for a in blad.andere),
            noteren=tuple(NOTEERBAAR[s] for s in blad.noteren), schrappen=self._dienst.mag(Actie.TERMIJN_SCHRAPPEN),
        )  # fmt: skip

    def gevolg(self, soort: Feitsoort, dagen: dict[str, date | None]) -> str:
        """What it would do, while it is typed; '' as long as a day lacks or it cannot be."""
        if any(dag is None for dag in dagen.values()):
            return ""
        try:
            return termijnen.gevolg(self._dienst, self.aanvraag_id, Termijnfeit(soort=soort, **dagen))  # type: ignore[arg-type]
        except CvtError:
            return ""

    def noteer(self, soort: Feitsoort, dagen: dict[str, date | None]) -> dict[str, str]:
        """Note it; the errors at the fields, none when it is kept. Raises ``CvtError`` for what is no matter of a field."""
        leeg = {naam: "Vul deze dag in." for naam, dag in dagen.items() if dag is None}
        if leeg:
            return leeg
        try:
            termijnen.noteren(self._dienst, self.aanvraag_id, Termijnfeit(soort=soort, **dagen))  # type: ignore[arg-type]
        except CvtError as fout:
            if fout.veld in dagen:
                return {fout.veld: fout.melding}
            raise
        return {}

    def vandaag(self) -> date:
        """What the first day is filled with."""
        return self._dienst.klok.today()

    def schrap(self, feit: Termijnfeit) -> None:
        """Take back a fact that was noted by mistake."""
        termijnen.schrappen(self._dienst, self.aanvraag_id, feit)


def _regels(stappen: tuple[Uitlegstap, ...]) -> tuple[tuple[str, str], ...]:
    """The step, and below it what its article says: the article itself stands in the step already, or before it here."""
    return tuple((s.tekst, hoofdletter(s.bron_uitleg) if s.bron_uitleg and s.bron in s.tekst else
                  ": ".join(filter(None, (s.bron, s.bron_uitleg)))) for s in stappen)  # fmt: skip
