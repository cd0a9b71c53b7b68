"""How one line of the Werkvoorraad is painted: its term, its words, and where its work is done. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from cvt_desktop.basis.tekst import datum_kort, vouw
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.termijn import dagen_tot
from cvt_desktop.domain.volgende_stap import BEZWAARTERMIJN, AanZet
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services.werkregel import Werkregel
from cvt_desktop.services.werkvoorraad import SOORTNAAM
from ui.tonen import Chip, Toon, Vorm, streefchip, termijnchip

SOORTEN = {str(soort): naam for soort, naam in SOORTNAAM.items()}
WEINIG = 7
_STATUSTOON = {
    **dict.fromkeys((Status.ONTVANGEN, Status.AANVULLING_GEVRAAGD, Status.GEREED_VOOR_ZITTING, Status.OP_AGENDA), Toon.INFO),
    **dict.fromkeys((Status.AANGEHOUDEN, Status.ADVIES_BESTUUR, Status.BESLOTEN, Status.GETEKEND, Status.IN_BEZWAAR,
                     Status.WACHTLIJST), Toon.LET_OP),
    Status.BEKENDGEMAAKT: Toon.GOED,
}  # fmt: skip
"""Amber asks something of the commission."""
_BINNENSHUIS = frozenset({AanZet.TEKENMAP, AanZet.OPSTELLER})
"""Who waits for a colleague wants to see the term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkrij:
    """One painted line; ``hooi`` is the folded text for the filter, ``rang`` its place in the order that pinches.

    With ``kop`` it is no line of work but the heading above some.
    """

    sleutel: str
    termijn: Chip
    stap: str = field(repr=False)
    leerling: str = field(repr=False)
    soort: str
    school: str
    rang: int
    hooi: str = field(repr=False)
    kop: str = ""


@dataclass(frozen=True, slots=True)
class Elders:
    """How a line looks whose work is done on a screen of its own."""

    titel: str
    soort: str
    chip: Chip


_VANDAAG, _REGISTER = Chip(tekst="vandaag", toon=Toon.STIL), Chip(tekst="register", toon=Toon.STIL)
OP_SCHERM = {
    "klaargezet": Elders("Klaargezette bestanden", "bestanden", _VANDAAG),
    "leesmappen": Elders("Leesmappen", "leesmap", Chip(tekst="einddatum voorbij", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)),
    "afsluiten": Elders("Afsluiten", "dossiers", Chip(tekst="bezwaartermijn voorbij", toon=Toon.STIL)),
    "verwijderingen": Elders("Verwijderde dossiers", "dossiers",
                             Chip(tekst="verwijderd", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)),
    "verlengingsronde": Elders("Register", "register", _REGISTER),
    "tekenmap": Elders("Tekenmap", "besluiten", _VANDAAG),
    "reservekopieen": Elders("Reservekopieën", "register", Chip(tekst="reservekopie", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)),
    "instellingen": Elders("Instellingen", "register", _REGISTER),
    "regels": Elders("Regels", "controle", _REGISTER),
}
"""By the key of the screen."""


def rij_van(regel: Werkregel, rang: int, vandaag: date) -> Werkrij:
    """The painted line."""
    dossier = regel.dossier
    if dossier is not None:
        soort, school = SOORTEN.get(dossier.soort, dossier.soort), dossier.school
    else:
        elders = OP_SCHERM[regel.scherm].soort if regel.scherm else "concept"
        soort, school = "zitting" if regel.zitting is not None else elders, ""
    chip, stap = termijn_van(regel, vandaag), f"Spoed · {regel.stap.tekst}" if regel.spoed else regel.stap.tekst
    hooi = _gevouwen(f"{stap} {soort}") + " "
    hooi += dossier.zoektekst if dossier is not None else vouw(f"{regel.leerling} {chip.tekst}")
    return Werkrij(sleutel=regel.sleutel, termijn=chip, stap=stap, leerling=regel.leerling or "—", soort=soort,
                   school=school or "—", rang=rang, hooi=hooi)  # fmt: skip


@lru_cache(maxsize=2048)
def _gevouwen(tekst: str) -> str:
    """Steps repeat: folding each of 2,000 lines anew would be felt."""
    return vouw(tekst)


def termijn_van(regel: Werkregel, vandaag: date) -> Chip:
    """What stands in the first column: for whom one waits, else what is nearest: the zitting, the term, the target."""
    dossier = regel.dossier
    if regel.stap.wacht and regel.stap.aan_zet not in _BINNENSHUIS:
        wie = str(regel.stap.aan_zet)
        tekst = f"{wie}, uiterlijk {datum_kort(regel.stap.dag)}" if regel.stap.dag is not None else wie
        return Chip(tekst=tekst, toon=Toon.INFO, vorm=Vorm.PAUZE if dossier is not None and dossier.opgeschort else Vorm.GEEN)
    if dossier is None:
        if regel.scherm:
            return OP_SCHERM[regel.scherm].chip
        if regel.zitting is None:
            return Chip(tekst="concept", toon=Toon.STIL)
        wanneer = "vandaag" if regel.zitting.datum == vandaag else datum_kort(regel.zitting.datum)
        tekst = regel.zitting.tijd if regel.zitting.ronde else f"zitting {wanneer} {regel.zitting.tijd}".strip()
        return Chip(tekst=tekst, toon=Toon.INFO)
    if regel.stap.tab == "bezwaar" and regel.stap.dag is not None:
        return termijnchip(dagen_tot(regel.stap.dag, vandaag), regel.stap.dag)
    if regel.notitie_id is not None and regel.stap.dag is not None:
        return opvolgchip(regel.stap.dag, vandaag)
    if regel.stap.veld == BEZWAARTERMIJN:
        return Chip(tekst="eindigt vandaag", toon=Toon.INFO)
    return dossierchip(dossier, vandaag)


def opvolgchip(dag: date, vandaag: date) -> Chip:
    """The day that somebody chose to come back to something; the dossier has its own line with its own term."""
    wanneer = "vandaag" if dag == vandaag else datum_kort(dag)
    return Chip(tekst=f"sinds {wanneer}" if dag < vandaag else wanneer, toon=Toon.INFO if dag <= vandaag else Toon.STIL)


def dossierchip(dossier: AanvraagSummary, vandaag: date) -> Chip:
    """The term of a running dossier in one chip; ``nieuw`` on the day of receipt and the day after."""
    uiterste, streef = dossier.uiterste_datum, dossier.streefdatum
    if dossier.staat_stil(vandaag):
        return Chip(tekst="opgeschort", toon=Toon.INFO, vorm=Vorm.PAUZE)
    oud = dagen_tot(vandaag, dossier.ontvangen_op)
    if not dossier.bevestigd and oud <= 1:
        return Chip(tekst=f"nieuw · {'vandaag' if oud <= 0 else 'gisteren'}", toon=Toon.INFO)
    over = dagen_tot(uiterste, vandaag) if uiterste is not None else None
    if uiterste is not None and over is not None and (over <= WEINIG or streef is None or streef < vandaag):
        return termijnchip(over, uiterste)
    if streef is not None and 0 <= dagen_tot(streef, vandaag) <= WEINIG:
        return streefchip(streef)
    return termijnchip(over, uiterste) if uiterste is not None and over is not None else Chip(tekst="")


def statuschip(status: Status) -> Chip:
    """The status word of screens.md 4.1 with its tone."""
    vorm = Vorm.VINK if status is Status.BEKENDGEMAAKT else Vorm.GEEN
    return Chip(tekst=str(status), toon=_STATUSTOON.get(status, Toon.STIL), vorm=vorm)
