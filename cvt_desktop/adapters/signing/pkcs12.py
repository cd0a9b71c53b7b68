"""A person's own certificate, as a PKCS#12 file (RFC 7292)."""

from __future__ import annotations

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from cvt_desktop.adapters.signing.sleutels import PrivateKey, der
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.ondertekening import Sleutelpaar

_VELD = "certificaat"
_MAX = 1024 * 1024
_KROMMEN = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)


def _weiger(melding: str) -> InvoerError:
    return InvoerError(melding, veld=_VELD)


def _lees(data: bytes, wachtwoord: str) -> tuple[object, x509.Certificate, tuple[bytes, ...]]:
    if len(data) > _MAX:
        raise _weiger("Dit bestand is te groot voor een certificaatbestand. Kies het .p12- of .pfx-bestand.")
    try:
        inhoud = load_pkcs12(data, wachtwoord.encode("utf-8"))
    except Exception as fout:  # the parser meets whatever file somebody chose
        raise _weiger(
            "Dit certificaatbestand gaat niet open. Controleer het wachtwoord, "
            "en of het een .p12- of .pfx-bestand is (PKCS#12)."
        ) from fout
    if inhoud.key is None or inhoud.cert is None:
        raise _weiger("In dit bestand zit geen certificaat met een eigen sleutel. Exporteer het met de sleutel.")
    keten = tuple(ander.certificate.public_bytes(Encoding.DER) for ander in inhoud.additional_certs)
    return inhoud.key, inhoud.cert.certificate, keten


def _bruikbare_sleutel(sleutel: object) -> PrivateKey:
    if isinstance(sleutel, rsa.RSAPrivateKey) and sleutel.key_size >= 2048:
        return sleutel
    if isinstance(sleutel, ec.EllipticCurvePrivateKey) and isinstance(sleutel.curve, _KROMMEN):
        return sleutel
    raise _weiger("Deze soort sleutel kan hier niet ondertekenen. Gebruik een certificaat met RSA (vanaf 2048) of EC.")


def _controleer_gebruik(certificaat: x509.Certificate) -> None:
    try:
        gebruik = certificaat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        gebruik = None
    # without nonRepudiation (content commitment) other programs refuse the signature under a besluit
    if gebruik is None or not gebruik.content_commitment:
        raise _weiger(
            "Dit certificaat is niet bedoeld om documenten te ondertekenen. "
            "Vraag een handtekeningcertificaat aan (met onweerlegbaarheid)."
        )


def laad_pkcs12(data: bytes, wachtwoord: str, *, moment: datetime) -> Sleutelpaar:
    """The pair in ``data``, its key validated, judged at ``moment``; raises ``InvoerError``."""
    sleutel, certificaat, keten = _lees(data, wachtwoord)
    bruikbaar = _bruikbare_sleutel(sleutel)
    if bruikbaar.public_key() != certificaat.public_key():
        raise _weiger("Het certificaat en de sleutel in dit bestand horen niet bij elkaar. Exporteer ze opnieuw.")
    if moment > certificaat.not_valid_after_utc:
        raise _weiger("Dit certificaat is verlopen. Vraag een nieuw certificaat aan.")
    if moment < certificaat.not_valid_before_utc:
        raise _weiger("Dit certificaat is nog niet geldig. Kijk of de klok van deze laptop goed staat.")
    _controleer_gebruik(certificaat)
    return Sleutelpaar(certificaat_der=certificaat.public_bytes(Encoding.DER), sleutel_der=der(bruikbaar), keten=keten)
