"""A zitting of the commission: agenda, attendance, verschoning, stemmen and outcome per item."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cvt_desktop.domain.agendapunt import (
    Agendapunt,
    Behandeling,
    Deelnemer,
    Gasten,
    Hoedanigheid,
    Ronde,
    Uitkomst,
    Vergewissing,
    Verschoning,
    Voorgenomen,
)
from cvt_desktop.domain.commissie import EERSTE_COMMISSIE, Commissie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.hoorrecht import Hoorrecht
from cvt_desktop.domain.ids import AanvraagId, CommissieId, PersoonId, ZittingId
from cvt_desktop.domain.stem import Bekrachtiging, Quorum, Stem, Stemregel, Uitslag, quorum, uitslag
from cvt_desktop.domain.zittingtoestand import LIGT_VAST, Zittingtoestand

__all__ = [
    "Agendapunt", "Deelnemer", "Hoedanigheid", "Uitkomst", "Vergewissing", "Verschoning", "Voorgenomen", "Zitting",
    "Zittingtoestand",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Zitting:
    """A meeting of one commission, with the name, rule, quorum and numbers (``nummering``) that it had when it was opened."""

    id: ZittingId
    datum: date
    begintijd: str = "13.30"
    eindtijd: str = "15.30"
    plaats: str = field(default="", repr=False)
    commissie: str = ""
    commissie_id: CommissieId = EERSTE_COMMISSIE
    toestand: Zittingtoestand = Zittingtoestand.GEPLAND
    deelnemers: tuple[Deelnemer, ...] = ()
    voorzitter_id: PersoonId | None = None
    secretaris_id: PersoonId | None = None
    quorum: int = 3
    gedragsdeskundige_nodig: bool = True
    regel: Stemregel = Stemregel.CONSENSUS
    punten: tuple[Agendapunt, ...] = ()
    gasten_aanwezig: bool = False
    geopend_op: datetime | None = None
    gesloten_op: datetime | None = None
    vastgesteld_door: PersoonId | None = None
    vastgesteld_op: date | None = None
    mededelingen: str = field(default="", repr=False)
    ronde: Ronde | None = None
    bekrachtiging: Bekrachtiging = Bekrachtiging.EIGEN_SLEUTEL
    nummering: tuple[AanvraagId, ...] = ()
    versie: int = 0

    @property
    def zonder_zitting(self) -> bool:
        """Whether one person decided on two adviezen, without a zitting (model M3)."""
        return self.toestand is Zittingtoestand.ZONDER_ZITTING

    def van(self, commissie: Commissie) -> Zitting:
        """Under the rules of this commission as they are now; what is opened keeps what it had. A ronde has own stemmen."""
        self._eis(Zittingtoestand.GEPLAND)
        hoe = Bekrachtiging.EIGEN_SLEUTEL if self.ronde is not None else commissie.bekrachtiging
        return replace(self, commissie=commissie.naam, commissie_id=commissie.id, quorum=commissie.quorum, bekrachtiging=hoe,
                       gedragsdeskundige_nodig=commissie.gedragsdeskundige_nodig, regel=commissie.regel)  # fmt: skip

    # --- agenda -------------------------------------------------------------------------------------------------

    def agenderen(self, punt: Agendapunt) -> Zitting:
        """Put a dossier on the agenda of a zitting that is not closed."""
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        if any(p.aanvraag_id == punt.aanvraag_id for p in self.punten):
            raise ToestandError("Dit dossier staat al op de agenda. Kies een ander dossier.", code="al-op-agenda")
        nummers = self.nummering and tuple(dict.fromkeys((*self.nummering, punt.aanvraag_id)))
        return replace(self, punten=(*self.punten, punt), nummering=nummers)

    def afvoeren(self, aanvraag_id: AanvraagId) -> Zitting:
        """Take an undecided dossier off the agenda."""
        if self.punt(aanvraag_id).beslist:
            raise ToestandError("Over dit punt is al beslist; het blijft op de besluitenlijst. Neem het besluit eerst terug.",
                                code="punt-beslist")  # fmt: skip
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        return replace(self, punten=tuple(p for p in self.punten if p.aanvraag_id != aanvraag_id))

    def ordenen(self, volgorde: tuple[AanvraagId, ...]) -> Zitting:
        """Put the items in this order; raises ``ToestandError`` when it does not name each item once."""
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        if sorted(volgorde) != sorted(p.aanvraag_id for p in self.punten):
            raise ToestandError("De agenda is intussen gewijzigd. Kijk de volgorde nog eens na.", code="volgorde")
        return replace(self, punten=tuple(self.punt(a) for a in volgorde))

    def nummer(self, aanvraag_id: AanvraagId) -> int:
        """The number of an item on the agenda, from 1; what leaves an open zitting takes its number along."""
        volgorde = self.nummering or tuple(p.aanvraag_id for p in self.punten)
        return volgorde.index(self.punt(aanvraag_id).aanvraag_id) + 1

    def voorbereiden(self, aanvraag_id: AanvraagId, voorstel: Voorgenomen | None, redenen: str) -> Zitting:
        """Write the conceptbesluit of an item that is not decided."""
        return self.met_punt(replace(self._onbeslist(aanvraag_id), voorstel=voorstel, concept_redenen=redenen))

    def uitnodigen(self, aanvraag_id: AanvraagId, gasten: Gasten | None) -> Zitting:
        """Who comes in at an item that is not decided; None: nobody after all."""
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        if self.ronde is not None:
            raise ToestandError("In een schriftelijke ronde komt niemand binnen. Kies een zitting.", code="ronde-gasten")
        return self.met_punt(replace(self._onbeslist(aanvraag_id), gasten=gasten))

    def verschonen(self, aanvraag_id: AanvraagId, verschoning: Verschoning) -> Zitting:
        """Somebody steps aside at this item (Awb 2:4); a stem that was noted is gone."""
        punt = self._onbeslist(aanvraag_id)
        ander = tuple(v for v in punt.verschoningen if v.persoon_id != verschoning.persoon_id)
        stemmen = tuple(s for s in punt.stemmen if s.persoon_id != verschoning.persoon_id)
        return self.met_punt(replace(punt, verschoningen=(*ander, verschoning), stemmen=stemmen))

    def toch_meedoen(self, aanvraag_id: AanvraagId, persoon_id: PersoonId) -> Zitting:
        """Take a verschoning back while the item is not decided."""
        punt = self._onbeslist(aanvraag_id)
        return self.met_punt(replace(punt, verschoningen=tuple(v for v in punt.verschoningen if v.persoon_id != persoon_id)))

    def punt(self, aanvraag_id: AanvraagId) -> Agendapunt:
        """The item of one dossier; raises ``ToestandError`` when it is not on this agenda."""
        for punt in self.punten:
            if punt.aanvraag_id == aanvraag_id:
                return punt
        raise ToestandError("Dit dossier staat niet op de agenda van deze zitting. Zet het er eerst op.", code="niet-op-agenda")

    def met_punt(self, punt: Agendapunt) -> Zitting:
        """The same zitting with one item replaced."""
        return replace(self, punten=tuple(punt if p.aanvraag_id == punt.aanvraag_id else p for p in self.punten))

    # --- attendance ---------------------------------------------------------------------------------------------

    def openen(self, op: datetime) -> Zitting:
        """Open it: a chair and a secretaris must be there, and enough members to decide anything."""
        self._eis(Zittingtoestand.GEPLAND)
        if self.voorzitter_id is None:
            raise ToestandError("Kies een voorzitter die aanwezig is.", code="geen-voorzitter", veld="voorzitter")
        if self.voorzitter_id not in self.aanwezigen:
            raise ToestandError("De voorzitter staat niet bij wie er is. Vink eerst aan wie er is, of kies een ander.",
                                code="voorzitter-afwezig", veld=str(self.voorzitter_id))  # fmt: skip
        if self.secretaris_id not in self.aanwezigen:
            raise ToestandError("Kies een aanwezige die de besluitenlijst bijhoudt.", code="geen-secretaris", veld="secretaris")
        self._eis_geen_dubbelrol()
        return replace(self, toestand=Zittingtoestand.GEOPEND, geopend_op=op, nummering=tuple(p.aanvraag_id for p in self.punten))

    def leiden(self, voorzitter_id: PersoonId | None, secretaris_id: PersoonId | None) -> Zitting:
        """Who leads and who keeps the besluitenlijst; the secretaris of a zitting has no stem in it."""
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        nieuw = replace(self, voorzitter_id=voorzitter_id, secretaris_id=secretaris_id)
        leden = {d.persoon_id for d in self.deelnemers if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD}
        if voorzitter_id is not None and voorzitter_id not in leden:
            raise ToestandError("De voorzitter van een zitting is een stemgerechtigd lid dat aan tafel zit. Kies een ander.",
                                code="voorzitter-lid", veld="voorzitter")  # fmt: skip
        nieuw._eis_geen_dubbelrol()
        return nieuw

    def deelnemer_erbij(self, deelnemer: Deelnemer) -> Zitting:
        """Somebody joins the table, for example a plaatsvervanger when the quorum fails."""
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        if any(d.persoon_id == deelnemer.persoon_id for d in self.deelnemers):
            raise ToestandError("Deze persoon zit al aan tafel. Vink hem of haar aan als aanwezig.", code="al-deelnemer")
        return replace(self, deelnemers=(*self.deelnemers, deelnemer))

    def met_gasten(self, aanwezig: bool) -> Zitting:
        """Guests come in or leave."""
        self._eis(Zittingtoestand.GEOPEND)
        return replace(self, gasten_aanwezig=aanwezig)

    def aanwezigheid(self, persoon_id: PersoonId, aanwezig: bool) -> Zitting:
        """Somebody comes or leaves; it counts from the next item that is decided."""
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        if self.toestand is Zittingtoestand.GEOPEND and persoon_id == self.secretaris_id and not aanwezig:
            raise ToestandError("Kies eerst wie de besluitenlijst overneemt.", code="geen-secretaris", veld="secretaris")
        return replace(self, deelnemers=tuple(
            replace(d, aanwezig=aanwezig) if d.persoon_id == persoon_id else d for d in self.deelnemers))  # fmt: skip

    @property
    def aanwezigen(self) -> tuple[PersoonId, ...]:
        """Who is at the table now."""
        return tuple(d.persoon_id for d in self.deelnemers if d.aanwezig)

    def stemmers(self, punt: Agendapunt) -> tuple[Deelnemer, ...]:
        """Who may vote on this item: a present stemgerechtigd lid who is not verschoond."""
        return tuple(
            d for d in self.deelnemers
            if d.aanwezig and d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD and not punt.is_verschoond(d.persoon_id)
        )  # fmt: skip

    def quorum_voor(self, punt: Agendapunt) -> Quorum:
        """The quorum on this item, after verschoning."""
        return self._quorum(self.stemmers(punt))

    def quorum_zonder(self, niet_mee: frozenset[PersoonId]) -> Quorum:
        """The quorum when all stemgerechtigden come, but for ``niet_mee``: for the agenda, before anybody is present."""
        wie = (d for d in self.deelnemers if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD and d.persoon_id not in niet_mee)
        return self._quorum(tuple(wie))

    def _quorum(self, stemmers: tuple[Deelnemer, ...]) -> Quorum:
        return quorum(
            stemmers=len(stemmers), nodig=self.quorum, gedragsdeskundige_nodig=self.gedragsdeskundige_nodig,
            met_gedragsdeskundige=any(d.gedragsdeskundige for d in stemmers),
        )  # fmt: skip

    # --- deciding -----------------------------------------------------------------------------------------------

    def voornemen(self, aanvraag_id: AanvraagId, voorgenomen: Voorgenomen, **met: bool) -> Zitting:
        """Choose the outcome that is put to the vote; stemmen on another outcome are gone. ``met`` as in ``eis_volledig``."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self._onbeslist(aanvraag_id)
        voorgenomen.eis_volledig(**met)
        stemmen = punt.stemmen if punt.voorgenomen == voorgenomen else ()
        return self.met_punt(replace(punt, voorgenomen=voorgenomen, stemmen=stemmen))

    def vergewissen(self, aanvraag_id: AanvraagId, vergewissing: Vergewissing) -> Zitting:
        """Note the answers to the three questions about the adviezen (Awb 3:9)."""
        self._eis(Zittingtoestand.GEOPEND)
        return self.met_punt(replace(self._onbeslist(aanvraag_id), vergewissing=vergewissing))

    def horen(self, aanvraag_id: AanvraagId, hoorrecht: Hoorrecht) -> Zitting:
        """Establish how pupil and ouders were heard (WVO 2020 art. 2.44); raises ``ToestandError`` with what lacks."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self._onbeslist(aanvraag_id)
        hoorrecht.eis_volledig()
        return self.met_punt(replace(punt, hoorrecht=hoorrecht))

    def aantekenen(self, aanvraag_id: AanvraagId, redenen: str, niet_voor_de_brief: str) -> Zitting:
        """Keep the reasons for the letter, and what is part of the file but of no letter."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self.punt(aanvraag_id)
        return self.met_punt(replace(punt, concept_redenen=redenen, niet_voor_de_brief=niet_voor_de_brief))

    def stem_noteren(self, aanvraag_id: AanvraagId, stem: Stem) -> Zitting:
        """Note the stem of a member; only of somebody who may vote on this item."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self._onbeslist(aanvraag_id)
        if punt.voorgenomen is None:
            raise ToestandError("Kies eerst een uitkomst.", code="geen-uitkomst")
        self._eis_stemmer(punt, stem.persoon_id)
        return self.met_punt(punt.met_stem(stem))

    def vaststellen_uitslag(self, aanvraag_id: AanvraagId, *, met_adviezen: bool = True) -> Zitting:
        """Fix a bespreekstuk, with who was there: only with attendance, quorum and (``met_adviezen``) Awb 3:9."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self._onbeslist(aanvraag_id)
        if punt.voorgenomen is None:
            raise ToestandError("Kies eerst een uitkomst.", code="geen-uitkomst")
        if not self.aanwezigen:
            raise ToestandError("Noteer eerst wie aanwezig is.", code="geen-aanwezigheid")
        if punt.voorgenomen.uitkomst.zonder_stemming:
            gevolg = Uitslag(aangenomen=True, voor=0, tegen=0, onthoudingen=0,
                             zin=f"Zonder stemming: {punt.voorgenomen.uitkomst}.")  # fmt: skip
        else:
            self._eis_besluitvaardig(punt, met_adviezen=met_adviezen)
            gevolg = self.uitslag_van(punt)
            if not gevolg.aangenomen:
                raise ToestandError(gevolg.zin, code="niet-aangenomen")
        stemmen = () if punt.voorgenomen.uitkomst.zonder_stemming else self.geldige_stemmen(punt)
        return self.met_punt(replace(punt, stemmen=stemmen, uitslag=gevolg, aanwezigen=self.aanwezigen,
                                     behandeling=Behandeling.BESPREEKSTUK))  # fmt: skip

    def geldige_stemmen(self, punt: Agendapunt) -> tuple[Stem, ...]:
        """The stemmen of those who may vote now: who left before the decision, or stepped aside, counts no more."""
        stemmers = {d.persoon_id for d in self.stemmers(punt)}
        return tuple(s for s in punt.stemmen if s.persoon_id in stemmers)

    def uitslag_van(self, punt: Agendapunt) -> Uitslag:
        """What the stemmen so far decide about the chosen outcome."""
        return self._tel(punt, self.geldige_stemmen(punt), len(self.stemmers(punt)))

    def terugnemen(self, aanvraag_id: AanvraagId) -> Zitting:
        """Take a decided item back while the zitting is open (undo of a wrong key)."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self.punt(aanvraag_id)
        if not punt.beslist:
            raise ToestandError("Over dit punt is nog niet beslist. Stel eerst de uitkomst vast.", code="punt-onbeslist")
        return self.met_punt(replace(punt, uitslag=None, aanwezigen=(), beslist_op=None))

    # --- after --------------------------------------------------------------------------------------------------

    def bekrachtigen(self, persoon_id: PersoonId, aanvragen: frozenset[AanvraagId], op: datetime) -> Zitting:
        """Confirm one's own stemmen on the named items, once, with the own passphrase (screens.md 4.10)."""
        return self._over_stemmen(persoon_id, aanvragen, lambda s: replace(
            s, bekrachtigd_op=s.bekrachtigd_op or op, betwist_op=None))  # fmt: skip

    def betwisten(self, persoon_id: PersoonId, aanvragen: frozenset[AanvraagId], op: datetime) -> Zitting:
        """Mark own stemmen that were noted wrongly: they are not bekrachtigd, and the voorzitter sees it."""
        return self._over_stemmen(persoon_id, aanvragen, lambda s: replace(s, bekrachtigd_op=None, betwist_op=op))

    def stem_herstellen(self, aanvraag_id: AanvraagId, stem: Stem) -> Zitting:
        """Correct a stem on a decided item, until the besluitenlijst is vastgesteld; it loses its bekrachtiging.

        Raises ``ToestandError`` when the outcome would not be carried any more.
        """
        self._eis(Zittingtoestand.GEOPEND, Zittingtoestand.GESLOTEN)
        punt = self.punt(aanvraag_id)
        if not punt.beslist or punt.uitslag is None or punt.stem_van(stem.persoon_id) is None:
            raise ToestandError("Van dit lid is bij dit punt geen stem genoteerd. Kies een lid dat stemde.", code="geen-stem")
        hersteld = punt.met_stem(replace(stem, bekrachtigd_op=None, betwist_op=None))
        gevolg = self._tel(hersteld, hersteld.stemmen, len(hersteld.stemmen))
        if not gevolg.aangenomen:
            raise ToestandError("Met deze stem is er geen meerderheid meer. Neem het besluit terug en stem opnieuw.",
                                code="niet-aangenomen")  # fmt: skip
        return self.met_punt(replace(hersteld, uitslag=gevolg))

    def stem_toelichten(self, aanvraag_id: AanvraagId, persoon_id: PersoonId, reden: str) -> Zitting:
        """Add the reason of a stem, also after the decision, until it is bekrachtigd (screens.md 4.9)."""
        self._eis(Zittingtoestand.GEOPEND, Zittingtoestand.GESLOTEN)
        punt = self.punt(aanvraag_id)
        stem = punt.stem_van(persoon_id)
        if stem is None:
            raise ToestandError("Van dit lid is bij dit punt geen stem genoteerd. Kies een lid dat stemde.", code="geen-stem")
        if stem.bekrachtigd_op is not None:
            raise ToestandError("Deze stem is bekrachtigd en kan niet meer worden toegelicht. Zet de toelichting in een notitie.",
                                code="stem-bekrachtigd")  # fmt: skip
        return self.met_punt(punt.met_stem(replace(stem, reden=reden.strip())))

    def gedragen(self, aanvraag_id: AanvraagId, tellen: Container[PersoonId]) -> bool:
        """Whether the stemmen that count reach the quorum and carry the outcome by themselves (screens.md 4.10, 3).

        Without a zitting nobody votes: one person decides.
        """
        punt = self.punt(aanvraag_id)
        if self.zonder_zitting:
            return punt.beslist
        stemmen = tuple(s for s in punt.stemmen if s.persoon_id in tellen)
        return punt.beslist and len(stemmen) >= self.quorum and self._tel(punt, stemmen, len(stemmen)).aangenomen

    def sluiten(self, op: datetime) -> Zitting:
        """Close it: each item must have been dealt with or taken off the agenda."""
        self._eis(Zittingtoestand.GEOPEND)
        open_punten = [p.kenmerk for p in self.punten if not p.beslist]
        if open_punten:
            raise ToestandError(f"Nog niet behandeld: {', '.join(open_punten)}. Beslis erover of haal ze van de agenda.",
                                code="punten-open")  # fmt: skip
        return replace(self, toestand=Zittingtoestand.GESLOTEN, gesloten_op=op, gasten_aanwezig=False)

    def lijst_vaststellen(self, persoon_id: PersoonId, op: date) -> Zitting:
        """The voorzitter fixes the besluitenlijst."""
        self._eis(Zittingtoestand.GESLOTEN)
        return replace(self, toestand=Zittingtoestand.VASTGESTELD, vastgesteld_door=persoon_id, vastgesteld_op=op)

    def _over_stemmen(self, persoon_id: PersoonId, aanvragen: frozenset[AanvraagId], doe: Callable[[Stem], Stem]) -> Zitting:
        self._eis(Zittingtoestand.GEOPEND, Zittingtoestand.GESLOTEN, Zittingtoestand.VASTGESTELD)
        nieuw = self
        for punt in self.punten:
            stem = punt.stem_van(persoon_id)
            if punt.aanvraag_id in aanvragen and punt.beslist and stem is not None:
                nieuw = nieuw.met_punt(punt.met_stem(doe(stem)))
        return nieuw

    def _tel(self, punt: Agendapunt, stemmen: tuple[Stem, ...], stemmers: int) -> Uitslag:
        uitkomst = punt.voorgenomen.omschrijving if punt.voorgenomen else "geen uitkomst gekozen"
        return uitslag(stemmen, regel=self.regel, nodig=self.quorum, stemmers=stemmers,
                       voorzitter_id=self.voorzitter_id, uitkomst=uitkomst)  # fmt: skip

    # --- guards -------------------------------------------------------------------------------------------------

    def _eis(self, *toestanden: Zittingtoestand) -> None:
        if self.toestand not in toestanden:
            nog_open = self.toestand is Zittingtoestand.GEOPEND and Zittingtoestand.GEPLAND not in toestanden
            melding = "Deze zitting is nog open. Sluit haar eerst." if nog_open else LIGT_VAST[self.toestand]
            raise ToestandError(melding, code="zitting-toestand")

    def _eis_geen_dubbelrol(self) -> None:
        for d in self.deelnemers:
            if d.persoon_id == self.secretaris_id and d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD:
                raise ToestandError("De secretaris van een zitting heeft daarin geen stem. Kies een ander.",
                                    code="secretaris-stem", veld="secretaris")  # fmt: skip

    def _eis_stemmer(self, punt: Agendapunt, persoon_id: PersoonId) -> None:
        if persoon_id == self.secretaris_id:
            raise ToestandError("De secretaris heeft geen stem. Kies een lid met stemrecht.", code="secretaris-stem")
        if punt.is_verschoond(persoon_id):
            raise ToestandError("Dit lid is verschoond bij dit punt en stemt niet mee. Kies een ander lid.", code="verschoond")
        if all(d.persoon_id != persoon_id for d in self.stemmers(punt)):
            raise ToestandError("Alleen een aanwezig stemgerechtigd lid kan stemmen. Zet het lid eerst op aanwezig.",
                                code="geen-stemrecht")  # fmt: skip

    def _eis_besluitvaardig(self, punt: Agendapunt, *, met_adviezen: bool) -> None:
        q = self.quorum_voor(punt)
        if not q.voldoende:
            raise ToestandError(q.reden, code="geen-quorum")
        if met_adviezen and not punt.vergewissing.compleet:
            raise ToestandError("Beantwoord eerst de drie vragen over de adviezen (Awb 3:9), of kies Aanhouden of Terug.",
                                code="vergewis", veld="vergewissing")  # fmt: skip

    def _onbeslist(self, aanvraag_id: AanvraagId) -> Agendapunt:
        punt = self.punt(aanvraag_id)
        if punt.beslist:
            raise ToestandError("Over dit punt is al beslist. Neem het besluit eerst terug.", code="punt-beslist")
        return punt
