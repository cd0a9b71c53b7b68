"""Whether a letter says how to make bezwaar, and so whether the program tells until when it can be made."""

from __future__ import annotations

from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instellingen import Instellingen

_ALTIJD = frozenset({Briefsoort.BUITEN_BEHANDELING, Briefsoort.BUITEN_BEHANDELING_OUDERS})
"""That an aanvraag is not handled is a besluit, whatever was asked (Awb 4:5)."""


def heeft_bezwaar(instellingen: Instellingen, soort: Soort, brief: Briefsoort) -> bool:
    """For a besluit about a groepsarrangement that is a setting (``Reglement.groep_clausule``)."""
    return brief in _ALTIJD or instellingen.reglement.met_bezwaarclausule(soort)
