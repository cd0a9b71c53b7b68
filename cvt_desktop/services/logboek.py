"""The log as it leaves the register: a file that anybody can check without it (``services.cvtlog``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.gebeurtenis import Gebeurtenis
from cvt_desktop.domain.keten import Anker
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services import cvtlog
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.handtekeningtoets import certificaten

Voortgang = Callable[[float], None]
"""Told how far it is, from 0 to 1; may raise to stop."""

PAK = 1000
CONTROLE_DAGEN = 92
"""A quarter: so often somebody should look."""
TERUG = 5_000
"""So many entries are looked back; a check that is longer ago counts as none."""
_TITEL = "Controle van het logboek"


def in_delen(uow: Leeseenheid, meld: Voortgang) -> Iterator[Gebeurtenis]:
    """Every entry of the log, oldest first, so many at a time."""
    hoofd = uow.logboek.anker()
    na, laatste = 0, hoofd.volgnummer if hoofd else 0
    while deel := uow.logboek.deel(na, PAK):
        yield from deel
        na = deel[-1].volgnummer
        meld(min(1.0, na / max(1, laatste)))


def punten(dienst: Dienst) -> Sequence[Beveiligingspunt]:
    """For the page *Beveiliging*: when somebody last looked whether the log is whole; for who may do that."""
    if not dienst.mag(Actie.REGISTER_CONTROLEREN):
        return []
    with dienst.register.lezen() as uow:
        laatste = next((g for g in uow.logboek.laatste(TERUG) if g.actie == Actie.REGISTER_CONTROLEREN), None)
    dag = laatste.moment.astimezone(AMSTERDAM).date() if laatste else None
    if dag is not None and (dienst.klok.today() - dag).days <= CONTROLE_DAGEN:
        tekst = f"Het logboek hangt als een ketting aan elkaar en is voor het laatst gecontroleerd op {datum_lang(dag)}."
        return [Beveiligingspunt(titel=_TITEL, stand=Beveiligingsstand.GOED, tekst=tekst)]
    sinds = f"sinds {datum_lang(dag)} niet meer" if dag else "nog nooit"
    return [Beveiligingspunt(
        titel=_TITEL, stand=Beveiligingsstand.LET_OP, tekst=f"Het logboek is {sinds} gecontroleerd.",
        middel="Kies in het menu Controle, typ een anker over van de nieuwste besluitenlijst en controleer.",
    )]  # fmt: skip


def uitvoeren(dienst: Dienst, pad: Path, meld: Voortgang = lambda _deel: None) -> Anker:
    """Write the whole log to ``pad``; the entry about it is its last line. Gives the anchor at its end.

    Raises ``BestandError`` when the file cannot be written; then nothing is left of it.
    """
    with dienst.werk(Actie.LOG_UITVOEREN) as werk:
        werk.leg_vast("logboek", None, None)
    with dienst.lezen(Actie.LOG_UITVOEREN) as uow:
        hoofd = uow.logboek.anker()
        assert hoofd is not None
        regels = [cvtlog.certificaatregel(c) for c in certificaten(uow, dienst.codec)]
        kop = cvtlog.Logkop(kluis=uow.logboek.kluis(), oefen=dienst.register.oefen, laatste=hoofd.volgnummer,
                            schakel=hoofd.schakel, gemaakt_op=dienst.klok.now(),
                            certificaten=cvtlog.digest_van(regels))  # fmt: skip
        try:
            schrijf_atomair(pad, _regels(uow, kop, regels, meld))
        except OSError as fout:
            raise BestandError("Het logboek kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                               code="schrijven") from fout  # fmt: skip
    return hoofd


def _regels(
    uow: Leeseenheid, kop: cvtlog.Logkop, certificaatregels: Sequence[bytes], meld: Voortgang
) -> Iterator[bytes]:
    yield cvtlog.kopregel(kop)
    yield from certificaatregels
    yield from map(cvtlog.regel, in_delen(uow, meld))
