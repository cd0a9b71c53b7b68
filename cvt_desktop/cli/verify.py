"""``verify BESTAND [--ca CA.pem] [--json]``: is this document genuine?

Exit code 0: genuine. 1: a readable PDF that is not genuine. 2: missing, not a PDF, or damaged beyond reading.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from typing import NoReturn

from cvt_desktop.cli.in_en_uit import druk_af, lees_bestand, meld
from cvt_desktop.domain.errors import BestandError, CvtError
from cvt_desktop.ports.ondertekening import Verdict

ECHT, NIET_ECHT, ONLEESBAAR = 0, 1, 2
_MAX = 100 * 1024 * 1024
_GEBRUIK = "python3 -m cvt_desktop verify BESTAND [--ca CA.pem] [--json]"


class _Uitleg(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "gebruik: ")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One Dutch line; argparse's own sentence is English."""
        raise BestandError(f"Deze opdracht klopt niet. Gebruik: {_GEBRUIK}", code="opdracht")


def _parser() -> _Parser:
    parser = _Parser(usage=_GEBRUIK, add_help=False, allow_abbrev=False, formatter_class=_Uitleg)
    groep = parser.add_argument_group("wat u meegeeft")
    groep.add_argument("bestand", metavar="BESTAND", help="het PDF-document dat u wilt nagaan")
    groep.add_argument("--ca", metavar="CA.pem", help="het commissiecertificaat (PEM); zonder blijft de uitgever open")
    groep.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    groep.add_argument("-h", "--help", action="help", help="deze uitleg")
    return parser


def _als_json(verdict: Verdict) -> str:
    return json.dumps(
        {
            "uitkomst": "echt" if verdict.echt else "niet echt",
            "echt": verdict.echt,
            "reden": verdict.reden,
            "regels": list(verdict.regels),
            "oefendocument": verdict.oefendocument,
            "ondertekenaar": verdict.ondertekenaar,
            "ondertekend_op": verdict.ondertekend_op.isoformat() if verdict.ondertekend_op else None,
            "moment_bron": verdict.moment_bron,
            "uitgever_nagegaan": verdict.uitgever_nagegaan,
            "in_register": verdict.in_register,
            "sha256": verdict.sha256,
        },
        ensure_ascii=False,
        indent=2,
    )


def run(args: list[str]) -> int:
    """Print the verdict on one file; the exit code says it too."""
    try:
        opties = _parser().parse_args(args)
        data = lees_bestand(opties.bestand, _MAX, "Het bestand")
        ca_pem = lees_bestand(opties.ca, _MAX, "Het commissiecertificaat") if opties.ca is not None else None
        from cvt_desktop.adapters.signing.validator import PdfValidator

        verdict = PdfValidator().controleer(data, ca_pem=ca_pem)
    except CvtError as fout:
        meld(fout.melding)
        return ONLEESBAAR
    except SystemExit:  # argparse printed the help
        return ECHT
    if not druk_af(_als_json(verdict) if opties.json else "\n".join(verdict.alle_regels)):
        return ONLEESBAAR
    return ECHT if verdict.echt else NIET_ECHT
