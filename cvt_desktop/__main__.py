"""Read the command, import only what that command needs, return its exit code."""

from __future__ import annotations

import sys

_GEBRUIK = """Gebruik: python3 -m cvt_desktop [opdracht]

  (geen opdracht)                    het venster
  demo --out MAP [--oso BESTAND]     de hele reis in een nieuw oefenregister
  oso BESTAND [--json]               een OSO-dossier lezen zonder het op te nemen
  verify BESTAND [--ca CA] [--json]  een ondertekend document nagaan
  --self-test                        de reis zonder beeldscherm, een regel per controle
"""


def main(args: list[str]) -> int:
    """Run one command; 0 is success, what else a code means stands with the command."""
    opdracht, rest = (args[0], args[1:]) if args else ("", [])
    if opdracht == "":
        from cvt_desktop.bootstrap import start_venster

        return start_venster()
    if opdracht == "verify":
        from cvt_desktop.cli import verify

        return verify.run(rest)
    if opdracht == "oso":
        from cvt_desktop.cli import oso

        return oso.run(rest)
    if opdracht == "demo":
        from cvt_desktop.cli import demo

        return demo.run(rest)
    if opdracht == "--self-test":
        from cvt_desktop.cli import zelftest

        return zelftest.run(rest)
    if opdracht == "viewer-child":
        from ui import viewer_child

        return viewer_child.main()
    hulp = opdracht in {"-h", "--help", "help"}
    (sys.stdout if hulp else sys.stderr).write(_GEBRUIK if hulp else f"Onbekende opdracht. {_GEBRUIK}")
    return 0 if hulp else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
