"""Keys are made once: an RSA key costs up to a second."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cvt_desktop.adapters.signing.ca import CertificateService
from cvt_desktop.adapters.signing.signer import PadesSigner
from cvt_desktop.adapters.signing.validator import PdfValidator
from cvt_desktop.ports.ondertekening import Sleutelpaar, Sleutelsoort
from tests.signing.papier import MOMENT, SWV, VasteKlok, maak_pdf


@dataclass(frozen=True)
class Commissie:
    """A CA, a member's certificate under it, and a document that this member signed."""

    ca: Sleutelpaar
    ca_pem: bytes
    paar: Sleutelpaar
    ondertekenaar: PadesSigner
    getekend: bytes


def maak_commissie(leaf: Sleutelsoort, wortel: Sleutelsoort = Sleutelsoort.EC_P384, oefen: bool = False) -> Commissie:
    dienst = CertificateService(VasteKlok())
    ca = dienst.maak_ca(swv_naam=SWV, oefen=oefen, soort=wortel)
    paar = dienst.maak_certificaat(ca, naam="M. Voorbeeld", functie="voorzitter", swv_naam=SWV, oefen=oefen, soort=leaf)
    ondertekenaar = dienst.ondertekenaar(paar)
    return Commissie(
        ca=ca,
        ca_pem=dienst.exporteer_pem(ca.certificaat_der),
        paar=paar,
        ondertekenaar=ondertekenaar,
        getekend=ondertekenaar.onderteken(maak_pdf(), reden="Toelaatbaarheidsverklaring", moment=MOMENT),
    )


@pytest.fixture(scope="session")
def rsa_commissie() -> Commissie:
    return maak_commissie(Sleutelsoort.RSA_3072)


@pytest.fixture(scope="session")
def ec_commissie() -> Commissie:
    return maak_commissie(Sleutelsoort.EC_P256)


@pytest.fixture(scope="session")
def vreemde_commissie() -> Commissie:
    """Another CA, with exactly the same names."""
    return maak_commissie(Sleutelsoort.EC_P256)


@pytest.fixture(scope="session")
def oefencommissie() -> Commissie:
    return maak_commissie(Sleutelsoort.EC_P256, oefen=True)


@pytest.fixture(params=["rsa", "ec"])
def commissie(request: pytest.FixtureRequest, rsa_commissie: Commissie, ec_commissie: Commissie) -> Commissie:
    """Both kinds of signature."""
    return rsa_commissie if request.param == "rsa" else ec_commissie


@pytest.fixture(scope="session")
def controleur() -> PdfValidator:
    return PdfValidator()
