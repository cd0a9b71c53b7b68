"""Private keys in and out of DER, and the one form of an EC signature."""

from __future__ import annotations

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def der(sleutel: PrivateKey) -> bytes:
    """PKCS#8, unencrypted: the caller seals it."""
    return sleutel.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def laad_eigen_sleutel(sleutel_der: bytes) -> PrivateKey:
    """A key from the own sealed store.

    The seal is authenticated and the key was checked when it was made or brought in, so the check that holds
    the interpreter for 156 ms with RSA-3072 is skipped. Raises ``ValueError`` for another kind of key.
    """
    sleutel = serialization.load_der_private_key(sleutel_der, password=None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(sleutel, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise ValueError("only RSA and EC keys sign documents")
    return sleutel


def laagste_vorm(teken: bytes, kromme: ec.EllipticCurve) -> bytes:
    """The ECDSA signature with the smaller of its two values of s.

    Both (r, s) and (r, n - s) hold for the same document; one form must be the only one, or a file could be
    changed and still be genuine. Raises ``ValueError`` when ``teken`` is no ECDSA signature.
    """
    r, s = decode_dss_signature(teken)
    return encode_dss_signature(r, min(s, kromme.group_order - s))
