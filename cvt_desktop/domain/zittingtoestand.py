"""Where a zitting stands, and what is said to who comes too early or too late."""

from __future__ import annotations

from enum import StrEnum


class Zittingtoestand(StrEnum):
    """Planned, open, closed, and the besluitenlijst vastgesteld by the voorzitter.

    Under M3 somebody decides on two adviezen without a zitting: what was weighed is kept in the same form, closed at once.
    """

    GEPLAND = "gepland"
    GEOPEND = "geopend"
    GESLOTEN = "gesloten"
    VASTGESTELD = "besluitenlijst vastgesteld"
    ZONDER_ZITTING = "besloten zonder zitting"


LIGT_VAST = {
    Zittingtoestand.GEPLAND: "Deze zitting is nog niet geopend. Open haar eerst.",
    Zittingtoestand.GEOPEND: "Deze zitting is al geopend. Doe dit in de zitting zelf.",
    Zittingtoestand.GESLOTEN: "Deze zitting is gesloten. Zet dit op de agenda van een volgende zitting.",
    Zittingtoestand.VASTGESTELD: "De besluitenlijst van deze zitting ligt vast. Zet dit op de agenda van een volgende zitting.",
    Zittingtoestand.ZONDER_ZITTING: "Hierover is zonder zitting besloten. Neem dat besluit eerst terug.",
}
"""Why an act is refused in a state, and what to do."""
