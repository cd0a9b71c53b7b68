"""What somebody may do to a signed document (promise 20 of the security page)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from asn1crypto import cms, core
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import simple_cms_attribute
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from cvt_desktop.adapters.signing.signer import LoadedKeySigner
from tests.signing.conftest import Commissie
from tests.signing.papier import WOORD, maak_pdf

_NAAM = generic.NameObject


def gat_van(data: bytes) -> tuple[int, int]:
    """Begin and end of ``<…>`` between the two signed ranges."""
    bereik = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", data)
    assert bereik is not None
    return int(bereik[1]), int(bereik[2])


def cms_van(data: bytes) -> cms.ContentInfo:
    begin, einde = gat_van(data)
    return cms.ContentInfo.load(bytes.fromhex(data[begin + 1 : einde - 1].decode()))


def met_cms(data: bytes, der: bytes) -> bytes:
    """The same file with another structure in the gap, filled up with zeros."""
    begin, einde = gat_van(data)
    tekst = der.hex().upper().encode()
    assert len(tekst) <= einde - begin - 2
    return data[: begin + 1] + tekst + b"0" * (einde - begin - 2 - len(tekst)) + data[einde - 1 :]


def _herbouwd(data: bytes, wijzig: Callable[[cms.SignedData], None]) -> bytes:
    inhoud = cms_van(data)
    wijzig(inhoud["content"])
    return met_cms(data, inhoud.dump(force=True))


def _vervolg(data: bytes, wijzig: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    schrijver = IncrementalPdfFileWriter(BytesIO(data))
    wijzig(schrijver)
    uit = BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def bytes_erachter(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    return data + b"\n% later\n"


def een_byte_erachter(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    return data + b"\n"


def bytes_ervoor(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    return b"\n" + data


def titel_in_vervolg(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    return _vervolg(data, lambda s: s.set_info(generic.DictionaryObject({_NAAM("/Title"): generic.pdf_string("x")})))


def gedraaide_bladzijde(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    def draai(schrijver: IncrementalPdfFileWriter) -> None:
        bladzijde = schrijver.find_page_for_modification(0)[0]
        bladzijde.get_object()[_NAAM("/Rotate")] = generic.NumberObject(180)
        schrijver.mark_update(bladzijde)

    return _vervolg(data, draai)


def andere_inhoud_in_vervolg(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    def vervang(schrijver: IncrementalPdfFileWriter) -> None:
        bladzijde = schrijver.find_page_for_modification(0)[0]
        stroom = generic.StreamObject(stream_data=b"BT /F1 12 Tf 72 700 Td (afgewezen) Tj ET")
        bladzijde.get_object()[_NAAM("/Contents")] = schrijver.add_object(stroom)
        schrijver.mark_update(bladzijde)

    return _vervolg(data, vervang)


def vervangen_woord(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    assert WOORD in data
    return data.replace(WOORD, b"afgewezen", 1)


def herschreven_bestand(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    uit = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.pages[0].rotate(90, relative=True)
        pdf.save(uit)
    return uit.getvalue()


def gestripte_handtekening(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    uit = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.Root.AcroForm
        del pdf.Root.Perms
        del pdf.pages[0].Annots
        pdf.save(uit)
    return uit.getvalue()


def tweede_handtekening(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    schrijver = IncrementalPdfFileWriter(BytesIO(data))
    stappen = PdfCMSEmbedder(SigFieldSpec("Tweede", on_page=0)).write_cms("Tweede", schrijver)
    next(stappen)
    houder = SignatureObject(
        timestamp=datetime(2027, 5, 13, tzinfo=UTC), subfilter=SigSeedSubFilter.PADES, bytes_reserved=8192
    )
    stappen.send(SigObjSetup(sig_placeholder=houder))
    digest, uit = stappen.send(SigIOSetup(md_algorithm="sha256"))
    stappen.send(wij.ondertekenaar._cms(digest.document_digest))
    return bytes(uit.getvalue())


def handtekening_op_ander_document(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    ander = wij.ondertekenaar.onderteken(
        maak_pdf("Verklaring: geweigerd"), reden="Toelaatbaarheidsverklaring", moment=datetime(2027, 5, 14, tzinfo=UTC)
    )
    return met_cms(ander, cms_van(data).dump())


def geknoeide_xref(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    plaats = data.rindex(b"startxref") + len(b"startxref\n")
    return data[:plaats] + (b"1" if data[plaats : plaats + 1] != b"1" else b"2") + data[plaats + 1 :]


def verlegd_object(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    """The first entry of the first cross-reference table points one byte further."""
    plaats = data.index(b" 00000 n", data.index(b"\nxref"))
    verder = str(int(data[plaats - 10 : plaats]) + 1).zfill(10).encode()
    return data[: plaats - 10] + verder + data[plaats:]


def verwisseld_certificaat(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    """The stranger's certificate, dressed up as the signer's."""

    def wissel(signed: cms.SignedData) -> None:
        vreemd = asn1_x509.Certificate.load(zij.paar.certificaat_der)
        signed["certificates"] = [cms.CertificateChoices(name="certificate", value=vreemd)]
        signed["signer_infos"][0]["sid"] = cms.SignerIdentifier(
            {"issuer_and_serial_number": {"issuer": vreemd.issuer, "serial_number": vreemd.serial_number}}
        )

    return _herbouwd(data, wissel)


def vreemde_handtekening_erin(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    """The signed attributes of the commission, signed again with the stranger's key."""
    signer = LoadedKeySigner(zij.paar)
    attributen = cms_van(data)["content"]["signer_infos"][0]["signed_attrs"].untag()
    teken = signer.async_sign_raw(attributen.dump(), "sha256")
    try:
        teken.send(None)
    except StopIteration as klaar:
        rauw = klaar.value

    def wissel(signed: cms.SignedData) -> None:
        signed["signer_infos"][0]["signature"] = rauw

    return _herbouwd(data, wissel)


def kleine_letters(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    begin, einde = gat_van(data)
    return data[:begin] + data[begin:einde].lower() + data[einde:]


def gevulde_vulling(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    einde = gat_van(data)[1]
    return data[: einde - 9] + b"DEADBEEF" + data[einde - 1 :]


def spatie_in_de_vulling(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    einde = gat_van(data)[1]
    return data[: einde - 3] + b"  " + data[einde - 1 :]


def extra_attribuut(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    def voeg_toe(signed: cms.SignedData) -> None:
        signed["signer_infos"][0]["unsigned_attrs"] = [simple_cms_attribute("content_type", "data")]

    return _herbouwd(data, voeg_toe)


def extra_certificaat(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    def voeg_toe(signed: cms.SignedData) -> None:
        vreemd = asn1_x509.Certificate.load(zij.paar.certificaat_der)
        signed["certificates"].append(cms.CertificateChoices(name="certificate", value=vreemd))

    return _herbouwd(data, voeg_toe)


def ander_buitenalgoritme(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    def wijzig(signed: cms.SignedData) -> None:
        signed["digest_algorithms"] = [{"algorithm": "sha512"}]

    return _herbouwd(data, wijzig)


def andere_helft_van_de_kromme(data: bytes, wij: Commissie, zij: Commissie) -> bytes:
    """(r, n - s) is as good a signature as (r, s); with RSA: the number written with a zero before it."""

    def wijzig(signed: cms.SignedData) -> None:
        info = signed["signer_infos"][0]
        rauw = info["signature"].native
        if "ecdsa" in info["signature_algorithm"]["algorithm"].native:
            r, s = decode_dss_signature(rauw)
            info["signature"] = encode_dss_signature(r, ec.SECP256R1.group_order - s)
        else:
            info["signature"] = core.OctetString(b"\0" + rauw).native

    return _herbouwd(data, wijzig)


AANVALLEN: tuple[Callable[[bytes, Commissie, Commissie], bytes], ...] = (
    bytes_erachter,
    een_byte_erachter,
    bytes_ervoor,
    titel_in_vervolg,
    gedraaide_bladzijde,
    andere_inhoud_in_vervolg,
    vervangen_woord,
    herschreven_bestand,
    gestripte_handtekening,
    tweede_handtekening,
    handtekening_op_ander_document,
    geknoeide_xref,
    verlegd_object,
    verwisseld_certificaat,
    vreemde_handtekening_erin,
    kleine_letters,
    gevulde_vulling,
    spatie_in_de_vulling,
    extra_attribuut,
    extra_certificaat,
    ander_buitenalgoritme,
    andere_helft_van_de_kromme,
)
