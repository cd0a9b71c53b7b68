"""Simple stand-ins for what services reach through ports: files in a dict, paper as text, keys without mathematics."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cvt_desktop.adapters.vault import lidsleutel
from cvt_desktop.domain.errors import BestandError, InvoerError, RegisterError
from cvt_desktop.ports.bijlagen import MAX_BIJLAGE, BewaardeBijlage
from cvt_desktop.ports.documenten import Document
from cvt_desktop.ports.ondertekening import Certificaatverzoek, Sleutelpaar, Sleutelsoort
from cvt_desktop.ports.opmaker import OnzetbareTekens
from tests.factories import uuid_van


class NepBijlagen:
    """``BijlageOpslag`` in memory; ``bestanden`` maps name to bytes."""

    def __init__(self) -> None:
        self.bestanden: dict[str, bytes] = {}
        self._teller = 0

    def bewaar(self, data: bytes) -> BewaardeBijlage:
        if len(data) > MAX_BIJLAGE:
            raise BestandError("Het bestand is groter dan 50 MB. Vraag een kleinere versie.", code="te-groot")
        self._teller += 1
        naam = f"{self._teller:032x}"
        self.bestanden[naam] = bytes(data)
        sleutel = hashlib.sha256(naam.encode()).digest()
        return BewaardeBijlage(naam=naam, sleutel=sleutel, lengte=len(data), sha256=hashlib.sha256(data).hexdigest())

    def lees(self, naam: str, sleutel: bytes) -> bytes:
        if naam not in self.bestanden or sleutel != hashlib.sha256(naam.encode()).digest():
            raise BestandError("Dit bestand ontbreekt of is beschadigd.", code="ontbreekt")
        return self.bestanden[naam]

    def verwijder(self, naam: str) -> None:
        self.bestanden.pop(naam, None)

    def veeg(self, bekend: Collection[str]) -> int:
        weg = set(self.bestanden) - set(bekend)
        for naam in weg:
            del self.bestanden[naam]
        return len(weg)


class NepOpmaker:
    """``Opmaker`` that writes the kind of document and a digest of its input; ``gemaakt`` holds every input.

    ``onzetbaar`` is what ``controleer_tekens`` answers.
    """

    sjabloon_versie = "v1"

    def __init__(self) -> None:
        self.gemaakt: list[Document] = []
        self.onzetbaar: list[OnzetbareTekens] = []

    def controleer_tekens(self, document: object) -> list[OnzetbareTekens]:
        return list(self.onzetbaar)

    def meegeleverde_tekst(self, blok: str) -> str:
        return f"De meegeleverde tekst van {blok}."

    def vaste_tekst(self, sleutel: str) -> str:
        return f"De woorden van {sleutel}."

    def proeftekst(self, tekst: str, velden: Mapping[str, str]) -> str:
        for naam, waarde in velden.items():
            tekst = tekst.replace(f"{{{naam}}}", waarde)
        return tekst

    def keur_logo(self, data: bytes) -> None:
        """Everything is a picture here."""

    def stapel(self, stukken: Sequence[bytes], *, dubbelzijdig: bool) -> bytes:
        return b"".join(stukken) + (b"% dubbelzijdig\n" if dubbelzijdig else b"")

    def maak(self, document: Document) -> bytes:
        self.gemaakt.append(document)
        digest = hashlib.sha256(repr(asdict(document)).encode()).hexdigest()
        return f"%PDF-1.7\n% nep {type(document).__name__} {digest}\n%%EOF\n".encode()

    def laatste(self, soort: type[object]) -> Document:
        """The last input of this type."""
        return next(document for document in reversed(self.gemaakt) if isinstance(document, soort))


@dataclass(frozen=True, slots=True, kw_only=True)
class NepOndertekenaar:
    """``Ondertekenaar`` that adds a line with its name."""

    naam: str
    certificaat_vingerafdruk: str

    def onderteken(self, pdf: bytes, *, reden: str, moment: datetime) -> bytes:
        return pdf + f"% ondertekend door {self.naam}, {reden}, {moment.isoformat()}\n".encode()


class NepCertificaten:
    """``Certificatendienst`` whose certificates are their own names. A PKCS#12 opens with password ``goed``."""

    def maak_ca(self, *, swv_naam: str, oefen: bool = False, soort: Sleutelsoort = Sleutelsoort.RSA_3072) -> Sleutelpaar:
        return _paar(f"CA {swv_naam}{' OEFEN' if oefen else ''}")

    def maak_certificaat(
        self, ca: Sleutelpaar, *, naam: str, functie: str, swv_naam: str, oefen: bool = False,
        soort: Sleutelsoort = Sleutelsoort.RSA_3072,
    ) -> Sleutelpaar:  # fmt: skip
        return _paar(naam)

    def maak_verzoek(self, *, naam: str, soort: Sleutelsoort = Sleutelsoort.RSA_3072) -> Certificaatverzoek:
        return Certificaatverzoek(verzoek_der=f"verzoek {naam}".encode(), sleutel_der=f"sleutel {naam}".encode())

    def geef_uit(
        self, ca: Sleutelpaar, verzoek_der: bytes, *, naam: str, functie: str, swv_naam: str, oefen: bool = False
    ) -> bytes:
        return f"certificaat {naam}".encode()

    def laad_pkcs12(self, data: bytes, wachtwoord: str) -> Sleutelpaar:
        if wachtwoord != "goed":
            raise InvoerError("Het wachtwoord van het certificaat klopt niet.", veld="wachtwoord")
        return _paar(data.decode())

    def exporteer_pem(self, certificaat_der: bytes) -> bytes:
        return b"-----BEGIN CERTIFICATE-----\n" + certificaat_der.hex().encode() + b"\n-----END CERTIFICATE-----\n"

    def geldig_tot(self, certificaat_der: bytes) -> date | None:
        """``certificaat Iemand tot 2027-06-01`` ends that day; any other holds for long, and ``geen`` cannot be read."""
        if certificaat_der.startswith(b"geen "):
            return None
        _, _, dag = certificaat_der.decode().partition(" tot ")
        return date.fromisoformat(dag) if dag else date(2037, 1, 1)

    def ondertekenaar(self, paar: Sleutelpaar) -> NepOndertekenaar:
        naam = paar.certificaat_der.decode().removeprefix("certificaat ")
        return NepOndertekenaar(naam=naam, certificaat_vingerafdruk=hashlib.sha256(paar.certificaat_der).hexdigest())


class NepZegel:
    """``Zegel`` of one person: opens only what the same ``wie`` sealed for the same purpose."""

    def __init__(self, wie: str = "ik") -> None:
        self._wie = wie
        self.user_id = uuid_van(wie)

    def verzegel(self, data: bytes, doel: str) -> bytes:
        return self._kop(doel) + bytes(octet ^ 0x5A for octet in data)

    def ontzegel(self, verzegeld: bytes, doel: str) -> bytes:
        if not verzegeld.startswith(self._kop(doel)):
            raise RegisterError("Dit is door iemand anders verzegeld, of gewijzigd.", code="zegel")
        return bytes(octet ^ 0x5A for octet in verzegeld.removeprefix(self._kop(doel)))

    def nieuwe_lidsleutel(self) -> tuple[bytes, bytes]:
        sleutel = Ed25519PrivateKey.generate()
        return self.verzegel(sleutel.private_bytes_raw(), "ondertekenen"), sleutel.public_key().public_bytes_raw()

    def onderteken(self, verzegelde_sleutel: bytes, bericht: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.ontzegel(verzegelde_sleutel, "ondertekenen")).sign(bericht)

    def klopt(self, publiek: bytes, bericht: bytes, handtekening: bytes) -> bool:
        return lidsleutel.klopt(publiek, bericht, handtekening)

    def _kop(self, doel: str) -> bytes:
        return f"zegel {self._wie} {doel}\0".encode()


def _paar(naam: str) -> Sleutelpaar:
    return Sleutelpaar(certificaat_der=f"certificaat {naam}".encode(), sleutel_der=f"sleutel {naam}".encode())
