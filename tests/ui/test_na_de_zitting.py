"""The day after the zitting, through the window and with the keyboard: signed, printed, sent (screens.md part 11, 10 and 11)."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cvt_desktop.bootstrap.programma import Programma
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.runtime.paths import find_paths
from cvt_desktop.services import besluiten
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.oefenregister import SECRETARIS, VOORZITTER
from cvt_desktop.services.verzending_terug import REDENEN
from tests.beelden.wandelingen import kijk_mee
from tests.documents.conftest import Papier
from tests.documents.pdf import maak_pdf
from tests.ui.pages.programma import meld_aan, open_scherm, programma, wacht
from tests.ui.stapelregister import AANDACHT, EERSTE_NUMMER, NUMMERS, sjabloon
from tests.werkweek.hand import CTRL, TOETS, Hand
from ui.dialogs.afwijkend import AfwijkendDialoog
from ui.dialogs.redenkeuze import Redenkeuze
from ui.dialogs.tekenen import TekenDialoog
from ui.dialogs.voorbeeld import Voorbeeld
from ui.feedback import Stilfeedback
from ui.views.te_verzenden import TeVerzendenView
from ui.views.tekenmap import TekenmapView
from ui.widgets.knop import Knop

DE_DAG_ERNA = date(2027, 5, 13)


@pytest.fixture
def een(qapp: QApplication, basis: Path) -> Iterator[Programma]:
    """At the login of a register in which nine besluiten wait for a signature."""
    paden = find_paths()
    paden.ensure()
    shutil.copytree(sjabloon(basis), paden.practice_register)
    with programma(qapp) as een:
        yield een


def _dienst(een: Programma) -> Dienst:
    assert een.werkruimte is not None
    return een.werkruimte.omgeving.geopend.dienst


def _als(een: Programma, naam: str, scherm: str) -> QWidget:
    """Lock, and in as somebody else."""
    if een.werkruimte is not None:
        een.vergrendel()
    meld_aan(een, naam)
    pagina = open_scherm(een, scherm)
    assert een.taken.wacht_tot_leeg()
    return pagina


def _teken(een: Programma, map_: TekenmapView, hand: Hand, *, met_pen: bool = False, toon: bool = False) -> None:
    """Look at what asks attention, and sign everything with one passphrase."""
    dicht = [rij for rij in map_.tabel.model.rijen() if rij.bekeken.tekst == "eerst openen"]
    for rij in dicht:
        if rij is not dicht[0]:
            hand.druk(TOETS.Key_Down, op=map_.tabel.weergave)
        hand.druk(TOETS.Key_Return, op=map_.tabel.weergave)
    if met_pen:
        hand.spatie(map_.papierknop)
    else:
        if toon:
            hand.toon("tekenmap")
        hand.druk(TOETS.Key_Return, CTRL, op=map_.tabel.weergave)
    assert isinstance(map_.dialoog, TekenDialoog)
    hand.typ(oefenwachtzin(VOORZITTER.naam), op=map_.dialoog.wachtzin.regel)
    hand.druk(TOETS.Key_Return, op=map_.dialoog.wachtzin.regel)
    assert een.taken.wacht_tot_leeg()


def _nummers(dienst: Dienst) -> dict[str, int]:
    """The TLV numbers by kenmerk; of a dossier with two, the last."""
    verklaringen = sorted(dienst.overzichten.verklaringen(), key=lambda v: v.volgnummer)
    per = {a.id: a.kenmerk for a in dienst.overzichten.aanvragen()}
    return {per[v.aanvraag_id]: v.volgnummer for v in verklaringen}


def _bewaar_voorbeeld(een: Programma, venster: QWidget | None, doel: Path) -> Papier:
    """The pile as a file: what would come out of the printer."""
    assert isinstance(venster, Voorbeeld)
    assert isinstance(een.feedback, Stilfeedback)
    een.feedback._paden.append(doel)
    venster.opslaan.click()
    assert een.taken.wacht_tot_leeg()
    venster.reject()
    return Papier(doel.read_bytes())


def _morgen(dienst: Dienst) -> None:
    """The practice register goes to the day after."""
    with dienst.register.schrijven() as uow:
        uow.instellingen.save(replace(uow.instellingen.all()[0], oefendatum=DE_DAG_ERNA))


def _leeg(stapel: TeVerzendenView) -> QLineEdit:
    regel = stapel.dag.editor
    assert isinstance(regel, QLineEdit)
    regel.clear()
    return regel


def _blader(een: Programma, map_: TekenmapView) -> None:
    """What is shown is always of the line that is chosen, and the next one opens with one key."""
    hand, rijen = Hand(een), map_.tabel.getoond()
    map_.tabel.kies(rijen[-2].id)
    map_.tabel.setFocus()
    hand.druk(TOETS.Key_Right, CTRL)
    assert map_.tabel.gekozen() == replace(rijen[-1], bekeken=map_.presenter.staat().rijen[-1].bekeken)
    assert map_.voorbeeld.tabs.count()
    hand.druk(TOETS.Key_Right, CTRL)
    assert map_.voorbeeld.tabs.count(), "at the end nothing happens"
    hand.druk(TOETS.Key_Up)
    assert not map_.voorbeeld.tabs.count()
    map_.tabel.kies(rijen[0].id)


def test_that_nine_besluiten_are_signed_printed_by_address_and_sent_in_one_act(een: Programma, tmp_path: Path) -> None:
    map_ = _als(een, VOORZITTER.naam, "tekenmap")
    assert isinstance(map_, TekenmapView)
    staat = map_.presenter.staat()
    assert (len(staat.rijen), staat.aantal) == (9, 7), "two ask attention and must be opened once"
    assert {rij.kenmerk for rij in staat.rijen if rij.aandacht} == {f"2026-0{n}" for n in AANDACHT}
    _blader(een, map_)
    hand = Hand(een, kijk=kijk_mee(een))
    _teken(een, map_, hand, toon=True)
    assert (hand.toetsen, hand.velden) == (5, 1), "two looked at, nine signed, one passphrase"
    dienst = _dienst(een)
    with dienst.register.lezen() as uow:
        kenmerken = [punt.kenmerk for punt in uow.zittingen.all()[0].punten]
    assert len(kenmerken) == len(NUMMERS)
    assert _nummers(dienst) == {k: EERSTE_NUMMER + plaats for plaats, k in enumerate(kenmerken)}, "in the order of the agenda"
    # one is withdrawn before sending, and signed again: its number stays, and no number is left out
    ingetrokken = next(a.id for a in dienst.overzichten.aanvragen() if a.kenmerk == "2026-0404")
    beeld = besluiten.beeld(dienst, ingetrokken)
    assert beeld is not None
    besluiten.intrekken(dienst, beeld.besluit.id, besluiten.INTREKREDENEN[0])
    weer = besluiten.beeld(dienst, ingetrokken)
    assert weer is not None
    besluiten.naar_tekenmap(dienst, weer.besluit.id)
    map_.ververs()
    assert een.taken.wacht_tot_leeg()
    _teken(een, map_, hand)
    assert sorted(v.volgnummer for v in dienst.overzichten.verklaringen()) == list(range(EERSTE_NUMMER, EERSTE_NUMMER + 10))
    _morgen(dienst)

    stapel = _als(een, SECRETARIS.naam, "te-verzenden")
    assert isinstance(stapel, TeVerzendenView)
    assert stapel.kop.titel() == "Te verzenden · 9 besluiten, 28 stukken"
    hand = Hand(een, kijk=kijk_mee(een))
    stapel.bijlagen.zet_waarde(False)  # copies of the letter to the school lie in the envelopes of the parents
    hand.druk(TOETS.Key_P, CTRL, op=stapel.tabel.weergave)
    assert een.taken.wacht_tot_leeg()
    papier = _bewaar_voorbeeld(een, stapel.dialoog, tmp_path / "post.pdf")
    postcodes = [m[0] for blad in papier.bladzijden() if (m := re.search(r"1999 (?!AA)[A-Z]{2}", blad))]
    assert len(postcodes) >= 18, "a school and one or two addresses of parents for each besluit"
    assert postcodes == sorted(postcodes), "one pile, in order of address"

    # a day that is half typed, "20-5-20", is another one: nothing of it stays when the whole one cannot be
    hand.typ("20-5-2027", op=_leeg(stapel))
    assert "moet nog komen" in stapel.melding.tekst()
    assert stapel.presenter.dag == date(2027, 5, 13)
    hand.typ("13-5-2027", op=_leeg(stapel))

    # the father gets his letter a day before the mother
    vader = next(r for r in stapel.tabel.model.rijen() if "geheim" in r.adres)
    assert "0399" in vader.dossier
    stapel.tabel.kies(vader.id)
    hand.druk(TOETS.Key_A, op=stapel.tabel.weergave)
    assert isinstance(stapel.dialoog, AfwijkendDialoog)
    stapel.dialoog.dag.zet_waarde(date(2027, 5, 12))
    assert stapel.dialoog.doe is not None
    hand.spatie(stapel.dialoog.doe)
    detail = stapel.presenter.detail(vader.id)
    assert "wo 23-06-2027" in detail
    assert "Onherroepelijk na do 24-06-2027" in detail
    hand.toon("verzenden")
    hand.druk(TOETS.Key_Return, CTRL, op=stapel.tabel.weergave)
    assert een.taken.wacht_tot_leeg()
    assert stapel.kop.titel() == "Te verzenden · 0 stukken"
    nu = QApplication.focusWidget()
    assert nu is not None
    assert stapel.chips.isAncestorOf(nu), "a next Ctrl+Enter opens nothing outside the page"
    assert hand.toetsen == 4, "print, one letter otherwise, and the whole pile sent"
    dienst = _dienst(een)
    assert {a.status for a in dienst.overzichten.aanvragen()} == {Status.BEKENDGEMAAKT}
    with dienst.register.lezen() as uow:
        sem = next(a.id for a in dienst.overzichten.aanvragen() if a.kenmerk == "2026-0399")
        dagen = {b.id: b.verzonden_op for b in uow.brieven.of_aanvraag(sem)}
    assert dagen.pop(vader.id) == date(2027, 5, 12)
    assert set(dagen.values()) == {DE_DAG_ERNA}

    # the bag stood in the hall: everything back with a reason, as it was; and gone again
    hand.spatie(stapel.melding._actie)
    assert isinstance(stapel.dialoog, Redenkeuze)
    stapel.dialoog.reden.zet_waarde(REDENEN[0])
    assert stapel.dialoog.doe is not None
    hand.spatie(stapel.dialoog.doe)
    assert een.taken.wacht_tot_leeg()
    assert stapel.kop.titel() == "Te verzenden · 9 besluiten, 28 stukken"
    assert {a.status for a in dienst.overzichten.aanvragen()} == {Status.GETEKEND}
    assert "teruggenomen: de brief was nog niet de deur uit" in stapel.presenter.detail(vader.id)
    hand.druk(TOETS.Key_Return, CTRL, op=stapel.tabel.weergave)
    assert een.taken.wacht_tot_leeg()
    assert {a.status for a in dienst.overzichten.aanvragen()} == {Status.BEKENDGEMAAKT}


def test_that_the_same_goes_with_pen_and_scan(een: Programma, tmp_path: Path) -> None:
    map_ = _als(een, VOORZITTER.naam, "tekenmap")
    assert isinstance(map_, TekenmapView)
    _teken(een, map_, hand := Hand(een, kijk=kijk_mee(een)), met_pen=True)
    wacht(lambda: isinstance(map_.dialoog, Voorbeeld))
    papier = _bewaar_voorbeeld(een, map_.dialoog, tmp_path / "pen.pdf")
    next(k for k in map_.melding.findChildren(Knop) if k.tekst() == "Nog een keer afdrukken").click()
    eerder = map_.dialoog
    wacht(lambda: map_.dialoog is not eerder)
    weer = map_.dialoog
    assert isinstance(weer, Voorbeeld), "closed too soon"
    weer.reject()
    nummers = _nummers(_dienst(een))
    gevonden = list(dict.fromkeys(int(n) for n in re.findall(r"OEF-2627-(\d{4})", papier.tekst)))
    assert gevonden == sorted(nummers.values()) == list(range(EERSTE_NUMMER, EERSTE_NUMMER + 9)), "given when it is printed"

    stapel = _als(een, SECRETARIS.naam, "te-verzenden")
    assert isinstance(stapel, TeVerzendenView)
    assert not stapel.hoofdknop.isEnabled(), "nothing goes before its scan is there"
    assert isinstance(een.feedback, Stilfeedback)
    for nummer in range(9):
        scan = tmp_path / f"scan {nummer}.pdf"
        scan.write_bytes(maak_pdf(12))
        een.feedback._paden.append(scan)
        rij = next(r for r in stapel.tabel.model.rijen() if r.scan_nodig)
        stapel.tabel.kies(rij.id)
        hand.druk(TOETS.Key_S, op=stapel.tabel.weergave)
        assert een.taken.wacht_tot_leeg()
    assert not [r for r in stapel.tabel.model.rijen() if r.scan_nodig], "one scan for all pages of a dossier"
    hand.toon("pen-en-scan")
    assert not stapel.drukknop.isEnabled(), "the paper that was signed is sent, not another print"
    hand.druk(TOETS.Key_Return, CTRL, op=stapel.tabel.weergave)
    assert een.taken.wacht_tot_leeg()
    assert {a.status for a in _dienst(een).overzichten.aanvragen()} == {Status.BEKENDGEMAAKT}
