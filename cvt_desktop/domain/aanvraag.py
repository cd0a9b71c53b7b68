"""An aanvraag and the dossier that grows around it: the state machine of one TLV."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.adviesverschil import Verschilkeuze
from cvt_desktop.domain.afhandeling import VAN_WACHTLIJST, Buitenbehandeling, Intrekking, Plaatsing
from cvt_desktop.domain.controleverslag import Controleverslag
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Formulier, Soort
from cvt_desktop.domain.herkomst import Herkomst
from cvt_desktop.domain.ids import AanvraagId, BijlageId, LeerlingId, PersoonId, SchoolId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.domain.toets import Toets
from cvt_desktop.domain.zienswijze import Zienswijze, Zienswijzevorm, Zienswijzevraag


class Status(StrEnum):
    """The status words of screens.md 4.1, one per dossier."""

    ONTVANGEN = "Ontvangen"
    IN_TOETSING = "In toetsing"
    AANVULLING_GEVRAAGD = "Aanvulling gevraagd"
    BIJ_DESKUNDIGEN = "Bij deskundigen"
    GEREED_VOOR_ZITTING = "Gereed voor zitting"
    OP_AGENDA = "Op agenda"
    ADVIES_BESTUUR = "Advies aan het bestuur"
    BESLOTEN = "Besloten, te tekenen"
    GETEKEND = "Getekend, te verzenden"
    BEKENDGEMAAKT = "Bekendgemaakt"
    WACHTLIJST = "Wachtlijst"
    AANGEHOUDEN = "Aangehouden"
    INGETROKKEN = "Ingetrokken"
    BUITEN_BEHANDELING = "Buiten behandeling"
    IN_BEZWAAR = "In bezwaar"
    AFGESLOTEN = "Afgesloten"


OVERGANGEN: dict[Status, frozenset[Status]] = {
    Status.ONTVANGEN: frozenset({Status.IN_TOETSING, Status.INGETROKKEN}),
    Status.IN_TOETSING: frozenset({Status.AANVULLING_GEVRAAGD, Status.BIJ_DESKUNDIGEN, Status.INGETROKKEN}),
    Status.AANVULLING_GEVRAAGD: frozenset({Status.IN_TOETSING, Status.INGETROKKEN, Status.BUITEN_BEHANDELING}),
    Status.BIJ_DESKUNDIGEN: frozenset({Status.IN_TOETSING, Status.GEREED_VOOR_ZITTING, Status.INGETROKKEN}),
    Status.GEREED_VOOR_ZITTING: frozenset({
        Status.BIJ_DESKUNDIGEN, Status.OP_AGENDA, Status.BESLOTEN, Status.INGETROKKEN,
    }),
    Status.OP_AGENDA: frozenset({
        Status.GEREED_VOOR_ZITTING, Status.BESLOTEN, Status.ADVIES_BESTUUR, Status.AANGEHOUDEN, Status.INGETROKKEN,
    }),
    Status.ADVIES_BESTUUR: frozenset({Status.OP_AGENDA, Status.BESLOTEN, Status.INGETROKKEN}),
    Status.AANGEHOUDEN: frozenset({Status.GEREED_VOOR_ZITTING, Status.BIJ_DESKUNDIGEN, Status.INGETROKKEN}),
    Status.BESLOTEN: frozenset({
        Status.OP_AGENDA, Status.ADVIES_BESTUUR, Status.GEREED_VOOR_ZITTING, Status.GETEKEND, Status.BEKENDGEMAAKT,
        Status.WACHTLIJST,
    }),
    Status.GETEKEND: frozenset({Status.BESLOTEN, Status.BEKENDGEMAAKT, Status.WACHTLIJST}),
    Status.WACHTLIJST: frozenset({Status.BEKENDGEMAAKT, Status.AFGESLOTEN, Status.BESLOTEN, Status.GETEKEND}),
    Status.BEKENDGEMAAKT: frozenset({Status.IN_BEZWAAR, Status.AFGESLOTEN, Status.BESLOTEN, Status.GETEKEND}),
    Status.IN_BEZWAAR: frozenset({Status.AFGESLOTEN}),
    Status.INGETROKKEN: frozenset({
        Status.ONTVANGEN, Status.IN_TOETSING, Status.AANVULLING_GEVRAAGD, Status.BIJ_DESKUNDIGEN, Status.GEREED_VOOR_ZITTING,
        Status.ADVIES_BESTUUR, Status.AANGEHOUDEN,
    }),
    Status.BUITEN_BEHANDELING: frozenset({Status.IN_BEZWAAR, Status.AFGESLOTEN, Status.AANVULLING_GEVRAAGD}),
    Status.AFGESLOTEN: frozenset({Status.IN_BEZWAAR, Status.BEKENDGEMAAKT, Status.BUITEN_BEHANDELING}),
}
"""From each status the ones that may follow under any model; drawn in docs/toestanden.md, and a test compares the two."""

_ZITTING_BESLUIT = (Status.OP_AGENDA, Status.BESLOTEN)
_ZONDER_ZITTING = (Status.GEREED_VOOR_ZITTING, Status.BESLOTEN)
_MODELLEN: dict[tuple[Status, Status], frozenset[Besluitmodel]] = {
    stap: modellen
    for heen, modellen in (
        (_ZITTING_BESLUIT, frozenset({Besluitmodel.M1, Besluitmodel.M3})),
        (_ZONDER_ZITTING, frozenset({Besluitmodel.M3})),
    )
    for stap in (heen, heen[::-1])
}
"""The steps, and the way back, that belong to some models only (screens.md 3.2). A zitting can lay a dossier before the bestuur
under each model (screens.md 4.9); under M2 it always does."""


def overgangen(model: Besluitmodel) -> dict[Status, frozenset[Status]]:
    """The machine of a kind of which ``model`` says who decides; a status that the model does not reach is left out."""
    alle = {van: frozenset(naar for naar in volgende if model in _MODELLEN.get((van, naar), frozenset(Besluitmodel)))
            for van, volgende in OVERGANGEN.items()}  # fmt: skip
    bereikt = {naar for volgende in alle.values() for naar in volgende} | {Status.ONTVANGEN}
    return {van: volgende & bereikt for van, volgende in alle.items() if van in bereikt}

AFGEROND = frozenset({
    Status.BEKENDGEMAAKT, Status.WACHTLIJST, Status.INGETROKKEN, Status.BUITEN_BEHANDELING, Status.IN_BEZWAAR,
    Status.AFGESLOTEN,
})  # fmt: skip
"""The aanvraag itself is done with: a bezwaar is another procedure, with terms of its own."""


LOSSE_FEITEN = frozenset({Feitsoort.INSTEMMING_UITSTEL, Feitsoort.KENNISGEVING_4_14, Feitsoort.INGEBREKESTELLING})
"""What is noted by itself; a receipt, a verzoek and its answer follow from what they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvulling:
    """One verzoek om aanvulling (Awb 4:5). Only ``verzonden_op`` with ``uiterlijk`` suspends the term (4:15).

    ``binnen`` is what came in, with its day; ``ongebruikt_op`` the day on which somebody went on although it lapsed.
    ``aan`` is a contact of the school other than that of the dossier; ``kopie_ouders``: the ouders get to know of it.
    """

    ontbreekt: tuple[str, ...]
    uiterlijk: date
    verzonden_op: date | None = None
    wijze: str = ""
    aangevuld_op: date | None = None
    binnen: tuple[tuple[str, date], ...] = ()
    ongebruikt_op: date | None = None
    aan: str = field(default="", repr=False)
    kopie_ouders: bool = False

    @property
    def afgehandeld(self) -> bool:
        """Answered in full, or given up."""
        return self.aangevuld_op is not None or self.ongebruikt_op is not None

    @property
    def loopt(self) -> bool:
        """Sent, and not yet answered in full."""
        return self.verzonden_op is not None and not self.afgehandeld

    @property
    def niet_binnen(self) -> tuple[str, ...]:
        """What was asked and did not come."""
        binnen = {wat for wat, _ in self.binnen}
        return tuple(wat for wat in self.ontbreekt if wat not in binnen)

    @property
    def eerste_binnen(self) -> date | None:
        """The day on which the suspension ends at the latest: the first supplement, full or not (awb.md A2)."""
        return min((dag for _, dag in self.binnen), default=self.aangevuld_op)


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppeling:
    """A deskundige who is asked for an advice in this dossier, as first or second."""

    volgorde: int
    persoon_id: PersoonId
    gevraagd_op: date
    uiterlijk: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraag:
    """An aanvraag of one school for one pupil, or for a group: then ``leerling_id`` is None (``Soort.met_leerling``)."""

    id: AanvraagId
    kenmerk: str
    soort: Soort
    status: Status = Status.ONTVANGEN
    leerling_id: LeerlingId | None
    school_id: SchoolId
    formulier: Formulier
    toets: Toets
    aanvullingen: tuple[Aanvulling, ...] = ()
    koppelingen: tuple[Koppeling, ...] = ()
    herkomst: Herkomst | None = None
    overrides: tuple[tuple[str, str], ...] = ()
    gelezen_door: tuple[tuple[PersoonId, BijlageId], ...] = ()
    bevestigd_op: date | None = None
    termijnfeiten: tuple[Termijnfeit, ...] = ()
    controles: tuple[Controleverslag, ...] = ()
    buiten: Buitenbehandeling | None = None
    verschilkeuzes: tuple[Verschilkeuze, ...] = ()
    zienswijzen: tuple[Zienswijzevraag, ...] = ()
    plaatsing: Plaatsing | None = None
    intrekking: Intrekking | None = None
    versie: int = 0

    def __post_init__(self) -> None:
        if (self.leerling_id is not None) is not self.soort.met_leerling:
            raise ValueError("an aanvraag is about a pupil, or it is a groepsarrangement")

    def naar(self, status: Status) -> Aanvraag:
        """The same aanvraag in the next status; raises ``ToestandError`` when the machine has no such step."""
        if status not in OVERGANGEN[self.status]:
            raise ToestandError(
                f"Dit dossier is '{self.status}' en kan niet naar '{status}'. "
                "Open het dossier en kijk wat de volgende stap is.", code="overgang",
            )  # fmt: skip
        return replace(self, status=status)

    def aanvulling_vragen(self, aanvulling: Aanvulling) -> Aanvraag:
        """Add a verzoek om aanvulling; a second one only when the first is answered (awb.md A2)."""
        if any(not eerder.afgehandeld for eerder in self.aanvullingen):
            raise ToestandError("Er loopt al een verzoek om aanvulling. Handel dat eerst af.", code="aanvulling-loopt")
        if not aanvulling.ontbreekt:
            raise ToestandError("Zeg eerst wat er ontbreekt.", code="aanvulling-leeg", veld="ontbreekt")
        nieuw = replace(self, aanvullingen=(*self.aanvullingen, aanvulling))
        return nieuw.naar(Status.AANVULLING_GEVRAAGD) if aanvulling.verzonden_op else nieuw

    def aanvulling_verzonden(self, op: date, wijze: str) -> Aanvraag:
        """The letter has left the house: from the next day the term stands still (Awb 4:15 lid 1 onder a)."""
        laatste = self._laatste_aanvulling()
        if laatste.verzonden_op is not None:
            raise ToestandError(
                "Dit verzoek is al verzonden. "
                "Registreer wat de school stuurt, of wacht tot de uiterste dag.", code="aanvulling-verzonden",
            )  # fmt: skip
        if laatste.uiterlijk <= op:
            raise ToestandError(
                "De dag waarop de school uiterlijk aanvult ligt niet na de dag van verzending. "
                "Kies een latere dag.", code="aanvulling-datum", veld="uiterlijk",
            )  # fmt: skip
        nieuw = self._met_laatste_aanvulling(replace(laatste, verzonden_op=op, wijze=wijze))
        return nieuw.naar(Status.AANVULLING_GEVRAAGD)

    def aanvulling_binnen(self, op: date, stukken: tuple[str, ...]) -> Aanvraag:
        """A part of what lacked came in on ``op``; the verzoek stays open."""
        laatste = self._aanvulling_op(op)
        bekend = {wat for wat, _ in laatste.binnen}
        nieuw = tuple((wat, op) for wat in laatste.ontbreekt if wat in stukken and wat not in bekend)
        return self._met_laatste_aanvulling(replace(laatste, binnen=(*laatste.binnen, *nieuw)))

    def aangevuld(self, op: date) -> Aanvraag:
        """What lacked came in on ``op``; the toets goes on."""
        laatste = self._aanvulling_op(op)
        return self._met_laatste_aanvulling(replace(laatste, aangevuld_op=op)).naar(Status.IN_TOETSING)

    def zonder_aanvulling(self, op: date) -> Aanvraag:
        """The last day of the verzoek went by unused and somebody chose to decide on the content (Awb 4:5, 4:15)."""
        laatste = self._aanvulling_op(op)
        if op <= laatste.uiterlijk:
            raise ToestandError("De school kan nog aanvullen. Doorgaan zonder kan na de uiterste dag.",
                                code="aanvulling-loopt", veld="op")  # fmt: skip
        return self._met_laatste_aanvulling(replace(laatste, ongebruikt_op=op)).naar(Status.IN_TOETSING)

    def buiten_behandeling_laten(self, besluit: Buitenbehandeling) -> Aanvraag:
        """Decide not to handle it: after a verzoek with a day that went by, or that was answered in part (Awb 4:5, lid 1)."""
        laatste = self._aanvulling_op(besluit.besloten_op)
        if besluit.besloten_op <= laatste.uiterlijk and not laatste.binnen:
            raise ToestandError("De school kan nog aanvullen. Wacht tot de uiterste dag voorbij is.",
                                code="aanvulling-loopt", veld="reden")  # fmt: skip
        if not besluit.reden.strip():
            raise ToestandError("Schrijf waarom de aanvraag zonder deze gegevens niet te beoordelen is.",
                                code="reden-ontbreekt", veld="reden")  # fmt: skip
        return replace(self, buiten=besluit)

    def koppelen(self, koppeling: Koppeling) -> Aanvraag:
        """Ask a deskundige; the same person cannot be both (LBT 108582)."""
        if any(k.persoon_id == koppeling.persoon_id and k.volgorde != koppeling.volgorde for k in self.koppelingen):
            raise ToestandError("Eén persoon kan niet beide adviezen geven (LBT 108582). Kies een andere deskundige.",
                                code="een-persoon-twee-adviezen", veld="deskundige")  # fmt: skip
        ander = tuple(k for k in self.koppelingen if k.volgorde != koppeling.volgorde)
        return replace(self, koppelingen=tuple(sorted((*ander, koppeling), key=lambda k: k.volgorde)))

    def met_override(self, wat: str, reden: str) -> Aanvraag:
        """Keep a reasoned override; the besluitenlijst shows it."""
        if not reden.strip():
            raise ToestandError("Kies of schrijf een reden.", code="reden-ontbreekt", veld="reden")
        return replace(self, overrides=(*self.zonder_override(wat).overrides, (wat, reden)))

    def zonder_override(self, wat: str) -> Aanvraag:
        """Take an override back; nothing changes when it is not there."""
        return replace(self, overrides=tuple(o for o in self.overrides if o[0] != wat))

    def feit_noteren(self, feit: Termijnfeit) -> Aanvraag:
        """Keep what moves the term beside a verzoek om aanvulling: one kennisgeving only, and nothing before the receipt."""
        if feit.soort not in LOSSE_FEITEN:
            raise ToestandError("Dit hoort bij de aanvraag zelf. Registreer het daar.", code="termijnfeit-soort", veld="soort")
        if feit.keur().datum < self.formulier.a.ontvangen_op:
            raise ToestandError("Deze dag ligt vóór de ontvangst van de aanvraag. Controleer de datum.",
                                code="termijnfeit-datum", veld="datum")  # fmt: skip
        if feit in self.termijnfeiten:
            raise ToestandError("Dit staat er al. Sluit dit venster.", code="termijnfeit-dubbel", veld="datum")
        if feit.soort is Feitsoort.KENNISGEVING_4_14 and any(f.soort is feit.soort for f in self.termijnfeiten):
            raise ToestandError("Er kan één keer een nieuwe datum worden genoemd (Awb 4:14). Vraag de school om in te stemmen "
                                "met uitstel.", code="termijnfeit-tweede", veld="datum")  # fmt: skip
        return replace(self, termijnfeiten=tuple(sorted((*self.termijnfeiten, feit), key=lambda f: f.datum)))

    def zienswijze_gevraagd(self, vraag: Zienswijzevraag) -> Aanvraag:
        """An invitation left the house (Awb 4:7, 4:8); its last day has to lie after that."""
        if vraag.uiterlijk <= vraag.verzonden_op:
            raise ToestandError("De dag waarop iemand uiterlijk kan reageren ligt niet na de verzending. Maak de uitnodiging "
                                "opnieuw met een latere dag.", code="zienswijze-dag", veld="verzonden_op")  # fmt: skip
        return replace(self, zienswijzen=(*self.zienswijzen, vraag))

    def zienswijze_vastleggen(self, nummer: int, zienswijze: Zienswijze) -> Aanvraag:
        """Keep the answer to an invitation, once; that nothing was said only after its last day (Awb 4:9)."""
        if not 0 <= nummer < len(self.zienswijzen) or self.zienswijzen[nummer].zienswijze is not None:
            raise ToestandError("Deze uitnodiging is al beantwoord of is er niet meer. Open het dossier opnieuw.",
                                code="zienswijze-weg")  # fmt: skip
        vraag = self.zienswijzen[nummer]
        if zienswijze.op < vraag.verzonden_op:
            raise ToestandError("Deze dag ligt vóór de verzending van de uitnodiging. Controleer de datum.",
                                code="zienswijze-dag", veld="op")  # fmt: skip
        niets = zienswijze.vorm is Zienswijzevorm.NIET_GEGEVEN
        if niets and zienswijze.op <= vraag.uiterlijk:
            raise ToestandError("Reageren kan nog. Leg pas na de uiterste dag vast dat er geen zienswijze kwam.",
                                code="zienswijze-loopt", veld="vorm")  # fmt: skip
        if not niets and not zienswijze.inhoud.strip():
            raise ToestandError("Schrijf op wat is gezegd of geschreven; dat weegt mee in het besluit.",
                                code="zienswijze-leeg", veld="inhoud")  # fmt: skip
        met = replace(vraag, zienswijze=zienswijze)
        return replace(self, zienswijzen=(*self.zienswijzen[:nummer], met, *self.zienswijzen[nummer + 1:]))

    def feit_schrappen(self, feit: Termijnfeit) -> Aanvraag:
        """Take back what was noted by mistake."""
        if feit not in self.termijnfeiten:
            raise ToestandError("Dit staat niet meer in het dossier. Open het dossier opnieuw.", code="termijnfeit-weg")
        return replace(self, termijnfeiten=tuple(f for f in self.termijnfeiten if f != feit))

    def alle_feiten(self) -> tuple[Termijnfeit, ...]:
        """What the terms are reckoned from: the receipt, each verzoek that was sent with its first answer, and the rest."""
        feiten = [Termijnfeit(soort=Feitsoort.ONTVANGST, datum=self.formulier.a.ontvangen_op)]
        for aanvulling in self.aanvullingen:
            if aanvulling.verzonden_op is not None:
                feiten.append(Termijnfeit(soort=Feitsoort.VERZOEK_AANVULLING, datum=aanvulling.verzonden_op,
                                          uiterlijk=aanvulling.uiterlijk))  # fmt: skip
                if aanvulling.eerste_binnen is not None:
                    feiten.append(Termijnfeit(soort=Feitsoort.AANVULLING, datum=aanvulling.eerste_binnen))
        return (*feiten, *self.termijnfeiten)

    def plaatsen(self, plaatsing: Plaatsing) -> Aanvraag:
        """Off the waiting list, with a place; raises ``ToestandError`` for who does not stand on it."""
        return replace(self._eis_wachtlijst(), plaatsing=plaatsing).naar(Status.BEKENDGEMAAKT)

    def van_wachtlijst(self, reden: str) -> Aanvraag:
        """Off the waiting list without a place: it is not needed any more."""
        return self._eis_wachtlijst().met_override(VAN_WACHTLIJST, reden).naar(Status.AFGESLOTEN)

    def _eis_wachtlijst(self) -> Aanvraag:
        if self.status is not Status.WACHTLIJST:
            raise ToestandError("Dit dossier staat niet op de wachtlijst. Open het dossier opnieuw.", code="geen-wachtlijst")
        return self

    def intrekken(self, intrekking: Intrekking) -> Aanvraag:
        """The school takes its aanvraag back, as long as nothing was decided; it keeps its kenmerk and stays in the figures."""
        return replace(self.naar(Status.INGETROKKEN), intrekking=intrekking)

    def intrekking_terugnemen(self) -> Aanvraag:
        """It was noted by mistake: back to where it stood."""
        if self.status is not Status.INGETROKKEN or self.intrekking is None:
            raise ToestandError("Deze aanvraag is niet ingetrokken. Open het dossier opnieuw.", code="niet-ingetrokken")
        return replace(self.naar(Status(self.intrekking.status)), intrekking=None)

    def met_controle(self, verslag: Controleverslag) -> Aanvraag:
        """Keep what the check said at the signing of a besluit."""
        return replace(self, controles=(*self.controles, verslag))

    @property
    def lopende_aanvulling(self) -> Aanvulling | None:
        """The verzoek that was sent and is not answered; None when none runs."""
        return next((a for a in self.aanvullingen if a.loopt), None)

    def eis_lopende_aanvulling(self) -> Aanvulling:
        """As ``lopende_aanvulling``; raises ``ToestandError`` when none runs."""
        if (loopt := self.lopende_aanvulling) is None:
            raise ToestandError("Er loopt geen verzoek om aanvulling. Maak dat eerst in de toetsing.", code="aanvulling-geen")
        return loopt

    def _laatste_aanvulling(self) -> Aanvulling:
        if not self.aanvullingen:
            raise ToestandError(
                "Er is geen verzoek om aanvulling gemaakt. "
                "Maak dat eerst in de toetsing.", code="aanvulling-geen",
            )  # fmt: skip
        return self.aanvullingen[-1]

    def _aanvulling_op(self, op: date) -> Aanvulling:
        self._laatste_aanvulling()  # that none was made is told in other words than that none runs
        loopt = self.eis_lopende_aanvulling()
        if loopt.verzonden_op is not None and op < loopt.verzonden_op:
            raise ToestandError(
                "De aanvulling kan niet vóór het verzoek zijn ontvangen. "
                "Controleer de datum.", code="aanvulling-datum", veld="op",
            )  # fmt: skip
        return loopt

    def _met_laatste_aanvulling(self, aanvulling: Aanvulling) -> Aanvraag:
        return replace(self, aanvullingen=(*self.aanvullingen[:-1], aanvulling))
