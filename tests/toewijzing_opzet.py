"""A kind that is decided without adviezen and without a TLV, from the aanvraag to the signature: through the real services."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Voorgenomen
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.formulier import Formulier, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.services import besluiten, intake, ondertekenen, toetsing, zitting_behandelen, zittingen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from tests.factories import RAVENKOOG, SECRETARIS, VOORZITTER
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen
from tests.fakes.register import maak_dienst, maak_testregister
from tests.zitting_opzet import LEDEN, eigen, plan


class Toewijzingopzet:
    """One register in which the commission also decides on ``soort``; ``velden`` are other settings of it."""

    def __init__(self, map_: Path, soort: Soort, model: Besluitmodel = Besluitmodel.M1, **velden: Any) -> None:
        self.soort, self.register = soort, maak_testregister(map_)
        with self.register.lezen() as uow:
            gewoon = uow.instellingen.all()[0]
        modellen = (*gewoon.reglement.modellen, (soort, model))
        with self.register.schrijven() as uow:
            uow.instellingen.save(replace(gewoon, reglement=replace(gewoon.reglement, modellen=modellen), **velden))
        self.klok, self.bijlagen = VasteKlok(), NepBijlagen()

    def als(self, persoon: Persoon = SECRETARIS) -> Dienst:
        dienst = maak_dienst(self.register, persoon, klok=self.klok, bijlagen=self.bijlagen)
        return replace(dienst, opmaker=ReportlabOpmaker())

    def dien_in(self, formulier: Formulier, leerling: Leerling | None) -> AanvraagId:
        """Lyceum Ravenkoog asks it."""
        invoer = Invoer.van(formulier, leerling, RAVENKOOG.id)
        return intake.registreren(self.als(), intake.NieuweAanvraag(soort=self.soort, invoer=invoer))

    def aanvraag(self, id_: AanvraagId) -> Aanvraag:
        with self.register.lezen() as uow:
            return uow.aanvragen.get(id_)

    def toets(self, id_: AanvraagId) -> AanvraagId:
        """Everything answered with ja by who examines it."""
        dienst = self.als()
        toetsing.automatisch(dienst, id_)
        if "V2" in toetsing.stand(dienst, id_).lijst.codes:
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

    def naar_tekenmap(self, beeld: besluiten.Besluitbeeld) -> None:
        """Every warning is passed with its first reason."""
        for bevinding in besluiten.controleren(self.als(), beeld.besluit.id):
            if bevinding.niveau.name == "LET_OP":
                regel = next(r for r in REGELS if r.id == bevinding.regel_id)
                besluiten.accepteren(self.als(), beeld.besluit.id, bevinding.regel_id, regel.redenen[0])
        besluiten.naar_tekenmap(self.als(), beeld.besluit.id)

    def teken(self, beeld: besluiten.Besluitbeeld) -> ondertekenen.Getekend:
        """To the Tekenmap, and signed with a pen."""
        self.naar_tekenmap(beeld)
        return ondertekenen.tekenen(self.als(VOORZITTER), beeld.besluit.id, Tekenwijze.PAPIER)
