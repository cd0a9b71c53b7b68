"""An aanvraag for a group: 'Rustpunt' of the practice register (screens.md 8.3, dossier 9). There is no pupil."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cvt_desktop.domain.blok_groep import Begrotingsregel, BlokGroep, Groepsdoel
from cvt_desktop.domain.formulier import BlokLeerling, Formulier, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.services import besluiten
from tests.factories import maak_formulier
from tests.toewijzing_opzet import Toewijzingopzet

BEDRAG = 620_000


def maak_groep(**velden: Any) -> BlokGroep:
    """A complete block: a coach and a room, less what the school pays."""
    basis = BlokGroep(
        titel="Rustpunt", aantal=6, leerjaren="1-2", niveau="vmbo-basis en -kader",
        beschrijving="Zes leerlingen die in een volle klas snel overprikkeld raken en lessen missen.",
        aanleiding="Het verzuim van deze leerlingen liep in een half jaar op.",
        doelen=(Groepsdoel(doel="Alle leerlingen beginnen de dag in de klas", aanpak="Elke ochtend een rustige start",
                           uitvoerder="mentor en coach"),
                Groepsdoel(doel="Het verzuim is gehalveerd", aanpak="Wekelijks een gesprek", uitvoerder="coach")),
        ingangsdatum=date(2027, 8, 1), einddatum=date(2028, 1, 31), evaluatie_op=date(2027, 11, 15),
        erna="De mentoren nemen de rustige start over.",
        begroting=(Begrotingsregel(post="coach, 80 uur", cent=640_000), Begrotingsregel(post="inrichting", cent=80_000)),
        bijdrage_cent=100_000, betrokken="De leerlingen kozen de ruimte; ouders kregen een informatieavond.",
    )  # fmt: skip
    return replace(basis, **velden)


def maak_groepsformulier(groep: BlokGroep | None = None) -> Formulier:
    """The whole form: block A, and no block B."""
    f = maak_formulier()
    return replace(f, a=replace(f.a, relatie=None, aangemeld_op=None), b=BlokLeerling(), vso=type(f.vso)(),
                   groep=groep or maak_groep())  # fmt: skip


REDENEN: dict[str, Any] = {
    "nodig": "De groep heeft elke ochtend een rustige start nodig",
    "waarom_regulier_niet": "De school deed eerst zelf wat zij kon en de prijs past bij zes leerlingen",
}


class Opzet(Toewijzingopzet):
    """One register in which the commission also decides on groepsarrangementen."""

    def __init__(self, map_: Path, model: Besluitmodel = Besluitmodel.M1) -> None:
        super().__init__(map_, Soort.GROEPSARRANGEMENT, model)

    def registreer(self, groep: BlokGroep | None = None) -> AanvraagId:
        return self.dien_in(maak_groepsformulier(groep), None)

    def getoetst(self, groep: BlokGroep | None = None) -> AanvraagId:
        return self.toets(self.registreer(groep))

    def schrijf(self, beeld: besluiten.Besluitbeeld, bedrag_cent: int | None = BEDRAG, **redenen: str) -> None:
        b = beeld.besluit
        besluiten.wijzigen(self.als(), b.id, categorie=None, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                           redenen=replace(b.redenen, **redenen), bedrag_cent=bedrag_cent)  # fmt: skip
