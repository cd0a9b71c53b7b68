"""A besluit from the zitting to the Tekenmap: filled from the fields, checked, changed, accepted, put away to sign."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import uuid4

from cvt_desktop.basis.tekst import datum_lang, meervoud
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.agendapunt import Agendapunt
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand, Redenen
from cvt_desktop.domain.brief import Brieftoestand
from cvt_desktop.domain.controle import Bevinding, blokkeert, zonder_reden
from cvt_desktop.domain.controleregel import Niveau
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.echtheid import Oordeel
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import AanvraagId, BesluitId, NotitieId
from cvt_desktop.domain.notitie import Notitie, Notitiesoort
from cvt_desktop.domain.voorstel import redenen_voor
from cvt_desktop.domain.voorziening import Plaatsantwoord
from cvt_desktop.domain.zitting import Uitkomst, Zitting
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.besluitcontrole import bevindingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import bestuursadvies
from cvt_desktop.services.documenten.gegevens import Besluitgegevens, laad, laad_bij
from cvt_desktop.services.dossier import einde_zonder_besluit, lees_dossier
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.verificatie import Verificatie

INTREKREDENEN = (
    "verkeerde datum",
    "verkeerde categorie",
    "verkeerde naam of geboortedatum",
    "verkeerde geadresseerde",
    "fout in de tekst",
    "nieuwe feiten vóór verzending",
)
"""Why a signed besluit is taken back before it was sent (screens.md 4.11)."""

VERGEWIST = (
    "Wij gingen na of de adviezen zorgvuldig zijn gemaakt, of de feiten kloppen en of de adviezen de conclusie dragen. "
    "Dat is zo."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitbeeld:
    """A besluit as the screen needs it: with its dossier, all findings of the check, and whether it is what was signed."""

    gegevens: Besluitgegevens = field(repr=False)
    bevindingen: tuple[Bevinding, ...]
    oordeel: Oordeel

    @property
    def besluit(self) -> Besluit:
        """The besluit itself."""
        return self.gegevens.besluit


def concept_maken(
    uow: Schrijfeenheid, *, dienst: Dienst, zitting: Zitting, punt: Agendapunt, nummer: int, aanvraag: Aanvraag,
    adviezen: tuple[Deskundigenadvies, ...],
) -> Besluit:  # fmt: skip
    """The concept that follows from a decided item, saved in the unit of the caller, who tells the log.

    ``nummer`` is the place on the agenda: the Tekenmap gives TLV numbers in that order.
    """
    voorgenomen = punt.voorgenomen.geadviseerd if punt.voorgenomen is not None else None
    if voorgenomen is None or not voorgenomen.uitkomst.besluit:
        raise ToestandError("Over dit punt is geen besluit genomen. Behandel het eerst in een zitting.", code="geen-uitkomst")
    tlv = voorgenomen.uitkomst.tlv
    return uow.besluiten.save(Besluit(
        id=BesluitId(uuid4()), aanvraag_id=aanvraag.id, zitting_id=zitting.id, punt=nummer,
        besloten_op=zitting.datum if zitting.ronde is None else dienst.klok.today(),
        uitkomst=voorgenomen.uitkomst, categorie=voorgenomen.categorie if tlv else None,
        ingangsdatum=voorgenomen.ingangsdatum if tlv else None, einddatum=voorgenomen.einddatum if tlv else None,
        bedrag_cent=gevraagd(aanvraag).bedrag_cent if tlv else None,
        redenen=redenen_uit(aanvraag, punt, adviezen), instellingen_id=dienst.instellingen(uow, zitting.datum).id,
    ))  # fmt: skip


def redenen_uit(aanvraag: Aanvraag, punt: Agendapunt, adviezen: tuple[Deskundigenadvies, ...]) -> Redenen:
    """The reasons of screens.md 4.11 as far as the fields hold them; nothing is made up where they are empty."""
    b, vraag = aanvraag.formulier.b, gevraagd(aanvraag)
    inhoud = [a.inhoud for a in adviezen if a.vastgesteld]
    voorgenomen = punt.voorgenomen
    behoeften = [i.ondersteuningsbehoefte.strip() for i in inhoud if i.ondersteuningsbehoefte.strip()]
    regulier = vraag.waarom_niet_anders or next((i.waarom_arrangement_niet.strip() for i in inhoud), "")
    duren = [vraag.waarom_duur_categorie, *(t for i in inhoud[:1] for t in (i.waarom_duur, i.waarom_categorie))]
    return Redenen(
        nodig=" ".join(dict.fromkeys(filter(None, (vraag.waarom, *behoeften[:1])))),
        gedaan=_geprobeerd(aanvraag) or next((i.geprobeerd.strip() for i in inhoud), ""),
        waarom_regulier_niet=regulier, beoordeling_adviezen=_beoordeling(aanvraag, punt, adviezen),
        duur_categorie=next((d.strip() for d in duren if d.strip()), ""), mening=_weging(punt) or b.mening_gedaan.strip(),
        afwijking=voorgenomen.waarom_anders.strip() if voorgenomen else "",
    )  # fmt: skip


def _weging(punt: Agendapunt) -> str:
    """What the commission said that it does with the views; else what the school did with them stands, to be replaced."""
    return punt.hoorrecht.gedaan.strip() if punt.hoorrecht is not None else ""


def _geprobeerd(aanvraag: Aanvraag) -> str:
    """``Prikkelarme werkplek (november 2026 - maart 2027): hielp drie weken.`` per row of the form."""
    zinnen = []
    for rij in gevraagd(aanvraag).geprobeerd:
        if rij.wat.strip():
            periode = f" ({rij.periode})" if rij.periode else ""
            effect = f": {rij.effect.strip()}" if rij.effect.strip() else ""
            zinnen.append(f"{rij.wat.strip()}{periode}{effect}".rstrip(".") + ".")
    return " ".join(zinnen)


def _beoordeling(aanvraag: Aanvraag, punt: Agendapunt, adviezen: tuple[Deskundigenadvies, ...]) -> str:
    """That the adviezen were examined, and what the table said; the text that was prepared stands elsewhere already."""
    vooraf = set(redenen_voor(aanvraag, adviezen).split("\n\n"))
    besproken = [deel.strip() for deel in punt.concept_redenen.split("\n\n") if deel.strip() and deel not in vooraf]
    return " ".join(([VERGEWIST] if punt.vergewissing.compleet else []) + besproken)


def huidig(uow: Leeseenheid, aanvraag_id: AanvraagId) -> Besluit | None:
    """The besluit that counts for this dossier now: the newest that was not withdrawn."""
    over = (b for b in uow.besluiten.of_aanvraag(aanvraag_id) if b.toestand is not Besluittoestand.INGETROKKEN)
    return next(over, None)


def beeld(dienst: Dienst, aanvraag_id: AanvraagId) -> Besluitbeeld | None:
    """The besluit of a dossier with its check, or None when none was taken yet."""
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        besluit = huidig(uow, aanvraag_id)
        if besluit is None:
            return None
        g = laad(dienst, uow, besluit.id)
        oordeel = Verificatie(dienst, uow).besluit(besluit)
        return Besluitbeeld(gegevens=g, bevindingen=bevindingen(dienst, uow, g), oordeel=oordeel)


def waarom_geen(dienst: Dienst, aanvraag_id: AanvraagId) -> str:
    """That no besluit of the commission on the aanvraag will come, and why; "" when one can still come.

    Buiten behandeling laten is a besluit too (Awb 4:5): it says where that one stands.
    """
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
    einde = einde_zonder_besluit(aanvraag)
    if einde and aanvraag.intrekking is None:
        return f"Hier komt geen besluit over de inhoud. {einde} Dat besluit staat bij 7 Brieven."
    return f"Hier komt geen besluit. {einde}" if einde else ""


def controleren(dienst: Dienst, besluit_id: BesluitId) -> tuple[Bevinding, ...]:
    """All findings of the check before signing. It tests the form, never whether the decision is right."""
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        return bevindingen(dienst, uow, laad(dienst, uow, besluit_id))


def controleren_getypt(dienst: Dienst, besluit: Besluit) -> tuple[Bevinding, ...]:
    """As ``controleren``, over a text that is being typed and was not kept yet."""
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        return bevindingen(dienst, uow, laad_bij(dienst, uow, besluit))


def wijzigen(
    dienst: Dienst, besluit_id: BesluitId, *, categorie: Categorie | None, ingangsdatum: date | None,
    einddatum: date | None, redenen: Redenen, versie: int | None = None, bedrag_cent: int | None = None,
    plaats: Plaatsantwoord | None = None, plaats_per: date | None = None,
) -> Besluit:  # fmt: skip
    """Keep what was typed in a concept. Raises ``GewijzigdError`` when ``versie`` is not the newest."""
    if bedrag_cent is not None and bedrag_cent < 0:
        raise InvoerError("Het toegekende bedrag is nul of meer. Controleer het bedrag.", code="bedrag", veld="bedrag_cent")
    with dienst.werk(Actie.BESLUIT_OPSTELLEN) as werk:
        oud = werk.uow.besluiten.get(besluit_id)
        uitkomst = _uitkomst(oud, werk.uow, categorie, einddatum, bedrag_cent)
        nieuw = oud.wijzigen(categorie=categorie, ingangsdatum=ingangsdatum, einddatum=einddatum, redenen=redenen,
                             bedrag_cent=bedrag_cent, uitkomst=uitkomst, plaats=plaats,
                             plaats_per=plaats_per if plaats is Plaatsantwoord.PLAATSBAAR else None)  # fmt: skip
        if versie is not None:
            nieuw = replace(nieuw, versie=versie)
        if nieuw == oud:
            werk.vastgelegd = True  # nothing was changed, so there is nothing to tell
            return oud
        nieuw = werk.uow.besluiten.save(nieuw)
        werk.leg_vast("besluit", besluit_id, nieuw, aanvraag_id=nieuw.aanvraag_id)
    return nieuw


def _uitkomst(
    besluit: Besluit, uow: Leeseenheid, categorie: Categorie | None, einddatum: date | None, bedrag_cent: int | None
) -> Uitkomst:  # fmt: skip
    """What comes to differ from what was asked is *anders dan gevraagd*; the zitting chose whether it is given."""
    if besluit.uitkomst is not Uitkomst.TOEGEWEZEN:
        return besluit.uitkomst
    vraag = gevraagd(uow.aanvragen.get(besluit.aanvraag_id))
    anders = vraag.categorie not in {None, categorie} or vraag.einddatum not in {None, einddatum}
    anders = anders or vraag.bedrag_cent not in {None, bedrag_cent}
    return Uitkomst.TOEGEWEZEN_ANDERS if anders else besluit.uitkomst


def accepteren(dienst: Dienst, besluit_id: BesluitId, regel_id: str, reden: str) -> Besluit:
    """Pass a warning with a reason from the list of its rule."""
    if reden not in next((r.redenen for r in REGELS if r.id == regel_id), ()):
        raise InvoerError("Kies een reden uit de lijst.", veld="reden")
    with dienst.werk(Actie.BESLUIT_OPSTELLEN) as werk:
        besluit = werk.uow.besluiten.save(werk.uow.besluiten.get(besluit_id).accepteren(regel_id, reden))
        werk.leg_vast("besluit", besluit_id, besluit, aanvraag_id=besluit.aanvraag_id)
    return besluit


def eis_in_orde(gevonden: tuple[Bevinding, ...], overrides: tuple[tuple[str, str], ...]) -> None:
    """Raise ``ToestandError`` that names the first thing that stops signing."""
    if blokkeert(gevonden):
        eerste = next(b for b in gevonden if b.niveau is Niveau.BLOKKEERT)
        wat = f"{eerste.tekst[0].lower()}{eerste.tekst[1:]}"
        raise ToestandError(f"Los dit eerst op: {wat}.", code="controle-blokkeert", veld=eerste.veld)
    open_ = zonder_reden(gevonden, overrides)
    if open_:
        aantal = meervoud(len(open_), "punt vraagt", "punten vragen")
        raise ToestandError(f"{aantal} nog een reden: {open_[0].tekst}. Los het op, of kies een reden.",
                            code="controle-reden", veld=open_[0].veld)  # fmt: skip


def naar_tekenmap(dienst: Dienst, besluit_id: BesluitId) -> Besluit:
    """Close the fields; refused while the check blocks, a warning has no reason, or stemmen are not bekrachtigd.

    Under M2 this brings out the advice to the bestuur, as long as that has not decided.
    """
    with dienst.werk(Actie.BESLUIT_NAAR_TEKENMAP) as werk:
        g = laad(dienst, werk.uow, besluit_id)
        eis_in_orde(bevindingen(dienst, werk.uow, g), g.besluit.overrides)
        besluit = werk.uow.besluiten.save(g.besluit.naar_tekenmap())
        if g.wacht_op_bestuur:
            bestuursadvies.uitbrengen(dienst, werk.uow, g)
        werk.leg_vast("besluit", besluit_id, besluit, aanvraag_id=besluit.aanvraag_id)
        werk.kan_terug(f"het besluit over {g.aanvraag.kenmerk} naar de Tekenmap", partial(terug, dienst, besluit_id))
    return besluit


def terug(dienst: Dienst, besluit_id: BesluitId, vraag: str = "") -> Besluit:
    """Open the fields again; who would sign may leave a question, which becomes a note in the dossier.

    An advice to the bestuur on which nothing was decided lapses: it is made anew from the concept. When it was signed already, a
    note says so.
    """
    eis_tekst("vraag", vraag)
    actie = Actie.BESLUIT_NAAR_TEKENMAP if dienst.mag(Actie.BESLUIT_NAAR_TEKENMAP) else Actie.BESLUIT_TEKENEN
    with dienst.werk(actie) as werk:
        besluit = werk.uow.besluiten.save(werk.uow.besluiten.get(besluit_id).terug_naar_concept())
        advies = bestuursadvies.laat_vervallen(werk.uow, besluit.aanvraag_id) if besluit.bestuur is None else ()
        zinnen = [f"Terug uit de Tekenmap: {vraag.strip()}"] if vraag.strip() else []
        zinnen += [f"Het ondertekende advies aan het bestuur van {datum_lang(b.gedateerd)} is vervallen: het besluit ging terug "
                   "uit de Tekenmap." for b in advies if b.scan_id is not None and b.gedateerd is not None]  # fmt: skip
        if zinnen:
            werk.uow.notities.save(Notitie(
                id=NotitieId(uuid4()), aanvraag_id=besluit.aanvraag_id, soort=Notitiesoort.NOTITIE,
                tekst="\n".join(zinnen), geschreven_door=dienst.sessie.persoon_id,
                geschreven_op=dienst.klok.now(), opvolgen_op=dienst.klok.today() if vraag.strip() else None,
            ))  # fmt: skip
        werk.leg_vast("besluit", besluit_id, besluit, aanvraag_id=besluit.aanvraag_id)
    return besluit


def intrekken(dienst: Dienst, besluit_id: BesluitId, reden: str) -> Besluit:
    """Take a signed besluit back before it was sent: its TLV keeps the number as vervallen, and a new concept begins.

    What it corrected holds again, until that concept is signed. Refused as soon as one letter of it has left the house.
    """
    if reden not in INTREKREDENEN:
        raise InvoerError("Kies een reden uit de lijst.", veld="reden")
    with dienst.werk(Actie.BESLUIT_INTREKKEN) as werk:
        uow = werk.uow
        oud = uow.besluiten.get(besluit_id).intrekken(reden)
        brieven = [b for b in uow.brieven.of_aanvraag(oud.aanvraag_id) if b.besluit_id == besluit_id]
        if any(b.toestand is Brieftoestand.VERZONDEN for b in brieven):
            raise ToestandError(
                "Een brief van dit besluit is al verzonden. Intrekken kan alleen vóór verzending. "
                "Neem een nieuw besluit.", code="besluit-verzonden",
            )  # fmt: skip
        for brief in brieven:
            uow.brieven.save(brief.vervallen())
        if oud.tlv_id is not None:
            uow.verklaringen.save(uow.verklaringen.get(oud.tlv_id).vervallen(reden))
        if oud.correctie is not None and oud.correctie.beeindigde is not None:
            uow.verklaringen.save(uow.verklaringen.get(oud.correctie.beeindigde).hersteld())
        ingetrokken = uow.besluiten.save(oud)
        nieuw = uow.besluiten.save(oud.opnieuw(BesluitId(uuid4())))
        uow.aanvragen.save(uow.aanvragen.get(oud.aanvraag_id).naar(Status.BESLOTEN))
        werk.leg_vast("besluit", besluit_id, ingetrokken, aanvraag_id=oud.aanvraag_id)
    return nieuw
