"""What a column of the tab Adviezen says of its state: by whom, how far, since when, and why it is still empty."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.termijn import dagen_tot
from cvt_desktop.services.adviezen import Advieskolom
from ui.tonen import Chip, Toon, Vorm


def wie(advies: Deskundigenadvies | None, persoon: Persoon | None) -> str:
    """``Hélène Crutzer, orthopedagoog (eigen praktijk)``: of the day of the advice, else as it is now."""
    bron = advies if advies is not None else persoon
    if bron is None:
        return ""
    return f"{bron.naam}, {bron.beroep}{f' ({bron.werkgever})' if bron.werkgever else ''}"


def stand(k: Advieskolom, vandaag: date) -> Chip:
    """How far the advice is; amber when it should have been there."""
    if k.vastgesteld:
        return Chip(tekst="vastgesteld", toon=Toon.GOED, vorm=Vorm.VINK)
    if k.koppeling is None:
        return Chip(tekst="nog niet gevraagd", toon=Toon.STIL)
    if k.koppeling.uiterlijk is not None and dagen_tot(k.koppeling.uiterlijk, vandaag) < 0:
        return Chip(tekst=f"verwacht op {datum_kort(k.koppeling.uiterlijk)}", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)
    return Chip(tekst="concept" if k.begonnen else "gevraagd", toon=Toon.INFO)


def wanneer(k: Advieskolom) -> str:
    """``gevraagd wo 12 mei · uiterlijk wo 26 mei``; of a frozen one when it was dated."""
    delen = []
    if k.koppeling is not None:
        delen.append(f"gevraagd {datum_kort(k.koppeling.gevraagd_op)}")
        if k.koppeling.uiterlijk is not None and not k.vastgesteld:
            delen.append(f"uiterlijk {datum_kort(k.koppeling.uiterlijk)}")
    if k.advies is not None and k.vastgesteld and k.advies.gedateerd is not None:
        delen.append(f"gedateerd {datum_kort(k.advies.gedateerd)} {k.advies.gedateerd.year}")
    return " · ".join(delen)


def leeg(k: Advieskolom) -> str:
    """What stands in the place of an advice that is not there or may not be seen; "" above one."""
    if k.verborgen:
        return k.verborgen
    if k.vastgesteld:
        return ""
    if k.eigen and k.begonnen:
        return "Uw concept wordt bewaard terwijl u schrijft. Niemand anders leest mee."
    if k.eigen:
        return "U bent om dit advies gevraagd."
    if k.koppeling is None:
        return "Er is nog geen deskundige gevraagd."
    return "Wacht op de deskundige."
