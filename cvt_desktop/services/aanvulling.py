"""The verzoek om aanvulling: what lacks, until when, what it does to the term, and what comes in (Awb 4:5, 4:15).

Only a letter that was sent, and that names a day, lets the term stand still. Every date comes from ``domain.termijn``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.aanvraag import Aanvraag, Aanvulling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Brieftoestand, Verzendwijze
from cvt_desktop.domain.dossierstand import feestdagen_volgens, termijnstand
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.school import Contactpersoon, School
from cvt_desktop.domain.termijn import (
    buiten_behandeling,
    plus_dagen,
    toets_datum,
    voorstel_hersteldatum,
    werkdag_vanaf,
)
from cvt_desktop.domain.toetslijst import Grondslag
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.brieven import VERZOEKEN, verzoek_verzonden
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.correspondentie import laad_dossier
from cvt_desktop.services.dossier import contactregel, lees_dossier
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.toetsing import lijst_van

ZONDER_DATUM = "Zonder datum staat de termijn niet stil (Awb 4:15). Kies de dag waarop de school uiterlijk aanvult."
GEEN_GEBREK = "Buiten behandeling kan alleen als gegevens ontbreken die nodig zijn voor de beoordeling (Awb 4:5)."
DOORGAAN = "Zonder aanvulling in behandeling"
"""The name under which the reason for going on stands in ``Aanvraag.overrides``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontbrekend:
    """One line of what lacks. ``gebrek``: it can ground buiten behandeling (Awb 4:5); ``code`` is '' for one's own line.

    ``vooraf``: it is asked unless a person leaves it out; without it, it is asked only when a person wants that.
    """

    code: str
    wat: str = field(repr=False)
    grondslag: str
    bron: str
    gebrek: bool
    vooraf: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvullingvoorstel:
    """Everything that the page is filled with. ``bestaand`` is a verzoek that was made and not sent yet.

    ``contacten`` are those of the school to whom it can go, that of the dossier first; none when nobody is known.
    ``kopieen`` is the number of letters that a copy for the ouders gives: one per address, to who has gezag.
    """

    ontbreekt: tuple[Ontbrekend, ...]
    uiterlijk: date
    verzenden_op: date
    dagen: int
    school: str
    contact: str = field(repr=False)
    waarschuwing: str
    bestaand: Aanvulling | None = field(repr=False)
    contacten: tuple[Contactpersoon, ...] = field(repr=False)
    kopieen: int
    zonder_adres: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolg:
    """What sending on a day with a last day does. ``waarschuwing`` names a last day that is no working day."""

    stil_vanaf: date
    nu: date
    bij_aanvulling: date
    zin: str
    waarschuwing: str


def voorstel(dienst: Dienst, aanvraag_id: AanvraagId) -> Aanvullingvoorstel:
    """What lacks by the *nee* answers of the toets, with a proposed last day: the settings' days on, a working day."""
    with dienst.lezen(Actie.AANVULLING_VRAGEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        school = uow.scholen.get(aanvraag.school_id)
        dagen, vandaag = dienst.instellingen(uow).reglement.hersteltermijn_dagen, dienst.klok.today()
        tabel = _feestdagen(uow)
        ouders = laad_dossier(dienst, uow, aanvraag).ouder_ontvangers
    bestaand = next((a for a in aanvraag.aanvullingen if a.verzonden_op is None), None)
    ontbreekt = ontbrekend(aanvraag)
    dag = bestaand.uiterlijk if bestaand else voorstel_hersteldatum(vandaag, dagen, feestdagen=tabel)
    return Aanvullingvoorstel(
        ontbreekt=ontbreekt, uiterlijk=dag, verzenden_op=vandaag, dagen=dagen,
        school=school.naam, contact=contactregel(aanvraag, school),
        waarschuwing=GEEN_GEBREK if ontbreekt and not any(o.gebrek for o in ontbreekt) else "", bestaand=bestaand,
        contacten=_contacten(aanvraag, school), kopieen=sum(o.adres.volledig for o in ouders),
        zonder_adres=sum(not o.adres.volledig for o in ouders),
    )  # fmt: skip


def _contacten(aanvraag: Aanvraag, school: School) -> tuple[Contactpersoon, ...]:
    """The contact of the dossier, which the form holds in free words, and then the others whom the school has."""
    eigen = aanvraag.formulier.a.contactpersoon.partition(",")[0].strip()
    bekend = [c for c in school.contactpersonen if c.naam.casefold() == eigen.casefold()]
    anderen = [c for c in school.contactpersonen if c not in bekend]
    return (*(bekend or [Contactpersoon(naam=eigen)] if eigen else []), *anderen)


def ontbrekend(aanvraag: Aanvraag) -> tuple[Ontbrekend, ...]:
    """One line per *nee* of the toets: what was written as lacking, or the first usual words for this question."""
    lijst, regels = lijst_van(aanvraag), []
    for punt in aanvraag.toets.nee_punten(lijst):
        antwoord = aanvraag.toets.beantwoording(punt.code)
        wat = antwoord.wat_ontbreekt if antwoord else ""
        wat = wat or next(iter(punt.ontbreekt_keuzes), punt.vraag)
        letters = "/".join("nodig" if g is Grondslag.BEOORDELING else str(g) for g in punt.grondslagen)
        regels.append(Ontbrekend(code=punt.code, wat=wat, grondslag=letters, bron=punt.bronteksten[0], gebrek=punt.nee_is_gebrek,
                                 vooraf=not punt.nee_weegt_mee))  # fmt: skip
    return tuple(regels)


def gevolg(dienst: Dienst, aanvraag_id: AanvraagId, *, verzonden_op: date, uiterlijk: date | None) -> Gevolg:
    """The term now, and when the school completes on the last day. Raises ``InvoerError`` without a usable day."""
    dag = _keur_uiterlijk(uiterlijk, verzonden_op)
    with dienst.lezen(Actie.AANVULLING_VRAGEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        eerder = tuple(a for a in aanvraag.aanvullingen if a.verzonden_op is not None)
        nu = _uiterste(uow, replace(aanvraag, aanvullingen=eerder))
        straks = Aanvulling(ontbreekt=("-",), uiterlijk=dag, verzonden_op=verzonden_op, aangevuld_op=dag)
        bij = _uiterste(uow, replace(aanvraag, aanvullingen=(*eerder, straks)))
        waarschuwing = _geen_werkdag(dag, _feestdagen(uow))
    vanaf = plus_dagen(verzonden_op, 1)
    zin = (f"Gevolg: de termijn staat stil vanaf {datum_kort(vanaf)}. Nu: {datum_kort(nu)}. "
           f"Bij aanvulling op {datum_kort(dag)}: {datum_kort(bij)}.")  # fmt: skip
    if bij == nu:
        zin = f"Gevolg: de termijn verandert niet; zij eindigt op {datum_kort(nu)}, voordat de school hoeft aan te vullen."
    return Gevolg(stil_vanaf=vanaf, nu=nu, bij_aanvulling=bij, zin=zin, waarschuwing=waarschuwing)


# --- acts -----------------------------------------------------------------------------------------------------------


def maken(
    dienst: Dienst, aanvraag_id: AanvraagId, ontbreekt: Iterable[str], uiterlijk: date | None, *, aan: str = "",
    kopie_ouders: bool = False,
) -> Aanvraag:  # fmt: skip
    """Keep a verzoek that still has to be sent; an earlier one that was not sent is replaced.

    ``aan`` is the name of a contact of the school; '' is that of the dossier. The letters are made by
    ``brieven.verzoek_aanvulling_maken``. Raises ``InvoerError`` without a day, for a contact whom nobody knows or with a text
    that cannot be kept, ``ToestandError`` when a verzoek runs, nothing lacks, or a copy of the earlier one has left.
    """
    dag = _keur_uiterlijk(uiterlijk, dienst.klok.today())
    regels = tuple(dict.fromkeys(wat.strip() for wat in ontbreekt if wat.strip()))
    for wat in regels:
        _keur_regel(wat)
    with dienst.werk(Actie.AANVULLING_VRAGEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        if aanvraag.toets.afgerond:
            raise ToestandError("De toetsing is afgerond. Heropen haar om een aanvulling te vragen.", code="toets-afgerond")
        if aan and aan not in {c.naam for c in _contacten(aanvraag, werk.uow.scholen.get(aanvraag.school_id))}:
            raise InvoerError("Deze contactpersoon staat niet (meer) bij de school. Kies een ander, of voeg hem toe bij "
                              "Instellingen, Scholen.", code="contact-onbekend", veld="aan")  # fmt: skip
        _eis_kopie_hier(werk.uow.brieven.of_aanvraag(aanvraag_id), aanvraag)
        aanvraag = replace(aanvraag, aanvullingen=tuple(a for a in aanvraag.aanvullingen if a.verzonden_op is not None))
        nieuw = Aanvulling(ontbreekt=regels, uiterlijk=dag, aan=aan, kopie_ouders=kopie_ouders)
        aanvraag = werk.uow.aanvragen.save(aanvraag.aanvulling_vragen(nieuw))
        werk.leg_vast("aanvulling", aanvraag_id, aanvraag.aanvullingen[-1], aanvraag_id=aanvraag_id)
        werk.kan_terug(f"het verzoek om aanvulling bij {aanvraag.kenmerk}", partial(terugnemen, dienst, aanvraag_id))
    return aanvraag


def terugnemen(dienst: Dienst, aanvraag_id: AanvraagId) -> Aanvraag:
    """Throw away a verzoek that was not sent, with its letter: nothing of it left the house."""
    with dienst.werk(Actie.AANVULLING_VRAGEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        over = tuple(a for a in aanvraag.aanvullingen if a.verzonden_op is not None)
        if over == aanvraag.aanvullingen:
            raise ToestandError(
                "Er is geen verzoek dat nog verzonden moet worden. "
                "Maak er eerst een in de toetsing.", code="aanvulling-geen",
            )  # fmt: skip
        brieven = [b for b in werk.uow.brieven.of_aanvraag(aanvraag_id) if b.soort in VERZOEKEN]
        _eis_kopie_hier(brieven, aanvraag)
        aanvraag = werk.uow.aanvragen.save(replace(aanvraag, aanvullingen=over))
        for brief in brieven:
            if brief.toestand is Brieftoestand.DEFINITIEF:
                werk.uow.brieven.save(brief.vervallen())
        werk.leg_vast("aanvulling", aanvraag_id, aanvraag, aanvraag_id=aanvraag_id)
    return aanvraag


def verzonden(dienst: Dienst, aanvraag_id: AanvraagId, op: date, wijze: Verzendwijze) -> Aanvraag:
    """The letter left the house: from the next day the term stands still (Awb 4:15, lid 1). Its letter is sent too."""
    toets_datum(op, veld="verzonden_op")
    if op > dienst.klok.today():
        raise InvoerError("De dag van verzending ligt in de toekomst. Registreer het als de brief de deur uit is.",
                          code="datum-toekomst", veld="verzonden_op")  # fmt: skip
    with dienst.werk(Actie.AANVULLING_VERZENDEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        if op < aanvraag.formulier.a.ontvangen_op:
            raise InvoerError(
                "De dag van verzending ligt vóór de ontvangst van de aanvraag. "
                "Controleer de datum.", code="datum", veld="verzonden_op",
            )  # fmt: skip
        aanvraag = werk.uow.aanvragen.save(aanvraag.aanvulling_verzonden(op, str(wijze)))
        verzoek_verzonden(werk.uow, aanvraag_id, op, wijze, dienst.klok.today())
        werk.leg_vast("aanvulling", aanvraag_id, aanvraag.aanvullingen[-1], aanvraag_id=aanvraag_id)
    return aanvraag


def ontvangen(
    dienst: Dienst, aanvraag_id: AanvraagId, op: date, binnen: Iterable[str] = (), *, volledig: bool = True
) -> Aanvraag:
    """What the school sent. ``volledig``: the aanvraag is complete now and the toets goes on; else the verzoek stays open.

    The *nee* answers about what came in become open again, so that somebody judges what it is.
    """
    toets_datum(op, veld="op")
    if op > dienst.klok.today():
        raise InvoerError("De dag van ontvangst ligt in de toekomst. Controleer de datum.", code="datum-toekomst", veld="op")
    stukken = tuple(binnen)
    with dienst.werk(Actie.AANVULLING_ONTVANGEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        if volledig:
            stukken = aanvraag.aanvullingen[-1].ontbreekt if aanvraag.aanvullingen else ()
        elif not stukken:
            raise InvoerError("Vink aan wat er is ontvangen.", code="niets-binnen", veld="binnen")
        aanvraag = _heropen_punten(aanvraag.aanvulling_binnen(op, stukken), stukken)
        if volledig:
            aanvraag = aanvraag.aangevuld(op)
        aanvraag = werk.uow.aanvragen.save(aanvraag)
        werk.leg_vast("aanvulling", aanvraag_id, aanvraag.aanvullingen[-1], aanvraag_id=aanvraag_id)
    return aanvraag


def doorgaan(dienst: Dienst, aanvraag_id: AanvraagId, reden: str) -> Aanvraag:
    """The last day went by unused, and a person chose to decide on the content. The besluitenlijst shows the reason."""
    _keur_regel(reden)
    with dienst.werk(Actie.AANVULLING_ONTVANGEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id).zonder_aanvulling(dienst.klok.today())
        aanvraag = werk.uow.aanvragen.save(aanvraag.met_override(DOORGAAN, reden.strip()))
        werk.leg_vast("aanvulling", aanvraag_id, aanvraag.aanvullingen[-1], aanvraag_id=aanvraag_id)
    return aanvraag


def _eis_kopie_hier(brieven: Iterable[Brief], aanvraag: Aanvraag) -> None:
    """A verzoek of which a copy has left stays as it is: the ouders know what it asks. Raises ``ToestandError``."""
    dagen = {a.uiterlijk for a in aanvraag.aanvullingen if a.verzonden_op is None}
    if any(b.soort in VERZOEKEN and b.toestand is Brieftoestand.VERZONDEN and b.nieuwe_datum in dagen for b in brieven):
        raise ToestandError("De kopie is al naar een ouder verzonden. Verzend het verzoek ook aan de school, of neem bij "
                            "Brieven eerst de verzending van die kopie terug.", code="kopie-verzonden")  # fmt: skip


# --- sentences ------------------------------------------------------------------------------------------------------


def verstreken(dienst: Dienst, aanvraag_id: AanvraagId) -> str:
    """What can be done when the last day went by, with its own term (Awb 4:5, lid 4); '' as long as the school has time."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        loopt = aanvraag.lopende_aanvulling
        if loopt is None or dienst.klok.today() <= loopt.uiterlijk:
            return ""
        uiterste = buiten_behandeling(loopt.uiterlijk, feestdagen=_feestdagen(uow)).laatste_dag
    zin = (f"Termijn ongebruikt verstreken: buiten behandeling (bekendmaken uiterlijk {datum_kort(uiterste)}) of "
           "inhoudelijk beslissen.")  # fmt: skip
    gebrek = any(o.gebrek for o in ontbrekend(aanvraag))
    return zin if gebrek else f"{zin} {GEEN_GEBREK}"


def herinnering(dienst: Dienst, aanvraag_id: AanvraagId) -> str:
    """A reminder to the school for the clipboard, without names."""
    with dienst.lezen(Actie.AANVULLING_VRAGEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    loopt = aanvraag.eis_lopende_aanvulling()
    gevraagd_op = datum_kort(loopt.verzonden_op or loopt.uiterlijk)
    regels = "\n".join(f"- {wat}" for wat in loopt.niet_binnen)
    return (f"Kenmerk {aanvraag.kenmerk}. Op {gevraagd_op} vroegen wij u deze aanvraag aan te vullen. "
            f"Wij missen nog:\n{regels}\nWilt u dit uiterlijk op {datum_kort(loopt.uiterlijk)} sturen? "
            "Lukt dat niet, bel ons dan vóór die dag.")  # fmt: skip


def uitleg_onvolledig(dienst: Dienst, aanvraag_id: AanvraagId, op: date) -> str:
    """What each reading of the law gives when only a part came in on ``op`` (awb.md A2)."""
    with dienst.lezen(Actie.AANVULLING_ONTVANGEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        laatste = aanvraag.aanvullingen[-1] if aanvraag.aanvullingen else None
        if laatste is None or not laatste.loopt:
            return ""
        vroeg = _uiterste(uow, _met_laatste(aanvraag, replace(laatste, binnen=(), aangevuld_op=laatste.eerste_binnen or op)))
        laat = _uiterste(uow, _met_laatste(aanvraag, replace(laatste, binnen=(), aangevuld_op=laatste.uiterlijk)))
    return (f"Het programma rekent voorzichtig: de termijn loopt weer vanaf de eerste aanvulling en eindigt op "
            f"{datum_kort(vroeg)}. In de ruimere lezing staat zij stil tot de aanvraag volledig is: dan eindigt zij uiterlijk op "
            f"{datum_kort(laat)}.")  # fmt: skip


def _met_laatste(aanvraag: Aanvraag, aanvulling: Aanvulling) -> Aanvraag:
    return replace(aanvraag, aanvullingen=(*aanvraag.aanvullingen[:-1], aanvulling))


def _heropen_punten(aanvraag: Aanvraag, stukken: tuple[str, ...]) -> Aanvraag:
    lijst, toets = lijst_van(aanvraag), aanvraag.toets
    for regel in ontbrekend(aanvraag):
        if regel.wat in stukken:
            toets = toets.wissen(lijst, regel.code)
    return replace(aanvraag, toets=toets)


def _uiterste(uow: Leeseenheid, aanvraag: Aanvraag) -> date:
    toen = uow.instellingen.op(aanvraag.formulier.a.ontvangen_op)
    return termijnstand(aanvraag, toen, _feestdagen(uow)).uiterste_datum


def _feestdagen(uow: Leeseenheid) -> Feestdagentabel:
    return feestdagen_volgens(uow.instellingen.all()[0])


def _geen_werkdag(dag: date, tabel: Feestdagentabel) -> str:
    if tabel.is_werkdag(dag):
        return ""
    naam = tabel.naam(dag)
    wat = f"{datum_kort(dag)} is {naam}" if naam else f"{datum_kort(dag)} is geen werkdag"
    return f"{wat}. Kies liever {datum_kort(werkdag_vanaf(dag, tabel))}."


def _keur_uiterlijk(uiterlijk: date | None, na: date) -> date:
    if uiterlijk is None:
        raise InvoerError(ZONDER_DATUM, code="aanvulling-zonder-datum", veld="uiterlijk")
    toets_datum(uiterlijk, veld="uiterlijk")
    if uiterlijk <= na:
        raise InvoerError("De school moet na de dag van verzending nog kunnen aanvullen. Kies een latere dag.",
                          code="aanvulling-datum", veld="uiterlijk")  # fmt: skip
    return uiterlijk


def _keur_regel(tekst: str) -> None:
    eis_tekst("ontbreekt", tekst)
