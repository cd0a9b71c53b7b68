"""The dossierkaart: what members use nine times out of ten, in the blocks and the order of screens.md 4.4.

No address stands on it, so a geheim address cannot. The adviezen of others are unseen by a deskundige, and by a lid who
has still to give an own advice in the dossier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, datum_lang, datum_voluit, euro, meervoud, opsomming
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.aanvraag import AFGEROND, Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bewaring import bewaren_tot_en_met
from cvt_desktop.domain.deskundigenadvies import Conclusie, Deskundigenadvies
from cvt_desktop.domain.formulier import Meningvorm, Verzorger
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.notitie import Notitie, Notitiesoort
from cvt_desktop.domain.onderwerp import Onderwerp
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import leeftijd_op
from cvt_desktop.ports.documentdelen import Adviesvak, Poging, Zienswijze
from cvt_desktop.ports.documenten import Dossierkaart as KaartDocument
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bekende_tlvs import tlvs_van
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.dossier import NIET_AKKOORD, lees_dossier, stand_van, vlaggen, zitting_van
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld
from cvt_desktop.services.groepregels import groepregels, naamsvermoeden
from cvt_desktop.services.inzage import moet_nog_adviseren, zichtbare_adviezen
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.pro_toets import toetsregels
from cvt_desktop.services.toetslijsten import toetslijst

NOTITIES = 3
_GEEN_MENING = {
    Meningvorm.WILDE_NIET: "De leerling wilde geen mening geven.",
    Meningvorm.NIET_GEVRAAGD: "De mening van de leerling is niet gevraagd.",
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Dossierkaart:
    """The card. ``adviezen_open`` tells in words which adviezen are still to come, or are unseen, and why.

    ``met_doel`` and ``met_geprobeerd``: this kind of aanvraag asks them, so an empty one is something that lacks.
    ``met_leerling``: of a group there is no voice of one pupil and there are no ouders.
    ``eigen_woorden``: ``mening`` holds the pupil's own words, else a sentence that says why there are none.
    """

    gevraagd: tuple[tuple[str, str], ...]
    waarom: str
    met_doel: bool
    hoofddoel: str
    terugkeer: str
    mening: str
    eigen_woorden: bool
    mening_hoe: str
    mening_gedaan: str
    ouders: tuple[Zienswijze, ...]
    met_geprobeerd: bool
    geprobeerd: tuple[Poging, ...]
    met_leerling: bool
    adviezen: tuple[Adviesvak, ...]
    adviezen_open: tuple[str, ...]
    toetsing: str
    uitzonderingen: tuple[str, ...]
    let_op: tuple[str, ...]
    notities: tuple[str, ...]


def dossierkaart(dienst: Dienst, aanvraag_id: AanvraagId) -> Dossierkaart:
    """The card of one dossier, as far as the person who is logged in may see it."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return _kaart(dienst, uow, lees_dossier(dienst, uow, aanvraag_id))


def kaart_document(dienst: Dienst, aanvraag_id: AanvraagId) -> KaartDocument:
    """The same card as input for paper; ``dienst.opmaker.maak`` lays it out."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        kaart, leerling = _kaart(dienst, uow, aanvraag), onderwerp_van(uow, aanvraag)
        vandaag = dienst.klok.today()
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), aanvraag.kenmerk, dagtekening=vandaag, concept=False)
    return KaartDocument(
        kop=kop, leerling=koppen.onderwerp(leerling),
        leeftijd=f"{leeftijd_op(leerling.geboortedatum, vandaag)} jaar" if isinstance(leerling, Leerling) else "",
        soort=str(aanvraag.soort), stand=str(aanvraag.status), gevraagd=kaart.gevraagd, waarom=kaart.waarom,
        hoofddoel=kaart.hoofddoel, terugkeerperspectief=kaart.terugkeer,
        mening=f"“{kaart.mening}”" if kaart.eigen_woorden else kaart.mening,
        mening_hoe_gevraagd=kaart.mening_hoe, mening_wat_gedaan=kaart.mening_gedaan, ouders=kaart.ouders,
        geprobeerd=kaart.geprobeerd, adviezen=kaart.adviezen, toetsing=kaart.toetsing,
        toets_uitzonderingen=kaart.uitzonderingen, let_op=(*kaart.let_op, *kaart.adviezen_open), notities=kaart.notities,
    )  # fmt: skip


def leg_uitvoer_vast(dienst: Dienst, aanvraag_id: AanvraagId) -> None:
    """The card leaves the program, on paper or as a file: an event, before it happens."""
    with dienst.werk(Actie.DOSSIERKAART_AFDRUKKEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        werk.leg_vast("aanvraag", aanvraag.id, aanvraag, aanvraag_id=aanvraag_id)


def _kaart(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> Dossierkaart:
    b, vso, vraag = aanvraag.formulier.b, aanvraag.formulier.vso, gevraagd(aanvraag)
    leerling, soort = onderwerp_van(uow, aanvraag), beschrijving(aanvraag.soort)
    personen = {p.id: p for p in uow.personen.all()}
    adviezen = tuple(uow.adviezen.of_aanvraag(aanvraag.id))
    zichtbaar = zichtbare_adviezen(dienst, aanvraag, adviezen)
    toetsing, uitzonderingen = _toetsing(aanvraag)
    gegeven = b.mening_vorm is Meningvorm.GEGEVEN or (b.mening_vorm is None and bool(b.mening.strip()))
    return Dossierkaart(
        gevraagd=(*_gevraagd(uow, aanvraag), *_bewaren(uow, aanvraag, adviezen)),
        waarom=vraag.waarom_niet_anders if soort.voorziening or soort.arrangement or soort.groep else vraag.waarom,
        met_doel=soort.met_doel,
        hoofddoel=vso.hoofddoel, met_geprobeerd=soort.met_geprobeerd, terugkeer=_terugkeer(vso.terugkeer, vso.uitstroom),
        met_leerling=aanvraag.soort.met_leerling,
        mening=b.mening if gegeven else _geen_mening(aanvraag), eigen_woorden=gegeven, mening_hoe=b.mening_hoe,
        mening_gedaan=b.mening_gedaan, ouders=tuple(_ouder(v) for v in b.verzorgers if v.krijgt_brief),
        geprobeerd=tuple(
            Poging(wat=g.wat, periode=g.periode, effect=g.effect, vindplaats=g.vindplaats) for g in vraag.geprobeerd
        ),
        adviezen=tuple(_advies(a, met_periode=soort.met_periode) for a in zichtbaar if a.vastgesteld),
        adviezen_open=_adviezen_open(dienst, aanvraag, adviezen, personen),
        toetsing=toetsing, uitzonderingen=uitzonderingen,
        let_op=_let_op(uow, aanvraag, leerling, zichtbaar, dienst.klok.today()),
        notities=() if alleen_gekoppeld(dienst) else _notities(uow.notities.of_aanvraag(aanvraag.id), personen),
    )  # fmt: skip


def _terugkeer(terugkeer: str, uitstroom: str) -> str:
    """Both in one piece of prose, whether or not the first ends with a full stop."""
    zin = terugkeer.strip()
    if zin and zin[-1] not in ".!?…":
        zin += "."
    return f"{zin} Uitstroom: {uitstroom}.".strip() if uitstroom else zin


def _gevraagd(uow: Leeseenheid, aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    a, school = aanvraag.formulier.a, uow.scholen.get(aanvraag.school_id)
    eerder = [f"{v.nummer} ({datum_voluit(v.ingangsdatum)} tot en met {datum_voluit(v.einddatum) if v.einddatum else 'onbekend'})"
              for v in tlvs_van(uow, aanvraag.leerling_id) if v.aanvraag_id != aanvraag.id]  # fmt: skip
    if aanvraag.herkomst is not None:
        eerder += list(aanvraag.herkomst.eerdere_tlvs)
    return (
        ("Soort", str(aanvraag.soort)),
        *_inhoud(aanvraag),
        ("Door", ", ".join(d for d in (school.naam, school.plaats, school.code) if d)),
        ("Ontvangen", f"{datum_voluit(a.ontvangen_op)} via {a.ontvangen_via}"),
        ("Volledig", _volledig(aanvraag)),
        *((("Eerdere TLV", opsomming(eerder) or "geen bekend"),) if eerder or beschrijving(aanvraag.soort).met_tlv else ()),
    )


def _bewaren(
    uow: Leeseenheid, aanvraag: Aanvraag, adviezen: Sequence[Deskundigenadvies]
) -> tuple[tuple[str, str], ...]:  # fmt: skip
    """Of a dossier that is done with: until when it is kept (WVO 2020 2.47 lid 16)."""
    dag = bewaren_tot_en_met(aanvraag, adviezen, uow.besluiten.of_aanvraag(aanvraag.id))
    return (("Bewaren t/m", f"{datum_voluit(dag)}, drie jaar (WVO 2020 2.47, lid 16)"),) if dag is not None else ()


def _inhoud(aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    """Category and period; for praktijkonderwijs the first day, and the test of the criteria in four lines."""
    vraag = gevraagd(aanvraag)
    van = datum_voluit(vraag.ingangsdatum) if vraag.ingangsdatum else ""
    if beschrijving(aanvraag.soort).groep:
        return groepregels(aanvraag)
    if beschrijving(aanvraag.soort).voorziening:
        return _voorziening(aanvraag)
    if beschrijving(aanvraag.soort).arrangement:
        return _arrangement(aanvraag)
    if beschrijving(aanvraag.soort).pro:
        return (("Plaatsing per", van or "niet ingevuld"), *toetsregels(aanvraag))
    periode = " ".join(deel for deel in (van, f"tot en met {datum_voluit(vraag.einddatum)}" if vraag.einddatum else "") if deel)
    return (
        ("Categorie", f"{vraag.categorie} ({vraag.categorie.nummer})" if vraag.categorie else "niet ingevuld"),
        ("Periode", periode or "niet ingevuld"),
    )


def _arrangement(aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    arr = aanvraag.formulier.arr
    van, tot = (datum_voluit(dag) if dag else "" for dag in (arr.ingangsdatum, arr.einddatum))
    wie = ", ".join(deel for deel in (arr.aanbieder, arr.specialisme) if deel.strip())
    bedrag = euro(arr.bedrag_cent) if arr.bedrag_cent is not None else ""
    uren = f"{bedrag} voor {arr.uren} uur" if bedrag and arr.uren else bedrag
    regels = (("Arrangement", arr.titel), ("Aanbieder", wie), ("Gevraagd bedrag", uren),
              ("Periode", f"{van} tot en met {tot}" if van and tot else ""),
              ("Evaluatie", datum_voluit(arr.evaluatie_op) if arr.evaluatie_op else ""))  # fmt: skip
    doelen = tuple((f"Doel {n}", d.zin) for n, d in enumerate(arr.doelen, 1))
    return tuple((kop, tekst or "niet ingevuld") for kop, tekst in (*regels, *doelen))


def _voorziening(aanvraag: Aanvraag) -> tuple[tuple[str, str], ...]:
    tbv = aanvraag.formulier.tbv
    van, tot = (datum_voluit(dag) if dag else "" for dag in (tbv.ingangsdatum, tbv.tot))
    dagen = opsomming([datum_voluit(dag) for dag in (tbv.evaluatie_op, tbv.tweede_evaluatie_op) if dag])
    regels = (("Voorziening", tbv.voorziening.naam if tbv.voorziening is not None else ""),
              ("Bedrag", f"{euro(tbv.bedrag.cent)} ({tbv.bedrag.hoe})" if tbv.bedrag is not None else ""),
              ("Periode", f"{van} tot en met {tot}" if van and tot else ""), ("Evaluatie", dagen),
              ("Daarna", tbv.vervolg), ("Contactpersoon traject", tbv.contactpersoon))  # fmt: skip
    doelen = tuple((f"Doel {n}", d.zin) for n, d in enumerate(tbv.doelen, 1))
    naast = (("Daarnaast", "; ".join(filter(None, map(str.strip, tbv.andere.splitlines())))),) if tbv.andere.strip() else ()
    return (*((kop, tekst or "niet ingevuld") for kop, tekst in (*regels, *doelen)), *naast)


def _volledig(aanvraag: Aanvraag) -> str:
    aangevuld = [a.aangevuld_op for a in aanvraag.aanvullingen if a.aangevuld_op is not None]
    if aanvraag.lopende_aanvulling is not None and aanvraag.status in AFGEROND:
        return "niet geworden: de gevraagde aanvulling kwam niet"
    if aanvraag.lopende_aanvulling is not None:
        return f"nog niet: aanvulling gevraagd, uiterlijk {datum_voluit(aanvraag.aanvullingen[-1].uiterlijk)}"
    if aangevuld:
        return datum_voluit(aangevuld[-1])
    if aanvraag.toets.afgerond:
        return datum_voluit(aanvraag.formulier.a.ontvangen_op)
    return "toetsing loopt" if _begonnen(aanvraag) else "nog niet getoetst"


def _geen_mening(aanvraag: Aanvraag) -> str:
    b = aanvraag.formulier.b
    if not aanvraag.soort.met_leerling:
        return ""
    zin = _GEEN_MENING.get(b.mening_vorm, "Nog niet ingevuld.") if b.mening_vorm else "Nog niet ingevuld."
    return f"{zin} {b.mening}".strip()


def _ouder(verzorger: Verzorger) -> Zienswijze:
    houding = str(verzorger.houding) if verzorger.houding else "houding niet ingevuld"
    if verzorger.tolk_nodig:
        houding = f"{houding} (tolk{f' {verzorger.taal}' if verzorger.taal else ''})"
    return Zienswijze(wie=verzorger.naam, houding=houding, woorden=verzorger.zienswijze)


def _advies(advies: Deskundigenadvies, *, met_periode: bool) -> Adviesvak:
    i = advies.inhoud
    conclusie = str(i.conclusie or "")
    if i.conclusie is Conclusie.POSITIEF_ANDERS and i.anders:
        conclusie = f"{conclusie}: {i.anders}"
    categorie, duur = ("geen categorie", "geen duur") if met_periode else ("", "")
    return Adviesvak(
        deskundige=f"{advies.naam}, {advies.beroep}", datum=datum_kort(advies.gedateerd) if advies.gedateerd else "",
        advies=conclusie, categorie=str(i.categorie) if i.categorie else categorie,
        duur=f"t/m {datum_lang(i.tot_en_met)}" if i.tot_en_met else duur, kern=i.kern,
    )  # fmt: skip


def _adviezen_open(
    dienst: Dienst, aanvraag: Aanvraag, alle: Sequence[Deskundigenadvies], personen: dict[PersoonId, Persoon]
) -> tuple[str, ...]:
    zichtbaar = {a.id for a in zichtbare_adviezen(dienst, aanvraag, alle)}
    eigen_eerst = moet_nog_adviseren(aanvraag, alle, dienst.sessie.persoon_id)
    waarom = "een deskundige ziet alleen het eigen advies"
    if eigen_eerst:
        waarom = "u ziet het nadat u uw eigen advies hebt vastgesteld"
    regels = [f"Advies {a.volgorde} is vastgesteld; {waarom}." for a in alle if a.vastgesteld and a.id not in zichtbaar]
    vast = {a.volgorde for a in alle if a.vastgesteld}
    for k in aanvraag.koppelingen:
        if k.volgorde not in vast:
            wie = personen[k.persoon_id].naam if k.persoon_id in personen else "een deskundige"
            dag = f", uiterlijk {datum_kort(k.uiterlijk)}" if k.uiterlijk else ""
            regels.append(f"Advies {k.volgorde}: gevraagd aan {wie} op {datum_kort(k.gevraagd_op)}{dag}.")
    if not alle and not aanvraag.koppelingen:
        met = beschrijving(aanvraag.soort).met_adviezen
        nog = "" if aanvraag.status in AFGEROND else "nog "
        regels.append(f"Er is {nog}geen deskundige gevraagd." if met else "Bij deze soort adviseren geen deskundigen.")
    return tuple(regels)


def _begonnen(aanvraag: Aanvraag) -> bool:
    """Whether any question of the toets has an answer."""
    lijst = toetslijst(aanvraag.toets.lijst_soort, aanvraag.toets.lijst_versie)
    return len(aanvraag.toets.open_punten(lijst)) < len(lijst.punten)


def _toetsing(aanvraag: Aanvraag) -> tuple[str, tuple[str, ...]]:
    """``in orde (20 punten)``, or only the exceptions."""
    toets = aanvraag.toets
    lijst = toetslijst(toets.lijst_soort, toets.lijst_versie)
    nee = toets.nee_punten(lijst)
    if toets.afgerond and not toets.overrides:
        return f"in orde ({len(lijst.punten)} punten)", ()
    if toets.afgerond:
        regels = tuple(f"{o.code} {lijst.punt(o.code).vraag}: {o.reden}" for o in toets.overrides)
        return f"in orde, met {meervoud(len(regels), 'uitzondering', 'uitzonderingen')}", regels
    if not _begonnen(aanvraag):
        return "nog niet begonnen", ()
    open_ = len(toets.open_punten(lijst))
    return f"loopt: nog {open_} open, {len(nee)} nee", tuple(f"{p.code} {p.vraag}: nee" for p in nee)


def _let_op(
    uow: Leeseenheid, aanvraag: Aanvraag, leerling: Onderwerp, adviezen: Sequence[Deskundigenadvies], vandaag: date
) -> tuple[str, ...]:
    """Independence, terms, geheim, gemachtigde, bezwaar; then what else must not be missed."""
    a, b, stand, zitting = aanvraag.formulier.a, aanvraag.formulier.b, stand_van(uow, aanvraag), zitting_van(uow, aanvraag.id)
    regels = [f"Onafhankelijkheid advies {x.volgorde}: {x.inhoud.onafhankelijkheid.toelichting}"
              for x in adviezen if x.vastgesteld and x.inhoud.onafhankelijkheid.toelichting.strip()]  # fmt: skip
    if zitting is not None and aanvraag.status is Status.OP_AGENDA and zitting.datum > stand.uiterste_datum:
        regels.append(f"De zitting van {datum_kort(zitting.datum)} valt na de termijn ({datum_kort(stand.uiterste_datum)}).")
    regels += list(stand.termijn.waarschuwingen)
    regels += [f"{vlag[0].upper()}{vlag[1:]}." for vlag in vlaggen(aanvraag, leerling) if vlag != NIET_AKKOORD]
    if aanvraag.herkomst is not None and NIET_AKKOORD in vlaggen(aanvraag, leerling):
        regels.append(f"Akkoord: nee. {aanvraag.herkomst.reden_niet_akkoord}".strip())
    regels += [naam.melding] if (naam := naamsvermoeden(uow, aanvraag, vandaag)) else []
    regels += [f"Gemachtigde: {a.gemachtigde}"] if a.gemachtigde.strip() else []
    if aanvraag.status is Status.IN_BEZWAAR:
        regels.append("Er is bezwaar gemaakt tegen het besluit.")
    regels += [f"Spoed: {a.spoed}"] if a.spoed.strip() else []
    regels += [f"Zit thuis sinds {datum_lang(b.thuiszittend_sinds)}."] if b.thuiszittend_sinds else []
    if any(stuk.mogelijk_bsn for stuk in uow.stukken.of_aanvraag(aanvraag.id)):
        regels.append("In een stuk staat een getal dat een BSN kan zijn.")
    regels += [f"{wat}: {reden}" for wat, reden in aanvraag.overrides]
    return tuple(regels)


def _notities(notities: Sequence[Notitie], personen: dict[PersoonId, Persoon]) -> tuple[str, ...]:
    """The newest ones; a leesbericht always stands first, however long ago it was written."""
    gelezen = [n for n in notities if n.soort is Notitiesoort.LEESBERICHT]
    gewoon = [n for n in notities if n.soort is not Notitiesoort.LEESBERICHT]
    regels = []
    for n in (*gelezen, *gewoon[:NOTITIES]):
        wie = personen[n.geschreven_door].naam if n.geschreven_door in personen else ""
        opvolgen = f" (opvolgen {datum_kort(n.opvolgen_op)})" if n.open and n.opvolgen_op else ""
        op = datum_kort(n.geschreven_op.astimezone(AMSTERDAM).date())
        regels.append(f"{op} · {n.soort.woorden} · {wie}: {n.tekst}{opvolgen}")
    return tuple(regels)
