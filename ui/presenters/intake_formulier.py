"""The form of a school at the intake: is a dropped PDF one, what of it goes where, and the empty one. No Qt."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.domain.bsn import zonder_bsn
from cvt_desktop.domain.errors import BestandError, InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.services import aanvraagformulieren
from cvt_desktop.services.aanvraagformulieren import Formulierovername
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.stukken import Stuklezer
from ui.presenters.aanvraagvelden import van_velden


def lees_formulier(
    dienst: Dienst, lezer: Stuklezer, invoer: Invoer, naam: str, data: bytes, geweigerd: list[tuple[str, str]]
) -> Formulierovername | None:
    """What a school filled in, when this is such a form; any other file, and one that cannot be read so, is a stuk."""
    try:
        velden = lezer.lees_velden(data)
    except BestandError:
        return None
    if not aanvraagformulieren.is_aanvraagformulier(velden):
        return None
    try:
        return aanvraagformulieren.lezen(dienst, velden, naam, invoer)
    except InvoerError as fout:
        geweigerd.append((zonder_bsn(naam), fout.melding))
        return None


def neem_formulier_over(invoer: Invoer, overname: Formulierovername, sleutels: Collection[str]) -> Invoer:
    """The intake with what is ticked; what is not ticked stays as it was."""
    enkel = {naam: w.isoformat() if naam == "vso.einddatum" else w for naam, w in overname.waarden.items() if naam in sleutels}
    return van_velden(enkel, aanvraagformulieren.neem_rijen_over(invoer, overname, sleutels))


def bewaar_leeg_formulier(dienst: Dienst, soort: Soort, pad: Path) -> str:
    """Write the empty form of a kind; gives what to tell. Raises ``CvtError``."""
    data = aanvraagformulieren.leeg(dienst, soort)
    try:
        schrijf_atomair(pad, data)
    except OSError as fout:
        raise BestandError("Het formulier kan daar niet worden bewaard. Kies een andere map.", code="schrijven") from fout
    return f"Het lege aanvraagformulier ({soort}) is bewaard. Er staat niets in over een leerling."
