"""Renewals about which nothing is open, beside the dossiers of ``zitting_opzet``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.deskundigenadvies import Criterium, Criteriumoordeel
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AdviesId
from cvt_desktop.domain.toets import Toets
from cvt_desktop.services import zittingen
from tests.dossiers import maak_toets
from tests.factories import (
    MEANDER,
    maak_aanvraag_bij_deskundigen,
    maak_advies,
    maak_formulier,
    maak_instellingen,
    maak_leerling,
)
from tests.zitting_opzet import Opzet, open_zitting, zet_op

Anders = Callable[[Aanvraag], Aanvraag]


def zet_blok_op(map_: Path, *, hamer: int = 3, bespreek: int = 1, geopend: bool = False) -> Opzet:
    """A zitting with ``bespreek`` dossiers of ``zitting_opzet`` and behind them ``hamer`` renewals of vso De Meander.

    The agenda shows the renewals first: they come into the block. ``dossiers`` holds the renewals first too.
    """
    opzet = zet_op(map_, aantal=bespreek)
    verlengingen = [bewaar_verlenging(opzet, nummer) for nummer in range(hamer)]
    for aanvraag in verlengingen:
        zittingen.agenderen(opzet.dienst, opzet.zitting_id, aanvraag.id)
    opzet = replace(opzet, dossiers=[*verlengingen, *opzet.dossiers])
    if geopend:
        open_zitting(opzet)
    return opzet


def bewaar_verlenging(opzet: Opzet, nummer: int, anders: Anders = lambda a: a) -> Aanvraag:
    """Register a renewal that is ready for a zitting, with two equal adviezen as asked; ``anders`` changes the dossier."""
    soort, kenmerk = Soort.TLV_VSO_VERLENGING, f"2026-0{420 + nummer}"
    leerling = maak_leerling(f"Rens{nummer}", "Voorhaven", geboortedatum=date(2012, 11, 3))
    criteria = tuple(Criterium(tekst=t, oordeel=Criteriumoordeel.JA) for t in maak_instellingen().reglement.criteria)
    formulier = maak_formulier()
    formulier = replace(formulier, vso=replace(formulier.vso, eerdere_tlv="OEF-2425-0087", eerdere_tot=date(2027, 7, 31)))
    aanvraag = anders(maak_toets(maak_aanvraag_bij_deskundigen(
        kenmerk, soort=soort, status=Status.GEREED_VOOR_ZITTING, leerling_id=leerling.id, school_id=MEANDER.id,
        formulier=formulier, toets=Toets(lijst_soort=soort, lijst_versie=1),
    )))  # fmt: skip
    with opzet.register.schrijven() as uow:
        uow.leerlingen.save(leerling)
        aanvraag = uow.aanvragen.save(aanvraag)
        for volgorde in (1, 2):
            advies = maak_advies(volgorde, kenmerk=kenmerk)
            inhoud = replace(advies.inhoud, criteria=criteria, tot_en_met=formulier.vso.einddatum)
            eigen = replace(advies, id=AdviesId(uuid4()), aanvraag_id=aanvraag.id, inhoud=inhoud)
            uow.adviezen.save(eigen.vaststellen(date(2027, 4, 29)))
    return aanvraag
