"""The brain of the dossier page: its head and the next step."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_cijfers, datum_kort, hoofdletter
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.verwijdering import Verwijdering
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap
from cvt_desktop.services import aanvraagintrekking, afsluiten, dossier, statusbericht, tekenherinnering
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import Dossierkop, Termijnkop
from ui.presenters.navigatie import Navigatie
from ui.presenters.werkrij import statuschip
from ui.tonen import Chip, Toon, Vorm, opgeschortchip, termijnchip

_WIE_DOET = {
    AanZet.SECRETARIS: (Actie.AANVRAAG_BEWERKEN,),
    AanZet.ZITTING: (Actie.ZITTING_INZIEN,),
    AanZet.ONDERTEKENAAR: (Actie.BESLUIT_OPSTELLEN, Actie.BESLUIT_TEKENEN),
    AanZet.BESTUUR: (Actie.BESLUIT_OPSTELLEN, Actie.BESTUURSBESLUIT_NEMEN),
}
_HOOGSTE_STAP = 60
VOLGENDE = "Volgende stap: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaats:
    """A tab of the dossier and a field in it."""

    tab: str
    veld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopbeeld:
    """What the head shows. ``stap`` is the text of the button, '' without one; ``wacht`` is a line instead of a button."""

    naam: str = field(repr=False)
    paginatitel: str = field(repr=False)
    leeftijd: str = field(repr=False)
    kenmerk: str
    termijn: Chip | None
    status: Chip
    bij_status: str
    school: str
    contact: str = field(repr=False)
    vlaggen: tuple[Chip, ...]
    stap: str
    wacht: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelezen:
    """What the head is made of, read at one moment; ``stand`` is that of the register just before."""

    kop: Dossierkop
    intrekbaar: bool
    heropenbaar: bool
    stand: object


class DossierPresenter:
    """``open`` once for the page, ``lees`` as often as something changed: both in any thread. ``neem`` in that of the window."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, aanvraag_id: AanvraagId) -> None:
        self._dienst = dienst
        self._navigatie = navigatie
        self.aanvraag_id = aanvraag_id
        self._gelezen: Gelezen | None = None

    @property
    def mag_notitie(self) -> bool:
        """Whether Ctrl+M and Ctrl+T are there."""
        return self._dienst.mag(Actie.NOTITIE_SCHRIJVEN)

    @property
    def mag_afdrukken(self) -> bool:
        """Whether the dossierkaart may leave the program."""
        return self._dienst.mag(Actie.DOSSIERKAART_AFDRUKKEN)

    @property
    def mag_statusbericht(self) -> bool:
        """Whether the text for who calls may leave the program."""
        return self._dienst.mag(Actie.STATUSBERICHT_KOPIEREN)

    @property
    def mag_intrekken(self) -> bool:
        """Whether it can be noted that the school takes its aanvraag back."""
        return self._gelezen is not None and self._gelezen.intrekbaar

    @property
    def mag_heropenen(self) -> bool:
        """Whether the closing of this dossier can be taken back."""
        return self._gelezen is not None and self._gelezen.heropenbaar

    @property
    def mag_herinneren(self) -> bool:
        """Whether there is somebody to remind: the besluit lies in the Tekenmap, and this person does not sign it."""
        ligt_er = self._gelezen is not None and self._gelezen.kop.in_tekenmap is not None
        return ligt_er and self.mag_statusbericht and not self._dienst.mag(Actie.BESLUIT_TEKENEN)

    @property
    def verzoek(self) -> Verwijdering | None:
        """The request to remove this dossier that waits, as the head was read last."""
        return self._gelezen.kop.verzoek if self._gelezen is not None else None

    def sluit_af(self) -> str:
        """No bezwaar can come any more; gives what to say. Raises ``CvtError``."""
        afsluiten.afsluiten(self._dienst, (self.aanvraag_id,))
        return "Het dossier is afgesloten. Heropenen kan onder Meer."

    def heropen(self) -> str:
        """Take that back. Raises ``CvtError``."""
        afsluiten.heropenen(self._dienst, (self.aanvraag_id,))
        return "Het dossier is heropend."

    def statusbericht(self) -> str:
        """How far it is, without a name; the log keeps that it was made. Raises ``CvtError``."""
        return statusbericht.maken(self._dienst, self.aanvraag_id)

    def herinnering(self) -> str:
        """The text for who signs, without a name. Raises ``CvtError``."""
        return tekenherinnering.herinnering(self._dienst, self.aanvraag_id)

    def open(self) -> Gelezen:
        """Log that somebody opens the dossier, and read it; raises ``GeenRechtError`` when it is not theirs."""
        dossier.openen(self._dienst, self.aanvraag_id)
        return self.lees()

    def lees(self) -> Gelezen:
        """The dossier as it is now. Raises ``NietGevondenError`` when it is gone."""
        stand = self._dienst.stand()
        return Gelezen(
            kop=dossier.dossierkop(self._dienst, self.aanvraag_id), stand=stand,
            intrekbaar=aanvraagintrekking.mogelijk(self._dienst, self.aanvraag_id),
            heropenbaar=afsluiten.te_heropenen(self._dienst, self.aanvraag_id),
        )  # fmt: skip

    def stand(self) -> object:
        """The same as long as what was read still holds."""
        return self._dienst.stand()

    def is_oud(self) -> bool:
        """Whether something was written since the head was read."""
        return self._gelezen is None or self._gelezen.stand != self.stand()

    def neem(self, gelezen: Gelezen) -> Kopbeeld:
        """Go on with what was read; gives the head."""
        self._gelezen, kop = gelezen, gelezen.kop
        doet = kop.stap is not None and self._doet_dit(kop.stap)
        gevraagd = () if kop.verzoek is None else ("verwijdering gevraagd",)
        return Kopbeeld(
            naam=kop.naam, paginatitel=kop.korte_naam,
            leeftijd=f"{kop.leeftijd} jaar ({datum_cijfers(kop.geboortedatum)})" if kop.geboortedatum else "",
            kenmerk=f"{hoofdletter(kop.soort)} · {kop.kenmerk}", termijn=_termijn(kop.termijn), status=statuschip(kop.status),
            bij_status=kop.bij_status, school=kop.school, contact=kop.contact,
            vlaggen=tuple(Chip(tekst=vlag, toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK) for vlag in (*gevraagd, *kop.vlaggen)),
            stap=_knoptekst(kop.stap.tekst) if kop.stap and doet else "",
            wacht=_wachtregel(kop.stap, kop.in_tekenmap) if kop.stap and not doet else "",
        )  # fmt: skip

    def bij(self) -> str:
        """Which dossier this is, for the head of a dialog."""
        kop = self._nu()
        return f"{kop.naam} · {kop.kenmerk}"

    def zet_stap(self) -> Plaats | None:
        """Do the main act: go to the zitting, or give the place in the dossier back."""
        kop = self._nu()
        if kop.stap is None:
            return None
        if kop.stap.naar_zitting:
            if kop.zitting_id is not None and kop.status is not Status.GEREED_VOOR_ZITTING:
                self._navigatie.naar_zitting(kop.zitting_id)
            else:
                self._navigatie.naar("zittingen")
            return None
        return Plaats(tab=kop.stap.tab, veld=kop.stap.veld)

    def terug(self) -> None:
        """One level back."""
        self._navigatie.terug()

    def _nu(self) -> Dossierkop:
        if self._gelezen is None:
            self._gelezen = self.lees()
        return self._gelezen.kop

    def _doet_dit(self, stap: VolgendeStap) -> bool:
        return any(self._dienst.mag(actie) for actie in _WIE_DOET.get(stap.aan_zet, ()))


def _knoptekst(stap: str) -> str:
    """A step that is long needs no announcement: the blue button says what it is."""
    if len(stap) > _HOOGSTE_STAP:
        return _ingekort(stap, len(VOLGENDE) + _HOOGSTE_STAP)
    return f"{VOLGENDE}{kort(stap).replace(': ', ', ', 1)}"


def _ingekort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1].rstrip()}…"


def kort(tekst: str) -> str:
    """A step with a small first letter, cut when it is longer than a button can be."""
    woord = tekst.partition(" ")[0]
    begin = tekst if woord.isupper() and len(woord) > 1 else f"{tekst[:1].lower()}{tekst[1:]}"
    return _ingekort(begin, _HOOGSTE_STAP)


def _wachtregel(stap: VolgendeStap, in_tekenmap: date | None) -> str:
    if stap.aan_zet is AanZet.TEKENMAP and in_tekenmap is not None:
        return f"In de Tekenmap sinds {datum_kort(in_tekenmap)}"
    if stap.aan_zet is AanZet.VOORZIENING:
        return f"Wacht op de voorziening: {kort(stap.tekst)}"
    if stap.aan_zet in {AanZet.SCHOOL, AanZet.DESKUNDIGE, AanZet.LBT}:
        return f"Wacht op {kort(stap.tekst)}"
    return f"Aan zet: {stap.aan_zet}, {kort(stap.tekst)}"


def _termijn(termijn: Termijnkop | None) -> Chip | None:
    if termijn is None:
        return None
    if termijn.opgeschort_sinds is not None:
        return opgeschortchip(termijn.opgeschort_sinds)
    return termijnchip(termijn.dagen, termijn.uiterlijk)
