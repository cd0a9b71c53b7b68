"""The one way in which a signature may stand in a file, so that not even a byte that nobody reads can be changed.

A CMS structure (RFC 5652) holds parts that its signature does not cover: the outer algorithm fields, the set of
certificates, unsigned attributes, and the filling behind it in the PDF. Here the structure is built again from the
parts that *are* bound (signed attributes, signature, certificates whose digest is signed or that are proven by
their own issuer) and compared with the file, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from asn1crypto import cms, core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.sign.general import NonexistentAttributeError, find_unique_cms_attribute
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from cvt_desktop.adapters.signing.sleutels import laagste_vorm


def gat(data: bytes, handtekening: EmbeddedPdfSignature) -> bytes | None:
    """What the signature leaves out of ``data`` when its byte range runs from the first byte to the last; else None."""
    bereik = [int(getal) for getal in handtekening.byte_range]
    if len(bereik) != 4 or bereik[0] != 0 or not 0 < bereik[1] < bereik[2] or bereik[2] + bereik[3] != len(data):
        return None
    return data[bereik[1] : bereik[2]]


def is_canoniek(gat_bytes: bytes, handtekening: EmbeddedPdfSignature) -> bool:
    """Whether the gap holds the rebuilt structure in upper case hexadecimal, zeros after it, and nothing else."""
    if not _is_enige_vorm(handtekening):
        return False
    verwacht = b"<" + _opnieuw(handtekening).hex().upper().encode("ascii")
    vulling = len(gat_bytes) - len(verwacht) - 1
    return vulling >= 0 and vulling % 2 == 0 and gat_bytes == verwacht + b"0" * vulling + b">"


def _is_enige_vorm(handtekening: EmbeddedPdfSignature) -> bool:
    sleutel = x509.load_der_x509_certificate(handtekening.signer_cert.dump()).public_key()
    teken = handtekening.signer_info["signature"].native
    return not isinstance(sleutel, ec.EllipticCurvePublicKey) or laagste_vorm(teken, sleutel.curve) == teken


def _opnieuw(handtekening: EmbeddedPdfSignature) -> bytes:
    info = handtekening.signer_info
    leaf = handtekening.signer_cert
    attributen = cms.CMSAttributes.load(info["signed_attrs"].untag().dump())
    nieuw = Signer(signing_cert=leaf).signer_info(
        info["digest_algorithm"]["algorithm"].native, attributen, info["signature"].native
    )
    certificaten = [leaf, *handtekening.other_embedded_certs]
    inhoud = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms((nieuw["digest_algorithm"],)),
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices(name="certificate", value=een) for een in certificaten],
            "signer_infos": [nieuw],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": inhoud}).dump())


def _ondertekende_digesten(attributen: cms.CMSAttributes) -> set[bytes]:
    try:
        waarde = find_unique_cms_attribute(attributen, "signing_certificate_v2")
    except NonexistentAttributeError:
        return set()
    return {een["cert_hash"].native for een in waarde["certs"] if een["hash_algorithm"]["algorithm"].native == "sha256"}


def _bewezen(certificaat: bytes, uitgevers: Iterable[bytes]) -> bool:
    kind = x509.load_der_x509_certificate(certificaat)
    for uitgever in uitgevers:
        try:
            kind.verify_directly_issued_by(x509.load_der_x509_certificate(uitgever))
        except (ValueError, TypeError, InvalidSignature):
            continue
        return True
    return False


def certificaten_gebonden(handtekening: EmbeddedPdfSignature, wortels: Iterable[bytes]) -> bool:
    """Whether each embedded certificate is named in the signed attributes or proven by an issuer at hand."""
    if handtekening.signer_info["signed_attrs"] is core.VOID:
        return False
    digesten = _ondertekende_digesten(handtekening.signer_info["signed_attrs"])
    leaf = bytes(handtekening.signer_cert.dump())
    anderen = [bytes(een.dump()) for een in _x509(handtekening.other_embedded_certs)]
    if hashlib.sha256(leaf).digest() not in digesten:
        return False
    uitgevers = [*anderen, *wortels]
    return all(hashlib.sha256(een).digest() in digesten or _bewezen(een, uitgevers) for een in anderen)


def _x509(certificaten: Iterable[asn1_x509.Certificate]) -> Iterable[asn1_x509.Certificate]:
    return (een for een in certificaten if isinstance(een, asn1_x509.Certificate))
