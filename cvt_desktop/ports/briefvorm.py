"""What every letter has, whatever it says."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.ports.documentdelen import Kop, Ondertekening


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Brief:
    """What every letter has.

    ``adres`` holds the lines as they stand in the window of the envelope (at most six), ``aanhef`` the
    salutation without comma, ``eigen_alinea`` the free paragraph, ``bijlagen`` what is enclosed.
    """

    kop: Kop
    adres: tuple[str, ...]
    aanhef: str
    ondertekening: Ondertekening
    eigen_alinea: str = ""
    bijlagen: tuple[str, ...] = ()
