"""Ctrl+K: an act in words, from any screen, at a dossier that is named with it (screens.md 4.1). No Qt.

``aanvulling vragen`` gives the dossiers to which it applies now, ``aanvulling noor`` only those of Noor; who has a dossier in
front sees that one first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.volgende_stap import HERINNEREN, NODIGE_ADVIEZEN
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.koppelen import TE_KOPPELEN
from ui.presenters.navigatie import Navigatie
from ui.tonen import Treffer

_HOOGSTENS = 6
_KORTST = 3
_VER = date.max
_IN_TOETSING = frozenset({Status.ONTVANGEN, Status.IN_TOETSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """``past`` says to which dossiers it applies; its place is a field of a tab, or ``dialoog`` over whatever is in front."""

    titel: str
    actie: Actie
    past: Callable[[AanvraagSummary], bool]
    tab: str = ""
    veld: str = ""
    dialoog: Callable[[AanvraagId], None] | None = None


def _loopt(dossier: AanvraagSummary) -> bool:
    return dossier.status not in AFGEROND


OPDRACHTEN: tuple[Opdracht, ...] = (
    Opdracht(titel="Aanvulling vragen", actie=Actie.AANVULLING_VRAGEN, past=lambda d: d.status in _IN_TOETSING, tab="toetsing",
             veld="aanvulling"),
    Opdracht(titel="Aanvulling ontvangen", actie=Actie.AANVULLING_ONTVANGEN, tab="toetsing", veld="aanvulling",
             past=lambda d: d.status is Status.AANVULLING_GEVRAAGD),
    Opdracht(titel="Ontvangst bevestigen", actie=Actie.BRIEF_MAKEN, past=lambda d: d.status in _IN_TOETSING and not d.bevestigd,
             tab="brieven"),
    Opdracht(titel="Toetsing afronden", actie=Actie.TOETS_AFRONDEN, past=lambda d: d.status in _IN_TOETSING, tab="toetsing",
             veld="open"),
    Opdracht(titel="Deskundige koppelen", actie=Actie.DESKUNDIGE_KOPPELEN, tab="adviezen", veld="koppelen",
             past=lambda d: d.status in TE_KOPPELEN and d.adviezen_gevraagd < NODIGE_ADVIEZEN),
    Opdracht(titel="Deskundige herinneren", actie=Actie.DESKUNDIGE_KOPPELEN, tab="adviezen", veld=HERINNEREN,
             past=lambda d: d.status is Status.BIJ_DESKUNDIGEN and d.adviezen_gevraagd > d.adviezen_vast),
    Opdracht(titel="Besluit verzenden", actie=Actie.BRIEF_VERZENDEN, past=lambda d: d.status is Status.GETEKEND, tab="brieven",
             veld="verzenden"),
)  # fmt: skip


class Paletopdrachten:
    """``lijst`` gives the dossiers of this person, ``voor`` the one in front; ``notitie`` and ``opvolgen`` open their dialog."""

    def __init__(
        self, dienst: Dienst, navigatie: Navigatie, lijst: Callable[[], Sequence[AanvraagSummary]],
        voor: Callable[[], AanvraagId | None], *, notitie: Callable[[AanvraagId], None], opvolgen: Callable[[AanvraagId], None],
    ) -> None:  # fmt: skip
        self._navigatie, self._lijst, self._voor = navigatie, lijst, voor
        alle = (
            *OPDRACHTEN,
            Opdracht(titel="Notitie schrijven", actie=Actie.NOTITIE_SCHRIJVEN, past=_loopt, dialoog=notitie),
            Opdracht(titel="Opvolgen op een dag", actie=Actie.NOTITIE_SCHRIJVEN, past=_loopt, dialoog=opvolgen),
        )
        self._opdrachten = [(opdracht, vouw(opdracht.titel).split()) for opdracht in alle if dienst.mag(opdracht.actie)]

    def treffers(self, vraag: str) -> list[Treffer]:
        """What fits: for each act that is named the dossiers to which it applies, by name if one is typed with it."""
        woorden = vouw(vraag).split()
        gevonden: list[Treffer] = []
        for opdracht, titel in self._opdrachten:
            rest = [woord for woord in woorden if not any(deel.startswith(woord) for deel in titel)]
            genoemd = [woord for woord in woorden if woord not in rest and len(woord) >= _KORTST]
            if genoemd:
                gevonden += self._bij(opdracht, rest)
        return gevonden

    def _bij(self, opdracht: Opdracht, rest: Sequence[str]) -> list[Treffer]:
        voor = self._voor()
        passend = [d for d in self._lijst() if opdracht.past(d) and all(woord in d.zoektekst for woord in rest)]
        passend.sort(key=lambda d: (d.id != voor, d.uiterste_datum or _VER))
        return [Treffer(titel=f"{opdracht.titel}: {d.leerling}", onder=f"{d.kenmerk} · {d.school} · {d.status}", soort="opdracht",
                        uitvoeren=partial(self._doe, opdracht, d.id)) for d in passend[:_HOOGSTENS]]  # fmt: skip

    def _doe(self, opdracht: Opdracht, aanvraag_id: AanvraagId) -> None:
        if opdracht.dialoog is not None:
            opdracht.dialoog(aanvraag_id)
        else:
            self._navigatie.naar_dossier(aanvraag_id, tab=opdracht.tab, veld=opdracht.veld or None)
