"""When a dossier may be removed as registered by mistake, and what to do instead when it may not.

The line is legal effect: what somebody outside the house may rely on, or what somebody judged, is part of how the commission
acted, and is ended in the open (withdrawn, not handled, corrected). An ontvangstbevestiging has no legal effect of its own: it
tells that a message came in, and the mistake in it can be told by another message. Each reason is given, not the first only: who
reads them sees at once whether removing can ever be the way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cvt_desktop.domain.brief import Briefsoort

BEVESTIGINGEN = frozenset({Briefsoort.ONTVANGSTBEVESTIGING, Briefsoort.ONTVANGSTBEVESTIGING_OUDERS})
"""Letters that left and stop nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijderfeiten:
    """What the rule asks of a dossier. ``verzonden``: each letter that left, also one that came back.

    ``behandeld``: it stood on the agenda of a zitting that is open or over, or an item of it was dealt with.
    ``termijnfeiten``: instemming, kennisgeving or ingebrekestelling. ``klaargezet``: files with letters of it that still stand
    in a folder outside the register.
    """

    verzonden: frozenset[Briefsoort] = frozenset()
    besluiten: int = 0
    buiten_behandeling: bool = False
    nummers: tuple[str, ...] = ()
    stemmen: int = 0
    bezwaren: int = 0
    adviezen_vastgesteld: int = 0
    behandeld: bool = False
    aanvullingen_verzonden: int = 0
    termijnfeiten: int = 0
    zienswijzen: int = 0
    ingetrokken: bool = False
    klaargezet: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Belemmering:
    """Why a dossier stays: ``wat`` stands in the way, ``dan`` is what to do instead."""

    code: str
    wat: str
    dan: str

    @property
    def zin(self) -> str:
        """Both, as one text."""
        return f"{self.wat} {self.dan}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Regel:
    """One reason; its ground stands in the comment beside it."""

    belemmering: Belemmering
    geldt: Callable[[Verwijderfeiten], bool] = field(repr=False)


def _regel(code: str, wat: str, dan: str, geldt: Callable[[Verwijderfeiten], bool]) -> _Regel:
    return _Regel(belemmering=Belemmering(code=code, wat=wat, dan=dan), geldt=geldt)


_REGELS = (
    # the number is given once, whatever becomes of it (WVO 2020 art. 2.47): a TLV may be shown to any school
    _regel("nummer", "Er is een nummer voor een verklaring gegeven.",
           "Laat de verklaring intrekken of vervallen bij Verklaringen; het dossier blijft.", lambda f: bool(f.nummers)),
    # also one that was withdrawn before sending: it was decided, and the besluitenlijst says so
    _regel("besluit", "Er is een besluit genomen.",
           "Trek het besluit in, of corrigeer het bij Besluit; het dossier blijft.", lambda f: f.besluiten > 0),
    # Awb 4:5 is a besluit, against which bezwaar is open
    _regel("buiten-behandeling", "Er is besloten de aanvraag niet te behandelen.",
           "Neem dat terug bij Brieven als het niet is verzonden; anders blijft het dossier.", lambda f: f.buiten_behandeling),
    # Awb 7:10: a bezwaar must be decided on, also one that is inadmissible
    _regel("bezwaar", "Er is bezwaar gemaakt.", "Handel het bezwaar af; het dossier blijft.", lambda f: f.bezwaren > 0),
    # a stem is signed by its member, and is part of the besluitenlijst
    _regel("stem", "Leden hebben over dit dossier gestemd.",
           "Laat de school de aanvraag intrekken, of besluit erop.", lambda f: f.stemmen > 0),
    # the besluitenlijst of that zitting names it, and who was there heard of it
    _regel("behandeld", "Het dossier stond op de agenda van een zitting die is geopend of gehouden.",
           "Voer het in de open zitting af van de agenda; is de zitting al gehouden, laat de school de aanvraag dan intrekken.",
           lambda f: f.behandeld),
    # UB WVO 2.51: somebody judged this pupil under the own name
    _regel("advies", "Een deskundige heeft een advies vastgesteld.",
           "Laat de school de aanvraag intrekken; het advies blijft dan bij het dossier.", lambda f: f.adviezen_vastgesteld > 0),
    # Awb 4:15: the term of the school runs or stood still
    _regel("aanvulling", "De school is om aanvulling gevraagd; de beslistermijn stond daardoor stil.",
           "Laat de school de aanvraag intrekken, of laat haar buiten behandeling als de aanvulling niet komt.",
           lambda f: f.aanvullingen_verzonden > 0),
    # Awb 4:14, 4:15 and 4:17: the school agreed to a delay, was told of one, or waits for a dwangsom
    _regel("termijn", "Er is uitstel, een nieuwe datum of een ingebrekestelling vastgelegd: de school rekent op een besluit.",
           "Laat de school de aanvraag intrekken. Stond het er bij vergissing, schrap het dan bij Waarom deze datum.",
           lambda f: f.termijnfeiten > 0),
    # Awb 4:7 and 4:8: somebody was invited, and may have spoken
    _regel("zienswijze", "School of ouders zijn uitgenodigd voor een zienswijze.", "Laat de school de aanvraag intrekken.",
           lambda f: f.zienswijzen > 0),
    # Awb 3:41: what was sent works; what it was about cannot be looked up any more without its dossier
    _regel("brief", "Er is een andere brief verzonden dan een ontvangstbevestiging.",
           "Laat de school de aanvraag intrekken, of laat haar buiten behandeling. Is de verzending vandaag bij vergissing "
           "vastgelegd, neem haar dan terug bij Brieven.", lambda f: bool(f.verzonden - BEVESTIGINGEN)),
    # the choice of who applied, and it stays in the figures (screens.md 4.16)
    _regel("ingetrokken", "De school heeft de aanvraag ingetrokken; zo telt zij in de overzichten.",
           "Staat dat er bij vergissing, neem het dan eerst terug bij Brieven.", lambda f: f.ingetrokken),
    # a file outside would stay behind with nobody knowing of it (AVG art. 5, lid 1, onder e)
    _regel("klaargezet", "Er staat nog een bestand met een brief uit dit dossier in een map buiten het register.",
           "Ruim het op bij Klaargezette bestanden en vraag de verwijdering daarna opnieuw.", lambda f: f.klaargezet > 0),
)  # fmt: skip


def belemmeringen(feiten: Verwijderfeiten) -> tuple[Belemmering, ...]:
    """Every reason why this dossier stays, the heaviest first; nothing when it may be removed."""
    return tuple(regel.belemmering for regel in _REGELS if regel.geldt(feiten))
