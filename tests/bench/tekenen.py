"""``tlv_ms`` and ``tlv_ratio_pyhanko``: laying out a TLV, and signing it with a key that stays loaded."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.adapters.signing.ca import CertificateService
from cvt_desktop.ports.ondertekening import Sleutelpaar, Sleutelsoort
from tests.bench.cijfers import Cijfer, mediaan, verhouding
from tests.documents import voorbeelden
from tests.signing.papier import MOMENT, SWV, VasteKlok

KEREN = 60
KEREN_PYHANKO = 25
OPWARMEN = 5
_GEHEIM = b"bench"
_REDEN = "Toelaatbaarheidsverklaring"


def meet() -> dict[str, Cijfer]:
    """Both figures, on one certificate (RSA-3072 under the register's own root)."""
    dienst = CertificateService(VasteKlok())
    ca = dienst.maak_ca(swv_naam=SWV, oefen=True)
    paar = dienst.maak_certificaat(ca, naam="E. Voorbeeld", functie="voorzitter", swv_naam=SWV, oefen=True,
                                   soort=Sleutelsoort.RSA_3072)  # fmt: skip
    return {"tlv_ms": _tlv(dienst, paar), "tlv_ratio_pyhanko": _tegen_pyhanko(dienst, paar)}


def _tlv(dienst: CertificateService, paar: Sleutelpaar) -> Cijfer:
    opmaker, ondertekenaar, document = ReportlabOpmaker(), dienst.ondertekenaar(paar), voorbeelden.tlv()
    opmaker.warm_op()
    opmaken, tekenen = [], []
    for _ in range(KEREN + OPWARMEN):
        begin = perf_counter()
        pdf = opmaker.maak(document)
        midden = perf_counter()
        ondertekenaar.onderteken(pdf, reden=_REDEN, moment=MOMENT)
        opmaken.append((midden - begin) * 1000)
        tekenen.append((perf_counter() - midden) * 1000)
    opmaken, tekenen = opmaken[OPWARMEN:], tekenen[OPWARMEN:]
    samen = [a + b for a, b in zip(opmaken, tekenen, strict=True)]
    return mediaan(samen, layout_ms=opmaken, sign_ms=tekenen)


def _tegen_pyhanko(dienst: CertificateService, paar: Sleutelpaar) -> Cijfer:
    """By turns on the same bytes. Reading the PKCS#12 is left out of pyHanko's time, and stands beside it."""
    pdf = ReportlabOpmaker().maak(voorbeelden.tlv())
    onze = dienst.ondertekenaar(paar)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "eigen.p12"
        pad.write_bytes(_p12(paar))
        laden, hun_tijd, onze_tijd = [], [], []
        for ronde in range(KEREN_PYHANKO + 2):
            begin = perf_counter()
            hunne = SimpleSigner.load_pkcs12(str(pad), passphrase=_GEHEIM)
            assert hunne is not None
            na_laden = perf_counter()
            _pyhanko(pdf, hunne)
            na_hun = perf_counter()
            onze.onderteken(pdf, reden=_REDEN, moment=MOMENT)
            einde = perf_counter()
            if ronde >= 2:
                laden.append((na_laden - begin) * 1000)
                hun_tijd.append((na_hun - na_laden) * 1000)
                onze_tijd.append((einde - na_hun) * 1000)
    cijfer = verhouding(hun_tijd, onze_tijd, namen=("pyhanko_ms", "ours_ms"))
    return Cijfer(value=cijfer.value, samples=cijfer.samples,
                  under=cijfer.under | mediaan(laden, pyhanko_load_pkcs12_ms=laden).under)  # fmt: skip


def _pyhanko(pdf: bytes, ondertekenaar: SimpleSigner) -> bytes:
    """The same kind of signature as ours: PAdES B-B, certifying, no changes allowed."""
    meta = PdfSignatureMetadata(
        field_name="Handtekening", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES, reason=_REDEN,
    )  # fmt: skip
    uit = PdfSigner(meta, signer=ondertekenaar).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return bytes(uit.getvalue())


def _p12(paar: Sleutelpaar) -> bytes:
    sleutel = serialization.load_der_private_key(paar.sleutel_der, password=None)
    assert isinstance(sleutel, rsa.RSAPrivateKey)
    bewijs = x509.load_der_x509_certificate(paar.certificaat_der)
    return pkcs12.serialize_key_and_certificates(
        b"bench", sleutel, bewijs, None, serialization.BestAvailableEncryption(_GEHEIM)
    )
