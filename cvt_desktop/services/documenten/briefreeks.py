"""What every act that makes letters does: one letter per addressee, and earlier ones that were not sent lapse."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import uuid4

from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.documenten.correspondentie import Dossiergegevens
from cvt_desktop.services.documenten.ontvangers import Ontvanger

Adressering = tuple[Briefsoort, deel.Lezer, Ontvanger]
"""A letter to be made: its kind, in whose words, and to whom."""


class Aan(StrEnum):
    """To whom it goes."""

    SCHOOL = "de school"
    OUDERS = "de ouders"
    BEIDE = "de school en de ouders"


def school_en_ouders(d: Dossiergegevens, school: Briefsoort, ouders: Briefsoort) -> list[Adressering]:
    """One to the school, and one per address of the ouders that is known."""
    return [(school, deel.Lezer.SCHOOL, d.school_ontvanger), *alleen_ouders(d, ouders)]


def alleen_ouders(d: Dossiergegevens, soort: Briefsoort) -> list[Adressering]:
    """One per address of the ouders that is known."""
    return [(soort, deel.Lezer.OUDERS, o) for o in d.ouder_ontvangers if o.adres.volledig]


def adressering(d: Dossiergegevens, aan: Aan, school: Briefsoort, ouders: Briefsoort) -> list[Adressering]:
    """The letters to whom was chosen. Raises ``InvoerError`` when that is only ouders of whom no address is known."""
    if aan is not Aan.OUDERS:
        alle = school_en_ouders(d, school, ouders)
        return alle[:1] if aan is Aan.SCHOOL else alle
    gekozen = alleen_ouders(d, ouders)
    if not gekozen and not d.aanvraag.soort.met_leerling:
        raise InvoerError("Bij een groepsarrangement gaat de brief naar de school. Kies de school.", code="brief-zonder-adres",
                          veld="aan")  # fmt: skip
    if not gekozen:
        raise InvoerError("Geen ouder met gezag heeft een adres. Vul het aan bij Aanvraag, of kies de school.",
                          code="brief-zonder-adres", veld="aan")  # fmt: skip
    return gekozen


def nieuw(soort: Briefsoort, aanvraag_id: AanvraagId, ontvanger: Ontvanger, dag: date, **meer: Any) -> Brief:
    """The letter without its PDF. Raises ``InvoerError`` for an addressee without address."""
    if not ontvanger.adres.volledig:
        raise InvoerError(f"De brief aan {ontvanger.aanduiding} heeft geen adres. Vul het aan bij de school of de aanvraag.",
                          code="brief-zonder-adres", veld="adres")  # fmt: skip
    return Brief(id=BriefId(uuid4()), aanvraag_id=aanvraag_id, soort=soort, geadresseerde=ontvanger.naam,
                 adres=ontvanger.adres, gedateerd=dag, **meer)  # fmt: skip


def vervang(uow: Schrijfeenheid, aanvraag_id: AanvraagId, soorten: AbstractSet[Briefsoort]) -> None:
    """What was made before of these kinds and has not left lapses."""
    for brief in uow.brieven.of_aanvraag(aanvraag_id):
        if brief.soort in soorten and brief.te_verzenden:
            uow.brieven.save(brief.vervallen())
