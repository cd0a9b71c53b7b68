"""Many documents in one file, to be printed in one go: the pages as they look, in the order that was asked."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from cvt_desktop.adapters.pdf.bundel import kopie

_A4 = (595, 842)


def drukstapel(stukken: Sequence[bytes], *, dubbelzijdig: bool) -> bytes:
    """The pile. A blank page makes the pages of a document even when it is printed two-sided."""
    uit, delen = pikepdf.new(), [kopie(stuk) for stuk in stukken]  # the parts stay open until it is saved
    for deel in delen:
        uit.pages.extend(deel.pages)
        if dubbelzijdig and len(deel.pages) % 2:
            uit.add_blank_page(page_size=_A4)
    bytes_ = io.BytesIO()
    uit.save(bytes_, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return bytes_.getvalue()
