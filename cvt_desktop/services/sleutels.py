"""New keys for the register: after a laptop or a passphrase was lost, and when somebody goes (docs/adr/0052-sleutels.md).

What was copied before cannot be taken back: a new key locks the register as it is from now on, not the copies of before.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.services import certificaten
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.gebruikers import eis_beheerder, zet_toegang


def vervang_sleutels(geopend: Geopend) -> None:
    """Another key for everybody who is there; nobody has to do anything for it. Takes seconds for a large register.

    Raises ``RegisterError``; the register then has its old keys, or the next login completes the new ones.
    """
    geopend.dienst.eis(Actie.SLEUTELS_VERVANGEN)
    _hersleutel(geopend, frozenset())


def verwijder_gebruiker(geopend: Geopend, persoon_id: PersoonId) -> None:
    """Take somebody's access away for good: no login, no keys, no signing; what was done stays under the name.

    The order is that of what must never be half: first the program refuses, then the keys change, then the login goes. An
    interruption leaves somebody who is refused; removing once more completes it. Raises ``ToestandError``, ``RegisterError``.
    """
    dienst = geopend.dienst
    dienst.eis(Actie.SLEUTELS_VERVANGEN)
    if persoon_id == dienst.sessie.persoon_id:
        raise ToestandError("U kunt uzelf niet verwijderen. Laat een andere beheerder dat doen.", code="eigen-toegang")
    zet_toegang(dienst, persoon_id, actief=False)
    if persoon_id in geopend.kluis.gebruikers:
        _hersleutel(geopend, frozenset({persoon_id}))
    with dienst.werk(Actie.SLEUTELS_VERVANGEN) as werk:
        persoon = replace(werk.uow.personen.get(persoon_id), met_login=False)
        eis_beheerder(werk.uow, persoon)
        werk.leg_vast("gebruiker", persoon_id, werk.uow.personen.save(persoon))
        if certificaten.trek_in(werk.uow, persoon_id):
            werk.leg_vast("certificaat", persoon_id, None)


def _hersleutel(geopend: Geopend, weg: frozenset[UUID]) -> None:
    kluis, generatie = geopend.kluis, geopend.kluis.generatie + 1
    gewisseld = False

    def na_wissel() -> None:
        nonlocal gewisseld
        gewisseld = True
        kluis.voltooi_hersleutelen()

    kluis.begin_hersleutelen(weg)
    try:
        geopend.databank.hersleutel(kluis.volgende_db_sleutel, generatie=generatie, na_wissel=na_wissel)
    except BaseException:
        if not gewisseld:
            kluis.breek_hersleutelen_af()
        raise
    with geopend.dienst.werk(Actie.SLEUTELS_VERVANGEN) as werk:
        werk.leg_vast("register", None, None)
