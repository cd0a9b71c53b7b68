"""March in the practice register: three TLVs of which two do not hold any more (screens.md 8.3, TLV register).

0104 had a wrong date and is vervallen: 0105 came in its place. 0106 was withdrawn when school and ouders asked for that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.services import besluiten, correctie, intrekking
from cvt_desktop.services.intrekkingscontrole import OP_VERZOEK
from cvt_desktop.services.oefenregister import SECRETARIS, VOORZITTER
from cvt_desktop.services.oefenwerk import Werkdag
from cvt_desktop.services.ondertekenen import teller_naam

MEREL, JOPPE = 297, 301
ZITTING = date(2027, 3, 17)
_GETEKEND, _HERSTELD, _GESTOPT = date(2027, 3, 18), date(2027, 3, 24), date(2027, 4, 8)
_FOUTE_DAG, _GOEDE_DAG = date(2027, 9, 1), date(2027, 8, 1)
NUMMERS_ERVOOR, _LAATSTE_OUDE_NUMMER = 103, 116
"""The last numbers that the system of before gave, before these three and behind them."""


def _houd_zitting(w: Werkdag) -> None:
    w.open_zitting()
    for nummer in (MEREL, JOPPE):
        w.wijs_toe(nummer)
    w.sluit_zitting()


def _zet_ingang(w: Werkdag, nummer: int, dag: date) -> None:
    beeld = besluiten.beeld(w.als(SECRETARIS), w.werk.aanvragen[nummer])
    assert beeld is not None
    b = beeld.besluit
    besluiten.wijzigen(w.als(SECRETARIS), b.id, categorie=b.categorie, ingangsdatum=dag, einddatum=b.einddatum,
                       redenen=b.redenen)  # fmt: skip


def _geef_104(w: Werkdag) -> None:
    """The wrong day was typed, and nobody saw it."""
    _zet_ingang(w, MEREL, _FOUTE_DAG)
    w.leg_in_tekenmap(MEREL)
    w.teken(MEREL)
    w.verzend(MEREL)


def _herstel_104_en_geef_106(w: Werkdag) -> None:
    """0105 with the right day in the place of 0104, and 0106 for the other one; then the system of before goes on to 0116."""
    beeld = besluiten.beeld(w.als(SECRETARIS), w.werk.aanvragen[MEREL])
    assert beeld is not None
    correctie.corrigeren(w.als(SECRETARIS), beeld.besluit.id, "verkeerde datum")
    _zet_ingang(w, MEREL, _GOEDE_DAG)
    w.leg_in_tekenmap(MEREL)
    w.leg_in_tekenmap(JOPPE)
    w.teken(MEREL, JOPPE)
    for nummer in (MEREL, JOPPE):
        w.verzend(nummer)
    with w.werk.basis.register.schrijven() as uow:
        uow.tellers.zet(teller_naam(schooljaar(w.dag).naam), _LAATSTE_OUDE_NUMMER)


def _trek_106_in(w: Werkdag) -> None:
    with w.werk.basis.register.lezen() as uow:
        tlv_id = next(b.tlv_id for b in uow.besluiten.of_aanvraag(w.werk.aanvragen[JOPPE]) if b.tlv_id is not None)
    intrekking.intrekken(w.als(VOORZITTER), tlv_id, OP_VERZOEK)
    w.verzend(JOPPE)


HANDELINGEN: tuple[tuple[date, Callable[[Werkdag], None]], ...] = (
    (date(2027, 3, 3), lambda w: w.plan(ZITTING)),
    (date(2027, 3, 10), lambda w: w.agendeer(ZITTING, MEREL, JOPPE)),
    (ZITTING, _houd_zitting),
    (_GETEKEND, _geef_104),
    (_HERSTELD, _herstel_104_en_geef_106),
    (_GESTOPT, _trek_106_in),
)
