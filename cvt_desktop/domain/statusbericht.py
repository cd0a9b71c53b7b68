"""What somebody who calls about an aanvraag may hear, in plain words and without a name (screens.md 1.8, 7.11).

It tells how far it is, whom one waits for and the next day; never what was decided, which stands in the letter alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cvt_desktop.basis.tekst import datum_voluit, meervoud
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.volgende_stap import NODIGE_ADVIEZEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Statusgegevens:
    """What the text draws on. ``uiterlijk`` is the last day of the beslistermijn, ``stil`` that it stands still today.

    ``volledig``: nothing that was asked stayed away. ``ronde``: the zitting is a schriftelijke ronde, ``zitting_op`` its last
    day. ``zonder_zitting``: who decides does so on the adviezen (model M3). ``verzonden_op`` and ``bezwaar_tot`` hold each
    different day once, one per addressee at most.
    """

    kenmerk: str
    status: Status
    ontvangen_op: date
    uiterlijk: date
    stil: bool = False
    volledig: bool = True
    aanvulling_uiterlijk: date | None = None
    adviezen_gevraagd: int = 0
    adviezen_vast: int = 0
    advies_uiterlijk: date | None = None
    zitting_op: date | None = None
    ronde: bool = False
    zonder_zitting: bool = False
    verzonden_op: tuple[date, ...] = ()
    bezwaar_tot: tuple[date, ...] = ()


def statusbericht(g: Statusgegevens, vandaag: date) -> str:
    """``Kenmerk 2026-0412: de aanvraag is volledig en staat op de agenda van woensdag 26 mei 2027. …``"""
    return f"Kenmerk {g.kenmerk}: {standzin(g, vandaag)}"


def standzin(g: Statusgegevens, vandaag: date) -> str:
    """The same without the kenmerk, for where that stands beside it; it begins without a capital."""
    return _STAND[g.status](g, vandaag)


def _besluit(g: Statusgegevens, vandaag: date) -> str:
    if g.stil:
        return "De termijn voor het besluit staat stil tot de aanvulling er is."
    if g.uiterlijk < vandaag:
        return f"Het besluit had er op {datum_voluit(g.uiterlijk)} moeten zijn; wij handelen de aanvraag zo snel mogelijk af."
    return f"U krijgt uiterlijk {datum_voluit(g.uiterlijk)} een besluit."


def _toetsing(g: Statusgegevens, vandaag: date) -> str:
    return (f"de aanvraag is op {datum_voluit(g.ontvangen_op)} ontvangen. Wij kijken of zij volledig is. "
            f"{_besluit(g, vandaag)}")  # fmt: skip


def _aanvulling(g: Statusgegevens, vandaag: date) -> str:
    if g.aanvulling_uiterlijk is None:
        return f"wij hebben de school om een aanvulling gevraagd. {_besluit(g, vandaag)}"
    dag = datum_voluit(g.aanvulling_uiterlijk)
    if g.aanvulling_uiterlijk < vandaag:
        return (f"de aanvulling die wij de school vroegen, was er op {dag} niet of niet helemaal. Wij bekijken hoe het verder "
                "gaat.")  # fmt: skip
    return f"wij wachten op een aanvulling van de school, uiterlijk {dag}. {_besluit(g, vandaag)}"


def _deskundigen(g: Statusgegevens, vandaag: date) -> str:
    nog = g.adviezen_gevraagd - g.adviezen_vast
    if g.adviezen_gevraagd < NODIGE_ADVIEZEN:
        wat = "Wij vragen deskundigen om advies."
    elif nog <= 0:
        wat = "De adviezen van de deskundigen zijn binnen; wij bereiden de behandeling voor."
    elif g.advies_uiterlijk is None or g.advies_uiterlijk < vandaag:
        wat = f"Wij wachten nog op {_adviezen(nog)}."
    else:
        wat = f"Wij wachten nog op {_adviezen(nog)}, verwacht op {datum_voluit(g.advies_uiterlijk)}."
    return f"{_in_behandeling(g)}. {wat} {_besluit(g, vandaag)}"


def _in_behandeling(g: Statusgegevens) -> str:
    return "de aanvraag is volledig" if g.volledig else "de aanvraag is in behandeling"


def _adviezen(nog: int) -> str:
    return meervoud(nog, "deskundigenadvies", "deskundigenadviezen")


def _gereed(g: Statusgegevens, vandaag: date) -> str:
    wat = "klaar voor het besluit" if g.zonder_zitting else "klaar om te behandelen. Wij wachten op een plaats op de agenda"
    return f"{_in_behandeling(g)} en {wat}. {_besluit(g, vandaag)}"


def _agenda(g: Statusgegevens, vandaag: date) -> str:
    if g.zitting_op is None:
        return _gereed(g, vandaag)
    dag = datum_voluit(g.zitting_op)
    if g.zitting_op < vandaag:
        return f"de aanvraag stond op de agenda van {dag}. Wij werken uit wat daar is besproken. {_besluit(g, vandaag)}"
    waar = f"ligt voor in een schriftelijke ronde tot en met {dag}" if g.ronde else f"staat op de agenda van {dag}"
    return f"{_in_behandeling(g)} en {waar}. {_besluit(g, vandaag)}"


def _bij_bestuur(g: Statusgegevens, vandaag: date) -> str:
    return f"de commissie heeft de aanvraag behandeld. Wij wachten op het bestuur, dat besluit. {_besluit(g, vandaag)}"


def _aangehouden(g: Statusgegevens, vandaag: date) -> str:
    return (f"de commissie heeft de aanvraag aangehouden, omdat er nog iets nodig is. Zij komt terug op een volgende agenda. "
            f"{_besluit(g, vandaag)}")  # fmt: skip


def _besloten(g: Statusgegevens, vandaag: date) -> str:
    return f"over de aanvraag is beslist. Wij wachten op de handtekening; daarna komt de brief. {_besluit(g, vandaag)}"


def _getekend(_g: Statusgegevens, _vandaag: date) -> str:
    return "het besluit is getekend. De brief wordt nu verzonden."


def _bekend(g: Statusgegevens, vandaag: date) -> str:
    return f"{_verzonden(g)} {_bezwaar(g, vandaag)}"


def _wachtlijst(g: Statusgegevens, vandaag: date) -> str:
    return f"{_verzonden(g)} Er is nog geen plaats vrij; wij laten het weten zodra die er is. {_bezwaar(g, vandaag)}"


def _verzonden(g: Statusgegevens) -> str:
    if not g.verzonden_op:
        return "er is een besluit; het staat in de brief."
    return f"het besluit is op {' en '.join(datum_voluit(d) for d in g.verzonden_op)} verzonden."


def _bezwaar(g: Statusgegevens, vandaag: date) -> str:
    if not g.bezwaar_tot:
        return "Tot wanneer u bezwaar kunt maken, staat in de brief."
    if max(g.bezwaar_tot) < vandaag:
        return f"De termijn voor bezwaar liep tot en met {datum_voluit(max(g.bezwaar_tot))}."
    if len(g.bezwaar_tot) > 1:
        return "Tot wanneer u bezwaar kunt maken, staat in de brief die u kreeg: dat verschilt per ontvanger."
    return f"Bezwaar maken kan tot en met {datum_voluit(g.bezwaar_tot[0])}."


def _in_bezwaar(g: Statusgegevens, _vandaag: date) -> str:
    return f"{_verzonden(g)} Er loopt een bezwaar. Wie daarbij betrokken is, krijgt daarover eigen berichten."


def _ingetrokken(_g: Statusgegevens, _vandaag: date) -> str:
    return "de school heeft de aanvraag ingetrokken. Er komt geen besluit."


def _afgesloten(_g: Statusgegevens, _vandaag: date) -> str:
    return "de aanvraag is afgehandeld. Er staat niets meer open."


_STAND: dict[Status, Callable[[Statusgegevens, date], str]] = {
    Status.ONTVANGEN: _toetsing,
    Status.IN_TOETSING: _toetsing,
    Status.AANVULLING_GEVRAAGD: _aanvulling,
    Status.BIJ_DESKUNDIGEN: _deskundigen,
    Status.GEREED_VOOR_ZITTING: _gereed,
    Status.OP_AGENDA: _agenda,
    Status.ADVIES_BESTUUR: _bij_bestuur,
    Status.BESLOTEN: _besloten,
    Status.GETEKEND: _getekend,
    Status.BEKENDGEMAAKT: _bekend,
    Status.WACHTLIJST: _wachtlijst,
    Status.AANGEHOUDEN: _aangehouden,
    Status.INGETROKKEN: _ingetrokken,
    Status.BUITEN_BEHANDELING: _bekend,
    Status.IN_BEZWAAR: _in_bezwaar,
    Status.AFGESLOTEN: _afgesloten,
}
