"""``audit verify FILE.cvtlog [--anker NUMMER:SCHAKEL …] [--kluis ID] [--json]``: is this log whole?

Works without a register. Exit code 0: whole. 1: not whole; says at which entry and what. 2: missing, no log, or unreadable.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, NoReturn
from uuid import UUID

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.cli.in_en_uit import druk_af, meld, open_bestand
from cvt_desktop.domain.errors import BestandError, CvtError
from cvt_desktop.domain.keten import Anker, lees_anker
from cvt_desktop.services.cvtlog import REGEL_MAX, Certificaatuitslag, Logkop, controleer
from cvt_desktop.services.handtekeningtoets import toets_van_bestand
from cvt_desktop.services.ketencontrole import Handtekeningstand, Ketenuitslag

HEEL, NIET_HEEL, ONLEESBAAR = 0, 1, 2
_GEBRUIK = "python3 -m cvt_desktop audit verify BESTAND.cvtlog [--anker NUMMER:SCHAKEL ...] [--kluis ID] [--json]"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One Dutch line; argparse's own sentence is English."""
        raise BestandError(f"Deze opdracht klopt niet. Gebruik: {_GEBRUIK}", code="opdracht")


def _parser() -> _Parser:
    parser = _Parser(usage=_GEBRUIK, add_help=False, allow_abbrev=False)
    groep = parser.add_argument_group("wat u meegeeft")
    groep.add_argument("werk", choices=("verify",), help="het log nagaan")
    groep.add_argument("bestand", metavar="BESTAND", help="het log, een bestand dat op .cvtlog eindigt")
    groep.add_argument("--anker", metavar="ANKER", action="extend", nargs="+", default=[],
                       help='een anker, van papier ("log 1042 · 3f9a 22c1 04be 55d0") of 1042:3f9a...')  # fmt: skip
    groep.add_argument("--kluis", metavar="ID", type=UUID, help="het register waar het log van moet zijn")
    groep.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    groep.add_argument("-h", "--help", action="help", help="deze uitleg")
    return parser


def run(args: list[str]) -> int:
    """Print what was found in one log; the exit code says it too."""
    try:
        opties = _parser().parse_args(args)
        ankers = [lees_anker(tekst) for tekst in opties.anker]
        with closing(open_bestand(opties.bestand, "Het log")) as bestand:
            kop, uitslag = controleer(_regels(bestand), ankers, kluis=opties.kluis, certificaten=_toets)
    except CvtError as fout:
        meld(fout.melding)
        return ONLEESBAAR
    except OSError:
        meld("Het log kan niet worden gelezen. Haal het opnieuw op.")
        return ONLEESBAAR
    except SystemExit:  # argparse printed the help
        return HEEL
    naam = Path(opties.bestand).name
    tekst = _als_json(naam, kop, uitslag) if opties.json else "\n".join(_als_tekst(naam, kop, uitslag, ankers))
    if not druk_af(tekst):
        return ONLEESBAAR
    return HEEL if uitslag.heel else NIET_HEEL


def _toets(kluis: UUID, regels: Sequence[bytes]) -> Certificaatuitslag:
    """Signatures need ``cryptography``; without it they are counted as not judged, and the chain is judged all the same."""
    try:
        from cvt_desktop.adapters.vault.lidsleutel import klopt
    except ImportError:
        return Certificaatuitslag(toets=lambda _kluis, _g: Handtekeningstand.ONBEKEND)
    return toets_van_bestand(klopt, kluis, regels)


def _regels(bestand: BinaryIO) -> Iterator[bytes]:
    """Line by line, and never more of one line than a line may be."""
    while rauw := bestand.readline(REGEL_MAX + 1):
        yield rauw


def _als_tekst(naam: str, kop: Logkop, u: Ketenuitslag, ankers: list[Anker]) -> Iterator[str]:
    oefen = " van een oefenregister" if kop.oefen else ""
    aantal = meervoud(u.aantal, "gebeurtenis", "gebeurtenissen")
    yield f"{'HEEL' if u.heel else 'NIET HEEL'}: {naam}, log{oefen} {kop.kluis}, {aantal}."
    for breuk in u.breuken:
        yield f"- {breuk.tekst}"
    if u.meer:
        yield f"- En nog {u.meer} keer iets dat niet klopt."
    for anker in u.bevestigd:
        yield f"Het anker {anker.kort} past."
    if u.ondertekend:
        yield f"{meervoud(u.ondertekend, 'handtekening', 'handtekeningen')} nagegaan en in orde."
    if u.onbekend:
        yield f"{meervoud(u.onbekend, 'handtekening', 'handtekeningen')} niet na te gaan: het certificaat telt niet of ontbreekt."
    if u.heel and not ankers:
        yield ("Zonder anker is alleen gezegd dat het log in zichzelf klopt: wie het register heeft, kan een heel ander log "
               "schrijven. Geef met --anker een anker mee dat op papier of in een reservekopie staat.")  # fmt: skip
    if u.hoofd is not None:
        yield f"Einde van het log: {u.hoofd.kort}"


def _als_json(naam: str, kop: Logkop, u: Ketenuitslag) -> str:
    return json.dumps({
        "bestand": naam, "heel": u.heel, "kluis": str(kop.kluis), "oefenregister": kop.oefen,
        "gemaakt_op": kop.gemaakt_op.isoformat(), "gebeurtenissen": u.aantal,
        "einde": f"{u.hoofd.volgnummer}:{u.hoofd.schakel}" if u.hoofd else None,
        "breuken": [{"volgnummer": b.volgnummer, "tekst": b.tekst} for b in u.breuken], "meer_breuken": u.meer,
        "ankers_bevestigd": [f"{a.volgnummer}:{a.schakel}" for a in u.bevestigd],
        "handtekeningen": {"goed": u.ondertekend, "niet_na_te_gaan": u.onbekend},
    }, ensure_ascii=False, indent=2)  # fmt: skip
