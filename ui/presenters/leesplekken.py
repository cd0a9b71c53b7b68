"""Places in the stukken of a dossier to jump to: own bookmarks, and where the checklist was answered from. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import meervoud, vouw
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.ids import AanvraagId, BijlageId
from cvt_desktop.services import inzage, leesplekken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.toetsing import lijst_van
from ui.documentbron import Kijkerbron, Tekstbron
from ui.presenters.navigatie import Navigatie
from ui.presenters.stukken import StukkenPresenter, Stukrij, Toonwijze

_ROND = 45
_MEESTE = 500
EIGEN, TOETSING, INHOUD = "bladwijzer", "toetsing", "inhoud"
_INSPRING = "\u2003"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """One place: ``waar`` as a reference (``OPP p. 6``), and why it is in the list. ``code``: the question of the toets;
    ``nummer``: which one it is in the table of contents of its PDF.
    """

    bijlage_id: BijlageId
    pagina: int
    waar: str
    soort: str
    woord: str = field(repr=False)
    code: str = ""
    nummer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Treffer:
    """A page on which the words that were searched for stand, with what stands around them."""

    bijlage_id: BijlageId
    pagina: int
    waar: str
    rondom: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekuitkomst:
    """What was found in all stukken; ``melding`` says what could not be searched."""

    treffers: tuple[Treffer, ...]
    melding: str


class LeesplekkenPresenter:
    """``zoek`` reads the stukken: for ``Taken``. What was read is kept as long as this lives."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, aanvraag_id: AanvraagId, stukken: StukkenPresenter) -> None:
        self._dienst, self._navigatie, self._id, self._stukken = dienst, navigatie, aanvraag_id, stukken
        self._teksten: dict[BijlageId, tuple[str, ...]] = {}

    # --- places ------------------------------------------------------------------------------------------------------

    def plekken(self) -> list[Plek]:
        """Own bookmarks first, then what the checklist was answered from."""
        rijen = {rij.id: rij for rij in self._stukken.rijen()}
        eigen = [
            Plek(bijlage_id=p.bijlage_id, pagina=p.pagina, waar=self._waar(rijen[p.bijlage_id], p.pagina), soort=EIGEN,
                 woord=p.woord)
            for p in leesplekken.leesplekken(self._dienst, self._id)
        ]  # fmt: skip
        return [*eigen, *self._uit_toets(rijen)]

    def _uit_toets(self, rijen: dict[BijlageId, Stukrij]) -> Iterable[Plek]:
        aanvraag, _ = inzage.stukken_van(self._dienst, self._id)
        for punt in lijst_van(aanvraag).punten:
            antwoord = aanvraag.toets.beantwoording(punt.code)
            plaats = antwoord.vindplaats if antwoord is not None else None
            if plaats is not None and plaats.bijlage_id in rijen:
                pagina = plaats.pagina or 1
                yield Plek(bijlage_id=plaats.bijlage_id, pagina=pagina, waar=self._waar(rijen[plaats.bijlage_id], pagina),
                           soort=TOETSING, woord=f"{punt.code} {punt.vraag}", code=punt.code)  # fmt: skip

    def inhoud(self, bijlage_id: BijlageId, bron: Kijkerbron) -> list[Plek]:
        """The bookmarks that the PDF itself has, in order and indented; of a part those within it. For ``Taken``."""
        rij = next((r for r in self._stukken.rijen() if r.id == bijlage_id), None)
        if rij is None:
            return []
        kop = bron.documentinfo()
        eigen = ((b.pagina - kop.eerste + 1, b) for b in bron.bladwijzers())
        return [
            Plek(bijlage_id=bijlage_id, pagina=pagina, waar=self._waar(rij, pagina), soort=INHOUD,
                 woord=f"{_INSPRING * b.diepte}{b.titel}", nummer=nummer)
            for nummer, (pagina, b) in enumerate(eigen, 1) if 1 <= pagina <= kop.paginas
        ]  # fmt: skip

    def _waar(self, rij: Stukrij, pagina: int) -> str:
        return self._stukken.verwijzing(rij, pagina)

    def zet(self, bijlage_id: BijlageId, pagina: int, woord: str) -> None:
        """Put an own bookmark. Raises ``CvtError``."""
        leesplekken.leesplek_zetten(self._dienst, bijlage_id, pagina, woord)

    def haal_weg(self, plek: Plek) -> None:
        """Take an own bookmark away; what the checklist links to goes with its answer."""
        if plek.soort == EIGEN:
            leesplekken.leesplek_weghalen(self._dienst, plek.bijlage_id, plek.pagina)

    def naar_vraag(self, code: str) -> None:
        """The question of the toets that was answered from a place."""
        self._navigatie.naar_dossier(self._id, tab="toetsing", veld=code)

    # --- searching all stukken -----------------------------------------------------------------------------------------

    def zoek(self, gevraagd: str, voortgang: Callable[[float, str], None] | None = None) -> Zoekuitkomst:
        """Every page of every stuk that has ``gevraagd`` in it; case and diacritics do not matter."""
        woord = vouw(gevraagd)
        if not woord:
            return Zoekuitkomst(treffers=(), melding="Typ eerst een woord.")
        treffers: list[Treffer] = []
        zonder = 0
        rijen = self._stukken.rijen()
        for nummer, rij in enumerate(rijen):
            if voortgang is not None:
                voortgang(nummer / len(rijen), f"{nummer + 1} van {len(rijen)}")
            bladen = self._lees(rij)
            zonder += not any(blad.strip() for blad in bladen)
            treffers += [
                Treffer(bijlage_id=rij.id, pagina=n, waar=self._waar(rij, n), rondom=rondom(blad, woord))
                for n, blad in enumerate(bladen, 1) if woord in vouw(blad)
            ]  # fmt: skip
        melding = f"{meervoud(len(treffers), 'bladzijde', 'bladzijden')} gevonden."
        if zonder:
            melding += f" Zonder tekst om in te zoeken (scan of beeld): {meervoud(zonder, 'stuk', 'stukken')}."
        return Zoekuitkomst(treffers=tuple(treffers[:_MEESTE]), melding=melding)

    def _lees(self, rij: Stukrij) -> tuple[str, ...]:
        if rij.id not in self._teksten:
            self._teksten[rij.id] = self._bladen(rij)
        return self._teksten[rij.id]

    def _bladen(self, rij: Stukrij) -> tuple[str, ...]:
        bron = self._stukken.bron(rij) if rij.toonwijze is not Toonwijze.BEWAARD else None
        try:
            if isinstance(bron, Kijkerbron):
                return tuple(bron.tekst(n) for n in range(1, bron.documentinfo().paginas + 1))
            if isinstance(bron, Tekstbron):
                return (bron.tekst(1),)
        except BestandError:
            return ()
        return ()


def rondom(blad: str, woord: str) -> str:
    """The words around the first hit, on one line; the folded ``woord`` stands in it."""
    woorden = blad.split()
    delen = len(woord.split())
    plek = next((n for n in range(len(woorden)) if woord in vouw(" ".join(woorden[n : n + delen]))), 0)
    voor, achter = woorden[max(0, plek - 6) : plek], woorden[plek : plek + delen + 8]
    begin = "… " if plek > 6 else ""
    regel = begin + " ".join((*voor, *achter))
    return regel if len(regel) <= 3 * _ROND else f"{regel[: 3 * _ROND].rstrip()}…"
