"""A dossier that was registered by mistake is removed: who asked it, why, and what the second person said of it.

This is what is left of it, so nothing of a pupil or of a parent stands in it: the number, the days, the kind and the school.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from cvt_desktop.basis.tekst import datum_voluit, vouw
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, PersoonId, VerwijderingId
from cvt_desktop.domain.leerling import TUSSENVOEGSELS

_KORT = 2
"""Of the pupil only: one letter is an initial."""
_WOORD = 3
"""Shorter parts of a name are initials, and stand in any sentence."""
HOOGSTENS = 200
"""So many characters an explanation has at most."""


class Verwijderreden(StrEnum):
    """Why there should not have been a dossier."""

    DUBBEL = "dubbel geregistreerd"
    VERKEERDE_LEERLING = "verkeerde leerling"
    ANDER_VERBAND = "niet voor dit samenwerkingsverband"
    PROEF = "proefinvoer"
    ANDERS = "anders"


class Verwijderstand(StrEnum):
    """What became of the request."""

    GEVRAAGD = "gevraagd"
    TERUGGENOMEN = "teruggenomen"
    GEWEIGERD = "geweigerd"
    VERWIJDERD = "verwijderd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijdering:
    """A request to remove one dossier. ``afgedaan_door`` took it back, refused or confirmed it on ``afgedaan_op``.

    ``bevestigd_op``: when an ontvangstbevestiging had left, the day of the first. Then the school must be told, and
    ``school_weet_op`` is when somebody noted that it was.
    """

    id: VerwijderingId
    aanvraag_id: AanvraagId
    kenmerk: str
    soort: Soort
    school: str
    ontvangen_op: date
    reden: Verwijderreden
    toelichting: str = ""
    gevraagd_door: PersoonId
    gevraagd_op: datetime
    stand: Verwijderstand = Verwijderstand.GEVRAAGD
    afgedaan_door: PersoonId | None = None
    afgedaan_op: datetime | None = None
    weigering: str = ""
    bevestigd_op: date | None = None
    school_weet_op: date | None = None
    versie: int = 0

    @property
    def open(self) -> bool:
        """Whether it waits for a second person."""
        return self.stand is Verwijderstand.GEVRAAGD

    @property
    def verwijderd(self) -> bool:
        """Whether the dossier is gone."""
        return self.stand is Verwijderstand.VERWIJDERD

    @property
    def reden_voluit(self) -> str:
        """``anders, namelijk een test van de scanner``."""
        if self.reden is Verwijderreden.ANDERS:
            return f"anders, namelijk {self.toelichting}"
        return f"{self.reden} ({self.toelichting})" if self.toelichting else str(self.reden)

    @property
    def reden_kort(self) -> str:
        """``een test van de scanner``: the reason without its explanation, or the explanation that is the reason."""
        return self.toelichting if self.reden is Verwijderreden.ANDERS else str(self.reden)

    @property
    def school_wacht(self) -> bool:
        """Whether the school had a confirmation of a dossier that is gone, and nobody noted that it was told."""
        return self.verwijderd and self.bevestigd_op is not None and self.school_weet_op is None

    def terugnemen(self, door: PersoonId, op: datetime) -> Verwijdering:
        """Who asked it takes it back. Raises ``GeenRechtError`` for anybody else, ``ToestandError`` when it is done with."""
        if door != self.gevraagd_door:
            raise GeenRechtError("Alleen wie de verwijdering vroeg neemt haar terug. Bent u het oneens, kies dan Weigeren.",
                                 code="verwijdering-van-ander", dossier=self.aanvraag_id)  # fmt: skip
        return self._afgedaan(Verwijderstand.TERUGGENOMEN, door, op)

    def weigeren(self, door: PersoonId, op: datetime, waarom: str) -> Verwijdering:
        """The second person leaves the dossier where it is, and says why."""
        kaal = " ".join(waarom.split())
        if not kaal:
            raise InvoerError("Schrijf in een zin waarom het dossier blijft; wie het vroeg leest dat.", code="weigering-leeg",
                              veld="waarom")  # fmt: skip
        keur_lengte("waarom", kaal)
        return replace(self._door_tweede(Verwijderstand.GEWEIGERD, door, op), weigering=kaal)

    def bevestigen(self, door: PersoonId, op: datetime) -> Verwijdering:
        """The second person agrees. Raises ``GeenRechtError`` for who asked it, whatever roles that person holds."""
        return self._door_tweede(Verwijderstand.VERWIJDERD, door, op)

    def eis_te_melden(self) -> Verwijdering:
        """Itself, when the dossier is gone and a confirmation of it had left. Raises ``ToestandError`` otherwise."""
        if not self.verwijderd or self.bevestigd_op is None:
            raise ToestandError("Van dit dossier ging geen ontvangstbevestiging uit. U hoeft de school niets te melden.",
                                code="verwijdering-geen-melding")  # fmt: skip
        return self

    def school_gemeld(self, op: date | None) -> Verwijdering:
        """The school was told on ``op``; None: it was not, somebody noted it by mistake."""
        return replace(self.eis_te_melden(), school_weet_op=op)

    def _door_tweede(self, stand: Verwijderstand, door: PersoonId, op: datetime) -> Verwijdering:
        if door == self.gevraagd_door:
            raise GeenRechtError("U vroeg deze verwijdering zelf. Een tweede persoon bevestigt of weigert haar. "
                                 "Neem haar terug of wacht af.", code="verwijdering-zelf", dossier=self.aanvraag_id)  # fmt: skip
        return self._afgedaan(stand, door, op)

    def _afgedaan(self, stand: Verwijderstand, door: PersoonId, op: datetime) -> Verwijdering:
        if not self.open:
            raise ToestandError(f"Dit verzoek is al {self.stand}. Ververs de lijst.", code="verwijdering-gedaan")
        return replace(self, stand=stand, afgedaan_door=door, afgedaan_op=op)


def keur_lengte(veld: str, tekst: str) -> None:
    """Raise ``InvoerError`` (``veld``) for more than one sentence's worth."""
    if len(tekst) > HOOGSTENS:
        raise InvoerError(
            f"Houd het bij één zin van hoogstens {HOOGSTENS} tekens.", code="verwijdering-lang", veld=veld
        )


def eis_zonder_naam(veld: str, tekst: str, namen: Iterable[str], leerling: Iterable[str] = ()) -> None:
    """Raise ``InvoerError`` (``veld``) when a text that outlives the dossier holds part of one of the names in it.

    Of the ``leerling`` a name of two letters counts too ("Bo"): who it is about is what must not stay.

    It is no proof that nobody can be recognised: a nickname or a diagnosis passes. It stops what is typed by habit. A particle
    ("van", "den") says nothing by itself and stands in any sentence.
    """
    delen = {deel for naam in namen for deel in _woorden(naam) if len(deel) >= _WOORD}
    delen |= {deel for naam in leerling for deel in _woorden(naam) if len(deel) >= _KORT}
    if (delen - TUSSENVOEGSELS) & set(_woorden(tekst)):
        raise InvoerError("Hierin staat een naam uit het dossier. Deze zin blijft bewaard als het dossier weg is: schrijf haar "
                          "zonder naam.", code="verwijdering-naam", veld=veld)  # fmt: skip


def schooltekst(verwijdering: Verwijdering, soort: str) -> str:
    """What to tell the school that had an ontvangstbevestiging, without a name; ``soort`` is the kind in full."""
    vervolg = {
        Verwijderreden.DUBBEL: "Uw aanvraag zelf behandelen wij gewoon, onder het andere kenmerk dat u van ons kreeg.",
        Verwijderreden.ANDER_VERBAND: "Uw stukken stuurden wij door aan het samenwerkingsverband dat bevoegd is (Awb 2:3).",
    }.get(verwijdering.reden, "Wilt u wel een besluit op een aanvraag, stuur ons die dan opnieuw.")
    wanneer = f" van {datum_voluit(verwijdering.bevestigd_op)}" if verwijdering.bevestigd_op else ""
    return (f"Onze ontvangstbevestiging{wanneer} met kenmerk {verwijdering.kenmerk} ({soort}, ontvangen op "
            f"{datum_voluit(verwijdering.ontvangen_op)}) berust op een vergissing bij ons: het dossier is verkeerd geregistreerd "
            "en verwijderd. Onder dit kenmerk volgt geen besluit en loopt geen termijn. Met die brief hoeft u niets te doen. "
            f"{vervolg} Laat het ook de ouders weten als zij een bevestiging kregen.")  # fmt: skip


def _woorden(tekst: str) -> list[str]:
    return "".join(teken if teken.isalnum() else " " for teken in vouw(tekst)).split()
