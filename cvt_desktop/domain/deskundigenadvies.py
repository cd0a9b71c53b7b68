"""The advice of one deskundige: written alone, frozen once vastgesteld (UB WVO 2020 art. 2.51, LBT 108582)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.ids import AanvraagId, AdviesId, BijlageId, PersoonId
from cvt_desktop.domain.persoon import Beroep


class Adviestoestand(StrEnum):
    """Concept until the deskundige has vastgesteld it."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"


class Advieswijze(StrEnum):
    """The ways in, equal in the register (screens.md 4.7)."""

    PROGRAMMA = "in het programma"
    OVERGENOMEN = "overgenomen uit ondertekend stuk"
    FORMULIER = "formulier (invulbare PDF)"

    @property
    def uit_stuk(self) -> bool:
        """Whether a stuk of the dossier is the advice, which the secretaris took in."""
        return self is not Advieswijze.PROGRAMMA


class Conclusie(StrEnum):
    """What the deskundige advises."""

    POSITIEF = "positief"
    POSITIEF_ANDERS = "positief, anders"
    NEGATIEF = "negatief"


class Gesproken(StrEnum):
    """With whom the deskundige spoke; that it was nobody is an answer too (screens.md 7.10, block 4)."""

    LEERLING = "leerling"
    OUDERS = "ouders"
    SCHOOL = "school"
    NIEMAND = "alleen het dossier"


class Criteriumoordeel(StrEnum):
    """The finding on one criterion of the ondersteuningsplan."""

    JA = "ja"
    NEE = "nee"
    DEELS = "deels"


_WAAROM = {True: "waarom een arrangement in het regulier (niet) volstaat", False: "waarom praktijkonderwijs (niet) past"}
"""By whether the kind of aanvraag asks a period: vso does, praktijkonderwijs does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onafhankelijkheid:
    """The four statements (LBT 107632, 108669); ``None`` is not answered, ``toelichting`` explains a no."""

    niet_in_dienst: bool | None = None
    niet_meegewerkt: bool | None = None
    niet_begeleid: bool | None = None
    beslist_niet_mee: bool | None = None
    toelichting: str = field(default="", repr=False)

    @property
    def alles_ja(self) -> bool:
        """All four statements confirmed."""
        return bool(self.niet_in_dienst and self.niet_meegewerkt and self.niet_begeleid and self.beslist_niet_mee)

    @property
    def beantwoord(self) -> bool:
        """All four answered, whatever the answer."""
        return None not in (self.niet_in_dienst, self.niet_meegewerkt, self.niet_begeleid, self.beslist_niet_mee)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterium:
    """One criterion of the ondersteuningsplan with its finding."""

    tekst: str
    oordeel: Criteriumoordeel | None = None
    toelichting: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesinhoud:
    """The fields that a deskundige writes (screens.md 7.10, blocks 3-9).

    ``persoonlijkheid`` and ``grensvlak`` are judged for praktijkonderwijs only. ``gesproken_met`` says more than the ticks of
    ``gesproken``: who else, and when.
    """

    onafhankelijkheid: Onafhankelijkheid = Onafhankelijkheid()
    stukken_gezien: tuple[str, ...] = field(default=(), repr=False)
    gesproken_met: str = field(default="", repr=False)
    ondersteuningsbehoefte: str = field(default="", repr=False)
    bevorderend: str = field(default="", repr=False)
    geprobeerd: str = field(default="", repr=False)
    mening: str = field(default="", repr=False)
    criteria: tuple[Criterium, ...] = field(default=(), repr=False)
    waarom_arrangement_niet: str = field(default="", repr=False)
    conclusie: Conclusie | None = None
    anders: str = field(default="", repr=False)
    categorie: Categorie | None = None
    waarom_categorie: str = field(default="", repr=False)
    tot_en_met: date | None = None
    waarom_duur: str = field(default="", repr=False)
    persoonlijkheid: str = field(default="", repr=False)
    grensvlak: str = field(default="", repr=False)
    kern: str = field(default="", repr=False)
    gesproken: tuple[Gesproken, ...] = ()

    @property
    def gesprekken(self) -> str:
        """``leerling, ouders; mentor op 20 april``: ticks and words as one line, '' when nothing was answered."""
        return "; ".join(d for d in (", ".join(self.gesproken), self.gesproken_met.strip()) if d)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deskundigenadvies:
    """Advice 1 or 2 in a dossier. Name, profession and employer are those of the day it was vastgesteld."""

    id: AdviesId
    aanvraag_id: AanvraagId
    volgorde: int
    persoon_id: PersoonId
    naam: str = field(repr=False)
    beroep: Beroep
    werkgever: str = ""
    toestand: Adviestoestand = Adviestoestand.CONCEPT
    wijze: Advieswijze = Advieswijze.PROGRAMMA
    inhoud: Adviesinhoud = Adviesinhoud()
    uit_bijlage: BijlageId | None = None
    overgenomen_door: PersoonId | None = None
    gedateerd: date | None = None
    versie: int = 0

    @property
    def vastgesteld(self) -> bool:
        """Whether it is frozen."""
        return self.toestand is Adviestoestand.VASTGESTELD

    def schrijven(self, inhoud: Adviesinhoud) -> Deskundigenadvies:
        """The same advice with new content; refused once vastgesteld."""
        if self.vastgesteld:
            raise ToestandError(
                "Dit advies is vastgesteld en kan niet meer worden gewijzigd. "
                "Zet een aanvulling in een notitie.", code="advies-vast",
            )  # fmt: skip
        return replace(self, inhoud=inhoud)

    def vaststellen(self, op: date, *, met_periode: bool = True) -> Deskundigenadvies:
        """Freeze it; every V field of the form must be there (screens.md 7.10)."""
        if self.vastgesteld:
            raise ToestandError("Dit advies is al vastgesteld. Open het om het te lezen.", code="advies-vast")
        for veld, label in self.ontbrekende_velden(met_periode=met_periode):
            raise ToestandError(f"Vul eerst in: {label}.", code="advies-onvolledig", veld=veld)
        if self.wijze.uit_stuk and self.uit_bijlage is None:
            raise ToestandError("Voeg het ondertekende advies als bijlage toe; de bijlage is het advies.",
                                code="advies-zonder-bijlage", veld="uit_bijlage")  # fmt: skip
        return replace(self, toestand=Adviestoestand.VASTGESTELD, gedateerd=self.gedateerd or op)

    def ontbrekende_velden(self, *, met_periode: bool = True) -> tuple[tuple[str, str], ...]:
        """``(field, label)`` of what must still be filled before it can be vastgesteld.

        ``met_periode``: the kind of aanvraag asks a category and a last day.
        """
        i, leeg = self.inhoud, list[tuple[str, str]]()
        if not i.onafhankelijkheid.beantwoord:
            leeg.append(("onafhankelijkheid", "de vier verklaringen over onafhankelijkheid"))
        elif not i.onafhankelijkheid.alles_ja and not i.onafhankelijkheid.toelichting.strip():
            leeg.append(("onafhankelijkheid", "de toelichting bij 'nee' over onafhankelijkheid"))
        if not i.stukken_gezien:
            leeg.append(("stukken_gezien", "welke stukken zijn gezien"))
        if not i.gesprekken and self.wijze is not Advieswijze.OVERGENOMEN:  # a signed stuk may not say it
            leeg.append(("gesproken", "met wie is gesproken, of dat het alleen het dossier was"))
        for veld, label in (
            ("ondersteuningsbehoefte", "de ondersteuningsbehoefte"),
            ("waarom_arrangement_niet", _WAAROM[met_periode]),
            ("kern", "de kern voor het besluit"),
        ):
            if not getattr(i, veld).strip():
                leeg.append((veld, label))
        if any(c.oordeel is None for c in i.criteria):
            leeg.append(("criteria", "het oordeel over elk criterium"))
        if i.conclusie is None:
            leeg.append(("conclusie", "het advies"))
        elif met_periode and i.conclusie is not Conclusie.NEGATIEF:
            if i.categorie is None:
                leeg.append(("categorie", "de categorie"))
            if i.tot_en_met is None:
                leeg.append(("tot_en_met", "de duur (tot en met)"))
        return tuple(leeg)
