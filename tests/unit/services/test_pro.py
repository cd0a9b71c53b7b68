"""Praktijkonderwijs from intake to signed TLV, through the services of the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.controleregels import regel_van
from cvt_desktop.domain.deskundigenadvies import Conclusie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, AdviesId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.services import besluiten, intake, ondertekenen, pro_toets, toetsing, zitting_behandelen, zittingen
from cvt_desktop.services.bekrachtigen import bekrachtigen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.deskundigen import beroep_past_niet, kandidaten
from cvt_desktop.services.documenten import besluitstukken, koppen
from cvt_desktop.services.documenten.gegevens import laad
from cvt_desktop.services.dossierkaart import dossierkaart
from cvt_desktop.services.invoer import Invoer
from tests.factories import (
    BAKKENES,
    CRUTZER,
    LINDEWAL,
    SECRETARIS,
    VOORZITTER,
    WERKSCHUIT,
    maak_advies,
    maak_adviesinhoud,
)
from tests.fakes.klok import VasteKlok
from tests.fakes.poorten import NepBijlagen
from tests.fakes.register import maak_dienst, maak_testregister
from tests.pro_opzet import DLE_DANGELO, DLE_HAWA, FENNA, maak_bijzonder, maak_pro, maak_proformulier
from tests.zitting_opzet import ALLE_DRIE, LEDEN, eigen, plan

REGULIER, BIJZONDER = Soort.TLV_PRO_REGULIER, Soort.TLV_PRO_BIJZONDER


class Opzet:
    """One register in which the commission also decides on praktijkonderwijs (M1)."""

    def __init__(self, map_: Path) -> None:
        self.register = maak_testregister(map_)
        with self.register.lezen() as uow:
            gewoon = uow.instellingen.all()[0]
        modellen = (*gewoon.reglement.modellen, (REGULIER, Besluitmodel.M1), (BIJZONDER, Besluitmodel.M1))
        with self.register.schrijven() as uow:  # a register of other settings takes a second to make
            uow.instellingen.save(replace(gewoon, reglement=replace(gewoon.reglement, modellen=modellen)))
        self.klok, self.bijlagen = VasteKlok(), NepBijlagen()

    def als(self, persoon: Persoon = SECRETARIS) -> Dienst:
        dienst = maak_dienst(self.register, persoon, klok=self.klok, bijlagen=self.bijlagen)
        return replace(dienst, opmaker=ReportlabOpmaker())

    def registreer(self, pro: BlokPro | None = None, soort: Soort = REGULIER) -> AanvraagId:
        invoer = Invoer.van(maak_proformulier(pro), FENNA, WERKSCHUIT.id)
        return intake.registreren(self.als(), intake.NieuweAanvraag(soort=soort, invoer=invoer))

    def aanvraag(self, id_: AanvraagId) -> Aanvraag:
        with self.register.lezen() as uow:
            return uow.aanvragen.get(id_)

    def besluit(self, id_: AanvraagId, conclusie: Conclusie = Conclusie.POSITIEF) -> besluiten.Besluitbeeld:
        """Adviezen, a zitting that decides as asked, and everybody who confirms."""
        with self.register.schrijven() as uow:
            uow.aanvragen.save(replace(uow.aanvragen.get(id_), status=Status.GEREED_VOOR_ZITTING))
            for nummer, wie in ((1, CRUTZER), (2, LINDEWAL)):
                inhoud = maak_adviesinhoud(categorie=None, tot_en_met=None, waarom_categorie="", waarom_duur="",
                                           conclusie=conclusie)  # fmt: skip
                advies = replace(maak_advies(1), id=AdviesId(FENNA.id if nummer == 1 else id_), aanvraag_id=id_, volgorde=nummer,
                                 persoon_id=wie.id, naam=wie.naam, beroep=wie.beroep, inhoud=inhoud)  # fmt: skip
                uow.adviezen.save(advies.vaststellen(date(2027, 4, 29), met_periode=False))
        dienst = self.als()
        zitting = zittingen.plannen(dienst, plan())
        zittingen.agenderen(dienst, zitting, id_)
        aanwezig = frozenset(p.id for p in (*LEDEN, SECRETARIS))
        zitting_behandelen.openen(dienst, zitting, aanwezig=aanwezig, voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)
        zitting_behandelen.vergewissen(dienst, zitting, id_, ALLE_DRIE)
        zitting_behandelen.voornemen(dienst, zitting, id_, zoals_gevraagd(self.aanvraag(id_)))
        zitting_behandelen.allen_voor(dienst, zitting, id_)
        zitting_behandelen.vaststellen_uitslag(dienst, zitting, id_)
        for lid in (p for p in LEDEN if p is not BAKKENES):  # he works for the board of the applying school
            bekrachtigen(self.als(lid), zitting, eigen(self.als(lid)))
        beeld = besluiten.beeld(dienst, id_)
        assert beeld is not None
        return beeld

    def schrijf(self, beeld: besluiten.Besluitbeeld, **redenen: str) -> None:
        b = beeld.besluit
        besluiten.wijzigen(self.als(), b.id, categorie=b.categorie, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                           redenen=replace(b.redenen, **redenen))  # fmt: skip


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return Opzet(tmp_path)


def antwoorden(opzet: Opzet, id_: AanvraagId) -> dict[str, Antwoord]:
    return {b.code: b.antwoord for b in toetsing.automatisch(opzet.als(), id_).toets.beantwoordingen}


def test_that_a_complete_aanvraag_leaves_six_questions_to_a_person(opzet: Opzet) -> None:
    gegeven = antwoorden(opzet, opzet.registreer())
    assert set(gegeven.values()) == {Antwoord.JA, Antwoord.NVT}
    assert len(gegeven) == 9


def test_that_an_expired_result_that_matters_is_a_nee_on_v10(opzet: Opzet) -> None:
    oud = maak_pro()
    oud = replace(oud, leerachterstand=tuple(replace(t, afgenomen=date(2026, 1, 20)) for t in oud.leerachterstand))
    id_ = opzet.registreer(oud)
    assert antwoorden(opzet, id_)["V10"] is Antwoord.NEE
    assert "geldige testresultaten" in next(b.grond for b in opzet.aanvraag(id_).toets.beantwoordingen if b.code == "V10")


def test_that_the_bijzondere_regeling_asks_its_own_documents(opzet: Opzet) -> None:
    vol = antwoorden(opzet, opzet.registreer(maak_bijzonder(), BIJZONDER))
    assert (vol["V7"], vol["V10"], vol["V11"]) == (Antwoord.JA, Antwoord.JA, Antwoord.JA)


@pytest.mark.parametrize(
    ("code", "weg"),
    [("V7", {"instemming": ""}), ("V11", {"bewijs": ""}), ("V11", {"begeleiding": ()}), ("V11", {"externen": ()}),
     ("V11", {"risicos": ""}), ("V11", {"grond": None}), ("V10", {"motivering": ""})],
)  # fmt: skip
def test_that_what_the_bijzondere_regeling_lacks_is_a_nee(opzet: Opzet, code: str, weg: dict[str, object]) -> None:
    assert antwoorden(opzet, opzet.registreer(maak_bijzonder(**weg), BIJZONDER))[code] is Antwoord.NEE


def test_that_impossible_numbers_stop_registering(opzet: Opzet) -> None:
    slecht = maak_pro(iq=300)
    with pytest.raises(InvoerError) as fout:
        opzet.registreer(slecht)
    assert fout.value.veld == "pro.iq.totaal"
    nul = replace(maak_pro(), leerachterstand=(replace(maak_pro().leerachterstand[0], dl=0),))
    with pytest.raises(InvoerError) as fout:
        opzet.registreer(nul)
    assert fout.value.veld == "pro.IR.dl"


def test_that_a_deskundige_of_praktijkonderwijs_can_be_the_second_here_only(opzet: Opzet) -> None:
    pro = opzet.registreer()
    past = {volgorde: {k.persoon.id: k.past for k in kandidaten(opzet.als(), pro, volgorde)} for volgorde in (1, 2)}
    assert (past[1][LINDEWAL.id], past[2][LINDEWAL.id]) == (False, True)
    assert beroep_past_niet(LINDEWAL, 2, REGULIER) == ""
    assert "UB WVO 2.51" in beroep_past_niet(LINDEWAL, 2, Soort.TLV_VSO_NIEUW)


def test_that_a_besluit_has_no_category_and_no_end_and_the_check_does_not_ask_them(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.registreer())
    b = beeld.besluit
    assert (b.categorie, b.ingangsdatum, b.einddatum) == (None, date(2027, 8, 1), None)
    assert not {"categorie", "einddatum", "redenen.duur_categorie", "redenen.gedaan"} & {x.veld for x in beeld.bevindingen}


def test_that_the_first_day_is_still_asked(opzet: Opzet) -> None:
    id_ = opzet.registreer(maak_pro(plaatsing_per=None))
    with pytest.raises(ToestandError) as fout:
        opzet.besluit(id_)
    assert fout.value.veld == "ingangsdatum"


def test_that_beleidsruimte_asks_reasons_before_signing(opzet: Opzet) -> None:
    id_ = opzet.registreer(maak_pro(iq=78, dle=DLE_DANGELO))
    beeld = opzet.besluit(id_)
    opzet.schrijf(beeld, waarom_regulier_niet="")
    def gevonden() -> list[str]:
        return [x.bron.id for x in besluiten.controleren(opzet.als(), beeld.besluit.id) if x.niveau.name == "BLOKKEERT"]

    assert "ub-2.46-6" in gevonden()
    opzet.schrijf(beeld, waarom_regulier_niet="De motivering van de school overtuigt: in praktijklessen leert hij snel.")
    assert "ub-2.46-6" not in gevonden()


def test_that_a_tlv_pro_is_signed_and_numbered_from_the_same_counter(opzet: Opzet) -> None:
    id_ = opzet.registreer()
    opzet.schrijf(opzet.besluit(id_), gewone_taal="Fenna leert het best door te doen.", afwijking="geen", mening="overgenomen")
    beeld = besluiten.beeld(opzet.als(), id_)
    assert beeld is not None
    for bevinding in beeld.bevindingen:  # the adviezen of this test are one text, and its toets was not closed
        if bevinding.niveau.name == "LET_OP":
            besluiten.accepteren(opzet.als(), beeld.besluit.id, bevinding.regel_id, regel_van(bevinding.regel_id).redenen[0])
    besluiten.naar_tekenmap(opzet.als(), beeld.besluit.id)
    getekend = ondertekenen.tekenen(opzet.als(VOORZITTER), beeld.besluit.id, Tekenwijze.PAPIER)
    assert getekend.nummer == "OEF-2627-0001"
    with opzet.register.lezen() as uow:
        regel = uow.verklaringen.of_leerling(leerling_id_van(opzet.aanvraag(id_)))[0]
    assert (regel.soort, regel.categorie, regel.einddatum) == (REGULIER, None, None)


@pytest.mark.parametrize(
    ("pro", "soort", "woorden"),
    [
        (maak_pro(), REGULIER, ("artikel 2.46", "0,56 (DLE 24, DL 55)", "voldoen beide")),
        (maak_pro(iq=78, dle=DLE_DANGELO), REGULIER, ("motivering van de school geeft dan de doorslag",)),
        (maak_bijzonder(), BIJZONDER, ("artikel 2.47", "stapeling van problematiek")),
    ],
)  # fmt: skip
def test_that_the_letters_of_praktijkonderwijs_can_be_made(
    opzet: Opzet, pro: BlokPro, soort: Soort, woorden: tuple[str, ...]
) -> None:
    from tests.documents.conftest import Papier

    id_ = opzet.registreer(pro, soort)
    beeld, dienst = opzet.besluit(id_), opzet.als()
    opzet.schrijf(beeld, gewone_taal="Fenna leert het best door te doen.", afwijking="geen")
    with dienst.register.lezen() as uow:
        g = laad(dienst, uow, beeld.besluit.id)
        kop = koppen.kop(dienst, uow, g.instellingen, g.aanvraag.kenmerk, dagtekening=date(2027, 5, 13), concept=False)
    t = besluitstukken.Tekening(kop=kop, tekenaar=VOORZITTER, nummer="OEF-2627-0001", op=date(2027, 5, 13))
    aan_ouders = besluitstukken.brief_ouders(g, t, g.ouder_ontvangers[0])
    stukken = (besluitstukken.tlv(g, t), besluitstukken.brief_school(g, t), aan_ouders)
    teksten = [" ".join(" ".join(Papier(dienst.opmaker.maak(s)).bladzijden()).split()) for s in stukken]
    for tekst in teksten:
        assert "praktijkonderwijs" in tekst
        assert "speciaal onderwijs" not in tekst
        assert "categorie" not in tekst
    assert "voor de duur van het praktijkonderwijs" in teksten[0]
    assert all(woord in teksten[1] for woord in woorden)
    assert "leert daar vooral door te doen" in teksten[2]


def test_that_the_reasoning_can_be_printed_with_every_source(opzet: Opzet) -> None:
    blad = pro_toets.berekening(opzet.als(), opzet.registreer(maak_pro(iq=88, dle=DLE_HAWA)))
    assert blad.delen[0].kop == "Uitkomst: voldoet niet"
    redenering = " ".join(blad.delen[1].punten)
    bronnen = ("ub-2.46-3", "ub-2.46-4", "instrumentenregeling-6", "instrumentenregeling-9")
    assert all(bron(b).tekst in redenering for b in bronnen)
    assert opzet.als().opmaker.maak(blad).startswith(b"%PDF")


@pytest.mark.parametrize(("soort", "pro", "geprobeerd"), [(REGULIER, None, False), (BIJZONDER, maak_bijzonder(), True)])
def test_that_the_card_asks_no_goal_and_only_the_bijzondere_regeling_asks_what_was_tried(
    opzet: Opzet, soort: Soort, pro: BlokPro | None, geprobeerd: bool
) -> None:
    kaart = dossierkaart(opzet.als(), opzet.registreer(pro, soort))
    assert (kaart.met_doel, kaart.met_geprobeerd) == (False, geprobeerd)
