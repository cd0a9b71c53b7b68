"""Restoring in the window: from the page *Reservekopieën*, and from the start page of a laptop without the register."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from cvt_desktop.adapters.vault.kopbestand import lees_loginnamen
from cvt_desktop.bootstrap.kopiegereedschap import maak_kopiegereedschap
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.ports.reservekopie import Kopiegereedschap, Reservekopie
from cvt_desktop.ports.toegang import Kluis, Toegang
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import terugzetten
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.terugzetten import Klaargezet, Ontgrendel
from ui.presenters.terugzetten import TerugzettenPresenter
from ui.tonen import Keuze
from ui.views.terugzetten import TerugzettenView
from ui.views.terugzetten_keuze import KopiekeuzeView

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugzetters:
    """``ui.presenters.terugzetten.Terugzetter`` over the services."""

    toegang: Toegang
    gereedschap: Kopiegereedschap

    def zet_klaar(
        self, kopie: Reservekopie, doel: Path, ontgrendel: Ontgrendel, *, reden: str, voortgang: Voortgang, verloren_tot: int
    ) -> Klaargezet:
        """See ``services.terugzetten``."""
        return terugzetten.zet_klaar(self.toegang, self.gereedschap, kopie, doel, ontgrendel, reden=reden, voortgang=voortgang,
                                     verloren_tot=verloren_tot)  # fmt: skip

    def ontgrendel(self, map_: Path, gebruiker: UUID, wachtzin: str) -> Kluis:
        """With a passphrase."""
        return self.toegang.kluizen.ontgrendel(map_, gebruiker, wachtzin)

    def ontgrendel_met_code(self, map_: Path, code: str) -> Kluis:
        """With the recovery code."""
        return self.toegang.kluizen.ontgrendel_met_herstelcode(map_, code)


def maak_pagina(programma: Programma, geopend: Geopend, kopie: Reservekopie) -> TerugzettenView:
    """In an open register: what would be lost is read from its log."""
    terugzetter = Terugzetters(toegang=programma.toegang(), gereedschap=maak_kopiegereedschap())
    presenter = TerugzettenPresenter(terugzetter, kopie, geopend.map_, (), geopend)
    ruimte = programma.werkruimte
    terug = ruimte.schil.terug if ruimte is not None else programma.toon_login
    pagina = TerugzettenView(presenter, programma.taken, programma.feedback, terug)
    pagina.klaargezet.connect(lambda klaar: verwissel(programma, klaar))
    return pagina


def maak_keuze(programma: Programma) -> KopiekeuzeView:
    """On the start page: which backup."""
    gereedschap = maak_kopiegereedschap()
    pagina = KopiekeuzeView(gereedschap.plaatsen.zoek, programma.paden.backups, programma.taken, programma.feedback,
                            programma.toon_start)  # fmt: skip
    pagina.gekozen.connect(lambda kopie: _toon_zonder_register(programma, kopie))
    return pagina


def _toon_zonder_register(programma: Programma, kopie: Reservekopie) -> None:
    doel = _plaats(programma, kopie)
    if doel is None:
        return
    terugzetter = Terugzetters(toegang=programma.toegang(), gereedschap=maak_kopiegereedschap())
    namen = tuple(Keuze(waarde=str(id_), tekst=naam) for id_, naam in lees_loginnamen(kopie.map_).gebruikers)
    presenter = TerugzettenPresenter(terugzetter, kopie, doel, namen)
    pagina = TerugzettenView(presenter, programma.taken, programma.feedback, programma.toon_start)
    pagina.klaargezet.connect(lambda klaar: verwissel(programma, klaar))
    programma.venster.toon(pagina, "Terugzetten")


def _plaats(programma: Programma, kopie: Reservekopie) -> Path | None:
    """Where this register lies, or is to lie: the known places first, else the one that is proposed for a new register."""
    oefen = programma.paden.practice_register
    voorstel = programma.beleid.registermap or programma.paden.registers
    bekend = [map_ for map_ in (programma.instellingen.last_register, oefen, voorstel) if map_ is not None]
    for map_ in bekend:
        try:
            if lees_loginnamen(map_).vault_id == kopie.gegevens.kluis:
                return map_
        except CvtError:
            continue
    if kopie.gegevens.oefen and not oefen.exists():
        return oefen
    if not voorstel.exists() or not any(voorstel.iterdir()):
        return voorstel
    return programma.feedback.kies_map("Kies de map van het register, of een lege map")


def verwissel(programma: Programma, klaar: Klaargezet) -> None:
    """Close what is open, let the two change places, and show the login of what is there now."""
    programma.slot.sluit()
    gereedschap = maak_kopiegereedschap()
    try:
        opzij = terugzetten.wissel(programma.toegang(), gereedschap, klaar)
    except CvtError as fout:
        gereedschap.terugbouwer.maak_af(klaar.doel)
        programma.toon_start(fout.melding)
        return
    tekst = "De reservekopie is teruggezet. Meld u aan om verder te werken."
    if opzij is not None:
        tekst += f" Het register van daarvoor ligt in {opzij}; gooi die map weg als u zeker weet dat u haar niet meer nodig hebt."
    if klaar.kwijt:
        tekst += f" Let op: {klaar.kwijt} bijlagen waren nergens meer heel."
    programma.open_map(klaar.doel, melding_=tekst)
