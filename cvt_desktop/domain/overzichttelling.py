"""How a line of an overzicht is counted: facts with a day, put in their tijdvak, as the rows of a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from cvt_desktop.basis.tekst import euro
from cvt_desktop.domain.cijfer import Cijfer, Cijferregel, Cijferrij, Telwijze
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.overzichtfeiten import Bezwaarfeit, Controlefeit, Dossierfeit, Verklaringfeit
from cvt_desktop.domain.schooljaar import Schooljaar
from cvt_desktop.domain.soorten import SOORTEN
from cvt_desktop.domain.tijdvak import tijdvakken
from cvt_desktop.domain.tlv import Tlvtoestand

F = TypeVar("F", Dossierfeit, Verklaringfeit, Bezwaarfeit, Controlefeit)
Dag = Callable[[F], date | None]


def tel(
    jaar: Schooljaar, naam: str, feiten: Iterable[F], dag: Dag[F], houd: Callable[[F], bool], *, groep: str = "",
    totaal: bool = False, wijze: Telwijze = Telwijze.AANTAL, gevraagd: bool = False, toelichting: str = "",
) -> Cijferregel:  # fmt: skip
    """One line: in each tijdvak the rows of the facts whose ``dag`` falls in it, as far as ``houd`` keeps them.

    ``gevraagd``: the amount of a row is what was asked, not what was granted.
    """
    eigen = sorted(((op, f) for f in feiten if (op := dag(f)) is not None and op in tijdvakken(jaar)[-1] and houd(f)),
                   key=lambda paar: (paar[0], paar[1].kenmerk))  # fmt: skip
    rijen = [(op, _rij(f, op, gevraagd=gevraagd)) for op, f in eigen]
    return Cijferregel(naam=naam, groep=groep, totaal=totaal, toelichting=toelichting, cijfers=tuple(
        Cijfer(rijen=tuple(rij for op, rij in rijen if op in vak), wijze=wijze) for vak in tijdvakken(jaar)
    ))  # fmt: skip


@cache
def _rij(f: Dossierfeit | Verklaringfeit | Bezwaarfeit | Controlefeit, op: date, *, gevraagd: bool) -> Cijferrij:
    """One row for all lines that count this fact: of 10,000 dossiers that is ten times less to keep in memory."""
    uiterlijk, dagen, bedrag, uren = None, None, None, None
    if isinstance(f, Dossierfeit):
        uiterlijk, dagen, uren = f.uiterlijk, f.nettodagen, f.uren
        bedrag = f.gevraagd_cent if gevraagd else f.bedrag_cent
        geld = "" if bedrag is None else f"gevraagd {euro(bedrag)}" if gevraagd else euro(bedrag)
        duur = f"{uren} uur" if uren is not None and gevraagd else ""
        bij = " · ".join(filter(None, (f.hoe, f.voorziening, f.aanbieder, duur, geld)))
    elif isinstance(f, Verklaringfeit):
        geldig = f.toestand is Tlvtoestand.GELDIG
        delen = (f.nummer, f.categorie and f"categorie {f.categorie}", f.route, None if geldig else f.toestand)
        bij = " · ".join(str(deel) for deel in delen if deel)
    elif isinstance(f, Controlefeit):
        bij = f"{f.regel_id} · aanvaard: {f.reden}" if f.reden else f.regel_id
    else:
        bij, uiterlijk = str(f.oordeel or f.toestand), f.uiterlijk
    return Cijferrij(aanvraag_id=f.aanvraag_id, kenmerk=f.kenmerk, soort=str(f.soort), school=f.school, op=op,
                     uiterlijk=uiterlijk, dagen=dagen, bij=bij, bedrag_cent=bedrag, uren=uren)  # fmt: skip


vergeet_rijen = _rij.cache_clear
"""When the lines are made: the tables hold their rows themselves."""


def soorten(feiten: Sequence[Dossierfeit] | Sequence[Verklaringfeit]) -> list[Soort]:
    """Those that the program decides, and what else is there."""
    gezien = {f.soort for f in feiten}
    return [soort for soort in Soort if soort in SOORTEN or soort in gezien]


def ontvangen(f: Dossierfeit) -> date | None:
    """The day on which an aanvraag came."""
    return f.ontvangen_op


def bekend(f: Dossierfeit) -> date | None:
    """The day on which its first besluit was made known."""
    return f.bekend_op
