"""The standard paragraphs of letters that the beheerder may rewrite, and the parts that stay as they are (screens.md 7.1).

A text is plain: paragraphs with an empty line between them, lines that begin with "- " are points. ``{veld}`` is a field from a
closed list, ``[...]`` stays only when the fields within are filled, ``**`` around words makes them bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from itertools import groupby

from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.ids import PersoonId, TekstversieId

MAX_TEKENS = 3000
_TEKEN = re.compile(r"\*\*|[{}\[\]]")
_NAAM = re.compile(r"\{([^{}\[\]\n]*)\}")
_PUNT = "- "
_OPENT = {"}": "{", "]": "["}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekstveld:
    """A field that a text may hold; ``kan_leeg`` must stand between [ and ], with the words around it."""

    naam: str
    uitleg: str
    voorbeeld: str
    kan_leeg: bool = False


VELDEN: dict[str, Tekstveld] = {v.naam: v for v in (
    Tekstveld(naam="roepnaam", uitleg="de roepnaam van de leerling", voorbeeld="Noor"),
    Tekstveld(naam="school", uitleg="de school die de aanvraag deed", voorbeeld="Lyceum Ravenkoog"),
    Tekstveld(naam="kenmerk", uitleg="het kenmerk van het dossier", voorbeeld="2026-0391"),
    Tekstveld(naam="swv", uitleg="de naam van het samenwerkingsverband", voorbeeld="Samenwerkingsverband vo De Waterlanden"),
    Tekstveld(naam="contact_naam", uitleg="wie het dossier kent", voorbeeld="Ruben Veldkamper"),
    Tekstveld(naam="contact_telefoon", uitleg="het nummer om te bellen", voorbeeld="000-555 01 02"),
    Tekstveld(naam="steunpunt", uitleg="het ouder- en jeugdsteunpunt", voorbeeld="Steunpunt De Waterlanden", kan_leeg=True),
    Tekstveld(naam="ingang", uitleg="de eerste dag van de verklaring", voorbeeld="1 juni 2027"),
    Tekstveld(naam="einde", uitleg="de laatste dag van de verklaring", voorbeeld="31 juli 2029"),
    Tekstveld(naam="verlenging_voor", uitleg="voor wanneer verlengen", voorbeeld="1 maart 2029", kan_leeg=True),
    Tekstveld(naam="uiterlijk", uitleg="de laatste dag van de termijn", voorbeeld="donderdag 24 juni 2027"),
    Tekstveld(naam="verwachte_zitting", uitleg="de verwachte zitting", voorbeeld="dinsdag 18 mei 2027", kan_leeg=True),
    Tekstveld(naam="insturen_via", uitleg="hoe de school stukken stuurt", voorbeeld="TOP dossier"),
)}  # fmt: skip
"""The closed list."""
_ALTIJD = ("kenmerk", "swv", "contact_naam", "contact_telefoon", "steunpunt")
_LEERLING = ("roepnaam", "school")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekstblok:
    """A standard paragraph: in which letter it stands, and which fields that letter knows."""

    sleutel: str
    document: str
    titel: str
    soort: Briefsoort
    eigen_velden: tuple[str, ...] = ()

    @property
    def velden(self) -> tuple[Tekstveld, ...]:
        """The fields that this text may hold."""
        return tuple(VELDEN[naam] for naam in (*self.eigen_velden, *_ALTIJD))


BLOKKEN: tuple[Tekstblok, ...] = (
    Tekstblok(sleutel="ontvangst_school_nu", document="Ontvangstbevestiging school", titel="Wat gebeurt er nu?",
              soort=Briefsoort.ONTVANGSTBEVESTIGING, eigen_velden=("uiterlijk", "verwachte_zitting")),
    Tekstblok(sleutel="ontvangst_ouders_nu", document="Ontvangstbevestiging ouders", titel="Wat gebeurt er nu?",
              soort=Briefsoort.ONTVANGSTBEVESTIGING_OUDERS, eigen_velden=(*_LEERLING, "uiterlijk", "verwachte_zitting")),
    Tekstblok(sleutel="aanvulling_hoe", document="Verzoek om aanvulling", titel="Hoe de school aanvult",
              soort=Briefsoort.VERZOEK_AANVULLING, eigen_velden=("roepnaam", "uiterlijk", "insturen_via")),
    Tekstblok(sleutel="besluit_school_verder", document="Besluitbrief school (vso)", titel="Wat u nu doet",
              soort=Briefsoort.BESLUIT_SCHOOL, eigen_velden=(*_LEERLING, "ingang", "einde", "verlenging_voor")),
    Tekstblok(sleutel="besluit_school_pro_verder", document="Besluitbrief school (PrO)", titel="Wat u nu doet",
              soort=Briefsoort.BESLUIT_SCHOOL, eigen_velden=(*_LEERLING, "ingang")),
    Tekstblok(sleutel="besluit_ouders_plek", document="Besluitbrief ouders (vso)", titel="De verklaring is nog geen plek",
              soort=Briefsoort.BESLUIT_OUDERS, eigen_velden=(*_LEERLING, "ingang", "einde")),
    Tekstblok(sleutel="besluit_ouders_pro_plek", document="Besluitbrief ouders (PrO)", titel="De verklaring is nog geen plek",
              soort=Briefsoort.BESLUIT_OUDERS, eigen_velden=(*_LEERLING, "ingang")),
    Tekstblok(sleutel="besluit_leerling_plek", document="Besluitbrief leerling", titel="Je hebt nog geen plek",
              soort=Briefsoort.BESLUIT_LEERLING, eigen_velden=(*_LEERLING, "ingang")),
    Tekstblok(sleutel="besluit_leerling_vragen", document="Besluitbrief leerling", titel="Heb je vragen?",
              soort=Briefsoort.BESLUIT_LEERLING, eigen_velden=_LEERLING),
)  # fmt: skip
"""What may be rewritten; everything else in a letter is fixed, comes from a field, or is the own paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VastDeel:
    """A part that nobody rewrites, with the source that asks for it (``domain.bronnen``)."""

    sleutel: str
    document: str
    titel: str
    bron_id: str
    waarom: str


VASTE_DELEN: tuple[VastDeel, ...] = (
    VastDeel(sleutel="vast_besluit", document="Alle besluitbrieven", titel="Besluit en redenen", bron_id="awb-3:46",
             waarom="Een besluit noemt de redenen waarop het rust. Zij komen uit de velden van het besluit."),
    VastDeel(sleutel="vast_bezwaar", document="Alle besluitbrieven", titel="Bezwaarclausule", bron_id="awb-3:45-2",
             waarom="Wat de clausule moet zeggen, schrijft de wet voor."),
    VastDeel(sleutel="vast_nemer", document="Alle besluitbrieven", titel="Wie heeft dit besloten?", bron_id="awb-10:10",
             waarom="Een besluit in mandaat noemt namens wie het is genomen."),
    VastDeel(sleutel="vast_adviezen", document="Alle besluitbrieven", titel="De twee deskundigen", bron_id="wvo-2.47-14",
             waarom="Deskundigen adviseren over de toelaatbaarheid. De brief laat zien dat het is gebeurd."),
    VastDeel(sleutel="vast_termijn", document="Verzoek om aanvulling", titel="Wat het betekent voor de termijn",
             bron_id="awb-4:15-1", waarom="De termijn staat alleen stil zoals de wet het zegt."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekstversie:
    """A version of a block, set once and never changed. ``tekst`` None is the text that the program ships."""

    id: TekstversieId
    blok: str
    nummer: int
    tekst: str | None = field(default=None, repr=False)
    op: datetime
    door: PersoonId
    versie: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Bloktekst:
    """A standard paragraph as the beheerder wrote it, in the place of the shipped one."""

    blok: str
    tekst: str


def blok_van(sleutel: str) -> Tekstblok:
    """The block with this key; raises ``NietGevondenError``."""
    for blok in BLOKKEN:
        if blok.sleutel == sleutel:
            return blok
    raise NietGevondenError("Deze tekst ligt vast of bestaat niet. Kies een tekst uit de lijst.", code="tekst-vast")


def geldend(versies: Iterable[Tekstversie]) -> dict[str, Tekstversie]:
    """The newest version of each block that has one."""
    return {v.blok: v for v in sorted(versies, key=lambda v: v.nummer)}


def ontleed(tekst: str) -> tuple[tuple[bool, tuple[str, ...]], ...]:
    """The parts of a text in order: (False, (paragraph,)) or (True, points)."""
    delen: list[tuple[bool, tuple[str, ...]]] = []
    for alinea in re.split(r"\n\s*\n", tekst.strip()):
        for punten, regels in groupby(map(str.strip, alinea.splitlines()), key=lambda r: r.startswith(_PUNT)):
            schoon = tuple(r.removeprefix(_PUNT).strip() for r in regels)
            delen.append((True, schoon) if punten else (False, (" ".join(schoon),)))
    return tuple(delen)


def fouten(blok: Tekstblok, tekst: str) -> tuple[str, ...]:
    """What is wrong with a text, each with its line and place; empty when it can be used."""
    if not tekst.strip():
        return ("Schrijf een tekst, of ga terug naar de meegeleverde tekst.",)
    if len(tekst) > MAX_TEKENS:
        return (f"Deze tekst is langer dan {MAX_TEKENS} tekens. Kort hem in.",)
    gevonden = [*_velden(blok, tekst), *_haken(tekst)]
    return tuple(f"Regel {tekst.count(chr(10), 0, plaats) + 1}, teken {plaats - tekst.rfind(chr(10), 0, plaats)}: {melding}"
                 for plaats, melding in sorted(gevonden))  # fmt: skip


def _velden(blok: Tekstblok, tekst: str) -> Iterator[tuple[int, str]]:
    mag = {v.naam: v for v in blok.velden}
    for gevonden in _NAAM.finditer(tekst):
        naam, plaats = gevonden[1], gevonden.start()
        if naam not in mag:
            waarom = "kan niet in deze brief" if naam in VELDEN else "bestaat niet"
            lijkt = get_close_matches(naam.strip().lower(), mag, n=1, cutoff=0.6)
            beter = f"Bedoelt u {{{lijkt[0]}}}?" if lijkt else "Kies een invulveld uit de lijst."
            yield plaats, f"het invulveld {{{naam}}} {waarom}. {beter}"
        elif mag[naam].kan_leeg and tekst.rfind("[", 0, plaats) <= tekst.rfind("]", 0, plaats):
            yield plaats, f"{{{naam}}} kan leeg zijn. Zet het met de woorden eromheen tussen [ en ]."


def _haken(tekst: str) -> Iterator[tuple[int, str]]:
    """Brackets, braces and stars that do not come in pairs on one line: a letter is filled part by part."""
    open_: dict[str, int] = {}
    for teken in _TEKEN.finditer(tekst):
        soort, plaats = teken[0], teken.start()
        opent = _OPENT.get(soort, soort)
        if soort in "{[" and soort in open_:
            yield plaats, f"hier staat {soort} terwijl er nog een {soort} open is."
        elif soort in "{[" or (soort == "**" and soort not in open_):
            open_[soort] = plaats
        elif opent not in open_:
            yield plaats, f"bij deze {soort} hoort een {opent}."
        else:
            begin = open_.pop(opent)
            if "\n" in tekst[begin:plaats]:
                yield begin, f"deze {opent} wordt pas op een andere regel gesloten. Zet het op één regel."
            elif soort == "]" and not _NAAM.search(tekst, begin, plaats):
                yield begin, "tussen [ en ] staat geen invulveld. Haal de haken weg."
    for soort, plaats in open_.items():
        yield plaats, f"deze {soort} wordt niet gesloten."
