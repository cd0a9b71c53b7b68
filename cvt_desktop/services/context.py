"""What every use case gets: who acts, on which register, with which tools. And the one way to write.

A use case writes inside ``Dienst.werk``; the block must tell the log exactly once what it did, else it is undone
(a forgotten event is a programming error, found by the first test that runs the use case).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast
from uuid import UUID

from cvt_desktop.domain.beleid import BELEID, LEESACTIES, ONDERTEKEND, Actie, eis, mag
from cvt_desktop.domain.errors import GeenRechtError, NietGevondenError, RegisterError
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.ports.bijlagen import BijlageOpslag
from cvt_desktop.ports.codec import Codec
from cvt_desktop.ports.klok import Klok
from cvt_desktop.ports.ondertekening import Certificatendienst
from cvt_desktop.ports.opmaker import Opmaker
from cvt_desktop.ports.overzicht import Overzichten
from cvt_desktop.ports.register import Leeseenheid, Register, Schrijfeenheid, Vastlegging
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services.commissiegrens import Commissiegrens, van_een_commissie
from cvt_desktop.services.lidsleutel import pen
from cvt_desktop.services.logwacht import Logwacht
from cvt_desktop.services.teruglijst import Teruglijst, Terugname

ANDERE_COMMISSIE = ("Dit dossier behandelt een andere commissie. Vraag de secretaris om het op de agenda van uw commissie te "
                    "zetten.")  # fmt: skip
ZITTING_ELDERS = "Deze zitting is van een andere commissie. Vraag de secretaris als u daar aan tafel zit."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessie:
    """The person who is logged in."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    rollen: frozenset[Rol]


class Werk:
    """Counts the events of one unit."""

    def __init__(self, uow: Schrijfeenheid, dienst: Dienst, actie: Actie) -> None:
        self.uow = uow
        self._dienst = dienst
        self._actie = actie
        self.vastgelegd = False
        self.vanzelf = False
        """Whether the program does this by itself, or as a part of the act before it: no act of its own, for Ctrl+Z."""
        self.terugname: Terugname | None = None
        self.dossiers: set[UUID] = set()

    def kan_terug(self, wat: str, doe: Callable[[], object], *, concept: str = "") -> None:
        """Say how Ctrl+Z takes this act back, once its unit went well; ``wat``: ``de notitie bij 2026-0391``."""
        self.terugname = Terugname(wat=wat, doe=doe, concept=concept)

    def leg_vast(
        self, object_soort: str, object_id: UUID | None, inhoud: object | None, *, aanvraag_id: UUID | None = None,
        aantal: int = 1, actie: Actie | None = None,
    ) -> None:  # fmt: skip
        """Tell the log what this use case did; signed when the policy asks it and the own key is at hand."""
        dienst, actie = self._dienst, actie or self._actie
        if not self.vanzelf:
            self._eis_commissie(object_soort, object_id, aanvraag_id)
        vastlegging = dienst.vastlegging(actie, object_soort, object_id, aanvraag_id, inhoud, aantal=aantal)
        if actie in ONDERTEKEND:
            vastlegging = replace(vastlegging, onderteken=pen(self.uow, dienst.zegel, dienst.sessie.persoon_id))
        self.uow.vastleggen(vastlegging)
        self.vastgelegd = True
        if aanvraag_id is not None:
            self.dossiers.add(aanvraag_id)

    def _eis_commissie(self, object_soort: str, object_id: UUID | None, aanvraag_id: UUID | None) -> None:
        """No act of a member on what only another commission handles: this is where every act passes.

        Judged by what stood in the register before this act, so that nobody takes a seat at a table by the act itself.
        """
        zitting_id = object_id if object_soort == "zitting" else None
        if (aanvraag_id is None and zitting_id is None) or not van_een_commissie(self._dienst.sessie.rollen):
            return
        with self._dienst.register.lezen() as voor:
            grens = self._dienst.commissiegrens(voor)
            if not grens.begrensd:
                return
            if aanvraag_id is not None:
                with suppress(NietGevondenError):  # it is new in this act
                    aanvraag = voor.aanvragen.get(AanvraagId(aanvraag_id))
                    if not grens.leest(voor, aanvraag):
                        raise GeenRechtError(ANDERE_COMMISSIE, code="dossier-andere-commissie", dossier=aanvraag.id)
            if zitting_id is not None and not self._leest_zitting(voor, grens, ZittingId(zitting_id)):
                raise GeenRechtError(ZITTING_ELDERS, code="zitting-andere-commissie")

    def _leest_zitting(self, voor: Leeseenheid, grens: Commissiegrens, zitting_id: ZittingId) -> bool:
        """Also for one that is planned in this act: for an own commission."""
        try:
            return grens.leest_zitting(voor.zittingen.get(zitting_id))
        except NietGevondenError:
            return self.uow.zittingen.get(zitting_id).commissie_id in grens.eigen


class _Blik(Werk):
    """Looking in a register in which nothing is written any more, its log included."""

    def leg_vast(
        self, object_soort: str, object_id: UUID | None, inhoud: object | None, *, aanvraag_id: UUID | None = None,
        aantal: int = 1, actie: Actie | None = None,
    ) -> None:  # fmt: skip
        """Nothing is told to the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst:
    """The ports behind the use cases, for one logged-in person."""

    sessie: Sessie
    register: Register
    overzichten: Overzichten
    bijlagen: BijlageOpslag
    opmaker: Opmaker
    certificaten: Certificatendienst
    zegel: Zegel
    codec: Codec
    klok: Klok
    logwacht: Logwacht = field(default_factory=Logwacht, repr=False)
    teruglijst: Teruglijst = field(default_factory=Teruglijst, repr=False)

    def stand(self) -> object:
        """The same as long as nothing was written in the register and no day began: what was read then still holds."""
        return self.register.geschreven, self.klok.today()

    def mag(self, actie: Actie) -> bool:
        """Whether the person who is logged in may do this, here and now; screens hide by it."""
        return mag(self.sessie.rollen, actie) and (actie in LEESACTIES or not self.register.alleen_lezen)

    def eis(self, actie: Actie) -> None:
        """Refuse, and log the refusal; in a register that is read only every act that writes is refused."""
        if actie not in LEESACTIES and self.register.alleen_lezen:
            raise RegisterError(self.register.alleen_lezen, code="alleen-lezen")
        self._eis_beleid(actie)

    def _eis_beleid(self, actie: Actie) -> None:
        with self._weigering_in_log(actie):
            eis(self.sessie.rollen, actie)

    @contextmanager
    def _weigering_in_log(self, actie: Actie) -> Iterator[None]:
        """Tell the log of a refusal, also of one that hangs on the dossier and not on the role alone."""
        try:
            yield
        except GeenRechtError as fout:
            if not fout.vastgelegd and not self.register.alleen_lezen:
                with self.register.schrijven() as uow:
                    uow.vastleggen(self.vastlegging(actie, "beleid", None, fout.dossier, None, resultaat=Resultaat.GEWEIGERD))
                fout.vastgelegd = True
            raise

    @contextmanager
    def werk(self, actie: Actie) -> Iterator[Werk]:
        """A write unit for one act: policy first, then the block, which calls ``leg_vast`` at least once.

        In a register that is read only looking goes on, and is not written down: nothing can be.
        """
        self.eis(actie)
        if self.register.alleen_lezen:
            with self._weigering_in_log(actie), self.register.lezen() as lezer:
                yield _Blik(cast("Schrijfeenheid", lezer), self, actie)
            return
        with self._weigering_in_log(actie), self.register.schrijven() as uow:
            werk = Werk(uow, self, actie)
            yield werk
            if not werk.vastgelegd:
                raise RuntimeError(f"use case {actie} wrote no event")
        if not werk.vanzelf:
            terug = werk.terugname
            self.teruglijst.na_act(actie, terug and replace(terug, dossiers=frozenset(werk.dossiers)))

    @contextmanager
    def lezen(self, actie: Actie) -> Iterator[Leeseenheid]:
        """A read unit for one act; in a register that is read only also for an act that writes."""
        (self._eis_beleid if self.register.alleen_lezen else self.eis)(actie)
        with self._weigering_in_log(actie), self.register.lezen() as uow:
            yield uow

    def vastlegging(
        self, actie: Actie, object_soort: str, object_id: UUID | None, aanvraag_id: UUID | None, inhoud: object | None,
        *, resultaat: Resultaat = Resultaat.GELUKT, aantal: int = 1,
    ) -> Vastlegging:  # fmt: skip
        """An entry for the log in the name of the person who is logged in."""
        rollen = sorted(self.sessie.rollen & BELEID.get(actie, frozenset())) or sorted(self.sessie.rollen)
        return Vastlegging(moment=self.klok.now(), persoon_id=self.sessie.persoon_id, rol=", ".join(rollen), actie=actie,
                           object_soort=object_soort, object_id=object_id, aanvraag_id=aanvraag_id, inhoud=inhoud,
                           resultaat=resultaat, aantal=aantal)  # fmt: skip

    def commissiegrens(self, uow: Leeseenheid) -> Commissiegrens:
        """What the person who is logged in reads of several commissions."""
        return Commissiegrens.van(uow, self.sessie.persoon_id, self.sessie.rollen, self.klok.today())

    def instellingen(self, uow: Leeseenheid, dag: date | None = None) -> Instellingen:
        """The settings in force today, or on ``dag``."""
        return uow.instellingen.op(dag or self.klok.today())
