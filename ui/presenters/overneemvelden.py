"""The text fields of an aanvraag into which words from a stuk can go, by kind, and how they get in. No Qt.

Works on whatever has the blocks of the form: the form of an aanvraag and the draft of the intake.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.formulier import Soort, Verzorger
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.soorten import beschrijving

B = TypeVar("B", bound=Any)
REGEL, KORT, MEESTE_RIJEN = 200, 400, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel:
    """A field that takes words. ``woorden``: its soft limit (0: none); ``tekens``: what it can hold (0: enough).

    ``eigen_plaats``: the row has a vindplaats of its own, so that the place does not go behind the words.
    """

    sleutel: str
    naam: str
    groep: str = "Aanvraag"
    nu: str = field(default="", repr=False)
    woorden: int = 100
    tekens: int = 0
    eigen_plaats: bool = False

    def lengte(self, tekst: str) -> str:
        """How long the field becomes with this text: the hint of its counter, or ''."""
        aantal = len(tekst.split())
        if not self.woorden or not aantal:
            return ""
        if aantal > self.woorden:
            return f"Wordt {meervoud(aantal, 'woord', 'woorden')}; meer dan {self.woorden} mag, korter leest beter."
        return f"Wordt {aantal} van {self.woorden} woorden."

    def past(self, tekst: str) -> bool:
        """Whether the field can hold this text."""
        return not self.tekens or len(tekst) <= self.tekens


_Veld = tuple[str, str, int, int]  # field, label, words, characters
_VSO: tuple[_Veld, ...] = (
    ("vso.waarom", "Waarom is vso nodig", 100, 0),
    ("vso.waarom_regulier_niet", "Waarom volstaat regulier met arrangement niet", 100, 0),
    ("vso.hoofddoel", "Hoofddoel in het vso", 100, 0),
    ("vso.terugkeer", "Terugkeerperspectief", 100, 0),
    ("vso.waarom_duur_categorie", "Waarom deze duur en categorie", 50, 0),
    ("vso.eerder_arrangement", "Arrangement eerder gevraagd", 100, 0),
    ("vso.hulpverlening", "Betrokken hulpverlening", 0, KORT),
)
_PRO: tuple[_Veld, ...] = (
    ("pro.motivering", "Motivering van de school", 100, 0),
    ("pro.risicos", "Risico's bij voortzetting", 100, 0),
    ("pro.okr", "Onderwijskundig rapport", 0, REGEL),
    ("pro.bewijs", "Bewijs bij de grond", 0, REGEL),
    ("pro.instemming", "Instemming van de ouders", 0, REGEL),
)
_ARRANGEMENT: tuple[_Veld, ...] = (
    ("arr.geevalueerd", "Wat van de eerdere doelen is bereikt", 100, 0),
    ("arr.waarom_onderwijs", "Waarom is dit onderwijs en geen jeugdhulp", 50, 0),
    ("arr.sterker", "Hoe wordt de school zelf sterker", 30, 0),
    ("arr.offerte", "Offerte", 0, REGEL),
)
_VOORZIENING: tuple[_Veld, ...] = (
    ("tbv.waarom", "Waarom deze voorziening", 100, 0),
    ("tbv.vervolg", "Terugkeer of vervolg", 100, 0),
)
_GROEP: tuple[_Veld, ...] = (
    ("groep.beschrijving", "Beschrijving van de groep", 100, 0),
    ("groep.aanleiding", "Aanleiding", 100, 0),
    ("groep.erna", "Wat blijft erna", 100, 0),
    ("groep.betrokken", "Hoe zijn leerlingen en ouders betrokken", 50, 0),
)
_GEMEEN: tuple[_Veld, ...] = (
    ("b.mening", "Mening van de leerling", 100, 0),
    ("b.mening_gedaan", "Wat de school met de mening deed", 0, KORT),
)


def doelen(soort: Soort, formulier: Any) -> tuple[Doel, ...]:
    """Where words can go in an aanvraag of this kind, with what is there now; a new row as the last of the rows."""
    wat = beschrijving(soort)
    if wat.groep:
        return _losse(_GROEP, formulier)
    rijen = ("", "")
    if wat.voorziening:
        velden = _VOORZIENING
    elif wat.arrangement:
        velden, rijen = _ARRANGEMENT, ("arr.gedaan", "Wat is gedaan")
    elif wat.pro:
        velden, rijen = _PRO, ("pro.begeleiding", "Gegeven begeleiding")
    else:
        velden, rijen = _VSO, ("vso.geprobeerd", "Wat is geprobeerd")
    return (*_losse((*velden, *_GEMEEN), formulier), *_zienswijzen(formulier.b.verzorgers),
            *(_rijdoelen(formulier, *rijen) if rijen[0] else ()))  # fmt: skip


def _losse(velden: tuple[_Veld, ...], formulier: Any) -> tuple[Doel, ...]:
    return tuple(Doel(sleutel=sleutel, naam=naam, nu=lees(formulier, sleutel), woorden=woorden, tekens=tekens)
                 for sleutel, naam, woorden, tekens in velden)  # fmt: skip


def lees(formulier: Any, sleutel: str) -> str:
    """What stands in a field; '' in a row that is not there yet."""
    blok, naam, *rest = sleutel.split(".")
    waarde = getattr(getattr(formulier, blok), naam)
    if not rest:
        return str(waarde)
    nummer = int(rest[0]) - 1
    return str(getattr(waarde[nummer], rest[1])) if nummer < len(waarde) else ""


def zet(formulier: B, sleutel: str, tekst: str, plaats: str = "") -> B:
    """The form with ``tekst`` in this field; ``plaats`` goes into the vindplaats of its row, behind what is there."""
    blok, naam, *rest = sleutel.split(".")
    deel = getattr(formulier, blok)
    if not rest:
        return _met(formulier, blok, replace(deel, **{naam: tekst}))
    rijen, nummer = list(getattr(deel, naam)), int(rest[0]) - 1
    if nummer == len(rijen):
        rijen.append(Ondersteuning())
    rij = replace(rijen[nummer], **{rest[1]: tekst})
    if isinstance(rij, Ondersteuning) and plaats and plaats not in rij.vindplaats:
        rij = replace(rij, vindplaats=f"{rij.vindplaats}; {plaats}" if rij.vindplaats else plaats)
    rijen[nummer] = rij
    return _met(formulier, blok, replace(deel, **{naam: tuple(rijen)}))


def zet_terug(formulier: B, sleutel: str, oud: Any) -> B:
    """The form with this field, and the whole row when it is one of a row, as they were in ``oud``."""
    blok, naam, *rest = sleutel.split(".")
    deel, was = getattr(formulier, blok), getattr(getattr(oud, blok), naam)
    if not rest:
        return _met(formulier, blok, replace(deel, **{naam: was}))
    rijen, nummer = list(getattr(deel, naam)), int(rest[0]) - 1
    rijen[nummer : nummer + 1] = was[nummer : nummer + 1]
    return _met(formulier, blok, replace(deel, **{naam: tuple(rijen)}))


def _met(formulier: B, blok: str, deel: object) -> B:
    nieuw: B = replace(formulier, **{blok: deel})
    return nieuw


def _zienswijzen(verzorgers: tuple[Verzorger, ...]) -> tuple[Doel, ...]:
    return tuple(
        Doel(sleutel=f"b.verzorgers.{n}.zienswijze", naam=f"Zienswijze van {v.naam or f'verzorger {n}'}", nu=v.zienswijze)
        for n, v in enumerate(verzorgers, 1) if v.krijgt_brief
    )  # fmt: skip


def _rijdoelen(formulier: Any, pad: str, naam: str) -> tuple[Doel, ...]:
    blok, veld = pad.split(".")
    rijen: tuple[Ondersteuning, ...] = getattr(getattr(formulier, blok), veld)
    gevonden = [
        Doel(sleutel=f"{pad}.{n}.{deel}", naam=f"{naam}, rij {n}: {label}", nu=str(getattr(rij, deel)), woorden=0, tekens=KORT,
             eigen_plaats=True)
        for n, rij in enumerate(rijen, 1) for deel, label in (("wat", "wat"), ("effect", "effect"))
    ]  # fmt: skip
    if len(rijen) < MEESTE_RIJEN:
        gevonden.append(Doel(sleutel=f"{pad}.{len(rijen) + 1}.wat", naam=f"{naam}: nieuwe rij", woorden=0, tekens=KORT,
                             eigen_plaats=True))  # fmt: skip
    return tuple(gevonden)
