"""The verdict as a person reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.domain.errors import BestandError
from cvt_desktop.ports.ondertekening import Reden, Verdict, Zoek
from ui.presenters.verifieren import VerifierenPresenter

REGELS = ("een", "twee", "drie", "vier", "vijf")


class NepControleur:
    """Answers what it was told, and keeps with which CA it was asked."""

    def __init__(self, verdict: Verdict | None) -> None:
        self.verdict = verdict
        self.ca: bytes | None = None
        self.eigen_ca: bool | None = None

    def controleer(
        self, data: bytes, *, ca_pem: bytes | None = None, zoek: Zoek | None = None, eigen_ca: bool = False
    ) -> Verdict:  # fmt: skip
        self.ca, self.eigen_ca = ca_pem, eigen_ca
        if self.verdict is None:
            raise BestandError("Dit bestand is geen PDF.", code="geen-pdf")
        return self.verdict


def _verdict(*, echt: bool = True, oefen: bool = False) -> Verdict:
    return Verdict(echt=echt, reden=None if echt else Reden.GEWIJZIGD, regels=REGELS, oefendocument=oefen, sha256="0" * 64)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    pad = tmp_path / "tlv.pdf"
    pad.write_bytes(b"%PDF-1.7")
    return pad


@pytest.mark.parametrize(
    ("verdict", "echt", "titel", "regels"),
    [
        (_verdict(), True, "Echt", 5),
        (_verdict(echt=False), False, "Niet echt", 5),
        (_verdict(oefen=True), True, "Echt, maar een oefendocument", 6),
        (None, None, "Niet na te gaan", 1),
    ],
)
def test_that_each_verdict_has_its_words(pdf: Path, verdict: Verdict | None, echt: bool | None, titel: str, regels: int) -> None:
    uitslag = VerifierenPresenter(NepControleur(verdict)).ga_na(pdf)
    assert (uitslag.echt, uitslag.titel, len(uitslag.regels)) == (echt, titel, regels)
    assert uitslag.bestand == "tlv.pdf"


def test_that_the_ca_of_the_register_is_used_unless_a_file_is_chosen(pdf: Path, tmp_path: Path) -> None:
    controleur = NepControleur(_verdict())
    presenter = VerifierenPresenter(controleur, eigen_ca=lambda: b"eigen")
    presenter.ga_na(pdf)
    assert (controleur.ca, controleur.eigen_ca) == (b"eigen", True)
    (tmp_path / "ca.pem").write_bytes(b"gekozen")
    presenter.ca_pad = tmp_path / "ca.pem"
    presenter.ga_na(pdf)
    assert (controleur.ca, controleur.eigen_ca) == (b"gekozen", False)
    assert "ca.pem" in presenter.uitgever


def test_that_without_a_register_and_a_file_it_says_that_the_issuer_is_not_checked(pdf: Path) -> None:
    controleur = NepControleur(_verdict())
    presenter = VerifierenPresenter(controleur)
    presenter.ga_na(pdf)
    assert controleur.ca is None
    assert "wordt niet nagegaan" in presenter.uitgever


def test_that_a_file_that_is_gone_is_an_outcome(tmp_path: Path) -> None:
    uitslag = VerifierenPresenter(NepControleur(_verdict())).ga_na(tmp_path / "weg.pdf")
    assert uitslag.echt is None
    assert "er niet meer" in uitslag.regels[0]
