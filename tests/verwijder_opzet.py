"""A dossier around which people made everything that they can make before anything leaves the house, to be removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.verwijdering import Verwijdering, Verwijderreden
from cvt_desktop.services import aantekeningen, leesplekken, verwijderen
from cvt_desktop.services.brieven import ontvangstbevestiging_maken
from cvt_desktop.services.concepten import bewaar_concept
from cvt_desktop.services.context import Dienst
from db.engine import leeseenheid
from db.register import DbRegister
from db.tables import SCHEMA
from tests.dossiers import vul_dossier
from tests.factories import BENSALEM, MIKOLAJ, SECRETARIS, VOORZITTER, maak_leesmap
from tests.fakes.poorten import NepBijlagen
from tests.fakes.register import maak_dienst, maak_testregister

SPOREN = ("Mikołaj", "urawsk", "Brandt")
"""Of the pupil and the ouders, as they stand in texts, folded texts and search texts."""


@dataclass
class Opzet:
    """A dossier on the agenda, with everything around it that somebody can make before anything leaves the house."""

    register: DbRegister
    bijlagen: NepBijlagen
    aanvraag: Aanvraag

    @property
    def id(self) -> AanvraagId:
        return self.aanvraag.id

    def als(self, wie: Persoon) -> Dienst:
        return maak_dienst(self.register, wie, bijlagen=self.bijlagen)

    def vraag(self, reden: Verwijderreden = Verwijderreden.DUBBEL, toelichting: str = "") -> Verwijdering:
        return verwijderen.vragen(self.als(SECRETARIS), self.id, reden, toelichting)

    def verwijder(self) -> Verwijdering:
        return verwijderen.bevestigen(self.als(VOORZITTER), self.vraag().id)

    def alles(self) -> str:
        """Every cell of every table of the register, as one text."""
        with leeseenheid(self.register._engine) as sessie:
            return "\n".join(str(waarde) for naam in SCHEMA.tables
                             for rij in sessie.execute(text(f"SELECT * FROM {naam}")) for waarde in rij)  # fmt: skip

    def staat_er(self) -> bool:
        with self.register.lezen() as uow:
            try:
                uow.aanvragen.get(self.id)
            except NietGevondenError:
                return False
        return True


def zet_op(map_: Path, **velden: Any) -> Opzet:
    """See ``Opzet``; ``velden`` for ``vul_dossier``."""
    register, bijlagen = maak_testregister(map_), NepBijlagen()
    dienst = maak_dienst(register, SECRETARIS, bijlagen=bijlagen)
    return Opzet(register, bijlagen, vul_dossier(dienst, **{"vastgesteld": (), **velden}))


def typ_overal(opzet: Opzet) -> None:
    """What people keep beside a dossier: bookmarks, own notes, a wish, drafts, letters that did not go, a leesmap."""
    lid, dienst = opzet.als(BENSALEM), opzet.als(SECRETARIS)
    with opzet.register.lezen() as uow:
        zitting, stuk = uow.zittingen.of_aanvraag(opzet.id)[0], uow.stukken.of_aanvraag(opzet.id)[0]
    leesplekken.leesplek_zetten(lid, stuk.id, 1, "Mikołaj thuis")
    aantekeningen.noteren(lid, zitting.id, opzet.id, "Mikołaj kan meer")
    aantekeningen.bespreken(lid, zitting.id, opzet.id, True)
    bewaar_concept(dienst, f"aanvraag/{opzet.id}", MIKOLAJ)
    bewaar_concept(lid, f"conceptbesluit/{zitting.id}/{opzet.id}", MIKOLAJ)
    ontvangstbevestiging_maken(dienst, opzet.id)
    with opzet.register.schrijven() as uow:
        uow.leesmappen.save(maak_leesmap(zitting_id=zitting.id, dossiers=(opzet.id,), kenmerken=(opzet.aanvraag.kenmerk,)))
