"""The brain of the page with the block of hamerstukken: what is decided, who votes on it, what cannot go along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import meervoud, opsomming
from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.hamerstuk import als_hamerstuk_beslist, openstaand
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.services import hamerstukken, zitting_behandelen, zitting_inzien
from cvt_desktop.services.besluitenlijst import stemverhouding, verschoond
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.zitting_inzien import Puntkaart, Zittingbeeld
from ui.presenters.zitting_blad import aanwezigtekst, titel
from ui.presenters.zitting_woorden import gekozen_tekst, initiaal_naam, mening, oudersregel

AKKOORD = (
    "Allen akkoord is de stem vóór van elk aanwezig lid op elk stuk dat het meebeslist. De commissie zegt er ook mee dat de "
    "adviezen zorgvuldig zijn, dat de feiten kloppen en dat de adviezen de conclusie dragen (Awb 3:9), en dat leerling en ouders "
    "zijn gehoord zoals de aanvraag zegt (WVO 2020 2.44)."
)
MET_GASTEN = (
    "Er zijn gasten aan tafel: de hamerstukken en de namen van anderen staan hier niet. Zijn zij weg, dan gaat het blok verder."
)
VRAAG = "Wil iemand een stuk uitlichten? Ga ernaartoe met ↑ en ↓ en druk U. Een reden is niet nodig."


@dataclass(frozen=True, slots=True, kw_only=True)
class Hamerrij:
    """One item of the block. ``waarom_niet`` says why it cannot go along; ``stem`` what pupil and ouders say."""

    aanvraag_id: AanvraagId
    nummer: int
    naam: str = field(repr=False)
    soort: str
    uitkomst: str
    stemmen: str
    beslist: bool
    waarom_niet: str = ""
    stem: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hamerblad:
    """The whole page. ``hoofd`` is the main act; ``kan_terug``: the block is decided and can be taken back.

    ``verschoond`` names before the block is decided who steps aside, where and why (Awb 2:4). With ``gasten`` there are no lines.
    """

    titel: str
    commissie: str
    aanwezig: str
    rijen: tuple[Hamerrij, ...]
    vraag: str
    uitleg: str
    hoofd: str
    hoofd_kan: bool
    beslist: bool
    kan_terug: bool
    verschoond: str = ""
    gasten: bool = False
    melding: str = ""


class ZittingHamerPresenter:
    """The block of one open zitting."""

    def __init__(self, dienst: Dienst, zitting_id: ZittingId) -> None:
        self._dienst = dienst
        self._zitting_id = zitting_id
        self._beeld = zitting_inzien.zittingbeeld(dienst, zitting_id)
        for kaart in self._kaarten():
            zitting_inzien.inzien(dienst, kaart.aanvraag.id)

    @staticmethod
    def past(dienst: Dienst, zitting_id: ZittingId) -> bool:
        """Whether an open zitting begins with this page: a block is open, and nobody sits at the table as a guest."""
        zitting = zitting_inzien.zitting_lezen(dienst, zitting_id)
        return (
            zitting.toestand is Zittingtoestand.GEOPEND and zitting.ronde is None and not zitting.gasten_aanwezig
            and bool(openstaand(zitting)) and dienst.mag(Actie.HAMERSTUKKEN_VASTSTELLEN)
        )  # fmt: skip

    @property
    def beeld(self) -> Zittingbeeld:
        """The zitting with its items, for the menu of the table."""
        return self._beeld

    def blad(self) -> Hamerblad:
        """The state of the page."""
        zitting, kaarten = self._beeld.zitting, self._kaarten()
        if zitting.gasten_aanwezig:
            return Hamerblad(titel=titel(zitting), commissie=self._beeld.commissie, aanwezig="", rijen=(), vraag=MET_GASTEN,
                             uitleg="", hoofd="Allen akkoord", hoofd_kan=False, beslist=False, kan_terug=False,
                             gasten=True)  # fmt: skip
        rijen = tuple(self._rij(zitting, k) for k in kaarten)
        open_ = [r for r in rijen if not r.beslist]
        vast = [str(r.nummer) for r in open_ if r.waarom_niet]
        wat = meervoud(len(rijen), "hamerstuk", "hamerstukken")
        return Hamerblad(
            titel=f"{titel(zitting)} · {wat}", commissie=self._beeld.commissie, aanwezig=aanwezigtekst(zitting),
            rijen=rijen,
            vraag=VRAAG if open_ else f"Over {wat} is beslist." if rijen else "Er zijn geen hamerstukken meer.",
            uitleg=AKKOORD if open_ else "", hoofd="Allen akkoord" if open_ else "Naar de bespreekstukken",
            hoofd_kan=not vast, beslist=not open_, kan_terug=any(als_hamerstuk_beslist(k.punt) for k in kaarten),
            verschoond=_verschoond(zitting, kaarten),
            melding=f"Punt {opsomming(vast)} kan niet mee. Licht uit wat niet kan (U); daarna kan het blok in één keer."
            if vast else "",
        )  # fmt: skip

    def _kaarten(self) -> list[Puntkaart]:
        return [k for k in self._beeld.kaarten if k.punt.behandeling is Behandeling.HAMERSTUK]

    @staticmethod
    def _rij(zitting: Zitting, k: Puntkaart) -> Hamerrij:
        b, punt = k.aanvraag.formulier.b, k.punt
        return Hamerrij(
            aanvraag_id=k.aanvraag.id, nummer=k.nummer, naam=k.naam,
            soort=beschrijving(k.aanvraag.soort).naam.removeprefix("TLV "),
            uitkomst=gekozen_tekst(punt.voorgenomen if punt.beslist else zoals_gevraagd(k.aanvraag), beslist=punt.beslist),
            stemmen=stemverhouding(punt) if punt.beslist else _wie(zitting, k), beslist=punt.beslist,
            waarom_niet=" ".join(bezwaar.zin for bezwaar in k.bespreken if bezwaar.hard),
            stem=f"{k.nummer} · {k.naam} · leerling {mening(b)} · ouders: {oudersregel(b)}",
        )  # fmt: skip

    # --- acts -------------------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read again."""
        self._beeld = zitting_inzien.zittingbeeld(self._dienst, self._zitting_id)

    def akkoord(self) -> None:
        """*Allen akkoord*: everything that is open on this page, or nothing."""
        blok = [k.aanvraag.id for k in self._kaarten() if not k.punt.beslist]
        self._doe(lambda: hamerstukken.vaststellen(self._dienst, self._zitting_id, blok))

    def uitlichten(self, aanvraag_id: AanvraagId) -> None:
        """U: this item is discussed by itself."""
        self._doe(lambda: hamerstukken.uitlichten(self._dienst, self._zitting_id, aanvraag_id))

    def terugzetten(self, aanvraag_id: AanvraagId) -> None:
        """What was lifted out by mistake goes back into the block, as far as the rule lets it."""
        kaart = self._beeld.kaart(aanvraag_id)
        ondanks = [b.code for b in kaart.bespreken if not b.hard]
        self._doe(lambda: hamerstukken.aanmerken(self._dienst, self._zitting_id, aanvraag_id, ondanks))

    def terugnemen(self) -> None:
        """Ctrl+Z: the decision on the block, as long as its besluiten are concepts."""
        self._doe(lambda: hamerstukken.terugnemen(self._dienst, self._zitting_id))

    def gasten(self, aanwezig: bool) -> None:
        """Parents or pupil come in, or leave: while they are there the block does not stand on the screen."""
        self._doe(lambda: zitting_behandelen.gasten(self._dienst, self._zitting_id, aanwezig))

    def aanwezigheid(self, persoon_id: PersoonId, aanwezig: bool) -> None:
        """Somebody comes late or leaves."""
        self._doe(lambda: zitting_behandelen.aanwezigheid(self._dienst, self._zitting_id, persoon_id, aanwezig))

    def plaatsvervanger(self, persoon_id: PersoonId) -> None:
        """A plaatsvervanger joins the table."""
        self._doe(lambda: zitting_behandelen.plaatsvervanger_erbij(self._dienst, self._zitting_id, persoon_id))

    def _doe(self, act: Callable[[], object]) -> None:
        """One act, and the page as it is then; also after a refusal, for what was read may have changed."""
        try:
            act()
        finally:
            self.ververs()


def _verschoond(zitting: Zitting, kaarten: list[Puntkaart]) -> str:
    """``Verschoond: bij punt 5 J. Bakkenes, werkt voor ….``; '' when everybody votes on all that is open."""
    punten: dict[tuple[str, str], list[str]] = {}
    for k in kaarten:
        for v in () if k.punt.beslist else verschoond(zitting, k.punt):
            punten.setdefault((initiaal_naam(v.naam), v.grond), []).append(str(k.nummer))
    wie = [f"bij punt {opsomming(nummers)} {naam}, {grond}" for (naam, grond), nummers in punten.items()]
    return f"Verschoond: {'; '.join(wie)}. Daar stemmen de anderen." if wie else ""


def _wie(zitting: Zitting, k: Puntkaart) -> str:
    """``4 leden stemmen mee``, with who does not."""
    tekst = meervoud(len(zitting.stemmers(k.punt)), "lid stemt mee", "leden stemmen mee")
    namen = [initiaal_naam(v.naam) for v in verschoond(zitting, k.punt)]
    return f"{tekst}, {opsomming(namen)} niet" if namen else tekst
