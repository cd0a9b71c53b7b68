"""An evaluation comes up a week before its day and stays until somebody wrote what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from cvt_desktop.domain.evaluatie import Evaluatie, aan_de_beurt, evaluaties
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.voorziening import Plaatsantwoord
from cvt_desktop.services import notities
from cvt_desktop.services.werkregel import Groep
from cvt_desktop.services.werkvoorraad import werkvoorraad
from tests.factories import maak_formulier
from tests.voorziening_opzet import Opzet, maak_tbvformulier

EEN = Evaluatie(welke="Eerste evaluatie", op=date(2027, 6, 21))
TWEE = Evaluatie(welke="Tweede evaluatie", op=date(2027, 7, 19))


def test_that_the_form_says_when_and_a_tlv_has_none() -> None:
    assert evaluaties(Soort.TBV, maak_tbvformulier()) == (EEN, TWEE)
    vorm = maak_formulier()
    assert evaluaties(Soort.TVIA, replace(vorm, arr=replace(vorm.arr, evaluatie_op=EEN.op)))[0].op == EEN.op
    assert evaluaties(Soort.TVIA, vorm) == evaluaties(Soort.TLV_VSO_NIEUW, vorm) == ()


def test_that_only_the_last_that_came_up_is_asked_and_a_note_since_then_ends_it() -> None:
    beide = (EEN, TWEE)
    assert aan_de_beurt(beide, date(2027, 6, 13), ()) is None
    assert aan_de_beurt(beide, date(2027, 6, 14), (date(2027, 6, 13),)) is EEN
    assert aan_de_beurt(beide, date(2027, 6, 30), (date(2027, 6, 14),)) is None
    assert aan_de_beurt(beide, date(2027, 8, 1), (date(2027, 6, 22),)) is TWEE


def test_that_it_stands_on_the_werkvoorraad_once_the_besluit_was_sent_until_a_note_is_written(tmp_path: Path) -> None:
    opzet = Opzet(tmp_path)
    id_ = opzet.getoetst()
    beeld = opzet.besluit(id_)
    opzet.schrijf(beeld, Plaatsantwoord.PLAATSBAAR, date(2027, 5, 24))
    opzet.teken(beeld)

    def tot(dag: date) -> None:
        opzet.klok.verder((dag - opzet.klok.today()).days)

    def regels() -> list[tuple[Groep, str]]:
        return [(r.groep, r.stap.tekst) for r in werkvoorraad(opzet.als()) if "valuatie" in r.stap.tekst]

    tot(date(2027, 6, 14))
    assert regels() == [], "not sent"
    opzet.verzend(id_)
    assert regels() == [(Groep.WEEK, "Eerste evaluatie op ma 21 juni: vraag de school hoe het gaat en noteer het")]
    tot(date(2027, 6, 22))
    assert [groep for groep, _ in regels()] == [Groep.VANDAAG]
    notities.schrijven(opzet.als(), id_, Notitiesoort.TELEFOON, "Het gaat goed in de Tussenklas.")
    assert regels() == []
    tot(date(2027, 7, 19))
    assert [tekst for _, tekst in regels()] == ["Tweede evaluatie op ma 19 juli: vraag de school hoe het gaat en noteer het"]
