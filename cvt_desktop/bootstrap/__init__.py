"""The only place that wires. Everything heavy is imported inside the functions: the login must appear at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cvt_desktop.domain.ids import AanvraagId
    from cvt_desktop.domain.persoon import Persoon
    from cvt_desktop.ports.toegang import Toegang
    from cvt_desktop.ports.voortgang import Voortgang
    from cvt_desktop.services.aanmelden import Geopend
    from cvt_desktop.services.context import Dienst


def maak_toegang() -> Toegang:
    """The ports with which a register is made and opened."""
    from cvt_desktop.bootstrap.poorten import maak_toegang as maak

    return maak()


def maak_oefenregister(
    map_: Path, *, met_dossiers: bool = True, met_verloop: bool = False, personen: Sequence[Persoon] | None = None,
    nummers: Collection[int] = (), veel: int = 0, voortgang: Voortgang | None = None,
) -> None:  # fmt: skip
    """A practice register in ``map_`` (absent or empty), with its dossiers unless asked otherwise. Takes seconds.

    The dossiers were just registered; with ``met_verloop`` each stands where it is on 12 mei 2027. A failure leaves nothing.
    ``personen``: only these people (and the beheerder), for a register without dossiers. ``nummers``: only these dossiers,
    just registered. ``veel``: with ``met_verloop``, so many dossiers more for figures (``oefenveel``); ``voortgang`` hears of it.
    """
    from cvt_desktop.services.oefenregister import maak_oefenregister as maak

    toegang = maak_toegang()
    if not met_dossiers:
        maak(toegang, map_, personen=personen)
        return
    from cvt_desktop.basis.bestanden import later_op_schijf
    from cvt_desktop.basis.mappen import bouw_map

    with bouw_map(map_) as bouw, later_op_schijf(bouw):
        maak(toegang, bouw)
        from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
        from cvt_desktop.adapters.pdf.voorbeeldstuk import maak_voorbeeldstuk
        from cvt_desktop.services.oefendossiers import vul
        from cvt_desktop.services.stukken import Stuklezer

        dossiers = vul(toegang, bouw, Stuklezer(inlezer=Bestandslezer()), maak_voorbeeldstuk, met_verloop=met_verloop,
                       nummers=nummers)  # fmt: skip
        if veel:
            _vul_aan(toegang, bouw, dossiers, veel, voortgang)


def _vul_aan(toegang: Toegang, map_: Path, dossiers: Mapping[str, AanvraagId], veel: int, voortgang: Voortgang | None) -> None:
    from cvt_desktop.ports.voortgang import Stil
    from cvt_desktop.services.oefenregister import BEHEERDER, open_als
    from cvt_desktop.services.oefenveel import vul_aan

    geopend = open_als(toegang, map_, BEHEERDER)
    try:
        vul_aan(geopend.dienst.register, dossiers, veel, voortgang or Stil())
    finally:
        geopend.sluit()


def open_geopend(map_: Path, gebruiker: str, wachtzin: str) -> Geopend:
    """Open a register without a window, for the user with this login name; close it with ``Geopend.sluit``.

    Raises ``RegisterError``, also for a name that is not in the register.
    """
    from cvt_desktop.adapters.vault.kopbestand import lees_loginnamen
    from cvt_desktop.domain.errors import RegisterError
    from cvt_desktop.services.aanmelden import aanmelden, openen

    gevonden = [id_ for id_, naam in lees_loginnamen(map_).gebruikers if naam.casefold() == gebruiker.casefold()]
    if not gevonden:
        raise RegisterError("Deze gebruiker staat niet in dit register. Controleer de naam.", code="geen-gebruiker")
    toegang = maak_toegang()
    return openen(toegang, aanmelden(toegang, map_, gevonden[0], wachtzin))


def open_dienst_zonder_venster(map_: Path, gebruiker: str, wachtzin: str) -> Dienst:
    """As ``open_geopend``, for who keeps the register open until the process ends."""
    return open_geopend(map_, gebruiker, wachtzin).dienst


def start_venster(*, oefenregister: bool = False, map_: Path | None = None) -> int:
    """Open the window: at the practice register, at ``map_``, or at the register that was open last. Gives the exit code."""
    from ui.importhaak import laat_bronnen_dicht

    laat_bronnen_dicht()  # before the modules of the window are imported
    from cvt_desktop.bootstrap.venster import start

    return start(oefenregister=oefenregister, map_=map_)
