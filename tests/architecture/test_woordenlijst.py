"""Every public class of the domain is a word of the commission, and stands in resources/woordenlijst.md."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

import pytest

import resources
from cvt_desktop.domain.bronnen import alle_bronnen
from tests.architecture.boom import dotted, modules

ENUMS = {"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"}
MODULE_PREFIX = "cvt_desktop.domain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Woord:
    """One row: term, betekenis, bron (or ``-``) and module."""

    term: str
    betekenis: str
    bron: str
    module: str


def read_woordenlijst(text: str) -> list[Woord]:
    """The rows of every table in the list; a row that has not four filled cells is an error."""
    rows = []
    for line in text.splitlines():
        if not line.startswith("|") or re.fullmatch(r"[|\s:-]+", line):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0] == "term":
            continue
        if len(cells) != 4 or not all(cells):
            raise ValueError(f"not four filled cells: {line}")
        rows.append(Woord(term=cells[0], betekenis=cells[1], bron=cells[2], module=cells[3]))
    return rows


def is_domain_word(node: ast.AST) -> bool:
    """Whether a node is a public dataclass or Enum."""
    if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
        return False
    decorated = any(dotted(getattr(d, "func", d)).endswith("dataclass") for d in node.decorator_list)
    return decorated or any(dotted(base).rpartition(".")[2] in ENUMS for base in node.bases)


def domain_words() -> set[tuple[str, str]]:
    """Every public domain class with its module."""
    return {
        (node.name, file.removesuffix(".py").replace("/", "."))
        for file, tree in modules().items()
        if file.startswith("cvt_desktop/domain/")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and is_domain_word(node)
    }


def woordenlijst() -> list[Woord]:
    return read_woordenlijst(resources.path("woordenlijst.md").read_text(encoding="utf-8"))


def test_that_every_domain_class_has_an_entry() -> None:
    known = {(woord.term, woord.module) for woord in woordenlijst()}
    missing = [f"{term} ({module})" for term, module in sorted(domain_words()) if (term, module) not in known]
    assert not missing, "no entry in resources/woordenlijst.md for:\n" + "\n".join(missing)


def test_that_no_entry_is_stale() -> None:
    words = domain_words()
    stale = [
        f"{woord.term} ({woord.module})"
        for woord in woordenlijst()
        if woord.module.startswith(MODULE_PREFIX) and (woord.term, woord.module) not in words
    ]
    assert not stale, "entries for classes that are not there:\n" + "\n".join(stale)


def test_that_both_lists_are_in_alphabetical_order_without_doubles() -> None:
    tekst = resources.path("woordenlijst.md").read_text(encoding="utf-8")
    lijsten = [[(woord.term.casefold(), woord.module) for woord in read_woordenlijst(deel)] for deel in tekst.split("\n## ")[1:]]
    assert len(lijsten) == 2
    assert all(terms == sorted(terms) for terms in lijsten)
    alle = [term for terms in lijsten for term in terms]
    assert len(alle) == len(set(alle))


def test_that_every_article_is_one_of_the_registry() -> None:
    known = {f"{source.wet} {source.artikel}".strip() for source in alle_bronnen()}
    known |= {source.tekst for source in alle_bronnen()}
    laws = tuple({f"{source.wet} " for source in alle_bronnen() if source.artikel})
    cited = [(woord.term, ground) for woord in woordenlijst() for ground in woord.bron.split("; ")]
    unknown = [f"{term}: {ground}" for term, ground in cited if ground.startswith(laws) and ground not in known]
    assert not unknown


@pytest.mark.parametrize("row", ["| A | b | c |", "| A | b | c | |", "| A | b | c | d | e |"])
def test_that_a_row_without_four_cells_is_refused(row: str) -> None:
    with pytest.raises(ValueError, match="four"):
        read_woordenlijst(row)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@dataclass(frozen=True)\nclass A: pass", True),
        ("class A(StrEnum): pass", True),
        ("class A(enum.Enum): pass", True),
        ("class A(Exception): pass", False),
        ("@dataclass\nclass _A: pass", False),
    ],
)
def test_that_dataclasses_and_enums_are_words(source: str, expected: bool) -> None:
    assert is_domain_word(ast.parse(source).body[0]) is expected
