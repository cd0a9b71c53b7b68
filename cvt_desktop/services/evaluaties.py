"""Evaluations of arrangements and voorzieningen whose day comes: for the werkvoorraad of the secretaris (screens.md 5.7, 5.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.evaluatie import Evaluatie, aan_de_beurt, evaluaties
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.besluiten import huidig

_TERUG_DAGEN = 730
"""Support is granted for a school year, or the rest of one and the next: of an older aanvraag nothing is evaluated any more."""
_SOORTEN = frozenset(str(soort) for soort in SOORTEN if beschrijving(soort).arrangement)
_LOPEND = frozenset({Status.BEKENDGEMAAKT, Status.IN_BEZWAAR})


def komende(
    uow: Leeseenheid, lijst: Iterable[AanvraagSummary], vandaag: date
) -> Iterator[tuple[AanvraagSummary, Evaluatie]]:
    """Of these dossiers what was granted and whose evaluation has come up; a note that was written since then ends it."""
    vanaf = plus_dagen(vandaag, -_TERUG_DAGEN)
    mogelijk = [d for d in lijst if d.soort in _SOORTEN and d.status in _LOPEND and d.ontvangen_op >= vanaf]
    for dossier in mogelijk:
        besluit = huidig(uow, dossier.id)
        if besluit is None or besluit.uitkomst is not Uitkomst.TOEGEWEZEN:
            continue
        momenten = evaluaties(Soort(dossier.soort), uow.aanvragen.get(dossier.id).formulier)
        genoteerd = (notitie.geschreven_op.date() for notitie in uow.notities.of_aanvraag(dossier.id))
        if (moment := aan_de_beurt(momenten, vandaag, genoteerd)) is not None:
            yield dossier, moment
