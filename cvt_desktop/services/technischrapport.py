"""*Technisch rapport*: what a helpdesk asks, without a name, a path, a dossier or a text of anybody (screens.md 10.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cvt_desktop.basis.versie import VERSIE
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt
from cvt_desktop.services.aanmelden import Geopend

LOGREGELS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Techniek:
    """What only the wiring knows: versions of what the program is made of, the screen, the settings, the end of the log."""

    onderdelen: Mapping[str, str]
    scherm: str
    beleid: Sequence[str]
    log: Sequence[str]


def rapport(geopend: Geopend, punten: Iterable[Beveiligingspunt], techniek: Techniek) -> str:
    """Plain text, in which each line can be read before it is sent. Numbers of things, never which."""
    dienst = geopend.dienst
    dienst.eis(Actie.BEVEILIGING_INZIEN)
    aanvragen = dienst.overzichten.aanvragen()
    with dienst.register.lezen() as uow:
        personen, scholen, laatste = uow.personen.all(), uow.scholen.all(), uow.logboek.laatste(1)
    regels = [
        "Technisch rapport van CvT Desktop", "Zonder namen, mappen en teksten uit dossiers.", "",
        f"Versie: {VERSIE}", *(f"{naam}: {waarde}" for naam, waarde in techniek.onderdelen.items()),
        f"Scherm: {techniek.scherm}", "",
        f"Oefenregister: {_ja(dienst.register.oefen)}", f"Registernummer begint met: {str(geopend.kluis.vault_id)[:8]}",
        f"Keren overgedragen, teruggezet of van sleutels gewisseld: {geopend.kluis.generatie - 1}",
        f"Dossiers: {len(aanvragen)}", f"Personen: {len(personen)}",
        f"Scholen: {len(scholen)}", f"Gebeurtenissen: {laatste[0].volgnummer if laatste else 0}",
        f"Kopbestand hersteld: {_ja(geopend.kluis.melding is not None)}", "",
        "Beveiliging:", *(f"- {punt.titel}: {punt.stand}" for punt in punten), "",
        "Beleid van deze computer:", *(f"- {regel}" for regel in techniek.beleid or ("geen",)), "",
        f"Laatste {LOGREGELS} regels van het logboek van het programma:", *techniek.log[-LOGREGELS:],
    ]  # fmt: skip
    return "\n".join(regels) + "\n"


def _ja(waar: bool) -> str:
    return "ja" if waar else "nee"
