"""``demo --out DIR [--oso FILE] [--bezwaar] [--schermen]``: the journey of one TLV in a new practice register.

``--bezwaar`` goes on after the besluit: a bezwaar comes in and goes to the LBT with the bundle of the dossier.

The last line on standard output is one JSON object with absolute paths. Exit 0; 2 with one Dutch line on standard
error when the folder or the file cannot be used.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cvt_desktop.basis.oorzaken import oorzaak, remedie
from cvt_desktop.cli.in_en_uit import druk_af, lees_bestand, meld
from cvt_desktop.domain.errors import CvtError

if TYPE_CHECKING:
    from cvt_desktop.ports.oso import Osodossier


class _Opties(argparse.ArgumentParser):
    """Argparse that speaks Dutch when something is wrong."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, "Gebruik: python3 -m cvt_desktop demo --out MAP [--oso BESTAND] [--bezwaar] [--schermen]\n")


def run(args: list[str]) -> int:
    """Do the journey and say what was made."""
    opties = _Opties(prog="demo", add_help=False)
    opties.add_argument("--out", required=True, type=Path)
    opties.add_argument("--oso", type=Path)
    opties.add_argument("--bezwaar", action="store_true")
    opties.add_argument("--schermen", action="store_true")
    keuze = opties.parse_args(args)
    try:
        return _demo(keuze.out, keuze.oso, bezwaar=keuze.bezwaar, schermen=keuze.schermen)
    except CvtError as fout:
        naam = _veldnaam(fout.veld or "")
        meld(f"{naam}: {fout.melding[0].lower()}{fout.melding[1:]}" if naam else fout.melding)
    except FileExistsError:
        meld("De map bij --out is een bestand, of ligt in een bestand. Kies een andere map.")
    except OSError as fout:
        meld(f"De map bij --out kan niet worden gebruikt: {oorzaak(fout)}. {remedie(fout)}")
    return 2


def _demo(doel: Path, oso: Path | None, *, bezwaar: bool, schermen: bool) -> int:
    from cvt_desktop.cli.reis import Reis

    out = doel.resolve()
    register = out / "register"
    if register.exists():
        raise CvtError("In deze map staat al een register. Kies bij --out een lege map.", code="map-vol")
    dossier = _lees(oso) if oso is not None else None
    out.mkdir(parents=True, exist_ok=True)
    reis = Reis(out, register, oso=dossier, oso_naam=oso.name if oso else "", bezwaar=bezwaar)
    try:
        for naam, doe in reis.stappen():
            druk_af(f"{naam} …")
            doe()
        uitkomst = reis.uitkomst()
    except BaseException:  # also Ctrl+C: half a register would stand in the way of the next run
        reis.ruim_op()
        raise
    bestanden = {sleutel: str(pad) for sleutel, pad in uitkomst.bestanden.items()}
    if schermen:
        from cvt_desktop.cli.schermen import maak_schermen

        druk_af("beelden van elk scherm …")
        for pad in maak_schermen(out / "schermen"):
            druk_af(str(pad))
    for plaats in dossier.bsn_plaatsen if dossier is not None else ():
        druk_af(f"Let op: {plaats}: hier staat een getal dat een BSN kan zijn. Vraag de school om een versie zonder.")
    extra = {"bezwaar": uitkomst.bezwaar} if bezwaar else {}
    return 0 if druk_af(json.dumps({
        "register": str(uitkomst.register), "aanvraag": uitkomst.aanvraag, "besluit": uitkomst.besluit,
        "tlv_nummer": uitkomst.tlv_nummer, "stemming": uitkomst.stemming, "controle": uitkomst.controle,
        **extra, "files": bestanden,
    }, ensure_ascii=False)) else 2  # fmt: skip


def _lees(oso: Path) -> Osodossier:
    from cvt_desktop.adapters.bijlagen.viewer import Kijker
    from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
    from cvt_desktop.adapters.exchange.oso import MAX_XML, lees_oso
    from cvt_desktop.services.oso_overname import nagekeken
    from cvt_desktop.services.stukken import Stuklezer

    dossier = lees_oso(lees_bestand(str(oso), MAX_XML, "Het OSO-bestand"))
    return nagekeken(dossier, Stuklezer(inlezer=Bestandslezer(), kijker=Kijker))


def _veldnaam(veld: str) -> str:
    """``Achternaam`` for ``leerling.achternaam``; ``Verzorger 2, naam``. Empty when no field of a file is meant."""
    delen = veld.removeprefix("b.verzorgers.").split(".")
    if len(delen) < 2:
        return ""
    naam = delen[-1].replace("_", " ")
    return f"Verzorger {delen[0]}, {naam}" if delen[0].isdecimal() else naam.capitalize()
