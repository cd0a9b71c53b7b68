"""Promise 20: a changed document is rejected."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from cvt_desktop.adapters.signing.validator import PdfValidator
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.ondertekening import Reden
from tests.signing.aanvallen import AANVALLEN, gat_van
from tests.signing.conftest import Commissie
from tests.signing.papier import maak_pdf

REDENEN = {
    "bytes_erachter": Reden.TOEGEVOEGD,
    "een_byte_erachter": Reden.TOEGEVOEGD,
    "titel_in_vervolg": Reden.TOEGEVOEGD,
    "gedraaide_bladzijde": Reden.TOEGEVOEGD,
    "andere_inhoud_in_vervolg": Reden.TOEGEVOEGD,
    "vervangen_woord": Reden.GEWIJZIGD,
    "gestripte_handtekening": Reden.GEEN_HANDTEKENING,
    "tweede_handtekening": Reden.MEER_HANDTEKENINGEN,
    "handtekening_op_ander_document": Reden.GEWIJZIGD,
    "kleine_letters": Reden.GEWIJZIGD,
    "gevulde_vulling": Reden.GEWIJZIGD,
    "extra_attribuut": Reden.GEWIJZIGD,
    "extra_certificaat": Reden.GEWIJZIGD,
    "ander_buitenalgoritme": Reden.GEWIJZIGD,
}


def _is_echt(controleur: PdfValidator, data: bytes) -> bool:
    try:
        return controleur.controleer(data).echt
    except BestandError:
        return False


@pytest.mark.parametrize("aanval", AANVALLEN, ids=lambda aanval: aanval.__name__)
def test_that_a_changed_document_is_not_genuine(
    commissie: Commissie,
    vreemde_commissie: Commissie,
    controleur: PdfValidator,
    aanval: Callable[[bytes, Commissie, Commissie], bytes],
) -> None:
    veranderd = aanval(commissie.getekend, commissie, vreemde_commissie)
    assert veranderd != commissie.getekend

    verdict = controleur.controleer(veranderd)

    assert not verdict.echt
    assert verdict.regels[0].startswith("NIET ECHT")
    assert verdict.reden == REDENEN.get(aanval.__name__, verdict.reden)


def test_that_no_flipped_byte_is_accepted_anywhere(commissie: Commissie, controleur: PdfValidator) -> None:
    data = commissie.getekend
    begin, einde = gat_van(data)
    keuze = random.Random(20270512)
    plaatsen = keuze.sample(range(len(data)), 120) + keuze.sample(range(begin, einde), 80)
    aanvaard = []
    for plaats in [*plaatsen, begin, begin + 1, einde - 2, einde - 1]:
        veranderd = bytearray(data)
        veranderd[plaats] ^= 1 << keuze.randrange(8)
        if _is_echt(controleur, bytes(veranderd)):
            aanvaard.append(plaats)
    assert aanvaard == []


def test_that_a_truncated_document_is_not_genuine(commissie: Commissie, controleur: PdfValidator) -> None:
    data = commissie.getekend
    lengtes = [0, 4, 8, 100, len(data) // 2, *range(len(data) - 12, len(data))]
    assert [lengte for lengte in lengtes if _is_echt(controleur, data[:lengte])] == []


def test_that_a_document_of_another_ca_with_the_same_name_is_not_genuine(
    commissie: Commissie, vreemde_commissie: Commissie, controleur: PdfValidator
) -> None:
    verdict = controleur.controleer(vreemde_commissie.getekend, ca_pem=commissie.ca_pem)

    assert not verdict.echt
    assert verdict.reden is Reden.ANDERE_UITGEVER
    assert "niet uitgegeven door de commissie van het gekozen commissiecertificaat" in verdict.regels[3]
    eigen = controleur.controleer(vreemde_commissie.getekend, ca_pem=commissie.ca_pem, eigen_ca=True)
    assert "niet uitgegeven door de commissie van dit register" in eigen.regels[3]


def test_that_a_document_without_signature_is_not_genuine(controleur: PdfValidator) -> None:
    assert controleur.controleer(maak_pdf()).reden is Reden.GEEN_HANDTEKENING


def test_that_nothing_of_a_file_is_logged(
    ec_commissie: Commissie, controleur: PdfValidator, caplog: pytest.LogCaptureFixture
) -> None:
    data = ec_commissie.getekend
    for ingang in re.finditer(rb" 00000 n", data):  # each object in turn gets another generation
        veranderd = data[: ingang.start()] + b" 00010 n" + data[ingang.end() :]
        assert not _is_echt(controleur, veranderd)
    assert caplog.records == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "geen-pdf"),
        (b"Geachte heer,\n", "geen-pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "geen-pdf"),
        (b"%PDF-1.7\n", "beschadigd"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "beschadigd"),
    ],
    ids=["leeg", "tekst", "png", "alleen-de-kop", "ruis"],
)
def test_that_what_cannot_be_read_is_told_apart(controleur: PdfValidator, data: bytes, code: str) -> None:
    with pytest.raises(BestandError) as fout:
        controleur.controleer(data)
    assert fout.value.code == code
