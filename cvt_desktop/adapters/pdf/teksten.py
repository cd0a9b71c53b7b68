"""The versioned letter texts and how their fields are filled.

``{veld}`` is a field, ``{veld:zin}`` one that ends its sentence, ``{veld:los}`` one that loses its full stop;
``[...]`` stays only when every field within is filled; ``**`` switches bold. Field values are always escaped:
they can never be markup.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NewType
from xml.sax.saxutils import escape, unescape

import resources
from cvt_desktop.domain.errors import InvoerError

HUIDIGE_VERSIE = "1"
Opmaak = NewType("Opmaak", str)
_BIJ_VOORWAARDE = re.compile(r"\[([^\[\]]*)\]")
_VELD = re.compile(r"\{(\w+)(?::(zin|los))?\}")
_VET = re.compile(r"\*\*(.+?)\*\*")
_VERVANG = {ord("\t"): " ", 0x2011: "-"} | dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF))
_ZINSEINDEN = (".", "!", "?", ".”", "!”", "?”", '."')


@lru_cache(maxsize=64)
def laad(versie: str, naam: str) -> Mapping[str, Any]:
    """The text ``naam`` of this version. Raises InvoerError when the version is unknown to this program."""
    pad = resources.path(f"teksten/v{versie}/{naam}.toml")
    if not versie.isdecimal() or not pad.is_file():
        raise InvoerError(
            "Dit document hoort bij een tekstversie die dit programma niet kent. Werk het programma bij.",
            veld="sjabloonversie",
        )
    return tomllib.loads(pad.read_text(encoding="utf-8"))


def veldnaam(sleutel: str) -> str:
    """A field's name as people say it: ``reden_duur`` is *reden duur*."""
    return sleutel.replace("_", " ")


def schoon(tekst: str) -> str:
    """One form for every text: composed letters, one kind of line end, a hyphen that the font has.

    What copied text brings along unseen (soft hyphens, joiners, byte order marks) shows nothing and goes.
    """
    heel = unicodedata.normalize("NFC", tekst).replace("\r\n", "\n").replace("\r", "\n")
    return heel.translate(_VERVANG).strip()


def veilig(tekst: str) -> Opmaak:
    """Text of a person or the register as markup: escaped, line ends kept."""
    return Opmaak(escape(schoon(tekst)).replace("\n", "<br/>"))


def vul(sjabloon: str, velden: Mapping[str, str], *, concept: bool = False) -> Opmaak:
    """The sentence with its fields; empty when all of it hung on empty fields.

    Raises InvoerError when a field outside brackets is empty; a concept shows its name instead.
    """

    def bij_voorwaarde(stuk: re.Match[str]) -> str:
        namen = [veld[1] for veld in _VELD.finditer(stuk[1])]
        return stuk[1] if all(schoon(velden[naam]) for naam in namen) else ""

    def waarde(veld: re.Match[str]) -> str:
        tekst = schoon(velden[veld[1]])
        if not tekst and not concept:
            raise leeg(veld[1])
        if veld[2] == "zin" and tekst and not tekst.endswith(_ZINSEINDEN):
            tekst += "."
        elif veld[2] == "los":
            tekst = tekst.rstrip(".")
        return veilig(tekst) if tekst else f"<i>({veldnaam(veld[1])})</i>"

    # the fields come in last, so that nothing in them is ever read as a mark of the template
    blijft = _VET.sub(r"<b>\1</b>", escape(_BIJ_VOORWAARDE.sub(bij_voorwaarde, sjabloon)))
    return Opmaak(_VELD.sub(waarde, blijft).strip())


def vul_kaal(sjabloon: str, velden: Mapping[str, str], *, concept: bool = False) -> str:
    """As ``vul``, but plain text that will itself be a field; its template has no bold."""
    kaal = re.sub(r"</?i>", "", vul(sjabloon, velden, concept=concept))
    return unescape(kaal.replace("<br/>", "\n"))


def met_namen(sjabloon: str) -> str:
    """The sentence as somebody reads it who has no dossier at hand: the names of its fields stand in their place."""
    namen = {veld[1]: f"‹{veldnaam(veld[1])}›" for veld in _VELD.finditer(sjabloon)}
    return vul_kaal(_VET.sub(r"\1", sjabloon), namen)


def leeg(veld: str) -> InvoerError:
    """The refusal of a definitive document with an empty field."""
    return InvoerError(
        f"Het veld ‘{veldnaam(veld)}’ is leeg. Vul het in; daarna kan het document worden gemaakt.", veld=veld
    )
