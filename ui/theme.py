"""The one module of tokens: sizes, type, colours, light and dark. No colour or size stands anywhere else.

Colours are asked with ``kleuren(widget)``: the answer follows the palette that the widget has now, so a
change of the system colour scheme needs nothing but a repaint. There is no application-wide style sheet:
it makes a page of 175 fields four times slower.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import path
from ui.tonen import Toon


class Ruimte(IntEnum):
    """The spacing scale in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class Maat(IntEnum):
    """Fixed measures in pixels."""

    STRAAL = 5
    STRAAL_GROOT = 8
    RAND = 1
    FOCUSRAND = 2
    RIJ = 28
    VELD = 28
    KNOP = 32
    BALK = 36
    BEZIG = 3
    ICOON = 16
    SCHUIF = 6
    VELDMARGE = 4
    LABELKOLOM = 190
    VELD_SMAL = 130
    VELD_GEWOON = 300
    VELD_BREED = 560
    INHOUD_SMAL = 460


class Letter(Enum):
    """The type scale: factor on the body size, and weight."""

    GEWOON = (1.0, QFont.Weight.Normal)
    NADRUK = (1.0, QFont.Weight.DemiBold)
    KLEIN = (0.9, QFont.Weight.Normal)
    KOLOM = (0.9, QFont.Weight.DemiBold)
    KOP = (1.4, QFont.Weight.DemiBold)
    GROOT = (1.6, QFont.Weight.Normal)
    GROOT_NADRUK = (1.6, QFont.Weight.DemiBold)
    TITEL = (2.0, QFont.Weight.DemiBold)


BASIS_PUNT = 10.0
"""Body size in points at 100 %; ``Letter.GROOT`` is then the 16 points of the zitting."""
_SCHERMLETTERS = ("CvTSchrift-Regular", "CvTSchrift-Bold")
_LICHTER = 140  # what QFusionStyle takes off for an outline
_DONKERDER = 135  # what it puts on for the ground of a button
_MET_RAND = ("QLineEdit", "QAbstractSpinBox", "QComboBox", "QCheckBox", "QRadioButton", "QPlainTextEdit")
ZOOM_STAPPEN = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kleuren:
    """One palette of the tokens, as hexadecimal texts. Names ending in ``_vlak`` are surfaces, the others ink or lines."""

    venster_vlak: str
    vlak: str
    verhoogd_vlak: str
    tekst: str
    zwak: str
    lijn: str
    rand: str
    accent_vlak: str
    accent_vlak_zweef: str
    op_accent: str
    accent: str
    accent_zacht_vlak: str
    zweef_vlak: str
    uit: str
    goed: str
    goed_vlak: str
    let_op: str
    let_op_vlak: str
    fout: str
    fout_vlak: str
    info: str
    info_vlak: str
    oefen: str
    oefen_vlak: str

    def inkt(self, toon: Toon) -> QColor:
        """The text colour that carries ``toon``."""
        return QColor(
            {
                Toon.GOED: self.goed,
                Toon.LET_OP: self.let_op,
                Toon.FOUT: self.fout,
                Toon.INFO: self.info,
                Toon.STIL: self.zwak,
                Toon.GEWOON: self.tekst,
            }[toon]
        )

    def ondergrond(self, toon: Toon) -> QColor:
        """The quiet surface on which ``inkt(toon)`` stands."""
        return QColor(
            {
                Toon.GOED: self.goed_vlak,
                Toon.LET_OP: self.let_op_vlak,
                Toon.FOUT: self.fout_vlak,
                Toon.INFO: self.info_vlak,
                Toon.STIL: self.zweef_vlak,
                Toon.GEWOON: self.zweef_vlak,
            }[toon]
        )


LICHT = Kleuren(
    venster_vlak="#f3f4f6", vlak="#ffffff", verhoogd_vlak="#fafbfc",
    tekst="#1b1f26", zwak="#59626f", lijn="#d9dde3", rand="#868e9a",
    accent_vlak="#1f5fa8", accent_vlak_zweef="#194e8c", op_accent="#ffffff", accent="#1c5a9f",
    accent_zacht_vlak="#dfeaf7", zweef_vlak="#e9ecf0", uit="#7c838e",
    goed="#1a6b3a", goed_vlak="#e3f3e8", let_op="#854800", let_op_vlak="#fdf0d5",
    fout="#b0241d", fout_vlak="#fde8e6", info="#1b5794", info_vlak="#e2edf9",
    oefen="#5f2c8a", oefen_vlak="#efe5f8",
)  # fmt: skip

DONKER = Kleuren(
    venster_vlak="#1c1f24", vlak="#24282e", verhoogd_vlak="#2a2f36",
    tekst="#e6e9ed", zwak="#a6aeb9", lijn="#3a4049", rand="#7b8592",
    accent_vlak="#2c68ad", accent_vlak_zweef="#3577c0", op_accent="#ffffff", accent="#86b8f0",
    accent_zacht_vlak="#2b3f57", zweef_vlak="#323840", uit="#828a95",
    goed="#80cf9a", goed_vlak="#1f3828", let_op="#f0b75f", let_op_vlak="#3b2d15",
    fout="#ff9f96", fout_vlak="#45211e", info="#90c2f5", info_vlak="#1d344d",
    oefen="#d8bdf5", oefen_vlak="#35264a",
)  # fmt: skip


def kleuren(widget: QWidget | QPalette) -> Kleuren:
    """The tokens that fit the palette of ``widget``: light or dark."""
    palet = widget if isinstance(widget, QPalette) else widget.palette()
    return DONKER if palet.color(QPalette.ColorRole.Base).lightness() < 128 else LICHT


def palet(kleur: Kleuren) -> QPalette:
    """The QPalette for Fusion. PlaceholderText is the faint ink, BrightText the ink of errors, Mid a line."""
    rol, groep = QPalette.ColorRole, QPalette.ColorGroup
    resultaat = QPalette()
    for wat, waarde in {
        rol.Window: kleur.venster_vlak, rol.WindowText: kleur.tekst, rol.Base: kleur.vlak,
        rol.AlternateBase: kleur.verhoogd_vlak, rol.Text: kleur.tekst, rol.PlaceholderText: kleur.zwak,
        rol.Button: kleur.verhoogd_vlak, rol.ButtonText: kleur.tekst, rol.BrightText: kleur.fout,
        rol.ToolTipBase: kleur.verhoogd_vlak, rol.ToolTipText: kleur.tekst,
        rol.Highlight: kleur.accent_vlak, rol.HighlightedText: kleur.op_accent, rol.Accent: kleur.accent_vlak,
        rol.Link: kleur.accent, rol.LinkVisited: kleur.accent,
        rol.Light: kleur.vlak, rol.Midlight: kleur.zweef_vlak, rol.Mid: kleur.lijn, rol.Dark: kleur.rand,
        rol.Shadow: kleur.rand,
    }.items():  # fmt: skip
        resultaat.setColor(wat, QColor(waarde))
    resultaat.setColor(groep.Disabled, rol.HighlightedText, QColor(kleur.uit))
    for wat in (rol.Text, rol.ButtonText, rol.WindowText):  # a closed field still has to be read, with the words of a tick
        resultaat.setColor(groep.Disabled, wat, QColor(kleur.zwak))
    resultaat.setColor(groep.Disabled, rol.Highlight, QColor(kleur.zweef_vlak))
    resultaat.setColor(groep.Disabled, rol.Base, QColor(kleur.venster_vlak))
    resultaat.setColor(groep.Inactive, rol.Highlight, QColor(kleur.accent_zacht_vlak))
    resultaat.setColor(groep.Inactive, rol.HighlightedText, QColor(kleur.tekst))
    return resultaat


def veldpalet(kleur: Kleuren) -> QPalette:
    """For a field: Fusion draws its frame in Window, darkened; in the dark that frame would not be seen."""
    resultaat = palet(kleur)
    resultaat.setColor(QPalette.ColorRole.Window, QColor(kleur.rand).lighter(_LICHTER))
    if kleur is DONKER:
        # a list to choose from is a field like the others; Fusion makes the ground of its button a quarter lighter
        resultaat.setColor(QPalette.ColorRole.Button, QColor(kleur.vlak).darker(_DONKERDER))
        # Fusion darkens Highlight for the frame of the field that has the focus
        resultaat.setColor(QPalette.ColorRole.Highlight, QColor(kleur.accent))
        resultaat.setColor(QPalette.ColorRole.HighlightedText, QColor(kleur.vlak))
    return resultaat


def letter(soort: Letter) -> QFont:
    """A font of the type scale, derived from the (zoomed) application font."""
    basis = QApplication.font()
    factor, gewicht = soort.value
    basis.setPointSizeF(basis.pointSizeF() * factor)
    basis.setWeight(gewicht)
    return basis


def geschaald(maat: int) -> int:
    """``maat`` points of width for words of the normal size, as pixels for the letters of now."""
    return round(maat * QApplication.font().pointSizeF() / BASIS_PUNT)


def laad_lettertype() -> str:
    """Load the two fonts that the screen uses and give their family, or '' for the system font; paper also has the italic."""
    families: list[str] = []
    for naam in _SCHERMLETTERS:
        nummer = QFontDatabase.addApplicationFont(str(path(f"fonts/{naam}.ttf")))
        if nummer >= 0:
            families += QFontDatabase.applicationFontFamilies(nummer)
    return families[0] if families else ""


def menupalet(kleur: Kleuren) -> QPalette:
    """For a menu: Fusion draws its frame in Window, darkened; in the dark that frame would not be seen."""
    resultaat = palet(kleur)
    if kleur is DONKER:
        resultaat.setColor(QPalette.ColorRole.Window, QColor(kleur.rand).lighter(_LICHTER))
    return resultaat


class Schema(Enum):
    """Which palette is wanted: that of the system, or one of the two always."""

    SYSTEEM = "systeem"
    LICHT = "licht"
    DONKER = "donker"


class Thema(QObject):
    """Keeps palette and font of the application: follows the system scheme, and zooms.

    ``bewaar_zoom`` is told the chosen factor, so that bootstrap can keep it in the settings.
    """

    zoom_gewijzigd = Signal(float)

    def __init__(
        self, app: QApplication, *, zoom: float = 1.0, bewaar_zoom: Callable[[float], None] | None = None
    ) -> None:
        super().__init__(app)
        self._app = app
        self._schema = Schema.SYSTEEM
        self._zoom = zoom if zoom in ZOOM_STAPPEN else 1.0
        self._bewaar = bewaar_zoom
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        familie = laad_lettertype()
        basis = app.font()
        if familie:
            basis.setFamily(familie)
        self._basis = basis
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._zet_palet()
        self._zet_letter()

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def donker(self) -> bool:
        if self._schema is not Schema.SYSTEEM:
            return self._schema is Schema.DONKER
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def kies_schema(self, schema: Schema) -> None:
        """Follow the system, or always one of the two."""
        self._schema = schema
        self._zet_palet()

    def zet_zoom(self, zoom: float) -> None:
        """Set the size of everything; only the steps of ``ZOOM_STAPPEN``."""
        self._zoom = min(ZOOM_STAPPEN, key=lambda stap: abs(stap - zoom))
        self._zet_letter()
        self.zoom_gewijzigd.emit(self._zoom)
        if self._bewaar is not None:
            self._bewaar(self._zoom)

    def groter(self) -> None:
        self._stap(1)

    def kleiner(self) -> None:
        self._stap(-1)

    def _stap(self, richting: int) -> None:
        plaats = ZOOM_STAPPEN.index(self._zoom) + richting
        self.zet_zoom(ZOOM_STAPPEN[max(0, min(plaats, len(ZOOM_STAPPEN) - 1))])

    def _on_scheme_changed(self, _schema: Qt.ColorScheme) -> None:
        self._zet_palet()

    def _zet_palet(self) -> None:
        kleur = DONKER if self.donker else LICHT
        self._app.setPalette(palet(kleur))
        for klasse in _MET_RAND:
            self._app.setPalette(veldpalet(kleur), klasse)  # type: ignore[arg-type]  # the stub says bytes, it takes str
        self._app.setPalette(menupalet(kleur), "QMenu")  # type: ignore[arg-type]

    def _zet_letter(self) -> None:
        lettertype = QFont(self._basis)
        lettertype.setPointSizeF(BASIS_PUNT * self._zoom)
        self._app.setFont(lettertype)
        for widget in QApplication.allWidgets():
            if hasattr(widget, "herletter"):
                widget.herletter()
