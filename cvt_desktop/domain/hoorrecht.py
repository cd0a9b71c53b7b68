"""Hoorrecht at the zitting: how pupil and ouders were heard, what they said there, and what the commission does with it.

The aanvraag tells what the school asked and heard (screens.md 5.2). The commission establishes it for itself (WVO 2020
art. 2.44; Awb 3:2, 4:8), from the aanvraag where that says enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import BlokLeerling, Houding, Meningvorm, Verzorger


class Hoorwijze(StrEnum):
    """How somebody was heard, in the words of a letter, or why not."""

    FORMULIER = "via het formulier"
    GESPREK = "in een gesprek"
    ZITTING = "bij de zitting"
    SCHRIFTELIJK = "schriftelijk"
    WIL_NIET = "wil niet"
    KAN_NIET = "kan niet"

    @property
    def gehoord(self) -> bool:
        """Whether somebody was heard; for the other two a reason is kept."""
        return self not in {Hoorwijze.WIL_NIET, Hoorwijze.KAN_NIET}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gehoorde:
    """The pupil, or the ouders together. ``woorden``: what was said when it is other than in the aanvraag, or why not heard."""

    wijze: Hoorwijze | None = None
    woorden: str = field(default="", repr=False)

    @property
    def vast(self) -> bool:
        """Whether it is known how, or why not."""
        return self.wijze is not None and (self.wijze.gehoord or bool(self.woorden.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoorrecht:
    """What is established at one item. ``gedaan`` follows "Wij hebben dat zo meegenomen" in the letter."""

    leerling: Gehoorde = Gehoorde()
    ouders: Gehoorde = Gehoorde()
    gedaan: str = field(default="", repr=False)

    @property
    def volledig(self) -> bool:
        """Whether everything is there that ``eis_volledig`` asks."""
        return self.leerling.vast and self.ouders.vast and (bool(self.gedaan.strip()) or not self._iemand_gehoord)

    @property
    def _iemand_gehoord(self) -> bool:
        return any(g.wijze is not None and g.wijze.gehoord for g in (self.leerling, self.ouders))

    def eis_volledig(self) -> None:
        """Raise ``ToestandError`` that names the field when something lacks (WVO 2020 art. 2.44)."""
        for veld, wie, gehoorde in (("leerling", "de leerling", self.leerling), ("ouders", "de ouders", self.ouders)):
            if gehoorde.wijze is None:
                raise ToestandError(f"Kies hoe u {wie} hebt gehoord, of waarom niet.", code="hoorwijze", veld=f"{veld}_wijze")
            if not gehoorde.vast:
                raise ToestandError(f"Zeg waarom {wie} niet {_IS[veld]} gehoord: dat komt in de brief.", code="hoorreden",
                                    veld=f"{veld}_woorden")  # fmt: skip
        if not self.volledig:
            raise ToestandError("Zeg wat de commissie doet met wat leerling en ouders vinden: dat komt in de brief.",
                                code="hoorweging", veld="gedaan")  # fmt: skip


_IS = {"leerling": "is", "ouders": "zijn"}
_NEEMT_OVER = "Wij nemen over wat de school ermee deed."
_ANTWOORD = frozenset({Houding.EENS, Houding.NIET_EENS, Houding.GEZIEN})


def zoals_aanvraag(b: BlokLeerling) -> Hoorrecht:
    """What the aanvraag says about it; where it does not say enough the field stays empty and a person must fill it in.

    What the school did with the views is not what the commission does: the letter says that the commission takes it over.
    """
    gedaan = b.mening_gedaan.strip()
    return Hoorrecht(leerling=_leerling(b), ouders=_ouders([v for v in b.verzorgers if v.krijgt_brief]),
                     gedaan=f"{_NEEMT_OVER} {gedaan}" if gedaan else "")  # fmt: skip


def _leerling(b: BlokLeerling) -> Gehoorde:
    if b.mening_vorm is Meningvorm.WILDE_NIET:
        return Gehoorde(wijze=Hoorwijze.WIL_NIET, woorden=b.mening.strip() or b.mening_hoe.strip())
    if b.mening_vorm is Meningvorm.NIET_GEVRAAGD or not b.mening.strip():
        return Gehoorde()
    hoe = b.mening_hoe.lower()
    if "gesprek" in hoe or "gesproken" in hoe:
        return Gehoorde(wijze=Hoorwijze.GESPREK)
    return Gehoorde(wijze=Hoorwijze.SCHRIFTELIJK if "brief" in hoe or "schriftelijk" in hoe else Hoorwijze.FORMULIER)


def _ouders(gezag: list[Verzorger]) -> Gehoorde:
    if not gezag:
        return Gehoorde(wijze=Hoorwijze.KAN_NIET, woorden="er is geen ouder met gezag")
    gaf_antwoord = all(v.houding in _ANTWOORD or v.zienswijze.strip() for v in gezag)
    return Gehoorde(wijze=Hoorwijze.FORMULIER) if gaf_antwoord else Gehoorde()
