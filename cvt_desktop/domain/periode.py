"""The period of a TLV vso: whole school years, with the rest of a running one on top (WEC 40, lid 15)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.schooljaar import eindigt_met_schooljaar, schooljaar, vroegste_einddatum_vso
from cvt_desktop.domain.termijn import Stap, toets_datum


@dataclass(frozen=True, slots=True, kw_only=True)
class Periode:
    """``toegestaan`` is None when no end was given. The proposal is a lawful end that was given, else the nearest one."""

    vroegste_einddatum: date
    voorgestelde_einddatum: date
    toegestaan: bool | None
    stappen: tuple[Stap, ...]


def toets(ingangsdatum: date, einddatum: date | None = None) -> Periode:
    """The earliest lawful end for a beginning, and whether ``einddatum`` is lawful. Raises ``InvoerError``."""
    toets_datum(ingangsdatum, veld="ingangsdatum")
    vroegste, grond = vroegste_einddatum_vso(ingangsdatum), bron("wec-40-15")
    jaar = schooljaar(ingangsdatum)
    rest = "begin van het schooljaar" if ingangsdatum == jaar.eerste_dag else f"rest van schooljaar {jaar.naam}"
    stappen = [
        Stap(tekst=f"ingang {datum_lang(ingangsdatum)}: {rest} ({grond.tekst})", bron=grond, datum=ingangsdatum),
        Stap(
            tekst=f"minstens heel schooljaar {schooljaar(vroegste).naam}: tot en met {datum_lang(vroegste)} ({grond.tekst})",
            bron=grond,
            datum=vroegste,
        ),
    ]
    if einddatum is None:
        return Periode(
            vroegste_einddatum=vroegste, voorgestelde_einddatum=vroegste, toegestaan=None, stappen=tuple(stappen)
        )  # fmt: skip
    toets_datum(einddatum, veld="einddatum")
    if einddatum < ingangsdatum:
        raise InvoerError("De einddatum ligt voor de ingangsdatum. Controleer beide datums.", veld="einddatum")
    mag = einddatum >= vroegste and eindigt_met_schooljaar(einddatum)
    stappen.append(Stap(tekst=f"{_oordeel(einddatum, vroegste)} ({grond.tekst})", bron=grond, datum=einddatum))
    return Periode(
        vroegste_einddatum=vroegste, voorgestelde_einddatum=max(vroegste, schooljaar(einddatum).laatste_dag),
        toegestaan=mag, stappen=tuple(stappen),
    )  # fmt: skip


def aanvragen_voor(einddatum: date, maanden: int) -> date | None:
    """The day before which an extension is asked: ``maanden`` before the first day without TLV; None when that is 0."""
    if not maanden:
        return None
    daarna = einddatum + timedelta(days=1)
    maand = daarna.year * 12 + daarna.month - 1 - maanden
    jaar, maand = maand // 12, maand % 12 + 1
    return date(jaar, maand, min(daarna.day, monthrange(jaar, maand)[1]))


def _oordeel(einddatum: date, vroegste: date) -> str:
    if einddatum < vroegste:
        return f"{datum_lang(einddatum)} is te vroeg"
    if not eindigt_met_schooljaar(einddatum):
        return f"{datum_lang(einddatum)} is geen einde van een schooljaar: een verklaring geldt hele schooljaren"
    return f"{datum_lang(einddatum)} is toegestaan"
