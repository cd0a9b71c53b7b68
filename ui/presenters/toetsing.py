"""The brain of the tab Toetsing: the list as rows, the keys, undo, and closing with reasons (screens.md 4.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_kort, datum_voluit, meervoud
from cvt_desktop.domain.aanvraag import AFGEROND, Aanvulling, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import AanvraagId, BijlageId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.toets import ANDERS_NAMELIJK, Antwoord, Rubriek, Toetspunt, Vindplaats
from cvt_desktop.domain.volgende_stap import BUITEN
from cvt_desktop.services import aanvulling, buitenbehandeling, toetsing
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.toetsing import Toetsstand
from ui.presenters.navigatie import Navigatie
from ui.presenters.toetsing_woorden import Puntbeeld, puntbeeld
from ui.tonen import Keuze

ANTWOORD = {"ja": Antwoord.JA, "nee": Antwoord.NEE, "nvt": Antwoord.NVT, "geweigerd": Antwoord.GEWEIGERD}
WEIGERING = "Schrijf in één regel waarom weigeren hier opweegt tegen het belang voor het besluit."

_GESLOTEN = frozenset({Status.BUITEN_BEHANDELING, Status.INGETROKKEN})
"""Nobody waits for an aanvulling any more."""

@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsnotities:
    """What was typed at questions that have no answer yet: (code, words). A draft, not part of the toets."""

    regels: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubriekbeeld:
    """One heading with how far it is, and the rows under it that are shown."""

    titel: str
    stand: str
    klaar: bool
    punten: tuple[Puntbeeld, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekbeeld:
    """The line about the verzoek om aanvulling; ``knop`` is '' for who may not act. ``dringend`` colours it.

    ``buiten``: the button is for who takes the besluit to leave it out (Awb 4:5).
    """

    zin: str
    knop: str
    dringend: bool = False
    buiten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsbeeld:
    """What the tab shows. Texts of buttons are '' when the button is not there. ``te_vragen``: the *nee* to ask about."""

    kop: str
    rubrieken: tuple[Rubriekbeeld, ...]
    open: int
    nee: int
    te_vragen: int
    te_wijzigen: bool
    overige_ja: bool
    vraag_aanvulling: bool
    uitzonderen: bool
    afronden: bool
    heropenen: bool
    verzoek: Verzoekbeeld | None
    signalen: str
    leeg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitzondering:
    """A question that is open or *nee* and would pass with a reason."""

    code: str
    vraag: str
    waarom: str
    advies: str


class ToetsingPresenter:
    """Every answer is kept at once. ``beeld()`` tells what the screen shows then."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._navigatie, self.aanvraag_id = dienst, navigatie, aanvraag_id
        self.alleen_open = True
        self._aangeraakt: set[str] = set()
        self._notities: dict[str, str] = {}
        self._stand = self.laad()

    @property
    def stand(self) -> Toetsstand:
        """The toets as it was read last."""
        return self._stand

    def laad(self) -> Toetsstand:
        """Let the program answer what it can know by now, and read the toets; rows that were answered may go."""
        toetsing.automatisch(self._dienst, self.aanvraag_id)
        self._aangeraakt.clear()
        self._stand = toetsing.stand(self._dienst, self.aanvraag_id)
        concept = lees_concept(self._dienst, self._sleutel, Toetsnotities)
        self._notities = dict(concept.regels) if concept else {}
        return self._stand

    @property
    def _sleutel(self) -> str:
        return f"toets/{self.aanvraag_id}"

    # --- what is shown ----------------------------------------------------------------------------------------------

    def beeld(self) -> Toetsbeeld:
        """The state of the screen."""
        s = self._stand
        open_, nee = s.toets.open_punten(s.lijst), s.toets.nee_punten(s.lijst)
        rubrieken = tuple(self._rubriek(rubriek) for rubriek in Rubriek if s.lijst.in_rubriek(rubriek))
        zichtbaar = any(r.punten for r in rubrieken)
        loopt = s.aanvraag.lopende_aanvulling is not None
        vraagt = s.te_wijzigen and bool(nee) and not loopt and self._dienst.mag(Actie.AANVULLING_VRAGEN)
        return Toetsbeeld(
            kop=self._kop(len(open_)), rubrieken=rubrieken, open=len(open_), nee=len(nee),
            te_vragen=sum(not p.nee_weegt_mee for p in nee), te_wijzigen=s.te_wijzigen,
            overige_ja=s.te_wijzigen and bool(open_), vraag_aanvulling=vraagt,
            uitzonderen=s.te_wijzigen and bool(nee or open_ or s.signalen) and not loopt, afronden=s.te_wijzigen and not loopt,
            heropenen=s.te_heropenen, verzoek=self._verzoek(), signalen=self._signalen(),
            leeg="" if zichtbaar else self._leeg(),
        )  # fmt: skip

    def punt(self, code: str) -> Puntbeeld:
        """One row as it is now."""
        s = self._stand
        return puntbeeld(s, s.lijst.punt(code), self._notities.get(code, ""))

    def _kop(self, open_: int) -> str:
        s = self._stand
        begin = f"{s.lijst.titel} (v{s.lijst.versie})"
        if s.toets.afgerond and s.toets.afgerond_op:
            met = meervoud(len(s.toets.overrides), "uitzondering", "uitzonderingen")
            bij = f", met {met}" if s.toets.overrides else ""
            return f"{begin} · afgerond op {datum_voluit(s.toets.afgerond_op)}{bij}"
        nee = len(s.toets.nee_punten(s.lijst))
        over = f"{open_} niet beantwoord" if s.aanvraag.status in AFGEROND else f"nog {open_} open{f', {nee} nee' if nee else ''}"
        return f"{begin} · {s.toets.aantal_door_programma()} van {len(s.lijst.punten)} door het programma beantwoord · {over}"

    def _rubriek(self, rubriek: Rubriek) -> Rubriekbeeld:
        s = self._stand
        v = next(v for v in s.toets.voortgang(s.lijst) if v.rubriek is rubriek)
        klaar = v.beantwoord == v.totaal and not v.nee
        nee = f" · {v.nee} nee" if v.nee else ""
        punten = tuple(self.punt(p.code) for p in s.lijst.in_rubriek(rubriek) if self._te_zien(p))
        return Rubriekbeeld(titel=str(rubriek).upper(), stand=f"{v.beantwoord}/{v.totaal}{nee}{' ✓' if klaar else ''}",
                            klaar=klaar, punten=punten)  # fmt: skip

    def _te_zien(self, punt: Toetspunt) -> bool:
        antwoord = self._stand.toets.beantwoording(punt.code)
        wacht = antwoord is None or antwoord.antwoord is Antwoord.NEE
        return not self.alleen_open or wacht or punt.code in self._aangeraakt

    def _leeg(self) -> str:
        if self._stand.toets.afgerond:
            return "De toetsing is afgerond. Zet het vinkje uit om alle antwoorden te zien."
        return "Niets open en geen nee. U kunt de toetsing afronden."

    def _signalen(self) -> str:
        """What stands out and asks a reason at closing."""
        zinnen = [f"{s.tekst} ({bron(s.bron).tekst})." for s in self._stand.signalen]
        return " ".join([*zinnen, "Bij het afronden kiest u een reden."]) if zinnen and self._stand.te_wijzigen else ""

    def _verzoek(self) -> Verzoekbeeld | None:
        s = self._stand
        laatste = s.aanvraag.aanvullingen[-1] if s.aanvraag.aanvullingen else None
        mag = self._dienst.mag(Actie.AANVULLING_VERZENDEN)
        if laatste is None or laatste.afgehandeld or s.aanvraag.status in _GESLOTEN:
            return None
        if laatste.verzonden_op is None:
            return Verzoekbeeld(zin="Het verzoek om aanvulling is gemaakt en nog niet verzonden: de termijn loopt door.",
                                knop="Verzenden…" if mag and s.te_wijzigen else "", dringend=True)  # fmt: skip
        verstreken = aanvulling.verstreken(self._dienst, self.aanvraag_id)
        buiten = not mag and bool(verstreken) and buitenbehandeling.mogelijk(self._dienst, self.aanvraag_id)
        knop = "Aanvulling ontvangen…" if mag else "Buiten behandeling laten…" if buiten else ""
        return Verzoekbeeld(zin=verstreken or _loopt_zin(laatste), knop=knop, dringend=bool(verstreken), buiten=buiten)

    # --- answering --------------------------------------------------------------------------------------------------

    def antwoord(self, code: str, waarde: str) -> str:
        """Answer a question; gives the code of the next open one, or ''. A refusal without words gives the same code back.

        Raises ``CvtError``; then nothing was kept.
        """
        nu = self.punt(code)
        if waarde == "geweigerd" and not nu.toelichting:
            raise InvoerError(WEIGERING, code="weigering", veld="toelichting")
        ontbreekt = nu.wat_ontbreekt or next(iter(nu.ontbreekt_keuzes), "") if waarde == "nee" else ""
        self._bewaar(code, ANTWOORD[waarde], toelichting=nu.toelichting, wat_ontbreekt=ontbreekt, vindplaats=nu.vindplaats)
        return self.volgende_open(code)

    def noteer(self, code: str, toelichting: str) -> None:
        """Keep the words at a question: with its answer, or as a draft as long as it has none."""
        antwoord = self._stand.toets.beantwoording(code)
        if antwoord is not None and antwoord.door is not None:
            if antwoord.toelichting != toelichting.strip():
                self._bewaar(code, antwoord.antwoord, toelichting=toelichting, wat_ontbreekt=antwoord.wat_ontbreekt,
                             vindplaats=antwoord.vindplaats)  # fmt: skip
            return
        if self._notities.get(code, "") == toelichting:
            return
        self._notities[code] = toelichting
        self._bewaar_notities()

    def ontbreekt(self, code: str, wat: str) -> None:
        """Say what lacks at a *nee*; an answer of the program becomes that of the person who says it."""
        nu = self.punt(code)
        if nu.antwoord == "nee" and nu.wat_ontbreekt != wat.strip():
            self._bewaar(code, Antwoord.NEE, toelichting=nu.toelichting, wat_ontbreekt=wat, vindplaats=nu.vindplaats)

    def koppel(self, code: str, bijlage_id: BijlageId | None, pagina: int | None = None) -> None:
        """Link the place where the evidence stands, or take the link away. The question must have an answer."""
        antwoord = self._stand.toets.beantwoording(code)
        if antwoord is None:
            raise InvoerError("Geef eerst een antwoord; de plaats hoort daarbij.", code="geen-antwoord", veld="antwoord")
        plaats = Vindplaats(bijlage_id=bijlage_id, pagina=pagina) if bijlage_id else None
        self._bewaar(code, antwoord.antwoord, toelichting=antwoord.toelichting, wat_ontbreekt=antwoord.wat_ontbreekt,
                     vindplaats=plaats)  # fmt: skip

    def wis(self, code: str) -> None:
        """Take the answer away; the program answers anew when it can."""
        self._aangeraakt.add(code)
        toetsing.wissen(self._dienst, self.aanvraag_id, code)
        self._herlees()

    def overige_ja(self) -> None:
        """Ctrl+J."""
        s = self._stand
        self._aangeraakt |= {p.code for p in s.toets.open_punten(s.lijst)}
        toetsing.overige_ja(self._dienst, self.aanvraag_id)
        self._herlees()

    def ongedaan(self) -> str:
        """Ctrl+Z: take the last act in this dossier back, mostly an answer; gives what it was, '' when there is none.

        Raises ``ToestandError`` when the last act was in another dossier. Registering is taken back too: then one goes on with
        the concept.
        """
        lijst = self._dienst.teruglijst
        if not lijst.laatste:
            return ""
        wat = lijst.neem_terug(alleen=self.aanvraag_id)
        if lijst.concept:
            self._navigatie.naar("nieuwe-aanvraag")
        else:
            self._herlees()
        return wat

    def anders_dan(self, eerder: Toetsstand) -> str:
        """The first question that is answered otherwise than in ``eerder``, or ''."""
        nu = self._stand
        return next((c for c in nu.lijst.codes if nu.toets.beantwoording(c) != eerder.toets.beantwoording(c)), "")

    def volgende_open(self, code: str) -> str:
        """The first open question behind ``code``, then from the top; '' when none is open."""
        s = self._stand
        open_ = [p.code for p in s.toets.open_punten(s.lijst) if p.code != code]
        plaats = s.lijst.codes.index(code)
        achter = [c for c in open_ if s.lijst.codes.index(c) > plaats]
        return next(iter(achter or open_), "")

    def _bewaar(
        self, code: str, antwoord: Antwoord, *, toelichting: str, wat_ontbreekt: str, vindplaats: Vindplaats | None
    ) -> None:
        toetsing.beantwoorden(self._dienst, self.aanvraag_id, code, antwoord, toelichting=toelichting,
                              wat_ontbreekt=wat_ontbreekt, vindplaats=vindplaats)  # fmt: skip
        self._aangeraakt.add(code)
        if self._notities.pop(code, ""):
            self._bewaar_notities()
        self._herlees()

    def _herlees(self) -> None:
        self._stand = toetsing.stand(self._dienst, self.aanvraag_id)

    def _bewaar_notities(self) -> None:
        regels = tuple((c, t) for c, t in self._notities.items() if t.strip())
        if regels:
            bewaar_concept(self._dienst, self._sleutel, Toetsnotities(regels=regels))
        else:
            vergeet_concept(self._dienst, self._sleutel)

    # --- closing ----------------------------------------------------------------------------------------------------

    def redenkeuzes(self) -> tuple[Keuze, ...]:
        """The short list of grounds to go on although something lacks."""
        return tuple(Keuze(waarde=reden, tekst=reden) for reden in self._stand.lijst.redenen)

    def uitzonderingen(self) -> tuple[Uitzondering, ...]:
        """What would need a reason to close now."""
        s = self._stand
        open_ = set(s.toets.open_punten(s.lijst))
        rijen = [p for p in s.lijst.punten if p in open_ or p in s.toets.nee_punten(s.lijst)]
        return tuple(
            Uitzondering(code=p.code, vraag=f"{p.code} {p.vraag}", waarom="nog open" if p in open_ else "nee",
                         advies="" if p in open_ else _bij_nee(p)) for p in rijen
        ) + tuple(Uitzondering(code=x.code, vraag=x.tekst, waarom=bron(x.bron).tekst, advies="") for x in s.signalen)  # fmt: skip

    def afronden(self, redenen: Mapping[str, tuple[str, str]] | None = None) -> dict[str, str]:
        """Close; ``redenen`` is code to (choice, own words). Gives errors per code back; raises ``CvtError`` otherwise."""
        gekozen = {code: _reden(keuze, eigen) for code, (keuze, eigen) in (redenen or {}).items()}
        leeg = {u.code: "Kies een reden." for u in self.uitzonderingen() if not gekozen.get(u.code)}
        if leeg and gekozen:
            return leeg
        try:
            toetsing.afronden(self._dienst, self.aanvraag_id, gekozen)
        except InvoerError as fout:
            if fout.veld in gekozen:
                return {fout.veld or "": fout.melding}
            raise
        vergeet_concept(self._dienst, self._sleutel)
        self.laad()
        return {}

    def heropenen(self) -> None:
        """Open a closed toets again."""
        toetsing.heropenen(self._dienst, self.aanvraag_id)
        self.laad()

    def na_afronden(self) -> str:
        """What to tell after closing."""
        if not self.met_adviezen:
            return "Toetsing afgerond. Het dossier is gereed voor de zitting."
        if self._stand.aanvraag.status is Status.GEREED_VOOR_ZITTING:
            return "Toetsing afgerond. Beide adviezen zijn er: het dossier is gereed voor de zitting."
        return "Toetsing afgerond. Volgende stap: de deskundigen."

    @property
    def met_adviezen(self) -> bool:
        """Whether deskundigen advise on this kind."""
        return beschrijving(self._stand.aanvraag.soort).met_adviezen

    def naar_adviezen(self) -> None:
        """Go to the next tab of this dossier."""
        self._navigatie.naar_dossier(self.aanvraag_id, tab="adviezen", veld="koppelen")

    def naar_buiten(self) -> None:
        """Go to the besluit to leave it out (Awb 4:5), which is made where its letter is."""
        self._navigatie.naar_dossier(self.aanvraag_id, tab="brieven", veld=BUITEN)


def teller(dienst: Dienst, aanvraag_id: AanvraagId) -> str:
    """Behind the title of the tab: ``✓`` when the toets is closed, else how many questions are open or *nee*."""
    s = toetsing.stand(dienst, aanvraag_id)
    if s.toets.afgerond:
        return "✓"
    return str(len(s.toets.open_punten(s.lijst)) + len(s.toets.nee_punten(s.lijst)) or "")


def _reden(keuze: str, eigen: str) -> str:
    if keuze == ANDERS_NAMELIJK:
        return f"{ANDERS_NAMELIJK}: {eigen.strip()}" if eigen.strip() else ANDERS_NAMELIJK
    return keuze


def _bij_nee(punt: Toetspunt) -> str:
    if punt.nee_is_gebrek:
        return "Een aanvulling vragen ligt voor de hand: zonder dit kan niet worden beoordeeld."
    return "Dit mag ook meewegen in de redenen van het besluit."


def _loopt_zin(verzoek: Aanvulling) -> str:
    wanneer = f" op {datum_kort(verzoek.verzonden_op)}" if verzoek.verzonden_op else ""
    binnen = f" {len(verzoek.binnen)} van {len(verzoek.ontbreekt)} binnen." if verzoek.binnen else ""
    return f"Aanvulling gevraagd{wanneer}, uiterlijk {datum_kort(verzoek.uiterlijk)}.{binnen}"
