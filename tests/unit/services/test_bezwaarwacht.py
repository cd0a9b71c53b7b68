"""Who may decide on a bezwaar, from what the register knows of the besluit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.wachtmatrix import Wachtniveau
from cvt_desktop.services.bezwaarwacht import bezwaarwacht
from cvt_desktop.services.ondertekenen import tekenen
from tests.besluit_opzet import SCHOOLNAAM, Besluitopzet, zet_besluit_op
from tests.factories import BAKKENES, BESTUURDER, CRUTZER, SECRETARIS, VOORZITTER


def _gronden(opzet: Besluitopzet, persoon: Persoon) -> dict[str, Wachtniveau]:
    with opzet.zitting.register.lezen() as uow:
        return {m.grond: m.niveau for m in bezwaarwacht(uow, opzet.aanvraag_id(), persoon)}


def test_that_who_signed_the_besluit_is_blocked_and_who_took_part_is_warned_for(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    assert _gronden(opzet, VOORZITTER) == {"stemt in de commissie": Wachtniveau.WAARSCHUWT}
    tekenen(opzet.als(VOORZITTER), opzet.in_tekenmap().id, Tekenwijze.PAPIER)
    assert list(_gronden(opzet, VOORZITTER).items()) == [
        ("nam of tekende het besluit", Wachtniveau.BLOKKEERT), ("stemt in de commissie", Wachtniveau.WAARSCHUWT),
    ]  # fmt: skip
    assert _gronden(opzet, CRUTZER) == {"is deskundige in dit dossier": Wachtniveau.WAARSCHUWT}
    assert _gronden(opzet, SECRETARIS) == {"bereidde het besluit voor": Wachtniveau.WAARSCHUWT}
    assert _gronden(opzet, BAKKENES)
    assert _gronden(opzet, BESTUURDER) == {}
    aan_school = replace(BESTUURDER, werkgever=SCHOOLNAAM)
    assert _gronden(opzet, aan_school) == {f"werkt voor {SCHOOLNAAM}": Wachtniveau.BLOKKEERT}
