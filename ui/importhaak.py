"""A guard against a cost that was measured: PySide6 6.12 reads the source of every module that is imported after it.

It looks for its own name in the text, to know whether the module may use ``from __feature__ import …``; nothing here
does. A third of a millisecond a module makes 15 ms before the login and several hundred behind it. ``laat_bronnen_dicht``
tells PySide that it has looked at every module already. Call it before the modules of the window are imported.
"""

from __future__ import annotations

from PySide6 import QtCore  # noqa: F401 (it brings shibokensupport)

try:
    from shibokensupport import feature  # type: ignore[import-not-found]
except ImportError:  # another version of PySide6: slower, not worse
    feature = None


class _Bekend(dict[str, int]):
    """Holds every name."""

    def __contains__(self, _naam: object) -> bool:
        return True


def laat_bronnen_dicht() -> None:
    """From now on the import hook of PySide6 reads no file."""
    if hasattr(feature, "pyside_feature_dict"):
        feature.pyside_feature_dict = _Bekend()
