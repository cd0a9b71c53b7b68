"""What stands on the agenda of a zitting: who sits there, what is proposed, and what came of one item."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.hoorrecht import Hoorrecht
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.stem import Stem, Uitslag


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
    def voorstel(self) -> str:
        """The same as long as it is proposed or advised: nothing is decided yet."""
        return _VOORSTEL.get(self, str(self))

    @property
    def besluit(self) -> bool:
        """Whether a besluit with letters follows."""
        return self in {Uitkomst.TOEGEWEZEN, Uitkomst.TOEGEWEZEN_ANDERS, Uitkomst.AFGEWEZEN}

    @property
    def zonder_stemming(self) -> bool:
        """Whether the item is dealt with without a vote: nothing is decided yet."""
        return self in {Uitkomst.TERUG, Uitkomst.AANGEHOUDEN}

    @property
    def tlv(self) -> bool:
        """Whether what was asked is given: a TLV, or for an arrangement the support."""
        return self in {Uitkomst.TOEGEWEZEN, Uitkomst.TOEGEWEZEN_ANDERS}


_VOORSTEL = {
    Uitkomst.TOEGEWEZEN: "toewijzen zoals gevraagd",
    Uitkomst.TOEGEWEZEN_ANDERS: "toewijzen, anders dan gevraagd",
    Uitkomst.AFGEWEZEN: "afwijzen",
    Uitkomst.AANGEHOUDEN: "aanhouden",
}


class Behandeling(StrEnum):
    """How an item is dealt with: discussed by itself, or decided with others in one act (screens.md 4.8)."""

    BESPREEKSTUK = "bespreekstuk"
    HAMERSTUK = "hamerstuk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelnemer:
    """Somebody at the table. ``gedragsdeskundige``: orthopedagoog or psycholoog, for the composition rule."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    hoedanigheid: Hoedanigheid
    gedragsdeskundige: bool = False
    aanwezig: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ronde:
    """That a zitting has no room: stemmen come in until and with ``uiterlijk``, and why nobody waits for a meeting."""

    uiterlijk: date
    aanleiding: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gasten:
    """Who comes in at one item, in a word and without a name, and at what time of the day: ``14.30``.

    The time is empty when the item went to a zitting that is not held at that hour: it is agreed on again.
    """

    om: str
    wie: str = field(repr=False)

    @property
    def wanneer(self) -> str:
        """``14.30 uur``, or that the time is still to be agreed on."""
        return f"{self.om} uur" if self.om else "tijd nog afspreken"


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
    """An outcome with what it needs: category and dates for a TLV, the reason where it differs, the wait for a delay.

    ``aanhouden_termijn`` is the lawful way that moves the term, in words (Awb 4:14 or 4:15), or empty. ``advies`` belongs to
    *advies aan het bestuur*: what the commission advises, with the same category and dates.
    """

    uitkomst: Uitkomst
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    waarom_anders: str = field(default="", repr=False)
    aanhouden_tot: date | None = None
    aanhouden_waarvoor: str = field(default="", repr=False)
    aanhouden_wie: str = field(default="", repr=False)
    aanhouden_termijn: str = ""
    advies: Uitkomst | None = None

    @property
    def aan_bestuur(self) -> bool:
        """Whether the zitting lays this dossier before the bestuur, although the commission could decide (M1, M3)."""
        return self.uitkomst is Uitkomst.ADVIES_BESTUUR

    @property
    def geadviseerd(self) -> Voorgenomen:
        """What is to be decided: of an advice to the bestuur that what is advised, otherwise this."""
        return self if self.advies is None else replace(self, uitkomst=self.advies, advies=None)

    @property
    def omschrijving(self) -> str:
        """``toegewezen zoals gevraagd``, or ``advies aan het bestuur: toewijzen zoals gevraagd``."""
        return str(self.uitkomst) if self.advies is None else f"{self.uitkomst}: {self.advies.voorstel}"

    def eis_volledig(self, *, met_periode: bool = True, met_categorie: bool = True) -> None:
        """Raise ``ToestandError`` that names the field when the outcome lacks what it needs.

        ``met_periode``: what is given has a last day, and, unless ``met_categorie`` is False, a category.
        """
        if self.aan_bestuur:
            if self.advies is None or not self.advies.besluit:
                raise ToestandError("Kies wat de commissie het bestuur adviseert.", code="advies", veld="advies")
            self.geadviseerd.eis_volledig(met_periode=met_periode, met_categorie=met_categorie)
            return
        if self.uitkomst is Uitkomst.TOEGEWEZEN_ANDERS and not self.waarom_anders.strip():
            raise ToestandError("Zeg waarom anders dan gevraagd of geadviseerd (Awb 3:50).", code="reden", veld="waarom_anders")
        if self.uitkomst is Uitkomst.AANGEHOUDEN and not self.aanhouden_waarvoor.strip():
            raise ToestandError("Zeg waarop wordt gewacht.", code="reden", veld="aanhouden_waarvoor")
        if self.uitkomst is Uitkomst.AANGEHOUDEN and self.aanhouden_tot is None:
            raise ToestandError("Zeg tot wanneer u aanhoudt.", code="datum", veld="aanhouden_tot")
        if self.uitkomst.tlv and met_periode and met_categorie and self.categorie is None:
            raise ToestandError("Kies een categorie.", code="categorie", veld="categorie")
        if self.uitkomst.tlv and self.ingangsdatum is None:
            raise ToestandError("Vul in vanaf wanneer.", code="datum", veld="ingangsdatum")
        if self.uitkomst.tlv and met_periode:
            self._eis_einde()

    def _eis_einde(self) -> None:
        if self.einddatum is None:
            raise ToestandError("Vul in tot en met wanneer.", code="datum", veld="einddatum")
        if self.ingangsdatum is not None and self.einddatum <= self.ingangsdatum:
            raise ToestandError(
                "De einddatum ligt niet na de ingangsdatum. "
                "Controleer beide datums.", code="datum", veld="einddatum",
            )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendapunt:
    """One dossier on the agenda. ``aanwezigen`` freezes who was at the table when it was decided.

    ``beslist_op``: the day on which the outcome of a ronde was fixed; in a room that is the day of the zitting.
    ``hoorrecht`` is None until the commission established how pupil and ouders were heard (WVO 2020 art. 2.44).
    ``behandeling``: in which of the two groups of the agenda it stands, and in the end how it was decided.
    ``elders``: why this commission handles it, and not its own; empty where it does (ADR 0079).
    """

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
    beslist_op: date | None = None
    hoorrecht: Hoorrecht | None = None
    behandeling: Behandeling = Behandeling.BESPREEKSTUK
    gasten: Gasten | None = None
    elders: str = field(default="", repr=False)

    @property
    def beslist(self) -> bool:
        """Whether the item has been dealt with."""
        return self.uitslag is not None

    def stem_van(self, persoon_id: PersoonId) -> Stem | None:
        """The stem of one member as it was noted."""
        return next((s for s in self.stemmen if s.persoon_id == persoon_id), None)

    def met_stem(self, stem: Stem) -> Agendapunt:
        """The same item with this stem instead of an earlier one of the same member, in its place."""
        if self.stem_van(stem.persoon_id) is None:
            return replace(self, stemmen=(*self.stemmen, stem))
        return replace(self, stemmen=tuple(stem if s.persoon_id == stem.persoon_id else s for s in self.stemmen))

    def is_verschoond(self, persoon_id: PersoonId) -> bool:
        """Whether this person takes no part in this item."""
        return any(v.persoon_id == persoon_id for v in self.verschoningen)
