"""One question of the toets in the words of the screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.toets import Antwoord, Beantwoording, Grondslag, Toetspunt, Vindplaats
from cvt_desktop.services.toetsing import Toetsstand
from ui.tonen import Toon

GRONDSLAGEN = "W wet · P ondersteuningsplan · A afspraak"
"""What the letters behind the questions stand for."""
WAARDE = {Antwoord.JA: "ja", Antwoord.NEE: "nee", Antwoord.NVT: "nvt", Antwoord.GEWEIGERD: "geweigerd"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntbeeld:
    """A row of the list. ``antwoord`` is ja, nee, nvt, geweigerd or ''; ``regel`` is the answer as it is read.

    ``programma``: the program answered. ``plaats`` is the linked place ("WISC p 1"); ``uitleg`` is what F1 shows.
    """

    code: str
    vraag: str
    grondslag: str
    antwoord: str
    regel: str = field(repr=False)
    toon: Toon
    programma: bool
    toelichting: str = field(repr=False)
    wat_ontbreekt: str = field(repr=False)
    ontbreekt_keuzes: tuple[str, ...]
    vindplaats: Vindplaats | None
    plaats: str
    mag_weigeren: bool
    uitleg: str


def puntbeeld(stand: Toetsstand, punt: Toetspunt, concept: str) -> Puntbeeld:
    """The row of one question; ``concept`` are words that wait for an answer."""
    antwoord = stand.toets.beantwoording(punt.code)
    reden = next((o.reden for o in stand.toets.overrides if o.code == punt.code), "")
    ontbreekt = ""
    if antwoord is not None and antwoord.antwoord is Antwoord.NEE:
        ontbreekt = antwoord.wat_ontbreekt or next(iter(punt.ontbreekt_keuzes), "")
    return Puntbeeld(
        code=punt.code, vraag=punt.vraag, grondslag=grondslag(punt), antwoord=WAARDE[antwoord.antwoord] if antwoord else "",
        regel=_regel(antwoord, reden), toon=_toon(antwoord), programma=antwoord is not None and antwoord.door_programma,
        toelichting=antwoord.toelichting if antwoord and antwoord.toelichting else concept, wat_ontbreekt=ontbreekt,
        ontbreekt_keuzes=punt.ontbreekt_keuzes, vindplaats=antwoord.vindplaats if antwoord else None,
        plaats=_plaats(stand, antwoord), mag_weigeren=not punt.verplicht_gegeven, uitleg=uitleg(punt),
    )  # fmt: skip


def grondslag(punt: Toetspunt) -> str:
    """``W``, ``W/P`` or ``beoordeling``."""
    return "/".join("beoordeling" if g is Grondslag.BEOORDELING else str(g) for g in punt.grondslagen)


def uitleg(punt: Toetspunt) -> str:
    """What F1 shows: why it is asked, and the sources."""
    return f"{' '.join(punt.uitleg.split())}\nBron: {'; '.join(punt.bronteksten)}."


def stuknaam(stuk: Stuk) -> str:
    """``OPP`` for a stuk of a known kind, else its file name."""
    soort = Stuksoort[stuk.soort] if stuk.soort in Stuksoort.__members__ else Stuksoort.OVERIG
    return stuk.bestandsnaam if soort is Stuksoort.OVERIG else str(soort)


def _regel(antwoord: Beantwoording | None, reden: str) -> str:
    """``ja, door het programma: school 99RA-00 staat in het register``."""
    if antwoord is None:
        return f"open — toch in behandeling: {reden}" if reden else ""
    tekst = str(antwoord.antwoord)
    if antwoord.door_programma:
        tekst = f"{tekst}, door het programma: {antwoord.grond}"
    elif antwoord.antwoord is Antwoord.NEE and antwoord.wat_ontbreekt:
        tekst = f"{tekst} · {antwoord.wat_ontbreekt}"
    if antwoord.toelichting:
        tekst = f"{tekst} — {antwoord.toelichting}"
    return f"{tekst} — toch in behandeling: {reden}" if reden else tekst


def _toon(antwoord: Beantwoording | None) -> Toon:
    if antwoord is None:
        return Toon.GEWOON
    if antwoord.antwoord in {Antwoord.NEE, Antwoord.GEWEIGERD}:
        return Toon.LET_OP
    return Toon.STIL if antwoord.door_programma else Toon.GOED


def _plaats(stand: Toetsstand, antwoord: Beantwoording | None) -> str:
    if antwoord is None or antwoord.vindplaats is None:
        return ""
    stuk = next((s for s in stand.stukken if s.id == antwoord.vindplaats.bijlage_id), None)
    if stuk is None:
        return ""
    return f"{stuknaam(stuk)} p {antwoord.vindplaats.pagina}" if antwoord.vindplaats.pagina else stuknaam(stuk)
