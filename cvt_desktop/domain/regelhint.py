"""A rule of the check that is passed more often than not becomes a hint, when the swv wants that (screens.md 2.1, rule 9)."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.bronnen import Bronsoort, bron
from cvt_desktop.domain.controleregel import Controleregel, Niveau
from cvt_desktop.domain.controleregels import REGELS

TEN_MINSTE = 5
"""Below so many times a share says nothing: a rule that spoke once and was passed once has earned no proposal."""


def waarom_geen_hint(regel: Controleregel) -> str:
    """Why this rule stays as heavy as it is, in words; '' for one that the swv may make a hint."""
    if regel.niveau is Niveau.BLOKKEERT:
        return "Deze regel blokkeert het tekenen; hij blijft dus zoals hij is."
    if regel.niveau is Niveau.HINT:
        return "Deze regel is uit zichzelf al een hint."
    grond = bron(regel.bron)
    if grond.soort is Bronsoort.WET:
        return f"Deze regel staat in de wet ({grond.tekst}); een eigen instelling maakt haar niet lichter."
    return ""


def verdient_hint(regel: Controleregel, gemeld: int, aanvaard: int) -> bool:
    """Whether the program proposes it: passed with a reason in more than half of the signed besluiten in which it fired."""
    return not waarom_geen_hint(regel) and gemeld >= TEN_MINSTE and 2 * aanvaard > gemeld


def regels_met(als_hint: tuple[str, ...]) -> tuple[Controleregel, ...]:
    """All rules, those of ``als_hint`` as a hint; one that may not be a hint keeps its weight, whatever the setting says."""
    return tuple(
        replace(regel, niveau=Niveau.HINT) if regel.id in als_hint and not waarom_geen_hint(regel) else regel for regel in REGELS
    )
