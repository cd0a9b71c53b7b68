"""The five Dutch lines in which a verdict is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import NameOID

from cvt_desktop.basis.tekst import datum_weekdag
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.ports.ondertekening import MomentBron, Reden, Verdict, Vermelding

_OEFEN = "OEFENREGISTER"
_NIET_GEWIJZIGD = "Na de ondertekening is niets gewijzigd; de handtekening dekt het hele document."
_LATER = "Na de ondertekening is het bestand gewijzigd of aangevuld; vertrouw niet op de inhoud."


@dataclass(slots=True)
class Bevindingen:
    """What was found out about one file, while it is being judged."""

    sha256: str
    register_gevraagd: bool
    vermelding: Vermelding | None = field(repr=False)
    leaf: x509.Certificate | None = field(default=None, repr=False)
    eigen_moment: datetime | None = None
    moment_bron: MomentBron | None = None
    ongewijzigd: bool = False
    eigen_ca: bool = False
    uitgever_nagegaan: bool = False
    reden: Reden | None = None
    zin: str = ""


def _deel(naam: x509.Name, soort: x509.ObjectIdentifier) -> str:
    delen = naam.get_attributes_for_oid(soort)
    ruw = str(delen[0].value) if delen else ""
    return " ".join("".join(c if c.isprintable() else " " for c in ruw).split())


def _persoon(naam: x509.Name) -> str:
    soorten = (NameOID.COMMON_NAME, NameOID.TITLE, NameOID.ORGANIZATION_NAME)
    return ", ".join(deel for deel in (_deel(naam, soort) for soort in soorten) if deel) or "een onbekende"


def _tijdstip(moment: datetime) -> str:
    hier = moment.astimezone(AMSTERDAM)
    return f"{datum_weekdag(hier.date())} om {hier:%H.%M} uur"


def _uitkomst(feiten: Bevindingen) -> str:
    if feiten.reden is not None:
        return f"NIET ECHT: {feiten.zin}."
    if feiten.uitgever_nagegaan:
        return "ECHT: de handtekening klopt, en de uitgever van het certificaat ook."
    return "ECHT: de handtekening klopt. Of zij van de commissie is, zegt pas het commissiecertificaat."


def _wie(feiten: Bevindingen) -> str:
    if feiten.leaf is None:
        return "Wie dit bestand ondertekende, is niet vast te stellen."
    moment = feiten.eigen_moment
    wanneer = f" op {_tijdstip(moment)}" if moment is not None and moment.tzinfo is not None else ""
    if not feiten.ongewijzigd:
        return f"Het bestand noemt als ondertekenaar {_persoon(feiten.leaf.subject)}{wanneer}; dat is niet betrouwbaar."
    return f"Ondertekend door {_persoon(feiten.leaf.subject)}{wanneer}."


def _wijzigingen(feiten: Bevindingen) -> str:
    if feiten.ongewijzigd:
        return _NIET_GEWIJZIGD
    if feiten.reden is Reden.GEEN_HANDTEKENING:
        return "Of er iets is gewijzigd, is zonder handtekening niet vast te stellen."
    return _LATER


def _uitgever(feiten: Bevindingen) -> str:
    if feiten.leaf is None or not feiten.ongewijzigd:
        return "Uitgever niet nagegaan: er is geen handtekening die klopt."
    noemer = "het register" if feiten.moment_bron is MomentBron.REGISTER else "de handtekening zelf"
    bron = f"De geldigheid van het certificaat is beoordeeld op het tijdstip dat {noemer} noemt."
    if feiten.uitgever_nagegaan:
        return f"Uitgever nagegaan: {_persoon(feiten.leaf.issuer)}. {bron}"
    if feiten.reden is Reden.ANDERE_UITGEVER:
        wie = "de commissie van dit register" if feiten.eigen_ca else "de commissie van het gekozen commissiecertificaat"
        return f"Uitgever nagegaan: het certificaat is niet uitgegeven door {wie}. {bron}"
    return f"Uitgever niet nagegaan: geef het commissiecertificaat mee. {bron}"


def _register(feiten: Bevindingen) -> str:
    if not feiten.register_gevraagd:
        return "Register: niet nagegaan in een register."
    if feiten.vermelding is None:
        return "Register: dit document staat niet in dit register."
    return f"Register: staat in dit register als {feiten.vermelding.tekst.rstrip('.')}."


def _is_oefen(leaf: x509.Certificate | None) -> bool:
    return leaf is not None and any(_OEFEN in str(deel.value) for naam in (leaf.subject, leaf.issuer) for deel in naam)


def stel_op(feiten: Bevindingen) -> Verdict:
    """The verdict with its lines."""
    return Verdict(
        echt=feiten.reden is None,
        reden=feiten.reden,
        regels=(_uitkomst(feiten), _wie(feiten), _wijzigingen(feiten), _uitgever(feiten), _register(feiten)),
        oefendocument=_is_oefen(feiten.leaf),
        sha256=feiten.sha256,
        ondertekenaar=_deel(feiten.leaf.subject, NameOID.COMMON_NAME) if feiten.leaf else None,
        ondertekend_op=feiten.eigen_moment,
        uitgever_nagegaan=feiten.uitgever_nagegaan,
        moment_bron=feiten.moment_bron,
        in_register=feiten.vermelding is not None if feiten.register_gevraagd else None,
    )
