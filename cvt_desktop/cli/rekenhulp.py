"""``python3 -m cvt_desktop rekenhulp termijn|pro|periode``: the calculator, JSON on standard input and on standard output."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn, TypeVar

from cvt_desktop.cli.in_en_uit import druk_af, meld
from cvt_desktop.domain.bronnen import Bron
from cvt_desktop.domain.errors import CvtError, InvoerError
from cvt_desktop.domain.feestdagen import STANDAARD_FEESTDAGEN
from cvt_desktop.domain.periode import toets as toets_periode
from cvt_desktop.domain.pro_criteria import Achterstand, Domein, Iqscore, Progegevens
from cvt_desktop.domain.pro_criteria import toets as toets_pro
from cvt_desktop.domain.termijn import Stap, dag_tekst
from cvt_desktop.domain.termijnen import Termijnsoort, reken
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit

GEBRUIK = "Gebruik: python3 -m cvt_desktop rekenhulp termijn|pro|periode, met JSON op de standaardinvoer"
_HOOGSTENS = 1_000_000  # characters of input
_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_Velden = Mapping[str, object]
_K = TypeVar("_K")
_DECIMALEN = 9  # what lies nearer to nothing is no month of education, and its exact fraction would not fit in memory


def run(args: Sequence[str]) -> int:
    """Reckon what ``args`` names. 0 with JSON on standard output; 2 with one Dutch line on standard error."""
    if "-h" in args or "--help" in args:
        druk_af(GEBRUIK)
        return 0
    hulp = _HULPEN.get(args[0]) if len(args) == 1 else None
    if hulp is None:
        meld(GEBRUIK)
        return 2
    try:
        uit = hulp(_lees())
    except CvtError as fout:
        meld(fout.melding)
        return 2
    return 0 if druk_af(json.dumps(uit, ensure_ascii=False, indent=2)) else 2


def termijn(velden: _Velden) -> dict[str, object]:
    """The last day of one term from its events, with the steps; nothing but the holidays that the program ships."""
    soort = _keuze(velden, "soort", {s.value: s for s in Termijnsoort})
    onbekend = [] if set(velden) <= {"soort", "gebeurtenissen"} else _ongebruikt(velden, {"soort", "gebeurtenissen"})
    feiten = []
    for gebeurtenis in _lijst(velden, "gebeurtenissen"):
        feit = _object(gebeurtenis, "Een gebeurtenis")
        onbekend += _ongebruikt(feit, {"soort", "datum", "uiterlijk", "van", "tot", "nieuwe_datum", "weken"})
        feiten.append(_feit(feit))
    uitkomst = reken(soort, feiten, STANDAARD_FEESTDAGEN)
    uit: dict[str, object] = {
        "laatste_dag": _dag(uitkomst.laatste_dag),
        "opgeschort_dagen": uitkomst.opgeschort_dagen,
        "stappen": [_stap(s) for s in uitkomst.stappen],
        "waarschuwingen": [*onbekend, *uitkomst.waarschuwingen, *_ruim(uitkomst.ruime_lezing)],
    }
    if soort is Termijnsoort.DWANGSOM:
        uit = {"eerste_dag": _dag(uitkomst.eerste_dag), **uit, "hoogste_bedrag_eur": uitkomst.hoogste_bedrag_eur}
    return uit


def pro(velden: _Velden) -> dict[str, object]:
    """The test of the criteria for praktijkonderwijs."""
    iq, persoonlijkheid = velden.get("iq"), velden.get("persoonlijkheid")
    gegevens = Progegevens(
        peildatum=_datum(velden, "peildatum"),
        aangemeld_op=_datum_of_niets(velden, "aangemeld_op"),
        plaatsing_per=_datum_of_niets(velden, "plaatsing_per"),
        iq=None if iq is None else _iq(_object(iq, "Het veld iq")),
        leerachterstand=tuple(_achterstand(_object(r, "Een resultaat")) for r in _lijst(velden, "leerachterstand")),
        persoonlijkheid=None
        if persoonlijkheid is None
        else _datum(_object(persoonlijkheid, "Het veld persoonlijkheid"), "datum"),
    )
    uitkomst = toets_pro(gegevens)
    return {
        "uitkomst": uitkomst.uitkomst.value,
        "domeinen": {
            domein.name: {
                "leerachterstand": oordeel.achterstand.afgerond,
                "voldoet": oordeel.voldoet,
                "geldig": oordeel.geldigheid.geldig,
            }
            for domein, oordeel in uitkomst.domeinen.items()
        },
        "redenen": [{"tekst": r.tekst, "bron": _bron(r.bron)} for r in uitkomst.redenen],
        "waarschuwingen": list(uitkomst.waarschuwingen),
    }


def periode(velden: _Velden) -> dict[str, object]:
    """The shortest lawful period of a TLV vso, and whether an end is allowed."""
    uitkomst = toets_periode(_datum(velden, "ingangsdatum"), _datum_of_niets(velden, "einddatum"))
    return {
        "vroegste_einddatum": _dag(uitkomst.vroegste_einddatum),
        "voorgestelde_einddatum": _dag(uitkomst.voorgestelde_einddatum),
        "toegestaan": uitkomst.toegestaan,
        "stappen": [_stap(s) for s in uitkomst.stappen],
    }


_HULPEN: dict[str, Callable[[_Velden], dict[str, object]]] = {"termijn": termijn, "pro": pro, "periode": periode}


def _lees() -> _Velden:
    try:
        tekst = sys.stdin.buffer.read(_HOOGSTENS + 1).decode("utf-8-sig")
        if len(tekst) > _HOOGSTENS:
            raise InvoerError("De invoer is te groot voor één berekening. Geef één dossier tegelijk.")
        gelezen = json.loads(tekst, parse_float=Decimal, parse_constant=_geen_getal, object_pairs_hook=_eenmaal)
    except (ValueError, RecursionError):  # also what is no UTF-8, and a number of thousands of digits
        raise InvoerError("De invoer is geen geldige JSON. Controleer haken, komma's en aanhalingstekens.") from None
    return _object(gelezen, "De invoer")


def _geen_getal(_woord: str) -> NoReturn:
    raise ValueError("no number")


def _eenmaal(paren: list[tuple[str, object]]) -> dict[str, object]:
    """A name that stands there twice says two things; taking one of them would be a guess."""
    velden = dict(paren)
    if len(velden) != len(paren):
        raise InvoerError("Een naam staat twee keer in hetzelfde deel van de invoer. Laat er een weg.")
    return velden


def _object(waarde: object, wat: str) -> _Velden:
    if not isinstance(waarde, dict):
        raise InvoerError(f"{wat} is geen JSON-object. Schrijf namen en waarden tussen accolades.")
    return waarde


def _lijst(velden: _Velden, naam: str) -> list[object]:
    waarde = velden.get(naam, [])
    if not isinstance(waarde, list):
        raise InvoerError(f"Het veld {naam} is geen lijst. Schrijf de delen tussen rechte haken.", veld=naam)
    return waarde


def _keuze(velden: _Velden, naam: str, keuzes: Mapping[str, _K]) -> _K:
    waarde = velden.get(naam)
    if not isinstance(waarde, str) or waarde not in keuzes:
        raise InvoerError(f"Het veld {naam} is onbekend of ontbreekt. Kies uit: {', '.join(keuzes)}.", veld=naam)
    return keuzes[waarde]


def _datum(velden: _Velden, naam: str) -> date:
    dag = _datum_of_niets(velden, naam)
    if dag is None:
        raise InvoerError(f"De datum bij {naam} ontbreekt. Schrijf hem als 2026-11-02.", veld=naam)
    return dag


def _datum_of_niets(velden: _Velden, naam: str) -> date | None:
    waarde = velden.get(naam)
    if waarde is None:
        return None
    try:
        if isinstance(waarde, str) and _DATUM.fullmatch(waarde):
            return date.fromisoformat(waarde)
    except ValueError:
        pass
    raise InvoerError(f"De datum bij {naam} bestaat niet. Schrijf hem als 2026-11-02.", veld=naam)


def _getal(velden: _Velden, naam: str) -> Fraction:
    waarde = velden.get(naam)
    if isinstance(waarde, bool) or not isinstance(waarde, (int, Decimal)):
        raise InvoerError(f"Het veld {naam} is geen getal. Vul een getal in, zonder aanhalingstekens.", veld=naam)
    precies = waarde.as_tuple().exponent if isinstance(waarde, Decimal) else 0
    if not isinstance(precies, int) or precies < -_DECIMALEN or not -_HOOGSTENS <= waarde <= _HOOGSTENS:
        raise InvoerError(f"Het getal bij {naam} kan niet kloppen. Controleer het.", veld=naam)
    return Fraction(waarde)



def _iq(velden: _Velden) -> Iqscore:
    score = _getal(velden, "score")
    if score.denominator != 1:
        raise InvoerError("Een IQ is een heel getal. Controleer de score.", veld="score")
    return Iqscore(score=score.numerator, datum=_datum(velden, "datum"))


def _achterstand(velden: _Velden) -> Achterstand:
    return Achterstand(
        domein=_keuze(velden, "domein", {d.name: d for d in Domein}),
        dl=_getal(velden, "dl"),
        dle=_getal(velden, "dle"),
        datum=_datum(velden, "datum"),
    )


def _feit(velden: _Velden) -> Termijnfeit:
    weken = None if velden.get("weken") is None else _getal(velden, "weken")
    if weken is not None and weken.denominator != 1:
        raise InvoerError("Het aantal weken is een heel getal. Controleer het.", veld="weken")
    return Termijnfeit(
        soort=_keuze(velden, "soort", {s.value: s for s in Feitsoort}),
        datum=_datum(velden, "datum"),
        uiterlijk=_datum_of_niets(velden, "uiterlijk"),
        van=_datum_of_niets(velden, "van"),
        tot=_datum_of_niets(velden, "tot"),
        nieuwe_datum=_datum_of_niets(velden, "nieuwe_datum"),
        weken=None if weken is None else weken.numerator,
    )


def _ongebruikt(velden: _Velden, bekend: set[str]) -> list[str]:
    """A name that was mistyped must not be left out in silence: the date would be another one."""
    over = sorted(set(velden) - bekend)
    return [f"Niet gebruikt, want onbekend: {', '.join(over)}."] if over else []


def _ruim(dag: date | None) -> list[str]:
    return [f"Ruimer gelezen eindigt de termijn {dag_tekst(dag)}; houd de eerste datum aan."] if dag else []


def _dag(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _stap(stap: Stap) -> dict[str, str]:
    return {"tekst": stap.tekst, "bron": _bron(stap.bron), "datum": stap.datum.isoformat()}


def _bron(bron: Bron) -> str:
    """``Awb 4:15 lid 1``."""
    return bron.tekst.replace(",", "")
