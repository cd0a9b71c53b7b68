"""The check before signing (screens.md 4.11). It tests the form, never whether the decision is right."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.bronnen import Bron, bron
from cvt_desktop.domain.controlefeiten import Controlefeiten
from cvt_desktop.domain.controleregel import Controleregel, Niveau
from cvt_desktop.domain.controleregels import REGELS

_ZWAARTE = {niveau: plaats for plaats, niveau in enumerate(Niveau)}
VORM = "Dit toetst de vorm, niet of het besluit juist is."


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevinding:
    """One finding: which rule, how heavy, what is wrong (without names), why, and where to solve it."""

    regel_id: str
    niveau: Niveau
    tekst: str
    bron: Bron
    veld: str


def controleer(feiten: Controlefeiten, regels: tuple[Controleregel, ...] = REGELS) -> tuple[Bevinding, ...]:
    """All findings, the heaviest first and then in the order of the rules; empty when everything is in order."""
    gevonden = (
        Bevinding(regel_id=regel.id, niveau=regel.niveau, tekst=gebrek.tekst, bron=bron(regel.bron), veld=gebrek.veld)
        for regel in regels
        for gebrek in regel.toets(feiten)
    )
    return tuple(sorted(gevonden, key=lambda b: _ZWAARTE[b.niveau]))


def blokkeert(bevindingen: tuple[Bevinding, ...]) -> bool:
    """Whether signing has to wait."""
    return any(b.niveau is Niveau.BLOKKEERT for b in bevindingen)


def zonder_reden(bevindingen: tuple[Bevinding, ...], overrides: tuple[tuple[str, str], ...]) -> tuple[Bevinding, ...]:
    """The warnings that nobody passed yet with a reason; ``overrides`` are those of the besluit (rule id, reason)."""
    gegeven = {regel_id for regel_id, reden in overrides if reden.strip()}
    return tuple(b for b in bevindingen if b.niveau is Niveau.LET_OP and b.regel_id not in gegeven)


def samenvatting(aantal: int, regels: int = len(REGELS)) -> str:
    """The one line above the list: ``In orde, 48 regels`` or how many points there are."""
    hoeveel = meervoud(aantal, "punt", "punten") if aantal else "In orde"
    return f"{hoeveel}, {meervoud(regels, 'regel', 'regels')}"
