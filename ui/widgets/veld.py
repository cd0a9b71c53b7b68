"""What every field of a form can do: label, value, signal, error, explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Maat, Ruimte, kleuren
from ui.tonen import platte_tip
from ui.widgets.tekst import Tekst, Tekstsoort

if TYPE_CHECKING:
    from ui.presenters.hulp import Hulp


class Veld(QWidget):
    """The base of all fields. A subclass makes its editor and calls ``_plaats(editor)``.

    ``naam`` is the key of the field (the ``veld`` of a CvtError); ``label`` what a person reads, also the
    accessible name; ``uitleg`` is shown by F1 where ``resources/hulp.toml`` says nothing of this field. The line under the
    editor for the error is always there, so that nothing moves when an error comes or goes.
    """

    gewijzigd = Signal()

    def __init__(self, naam: str, label: str, *, optioneel: bool = False, uitleg: str = "", breedte: int = 0) -> None:
        super().__init__()
        self.naam = naam
        self.label = label
        self.optioneel = optioneel
        self.uitleg = uitleg
        self.setObjectName(naam)
        self._editor: QWidget | None = None
        self._breedte = breedte
        self._fout = Tekst("", Tekstsoort.FOUT)
        self._melding, self._waarschuwing = "", ""
        self._stil = False

    def _plaats(self, editor: QWidget, *, erbij: QWidget | None = None) -> None:
        """Lay out ``editor`` (the focus proxy), something beside it, and the error line."""
        self._editor = editor
        editor.setAccessibleName(self.label)
        if self.uitleg:
            editor.setAccessibleDescription(self.uitleg)
        self.setFocusProxy(editor)
        if self._breedte:
            editor.setMaximumWidth(self._breedte)
        rij = QHBoxLayout()
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.S)
        rij.addWidget(editor, 1000)  # up to its maximum width; what is left goes to the stretch
        if erbij is not None:
            rij.addWidget(erbij)
        if isinstance(erbij, Tekst):  # a unit
            erbij.zet_midden()
        if self._breedte or (erbij is None and editor.minimumWidth() == editor.maximumWidth()):
            rij.addStretch(1)  # else one that cannot grow would stand in the middle
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addLayout(rij)
        kolom.addWidget(self._fout)

    @property
    def editor(self) -> QWidget:
        """The widget that has the focus and the accessible name."""
        if self._editor is None:
            raise RuntimeError(f"veld {self.naam} heeft geen editor")
        return self._editor

    def waarde(self) -> Any:
        """The value in its own type; what cannot be read is the empty value of that type."""
        raise NotImplementedError

    def zet_waarde(self, waarde: Any) -> None:
        """Show ``waarde`` without sending ``gewijzigd``."""
        raise NotImplementedError

    def waarschuwing(self) -> str:
        """What refuses nothing but asks a look, or ''."""
        return self._waarschuwing

    def fout(self) -> str:
        """The error that stands under the field now, or ''."""
        return self._melding

    def toon_fout(self, tekst: str | None) -> None:
        """Show ``tekst`` under the field and mark the frame, or take it away."""
        self._melding = tekst or ""
        self._zeg(self._melding or self._waarschuwing)

    def waarschuw(self, tekst: str) -> None:
        """The same for what refuses nothing, '' takes it away; an error of the field goes before it."""
        self._waarschuwing = tekst
        self._zeg(self._melding or self._waarschuwing)

    def _zeg(self, tekst: str) -> None:
        if tekst == self._fout.text():
            return
        if tekst and (not self._breedte or self._breedte >= Maat.VELD_GEWOON):
            self._fout.laat_afbreken()  # where it would not fit it takes a second line: clipped it says nothing
        self._fout.setText(tekst)
        self._fout.setToolTip(platte_tip(tekst))
        if self._editor is not None:
            beschrijving = f"{'Fout' if self._melding else 'Let op'}: {tekst}" if tekst else self.uitleg
            self._editor.setAccessibleDescription(beschrijving)
            self._kleur_rand(self._editor, fout=bool(tekst))

    def hulp(self) -> Hulp | None:
        """What F1 shows: the help of its form, else its own explanation; None without both."""
        from ui.hulp import hulp_van  # noqa: PLC0415 (when somebody asks: the login has none, and must be there at once)

        return hulp_van(self, self.naam, self.uitleg)

    def leg_uit(self) -> bool:
        """Show it at this field; False when there is nothing to show."""
        hulp = self.hulp()
        if hulp is not None:
            from ui.hulp import toon_hulp  # noqa: PLC0415

            toon_hulp(self, self.label, hulp)
        return hulp is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button of the mouse, where the editor has no menu of its own."""
        event.setAccepted(self.leg_uit())

    def zonder_foutregel(self) -> None:
        """For a field in a tool bar or a table row: no line is kept under it, the error is the tool tip."""
        self._fout.hide()

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        """Open or close the field for changes."""
        self.editor.setEnabled(bewerkbaar)

    def _kleur_rand(self, editor: QWidget, *, fout: bool) -> None:
        """Red surface by the palette: cheaper than a style sheet, and it works in every Fusion editor."""
        if not fout:
            editor.setPalette(QPalette())
            return
        kleur = kleuren(self)
        palet = QPalette(self.palette())
        palet.setColor(QPalette.ColorRole.Base, QColor(kleur.fout_vlak))
        palet.setColor(QPalette.ColorRole.Button, QColor(kleur.fout_vlak))
        editor.setPalette(palet)

    def _meld_gewijzigd(self) -> None:
        """A person changed it. An error was about what stood there: it goes once something that can be read is filled in."""
        if self._stil:
            return
        if self._melding and self.waarde() not in (None, ""):
            self.toon_fout(None)
        self.gewijzigd.emit()

    def breedte_gewoon(self) -> int:
        """The maximum width that was asked for, or that of an ordinary field."""
        return self._breedte or int(Maat.VELD_GEWOON)
