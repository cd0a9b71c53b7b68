"""An aanvraag for a bovenschoolse voorziening: Guusje de Wit-Åkerlund of the practice register (screens.md 8.3, dossier 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Voorgenomen
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.blok_arrangement import Doel
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.formulier import Formulier, Soort
from cvt_desktop.domain.ids import AanvraagId, VoorzieningId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.voorziening import Plaatsantwoord, Voorziening
from cvt_desktop.services import besluiten, intake, ondertekenen, toetsing, verzenden, zitting_behandelen, zittingen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from tests.factories import RAVENKOOG, SECRETARIS, VOORZITTER, maak_formulier, maak_leerling
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen
from tests.fakes.register import maak_dienst, maak_testregister
from tests.zitting_opzet import LEDEN, eigen, plan

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


class Opzet:
    """One register in which the commission also decides on voorzieningen (M1)."""

    def __init__(self, map_: Path, *tabel: Voorziening) -> None:
        self.register = maak_testregister(map_)
        with self.register.lezen() as uow:
            gewoon = uow.instellingen.all()[0]
        with self.register.schrijven() as uow:
            uow.instellingen.save(replace(gewoon, voorzieningen=tabel or (TUSSENKLAS,), reglement=replace(
                gewoon.reglement, modellen=(*gewoon.reglement.modellen, (Soort.TBV, Besluitmodel.M1)))))  # fmt: skip
        self.klok, self.bijlagen = VasteKlok(), NepBijlagen()
        self._dagen = 0

    def als(self, persoon: Persoon = SECRETARIS) -> Dienst:
        dienst = maak_dienst(self.register, persoon, klok=self.klok, bijlagen=self.bijlagen)
        return replace(dienst, opmaker=ReportlabOpmaker())

    def registreer(self, tbv: BlokVoorziening | None = None) -> AanvraagId:
        invoer = Invoer.van(maak_tbvformulier(tbv), GUUSJE, RAVENKOOG.id)
        return intake.registreren(self.als(), intake.NieuweAanvraag(soort=Soort.TBV, invoer=invoer))

    def aanvraag(self, id_: AanvraagId) -> Aanvraag:
        with self.register.lezen() as uow:
            return uow.aanvragen.get(id_)

    def getoetst(self, tbv: BlokVoorziening | None = None) -> AanvraagId:
        """Everything answered with ja by who examines it."""
        id_, dienst = self.registreer(tbv), self.als()
        toetsing.automatisch(dienst, id_)
        toetsing.beantwoorden(dienst, id_, "V2", Antwoord.JA)  # the verslag was seen on paper
        toetsing.overige_ja(dienst, id_)
        toetsing.afronden(dienst, id_)
        return id_

    def besluit(self, id_: AanvraagId, voorgenomen: Voorgenomen | None = None) -> besluiten.Besluitbeeld:
        """A zitting that decides, and everybody who confirms."""
        dienst = self.als()
        zitting = zittingen.plannen(dienst, plan())
        zittingen.agenderen(dienst, zitting, id_)
        zitting_behandelen.openen(dienst, zitting, aanwezig=frozenset(p.id for p in (*LEDEN, SECRETARIS)),
                                  voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip
        zitting_behandelen.voornemen(dienst, zitting, id_, voorgenomen or zoals_gevraagd(self.aanvraag(id_)))
        zitting_behandelen.allen_voor(dienst, zitting, id_)
        zitting_behandelen.vaststellen_uitslag(dienst, zitting, id_)
        for lid in LEDEN:
            bekrachtigen(self.als(lid), zitting, eigen(self.als(lid)))
        zitting_behandelen.sluiten(dienst, zitting)
        beeld = besluiten.beeld(dienst, id_)
        assert beeld is not None
        return beeld

    def schrijf(self, beeld: besluiten.Besluitbeeld, plaats: Plaatsantwoord | None, per: date | None = None,
                **redenen: str) -> None:  # fmt: skip
        b = beeld.besluit
        besluiten.wijzigen(
            self.als(), b.id, categorie=None, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum, plaats=plaats, plaats_per=per,
            redenen=replace(b.redenen, **(REDENEN | redenen)), bedrag_cent=b.bedrag_cent,
        )  # fmt: skip

    def teken(self, beeld: besluiten.Besluitbeeld) -> ondertekenen.Getekend:
        """To the Tekenmap, every warning with its first reason, and signed with a pen."""
        for bevinding in besluiten.controleren(self.als(), beeld.besluit.id):
            if bevinding.niveau.name == "LET_OP":
                regel = next(r for r in REGELS if r.id == bevinding.regel_id)
                besluiten.accepteren(self.als(), beeld.besluit.id, bevinding.regel_id, regel.redenen[0])
        besluiten.naar_tekenmap(self.als(), beeld.besluit.id)
        return ondertekenen.tekenen(self.als(VOORZITTER), beeld.besluit.id, Tekenwijze.PAPIER)

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
