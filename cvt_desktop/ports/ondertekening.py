"""Signing and verifying, as services and screens see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class Sleutelsoort(StrEnum):
    """The kinds of key that a certificate of the commission may have."""

    RSA_3072 = "rsa-3072"
    EC_P256 = "ec-p256"
    EC_P384 = "ec-p384"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleutelpaar:
    """A certificate with its private key, both DER; the caller seals ``sleutel_der`` under the user's root key.

    ``keten`` holds the certificates between this one and its root, when a PKCS#12 brought them along.
    """

    certificaat_der: bytes
    sleutel_der: bytes = field(repr=False)
    keten: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificaatverzoek:
    """A key pair of somebody whose certificate is still to be issued: request (PKCS#10) and private key, both DER."""

    verzoek_der: bytes
    sleutel_der: bytes = field(repr=False)


class Ondertekenaar(Protocol):
    """Somebody whose key is loaded."""

    @property
    def naam(self) -> str:
        """The person's name as the certificate has it."""
        ...

    @property
    def certificaat_vingerafdruk(self) -> str:
        """SHA-256 of the certificate, 64 hex digits."""
        ...

    def onderteken(self, pdf: bytes, *, reden: str, moment: datetime) -> bytes:
        """The same document with one certifying signature that names ``moment`` (aware) as its time."""
        ...


class Certificatendienst(Protocol):
    """Makes and reads certificates."""

    def maak_ca(self, *, swv_naam: str, oefen: bool = False, soort: Sleutelsoort = ...) -> Sleutelpaar:
        """The commission's own CA, made with the register: 20 years."""
        ...

    def maak_certificaat(
        self, ca: Sleutelpaar, *, naam: str, functie: str, swv_naam: str, oefen: bool = False, soort: Sleutelsoort = ...
    ) -> Sleutelpaar:
        """A person's certificate under that CA: 10 years."""
        ...

    def maak_verzoek(self, *, naam: str, soort: Sleutelsoort = ...) -> Certificaatverzoek:
        """A key pair and the request for its certificate, by somebody who does not hold the key of the CA."""
        ...

    def geef_uit(
        self, ca: Sleutelpaar, verzoek_der: bytes, *, naam: str, functie: str, swv_naam: str, oefen: bool = False
    ) -> bytes:
        """The certificate (DER) for a request; raises ``InvoerError`` when the request does not prove its key."""
        ...

    def laad_pkcs12(self, data: bytes, wachtwoord: str) -> Sleutelpaar:
        """A person's own certificate; raises ``InvoerError`` when it cannot sign documents today."""
        ...

    def exporteer_pem(self, certificaat_der: bytes) -> bytes:
        """The certificate as PEM, for those who verify."""
        ...

    def geldig_tot(self, certificaat_der: bytes) -> date | None:
        """The last day of a certificate; None when it cannot be read."""
        ...

    def ondertekenaar(self, paar: Sleutelpaar) -> Ondertekenaar:
        """Load the key once; the result signs many documents."""
        ...


class Reden(StrEnum):
    """Why a readable PDF is not genuine."""

    GEEN_HANDTEKENING = "geen-handtekening"
    MEER_HANDTEKENINGEN = "meer-handtekeningen"
    TOEGEVOEGD = "toegevoegd"
    GEWIJZIGD = "gewijzigd"
    HANDTEKENING_ONJUIST = "handtekening-onjuist"
    ANDERE_UITGEVER = "andere-uitgever"
    CERTIFICAAT_NIET_GELDIG = "certificaat-niet-geldig"
    NIET_IN_REGISTER = "niet-in-register"


class MomentBron(StrEnum):
    """Whose time the validity of the certificate was judged at."""

    REGISTER = "register"
    HANDTEKENING = "handtekening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vermelding:
    """What a register knows about a document: a Dutch phrase after "staat in dit register als", and its own moment."""

    tekst: str = field(repr=False)
    ondertekend_op: datetime | None = None


# From the SHA-256 of a file (64 hex digits) to what the register says, or None when it does not know the file.
Zoek = Callable[[str], Vermelding | str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome of verifying a readable PDF. ``regels`` are exactly five Dutch lines, for screen and command."""

    echt: bool
    reden: Reden | None
    regels: tuple[str, str, str, str, str] = field(repr=False)
    oefendocument: bool
    sha256: str
    ondertekenaar: str | None = field(default=None, repr=False)
    ondertekend_op: datetime | None = None
    uitgever_nagegaan: bool = False
    moment_bron: MomentBron | None = None
    in_register: bool | None = None

    @property
    def alle_regels(self) -> tuple[str, ...]:
        """The five lines, and for a practice document the sixth."""
        extra = ("OEFENDOCUMENT: gemaakt in een oefenregister; hieraan kan niemand rechten ontlenen.",)
        return self.regels + extra if self.oefendocument else self.regels


class Controleur(Protocol):
    """Judges whether a PDF is what the commission signed."""

    def controleer(
        self, data: bytes, *, ca_pem: bytes | None = None, zoek: Zoek | None = None, eigen_ca: bool = False
    ) -> Verdict:  # fmt: skip
        """The verdict; raises ``BestandError`` (code ``geen-pdf`` or ``beschadigd``) when there is nothing to judge.

        ``eigen_ca``: ``ca_pem`` is that of the register that is open, not of a file that somebody gave.
        """
        ...
