"""The brain of *Te verzenden*: the pile over all dossiers by way, its day, and what differs per letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from cvt_desktop.basis.tekst import datum_kort, datum_weekdag, hoofdletter, meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.ids import BesluitId, BriefId
from cvt_desktop.services import belnotitie, klaarzetten, verzending_terug, verzendstapel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.koppen import een_regel
from cvt_desktop.services.verzenden import Zending, opnieuw, waarschuwing
from cvt_desktop.services.verzendstapel import GEHEIM, Stapelregel, Stapeluitslag, Verzendstapel
from ui.presenters.brieven import Verzendrij, vergissingen
from ui.presenters.gebleven import niet_gedaan
from ui.presenters.navigatie import Navigatie
from ui.presenters.scans import Bladenteller, ScanPresenter
from ui.presenters.verzendrijen import Afwijking, Geladen, Stapelrij, Stapelstaat, naar_tekst, van_tekst
from ui.tonen import Chip, Toon, Vorm

ALLES, POST, MAIL, TOP, WACHT = "Alles", "Post", "Beveiligde mail", "TOP dossier", "Kan nog niet"
VERZONDEN, TERUG = "Verzonden", "Terug te melden"
CHIPS = (ALLES, POST, MAIL, TOP, WACHT, VERZONDEN, TERUG)
_LEEG = {
    VERZONDEN: ("In de laatste acht weken is geen besluit verzonden.", ""),
    TERUG: ("Er is niets terug te melden.", "Van een school die met TOP dossier werkt, komt hier elk verzonden besluit."),
}
_GROEP = {Verzendwijze.BEVEILIGDE_MAIL: MAIL, Verzendwijze.TOP_DOSSIER: TOP}
_NA_POST = {Verzendwijze.BEVEILIGDE_MAIL: 1, Verzendwijze.TOP_DOSSIER: 2}


class VerzendstapelPresenter:
    """``laad`` may run outside the thread of the window; ``neem`` takes over what it gave.

    What was left out or made different is remembered as long as the screen lives, and over locking (``plek``).
    """

    def __init__(self, dienst: Dienst, navigatie: Navigatie) -> None:
        self._dienst, self._navigatie = dienst, navigatie
        self.chip = ALLES
        self.dag = dienst.klok.today()
        self._stapel = Verzendstapel(regels=(), in_tekenmap=0)
        self._regels: dict[BriefId, Stapelregel] = {}
        self._verzonden: dict[BriefId, Stapelregel] = {}
        self._eruit: set[BriefId] = set()
        self._anders: dict[BriefId, Afwijking] = {}
        self._tot: dict[date, date] = {}

    # --- what is shown -----------------------------------------------------------------------------------------------

    def laad(self) -> Geladen:
        """Ask the register."""
        return Geladen(stapel=verzendstapel.stapel(self._dienst), verzonden=verzendstapel.verzonden(self._dienst))

    def neem(self, geladen: Geladen) -> None:
        """Show this from now on."""
        self._stapel = geladen.stapel
        self._regels = {r.id: r for r in geladen.stapel.regels}
        self._verzonden = {r.id: r for r in geladen.verzonden}

    def plek(self) -> str:
        """What was left out and what goes otherwise."""
        return naar_tekst(self._anders, self._eruit)

    def naar_plek(self, plek: str) -> None:
        """As it was before locking."""
        self._anders, self._eruit = van_tekst(plek)

    @property
    def vandaag(self) -> date:
        """The latest day that can be registered."""
        return self._dienst.klok.today()

    def staat(self) -> Stapelstaat:
        """The screen as it is now."""
        mee = self._mee()
        delen = [meervoud(aantal, "besluit", "besluiten")] if (aantal := self._stapel.besluiten) else []
        delen.append(meervoud(len(self._regels), "stuk", "stukken"))
        return Stapelstaat(
            titel=f"Te verzenden · {', '.join(delen)}", sub=self._sub(), rijen=tuple(self._rij(r) for r in self._gekozen()),
            aantallen=self._aantallen(), hoofd=self._hoofd(len(mee)), mag_verzenden=bool(mee),
            druk="Voor de pen afdrukken…" if self.chip == WACHT else "Post afdrukken…", te_drukken=len(self.te_drukken()),
            digitaal=len(self.digitaal()), let_op=" ".join(self.waarschuwingen()),
        )  # fmt: skip

    def _hoofd(self, aantal: int) -> str:
        if aantal == len(self._regels):
            return "Hele stapel verzonden"
        return f"{meervoud(aantal, 'stuk', 'stukken')} verzonden"

    def _sub(self) -> str:
        aantal = self._stapel.in_tekenmap
        ligt = "ligt" if aantal == 1 else "liggen"
        return f"In de Tekenmap {ligt} nog {meervoud(aantal, 'besluit', 'besluiten')}." if aantal else ""

    def leeg(self) -> tuple[str, str]:
        """The words for no rows."""
        if self.chip in _LEEG:
            return _LEEG[self.chip]
        if not self._regels:
            return "Niets te verzenden.", "Een brief komt hier zodra hij klaar is; een besluit zodra het is ondertekend."
        return f"Niets bij {self.chip}.", "Kies Alles voor de hele stapel."

    def kies(self, chip: str) -> None:
        """Another filter chip."""
        self.chip = chip

    def zet_dag(self, dag: date) -> None:
        """The day of sending of the pile."""
        self.dag = dag

    def _aantallen(self) -> tuple[tuple[str, int], ...]:
        groepen = [self._groep(r) for r in self._regels.values()]
        telling = ((chip, groepen.count(chip)) for chip in (POST, MAIL, TOP, WACHT))
        terug = sum(r.terug_te_melden for r in self._verzonden.values())
        return ((ALLES, len(groepen)), *telling, (VERZONDEN, len(self._verzonden)), (TERUG, terug))

    def _groep(self, regel: Stapelregel) -> str:
        wijze = self._zending(regel).wijze
        return WACHT if regel.belet(wijze) else _GROEP.get(wijze, POST)

    def _gekozen(self) -> list[Stapelregel]:
        if self.chip in _LEEG:
            return [r for r in self._verzonden.values() if self.chip == VERZONDEN or r.terug_te_melden]
        regels = [r for r in self._regels.values() if self.chip in {ALLES, self._groep(r)}]
        return sorted(regels, key=lambda r: (self._groep(r) == WACHT, _NA_POST.get(self._zending(r).wijze, 0), r.postvolgorde))

    def _rij(self, regel: Stapelregel) -> Stapelrij:
        brief, weg = regel.brief, regel.brief.verzonden_op
        zending = self._zending(regel)
        adres = GEHEIM if regel.adres_geheim else een_regel(brief.adres)
        return Stapelrij(
            id=brief.id, aanvraag_id=regel.aanvraag_id, wijze=Chip(tekst=str(brief.wijze or zending.wijze), toon=Toon.STIL),
            aan=brief.geadresseerde, adres=adres or "geen adres", document=hoofdletter(str(brief.soort)),
            dossier=f"{regel.kenmerk} · {regel.leerling}", dag=datum_kort(weg or zending.op), stand=self._stand(regel),
            mag_scan=regel.op_papier and self._dienst.mag(Actie.BRIEF_MAKEN), scan_nodig=regel.scan_nodig,
            verzonden=weg is not None, mag_terug=brief.terug_te_nemen(self.vandaag), in_top=regel.in_top and weg is not None,
            teruggemeld=brief.teruggemeld_op is not None,
        )  # fmt: skip

    def _stand(self, regel: Stapelregel) -> Chip:
        if regel.brief.verzonden_op is not None:
            keer = len(regel.brief.eerder) + 1
            return Chip(tekst="verzonden" if keer == 1 else f"{keer}e keer", toon=Toon.GOED, vorm=Vorm.VINK)
        if regel.belet(self._zending(regel).wijze):
            return Chip(tekst="kan nog niet", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)
        if regel.id in self._eruit:
            return Chip(tekst="niet nu", toon=Toon.STIL)
        return Chip(tekst="anders" if regel.id in self._anders else "gaat mee", toon=Toon.INFO, vorm=Vorm.VINK)

    def detail(self, brief_id: BriefId) -> str:
        """Under the list: what stands in the way, then the terms of everybody who gets this besluit."""
        regel = self._regel(brief_id)
        if regel is None:
            return ""
        zinnen = []
        if regel.brief.verzonden_op is None:
            zinnen.append(regel.belet(self._zending(regel).wijze))
            if regel.op_papier and not regel.scan_nodig:
                zinnen.append("Op papier ondertekend: verstuur het origineel.")
        zinnen += [f"Eerder verzonden {datum_weekdag(v.op)} per {v.wijze}; kwam terug." for v in regel.brief.eerder]
        zinnen.append(vergissingen(regel.brief.vergissingen))
        if regel.brief.teruggemeld_op is not None:
            zinnen.append(f"Teruggemeld in TOP dossier op {datum_kort(regel.brief.teruggemeld_op)}.")
        elif regel.terug_te_melden:
            zinnen.append("Nog terug te melden in TOP dossier.")
        if regel.brief.besluit_id is not None and regel.met_bezwaar:
            zinnen.append(self._bezwaar(regel.brief.besluit_id))
        return " ".join(filter(None, zinnen))

    def _bezwaar(self, besluit_id: BesluitId) -> str:
        """``Bezwaar kan tot en met do 24 juni (school), vr 25 juni (M. Jansen). Onherroepelijk na vr 25 juni.``"""
        dagen: dict[str, date] = {}
        for regel in (*self._verzonden.values(), *self._regels.values()):
            if regel.brief.besluit_id == besluit_id:
                wie = "de school" if regel.naar_school else regel.brief.geadresseerde
                dag = regel.brief.verzonden_op or self._zending(regel).op
                dagen[wie] = max(dag, dagen.get(wie, dag))
        tot = self._eindes(dagen.values())
        if len(set(dagen.values())) == 1:
            laatste = datum_weekdag(tot[next(iter(dagen.values()))])
            return f"Bezwaar kan tot en met {laatste}; daarna is het besluit onherroepelijk (Awb 6:7)."
        per = ", ".join(f"{wie}: {datum_weekdag(tot[dag])}" for wie, dag in dagen.items())
        return f"Bezwaar kan tot en met {per}. Onherroepelijk na {datum_weekdag(max(tot[d] for d in dagen.values()))} (Awb 6:7)."

    def _eindes(self, dagen: Iterable[date]) -> dict[date, date]:
        nieuw = [dag for dag in dagen if dag not in self._tot]
        if nieuw:
            self._tot |= verzendstapel.bezwaar_tot(self._dienst, nieuw)
        return self._tot

    # --- what goes ---------------------------------------------------------------------------------------------------

    def _regel(self, brief_id: BriefId) -> Stapelregel | None:
        return self._regels.get(brief_id) or self._verzonden.get(brief_id)

    def _zending(self, regel: Stapelregel) -> Zending:
        anders = self._anders.get(regel.id, Afwijking())
        return Zending(brief_id=regel.id, op=anders.op or self.dag, wijze=anders.wijze or regel.wijze,
                       instemming_op=self._instemming(regel, anders))  # fmt: skip

    @staticmethod
    def _instemming(regel: Stapelregel, anders: Afwijking) -> date | None:
        wijze = anders.wijze or regel.wijze
        return (anders.instemming_op or regel.instemming_op) if wijze.elektronisch else None

    def _mee(self) -> list[Stapelregel]:
        return [r for r in self._regels.values() if r.id not in self._eruit and not r.belet(self._zending(r).wijze)]

    def zendingen(self) -> tuple[Zending, ...]:
        """Everything that goes, with its day and way."""
        return tuple(self._zending(r) for r in self._mee())

    def waarschuwingen(self) -> tuple[str, ...]:
        """What to know before it goes; letters with another date on them than the day of sending are counted."""
        zinnen = [zin for r in self._mee() if (zin := waarschuwing(r.brief, self._zending(r)))]
        if len(zinnen) > 1:
            zinnen = [f"Op {len(zinnen)} stukken staat een datum vóór de dag van verzending; bezwaar loopt vanaf de verzending."]
        if eerst := belnotitie.zin(sorted({r.kenmerk for r in self._mee() if r.bel_eerst})):
            zinnen.insert(0, f"▲ {eerst}")
        return tuple(zinnen)

    def wissel(self, ids: Iterable[BriefId]) -> None:
        """Leave these out of the pile, or take them in again."""
        self._eruit ^= {id_ for id_ in ids if id_ in self._regels}

    def afwijking(self, brief_id: BriefId) -> tuple[date, Verzendwijze, date | None]:
        """What the dialog *Andere dag of wijze* begins with."""
        regel = self._regels[brief_id]
        zending = self._zending(regel)
        return zending.op, zending.wijze, zending.instemming_op or regel.instemming_op

    def wijk_af(self, ids: Iterable[BriefId], afwijking: Afwijking) -> None:
        """These letters go otherwise than the pile."""
        for id_ in ids:
            if id_ in self._regels:
                self._anders[id_] = afwijking

    def gewoon(self, ids: Iterable[BriefId]) -> None:
        """These letters go as the pile again."""
        for id_ in ids:
            self._anders.pop(id_, None)

    def te_drukken(self) -> tuple[BriefId, ...]:
        """What is printed, in order of address; what was signed with a pen lies there on paper already.

        With *Kan nog niet* chosen: what waits for the pen, per dossier, when it must be printed once more.
        """
        if self.chip == WACHT:
            return tuple(r.id for r in sorted((r for r in self._regels.values() if r.scan_nodig), key=lambda r: r.kenmerk))
        papier = {Verzendwijze.POST, Verzendwijze.UITGEREIKT}
        return tuple(r.id for r in self._mee() if self._zending(r).wijze in papier and not r.op_papier)

    def enveloppen(self) -> tuple[BriefId, ...]:
        """What goes in an envelope."""
        return tuple(r.id for r in self._mee() if self._zending(r).wijze is Verzendwijze.POST)

    def digitaal(self) -> tuple[BriefId, ...]:
        """What goes by secure mail or in TOP dossier."""
        return tuple(r.id for r in self._mee() if self._zending(r).wijze.elektronisch)

    # --- acts ----------------------------------------------------------------------------------------------------------

    def verzend(self) -> Stapeluitslag:
        """Register the pile; slow, so it runs in ``Taken``."""
        return verzendstapel.verzend(self._dienst, self.zendingen())

    def zin(self, uitslag: Stapeluitslag) -> str:
        """What came of it, and which letters stayed, with why."""
        aantal = len(uitslag.verzonden)
        zin = f"{meervoud(aantal, 'verzending is', 'verzendingen zijn')} vastgelegd" if aantal else "Er is niets vastgelegd"
        if uitslag.bekendgemaakt:
            zin += f"; {meervoud(uitslag.bekendgemaakt, 'besluit is', 'besluiten zijn')} bekendgemaakt"
        return " ".join([f"{zin}.", *niet_gedaan((self._naam(f.brief_id), f.melding) for f in uitslag.fouten)])

    def _naam(self, brief_id: BriefId) -> str:
        regel = self._regel(brief_id)
        return f"{regel.brief.soort} {regel.kenmerk}" if regel is not None else "een brief"

    def drukwerk(self, *, dubbelzijdig: bool, met_bijlagen: bool) -> bytes:
        """The post as one PDF; slow, so it runs in ``Taken``. For the pen: what is signed, and nothing else."""
        return verzendstapel.drukwerk(self._dienst, self.te_drukken(), dubbelzijdig=dubbelzijdig,
                                      met_bijlagen=met_bijlagen and self.chip != WACHT)  # fmt: skip

    def gedrukt(self) -> None:
        """The post leaves the program: tell the log."""
        verzendstapel.gedrukt(self._dienst, self.te_drukken())

    def adreslijst(self) -> bytes:
        """A sheet with the envelopes; slow, so it runs in ``Taken``."""
        return verzendstapel.adreslijst(self._dienst, self.enveloppen())

    def lijst_gedrukt(self) -> None:
        """The sheet leaves the program: tell the log."""
        verzendstapel.gedrukt(self._dienst, self.enveloppen())

    def pdf(self, brief_id: BriefId) -> bytes:
        """One document, to be looked at; slow, so it runs in ``Taken``."""
        return verzendstapel.drukwerk(self._dienst, (brief_id,), dubbelzijdig=False)

    def bestandsnaam(self, wat: str) -> str:
        """``post 2027-05-13.pdf``."""
        return f"{wat} {self.dag.isoformat()}.pdf"

    def zet_klaar(self, map_: Path) -> str:
        """Put what goes digitally in a folder; gives the sentence that says what stands there."""
        uit = klaarzetten.zet_klaar(self._dienst, self.digitaal(), map_)
        zinnen = [f"{meervoud(len(uit.namen), 'bestand staat', 'bestanden staan')} klaar in {map_.name}."] if uit.namen else []
        return " ".join([*zinnen, *niet_gedaan((naam, f"{waarom}.") for naam, waarom in uit.mislukt)])

    def berichttekst(self, ids: Sequence[BriefId]) -> str:
        """The text of the message with these letters, without a name."""
        return klaarzetten.berichttekst(self._dienst, ids)

    def scans(self, tel: Bladenteller) -> ScanPresenter:
        """The brain of *Scan toevoegen*."""
        return ScanPresenter(self._dienst, tel)

    def teruggekomen(self, brief_id: BriefId) -> Verzendrij | None:
        """A letter that came back, for the dialog."""
        if (regel := self._verzonden.get(brief_id)) is None:
            return None
        return Verzendrij(id=brief_id, soort=hoofdletter(str(regel.brief.soort)), aan=regel.brief.geadresseerde,
                          instemming=regel.instemming_op)  # fmt: skip

    def verzend_opnieuw(self, zendingen: tuple[Zending, ...]) -> str:
        """Register that it went again; gives the sentence that says what follows."""
        uit = [opnieuw(self._dienst, self._verzonden[z.brief_id].aanvraag_id, z) for z in zendingen]
        tot = max((u.bezwaar_tot for u in uit if u.bezwaar_tot is not None), default=None)
        telt = "De tweede verzending telt (Awb 2:11)."
        return f"{telt} Bezwaar kan tot en met {datum_kort(tot)}." if tot else "De verzending is vastgelegd."

    def neem_terug(self, ids: Sequence[BriefId], reden: str) -> str:
        """Take a wrong *verzonden* of today back, all or none; gives the sentence that says what follows."""
        terug = verzending_terug.terugnemen(self._dienst, ids, reden)
        return f"{meervoud(len(terug), 'verzending is', 'verzendingen zijn')} teruggenomen; wat klaar was, ligt weer klaar."

    def meld_terug(self, ids: Sequence[BriefId], aan: bool) -> str:
        """Tick *teruggemeld* in TOP dossier, or take it back; gives the sentence that says so."""
        verzendstapel.teruggemeld(self._dienst, ids, aan)
        return f"{meervoud(len(ids), 'besluit', 'besluiten')} {'teruggemeld' if aan else 'nog terug te melden'} in TOP dossier."

    def naar_dossier(self, brief_id: BriefId) -> None:
        """Open the tab Brieven of its dossier."""
        regel = self._regel(brief_id)
        if regel is not None:
            self._navigatie.naar_dossier(regel.aanvraag_id, tab="brieven")

    @property
    def mag_klaarzetten(self) -> bool:
        """Whether files may be put in a folder."""
        return self._dienst.mag(Actie.BESTAND_KLAARZETTEN)
