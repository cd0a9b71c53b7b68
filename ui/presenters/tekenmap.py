"""The brain of the Tekenmap: what waits for a signature, what deserves attention, and signing the stack."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Tekenwijze
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId, BesluitId, BriefId, PersoonId
from cvt_desktop.services import besluiten, bestuursbesluiten, brieven, commissies, tekenstapel, verzendstapel
from cvt_desktop.services.brieven import voorbeeld_besluit
from cvt_desktop.services.certificaten import laad_ondertekenaar
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.ondertekenen import Getekend, tekenen
from cvt_desktop.services.tekenstapel import Stapelstuk
from ui.presenters.besluit import LEERLING, TLV, soort_van
from ui.presenters.navigatie import Navigatie
from ui.presenters.uitkomstvorm import Uitkomstvorm, lees_uitkomst, waarden_van
from ui.presenters.zitting_woorden import adviestekst, voorsteltekst
from ui.tonen import Chip, Keuze, Toon

Wachtzincontrole = Callable[[PersoonId, str], None]
"""Checks the passphrase of one person against the vault; raises ``CvtError``. Slow: runs in ``Taken``."""
Meld = Callable[[float, str], None]
ADVIES = "advies"
_BESTUUR_EERST = "Over een advies van de commissie besluit eerst het bestuur; daarna kan het worden getekend."
_BESTUUR_KIEST = ("Over een advies van de commissie besluit eerst het bestuur: kies het in de lijst, en dan Conform advies, of "
                  "Anders besluiten met een reden.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekenrij:
    """One besluit. ``aandacht`` says why it should be opened once; empty for an ordinary one.

    ``kan_besluiten``: an advice of the commission on which this person decides; ``kan_terugnemen``: that was done.
    """

    id: BesluitId
    aanvraag_id: AanvraagId
    leerling: str = field(repr=False)
    kenmerk: str
    soort: str
    uitkomst: str
    aandacht: str
    reden: str = field(repr=False)
    mee: Chip
    bekeken: Chip
    kan_besluiten: bool = False
    kan_terugnemen: bool = False
    commissie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekenstaat:
    """The whole screen. ``hint`` says what must be opened first; ``uitleg`` why this person cannot sign."""

    titel: str
    sub: str
    rijen: tuple[Tekenrij, ...]
    hint: str
    aantal: int
    mag_tekenen: bool
    uitleg: str
    hoofd: str
    papier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekenuitslag:
    """What came of a stack: ``fout`` is why it stopped, and the rest still lies there."""

    getekend: tuple[Getekend, ...] = ()
    fout: Exception | None = None
    wijze: Tekenwijze = Tekenwijze.DIGITAAL

    @property
    def voor_de_pen(self) -> tuple[BriefId, ...]:
        """What is printed now, to be signed by hand: every document, in the order of the agenda."""
        return tuple(b.id for g in self.getekend for b in g.brieven) if self.wijze is Tekenwijze.PAPIER else ()

    @property
    def zin(self) -> str:
        """``3 besluiten getekend: OEF-2627-0119 tot en met OEF-2627-0121.``"""
        if not self.getekend:
            return ""
        nummers = [g.nummer for g in self.getekend if g.nummer]
        met_pen = self.wijze is Tekenwijze.PAPIER
        kop = f"{meervoud(len(self.getekend), 'besluit', 'besluiten')} {'klaar voor handtekening' if met_pen else 'getekend'}"
        verder = ("Druk ze af en teken; de secretaris voegt de scan toe bij Te verzenden." if met_pen
                  else "De brieven staan klaar om te verzenden.")  # fmt: skip
        if not nummers:
            return f"{kop}. {verder}"
        reeks = nummers[0] if len(nummers) == 1 else f"{nummers[0]} tot en met {nummers[-1]}"
        return f"{kop}: {reeks}. {verder}"


class TekenmapPresenter:
    """What was opened and what is left out are remembered as long as the screen lives, and over locking (``plek``)."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, controleer_wachtzin: Wachtzincontrole) -> None:
        self._dienst, self._navigatie, self._controleer = dienst, navigatie, controleer_wachtzin
        self._bekeken: set[BesluitId] = set()
        self._eruit: set[BesluitId] = set()
        self._stukken: tuple[Stapelstuk, ...] = ()

    @property
    def meer_commissies(self) -> bool:
        """Whether each besluit says which commission it is of."""
        return commissies.meer_commissies(self._dienst)

    def stand(self) -> object:
        """The same as long as what was read still holds."""
        return self._dienst.stand()

    def lees(self) -> tuple[Stapelstuk, ...]:
        """What waits. Slow: the check runs over each of them."""
        return tekenstapel.stapel(self._dienst)

    def neem(self, stukken: tuple[Stapelstuk, ...]) -> Tekenstaat:
        """Show these from now on."""
        self._stukken = stukken
        return self.staat()

    def laad(self) -> Tekenstaat:
        """Both at once, after an act."""
        return self.neem(self.lees())

    def staat(self) -> Tekenstaat:
        """The screen as it is now: first what deserves attention."""
        stukken = sorted(self._stukken, key=lambda s: (not s.aandacht, s.zitting_op, s.punt))
        aan, dicht = len(self._te_tekenen()), sum(1 for s in stukken if s.aandacht and s.id not in self._bekeken)
        mag = self._dienst.mag(Actie.BESLUIT_TEKENEN)
        eigen = all(s.mag_ik for s in self._te_tekenen())
        uitleg = ""
        if any(s.wacht_op_bestuur for s in stukken):
            uitleg = _BESTUUR_KIEST if self._dienst.mag(Actie.BESTUURSBESLUIT_NEMEN) else _BESTUUR_EERST
        elif stukken and not mag:
            uitleg = "De voorzitter of de bestuurder tekent. U kunt hier zien wat er ligt."
        elif not eigen:
            uitleg = "Een deel van deze besluiten tekent de bestuurder; die doen voor u niet mee."
        stapel = meervoud(aan, "besluit", "besluiten")
        return Tekenstaat(
            titel=f"Tekenmap · {_hoeveel(stukken)}", sub=_sub(stukken),
            rijen=tuple(self._rij(s) for s in stukken), aantal=aan, mag_tekenen=mag and aan > 0, uitleg=uitleg,
            hint=f"{dicht} × niet bekeken: eerst openen met Enter." if dicht else "", hoofd=f"{stapel} digitaal tekenen",
            papier=f"{stapel} afdrukken voor handtekening",
        )  # fmt: skip

    def _te_tekenen(self) -> list[Stapelstuk]:
        """In agenda order: so the numbers are given."""
        mee = [s for s in self._stukken if s.id not in self._eruit and (not s.aandacht or s.id in self._bekeken)
               and not s.wacht_op_bestuur]  # fmt: skip
        return sorted((s for s in mee if s.mag_ik or not self._dienst.mag(Actie.BESLUIT_TEKENEN)),
                      key=lambda s: (s.zitting_op, s.punt))  # fmt: skip

    def _rij(self, s: Stapelstuk) -> Tekenrij:
        gezien = s.id in self._bekeken
        mee = s in self._te_tekenen()
        woord = "advies" if s.wacht_op_bestuur else "te tekenen" if mee else "niet nu"
        mag = self._dienst.mag(Actie.BESTUURSBESLUIT_NEMEN)
        return Tekenrij(
            id=s.id, aanvraag_id=s.aanvraag_id, leerling=s.leerling, kenmerk=s.kenmerk, soort=s.soort,
            uitkomst=adviestekst(s.besluit.uitkomst) if s.wacht_op_bestuur else s.uitkomst, aandacht=s.aandacht, reden=s.reden,
            commissie=s.commissie,
            mee=Chip(tekst=woord, toon=Toon.INFO if mee else Toon.LET_OP if s.wacht_op_bestuur else Toon.STIL),
            kan_besluiten=mag and s.wacht_op_bestuur, kan_terugnemen=mag and s.bestuur_besliste,
            bekeken=Chip(tekst="bekeken" if gezien else ("eerst openen" if s.aandacht else ""),
                         toon=Toon.GOED if gezien else Toon.LET_OP),
        )  # fmt: skip

    def plek(self) -> str:
        """What is left out and what was opened, by id."""
        return json.dumps({"eruit": sorted(map(str, self._eruit)), "bekeken": sorted(map(str, self._bekeken))})

    def naar_plek(self, plek: str) -> Tekenstaat:
        """As it was before locking."""
        eerder = json.loads(plek)
        self._eruit = {BesluitId(UUID(id_)) for id_ in eerder["eruit"]}
        self._bekeken = {BesluitId(UUID(id_)) for id_ in eerder["bekeken"]}
        return self.staat()

    # --- acts --------------------------------------------------------------------------------------------------------

    def open(self, besluit_id: BesluitId) -> tuple[Keuze, ...]:
        """Somebody looks at it: the documents that can be seen."""
        self._bekeken.add(besluit_id)
        stuk = self._stuk(besluit_id)
        ouders = tuple(Keuze(waarde=f"ouders{n}", tekst=naam) for n, naam in enumerate(stuk.ouders))
        advies = (Keuze(waarde=ADVIES, tekst="advies"),) if stuk.advies_id is not None else ()
        tlv = (Keuze(waarde=TLV, tekst="TLV"),) if stuk.tlv else ()
        zelf = (Keuze(waarde=LEERLING, tekst="leerling"),) if stuk.zelf else ()
        return (*advies, *tlv, Keuze(waarde="school", tekst="school"), *ouders, *zelf)

    def wissel(self, besluit_id: BesluitId) -> Tekenstaat:
        """Leave it out of this stack, or take it in again."""
        self._eruit ^= {besluit_id}
        return self.staat()

    def conform(self, besluit_id: BesluitId) -> Tekenstaat:
        """The bestuur follows the advice: it can be signed. Raises ``ToestandError`` that says what stands in the way."""
        stuk = self._stuk(besluit_id)
        if stuk.aandacht and besluit_id not in self._bekeken:
            raise ToestandError("Dit advies vraagt aandacht. Bekijk het eerst (Enter).", code="eerst-bekijken")
        bestuursbesluiten.conform(self._dienst, besluit_id)
        return self.laad()

    def anders_vorm(self, besluit_id: BesluitId) -> Uitkomstvorm:
        """What the form of *Anders besluiten* shows."""
        v = bestuursbesluiten.vraag(self._dienst, besluit_id)
        return Uitkomstvorm(met_periode=v.met_periode, met_categorie=v.met_categorie, waarden=waarden_van(v.advies),
                            uitleg=voorsteltekst(v.advies))  # fmt: skip

    def anders(self, besluit_id: BesluitId, waarden: dict[str, object]) -> Tekenstaat:
        """The bestuur deviates, with its reason. Raises ``CvtError`` that names the field."""
        bestuursbesluiten.anders(self._dienst, besluit_id, lees_uitkomst(waarden), str(waarden.get("reden") or ""))
        return self.laad()

    def bestuur_terug(self, besluit_id: BesluitId) -> Tekenstaat:
        """Take the decision on the advice back."""
        bestuursbesluiten.terugnemen(self._dienst, besluit_id)
        return self.laad()

    def voorbeeld(self, besluit_id: BesluitId, sleutel: str) -> Callable[[], bytes]:
        """What lays out this document; slow, so it runs in ``Taken``."""
        stuk = self._stuk(besluit_id)
        besluit, advies_id = stuk.besluit, stuk.advies_id
        if sleutel == ADVIES and advies_id is not None:
            return lambda: brieven.pdf(self._dienst, advies_id)[1]
        soort, nummer = soort_van(sleutel)
        return lambda: voorbeeld_besluit(self._dienst, besluit, soort, nummer)

    def naar_dossier(self, besluit_id: BesluitId) -> None:
        """Open the tab Besluit of its dossier."""
        self._navigatie.naar_dossier(self._stuk(besluit_id).aanvraag_id, tab="besluit")

    def terug(self, besluit_id: BesluitId, vraag: str) -> Tekenstaat:
        """Back to the secretaris, with a question that becomes a note in the dossier."""
        besluiten.terug(self._dienst, besluit_id, vraag)
        return self.laad()

    def teken(self, wijze: Tekenwijze, wachtzin: str, meld: Meld | None = None) -> Tekenuitslag:
        """One passphrase for the stack; each besluit is a unit of its own, so what was signed stays signed.

        Raises ``CvtError`` for a wrong passphrase or a missing certificate; then nothing was signed. Slow: in ``Taken``.
        """
        self._controleer(self._dienst.sessie.persoon_id, wachtzin)
        sleutel = laad_ondertekenaar(self._dienst) if wijze is Tekenwijze.DIGITAAL else None
        stapel = self._te_tekenen()
        klaar: list[Getekend] = []
        for nummer, stuk in enumerate(stapel, 1):
            try:
                klaar.append(tekenen(self._dienst, stuk.id, wijze, ondertekenaar=sleutel))
            except Exception as fout:  # noqa: BLE001 (what was signed before it is reported together with it)
                return Tekenuitslag(getekend=tuple(klaar), fout=fout, wijze=wijze)
            if meld is not None:
                meld(nummer / len(stapel), f"{nummer} van {len(stapel)}")
        return Tekenuitslag(getekend=tuple(klaar), wijze=wijze)

    def drukwerk(self, brieven_: Sequence[BriefId]) -> bytes:
        """The documents for the pen as one PDF, each on a sheet of its own; slow, so it runs in ``Taken``."""
        return verzendstapel.drukwerk(self._dienst, brieven_)

    def gedrukt(self, brieven_: Sequence[BriefId]) -> None:
        """They leave the program: tell the log."""
        verzendstapel.gedrukt(self._dienst, brieven_)

    def _stuk(self, besluit_id: BesluitId) -> Stapelstuk:
        return next(s for s in self._stukken if s.id == besluit_id)


def _hoeveel(stukken: list[Stapelstuk]) -> str:
    """``1 besluit, 2 adviezen``: an advice is no besluit while the bestuur has not decided on it."""
    adviezen = sum(1 for s in stukken if s.wacht_op_bestuur)
    besluiten_ = len(stukken) - adviezen
    return ", ".join(filter(None, (meervoud(besluiten_, "besluit", "besluiten") if besluiten_ or not adviezen else "",
                                   meervoud(adviezen, "advies", "adviezen") if adviezen else "")))  # fmt: skip


def _sub(stukken: list[Stapelstuk]) -> str:
    """``8 van zitting wo 12 mei, 1 van de schriftelijke ronde t/m ma 10 mei · namens het bestuur``."""
    return " · ".join(filter(None, (", ".join(_per_zitting(stukken)), "namens het bestuur" if stukken else "")))


def _per_zitting(stukken: list[Stapelstuk]) -> Iterator[str]:
    per = Counter(s.zitting for s in sorted(stukken, key=lambda s: s.zitting_op, reverse=True) if not s.zonder_zitting)
    yield from (f"{aantal} van {welke}" for welke, aantal in per.items())
    if zonder := sum(1 for s in stukken if s.zonder_zitting):
        yield f"{zonder} zonder zitting"
