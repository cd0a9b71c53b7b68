"""Rows for figures: thousands of dossiers more in a practice register (``--veel``; screens.md 8.3).

Each is a copy of a dossier that the practice register really went through, with another pupil, other days and another kenmerk:
four in five of school years long ago, decided in a zitting of ten; the rest runs. What somebody signed is not copied, as nobody
signed it, and neither are stukken and letters: this fills the lists, and nobody reads in it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid5

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.deskundigenadvies import Advieswijze, Deskundigenadvies
from cvt_desktop.domain.ids import AanvraagId, AdviesId, BesluitId, LeerlingId, SchoolId, TlvId, ZittingId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.tlv import Verklaring
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.register import Leeseenheid, Register, Schrijfeenheid
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.oefenregister import KAAPHORN, KAAPHORN_01, RAVENKOOG, ZILVERDAM

_OUD = ("2026-0297", "2026-0301", "2026-0341")
_LOPEND = ("2026-0399", "2026-0410", "2026-0417", "2026-0423", "2026-0430")
"""The dossiers that are copied: decided and sent; and under way, none of them on an agenda."""
_LOPEND_OP = 5
"""One in so many runs: 2,000 of 10,000 (house.md section 2)."""
_EERSTE_DAG, _SCHOOLJAREN = date(2015, 9, 2), 8
"""The first old zitting, a Wednesday, and over how many school years they lie: before the numbers that were taken over."""
_PER_ZITTING, _ZITTINGEN_PER_EENHEID, _WEKEN_LOPEND = 10, 50, 14
_LAATSTE_KENMERK = 1_000
"""The kenmerken of those that run come after this one; the practice register and who works in it stay below."""
_RUIMTE = UUID("c4b0fb0b-6a1d-4a0a-8f63-0d6a2a1c2027")
_SCHOLEN: tuple[SchoolId, ...] = (RAVENKOOG.id, ZILVERDAM.id, KAAPHORN.id, KAAPHORN_01.id)
_ROEPNAMEN = ("Aafke", "Boaz", "Chaima", "Daan", "Eefje", "Farid", "Gijs", "Hanneke", "Ilias", "Jolijn", "Kasper", "Lieke",
              "Mikołaj", "Naomi", "Olaf", "Pleun", "Quinten", "Roos", "Sjoerd", "Tessa", "Zoë", "Bram", "Amira", "Björn", "Cem",
              "Emma", "Fenna", "Hawa", "Jurre", "Koen", "Lars", "Noor", "Otis", "Pelle", "Ravi", "Saar", "Thijs", "Youssef")
_ACHTERNAMEN = ("Waterlander", "Duinhof", "Zilverberg", "Kaaper", "Meerstra", "Sluisdijk", "Havenaar", "Rietlander", "Polder",
                "Oeverman", "Kompaan", "Wilgenburg", "Ravenhorst", "Żurawski", "Brandt", "Heemskade", "Oosterling", "Kranenveld",
                "Wagtendorp", "Lindewal", "Rietveer", "Terwolde", "Akkersma", "Molenkamp", "Doornhoek", "Vlietstra")
_GRENZEN = ((7, 31), (8, 1))
"""Of a school year; they stay where they are in the year, because a TLV ends there (WEC 40, lid 15)."""
_TUSSEN = ("", "", "", "van", "de", "van der", "van den")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dossier:
    """What is copied together; ``zitting`` holds the item of this dossier only."""

    aanvraag: Aanvraag
    leerling: Leerling
    adviezen: tuple[Deskundigenadvies, ...]
    zitting: Zitting | None = None
    besluit: Besluit | None = None
    verklaring: Verklaring | None = None

    def met_ids(self, nummer: int, zitting_id: ZittingId | None) -> _Dossier:
        """As another dossier: everything has an id of its own, but for the zitting that it shares."""

        def id_(ding: Aanvraag | Leerling | Deskundigenadvies | Besluit | Verklaring) -> UUID:
            return uuid5(_RUIMTE, f"{nummer} {ding.id}")

        aanvraag_id, leerling_id = AanvraagId(id_(self.aanvraag)), LeerlingId(id_(self.leerling))
        tlv_id = TlvId(id_(self.verklaring)) if self.verklaring else None
        besluit, verklaring, zitting = self.besluit, self.verklaring, self.zitting
        if besluit is not None and zitting is not None and zitting_id is not None:
            besluit_id = BesluitId(id_(besluit))
            besluit = replace(besluit, id=besluit_id, aanvraag_id=aanvraag_id, zitting_id=zitting_id, tlv_id=tlv_id)
            if verklaring is not None and tlv_id is not None:
                verklaring = replace(verklaring, id=tlv_id, aanvraag_id=aanvraag_id, besluit_id=besluit_id)
            zitting = replace(zitting, id=zitting_id, punten=tuple(replace(p, aanvraag_id=aanvraag_id) for p in zitting.punten))
        return _Dossier(
            aanvraag=replace(self.aanvraag, id=aanvraag_id, leerling_id=leerling_id, versie=0),
            leerling=replace(self.leerling, id=leerling_id, versie=0), zitting=zitting, besluit=besluit, verklaring=verklaring,
            adviezen=tuple(replace(a, id=AdviesId(id_(a)), aanvraag_id=aanvraag_id) for a in self.adviezen),
        )  # fmt: skip


def vul_aan(register: Register, dossiers: Mapping[str, AanvraagId], aantal: int, voortgang: Voortgang) -> None:
    """Add ``aantal`` dossiers, the same ones each time; ``dossiers``: those of the practice register by kenmerk.

    Tells how far it is, and can be stopped between two units of work. Some milliseconds for each.
    """
    with register.lezen() as uow:
        oud = [_lees(uow, dossiers[kenmerk]) for kenmerk in _OUD]
        lopend = [_lees(uow, dossiers[kenmerk]) for kenmerk in _LOPEND]
    loopt = aantal // _LOPEND_OP
    groepen = _Rij(random.Random(aantal)).groepen(oud, aantal - loopt, lopend, loopt)  # noqa: S311 (invented names)
    for begin in range(0, len(groepen), _ZITTINGEN_PER_EENHEID):
        voortgang.controleer()
        with register.schrijven() as uow:
            for groep in groepen[begin : begin + _ZITTINGEN_PER_EENHEID]:
                _bewaar(uow, groep)
        voortgang.meld(min(begin + _ZITTINGEN_PER_EENHEID, len(groepen)) / len(groepen), "Dossiers erbij")


def _lees(uow: Leeseenheid, id_: AanvraagId) -> _Dossier:
    aanvraag = uow.aanvragen.get(id_)
    assert aanvraag.leerling_id is not None  # each of these is about a pupil
    besluit = next(iter(uow.besluiten.of_aanvraag(id_)), None)
    zitting = uow.zittingen.get(besluit.zitting_id) if besluit else None
    punten = tuple(replace(p, stemmen=()) for p in zitting.punten if p.aanvraag_id == id_) if zitting else ()
    return _Dossier(
        aanvraag=replace(aanvraag, gelezen_door=(), controles=()), leerling=uow.leerlingen.get(aanvraag.leerling_id),
        adviezen=tuple(
            replace(a, wijze=Advieswijze.PROGRAMMA, uit_bijlage=None, versie=0) for a in uow.adviezen.of_aanvraag(id_)
        ),
        zitting=replace(zitting, punten=punten, versie=0) if zitting else None,
        besluit=replace(besluit, ondertekening=None, versie=0) if besluit else None,
        verklaring=replace(uow.verklaringen.get(besluit.tlv_id), versie=0) if besluit and besluit.tlv_id else None,
    )  # fmt: skip


class _Rij:
    """Numbers the copies, and gives each a pupil."""

    def __init__(self, dobbel: random.Random) -> None:
        self._dobbel, self._nummer = dobbel, 0
        self._per_jaar: Counter[str] = Counter()

    def groepen(
        self, oud: Sequence[_Dossier], aantal_oud: int, lopend: Sequence[_Dossier], aantal_lopend: int
    ) -> list[list[_Dossier]]:
        """What was decided in one zitting, for all zittingen, and then what runs."""
        zittingen = [range(b, min(b + _PER_ZITTING, aantal_oud)) for b in range(0, aantal_oud, _PER_ZITTING)]
        weken = _SCHOOLJAREN * 52
        uit = [self._zitting(oud, len(r), _EERSTE_DAG + timedelta(weeks=n * weken // len(zittingen)), n)
               for n, r in enumerate(zittingen)]  # fmt: skip
        weken_terug = [_verplaatst(bron, timedelta(weeks=-week)) for week in range(_WEKEN_LOPEND) for bron in lopend]
        for n in range(aantal_lopend):
            d = self._kopie(weken_terug[n % len(weken_terug)])
            uit.append([replace(d, aanvraag=replace(d.aanvraag, kenmerk=f"2026-{_LAATSTE_KENMERK + 1 + n:04}"))])
        return uit

    def _zitting(self, oud: Sequence[_Dossier], aantal: int, dag: date, nummer: int) -> list[_Dossier]:
        """The same dossiers again and again, all decided on ``dag``."""
        id_, groep = ZittingId(uuid5(_RUIMTE, f"zitting {nummer}")), []
        opdag = [_verplaatst(bron, dag - bron.zitting.datum) for bron in oud if bron.zitting]
        for n in range(aantal):
            kopie = self._kopie(opdag[n % len(opdag)], id_)
            jaar = schooljaar(kopie.aanvraag.formulier.a.ontvangen_op)
            groep.append(self._genummerd(kopie, f"{jaar.beginjaar}-{self._volgende(f'aanvraag {jaar.naam}'):04}"))
        return groep

    def _kopie(self, bron: _Dossier, zitting_id: ZittingId | None = None) -> _Dossier:
        self._nummer += 1
        kopie = bron.met_ids(self._nummer, zitting_id)
        wie = replace(
            kopie.leerling, roepnaam=self._dobbel.choice(_ROEPNAMEN), voornamen="", voorvoegsel=self._dobbel.choice(_TUSSEN),
            achternaam=f"{self._dobbel.choice(_ACHTERNAMEN)}-{self._dobbel.choice(_ACHTERNAMEN)}", heeft_een_naam=False,
            geboortedatum=kopie.leerling.geboortedatum + timedelta(days=self._dobbel.randrange(-500, 500)),
        )  # fmt: skip
        return replace(kopie, leerling=wie, aanvraag=replace(kopie.aanvraag, school_id=self._dobbel.choice(_SCHOLEN)))

    def _genummerd(self, d: _Dossier, kenmerk: str) -> _Dossier:
        """Closed, with numbers without a gap within a school year: of the aanvraag and of the TLV."""
        zitting = d.zitting
        assert zitting is not None
        punten = tuple(replace(punt, kenmerk=kenmerk) for punt in zitting.punten)
        aanvraag = replace(d.aanvraag, kenmerk=kenmerk, status=Status.AFGESLOTEN)
        verklaring = d.verklaring
        if verklaring is not None:
            jaar = schooljaar(verklaring.getekend_op)
            volgnummer = self._volgende(jaar.naam)
            verklaring = replace(
                verklaring, leerling=d.leerling.naam, geboortedatum=d.leerling.geboortedatum, schooljaar=jaar.naam,
                volgnummer=volgnummer, nummer=f"OEF-{jaar.kort}-{volgnummer:04}", sha256="",
            )  # fmt: skip
        return replace(d, aanvraag=aanvraag, zitting=replace(zitting, punten=punten), verklaring=verklaring)

    def _volgende(self, teller: str) -> int:
        self._per_jaar[teller] += 1
        return self._per_jaar[teller]


def _verplaatst(ding: T, dagen: timedelta) -> T:
    """The same with every day moved, but for the first and last days of a school year: those move with the year."""
    moved: Any = ding
    if isinstance(ding, date):  # and a moment, which is one
        dag = ding + dagen
        moved = dag.replace(month=ding.month, day=ding.day) if (ding.month, ding.day) in _GRENZEN else dag
    elif isinstance(ding, tuple):
        moved = tuple(_verplaatst(deel, dagen) for deel in ding)
    elif is_dataclass(ding) and not isinstance(ding, type):
        moved = replace(ding, **{v.name: _verplaatst(getattr(ding, v.name), dagen) for v in fields(ding) if v.init})
    return moved  # type: ignore[no-any-return]


def _bewaar(uow: Schrijfeenheid, groep: Sequence[_Dossier]) -> None:
    for d in groep:
        uow.leerlingen.save(d.leerling)
        uow.aanvragen.save(d.aanvraag)
        for advies in d.adviezen:
            uow.adviezen.save(advies)
    zitting = groep[0].zitting
    if zitting is None:
        return
    uow.zittingen.save(replace(zitting, punten=tuple(punt for d in groep if d.zitting for punt in d.zitting.punten)))
    for nummer, d in enumerate(groep, 1):
        if d.besluit is not None:
            uow.besluiten.save(replace(d.besluit, punt=nummer))
        if d.verklaring is not None:
            uow.verklaringen.save(d.verklaring)
