"""House rules, executable (house.md sections 2, 4 and 5; security.md section 5).

Each rule is a function from a file and its tree to the lines that break it, so that the rule itself is tested too.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.boom import calls, dotted, imported, modules, walked

Rule = Callable[[str, ast.Module], Iterator[int]]

# Who writes files, and why not through basis/bestanden.py
WRITERS = {
    "cvt_desktop/basis/bestanden.py": "the one place that writes whole files",
    "cvt_desktop/runtime/logging_setup.py": "the log is appended to",
    "db/engine.py": "the empty file of a new database, for this user only; SQLite writes the rest",
    "db/lock.py": "the lock of the one writer stays open as long as the register",
    "cvt_desktop/adapters/stokje/bestanden.py": "a transfer file holds gigabytes, and counts only with its last bytes",
    "db/stilstand.py": "the file of a register is read as it lies there; it must stay open (POSIX locks)",
    "cvt_desktop/adapters/reservekopie/": "backups are copied in chunks, and their place is locked by a file",
    "cvt_desktop/adapters/bijlagen/": "bijlagen are written in chunks, too large for one piece of memory",
}
TIME = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
    "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today", "time.time", "time.time_ns",
    "time.localtime", "time.strftime", "QDate.currentDate", "QDateTime.currentDateTime", "QTime.currentTime",
    "QDateTime.currentDateTimeUtc",
}  # fmt: skip
NETWORK = {"socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib",
           "xmlrpc", "webbrowser", "requests", "aiohttp", "httpx", "certifi"}  # fmt: skip
ALLOWED_IN_URLLIB = {"urllib.parse"}
ONE_SYSTEM = {
    # modules, and functions of modules that every system has
    "fcntl", "grp", "pwd", "resource", "termios", "pty", "posix", "syslog", "msvcrt", "winreg", "_winapi",
    "os.fork", "os.geteuid", "os.getuid", "os.fchmod", "os.killpg", "os.setsid", "os.uname", "os.mkfifo", "os.statvfs",
    "os.startfile", "ctypes.windll", "signal.SIGKILL", "signal.SIGALRM",
}  # fmt: skip
RICH_WIDGETS = {"QTextEdit", "QTextBrowser", "QWebEngineView"}
RICH_CALLS = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "setOpenExternalLinks"}
BOXES = {"QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage", "QProgressDialog"}


def clock_rule(file: str, tree: ast.Module) -> Iterator[int]:
    """The time is asked in one place."""
    if file != "cvt_desktop/runtime/clock.py":
        yield from (call.lineno for name, call in calls(tree) if name in TIME)


def _mode(call: ast.Call, position: int) -> str:
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    given += call.args[position : position + 1]
    return str(given[0].value) if given and isinstance(given[0], ast.Constant) else ""


def writing_rule(file: str, tree: ast.Module) -> Iterator[int]:
    """Files are written in one place, and nothing is ever written to a temporary file."""
    yield from (line for name, line in imported(tree) if name.partition(".")[0] == "tempfile")
    if any(file == allowed or (allowed.endswith("/") and file.startswith(allowed)) for allowed in WRITERS):
        return
    for name, call in calls(tree):
        last = name.rpartition(".")[2]
        writes = (
            last in {"write_text", "write_bytes"}
            or (name in {"open", "io.open"} and set(_mode(call, 1)) & set("wax+"))
            or (last == "open" and "." in name and name not in {"io.open"} and set(_mode(call, 0)) & set("wax+"))
            or name in {"os.open", "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree", "shutil.move"}
        )
        if writes:
            yield call.lineno


def print_rule(file: str, tree: ast.Module) -> Iterator[int]:
    """Only a command prints."""
    if not file.startswith("cvt_desktop/cli/") and file != "cvt_desktop/__main__.py":
        yield from (call.lineno for name, call in calls(tree) if name in {"print", "sys.stdout.write"})


def box_rule(file: str, tree: ast.Module) -> Iterator[int]:
    """Message boxes and file dialogs stand in one module."""
    if file != "ui/feedback.py":
        yield from (n.lineno for n in walked(tree) if isinstance(n, ast.Name) and n.id in BOXES)
        yield from (n.lineno for n in walked(tree) if isinstance(n, ast.Attribute) and n.attr in BOXES)


def plain_text_rule(_file: str, tree: ast.Module) -> Iterator[int]:
    """Text is never markup: a rich text widget opens an image that a name in a dossier points to."""
    for name, call in calls(tree):
        if name.rpartition(".")[2] in RICH_WIDGETS | RICH_CALLS:
            yield call.lineno
    for node in walked(tree):
        if isinstance(node, ast.ClassDef) and any(dotted(base) in RICH_WIDGETS for base in node.bases):
            yield node.lineno
        if isinstance(node, ast.Attribute) and node.attr in {"RichText", "AutoText", "MarkdownText"}:
            yield node.lineno


def label_rule(file: str, tree: ast.Module) -> Iterator[int]:
    """A label is made by ``ui/widgets/tekst.py``, which sets PlainText."""
    if file == "ui/widgets/tekst.py":
        return
    yield from (call.lineno for name, call in calls(tree) if name.rpartition(".")[2] == "QLabel")
    for node in walked(tree):
        if isinstance(node, ast.ClassDef) and any(dotted(base).endswith("QLabel") for base in node.bases):
            yield node.lineno


_TIPS = {"setToolTip": 0, "setWhatsThis": 0, "setStatusTip": 0, "showText": 1, "setTabToolTip": 1}
"""What takes a tip, and which argument is its text."""


def tooltip_rule(_file: str, tree: ast.Module) -> Iterator[int]:
    """A tooltip is markup when its text looks like it: text that is not ours goes through ``platte_tip``."""
    for name, call in calls(tree):
        # QToolTip.showText(where, text, widget): the text is the second one
        place = _TIPS.get(name.rpartition(".")[2])
        texts = [] if place is None else [a for a in call.args[place : place + 1] if not isinstance(a, ast.Constant)]
        if any(not (isinstance(t, ast.Call) and dotted(t.func).endswith("platte_tip")) for t in texts):
            yield call.lineno
    plat = any(name.rpartition(".")[2] == "platte_tip" for name, _ in calls(tree))
    for node in walked(tree):  # what a model or an item gives as a tip is shown by Qt itself
        roles = {"WhatsThisRole", "StatusTipRole"} | (set() if plat else {"ToolTipRole"})
        if isinstance(node, ast.Attribute) and node.attr in roles:
            yield node.lineno


_ELSEWHERE = {"QSystemTrayIcon", "QWhatsThis", "QSplashScreen", "QDesktopServices"}


def other_window_rule(_file: str, tree: ast.Module) -> Iterator[int]:
    """What shows text outside our windows, as markup or beyond the lock, is not used at all."""
    for node in walked(tree):
        if isinstance(node, ast.Name | ast.Attribute) and dotted(node).rpartition(".")[2] in _ELSEWHERE:
            yield node.lineno


def message_box_rule(_file: str, tree: ast.Module) -> Iterator[int]:
    """A message box is made with plain text in the function that makes it; the ready ones of Qt take markup."""
    for name, call in calls(tree):
        if re.search(r"\bQMessageBox\.(information|warning|critical|question|about|aboutQt)$", name):
            yield call.lineno
    for function in (n for n in walked(tree) if isinstance(n, ast.FunctionDef)):
        names = [name.rpartition(".")[2] for name, _ in calls(function)]
        if "QMessageBox" in names and "setTextFormat" not in names:
            yield function.lineno


def paragraph_rule(file: str, tree: ast.Module) -> Iterator[int]:
    """reportlab's paragraphs take markup: they are made in one module, from text that was escaped (``veilig``, ``vul``)."""
    if file == "cvt_desktop/adapters/pdf/bouwstenen.py":
        return
    for name, call in calls(tree):
        if name.rpartition(".")[2] in {"Paragraph", "XPreformatted"}:
            yield call.lineno
        if name.rpartition(".")[2] == "Opmaak":
            parts = [n.value for a in call.args for n in ast.walk(a) if isinstance(n, ast.FormattedValue)]
            yield from (call.lineno for part in parts if isinstance(part, ast.Attribute) and part.attr not in _NUMBERS)
    for node in walked(tree):
        if isinstance(node, ast.ClassDef) and any(dotted(base).endswith("Paragraph") for base in node.bases):
            yield node.lineno


_NUMBERS = {"nummer", "punt"}
"""Fields that hold a whole number; a field of text in the middle of markup goes through ``veilig``."""


def network_rule(_file: str, tree: ast.Module) -> Iterator[int]:
    """Nothing opens a network connection."""
    for name, line in imported(tree):
        if name.partition(".")[0] in NETWORK and not any(name.startswith(part) for part in ALLOWED_IN_URLLIB):
            yield line
        if "QtNetwork" in name or "QtWebEngine" in name:
            yield line


def locale_rule(_file: str, tree: ast.Module) -> Iterator[int]:
    """No locale and no month names of the system (house.md trap 15): ``basis.tekst`` writes dates."""
    yield from (line for name, line in imported(tree) if name.partition(".")[0] == "locale")
    for name, call in calls(tree):
        pattern = call.args[0] if call.args else None
        if name.endswith(".strftime") and isinstance(pattern, ast.Constant) and set("aAbBcxXp") & _directives(pattern):
            yield call.lineno


def _directives(pattern: ast.Constant) -> set[str]:
    return {part[:1] for part in str(pattern.value).split("%")[1:]}


def standard_library_rule(file: str, tree: ast.Module) -> Iterator[int]:
    """The domain, the ports and the leaves need nothing but Python (and what lies below them)."""
    below = {
        "cvt_desktop/domain/": ("cvt_desktop.domain", "cvt_desktop.basis", "resources"),
        "cvt_desktop/ports/": ("cvt_desktop.ports", "cvt_desktop.domain", "cvt_desktop.basis", "resources"),
        "cvt_desktop/basis/": ("cvt_desktop.basis",),
        "resources/": ("resources",),
    }
    for folder, allowed in below.items():
        if file.startswith(folder):
            for name, line in imported(tree):
                own = any(name == part or name.startswith(f"{part}.") for part in allowed)
                if not own and name.partition(".")[0] not in sys.stdlib_module_names:
                    yield line


def unsafe_input_rule(_file: str, tree: ast.Module) -> Iterator[int]:
    """XML comes in through defusedxml, and nothing that runs code is read."""
    bad = ("xml.etree", "xml.sax", "xml.dom", "lxml", "pickle", "marshal", "shelve")
    harmless = ("xml.etree.ElementTree.Element", "xml.etree.ElementTree.ParseError", "xml.sax.saxutils.")
    for name, line in imported(tree):
        if not name.startswith(harmless) and any(name == part or name.startswith(f"{part}.") for part in bad):
            yield line
    yield from (call.lineno for name, call in calls(tree) if name in {"eval", "exec", "os.system"})


def twin_rule(_file: str, tree: ast.Module) -> Iterator[int]:
    """What only one system has stands where the other systems do not come, so that each has its own way."""
    yield from (line for line in _of_one_system(tree.body, guarded=False))


def _of_one_system(body: list[ast.stmt], *, guarded: bool) -> Iterator[int]:
    for statement in body:
        test = statement.test if isinstance(statement, ast.If) else None
        inside = guarded or (test is not None and _asks_system(test))
        parts = [getattr(statement, part, []) for part in ("body", "orelse", "finalbody")]
        parts += [handler.body for handler in getattr(statement, "handlers", [])]
        if any(parts):
            for part in parts:
                yield from _of_one_system(part, guarded=inside)
        elif not guarded and _one_system(statement):
            yield statement.lineno
        if test is not None and _asks_system(test) and isinstance(statement, ast.If) and _leaves(statement.body):
            guarded = True  # the rest of this block is for the other systems


def _one_system(statement: ast.stmt) -> bool:
    names = {name.partition(".")[0] for name, _ in imported(statement)}
    return bool(names & ONE_SYSTEM) or any(dotted(node) in ONE_SYSTEM for node in ast.walk(statement))


def _asks_system(test: ast.expr) -> bool:
    return any(dotted(node) in {"sys.platform", "os.name"} or dotted(getattr(node, "func", node)) == "hasattr"
               for node in ast.walk(test))  # fmt: skip


def _leaves(body: list[ast.stmt]) -> bool:
    return isinstance(body[-1], ast.Return | ast.Raise | ast.Continue)


RULES: tuple[tuple[Rule, str, str], ...] = (
    # rule, a file where it holds, a line that breaks it there
    (clock_rule, "db/x.py", "from datetime import date\ndate.today()"),
    (writing_rule, "db/x.py", "open('a', 'wb')"),
    (writing_rule, "db/x.py", "pad.open(mode='a')"),
    (writing_rule, "db/x.py", "pad.write_text('a')"),
    (writing_rule, "ui/x.py", "import tempfile"),
    (print_rule, "db/x.py", "print('a')"),
    (box_rule, "ui/x.py", "QMessageBox.warning(self, 'a', 'b')"),
    (box_rule, "ui/x.py", "QtWidgets.QFileDialog()"),
    (plain_text_rule, "ui/x.py", "QTextEdit(self)"),
    (plain_text_rule, "ui/x.py", "class A(QTextBrowser): pass"),
    (plain_text_rule, "ui/x.py", "a.setTextFormat(Qt.TextFormat.RichText)"),
    (plain_text_rule, "ui/x.py", "a.document().setHtml(b)"),
    (label_rule, "ui/x.py", "QLabel('a')"),
    (label_rule, "ui/x.py", "class A(QLabel): pass"),
    (tooltip_rule, "ui/x.py", "a.setToolTip(naam)"),
    (tooltip_rule, "ui/x.py", "a.setToolTip(f'{naam}')"),
    (tooltip_rule, "ui/x.py", "QToolTip.showText(waar, naam, widget)"),
    (tooltip_rule, "ui/x.py", "a.setStatusTip(naam)"),
    (tooltip_rule, "ui/x.py", "item.setData(Qt.ItemDataRole.ToolTipRole, naam)"),
    (other_window_rule, "ui/x.py", "QSystemTrayIcon(self).showMessage(naam, tekst)"),
    (other_window_rule, "ui/x.py", "QtWidgets.QWhatsThis.showText(waar, naam)"),
    (other_window_rule, "ui/x.py", "QDesktopServices.openUrl(url)"),
    (message_box_rule, "ui/feedback.py", "QMessageBox.warning(self, 'a', naam)"),
    (message_box_rule, "ui/feedback.py", "def f():\n    vak = QtWidgets.QMessageBox(a)\n    vak.setText(naam)"),
    (paragraph_rule, "cvt_desktop/adapters/pdf/x.py", "Paragraph(naam, stijl)"),
    (paragraph_rule, "cvt_desktop/adapters/pdf/x.py", "alinea(Opmaak(f'<b>{leerling.naam}</b>'), s)"),
    (paragraph_rule, "cvt_desktop/adapters/pdf/x.py", "class A(Paragraph): pass"),
    (network_rule, "db/x.py", "import urllib.request"),
    (network_rule, "ui/x.py", "from PySide6 import QtNetwork"),
    (locale_rule, "db/x.py", "dag.strftime('%d %B %Y')"),
    (standard_library_rule, "cvt_desktop/domain/x.py", "import pydantic"),
    (standard_library_rule, "cvt_desktop/domain/x.py", "from cvt_desktop.ports.klok import Klok"),
    (standard_library_rule, "cvt_desktop/basis/x.py", "from cvt_desktop.domain import errors"),
    (twin_rule, "db/x.py", "import fcntl"),
    (twin_rule, "db/x.py", "def f():\n    import msvcrt"),
    (twin_rule, "db/x.py", "def f():\n    return os.geteuid() == 0"),
    (twin_rule, "db/x.py", "if True:\n    import pwd"),
    (unsafe_input_rule, "cvt_desktop/x.py", "import xml.etree.ElementTree as ET"),
)  # fmt: skip


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _, _ in RULES), ids=lambda rule: rule.__name__)
def test_that_the_house_keeps(rule: Rule) -> None:
    broken = [f"{file}:{line}" for file, tree in modules().items() for line in rule(file, tree)]
    assert not broken, f"{(rule.__doc__ or '').splitlines()[0]} Broken at:\n" + "\n".join(broken)


@pytest.mark.parametrize(("rule", "file", "line"), RULES)
def test_that_a_rule_sees_what_breaks_it(rule: Rule, file: str, line: str) -> None:
    assert list(rule(file, ast.parse(line)))


def test_that_every_writer_outside_the_one_place_exists() -> None:
    files = modules()
    unknown = [w for w in WRITERS if not any(file == w or file.startswith(w) for file in files)]
    assert not unknown, f"no such file any more: {unknown}"


@pytest.mark.parametrize(
    "text",
    [
        "if sys.platform == 'win32':\n    import msvcrt\nelse:\n    import fcntl",
        "def f():\n    if sys.platform == 'win32':\n        return\n    os.fchmod(1, 2)",
        "if hasattr(os, 'geteuid'):\n    os.geteuid()",
    ],
)
def test_that_a_system_with_its_own_way_keeps_the_rule_of_twins(text: str) -> None:
    assert not list(twin_rule("db/x.py", ast.parse(text)))
