"""One working day in a practice register: everybody of the commission in turn, through the use cases of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import partial

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.adviesverschil import Verschilweg
from cvt_desktop.domain.besluit import Besluit, Redenen, Tekenwijze
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.bezwaar import Indiener, Ontvangst
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.hoorrecht import zoals_aanvraag
from cvt_desktop.domain.ids import AanvraagId, BezwaarId, BijlageId, PersoonId, ZittingId
from cvt_desktop.domain.mandaat import Bevoegdheid
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.domain.toets import Antwoord
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.voorziening import Plaatsantwoord
from cvt_desktop.domain.zitting import Uitkomst, Vergewissing, Voorgenomen
from cvt_desktop.ports.klok import Klok
from cvt_desktop.ports.voorbeeldstukken import Voorbeeldmaker, Voorbeeldstuk
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import (
    aanvraagintrekking,
    aanvulling,
    adviesverschil,
    adviezen,
    bekrachtigen,
    besluiten,
    bezwaren,
    brieven,
    buitenbehandeling,
    lijstbekrachtiging,
    mandaten,
    notities,
    oefenstukken,
    ondertekenen,
    rondestemmen,
    stukken,
    termijnen,
    toetsing,
    verzenden,
    zitting_behandelen,
    zittingen,
)
from cvt_desktop.services.certificaten import laad_ondertekenaar
from cvt_desktop.services.context import Dienst, Sessie
from cvt_desktop.services.koppelen import koppelen
from cvt_desktop.services.oefenadviezen import Oefenadvies, inhoud
from cvt_desktop.services.oefengegevens import ALLE, Oefendossier
from cvt_desktop.services.oefenregister import BAKKENES, BEHEERDER, BENSALEM, RIETDIJK, SECRETARIS, VOORZITTER

LEDEN = (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK)
PLAATS = "Sluiskade 8, Meerstede"
_ALLE_DRIE = Vergewissing(zorgvuldig=True, feiten=True, dragen_conclusie=True)
_DOSSIERS = {d.nummer: d for d in ALLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Oefenwerk:
    """A practice register that the voorzitter opened, and what was made in it: dossiers by number, zittingen by day.

    ``zegels`` holds the keys of those who sign something, each opened once: everybody signs with the own key, here too.
    """

    basis: Dienst
    zegels: Mapping[PersoonId, Zegel] = field(repr=False)
    oefenklok: Callable[[date], Klok]
    lezer: stukken.Stuklezer
    maker: Voorbeeldmaker
    aanvragen: dict[int, AanvraagId] = field(default_factory=dict)
    zittingen: dict[date, ZittingId] = field(default_factory=dict)
    bezwaren: dict[int, BezwaarId] = field(default_factory=dict)

    def op(self, dag: date) -> Werkdag:
        """The same register on another day."""
        return Werkdag(werk=self, dag=dag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tegenstem:
    """A member who was against, with the view that stands on the besluitenlijst."""

    lid: Persoon
    standpunt: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkdag:
    """What is done on one day; each method is one act, or what one person does in one go."""

    werk: Oefenwerk
    dag: date

    def als(self, wie: Persoon) -> Dienst:
        """The register for this person on this day."""
        sessie = Sessie(persoon_id=wie.id, naam=wie.naam, rollen=wie.rollen)
        zegel = self.werk.zegels.get(wie.id, self.werk.basis.zegel)
        return replace(self.werk.basis, sessie=sessie, zegel=zegel, klok=self.werk.oefenklok(self.dag))

    @property
    def _secretaris(self) -> Dienst:
        return self.als(SECRETARIS)

    def _id(self, nummer: int) -> AanvraagId:
        return self.werk.aanvragen[nummer]

    def _besluit(self, nummer: int) -> Besluit:
        beeld = besluiten.beeld(self._secretaris, self._id(nummer))
        assert beeld is not None
        return beeld.besluit

    # --- intake and toets ---------------------------------------------------------------------------------------------

    def bevestig(self, nummer: int) -> None:
        """Make the ontvangstbevestigingen and send them."""
        brieven.ontvangstbevestiging_maken(self._secretaris, self._id(nummer))
        self.verzend(nummer)

    def verzend(self, nummer: int) -> None:
        """Everything of a dossier that is ready leaves by post."""
        dienst, id_ = self._secretaris, self._id(nummer)
        verzenden.verzenden(dienst, id_, tuple(
            verzenden.Zending(brief_id=b.id, op=self.dag, wijze=Verzendwijze.POST)
            for b in verzenden.te_verzenden(dienst, id_)
        ))  # fmt: skip

    def begin_toets(self, nummer: int, ja: Sequence[str] = (), nee: Sequence[tuple[str, str]] = ()) -> None:
        """Let the program answer, and answer some questions: with ja, or with nee and what lacks."""
        dienst, id_ = self._secretaris, self._id(nummer)
        toetsing.automatisch(dienst, id_)
        for code in ja:
            toetsing.beantwoorden(dienst, id_, code, Antwoord.JA)
        for code, wat in nee:
            toetsing.beantwoorden(dienst, id_, code, Antwoord.NEE, wat_ontbreekt=wat)

    def rond_toets_af(self, nummer: int, redenen: dict[str, str] | None = None) -> None:
        """Answer the rest with ja and close the toets; what is nee passes with a reason of the list."""
        dienst, id_ = self._secretaris, self._id(nummer)
        toetsing.automatisch(dienst, id_)
        toetsing.overige_ja(dienst, id_)
        toetsing.afronden(dienst, id_, redenen or {})

    def vraag_aanvulling(self, nummer: int, uiterlijk: date) -> None:
        """Ask the school for what the toets found lacking, and send the letter."""
        dienst, id_ = self._secretaris, self._id(nummer)
        ontbreekt = [o.wat for o in aanvulling.voorstel(dienst, id_).ontbreekt if o.vooraf]
        aanvulling.maken(dienst, id_, ontbreekt, uiterlijk)
        brieven.verzoek_aanvulling_maken(dienst, id_)
        aanvulling.verzonden(dienst, id_, self.dag, Verzendwijze.POST)

    def aangevuld(self, nummer: int) -> None:
        """Everything that was asked came in."""
        aanvulling.ontvangen(self._secretaris, self._id(nummer), self.dag)

    def noteer_uitstel(self, nummer: int, van: date, tot: date) -> None:
        """The school agreed in writing that the besluit waits (Awb 4:15, lid 2 a)."""
        termijnen.noteren(self._secretaris, self._id(nummer), Termijnfeit(
            soort=Feitsoort.INSTEMMING_UITSTEL, datum=self.dag, van=van, tot=tot,
        ))  # fmt: skip

    def laat_buiten_behandeling(self, nummer: int, reden: str) -> None:
        """The voorzitter leaves it under the mandate, signs with a pen, and it is posted."""
        buitenbehandeling.besluiten(self.als(VOORZITTER), self._id(nummer), reden)
        self.verzend(nummer)

    def leg_mandaat_vast(self) -> None:
        """The mandate of the voorzitter, from the document of the bestuur."""
        mandaatdag = date(2026, 6, 24)
        mandaten.geven(self.als(BEHEERDER), mandaten.Mandaatinvoer(
            persoon_id=VOORZITTER.id, bevoegdheid=Bevoegdheid.BESLUIT, soort=None, van=mandaatdag,
            document="Mandaatbesluit 2026-4", document_van=mandaatdag, instemming_op=mandaatdag,
        ))  # fmt: skip

    def trek_in(self, nummer: int, invoer: aanvraagintrekking.Intrekkingsinvoer) -> None:
        """The school withdraws."""
        aanvraagintrekking.intrekken(self._secretaris, self._id(nummer), invoer)

    def noteer(self, nummer: int, wie: Persoon, soort: Notitiesoort, tekst: str, opvolgen_op: date | None = None) -> None:
        """A note of a call, a mail, or what somebody wants to come back to."""
        notities.schrijven(self.als(wie), self._id(nummer), soort, tekst, opvolgen_op)

    def voeg_stuk_toe(self, nummer: int, soort: Stuksoort, naam: str, titel: str, auteur: str, delen: oefenstukken.Delen,
                      gedateerd: date | None = None) -> BijlageId:  # fmt: skip
        """A stuk that came in later."""
        dienst, d, dag = self._secretaris, _DOSSIERS[nummer], gedateerd or self.dag
        pdf, paginas = self.werk.maker(Voorbeeldstuk(
            bestandsnaam=naam, titel=titel, van=auteur, auteur=auteur, leerling=d.naam, datum=dag, delen=delen,
            gemaakt_op=datetime.combine(dag, time(9), tzinfo=UTC),
        ))  # fmt: skip
        voorstel = stukken.voorbereiden(dienst, self.werk.lezer, naam, pdf)
        voorstel = replace(voorstel, soort=soort, paginas=paginas, gedateerd=dag, auteur=auteur)
        return stukken.toevoegen(dienst, self._id(nummer), (voorstel,))[0]

    def voeg_verslag_toe(self, nummer: int) -> None:
        """The onderzoeksverslag that the school had forgotten."""
        d, soort = _DOSSIERS[nummer], Stuksoort.ONDERZOEK
        self.voeg_stuk_toe(nummer, soort, "Onderzoeksverslag.pdf", "Verslag van onderzoek", oefenstukken.auteur(soort, d),
                           oefenstukken.delen(soort, d), oefenstukken.stukdatum(soort, d))  # fmt: skip

    # --- deskundigen --------------------------------------------------------------------------------------------------

    def koppel(self, a: Oefenadvies) -> None:
        """Ask for an advice."""
        koppelen(self._secretaris, self._id(a.nummer), a.volgorde, a.wie.id, a.uiterlijk)

    def neem_advies_op(self, a: Oefenadvies) -> None:
        """The deskundige vaststelt it in the program, or the secretaris takes it over from the signed stuk."""
        dienst, id_, d = self._secretaris, self._id(a.nummer), _DOSSIERS[a.nummer]
        tekst = inhoud(a, d, adviezen.blanco(dienst, id_))
        if a.zelf:
            adviezen.vaststellen(self.als(a.wie), id_, tekst)
            return
        gedateerd = a.gedateerd or self.dag
        stuk = self.voeg_stuk_toe(
            a.nummer, Stuksoort.ADVIES, f"Advies {a.volgorde} {a.wie.naam}.pdf", "Deskundigenadvies", a.wie.naam,
            oefenstukken.adviesdelen(d, tekst, a.wie.functie), gedateerd)  # fmt: skip
        adviezen.overnemen(dienst, id_, a.volgorde, a.wie.id, tekst, stuk, gedateerd)

    def naar_zitting_met_verschil(self, nummer: int, reden: str) -> None:
        """The adviezen differ: the secretaris lets the zitting weigh that."""
        adviesverschil.kiezen(self._secretaris, self._id(nummer), Verschilweg.ZITTING, reden)

    # --- zitting ------------------------------------------------------------------------------------------------------

    def plan(self, datum: date, begintijd: str = "13.30", eindtijd: str = "15.30", plaats: str = PLAATS) -> None:
        """Plan a zitting with all four members."""
        self.werk.zittingen[datum] = zittingen.plannen(self._secretaris, zittingen.Zittingplan(
            datum=datum, begintijd=begintijd, eindtijd=eindtijd, plaats=plaats, voorzitter_id=VOORZITTER.id,
            stemgerechtigden=tuple(p.id for p in LEDEN), secretaris_id=SECRETARIS.id,
        ))  # fmt: skip

    def agendeer(self, datum: date, *nummers: int) -> None:
        """Put dossiers on the agenda, in this order."""
        for nummer in nummers:
            zittingen.agenderen(self._secretaris, self.werk.zittingen[datum], self._id(nummer))

    def open_zitting(self) -> None:
        """Everybody is there."""
        zitting_behandelen.openen(
            self._secretaris, self.werk.zittingen[self.dag], aanwezig=frozenset(p.id for p in (*LEDEN, SECRETARIS)),
            voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id,
        )  # fmt: skip

    def wijs_toe(self, nummer: int, tegen: Tegenstem | None = None) -> None:
        """Toegewezen as asked; all others are for it."""
        dienst, zitting, id_ = self._secretaris, self.werk.zittingen[self.dag], self._id(nummer)
        zitting_behandelen.voornemen(dienst, zitting, id_, zoals_gevraagd(_bespreek(dienst, zitting, id_)))
        if tegen is not None:
            zitting_behandelen.stem_noteren(dienst, zitting, id_, tegen.lid.id, Stemkeuze.TEGEN, tegen.standpunt)
        zitting_behandelen.allen_voor(dienst, zitting, id_)
        zitting_behandelen.vaststellen_uitslag(dienst, zitting, id_)

    def wijs_af(self, nummer: int) -> None:
        """Afgewezen; all are for it."""
        dienst, zitting, id_ = self._secretaris, self.werk.zittingen[self.dag], self._id(nummer)
        _bespreek(dienst, zitting, id_)
        zitting_behandelen.voornemen(dienst, zitting, id_, Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))
        zitting_behandelen.allen_voor(dienst, zitting, id_)
        zitting_behandelen.vaststellen_uitslag(dienst, zitting, id_)

    def houd_aan(self, nummer: int, tot: date, waarvoor: str, wie: str, termijn: str) -> None:
        """Aangehouden, without a vote."""
        dienst, zitting, id_ = self._secretaris, self.werk.zittingen[self.dag], self._id(nummer)
        zitting_behandelen.voornemen(dienst, zitting, id_, Voorgenomen(
            uitkomst=Uitkomst.AANGEHOUDEN, aanhouden_tot=tot, aanhouden_waarvoor=waarvoor, aanhouden_wie=wie,
            aanhouden_termijn=termijn,
        ))  # fmt: skip
        zitting_behandelen.vaststellen_uitslag(dienst, zitting, id_)

    def sluit_zitting(self) -> None:
        """Close it, let each member bekrachtigen, and fix the besluitenlijst.

        The practice passphrases stand on the login page, so deriving their keys here would only cost seconds.
        """
        zitting = self.werk.zittingen[self.dag]
        zitting_behandelen.sluiten(self._secretaris, zitting)
        for eigen in map(self.als, LEDEN):
            bekrachtigen.bekrachtigen(eigen, zitting, partial(_open, eigen.zegel))
        lijstbekrachtiging.lijst_vaststellen(self.als(VOORZITTER), zitting)

    # --- schriftelijke ronde ------------------------------------------------------------------------------------------

    def plan_ronde(self, uiterlijk: date, aanleiding: str, *nummers: int) -> None:
        """Plan a ronde that begins today, with all four members, and open it with these dossiers."""
        self.werk.zittingen[self.dag] = zittingen.plannen(self._secretaris, zittingen.Zittingplan(
            datum=self.dag, voorzitter_id=VOORZITTER.id, stemgerechtigden=tuple(p.id for p in LEDEN),
            secretaris_id=SECRETARIS.id, uiterlijk=uiterlijk, aanleiding=aanleiding,
        ))  # fmt: skip
        self.agendeer(self.dag, *nummers)
        self.open_zitting()

    def leg_voor(self, ronde: date, nummer: int, *, aan_bestuur: bool = False) -> None:
        """What is put to the vote: to grant what was asked, or to advise the bestuur to do so."""
        dienst, zitting, id_ = self._secretaris, self.werk.zittingen[ronde], self._id(nummer)
        gevraagd = zoals_gevraagd(_bespreek(dienst, zitting, id_))
        if aan_bestuur:
            gevraagd = replace(gevraagd, uitkomst=Uitkomst.ADVIES_BESTUUR, advies=gevraagd.uitkomst)
        zitting_behandelen.voornemen(dienst, zitting, id_, gevraagd)

    def stem_zelf(self, ronde: date, lid: Persoon, *nummers: int) -> None:
        """A member votes for these, with the own key."""
        eigen = self.als(lid)
        stem = rondestemmen.Stemuiting(keuze=Stemkeuze.VOOR)
        rondestemmen.uitbrengen(eigen, self.werk.zittingen[ronde], {self._id(nummer): stem for nummer in nummers},
                                partial(_open, eigen.zegel))  # fmt: skip

    def sluit_ronde(self, ronde: date, *nummers: int) -> None:
        """Everybody voted: fix the outcomes and the besluitenlijst. There is nothing to bekrachtigen."""
        zitting = self.werk.zittingen[ronde]
        for nummer in nummers:
            zitting_behandelen.vaststellen_uitslag(self._secretaris, zitting, self._id(nummer))
        zitting_behandelen.sluiten(self._secretaris, zitting)
        lijstbekrachtiging.lijst_vaststellen(self.als(VOORZITTER), zitting)

    # --- besluit ------------------------------------------------------------------------------------------------------

    def leg_in_tekenmap(self, nummer: int, beoordeling: str = "", afwijking: str = "") -> None:
        """Complete the reasons of the besluit and close it; the check must have nothing left."""
        dienst, d = self._secretaris, _DOSSIERS[nummer]
        b = self._besluit(nummer)
        redenen = replace(
            b.redenen, gewone_taal=_gewoon(d.beeld.gewone_taal, d), duur_gewone_taal=_gewoon(d.beeld.duur_gewone_taal, d),
            beoordeling_adviezen=" ".join(filter(None, (b.redenen.beoordeling_adviezen, beoordeling))), afwijking=afwijking,
            mening=f"Wat {d.roepnaam} en de ouders willen, past bij deze categorie en deze duur.",
        )  # fmt: skip
        besluiten.wijzigen(dienst, b.id, categorie=b.categorie, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                           redenen=redenen)  # fmt: skip
        besluiten.naar_tekenmap(dienst, b.id)

    def leg_voorziening_in_tekenmap(self, nummer: int, per: date | None) -> None:
        """The two answers about a voorziening: the reasons of the besluit, and from when there is a place, or none yet."""
        dienst, d = self._secretaris, _DOSSIERS[nummer]
        b = self._besluit(nummer)
        redenen = replace(b.redenen, gewone_taal=_gewoon(d.beeld.gewone_taal, d), nodig=d.waarom,
                          mening=f"Wat {d.roepnaam} en de ouders willen, past bij deze voorziening.")  # fmt: skip
        besluiten.wijzigen(dienst, b.id, categorie=None, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum, redenen=redenen,
                           bedrag_cent=b.bedrag_cent, plaats=Plaatsantwoord.PLAATSBAAR if per else Plaatsantwoord.WACHTLIJST,
                           plaats_per=per)  # fmt: skip
        besluiten.naar_tekenmap(dienst, b.id)

    def motiveer_afwijzing(self, nummer: int, redenen: Redenen) -> None:
        """The reasons of a refusal beside what the adviezen gave, and into the Tekenmap."""
        dienst = self._secretaris
        b = self._besluit(nummer)
        besluiten.wijzigen(
            dienst, b.id, categorie=None, ingangsdatum=b.ingangsdatum, einddatum=None,
            redenen=replace(redenen, gedaan=b.redenen.gedaan, beoordeling_adviezen=b.redenen.beoordeling_adviezen),
        )  # fmt: skip
        besluiten.naar_tekenmap(dienst, b.id)

    def teken(self, *nummers: int) -> None:
        """The voorzitter signs, in this order."""
        dienst = self.als(VOORZITTER)
        ondertekenaar = laad_ondertekenaar(dienst)
        for nummer in nummers:
            ondertekenen.tekenen(dienst, self._besluit(nummer).id, Tekenwijze.DIGITAAL, ondertekenaar=ondertekenaar)

    # --- bezwaar ------------------------------------------------------------------------------------------------------

    def neem_bezwaar_in(self, nummer: int, gronden: str, dagtekening: date) -> None:
        """The letter of a parent comes by post and is noted in the register."""
        wie = _DOSSIERS[nummer].verzorgers[0].naam
        self.voeg_stuk_toe(nummer, Stuksoort.BEZWAAR, "Bezwaarschrift.pdf", "Bezwaarschrift", wie,
                           (("Waarom ik bezwaar maak", gronden),), dagtekening)  # fmt: skip
        self.werk.bezwaren[nummer] = bezwaren.registreren(self._secretaris, self._id(nummer), bezwaren.Bezwaarinvoer(
            indiener=Indiener.OUDER, naam=wie, gronden=gronden,
            ontvangst=Ontvangst(ontvangen_op=self.dag, dagtekening=dagtekening, gepost_op=dagtekening),
        ))  # fmt: skip

    def bevestig_bezwaar(self, nummer: int) -> None:
        """Its receipt is confirmed (Awb 6:14)."""
        bezwaren.bevestigen(self._secretaris, self.werk.bezwaren[nummer], self.dag)


def _bespreek(dienst: Dienst, zitting: ZittingId, id_: AanvraagId) -> Aanvraag:
    """Answer the questions about the adviezen, if anybody advises, and how pupil and ouders were heard."""
    aanvraag = toetsing.stand(dienst, id_).aanvraag
    if beschrijving(aanvraag.soort).met_adviezen:
        zitting_behandelen.vergewissen(dienst, zitting, id_, _ALLE_DRIE)
    zitting_behandelen.horen(dienst, zitting, id_, zoals_aanvraag(aanvraag.formulier.b))
    return aanvraag


def _open(zegel: Zegel) -> AbstractContextManager[Zegel]:
    """Keys that are open already, and stay open."""
    return nullcontext(zegel)


def _gewoon(tekst: str, d: Oefendossier) -> str:
    return tekst.replace("{naam}", d.roepnaam)
