"""The figures of the check before signing: per rule how often it fired, and how often it was passed (screens.md 2.1, rule 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cvt_desktop.domain.cijfer import Cijferregel
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.overzichtfeiten import Overzichtfeiten
from cvt_desktop.domain.overzichttelling import tel
from cvt_desktop.domain.regelhint import verdient_hint
from cvt_desktop.domain.schooljaar import Schooljaar


def controle(jaar: Schooljaar, feiten: Overzichtfeiten) -> Iterable[Cijferregel]:
    """Two lines for each rule that fired in this school year; the proposal counts the whole register, as the page Regels does."""
    for regel in REGELS:
        eigen = [f for f in feiten.controles if f.regel_id == regel.id]
        gemeld = tel(jaar, f"{regel.id} {regel.titel}: gemeld", eigen, lambda f: f.getekend_op, lambda _: True)
        if not gemeld.cijfers[-1].rijen:
            continue
        aanvaard = tel(jaar, f"{regel.id} {regel.titel}: met reden aanvaard", eigen, lambda f: f.getekend_op,
                       lambda f: bool(f.reden), groep="aanvaard")  # fmt: skip
        keer = sum(1 for f in eigen if f.reden)
        if verdient_hint(regel, len(eigen), keer) and regel.id not in feiten.als_hint:
            aanvaard = replace(aanvaard, signaal=True, toelichting=(
                f"In het hele register {keer} van de {len(eigen)} keer met een reden aanvaard. Voorstel: maak er een hint van, "
                "bij Help, Alle regels. De beheerder kan dat."))  # fmt: skip
        yield from (gemeld, aanvaard)
