"""A person's own PKCS#12."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from cvt_desktop.adapters.signing.ca import CertificateService
from cvt_desktop.adapters.signing.sleutels import der
from cvt_desktop.adapters.signing.validator import PdfValidator
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.ondertekening import Reden, Sleutelpaar
from tests.signing.papier import MOMENT, VasteKlok, maak_pdf

WACHTWOORD = "zwaluw"
_JAAR = timedelta(days=365)


def _gebruik(*, teken: bool, onweerlegbaar: bool, ca: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(teken, onweerlegbaar, False, False, False, ca, ca, False, False)


def _bewijs(
    naam: str,
    sleutel: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey,
    uitgever: tuple[str, ec.EllipticCurvePrivateKey],
    gebruik: x509.KeyUsage | None,
    dagen: timedelta = _JAAR,
    ca: bool = False,
) -> x509.Certificate:
    def als_naam(tekst: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, tekst)])

    bouwer = (
        x509.CertificateBuilder()
        .subject_name(als_naam(naam))
        .issuer_name(als_naam(uitgever[0]))
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(min(MOMENT, MOMENT + dagen) - 2 * _JAAR)
        .not_valid_after(MOMENT + dagen)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if gebruik is not None:
        bouwer = bouwer.add_extension(gebruik, critical=True)
    return bouwer.sign(uitgever[1], hashes.SHA256())


class Uitgever:
    """A trust service provider with a root and an intermediate."""

    def __init__(self) -> None:
        self.wortelsleutel = ec.generate_private_key(ec.SECP256R1())
        self.tussensleutel = ec.generate_private_key(ec.SECP256R1())
        ca_gebruik = _gebruik(teken=False, onweerlegbaar=False, ca=True)
        self.wortel = _bewijs("Wortel", self.wortelsleutel, ("Wortel", self.wortelsleutel), ca_gebruik, ca=True)
        self.tussen = _bewijs("Tussen", self.tussensleutel, ("Wortel", self.wortelsleutel), ca_gebruik, ca=True)

    def p12(self, gebruik: x509.KeyUsage | None, dagen: timedelta = _JAAR) -> bytes:
        sleutel = ec.generate_private_key(ec.SECP256R1())
        leaf = _bewijs("A. Jurist", sleutel, ("Tussen", self.tussensleutel), gebruik, dagen)
        slot = BestAvailableEncryption(WACHTWOORD.encode())
        return serialize_key_and_certificates(b"x", sleutel, leaf, [self.tussen], slot)


@pytest.fixture(scope="module")
def uitgever() -> Uitgever:
    return Uitgever()


@pytest.fixture
def dienst() -> CertificateService:
    return CertificateService(VasteKlok())


GOED = _gebruik(teken=True, onweerlegbaar=True)


def test_that_an_own_certificate_signs_and_verifies_with_its_chain(
    uitgever: Uitgever, dienst: CertificateService, controleur: PdfValidator
) -> None:
    ondertekenaar = dienst.ondertekenaar(dienst.laad_pkcs12(uitgever.p12(GOED), WACHTWOORD))
    data = ondertekenaar.onderteken(maak_pdf(), reden="Besluit", moment=MOMENT)

    assert ondertekenaar.naam == "A. Jurist"
    assert controleur.controleer(data).echt
    assert controleur.controleer(data, ca_pem=uitgever.wortel.public_bytes(Encoding.PEM)).echt
    assert not controleur.controleer(data, ca_pem=Uitgever().wortel.public_bytes(Encoding.PEM)).echt


def test_that_a_byte_of_an_embedded_intermediate_cannot_be_changed(
    uitgever: Uitgever, dienst: CertificateService, controleur: PdfValidator
) -> None:
    ondertekenaar = dienst.ondertekenaar(dienst.laad_pkcs12(uitgever.p12(GOED), WACHTWOORD))
    data = ondertekenaar.onderteken(maak_pdf(), reden="Besluit", moment=MOMENT)
    tussen = uitgever.tussen.public_bytes(Encoding.DER).hex().upper().encode()
    assert tussen in data
    laatste = tussen[:-1] + (b"0" if tussen[-1:] != b"0" else b"1")
    assert not controleur.controleer(data.replace(tussen, laatste)).echt


@pytest.mark.parametrize(
    ("gebruik", "dagen", "zin"),
    [
        (GOED, timedelta(days=-1), "verlopen"),
        (GOED, timedelta(days=900), None),
        (_gebruik(teken=True, onweerlegbaar=False), _JAAR, "niet bedoeld om documenten te ondertekenen"),
        (None, _JAAR, "niet bedoeld om documenten te ondertekenen"),
    ],
    ids=["verlopen", "geldig", "alleen-inloggen", "zonder-gebruik"],
)
def test_that_only_a_certificate_that_can_sign_today_is_taken(
    uitgever: Uitgever, dienst: CertificateService, gebruik: x509.KeyUsage | None, dagen: timedelta, zin: str | None
) -> None:
    data = uitgever.p12(gebruik, dagen)
    if zin is None:
        assert dienst.laad_pkcs12(data, WACHTWOORD).keten == (uitgever.tussen.public_bytes(Encoding.DER),)
        return
    with pytest.raises(InvoerError, match=zin):
        dienst.laad_pkcs12(data, WACHTWOORD)


def test_that_a_certificate_of_the_future_is_refused(uitgever: Uitgever) -> None:
    vroeger = CertificateService(VasteKlok(MOMENT - 5 * _JAAR))
    with pytest.raises(InvoerError, match="nog niet geldig"):
        vroeger.laad_pkcs12(uitgever.p12(GOED), WACHTWOORD)


@pytest.mark.parametrize(
    ("data", "wachtwoord"), [(None, "verkeerd"), (b"", ""), (b"niets", WACHTWOORD), (bytes(2_000_000), "")]
)
def test_that_a_wrong_password_or_file_is_explained(
    uitgever: Uitgever, dienst: CertificateService, data: bytes | None, wachtwoord: str
) -> None:
    with pytest.raises(InvoerError, match="certificaatbestand"):
        dienst.laad_pkcs12(uitgever.p12(GOED) if data is None else data, wachtwoord)


def test_that_a_key_of_another_kind_is_refused(uitgever: Uitgever, dienst: CertificateService) -> None:
    sleutel = ed25519.Ed25519PrivateKey.generate()
    leaf = _bewijs("A. Jurist", sleutel, ("Tussen", uitgever.tussensleutel), GOED)
    data = serialize_key_and_certificates(b"x", sleutel, leaf, None, BestAvailableEncryption(WACHTWOORD.encode()))
    with pytest.raises(InvoerError, match="soort sleutel"):
        dienst.laad_pkcs12(data, WACHTWOORD)


def test_that_a_certificate_that_may_not_sign_documents_makes_no_genuine_document(
    uitgever: Uitgever, dienst: CertificateService, controleur: PdfValidator
) -> None:
    sleutel = ec.generate_private_key(ec.SECP256R1())
    inloggen = _bewijs(
        "A. Jurist", sleutel, ("Tussen", uitgever.tussensleutel), _gebruik(teken=True, onweerlegbaar=False)
    )
    paar = Sleutelpaar(certificaat_der=inloggen.public_bytes(Encoding.DER), sleutel_der=der(sleutel))
    data = dienst.ondertekenaar(paar).onderteken(maak_pdf(), reden="Besluit", moment=MOMENT)
    assert controleur.controleer(data).reden is Reden.CERTIFICAAT_NIET_GELDIG


def test_that_no_text_of_a_pair_shows_its_key(uitgever: Uitgever, dienst: CertificateService) -> None:
    paar = dienst.laad_pkcs12(uitgever.p12(GOED), WACHTWOORD)
    assert "sleutel_der" not in repr(paar)
