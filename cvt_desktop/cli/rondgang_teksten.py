"""The part of the round that shows the standard paragraphs of letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ui.views.instellingen import InstellingenView
from ui.views.instellingen_teksten import TekstenTab

if TYPE_CHECKING:
    from cvt_desktop.cli.rondgang import Beeld

Maak = Callable[[str], "Beeld"]
_EIGEN = "\n\nGa gerust bij een paar scholen kijken. Bel {contact_naam} als u niet weet waar u moet beginnen."
_PLEK, _VAST = 5, 10


def teksten(
    instellingen: InstellingenView, klik: Callable[[str], None], sluit: Callable[[], None], beeld: Maak
) -> Iterator[Beeld]:
    """The list, a text that is wrong, one that was kept with its history, a page of it, and a part that is fixed."""
    instellingen.naar("teksten")
    yield beeld("beheerder teksten")
    tab = instellingen.tab("teksten")
    assert isinstance(tab, TekstenTab)
    tab.tabel.weergave.selectRow(_PLEK)
    tab.tekst.voeg_in("Beste {roepnam}, ")
    yield beeld("beheerder tekst met fout")
    tab.tekst.zet_waarde(f"{tab.tekst.waarde().partition(', ')[2]}{_EIGEN}")
    klik("Bewaren")
    yield beeld("beheerder tekst vastgesteld")
    klik("Voorbeeld op papier")
    yield beeld("beheerder tekst op papier")
    sluit()
    tab.tabel.weergave.selectRow(_VAST)
    yield beeld("beheerder vaste tekst")
