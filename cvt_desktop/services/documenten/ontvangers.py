"""To whom a letter goes: the school, and the living verzorgers with gezag, one letter per address (screens.md 7.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import hoofdletter, opsomming
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.brief import Brief
from cvt_desktop.domain.controlefeiten import Ontvangerrol
from cvt_desktop.domain.formulier import Verzorger
from cvt_desktop.domain.instellingen import Aanspreekvorm
from cvt_desktop.domain.onderwerp import Groep, Onderwerp
from cvt_desktop.domain.school import School
from cvt_desktop.domain.termijn import leeftijd_op

MEERDERJARIG = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvanger:
    """One letter. ``aanduiding`` names it without a name; ``regels`` are those of the window, name first."""

    rol: Ontvangerrol
    aanduiding: str
    naam: str = field(repr=False)
    regels: tuple[str, ...] = field(repr=False)
    aanhef: str = field(repr=False)
    adres: Adres = field(repr=False)
    verzorgers: tuple[Verzorger, ...] = field(default=(), repr=False)
    elektronisch: tuple[Bereikbaarheid, ...] = field(default=(), repr=False)


def school_ontvanger(school: School, aanvraag: Aanvraag, naar: str = "") -> Ontvanger:
    """The applying school, for the attention of the contact of this dossier, or of ``naar``."""
    contact = (naar or aanvraag.formulier.a.contactpersoon).partition(",")[0].strip()
    if not contact and school.contactpersonen:
        contact = school.contactpersonen[0].naam
    aan = (f"t.a.v. {contact}",) if contact else ()
    return Ontvanger(
        rol=Ontvangerrol.SCHOOL, aanduiding="de school", naam=school.naam,
        regels=(school.naam, *aan, *school.adres.regels), adres=school.adres, elektronisch=(school.elektronisch,),
        aanhef=f"Geachte heer/mevrouw {hoofdletter(_zonder_voorletters(contact))}".strip() if contact else "Geachte directie",
    )  # fmt: skip


def ouder_ontvangers(
    aanvraag: Aanvraag, leerling: Onderwerp, vorm: Aanspreekvorm, dag: date
) -> tuple[Ontvanger, ...]:  # fmt: skip
    """One letter per address; who has a geheim address stands on the own letter only, because addresses differ.

    A pupil of 18 or older without a verzorger who gets letters gets the letter self (WVO 2020 art. 8.1). A group has no
    ouders to write to: the letter goes to the school only (screens.md 5.9).
    """
    if isinstance(leerling, Groep):
        return ()
    groepen = aanvraag.formulier.geadresseerde_verzorgers
    if not groepen and leeftijd_op(leerling.geboortedatum, dag) >= MEERDERJARIG:
        zelf = Ontvanger(
            rol=Ontvangerrol.LEERLING, aanduiding="de leerling", naam=leerling.naam, adres=leerling.adres,
            regels=(leerling.naam, *leerling.adres.regels), aanhef=f"Beste {leerling.roepnaam or leerling.naam}",
        )  # fmt: skip
        return (zelf,)
    return tuple(
        Ontvanger(
            rol=Ontvangerrol.OUDER, aanduiding="de ouders" if len(groepen) == 1 else f"ouder {nummer}",
            naam=opsomming([v.naam for v in groep]), adres=groep[0].adres, verzorgers=groep,
            elektronisch=tuple(v.elektronisch for v in groep),
            regels=(*(_regel(v) for v in groep[:3]), *groep[0].adres.regels), aanhef=_aanhef(groep, vorm),
        )
        for nummer, groep in enumerate(groepen, 1)
    )  # fmt: skip


def leerling_ontvanger(aanvraag: Aanvraag, leerling: Onderwerp) -> Ontvanger | None:
    """The pupil who gets an own letter beside that of the ouders (screens.md 5.2), or None.

    Without an own address that of the first verzorger counts, unless it is geheim: then the form must say where the pupil lives.
    """
    groepen = aanvraag.formulier.geadresseerde_verzorgers
    if isinstance(leerling, Groep) or not aanvraag.formulier.b.eigen_brief or not groepen:
        return None
    thuis = next((v.adres for groep in groepen for v in groep if v.adres.volledig and not v.adres_geheim), Adres())
    adres = leerling.adres if leerling.adres.volledig else thuis
    return Ontvanger(
        rol=Ontvangerrol.LEERLING, aanduiding="de leerling", naam=leerling.naam, adres=adres,
        regels=(leerling.naam, *adres.regels), aanhef=f"Beste {leerling.roepnaam or leerling.naam}",
    )  # fmt: skip


def geheime_adressen(aanvraag: Aanvraag, leerling: Onderwerp) -> frozenset[str]:
    """Of verzorgers and pupil, by ``Adres.sleutel``: they stand on the own letter and nowhere else."""
    geheim = {v.adres.sleutel for v in aanvraag.formulier.b.verzorgers if v.adres_geheim}
    if not isinstance(leerling, Groep) and leerling.adres_geheim:
        geheim.add(leerling.adres.sleutel)
    return frozenset(geheim)


def op_adres(brief: Brief, adressen: frozenset[str]) -> bool:
    """Whether a letter went to one of these addresses."""
    return brief.adres.volledig and brief.adres.sleutel in adressen


def _regel(verzorger: Verzorger) -> str:
    """``Mevrouw Agnieszka Żurawska``."""
    return hoofdletter(f"{verzorger.aanhef.strip()} {verzorger.naam}".strip())


def _aanhef(groep: tuple[Verzorger, ...], vorm: Aanspreekvorm) -> str:
    if vorm is Aanspreekvorm.NEUTRAAL:
        return "Beste ouder(s)/verzorger(s)"
    return "Geachte " + opsomming([f"{_aanspraak(v)} {_achternaam(v.naam)}" for v in groep])


def _aanspraak(verzorger: Verzorger) -> str:
    return verzorger.aanhef.strip().removeprefix("de ").removeprefix("De ") or "heer/mevrouw"


def _achternaam(naam: str) -> str:
    """What follows the first name; after a form of address a particle begins with a capital."""
    delen = naam.split()
    return hoofdletter(" ".join(delen[1:]) or naam.strip())


def _zonder_voorletters(naam: str) -> str:
    return " ".join(deel for deel in naam.split() if not deel.endswith("."))
