"""Who may decide on a bezwaar, from what the register knows of the besluit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.wachtmatrix import Wachtniveau
from cvt_desktop.services import bestuursbesluiten
from cvt_desktop.services.bezwaarwacht import bezwaarwacht
from cvt_desktop.services.ondertekenen import tekenen
from tests.besluit_opzet import DAG, SCHOOLNAAM, Besluitopzet, zet_besluit_op
from tests.factories import BAKKENES, BESTUURDER, CRUTZER, SECRETARIS, VOORZITTER


def _gronden(opzet: Besluitopzet, persoon: Persoon) -> dict[str, Wachtniveau]:
    with opzet.zitting.register.lezen() as uow:
        return {m.grond: m.niveau for m in bezwaarwacht(uow, opzet.aanvraag_id(), persoon)}


BESLISTE, STEMDE = "nam of tekende het besluit", "stemt in de commissie"


def test_that_who_took_the_besluit_is_blocked_and_who_took_part_otherwise_is_warned_for(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    tekenen(opzet.als(VOORZITTER), opzet.in_tekenmap().id, Tekenwijze.PAPIER)
    for wie in (VOORZITTER, BAKKENES):  # she voted and signed, he voted
        assert list(_gronden(opzet, wie).items())[:1] == [(BESLISTE, Wachtniveau.BLOKKEERT)]
    assert _gronden(opzet, CRUTZER) == {"is deskundige in dit dossier": Wachtniveau.WAARSCHUWT}
    assert _gronden(opzet, SECRETARIS) == {"bereidde het besluit voor": Wachtniveau.WAARSCHUWT}
    assert _gronden(opzet, BESTUURDER) == {}
    aan_school = replace(BESTUURDER, werkgever=SCHOOLNAAM)
    assert _gronden(opzet, aan_school) == {f"werkt voor {SCHOOLNAAM}": Wachtniveau.BLOKKEERT}


def test_that_under_m2_the_bestuurder_who_decided_may_decide_again_and_a_voter_is_warned_for(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    with opzet.zitting.register.schrijven() as uow:
        oud = uow.instellingen.op(DAG)
        modellen = tuple((soort, Besluitmodel.M2) for soort, _ in oud.reglement.modellen)
        uow.instellingen.save(replace(oud, reglement=replace(oud.reglement, modellen=modellen)))
    besluit = opzet.in_tekenmap()
    bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    tekenen(opzet.als(BESTUURDER), besluit.id, Tekenwijze.PAPIER)
    assert _gronden(opzet, BESTUURDER) == {}
    assert _gronden(opzet, BAKKENES) == {STEMDE: Wachtniveau.WAARSCHUWT}
