"""The besluitenlijst of a zitting (screens.md 7.9): by itself from what was noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, euro, meervoud, opsomming
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.bekrachtiging import BEKRACHTIG_DAGEN, open_stemmen, uiterlijk
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.echtheid import Echtheid, Oordeel
from cvt_desktop.domain.hamerstuk import als_hamerstuk_beslist
from cvt_desktop.domain.ids import PersoonId, ZittingId
from cvt_desktop.domain.nummering import afgevoerd, genummerd
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stem import Bekrachtiging, Stemkeuze
from cvt_desktop.domain.toets import ANDERS_NAMELIJK
from cvt_desktop.domain.zitting import Agendapunt, Hoedanigheid, Uitkomst, Verschoning, Voorgenomen, Zitting
from cvt_desktop.ports import documentdelen as delen
from cvt_desktop.ports.documenten import Besluitenlijst
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.commissies import uitzonderingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.dossiertoegang import eis_zitting
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.toetslijsten import toetslijst
from cvt_desktop.services.verificatie import Verificatie

_ACTIE = {
    Uitkomst.AANGEHOUDEN: "aanhouden en termijn bewaken",
    Uitkomst.TERUG: "terug naar de deskundigen",
    Uitkomst.ADVIES_BESTUUR: "advies naar het bestuur",
}


def besluitenlijst_document(dienst: Dienst, zitting_id: ZittingId) -> Besluitenlijst:
    """The input of the document: a concept until the voorzitter has vastgesteld the list. No health content.

    Raises ``InvoerError`` (by the renderer) for an empty agenda.
    """
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        zitting = uow.zittingen.get(zitting_id)
        eis_zitting(dienst, uow, zitting)
        instellingen, verificatie = dienst.instellingen(uow, zitting.datum), Verificatie(dienst, uow)
        oordelen = {p.aanvraag_id: verificatie.punt(zitting, p) if p.beslist else {} for p in zitting.punten}
        punten = tuple(
            _besluitpunt(uow, zitting, punt, nummer, initialen=instellingen.reglement.initialen_op_besluitenlijst,
                         ondertekend=_ondertekend(punt, oordelen[punt.aanvraag_id]))
            for nummer, punt in genummerd(zitting)
        )
        secretaris = next((d.naam for d in zitting.deelnemers if d.persoon_id == zitting.secretaris_id), "")
        vast = zitting.vastgesteld_op
        kop = koppen.kop(dienst, uow, instellingen, f"zitting {datum_cijfers(zitting.datum)}",
                         dagtekening=vast or dienst.klok.today(), concept=vast is None, met_anker=vast is not None)  # fmt: skip
    return Besluitenlijst(
        kop=kop, commissie=zitting.commissie or instellingen.commissie_met(zitting.commissie_id).naam, datum=zitting.datum,
        tijd=_tijd(zitting), plaats="schriftelijke ronde" if zitting.ronde else zitting.plaats or instellingen.swv.adres.plaats,
        voorzitter=_naam(zitting, zitting.voorzitter_id), secretaris=secretaris, aanwezig=_aanwezig(zitting),
        afwezig=tuple(d.naam for d in zitting.deelnemers if d.persoon_id not in _ooit_aanwezig(zitting)),
        quorum=quorumregel(zitting), beslisregel=str(zitting.regel), punten=punten,
        bekrachtiging=bekrachtigingsregel(zitting, tuple(oordelen.values())),
        minderheidsstandpunten=_minderheid(zitting),
        mededelingen=_mededelingen(zitting), acties=_acties(zitting),
        vaststelling=None if vast is None else delen.Ondertekening(
            naam=_naam(zitting, zitting.vastgesteld_door), functie="voorzitter", wijze=delen.Tekenwijze.OP_PAPIER, op=vast),
    )  # fmt: skip


def _tijd(zitting: Zitting) -> str:
    if zitting.ronde is not None:
        return f"stemmen tot en met {datum_lang(zitting.ronde.uiterlijk)}"
    return f"{zitting.begintijd}–{zitting.eindtijd} uur"


def _mededelingen(zitting: Zitting) -> tuple[str, ...]:
    waarom: tuple[str, ...] = (f"Schriftelijk, omdat: {zitting.ronde.aanleiding}",) if zitting.ronde is not None else ()
    weg = [str(nummer) for nummer in afgevoerd(zitting)]
    if weg:
        waarom = (*waarom, f"Tijdens de zitting van de agenda gehaald: punt {opsomming(weg)}.")
    return (*waarom, *(r for r in zitting.mededelingen.splitlines() if r.strip()))


def quorumregel(zitting: Zitting) -> str:
    """``3 leden, onder wie een orthopedagoog of psycholoog``."""
    kern = meervoud(zitting.quorum, "lid", "leden")
    return f"{kern}, onder wie een orthopedagoog of psycholoog" if zitting.gedragsdeskundige_nodig else kern


def bekrachtigingsregel(zitting: Zitting, oordelen: Sequence[_Oordelen]) -> str:
    """By whose signature the stemmen count, and whose own one is awaited; empty where one person decided."""
    if zitting.zonder_zitting:
        return ""
    if zitting.bekrachtiging is not Bekrachtiging.LIJST:
        return _eigen_handtekeningen(zitting, oordelen)
    tot = uiterlijk(zitting)
    if tot is None and zitting.vastgesteld_op is not None:
        return (f"{_eigen_handtekeningen(zitting, oordelen)}. Deze lijst is vastgesteld zonder handtekening van wie de zitting "
                "leidde")  # fmt: skip
    wie = f"Via de vastgestelde besluitenlijst: {_naam(zitting, zitting.voorzitter_id)} ondertekent hoe is gestemd"
    if tot is None:
        return f"{wie}, de andere leden binnen {BEKRACHTIG_DAGEN} dagen daarna zelf"
    nog = [d.naam for d in zitting.deelnemers if open_stemmen(zitting, d.persoon_id)]
    slot = f"nog niet door {opsomming(nog)}" if nog else "alle leden deden dat"
    return f"{wie}. De andere leden bekrachtigen zelf, tot en met {datum_lang(tot)}: {slot}"


def _eigen_handtekeningen(zitting: Zitting, oordelen: Sequence[_Oordelen]) -> str:
    """How far the members came with signing for themselves, by what their signatures are found to be."""
    gestemd = [(sum(1 for o in punt.values() if o.echtheid in _ZELF), len(punt)) for punt in oordelen if punt]
    if not gestemd:
        return "Elk lid ondertekent de eigen stem zelf"
    if all(zelf == alle for zelf, alle in gestemd):
        return "Elk lid heeft de eigen stem zelf ondertekend"
    if all(zelf >= zitting.quorum for zelf, _ in gestemd):
        return "Genoeg leden voor het quorum hebben de eigen stem zelf ondertekend"
    return "Elk lid ondertekent de eigen stem zelf; nog niet genoeg leden voor het quorum deden dat"


def stemverhouding(punt: Agendapunt) -> str:
    """``allen voor (4)``, ``allen voor afwijzing (3)``, ``3 voor, 1 tegen``, ``zonder stemming``; empty while not decided."""
    u = punt.uitslag
    if u is None:
        return ""
    if not u.voor + u.tegen + u.onthoudingen:
        return "zonder stemming"
    if not u.tegen and not u.onthoudingen:
        waarvoor = " afwijzing" if punt.voorgenomen is not None and punt.voorgenomen.uitkomst is Uitkomst.AFGEWEZEN else ""
        return f"allen voor{waarvoor} ({u.voor})"
    delen_ = [f"{u.voor} voor", f"{u.tegen} tegen"]
    return ", ".join(delen_ + ([meervoud(u.onthoudingen, "onthouding", "onthoudingen")] if u.onthoudingen else []))


def uitkomsttekst(punt: Agendapunt) -> str:
    """The outcome in words, with what a delay waits for and whether it was a hamerstuk; ``niet behandeld`` while not decided."""
    v = punt.voorgenomen
    if v is None or not punt.beslist:
        return "niet behandeld"
    if v.uitkomst is Uitkomst.AANGEHOUDEN and v.aanhouden_tot:
        return f"aangehouden tot en met {datum_lang(v.aanhouden_tot)}: {v.aanhouden_waarvoor}"
    return f"{v.omschrijving} (hamerstuk)" if als_hamerstuk_beslist(punt) else v.omschrijving


def periode(v: Voorgenomen | None, bedrag_cent: int | None = None) -> str:
    """``1-8-2027 – 31-7-2029, laag`` for a TLV, with the amount for an arrangement, ``vanaf 1-8-2027`` for
    praktijkonderwijs, otherwise empty.
    """  # fmt: skip
    if v is None or not v.geadviseerd.uitkomst.tlv or v.ingangsdatum is None:
        return ""
    if v.einddatum is None:
        return f"vanaf {_kort(v.ingangsdatum)}"
    wat = [f"{_kort(v.ingangsdatum)} – {_kort(v.einddatum)}", str(v.categorie or ""), euro(bedrag_cent) if bedrag_cent else ""]
    return ", ".join(filter(None, wat))


def _kort(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


def _besluitpunt(
    uow: Leeseenheid, zitting: Zitting, punt: Agendapunt, nummer: int, *, initialen: bool, ondertekend: list[str]
) -> delen.Besluitpunt:  # fmt: skip
    aanvraag = uow.aanvragen.get(punt.aanvraag_id)
    leerling, school = onderwerp_van(uow, aanvraag), uow.scholen.get(aanvraag.school_id)
    besluiten = [b for b in uow.besluiten.of_aanvraag(aanvraag.id) if b.zitting_id == zitting.id][:1]
    bedrag = next((b.bedrag_cent for b in besluiten), None)
    overrides = (*_van_toets(aanvraag), *uitzonderingen(zitting, punt, aanvraag), *(o for b in besluiten for o in b.overrides))
    opmerkingen = [f"{wat}: met reden {reden.removeprefix(ANDERS_NAMELIJK).lstrip(' :')}" for wat, reden in overrides]
    if punt.beslist and punt.voorgenomen is not None and punt.voorgenomen.waarom_anders:
        opmerkingen.append(f"anders dan gevraagd of geadviseerd: met reden {punt.voorgenomen.waarom_anders}")
    opmerkingen += ondertekend
    return delen.Besluitpunt(
        nummer=nummer, kenmerk=punt.kenmerk, leerling=leerling.initialen if initialen else leerling.naam, school=school.naam,
        soort=beschrijving(aanvraag.soort).naam.removeprefix("TLV "), uitkomst=uitkomsttekst(punt),
        inhoud=periode(punt.voorgenomen, bedrag) if punt.beslist else "", stemming=stemverhouding(punt),
        verschoond="; ".join(f"{v.naam}: {v.grond}" for v in verschoond(zitting, punt)), actie=_actie(punt),
        opmerkingen=tuple(opmerkingen),
    )  # fmt: skip


_Oordelen = Mapping[PersoonId, Oordeel]
_ZELF = frozenset({Echtheid.ECHT, Echtheid.WACHT})
"""The verdicts on a stem that its member signed."""


def _ondertekend(punt: Agendapunt, oordelen: _Oordelen) -> list[str]:
    """What the reader must know: stemmen that count without a signature, and what is not what was signed."""
    if not punt.beslist:
        return []
    zonder = [s.naam for s in punt.stemmen if oordelen[s.persoon_id].telt and oordelen[s.persoon_id].echtheid is Echtheid.ZONDER]
    vals = [s.naam for s in punt.stemmen if oordelen[s.persoon_id].vals]
    regels = [f"Telt mee zonder handtekening (geen persoonlijke sleutel): {opsomming(zonder)}"] if zonder else []
    regels += [f"{s.naam} zegt dat de eigen stem verkeerd is genoteerd; die telt niet mee" for s in punt.stemmen if s.betwist_op]
    return [*regels, *(f"De stem van {naam} is niet wat is ondertekend en telt niet mee" for naam in vals)]


def _van_toets(aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    """The questions of the toets that were passed with a reason."""
    toets = aanvraag.toets
    if not toets.overrides:
        return ()
    lijst = toetslijst(toets.lijst_soort, toets.lijst_versie)
    return tuple((lijst.punt(o.code).vraag, o.reden) for o in toets.overrides)


def verschoond(zitting: Zitting, punt: Agendapunt) -> tuple[Verschoning, ...]:
    """Who of the people of this zitting steps aside at an item."""
    tafel = {d.persoon_id for d in zitting.deelnemers}
    return tuple(v for v in punt.verschoningen if v.persoon_id in tafel)


def _actie(punt: Agendapunt) -> str:
    v = punt.voorgenomen
    if v is None or not punt.beslist:
        return ""
    if v.uitkomst.besluit:
        return "brief"
    return ", ".join(deel for deel in (_ACTIE[v.uitkomst], v.aanhouden_wie) if deel)


def _acties(zitting: Zitting) -> tuple[delen.Actie, ...]:
    acties = []
    for nummer, punt in genummerd(zitting):
        v = punt.voorgenomen
        if v is None or not punt.beslist or v.uitkomst.besluit:
            continue
        wat = f"Punt {nummer}: {v.aanhouden_waarvoor or _ACTIE[v.uitkomst]}"
        if v.aanhouden_termijn:
            wat += f" ({v.aanhouden_termijn})"
        acties.append(delen.Actie(wat=wat, wie=v.aanhouden_wie or "secretaris",
                                  wanneer=f"vóór {datum_lang(v.aanhouden_tot)}" if v.aanhouden_tot else ""))  # fmt: skip
    return tuple(acties)


def _ooit_aanwezig(zitting: Zitting) -> frozenset[PersoonId]:
    return frozenset(p for punt in zitting.punten for p in punt.aanwezigen) | frozenset(zitting.aanwezigen)


def _aanwezig(zitting: Zitting) -> tuple[delen.Aanwezige, ...]:
    ooit = _ooit_aanwezig(zitting)
    return tuple(delen.Aanwezige(naam=d.naam, rol=_rol(zitting, d.persoon_id, d.hoedanigheid))
                 for d in zitting.deelnemers if d.persoon_id in ooit)  # fmt: skip


def _rol(zitting: Zitting, persoon_id: PersoonId, hoedanigheid: Hoedanigheid) -> str:
    if hoedanigheid is not Hoedanigheid.STEMGERECHTIGD:
        return str(hoedanigheid)
    beslist = [(n, p) for n, p in genummerd(zitting) if p.beslist]
    weg = [str(n) for n, p in beslist if persoon_id not in p.aanwezigen]
    return f"stemt, niet bij punt {opsomming(weg)}" if weg else "stemt"


def _minderheid(zitting: Zitting) -> tuple[delen.Minderheidsstandpunt, ...]:
    return tuple(
        delen.Minderheidsstandpunt(punt=nummer, naam=stem.naam, standpunt=stem.reden or "stemde tegen, zonder toelichting")
        for nummer, punt in genummerd(zitting) if punt.beslist
        for stem in punt.stemmen if stem.keuze is Stemkeuze.TEGEN
    )  # fmt: skip


def _naam(zitting: Zitting, persoon_id: PersoonId | None) -> str:
    return next((d.naam for d in zitting.deelnemers if d.persoon_id == persoon_id), "")
