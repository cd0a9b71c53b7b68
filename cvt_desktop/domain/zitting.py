"""A zitting of the commission: agenda, attendance, verschoning, stemmen and outcome per item."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.stem import Quorum, Stem, Stemkeuze, Stemregel, Uitslag, quorum, uitslag


class Zittingtoestand(StrEnum):
    """Planned, open, closed, and the besluitenlijst vastgesteld by the voorzitter."""

    GEPLAND = "gepland"
    GEOPEND = "geopend"
    GESLOTEN = "gesloten"
    VASTGESTELD = "besluitenlijst vastgesteld"


class Hoedanigheid(StrEnum):
    """In which capacity somebody sits at the table."""

    STEMGERECHTIGD = "stemgerechtigd lid"
    ADVISEREND = "adviserend"
    SECRETARIS = "secretaris"
    GAST = "gast"


class Uitkomst(StrEnum):
    """What can come of an item (screens.md 4.9)."""

    TOEGEWEZEN = "toegewezen zoals gevraagd"
    TOEGEWEZEN_ANDERS = "toegewezen, anders dan gevraagd"
    AFGEWEZEN = "afgewezen"
    AANGEHOUDEN = "aangehouden"
    TERUG = "terug naar de deskundigen"
    ADVIES_BESTUUR = "advies aan het bestuur"

    @property
    def besluit(self) -> bool:
        """Whether a besluit with letters follows."""
        return self in {Uitkomst.TOEGEWEZEN, Uitkomst.TOEGEWEZEN_ANDERS, Uitkomst.AFGEWEZEN}

    @property
    def tlv(self) -> bool:
        """Whether a TLV follows."""
        return self in {Uitkomst.TOEGEWEZEN, Uitkomst.TOEGEWEZEN_ANDERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelnemer:
    """Somebody at the table. ``gedragsdeskundige``: orthopedagoog or psycholoog, for the composition rule."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    hoedanigheid: Hoedanigheid
    gedragsdeskundige: bool = False
    aanwezig: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschoning:
    """Somebody who does not take part in one item, with the ground (Awb 2:4)."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    grond: str
    bron: str = "awb-2:4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergewissing:
    """Three questions at the table about both adviezen (Awb 3:9, LBT 107186)."""

    zorgvuldig: bool | None = None
    feiten: bool | None = None
    dragen_conclusie: bool | None = None

    @property
    def compleet(self) -> bool:
        """All three answered yes."""
        return bool(self.zorgvuldig and self.feiten and self.dragen_conclusie)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorgenomen:
    """An outcome with what it needs: category and dates for a TLV, the reason where it differs, the wait for a delay."""

    uitkomst: Uitkomst
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    waarom_anders: str = field(default="", repr=False)
    aanhouden_tot: date | None = None
    aanhouden_waarvoor: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendapunt:
    """One dossier on the agenda. ``aanwezigen`` freezes who was at the table when it was decided."""

    aanvraag_id: AanvraagId
    kenmerk: str
    verschoningen: tuple[Verschoning, ...] = ()
    vergewissing: Vergewissing = Vergewissing()
    voorstel: Voorgenomen | None = None
    concept_redenen: str = field(default="", repr=False)
    niet_voor_de_brief: str = field(default="", repr=False)
    voorgenomen: Voorgenomen | None = None
    stemmen: tuple[Stem, ...] = ()
    aanwezigen: tuple[PersoonId, ...] = ()
    uitslag: Uitslag | None = None

    @property
    def beslist(self) -> bool:
        """Whether the item has been dealt with."""
        return self.uitslag is not None

    def is_verschoond(self, persoon_id: PersoonId) -> bool:
        """Whether this person takes no part in this item."""
        return any(v.persoon_id == persoon_id for v in self.verschoningen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zitting:
    """A meeting of the commission with its rule and quorum as they were when it was opened."""

    id: ZittingId
    datum: date
    begintijd: str = "13.30"
    eindtijd: str = "15.30"
    plaats: str = field(default="", repr=False)
    commissie: str = ""
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
    versie: int = 0

    # --- agenda -------------------------------------------------------------------------------------------------

    def agenderen(self, punt: Agendapunt) -> Zitting:
        """Put a dossier on the agenda of a zitting that is not closed."""
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
        if any(p.aanvraag_id == punt.aanvraag_id for p in self.punten):
            raise ToestandError("Dit dossier staat al op de agenda.", code="al-op-agenda")
        return replace(self, punten=(*self.punten, punt))

    def afvoeren(self, aanvraag_id: AanvraagId) -> Zitting:
        """Take an undecided dossier off the agenda."""
        if self.punt(aanvraag_id).beslist:
            raise ToestandError("Over dit punt is al beslist; het blijft op de besluitenlijst.", code="punt-beslist")
        return replace(self, punten=tuple(p for p in self.punten if p.aanvraag_id != aanvraag_id))

    def punt(self, aanvraag_id: AanvraagId) -> Agendapunt:
        """The item of one dossier; raises ``ToestandError`` when it is not on this agenda."""
        for punt in self.punten:
            if punt.aanvraag_id == aanvraag_id:
                return punt
        raise ToestandError("Dit dossier staat niet op de agenda van deze zitting.", code="niet-op-agenda")

    def met_punt(self, punt: Agendapunt) -> Zitting:
        """The same zitting with one item replaced."""
        return replace(self, punten=tuple(punt if p.aanvraag_id == punt.aanvraag_id else p for p in self.punten))

    # --- attendance ---------------------------------------------------------------------------------------------

    def openen(self, op: datetime) -> Zitting:
        """Open it: a chair and a secretaris must be there, and enough members to decide anything."""
        self._eis(Zittingtoestand.GEPLAND)
        if self.voorzitter_id not in self.aanwezigen:
            raise ToestandError("Kies een voorzitter die aanwezig is.", code="geen-voorzitter", veld="voorzitter")
        if self.secretaris_id is None:
            raise ToestandError("Kies wie de besluitenlijst bijhoudt.", code="geen-secretaris", veld="secretaris")
        self._eis_geen_dubbelrol()
        return replace(self, toestand=Zittingtoestand.GEOPEND, geopend_op=op)

    def aanwezigheid(self, persoon_id: PersoonId, aanwezig: bool) -> Zitting:
        """Somebody comes or leaves; it counts from the next item that is decided."""
        self._eis(Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND)
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
        stemmers = self.stemmers(punt)
        return quorum(
            stemmers=len(stemmers), nodig=self.quorum, gedragsdeskundige_nodig=self.gedragsdeskundige_nodig,
            met_gedragsdeskundige=any(d.gedragsdeskundige for d in stemmers),
        )  # fmt: skip

    # --- deciding -----------------------------------------------------------------------------------------------

    def voornemen(self, aanvraag_id: AanvraagId, voorgenomen: Voorgenomen) -> Zitting:
        """Choose the outcome that is put to the vote; earlier stemmen on another outcome are gone."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self._onbeslist(aanvraag_id)
        if voorgenomen.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS and not voorgenomen.waarom_anders.strip():
            raise ToestandError("Zeg waarom anders dan gevraagd of geadviseerd (Awb 3:50).", code="reden", veld="waarom_anders")
        if voorgenomen.uitkomst is Uitkomst.AANGEHOUDEN and not voorgenomen.aanhouden_waarvoor.strip():
            raise ToestandError("Zeg waarop wordt gewacht.", code="reden", veld="aanhouden_waarvoor")
        stemmen = punt.stemmen if punt.voorgenomen == voorgenomen else ()
        return self.met_punt(replace(punt, voorgenomen=voorgenomen, stemmen=stemmen))

    def stem_noteren(self, aanvraag_id: AanvraagId, stem: Stem) -> Zitting:
        """Note the stem of a member; only of somebody who may vote on this item."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self._onbeslist(aanvraag_id)
        if punt.voorgenomen is None:
            raise ToestandError("Kies eerst een uitkomst.", code="geen-uitkomst")
        self._eis_stemmer(punt, stem.persoon_id)
        ander = tuple(s for s in punt.stemmen if s.persoon_id != stem.persoon_id)
        return self.met_punt(replace(punt, stemmen=(*ander, stem)))

    def vaststellen_uitslag(self, aanvraag_id: AanvraagId) -> Zitting:
        """Fix what was decided on this item, with who was there. No decision without attendance and quorum."""
        self._eis(Zittingtoestand.GEOPEND)
        punt = self._onbeslist(aanvraag_id)
        if punt.voorgenomen is None:
            raise ToestandError("Kies eerst een uitkomst.", code="geen-uitkomst")
        if not self.aanwezigen:
            raise ToestandError("Noteer eerst wie aanwezig is.", code="geen-aanwezigheid")
        if punt.voorgenomen.uitkomst in {Uitkomst.TERUG, Uitkomst.AANGEHOUDEN}:
            gevolg = Uitslag(aangenomen=True, voor=0, tegen=0, onthoudingen=0,
                             zin=f"Zonder stemming: {punt.voorgenomen.uitkomst}.")  # fmt: skip
        else:
            self._eis_besluitvaardig(punt)
            gevolg = self.uitslag_van(punt)
            if not gevolg.aangenomen:
                raise ToestandError(gevolg.zin, code="niet-aangenomen")
        return self.met_punt(replace(punt, uitslag=gevolg, aanwezigen=self.aanwezigen))

    def uitslag_van(self, punt: Agendapunt) -> Uitslag:
        """What the stemmen so far decide about the chosen outcome."""
        uitkomst = str(punt.voorgenomen.uitkomst) if punt.voorgenomen else "geen uitkomst gekozen"
        return uitslag(punt.stemmen, regel=self.regel, nodig=self.quorum, stemmers=len(self.stemmers(punt)),
                       voorzitter_id=self.voorzitter_id, uitkomst=uitkomst)  # fmt: skip

    def terugnemen(self, aanvraag_id: AanvraagId) -> Zitting:
        """Take a decided item back while the zitting is open (undo of a wrong key)."""
        self._eis(Zittingtoestand.GEOPEND)
        return self.met_punt(replace(self.punt(aanvraag_id), uitslag=None, aanwezigen=()))

    # --- after --------------------------------------------------------------------------------------------------

    def bekrachtigen(self, persoon_id: PersoonId, aanvragen: frozenset[AanvraagId], op: datetime) -> Zitting:
        """Confirm one's own stemmen on the named items, once, with the own passphrase (screens.md 4.10)."""
        nieuw = self
        for punt in self.punten:
            if punt.aanvraag_id in aanvragen and punt.beslist:
                stemmen = tuple(
                    replace(s, bekrachtigd_op=op) if s.persoon_id == persoon_id and s.bekrachtigd_op is None else s
                    for s in punt.stemmen
                )
                nieuw = nieuw.met_punt(replace(punt, stemmen=stemmen))
        return nieuw

    def gedragen(self, aanvraag_id: AanvraagId) -> bool:
        """Whether the stemmen that carry this item are bekrachtigd up to the quorum (screens.md 4.10, 3)."""
        bekrachtigd = [s for s in self.punt(aanvraag_id).stemmen if s.bekrachtigd_op and s.keuze is Stemkeuze.VOOR]
        stemmen = [s for s in self.punt(aanvraag_id).stemmen if s.bekrachtigd_op]
        return len(stemmen) >= self.quorum and bool(bekrachtigd)

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

    # --- guards -------------------------------------------------------------------------------------------------

    def _eis(self, *toestanden: Zittingtoestand) -> None:
        if self.toestand not in toestanden:
            raise ToestandError(f"Dit kan niet: de zitting is {self.toestand}.", code="zitting-toestand")

    def _eis_geen_dubbelrol(self) -> None:
        for d in self.deelnemers:
            if d.persoon_id == self.secretaris_id and d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD:
                raise ToestandError("De secretaris van een zitting heeft daarin geen stem. Kies een ander.",
                                    code="secretaris-stem", veld="secretaris")  # fmt: skip

    def _eis_stemmer(self, punt: Agendapunt, persoon_id: PersoonId) -> None:
        if persoon_id == self.secretaris_id:
            raise ToestandError("De secretaris heeft geen stem.", code="secretaris-stem")
        if punt.is_verschoond(persoon_id):
            raise ToestandError("Dit lid is verschoond bij dit punt en stemt niet mee.", code="verschoond")
        if all(d.persoon_id != persoon_id for d in self.stemmers(punt)):
            raise ToestandError("Alleen een aanwezig stemgerechtigd lid kan stemmen.", code="geen-stemrecht")

    def _eis_besluitvaardig(self, punt: Agendapunt) -> None:
        q = self.quorum_voor(punt)
        if not q.voldoende:
            raise ToestandError(q.reden, code="geen-quorum")
        if not punt.vergewissing.compleet:
            raise ToestandError("Beantwoord eerst de drie vragen over de adviezen (Awb 3:9), of kies Aanhouden of Terug.",
                                code="vergewis", veld="vergewissing")  # fmt: skip

    def _onbeslist(self, aanvraag_id: AanvraagId) -> Agendapunt:
        punt = self.punt(aanvraag_id)
        if punt.beslist:
            raise ToestandError("Over dit punt is al beslist. Neem het besluit eerst terug.", code="punt-beslist")
        return punt
