"""What the zitting established about the hoorrecht, in the letters, the reasons and the check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.formulier import Formulier
from cvt_desktop.domain.hoorrecht import Gehoorde, Hoorrecht, Hoorwijze
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.services import besluiten, zitting_behandelen
from cvt_desktop.services.documenten.gehoord import Aan, hoe_gehoord, je_gehoord
from cvt_desktop.services.documenten.zienswijzen import je_mening, mening_leerling
from db.codec import CODEC
from tests.factories import MIKOLAJ, maak_aanvraag, maak_formulier
from tests.zitting_opzet import Opzet, beslis, open_zitting, zet_op

GESPREK, FORMULIER = Gehoorde(wijze=Hoorwijze.GESPREK), Gehoorde(wijze=Hoorwijze.FORMULIER)
WIL_NIET = Gehoorde(wijze=Hoorwijze.WIL_NIET, woorden="Vindt het te spannend.")
BEIDEN = Hoorrecht(leerling=replace(GESPREK, woorden="Ik wil ook gym"), ouders=replace(FORMULIER, woorden="liever dichtbij"),
                   gedaan="de periode is twee jaar")  # fmt: skip


def test_that_the_school_reads_how_both_were_heard_and_what_they_said_besides() -> None:
    assert hoe_gehoord(BEIDEN, "Mikołaj", al_gezegd="Ik wil rust.") == (
        "Mikołaj is gehoord in een gesprek. Mikołaj zei daarbij: “Ik wil ook gym”. "
        "De ouders zijn gehoord via het formulier. Zij zeiden daarbij: “liever dichtbij”."
    )


def test_that_ouders_together_are_u_and_one_ouder_does_not_read_what_the_other_said() -> None:
    assert "U bent gehoord via het formulier. U zei daarbij" in hoe_gehoord(BEIDEN, "M", al_gezegd="", aan=Aan.OUDERS_SAMEN)
    een = hoe_gehoord(BEIDEN, "M", al_gezegd="", aan=Aan.EEN_OUDER)
    assert "De ouders zijn gehoord via het formulier." in een
    assert "dichtbij" not in een
    niet = hoe_gehoord(replace(BEIDEN, ouders=WIL_NIET), "M", al_gezegd="", aan=Aan.EEN_OUDER)
    assert "spannend" not in niet


def test_that_who_was_not_heard_is_told_with_the_reason_once() -> None:
    hoorrecht = Hoorrecht(leerling=WIL_NIET, ouders=WIL_NIET)
    aanvraag = maak_aanvraag(formulier=_zonder_mening())
    mening, eigen = mening_leerling(aanvraag, MIKOLAJ, hoorrecht)
    assert (mening, eigen) == ("Mikołaj wilde niet worden gehoord: Vindt het te spannend.", False)
    assert hoe_gehoord(hoorrecht, "Mikołaj", al_gezegd=mening) == "De ouders wilden niet worden gehoord: Vindt het te spannend."
    jij, _ = je_mening(aanvraag, hoorrecht)
    assert jij == "Je wilde niet worden gehoord: Vindt het te spannend."
    assert je_gehoord(hoorrecht, al_gezegd=jij) == ""


def test_that_words_of_the_zitting_stand_where_the_aanvraag_has_none() -> None:
    aanvraag = maak_aanvraag(formulier=_zonder_mening())
    mening, eigen = mening_leerling(aanvraag, MIKOLAJ, BEIDEN)
    assert (mening, eigen) == ("Ik wil ook gym", True)
    assert "Ik wil ook gym" not in hoe_gehoord(BEIDEN, "Mikołaj", al_gezegd=mening)
    assert je_mening(aanvraag, BEIDEN) == ("Ik wil ook gym", True)
    assert je_gehoord(BEIDEN, al_gezegd=mening) == "Je bent gehoord in een gesprek."


def test_that_nothing_established_says_nothing() -> None:
    assert hoe_gehoord(None, "Mikołaj", al_gezegd="") == je_gehoord(None, al_gezegd="") == ""


def test_that_what_the_commission_does_with_it_begins_the_reason_in_the_letter_and_the_check_is_quiet(tmp_path: Path) -> None:
    opzet = _open(tmp_path)
    zitting_behandelen.horen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, BEIDEN)
    besluit = _besluit(opzet)
    assert besluit.redenen.mening == "de periode is twee jaar"
    assert "C55" not in _regels(opzet)


def test_that_the_check_asks_for_it_when_the_zitting_established_nothing(tmp_path: Path) -> None:
    opzet = _open(tmp_path)
    _besluit(opzet)
    assert "C55" in _regels(opzet)


def test_that_a_number_like_a_bsn_is_refused(tmp_path: Path) -> None:
    opzet = _open(tmp_path)
    with pytest.raises(InvoerError):
        zitting_behandelen.horen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id,
                                 replace(BEIDEN, gedaan="zie 111222333"))  # fmt: skip


def test_that_a_zitting_of_before_this_existed_still_reads_and_cannot_be_filled_in_unnoticed(tmp_path: Path) -> None:
    opzet = _open(tmp_path)
    with opzet.register.lezen() as uow:
        zitting = replace(uow.zittingen.get(opzet.zitting_id), nummering=())  # items kept no number then
    *_, oud, _ = CODEC.oudere_vormen(zitting)
    assert b'"hoorrecht"' not in oud
    assert CODEC.lees(Zitting, oud).punten == zitting.punten
    ingevuld = replace(zitting, punten=(zitting.punten[0], replace(zitting.punten[1], hoorrecht=BEIDEN)))
    assert all(b'"hoorrecht":{' in vorm for vorm in CODEC.oudere_vormen(ingevuld))


def _zonder_mening() -> Formulier:
    formulier = maak_formulier()
    return replace(formulier, b=replace(formulier.b, mening="", mening_vorm=None))


def _open(map_: Path) -> Opzet:
    opzet = zet_op(map_ / str(uuid4()), aantal=2)
    open_zitting(opzet)
    return opzet


def _besluit(opzet: Opzet) -> Besluit:
    beslis(opzet, horen=False)
    beeld = besluiten.beeld(opzet.dienst, opzet.dossiers[0].id)
    assert beeld is not None
    return beeld.besluit


def _regels(opzet: Opzet) -> set[str]:
    beeld = besluiten.beeld(opzet.dienst, opzet.dossiers[0].id)
    assert beeld is not None
    return {b.regel_id for b in beeld.bevindingen}
