"""The TLV and the letters of a besluit (screens.md 7.3, 7.5, 7.6, 7.8), from one source of facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cvt_desktop.basis.tekst import datum_lang, hoofdletter
from cvt_desktop.domain.adviesverschil import DERDE
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.deskundigenadvies import Conclusie, Criteriumoordeel, Deskundigenadvies
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Categorie, JaNee, Soort
from cvt_desktop.domain.onderwerp import Groep
from cvt_desktop.domain.periode import aanvragen_voor
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import opschorting
from cvt_desktop.domain.zitting import Uitkomst
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documenten import BesluitbriefLeerling, BesluitbriefOuders, BesluitbriefSchool, Tlv
from cvt_desktop.services.documenten import koppen, zienswijzen
from cvt_desktop.services.documenten.gegevens import Besluitgegevens
from cvt_desktop.services.documenten.gehoord import Aan, hoe_gehoord, je_gehoord
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.documenten.probevinding import onderwijs, probevinding
from cvt_desktop.services.documenten.vervanging import vervanging
from cvt_desktop.services.toetslijsten import toetslijst

_BEVINDING = {
    Criteriumoordeel.JA: deel.Bevinding.VOLDOET,
    Criteriumoordeel.NEE: deel.Bevinding.VOLDOET_NIET,
    Criteriumoordeel.DEELS: deel.Bevinding.ONVOLDOENDE_GEBLEKEN,
}
_LIDWOORDEN = frozenset({"De", "Het", "Een", "Wij", "Deze", "Dit", "Er", "In", "Daarom", "Dat"})
_WIJZE = {Tekenwijze.DIGITAAL: deel.Tekenwijze.DIGITAAL, Tekenwijze.PAPIER: deel.Tekenwijze.OP_PAPIER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekening:
    """How the documents will be signed. A concept has no number and no day of signing."""

    kop: deel.Kop
    tekenaar: Persoon | None
    wijze: Tekenwijze = Tekenwijze.DIGITAAL
    nummer: str | None = None
    op: date | None = None

    @property
    def ondertekening(self) -> deel.Ondertekening:
        """Name, function and way, as the foot of a letter shows them."""
        op = self.op if self.wijze is Tekenwijze.DIGITAAL else None
        return deel.Ondertekening(
            naam=self.tekenaar.naam if self.tekenaar else "(wie tekent)",
            functie=koppen.functie(self.tekenaar) if self.tekenaar else "", wijze=_WIJZE[self.wijze], op=op,
        )  # fmt: skip


def tlv(g: Besluitgegevens, t: Tekening) -> Tlv:
    """The toelaatbaarheidsverklaring: no health content, no school as destination."""
    b = g.besluit
    ingang = _eis_tlv(g)
    dag = t.op or g.vandaag
    telefoon = g.instellingen.swv.telefoon
    bel = f", of bel {telefoon} en noem het TLV-nummer" if telefoon else ""
    return Tlv(
        kop=t.kop, onderwijs=onderwijs(g.aanvraag), nummer=t.nummer, leerling=koppen.leerling(g.leerling),
        school=koppen.school(g.school), ontvangen_op=g.aanvraag.formulier.a.ontvangen_op, ingang=ingang, einde=b.einddatum,
        categorie=_categorie(b.categorie), besluitdatum=b.besloten_op, brief_van=t.op,
        brief_kenmerk=g.aanvraag.kenmerk, nemer=g.nemer(t.tekenaar), ondertekening=t.ondertekening,
        bezwaar_laatste_dag=g.bezwaar_vanaf(dag).laatste_dag,
        controle=f"open het bestand in CvT Desktop en kies Verifiëren{bel}.", verlengt=_verlengt(g),
    )  # fmt: skip


def _verlengt(g: Besluitgegevens) -> str:
    """The earlier TLV with its last day, of a verlenging (screens.md 5.4)."""
    vso = g.aanvraag.formulier.vso
    if g.aanvraag.soort is not Soort.TLV_VSO_VERLENGING or not vso.eerdere_tlv.strip():
        return ""
    tot = f", geldig tot en met {datum_lang(vso.eerdere_tot)}" if vso.eerdere_tot else ""
    return f"{vso.eerdere_tlv.strip()}{tot}"


def brief_school(g: Besluitgegevens, t: Tekening) -> BesluitbriefSchool:
    """The besluit in full (Awb 3:46, 3:47, 3:50)."""
    r, wie = g.besluit.redenen, g.school_ontvanger
    toegewezen = g.besluit.uitkomst.tlv
    met_duur = toegewezen and beschrijving(g.aanvraag.soort).met_periode
    return BesluitbriefSchool(
        kop=t.kop, adres=wie.regels, aanhef=wie.aanhef, ondertekening=t.ondertekening, eigen_alinea=r.alinea_school,
        bijlagen=(*(("toelaatbaarheidsverklaring",) if toegewezen else ()), *(f"advies van {a.naam}" for a in _vast(g))),
        leerling=koppen.leerling(g.leerling), school=koppen.school(g.school), uitkomst=_uitkomst(g, t),
        verloop=verloop(g), toetsopmerkingen=toetsopmerkingen(g), adviezen=adviezen(g),
        onderwijs=onderwijs(g.aanvraag), pro=probevinding(g.aanvraag), criteria_bron=criteria_bron(g),
        redenen=redenen(g),
        duur_en_categorie=(r.duur_categorie or "de duur en de categorie volgen uit de adviezen") if met_duur else "",
        verlenging_voor=aanvragen_voor(g.besluit.einddatum, g.instellingen.reglement.verlenging_maanden)
        if met_duur and g.besluit.einddatum is not None else None,
        meningen=meningen(g),
        nemer=g.nemer(t.tekenaar), bezwaar=bezwaar(g, t), afschrift=tuple(o.aanduiding for o in g.ouder_ontvangers),
        vervangt=vervanging(g),
    )  # fmt: skip


def brief_ouders(g: Besluitgegevens, t: Tekening, ontvanger: Ontvanger) -> BesluitbriefOuders:
    """The same besluit in plain Dutch, to one address."""
    r, m, derde_advies = g.besluit.redenen, ouder_meningen(g, ontvanger), _derde(g)
    toegewezen = g.besluit.uitkomst.tlv
    met_duur = toegewezen and beschrijving(g.aanvraag.soort).met_periode
    uitleg = r.gewone_taal or " ".join(filter(None, (r.nodig, r.waarom_regulier_niet)))
    return BesluitbriefOuders(
        kop=t.kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=t.ondertekening,
        eigen_alinea=r.alinea_ouders,
        bijlagen=(*(("de verklaring (TLV)",) if toegewezen else ()),
                  "het besluit zoals wij dat aan de school schrijven", f"de {'drie' if derde_advies else 'twee'} adviezen"),
        leerling=koppen.leerling(g.leerling), school=koppen.school(g.school), onderwijs=onderwijs(g.aanvraag),
        uitkomst=_uitkomst(g, t), uitleg=uitleg or "de redenen staan in het besluit zoals wij dat aan de school schrijven",
        reden_duur=(r.duur_gewone_taal or r.duur_categorie or "deze periode volgt uit de adviezen") if met_duur else "",
        mening_leerling=m.leerling, mening_eigen_woorden=m.eigen_woorden,
        u_vertelde=zienswijzen.u_vertelde(ontvanger.verzorgers), meegenomen=m.wat_gedaan, hoe_gehoord=m.hoe_gehoord,
        wij_besluiten_toch=r.ouder_niet_eens if zienswijzen.oneens(ontvanger.verzorgers) else "",
        adviezen=adviezen(g), nemer=g.nemer(t.tekenaar), bezwaar=bezwaar(g, t), vervangt=vervanging(g),
        derde=f"{derde_advies.naam} ({derde_advies.beroep})" if derde_advies else "",
    )  # fmt: skip


def brief_leerling(g: Besluitgegevens, t: Tekening, ontvanger: Ontvanger) -> BesluitbriefLeerling:
    """The same besluit to the pupil, in ten lines."""
    m = je_meningen(g)
    return BesluitbriefLeerling(
        kop=t.kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=t.ondertekening,
        leerling=koppen.leerling(g.leerling), school=koppen.school(g.school), onderwijs=onderwijs(g.aanvraag),
        uitkomst=_uitkomst(g, t), voor_leerling=g.besluit.redenen.voor_leerling, mening_leerling=m.leerling,
        mening_eigen_woorden=m.eigen_woorden, meegenomen=m.wat_gedaan, bezwaar=bezwaar(g, t),
        vervangt=vervanging(g), hoe_gehoord=m.hoe_gehoord, adviezen=3 if _derde(g) else 2,
    )  # fmt: skip


def _roepnaam(g: Besluitgegevens) -> str:
    return g.leerling.roepnaam or g.leerling.naam


def _meegenomen(g: Besluitgegevens) -> str:
    tekst = g.besluit.redenen.mening or "deze mening is bij het besluit betrokken"
    # it follows a colon; a name keeps its capital
    return f"{tekst[:1].lower()}{tekst[1:]}" if tekst.partition(" ")[0] in _LIDWOORDEN else tekst


def bezwaar(g: Besluitgegevens, t: Tekening) -> deel.Bezwaar:
    """The days of the bezwaarclausule, over the day on which it is sent."""
    dag = t.op or g.vandaag
    return deel.Bezwaar(verzenddatum=dag, laatste_dag=g.bezwaar_vanaf(dag).laatste_dag)


def _uitkomst(g: Besluitgegevens, t: Tekening) -> deel.Uitkomst:
    b = g.besluit
    if not b.uitkomst.tlv:
        return deel.Afwijzing(
            criteria=_criteria(g), in_het_voordeel=b.redenen.in_het_voordeel, horen=b.redenen.horen,
            wat_wel=b.redenen.wat_wel,
        )  # fmt: skip
    anders = b.redenen.afwijking if b.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS else ""
    return deel.Toewijzing(tlv_nummer=t.nummer, ingang=_eis_tlv(g), einde=b.einddatum,
                           categorie=_categorie(b.categorie), anders_omdat=anders)  # fmt: skip


def _eis_tlv(g: Besluitgegevens) -> date:
    """The first day of the TLV; raises when the besluit lacks what a TLV of this kind states."""
    b = g.besluit
    if b.ingangsdatum is None:
        raise ToestandError("Vul eerst in vanaf wanneer de verklaring geldt.", code="tlv-onvolledig", veld="ingangsdatum")
    if beschrijving(g.aanvraag.soort).met_periode and (b.einddatum is None or b.categorie is None):
        raise ToestandError("Vul eerst categorie, ingangsdatum en einddatum in.", code="tlv-onvolledig", veld="categorie")
    return b.ingangsdatum


def _categorie(categorie: Categorie | None) -> deel.Categorie | None:
    namen: dict[Categorie, deel.Categorie] = {Categorie.LAAG: "laag", Categorie.MIDDEN: "midden", Categorie.HOOG: "hoog"}
    return namen[categorie] if categorie is not None else None


def _criteria(g: Besluitgegevens) -> tuple[deel.CriteriumBevinding, ...]:
    """What the deskundigen found per criterium; without findings the criteria of the reglement, not shown to be met."""
    gevonden = tuple(
        deel.CriteriumBevinding(criterium=c.tekst, bevinding=_BEVINDING[c.oordeel], bron=f"advies {a.volgorde}, onder 6")
        for a in g.adviezen for c in a.inhoud.criteria if c.oordeel is not None
    )  # fmt: skip
    return gevonden or tuple(
        deel.CriteriumBevinding(criterium=tekst, bevinding=deel.Bevinding.ONVOLDOENDE_GEBLEKEN, bron="adviezen 1 en 2")
        for tekst in g.instellingen.reglement.criteria or ("Regulier onderwijs met een arrangement volstaat niet",)
    )  # fmt: skip


def criteria_bron(g: Besluitgegevens) -> str:
    """The criteria in words, as the ondersteuningsplan is called in the settings."""
    plan = g.instellingen.reglement.ondersteuningsplan.strip()
    if not plan:
        return "de criteria van ons ondersteuningsplan"
    return f"de criteria van het {plan[:1].lower()}{plan[1:]}" if plan.lower().startswith("ondersteuningsplan") else plan


def verloop(g: Besluitgegevens) -> deel.Aanvraagverloop:
    """How the aanvraag came in and what was asked."""
    a = g.aanvraag.formulier.a
    namens = ", namens het bevoegd gezag" if a.namens_bevoegd_gezag is JaNee.JA else ""
    aangevuld = [x.aangevuld_op for x in g.aanvraag.aanvullingen if x.aangevuld_op is not None]
    return deel.Aanvraagverloop(
        soort=koppen.soortnaam(g), ontvangen_op=a.ontvangen_op, volledig_op=max(aangevuld, default=None),
        ingediend_door=f"{a.getekend_door or g.school.naam}{namens}", gevraagd=koppen.gevraagd(g.aanvraag),
        opschortingen=tuple(_opschortingen(g)),
    )  # fmt: skip


def _opschortingen(g: Besluitgegevens) -> list[deel.Opschorting]:
    perioden = []
    for x in g.aanvraag.aanvullingen:
        dagen = opschorting(x.verzonden_op, x.uiterlijk, x.eerste_binnen).dagen
        if x.verzonden_op is not None and dagen:
            perioden.append(deel.Opschorting(van=min(dagen), tot_en_met=max(dagen), brief_van=x.verzonden_op))
    return perioden


def toetsopmerkingen(g: Besluitgegevens) -> tuple[str, ...]:
    """The reasoned overrides of the toets, with the question that each is about."""
    toets = g.aanvraag.toets
    if not toets.overrides:
        return ()
    lijst = toetslijst(toets.lijst_soort, toets.lijst_versie)
    return tuple(f"{lijst.punt(o.code).vraag}: {o.reden}" for o in toets.overrides)


def redenen(g: Besluitgegevens) -> deel.Redenen:
    """The reasons as a document prints them; where a field is empty the sentence says where it stands."""
    r = g.besluit.redenen
    return deel.Redenen(
        behoefte=r.nodig or _zonder_behoefte(g),
        gedaan=r.gedaan or "Wat is gedaan staat in de stukken van uw aanvraag",
        waarom_niet_regulier=r.waarom_regulier_niet or "Op dit punt verwijzen wij naar de kern van de adviezen",
        weging_adviezen=r.beoordeling_adviezen or "Wij hebben beide adviezen bij ons besluit betrokken",
        verschil=" ".join(filter(None, (
            derde(g), "" if g.besluit.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS else hoofdletter(r.afwijking)))),
    )  # fmt: skip


def _zonder_behoefte(g: Besluitgegevens) -> str:
    if not g.aanvraag.soort.met_leerling:
        return "Wat de groep nodig heeft staat in de stukken van uw aanvraag"
    return "Wat de leerling nodig heeft staat in de kern van de adviezen hieronder"


def derde(g: Besluitgegevens) -> str:
    """The third advice with its conclusion and kern, as a sentence; empty when nobody was asked (Awb 3:8, 3:49)."""
    advies = _derde(g)
    if advies is None:
        return ""
    return (f"Omdat de adviezen verschilden, adviseerde op {datum_lang(advies.gedateerd or g.vandaag)} ook {advies.naam}, "
            f"{advies.beroep}. Conclusie: {conclusie(advies)}. Kern van het advies: “{advies.inhoud.kern.strip()}”.")  # fmt: skip


def _derde(g: Besluitgegevens) -> Deskundigenadvies | None:
    return next((a for a in _vast(g) if a.volgorde == DERDE), None)


def _vast(g: Besluitgegevens) -> list[Deskundigenadvies]:
    """The adviezen that count: a third one that is still being written is not named."""
    return [a for a in g.adviezen if a.vastgesteld or a.volgorde < DERDE]


def meningen(g: Besluitgegevens) -> deel.Meningen:
    """What pupil and parents said, and what was done with it; of a group, how both are involved."""
    if isinstance(g.onderwerp, Groep):
        betrokken = g.aanvraag.formulier.groep.betrokken.strip()
        return deel.Meningen(leerling="", eigen_woorden=False, ouders=betrokken or "dit staat niet in de aanvraag",
                             wat_gedaan=g.besluit.redenen.mening)  # fmt: skip
    mening, eigen_woorden = zienswijzen.mening_leerling(g.aanvraag, g.leerling, g.punt.hoorrecht)
    oneens = zienswijzen.oneens(g.aanvraag.formulier.b.verzorgers)
    return deel.Meningen(
        leerling=mening, eigen_woorden=eigen_woorden, ouders=zienswijzen.mening_ouders(g.aanvraag), wat_gedaan=_meegenomen(g),
        oneens=g.besluit.redenen.ouder_niet_eens if oneens else "",
        hoe_gehoord=hoe_gehoord(g.punt.hoorrecht, _roepnaam(g), al_gezegd=mening),
    )  # fmt: skip


def je_meningen(g: Besluitgegevens) -> deel.Meningen:
    """The same in the second person, for the pupil's own letter."""
    mening, eigen_woorden = zienswijzen.je_mening(g.aanvraag, g.punt.hoorrecht)
    return replace(meningen(g), leerling=mening, eigen_woorden=eigen_woorden,
                   hoe_gehoord=je_gehoord(g.punt.hoorrecht, al_gezegd=mening))  # fmt: skip


def ouder_meningen(g: Besluitgegevens, ontvanger: Ontvanger) -> deel.Meningen:
    """The same to one address: how this parent, or both together, were heard."""
    alle = meningen(g)
    samen = len(ontvanger.verzorgers) == sum(v.krijgt_brief for v in g.aanvraag.formulier.b.verzorgers)
    aan = Aan.OUDERS_SAMEN if samen else Aan.EEN_OUDER
    return replace(alle, hoe_gehoord=hoe_gehoord(g.punt.hoorrecht, _roepnaam(g), al_gezegd=alle.leerling, aan=aan))


def adviezen(g: Besluitgegevens) -> tuple[deel.Advies, deel.Advies]:
    """The two adviezen that a document names."""
    een, twee = [*(_advies(g, a) for a in g.adviezen[:2]), *[_ontbrekend_advies(g)] * 2][:2]
    return een, twee


def _advies(g: Besluitgegevens, a: Deskundigenadvies) -> deel.Advies:
    return deel.Advies(naam=a.naam, beroep=str(a.beroep), datum=a.gedateerd or g.vandaag, conclusie=conclusie(a),
                       kern=a.inhoud.kern.strip())  # fmt: skip


def _ontbrekend_advies(g: Besluitgegevens) -> deel.Advies:
    """Only a concept can show it: the check blocks signing with fewer than two adviezen."""
    return deel.Advies(naam="(advies ontbreekt)", beroep="deskundige", datum=g.vandaag, conclusie="geen", kern="geen")


def conclusie(advies: Deskundigenadvies) -> str:
    """``positief, categorie laag, tot en met 31 juli 2029``."""
    i = advies.inhoud
    if i.conclusie is None or i.conclusie is Conclusie.NEGATIEF:
        return str(i.conclusie or "nog geen conclusie")
    delen = [str(i.conclusie)]
    if i.conclusie is Conclusie.POSITIEF_ANDERS and i.anders.strip():
        delen = [f"{i.conclusie}: {i.anders.strip().rstrip('.')}"]
    if i.categorie is not None:
        delen.append(f"categorie {i.categorie}")
    if i.tot_en_met is not None:
        delen.append(f"tot en met {datum_lang(i.tot_en_met)}")
    return ", ".join(delen)
