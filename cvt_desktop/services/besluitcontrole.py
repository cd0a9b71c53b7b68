"""The check before signing: the facts of a besluit for the rules of ``domain.controleregels``, and the report of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.basis.versie import VERSIE
from cvt_desktop.domain.adviesverschil import keuze_open
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.bsn import bevat_bsn
from cvt_desktop.domain.controle import Bevinding, controleer
from cvt_desktop.domain.controlefeiten import Adviesfeiten, Clausule, Controlefeiten, Geadresseerde, Registerfeiten
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.controleverslag import Controleverslag, Verslagregel
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.dossierstand import termijnstand
from cvt_desktop.domain.echtheid import Echtheid, Oordeel
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.formulier import Houding, Meningvorm
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.pro_criteria import Prouitkomst
from cvt_desktop.domain.regelhint import regels_met
from cvt_desktop.domain.school import School
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stem import Bekrachtiging
from cvt_desktop.domain.voorziening import Plaatsantwoord, vol_melding
from cvt_desktop.domain.wacht import Dossierrollen, banden, schreven_mee, wacht
from cvt_desktop.domain.wachtmatrix import Band, Wachtrol
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.documenten import Document
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bekende_tlvs import tlvs_van
from cvt_desktop.services.bezetting import stand_op
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import besluitstukken, koppen
from cvt_desktop.services.documenten.besluitdocument import besluitdocument, besluitontvangers
from cvt_desktop.services.documenten.gegevens import Besluitgegevens
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.pro_toets import uitkomst_van
from cvt_desktop.services.verificatie import Verificatie

_WOORD = re.compile(r"\w+")
_KORT = 5  # three letters with the spaces around them
_VELD_VAN_DOCUMENT = {
    "behoefte": "redenen.nodig", "gedaan": "redenen.gedaan", "waarom niet regulier": "redenen.waarom_regulier_niet",
    "weging adviezen": "redenen.beoordeling_adviezen", "verschil": "redenen.afwijking",
    "duur en categorie": "redenen.duur_categorie", "wat gedaan": "redenen.mening", "meegenomen": "redenen.mening",
    "hoe gehoord": "redenen.mening",
    "uitleg": "redenen.gewone_taal", "reden duur": "redenen.duur_gewone_taal", "anders omdat": "redenen.afwijking",
    "wij besluiten toch": "redenen.ouder_niet_eens", "oneens": "redenen.ouder_niet_eens", "wat wel": "redenen.wat_wel",
    "horen": "redenen.horen", "in het voordeel": "redenen.in_het_voordeel", "eigen alinea": "redenen.alinea_school",
    "voor leerling": "redenen.voor_leerling",
}  # fmt: skip
"""From the last part of a document's field to the field of the screen."""


def bevindingen(
    dienst: Dienst, uow: Leeseenheid, g: Besluitgegevens, tekenaar: Persoon | None = None
) -> tuple[Bevinding, ...]:  # fmt: skip
    """All findings; ``tekenaar`` is who signs now, else who is expected to sign."""
    dossier = feiten(g, tekenaar or g.voorziene_tekenaar)
    toen = uow.instellingen.op(g.aanvraag.formulier.a.ontvangen_op)  # the terms and criteria of the day of receipt
    # a correction is no decision on the aanvraag: that was decided in time, or not, by the besluit that it replaces
    uiterste = None if g.besluit.correctie is not None else termijnstand(g.aanvraag, toen, g.feestdagen).uiterste_datum
    # what weighs lightly is a setting of the day of signing, so that a besluit keeps what it was signed under
    als_hint = dienst.instellingen(uow, dossier.vandaag).reglement.als_hint
    return controleer(replace(
        dossier, uiterste_dag=uiterste, criteria=toen.reglement.criteria,
        plaats_vol=_plaats_vol(uow, g),
        genoemd=tuple(_genoemd(uow, g)), lopend_tot=_lopend_tot(uow, g), register=registerfeiten(dienst, uow, g),
    ), regels_met(als_hint))  # fmt: skip


def _plaats_vol(uow: Leeseenheid, g: Besluitgegevens) -> str:
    """Why no place can be given on the day that the besluit names, or ''."""
    if g.besluit.plaats is not Plaatsantwoord.PLAATSBAAR or g.besluit.plaats_per is None:
        return ""
    stand = stand_op(uow, g.aanvraag, g.besluit.plaats_per, zonder=g.aanvraag.id)
    return vol_melding(stand, g.besluit.plaats_per) if stand is not None and stand.vrij == 0 else ""


def verslag(dienst: Dienst, g: Besluitgegevens, gevonden: tuple[Bevinding, ...]) -> Controleverslag:
    """What is kept with the dossier at signing."""
    redenen = dict(g.besluit.overrides)
    return Controleverslag(
        besluit_id=g.besluit.id, moment=dienst.klok.now(), regels=len(REGELS), programma=VERSIE,
        bevindingen=tuple(Verslagregel(regel_id=b.regel_id, niveau=str(b.niveau), tekst=b.tekst, bron=b.bron.tekst,
                                       reden=redenen.get(b.regel_id, "")) for b in gevonden),
    )  # fmt: skip


def feiten(g: Besluitgegevens, tekenaar: Persoon | None) -> Controlefeiten:
    """The plain facts of the dossier on which the rules work."""
    b, punt, a = g.besluit, g.punt, g.aanvraag.formulier
    swv, vraag, reglement = g.instellingen.swv, gevraagd(g.aanvraag), g.instellingen.reglement
    gehoord = [v for v in a.b.verzorgers if v.krijgt_brief]
    oneens = [v for v in gehoord if v.houding is Houding.NIET_EENS]
    vergewis = punt.vergewissing
    return Controlefeiten(
        vandaag=b.ondertekening.op if b.ondertekening else g.vandaag, soort=g.aanvraag.soort,
        geadresseerden=tuple(_geadresseerde(o) for o in g.ontvangers),
        beslisser=tekenaar.id if tekenaar else None, beslisser_functie=koppen.functie(tekenaar) if tekenaar else "",
        namens=swv.naam, model_gekozen=g.model is not None, mandaat_geldig=g.beslisgrond(tekenaar) is not None,
        tekenaar_bevoegd=tekenaar is not None and g.mag_tekenen(tekenaar),
        met_clausule=reglement.met_bezwaarclausule(g.aanvraag.soort),
        clausule=Clausule(door_wie=True, termijn=True, bij_wie=bool(swv.naam.strip()) and swv.adres.volledig),
        ontvangen_op=a.a.ontvangen_op, toets_afgerond=g.aanvraag.toets.afgerond,
        besluitdatum=b.besloten_op, toegewezen=b.uitkomst.tlv,
        adviezen=tuple(_adviesfeiten(g, advies) for advies in g.adviezen), advies_maanden=reglement.advies_maanden,
        gevraagd_categorie=vraag.categorie, gevraagd_tot_en_met=vraag.einddatum,
        gevraagd_bedrag_cent=vraag.bedrag_cent, bedrag_cent=b.bedrag_cent, arrangement=beschrijving(g.aanvraag.soort).arrangement,
        voorziening=beschrijving(g.aanvraag.soort).voorziening, plaats=b.plaats, plaats_per=b.plaats_per,
        grensvlak=uitkomst_van(g.aanvraag) is Prouitkomst.BELEIDSRUIMTE,
        categorie=b.categorie, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum, redenen=b.redenen,
        mening_leerling=bool(a.b.mening.strip()),
        mening_leerling_ontbreekt_omdat=a.b.mening_vorm in {Meningvorm.WILDE_NIET, Meningvorm.NIET_GEVRAAGD},
        zienswijze_ouders=bool(gehoord) and all(v.houding is not None or v.zienswijze.strip() for v in gehoord),
        hoorrecht_vast=None if g.zitting.zonder_zitting else punt.hoorrecht is not None,
        ouder_niet_eens=bool(oneens),
        ouders_zonder_woorden=sum(1 for v in oneens if not v.zienswijze.strip() and not _gevraagd(g, v.naam)),
        zienswijze_open_tot=max((z.uiterlijk for z in g.aanvraag.zienswijzen if z.wacht(g.vandaag)), default=None),
        stemmers=_beslissers(g), verbonden_stemmers=tuple(_gronden(g, Wachtrol.STEMMEN, *_beslissers(g))),
        band_tekenaar=tuple(_gronden(g, Wachtrol.BESLISSEN, tekenaar.id if tekenaar else None)),
        band_voorbereiding=(*_gronden(g, Wachtrol.VOORBEREIDEN, g.zitting.secretaris_id),
                            *_gronden(g, Wachtrol.ORGANISEREN, g.zitting.voorzitter_id)),
        aanwezig=len(punt.aanwezigen), quorum=g.zitting.quorum,
        verschil_open=keuze_open(g.aanvraag.verschilkeuzes, g.adviezen), wacht_op_bestuur=g.wacht_op_bestuur,
        bestuur_conform=b.bestuur.conform if b.bestuur is not None else None,
        zoals_advies=g.advies_commissie is not None and b.is_zoals(g.advies_commissie),
        vergewist=(bool(vergewis.zorgvuldig), bool(vergewis.feiten), bool(vergewis.dragen_conclusie)),
    )  # fmt: skip


def _beslissers(g: Besluitgegevens) -> tuple[PersoonId, ...]:
    """Who voted, or who decided alone on two adviezen (model M3)."""
    if g.zitting.zonder_zitting and g.zitting.voorzitter_id is not None:
        return (g.zitting.voorzitter_id,)
    return tuple(s.persoon_id for s in g.punt.stemmen)


def _gevraagd(g: Besluitgegevens, naam: str) -> bool:
    """Whether the answer to an invitation of this ouder was kept, also that none came."""
    return any(z.zienswijze is not None and naam in z.wie for z in g.aanvraag.zienswijzen)


def _geadresseerde(ontvanger: Ontvanger) -> Geadresseerde:
    return Geadresseerde(rol=ontvanger.rol, aanduiding=ontvanger.aanduiding, heeft_adres=ontvanger.adres.volledig)


def _adviesfeiten(g: Besluitgegevens, advies: Deskundigenadvies) -> Adviesfeiten:
    i, persoon = advies.inhoud, g.persoon(advies.persoon_id)
    jaar = (advies.gedateerd or g.besluit.besloten_op).year
    werkt = persoon is not None and persoon.werkt_voor(g.school.organisaties, jaar) is not None
    verklaard = i.onafhankelijkheid
    return Adviesfeiten(
        persoon_id=advies.persoon_id, beroep=advies.beroep, gedateerd=advies.gedateerd if advies.vastgesteld else None,
        conclusie=i.conclusie, categorie=i.categorie, tot_en_met=i.tot_en_met, kern_in_brief=bool(i.kern.strip()),
        eigen_tekst=_eigen_tekst(advies), getoetst=frozenset(vouw(c.tekst) for c in i.criteria if c.oordeel is not None),
        waarom_arrangement_niet=bool(i.waarom_arrangement_niet.strip()), duur_gemotiveerd=bool(i.waarom_duur.strip()),
        categorie_gemotiveerd=bool(i.waarom_categorie.strip()), stukken_gezien=bool(i.stukken_gezien),
        onafhankelijk_verklaard=verklaard.alles_ja, werkt_voor_school=werkt or verklaard.niet_in_dienst is False,
        hielp_bij_aanvraag=verklaard.niet_meegewerkt is False, begeleidde_leerling=verklaard.niet_begeleid is False,
    )  # fmt: skip


def _eigen_tekst(advies: Deskundigenadvies) -> str:
    """What the deskundige judges; what was tried and what people said is the same for both, so it is left out."""
    i = advies.inhoud
    toelichtingen = (c.toelichting for c in i.criteria)
    return "\n".join((i.ondersteuningsbehoefte, *toelichtingen, i.waarom_arrangement_niet, i.anders, i.waarom_categorie,
                      i.waarom_duur, i.kern))  # fmt: skip


def _gronden(g: Besluitgegevens, rol: Wachtrol, *wie: PersoonId | None) -> Iterator[str]:
    """The ties of these people that the guard knows for this role; that somebody advised here is told by another rule."""
    a = g.aanvraag.formulier.a
    rollen = Dossierrollen(school=g.school, jaar=g.zitting.datum.year, adviezen=g.adviezen,
                           schreven_mee=schreven_mee(g.personen, a.contactpersoon, a.getekend_door, a.gemachtigde))  # fmt: skip
    for persoon_id in dict.fromkeys(wie):
        if (persoon := g.persoon(persoon_id)) is not None:
            yield from (m.grond for m in wacht(persoon, rol, banden(persoon, rollen)) if m.band is not Band.ADVISEERT)


def _genoemd(uow: Leeseenheid, g: Besluitgegevens) -> Iterator[str]:
    """The places of the letters that name a school for vso; not the school that asks."""
    teksten = {f"redenen.{v.name}": getattr(g.besluit.redenen, v.name) for v in fields(g.besluit.redenen)}
    teksten |= {f"redenen.kern{nummer}": advies.inhoud.kern for nummer, advies in enumerate(g.adviezen, 1)}
    scholen = uow.scholen.named_in(vouw("\n".join(teksten.values())))
    namen = (g.aanvraag.formulier.vso.beoogde_school, *(s.naam for s in scholen if _is_vso(s)))
    zoek = {los for naam in namen if len(los := _los(naam)) > _KORT} - {_los(g.school.naam)}
    yield from (veld for veld, tekst in teksten.items() if any(naam in _los(tekst) for naam in zoek))


def _is_vso(school: School) -> bool:
    return "vso" in _los(school.schoolsoort).split()


def _los(tekst: str) -> str:
    """Folded words with a space around each."""
    return f" {' '.join(_WOORD.findall(vouw(tekst)))} "


def _lopend_tot(uow: Leeseenheid, g: Besluitgegevens) -> date | None:
    """The end of another valid verklaring of this leerling that still runs on the first day of this one.

    The one that this besluit replaces ends when it is signed, so it does not run beside it.
    """
    van = g.besluit.ingangsdatum
    if van is None:
        return None
    lopend = [v.einddatum for v in tlvs_van(uow, g.aanvraag.leerling_id)
              if v.geldt_op(van) and v.besluit_id != g.besluit.id
              and (v.besluit_id is None or not g.besluit.vervangt(v.besluit_id))
              and v.einddatum is not None and v.ingangsdatum <= van <= v.einddatum]  # fmt: skip
    return max(lopend, default=None)


# --- what only the register can see -------------------------------------------------------------------------------------


def registerfeiten(dienst: Dienst, uow: Leeseenheid, g: Besluitgegevens) -> Registerfeiten:
    """Whether what was signed is what stands here, and whether the letters can be printed and sent."""
    verificatie = Verificatie(dienst, uow)
    oordelen = verificatie.punt(g.zitting, g.punt) if g.punt.beslist else {}
    tellen = {wie for wie, o in oordelen.items() if o.telt}
    return Registerfeiten(
        gedragen=not g.punt.beslist or g.zitting.gedragen(g.aanvraag.id, tellen), tellen=len(tellen), nodig=g.zitting.quorum,
        wachten=sum(1 for o in oordelen.values() if o.echtheid is Echtheid.WACHT),
        via_lijst=sum(1 for o in oordelen.values() if o.echtheid is Echtheid.LIJST),
        lijst_open=g.zitting.bekrachtiging is Bekrachtiging.LIJST and g.zitting.toestand is not Zittingtoestand.VASTGESTELD,
        valse_stemmen=tuple(_valse_stemmen(g, oordelen)), valse_adviezen=tuple(_valse_adviezen(g, verificatie)),
        onafdrukbaar=tuple(_onafdrukbaar(dienst, uow, g).items()), getallen=tuple(_getallen(g)),
    )  # fmt: skip


def _valse_stemmen(g: Besluitgegevens, oordelen: dict[PersoonId, Oordeel]) -> Iterator[str]:
    """What is wrong with one stem comes before what is wrong with the whole log."""
    for stem in sorted(g.punt.stemmen, key=lambda s: oordelen[s.persoon_id].door is not None if oordelen else True):
        if oordelen and (oordeel := oordelen[stem.persoon_id]).vals:
            yield (f"De stem van {stem.naam} bij {g.punt.kenmerk} klopt niet: {oordeel.reden}. "
                   "Laat dit lid de stem nakijken en opnieuw bekrachtigen")  # fmt: skip


def _valse_adviezen(g: Besluitgegevens, verificatie: Verificatie) -> Iterator[str]:
    for advies in g.adviezen:
        if (oordeel := verificatie.advies(advies)).vals:
            yield f"Advies {advies.volgorde} van {advies.naam} klopt niet: {oordeel.reden}"


def _onafdrukbaar(dienst: Dienst, uow: Leeseenheid, g: Besluitgegevens) -> dict[str, str]:
    """Name and place of each field with characters that the document font cannot set, once per place."""
    gezien: dict[str, str] = {}
    for document in concepten(dienst, uow, g):
        for onzetbaar in dienst.opmaker.controleer_tekens(document):
            naam = onzetbaar.veld.rpartition(": ")[2]
            plaats = _VELD_VAN_DOCUMENT.get(naam, naam)
            if plaats not in gezien.values():
                gezien[naam] = plaats
    return gezien


def _getallen(g: Besluitgegevens) -> Iterable[str]:
    """The places of a number that may be a BSN, in what will be sent."""
    teksten = [(f"redenen.{v.name}", getattr(g.besluit.redenen, v.name)) for v in fields(g.besluit.redenen)]
    teksten += [("adviezen", a.inhoud.kern) for a in g.adviezen]
    b = g.aanvraag.formulier.b
    teksten += [("mening", tekst) for tekst in (b.mening, *(v.zienswijze for v in b.verzorgers))]
    teksten += g.aanvraag.formulier.groep.teksten()
    if (h := g.punt.hoorrecht) is not None:
        teksten += [("redenen.mening", tekst) for tekst in (h.leerling.woorden, h.ouders.woorden)]
    return dict.fromkeys(veld for veld, tekst in teksten if bevat_bsn(tekst))


def concepten(dienst: Dienst, uow: Leeseenheid, g: Besluitgegevens) -> tuple[Document, ...]:
    """All documents of the besluit as concepts; what cannot be made yet is left out."""
    kop = koppen.kop(dienst, uow, g.instellingen, g.aanvraag.kenmerk, dagtekening=None, concept=True)
    t = besluitstukken.Tekening(kop=kop, tekenaar=g.voorziene_tekenaar, wijze=Tekenwijze.DIGITAAL)
    documenten: list[Document] = []
    with suppress(CvtError):
        for soort, ontvanger in besluitontvangers(g):
            documenten.append(besluitdocument(g, t, soort, ontvanger))
    return tuple(documenten)
