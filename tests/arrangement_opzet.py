"""An aanvraag for an individueel arrangement: Bảo Trân Nguyễn of the practice register (screens.md 8.3, dossier 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Voorgenomen
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.blok_arrangement import Arrangementvorm, BlokArrangement, Doel
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.formulier import Formulier, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.ondersteuning import Ondersteuning
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.services import besluiten, intake, ondertekenen, toetsing, zitting_behandelen, zittingen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from tests.factories import RAVENKOOG, SECRETARIS, VOORZITTER, maak_formulier, maak_leerling
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen
from tests.fakes.register import maak_dienst, maak_testregister
from tests.zitting_opzet import LEDEN, eigen, plan

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


class Opzet:
    """One register in which the commission also decides on arrangements (M1)."""

    def __init__(self, map_: Path, model: Besluitmodel = Besluitmodel.M1) -> None:
        self.register = maak_testregister(map_)
        with self.register.lezen() as uow:
            gewoon = uow.instellingen.all()[0]
        with self.register.schrijven() as uow:
            uow.instellingen.save(replace(gewoon, reglement=replace(
                gewoon.reglement, modellen=(*gewoon.reglement.modellen, (Soort.TVIA, model)))))  # fmt: skip
        self.klok, self.bijlagen = VasteKlok(), NepBijlagen()

    def als(self, persoon: Persoon = SECRETARIS) -> Dienst:
        dienst = maak_dienst(self.register, persoon, klok=self.klok, bijlagen=self.bijlagen)
        return replace(dienst, opmaker=ReportlabOpmaker())

    def registreer(self, arr: BlokArrangement | None = None) -> AanvraagId:
        invoer = Invoer.van(maak_arrangementformulier(arr), BAO_TRAN, RAVENKOOG.id)
        return intake.registreren(self.als(), intake.NieuweAanvraag(soort=Soort.TVIA, invoer=invoer))

    def aanvraag(self, id_: AanvraagId) -> Aanvraag:
        with self.register.lezen() as uow:
            return uow.aanvragen.get(id_)

    def getoetst(self, arr: BlokArrangement | None = None) -> AanvraagId:
        """Everything answered with ja by who examines it."""
        id_, dienst = self.registreer(arr), self.als()
        toetsing.automatisch(dienst, id_)
        toetsing.beantwoorden(dienst, id_, "V2", Antwoord.JA)  # the verslag was seen on paper
        toetsing.overige_ja(dienst, id_)
        toetsing.afronden(dienst, id_)
        return id_

    def besluit(self, id_: AanvraagId, voorgenomen: Voorgenomen | None = None) -> besluiten.Besluitbeeld:
        """A zitting that decides, and everybody who confirms."""
        dienst = self.als()
        self.zitting = zittingen.plannen(dienst, plan())
        zittingen.agenderen(dienst, self.zitting, id_)
        aanwezig = frozenset(p.id for p in (*LEDEN, SECRETARIS))
        zitting_behandelen.openen(dienst, self.zitting, aanwezig=aanwezig, voorzitter_id=VOORZITTER.id,
                                  secretaris_id=SECRETARIS.id)  # fmt: skip
        zitting_behandelen.voornemen(dienst, self.zitting, id_, voorgenomen or zoals_gevraagd(self.aanvraag(id_)))
        zitting_behandelen.allen_voor(dienst, self.zitting, id_)
        zitting_behandelen.vaststellen_uitslag(dienst, self.zitting, id_)
        for lid in LEDEN:
            bekrachtigen(self.als(lid), self.zitting, eigen(self.als(lid)))
        beeld = besluiten.beeld(dienst, id_)
        assert beeld is not None
        return beeld

    def schrijf(self, beeld: besluiten.Besluitbeeld, bedrag_cent: int | None = BEDRAG, **redenen: str) -> None:
        b = beeld.besluit
        besluiten.wijzigen(self.als(), b.id, categorie=None, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                           redenen=replace(b.redenen, **redenen), bedrag_cent=bedrag_cent)  # fmt: skip

    def naar_tekenmap(self, beeld: besluiten.Besluitbeeld) -> None:
        """Every warning is passed with its first reason."""
        for bevinding in besluiten.controleren(self.als(), beeld.besluit.id):
            if bevinding.niveau.name == "LET_OP":
                regel = next(r for r in REGELS if r.id == bevinding.regel_id)
                besluiten.accepteren(self.als(), beeld.besluit.id, bevinding.regel_id, regel.redenen[0])
        besluiten.naar_tekenmap(self.als(), beeld.besluit.id)

    def teken(self, beeld: besluiten.Besluitbeeld) -> ondertekenen.Getekend:
        self.naar_tekenmap(beeld)
        return ondertekenen.tekenen(self.als(VOORZITTER), beeld.besluit.id, Tekenwijze.PAPIER)
