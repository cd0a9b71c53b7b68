"""How pupil and ouders were heard, as the zitting established it, in the sentences of a letter (WVO 2020 art. 2.44)."""

from __future__ import annotations

from enum import StrEnum

from cvt_desktop.domain.hoorrecht import Gehoorde, Hoorrecht, Hoorwijze


class Aan(StrEnum):
    """To whom the letter goes; one ouder does not read what the other said (screens.md 7.1)."""

    SCHOOL = "school"
    OUDERS_SAMEN = "ouders samen"
    EEN_OUDER = "een ouder"


_NIET = {Hoorwijze.WIL_NIET: "wilde", Hoorwijze.KAN_NIET: "kon"}
_NIET_MEERVOUD = {Hoorwijze.WIL_NIET: "wilden", Hoorwijze.KAN_NIET: "konden"}


def hoe_gehoord(hoorrecht: Hoorrecht | None, roepnaam: str, *, al_gezegd: str, aan: Aan = Aan.SCHOOL) -> str:
    """Both sentences for the school or the ouders, with what was said besides; empty when nothing was established.

    ``al_gezegd`` stands in the letter already as the view of the pupil.
    """
    if hoorrecht is None:
        return ""
    leerling, ouders = hoorrecht.leerling, hoorrecht.ouders
    zin = gehoord(f"{roepnaam} is", f"{roepnaam} zei daarbij", leerling, al_gezegd) or niet_gehoord(leerling, roepnaam)
    return " ".join(filter(None, (zin if zin != al_gezegd else "", _ouders(ouders, aan))))


def je_gehoord(hoorrecht: Hoorrecht | None, *, al_gezegd: str) -> str:
    """The sentence about the pupil, in the pupil's own letter."""
    if hoorrecht is None:
        return ""
    zin = gehoord("Je bent", "Je zei daarbij", hoorrecht.leerling, al_gezegd) or je_niet_gehoord(hoorrecht.leerling)
    return zin if zin != al_gezegd else ""


def gehoord(begin: str, zei: str, wie: Gehoorde, al_gezegd: str) -> str:
    """``Sem is gehoord in een gesprek. Sem zei daarbij: “…”.``; empty for who was not heard."""
    if wie.wijze is None or not wie.wijze.gehoord:
        return ""
    woorden = wie.woorden.strip().strip("“”\"").rstrip(".")
    erbij = f" {zei}: “{woorden}”." if woorden and wie.woorden.strip() != al_gezegd else ""
    return f"{begin} gehoord {wie.wijze}.{erbij}"


def niet_gehoord(wie: Gehoorde, naam: str) -> str:
    """``Sem wilde niet worden gehoord: …``; empty for who was heard."""
    return f"{naam} {_NIET[wie.wijze]} niet worden gehoord: {_reden(wie)}." if wie.wijze in _NIET else ""


def je_niet_gehoord(wie: Gehoorde) -> str:
    """As ``niet_gehoord``, to the pupil."""
    return f"Je {_NIET[wie.wijze]} niet worden gehoord: {_reden(wie)}." if wie.wijze in _NIET else ""


def _ouders(ouders: Gehoorde, aan: Aan) -> str:
    if aan is Aan.EEN_OUDER:
        return gehoord("De ouders zijn", "", Gehoorde(wijze=ouders.wijze), "")
    samen = aan is Aan.OUDERS_SAMEN
    if ouders.wijze in _NIET:
        wie, werkwoord = ("U", _NIET[ouders.wijze]) if samen else ("De ouders", _NIET_MEERVOUD[ouders.wijze])
        return f"{wie} {werkwoord} niet worden gehoord: {_reden(ouders)}."
    return gehoord(*(("U bent", "U zei daarbij") if samen else ("De ouders zijn", "Zij zeiden daarbij")), ouders, "")


def _reden(wie: Gehoorde) -> str:
    return wie.woorden.strip().rstrip(".")
