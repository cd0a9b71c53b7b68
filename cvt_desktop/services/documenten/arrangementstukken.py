"""The letters of a besluit about an arrangement or a bovenschoolse voorziening (screens.md 7.6, 7.8, 7.11), from one source.

There is no TLV.
"""

from __future__ import annotations

from cvt_desktop.basis.tekst import euro, meervoud
from cvt_desktop.domain.blok_arrangement import Doel
from cvt_desktop.domain.blok_groep import Groepsdoel
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.voorziening import Plaatsantwoord
from cvt_desktop.domain.zitting import Uitkomst
from cvt_desktop.ports.arrangementbrief import (
    Arrangementafwijzing,
    Arrangementbrief,
    Arrangementdoel,
    Briefaan,
    Toekenning,
)
from cvt_desktop.ports.documentdelen import Meningen
from cvt_desktop.services.documenten import besluitstukken, koppen, zienswijzen
from cvt_desktop.services.documenten.gegevens import Besluitgegevens
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.documenten.vervanging import vervanging

_NIET_INGEVULD = "dit staat in de stukken van de aanvraag"


def brief(g: Besluitgegevens, t: besluitstukken.Tekening, aan: Briefaan, ontvanger: Ontvanger) -> Arrangementbrief:
    """The letter to this addressee. Raises ``ToestandError`` while what is granted lacks its period or its amount."""
    r, school = g.besluit.redenen, aan is Briefaan.SCHOOL
    oneens = zienswijzen.oneens(g.aanvraag.formulier.b.verzorgers if school else ontvanger.verzorgers)
    return Arrangementbrief(
        kop=t.kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=t.ondertekening, aan=aan,
        eigen_alinea="" if aan is Briefaan.LEERLING else r.alinea_school if school else r.alinea_ouders,
        bijlagen=("het besluit zoals wij dat aan de school schrijven",) if aan is Briefaan.OUDERS else (),
        leerling=koppen.onderwerp(g.onderwerp), school=koppen.school(g.school), uitkomst=_uitkomst(g),
        verloop=besluitstukken.verloop(g), criteria_bron=besluitstukken.criteria_bron(g),
        toetsopmerkingen=besluitstukken.toetsopmerkingen(g) if school else (),
        behoefte=r.nodig or _NIET_INGEVULD, gedaan=besluitstukken.redenen(g).gedaan,
        waarom=r.waarom_regulier_niet or _NIET_INGEVULD,
        uitleg=_uitleg(g, aan), meningen=_meningen(g, aan, ontvanger),
        u_vertelde=zienswijzen.u_vertelde(ontvanger.verzorgers) if aan is Briefaan.OUDERS else "",
        wij_besluiten_toch=r.ouder_niet_eens if oneens else "", nemer=g.nemer(t.tekenaar),
        bezwaar=besluitstukken.bezwaar(g, t) if g.instellingen.reglement.met_bezwaarclausule(g.aanvraag.soort) else None,
        deelnemers=g.aanvraag.formulier.groep.deelnemers, vervangt=vervanging(g),
        voorziening=beschrijving(g.aanvraag.soort).voorziening,
        afschrift=tuple(o.aanduiding for o in g.ouder_ontvangers) if school else (),
    )  # fmt: skip


def _meningen(g: Besluitgegevens, aan: Briefaan, ontvanger: Ontvanger) -> Meningen:
    if aan is Briefaan.LEERLING:
        return besluitstukken.je_meningen(g)
    return besluitstukken.ouder_meningen(g, ontvanger) if aan is Briefaan.OUDERS else besluitstukken.meningen(g)


def _uitleg(g: Besluitgegevens, aan: Briefaan) -> str:
    r = g.besluit.redenen
    if aan is Briefaan.LEERLING:
        return r.voor_leerling.strip()
    return r.gewone_taal or " ".join(filter(None, (r.nodig, r.waarom_regulier_niet))) or _NIET_INGEVULD


def _uitkomst(g: Besluitgegevens) -> Toekenning | Arrangementafwijzing:
    b, arr, tbv, groep = g.besluit, g.aanvraag.formulier.arr, g.aanvraag.formulier.tbv, g.aanvraag.formulier.groep
    titel = arr.titel.strip() or "het gevraagde arrangement"
    if beschrijving(g.aanvraag.soort).voorziening:
        titel = tbv.voorziening.naam if tbv.voorziening is not None else "de gevraagde voorziening"
    if not g.aanvraag.soort.met_leerling:
        titel = groep.titel.strip()
    if not b.uitkomst.tlv:
        return Arrangementafwijzing(titel=titel, in_het_voordeel=b.redenen.in_het_voordeel, horen=b.redenen.horen,
                                    wat_wel=b.redenen.wat_wel)  # fmt: skip
    if b.ingangsdatum is None or b.einddatum is None or b.bedrag_cent is None:
        raise ToestandError("Vul eerst de periode en het toegekende bedrag in.", code="arrangement-onvolledig",
                            veld="ingangsdatum")  # fmt: skip
    anders = b.redenen.afwijking if b.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS else ""
    if beschrijving(g.aanvraag.soort).voorziening:
        bedrag = tbv.voorziening.bedrag(b.ingangsdatum, b.einddatum) if tbv.voorziening is not None else None
        return Toekenning(
            titel=titel, aanbieder="", inzet=bedrag.hoe if bedrag is not None and bedrag.cent == b.bedrag_cent else "",
            bedrag=euro(b.bedrag_cent), ingang=b.ingangsdatum, einde=b.einddatum, evaluatie_op=tbv.evaluatie_op,
            tweede_evaluatie_op=tbv.tweede_evaluatie_op, doelen=_doelen(tbv.doelen), daarna=tbv.vervolg,
            contact=tbv.contactpersoon.strip(), anders_omdat=anders,
            plaats_per=b.plaats_per if b.plaats is Plaatsantwoord.PLAATSBAAR else None,
        )  # fmt: skip
    if not g.aanvraag.soort.met_leerling:
        return Toekenning(
            titel=titel, aanbieder="", inzet="", bedrag=euro(b.bedrag_cent), ingang=b.ingangsdatum, einde=b.einddatum,
            evaluatie_op=groep.evaluatie_op, doelen=_groepsdoelen(groep.doelen), daarna=groep.erna, anders_omdat=anders,
        )  # fmt: skip
    wie = ", ".join(deel for deel in (arr.aanbieder.strip(), arr.specialisme.strip()) if deel)
    return Toekenning(
        titel=titel, aanbieder=wie, inzet=meervoud(arr.uren, "uur", "uur") if arr.uren else "", bedrag=euro(b.bedrag_cent),
        ingang=b.ingangsdatum, einde=b.einddatum, evaluatie_op=arr.evaluatie_op,
        doelen=_doelen(arr.doelen), daarna=arr.sterker, anders_omdat=anders,
    )  # fmt: skip


def _doelen(doelen: tuple[Doel, ...]) -> tuple[Arrangementdoel, ...]:
    return tuple(Arrangementdoel(doel=d.doel, zichtbaar=d.zichtbaar, wanneer=d.wanneer) for d in doelen if d.doel.strip())


def _groepsdoelen(doelen: tuple[Groepsdoel, ...]) -> tuple[Arrangementdoel, ...]:
    return tuple(Arrangementdoel(doel=d.doel, zichtbaar=d.aanpak, wanneer=d.uitvoerder) for d in doelen if d.doel.strip())
