"""The besluit that follows from the zitting, with the reasons that go into the letters."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.ids import AanvraagId, BesluitId, InstellingenId, PersoonId, TlvId, ZittingId
from cvt_desktop.domain.voorziening import Plaatsantwoord
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen


class Besluittoestand(StrEnum):
    """Concept until it is put in the Tekenmap; closed once signed."""

    CONCEPT = "concept"
    TE_TEKENEN = "te tekenen"
    GETEKEND = "getekend"
    VERZONDEN = "verzonden"
    INGETROKKEN = "ingetrokken vóór verzending"


_LIGT_VAST = {
    Besluittoestand.CONCEPT: "Dit besluit is nog een concept. Leg het eerst in de Tekenmap.",
    Besluittoestand.TE_TEKENEN: "Dit besluit ligt in de Tekenmap. Zet het daar eerst terug naar concept.",
    Besluittoestand.GETEKEND: "Dit besluit is getekend en ligt vast. Trek het eerst in als het anders moet.",
    Besluittoestand.VERZONDEN: "Dit besluit is verzonden en ligt vast. Neem zo nodig een nieuw besluit.",
    Besluittoestand.INGETROKKEN: "Dit besluit is ingetrokken. Neem een nieuw besluit.",
}


class Tekenwijze(StrEnum):
    """Digital with a certificate, or with a pen (screens.md 3.3)."""

    DIGITAAL = "digitaal"
    PAPIER = "op papier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redenen:
    """The numbered reasons of screens.md 4.11; 4 and 5 are the kernen of the adviezen and stand there.

    ``mening`` says what was done with the views, ``afwijking`` why it is other than asked or advised (Awb 3:50).
    ``wat_wel``, ``in_het_voordeel`` and ``horen`` belong to a refusal (screens.md 7.8); ``voor_leerling`` to the pupil's own
    letter.
    """

    nodig: str = field(default="", repr=False)
    gedaan: str = field(default="", repr=False)
    waarom_regulier_niet: str = field(default="", repr=False)
    beoordeling_adviezen: str = field(default="", repr=False)
    duur_categorie: str = field(default="", repr=False)
    mening: str = field(default="", repr=False)
    gewone_taal: str = field(default="", repr=False)
    duur_gewone_taal: str = field(default="", repr=False)
    afwijking: str = field(default="", repr=False)
    ouder_niet_eens: str = field(default="", repr=False)
    wat_wel: str = field(default="", repr=False)
    in_het_voordeel: str = field(default="", repr=False)
    horen: str = field(default="", repr=False)
    alinea_school: str = field(default="", repr=False)
    alinea_ouders: str = field(default="", repr=False)
    voor_leerling: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening:
    """Who signed, when and how."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    functie: str
    op: date
    wijze: Tekenwijze


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestuursbesluit:
    """What the bestuur decided about the advice of the commission (model M2): as advised, or otherwise with a reason.

    Awb 3:50: who deviates from an advice says so, with the reasons.
    """

    door: PersoonId
    naam: str = field(repr=False)
    op: date
    conform: bool
    reden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctie:
    """That a besluit comes in the place of one that was sent, and why (screens.md 7.11).

    ``beeindigde``: the verklaring that held until this besluit was signed, so that it holds again when that is withdrawn.
    """

    van: BesluitId
    reden: str
    beeindigde: TlvId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit:
    """A besluit keeps the settings version under which it was taken, whatever changes later.

    ``bestuur``: under M2 what the bestuur decided; as long as it is None, this is what the commission advises.
    ``correctie``: which besluit it replaces, when it does.
    ``bedrag_cent``: what is granted for an arrangement. ``plaats``, with ``plaats_per`` when there is one: whether the
    voorziening has a place, another answer than whether the pupil needs it.
    """

    id: BesluitId
    aanvraag_id: AanvraagId
    zitting_id: ZittingId
    punt: int
    besloten_op: date
    uitkomst: Uitkomst
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    redenen: Redenen = Redenen()
    instellingen_id: InstellingenId
    toestand: Besluittoestand = Besluittoestand.CONCEPT
    overrides: tuple[tuple[str, str], ...] = ()
    ondertekening: Ondertekening | None = None
    tlv_id: TlvId | None = None
    ingetrokken_omdat: str = ""
    bestuur: Bestuursbesluit | None = None
    correctie: Correctie | None = None
    bedrag_cent: int | None = None
    plaats: Plaatsantwoord | None = None
    plaats_per: date | None = None
    versie: int = 0

    def wijzigen(self, **velden: object) -> Besluit:
        """The same concept with other fields; refused once it lies to be signed."""
        self._eis(Besluittoestand.CONCEPT)
        return replace(self, **velden)  # type: ignore[arg-type]

    def accepteren(self, regel_id: str, reden: str) -> Besluit:
        """Pass a warning of the check with a chosen reason."""
        self._eis(Besluittoestand.CONCEPT)
        if not reden.strip():
            raise ToestandError("Kies een reden.", code="reden-ontbreekt", veld="reden")
        return replace(self, overrides=(*(o for o in self.overrides if o[0] != regel_id), (regel_id, reden)))

    def naar_tekenmap(self) -> Besluit:
        """Close the fields; one step back until it is signed."""
        self._eis(Besluittoestand.CONCEPT)
        return replace(self, toestand=Besluittoestand.TE_TEKENEN)

    def terug_naar_concept(self) -> Besluit:
        """Open the fields again."""
        self._eis(Besluittoestand.TE_TEKENEN)
        return replace(self, toestand=Besluittoestand.CONCEPT)

    def conform_advies(self, bestuur: Bestuursbesluit) -> Besluit:
        """The bestuur decides as the commission advised; the letters that lie in the Tekenmap can be signed."""
        self._eis(Besluittoestand.TE_TEKENEN)
        self._eis_onbeslist()
        return replace(self, bestuur=bestuur, besloten_op=bestuur.op)

    def anders_dan_advies(self, bestuur: Bestuursbesluit, voorgenomen: Voorgenomen) -> Besluit:
        """The bestuur decides otherwise (Awb 3:50); the fields open again, because the letters have to say so.

        Raises ``ToestandError`` without a reason, or when the outcome lacks what it needs.
        """
        self._eis(Besluittoestand.TE_TEKENEN)
        self._eis_onbeslist()
        if not bestuur.reden.strip():
            raise ToestandError("Schrijf waarom het bestuur van het advies afwijkt; dat staat in de brieven (Awb 3:50).",
                                code="reden-ontbreekt", veld="reden")  # fmt: skip
        return replace(
            self.met_uitkomst(voorgenomen), toestand=Besluittoestand.CONCEPT, bestuur=bestuur, besloten_op=bestuur.op,
        )  # fmt: skip

    def bestuursbesluit_terugnemen(self, advies: Voorgenomen, zitting_op: date) -> Besluit:
        """Take back what the bestuur decided before it was signed: the advice of the commission stands there again."""
        if self.toestand not in {Besluittoestand.CONCEPT, Besluittoestand.TE_TEKENEN}:
            raise ToestandError(_LIGT_VAST[self.toestand], code="besluit-toestand")
        if self.bestuur is None:
            raise ToestandError("Het bestuur heeft nog niet besloten. Kies eerst Conform advies, of Anders besluiten.",
                                code="bestuur-onbeslist")  # fmt: skip
        if self.bestuur.conform:
            return replace(self, bestuur=None, besloten_op=zitting_op)
        return replace(self.met_uitkomst(advies), toestand=Besluittoestand.CONCEPT, bestuur=None, besloten_op=zitting_op)

    def met_uitkomst(self, voorgenomen: Voorgenomen) -> Besluit:
        """The same besluit with this outcome; category and period only beside a TLV."""
        tlv = voorgenomen.uitkomst.tlv
        return replace(
            self, uitkomst=voorgenomen.uitkomst, categorie=voorgenomen.categorie if tlv else None,
            ingangsdatum=voorgenomen.ingangsdatum if tlv else None, einddatum=voorgenomen.einddatum if tlv else None,
            bedrag_cent=self.bedrag_cent if tlv else None, plaats=self.plaats if tlv else None,
            plaats_per=self.plaats_per if tlv else None,
        )  # fmt: skip

    def is_zoals(self, advies: Voorgenomen) -> bool:
        """Whether outcome, category and period are those of the advice."""
        return self == self.met_uitkomst(advies)

    def tekenen(self, ondertekening: Ondertekening, tlv_id: TlvId | None, beeindigde: TlvId | None = None) -> Besluit:
        """Signed: from here on it can only be sent or withdrawn before sending.

        ``beeindigde``: the verklaring that a correction ends with its signature.
        """
        self._eis(Besluittoestand.TE_TEKENEN)
        correctie = replace(self.correctie, beeindigde=beeindigde) if self.correctie is not None else None
        return replace(self, toestand=Besluittoestand.GETEKEND, ondertekening=ondertekening, tlv_id=tlv_id, correctie=correctie)

    def zoals_getekend(self) -> Besluit:
        """As it was at the signature: sending and withdrawing came after it."""
        return replace(self, toestand=Besluittoestand.GETEKEND, ingetrokken_omdat="")

    def verzonden(self) -> Besluit:
        """Bekendgemaakt: it works from now on (Awb 3:40, 3:41)."""
        self._eis(Besluittoestand.GETEKEND)
        return replace(self, toestand=Besluittoestand.VERZONDEN)

    def verzending_teruggenomen(self) -> Besluit:
        """A letter of it was registered as sent by mistake: it is not bekendgemaakt."""
        self._eis(Besluittoestand.VERZONDEN)
        return replace(self, toestand=Besluittoestand.GETEKEND)

    def intrekken(self, reden: str) -> Besluit:
        """Take a signed besluit back before it was sent; its TLV number stays, as vervallen."""
        self._eis(Besluittoestand.GETEKEND)
        if not reden.strip():
            raise ToestandError("Kies een reden voor het intrekken.", code="reden-ontbreekt", veld="reden")
        return replace(self, toestand=Besluittoestand.INGETROKKEN, ingetrokken_omdat=reden)

    def opnieuw(self, nieuw: BesluitId) -> Besluit:
        """The concept that begins when this besluit was withdrawn before sending: the same text, to be signed anew."""
        correctie = replace(self.correctie, beeindigde=None) if self.correctie is not None else None
        return replace(
            self, id=nieuw, toestand=Besluittoestand.CONCEPT, ondertekening=None, tlv_id=None, ingetrokken_omdat="",
            overrides=(), correctie=correctie, versie=0,
        )  # fmt: skip

    def vervangt(self, ander: BesluitId) -> bool:
        """Whether this besluit comes in the place of that one."""
        return self.correctie is not None and self.correctie.van == ander

    def corrigeren(self, nieuw: BesluitId, reden: str) -> Besluit:
        """A concept that comes in the place of this besluit once it is signed; until then this one stays in force.

        Raises ``ToestandError`` for a besluit that was not sent (Awb 3:40): that is withdrawn.
        """
        if self.toestand is not Besluittoestand.VERZONDEN:
            raise ToestandError("Corrigeren is voor een besluit dat is verzonden. Trek dit besluit in; dan begint een concept.",
                                code="besluit-niet-verzonden")  # fmt: skip
        return replace(self.opnieuw(nieuw), correctie=Correctie(van=self.id, reden=reden))

    def correctie_terugnemen(self) -> Besluit:
        """Leave the correction, as long as it is a concept."""
        if self.correctie is None:
            raise ToestandError("Dit besluit is geen correctie. Kies een besluit dat een ander vervangt.", code="geen-correctie")
        self._eis(Besluittoestand.CONCEPT)
        return replace(self, toestand=Besluittoestand.INGETROKKEN, ingetrokken_omdat="correctie teruggenomen")

    def _eis_onbeslist(self) -> None:
        if self.bestuur is not None:
            raise ToestandError("Het bestuur heeft al besloten. Neem dat eerst terug als het anders moet.",
                                code="bestuur-besliste")  # fmt: skip

    def _eis(self, toestand: Besluittoestand) -> None:
        if self.toestand is not toestand:
            te_tekenen = self.toestand is Besluittoestand.TE_TEKENEN and toestand is not Besluittoestand.CONCEPT
            melding = "Dit besluit is nog niet getekend. Teken het eerst." if te_tekenen else _LIGT_VAST[self.toestand]
            raise ToestandError(melding, code="besluit-toestand")
