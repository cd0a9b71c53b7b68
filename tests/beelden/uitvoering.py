"""In which ways every screen is pictured: colours, the scale of the system, and the size that somebody chose."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.cli.rust import rust
from ui.main_window import GEWOON
from ui.theme import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitvoering:
    """``schaal`` is that of the system, ``zoom`` that of Ctrl++; the window is 1280 by 720, at 150 % thus 1920 by 1080."""

    naam: str
    schema: Schema
    schaal: str = "1"
    zoom: float = 1.0

    def omgeving(self) -> dict[str, str]:
        """What Qt reads before it starts: so each scale needs a process of its own."""
        return {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": self.schaal}

    def zet(self, programma: Programma) -> None:
        """Give the window these colours and sizes."""
        programma.thema.kies_schema(self.schema)
        programma.thema.zet_zoom(self.zoom)
        programma.venster.resize(*GEWOON)
        rust(programma.venster, programma.taken)


UITVOERINGEN = (
    Uitvoering(naam="licht-100", schema=Schema.LICHT),
    Uitvoering(naam="donker-100", schema=Schema.DONKER),
    Uitvoering(naam="licht-150", schema=Schema.LICHT, schaal="1.5"),
    Uitvoering(naam="donker-150", schema=Schema.DONKER, schaal="1.5"),
    Uitvoering(naam="licht-groter", schema=Schema.LICHT, zoom=1.25),
)
