"""A document that leaves the commission, per addressee."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId, BesluitId, BezwaarId, BijlageId, BriefId, TlvId


class Briefsoort(StrEnum):
    """The documents of screens.md part 7 that the first version makes."""

    ONTVANGSTBEVESTIGING = "ontvangstbevestiging"
    ONTVANGSTBEVESTIGING_OUDERS = "ontvangstbevestiging ouders"
    VERZOEK_AANVULLING = "verzoek om aanvulling"
    VERZOEK_AANVULLING_OUDERS = "kopie verzoek om aanvulling ouders"
    KENNISGEVING = "kennisgeving nieuwe datum"
    KENNISGEVING_OUDERS = "kennisgeving nieuwe datum ouders"
    BUITEN_BEHANDELING = "besluit buiten behandeling"
    BUITEN_BEHANDELING_OUDERS = "besluit buiten behandeling ouders"
    INTREKKING = "intrekking verklaring"
    INTREKKING_OUDERS = "intrekking verklaring ouders"
    UITSTEL_VRAAG = "vraag om instemming met uitstel"
    UITSTEL = "bevestiging uitstel"
    UITSTEL_OUDERS = "bevestiging uitstel ouders"
    ZIENSWIJZE = "uitnodiging zienswijze"
    ZIENSWIJZE_OUDERS = "uitnodiging zienswijze ouders"
    PLAATS = "plaats in een voorziening"
    PLAATS_OUDERS = "plaats in een voorziening ouders"
    AANVRAAG_INGETROKKEN = "bevestiging intrekking aanvraag"
    AANVRAAG_INGETROKKEN_OUDERS = "bevestiging intrekking aanvraag ouders"
    LOSSE_BRIEF = "losse brief"
    LOSSE_BRIEF_OUDERS = "losse brief ouders"
    BEZWAAR_ONTVANGST = "ontvangstbevestiging bezwaar"
    BEZWAAR_HERSTEL = "verzoek om herstel bezwaar"
    BEZWAAR_AANBIEDING = "aanbieding aan de LBT"
    BEZWAAR_DOORZENDING = "doorzending bezwaar"
    BEZWAAR_HOORZITTING = "uitnodiging hoorzitting"
    BEZWAAR_VERDAGING = "verdaging bezwaar"
    BEZWAAR_UITSTEL = "verder uitstel bezwaar"
    BEZWAAR_BESLISSING = "beslissing op bezwaar"
    TLV = "toelaatbaarheidsverklaring"
    BESLUIT_SCHOOL = "besluitbrief school"
    BESLUIT_OUDERS = "besluitbrief ouders"
    BESLUIT_LEERLING = "besluitbrief leerling"
    ADVIES = "deskundigenadvies"
    ADVIES_BESTUUR = "advies aan het bestuur"
    BESLUITENLIJST = "besluitenlijst"


MET_HANDTEKENING = frozenset({Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS,
                              Briefsoort.BESLUIT_LEERLING})  # fmt: skip
"""What carries the signature of who decided."""


class Brieftoestand(StrEnum):
    """Concept, final (signed where that is needed), sent, or replaced."""

    CONCEPT = "concept"
    DEFINITIEF = "getekend"
    VERZONDEN = "verzonden"
    VERVALLEN = "vervallen"


class Verzendwijze(StrEnum):
    """The way a letter goes; electronic only with recorded consent (Awb 2:8)."""

    POST = "post"
    BEVEILIGDE_MAIL = "beveiligde mail"
    UITGEREIKT = "uitgereikt"
    TOP_DOSSIER = "TOP dossier"

    @property
    def elektronisch(self) -> bool:
        """Needs that the addressee expressly agreed, for this type of message (Awb 2:8)."""
        return self in {Verzendwijze.BEVEILIGDE_MAIL, Verzendwijze.TOP_DOSSIER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzending:
    """A sending that does not count any more: the letter came back."""

    op: date
    wijze: Verzendwijze


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergissing:
    """A sending that was registered by mistake and taken back on ``teruggenomen_op``: it was never on its way."""

    op: date
    wijze: Verzendwijze
    teruggenomen_op: date
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OudeScan:
    """A scan of the signed pages in whose place another one came on ``vervangen_op``; its file stays in the dossier."""

    scan_id: BijlageId
    vervangen_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One document for one addressee. The PDF lies in the store under ``bijlage_id`` once it is final.

    ``sha256`` is that of the PDF as it was made: also when it is signed with a pen, and ``scan_id`` holds the
    scan of that signed page (screens.md 3.3), ``oude_scans`` those before it. ``nieuwe_datum`` is the day that a letter names:
    that of a kennisgeving (Awb 4:14, lid 3), or the last one to answer; ``wat`` and ``weken`` are what else its sending does
    to the dossier or the bezwaar.
    ``tekstversies``: of each standard paragraph that was rewritten, which version this letter was made with.
    ``instemming_op`` is the day on which the addressee agreed to get this type of message electronically (Awb 2:8).
    ``tlv_id`` is the verklaring that the besluit in this letter ends. ``eerder`` are the sendings that came back, in order.
    ``geregistreerd_op`` is the day on which somebody said that it was sent, ``vergissingen`` what was taken back of that.
    ``teruggemeld_op``: when the outcome was put back in TOP dossier, where the school follows its aanvraag.
    """

    id: BriefId
    aanvraag_id: AanvraagId | None
    besluit_id: BesluitId | None = None
    soort: Briefsoort
    geadresseerde: str = field(default="", repr=False)
    adres: Adres = field(default=Adres(), repr=False)
    toestand: Brieftoestand = Brieftoestand.CONCEPT
    gedateerd: date | None = None
    eigen_alinea: str = field(default="", repr=False)
    sjabloon_versie: str = ""
    bijlage_id: BijlageId | None = None
    sha256: str = ""
    verzonden_op: date | None = None
    wijze: Verzendwijze | None = None
    ondertekend_op: datetime | None = None
    scan_id: BijlageId | None = None
    nieuwe_datum: date | None = None
    instemming_op: date | None = None
    tekstversies: tuple[tuple[str, int], ...] = ()
    bezwaar_id: BezwaarId | None = None
    tlv_id: TlvId | None = None
    wat: str = field(default="", repr=False)
    weken: int | None = None
    eerder: tuple[Verzending, ...] = ()
    geregistreerd_op: date | None = None
    vergissingen: tuple[Vergissing, ...] = ()
    teruggemeld_op: date | None = None
    oude_scans: tuple[OudeScan, ...] = ()
    versie: int = 0

    @property
    def met_pen(self) -> bool:
        """Whether the paper is what was signed: a document of a besluit that was not signed digitally (screens.md 3.3)."""
        return self.soort in MET_HANDTEKENING and self.toestand is not Brieftoestand.CONCEPT and self.ondertekend_op is None

    @property
    def wacht_op_scan(self) -> bool:
        """Whether it was signed with a pen and the signed pages did not come back yet."""
        return self.met_pen and self.scan_id is None and self.toestand is not Brieftoestand.VERVALLEN

    @property
    def te_verzenden(self) -> bool:
        """Whether it can still leave the house, or lapse."""
        return self.toestand in {Brieftoestand.CONCEPT, Brieftoestand.DEFINITIEF}

    def verzenden(
        self, op: date, wijze: Verzendwijze, instemming_op: date | None = None, *, vandaag: date | None = None
    ) -> Brief:
        """Register, ``vandaag``, that it left the house; not before its own date."""
        if self.toestand is not Brieftoestand.DEFINITIEF:
            raise ToestandError("Alleen een brief die klaar is kan worden verzonden. Maak hem eerst op.", code="brief-toestand")
        if self.gedateerd and op < self.gedateerd:
            raise ToestandError(
                "De dag van verzending ligt vóór de datum op de brief. "
                "Controleer de datum.", code="verzenddatum", veld="verzonden_op",
            )  # fmt: skip
        return replace(self, toestand=Brieftoestand.VERZONDEN, verzonden_op=op, wijze=wijze, instemming_op=instemming_op,
                       geregistreerd_op=vandaag)  # fmt: skip

    def opnieuw_verzonden(
        self, op: date, wijze: Verzendwijze, instemming_op: date | None = None, *, vandaag: date | None = None
    ) -> Brief:
        """It came back and went again: the second sending is the one that counts for this addressee (Awb 2:11, lid 3)."""
        if self.toestand is not Brieftoestand.VERZONDEN or self.verzonden_op is None or self.wijze is None:
            raise ToestandError("Alleen een verzonden brief kan terugkomen. Registreer eerst de verzending.",
                                code="brief-toestand")  # fmt: skip
        if op <= self.verzonden_op:
            raise ToestandError("De nieuwe verzending ligt niet na de vorige. Controleer de datum.", code="verzenddatum",
                                veld="verzonden_op")  # fmt: skip
        eerder = (*self.eerder, Verzending(op=self.verzonden_op, wijze=self.wijze))
        return replace(self, verzonden_op=op, wijze=wijze, instemming_op=instemming_op, eerder=eerder, geregistreerd_op=vandaag)

    def terug_te_nemen(self, vandaag: date) -> bool:
        """Whether its sending was registered on this day: only then can that have been a mistake of the hand."""
        return self.toestand is Brieftoestand.VERZONDEN and self.geregistreerd_op == vandaag

    def verzending_teruggenomen(self, reden: str, vandaag: date) -> Brief:
        """It was registered as sent and was not: ready as before, or sent on its earlier day when it had come back.

        Raises ``ToestandError`` when it was not registered today.
        """
        if not self.terug_te_nemen(vandaag) or self.verzonden_op is None or self.wijze is None:
            raise ToestandError(
                "Een verzending is alleen terug te nemen op de dag waarop zij is vastgelegd. Klopt een brief niet, maak dan een "
                "nieuwe; kwam hij terug, kies dan Kwam terug.", code="verzending-later",
            )  # fmt: skip
        fout = Vergissing(op=self.verzonden_op, wijze=self.wijze, teruggenomen_op=vandaag, reden=reden)
        terug = replace(self, geregistreerd_op=None, vergissingen=(*self.vergissingen, fout))
        if not self.eerder:
            return replace(terug, toestand=Brieftoestand.DEFINITIEF, verzonden_op=None, wijze=None, instemming_op=None)
        vorige = self.eerder[-1]
        return replace(terug, verzonden_op=vorige.op, wijze=vorige.wijze, eerder=self.eerder[:-1],
                       instemming_op=self.instemming_op if vorige.wijze.elektronisch else None)  # fmt: skip

    def teruggemeld(self, op: date | None) -> Brief:
        """The outcome stands in TOP dossier since ``op``; None: it does not, somebody ticked it by mistake."""
        if self.toestand is not Brieftoestand.VERZONDEN:
            raise ToestandError("Meld een besluit pas terug in TOP dossier als de brief is verzonden.", code="brief-toestand")
        return replace(self, teruggemeld_op=op)

    def vervallen(self) -> Brief:
        """Replaced, or withdrawn with its besluit, before it left the house."""
        if self.toestand is Brieftoestand.VERZONDEN:
            raise ToestandError(
                "Deze brief is al verzonden en blijft in het dossier. "
                "Maak een nieuwe als er iets niet klopt.", code="brief-toestand",
            )  # fmt: skip
        return replace(self, toestand=Brieftoestand.VERVALLEN)

    def gescand(self, scan_id: BijlageId, op: date) -> Brief:
        """The page that was signed with a pen came back as a scan, ``op`` that day; the scan before it is kept beside it."""
        if self.toestand not in {Brieftoestand.DEFINITIEF, Brieftoestand.VERZONDEN} or self.ondertekend_op is not None:
            raise ToestandError(
                "Alleen van een brief die op papier is ondertekend hoort een scan in het dossier. "
                "Voeg andere bestanden toe bij Stukken.", code="brief-scan",
            )  # fmt: skip
        oud = () if self.scan_id is None else (OudeScan(scan_id=self.scan_id, vervangen_op=op),)
        return replace(self, scan_id=scan_id, oude_scans=(*self.oude_scans, *oud))
