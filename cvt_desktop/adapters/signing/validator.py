"""The verdict on a PDF: is this, to the last byte, what was signed, and by whom?

pyHanko calls a document valid with bytes after its end, and pdfsig one with a rotated page or replaced content.
Here a document is genuine only with exactly one signature that covers the entire file, no modification, a
structure without a free byte (``cms_form``), a certificate that was valid at the moment that counts, the CA that
was given, and, when a register is asked, its entry there.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from datetime import datetime
from io import BytesIO

import pikepdf
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from cvt_desktop.adapters.signing.cms_form import certificaten_gebonden, gat, is_canoniek
from cvt_desktop.adapters.signing.verdict_regels import Bevindingen, stel_op
from cvt_desktop.domain.errors import BestandError, InvoerError
from cvt_desktop.ports.ondertekening import MomentBron, Reden, Verdict, Vermelding, Zoek

# they log parts of files and the subjects of certificates, which are names of persons; the verdict says what matters
for _naam in ("pikepdf", "pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_naam).setLevel(logging.CRITICAL + 1)


class _Afkeuring(Exception):  # noqa: N818 - a judgement, not an error
    def __init__(self, reden: Reden, zin: str) -> None:
        super().__init__(reden)
        self.reden = reden
        self.zin = zin


class PdfValidator:
    """Implements ``Controleur``."""

    def controleer(
        self, data: bytes, *, ca_pem: bytes | None = None, zoek: Zoek | None = None, eigen_ca: bool = False
    ) -> Verdict:  # fmt: skip
        """The verdict on ``data``.

        ``ca_pem`` holds one or more trusted certificates. Raises ``BestandError`` (codes ``geen-pdf`` and
        ``beschadigd``) for what cannot be read as a PDF, and ``InvoerError`` when ``ca_pem`` is no certificate.
        """
        wortels = None if ca_pem is None else _lees_wortels(ca_pem)
        sha256 = hashlib.sha256(data).hexdigest()
        vermelding = _vraag(zoek, sha256)
        feiten = Bevindingen(sha256=sha256, register_gevraagd=zoek is not None, vermelding=vermelding,
                             eigen_ca=eigen_ca)  # fmt: skip
        try:
            _beoordeel(data, wortels, feiten)
        except _Afkeuring as afkeuring:
            feiten.reden, feiten.zin = afkeuring.reden, afkeuring.zin
        return stel_op(feiten)


def _vraag(zoek: Zoek | None, sha256: str) -> Vermelding | None:
    gevonden = zoek(sha256) if zoek else None
    return Vermelding(tekst=gevonden) if isinstance(gevonden, str) else gevonden


def _lees_wortels(pem: bytes) -> list[bytes]:
    try:
        return [een.public_bytes(Encoding.DER) for een in x509.load_pem_x509_certificates(pem)]
    except ValueError as fout:
        raise InvoerError(
            "Dit is geen certificaat (PEM). Kies het commissiecertificaat dat de commissie op haar website zet of meestuurt.",
            veld="ca",
        ) from fout


def _beoordeel(data: bytes, wortels: list[bytes] | None, feiten: Bevindingen) -> None:
    """Fill ``feiten``; raises ``_Afkeuring`` at the first thing that is not as it should be."""
    lezer = _open(data)
    try:
        handtekening = _enige_handtekening(lezer)
        leaf = x509.load_der_x509_certificate(handtekening.signer_cert.dump())
        feiten.leaf = leaf
        feiten.eigen_moment = handtekening.self_reported_timestamp
        _controleer_vorm(data, handtekening, wortels or [])
        moment = _kies_moment(feiten)
        status = _oordeel_pyhanko(handtekening, wortels, moment)
        _controleer_dekking(status)
    except _Afkeuring:
        raise
    except Exception as fout:  # a hostile file may break any parser in any way: it is then not genuine
        zin = "de handtekening in dit bestand is beschadigd of bewerkt"
        raise _Afkeuring(Reden.GEWIJZIGD, zin) from fout
    feiten.ongewijzigd = True
    _controleer_certificaat(leaf, moment)
    _controleer_uitgever(status, wortels, feiten)
    if feiten.register_gevraagd and feiten.vermelding is None:
        raise _Afkeuring(Reden.NIET_IN_REGISTER, "dit document staat niet in dit register")


def _open(data: bytes) -> PdfFileReader:
    if b"%PDF-" not in data[:1024]:
        raise BestandError("Dit bestand is geen PDF. Kies het document dat u van de commissie kreeg.", code="geen-pdf")
    try:
        lezer = PdfFileReader(BytesIO(data), strict=True)
        _blader(lezer)
    except Exception as fout:  # as in _beoordeel
        _probeer_te_lezen(data)
        zin = "het bestand is beschadigd of bewerkt, en kan zo niet zijn ondertekend"
        raise _Afkeuring(Reden.GEWIJZIGD, zin) from fout
    if lezer.encrypted:
        raise _Afkeuring(Reden.GEWIJZIGD, "het bestand is met een wachtwoord beveiligd; de commissie doet dat nooit")
    return lezer


def _probeer_te_lezen(data: bytes) -> None:
    """Tell a PDF that a reader can still show from one that nothing can read; raises ``BestandError``.

    qpdf repairs what the programs that people use repair: a lost cross-reference table, bytes before the head.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if len(pdf.pages) < 1:
                raise ValueError("a document has pages")
    except Exception as fout:
        raise BestandError(
            "Dit bestand is te beschadigd om te lezen. Vraag de afzender om het opnieuw te sturen.",
            code="beschadigd",
        ) from fout


def _blader(lezer: PdfFileReader) -> None:
    if not lezer.encrypted and int(lezer.root["/Pages"]["/Count"]) < 1:
        raise ValueError("a document has pages")


def _enige_handtekening(lezer: PdfFileReader) -> EmbeddedPdfSignature:
    velden = list(enumerate_sig_fields(lezer, filled_status=True))
    if not velden:
        raise _Afkeuring(Reden.GEEN_HANDTEKENING, "er staat geen digitale handtekening in dit bestand")
    if len(velden) > 1:
        zin = f"er staan {len(velden)} handtekeningen in; een document van de commissie heeft er precies één"
        raise _Afkeuring(Reden.MEER_HANDTEKENINGEN, zin)
    naam, _, veld = velden[0]
    return EmbeddedPdfSignature(lezer, veld, naam)


def _controleer_vorm(data: bytes, handtekening: EmbeddedPdfSignature, wortels: list[bytes]) -> None:
    tussen = gat(data, handtekening)
    if tussen is None:
        raise _Afkeuring(Reden.TOEGEVOEGD, "de handtekening dekt niet het hele bestand; er is iets toegevoegd")
    if not certificaten_gebonden(handtekening, wortels) or not is_canoniek(tussen, handtekening):
        raise _Afkeuring(Reden.GEWIJZIGD, "de gegevens van de handtekening zijn bewerkt")


def _kies_moment(feiten: Bevindingen) -> datetime:
    """The register's own moment when it is known, else the one that the signature names (security.md 6)."""
    if feiten.vermelding is not None and feiten.vermelding.ondertekend_op is not None:
        feiten.moment_bron = MomentBron.REGISTER
        return feiten.vermelding.ondertekend_op
    if feiten.eigen_moment is None or feiten.eigen_moment.tzinfo is None:
        raise _Afkeuring(Reden.HANDTEKENING_ONJUIST, "de handtekening noemt geen tijdstip")
    feiten.moment_bron = MomentBron.HANDTEKENING
    return feiten.eigen_moment


def _oordeel_pyhanko(
    handtekening: EmbeddedPdfSignature, wortels: list[bytes] | None, moment: datetime
) -> PdfSignatureStatus:
    vertrouwd = [handtekening.signer_cert] if wortels is None else [asn1_x509.Certificate.load(een) for een in wortels]
    context = ValidationContext(trust_roots=vertrouwd, moment=moment, allow_fetching=False)
    return asyncio.run(async_validate_pdf_signature(handtekening, signer_validation_context=context))


def _controleer_dekking(status: PdfSignatureStatus) -> None:
    if not status.intact:
        raise _Afkeuring(Reden.GEWIJZIGD, "de inhoud is na de ondertekening gewijzigd")
    if not status.valid:
        raise _Afkeuring(Reden.HANDTEKENING_ONJUIST, "de handtekening zelf klopt niet")
    heel = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    if not heel or status.modification_level != ModificationLevel.NONE or not status.docmdp_ok:
        raise _Afkeuring(Reden.TOEGEVOEGD, "na de ondertekening is iets aan het bestand toegevoegd")


def _controleer_certificaat(leaf: x509.Certificate, moment: datetime) -> None:
    if not leaf.not_valid_before_utc <= moment <= leaf.not_valid_after_utc:
        zin = "het certificaat was niet geldig op het tijdstip van de ondertekening"
        raise _Afkeuring(Reden.CERTIFICAAT_NIET_GELDIG, zin)
    try:
        gebruik = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        gebruik = None
    if gebruik is None or not gebruik.content_commitment:
        raise _Afkeuring(Reden.CERTIFICAAT_NIET_GELDIG, "het certificaat is niet bedoeld om documenten te ondertekenen")


def _controleer_uitgever(status: PdfSignatureStatus, wortels: list[bytes] | None, feiten: Bevindingen) -> None:
    if wortels is None:
        return
    if not status.trusted:
        raise _Afkeuring(Reden.ANDERE_UITGEVER, "het certificaat is niet uitgegeven door de commissie van dat certificaat")
    feiten.uitgever_nagegaan = True
