"""The brain of *Deel in stukken*: where the stukken of one file begin, what each is, and what the program proposes. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_cijfers, meervoud
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.bsn import bevat_bsn
from cvt_desktop.domain.indelingsvoorstel import Sneevoorstel, stel_indeling_voor
from cvt_desktop.domain.stukdeel import MEESTE_DELEN, Snede, bereiken
from ui.documentbron import Kijkerbron

SNEL = (
    Stuksoort.OPP, Stuksoort.MDO, Stuksoort.OKR, Stuksoort.INTELLIGENTIE, Stuksoort.DIDACTISCH, Stuksoort.ONDERZOEK,
    Stuksoort.ZIENSWIJZE, Stuksoort.MENING, Stuksoort.OVERIG,
)  # fmt: skip
"""The kinds under the keys 1 to 9."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelezen:
    """What was found in a file: its pages, what is proposed, and where a number stands that may be a BSN."""

    paginas: int
    voorstel: tuple[Sneevoorstel, ...] = field(repr=False)
    bsn_op: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelrij:
    """One stuk as it would become: ``van`` and ``tot`` are pages of the file."""

    nummer: int
    van: int
    tot: int
    soort: Stuksoort
    gedateerd: date | None
    grond: str = field(repr=False)

    @property
    def bladzijden(self) -> str:
        """``1–14 (14 p)``."""
        waar = f"{self.van}–{self.tot}" if self.tot > self.van else str(self.van)
        return f"{waar} ({self.tot - self.van + 1} p)"


def lees(bron: Kijkerbron, meld: Callable[[float, str], None]) -> Gelezen:
    """Look through a file once. Slow: runs outside the thread of the window. Raises ``BestandError``."""
    paginas = bron.documentinfo().paginas
    boven = [(b.pagina, b.titel) for b in bron.bladwijzers() if b.diepte == 0]
    teksten: list[str] = []
    bsn_op: list[int] = []
    for nummer in range(1, paginas + 1):
        meld(nummer / paginas, f"bladzijde {nummer} van {paginas}")
        tekst = bron.tekst(nummer)
        teksten.append(tekst)
        if bevat_bsn(tekst):
            bsn_op.append(nummer)
    return Gelezen(paginas=paginas, voorstel=stel_indeling_voor(boven, teksten), bsn_op=tuple(bsn_op))


class DeelPresenter:
    """Every page belongs to the stuk whose mark stands on it or before it; the first mark stands on page 1 and stays there."""

    def __init__(self, sneden: Sequence[Snede], soort: Stuksoort, gedateerd: date | None = None) -> None:
        """``sneden`` as they are now; none of them: the file is one stuk of this kind and day."""
        self._nu = tuple(sneden) or (Snede(begint_op=1, soort=soort, gedateerd=gedateerd),)
        self._sneden = {s.begint_op: s for s in self._nu}
        self._gronden: dict[int, str] = {}
        self._gelezen = Gelezen(paginas=0, voorstel=())

    @property
    def paginas(self) -> int:
        """How many the file has; 0 until it was read."""
        return self._gelezen.paginas

    @property
    def bsn_op(self) -> tuple[int, ...]:
        """The pages with a number that may be a BSN."""
        return self._gelezen.bsn_op

    def zet_gelezen(self, gelezen: Gelezen) -> None:
        """Take over what was found; a file that was not divided yet is divided as proposed."""
        self._gelezen = gelezen
        if len(self._nu) == 1:
            self.neem_voorstel()

    def neem_voorstel(self) -> None:
        """Divide as the program proposes; days that were given stay with their page."""
        oud = self._sneden
        self._sneden = {
            v.begint_op: Snede(begint_op=v.begint_op, soort=self._soort(v), gedateerd=oud[v.begint_op].gedateerd
                               if v.begint_op in oud else None)
            for v in self._gelezen.voorstel
        }  # fmt: skip
        self._gronden = {v.begint_op: v.grond for v in self._gelezen.voorstel}

    def _soort(self, voorstel: Sneevoorstel) -> Stuksoort:
        """What a person or the name of the file said of the first stuk is better than nothing."""
        if voorstel.begint_op == 1 and voorstel.soort is Stuksoort.OVERIG:
            return self._nu[0].soort
        return voorstel.soort

    def uitleg(self) -> str:
        """What the program found, in one sentence."""
        if not self.paginas:
            return ""
        if len(self._nu) > 1:
            return f"Nu {len(self._nu)} stukken; het programma stelt er {len(self._gelezen.voorstel)} voor."
        if len(self._gelezen.voorstel) > 1:
            aantal = meervoud(len(self._gelezen.voorstel), "stuk", "stukken")
            return f"Voorgesteld: {aantal}. Kijk na waar elk begint."
        return "Het programma ziet één stuk. Zit er meer in dit bestand, zet dan zelf een merkteken waar een stuk begint."

    def begint(self, pagina: int) -> bool:
        """Whether a stuk begins here."""
        return pagina in self._sneden

    def wissel(self, pagina: int) -> str:
        """Set or take away the mark on this page; gives a sentence when that cannot be."""
        if pagina == 1:
            return "Op bladzijde 1 begint altijd een stuk."
        if pagina in self._sneden:
            del self._sneden[pagina]
        elif len(self._sneden) >= MEESTE_DELEN:
            return f"Meer dan {MEESTE_DELEN} stukken in één bestand kan niet."
        else:
            self._sneden[pagina] = Snede(begint_op=pagina, soort=self._van_voorstel(pagina))
        return ""

    def _van_voorstel(self, pagina: int) -> Stuksoort:
        return next((v.soort for v in self._gelezen.voorstel if v.begint_op == pagina), Stuksoort.OVERIG)

    def zet_soort(self, pagina: int, soort: Stuksoort) -> None:
        """Say what the stuk is to which this page belongs."""
        self._zet(pagina, soort=soort)

    def zet_datum(self, pagina: int, gedateerd: date | None) -> None:
        """Say of which day it is."""
        self._zet(pagina, gedateerd=gedateerd)

    def _zet(self, pagina: int, *, soort: Stuksoort | None = None, gedateerd: date | None = None) -> None:
        van = self.deel_van(pagina).van
        oud = self._sneden[van]
        if soort is not None:
            self._sneden[van] = Snede(begint_op=van, soort=soort, gedateerd=oud.gedateerd)
        else:
            self._sneden[van] = Snede(begint_op=van, soort=oud.soort, gedateerd=gedateerd)

    def sneden(self) -> tuple[Snede, ...]:
        """In the order of the pages."""
        return tuple(self._sneden[van] for van in sorted(self._sneden))

    def delen(self) -> list[Deelrij]:
        """The stukken as they would become."""
        sneden = self.sneden()
        return [
            Deelrij(nummer=n, van=van, tot=tot, soort=s.soort, gedateerd=s.gedateerd, grond=self._gronden.get(van, ""))
            for n, (s, (van, tot)) in enumerate(zip(sneden, bereiken(sneden, max(self.paginas, 1)), strict=True), 1)
        ]

    def deel_van(self, pagina: int) -> Deelrij:
        """The stuk to which a page belongs."""
        return next(deel for deel in reversed(self.delen()) if deel.van <= pagina)

    @property
    def gewijzigd(self) -> bool:
        """Whether there is something to keep."""
        return bool(self.paginas) and self.sneden() != self._nu

    @property
    def handeling(self) -> str:
        """The words of the main act."""
        aantal = len(self._sneden)
        if aantal > 1:
            return f"Delen in {aantal} stukken"
        return "Samenvoegen tot één stuk" if len(self._nu) > 1 else "Delen in stukken"


def regel(soort: Stuksoort, van: int, tot: int, gedateerd: date | None) -> str:
    """``OPP · blz. 1–14 · 19-04-2027``."""
    waar = f"blz. {van}–{tot}" if tot > van else f"blz. {van}"
    return " · ".join(deel for deel in (str(soort), waar, datum_cijfers(gedateerd) if gedateerd else "") if deel)
