"""The brain of the tab Brieven: every document with its state, new letters, and sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, datum_weekdag, hoofdletter, meervoud
from cvt_desktop.domain.aanvraag import AFGEROND
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand, Vergissing, Verzendwijze
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.services import (
    aanvraagintrekking,
    belnotitie,
    brieven,
    buitenbehandeling,
    inzage,
    kennisgeving,
    scans,
    verzending_terug,
)
from cvt_desktop.services.brieven import Briefregel
from cvt_desktop.services.buitenbehandeling import Buitenvoorstel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld
from cvt_desktop.services.verzenden import (
    BESLUITEN,
    INTERN,
    Verzonden,
    Zending,
    instemmingen,
    opnieuw,
    te_verzenden,
    verzenden,
    waarschuwing,
)
from ui.presenters.briefacten import Briefact, BriefactenPresenter
from ui.presenters.navigatie import Navigatie
from ui.presenters.scans import Bladenteller, ScanPresenter
from ui.tonen import Chip, Keuze, Toon, Vorm

WIJZEN = tuple(Keuze(waarde=str(w), tekst=str(w)) for w in Verzendwijze)
BEVESTIGING, VERZOEK = "bevestiging", "verzoek"
_VAST = BESLUITEN | INTERN
"""Their letters go with a besluit: no paragraph of their own, and they lapse with it."""
_TOESTAND = {
    Brieftoestand.CONCEPT: Chip(tekst="concept", toon=Toon.STIL),
    Brieftoestand.DEFINITIEF: Chip(tekst="klaar", toon=Toon.INFO),
    Brieftoestand.VERZONDEN: Chip(tekst="verzonden", toon=Toon.GOED, vorm=Vorm.VINK),
    Brieftoestand.VERVALLEN: Chip(tekst="vervallen", toon=Toon.STIL),
}
_GETEKEND = frozenset({Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL, Briefsoort.BESLUIT_OUDERS, Briefsoort.BESLUIT_LEERLING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefrij:
    """One line of the list; ``id`` is None for a document that comes with the signature."""

    sleutel: str
    id: BriefId | None
    soort: str
    aan: str = field(repr=False)
    toestand: Chip
    gedateerd: str
    verzonden: str
    detail: str
    mag_alinea: bool
    mag_vervallen: bool
    mag_scan: bool
    scan_nodig: bool = False
    heeft_scan: bool = False
    mag_opnieuw: bool = False
    mag_terug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brievenstaat:
    """The whole tab. ``nieuw`` are the letters that fit the state of the dossier."""

    rijen: tuple[Briefrij, ...]
    nieuw: tuple[Keuze, ...]
    te_verzenden: int
    mag_verzenden: bool
    mag_uitvoeren: bool
    kennisgeving: bool = False
    acten: tuple[Briefact, ...] = ()
    buiten: bool = False
    buiten_terug: bool = False
    intrekking_terug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzendrij:
    """One letter in the dialog Verzenden."""

    id: BriefId
    soort: str
    aan: str = field(repr=False)
    instemming: date | None


class BrievenPresenter:
    """One dossier."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._navigatie, self._aanvraag_id = dienst, navigatie, aanvraag_id
        self.briefacten = BriefactenPresenter(dienst, aanvraag_id)

    @property
    def vandaag(self) -> date:
        """The day that the dialog proposes."""
        return self._dienst.klok.today()

    def staat(self) -> Brievenstaat:
        """The list as it is now."""
        regels = brieven.lijst(self._dienst, self._aanvraag_id)
        schrijft, verzendt = self._dienst.mag(Actie.BRIEF_MAKEN), self._dienst.mag(Actie.BRIEF_VERZENDEN)
        klaar = sum(1 for r in regels if r.toestand is Brieftoestand.DEFINITIEF and r.soort not in INTERN)
        return Brievenstaat(
            rijen=tuple(self._rij(nummer, r, schrijft) for nummer, r in enumerate(regels)),
            nieuw=self._nieuw() if schrijft else (), te_verzenden=klaar, mag_verzenden=verzendt and klaar > 0,
            kennisgeving=kennisgeving.mogelijk(self._dienst, self._aanvraag_id), acten=self.briefacten.acten(),
            buiten=buitenbehandeling.mogelijk(self._dienst, self._aanvraag_id),
            buiten_terug=buitenbehandeling.terug_te_nemen(self._dienst, self._aanvraag_id),
            intrekking_terug=aanvraagintrekking.terug_te_nemen(self._dienst, self._aanvraag_id),
            mag_uitvoeren=self._dienst.mag(Actie.DOCUMENT_UITVOEREN),
        )  # fmt: skip

    @property
    def leeg(self) -> tuple[str, str]:
        """What is said of an empty list; to a deskundige, who gets no letters, that there may be some."""
        if alleen_gekoppeld(self._dienst):
            return "Brieven ziet u hier niet.", "Een deskundige leest de aanvraag en de stukken, en schrijft het eigen advies."
        schrijft = self._dienst.mag(Actie.BRIEF_MAKEN) and bool(self._nieuw())
        return "Nog geen brieven.", ("Maak een ontvangstbevestiging met Nieuwe brief." if schrijft
                                     else "De secretaris maakt de brieven.")  # fmt: skip

    def aantal(self) -> str:
        """What stands behind the title of the tab: as many as it has lines, also of what the besluit will bring."""
        return str(len(brieven.lijst(self._dienst, self._aanvraag_id)) or "")

    def maak(self, wat: str, alinea: str = "") -> str:
        """Make a letter; gives the sentence that says what was made."""
        if wat == VERZOEK:
            brieven.verzoek_aanvulling_maken(self._dienst, self._aanvraag_id, alinea)
            return "Het verzoek om aanvulling is klaar. De termijn staat stil vanaf de dag na verzending."
        aantal = len(brieven.ontvangstbevestiging_maken(self._dienst, self._aanvraag_id, alinea))
        if aantal == 1:
            return "De ontvangstbevestiging aan de school is klaar. Geen ouder met gezag heeft een adres."
        return f"{aantal} ontvangstbevestigingen zijn klaar: de school, en één per adres van de ouders."

    def kennisgeving(self, nieuwe_datum: date, reden: str) -> str:
        """Make the letters that name a new day for the besluit."""
        aantal = len(kennisgeving.maken(self._dienst, self._aanvraag_id, nieuwe_datum, reden))
        return f"{meervoud(aantal, 'brief is', 'brieven zijn')} klaar. De termijn verandert als die aan de school is verzonden."

    def buitenvoorstel(self) -> Buitenvoorstel:
        """What the form of *Buiten behandeling laten* shows."""
        return buitenbehandeling.voorstel(self._dienst, self._aanvraag_id)

    def buiten(self, reden: str) -> str:
        """Take the besluit not to handle the aanvraag, and make its letters."""
        aantal = len(buitenbehandeling.besluiten(self._dienst, self._aanvraag_id, reden))
        return f"Het besluit is genomen. {meervoud(aantal, 'brief', 'brieven')} om te ondertekenen en te verzenden."

    def buiten_terug(self) -> str:
        """Take it back, with its letters."""
        buitenbehandeling.terugnemen(self._dienst, self._aanvraag_id)
        return "Het besluit is teruggenomen; er is niets verzonden."

    def intrekking_terug(self) -> str:
        """The school did not take its aanvraag back after all: it goes on where it stood."""
        status = aanvraagintrekking.terugnemen(self._dienst, self._aanvraag_id).status
        return f"De intrekking is teruggenomen; het dossier staat weer op '{status}'. Er is niets verzonden."

    def alinea(self, brief_id: BriefId) -> str:
        """The free paragraph of a letter as it is now."""
        return brieven.pdf(self._dienst, brief_id)[0].eigen_alinea

    def zet_alinea(self, brief_id: BriefId, tekst: str) -> None:
        """Make the letter again with this paragraph."""
        brieven.opnieuw_met_alinea(self._dienst, brief_id, tekst)

    def vervallen(self, brief_id: BriefId) -> None:
        """Take back a letter that was not sent."""
        brieven.vervallen(self._dienst, brief_id)

    def pdf(self, brief_id: BriefId) -> bytes:
        """The bytes, to be shown; slow enough for ``Taken``."""
        return brieven.pdf(self._dienst, brief_id)[1]

    def scan(self, brief_id: BriefId) -> bytes:
        """The signed pages, to be shown; slow enough for ``Taken``."""
        return scans.scan_van(self._dienst, brief_id)

    def bestandsnaam(self, brief_id: BriefId) -> str:
        """A file name without a name."""
        return brieven.uitvoernaam(self._dienst, brief_id)

    def uitgevoerd(self, brief_id: BriefId) -> None:
        """The document leaves the program: tell the log."""
        brieven.uitvoeren(self._dienst, brief_id)

    def scans(self, tel: Bladenteller) -> ScanPresenter:
        """The brain of *Scan toevoegen*."""
        return ScanPresenter(self._dienst, tel)

    def te_verzenden(self) -> tuple[Verzendrij, ...]:
        """The letters that are ready, for the dialog."""
        sinds = instemmingen(self._dienst, self._aanvraag_id)
        return tuple(Verzendrij(id=b.id, soort=hoofdletter(str(b.soort)), aan=b.geadresseerde, instemming=sinds.get(b.id))
                     for b in te_verzenden(self._dienst, self._aanvraag_id))  # fmt: skip

    def teruggekomen(self, rij: Briefrij) -> Verzendrij | None:
        """A letter that came back, for the dialog."""
        if rij.id is None:
            return None
        sinds = instemmingen(self._dienst, self._aanvraag_id).get(rij.id)
        return Verzendrij(id=rij.id, soort=rij.soort, aan=rij.aan, instemming=sinds)

    def waarschuwingen(self, zendingen: tuple[Zending, ...]) -> tuple[str, ...]:
        """What to know before these letters go, each sentence once."""
        per_id = {b.id: b for b in te_verzenden(self._dienst, self._aanvraag_id)}
        gekozen = [z for z in zendingen if z.brief_id in per_id]
        zinnen = [waarschuwing(per_id[z.brief_id], z) for z in gekozen]
        if any(per_id[z.brief_id].wacht_op_scan for z in gekozen):
            zinnen.append("De scan van wat met de pen is ondertekend, ontbreekt nog. Maak die voordat het papier weggaat: daarna "
                          "is niet meer te laten zien wat is ondertekend.")  # fmt: skip
        if any(per_id[z.brief_id].besluit_id is not None for z in gekozen):
            zinnen.insert(0, self._bel_eerst())
        return tuple(dict.fromkeys(filter(None, zinnen)))

    def _bel_eerst(self) -> str:
        with self._dienst.lezen(Actie.BRIEF_VERZENDEN) as uow:
            aanvraag = uow.aanvragen.get(self._aanvraag_id)
            eerst = belnotitie.bel_eerst(uow, self._dienst.instellingen(uow), aanvraag)
        return belnotitie.zin([aanvraag.kenmerk] if eerst else [])

    def verzend(self, zendingen: tuple[Zending, ...]) -> str:
        """Register it; gives the sentence that says what follows."""
        uit: Verzonden = verzenden(self._dienst, self._aanvraag_id, zendingen)
        if uit.bekendgemaakt and uit.bezwaar_tot is not None:
            return f"Het besluit is bekendgemaakt. Bezwaar kan tot en met {datum_kort(uit.bezwaar_tot)} (zes weken, Awb 6:7)."
        return "Het besluit is bekendgemaakt." if uit.bekendgemaakt else "De verzending is vastgelegd."

    def verzend_opnieuw(self, zendingen: tuple[Zending, ...]) -> str:
        """Register that a letter that came back went again; gives the sentence that says what follows."""
        uit = [opnieuw(self._dienst, self._aanvraag_id, zending) for zending in zendingen]
        tot = max((u.bezwaar_tot for u in uit if u.bezwaar_tot is not None), default=None)
        if tot is None:
            return "De verzending is vastgelegd."
        return f"De tweede verzending telt (Awb 2:11). Bezwaar kan tot en met {datum_kort(tot)}."

    def neem_terug(self, brief_id: BriefId, reden: str) -> str:
        """Take a wrong *verzonden* of today back; gives the sentence that says what follows."""
        verzending_terug.terugnemen(self._dienst, (brief_id,), reden)
        return "De verzending is teruggenomen: de brief staat weer klaar, en de dagen zijn als daarvoor."

    def _rij(self, nummer: int, r: Briefregel, schrijft: bool) -> Briefrij:
        los = r.toestand is Brieftoestand.DEFINITIEF and r.soort not in _VAST and schrijft
        toestand = _TOESTAND[r.toestand]
        if r.toestand is Brieftoestand.DEFINITIEF and r.soort in _GETEKEND:
            toestand = Chip(tekst="getekend, scan ontbreekt" if r.scan_nodig else "getekend", toon=Toon.INFO)
        return Briefrij(
            sleutel=str(r.id or f"concept {nummer}"), id=r.id, soort=hoofdletter(str(r.soort)), aan=r.geadresseerde,
            toestand=toestand, mag_alinea=los and r.soort in brieven.MET_ALINEA, mag_vervallen=los, detail=_detail(r),
            gedateerd=datum_weekdag(r.gedateerd) if r.gedateerd else "bij ondertekening",
            verzonden=datum_weekdag(r.verzonden_op) if r.verzonden_op else "",
            mag_scan=(r.scan_nodig or r.scan_vervangbaar) and r.id is not None and schrijft, scan_nodig=r.scan_nodig,
            heeft_scan=r.heeft_scan,
            mag_terug=r.vandaag_geregistreerd and self._dienst.mag(Actie.VERZENDING_TERUGNEMEN),
            mag_opnieuw=r.verzonden_op is not None and r.soort in BESLUITEN and self._dienst.mag(Actie.BRIEF_OPNIEUW_VERZENDEN),
        )  # fmt: skip

    def _nieuw(self) -> tuple[Keuze, ...]:
        aanvraag, _ = inzage.stukken_van(self._dienst, self._aanvraag_id)
        keuzes = [] if aanvraag.status in AFGEROND else [Keuze(waarde=BEVESTIGING, tekst="Ontvangstbevestiging")]
        if brieven.verzoek_open(self._dienst, self._aanvraag_id):
            keuzes.append(Keuze(waarde=VERZOEK, tekst="Verzoek om aanvulling"))
        return tuple(keuzes)


def _detail(r: Briefregel) -> str:
    """The line under the list: how it went, and until when the addressee can object."""
    if r.id is None:
        return "Dit document wordt gemaakt bij het ondertekenen. Het voorbeeld staat bij Besluit."
    hoe = f"Verzonden per {r.wijze}." if r.wijze else ""
    tot = f"Bezwaar kan tot en met {datum_weekdag(r.bezwaar_tot)} (Awb 6:7 en 6:8)." if r.bezwaar_tot else ""
    scan = "De scan van de ondertekende bladzijden ontbreekt nog." if r.scan_nodig else _scan(r)
    alinea = "Met een eigen alinea." if r.heeft_eigen_alinea else ""
    eerder = " ".join(f"Eerder verzonden {datum_weekdag(v.op)} per {v.wijze}; kwam terug." for v in r.eerder)
    fout = vergissingen(r.vergissingen)
    return " ".join(filter(None, (hoe, eerder, fout, tot, scan, alinea, r.zienswijze)))


def _scan(r: Briefregel) -> str:
    """What is known of the scan that is the original."""
    zinnen = ["De scan is van alle ondertekende bladzijden van dit dossier."] if r.scan_gedeeld else []
    zinnen += [f"De scan is vervangen op {datum_weekdag(oud.vervangen_op)}; de vorige is bewaard." for oud in r.oude_scans[-1:]]
    return " ".join(zinnen)


def vergissingen(fout: Sequence[Vergissing]) -> str:
    """What was registered as sent by mistake, and why that was taken back."""
    return " ".join(f"De verzending van {datum_weekdag(v.op)} is op {datum_kort(v.teruggenomen_op)} teruggenomen: {v.reden}."
                    for v in fout)  # fmt: skip
