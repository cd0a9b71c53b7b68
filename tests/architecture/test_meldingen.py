"""Every refusal says what to do: a sentence that only says no leaves people where they are (domain/errors.py)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.boom import modules, walked

FOUTEN = re.compile(r"^(?:Cvt|Invoer|GeenRecht|Toestand|NietGevonden|Gewijzigd|Register|RegisterBezet|Bestand)Error$")
RAAD = re.compile(
    r"\b(?:agendeer|beantwoord|begin|bekijk|behandel|beslis|bespreek|bevestig|bewaar|controleer|doe|draag|druk|ga|gebruik|geef|haal|handel|heropen|hoeft"
    r"|houd|installeer|kies|kijk|kopieer|koppel|kort|laat|leg|licht|log|los|maak|meld|neem|noem|noteer|open|pak|plan|print|probeer|registreer"
    r"|rond|schrijf|sla|sluit|splits|stel|stuur|teken|trek|typ|verbind|vergelijk|ververs|verwijder|vink|voeg|vraag|vul|wacht|werk"
    r"|wijzig|zeg|zet|zoek)\b",
    re.IGNORECASE,
)
"""An imperative, or that nothing needs to be done."""
WIE_WEL = re.compile(r"Wie het wel mag|alleen de beheerder|maakt of verwijdert de beheerder|Doorgaan zonder kan na")


def _namen(boom: ast.Module) -> dict[str, str]:
    """The texts that a module keeps under a name."""
    return {doel.id: node.value.value for node in boom.body if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
            for doel in node.targets if isinstance(doel, ast.Name)}  # fmt: skip


def _tekst(node: ast.expr, namen: dict[str, str]) -> str | None:
    """The sentence as far as it stands in the code; None when it comes from elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        return namen.get(node.id)
    if isinstance(node, ast.JoinedStr):
        delen = [_tekst(d.value if isinstance(d, ast.FormattedValue) else d, namen) for d in node.values]
        # what ends in a sentence of somebody else ends in the advice of somebody else
        elders = delen[-1] is None or (len(delen) > 1 and delen[-1] in {".", ")"} and delen[-2] is None)
        return None if elders else "".join(deel if deel is not None else "…" for deel in delen)
    return None


def _weigeringen() -> Iterator[tuple[str, str]]:
    for bestand, boom in modules().items():
        namen = _namen(boom)
        for node in walked(boom):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and FOUTEN.match(node.func.id) and node.args:
                tekst = _tekst(node.args[0], namen)
                if tekst is not None:
                    yield f"{bestand}:{node.lineno}", tekst


def test_that_every_refusal_says_what_to_do() -> None:
    stom = [f"{waar}: {tekst}" for waar, tekst in _weigeringen() if not RAAD.search(tekst) and not WIE_WEL.search(tekst)]
    assert not stom, "say what to do:\n" + "\n".join(stom)


def test_that_no_refusal_is_half_a_sentence() -> None:
    gevonden = [f"{waar}: {tekst}" for waar, tekst in _weigeringen() if "Dit kan niet:" in tekst or "Dit kan nog niet:" in tekst]
    assert not gevonden


def test_that_there_are_many_refusals_to_look_at() -> None:
    assert sum(1 for _ in _weigeringen()) > 250
