"""A bezwaar against a besluit: what came in, when, and what was done with it (Awb 6 and 7).

Nothing here says that a bezwaar is late: the days are kept, ``domain.bezwaartermijnen`` gives the terms with their reasons,
and a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BesluitId, BezwaarId, PersoonId
from cvt_desktop.domain.termijn import toets_datum
from cvt_desktop.domain.termijnen import VERDAGING_WEKEN


class Bezwaartoestand(StrEnum):
    """How far a bezwaar is."""

    ONTVANGEN = "Ontvangen"
    HERSTEL_GEVRAAGD = "Herstel gevraagd"
    DOORGEZONDEN = "Doorgezonden"
    ADVIES_ONTVANGEN = "Advies ontvangen"
    BESLIST = "Beslist"
    INGETROKKEN = "Ingetrokken"
    OVERGEDRAGEN = "Naar ander orgaan"


BEZWAAROVERGANGEN: dict[Bezwaartoestand, frozenset[Bezwaartoestand]] = {
    Bezwaartoestand.ONTVANGEN: frozenset({
        Bezwaartoestand.HERSTEL_GEVRAAGD, Bezwaartoestand.DOORGEZONDEN, Bezwaartoestand.BESLIST, Bezwaartoestand.INGETROKKEN,
        Bezwaartoestand.OVERGEDRAGEN,
    }),
    Bezwaartoestand.HERSTEL_GEVRAAGD: frozenset({
        Bezwaartoestand.ONTVANGEN, Bezwaartoestand.DOORGEZONDEN, Bezwaartoestand.BESLIST, Bezwaartoestand.INGETROKKEN,
        Bezwaartoestand.OVERGEDRAGEN,
    }),
    Bezwaartoestand.DOORGEZONDEN: frozenset({Bezwaartoestand.ADVIES_ONTVANGEN, Bezwaartoestand.INGETROKKEN}),
    Bezwaartoestand.ADVIES_ONTVANGEN: frozenset({Bezwaartoestand.BESLIST, Bezwaartoestand.INGETROKKEN}),
    Bezwaartoestand.BESLIST: frozenset(),
    Bezwaartoestand.INGETROKKEN: frozenset(),
    Bezwaartoestand.OVERGEDRAGEN: frozenset(),
}  # fmt: skip
"""From each state the ones that may follow; drawn in docs/toestanden.md, and a test compares the two."""
LOPEND = frozenset(toestand for toestand, verder in BEZWAAROVERGANGEN.items() if verder)
"""Something still has to be done."""


class Indiener(StrEnum):
    """Who objects; a gemachtigde does it for one of the others (Awb 2:1)."""

    OUDER = "ouder"
    LEERLING = "leerling"
    SCHOOL = "school"
    GEMACHTIGDE = "gemachtigde"


class Oordeel(StrEnum):
    """What the LBT advises, or what is decided on the bezwaar."""

    GEGROND = "gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet-ontvankelijk"


class Gevolg(StrEnum):
    """What becomes of the besluit after full reconsideration (Awb 7:11)."""

    BLIJFT = "blijft"
    HERROEPEN = "herroepen"
    VERVANGEN = "herroepen en vervangen"

    @property
    def zin(self) -> str:
        """As the letter says it."""
        return _GEVOLGZIN[self]


class Hoorgrond(StrEnum):
    """Why nobody was heard: the closed list of Awb 7:3, with its letters."""

    NIET_ONTVANKELIJK = "a. kennelijk niet-ontvankelijk"
    ONGEGROND = "b. kennelijk ongegrond"
    WIL_NIET = "c. wil niet worden gehoord"
    GEEN_VERKLARING = "d. niet verklaard te willen worden gehoord"
    TEGEMOET = "e. volledig tegemoetgekomen"

    @property
    def zin(self) -> str:
        """As the letter says it, after *omdat*."""
        return _HOORZIN[self]


class Uitstelgrond(StrEnum):
    """Why the decision may come still later: the closed list of Awb 7:10, lid 4, with its letters."""

    ALLEN = "a. alle belanghebbenden stemmen in"
    INDIENER = "b. de indiener stemt in, anderen worden niet geschaad"
    VOORSCHRIFT = "c. nodig om wettelijke procedurevoorschriften na te leven"

    @property
    def zin(self) -> str:
        """As the letter says it, after *omdat*."""
        return _UITSTELZIN[self]


_GEVOLGZIN = {
    Gevolg.BLIJFT: "Het besluit waartegen het bezwaar is gericht, blijft zoals het is.",
    Gevolg.HERROEPEN: "Wij herroepen het besluit waartegen het bezwaar is gericht; het geldt niet meer.",
    Gevolg.VERVANGEN: "Wij herroepen het besluit waartegen het bezwaar is gericht en nemen een nieuw besluit.",
}
_HOORZIN = {
    Hoorgrond.NIET_ONTVANKELIJK: "het bezwaar kennelijk niet-ontvankelijk is",
    Hoorgrond.ONGEGROND: "het bezwaar kennelijk ongegrond is",
    Hoorgrond.WIL_NIET: "de belanghebbenden hebben verklaard dat zij niet gehoord willen worden",
    Hoorgrond.GEEN_VERKLARING: "de belanghebbenden niet op tijd hebben verklaard dat zij gehoord willen worden",
    Hoorgrond.TEGEMOET: "wij volledig aan het bezwaar tegemoetkomen en anderen daardoor niet in hun belangen worden geschaad",
}
_UITSTELZIN = {
    Uitstelgrond.ALLEN: "alle belanghebbenden daarmee instemmen",
    Uitstelgrond.INDIENER: "wie het bezwaar maakte daarmee instemt en anderen daardoor niet in hun belangen worden geschaad",
    Uitstelgrond.VOORSCHRIFT: "dat nodig is om wettelijke procedurevoorschriften na te leven",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Herstelverzoek:
    """Asked to repair a verzuim within a set term, and when that was done (Awb 6:6)."""

    verzonden_op: date
    uiterlijk: date
    wat: str = field(repr=False)
    hersteld_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdaging:
    """Written notice that the decision comes later (Awb 7:10, lid 3)."""

    op: date
    weken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Naderuitstel:
    """Further delay, told to all who are concerned on ``op``: the decision comes ``tot`` at the latest (Awb 7:10, lid 4)."""

    op: date
    tot: date
    grond: Uitstelgrond


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaaradvies:
    """The advice of the LBT (Awb 7:13): its date, the day on which it came, and what it says."""

    gedateerd: date
    ontvangen_op: date
    strekking: Oordeel


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarbeslissing:
    """The decision on the bezwaar. ``reden_afwijking`` is needed when it is other than advised (Awb 7:13, lid 7)."""

    op: date
    oordeel: Oordeel
    gevolg: Gevolg
    beslist_door: PersoonId
    reden_afwijking: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangst:
    """How a bezwaar came in. ``gepost_op`` is the postmark, ``onbevoegd_op`` the day on which another body got it (6:15)."""

    ontvangen_op: date
    dagtekening: date | None = None
    gepost_op: date | None = None
    onbevoegd_op: date | None = None

    @property
    def telt_op(self) -> date:
        """The day that counts for being in time: that of the wrong body when it went there first (Awb 6:15, lid 3)."""
        return self.onbevoegd_op or self.ontvangen_op

    def keur(self, vandaag: date) -> Ontvangst:
        """Itself. Raises ``InvoerError`` for a day that cannot be."""
        for veld in ("ontvangen_op", "dagtekening", "gepost_op", "onbevoegd_op"):
            dag = getattr(self, veld)
            if dag is not None:
                niet_later(dag, vandaag, veld)
        for veld, wat in (("gepost_op", "gepost"), ("onbevoegd_op", "bij een ander orgaan ontvangen")):
            dag = getattr(self, veld)
            if dag is not None and dag > self.ontvangen_op:
                raise InvoerError(
                    f"Het bezwaar is {wat} op een dag na de ontvangst bij het samenwerkingsverband. Controleer beide dagen.",
                    code="bezwaar-volgorde", veld=veld,
                )  # fmt: skip
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaar:
    """One objection against one besluit, which keeps working meanwhile (Awb 6:16).

    ``besluit_id`` is None for an objection against not handling the aanvraag (Awb 4:5), of which there is no besluit. ``adres``
    is that of who objects, when the dossier does not know it; ``overgedragen_aan`` the body that goes about it (Awb 6:15).
    """

    id: BezwaarId
    aanvraag_id: AanvraagId
    besluit_id: BesluitId | None
    indiener: Indiener
    naam: str = field(repr=False)
    ontvangst: Ontvangst
    gronden: str = field(default="", repr=False)
    toestand: Bezwaartoestand = Bezwaartoestand.ONTVANGEN
    bevestigd_op: date | None = None
    herstelverzoeken: tuple[Herstelverzoek, ...] = ()
    doorgezonden_op: date | None = None
    hoorzitting_op: date | None = None
    verdaging: Verdaging | None = None
    advies: Bezwaaradvies | None = None
    beslissing: Bezwaarbeslissing | None = None
    ingetrokken_op: date | None = None
    adres: Adres = field(default=Adres(), repr=False)
    nader_uitstel: tuple[Naderuitstel, ...] = ()
    niet_gehoord: Hoorgrond | None = None
    overgedragen_op: date | None = None
    overgedragen_aan: str = ""
    beslissing_verzonden_op: date | None = None
    versie: int = 0

    @property
    def loopt(self) -> bool:
        """Whether something still has to be done."""
        return self.toestand in LOPEND

    @property
    def open_herstel(self) -> Herstelverzoek | None:
        """The request to repair that was not answered."""
        return next((h for h in self.herstelverzoeken if h.hersteld_op is None), None)

    def bevestigen(self, op: date) -> Bezwaar:
        """The receipt was confirmed in writing, with the word that a committee will advise (Awb 6:14 and 7:13, lid 2)."""
        if self.bevestigd_op is not None or not self.loopt:
            raise ToestandError("De ontvangst is al bevestigd, of dit bezwaar is klaar. Kies een andere stap.",
                                code="bezwaar-bevestigd")  # fmt: skip
        self._niet_eerder(op, "op")
        return replace(self, bevestigd_op=op)

    def herstel_vragen(self, verzoek: Herstelverzoek) -> Bezwaar:
        """A letter went out that asks to repair a verzuim within a term (Awb 6:6)."""
        if not verzoek.wat.strip():
            raise InvoerError("Zeg wat de indiener moet herstellen, bijvoorbeeld: de gronden of de handtekening.",
                              code="herstel-leeg", veld="wat")  # fmt: skip
        self._niet_eerder(verzoek.verzonden_op, "verzonden_op")
        if toets_datum(verzoek.uiterlijk, veld="uiterlijk") <= verzoek.verzonden_op:
            raise InvoerError("De dag waarop het uiterlijk is hersteld ligt niet na de verzending. Kies een latere dag.",
                              code="herstel-datum", veld="uiterlijk")  # fmt: skip
        return replace(self._naar(Bezwaartoestand.HERSTEL_GEVRAAGD), herstelverzoeken=(*self.herstelverzoeken, verzoek))

    def herstellen(self, op: date) -> Bezwaar:
        """What lacked came in, also when the bezwaar was forwarded meanwhile."""
        open_ = self.open_herstel
        if open_ is None or not self.loopt:
            raise ToestandError("Er loopt geen verzoek om herstel. Vraag eerst om herstel.", code="herstel-geen")
        if op < open_.verzonden_op:
            raise InvoerError("Deze dag ligt voor de verzending van het verzoek om herstel. Controleer beide dagen.",
                              code="bezwaar-volgorde", veld="op")  # fmt: skip
        gedaan = tuple(replace(h, hersteld_op=op) if h is open_ else h for h in self.herstelverzoeken)
        verder = self._naar(Bezwaartoestand.ONTVANGEN) if self.toestand is Bezwaartoestand.HERSTEL_GEVRAAGD else self
        return replace(verder, herstelverzoeken=gedaan)

    def doorzenden(self, op: date) -> Bezwaar:
        """The bezwaar with its dossier went to the LBT."""
        self._niet_eerder(op, "op")
        return replace(self._naar(Bezwaartoestand.DOORGEZONDEN), doorgezonden_op=op)

    def horen(self, op: date) -> Bezwaar:
        """The day of the hearing, set by the LBT; a new day replaces it (Awb 7:2)."""
        if self.toestand is not Bezwaartoestand.DOORGEZONDEN:
            raise ToestandError("Een hoorzitting is er na het doorzenden en voor het advies. Noteer eerst het doorzenden.",
                                code="hoorzitting-toestand")  # fmt: skip
        self._niet_eerder(op, "op")
        return replace(self, hoorzitting_op=op, niet_gehoord=None)

    def niet_horen(self, grond: Hoorgrond) -> Bezwaar:
        """Nobody is heard, for a reason of the closed list; a hearing that was planned is off (Awb 7:3)."""
        if not self.loopt:
            raise ToestandError("Dit bezwaar is klaar. Kies een bezwaar dat nog loopt.", code="hoorzitting-toestand")
        return replace(self, niet_gehoord=grond, hoorzitting_op=None)

    def uitstellen(self, uitstel: Naderuitstel) -> Bezwaar:
        """Further delay on a ground of the closed list (Awb 7:10, lid 4); each day lies after the one before."""
        if not self.loopt:
            raise ToestandError("Dit bezwaar is klaar, dus uitstel kan niet meer. Kies een bezwaar dat nog loopt.",
                                code="uitstel-toestand")  # fmt: skip
        self._niet_eerder(uitstel.op, "op")
        vorige = max((u.tot for u in self.nader_uitstel), default=uitstel.op)
        if toets_datum(uitstel.tot, veld="tot") <= max(vorige, uitstel.op):
            raise InvoerError("De nieuwe dag ligt niet na de mededeling, of niet na het vorige uitstel. Kies een latere dag.",
                              code="uitstel-dag", veld="tot")  # fmt: skip
        return replace(self, nader_uitstel=(*self.nader_uitstel, uitstel))

    def overdragen(self, op: date, aan: str) -> Bezwaar:
        """Another body goes about it: it was forwarded, and who sent it was told (Awb 6:15, lid 1)."""
        if not aan.strip():
            raise InvoerError("Vul in naar welk orgaan het bezwaar gaat.", code="bezwaarbrief-naar", veld="naar")
        self._niet_eerder(op, "op")
        return replace(self._naar(Bezwaartoestand.OVERGEDRAGEN), overgedragen_op=op, overgedragen_aan=aan.strip())

    def verdagen(self, verdaging: Verdaging) -> Bezwaar:
        """Once, with six weeks at most (Awb 7:10, lid 3)."""
        if not self.loopt:
            raise ToestandError("Dit bezwaar is klaar, dus verdagen kan niet meer. Kies een bezwaar dat nog loopt.",
                                code="verdaging-toestand")  # fmt: skip
        if self.verdaging is not None:
            raise ToestandError("Verdagen kan één keer, en dat is al gebeurd (Awb 7:10, lid 3). Vraag de indiener om "
                                "instemming als het later moet (Awb 7:10, lid 4).", code="verdaging-dubbel")  # fmt: skip
        if not 1 <= verdaging.weken <= VERDAGING_WEKEN:
            raise InvoerError(f"Verdagen kan met 1 tot en met {VERDAGING_WEKEN} weken (Awb 7:10, lid 3). Kies een ander aantal.",
                              code="verdaging-weken", veld="weken")  # fmt: skip
        self._niet_eerder(verdaging.op, "op")
        return replace(self, verdaging=verdaging)

    def advies_ontvangen(self, advies: Bezwaaradvies) -> Bezwaar:
        """The LBT has advised (Awb 7:13)."""
        if advies.gedateerd > advies.ontvangen_op:
            raise InvoerError("Het advies is gedateerd na de dag waarop het kwam. Controleer beide dagen.",
                              code="bezwaar-volgorde", veld="gedateerd")  # fmt: skip
        nieuw = self._naar(Bezwaartoestand.ADVIES_ONTVANGEN)
        if self.doorgezonden_op is not None and advies.gedateerd < self.doorgezonden_op:
            raise InvoerError("Het advies is gedateerd voor het doorzenden naar de LBT. Controleer beide dagen.",
                              code="bezwaar-volgorde", veld="gedateerd")  # fmt: skip
        return replace(nieuw, advies=advies)

    def beslissen(self, beslissing: Bezwaarbeslissing) -> Bezwaar:
        """Decided. Without advice only that it is niet-ontvankelijk (Awb 7:3); other than advised only with the reason."""
        if self.toestand in {Bezwaartoestand.ONTVANGEN, Bezwaartoestand.HERSTEL_GEVRAAGD} \
                and beslissing.oordeel is not Oordeel.NIET_ONTVANKELIJK:
            raise ToestandError("De LBT heeft nog niet geadviseerd (WVO 2.47, lid 15); zonder advies kan alleen een kennelijk "
                                "niet-ontvankelijk bezwaar worden afgedaan (Awb 7:3). Noteer eerst het doorzenden.",
                                code="beslissing-zonder-advies")  # fmt: skip
        nieuw = self._naar(Bezwaartoestand.BESLIST)
        self._keur_beslissing(beslissing)
        return replace(nieuw, beslissing=beslissing)

    def intrekken(self, op: date) -> Bezwaar:
        """Taken back by who made it, in writing or at the hearing (Awb 6:21)."""
        self._niet_eerder(op, "op")
        return replace(self._naar(Bezwaartoestand.INGETROKKEN), ingetrokken_op=op)

    def _keur_beslissing(self, beslissing: Bezwaarbeslissing) -> None:
        self._niet_eerder(beslissing.op, "op")
        if beslissing.oordeel is not Oordeel.GEGROND and beslissing.gevolg is not Gevolg.BLIJFT:
            raise InvoerError(f"Bij '{beslissing.oordeel}' blijft het besluit staan. Kies 'blijft', of kies 'gegrond'.",
                              code="beslissing-gevolg", veld="gevolg")  # fmt: skip
        if self.advies is None:
            return
        if beslissing.op < self.advies.ontvangen_op:
            raise InvoerError("De beslissing ligt voor de dag waarop het advies kwam. Controleer beide dagen.",
                              code="bezwaar-volgorde", veld="op")  # fmt: skip
        if beslissing.oordeel is not self.advies.strekking and not beslissing.reden_afwijking.strip():
            raise InvoerError(f"De LBT adviseerde '{self.advies.strekking}'. Schrijf op waarom u daarvan afwijkt, en voeg het "
                              "advies bij de beslissing (Awb 7:13, lid 7).", code="beslissing-afwijking",
                              veld="reden_afwijking")  # fmt: skip

    def _niet_eerder(self, dag: date, veld: str) -> None:
        if dag < self.ontvangst.ontvangen_op:
            raise InvoerError("Deze dag ligt voor de ontvangst van het bezwaar. Controleer beide dagen.",
                              code="bezwaar-volgorde", veld=veld)  # fmt: skip

    def _naar(self, toestand: Bezwaartoestand) -> Bezwaar:
        if toestand not in BEZWAAROVERGANGEN[self.toestand]:
            raise ToestandError(f"Dit bezwaar is '{self.toestand}' en kan niet naar '{toestand}'. Kijk in het dossier wat de "
                                "volgende stap is.", code="bezwaar-toestand")  # fmt: skip
        return replace(self, toestand=toestand)


def niet_later(dag: date, vandaag: date, veld: str) -> date:
    """``dag`` itself. Raises ``InvoerError`` for a year of a typing error and for what has not happened yet."""
    if toets_datum(dag, veld=veld) > vandaag:
        raise InvoerError("Deze dag ligt in de toekomst. Noteer het als het is gebeurd.", code="datum-toekomst", veld=veld)
    return dag
