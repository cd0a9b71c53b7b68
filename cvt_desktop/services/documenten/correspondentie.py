"""The letters before the besluit: ontvangstbevestiging and verzoek om aanvulling (screens.md 7.7, 7.11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag, Aanvulling
from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.dossierstand import feestdagen_volgens, termijnstand
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.onderwerp import Onderwerp
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.school import School
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.toetslijst import Grondslag, Toetspunt
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.documentbrieven import KopieVerzoek
from cvt_desktop.ports.documenten import Ontvangstbevestiging, VerzoekOmAanvulling
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.commissies import behandelaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.documenten.ontvangers import Ontvanger, ouder_ontvangers, school_ontvanger
from cvt_desktop.services.onderwerpen import als_leerling, onderwerp_van
from cvt_desktop.services.toetslijsten import toetslijst


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossiergegevens:
    """A dossier before its besluit, with the settings of today."""

    aanvraag: Aanvraag = field(repr=False)
    onderwerp: Onderwerp = field(repr=False)
    school: School = field(repr=False)
    instellingen: Instellingen = field(repr=False)
    feestdagen: Feestdagentabel = field(repr=False)
    zitting_op: date | None
    schrijver: Persoon | None = field(repr=False)
    vandaag: date

    @property
    def commissie(self) -> Commissie:
        """The commission that handles this dossier."""
        return behandelaar(self.instellingen, self.aanvraag, self.vandaag)

    @property
    def leerling(self) -> Leerling:
        """The pupil; raises ``ToestandError`` for a groepsarrangement."""
        return als_leerling(self.onderwerp)

    @property
    def school_ontvanger(self) -> Ontvanger:
        """The applying school."""
        return school_ontvanger(self.school, self.aanvraag)

    @property
    def ouder_ontvangers(self) -> tuple[Ontvanger, ...]:
        """One per address."""
        vorm = self.instellingen.reglement.aanspreekvorm
        return ouder_ontvangers(self.aanvraag, self.onderwerp, vorm, self.vandaag)


def laad_dossier(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag) -> Dossiergegevens:
    """Read what a letter about this aanvraag draws on."""
    vandaag = dienst.klok.today()
    gepland = [z.datum for z in uow.zittingen.of_aanvraag(aanvraag.id) if z.datum >= vandaag]
    instellingen = dienst.instellingen(uow)
    return Dossiergegevens(
        aanvraag=aanvraag, onderwerp=onderwerp_van(uow, aanvraag), school=uow.scholen.get(aanvraag.school_id),
        instellingen=instellingen, feestdagen=feestdagen_volgens(instellingen), zitting_op=min(gepland, default=None),
        schrijver=koppen.dossierhouder(dienst, uow), vandaag=vandaag,
    )  # fmt: skip


def ontvangstbevestiging(d: Dossiergegevens, kop: deel.Kop, ontvanger: Ontvanger, *, lezer: deel.Lezer,
                         eigen_alinea: str = "") -> Ontvangstbevestiging:  # fmt: skip
    """The aanvraag came in; the last day for the besluit follows from ``domain.termijn``."""
    stand = termijnstand(d.aanvraag, d.instellingen, d.feestdagen)
    return Ontvangstbevestiging(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=ondertekening(d),
        eigen_alinea=eigen_alinea, lezer=lezer, leerling=koppen.onderwerp(d.onderwerp), school=koppen.school(d.school),
        soort=koppen.soortnaam(d), gevraagd=koppen.gevraagd(d.aanvraag),
        ontvangen_op=d.aanvraag.formulier.a.ontvangen_op, uiterlijk=stand.uiterste_datum, verwachte_zitting=d.zitting_op,
        arrangement=beschrijving(d.aanvraag.soort).arrangement, voorbij=stand.uiterste_datum < d.vandaag,
    )  # fmt: skip


def verzoek(d: Dossiergegevens, kop: deel.Kop, aanvulling: Aanvulling, *, verzenden_op: date,
            eigen_alinea: str = "") -> VerzoekOmAanvulling:  # fmt: skip
    """What lacks, until when, and from which day the term stands still: the day after sending (Awb 4:15)."""
    wie = school_ontvanger(d.school, d.aanvraag, aanvulling.aan)
    email = d.instellingen.swv.email
    via = f"beveiligde mail aan {email}" if email else str(d.aanvraag.formulier.a.ontvangen_via)
    return VerzoekOmAanvulling(
        kop=kop, adres=wie.regels, aanhef=wie.aanhef, ondertekening=ondertekening(d), eigen_alinea=eigen_alinea,
        leerling=koppen.onderwerp(d.onderwerp), soort=koppen.soortnaam(d),
        ontvangen_op=d.aanvraag.formulier.a.ontvangen_op,
        ontbrekend=tuple(_ontbrekend(d.aanvraag, wat) for wat in aanvulling.ontbreekt), uiterlijk=aanvulling.uiterlijk,
        termijn_stil_vanaf=plus_dagen(aanvulling.verzonden_op or verzenden_op, 1), insturen_via=via,
    )  # fmt: skip


def kopie_verzoek(d: Dossiergegevens, kop: deel.Kop, aanvulling: Aanvulling, ontvanger: Ontvanger) -> KopieVerzoek:
    """That the school was asked, for the ouders: what lacks, without why each piece is needed (screens.md 7.7)."""
    return KopieVerzoek(
        kop=kop, adres=ontvanger.regels, aanhef=ontvanger.aanhef, ondertekening=ondertekening(d),
        leerling=koppen.onderwerp(d.onderwerp), school=koppen.school(d.school),
        ontvangen_op=d.aanvraag.formulier.a.ontvangen_op, stukken=aanvulling.ontbreekt, uiterlijk=aanvulling.uiterlijk,
    )  # fmt: skip


def ondertekening(d: Dossiergegevens) -> deel.Ondertekening:
    """The secretaris who writes, with a pen."""
    wie, commissie = d.schrijver, d.commissie.naam
    return deel.Ondertekening(naam=wie.naam if wie else commissie, wijze=deel.Tekenwijze.OP_PAPIER,
                              functie=f"{koppen.functie(wie)} {commissie}" if wie else "secretaris")  # fmt: skip


def _ontbrekend(aanvraag: Aanvraag, wat: str) -> deel.OntbrekendStuk:
    """One line of the table: the question of the toets that was answered *nee* says why it is needed."""
    punt = _punt_van(aanvraag, wat)
    if punt is None:
        return deel.OntbrekendStuk(wat=wat, waarom="nodig voor de beoordeling (artikel 4:2, lid 2, Awb)",
                                   hoe="als bijlage bij deze aanvraag", wettelijk_verplicht=False)  # fmt: skip
    gronden = ", ".join(dict.fromkeys(punt.bronteksten))
    waarom = "nodig voor de beoordeling" if punt.grondslagen[0] is Grondslag.BEOORDELING else gronden
    return deel.OntbrekendStuk(wat=wat, waarom=waarom, hoe="als bijlage bij deze aanvraag",
                               wettelijk_verplicht=punt.verplicht_gegeven)  # fmt: skip


def _punt_van(aanvraag: Aanvraag, wat: str) -> Toetspunt | None:
    lijst = toetslijst(aanvraag.toets.lijst_soort, aanvraag.toets.lijst_versie)
    codes = [b.code for b in aanvraag.toets.beantwoordingen if b.wat_ontbreekt.strip() == wat.strip()]
    return next((p for p in lijst.punten if p.code in codes or wat.strip() in p.ontbreekt_keuzes), None)
