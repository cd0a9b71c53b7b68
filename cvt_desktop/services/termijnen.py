"""*Waarom deze datum?*: the terms of one dossier, the facts that they are reckoned from, and what moves them.

Every date comes from ``domain.termijnen``. What is noted here is what happened on paper: a kennisgeving counts when it was
sent, a consent when the school gave it in writing (Awb 4:14, 4:15). Nothing here says that a term has lapsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from cvt_desktop.basis.tekst import datum_kort, datum_voluit, euro, meervoud
from cvt_desktop.domain.aanvraag import AFGEROND, LOSSE_FEITEN, Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Reglement
from cvt_desktop.domain.termijn import Stap, dagen_tot, einddatum, plus_dagen
from cvt_desktop.domain.termijnen import Termijnsoort, Termijnuitkomst, reken, reken_beslistermijn
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier, stand_van, zitting_van

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitlegstap:
    """One step of the way to a date: a sentence, and the source with what it says."""

    tekst: str
    bron: str
    bron_uitleg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Datumuitleg:
    """Why this date: the steps, what to watch, the later reading of the law when it differs, and the own target."""

    datum: date
    stappen: tuple[Uitlegstap, ...]
    waarschuwingen: tuple[str, ...]
    ruime_lezing: str
    streef: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feitregel:
    """One fact in words; ``feit`` is what can be taken back here, None for what follows from the dossier itself."""

    tekst: str
    feit: Termijnfeit | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anderetermijn:
    """A term beside that for the besluit, with its own steps."""

    tekst: str
    stappen: tuple[Uitlegstap, ...] = ()
    waarschuwingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnblad:
    """All that the page *Waarom deze datum?* shows. ``noteren``: which facts may be noted now, none when all is decided."""

    beslissen: Datumuitleg
    feiten: tuple[Feitregel, ...]
    andere: tuple[Anderetermijn, ...]
    wat_als: str
    noteren: tuple[Feitsoort, ...]


def termijnblad(dienst: Dienst, aanvraag_id: AanvraagId) -> Termijnblad:
    """The terms of a dossier, each with its steps and sources."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        stand, zitting, tabel = stand_van(uow, aanvraag), zitting_van(uow, aanvraag_id), _feestdagen(uow)
        reglement = uow.instellingen.op(aanvraag.formulier.a.ontvangen_op).reglement
    termijn = stand.termijn
    mag = dienst.mag(Actie.TERMIJN_NOTEREN) and aanvraag.status not in AFGEROND
    return Termijnblad(
        beslissen=Datumuitleg(
            datum=stand.uiterste_datum, stappen=_stappen(termijn.stappen), waarschuwingen=termijn.waarschuwingen,
            ruime_lezing="" if termijn.ruime_lezing is None else
            f"Een ruimere lezing van de wet komt uit op {datum_voluit(termijn.ruime_lezing)}. "
            "Het programma houdt de vroegste dag aan.",
            streef=f"Eigen streefdatum, {reglement.streef_weken} weken na ontvangst{_stilstand(termijn.opgeschort_dagen)}: "
            f"{datum_voluit(stand.streefdatum)}. Dat is een werkafspraak, geen wet.",
        ),
        feiten=tuple(_feitregels(aanvraag)),
        andere=tuple(_andere(aanvraag, tabel, reglement)),
        wat_als=_wat_als(aanvraag, zitting, stand.uiterste_datum),
        noteren=tuple(s for s in Feitsoort if s in LOSSE_FEITEN) if mag else (),
    )  # fmt: skip


def feestdagentabel(dienst: Dienst) -> Feestdagentabel:
    """The holidays as this register knows them, for reckoning without a dossier."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return _feestdagen(uow)


def gevolg(dienst: Dienst, aanvraag_id: AanvraagId, feit: Termijnfeit) -> str:
    """What noting this would do to the last day for the besluit, while it is typed. Raises ``CvtError`` when it cannot be."""
    with dienst.lezen(Actie.TERMIJN_NOTEREN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        met_feit = aanvraag.feit_noteren(feit)
        nu, straks, tabel = stand_van(uow, aanvraag).uiterste_datum, stand_van(uow, met_feit), _feestdagen(uow)
    if feit.soort is Feitsoort.INGEBREKESTELLING:
        uitkomst = reken(Termijnsoort.DWANGSOM, met_feit.alle_feiten(), tabel)
        return f"Eerste dag van een dwangsom: {_dag(uitkomst.eerste_dag)}. Of die er komt, beslist een mens (Awb 4:17)."
    if straks.uiterste_datum == nu:
        return " ".join((f"De uiterste dag blijft {datum_kort(nu)}.", *straks.termijn.waarschuwingen))
    return f"De uiterste dag gaat van {datum_kort(nu)} naar {datum_kort(straks.uiterste_datum)}."


def noteren(dienst: Dienst, aanvraag_id: AanvraagId, feit: Termijnfeit) -> Aanvraag:
    """Keep a fact. Raises ``InvoerError`` for a day in the future, ``ToestandError`` for what cannot be noted (any more)."""
    if feit.datum > dienst.klok.today():
        raise InvoerError("Deze dag ligt in de toekomst. Noteer het als het is gebeurd.", code="datum-toekomst", veld="datum")
    with dienst.werk(Actie.TERMIJN_NOTEREN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        if aanvraag.status in AFGEROND:
            raise ToestandError("Over deze aanvraag is al beslist; de termijn loopt niet meer. Sluit dit venster.",
                                code="termijn-voorbij")  # fmt: skip
        aanvraag = werk.uow.aanvragen.save(aanvraag.feit_noteren(feit))
        werk.leg_vast("aanvraag", aanvraag_id, feit, aanvraag_id=aanvraag_id)
        werk.kan_terug(
            f"wat is genoteerd bij de termijn van {aanvraag.kenmerk}", partial(schrappen, dienst, aanvraag_id, feit)
        )
    return aanvraag


def schrappen(dienst: Dienst, aanvraag_id: AanvraagId, feit: Termijnfeit) -> Aanvraag:
    """Take back what was noted by mistake; the log keeps that it was there."""
    with dienst.werk(Actie.TERMIJN_SCHRAPPEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        aanvraag = werk.uow.aanvragen.save(aanvraag.feit_schrappen(feit))
        werk.leg_vast("aanvraag", aanvraag_id, feit, aanvraag_id=aanvraag_id)
        werk.kan_terug(
            f"wat is geschrapt bij de termijn van {aanvraag.kenmerk}", partial(noteren, dienst, aanvraag_id, feit)
        )
    return aanvraag


def in_woorden(feit: Termijnfeit) -> str:
    """A fact as one line: ``do 29 april 2027: verzoek om aanvulling verzonden, uiterlijk di 18 mei 2027``."""
    return f"{_dag(feit.datum)}: {_WOORDEN[feit.soort](feit)}"


_WOORDEN: dict[Feitsoort, Callable[[Termijnfeit], str]] = {
    Feitsoort.ONTVANGST: lambda _: "aanvraag ontvangen",
    Feitsoort.VERZOEK_AANVULLING: lambda f: f"verzoek om aanvulling verzonden, uiterlijk {_dag(f.uiterlijk)}",
    Feitsoort.AANVULLING: lambda _: "eerste aanvulling ontvangen",
    Feitsoort.INSTEMMING_UITSTEL: lambda f: f"school stemt in met uitstel van {_dag(f.van)} tot en met {_dag(f.tot)}",
    Feitsoort.KENNISGEVING_4_14: lambda f: f"kennisgeving verzonden, nieuwe datum {_dag(f.nieuwe_datum)}",
    Feitsoort.INGEBREKESTELLING: lambda _: "ingebrekestelling ontvangen",
}


def _feitregels(aanvraag: Aanvraag) -> Iterable[Feitregel]:
    los = set(aanvraag.termijnfeiten)
    for feit in sorted(aanvraag.alle_feiten(), key=lambda f: f.datum):
        yield Feitregel(tekst=in_woorden(feit), feit=feit if feit in los else None)


def _andere(aanvraag: Aanvraag, tabel: Feestdagentabel, reglement: Reglement) -> Iterable[Anderetermijn]:
    feiten = aanvraag.alle_feiten()
    if aanvraag.status not in AFGEROND and not any(f.soort is Feitsoort.KENNISGEVING_4_14 for f in feiten):
        kaal = reken_beslistermijn(feiten[:1], tabel, reglement.beslistermijn_weken)
        yield Anderetermijn(
            tekst=f"Een kennisgeving met een nieuwe datum kan worden verzonden tot en met {_dag(kaal.laatste_dag)} "
            f"({bron('awb-4:14-3').tekst}).",
        )  # fmt: skip
    loopt = aanvraag.lopende_aanvulling
    if loopt is not None and loopt.verzonden_op is not None:
        verzoek = Termijnfeit(soort=Feitsoort.VERZOEK_AANVULLING, datum=loopt.verzonden_op, uiterlijk=loopt.uiterlijk)
        yield _regel("Buiten behandeling laten, als dat kan, is bekendgemaakt uiterlijk {dag}.",
                     reken(Termijnsoort.BUITEN_BEHANDELING, [*feiten[:1], verzoek], tabel))  # fmt: skip
    if any(f.soort is Feitsoort.INGEBREKESTELLING for f in feiten):
        dwangsom = reken(Termijnsoort.DWANGSOM, feiten, tabel)
        yield Anderetermijn(
            tekst=f"Na de ingebrekestelling kan een dwangsom beginnen op {_dag(dwangsom.eerste_dag)}, ten hoogste "
            f"{euro(100 * (dwangsom.hoogste_bedrag_eur or 0))} tot en met {_dag(dwangsom.laatste_dag)}. "
            f"Een mens stelt haar vast.",
            stappen=_stappen(dwangsom.stappen), waarschuwingen=dwangsom.waarschuwingen,
        )  # fmt: skip
    if aanvraag.formulier.a.aangemeld_op is not None:
        zes, tien = (einddatum(aanvraag.formulier.a.aangemeld_op, weken, feestdagen=tabel, bron=bron("wvo-8.8"),
                               gebeurtenis="aangemeld bij de school") for weken in (6, 10))  # fmt: skip
        yield Anderetermijn(
            tekst=f"De school beslist over toelating uiterlijk {_dag(zes.laatste_dag)}, verlengd uiterlijk "
            f"{_dag(tien.laatste_dag)} ({bron('wvo-8.8').tekst}). Dat is de termijn van de school, niet de onze.",
            stappen=_stappen((*zes.stappen, *tien.stappen)),
        )  # fmt: skip


def _regel(zin: str, uitkomst: Termijnuitkomst) -> Anderetermijn:
    return Anderetermijn(
        tekst=zin.format(dag=_dag(uitkomst.laatste_dag)), stappen=_stappen(uitkomst.stappen),
        waarschuwingen=uitkomst.waarschuwingen,
    )  # fmt: skip


def _stilstand(dagen: int) -> str:
    """The target moves with the term: without this the sum looks wrong."""
    return f" en {meervoud(dagen, 'dag', 'dagen')} waarin de termijn stilstond" if dagen else ""


def _wat_als(aanvraag: Aanvraag, zitting: Zitting | None, uiterlijk: date) -> str:
    """What a week later would do; '' when no zitting is planned or all is decided."""
    if zitting is None or aanvraag.status in AFGEROND or zitting.punt(aanvraag.id).beslist:
        return ""
    later = plus_dagen(zitting.datum, _WEEK)
    over = dagen_tot(uiterlijk, later)
    zin = f"Als de zitting van {datum_kort(zitting.datum)} een week later is, op {datum_kort(later)}: "
    if over >= 0:
        return f"{zin}dan blijven er {meervoud(over, 'dag', 'dagen')} over om te tekenen en te verzenden."
    return (
        f"{zin}dan valt zij {meervoud(-over, 'dag', 'dagen')} na de uiterste dag. Regel vóór {datum_kort(uiterlijk)} "
        "instemming van de school (Awb 4:15, lid 2), of verzend een kennisgeving (Awb 4:14, lid 3)."
    )


def _stappen(stappen: Iterable[Stap]) -> tuple[Uitlegstap, ...]:
    return tuple(
        Uitlegstap(tekst=s.zin, bron=s.bron.tekst, bron_uitleg=s.bron.omschrijving)
        for s in stappen
    )


def _feestdagen(uow: Leeseenheid) -> Feestdagentabel:
    return feestdagen_volgens(uow.instellingen.all()[0])


def _dag(dag: date | None) -> str:
    return f"{datum_kort(dag)} {dag.year}" if dag else "onbekend"
