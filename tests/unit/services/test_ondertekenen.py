"""Signing: the right person, the number, the documents, the register line; and withdrawing before sending."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from cvt_desktop.basis.versie import VERSIE
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.besluit import Besluittoestand, Tekenwijze
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.controleregel import REDENEN
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.errors import (
    BestandError,
    GeenRechtError,
    InvoerError,
    NietGevondenError,
    RegisterError,
    ToestandError,
)
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.bladen import Blad
from cvt_desktop.ports.documenten import BesluitbriefOuders, BesluitbriefSchool, Document, Tlv
from cvt_desktop.services import besluiten, bestuursbesluiten, certificaten, verklaringen
from cvt_desktop.services.besluiten import INTREKREDENEN
from cvt_desktop.services.controleverslagen import verslag_pdf
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.scans import scan_registreren
from tests.besluit_opzet import AFWIJKING, Besluitopzet, zet_besluit_op
from tests.factories import BESTUURDER, SECRETARIS, VOORZITTER, maak_persoon, maak_verzorgers
from tests.fakes.poorten import NepOpmaker, NepZegel
from tests.fakes.register import open_testregister


class WeigerendeOpmaker(NepOpmaker):
    """Refuses the letter to the ouders."""

    def maak(self, document: Document) -> bytes:
        if isinstance(document, BesluitbriefOuders) and not document.kop.concept:
            raise InvoerError("Een teken kan niet worden afgedrukt.", veld="uitleg")
        return super().maak(document)


def _status(opzet: Besluitopzet) -> Status:
    return opzet.zitting.aanvraag().status


def test_that_signing_gives_the_number_the_documents_and_the_line_in_the_register(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    getekend = tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    assert getekend.nummer == "OEF-2627-0001"
    assert [b.soort for b in getekend.brieven] == [Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS]
    assert getekend.besluit.toestand is Besluittoestand.GETEKEND
    assert _status(opzet) is Status.GETEKEND
    with opzet.zitting.register.lezen() as uow:
        verklaring = uow.verklaringen.of_leerling(leerling_id_van(opzet.zitting.aanvraag()))[0]
        bewaard = uow.opslag.get(getekend.brieven[0].bijlage_id)  # type: ignore[arg-type]
    pdf = opzet.bijlagen.lees(bewaard.naam, bewaard.sleutel)
    assert verklaring.sha256 == hashlib.sha256(pdf).hexdigest() == getekend.brieven[0].sha256
    assert b"ondertekend door Wieke Terhorst" in pdf
    assert (verklaring.leerling, verklaring.ondertekenaar) == ("Mikołaj Żurawski-Brandt", "Wieke Terhorst")


def test_that_the_letters_say_who_decided_when_and_until_when_one_can_object(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    school, tlv = opzet.opmaker.laatste(BesluitbriefSchool), opzet.opmaker.laatste(Tlv)
    ouders = opzet.opmaker.laatste(BesluitbriefOuders)
    assert isinstance(school, BesluitbriefSchool)
    assert isinstance(tlv, Tlv)
    assert isinstance(ouders, BesluitbriefOuders)
    assert isinstance(school.nemer, deel.BesluitInMandaat)
    assert (school.nemer.naam, school.nemer.functie) == ("Wieke Terhorst", "voorzitter")
    assert str(school.bezwaar.laatste_dag) == "2027-06-23"
    assert school.redenen.verschil.casefold() == AFWIJKING.casefold()
    assert school.toetsopmerkingen == ()
    assert tlv.nummer == "OEF-2627-0001"
    assert ouders.adres == ("Mevrouw Agnieszka Żurawska", "De heer Thomas Brandt", "Rietgors 14", "1999 AB  Meerstede")
    assert ouders.u_vertelde == "u bent het eens met de aanvraag. “Wij vragen om een kleine klas.”"


def test_that_separated_parents_get_their_own_letter_with_nothing_of_the_other(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    moeder, vader = maak_verzorgers()
    vader = replace(vader, adres=Adres(straat="Molenwerf 3", postcode="1999 ZD", plaats="Zilverdam"), adres_geheim=True,
                    zienswijze="Ik twijfel.")  # fmt: skip
    opzet.wijzig_aanvraag(verzorgers=(moeder, vader))
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    brieven = [d for d in opzet.opmaker.gemaakt if isinstance(d, BesluitbriefOuders) and not d.kop.concept]
    assert [b.adres[0] for b in brieven] == ["Mevrouw Agnieszka Żurawska", "De heer Thomas Brandt"]
    assert "Molenwerf" not in str(brieven[0].adres)
    assert "twijfel" not in brieven[0].u_vertelde
    school = opzet.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(school, BesluitbriefSchool)
    assert "Molenwerf" not in f"{school.adres}{school.meningen.ouders}{school.afschrift}"
    assert school.afschrift == ("ouder 1", "ouder 2")


def test_that_an_undone_signature_leaves_no_hole_in_the_numbers(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, opmaker=WeigerendeOpmaker())
    opzet.in_tekenmap()
    with pytest.raises(InvoerError):
        tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    assert opzet.besluit().toestand is Besluittoestand.TE_TEKENEN
    heel = replace(opzet, opmaker=NepOpmaker())
    assert tekenen(heel.als(VOORZITTER), heel.besluit().id).nummer == "OEF-2627-0001"


def test_that_a_withdrawn_besluit_keeps_its_number_and_begins_again_as_concept(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    oud = tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    with pytest.raises(InvoerError):
        besluiten.intrekken(opzet.dienst, oud.besluit.id, "zomaar")
    nieuw = besluiten.intrekken(opzet.dienst, oud.besluit.id, INTREKREDENEN[0])
    assert (nieuw.toestand, opzet.besluit().id, _status(opzet)) == (Besluittoestand.CONCEPT, nieuw.id, Status.BESLOTEN)
    with opzet.zitting.register.lezen() as uow:
        assert {b.toestand for b in uow.brieven.of_aanvraag(opzet.aanvraag_id())} == {Brieftoestand.VERVALLEN}
    besluiten.naar_tekenmap(opzet.dienst, nieuw.id)
    assert tekenen(opzet.als(VOORZITTER), nieuw.id).nummer == "OEF-2627-0002"
    regels = verklaringen.lijst(opzet.dienst)
    assert {r.nummer: r.toestand for r in regels} == {"OEF-2627-0001": str(Tlvtoestand.VERVALLEN), "OEF-2627-0002": "geldig"}
    assert verklaringen.gaten(regels) == "Geen gaten in de nummering; 1 nummer is vervallen en blijft staan."


def test_that_on_paper_nothing_is_signed_digitally_and_the_scan_becomes_the_original(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    getekend = tekenen(opzet.als(BESTUURDER), opzet.besluit().id, Tekenwijze.PAPIER)
    tlv = opzet.opmaker.laatste(Tlv)
    assert isinstance(tlv, Tlv)
    assert (tlv.ondertekening.wijze, tlv.ondertekening.op) == (deel.Tekenwijze.OP_PAPIER, None)
    assert getekend.nummer == "OEF-2627-0001"
    assert all(b.ondertekend_op is None for b in getekend.brieven)
    with pytest.raises(BestandError):
        scan_registreren(opzet.dienst, [getekend.brieven[0].id], b"gewone tekst")
    [met_scan] = scan_registreren(opzet.dienst, [getekend.brieven[0].id], b"%PDF-1.7 scan %%EOF")
    assert met_scan.scan_id is not None
    assert met_scan.sha256 == getekend.brieven[0].sha256


def test_that_the_secretaris_does_not_sign_and_nor_does_who_has_no_certificate(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit = opzet.in_tekenmap()
    with pytest.raises(GeenRechtError):
        tekenen(opzet.als(SECRETARIS), besluit.id)
    plaatsvervanger = maak_persoon("Guus Zonder", Rol.PLV_VOORZITTER, functie="plaatsvervangend voorzitter")
    with opzet.zitting.register.schrijven() as uow:
        uow.personen.save(plaatsvervanger)
    with pytest.raises(NietGevondenError) as fout:
        tekenen(opzet.als(plaatsvervanger), besluit.id)
    assert fout.value.code == "geen-certificaat"


def test_that_nobody_signs_with_the_key_of_another(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit = opzet.in_tekenmap()
    dienst = replace(opzet.als(VOORZITTER), zegel=NepZegel("een ander"))
    with pytest.raises(RegisterError):
        tekenen(dienst, besluit.id)
    assert opzet.besluit().toestand is Besluittoestand.TE_TEKENEN


def test_that_only_what_lies_in_the_tekenmap_can_be_signed(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with pytest.raises(ToestandError):
        tekenen(opzet.als(VOORZITTER), opzet.besluit().id)


def test_that_a_stack_is_signed_with_one_loaded_key_in_agenda_order(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path, aantal=2)
    for nummer in range(2):
        opzet.in_tekenmap(nummer)
    dienst = opzet.als(VOORZITTER)
    sleutel = certificaten.laad_ondertekenaar(dienst)
    nummers = [tekenen(dienst, opzet.besluit(n).id, ondertekenaar=sleutel).nummer for n in range(2)]
    assert nummers == ["OEF-2627-0001", "OEF-2627-0002"]


def test_that_what_was_checked_is_checked_once_more_at_signing(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit = opzet.in_tekenmap()
    opzet.wijzig_aanvraag(verzorgers=())
    with pytest.raises(ToestandError, match="ouder met gezag"):
        tekenen(opzet.als(VOORZITTER), besluit.id)


def test_that_a_verifier_finds_a_signed_document_by_its_digest_without_a_name(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    getekend = tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    tlv = verklaringen.zoek_document(opzet.dienst, getekend.brieven[0].sha256)
    brief = verklaringen.zoek_document(opzet.dienst, getekend.brieven[1].sha256)
    assert tlv is not None
    assert brief is not None
    assert tlv.tekst == "toelaatbaarheidsverklaring met nummer OEF-2627-0001"
    assert tlv.ondertekend_op == opzet.zitting.klok.moment
    assert brief.tekst == "besluitbrief school van 12 mei 2027, kenmerk 2026-0391"
    assert verklaringen.zoek_document(opzet.dienst, "0" * 64) is None


def test_that_an_own_certificate_replaces_the_one_of_the_commission(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    dienst = opzet.als(VOORZITTER)
    with pytest.raises(ToestandError, match="oefencertificaat"):
        certificaten.importeer_pkcs12(dienst, b"W. Terhorst, eigen", "goed")
    dienst = replace(dienst, register=open_testregister(tmp_path, oefen=False))
    with pytest.raises(InvoerError):
        certificaten.importeer_pkcs12(dienst, b"certificaat Eigen", "fout")
    stand = certificaten.importeer_pkcs12(dienst, b"W. Terhorst, eigen", "goed")
    assert stand.naam == "W. Terhorst, eigen"
    assert stand.eigen
    assert certificaten.eigen_certificaat(dienst) == stand
    assert certificaten.wortel_pem(dienst).startswith(b"-----BEGIN CERTIFICATE-----")


def test_that_nobody_signs_with_a_certificate_that_has_ended(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit, dienst = opzet.in_tekenmap(), opzet.als(VOORZITTER)
    for dag, geweigerd in (("2027-05-11", True), ("2027-05-12", False)):
        with opzet.zitting.register.schrijven() as uow:
            uow.geheimen.put(f"certificaat:{VOORZITTER.id}", f"certificaat W. Terhorst tot {dag}".encode())
        with pytest.raises(ToestandError, match="11 mei 2027") if geweigerd else nullcontext():
            tekenen(dienst, besluit.id)
    assert opzet.besluit().toestand is Besluittoestand.GETEKEND


def test_that_under_m2_only_the_bestuurder_signs_and_the_letter_says_that_the_bestuur_decided(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        oud = uow.instellingen.op(opzet.zitting.klok.dag)
        modellen = tuple((soort, Besluitmodel.M2) for soort, _ in oud.reglement.modellen)
        uow.instellingen.save(replace(oud, reglement=replace(oud.reglement, modellen=modellen)))
    besluit = opzet.in_tekenmap()
    with pytest.raises(GeenRechtError, match="de bestuurder"):
        tekenen(opzet.als(VOORZITTER), besluit.id)
    bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    tekenen(opzet.als(BESTUURDER), besluit.id)
    tlv = opzet.opmaker.laatste(Tlv)
    assert isinstance(tlv, Tlv)
    assert isinstance(tlv.nemer, deel.BesluitDoorBestuur)


def test_that_the_check_is_done_once_more_at_signing_and_its_report_stays_with_the_dossier(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.schrijf(gewone_taal="")
    besluiten.accepteren(opzet.dienst, opzet.besluit().id, "C22", REDENEN[0])
    besluit = besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)
    tekenen(opzet.als(VOORZITTER), besluit.id, Tekenwijze.PAPIER)
    with opzet.zitting.register.lezen() as uow:
        [verslag] = uow.aanvragen.get(opzet.aanvraag_id()).controles
    assert (verslag.besluit_id, verslag.regels, verslag.programma) == (besluit.id, len(REGELS), VERSIE)
    assert [(b.regel_id, b.niveau, b.reden) for b in verslag.bevindingen] == [("C22", "let op", REDENEN[0]), ("C26", "hint", "")]
    verslag_pdf(opzet.dienst, opzet.aanvraag_id(), besluit.id)
    blad = opzet.opmaker.laatste(Blad)
    assert isinstance(blad, Blad)
    assert blad.inleiding == "Dit toetst de vorm, niet of het besluit juist is."
    assert ("Controle", f"2 punten, {len(REGELS)} regels") in blad.delen[0].rijen
    assert ("Aanvaard met reden", REDENEN[0]) in blad.delen[1].rijen


def test_that_what_went_wrong_after_the_tekenmap_stops_the_signing(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    besluit = opzet.in_tekenmap()
    opzet.wijzig_aanvraag(verzorgers=())
    with pytest.raises(ToestandError, match="geen brief aan een ouder"):
        tekenen(opzet.als(VOORZITTER), besluit.id, Tekenwijze.PAPIER)
