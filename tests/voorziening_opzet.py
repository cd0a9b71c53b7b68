"""An aanvraag for a bovenschoolse voorziening: Guusje de Wit-Åkerlund of the practice register (screens.md 8.3, dossier 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from cvt_desktop.domain.agendapunt import Voorgenomen
from cvt_desktop.domain.blok_arrangement import Doel
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.formulier import Formulier, Soort
from cvt_desktop.domain.ids import AanvraagId, VoorzieningId
from cvt_desktop.domain.voorziening import Plaatsantwoord, Voorziening
from cvt_desktop.services import besluiten, verzenden, zitting_behandelen
from tests.factories import maak_formulier, maak_leerling
from tests.toewijzing_opzet import Toewijzingopzet

GUUSJE = maak_leerling("Guusje", "Wit-Åkerlund", voorvoegsel="de", geboortedatum=date(2012, 8, 8))
TUSSENKLAS = Voorziening(
    id=VoorzieningId(UUID(int=7)), schooljaar="2026-2027", naam="Tussenklas Kaaphorn", doelgroep="vmbo", plaatsen=14,
    bezet_vooraf=13, tarief_cent=980_000, hoogstens=24, wachtlijst=True,
)  # fmt: skip
BEDRAG = 245_000
"""Three of twelve months of EUR 9.800."""
REDENEN: dict[str, Any] = {
    "nodig": "Guusje heeft een kleine groep nodig", "gedaan": "", "mening": "Het besluit volgt haar wens",
    "waarom_regulier_niet": "De Tussenklas geeft de rust die zij op school niet vindt",
    "gewone_taal": "Guusje leert beter in een kleine groep. In de Tussenklas kan dat.",
}  # fmt: skip


def maak_voorziening(**velden: Any) -> BlokVoorziening:
    """A complete block: ten weeks in the Tussenklas."""
    basis = BlokVoorziening(
        voorziening=replace(TUSSENKLAS), ingangsdatum=date(2027, 5, 24), weken=10,
        waarom="In een kleine groep komt zij weer aan leren toe.",
        doelen=(Doel(doel="Is elke dag op school", zichtbaar="Het verzuimoverzicht", wanneer="juli 2027"),),
        vervolg="Terug naar leerjaar 3 van OSG Kaaphorn", contactpersoon="R. Ottenhoff", evaluatie_op=date(2027, 6, 21),
        tweede_evaluatie_op=date(2027, 7, 19), instemming_ouders=True, instemming_leerling=True,
    )  # fmt: skip
    return replace(basis, **velden)


def maak_tbvformulier(tbv: BlokVoorziening | None = None) -> Formulier:
    """The whole form, with an MDO and an OPP."""
    f = maak_formulier()
    vso = type(f.vso)(mdo_op=date(2027, 3, 22), opp_geevalueerd_op=date(2027, 3, 18))
    return replace(f, vso=vso, tbv=tbv or maak_voorziening())


class Opzet(Toewijzingopzet):
    """One register in which the commission also decides on voorzieningen (M1)."""

    def __init__(self, map_: Path, *tabel: Voorziening) -> None:
        super().__init__(map_, Soort.TBV, voorzieningen=tabel or (TUSSENKLAS,))

    def registreer(self, tbv: BlokVoorziening | None = None) -> AanvraagId:
        return self.dien_in(maak_tbvformulier(tbv), GUUSJE)

    def getoetst(self, tbv: BlokVoorziening | None = None) -> AanvraagId:
        return self.toets(self.registreer(tbv))

    def besluit(self, id_: AanvraagId, voorgenomen: Voorgenomen | None = None) -> besluiten.Besluitbeeld:
        """The zitting is over afterwards: more than one can be held."""
        beeld = super().besluit(id_, voorgenomen)
        zitting_behandelen.sluiten(self.als(), self.zitting)
        return beeld

    def schrijf(self, beeld: besluiten.Besluitbeeld, plaats: Plaatsantwoord | None, per: date | None = None,
                **redenen: str) -> None:  # fmt: skip
        b = beeld.besluit
        besluiten.wijzigen(
            self.als(), b.id, categorie=None, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum, plaats=plaats, plaats_per=per,
            redenen=replace(b.redenen, **(REDENEN | redenen)), bedrag_cent=b.bedrag_cent,
        )  # fmt: skip

    def verzend(self, id_: AanvraagId) -> verzenden.Verzonden:
        zendingen = tuple(verzenden.Zending(brief_id=b.id, op=self.klok.today(), wijze=Verzendwijze.POST)
                          for b in verzenden.te_verzenden(self.als(), id_))  # fmt: skip
        return verzenden.verzenden(self.als(), id_, zendingen)

    def op_wachtlijst(self, tbv: BlokVoorziening | None = None) -> AanvraagId:
        """Decided, sent, and waiting for a place."""
        id_ = self.getoetst(tbv)
        beeld = self.besluit(id_)
        self.schrijf(beeld, Plaatsantwoord.WACHTLIJST)
        self.teken(beeld)
        self.verzend(id_)
        return id_
