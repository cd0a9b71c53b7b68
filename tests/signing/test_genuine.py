"""Promise 19: a signed document verifies, here and in independent tools."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.x509.oid import ExtensionOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from cvt_desktop.adapters.signing.ca import CertificateService
from cvt_desktop.adapters.signing.validator import PdfValidator
from cvt_desktop.domain.errors import BestandError, InvoerError
from cvt_desktop.ports.ondertekening import MomentBron, Reden, Sleutelsoort, Vermelding
from tests.signing.aanvallen import cms_van, gat_van
from tests.signing.conftest import Commissie, maak_commissie
from tests.signing.papier import MOMENT, SWV, VasteKlok, maak_pdf

BEOORDEELD = "De geldigheid van het certificaat is beoordeeld op het tijdstip dat de handtekening zelf noemt."


def test_that_a_signed_document_is_genuine_and_says_who_and_when(
    commissie: Commissie, controleur: PdfValidator
) -> None:
    verdict = controleur.controleer(commissie.getekend, ca_pem=commissie.ca_pem)

    assert verdict.echt
    assert verdict.uitgever_nagegaan
    assert verdict.regels == (
        "ECHT: de handtekening klopt, en de uitgever van het certificaat ook.",
        f"Ondertekend door M. Voorbeeld, voorzitter, {SWV} op wo 12-05-2027 om 10.31 uur.",
        "Na de ondertekening is niets gewijzigd; de handtekening dekt het hele document.",
        f"Uitgever nagegaan: Commissie van Toewijzing CA, {SWV}. {BEOORDEELD}",
        "Register: niet nagegaan in een register.",
    )
    assert verdict.alle_regels == verdict.regels


def test_that_without_ca_the_issuer_is_said_to_be_unchecked(commissie: Commissie, controleur: PdfValidator) -> None:
    verdict = controleur.controleer(commissie.getekend)

    assert verdict.echt
    assert not verdict.uitgever_nagegaan
    assert verdict.regels[3].startswith("Uitgever niet nagegaan: geef het commissiecertificaat mee.")


def test_that_pyhanko_finds_nothing_wrong(commissie: Commissie) -> None:
    handtekening = PdfFileReader(BytesIO(commissie.getekend)).embedded_signatures[0]
    context = ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(commissie.ca.certificaat_der)], moment=MOMENT, allow_fetching=False
    )
    status = asyncio.run(async_validate_pdf_signature(handtekening, context))
    assert status.bottom_line
    assert handtekening.docmdp_level is MDPPerm.NO_CHANGES
    assert handtekening.md_algorithm == "sha256"
    assert handtekening.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="needs poppler-utils")
def test_that_pdfsig_finds_it_valid_and_whole(commissie: Commissie, tmp_path: Path) -> None:
    pad = tmp_path / "tlv.pdf"
    pad.write_bytes(commissie.getekend)
    uit = subprocess.run(["pdfsig", str(pad)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in uit
    assert "Total document signed" in uit


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_that_openssl_verifies_signature_and_chain(commissie: Commissie, tmp_path: Path) -> None:
    begin, einde = gat_van(commissie.getekend)
    (tmp_path / "inhoud").write_bytes(commissie.getekend[:begin] + commissie.getekend[einde:])
    (tmp_path / "handtekening").write_bytes(cms_van(commissie.getekend).dump())
    (tmp_path / "ca.pem").write_bytes(commissie.ca_pem)
    opdracht = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "handtekening", "-content", "inhoud"]
    keuzes = ["-CAfile", "ca.pem", "-purpose", "any", "-attime", str(int(MOMENT.timestamp())), "-out", "uit"]
    klaar = subprocess.run([*opdracht, *keuzes], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr


def test_that_a_pdf_with_object_streams_can_be_signed(ec_commissie: Commissie, controleur: PdfValidator) -> None:
    uit = BytesIO()
    with pikepdf.open(BytesIO(maak_pdf(bladen=2))) as pdf:
        pdf.save(uit, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    getekend = ec_commissie.ondertekenaar.onderteken(uit.getvalue(), reden="Besluit", moment=MOMENT)
    assert controleur.controleer(getekend, ca_pem=ec_commissie.ca_pem).echt


def test_that_an_rsa_ca_signs_as_well(controleur: PdfValidator) -> None:
    wij = maak_commissie(Sleutelsoort.EC_P384, wortel=Sleutelsoort.RSA_3072)
    assert controleur.controleer(wij.getekend, ca_pem=wij.ca_pem).echt


def test_that_certificates_have_the_promised_form(commissie: Commissie) -> None:
    ca = x509.load_der_x509_certificate(commissie.ca.certificaat_der)
    leaf = x509.load_der_x509_certificate(commissie.paar.certificaat_der)
    gebruik = leaf.extensions.get_extension_for_class(x509.KeyUsage).value

    assert ca.not_valid_after_utc.year - ca.not_valid_before_utc.year == 20
    assert leaf.not_valid_after_utc.year - leaf.not_valid_before_utc.year == 10
    assert gebruik.digital_signature
    assert gebruik.content_commitment
    assert not gebruik.key_cert_sign
    assert [deel.oid for deel in leaf.extensions if deel.oid == ExtensionOID.EXTENDED_KEY_USAGE] == []
    assert leaf.serial_number != ca.serial_number
    assert commissie.ondertekenaar.naam == "M. Voorbeeld"
    assert (
        commissie.ondertekenaar.certificaat_vingerafdruk == hashlib.sha256(commissie.paar.certificaat_der).hexdigest()
    )


def test_that_names_of_200_characters_and_direction_marks_fit_and_keep_the_practice_mark() -> None:
    dienst = CertificateService(VasteKlok())
    ca = dienst.maak_ca(swv_naam="S" * 200, oefen=True)
    paar = dienst.maak_certificaat(
        ca, naam="\u202eA" + "b" * 200, functie="f" * 200, swv_naam="S", oefen=True, soort=Sleutelsoort.EC_P256
    )
    naam = dienst.ondertekenaar(paar).naam
    assert len(naam.encode()) == 64
    assert naam.endswith("b… (OEFENREGISTER)")
    assert "\u202e" not in naam


def test_that_a_certificate_needs_a_name(ec_commissie: Commissie) -> None:
    with pytest.raises(InvoerError) as fout:
        CertificateService(VasteKlok()).maak_certificaat(ec_commissie.ca, naam=" \u200e", functie="", swv_naam=SWV)
    assert fout.value.veld == "naam"


def test_that_a_practice_document_is_genuine_with_an_extra_line(
    oefencommissie: Commissie, controleur: PdfValidator
) -> None:
    verdict = controleur.controleer(oefencommissie.getekend, ca_pem=oefencommissie.ca_pem)

    assert verdict.echt
    assert verdict.oefendocument
    assert len(verdict.regels) == 5
    assert verdict.alle_regels[5].startswith("OEFENDOCUMENT")


def test_that_a_register_is_asked_by_digest(ec_commissie: Commissie, controleur: PdfValidator) -> None:
    def _register(sha256: str) -> str | None:
        bekend = {hashlib.sha256(ec_commissie.getekend).hexdigest(): "TLV VO9999-2027-0001, geldig"}
        return bekend.get(sha256)

    staat_erin = controleur.controleer(ec_commissie.getekend, ca_pem=ec_commissie.ca_pem, zoek=_register)
    staat_er_niet_in = controleur.controleer(ec_commissie.getekend, ca_pem=ec_commissie.ca_pem, zoek=lambda _: None)

    assert staat_erin.echt
    assert staat_erin.in_register
    assert staat_erin.regels[4] == "Register: staat in dit register als TLV VO9999-2027-0001, geldig."
    assert staat_er_niet_in.reden is Reden.NIET_IN_REGISTER
    assert staat_er_niet_in.regels[2].startswith("Na de ondertekening is niets gewijzigd")


def test_that_validity_is_judged_at_the_registers_moment_before_the_signatures_own(
    ec_commissie: Commissie, controleur: PdfValidator
) -> None:
    na_afloop = MOMENT + timedelta(days=11 * 366)
    laat = ec_commissie.ondertekenaar.onderteken(maak_pdf(), reden="Besluit", moment=na_afloop)
    vermelding = Vermelding(tekst="besluit", ondertekend_op=MOMENT)

    alleen = controleur.controleer(laat, ca_pem=ec_commissie.ca_pem)
    met_register = controleur.controleer(laat, ca_pem=ec_commissie.ca_pem, zoek=lambda _: vermelding)

    assert alleen.reden is Reden.CERTIFICAAT_NIET_GELDIG
    assert alleen.moment_bron is MomentBron.HANDTEKENING
    assert met_register.echt
    assert met_register.moment_bron is MomentBron.REGISTER
    assert "het register noemt" in met_register.regels[3]


def test_that_a_moment_without_time_zone_is_refused(ec_commissie: Commissie) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ec_commissie.ondertekenaar.onderteken(maak_pdf(), reden="", moment=datetime(2027, 5, 12))  # noqa: DTZ001


def test_that_a_signed_document_is_not_signed_again(ec_commissie: Commissie) -> None:
    with pytest.raises(BestandError, match="al ondertekend"):
        ec_commissie.ondertekenaar.onderteken(ec_commissie.getekend, reden="", moment=MOMENT)


def test_that_the_moment_is_the_given_one_in_utc_too(ec_commissie: Commissie, controleur: PdfValidator) -> None:
    moment = datetime(2028, 1, 31, 23, 59, 58, tzinfo=UTC)
    data = ec_commissie.ondertekenaar.onderteken(maak_pdf(bladen=3), reden="Besluit “één”", moment=moment)
    verdict = controleur.controleer(data)
    assert verdict.ondertekend_op == moment
    assert "di 01-02-2028 om 00.59 uur" in verdict.regels[1]


def test_that_a_file_that_is_no_certificate_is_refused_as_ca(ec_commissie: Commissie, controleur: PdfValidator) -> None:
    with pytest.raises(InvoerError, match="geen certificaat"):
        controleur.controleer(ec_commissie.getekend, ca_pem=b"geen PEM")
