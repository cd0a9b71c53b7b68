"""The three levels of a finding as a chip: a word and a shape, beside the colour."""

from __future__ import annotations

from cvt_desktop.domain.controleregel import Niveau
from ui.tonen import Chip, Toon, Vorm

NIVEAUCHIPS = {
    Niveau.BLOKKEERT: Chip(tekst="blokkeert", toon=Toon.FOUT, vorm=Vorm.VIERKANT),
    Niveau.LET_OP: Chip(tekst="let op", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK),
    Niveau.HINT: Chip(tekst="hint", toon=Toon.STIL, vorm=Vorm.CIRKEL),
}
