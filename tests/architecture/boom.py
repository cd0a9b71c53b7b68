"""The program as syntax trees, for the house rules that are tests."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("cvt_desktop", "ui", "db", "resources")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program: its path in the checkout (forward slashes) and its tree."""
    files = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


@cache
def walked(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Every node of a module, walked once: fifteen rules ask for them, and a walk takes longer than any rule."""
    return tuple(ast.walk(tree))


def below(tree: ast.AST) -> Iterable[ast.AST]:
    """Every node of a module, or of a part of one."""
    return walked(tree) if isinstance(tree, ast.Module) else ast.walk(tree)


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of a name or an attribute; a part that is neither is ``?``."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call below ``tree`` with the dotted name of what is called."""
    for node in below(tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module (or name in a module) that is imported, with its line."""
    for node in below(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
