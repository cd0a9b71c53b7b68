"""The language hints stand under what ouders read, and nowhere else."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cvt_desktop.services.taalhulp import hintregel
from ui.dialogs.bezwaaract import vakveld
from ui.dialogs.eigen_alinea import EigenAlinea
from ui.presenters.briefacten import ACTEN
from ui.widgets.tekstvlak import Tekstvlak


def test_that_the_hints_follow_what_is_typed_and_the_room_is_there_from_the_begin(qtbot: QtBot) -> None:
    veld = Tekstvlak("gewone_taal", "Uitleg in gewone taal", hints=hintregel)
    qtbot.addWidget(veld)
    hoog = veld.sizeHint().height()
    veld.zet_waarde("Derhalve past het vso.")
    assert veld.hint() == "‘Derhalve’, liever: daarom"
    assert veld.editor.accessibleDescription() == veld.hint()
    assert veld.sizeHint().height() == hoog
    veld.zet_waarde("Daarom past het vso.")
    assert veld.hint() == ""


def test_that_plain_letters_have_them_and_a_reason_of_the_school_has_none(qtbot: QtBot) -> None:
    velden = {(act, vak.naam): vakveld(vak) for act in ("losse_brief", "zienswijze_vragen") for vak in ACTEN[act].vakken}
    met = {sleutel for sleutel, veld in velden.items() if isinstance(veld, Tekstvlak) and _wijst(veld)}
    assert met == {("losse_brief", "tekst"), ("zienswijze_vragen", "voornemen"), ("zienswijze_vragen", "gegevens")}
    brief, vraag = EigenAlinea(), EigenAlinea(uitleg="Wat wilt u dat de commissie nagaat?")
    for dialoog in (brief, vraag):
        qtbot.addWidget(dialoog)
    assert (_wijst(brief.tekst), _wijst(vraag.tekst)) == (True, False)


def _wijst(veld: Tekstvlak) -> bool:
    veld.zet_waarde("Derhalve.")
    return bool(veld.hint())
