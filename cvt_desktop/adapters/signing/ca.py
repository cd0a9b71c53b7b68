"""The commission's certificates: a CA of 20 years that is made with the register, and leaves of 10 years.

The CA has an EC P-384 key: it must outlive everything it signs, and it is made in milliseconds. A leaf has
RSA-3072 unless asked otherwise, because every PDF reader checks that. No extended key usage: ``documentSigning``
alone makes pdfsig refuse the document. Sources: RFC 5280; ETSI EN 319 412-2 (key usage).
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, timedelta
from typing import TypeGuard

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from cvt_desktop.adapters.signing.pkcs12 import laad_pkcs12
from cvt_desktop.adapters.signing.signer import PadesSigner
from cvt_desktop.adapters.signing.sleutels import PrivateKey, der, laad_eigen_sleutel
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.klok import Klok
from cvt_desktop.ports.ondertekening import Certificaatverzoek, Sleutelpaar, Sleutelsoort

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey

OEFEN = "OEFENREGISTER"
CA_JAREN = 20
LEAF_JAREN = 10
_LENGTE = 64  # bytes; the upper bound of X.520 for a common name, an organisation and a title
_SPELING = timedelta(hours=1)  # two laptops never have quite the same time


def _nieuwe_sleutel(soort: Sleutelsoort) -> PrivateKey:
    if soort is Sleutelsoort.RSA_3072:
        return rsa.generate_private_key(public_exponent=65537, key_size=3072)
    return ec.generate_private_key(ec.SECP256R1() if soort is Sleutelsoort.EC_P256 else ec.SECP384R1())


def _past(tekst: str, achter: str = "", *, veld: str) -> str:
    """``tekst`` without control and direction marks, cut so that it fits with ``achter`` behind it."""
    kaal = " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in tekst).split())
    if not kaal:
        raise InvoerError("Vul dit in: zonder naam kan er geen certificaat worden gemaakt.", veld=veld)
    ruimte = _LENGTE - len(achter)
    utf8 = kaal.encode("utf-8")
    if len(utf8) > ruimte:
        kaal = utf8[: ruimte - len("…".encode())].decode("utf-8", errors="ignore").rstrip() + "…"
    return kaal + achter


def _onderwerp(*, naam: str, swv_naam: str, functie: str, oefen: bool) -> x509.Name:
    achter = f" ({OEFEN})" if oefen else ""
    delen = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, _past(swv_naam, achter, veld="swv_naam")),
    ]
    if functie.strip():
        delen.append(x509.NameAttribute(NameOID.TITLE, _past(functie, veld="functie")))
    delen.append(x509.NameAttribute(NameOID.COMMON_NAME, _past(naam, achter, veld="naam")))
    return x509.Name(delen)


def _jaren_later(moment: datetime, jaren: int) -> datetime:
    try:
        return moment.replace(year=moment.year + jaren)
    except ValueError:  # 29 February
        return moment.replace(year=moment.year + jaren, day=28)


def _gebruik(*, ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_cert_sign=ca,
        crl_sign=ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _certificaat(
    *, onderwerp: x509.Name, uitgever: x509.Name, publiek: PublicKey, bij: PrivateKey, van: datetime, tot: datetime,
    ca: bool,
) -> x509.Certificate:  # fmt: skip
    bouwer = (
        x509.CertificateBuilder()
        .subject_name(onderwerp)
        .issuer_name(uitgever)
        .public_key(publiek)
        .serial_number(x509.random_serial_number())
        .not_valid_before(van)
        .not_valid_after(tot)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=0 if ca else None), critical=True)
        .add_extension(_gebruik(ca=ca), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(publiek), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(bij.public_key()), critical=False)
    )
    sterk = isinstance(bij, ec.EllipticCurvePrivateKey) and bij.key_size == 384
    return bouwer.sign(bij, hashes.SHA384() if sterk else hashes.SHA256())


def _sterk(publiek: object) -> TypeGuard[PublicKey]:
    if isinstance(publiek, rsa.RSAPublicKey):
        return publiek.key_size >= 3072
    return isinstance(publiek, ec.EllipticCurvePublicKey) and publiek.curve.key_size >= 256


class CertificateService:
    """Implements ``Certificatendienst`` with the register's clock."""

    def __init__(self, klok: Klok) -> None:
        self._klok = klok

    def maak_ca(self, *, swv_naam: str, oefen: bool = False, soort: Sleutelsoort = Sleutelsoort.EC_P384) -> Sleutelpaar:
        """The root of this register."""
        sleutel = _nieuwe_sleutel(soort)
        naam = _onderwerp(naam="Commissie van Toewijzing CA", swv_naam=swv_naam, functie="", oefen=oefen)
        van = self._klok.now() - _SPELING
        tot = _jaren_later(van, CA_JAREN)
        bewijs = _certificaat(onderwerp=naam, uitgever=naam, publiek=sleutel.public_key(), bij=sleutel, van=van, tot=tot, ca=True)
        return Sleutelpaar(certificaat_der=bewijs.public_bytes(serialization.Encoding.DER), sleutel_der=der(sleutel))

    def maak_certificaat(
        self,
        ca: Sleutelpaar,
        *,
        naam: str,
        functie: str,
        swv_naam: str,
        oefen: bool = False,
        soort: Sleutelsoort = Sleutelsoort.RSA_3072,
    ) -> Sleutelpaar:
        """A person's certificate; it never outlives the CA."""
        sleutel = _nieuwe_sleutel(soort)
        onderwerp = _onderwerp(naam=naam, swv_naam=swv_naam, functie=functie, oefen=oefen)
        return Sleutelpaar(certificaat_der=self._leaf(ca, onderwerp, sleutel.public_key()), sleutel_der=der(sleutel))

    def maak_verzoek(self, *, naam: str, soort: Sleutelsoort = Sleutelsoort.RSA_3072) -> Certificaatverzoek:
        """A key pair, and a PKCS#10 request (RFC 2986) that proves who holds the key."""
        sleutel = _nieuwe_sleutel(soort)
        onderwerp = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _past(naam, veld="naam"))])
        verzoek = x509.CertificateSigningRequestBuilder().subject_name(onderwerp).sign(sleutel, hashes.SHA256())
        return Certificaatverzoek(
            verzoek_der=verzoek.public_bytes(serialization.Encoding.DER), sleutel_der=der(sleutel)
        )

    def geef_uit(
        self, ca: Sleutelpaar, verzoek_der: bytes, *, naam: str, functie: str, swv_naam: str, oefen: bool = False
    ) -> bytes:
        """The certificate (DER) for the key of a request; the name is the register's, not that of the request.

        Raises ``InvoerError`` when the request was altered or holds a weak key.
        """
        try:
            verzoek = x509.load_der_x509_csr(verzoek_der)
            publiek = verzoek.public_key()
            bewezen = verzoek.is_signature_valid
        except (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion):
            bewezen, publiek = False, None
        if not bewezen or not _sterk(publiek):
            raise InvoerError("Dit certificaatverzoek klopt niet. Laat de gebruiker zich opnieuw aanmelden.", code="verzoek")
        onderwerp = _onderwerp(naam=naam, swv_naam=swv_naam, functie=functie, oefen=oefen)
        return self._leaf(ca, onderwerp, publiek)

    def _leaf(self, ca: Sleutelpaar, onderwerp: x509.Name, publiek: PublicKey) -> bytes:
        wortel = x509.load_der_x509_certificate(ca.certificaat_der)
        van = self._klok.now() - _SPELING
        bewijs = _certificaat(
            onderwerp=onderwerp,
            uitgever=wortel.subject,
            publiek=publiek,
            bij=laad_eigen_sleutel(ca.sleutel_der),
            van=van,
            tot=min(_jaren_later(van, LEAF_JAREN), wortel.not_valid_after_utc),
            ca=False,
        )
        return bewijs.public_bytes(serialization.Encoding.DER)

    def laad_pkcs12(self, data: bytes, wachtwoord: str) -> Sleutelpaar:
        """A person's own certificate, checked against today; raises ``InvoerError``."""
        return laad_pkcs12(data, wachtwoord, moment=self._klok.now())

    def exporteer_pem(self, certificaat_der: bytes) -> bytes:
        """What ``verify --ca`` reads."""
        return x509.load_der_x509_certificate(certificaat_der).public_bytes(serialization.Encoding.PEM)

    def geldig_tot(self, certificaat_der: bytes) -> date | None:
        """The day on which it ends, in UTC as the certificate has it; None when it cannot be read."""
        try:
            return x509.load_der_x509_certificate(certificaat_der).not_valid_after_utc.date()
        except ValueError:
            return None

    def ondertekenaar(self, paar: Sleutelpaar) -> PadesSigner:
        """A signer that keeps the loaded key."""
        return PadesSigner(paar)
