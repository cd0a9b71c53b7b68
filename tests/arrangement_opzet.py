"""An aanvraag for an individueel arrangement: Bảo Trân Nguyễn of the practice register (screens.md 8.3, dossier 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cvt_desktop.domain.blok_arrangement import Arrangementvorm, BlokArrangement, Doel
from cvt_desktop.domain.formulier import Formulier, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.services import besluiten
from tests.factories import maak_formulier, maak_leerling
from tests.toewijzing_opzet import Toewijzingopzet

BAO_TRAN = maak_leerling("Bảo Trân", "Nguyễn", geboortedatum=date(2012, 3, 27))
BEDRAG = 294_000


def maak_arrangement(**velden: Any) -> BlokArrangement:
    """A complete block: thirty hours of 98 euro."""
    basis = BlokArrangement(
        titel="30 uur executieve functies", vorm=Arrangementvorm.NIEUW, aanbieder="Praktijk De Wending",
        specialisme="ambulante begeleiding", offerte="Offerte van 12 april 2027",
        doelen=(Doel(doel="Plant zelf het huiswerk van een week", zichtbaar="Vier van de vijf weken ingevuld",
                     wanneer="december 2027"),
                Doel(doel="Begint binnen vijf minuten aan een taak", zichtbaar="Turflijst van de mentor", wanneer="juni 2028")),
        uren=30, tarief_cent=9_800, ingangsdatum=date(2027, 8, 1), einddatum=date(2028, 7, 31), evaluatie_op=date(2028, 1, 17),
        gedaan=(Ondersteuning(wat="Huiswerkklas", periode="2026-2027", effect="hielp zolang iemand naast haar zat"),),
        waarom_onderwijs="Het gaat om leren plannen in de les, met de vakken van de school.",
        sterker="De mentor doet de laatste tien uur mee en neemt het over.",
    )  # fmt: skip
    return replace(basis, **velden)


def maak_arrangementformulier(arr: BlokArrangement | None = None) -> Formulier:
    """The whole form, with an MDO and an OPP."""
    f = maak_formulier()
    vso = type(f.vso)(mdo_op=date(2027, 3, 22), opp_geevalueerd_op=date(2027, 3, 18))
    return replace(f, vso=vso, arr=arr or maak_arrangement())


REDENEN: dict[str, Any] = {
    "nodig": "Trân heeft hulp nodig bij plannen", "gedaan": "Huiswerkklas: hielp zolang iemand naast haar zat",
    "waarom_regulier_niet": "De begeleiding sluit aan bij wat de school al doet", "mening": "Het besluit volgt haar wens",
    "gewone_taal": "Bảo Trân kan goed leren. Zij heeft iemand nodig die haar leert plannen.",
}  # fmt: skip


class Opzet(Toewijzingopzet):
    """One register in which the commission also decides on arrangements."""

    def __init__(self, map_: Path, model: Besluitmodel = Besluitmodel.M1) -> None:
        super().__init__(map_, Soort.TVIA, model)

    def registreer(self, arr: BlokArrangement | None = None) -> AanvraagId:
        return self.dien_in(maak_arrangementformulier(arr), BAO_TRAN)

    def getoetst(self, arr: BlokArrangement | None = None) -> AanvraagId:
        return self.toets(self.registreer(arr))

    def schrijf(self, beeld: besluiten.Besluitbeeld, bedrag_cent: int | None = BEDRAG, **redenen: str) -> None:
        b = beeld.besluit
        besluiten.wijzigen(self.als(), b.id, categorie=None, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                           redenen=replace(b.redenen, **redenen), bedrag_cent=bedrag_cent)  # fmt: skip
