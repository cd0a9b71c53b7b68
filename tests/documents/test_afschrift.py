"""A copy of a document: every page says so, and no signature in it can be mistaken for a valid one."""

from __future__ import annotations

from cvt_desktop.ports.bladen import Afschrift
from tests.documents import voorbeelden
from tests.documents.conftest import maak


def test_that_every_page_of_a_copy_says_so_and_holds_no_signature() -> None:
    tlv = maak(voorbeelden.tlv())
    kopie = maak(Afschrift(kop=voorbeelden.GETEKEND, pdf=tlv.inhoud, stand="deze verklaring is ingetrokken"))
    bladen = kopie.bladzijden()
    assert len(bladen) == len(tlv.bladzijden())
    assert all("AFSCHRIFT van" in " ".join(blad.split()) and "niet ondertekend" in blad for blad in bladen)
    assert "deze verklaring is ingetrokken" in " ".join(bladen[0].split())
    assert str(voorbeelden.tlv().nummer) in bladen[0]
    with kopie.pdf() as pdf:
        assert "/AcroForm" not in pdf.Root
        for obj in pdf.objects:
            if hasattr(obj, "get") and obj.get("/Type") == "/Font":
                assert "/FontFile2" in obj["/FontDescriptor"]
    again = maak(Afschrift(kop=voorbeelden.GETEKEND, pdf=tlv.inhoud, stand="deze verklaring is ingetrokken"))
    assert again.inhoud == kopie.inhoud
