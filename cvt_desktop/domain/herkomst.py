"""What came along in an imported file, and what of it was left out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Weggelaten:
    """Something that was in an imported file and was not taken over, with the reason."""

    naam: str = field(repr=False)
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkomst:
    """What an imported file told beside the form's fields: kept as context, shown in the dossier."""

    bestand: str = field(default="", repr=False)
    profiel: str = ""
    akkoord: str = ""
    reden_niet_akkoord: str = field(default="", repr=False)
    eerdere_tlvs: tuple[str, ...] = field(default=(), repr=False)
    context: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    weggelaten: tuple[Weggelaten, ...] = ()
