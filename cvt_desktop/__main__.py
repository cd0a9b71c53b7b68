"""Read the command, import only what that command needs, return its exit code."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_GEBRUIK = """Gebruik: python3 -m cvt_desktop [opdracht]

  (geen opdracht)                    het venster
  --oefenregister [--veel AANTAL]    het venster op het oefenregister, desgewenst met veel dossiers erbij
  demo --out MAP [--oso BESTAND]     de hele reis in een nieuw oefenregister
  oso BESTAND [--json]               een OSO-dossier lezen zonder het op te nemen
  verify BESTAND [--ca CA] [--json]  een ondertekend document nagaan
  rekenhulp termijn|pro|periode      rekenen zonder dossier: JSON in, JSON uit
  audit verify LOG [--anker ANKER]   een uitgevoerd logboek nagaan
  --self-test                        de reis zonder beeldscherm, een regel per controle
"""


def main(args: list[str]) -> int:
    """Run one command; 0 is success, what else a code means stands with the command."""
    opdracht, rest = (args[0], args[1:]) if args else ("", [])
    if opdracht in {"audit", "rekenhulp"}:  # before the packages are looked for: they need none of them
        return _zonder_pakketten(opdracht, rest)
    if importlib.util.find_spec("sqlmodel") is None:
        return _in_eigen_omgeving(args)
    if opdracht in {"", "--oefenregister"}:
        return _venster(opdracht, rest)
    if opdracht in {"verify", "oso"}:
        return _lees(opdracht, rest)
    if opdracht == "demo":
        from cvt_desktop.cli import demo

        return demo.run(rest)
    if opdracht == "--self-test":
        from cvt_desktop.cli import zelftest

        return zelftest.run(rest)
    if opdracht in {"viewer-child", "formulier-child", "starttijd", "reservekopie"}:
        return _verborgen(opdracht, rest)
    hulp = opdracht in {"-h", "--help", "help"}
    (sys.stdout if hulp else sys.stderr).write(_GEBRUIK if hulp else f"Onbekende opdracht. {_GEBRUIK}")
    return 0 if hulp else 2


def _zonder_pakketten(opdracht: str, rest: list[str]) -> int:
    """What any Python can do: check an exported log, reckon a term."""
    if opdracht == "audit":
        from cvt_desktop.cli import audit

        return audit.run(rest)
    from cvt_desktop.cli import rekenhulp

    return rekenhulp.run(rest)


def _venster(opdracht: str, rest: list[str]) -> int:
    """At the register that was open last, or at a practice register."""
    if not opdracht:
        from cvt_desktop.bootstrap import start_venster

        return start_venster()
    from cvt_desktop.cli import veel

    return veel.run(rest)


def _lees(opdracht: str, rest: list[str]) -> int:
    """What reads one file and says what it is."""
    if opdracht == "verify":
        from cvt_desktop.cli import verify

        return verify.run(rest)
    from cvt_desktop.cli import oso

    return oso.run(rest)


def _verborgen(opdracht: str, rest: list[str]) -> int:
    """What programs start and people do not: it draws attachments, reads forms, backs up after locking, measures the start."""
    if opdracht == "viewer-child":
        from ui import viewer_child

        return viewer_child.main()
    if opdracht == "formulier-child":
        from cvt_desktop.adapters.bijlagen import formulierkind

        return formulierkind.main()
    if opdracht == "reservekopie":
        from cvt_desktop.cli import reservekopie

        return reservekopie.main()
    from cvt_desktop.cli import starttijd

    return starttijd.run(rest)


def _in_eigen_omgeving(args: list[str]) -> int:
    """In a checkout, with a Python that lacks the packages: dev.py makes the environment and starts us in it."""
    import subprocess  # only here: the window starts without it

    dev = Path(__file__).resolve().parents[1] / "dev.py"
    if not dev.is_file():
        sys.stderr.write("Dit programma is niet compleet geïnstalleerd. Installeer het opnieuw.\n")
        return 1
    return subprocess.run([sys.executable, str(dev), "program", *args], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
