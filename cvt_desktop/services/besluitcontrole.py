"""The check before signing: the facts of a besluit for ``domain.controle``, and what only the register can see.

Beside the rules of the domain stand six findings: a character that cannot be printed, stemmen that are not bekrachtigd,
a stem or advice that is not what was signed, what a refusal must say, no decision model chosen, and a number in a letter
that may be a BSN.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.bsn import bevat_bsn
from cvt_desktop.domain.controle import REGELS, Bevinding, Niveau, controleer
from cvt_desktop.domain.controlefeiten import Adviesfeiten, Clausule, Controlefeiten, Geadresseerde
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.echtheid import Echtheid, Oordeel
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.formulier import Houding, Meningvorm
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.ports.documenten import Document
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import besluitstukken, koppen
from cvt_desktop.services.documenten.gegevens import Besluitgegevens
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.verificatie import Verificatie

TEKENS, STEMMEN, AFWIJZING, MODEL, NUMMER, VALS = "R1", "R2", "R3", "R4", "R5", "R6"
AANTAL_REGELS = len(REGELS) + 6
_VELD_VAN_DOCUMENT = {
    "behoefte": "redenen.nodig", "gedaan": "redenen.gedaan", "waarom niet regulier": "redenen.waarom_regulier_niet",
    "weging adviezen": "redenen.beoordeling_adviezen", "verschil": "redenen.afwijking",
    "duur en categorie": "redenen.duur_categorie", "wat gedaan": "redenen.mening", "meegenomen": "redenen.mening",
    "uitleg": "redenen.gewone_taal", "reden duur": "redenen.duur_gewone_taal", "anders omdat": "redenen.afwijking",
    "wij besluiten toch": "redenen.ouder_niet_eens", "oneens": "redenen.ouder_niet_eens", "wat wel": "redenen.wat_wel",
    "horen": "redenen.horen", "in het voordeel": "redenen.in_het_voordeel", "eigen alinea": "redenen.alinea_school",
}  # fmt: skip
"""From the last part of a document's field to the field of the screen."""


def bevindingen(
    dienst: Dienst, uow: Leeseenheid, g: Besluitgegevens, tekenaar: Persoon | None = None
) -> tuple[Bevinding, ...]:  # fmt: skip
    """All findings; ``tekenaar`` is who signs now, else who is expected to sign."""
    gevonden = list(controleer(feiten(g, tekenaar or g.voorziene_tekenaar)))
    gevonden += _model(g)
    verificatie = Verificatie(dienst, uow)
    gevonden += _stemmen(g, verificatie)
    gevonden += _adviezen(g, verificatie)
    gevonden += _afwijzing(g)
    gevonden += _tekens(dienst, uow, g)
    gevonden += _nummers(g)
    return tuple(gevonden)


def feiten(g: Besluitgegevens, tekenaar: Persoon | None) -> Controlefeiten:
    """The plain facts on which the rules work."""
    b, punt, a = g.besluit, g.punt, g.aanvraag.formulier
    swv, vso = g.instellingen.swv, a.vso
    gehoord = [v for v in a.b.verzorgers if v.krijgt_brief]
    vergewis = punt.vergewissing
    return Controlefeiten(
        vandaag=g.vandaag, geadresseerden=tuple(_geadresseerde(o) for o in (g.school_ontvanger, *g.ouder_ontvangers)),
        beslisser=tekenaar.id if tekenaar else None, beslisser_functie=koppen.functie(tekenaar) if tekenaar else "",
        namens=swv.naam, beslisser_bevoegd=g.mandaat_geldig() and (tekenaar is None or g.mag_tekenen(tekenaar)),
        clausule=Clausule(door_wie=True, termijn=True, bij_wie=bool(swv.naam.strip()) and swv.adres.volledig),
        ontvangen_op=a.a.ontvangen_op, besluitdatum=b.besloten_op, toegewezen=b.uitkomst.tlv,
        adviezen=tuple(_adviesfeiten(g, advies) for advies in g.adviezen),
        gevraagd_categorie=vso.categorie, gevraagd_tot_en_met=vso.einddatum, categorie=b.categorie,
        ingangsdatum=b.ingangsdatum, einddatum=b.einddatum, redenen=b.redenen, mening_leerling=bool(a.b.mening.strip()),
        mening_leerling_ontbreekt_omdat=a.b.mening_vorm in {Meningvorm.WILDE_NIET, Meningvorm.NIET_GEVRAAGD},
        zienswijze_ouders=bool(gehoord) and all(v.houding is not None or v.zienswijze.strip() for v in gehoord),
        ouder_niet_eens=any(v.houding is Houding.NIET_EENS for v in gehoord),
        stemmers=tuple(s.persoon_id for s in punt.stemmen), aanwezig=len(punt.aanwezigen), quorum=g.zitting.quorum,
        vergewist=(bool(vergewis.zorgvuldig), bool(vergewis.feiten), bool(vergewis.dragen_conclusie)),
    )  # fmt: skip


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
        onafhankelijk_verklaard=verklaard.alles_ja, werkt_voor_school=werkt or verklaard.niet_in_dienst is False,
        hielp_bij_aanvraag=verklaard.niet_meegewerkt is False, begeleidde_leerling=verklaard.niet_begeleid is False,
    )  # fmt: skip


def _bevinding(regel_id: str, tekst: str, bron_id: str, veld: str) -> Bevinding:
    return Bevinding(regel_id=regel_id, niveau=Niveau.BLOKKEERT, tekst=tekst, bron=bron(bron_id), veld=veld)


def _model(g: Besluitgegevens) -> Iterator[Bevinding]:
    if g.model is None:
        yield _bevinding(MODEL, "In de instellingen is niet gekozen wie over deze soort aanvraag besluit", "awb-10:5", "model")


def _stemmen(g: Besluitgegevens, verificatie: Verificatie) -> Iterator[Bevinding]:
    """The stemmen must be signed by their own members up to the quorum (screens.md 4.10, 3), and none may be false."""
    if not g.punt.beslist:
        return
    oordelen = verificatie.punt(g.zitting, g.punt)
    # what is wrong with one stem comes before what is wrong with the whole log
    for stem in sorted(g.punt.stemmen, key=lambda s: oordelen[s.persoon_id].door is not None):
        if oordelen[stem.persoon_id].vals:
            yield _bevinding(VALS, f"De stem van {stem.naam} bij {g.punt.kenmerk} klopt niet: {oordelen[stem.persoon_id].reden}. "
                             "Laat dit lid de stem nakijken en opnieuw bekrachtigen", "reglement", "stemmen")  # fmt: skip
    tellen = {wie for wie, o in oordelen.items() if o.telt}
    if not g.zitting.gedragen(g.aanvraag.id, tellen):
        yield _bevinding(STEMMEN, f"De stemmen zijn nog niet bekrachtigd: {len(tellen)} van {g.zitting.quorum} nodig"
                         f"{_waarop(oordelen.values())}", "reglement", "stemmen")  # fmt: skip


def _waarop(oordelen: Iterable[Oordeel]) -> str:
    wachten = sum(1 for o in oordelen if o.echtheid is Echtheid.WACHT)
    if not wachten:
        return ""
    wie = meervoud(wachten, "stem wacht", "stemmen wachten")
    return f". {wie} op een rolcertificaat: laat beheerder en voorzitter dat ondertekenen bij Instellingen, Rollen en sleutels"


def _adviezen(g: Besluitgegevens, verificatie: Verificatie) -> Iterator[Bevinding]:
    """No besluit rests on an advice that is not what was signed."""
    for advies in g.adviezen:
        if (oordeel := verificatie.advies(advies)).vals:
            yield _bevinding(VALS, f"Advies {advies.volgorde} van {advies.naam} klopt niet: {oordeel.reden}", "awb-3:9",
                             "adviezen")  # fmt: skip


def _afwijzing(g: Besluitgegevens) -> Iterator[Bevinding]:
    """What a letter of refusal must say beside its reasons (screens.md 7.8)."""
    if g.besluit.uitkomst.tlv:
        return
    r = g.besluit.redenen
    nodig = (("wat_wel", r.wat_wel, "wat wel kan", "awb-3:46"),
             ("in_het_voordeel", r.in_het_voordeel, "wat vóór de aanvraag pleit", "awb-3:46"),
             ("horen", r.horen, "hoe de school kon reageren, of waarom dat niet hoefde", "awb-4:7-1"))  # fmt: skip
    for veld, tekst, wat, bron_id in nodig:
        if not tekst.strip():
            yield _bevinding(AFWIJZING, f"De brief zegt niet {wat}", bron_id, f"redenen.{veld}")


def _tekens(dienst: Dienst, uow: Leeseenheid, g: Besluitgegevens) -> Iterator[Bevinding]:
    """Characters that the document font cannot set, once per field."""
    gezien: set[str] = set()
    for document in concepten(dienst, uow, g):
        for onzetbaar in dienst.opmaker.controleer_tekens(document):
            naam = onzetbaar.veld.rpartition(": ")[2]
            plaats = _VELD_VAN_DOCUMENT.get(naam, naam)
            if plaats not in gezien:
                gezien.add(plaats)
                tekst = f"In het veld ‘{naam}’ staat een teken dat niet kan worden afgedrukt"
                yield _bevinding(TEKENS, tekst, "afspraak", plaats)


def _nummers(g: Besluitgegevens) -> Iterator[Bevinding]:
    """A commission may not keep a BSN, let alone send it (UAVG art. 46); the finding never repeats the number."""
    teksten = [(f"redenen.{v.name}", getattr(g.besluit.redenen, v.name)) for v in fields(g.besluit.redenen)]
    teksten += [("adviezen", a.inhoud.kern) for a in g.adviezen]
    b = g.aanvraag.formulier.b
    teksten += [("mening", tekst) for tekst in (b.mening, *(v.zienswijze for v in b.verzorgers))]
    for veld in dict.fromkeys(veld for veld, tekst in teksten if bevat_bsn(tekst)):
        waar = veld.rpartition(".")[2].replace("_", " ")
        yield _bevinding(NUMMER, f"In ‘{waar}’ staat een getal dat een BSN kan zijn. Haal het weg", "afspraak", veld)


def concepten(dienst: Dienst, uow: Leeseenheid, g: Besluitgegevens) -> tuple[Document, ...]:
    """All documents of the besluit as concepts; what cannot be made yet is left out."""
    kop = koppen.kop(dienst, uow, g.instellingen, g.aanvraag.kenmerk, dagtekening=None, concept=True)
    t = besluitstukken.Tekening(kop=kop, tekenaar=g.voorziene_tekenaar, wijze=Tekenwijze.DIGITAAL)
    documenten: list[Document] = []
    try:
        if g.besluit.uitkomst.tlv:
            documenten.append(besluitstukken.tlv(g, t))
        documenten.append(besluitstukken.brief_school(g, t))
        documenten += [besluitstukken.brief_ouders(g, t, ontvanger) for ontvanger in g.ouder_ontvangers]
    except CvtError:
        return tuple(documenten)
    return tuple(documenten)
