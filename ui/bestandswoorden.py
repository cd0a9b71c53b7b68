"""Dutch words in the list of Qt's own file dialog: the kinds of files there come from an English list, sizes in MiB."""

from __future__ import annotations

from PySide6.QtCore import QFileInfo, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import (
    QFileSystemModel,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

_GROOTTE, _SOORT, _DATUM = 1, 2, 3  # the columns of QFileSystemModel
_SOORTEN = {
    "pdf": "PDF-document", "png": "afbeelding", "jpg": "afbeelding", "jpeg": "afbeelding", "docx": "Word-document",
    "doc": "Word-document", "xlsx": "Excel-werkmap", "xls": "Excel-werkmap", "csv": "tabel", "txt": "tekst",
    "cvtstokje": "overdrachtsbestand", "cvtlog": "logboek",
}  # fmt: skip


def grootte(bytes_: int) -> str:
    """``2,9 MB``, ``14 kB``: the units that the rest of the program counts in."""
    if bytes_ >= 2**20:
        return f"{bytes_ / 2**20:.1f} MB".replace(".", ",")
    return f"{max(1, bytes_ // 1024)} kB"


def soort(achtervoegsel: str) -> str:
    """``PDF-document``; of a kind that the program does not know its ending: ``ODT-bestand``."""
    achter = achtervoegsel.casefold()
    return _SOORTEN.get(achter) or (f"{achter.upper()}-bestand" if achter else "bestand")


class Bestandswoorden(QStyledItemDelegate):
    """For the list of files. A delegate, and no icon provider: Qt asks that one in a thread of its own."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        info = QFileInfo(str(index.sibling(index.row(), 0).data(QFileSystemModel.Roles.FilePathRole) or ""))
        if not info.fileName():
            return
        tekst = ""
        if index.column() == _DATUM:
            tekst = info.lastModified().toString("dd-MM-yyyy HH.mm")
        elif info.isFile():
            tekst = grootte(info.size()) if index.column() == _GROOTTE else soort(info.suffix())
        if tekst:
            option.text = tekst


def vernederlands(vak: QWidget) -> None:
    """The list of a file dialog that Qt draws; that of the system has none, and words of its own."""
    lijst = vak.findChild(QTreeView, "treeView")
    if lijst is not None:
        woorden = Bestandswoorden(vak)
        for kolom in (_GROOTTE, _SOORT, _DATUM):
            lijst.setItemDelegateForColumn(kolom, woorden)
            lijst.header().setSectionResizeMode(kolom, QHeaderView.ResizeMode.ResizeToContents)
