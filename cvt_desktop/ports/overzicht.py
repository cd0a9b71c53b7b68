"""The frozen summaries that lists show, and the read side that fills them without loading aggregates.

A presenter may call these queries directly; they select columns straight into the summaries (house.md section 2).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.ids import AanvraagId, LeerlingId, NotitieId, TlvId, ZittingId
from cvt_desktop.domain.instroom import Instroom
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.verlengingsronde import Rondestand, Schoolantwoord, rondestand
from cvt_desktop.domain.zittingtoestand import Zittingtoestand


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagSummary:
    """One line of Aanvragen and Werkvoorraad. Dates are those of the law's reckoning, kept with the row.

    ``leerling`` is the name of the pupil, or of the group of a groepsarrangement, which has no ``geboortedatum``.
    """

    id: AanvraagId
    kenmerk: str
    leerling: str = field(repr=False)
    sorteernaam: str = field(repr=False)
    geboortedatum: date | None = field(repr=False)
    soort: str
    status: Status
    school: str
    contact: str = field(repr=False)
    ontvangen_op: date
    streefdatum: date | None
    uiterste_datum: date | None
    opgeschort: bool
    bevestigd: bool
    open_punten: int
    adviezen_vast: int
    adviezen_gevraagd: int
    aanvulling_uiterlijk: date | None
    advies_uiterlijk: date | None
    zitting_op: date | None
    zitting_id: ZittingId | None
    tlv_nummer: str
    zoektekst: str = field(repr=False)

    def staat_stil(self, vandaag: date) -> bool:
        """Whether the term stands still today: a verzoek that went by unused lets it run again (Awb 4:15, lid 1)."""
        return self.opgeschort and (self.aanvulling_uiterlijk is None or vandaag < self.aanvulling_uiterlijk)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpvolgingSummary:
    """A note that comes back on a day."""

    notitie_id: NotitieId
    aanvraag_id: AanvraagId
    op: date
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerklaringSummary:
    """One line of the TLV register; ``volgnummer`` counts within ``schooljaar``, without gaps.

    ``einde`` is what a besluit that waits to be sent will make of it, or ''; ``beeindigd_op`` from when it does not hold.
    """

    id: TlvId
    aanvraag_id: AanvraagId
    nummer: str
    leerling: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    soort: str
    categorie: str
    ingangsdatum: date
    einddatum: date | None
    school: str
    besloten_op: date
    getekend_op: date
    verzonden_op: date | None
    ondertekenaar: str = field(repr=False)
    toestand: str
    einde: str = ""
    beeindigd_op: date | None = None
    schooljaar: str = ""
    volgnummer: int = 0
    gat_uitleg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaringkenmerk:
    """What controller and accountant ask beside the line of a TLV, from its aanvraag (screens.md 4.14)."""

    brin: str
    instroom: Instroom
    buiten_regio: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AflopendeTlv:
    """A TLV vso that ends, in the verlengingsronde. ``school`` is where the pupil is, as far as the register knows.

    ``kenmerk`` and ``status`` are those of the aanvraag that extends it, when there is one.
    """

    id: TlvId
    overgenomen: bool
    nummer: str
    leerling_id: LeerlingId
    leerling: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    categorie: str
    ingangsdatum: date
    einddatum: date
    school: str
    antwoord: Schoolantwoord | None
    antwoord_op: date | None
    aanvraag_id: AanvraagId | None
    kenmerk: str
    status: Status | None

    @property
    def stand(self) -> Rondestand:
        """How far it is."""
        return rondestand(self.antwoord, aangevraagd=self.aanvraag_id is not None)


RONDETIJD = "ronde t/m "
"""How the time of a schriftelijke ronde begins in a list, before its last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OvergenomenSummary:
    """One line of the TLVs of before this register; ``volgnummer`` is 0 when the number follows another template."""

    id: TlvId
    nummer: str
    leerling: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    soort: str
    categorie: str
    ingangsdatum: date
    einddatum: date | None
    school: str
    besloten_op: date | None
    schooljaar: str
    volgnummer: int
    gat_uitleg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZittingSummary:
    """One line of Zittingen. ``commissie``: the name that the commission has, or had when it was opened."""

    id: ZittingId
    datum: date
    tijd: str
    toestand: str
    punten: int
    beslist: int
    te_bekrachtigen: int
    commissie: str = ""

    @property
    def ronde(self) -> bool:
        """Whether it is a schriftelijke ronde; ``datum`` is its last day then."""
        return self.tijd.startswith(RONDETIJD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Controletelling:
    """In how many reports of the check a rule has a finding, and in how many it was accepted with a reason."""

    regel_id: str
    gemeld: int
    aanvaard: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Controletellingen:
    """Over the whole register: ``verslagen`` is the number of besluiten that were signed with a report."""

    verslagen: int = 0
    regels: tuple[Controletelling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlemelding:
    """A rule that fired in one report of the check, at the ``moment`` of signing; ``reden`` is '' when it was not passed."""

    aanvraag_id: AanvraagId
    moment: datetime
    regel_id: str
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekendmaking:
    """A besluit of which every letter has left; ``uitkomst`` is None for one not to handle the aanvraag (Awb 4:5)."""

    aanvraag_id: AanvraagId
    op: date
    uitkomst: Uitkomst | None


class Overzichten(Protocol):
    """The read side of the lists."""

    def aanvragen(self, *statussen: Status) -> list[AanvraagSummary]:
        """All aanvragen, newest first; with ``statussen`` those in one of these, which is much quicker in a large register."""
        ...

    def opvolgingen(self, tot_en_met: date) -> list[OpvolgingSummary]:
        """Open notes that come back on or before this day."""
        ...

    def verklaringen(self, *toestanden: Tlvtoestand) -> list[VerklaringSummary]:
        """The whole TLV register, newest first; with ``toestanden`` those in one of these."""
        ...

    def verklaringkenmerken(self) -> dict[TlvId, Verklaringkenmerk]:
        """School code, kind of intake and region of every TLV that was given here."""
        ...

    def aflopend(self, dag: date) -> list[AflopendeTlv]:
        """The TLVs vso that hold and end on ``dag``, by school and name."""
        ...

    def einddagen(self, vanaf: date) -> dict[date, int]:
        """On which days from ``vanaf`` on TLVs vso end, and how many."""
        ...

    def bekendmakingen(self) -> list[Bekendmaking]:
        """Every besluit that was made known, with the day on which its last letter left; the earliest first."""
        ...

    def te_sluiten(self) -> dict[AanvraagId, date]:
        """Of each dossier that is *Bekendgemaakt* or *Buiten behandeling*: the day on which the last letter of a besluit in it
        left. Without those of which a letter still has to leave: for that addressee the term has not begun (Awb 6:8)."""
        ...

    def overgenomen(self) -> list[OvergenomenSummary]:
        """What was taken over from the list of before, the one that began last first."""
        ...

    def zittingen(self, *toestanden: Zittingtoestand) -> list[ZittingSummary]:
        """All zittingen, newest first; with ``toestanden`` those in one of these."""
        ...

    def spoed(self) -> dict[AanvraagId, str]:
        """The running dossiers that the school marked as *Spoed*, with why (screens.md 5.1)."""
        ...

    def controletellingen(self) -> Controletellingen:
        """How often each rule of the check fired in what was signed."""
        ...

    def controlemeldingen(self) -> list[Controlemelding]:
        """The same one by one: each rule once per report, the earliest first."""
        ...
