"""The letters of a dossier: made, shown, replaced, and read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.aanvraag import Aanvraag, Aanvulling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand, OudeScan, Vergissing, Verzending, Verzendwijze
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.errors import GeenRechtError, NietGevondenError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, AdviesId, BriefId
from cvt_desktop.domain.termijn import bezwaartermijn
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.bezwaarclausule import heeft_bezwaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import besluitstukken, koppen
from cvt_desktop.services.documenten.adviesafdruk import afdruk_van
from cvt_desktop.services.documenten.besluitdocument import besluitdocument, nog_te_maken
from cvt_desktop.services.documenten.briefreeks import alleen_ouders, nieuw, vervang
from cvt_desktop.services.documenten.brievenarchief import bewaar_definitief, lees_pdf
from cvt_desktop.services.documenten.correspondentie import (
    Dossiergegevens,
    kopie_verzoek,
    laad_dossier,
    ontvangstbevestiging,
    verzoek,
)
from cvt_desktop.services.documenten.gegevens import Besluitgegevens, laad_bij
from cvt_desktop.services.documenten.ontvangers import Ontvanger
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld, eis_brieven, eis_dossier
from cvt_desktop.services.inzage import zichtbare_adviezen
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.verzenden import BESLUITEN, BEVESTIGING, INTERN, ZIENSWIJZEN

MET_ALINEA = BEVESTIGING | {Briefsoort.VERZOEK_AANVULLING}
"""The letters that are made again with another paragraph; every other one has a form of its own."""
VERZOEKEN = frozenset({Briefsoort.VERZOEK_AANVULLING, Briefsoort.VERZOEK_AANVULLING_OUDERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefregel:
    """One line of the tab Brieven. ``id`` is None for a document that will be made at signing.

    ``bezwaar_tot`` is the last day for bezwaar, counted from the real day of sending (Awb 6:8). ``scan_gedeeld``: its scan is of
    all signed pages of the dossier; ``scan_vervangbaar``: another one can take its place. ``vandaag_geregistreerd``: its sending
    can be taken back.
    """

    id: BriefId | None
    soort: Briefsoort
    geadresseerde: str = field(repr=False)
    toestand: Brieftoestand
    gedateerd: date | None = None
    verzonden_op: date | None = None
    wijze: str = ""
    bezwaar_tot: date | None = None
    scan_nodig: bool = False
    heeft_scan: bool = False
    scan_gedeeld: bool = False
    scan_vervangbaar: bool = False
    oude_scans: tuple[OudeScan, ...] = ()
    heeft_eigen_alinea: bool = False
    zienswijze: str = field(default="", repr=False)
    eerder: tuple[Verzending, ...] = ()
    vergissingen: tuple[Vergissing, ...] = ()
    vandaag_geregistreerd: bool = False


def lijst(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[Briefregel, ...]:
    """All documents of a dossier, newest last, with those that the besluit will bring; none for a deskundige."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = uow.aanvragen.get(aanvraag_id)
        eis_dossier(dienst, uow, aanvraag)
        if alleen_gekoppeld(dienst):
            return ()
        scans = Counter(b.scan_id for b in uow.brieven.of_aanvraag(aanvraag_id) if b.scan_id is not None)
        regels = [replace(_regel(dienst, uow, aanvraag, brief),
                          scan_gedeeld=brief.scan_id is not None and scans[brief.scan_id] > 1)
                  for brief in uow.brieven.of_aanvraag(aanvraag_id)]  # fmt: skip
        regels += [Briefregel(id=None, soort=s, geadresseerde=o.naam, toestand=Brieftoestand.CONCEPT)
                   for s, o in nog_te_maken(dienst, uow, huidig(uow, aanvraag_id))]  # fmt: skip
    return tuple(regels)


def _regel(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, brief: Brief) -> Briefregel:
    tot = None
    nu = dienst.instellingen(uow)
    if brief.verzonden_op is not None and brief.soort in BESLUITEN and heeft_bezwaar(nu, aanvraag.soort, brief.soort):
        tot = bezwaartermijn(brief.verzonden_op, feestdagen=feestdagen_volgens(nu)).laatste_dag
    return Briefregel(
        id=brief.id, soort=brief.soort, geadresseerde=brief.geadresseerde, toestand=brief.toestand,
        gedateerd=brief.gedateerd, verzonden_op=brief.verzonden_op, wijze=str(brief.wijze or ""), bezwaar_tot=tot,
        scan_nodig=brief.wacht_op_scan, heeft_scan=brief.scan_id is not None,
        scan_vervangbaar=brief.met_pen and brief.scan_id is not None,
        oude_scans=brief.oude_scans,
        heeft_eigen_alinea=bool(brief.eigen_alinea), zienswijze=_zienswijze(aanvraag, brief),
        eerder=brief.eerder, vergissingen=brief.vergissingen,
        vandaag_geregistreerd=brief.terug_te_nemen(dienst.klok.today()),
    )  # fmt: skip


def _zienswijze(aanvraag: Aanvraag, brief: Brief) -> str:
    """What came of this invitation, or until when it can; '' for any other letter."""
    if brief.soort not in ZIENSWIJZEN or brief.verzonden_op is None:
        return ""
    vraag = next((v for v in aanvraag.zienswijzen if (v.wie, v.verzonden_op, v.over)
                  == (brief.geadresseerde, brief.verzonden_op, brief.wat)), None)  # fmt: skip
    if vraag is None:
        return ""
    if (z := vraag.zienswijze) is None:
        return f"Reageren kan tot en met {datum_kort(vraag.uiterlijk)}."
    return f"Zienswijze {z.vorm}, {datum_kort(z.op)}{': ' if z.inhoud else ''}{z.inhoud}."


# --- making ---------------------------------------------------------------------------------------------------------


def ontvangstbevestiging_maken(
    dienst: Dienst, aanvraag_id: AanvraagId, eigen_alinea: str = "", *, bij_registratie: bool = False
) -> tuple[Brief, ...]:
    """One to the school, and one per address to the living verzorgers with gezag. Earlier unsent ones are replaced.

    ``bij_registratie``: part of registering, with which it is taken back.

    Raises ``InvoerError`` that names the field with a character that cannot be printed; then nothing was made.
    A verzorger without address gets no letter here; the Brieven tab and the check before signing say so.
    """
    eis_tekst("eigen_alinea", eigen_alinea)
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        brieven, d = bevestig_in(werk.uow, dienst, aanvraag_id, eigen_alinea)
        werk.leg_vast("brief", brieven[0].id, brieven, aanvraag_id=aanvraag_id, aantal=len(brieven))
        werk.vanzelf = bij_registratie
        werk.kan_terug(f"de ontvangstbevestiging van {d.aanvraag.kenmerk}",
                       partial(bevestigingen_terugnemen, dienst, (aanvraag_id,)))  # fmt: skip
    return brieven


def bevestig_in(
    uow: Schrijfeenheid, dienst: Dienst, aanvraag_id: AanvraagId, eigen_alinea: str = ""
) -> tuple[tuple[Brief, ...], Dossiergegevens]:
    """``ontvangstbevestiging_maken`` in the unit of the caller, who tells the log.

    What it raises comes before anything was written.
    """
    d = laad_dossier(dienst, uow, uow.aanvragen.get(aanvraag_id))
    kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
    plan = [(Briefsoort.ONTVANGSTBEVESTIGING, deel.Lezer.SCHOOL, d.school_ontvanger)]
    plan += [(Briefsoort.ONTVANGSTBEVESTIGING_OUDERS, deel.Lezer.OUDERS, o) for o in d.ouder_ontvangers if o.adres.volledig]
    gemaakt = [(nieuw(soort, aanvraag_id, ontvanger, d.vandaag, eigen_alinea=eigen_alinea.strip()),
                dienst.opmaker.maak(ontvangstbevestiging(d, kop, ontvanger, lezer=lezer, eigen_alinea=eigen_alinea)))
               for soort, lezer, ontvanger in plan]  # fmt: skip
    vervang(uow, aanvraag_id, BEVESTIGING)
    return tuple(bewaar_definitief(dienst, uow, brief, inhoud) for brief, inhoud in gemaakt), d


def bevestigingen_terugnemen(dienst: Dienst, aanvragen: Sequence[AanvraagId]) -> int:
    """The unsent ontvangstbevestigingen of these dossiers lapse; gives how many letters.

    All of them or nothing: raises ``ToestandError`` that names a dossier of which one has left.
    """
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        aantal = 0
        for aanvraag_id in aanvragen:
            aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
            brieven = [b for b in werk.uow.brieven.of_aanvraag(aanvraag_id)
                       if b.soort in BEVESTIGING and b.toestand is not Brieftoestand.VERVALLEN]  # fmt: skip
            if not brieven or any(b.toestand is Brieftoestand.VERZONDEN for b in brieven):
                raise ToestandError(f"De ontvangstbevestiging van {aanvraag.kenmerk} ligt niet meer klaar: zij is verzonden of "
                                    "vervallen. Kijk bij Brieven.", code="brief-toestand")  # fmt: skip
            weg = tuple(werk.uow.brieven.save(b.vervallen()) for b in brieven)
            werk.leg_vast("brief", weg[0].id, weg, aanvraag_id=aanvraag_id, aantal=len(weg))
            aantal += len(weg)
    return aantal


def verzoek_aanvulling_maken(dienst: Dienst, aanvraag_id: AanvraagId, eigen_alinea: str = "") -> Brief:
    """The letter to the school of the newest verzoek om aanvulling, and its copies for the ouders when those were asked.

    Unsent ones are replaced; who has the copy gets no second one. Only the letter to the school moves the term when it leaves
    (Awb 4:15).
    """
    eis_tekst("eigen_alinea", eigen_alinea)
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        uow = werk.uow
        d = laad_dossier(dienst, uow, uow.aanvragen.get(aanvraag_id))
        if not d.aanvraag.aanvullingen:
            raise ToestandError("Er is nog geen verzoek om aanvulling gemaakt. Doe dat in de toetsing.", code="aanvulling-geen")
        kop = koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=False)
        vervang(uow, aanvraag_id, VERZOEKEN)
        vraag, school, kopie = d.aanvraag.aanvullingen[-1], Briefsoort.VERZOEK_AANVULLING, Briefsoort.VERZOEK_AANVULLING_OUDERS
        gehad = {(b.geadresseerde, b.adres) for b in uow.brieven.of_aanvraag(aanvraag_id)
                 if b.soort is kopie and b.toestand is Brieftoestand.VERZONDEN and b.nieuwe_datum == vraag.uiterlijk}
        brieven = [bewaar_definitief(
            dienst, uow, nieuw(school, aanvraag_id, d.school_ontvanger, d.vandaag, eigen_alinea=eigen_alinea.strip()),
            dienst.opmaker.maak(verzoek(d, kop, vraag, verzenden_op=d.vandaag, eigen_alinea=eigen_alinea)))]  # fmt: skip
        brieven += [bewaar_definitief(dienst, uow, nieuw(kopie, aanvraag_id, ontvanger, d.vandaag, nieuwe_datum=vraag.uiterlijk),
                                      dienst.opmaker.maak(kopie_verzoek(d, kop, vraag, ontvanger)))
                    for _, _, ontvanger in alleen_ouders(d, kopie)
                    if vraag.kopie_ouders and (ontvanger.naam, ontvanger.adres) not in gehad]  # fmt: skip
        werk.leg_vast("brief", brieven[0].id, tuple(brieven), aanvraag_id=aanvraag_id, aantal=len(brieven))
        werk.vanzelf = True  # it belongs to the verzoek, which is taken back with its letters
    return brieven[0]


def opnieuw_met_alinea(dienst: Dienst, brief_id: BriefId, eigen_alinea: str) -> None:
    """Make an unsent letter again with another free paragraph; the letters of a besluit have theirs in the besluit."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        brief = _leesbaar(dienst, uow, brief_id)
    if brief.aanvraag_id is None or brief.soort not in MET_ALINEA:
        raise ToestandError("Deze brief heeft een eigen formulier. Laat hem vervallen en maak hem opnieuw.", code="brief-soort")
    if brief.soort is Briefsoort.VERZOEK_AANVULLING:
        verzoek_aanvulling_maken(dienst, brief.aanvraag_id, eigen_alinea)
    else:
        ontvangstbevestiging_maken(dienst, brief.aanvraag_id, eigen_alinea)


def vervallen(dienst: Dienst, brief_id: BriefId) -> Brief:
    """Take back a letter that was not sent; the documents of a besluit go with the besluit."""
    with dienst.werk(Actie.BRIEF_MAKEN) as werk:
        brief = werk.uow.brieven.get(brief_id)
        if brief.tlv_id is not None:
            raise ToestandError("Neem de intrekking terug bij Verklaringen; dan vervallen de brieven ook.", code="brief-soort")
        if brief.soort in BESLUITEN | INTERN:
            raise ToestandError("Trek het besluit in; dan vervallen zijn brieven ook.", code="brief-soort")
        brief = werk.uow.brieven.save(brief.vervallen())
        werk.leg_vast("brief", brief_id, brief, aanvraag_id=brief.aanvraag_id)
    return brief


# --- reading --------------------------------------------------------------------------------------------------------


def pdf(dienst: Dienst, brief_id: BriefId) -> tuple[Brief, bytes]:
    """A final document with its bytes, to be shown."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        brief = _leesbaar(dienst, uow, brief_id)
        return brief, lees_pdf(dienst, uow, brief)


def _leesbaar(dienst: Dienst, uow: Leeseenheid, brief_id: BriefId) -> Brief:
    brief = uow.brieven.get(brief_id)
    if brief.aanvraag_id is not None:
        eis_brieven(dienst, uow, uow.aanvragen.get(brief.aanvraag_id))
    return brief


def uitvoeren(dienst: Dienst, brief_id: BriefId) -> tuple[Brief, bytes]:
    """As ``pdf``, to be printed or saved outside the register: that is told to the log."""
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        brief = werk.uow.brieven.get(brief_id)
        inhoud = lees_pdf(dienst, werk.uow, brief)
        werk.leg_vast("brief", brief_id, brief, aanvraag_id=brief.aanvraag_id)
    return brief, inhoud


def uitvoernaam(dienst: Dienst, brief_id: BriefId) -> str:
    """The name under which a document is saved outside the register."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        brief = _leesbaar(dienst, uow, brief_id)
        kenmerk = uow.aanvragen.get(brief.aanvraag_id).kenmerk if brief.aanvraag_id is not None else "brief"
    return bestandsnaam(kenmerk, brief.soort)


def verzoek_open(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether a verzoek om aanvulling was made in the toetsing and its letter still has to be sent."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvullingen = lees_dossier(dienst, uow, aanvraag_id).aanvullingen
    return bool(aanvullingen) and aanvullingen[-1].verzonden_op is None


def bestandsnaam(kenmerk: str, soort: Briefsoort) -> str:
    """``2026-0391_besluitbrief_school.pdf``: never the name of a pupil (screens.md 4.13)."""
    return f"{kenmerk}_{str(soort).replace(' ', '_')}.pdf"


def voorbeeld_besluit(dienst: Dienst, besluit: Besluit, soort: Briefsoort, nummer: int = 0) -> bytes:
    """The concept of a document of a besluit as it is being written, also when it was not kept yet.

    ``nummer`` counts the letters to the ouders from 0. Raises ``CvtError`` that says what lacks.
    """
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        g = laad_bij(dienst, uow, besluit)
        kop = koppen.kop(dienst, uow, g.instellingen, g.aanvraag.kenmerk, dagtekening=None, concept=True)
    t = besluitstukken.Tekening(kop=kop, tekenaar=g.voorziene_tekenaar)
    if soort in {Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL}:
        return dienst.opmaker.maak(besluitdocument(g, t, soort, g.school_ontvanger))
    if soort is Briefsoort.BESLUIT_LEERLING:
        return dienst.opmaker.maak(besluitdocument(g, t, soort, _eigen_brief(g)))
    if not 0 <= nummer < len(g.ouder_ontvangers):
        raise NietGevondenError(
            "Er is geen ouder met gezag aan wie deze brief kan worden gestuurd. "
            "Vul bij Aanvraag aan wie het gezag heeft.", veld="geadresseerden",
        )  # fmt: skip
    return dienst.opmaker.maak(besluitdocument(g, t, soort, g.ouder_ontvangers[nummer]))


def _eigen_brief(g: Besluitgegevens) -> Ontvanger:
    zelf = g.leerling_ontvanger
    if zelf is None:
        raise NietGevondenError("De leerling krijgt geen eigen brief. Vul dat aan bij Aanvraag als het moet.",
                                veld="geadresseerden")  # fmt: skip
    return zelf


def besluitstuk(dienst: Dienst, besluit: Besluit, soort: Briefsoort, nummer: int = 0) -> bytes:
    """A document of a besluit: the signed one as it is, before that the concept (``voorbeeld_besluit``)."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        eis_dossier(dienst, uow, uow.aanvragen.get(besluit.aanvraag_id))
        getekend = [b for b in uow.brieven.of_aanvraag(besluit.aanvraag_id)
                    if b.besluit_id == besluit.id and b.soort is soort and b.bijlage_id is not None]  # fmt: skip
        if nummer < len(getekend):
            return lees_pdf(dienst, uow, getekend[nummer])
    return voorbeeld_besluit(dienst, besluit, soort, nummer)


def voorbeeld_verzoek(dienst: Dienst, aanvraag_id: AanvraagId, aanvulling: Aanvulling) -> bytes:
    """The verzoek om aanvulling as it would be made now, before it is kept; after it the copies for the ouders."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        d, kop = _met_kop(dienst, uow, aanvraag_id)
    stukken = [dienst.opmaker.maak(verzoek(d, kop, aanvulling, verzenden_op=d.vandaag))]
    if aanvulling.kopie_ouders:
        stukken += [dienst.opmaker.maak(kopie_verzoek(d, kop, aanvulling, ontvanger))
                    for _, _, ontvanger in alleen_ouders(d, Briefsoort.VERZOEK_AANVULLING_OUDERS)]  # fmt: skip
    return dienst.opmaker.stapel(stukken, dubbelzijdig=False) if len(stukken) > 1 else stukken[0]


def voorbeeld_ontvangstbevestiging(dienst: Dienst, aanvraag_id: AanvraagId, eigen_alinea: str = "") -> bytes:
    """The ontvangstbevestiging to the school as it would be made now."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        d, kop = _met_kop(dienst, uow, aanvraag_id)
    return dienst.opmaker.maak(ontvangstbevestiging(
        d, kop, d.school_ontvanger, lezer=deel.Lezer.SCHOOL, eigen_alinea=eigen_alinea))  # fmt: skip


def _met_kop(dienst: Dienst, uow: Leeseenheid, aanvraag_id: AanvraagId) -> tuple[Dossiergegevens, deel.Kop]:
    aanvraag = uow.aanvragen.get(aanvraag_id)
    eis_brieven(dienst, uow, aanvraag)
    d = laad_dossier(dienst, uow, aanvraag)
    return d, koppen.kop(dienst, uow, d.instellingen, d.aanvraag.kenmerk, dagtekening=d.vandaag, concept=True)


def advies_pdf(dienst: Dienst, advies_id: AdviesId) -> bytes:
    """The printed record of an advice that this person may read; a concept is marked as such."""
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        aanvraag, advies = _leesbaar_advies(dienst, uow, advies_id)
        afdruk = afdruk_van(dienst, uow, aanvraag, advies)
    return dienst.opmaker.maak(afdruk)


def advies_uitvoeren(dienst: Dienst, advies_id: AdviesId) -> None:
    """The printed record of an advice leaves the program: that is told to the log, before it happens."""
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        aanvraag, advies = _leesbaar_advies(dienst, werk.uow, advies_id)
        werk.leg_vast("advies", advies.id, advies, aanvraag_id=aanvraag.id)


def _leesbaar_advies(dienst: Dienst, uow: Leeseenheid, advies_id: AdviesId) -> tuple[Aanvraag, Deskundigenadvies]:
    advies = uow.adviezen.get(advies_id)
    aanvraag = lees_dossier(dienst, uow, advies.aanvraag_id)
    if advies not in zichtbare_adviezen(dienst, aanvraag, uow.adviezen.of_aanvraag(aanvraag.id)):
        raise GeenRechtError(
            "Dit advies is nog niet vastgesteld, of u ziet het pas na uw eigen advies. "
            "Stel eerst uw eigen advies vast, of wacht op het andere.", code="advies-ongezien", dossier=aanvraag.id,
        )  # fmt: skip
    return aanvraag, advies


def verzoek_verzonden(
    uow: Schrijfeenheid, aanvraag_id: AanvraagId, op: date, wijze: Verzendwijze, vandaag: date
) -> None:
    """For who registers the sending of a verzoek elsewhere: its newest letter is sent too, in the same unit."""
    for brief in reversed(uow.brieven.of_aanvraag(aanvraag_id)):
        if brief.soort is Briefsoort.VERZOEK_AANVULLING and brief.toestand is Brieftoestand.DEFINITIEF:
            uow.brieven.save(brief.verzenden(op, wijze, vandaag=vandaag))
            return
