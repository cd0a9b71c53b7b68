"""The icon in every size: PNG for Linux, ``.ico`` for Windows, ``.icns`` for macOS; all from one drawing.

Runs in the environment that freezes, because Qt draws it. The two container formats hold PNG files as they are, so that
no other program is needed and the same drawing gives the same bytes.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
DRAWING = Path(__file__).resolve().parent / "icons" / "cvt-desktop.svg"


def draw(folder: Path) -> dict[int, bytes]:
    """The PNG files in ``folder``, and the two containers."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: _png(size) for size in SIZES}
    for size, data in pictures.items():
        (folder / f"{size}.png").write_bytes(data)
    (folder / "cvt-desktop.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "cvt-desktop.icns").write_bytes(icns({size: pictures[size] for size in ICNS_KINDS}))
    return pictures


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows: a directory of 16 bytes a picture, then the PNG files; a side of 256 is written as 0."""
    offset = 6 + 16 * len(pictures)
    directory, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, data in sorted(pictures.items()):
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset + len(body))
        body += data
    return directory + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """macOS: each picture behind its kind and length."""
    body = b"".join(ICNS_KINDS[size] + struct.pack(">I", len(data) + 8) + data for size, data in sorted(pictures.items()))
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def _png(size: int) -> bytes:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(out, "PNG"):  # type: ignore[call-overload]  # Qt's own stub asks for bytes
        raise SystemExit("the icon could not be drawn")
    return bytes(out.data().data())
