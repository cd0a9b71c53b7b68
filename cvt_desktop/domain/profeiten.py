"""What the toets knows of an aanvraag for praktijkonderwijs, and the answers that follow (screens.md part 6, V7, V10, V11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cvt_desktop.basis.tekst import datum_lang, opsomming
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.pro_criteria import Prouitkomst


@dataclass(frozen=True, slots=True, kw_only=True)
class Profeiten:
    """Plain facts. ``uitkomst`` is that of the test of the criteria, None when it could not be done.

    ``testgegevens_nodig``: the kind, or the ground of the bijzondere regeling, rests on scores.
    """

    bijzonder: bool
    uitkomst: Prouitkomst | None
    peildatum: date
    okr: bool = False
    motivering: bool = False
    iq_herkomst: bool = False
    domeinen_herkomst: bool = False
    testgegevens_nodig: bool = True
    zienswijze_geschreven: bool = False
    instemming: bool = False
    allen_eens: bool = False
    grond: str = ""
    bewijs: bool = False
    begeleiding: int = 0
    externen: int = 0
    risicos: bool = False


class Proantwoord(NamedTuple):
    """Yes or no, with the ground: a Dutch half sentence without names."""

    ja: bool
    grond: str


def zienswijze(f: Profeiten) -> Proantwoord:
    """The written view of the parents, which the law asks (WVO 2020 art. 2.30 lid 4; UB WVO 2.47)."""
    if f.zienswijze_geschreven:
        return Proantwoord(True, "de zienswijze staat in het formulier of zit bij de stukken")
    return Proantwoord(False, "er is geen geschreven zienswijze van iedere ouder met gezag")


def gegevens(f: Profeiten) -> Proantwoord:
    """OKR, motivering, and the test data with their origin."""
    mist = [] if f.okr or f.bijzonder else ["het onderwijskundig rapport"]
    mist += [] if f.motivering else ["de motivering van de school"]
    if f.testgegevens_nodig:
        mist += [] if f.iq_herkomst else ["de IQ-score met instrument en datum"]
        mist += [] if f.domeinen_herkomst else ["de leerachterstand met instrument, datum, DLE en DL"]
        if not mist and f.uitkomst is Prouitkomst.ONTOEREIKEND:
            mist = [f"geldige testresultaten op {datum_lang(f.peildatum)}"]
    if mist:
        return Proantwoord(False, f"nog niet: {opsomming(mist)}")
    welke = "motivering en testgegevens zijn er" if f.testgegevens_nodig else "de motivering is er"
    return Proantwoord(True, welke if f.bijzonder else f"het onderwijskundig rapport is er; {welke}")


def instemming(f: Profeiten) -> Proantwoord:
    """The bijzondere regeling asks the written consent of the parents too (UB WVO 2.47)."""
    if f.instemming and f.allen_eens:
        return Proantwoord(True, "instemming is vermeld, en alle ouders met gezag zijn het eens")
    waarom = "niet alle ouders met gezag zijn het eens" if f.instemming else "geen geschreven instemming vermeld"
    return Proantwoord(False, waarom)


def bewijs_bij_grond(f: Profeiten) -> Proantwoord:
    """The documents of the bijzondere regeling (UB WVO 2.47)."""
    delen = (
        (bool(f.grond), "de grond"),
        (f.bewijs, "het bewijs bij de grond"),
        (f.begeleiding > 0, "de gegeven begeleiding met resultaat"),
        (f.externen > 0, "welke externe deskundigen zijn geraadpleegd"),
        (f.risicos, "de risico's bij voortzetting"),
    )
    mist = [naam for er, naam in delen if not er]
    if mist:
        return Proantwoord(False, f"nog niet: {opsomming(mist)}")
    return Proantwoord(True, f"grond {f.grond.partition(' ')[0]}, met bewijs, begeleiding, externen en risico's")


def criteria(f: Profeiten) -> Proantwoord:
    """Which criteria were used; they are those of the law, not of the ondersteuningsplan."""
    grond = bron("ub-2.47" if f.bijzonder else "ub-2.46")
    stand = f" in de tekst van {datum_lang(grond.stand)}" if grond.stand else ""
    return Proantwoord(True, f"getoetst met {grond.tekst}{stand}, op peildatum {datum_lang(f.peildatum)}")
