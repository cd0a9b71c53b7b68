"""What the program answers about a bovenschoolse voorziening in a toets (screens.md part 6, V12 and V13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cvt_desktop.basis.tekst import datum_lang, euro, meervoud
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.ids import SchoolId


class Antwoordgrond(NamedTuple):
    """Ja or nee, with its ground."""

    ja: bool
    grond: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorzieningfeiten:
    """The block of the form, whether this school may ask, and the setting for what may run at the same time."""

    blok: BlokVoorziening
    school_mag: bool = True
    hoogstens_andere: int = 3

    @property
    def naam(self) -> str:
        """The name of the voorziening."""
        return self.blok.voorziening.naam if self.blok.voorziening is not None else "de voorziening"


def voorzieningfeiten(blok: BlokVoorziening, school_id: SchoolId, hoogstens_andere: int) -> Voorzieningfeiten:
    """The facts of an aanvraag of this school."""
    mag = blok.voorziening is None or blok.voorziening.mag_vragen(school_id)
    return Voorzieningfeiten(blok=blok, school_mag=mag, hoogstens_andere=hoogstens_andere)


def tarief_en_periode(f: Voorzieningfeiten) -> Antwoordgrond:
    """V12: the voorziening with its tariff, and a period that is not too long; nor too much beside it."""
    blok, vz = f.blok, f.blok.voorziening
    mist = [wat for wat, er in (("de voorziening", vz is not None), ("de periode", blok.ingangsdatum and blok.tot)) if not er]
    if mist or vz is None or blok.ingangsdatum is None or blok.tot is None:
        return Antwoordgrond(False, f"niet ingevuld: {', '.join(mist)}")
    if vz.tarief_cent is None:
        return Antwoordgrond(False, f"{vz.naam} heeft geen tarief in de lijst van {vz.schooljaar}")
    if vz.te_lang(blok.ingangsdatum, blok.tot):
        return Antwoordgrond(False, f"de periode is langer dan {vz.hoogstens} {vz.hoogstens_eenheid}")
    if blok.aantal_andere > f.hoogstens_andere:
        tegelijk = meervoud(blok.aantal_andere, "andere ondersteuning", "andere ondersteuningen")
        return Antwoordgrond(False, f"{tegelijk} tegelijk; het plan staat er {f.hoogstens_andere} toe")
    wanneer = f"{datum_lang(blok.ingangsdatum)} tot en met {datum_lang(blok.tot)}"
    return Antwoordgrond(True, f"{vz.naam}, {euro(blok.bedrag.cent) if blok.bedrag else 'zonder bedrag'}, {wanneer}")


def doelen_en_vervolg(f: Voorzieningfeiten) -> Antwoordgrond:
    """V13: a goal that one can see, both evaluations, and what comes after."""
    doelen = sum(bool(d.doel.strip() and d.zichtbaar.strip()) for d in f.blok.doelen)
    if not doelen:
        return Antwoordgrond(False, "geen doel ingevuld dat zegt hoe het zichtbaar is")
    if f.blok.evaluatie_op is None or f.blok.tweede_evaluatie_op is None:
        return Antwoordgrond(False, "niet van beide evaluaties is de dag ingevuld")
    if not f.blok.vervolg.strip():
        return Antwoordgrond(False, "er staat niet waarheen de leerling daarna gaat")
    dagen = f"{datum_lang(f.blok.evaluatie_op)} en {datum_lang(f.blok.tweede_evaluatie_op)}"
    return Antwoordgrond(True, f"{meervoud(doelen, 'doel', 'doelen')}; evaluatie op {dagen}; vervolg ingevuld")
