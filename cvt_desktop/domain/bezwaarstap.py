"""The next step of a bezwaar in words, with its day (screens.md 4.2): derived from its state and terms, it decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.bezwaar import Bezwaar, Bezwaartoestand
from cvt_desktop.domain.bezwaartermijnen import Bezwaartermijnen
from cvt_desktop.domain.termijn import dagen_tot
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap

_KRAP = 14
"""Days before the decision on the bezwaar is due from which waiting for the advice is no longer enough."""


def bezwaarstap(bezwaar: Bezwaar, termijnen: Bezwaartermijnen, vandaag: date) -> VolgendeStap | None:
    """What has to be done, or None when the bezwaar has ended."""
    maak = _STAPPEN.get(bezwaar.toestand)
    return None if maak is None else maak(bezwaar, termijnen, vandaag)


def _doorzenden(bezwaar: Bezwaar, termijnen: Bezwaartermijnen, _vandaag: date) -> VolgendeStap:
    open_ = bezwaar.open_herstel
    bij = f" (herstel gevraagd tot en met {datum_kort(open_.uiterlijk)})" if open_ else ""
    wat = "Bezwaar doorzenden" if bezwaar.bevestigd_op else "Ontvangst bevestigen en bezwaar doorzenden"
    return VolgendeStap(tekst=f"{wat} aan de LBT{bij}", aan_zet=AanZet.SECRETARIS, tab="bezwaar",
                        dag=termijnen.doorzenden.laatste_dag)  # fmt: skip


def _wachten(bezwaar: Bezwaar, termijnen: Bezwaartermijnen, vandaag: date) -> VolgendeStap:
    uiterlijk = _beslisdag(termijnen)
    if uiterlijk is not None and dagen_tot(uiterlijk, vandaag) <= _KRAP:
        wat = "vraag de indiener om instemming" if bezwaar.verdaging else "verdaag de beslissing"
        return VolgendeStap(tekst=f"Nog geen advies van de LBT: {wat} vóór {datum_kort(uiterlijk)}", aan_zet=AanZet.SECRETARIS,
                            tab="bezwaar", dag=vandaag)  # fmt: skip
    return VolgendeStap(tekst="Advies van de LBT over het bezwaar", aan_zet=AanZet.LBT, tab="bezwaar", dag=uiterlijk)


def _beslissen(_bezwaar: Bezwaar, termijnen: Bezwaartermijnen, _vandaag: date) -> VolgendeStap:
    return VolgendeStap(tekst="Op het bezwaar laten beslissen", aan_zet=AanZet.SECRETARIS, tab="bezwaar",
                        dag=_beslisdag(termijnen))  # fmt: skip


def _beslisdag(termijnen: Bezwaartermijnen) -> date | None:
    return termijnen.beslissen.laatste_dag if termijnen.beslissen else None


_STAPPEN: dict[Bezwaartoestand, Callable[[Bezwaar, Bezwaartermijnen, date], VolgendeStap]] = {
    Bezwaartoestand.ONTVANGEN: _doorzenden,
    Bezwaartoestand.HERSTEL_GEVRAAGD: _doorzenden,
    Bezwaartoestand.DOORGEZONDEN: _wachten,
    Bezwaartoestand.ADVIES_ONTVANGEN: _beslissen,
}
