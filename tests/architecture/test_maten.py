"""Names and sizes (house.md section 4)."""

from __future__ import annotations

import ast
import re

from tests.architecture.boom import ROOT, modules, walked

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
EMPTY_WORDS = re.compile(r"(?:Manager|Helper|Utils?|Common)$|^(?:manager|helpers?|utils?|common)$")


def test_that_no_file_is_too_long() -> None:
    lengths = {file: len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in modules()}
    long = [f"{file}: {length}" for file, length in lengths.items() if length > LONGEST_FILE]
    assert not long, f"longer than {LONGEST_FILE} lines:\n" + "\n".join(long)


def test_that_no_function_is_too_long() -> None:
    long = []
    for file, tree in modules().items():
        for node in walked(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{file}:{node.lineno} {node.name}: {length}")
    assert not long, f"longer than {LONGEST_FUNCTION} lines:\n" + "\n".join(long)


def test_that_no_name_is_an_empty_word() -> None:
    found = [f"{file}: module" for file in modules() if EMPTY_WORDS.search(file.rpartition("/")[2].removesuffix(".py"))]
    for file, tree in modules().items():
        classes = [node for node in walked(tree) if isinstance(node, ast.ClassDef)]
        found += [f"{file}:{node.lineno} {node.name}" for node in classes if EMPTY_WORDS.search(node.name)]
    assert not found, "say what it does:\n" + "\n".join(found)


def test_that_no_unfinished_work_is_marked() -> None:
    pattern = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = [file for file in modules() if pattern.search((ROOT / file).read_text(encoding="utf-8"))]
    assert not found
