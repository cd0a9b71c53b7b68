"""The fields that say who may be written to electronically (Awb 2:8), alike for a verzorger and a school."""

from __future__ import annotations

from dataclasses import fields

from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from ui.widgets.datumveld import Datumveld
from ui.widgets.sectie import Sectie
from ui.widgets.tekstveld import Tekstveld

ELEKTRONISCH = tuple(veld.name for veld in fields(Bereikbaarheid))


def elektronisch(deel: Sectie) -> None:
    """Add them to a part of a form, named as the fields of ``Bereikbaarheid``."""
    deel.veld(Datumveld("brieven_op", "Brieven digitaal sinds", optioneel=True,
                        uitleg="Alleen na een uitdrukkelijk ja (Awb 2:8). Een e-mailadres is geen ja."))  # fmt: skip
    deel.veld(Datumveld("besluiten_op", "Besluiten digitaal sinds", optioneel=True,
                        uitleg="Apart te vragen. Leeg is per post; maak leeg als het ja is ingetrokken."))  # fmt: skip
    deel.veld(Tekstveld("bewijs", "Waar staat dat ja", optioneel=True, hint="mail van 03-04-2027", maximum=120))
