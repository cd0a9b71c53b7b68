"""The test of the criteria for praktijkonderwijs (UB WVO 2.46), in exact fractions and never as a decision.

What is not known is tried in all its possible values: when they do not lead to one outcome, the data do not suffice. So an
expired result that could change nothing stands in nobody's way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from itertools import product

from cvt_desktop.domain import pro_geldigheid
from cvt_desktop.domain.bronnen import Bron, bron
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.pro_geldigheid import Geldigheid
from cvt_desktop.domain.termijn import toets_datum

IQ_HOOGST = 200
_HALF, _KWART = Fraction(1, 2), Fraction(1, 4)
_PRO_IQ, _LWOO_IQ, _LWOO_IQ_PLUS, _GRENS_IQ = range(55, 81), range(75, 91), range(91, 121), range(75, 81)


class Domein(Enum):
    """The four domains of the leerachterstand (UB WVO 2.46, lid 1)."""

    IR = "inzichtelijk rekenen"
    BL = "begrijpend lezen"
    TL = "technisch lezen"
    SP = "spellen"


_ZWAAR = frozenset({Domein.IR, Domein.BL})


class Prouitkomst(Enum):
    """What the test says; the value is the word that ``rekenhulp`` prints."""

    VOLDOET = "voldoet"
    VOLDOET_NIET = "voldoet_niet"
    BELEIDSRUIMTE = "beleidsruimte"
    ONTOEREIKEND = "gegevens_ontoereikend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Iqscore:
    """A whole score and the day of the test. Raises ``InvoerError`` outside 0 to 200."""

    score: int = field(repr=False)
    datum: date

    def __post_init__(self) -> None:
        if not 0 <= self.score <= IQ_HOOGST:
            raise InvoerError(f"Een IQ ligt van 0 tot en met {IQ_HOOGST}. Controleer de score.", veld="iq")
        toets_datum(self.datum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Achterstand:
    """One test of one domain: DL and DLE in months of education (UB WVO 2.46, lid 3), exact. Raises ``InvoerError``."""

    domein: Domein
    dl: Fraction = field(repr=False)
    dle: Fraction = field(repr=False)
    datum: date

    def __post_init__(self) -> None:
        if self.dl <= 0:
            raise InvoerError("DL is het aantal maanden onderwijs en is groter dan nul. Controleer DL.", veld="dl")
        if self.dle < 0:
            raise InvoerError("DLE is nul of meer. Controleer DLE.", veld="dle")
        toets_datum(self.datum)

    @property
    def waarde(self) -> Fraction:
        """``1 - DLE/DL``; 0 when the pupil is not behind."""
        return max(Fraction(0), 1 - self.dle / self.dl)

    @property
    def voor(self) -> bool:
        """The level reached lies above what was taught, so that nothing is behind."""
        return self.dle > self.dl

    @property
    def afgerond(self) -> str:
        """Two decimals with a point, as forms print them; a half goes up."""
        honderdsten = int(self.waarde * 100 + _HALF)
        return f"{honderdsten // 100}.{honderdsten % 100:02}"

    @property
    def cijfers(self) -> str:
        """The same for people: not rounded to a limit that the fraction does not reach (no rounding in the law)."""
        if any(self.waarde < grens <= Fraction(self.afgerond) for grens in (_KWART, _HALF)):
            return f"0.{int(self.waarde * 100):02}"
        return self.afgerond


@dataclass(frozen=True, slots=True, kw_only=True)
class Progegevens:
    """What is known. ``peildatum`` is the day on which the aanvraag was complete; a personality test has its day only."""

    peildatum: date
    aangemeld_op: date | None = None
    plaatsing_per: date | None = None
    iq: Iqscore | None = field(default=None, repr=False)
    leerachterstand: tuple[Achterstand, ...] = field(default=(), repr=False)
    persoonlijkheid: date | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for dag in (self.peildatum, self.aangemeld_op, self.plaatsing_per, self.persoonlijkheid):
            if dag is not None:
                toets_datum(dag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reden:
    """One step of the reasoning, printable."""

    tekst: str = field(repr=False)
    bron: Bron


@dataclass(frozen=True, slots=True, kw_only=True)
class Domeinoordeel:
    """The result of a domain that counts: ``voldoet`` looks at the fraction, ``geldig`` at the day."""

    achterstand: Achterstand = field(repr=False)
    geldigheid: Geldigheid

    @property
    def voldoet(self) -> bool:
        """At least 0.5 (UB WVO 2.46, lid 4)."""
        return self.achterstand.waarde >= _HALF


@dataclass(frozen=True, slots=True, kw_only=True)
class Protoets:
    """The outcome with its reasoning. ``beleidsruimte`` asks reasons of a person; no outcome is a besluit."""

    uitkomst: Prouitkomst
    domeinen: Mapping[Domein, Domeinoordeel] = field(repr=False)
    redenen: tuple[Reden, ...]
    waarschuwingen: tuple[str, ...]


def toets(g: Progegevens) -> Protoets:
    """Test the criteria for PrO regulier on the reference date."""
    domeinen = {d: oordeel for d in Domein if (oordeel := _geldend(g, d)) is not None}
    iq_geldig = pro_geldigheid.iq(g.iq.datum, g.peildatum) if g.iq else None
    persoonlijk = pro_geldigheid.persoonlijkheid(g.persoonlijkheid, g.peildatum) if g.persoonlijkheid else None
    score = g.iq.score if g.iq and iq_geldig and iq_geldig.geldig else None
    waarden = {d: o.achterstand.waarde for d, o in domeinen.items() if o.geldigheid.geldig}
    uitkomsten = set(_mogelijk(score, waarden, sociaal=bool(persoonlijk and persoonlijk.geldig)))
    uitkomst = uitkomsten.pop() if len(uitkomsten) == 1 else Prouitkomst.ONTOEREIKEND
    redenen = (
        *_iq_redenen(g.iq, iq_geldig),
        *(reden for d in Domein for reden in _domein_redenen(d, domeinen.get(d))),
        *([Reden(tekst=f"Persoonlijkheidsonderzoek: {persoonlijk.tekst}.", bron=persoonlijk.bron)] if persoonlijk else []),
        *_slot(uitkomst, score, waarden),
    )
    return Protoets(
        uitkomst=uitkomst, domeinen=domeinen, redenen=redenen, waarschuwingen=(*_dubbel(g), *_waarschuwingen(score, domeinen)),
    )  # fmt: skip


def _geldend(g: Progegevens, domein: Domein) -> Domeinoordeel | None:
    """The newest valid result of a domain, else its newest one; of one day that with the least achterstand."""
    alle = [
        Domeinoordeel(
            achterstand=a, geldigheid=pro_geldigheid.leerachterstand(a.datum, g.peildatum, g.aangemeld_op, g.plaatsing_per)
        )
        for a in g.leerachterstand
        if a.domein is domein
    ]
    return max(alle, key=lambda o: (o.geldigheid.geldig, o.achterstand.datum, -o.achterstand.waarde), default=None)


def _mogelijk(score: int | None, waarden: Mapping[Domein, Fraction], *, sociaal: bool) -> Iterator[Prouitkomst]:
    """The outcome for every value that the unknown could have; one value stands for each stretch between the limits."""
    scores = (0, 60, 78, 85, 100, 130) if score is None else (score,)
    vakken = [(waarden[d],) if d in waarden else (Fraction(0), _KWART, _HALF) for d in Domein]
    for rij in product(*vakken):
        achterstand = dict(zip(Domein, rij, strict=True))
        for iq, sociaal_emotioneel in product(scores, (True,) if sociaal else (False, True)):
            yield _uitkomst(iq, achterstand, sociaal=sociaal_emotioneel)


def _uitkomst(iq: int, achterstand: Mapping[Domein, Fraction], *, sociaal: bool) -> Prouitkomst:
    """With everything known: lid 4 for PrO, and lid 6 for who meets one half of it and the criteria for lwoo (lid 5) too."""
    iq_pro, achterstand_pro = iq in _PRO_IQ, _twee_waarvan_een_zwaar(d for d, la in achterstand.items() if la >= _HALF)
    if iq_pro and achterstand_pro:
        return Prouitkomst.VOLDOET
    in_band = _twee_waarvan_een_zwaar(d for d, la in achterstand.items() if _KWART <= la < _HALF)
    lwoo = in_band and (iq in _LWOO_IQ or (iq in _LWOO_IQ_PLUS and sociaal))
    return Prouitkomst.BELEIDSRUIMTE if lwoo and (iq_pro or achterstand_pro) else Prouitkomst.VOLDOET_NIET


def _twee_waarvan_een_zwaar(domeinen: Iterable[Domein]) -> bool:
    gevonden = set(domeinen)
    return len(gevonden) >= 2 and not gevonden.isdisjoint(_ZWAAR)


def _iq_redenen(iq: Iqscore | None, geldigheid: Geldigheid | None) -> list[Reden]:
    if iq is None or geldigheid is None:
        return [Reden(tekst="Een IQ-score ontbreekt.", bron=bron("ub-2.46-1"))]
    waar = "valt binnen 55 tot en met 80" if iq.score in _PRO_IQ else "valt buiten 55 tot en met 80"
    return [
        Reden(tekst=f"IQ {iq.score} {waar}.", bron=bron("ub-2.46-4")),
        Reden(tekst=f"IQ: {geldigheid.tekst}.", bron=geldigheid.bron),
    ]


def _domein_redenen(domein: Domein, oordeel: Domeinoordeel | None) -> list[Reden]:
    naam = domein.value.capitalize()
    if oordeel is None:
        return [Reden(tekst=f"{naam}: een resultaat ontbreekt.", bron=bron("ub-2.46-1"))]
    a = oordeel.achterstand
    som = f"1 − {_maanden(a.dle)}/{_maanden(a.dl)} = {a.cijfers.replace('.', ',')}"
    if a.voor:
        som = f"DLE {_maanden(a.dle)} ligt boven DL {_maanden(a.dl)}, geen achterstand"
    grens = "ten minste 0,5" if oordeel.voldoet else "minder dan 0,5"
    return [
        Reden(tekst=f"{naam}: {som}, {grens}.", bron=bron("ub-2.46-3")),
        Reden(tekst=f"{naam}: {oordeel.geldigheid.tekst}.", bron=oordeel.geldigheid.bron),
    ]


def _slot(uitkomst: Prouitkomst, score: int | None, waarden: Mapping[Domein, Fraction]) -> Iterator[Reden]:
    """What follows from the parts."""
    gehaald = [d for d in Domein if waarden.get(d, Fraction(0)) >= _HALF]
    namen = ", ".join(d.value for d in gehaald) or "geen enkel domein"
    yield Reden(
        tekst=f"Een achterstand van ten minste 0,5 is nodig op twee domeinen, waarvan één inzichtelijk rekenen of "
              f"begrijpend lezen. Geldig en gehaald: {namen}.", bron=bron("ub-2.46-4"),
    )  # fmt: skip
    if uitkomst is Prouitkomst.BELEIDSRUIMTE:
        helft = "aan de eis voor het IQ" if score in _PRO_IQ else "aan de eis voor de leerachterstand"
        yield Reden(
            tekst=f"De leerling voldoet {helft} en ook aan de criteria voor lwoo: de motivering van de school geeft "
                  "de doorslag. Schrijf de redenen op.", bron=bron("ub-2.46-6"),
        )  # fmt: skip
    elif uitkomst is Prouitkomst.ONTOEREIKEND:
        yield Reden(
            tekst="Wat ontbreekt of verlopen is, kan de uitkomst veranderen. Vraag het op bij de school.",
            bron=bron("ub-2.46-1"),
        )  # fmt: skip
    elif uitkomst is Prouitkomst.VOLDOET:
        yield Reden(tekst="IQ en leerachterstand voldoen beide.", bron=bron("ub-2.46-4"))
    else:
        yield Reden(
            tekst="De leerling voldoet niet aan beide eisen, en valt niet in het grensvlak met lwoo.", bron=bron("ub-2.46-6")
        )


def _dubbel(g: Progegevens) -> Iterator[str]:
    """Two different results of one domain on one day: the law does not say which counts."""
    for domein in Domein:
        per_dag: dict[date, set[Fraction]] = {}
        for a in g.leerachterstand:
            if a.domein is domein:
                per_dag.setdefault(a.datum, set()).add(a.waarde)
        if any(len(waarden) > 1 for waarden in per_dag.values()):
            yield (f"Bij {domein.value} staan twee uitkomsten van dezelfde dag; de kleinste achterstand telt. "
                   "Controleer welke klopt.")  # fmt: skip


def _waarschuwingen(score: int | None, domeinen: Mapping[Domein, Domeinoordeel]) -> Iterator[str]:
    for domein, oordeel in domeinen.items():
        if oordeel.achterstand.voor:
            yield f"DLE ligt boven DL bij {domein.value}: geen achterstand. Controleer beide getallen."
    if score in _GRENS_IQ:
        yield f"Bij een IQ van 75 tot en met 80 kan een extra test nodig zijn ({bron('instrumentenregeling-7').tekst})."


def _maanden(aantal: Fraction) -> str:
    return f"{float(aantal):.10g}".replace(".", ",")
