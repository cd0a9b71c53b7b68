"""The log of one month as a sheet that the functionaris gegevensbescherming can read: who looked at, changed, exported how
much, by role and by kind; what was refused. No names of pupils and no dossier text: a dossier is its kenmerk.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from cvt_desktop.basis.tekst import MAANDEN, datum_kort, meervoud
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.leesmap import Leesmap
from cvt_desktop.domain.persoon import SECRETARISSEN
from cvt_desktop.domain.verwijdering import Verwijdering
from cvt_desktop.ports.bladen import Maandblad, Maandtabel
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.geschiedenis import zin

HOOGSTENS = 60
"""So many lines of exports and refusals stand on the sheet; the rest is counted."""


class Handelingsoort(StrEnum):
    """What an act does to what is kept about people."""

    INZAGE = "bekeken"
    WIJZIGING = "gewijzigd"
    UITVOER = "naar buiten"
    TOEGANG = "toegang en bewaren"


_INZAGE = frozenset({
    Actie.DOSSIER_INZIEN, Actie.STUK_INZIEN, Actie.ADVIEZEN_INZIEN, Actie.ZITTING_INZIEN, Actie.VERKLARINGEN_INZIEN,
    Actie.LOG_INZIEN, Actie.REGISTER_CONTROLEREN, Actie.DOSSIERS_ZOEKEN, Actie.OVERZICHTEN_INZIEN,
    Actie.KLAARGEZET_INZIEN, Actie.LEESMAPPEN_INZIEN, Actie.VERWIJDERINGEN_INZIEN,
})  # fmt: skip
_UITVOER = frozenset({Actie.DOCUMENT_UITVOEREN, Actie.DOSSIERKAART_AFDRUKKEN, Actie.LOG_UITVOEREN, Actie.BRIEF_VERZENDEN,
                      Actie.AANVULLING_VERZENDEN, Actie.STOKJE_OVERDRAGEN, Actie.BRIEF_OPNIEUW_VERZENDEN,
                      Actie.BESTAND_KLAARZETTEN, Actie.LEESMAP_MAKEN,
                      Actie.ADVIESPAKKET_MAKEN, Actie.STATUSBERICHT_KOPIEREN})  # fmt: skip
_TOEGANG = frozenset({
    Actie.REGISTER_OPENEN, Actie.EIGEN_WACHTZIN, Actie.HERSTELCODE_GEBRUIKEN, Actie.AANMELDING_MISLUKT, Actie.RESERVEKOPIE_MAKEN,
    Actie.STOKJE_OVERNEMEN, Actie.STOKJE_TERUGHALEN,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maand:
    """The entries of a month with what is needed to name them."""

    alle: Sequence[Gebeurtenis]
    namen: dict[UUID, str]
    kenmerken: dict[UUID, str]
    verwijderingen: Sequence[Verwijdering]
    zonder_agenda: frozenset[UUID]
    met_reden: Sequence[tuple[Gebeurtenis, str, int]]
    """What went on with a reason: the act, where that was, and how many points."""

    @property
    def gelukt(self) -> list[Gebeurtenis]:
        return [g for g in self.alle if g.resultaat is Resultaat.GELUKT and g.actie != Actie.AANMELDING_MISLUKT]

    @property
    def geweigerd(self) -> list[Gebeurtenis]:
        return [g for g in self.alle if g.resultaat is Resultaat.GEWEIGERD]

    def wie(self, g: Gebeurtenis) -> str:
        return self.namen.get(g.persoon_id, "iemand die niet meer in het register staat") if g.persoon_id else "het programma"

    def dossier(self, g: Gebeurtenis) -> str:
        return self.kenmerken.get(g.aanvraag_id, "vernietigd dossier") if g.aanvraag_id else ""


def maanden(dienst: Dienst) -> tuple[date, ...]:
    """The first day of each month with a log, newest first; this month is always there."""
    with dienst.lezen(Actie.LOG_INZIEN) as uow:
        eerste = uow.logboek.deel(0, 1)
    nu = dienst.klok.today().replace(day=1)
    begin = min(nu, eerste[0].moment.astimezone(AMSTERDAM).date().replace(day=1)) if eerste else nu
    uit = [nu]
    while uit[-1] > begin:
        vorige = uit[-1]
        uit.append(date(vorige.year - (vorige.month == 1), (vorige.month - 2) % 12 + 1, 1))
    return tuple(uit)


def maandnaam(maand: date) -> str:
    """``mei 2027``."""
    return f"{MAANDEN[maand.month - 1]} {maand.year}"


def maak(dienst: Dienst, maand: date) -> Maandblad:
    """The sheet; making it is an event itself. Reads the log of the month: for the background."""
    begin, einde = _moment(maand.replace(day=1)), _moment(_volgende(maand))
    with dienst.werk(Actie.LOG_INZIEN) as werk:
        werk.leg_vast("maandblad", None, None)
    with dienst.lezen(Actie.LOG_INZIEN) as uow:
        m = _lees(uow, uow.logboek.tussen(begin, einde))
        leesmappen = [leesmap for leesmap in uow.leesmappen.all() if leesmap.gemeld_op is None]
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), f"logboek {maandnaam(maand)}",
                         dagtekening=dienst.klok.today(), concept=False, met_anker=True)  # fmt: skip
    return Maandblad(
        kop=kop, maand=maandnaam(maand), inleiding=_inleiding(dienst, maand), cijfers=_cijfers(m),
        tabellen=(_per_persoon(m), _per_rol(m), _per_handeling(m), _buiten_agenda(m), _uitvoer(m), _leesmappen(leesmappen),
                  _met_reden(m), _verwijderd(m), _geweigerd(m)),
    )  # fmt: skip


def leg_uitvoer_vast(dienst: Dienst) -> None:
    """The sheet leaves the program, on paper or as a file: an event, before it happens."""
    with dienst.werk(Actie.LOG_UITVOEREN) as werk:
        werk.leg_vast("maandblad", None, None)


def handelingsoort(actie: str) -> Handelingsoort:
    """The kind of an act by its code; one of another version counts as a change."""
    if actie in _INZAGE:
        return Handelingsoort.INZAGE
    if actie in _UITVOER:
        return Handelingsoort.UITVOER
    return Handelingsoort.TOEGANG if actie in _TOEGANG else Handelingsoort.WIJZIGING


def _lees(uow: Leeseenheid, alle: Sequence[Gebeurtenis]) -> _Maand:
    kenmerken: dict[UUID, str] = {}
    zonder: set[UUID] = set()
    met_reden: list[tuple[Gebeurtenis, str, int]] = []
    per_dossier: defaultdict[UUID, list[Gebeurtenis]] = defaultdict(list)
    for g in alle:
        if g.aanvraag_id is not None:
            per_dossier[g.aanvraag_id].append(g)
    for id_, gebeurd in per_dossier.items():
        with suppress(NietGevondenError):
            aanvraag = uow.aanvragen.get(AanvraagId(id_))
            kenmerken[id_] = aanvraag.kenmerk
            met_reden += _redenen(aanvraag, [g for g in gebeurd if g.resultaat is Resultaat.GELUKT])
            if not uow.zittingen.of_aanvraag(AanvraagId(id_)):
                zonder.add(id_)
    namen: dict[UUID, str] = {p.id: p.naam for p in uow.personen.all()}
    weg = [v for v in uow.verwijderingen.all() if v.verwijderd]
    kenmerken |= {v.aanvraag_id: f"{v.kenmerk} (weg)" for v in weg}
    deze = {g.object_id for g in alle if g.actie == Actie.DOSSIER_VERWIJDEREN and g.resultaat is Resultaat.GELUKT}
    return _Maand(alle=alle, namen=namen, kenmerken=kenmerken, zonder_agenda=frozenset(zonder),
                  verwijderingen=[v for v in weg if v.id in deze],
                  met_reden=sorted(met_reden, key=lambda regel: regel[0].moment))  # fmt: skip


def _redenen(aanvraag: Aanvraag, gebeurd: Sequence[Gebeurtenis]) -> list[tuple[Gebeurtenis, str, int]]:
    """What went on with a reason among what happened to one dossier; the reasons themselves are text of the dossier."""
    getoetst = [g for g in gebeurd if g.actie == Actie.TOETS_AFRONDEN][-1:] if aanvraag.overrides else []
    getekend = {g.object_id: g for g in gebeurd if g.actie == Actie.BESLUIT_TEKENEN}
    aanvaard = ((getekend.get(v.besluit_id), sum(1 for b in v.bevindingen if b.reden)) for v in aanvraag.controles)
    return [*((g, "toetsing", len(aanvraag.overrides)) for g in getoetst),
            *((g, "controle vóór het tekenen", aantal) for g, aantal in aanvaard if g is not None and aantal)]  # fmt: skip


def _inleiding(dienst: Dienst, maand: date) -> str:
    lopend = " De maand loopt nog." if dienst.klok.today() < _volgende(maand) else ""
    return ("Elke handeling in het register laat een regel na in het logboek. Dit blad telt ze. Er staat geen naam van een "
            f"leerling op: een dossier is zijn kenmerk.{lopend} Met de plek in het logboek onderaan elke bladzijde is later "
            "na te gaan dat er niets is weggehaald of veranderd.")  # fmt: skip


def _cijfers(m: _Maand) -> tuple[tuple[str, str], ...]:
    soorten = Counter(handelingsoort(g.actie) for g in m.gelukt)
    mislukt = sum(g.aantal for g in m.alle if g.actie == Actie.AANMELDING_MISLUKT)
    bekeken = {g.aanvraag_id for g in m.gelukt if handelingsoort(g.actie) is Handelingsoort.INZAGE and g.aanvraag_id}
    return (
        ("Handelingen", str(len(m.gelukt))),
        ("Bekeken", f"{soorten[Handelingsoort.INZAGE]} keer, {meervoud(len(bekeken), 'dossier', 'dossiers')}"),
        ("Gewijzigd", f"{soorten[Handelingsoort.WIJZIGING]} keer"),
        ("Naar buiten", f"{soorten[Handelingsoort.UITVOER]} keer verzonden, opgeslagen of afgedrukt"),
        ("Register geopend", f"{sum(g.actie == Actie.REGISTER_OPENEN for g in m.gelukt)} keer"),
        ("Verkeerde wachtzin", f"{mislukt} keer"),
        ("Met een reden doorgegaan", f"{sum(aantal for *_, aantal in m.met_reden)} keer"),
        ("Geweigerd", f"{len(m.geweigerd)} keer"),
    )  # fmt: skip


def _telregel(gelukt: Iterable[Gebeurtenis], geweigerd: int) -> tuple[str, ...]:
    lijst = list(gelukt)
    soorten = Counter(handelingsoort(g.actie) for g in lijst)
    dossiers = len({g.aanvraag_id for g in lijst if g.aanvraag_id and handelingsoort(g.actie) is Handelingsoort.INZAGE})
    getallen = (soorten[Handelingsoort.INZAGE], dossiers, soorten[Handelingsoort.WIJZIGING], soorten[Handelingsoort.UITVOER],
                geweigerd)  # fmt: skip
    return tuple(str(getal) for getal in getallen)


_TELKOLOMMEN = ("Bekeken", "Dossiers", "Gewijzigd", "Naar buiten", "Geweigerd")
_TELDELEN = (35, 13, 13, 13, 13, 13)


def _per(m: _Maand, titel: str, eerste: str, sleutels: dict[str, list[Gebeurtenis]]) -> Maandtabel:
    rijen = [
        (naam, *_telregel((g for g in lijst if g.resultaat is Resultaat.GELUKT),
                          sum(g.resultaat is Resultaat.GEWEIGERD for g in lijst)))
        for naam, lijst in sorted(sleutels.items())
    ]  # fmt: skip
    return Maandtabel(titel=titel, kolommen=(eerste, *_TELKOLOMMEN), delen=_TELDELEN, rijen=tuple(rijen),
                      leeg="Niemand deed iets.")  # fmt: skip


def _per_persoon(m: _Maand) -> Maandtabel:
    groepen: dict[str, list[Gebeurtenis]] = defaultdict(list)
    for g in m.alle:
        groepen[m.wie(g)].append(g)
    return _per(m, "Per persoon", "Wie", groepen)


def _per_rol(m: _Maand) -> Maandtabel:
    groepen: dict[str, list[Gebeurtenis]] = defaultdict(list)
    for g in m.alle:
        groepen[g.rol or "het programma"].append(g)
    return _per(m, "Per rol", "Rol waarin het gebeurde", groepen)


def _per_handeling(m: _Maand) -> Maandtabel:
    geteld = Counter(g.actie for g in m.gelukt)
    rijen = sorted((str(handelingsoort(actie)), zin(actie), str(aantal)) for actie, aantal in geteld.items())
    return Maandtabel(titel="Per handeling", kolommen=("Soort", "Handeling", "Aantal"), delen=(20, 65, 15), rijen=tuple(rijen))


def _buiten_agenda(m: _Maand) -> Maandtabel:
    """Who looked into a dossier that stood on no agenda, and is not of the secretariaat, whose work that is."""
    geteld: Counter[tuple[str, str, str]] = Counter()
    for g in m.gelukt:
        if g.aanvraag_id in m.zonder_agenda and handelingsoort(g.actie) is Handelingsoort.INZAGE and not _secretariaat(g):
            geteld[m.wie(g), g.rol, m.dossier(g)] += 1
    rijen = tuple((*sleutel, str(aantal)) for sleutel, aantal in sorted(geteld.items()))
    return Maandtabel(
        titel="Bekeken buiten een agenda", kolommen=("Wie", "Rol", "Dossier", "Aantal"), delen=(35, 30, 20, 15), rijen=rijen,
        toelichting="Inzage door iemand buiten het secretariaat in een dossier dat nog op geen enkele agenda heeft gestaan. "
        "Een deskundige die om advies is gevraagd hoort hier te staan.",
    )  # fmt: skip


def _secretariaat(g: Gebeurtenis) -> bool:
    return bool({str(rol) for rol in SECRETARISSEN} & set(g.rol.split(", ")))


def _uitvoer(m: _Maand) -> Maandtabel:
    gevonden = [g for g in m.gelukt if handelingsoort(g.actie) is Handelingsoort.UITVOER]
    return _regels(m, gevonden, "Wat naar buiten ging", "Er is niets verzonden, opgeslagen of afgedrukt.")


def _leesmappen(open_: Sequence[Leesmap]) -> Maandtabel:
    """Whatever the month: what is with members now."""
    rijen = tuple((m.naam, m.code, datum_kort(m.zitting_op) if m.zitting_op else "adviespakket",
                   meervoud(len(m.dossiers), "dossier", "dossiers"), datum_kort(m.vernietigen_na)) for m in open_)  # fmt: skip
    return Maandtabel(
        titel="Leesmappen en adviespakketten die nog buiten zijn",
        kolommen=("Van", "Leesmap", "Zitting", "Inhoud", "Vernietigen na"),
        delen=(32, 14, 18, 18, 18), rijen=rijen, leeg="Van elk bestand is gemeld dat het is vernietigd.",
    )  # fmt: skip


def _met_reden(m: _Maand) -> Maandtabel:
    rijen = tuple((_wanneer(g.moment), m.wie(g), waar, str(aantal), m.dossier(g)) for g, waar, aantal in m.met_reden)
    return Maandtabel(
        titel="Met een reden doorgegaan", kolommen=("Wanneer", "Wie", "Waar", "Punten", "Dossier"), delen=(20, 27, 27, 10, 16),
        rijen=rijen, leeg="Bij niets is met een reden doorgegaan.", toelichting="De reden zelf staat in het dossier.",
    )  # fmt: skip


def _verwijderd(m: _Maand) -> Maandtabel:
    """Dossiers that went in this month, with both people: nothing of whom they were about."""
    rijen = tuple((v.kenmerk, str(v.reden), m.namen.get(v.gevraagd_door, ""), m.namen.get(v.afgedaan_door, ""),
                   _wanneer(v.afgedaan_op)) for v in m.verwijderingen if v.afgedaan_door and v.afgedaan_op)  # fmt: skip
    return Maandtabel(
        titel="Verwijderde dossiers", kolommen=("Kenmerk", "Reden", "Gevraagd door", "Bevestigd door", "Wanneer"),
        delen=(14, 26, 22, 22, 16), rijen=rijen, leeg="Er is geen dossier verwijderd.",
        toelichting="Verkeerd geregistreerd, en door een tweede persoon bevestigd. Het kenmerk wordt niet opnieuw gebruikt.",
    )  # fmt: skip


def _geweigerd(m: _Maand) -> Maandtabel:
    return _regels(m, m.geweigerd, "Wat werd geweigerd", "Niemand is iets geweigerd.")


def _regels(m: _Maand, gevonden: Sequence[Gebeurtenis], titel: str, leeg: str) -> Maandtabel:
    rijen = [(_wanneer(g.moment), m.wie(g), zin(g.actie), m.dossier(g)) for g in gevonden[:HOOGSTENS]]
    meer = len(gevonden) - HOOGSTENS
    return Maandtabel(titel=titel, kolommen=("Wanneer", "Wie", "Wat", "Dossier"), delen=(20, 27, 37, 16), rijen=tuple(rijen),
                      leeg=leeg, toelichting=f"De eerste {HOOGSTENS}; er zijn er nog {meer}." if meer > 0 else "")  # fmt: skip


def _wanneer(moment: datetime) -> str:
    nederlands = moment.astimezone(AMSTERDAM)
    return f"{datum_kort(nederlands.date())} {nederlands:%H.%M}"


def _volgende(maand: date) -> date:
    return date(maand.year + maand.month // 12, maand.month % 12 + 1, 1)


def _moment(dag: date) -> datetime:
    return datetime.combine(dag, time(), AMSTERDAM)
