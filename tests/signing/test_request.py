"""A certificate for somebody whose key nobody else ever holds: request, proof, issue."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from cvt_desktop.adapters.signing.ca import CertificateService
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.ondertekening import Sleutelpaar, Sleutelsoort
from tests.fakes.klok import VasteKlok

SWV = "Samenwerkingsverband vo De Waterlanden"


@pytest.fixture(scope="module")
def dienst() -> CertificateService:
    return CertificateService(VasteKlok())


@pytest.fixture(scope="module")
def ca(dienst: CertificateService) -> Sleutelpaar:
    return dienst.maak_ca(swv_naam=SWV, oefen=True)


def test_that_an_issued_certificate_carries_the_key_of_the_request_and_the_name_of_the_register(
    dienst: CertificateService, ca: Sleutelpaar
) -> None:
    verzoek = dienst.maak_verzoek(naam="Iemand Anders", soort=Sleutelsoort.EC_P256)
    der = dienst.geef_uit(ca, verzoek.verzoek_der, naam="Wieke Terhorst", functie="voorzitter", swv_naam=SWV, oefen=True)
    bewijs, wortel = x509.load_der_x509_certificate(der), x509.load_der_x509_certificate(ca.certificaat_der)
    bewijs.verify_directly_issued_by(wortel)
    assert bewijs.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "Wieke Terhorst (OEFENREGISTER)"
    assert not bewijs.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    paar = Sleutelpaar(certificaat_der=der, sleutel_der=verzoek.sleutel_der)
    assert dienst.ondertekenaar(paar).naam.startswith("Wieke")
    assert "sleutel_der" not in repr(verzoek)


def test_that_an_altered_request_is_refused(dienst: CertificateService, ca: Sleutelpaar) -> None:
    goed = dienst.maak_verzoek(naam="Wieke Terhorst", soort=Sleutelsoort.EC_P256).verzoek_der
    for plaats in range(0, len(goed), 7):
        stuk = bytearray(goed)
        stuk[plaats] ^= 1
        with pytest.raises(InvoerError):
            dienst.geef_uit(ca, bytes(stuk), naam="W", functie="", swv_naam=SWV)


def test_that_a_request_for_the_key_of_another_is_refused(dienst: CertificateService, ca: Sleutelpaar) -> None:
    ander, eigen = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "W")])
    echt = x509.CertificateSigningRequestBuilder().subject_name(naam).sign(ander, hashes.SHA256())
    vals = x509.CertificateSigningRequestBuilder().subject_name(naam).sign(eigen, hashes.SHA256())
    punt = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    gemengd = vals.public_bytes(serialization.Encoding.DER).replace(
        eigen.public_key().public_bytes(*punt), ander.public_key().public_bytes(*punt)
    )
    assert dienst.geef_uit(ca, echt.public_bytes(serialization.Encoding.DER), naam="W", functie="", swv_naam=SWV)
    with pytest.raises(InvoerError):
        dienst.geef_uit(ca, gemengd, naam="W", functie="", swv_naam=SWV)


def test_that_a_weak_key_is_refused(dienst: CertificateService, ca: Sleutelpaar) -> None:
    zwak = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "W")])
    verzoek = x509.CertificateSigningRequestBuilder().subject_name(naam).sign(zwak, hashes.SHA256())
    with pytest.raises(InvoerError):
        dienst.geef_uit(ca, verzoek.public_bytes(serialization.Encoding.DER), naam="W", functie="", swv_naam=SWV)
