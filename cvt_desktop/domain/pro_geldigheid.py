"""Until when a test result counts on the reference date (regeling screenings- en testinstrumenten lwoo en pro)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cvt_desktop.domain.bronnen import Bron, bron
from cvt_desktop.domain.termijn import dag_tekst

_WEKEN_LEERACHTERSTAND, _WEKEN_IQ, _WEKEN_PERSOONLIJKHEID = 26, 104, 52
_ZOMER = frozenset({7, 8})  # July and August do not count (article 6)
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Geldigheid:
    """Whether a result counts, in a Dutch sentence with its source. ``tot_en_met`` is its last ordinary day."""

    geldig: bool
    tot_en_met: date
    tekst: str
    bron: Bron


def leerachterstand(afgenomen: date, peildatum: date, aangemeld_op: date | None, plaatsing_per: date | None) -> Geldigheid:
    """26 weeks without the days of July and August, or the exception for who was registered after 1 February (article 6)."""
    grond, laatste = bron("instrumentenregeling-6"), _zonder_zomer(afgenomen, 7 * _WEKEN_LEERACHTERSTAND)
    if _laat_aangemeld(afgenomen, aangemeld_op, plaatsing_per) and peildatum > laatste:
        tekst = (
            f"afgenomen {dag_tekst(afgenomen)}, na 1 september van het jaar voor de plaatsing: geldt nog, "
            "omdat de leerling na 1 februari is aangemeld voor plaatsing voor 1 oktober"
        )
        return Geldigheid(geldig=True, tot_en_met=laatste, tekst=tekst, bron=grond)
    return _oordeel(afgenomen, peildatum, laatste, "26 weken zonder juli en augustus", grond)


def iq(afgenomen: date, peildatum: date) -> Geldigheid:
    """104 weeks (article 9)."""
    laatste = afgenomen + timedelta(weeks=_WEKEN_IQ)
    return _oordeel(afgenomen, peildatum, laatste, f"{_WEKEN_IQ} weken", bron("instrumentenregeling-9"))


def persoonlijkheid(afgenomen: date, peildatum: date) -> Geldigheid:
    """52 weeks (article 12)."""
    laatste = afgenomen + timedelta(weeks=_WEKEN_PERSOONLIJKHEID)
    return _oordeel(afgenomen, peildatum, laatste, f"{_WEKEN_PERSOONLIJKHEID} weken", bron("instrumentenregeling-12"))


def _oordeel(afgenomen: date, peildatum: date, laatste: date, duur: str, grond: Bron) -> Geldigheid:
    if afgenomen > peildatum:
        tekst = f"afgenomen {dag_tekst(afgenomen)}, na de peildatum {dag_tekst(peildatum)}: telt niet mee"
        return Geldigheid(geldig=False, tot_en_met=laatste, tekst=tekst, bron=grond)
    geldig = peildatum <= laatste
    stand = "geldig" if geldig else "verlopen"
    tekst = f"afgenomen {dag_tekst(afgenomen)}, {duur}: {stand}, laatste dag {dag_tekst(laatste)}"
    return Geldigheid(geldig=geldig, tot_en_met=laatste, tekst=tekst, bron=grond)


def _laat_aangemeld(afgenomen: date, aangemeld_op: date | None, plaatsing_per: date | None) -> bool:
    if aangemeld_op is None or plaatsing_per is None:
        return False
    jaar = aangemeld_op.year
    return (
        aangemeld_op > date(jaar, 2, 1)
        and aangemeld_op <= plaatsing_per < date(jaar, 10, 1)
        and afgenomen > date(jaar - 1, 9, 1)
    )  # fmt: skip


def _zonder_zomer(dag: date, dagen: int) -> date:
    while dagen:
        dag += _DAG
        dagen -= dag.month not in _ZOMER
    return dag
