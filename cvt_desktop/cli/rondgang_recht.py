"""The part of the round that shows how dates and criteria come about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.formulier import Soort
from ui.dialogs.bezwaaract import BezwaaractDialoog
from ui.dialogs.waarom_datum import WaaromDatum
from ui.theme import Ruimte
from ui.views.dossier import DossierView
from ui.views.dossier_bezwaar import DossierBezwaar
from ui.views.dossier_brieven import DossierBrieven
from ui.views.intake import IntakeView
from ui.views.protoets_vak import Protoetsvak
from ui.views.rekenhulp import RekenhulpView
from ui.widgets.rolvak import Rolvak

if TYPE_CHECKING:
    from cvt_desktop.cli.rondgang import Beeld

Maak = Callable[[str], "Beeld"]
_VANDAAG, _GEPOST, _HERSTEL, _HOORZITTING = date(2027, 5, 12), date(2027, 5, 11), date(2027, 5, 26), date(2027, 6, 24)


def rekenhulp(pagina: RekenhulpView, beeld: Maak) -> Iterator[Beeld]:
    """A term that stood still, and the criteria for praktijkonderwijs."""
    afgenomen = date(2026, 11, 23)
    pagina.vul("beslistermijn", ontvangst=date(2026, 11, 2), verzoek=date(2026, 11, 12), uiterlijk=date(2026, 11, 26),
               aangevuld=afgenomen)  # fmt: skip
    yield beeld("rekenhulp termijn")
    pagina.vul("pro", peildatum=date(2027, 1, 15), iq=72, iq_datum=afgenomen, ir_dl=60, ir_dle=28, ir_datum=afgenomen,
               bl_dl=60, bl_dle=31, bl_datum=afgenomen, tl_dl=60, tl_dle=30, tl_datum=afgenomen)  # fmt: skip
    yield beeld("rekenhulp praktijkonderwijs")


def intake_soorten(intake: QWidget | None, rust: Callable[[], None], beeld: Maak) -> Iterator[Beeld]:
    """The blocks of praktijkonderwijs, of a voorziening and of an arrangement in a new aanvraag; the kind is put back."""
    assert isinstance(intake, IntakeView)
    formulier = intake.formulier
    keuze, eerder = formulier.veld("soort"), formulier.soort
    for soort, naam, veld in ((Soort.TLV_PRO_REGULIER, "praktijkonderwijs", "pro.route"),
                              (Soort.TLV_PRO_BIJZONDER, "bijzondere regeling", "pro.grond"),
                              (Soort.TBV, "voorziening", "tbv.voorziening"),
                              (Soort.TVIA, "arrangement", "arr.titel"),
                              (Soort.TVIA, "inzet van een arrangement", "arr.uren")):  # fmt: skip
        keuze.zet_waarde(soort.value)
        keuze.gewijzigd.emit()
        rust()  # the new fields have a place only after this
        _in_beeld(intake, formulier.veld(veld))
        yield beeld(f"nieuwe aanvraag {naam}")
    keuze.zet_waarde(eerder.value)
    keuze.gewijzigd.emit()


def protoets(dossier: QWidget | None, rust: Callable[[], None], beeld: Maak) -> Iterator[Beeld]:
    """The test of the criteria, scrolled into sight."""
    assert isinstance(dossier, DossierView)
    rust()
    (vak,) = (v for v in dossier.findChildren(Protoetsvak) if v.isVisible())
    _in_beeld(dossier, vak)
    yield beeld("dossier praktijkonderwijs toets")


def _in_beeld(pagina: QWidget, deel: QWidget) -> None:
    """Scroll so that this part begins at the top."""
    rol = next(r for r in pagina.findChildren(Rolvak) if r.isAncestorOf(deel))
    inhoud = rol.widget()
    assert inhoud is not None
    rol.verticalScrollBar().setValue(deel.mapTo(inhoud, QPoint(0, 0)).y() - Ruimte.XL)


def bundel(pagina: DossierBrieven, beeld: Maak) -> Iterator[Beeld]:
    """What goes to the adviescommissie; the dialog stays open."""
    pagina.kies_bundel()
    yield beeld("stukken voor de LBT")


def waarom(dossier: DossierView, klik: Callable[[str], None], beeld: Maak) -> Iterator[Beeld]:
    """Why a date is what it is, before and after a consent was noted; the explanation stays open."""
    dossier.kop.waarom.emit()
    klik("Uitstel noteren…")
    uitleg = dossier.dialoog
    assert isinstance(uitleg, WaaromDatum)
    assert uitleg.dialoog is not None
    for vak, dag in zip(uitleg.dialoog.vakken[1:], (date(2027, 5, 17), date(2027, 5, 28)), strict=True):
        vak.zet_waarde(dag)
    uitleg.dialoog.vakken[-1].gewijzigd.emit()
    yield beeld("uitstel met instemming")
    klik("Noteren")
    yield beeld("waarom deze datum")


def bezwaar(dossier: DossierView, klik: Callable[[str], None], sluit: Callable[[], None], beeld: Maak) -> Iterator[Beeld]:
    """Nothing yet, the form, the bezwaar with its dates, and why they are what they are; the explanation stays open."""
    dossier.naar("bezwaar")
    yield beeld("bezwaar, nog geen")
    klik("Bezwaar registreren")
    tab = dossier.tab("bezwaar")
    assert isinstance(tab, DossierBezwaar)
    assert isinstance(tab.dialoog, BezwaaractDialoog)
    tab.dialoog.formulier.zet_waarden({
        "indiener": "ouder", "naam": "Leopoldine van der Meulen tot den Overtoom", "ontvangen_op": _VANDAAG, "gepost_op": _GEPOST,
        "gronden": "Eén schooljaar is genoeg; de categorie is te laag.",
    })  # fmt: skip
    yield beeld("bezwaar registreren")
    klik("Registreren")
    klik("Herstel vragen…")
    assert isinstance(tab.dialoog, BezwaaractDialoog)
    tab.dialoog.formulier.zet_waarden({"wat": "de handtekening", "verzonden_op": _VANDAAG, "uiterlijk": _HERSTEL})
    klik("Noteren")
    klik("Doorzenden noteren…")
    assert isinstance(tab.dialoog, BezwaaractDialoog)
    tab.dialoog.formulier.zet_waarden({"op": _VANDAAG})
    klik("Noteren")
    klik("Hoorzitting noteren…")
    assert isinstance(tab.dialoog, BezwaaractDialoog)
    tab.dialoog.formulier.zet_waarden({"op": _HOORZITTING})
    klik("Noteren")
    yield beeld("bezwaar doorgezonden")
    klik("Advies noteren…")
    yield beeld("bezwaar advies")
    sluit()
    klik("Waarom deze datums?")
    yield beeld("bezwaar waarom deze datums")
