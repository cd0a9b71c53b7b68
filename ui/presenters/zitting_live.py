"""The brain of the live screen: which item, what may be done now, and what each key does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.hoorrecht import Hoorrecht, zoals_aanvraag
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Uitkomst, Vergewissing, Voorgenomen, Zitting
from cvt_desktop.services import agendaverplaatsing, zitting_behandelen, zitting_inzien, zittingen
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.zitting_behandelen import Aantekening
from cvt_desktop.services.zitting_inzien import Puntkaart, Zittingbeeld
from ui.presenters.navigatie import Navigatie
from ui.presenters.zitting_blad import (
    Liveblad,
    aanhoud_uitleg,
    aanwezigtekst,
    agenda,
    beslisblad,
    horen_melding,
    puntblad,
    quorum_melding,
    titel,
)
from ui.presenters.zitting_oordeel import ZittingOordeelPresenter
from ui.presenters.zitting_woorden import KNOPTEKST

VRAAGT_MEER = frozenset({Uitkomst.TOEGEWEZEN_ANDERS, Uitkomst.AANGEHOUDEN, Uitkomst.ADVIES_BESTUUR})
_VELDEN = ("zorgvuldig", "feiten", "dragen_conclusie")


class ZittingLivePresenter:
    """One open zitting. Every command keeps what it did at once, and ``blad()`` tells what the screen shows then."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, zitting_id: ZittingId) -> None:
        self._dienst = dienst
        self._navigatie = navigatie
        self._zitting_id = zitting_id
        self.oordelen = ZittingOordeelPresenter(dienst, zitting_id)
        self._stemmers_eerder: int | None = None
        self._gezien: set[AanvraagId] = set()
        self._beeld = zitting_inzien.zittingbeeld(dienst, zitting_id)
        self._nu: AanvraagId | None = None
        self._laatst_beslist: AanvraagId | None = None
        self._teksten = ("", "")
        eerste = _eerste(self._beeld.kaarten)
        if eerste is not None:
            self._naar(eerste.aanvraag.id)

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def beeld(self) -> Zittingbeeld:
        """The zitting with its items, for the panels beside."""
        return self._beeld

    @property
    def kaart(self) -> Puntkaart | None:
        """The item on the screen."""
        return self._beeld.kaart(self._nu) if self._nu is not None else None

    def blad(self) -> Liveblad:
        """The state of the screen."""
        zitting, kaart = self._beeld.zitting, self.kaart
        gasten = zitting.gasten_aanwezig
        return Liveblad(
            titel=titel(zitting), commissie=self._beeld.commissie, aanwezig="" if gasten else aanwezigtekst(zitting),
            positie=f"punt {kaart.nummer} van {max(k.nummer for k in self._beeld.kaarten)}" if kaart else "geen punten",
            gasten=gasten, agenda=() if gasten else agenda(self._beeld, self._nu),
            punt=puntblad(zitting, kaart, self._dienst.klok.today(), self._volgende) if kaart else None,
            beslis=beslisblad(zitting, kaart, self._teksten) if kaart and not gasten else None,
            melding=self._meldingen(kaart) if kaart and not gasten else "",
            klaar=kaart is not None and self._eerste_open() is None
            and (kaart is self._beeld.kaarten[-1] or self._nu == self._laatst_beslist),
        )  # fmt: skip

    def _meldingen(self, kaart: Puntkaart) -> str:
        delen = (quorum_melding(self._beeld.zitting, kaart, self._stemmers_eerder), horen_melding(kaart))
        return " ".join(deel for deel in delen if deel)

    def ververs(self) -> None:
        """Read the zitting again."""
        self._beeld = zitting_inzien.zittingbeeld(self._dienst, self._zitting_id)

    # --- which item -------------------------------------------------------------------------------------------------

    def ga_naar(self, aanvraag_id: AanvraagId) -> None:
        """Another item; what was typed at this one is kept."""
        self.bewaar_teksten()
        self._naar(aanvraag_id)

    def volgende(self) -> bool:
        """The next item; False at the end."""
        return self._stap(1)

    def verder(self) -> bool:
        """The next item, and after the last one what is still open; False when nothing is."""
        if self.volgende():
            return True
        open_ = self._eerste_open()
        if open_ is None or open_ == self._nu:
            return False
        self.ga_naar(open_)
        return True

    def _eerste_open(self) -> AanvraagId | None:
        return next((k.aanvraag.id for k in self._beeld.kaarten if not k.punt.beslist), None)

    def vorige(self) -> bool:
        """The item before; False at the beginning."""
        return self._stap(-1)

    def _stap(self, richting: int) -> bool:
        if (kaart := self.kaart) is None:
            return False
        plaats = self._beeld.kaarten.index(kaart) + richting
        if not 0 <= plaats < len(self._beeld.kaarten):
            self.bewaar_teksten()
            return False
        self.ga_naar(self._beeld.kaarten[plaats].aanvraag.id)
        return True

    def _naar(self, aanvraag_id: AanvraagId) -> None:
        vorige = self.kaart
        if vorige is not None:
            self._stemmers_eerder = len(self._beeld.zitting.stemmers(vorige.punt))
        self._nu = aanvraag_id
        kaart = self._beeld.kaart(aanvraag_id)
        concept = lees_concept(self._dienst, self._sleutel(aanvraag_id), Aantekening)
        self._teksten = (kaart.punt.concept_redenen, kaart.punt.niet_voor_de_brief)
        if concept is not None:
            self._teksten = (concept.redenen, concept.niet_voor_de_brief)
        if aanvraag_id not in self._gezien:
            self._gezien.add(aanvraag_id)
            zitting_inzien.inzien(self._dienst, aanvraag_id)

    # --- Redenen and Niet voor de brief -----------------------------------------------------------------------------

    def getypt(self, redenen: str, niet_voor_de_brief: str) -> None:
        """Keep what is being typed as a draft (within a second, from the view)."""
        if self._nu is None or (redenen, niet_voor_de_brief) == self._teksten:
            return
        self._teksten = (redenen, niet_voor_de_brief)
        inhoud = Aantekening(redenen=redenen, niet_voor_de_brief=niet_voor_de_brief)
        bewaar_concept(self._dienst, self._sleutel(self._nu), inhoud)

    def bewaar_teksten(self) -> None:
        """What was typed becomes part of the item."""
        kaart = self.kaart
        if kaart is None or self._teksten == (kaart.punt.concept_redenen, kaart.punt.niet_voor_de_brief):
            return
        self._zet(zitting_behandelen.aantekenen(self._dienst, self._zitting_id, kaart.aanvraag.id, *self._teksten))
        vergeet_concept(self._dienst, self._sleutel(kaart.aanvraag.id))

    def _sleutel(self, aanvraag_id: AanvraagId) -> str:
        return f"zitting/{self._zitting_id}/{aanvraag_id}"

    # --- deciding ---------------------------------------------------------------------------------------------------

    def alle_drie_ja(self) -> None:
        """The three questions are answered yes."""
        self._vergewis(Vergewissing(zorgvuldig=True, feiten=True, dragen_conclusie=True))

    def vraag_omzetten(self, nummer: int) -> None:
        """One question: not answered, yes, no, and round again."""
        nu = self._nodig().punt.vergewissing
        veld = _VELDEN[nummer]
        volgend = {None: True, True: False, False: None}[getattr(nu, veld)]
        self._vergewis(replace(nu, **{veld: volgend}))

    def _vergewis(self, vergewissing: Vergewissing) -> None:
        self._zet(zitting_behandelen.vergewissen(self._dienst, self._zitting_id, self._nodig().aanvraag.id, vergewissing))

    def gehoord(self) -> Hoorrecht | None:
        """H: as the aanvraag says, at once. Gives back what must be filled in first, and what was established to change it."""
        kaart = self._nodig()
        if kaart.punt.beslist:
            raise ToestandError("Over dit punt is al beslist. Neem het besluit eerst terug (Ctrl+Z).", code="punt-beslist")
        if not kaart.aanvraag.soort.met_leerling:
            raise ToestandError("Bij een groepsarrangement wordt geen leerling gehoord. Lees op het blad wat de school schrijft "
                                "en kies de uitkomst.", code="geen-leerling")  # fmt: skip
        if kaart.punt.hoorrecht is not None:
            return kaart.punt.hoorrecht
        voorstel = zoals_aanvraag(kaart.aanvraag.formulier.b)
        if not voorstel.volledig:
            return voorstel
        self.horen(voorstel)
        return None

    def horen(self, hoorrecht: Hoorrecht) -> None:
        """Establish how pupil and ouders were heard, and what the commission does with it."""
        self._zet(zitting_behandelen.horen(self._dienst, self._zitting_id, self._nodig().aanvraag.id, hoorrecht))

    def kies(self, nummer: int) -> Voorgenomen | None:
        """Alt+1 … Alt+6. Gives back what must be filled in first, or None when the outcome is chosen."""
        uitkomst = list(KNOPTEKST)[nummer - 1]
        kaart = self._nodig()
        if kaart.punt.beslist:
            raise ToestandError("Over dit punt is al beslist. Neem het besluit eerst terug (Ctrl+Z).", code="punt-beslist")
        if uitkomst in VRAAGT_MEER:
            return self._begin(kaart, uitkomst)
        nieuw = zoals_gevraagd(kaart.aanvraag) if uitkomst is Uitkomst.TOEGEWEZEN else Voorgenomen(uitkomst=uitkomst)
        self.voornemen(nieuw)
        return None

    def _begin(self, kaart: Puntkaart, uitkomst: Uitkomst) -> Voorgenomen:
        for eerder in (kaart.punt.voorgenomen, kaart.punt.voorstel):
            if eerder is not None and eerder.uitkomst is uitkomst and (eerder.advies is not None or not eerder.aan_bestuur):
                return eerder
        if uitkomst is Uitkomst.ADVIES_BESTUUR:
            if kaart.model is Besluitmodel.M2:
                self.voornemen(Voorgenomen(uitkomst=uitkomst))  # refused, in the words of the rule
            return _advies(kaart)
        if uitkomst is Uitkomst.AANGEHOUDEN:
            volgende = self._beeld.volgende
            return Voorgenomen(uitkomst=uitkomst, aanhouden_tot=volgende.datum if volgende else None)
        return replace(zoals_gevraagd(kaart.aanvraag), uitkomst=uitkomst)

    def voornemen(self, voorgenomen: Voorgenomen) -> None:
        """Choose an outcome with everything that it needs."""
        if voorgenomen.aanhouden_tot is not None and voorgenomen.aanhouden_tot < self._dienst.klok.today():
            raise InvoerError("Deze datum ligt in het verleden. Kies een latere dag.", veld="aanhouden_tot")
        if voorgenomen.advies is Uitkomst.TOEGEWEZEN:
            voorgenomen = _zoals_gevraagd(self._nodig())
        self._zet(zitting_behandelen.voornemen(self._dienst, self._zitting_id, self._nodig().aanvraag.id, voorgenomen))

    @property
    def met_categorie(self) -> bool:
        """Whether what is given has a category."""
        return beschrijving(self._nodig().aanvraag.soort).met_categorie

    @property
    def met_periode(self) -> bool:
        """Whether what is given has a last day."""
        return beschrijving(self._nodig().aanvraag.soort).met_periode

    def aanhoud_uitleg(self) -> str:
        """What a delay does to the term of this item."""
        return aanhoud_uitleg(self._nodig(), self._volgende)

    @property
    def _volgende(self) -> date | None:
        return self._beeld.volgende.datum if self._beeld.volgende else None

    def stem(self, persoon_id: PersoonId, keuze: Stemkeuze, reden: str = "") -> None:
        """Note the stem of one member."""
        kaart = self._nodig()
        doe = zitting_behandelen.stem_herstellen if kaart.punt.beslist else zitting_behandelen.stem_noteren
        self._zet(doe(self._dienst, self._zitting_id, kaart.aanvraag.id, persoon_id, keuze, reden))

    def stem_nummer(self, nummer: int, keuze: Stemkeuze) -> None:
        """M, the number of the member, and V, T or O."""
        stemmers = self._beeld.zitting.stemmers(self._nodig().punt)
        if not 1 <= nummer <= len(stemmers):
            raise ToestandError("Er is geen lid met dit nummer bij dit punt. Kies een nummer uit de lijst.", code="geen-lid")
        self.stem(stemmers[nummer - 1].persoon_id, keuze)

    def toelichten(self, persoon_id: PersoonId, reden: str) -> None:
        """Why a member was against or abstained."""
        aanvraag_id = self._nodig().aanvraag.id
        self._zet(zitting_behandelen.stem_toelichten(self._dienst, self._zitting_id, aanvraag_id, persoon_id, reden))

    def hoofdact(self) -> bool:
        """Ctrl+Enter: everybody for it and fixed, or fixed, or on to the next. False when there was nothing to do.

        Nothing happens until an outcome is chosen; an outcome that is not carried stays open, with its sentence.
        """
        kaart = self._nodig()
        if kaart.punt.beslist:
            return self.verder()
        if kaart.punt.voorgenomen is None:
            return False
        self.bewaar_teksten()
        self._laatst_beslist = aanvraag_id = kaart.aanvraag.id
        if not kaart.punt.voorgenomen.uitkomst.zonder_stemming:
            self._eis_besluitvaardig()
            zitting, punt = self._beeld.zitting, self._beeld.zitting.punt(aanvraag_id)
            if zitting.ronde is None and len(zitting.geldige_stemmen(punt)) < len(zitting.stemmers(punt)):
                self._zet(zitting_behandelen.allen_voor(self._dienst, self._zitting_id, aanvraag_id))
        self._zet(zitting_behandelen.vaststellen_uitslag(self._dienst, self._zitting_id, aanvraag_id))
        return True

    def _eis_besluitvaardig(self) -> None:
        kaart = self._nodig()
        quorum = self._beeld.zitting.quorum_voor(kaart.punt)
        if not quorum.voldoende:
            raise ToestandError(quorum.reden, code="geen-quorum")
        if beschrijving(kaart.aanvraag.soort).met_adviezen and not kaart.punt.vergewissing.compleet:
            raise ToestandError("Beantwoord eerst de drie vragen over de adviezen (toets J: alle drie ja).", code="vergewis")

    def terugnemen(self) -> None:
        """Ctrl+Z: the decision on this item, as long as its besluit is a concept."""
        self._zet(zitting_behandelen.terugnemen(self._dienst, self._zitting_id, self._nodig().aanvraag.id))

    # --- the table --------------------------------------------------------------------------------------------------

    def gasten(self, aanwezig: bool) -> None:
        """Guests come in or leave."""
        self.bewaar_teksten()
        self._zet(zitting_behandelen.gasten(self._dienst, self._zitting_id, aanwezig))

    def aanwezigheid(self, persoon_id: PersoonId, aanwezig: bool) -> None:
        """Somebody comes late or leaves."""
        self._zet(zitting_behandelen.aanwezigheid(self._dienst, self._zitting_id, persoon_id, aanwezig))

    def verschonen(self, persoon_id: PersoonId, grond: str) -> None:
        """A member steps aside at this item."""
        self._zet(zittingen.verschonen(self._dienst, self._zitting_id, self._nodig().aanvraag.id, persoon_id, grond))

    def plaatsvervanger(self, persoon_id: PersoonId) -> None:
        """A plaatsvervanger joins the table."""
        zitting_behandelen.plaatsvervanger_erbij(self._dienst, self._zitting_id, persoon_id)
        self.ververs()

    def volgende_zitting(self) -> tuple[ZittingId, date, date] | None:
        """``(id, its day, the last day of the term)`` of the next zitting, or None when none is planned."""
        volgende, kaart = self._beeld.volgende, self.kaart
        return None if volgende is None or kaart is None else (volgende.id, volgende.datum, kaart.termijn.uiterste_datum)

    def blijft_achter(self) -> str:
        """What moving this item to the next zitting does to its guests, in words; '' when nothing."""
        volgende, kaart = self._beeld.volgende, self.kaart
        if volgende is None or kaart is None:
            return ""
        return agendaverplaatsing.blijft_achter(self._dienst, self._zitting_id, volgende.id, kaart.aanvraag.id)

    def naar_volgende_zitting(self) -> str:
        """Move this item to the next zitting; gives what to say of it."""
        volgende = self._beeld.volgende
        if volgende is None:
            raise ToestandError("Er is geen volgende zitting gepland. Plan die eerst bij Zittingen.", code="geen-zitting")
        wat = self._verplaats(lambda punt: agendaverplaatsing.verplaatsen(self._dienst, self._zitting_id, volgende.id, punt))
        return f"{wat} staat nu op de agenda van de zitting van {datum_kort(volgende.datum)}."

    def ronde(self) -> tuple[date, date]:
        """``(last day for the stemmen, last day of the term)`` of the schriftelijke ronde that this item could go to."""
        uiterste = self._nodig().termijn.uiterste_datum
        return agendaverplaatsing.ronde_bij(self._beeld.zitting, uiterste, self._dienst.klok.today()).uiterlijk, uiterste

    def naar_ronde(self) -> str:
        """Move this item to a schriftelijke ronde of the same people; gives what to say of it."""
        tot, _ = self.ronde()
        wat = self._verplaats(lambda punt: agendaverplaatsing.naar_ronde(self._dienst, self._zitting_id, punt))
        return f"{wat} staat nu in de schriftelijke ronde t/m {datum_kort(tot)}; open die bij Zittingen."

    def _verplaats(self, doe: Callable[[AanvraagId], object]) -> str:
        """Gives which item it was; the one behind it comes in front."""
        weg = self._nodig()
        plaats = self._beeld.kaarten.index(weg)
        self.bewaar_teksten()
        doe(weg.aanvraag.id)
        self._nu = None
        self.ververs()
        if kaarten := self._beeld.kaarten:
            self._naar(kaarten[min(plaats, len(kaarten) - 1)].aanvraag.id)
        return f"Punt {weg.nummer} ({weg.punt.kenmerk})"

    def _nodig(self) -> Puntkaart:
        kaart = self.kaart
        if kaart is None:
            raise ToestandError("Er staat geen punt op de agenda. Zet er eerst een dossier op.", code="geen-punt")
        return kaart

    def _zet(self, zitting: Zitting) -> None:
        """Take over a zitting that was just kept, without reading every dossier again."""
        kaarten = tuple(replace(k, punt=zitting.punt(k.aanvraag.id)) for k in self._beeld.kaarten)
        self._beeld = replace(self._beeld, zitting=zitting, kaarten=kaarten)


def _eerste(kaarten: tuple[Puntkaart, ...]) -> Puntkaart | None:
    """Where the live screen begins: what is open and to be discussed, else what is open, else the last: the end is next."""
    open_ = [k for k in kaarten if not k.punt.beslist]
    bespreken = [k for k in open_ if k.punt.behandeling is Behandeling.BESPREEKSTUK]
    return next(iter((*bespreken, *open_, *reversed(kaarten))), None)


def _advies(kaart: Puntkaart) -> Voorgenomen:
    """What *Advies bestuur* begins with: the proposal when that is an outcome to advise, otherwise what was asked."""
    voorstel = kaart.punt.voorstel
    if voorstel is None or not voorstel.uitkomst.besluit:
        return replace(_zoals_gevraagd(kaart), advies=None)
    begin = zoals_gevraagd(kaart.aanvraag) if voorstel.uitkomst is Uitkomst.AFGEWEZEN else voorstel
    return replace(begin, uitkomst=Uitkomst.ADVIES_BESTUUR, advies=voorstel.uitkomst)


def _zoals_gevraagd(kaart: Puntkaart) -> Voorgenomen:
    return replace(zoals_gevraagd(kaart.aanvraag), uitkomst=Uitkomst.ADVIES_BESTUUR, advies=Uitkomst.TOEGEWEZEN)
