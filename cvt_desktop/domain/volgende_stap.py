"""The next step of a dossier in words, with the place where it is done and who has to do it (screens.md 4.2).

It is derived from the status and the dates that the register keeps beside each aanvraag; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.termijn import plus_dagen

NODIGE_ADVIEZEN = 2
"""WVO 2020 art. 2.47 lid 14: at least two deskundigen."""
_KRAP = 7  # days before the legal term from which every step is one of today


class AanZet(StrEnum):
    """Who has to act."""

    SECRETARIS = "secretaris"
    ZITTING = "zitting"
    ONDERTEKENAAR = "ondertekenaar"
    BESTUUR = "bestuur"
    SCHOOL = "school"
    DESKUNDIGE = "deskundige"
    LBT = "LBT"
    VOORZIENING = "voorziening"
    TEKENMAP = "Tekenmap"
    """Who signs, seen by who put it there."""
    OPSTELLER = "opsteller"
    """Who puts it there, seen by who signs."""
    TWEEDE = "tweede persoon"
    """Who confirms the removal of a dossier, seen by who asked it."""


WACHT_OP_ANDEREN = frozenset({AanZet.SCHOOL, AanZet.DESKUNDIGE, AanZet.LBT, AanZet.VOORZIENING, AanZet.TEKENMAP,
                              AanZet.OPSTELLER, AanZet.TWEEDE})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class VolgendeStap:
    """``tekst`` is a Dutch phrase; ``tab`` and ``veld`` are the place in the dossier. ``dag`` is when it should be done.

    ``naar_zitting``: the place is the zitting (or the list of zittingen), not the dossier.
    """

    tekst: str
    aan_zet: AanZet
    tab: str
    veld: str = ""
    dag: date | None = None
    naar_zitting: bool = False

    @property
    def wacht(self) -> bool:
        """Whether others have to act first."""
        return self.aan_zet in WACHT_OP_ANDEREN


class Dossiergegevens(Protocol):
    """What the step is derived from; ``ports.overzicht.AanvraagSummary`` has it."""

    @property
    def status(self) -> Status: ...
    @property
    def streefdatum(self) -> date | None: ...
    @property
    def uiterste_datum(self) -> date | None: ...
    @property
    def bevestigd(self) -> bool: ...
    @property
    def open_punten(self) -> int: ...
    @property
    def adviezen_vast(self) -> int: ...
    @property
    def adviezen_gevraagd(self) -> int: ...
    @property
    def aanvulling_uiterlijk(self) -> date | None: ...
    @property
    def advies_uiterlijk(self) -> date | None: ...
    @property
    def zitting_op(self) -> date | None: ...


def volgende_stap(
    dossier: Dossiergegevens, vandaag: date, *, model: Besluitmodel | None = None, ronde_tot: date | None = None,
) -> VolgendeStap | None:  # fmt: skip
    """The step of this dossier on ``vandaag``, or None when nothing is left to do.

    ``model`` says who decides this kind; ``ronde_tot`` is the last day for stemmen when its agenda is a schriftelijke ronde.
    """
    op_tijd = ronde_tot is not None and (dossier.uiterste_datum is None or ronde_tot <= dossier.uiterste_datum)
    if ronde_tot is not None and op_tijd and dossier.status is Status.OP_AGENDA and vandaag <= ronde_tot:
        return VolgendeStap(tekst=f"Stemmen in de schriftelijke ronde t/m {datum_kort(ronde_tot)}", aan_zet=AanZet.ZITTING,
                            tab="besluit", dag=ronde_tot, naar_zitting=True)  # fmt: skip
    if model is Besluitmodel.M3 and dossier.status is Status.GEREED_VOOR_ZITTING:
        return VolgendeStap(tekst="Besluiten op twee adviezen, of op een agenda zetten", aan_zet=AanZet.ONDERTEKENAAR,
                            tab="besluit", dag=_streven(dossier))  # fmt: skip
    maak = _STAPPEN.get(dossier.status)
    return None if maak is None else maak(dossier, vandaag)


HERINNEREN = "herinneren"
"""The place where the reminder for a deskundige is."""
BEZWAARTERMIJN = "bezwaartermijn"
AFSLUITEN = "afsluiten"
"""The place of the step that closes a dossier: an act, no field."""


SCAN = "scan"
"""The place of the letters that were signed with a pen and did not come back as a scan."""
BUITEN = "buiten"
"""The place of the besluit to leave an aanvraag out (Awb 4:5)."""


def scan_stap(vandaag: date) -> VolgendeStap:
    """A besluit that was signed with a pen: before it leaves, the signed paper is kept (screens.md 3.3)."""
    return VolgendeStap(tekst="Scan van het ondertekende besluit toevoegen", aan_zet=AanZet.SECRETARIS, tab="brieven", veld=SCAN,
                        dag=vandaag)  # fmt: skip


def bezwaareinde_stap(tot: date, per_post: date, vandaag: date) -> VolgendeStap | None:
    """After a besluit was sent: nothing until the last day for bezwaar, and closing once none can come any more.

    ``tot`` is that of the addressee who got it last. What was posted on it may come in until ``per_post`` (Awb 6:9, lid 2).
    """
    if vandaag == tot:
        return VolgendeStap(tekst="Bezwaartermijn tot en met vandaag", aan_zet=AanZet.SECRETARIS, tab="brieven",
                            veld=BEZWAARTERMIJN, dag=vandaag)  # fmt: skip
    if vandaag <= per_post:
        return None
    return VolgendeStap(tekst=f"Afsluiten: de bezwaartermijn liep tot en met {datum_kort(tot)}", aan_zet=AanZet.SECRETARIS,
                        tab="overzicht", veld=AFSLUITEN, dag=vandaag)  # fmt: skip


def tekenmap_stap(sinds: date, uiterste: date | None, vandaag: date) -> VolgendeStap:
    """A besluit that lies with who signs it, for the secretaris (screens.md 4.2): others are to act, until the term is near."""
    krap = uiterste is not None and uiterste <= plus_dagen(vandaag, _KRAP)
    return VolgendeStap(tekst=f"In de Tekenmap sinds {datum_kort(sinds)}: herinneren", tab="besluit",
                        aan_zet=AanZet.SECRETARIS if krap else AanZet.TEKENMAP, dag=vandaag if krap else None)  # fmt: skip


def opstelstap(wat: str, uiterste: date | None, vandaag: date) -> VolgendeStap:
    """``wat`` does not lie in the Tekenmap yet, for who signs it: others are to act, until the term is near."""
    krap = uiterste is not None and uiterste <= plus_dagen(vandaag, _KRAP)
    return VolgendeStap(tekst=f"{wat} zodra het in de Tekenmap ligt", tab="besluit",
                        aan_zet=AanZet.ONDERTEKENAAR if krap else AanZet.OPSTELLER, dag=vandaag if krap else None)  # fmt: skip


def _streven(dossier: Dossiergegevens) -> date | None:
    """The day on which an ordinary step should be done: the own target, or a week before the legal term."""
    dagen = [dag for dag in (dossier.streefdatum,) if dag is not None]
    if dossier.uiterste_datum is not None:
        dagen.append(plus_dagen(dossier.uiterste_datum, -_KRAP))
    return min(dagen, default=None)


def _ontvangen(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    return VolgendeStap(tekst="Toetsen en ontvangst bevestigen", aan_zet=AanZet.SECRETARIS, tab="toetsing", dag=vandaag)


def _toetsing(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    if not dossier.bevestigd:
        return _ontvangen(dossier, vandaag)
    tekst = f"Toetsing afronden: {dossier.open_punten} open" if dossier.open_punten else "Toetsing afronden"
    return VolgendeStap(tekst=tekst, aan_zet=AanZet.SECRETARIS, tab="toetsing", veld="open", dag=_streven(dossier))


def _aanvulling(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    uiterlijk = dossier.aanvulling_uiterlijk
    if uiterlijk is not None and uiterlijk < vandaag:
        wat = f"Aanvulling kwam niet t/m {datum_kort(uiterlijk)}: doorgaan of buiten behandeling laten"
        return VolgendeStap(tekst=wat, aan_zet=AanZet.SECRETARIS, tab="toetsing", veld="aanvulling", dag=vandaag)  # fmt: skip
    return VolgendeStap(tekst="Aanvulling door de school", aan_zet=AanZet.SCHOOL, tab="toetsing", veld="aanvulling",
                        dag=uiterlijk)  # fmt: skip


def _deskundigen(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    nodig = NODIGE_ADVIEZEN - dossier.adviezen_gevraagd
    if nodig > 0:
        wat = "Deskundigen koppelen" if nodig == NODIGE_ADVIEZEN else "Tweede deskundige koppelen"
        return VolgendeStap(tekst=wat, aan_zet=AanZet.SECRETARIS, tab="adviezen", veld="koppelen", dag=vandaag)
    open_ = dossier.adviezen_gevraagd - dossier.adviezen_vast
    uiterlijk = dossier.advies_uiterlijk
    if open_ <= 0:
        return VolgendeStap(tekst="Adviezen zijn binnen: kies hoe verder", aan_zet=AanZet.SECRETARIS,
                            tab="adviezen", dag=vandaag)  # fmt: skip
    wat = meervoud(open_, "deskundigenadvies", "deskundigenadviezen")
    if uiterlijk is not None and uiterlijk < vandaag:
        return VolgendeStap(tekst=f"Herinneren: {wat} verwacht op {datum_kort(uiterlijk)}",
                            aan_zet=AanZet.SECRETARIS, tab="adviezen", veld=HERINNEREN, dag=vandaag)  # fmt: skip
    return VolgendeStap(tekst=f"Nog {wat}", aan_zet=AanZet.DESKUNDIGE, tab="adviezen", dag=uiterlijk)


def _gereed(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    return VolgendeStap(tekst="Op de agenda van een zitting zetten", aan_zet=AanZet.SECRETARIS, tab="overzicht",
                        dag=_streven(dossier), naar_zitting=True)  # fmt: skip


def _agenda(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    op, uiterste = dossier.zitting_op, dossier.uiterste_datum
    if op is None:
        return _gereed(dossier, vandaag)
    if uiterste is not None and op > uiterste:
        return VolgendeStap(tekst=f"Uitstel regelen: de zitting van {datum_kort(op)} valt na de termijn",
                            aan_zet=AanZet.SECRETARIS, tab="overzicht", veld="termijn", dag=vandaag)  # fmt: skip
    if op < vandaag:
        return VolgendeStap(tekst=f"Zitting van {datum_kort(op)} afronden", aan_zet=AanZet.ZITTING, tab="besluit", dag=vandaag,
                            naar_zitting=True)  # fmt: skip
    wanneer = "van vandaag" if op == vandaag else f"van {datum_kort(op)}"
    return VolgendeStap(tekst=f"Besluit in de zitting {wanneer}", aan_zet=AanZet.ZITTING, tab="besluit", dag=op,
                        naar_zitting=True)  # fmt: skip


def _aangehouden(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    return VolgendeStap(tekst="Aangehouden: opnieuw gereed maken voor een zitting", aan_zet=AanZet.SECRETARIS, tab="overzicht",
                        dag=_streven(dossier))  # fmt: skip


def _advies_bestuur(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    return VolgendeStap(tekst="Advies aan het bestuur: uitbrengen en laten besluiten", aan_zet=AanZet.BESTUUR, tab="besluit",
                        dag=vandaag)  # fmt: skip


def _besloten(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    return VolgendeStap(tekst="Besluit nakijken en laten tekenen", aan_zet=AanZet.ONDERTEKENAAR, tab="besluit", dag=vandaag)


def _getekend(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    return VolgendeStap(tekst="Besluit verzenden", aan_zet=AanZet.SECRETARIS, tab="brieven", veld="verzenden", dag=vandaag)


def _wachtlijst(dossier: Dossiergegevens, vandaag: date) -> VolgendeStap:
    return VolgendeStap(tekst="Plaats toekennen zodra er één vrij is", aan_zet=AanZet.VOORZIENING, tab="brieven",
                        veld="plaats")  # fmt: skip


_STAPPEN: dict[Status, Callable[[Dossiergegevens, date], VolgendeStap]] = {
    Status.ONTVANGEN: _ontvangen,
    Status.IN_TOETSING: _toetsing,
    Status.AANVULLING_GEVRAAGD: _aanvulling,
    Status.BIJ_DESKUNDIGEN: _deskundigen,
    Status.GEREED_VOOR_ZITTING: _gereed,
    Status.OP_AGENDA: _agenda,
    Status.AANGEHOUDEN: _aangehouden,
    Status.ADVIES_BESTUUR: _advies_bestuur,
    Status.BESLOTEN: _besloten,
    Status.GETEKEND: _getekend,
    Status.WACHTLIJST: _wachtlijst,
}
