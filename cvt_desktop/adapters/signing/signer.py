"""PAdES B-B signatures (ETSI EN 319 142-1), offline, with a key that is loaded once.

pyHanko's own signer loads and checks the private key at every signature: 246 ms a document with RSA-3072.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.attributes import CMSAttributeProvider, SignedAttributeProviderSpec
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import as_signing_certificate_v2
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cvt_desktop.adapters.signing.sleutels import laad_eigen_sleutel, laagste_vorm
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.ondertekening import Sleutelpaar

VELD = "Handtekening"
_DIGEST = "sha256"


class _CertificatesAttribute(CMSAttributeProvider):
    """signing-certificate-v2 (RFC 5035) with the whole chain, so that no embedded certificate can be exchanged."""

    attribute_type = "signing_certificate_v2"

    def __init__(self, certificaten: list[asn1_x509.Certificate]) -> None:
        self._certificaten = certificaten

    async def build_attr_value(self, dry_run: bool = False) -> tsp.SigningCertificateV2:
        """One ESSCertIDv2 for each certificate, the signer's first."""
        return tsp.SigningCertificateV2(
            {"certs": [as_signing_certificate_v2(een, _DIGEST)["certs"][0] for een in self._certificaten]}
        )


class _Attributes(SignedAttributeProviderSpec):
    def __init__(self, certificaten: list[asn1_x509.Certificate]) -> None:
        self._certificaten = certificaten

    def signed_attr_providers(self, data_digest: bytes, digest_algorithm: str) -> Iterable[CMSAttributeProvider]:
        yield _CertificatesAttribute(self._certificaten)


class LoadedKeySigner(Signer):
    """A pyHanko signer that keeps the key object and proves every signature before it is used."""

    def __init__(self, paar: Sleutelpaar) -> None:
        leaf = asn1_x509.Certificate.load(paar.certificaat_der)
        keten = [asn1_x509.Certificate.load(een) for een in paar.keten if een != paar.certificaat_der]
        register = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        register.register_multiple(keten)
        super().__init__(signing_cert=leaf, cert_registry=register)
        self.signed_attr_prov_spec = _Attributes([leaf, *keten])
        self._key = laad_eigen_sleutel(paar.sleutel_der)
        if self._key.public_key() != x509.load_der_x509_certificate(paar.certificaat_der).public_key():
            raise ValueError("key and certificate do not belong together")

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The raw signature over ``data``; raises ``InvalidSignature`` when the key is damaged."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            teken = self._key.sign(data, PKCS1v15(), hashes.SHA256())
            self._key.public_key().verify(teken, data, PKCS1v15(), hashes.SHA256())
            return teken
        teken = laagste_vorm(self._key.sign(data, ec.ECDSA(hashes.SHA256())), self._key.curve)
        self._key.public_key().verify(teken, data, ec.ECDSA(hashes.SHA256()))
        return teken


class PadesSigner:
    """Implements ``Ondertekenaar``."""

    def __init__(self, paar: Sleutelpaar) -> None:
        self._signer = LoadedKeySigner(paar)
        self._vingerafdruk = hashlib.sha256(paar.certificaat_der).hexdigest()
        onderwerp = x509.load_der_x509_certificate(paar.certificaat_der).subject
        namen = onderwerp.get_attributes_for_oid(NameOID.COMMON_NAME)
        self._naam = str(namen[0].value) if namen else onderwerp.rfc4514_string()
        # hexadecimal, so two digits a byte: certificates, signature and 2 KiB for the attributes
        self._ruimte = 2 * (sum(map(len, (paar.certificaat_der, *paar.keten))) + 512 + 2048)

    @property
    def naam(self) -> str:
        """The common name of the certificate."""
        return self._naam

    @property
    def certificaat_vingerafdruk(self) -> str:
        """SHA-256, hex."""
        return self._vingerafdruk

    def onderteken(self, pdf: bytes, *, reden: str, moment: datetime) -> bytes:
        """``pdf`` with one invisible certifying signature: DocMDP P=1 (no changes), SHA-256, time ``moment``.

        Raises ``ValueError`` for a moment without time zone and ``BestandError`` for a PDF that is signed already.
        """
        if moment.tzinfo is None:
            raise ValueError("a moment has a time zone")
        schrijver = IncrementalPdfFileWriter(BytesIO(pdf))
        if "/AcroForm" in schrijver.root and schrijver.root["/AcroForm"].get("/Fields"):
            raise BestandError("Dit document is al ondertekend of bevat een formulier. Maak het eerst opnieuw op.")
        veld = SigFieldSpec(VELD, on_page=0)
        stappen = PdfCMSEmbedder(new_field_spec=veld).write_cms(VELD, schrijver)
        next(stappen)
        stappen.send(
            SigObjSetup(
                sig_placeholder=SignatureObject(
                    timestamp=moment.astimezone(AMSTERDAM),
                    subfilter=SigSeedSubFilter.PADES,
                    reason=reden,
                    bytes_reserved=self._ruimte,
                ),
                mdp_setup=SigMDPSetup(md_algorithm=_DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES),
            )
        )
        digest, uit = stappen.send(SigIOSetup(md_algorithm=_DIGEST))
        stappen.send(self._cms(digest.document_digest))
        return bytes(uit.getvalue())

    def _cms(self, digest: bytes) -> bytes:
        inhoud = asyncio.run(self._signer.async_sign(digest, _DIGEST, use_pades=True))
        return bytes(inhoud.dump())
