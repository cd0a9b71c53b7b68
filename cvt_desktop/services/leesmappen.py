"""Leesmappen: what each member takes home for a zitting, as one protected file (screens.md 4.8 and part 9).

In it is what this member may see in the register, and nothing else: only dossiers on this agenda, none at which the member is
verschoond or named by the onafhankelijkheidswacht, and no advice that is unseen until the own one is vastgesteld.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from cvt_desktop.basis.tekst import datum_voluit
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import LeesmapId, PersoonId, ZittingId
from cvt_desktop.domain.leesmap import Leesmap, leesmapcode
from cvt_desktop.domain.nummering import genummerd
from cvt_desktop.domain.persoon import SECRETARISSEN, Persoon
from cvt_desktop.domain.zitting import Hoedanigheid, Zitting
from cvt_desktop.ports.agenda import Agenda
from cvt_desktop.ports.leesmap import Leesdossier, Leesmapdocument
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.agenda import agenda_document
from cvt_desktop.services.context import Dienst, Sessie
from cvt_desktop.services.dossiertoegang import mag_dossier
from cvt_desktop.services.leesdelen import Leesdelen
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.uitreiken import kladmap, neergezet, schrijf
from cvt_desktop.services.zittingwacht import leest_niet

IN_DE_MAP = "De stukken staan achter deze agenda."
_DELEN, _MAPPEN = 0.8, 0.98
"""How far the work is when the pieces are drawn, and when the files are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leeslid:
    """Somebody at the table and what a leesmap would hold. ``niet_mee``: which items not, and why; ``eerder`` made before."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    dossiers: int
    niet_mee: tuple[str, ...]
    eerder: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitgereikt:
    """A leesmap that was written, with what opens it: shown once and kept nowhere."""

    leesmap: Leesmap
    bestand: str
    wachtzin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Gekozen:
    """The items of one member; ``dienst`` sees the register as that member does."""

    lid: Persoon = field(repr=False)
    dienst: Dienst
    punten: tuple[tuple[int, Aanvraag], ...]
    niet_mee: tuple[str, ...]


def leden(dienst: Dienst, zitting_id: ZittingId) -> tuple[Leeslid, ...]:
    """Who could get a leesmap of this zitting, as they sit at the table; never a gast or the secretaris."""
    with dienst.lezen(Actie.LEESMAP_MAKEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        gemaakt = [leesmap.persoon_id for leesmap in uow.leesmappen.of_zitting(zitting_id)]
        gekozen = [_gekozen(dienst, uow, zitting, persoon_id) for persoon_id in _lezers(uow, zitting)]
    return tuple(
        Leeslid(persoon_id=g.lid.id, naam=g.lid.naam, dossiers=len(g.punten), niet_mee=g.niet_mee,
                eerder=gemaakt.count(g.lid.id)) for g in gekozen
    )  # fmt: skip


def laatste_dag(dienst: Dienst, zitting_id: ZittingId) -> date:
    """The day after which a leesmap has to be gone, as it is proposed: that of the zitting, or the last one of a ronde."""
    with dienst.lezen(Actie.LEESMAP_MAKEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
    return zitting.ronde.uiterlijk if zitting.ronde is not None else zitting.datum


def maak(
    dienst: Dienst, zitting_id: ZittingId, personen: Sequence[PersoonId], map_: Path, vernietigen_na: date,
    lezer: Stuklezer, stel_voor: Callable[[], str], voortgang: Voortgang,
) -> tuple[Uitgereikt, ...]:  # fmt: skip
    """Write a protected file per member into ``map_``, and keep in the register who got what; slow, so in ``Taken``.

    All of them or none: until the last one is written nothing stands there under its name, and nothing in the register.
    Raises ``InvoerError`` for a day before today, ``ToestandError`` for somebody with nothing to read, and ``BestandError``.
    """
    if vernietigen_na < dienst.klok.today():
        raise InvoerError("De dag waarna de leesmap weg moet zijn, is al voorbij. Kies vandaag of later.", veld="vernietigen_na")
    if not personen:
        raise InvoerError("Kies eerst voor wie u een leesmap maakt.", veld="leden")
    with dienst.lezen(Actie.LEESMAP_MAKEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        commissie = zitting.commissie if dienst.instellingen(uow, zitting.datum).meer_commissies else ""
        gekozen = [_eis_iets(_gekozen(dienst, uow, zitting, p), _lezers(uow, zitting)) for p in personen]
    uitnodiging = replace(agenda_document(dienst, zitting_id), lezen=IN_DE_MAP)
    with kladmap(map_) as klad:
        klaar = [
            _schrijf(klad, zitting, vernietigen_na, dienst, replace(document, commissie=commissie), lid)
            for document, lid in _documenten(zitting, gekozen, uitnodiging, vernietigen_na, lezer, stel_voor, voortgang)
        ]
        voortgang.controleer()
        voortgang.meld(_MAPPEN, "De leesmappen worden vastgelegd")
        _reik_uit(dienst, klad, klaar)
    voortgang.meld(1.0)
    return tuple(klaar)


# --- who reads what --------------------------------------------------------------------------------------------------


def _lezers(uow: Leeseenheid, zitting: Zitting) -> tuple[PersoonId, ...]:
    """Who reads along at home: members and advisers, but not who keeps the register."""
    aan_tafel = [d.persoon_id for d in zitting.deelnemers
                 if d.hoedanigheid in {Hoedanigheid.STEMGERECHTIGD, Hoedanigheid.ADVISEREND}]  # fmt: skip
    return tuple(p for p in aan_tafel if not uow.personen.get(p).rollen & SECRETARISSEN)


def _gekozen(dienst: Dienst, uow: Leeseenheid, zitting: Zitting, persoon_id: PersoonId) -> _Gekozen:
    lid = uow.personen.get(persoon_id)
    namens = replace(dienst, sessie=Sessie(persoon_id=lid.id, naam=lid.naam, rollen=lid.rollen))
    punten, niet_mee = [], []
    for nummer, punt in genummerd(zitting):
        aanvraag = uow.aanvragen.get(punt.aanvraag_id)
        if reden := _waarom_niet(namens, uow, zitting, aanvraag):
            niet_mee.append(f"Punt {nummer} ({punt.kenmerk}): {reden}.")
        else:
            punten.append((nummer, aanvraag))
    return _Gekozen(lid, namens, tuple(punten), tuple(niet_mee))


def _waarom_niet(namens: Dienst, uow: Leeseenheid, zitting: Zitting, aanvraag: Aanvraag) -> str:
    """Why this member does not get this dossier, or ''."""
    if niet := leest_niet(uow, zitting, aanvraag, uow.personen.get(namens.sessie.persoon_id)):
        return niet
    return "" if mag_dossier(namens, uow, aanvraag) else "geen rol die dit dossier mag lezen"


def _eis_iets(gekozen: _Gekozen, lezers: Sequence[PersoonId]) -> _Gekozen:
    if gekozen.lid.id not in lezers:
        raise ToestandError("Een leesmap is voor leden en adviseurs van deze zitting. Kies een van hen.", code="geen-lezer")
    if not gekozen.punten:
        raise ToestandError("Voor een van de gekozen leden staat er niets op de agenda om te lezen. Kies dat lid niet.",
                            code="niets-te-lezen", veld="leden")  # fmt: skip
    return gekozen


# --- what is laid out ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Lid:
    """For whom a document was laid out."""

    id: LeesmapId
    gekozen: _Gekozen


def _documenten(
    zitting: Zitting, gekozen: Sequence[_Gekozen], uitnodiging: Agenda, vernietigen_na: date,
    lezer: Stuklezer, stel_voor: Callable[[], str], voortgang: Voortgang,
) -> Iterator[tuple[Leesmapdocument, _Lid]]:  # fmt: skip
    """One at a time; a piece that several members read is drawn once."""
    totaal = sum(len(g.punten) for g in gekozen)
    with Leesdelen(lezer, voortgang) as delen:
        gedaan = 0
        for nummer, g in enumerate(gekozen, 1):
            dossiers = []
            for punt, aanvraag in g.punten:
                voortgang.controleer()
                voortgang.meld(_DELEN * gedaan / totaal, f"Leesmap {nummer} van {len(gekozen)}: de bladzijden worden gemaakt")
                dossiers.append(_dossier(g, punt, aanvraag, delen))
                gedaan += 1
            voortgang.meld(_DELEN * gedaan / totaal, f"Leesmap {nummer} van {len(gekozen)} wordt versleuteld")
            id_ = LeesmapId(uuid4())
            plaats = f", {zitting.plaats}" if zitting.plaats else ""
            yield Leesmapdocument(
                kop=uitnodiging.kop, code=leesmapcode(id_), naam=g.lid.naam, zitting_op=zitting.datum,
                zitting=f"{datum_voluit(zitting.datum)}, {zitting.begintijd}–{zitting.eindtijd} uur{plaats}"
                if zitting.ronde is None else f"schriftelijke ronde tot en met {datum_voluit(zitting.ronde.uiterlijk)}",
                vernietigen_na=vernietigen_na, bellen=uitnodiging.afmelden, agenda=uitnodiging, dossiers=tuple(dossiers),
                niet_mee=g.niet_mee, wachtzin=stel_voor(),
            ), _Lid(id_, g)  # fmt: skip


def _dossier(g: _Gekozen, nummer: int, aanvraag: Aanvraag, delen: Leesdelen) -> Leesdossier:
    with g.dienst.register.lezen() as uow:
        leerling = onderwerp_van(uow, aanvraag)
        return Leesdossier(nummer=nummer, kenmerk=aanvraag.kenmerk, leerling=leerling.naam,
                           stukken=tuple(delen.van(g.dienst, uow, aanvraag)))  # fmt: skip


# --- what leaves -----------------------------------------------------------------------------------------------------


def _schrijf(
    klad: Path, zitting: Zitting, vernietigen_na: date, dienst: Dienst, document: Leesmapdocument, lid: _Lid
) -> Uitgereikt:
    data, g = dienst.opmaker.maak(document), lid.gekozen
    leesmap = Leesmap(
        id=lid.id, zitting_id=zitting.id, zitting_op=zitting.datum, persoon_id=g.lid.id, naam=g.lid.naam,
        dossiers=tuple(a.id for _, a in g.punten), kenmerken=tuple(a.kenmerk for _, a in g.punten),
        gemaakt_op=dienst.klok.now(), gemaakt_door=dienst.sessie.persoon_id, vernietigen_na=vernietigen_na,
        bytes=len(data), sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    naam = bestandsnaam(leesmap, zitting.datum)
    schrijf(klad, naam, data)
    return Uitgereikt(leesmap=leesmap, bestand=naam, wachtzin=document.wachtzin)


def bestandsnaam(leesmap: Leesmap, zitting_op: date) -> str:
    """``leesmap-2027-05-12-3F9A2C.pdf``: nobody's name."""
    return f"leesmap-{zitting_op.isoformat()}-{leesmap.code}.pdf"


def _reik_uit(dienst: Dienst, klad: Path, klaar: Sequence[Uitgereikt]) -> None:
    """The register and the log first, and the files under their names in the same unit: one does not stand without the other."""
    with neergezet(klad) as zet, dienst.werk(Actie.LEESMAP_MAKEN) as werk:
        for uit in klaar:
            leesmap = werk.uow.leesmappen.save(uit.leesmap)
            werk.leg_vast("leesmap", leesmap.id, leesmap)
            for aanvraag_id in leesmap.dossiers:
                werk.leg_vast("leesmap", leesmap.id, None, aanvraag_id=aanvraag_id)
        zet([uit.bestand for uit in klaar])
