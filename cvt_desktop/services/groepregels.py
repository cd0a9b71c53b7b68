"""What an aanvraag for a group asks, in lines of label and text: for the dossierkaart and for the zitting."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.tekst import datum_voluit, euro, meervoud, opsomming
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.blok_groep import BlokGroep, Groepsdoel
from cvt_desktop.domain.namen import Naamsvermoeden, vermoeden
from cvt_desktop.ports.register import Leeseenheid

_VRIJ = frozenset({"titel", "beschrijving", "aanleiding", "doel", "aanpak", "erna", "betrokken"})
"""Texts about the pupils; who carries something out is named on purpose."""


def groepregels(aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    """The filled lines; none of another kind."""
    if aanvraag.soort.met_leerling:
        return ()
    return tuple((kop, tekst) for kop, tekst in _regels(aanvraag.formulier.groep) if tekst.strip())


def naamsvermoeden(uow: Leeseenheid, aanvraag: Aanvraag, vandaag: date) -> Naamsvermoeden:
    """Whether the texts about the group may hold a name or a date of birth; the names of schools are none."""
    if aanvraag.soort.met_leerling:
        return Naamsvermoeden()
    return vermoeden_in(aanvraag.formulier.groep, vandaag, tuple(school.naam for school in uow.scholen.all()))


def vermoeden_in(groep: BlokGroep, vandaag: date, scholen: tuple[str, ...]) -> Naamsvermoeden:
    """The same of a form that is being typed."""
    gevonden = Naamsvermoeden()
    for ander in vermoedens_in(groep, vandaag, scholen).values():
        gevonden = gevonden.of(ander)
    return gevonden


def vermoedens_in(groep: BlokGroep, vandaag: date, scholen: tuple[str, ...]) -> dict[str, Naamsvermoeden]:
    """The same for each text in which there is one, by the name of its field (``groep.doelen.1.aanpak``)."""
    teksten = [(veld, tekst) for veld, tekst in groep.teksten() if veld.rpartition(".")[2] in _VRIJ]
    alle = {veld: vermoeden(tekst, vandaag, (*scholen, *groep.deelnemers)) for veld, tekst in teksten}
    return {veld: gevonden for veld, gevonden in alle.items() if gevonden}


def _regels(groep: BlokGroep) -> tuple[tuple[str, str], ...]:
    van, tot = (datum_voluit(dag) if dag else "" for dag in (groep.ingangsdatum, groep.einddatum))
    kosten, gevraagd, bijdrage = groep.kosten_cent, groep.bedrag_cent, groep.bijdrage_cent
    som = f"{euro(gevraagd)} (begroting {euro(kosten)}{f', bijdrage {euro(bijdrage)}' if bijdrage else ''})" \
        if gevraagd is not None and kosten is not None else ""
    return (
        ("Groep", ", ".join(filter(None, (
            meervoud(groep.aantal, "leerling", "leerlingen") if groep.aantal else "",
            f"leerjaar {groep.leerjaren.strip()}" if groep.leerjaren.strip() else "", groep.niveau.strip())))),
        ("Doen ook mee", opsomming(list(groep.deelnemers))),
        ("Beschrijving", groep.beschrijving),
        *((f"Doel {nummer}", _doel(doel)) for nummer, doel in enumerate(groep.doelen, 1)),
        ("Gevraagd bedrag", som),
        ("Begroting", "; ".join(f"{r.post.strip()} {euro(r.cent)}" for r in groep.begroting if r.cent is not None)),
        ("Periode", f"{van} tot en met {tot}" if van and tot else ""),
        ("Evaluatie", datum_voluit(groep.evaluatie_op) if groep.evaluatie_op else ""),
        ("Wat blijft erna", groep.erna),
        ("Leerlingen en ouders", groep.betrokken),
    )  # fmt: skip


def _doel(doel: Groepsdoel) -> str:
    """``Alle zes beginnen in hun klas. Elke ochtend rustig beginnen (door de eigen mentor)``."""
    wie = f" (door {doel.uitvoerder.strip()})" if doel.uitvoerder.strip() else ""
    return ". ".join(tekst.strip().rstrip(".") for tekst in (doel.doel, doel.aanpak) if tekst.strip()) + wie
