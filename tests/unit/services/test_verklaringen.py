"""What happens to a verklaring after it was sent: correction, withdrawal and vervallen stay in the number register."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.tlv import Tlvtoestand, Verklaring
from cvt_desktop.services import correctie, intrekking
from cvt_desktop.services.intrekkingscontrole import HOORREDENEN
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verzenden import Zending, te_verzenden, verzenden
from tests.besluit_opzet import DAG, Besluitopzet, zet_besluit_op
from tests.factories import VOORZITTER

HOREN = HOORREDENEN[1]
"""Why nobody was heard: what a test says that is about something else."""


def verzend(opzet: Besluitopzet) -> None:
    alle = te_verzenden(opzet.dienst, opzet.aanvraag_id())
    verzenden(opzet.dienst, opzet.aanvraag_id(), tuple(Zending(brief_id=b.id, op=DAG, wijze=Verzendwijze.POST) for b in alle))


def regels(opzet: Besluitopzet) -> list[Verklaring]:
    """Oldest first."""
    with opzet.zitting.register.lezen() as uow:
        return sorted(uow.verklaringen.of_leerling(leerling_id_van(opzet.zitting.aanvraag())), key=lambda v: v.volgnummer)


@pytest.fixture
def getekend(tmp_path: Path) -> Besluitopzet:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    return opzet


@pytest.fixture
def verzonden(getekend: Besluitopzet) -> Besluitopzet:
    verzend(getekend)
    return getekend


def test_that_what_was_not_sent_is_withdrawn_in_the_dossier(getekend: Besluitopzet) -> None:
    with pytest.raises(ToestandError) as fout:
        intrekking.vervallen(getekend.als(VOORZITTER), regels(getekend)[0].id, intrekking.VERVALREDENEN[0], HOREN)
    assert fout.value.code == "tlv-niet-verzonden"
    with pytest.raises(ToestandError):
        correctie.corrigeren(getekend.dienst, getekend.besluit().id, correctie.CORRECTIEREDENEN[0])
    assert regels(getekend)[0].toestand is Tlvtoestand.GELDIG
