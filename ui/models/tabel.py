"""A table over a list of frozen rows: sorted and filtered in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cvt_desktop.basis.tekst import vouw
from ui.tonen import Chip, platte_tip

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
RECHTS = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LINKS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WARM_S = 0.005
_WARM_STAP = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom(Generic[R]):
    """One column. ``tekst`` gives a text or a Chip for a row.

    ``breedte`` in pixels at 100 % (0: measured on the content); ``rek`` takes the room that is left; ``smalst``: how far a
    column gives way when the columns that stretch have too little (0: never; the last column gives first); ``wijkt``: the
    column is left out while all of them do not fit at their narrowest, the last one first; ``heel``: up to this width a column
    that stretches shows its content whole, and others give way for that: the name that somebody looks for is not cut;
    ``sorteer`` is the key to sort by (default: the folded text); ``zoekbaar`` puts the text in the haystack.
    """

    titel: str
    tekst: Callable[[R], str | Chip]
    breedte: int = 0
    rek: bool = False
    heel: int = 0
    smalst: int = 0
    wijkt: bool = False
    rechts: bool = False
    zwak: bool = False
    nadruk: bool = False
    zoekbaar: bool = True
    sorteer: Callable[[R], Any] | None = None


def vouw_snel(tekst: str) -> str:
    """``vouw`` with a short way for plain ASCII, which most cells are."""
    return tekst.casefold() if tekst.isascii() and "`" not in tekst else vouw(tekst)


def _wijder(filter_: list[str], ander: list[str]) -> bool:
    """Whether every row that passes ``ander`` also passes ``filter_``: each of its words is part of one there."""
    return all(any(woord in langer for langer in ander) for woord in filter_)


class Tabelmodel(QAbstractTableModel, Generic[R]):
    """Rows are any frozen objects; ``hooi`` may give the folded search text of a row when the database has it already.

    ``kop`` gives the words of a row that is a heading over those below it, '' for an ordinary row. Nobody can select a heading,
    and once the rows are sorted by a column there are none.
    """

    def __init__(
        self, kolommen: Sequence[Kolom[R]], *, hooi: Callable[[R], str] | None = None, kop: Callable[[R], str] | None = None
    ) -> None:
        super().__init__()
        self.kolommen = list(kolommen)
        self._hooi_van = hooi
        self._kop_van = kop
        self._alle: list[R] = []
        self._hooi: list[str] = []
        self._volgorde: list[int] = []
        self._zichtbaar: list[int] = []
        self._filter: list[str] = []
        self._trap: list[tuple[list[str], list[int]]] = []  # wider and wider filters that the present one came from
        self._sorteer: tuple[int, Qt.SortOrder] | None = None

    def zet_rijen(self, rijen: Sequence[R]) -> None:
        """Show these rows; the filter and the order stay. Their haystacks are made at the first filter or by ``warm``."""
        self.beginResetModel()
        self._alle = list(rijen)
        self._hooi = []
        self._orden()
        self._zeef()
        self.endResetModel()

    def warm(self) -> bool:
        """Make some more haystacks; True when all are made. Called when nothing else is to be done, but somebody may type."""
        einde = perf_counter() + _WARM_S
        while not self._maak_hooien(_WARM_STAP) and perf_counter() < einde:
            pass
        return len(self._hooi) == len(self._alle)

    def _maak_hooien(self, aantal: int) -> bool:
        van = len(self._hooi)
        self._hooi += [self._maak_hooi(rij) for rij in self._alle[van : van + aantal]]
        return len(self._hooi) == len(self._alle)

    def zet_filter(self, tekst: str) -> None:
        """Keep the rows whose folded text has every word of ``tekst``."""
        woorden = vouw(tekst).split()
        if woorden == self._filter:
            return
        self.beginResetModel()
        self._filter = woorden
        self._zeef()
        self.endResetModel()

    def rij(self, nummer: int) -> R:
        """The object in the visible row ``nummer``."""
        return self._alle[self._zichtbaar[nummer]]

    def getoond(self) -> list[R]:
        """The objects in the visible rows, in their order."""
        return [self._alle[i] for i in self._zichtbaar]

    def rijen(self) -> list[R]:
        """All objects, filtered or not."""
        return list(self._alle)

    def zoek(self, past: Callable[[R], bool]) -> int:
        """The visible row of the first object that ``past``, or -1."""
        return next((nummer for nummer, i in enumerate(self._zichtbaar) if past(self._alle[i])), -1)

    def plaats(self, sleutel: Callable[[R], Hashable], waarde: Hashable) -> int:
        """The visible row of the object with this key, or -1."""
        return self.zoek(lambda rij: sleutel(rij) == waarde)

    def kop(self, nummer: int) -> str:
        """The words of the heading in a visible row, or ''."""
        return "" if self._kop_van is None else self._kop_van(self._alle[self._zichtbaar[nummer]])

    def koppen(self) -> list[int]:
        """Which of the visible rows are headings."""
        van = self._kop_van
        return [] if van is None else [n for n, i in enumerate(self._zichtbaar) if van(self._alle[i])]

    def aantal(self) -> int:
        """How many rows there are without the filter."""
        return len(self._alle)

    def cel(self, nummer: int, kolom: int) -> str | Chip:
        """What stands in a cell."""
        return self.kolommen[kolom].tekst(self._alle[self._zichtbaar[nummer]])

    def celtekst(self, nummer: int, kolom: int) -> str:
        """What stands in a cell, as text."""
        waarde = self.cel(nummer, kolom)
        return waarde if isinstance(waarde, str) else waarde.als_tekst()

    def _maak_hooi(self, rij: R) -> str:
        if self._hooi_van is not None:
            return self._hooi_van(rij)
        delen = (kolom.tekst(rij) for kolom in self.kolommen if kolom.zoekbaar)
        return vouw_snel(" ".join(deel if isinstance(deel, str) else deel.tekst for deel in delen))

    def _orden(self) -> None:
        self._trap = []
        self._volgorde = list(range(len(self._alle)))
        if self._sorteer is None:
            return
        if (van := self._kop_van) is not None:
            self._volgorde = [i for i in self._volgorde if not van(self._alle[i])]
        nummer, richting = self._sorteer
        kolom = self.kolommen[nummer]
        sleutel = kolom.sorteer

        def tekst(i: int) -> Any:
            if sleutel is not None:
                return sleutel(self._alle[i])
            waarde = kolom.tekst(self._alle[i])
            return vouw_snel(waarde if isinstance(waarde, str) else waarde.tekst)

        self._volgorde.sort(key=tekst, reverse=richting == Qt.SortOrder.DescendingOrder)

    def _zeef(self) -> None:
        if not self._filter:
            self._trap = []
            self._zichtbaar = self._volgorde
            return
        if len(self._hooi) < len(self._alle):
            self._maak_hooien(len(self._alle))
        hooi = self._hooi
        while self._trap and not _wijder(self._trap[-1][0], self._filter):
            self._trap.pop()
        gedaan, zichtbaar = self._trap[-1] if self._trap else ([], self._volgorde)
        for woord in self._filter:
            if woord not in gedaan:
                zichtbaar = [i for i in zichtbaar if woord in hooi[i]]
        if gedaan != self._filter:
            self._trap.append((self._filter, zichtbaar))
        self._zichtbaar = zichtbaar

    # Qt's side
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (the signature of Qt)
        return 0 if parent.isValid() else len(self._zichtbaar)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.kolommen)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role in (_DISPLAY, _ACCESSIBLE):
            return self.celtekst(index.row(), index.column())
        if role == _TOOLTIP:  # Qt would take a name that looks like markup as markup
            return platte_tip(self.celtekst(index.row(), index.column()))
        if role == _ALIGN:
            return RECHTS if self.kolommen[index.column()].rechts else LINKS
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return self.kolommen[section].titel
        if role == _ALIGN and orientation == Qt.Orientation.Horizontal:
            return RECHTS if self.kolommen[section].rechts else LINKS
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 is the order in which the rows came."""
        self.beginResetModel()
        self._sorteer = (column, order) if column >= 0 else None
        self._orden()
        self._zeef()
        self.endResetModel()


class Koppenmodel(Tabelmodel[R]):
    """A model with headings. Its own class, because Qt asks ``flags`` for each cell that it paints, of every table."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen: the arrows go over it."""
        return Qt.ItemFlag.NoItemFlags if index.isValid() and self.kop(index.row()) else super().flags(index)
