"""The facts that terms are reckoned from: what came in, what went out, and on which day (awb.md section 6).

The order in which facts are told means nothing: they are put in the order of their days. A fact that cannot be is refused;
one that can be but does not count (an aanvulling before the verzoek) is told beside the date by ``domain.termijnen``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.termijn import toets_datum


class Feitsoort(Enum):
    """What happened; the value is the word that ``rekenhulp`` reads."""

    ONTVANGST = "ontvangst"
    VERZOEK_AANVULLING = "verzoek_aanvulling"
    AANVULLING = "aanvulling"
    INSTEMMING_UITSTEL = "instemming_uitstel"
    KENNISGEVING_4_14 = "kennisgeving_4_14"
    INGEBREKESTELLING = "ingebrekestelling"
    BEKENDMAKING = "bekendmaking"
    BEZWAAR_ONTVANGEN = "bezwaar_ontvangen"
    VERZOEK_HERSTEL = "verzoek_herstel"
    HERSTELD = "hersteld"
    VERDAGING = "verdaging"


VERZOEKEN = frozenset({Feitsoort.VERZOEK_AANVULLING, Feitsoort.VERZOEK_HERSTEL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnfeit:
    """One fact on ``datum``: the day of receipt, or of sending; never the day on which it was registered (Awb 2:19, 2:20).

    ``uiterlijk`` belongs to a verzoek: the last day that it names, None when it names none. ``van`` and ``tot`` (both
    inclusive) belong to an instemming, ``nieuwe_datum`` to a kennisgeving, ``weken`` to a verdaging.
    """

    soort: Feitsoort
    datum: date
    uiterlijk: date | None = None
    van: date | None = None
    tot: date | None = None
    nieuwe_datum: date | None = None
    weken: int | None = None

    def keur(self) -> Termijnfeit:
        """Itself. Raises ``InvoerError`` for what cannot be: a part that lacks, a year of a typing error, an end before its
        begin.
        """
        for naam in ("datum", "uiterlijk", "van", "tot", "nieuwe_datum"):
            dag = getattr(self, naam)
            if dag is not None:
                toets_datum(dag, veld=naam)
        _NODIG.get(self.soort, _niets)(self)
        return self


class Feitenlijst:
    """The facts of one procedure, in the order of their days; what is told twice counts once.

    Of two of one kind and day comes first what gives the earliest reading, so that the order in which they are told means
    nothing. Raises ``InvoerError`` for one that cannot be.
    """

    def __init__(self, feiten: Iterable[Termijnfeit]) -> None:
        self._per_soort: dict[Feitsoort, list[Termijnfeit]] = {}
        for feit in sorted({f.keur() for f in feiten}, key=_plaats):
            self._per_soort.setdefault(feit.soort, []).append(feit)

    def van(self, soort: Feitsoort) -> Sequence[Termijnfeit]:
        """Those of one kind, the earliest first."""
        return self._per_soort.get(soort, ())

    def eerste(self, soort: Feitsoort) -> Termijnfeit:
        """The earliest; raises ``InvoerError`` when the reckoning cannot do without it and it is not there."""
        gevonden = self.van(soort)
        if not gevonden:
            raise InvoerError(f"{_ONTBREEKT[soort]} Vul de dag in.", veld=soort.value)
        return gevonden[0]


def _plaats(feit: Termijnfeit) -> tuple[date, int, date, date, int, date, date]:
    laat = date.max
    return (feit.datum, _VOLGORDE[feit.soort], feit.uiterlijk or laat, feit.nieuwe_datum or laat, feit.weken or 0,
            feit.tot or laat, feit.van or laat)  # fmt: skip


_VOLGORDE = {soort: plaats for plaats, soort in enumerate(Feitsoort)}
_ONTBREEKT = {
    Feitsoort.ONTVANGST: "De ontvangst van de aanvraag ontbreekt.",
    Feitsoort.BEKENDMAKING: "De bekendmaking van het besluit ontbreekt.",
    Feitsoort.INGEBREKESTELLING: "De ontvangst van de ingebrekestelling ontbreekt.",
    Feitsoort.VERZOEK_AANVULLING: "Het verzoek om aanvulling ontbreekt.",
}


def _verzoek(feit: Termijnfeit) -> None:
    if feit.uiterlijk is not None and feit.uiterlijk < feit.datum:
        raise InvoerError("De uiterste datum ligt voor de dag van verzending. Kies een latere datum.", veld="uiterlijk")


def _instemming(feit: Termijnfeit) -> None:
    if feit.van is None or feit.tot is None:
        raise InvoerError("Bij instemming met uitstel horen de eerste en de laatste dag. Vul beide in.", veld="van")
    if feit.tot < feit.van:
        raise InvoerError("Het uitstel eindigt voordat het begint. Controleer beide datums.", veld="tot")


def _kennisgeving(feit: Termijnfeit) -> None:
    if feit.nieuwe_datum is None:
        raise InvoerError("Een kennisgeving noemt een nieuwe datum. Vul die in.", veld="nieuwe_datum")
    if feit.nieuwe_datum < feit.datum:
        raise InvoerError("De nieuwe datum ligt voor de kennisgeving. Controleer beide datums.", veld="nieuwe_datum")


def _verdaging(feit: Termijnfeit) -> None:
    if feit.weken is None or feit.weken < 1:
        raise InvoerError("Zeg met hoeveel hele weken de beslissing is verdaagd: een getal vanaf 1.", veld="weken")


def _niets(_feit: Termijnfeit) -> None:
    """Nothing more is needed than the day."""


_NODIG = {
    Feitsoort.VERZOEK_AANVULLING: _verzoek,
    Feitsoort.VERZOEK_HERSTEL: _verzoek,
    Feitsoort.INSTEMMING_UITSTEL: _instemming,
    Feitsoort.KENNISGEVING_4_14: _kennisgeving,
    Feitsoort.VERDAGING: _verdaging,
}
