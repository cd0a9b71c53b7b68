"""The sheet with the recovery code of one user, for paper."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from cvt_desktop.domain.instellingen import Swv
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.bladen import Herstelkit
from cvt_desktop.ports.opmaker import Opmaker
from cvt_desktop.services.aanmelden import Geopend


def herstelblad(
    opmaker: Opmaker, swv: Swv, *, oefen: bool, vault_id: UUID, naam: str, code: str, vingerafdruk: str, dag: date,
    moment: datetime,
) -> bytes:  # fmt: skip
    """The PDF; ``code`` is in groups with dashes. Nothing of it is kept. Raises ``InvoerError`` for odd characters."""
    regels = tuple(" ".join(regel.split()) for regel in swv.adres.regels)
    kop = deel.Kop(
        afzender=deel.Afzender(naam=swv.naam, nummer=swv.nummer, adresregels=regels, postadres=", ".join(regels),
                               telefoon=swv.telefoon),
        contact=deel.Contactpersoon(naam=naam, telefoon=swv.telefoon), kenmerk="", dagtekening=dag, opgemaakt_op=moment,
        sjabloon_versie=opmaker.sjabloon_versie, oefenregister=oefen,
    )  # fmt: skip
    return opmaker.maak(Herstelkit(
        kop=kop, naam=naam, register=swv.naam, kluis_id=str(vault_id), vingerafdruk=vingerafdruk,
        groepen=tuple(code.split("-")),
    ))  # fmt: skip


def eigen_herstelblad(geopend: Geopend, code: str) -> bytes:
    """The sheet of who is logged in, with the code that was made just now."""
    dienst, kluis = geopend.dienst, geopend.kluis
    with dienst.register.lezen() as uow:
        swv = dienst.instellingen(uow).swv
    return herstelblad(
        dienst.opmaker, swv, oefen=dienst.register.oefen, vault_id=kluis.vault_id, naam=dienst.sessie.naam, code=code,
        vingerafdruk=kluis.herstel_vingerafdruk(dienst.sessie.persoon_id),
        dag=dienst.klok.today(), moment=dienst.klok.now(),
    )  # fmt: skip
