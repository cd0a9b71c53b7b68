"""The brain of *Overzichten*: the fixed tables of a school year, the bars beside them, and the rows behind a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from cvt_desktop.basis.tekst import datum_weekdag, hoofdletter, meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.cijfer import (
    GEEN,
    Cijfer,
    Cijferregel,
    Cijferrij,
    Cijfertabel,
    Overzichtsoort,
    Telwijze,
    Uitvoerdoel,
)
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.schooljaar import Schooljaar, schooljaar
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.ports.werkmap import EXTENSIE as WERKMAP
from cvt_desktop.ports.werkmap import Werkmapschrijver
from cvt_desktop.services import begroting, overzichten
from cvt_desktop.services.context import Dienst
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Keuze, Toon, Vorm

SOORTEN = tuple(Keuze(waarde=s.name, tekst=str(s)) for s in Overzichtsoort)
DOELEN = tuple(Keuze(waarde=d.name, tekst=str(d)) for d in Uitvoerdoel)
EXCEL, CSV = "excel", "csv"
VORMEN = (
    Keuze(waarde=EXCEL, tekst="Excel-werkmap", ondertekst="Een blad voor elk overzicht."),
    Keuze(waarde=CSV, tekst="CSV", ondertekst="Alle overzichten onder elkaar, voor andere rekenprogramma's."),
)
_AANVRAAGSOORTEN = frozenset(str(soort) for soort in Soort)
ALLEEN_CIJFERS, MET_RIJEN = "cijfers", "rijen"
OMVANG = (
    Keuze(waarde=ALLEEN_CIJFERS, tekst="Alleen de cijfers", ondertekst="Er staat niets over een leerling in."),
    Keuze(waarde=MET_RIJEN, tekst="Ook de dossiers erachter",
          ondertekst="Kenmerk, school en datums per dossier, zonder naam. Dat zijn persoonsgegevens."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelezen:
    """What was read in the background: the years there are, and the tables of one of them."""

    jaren: tuple[Schooljaar, ...]
    jaar: Schooljaar
    tabellen: tuple[Cijfertabel, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladregel:
    """One line of the table; ``totaal`` gets a line above it."""

    naam: str
    cellen: tuple[str | Chip, ...]
    totaal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladstaat:
    """One table: the names of its columns, its lines, and what is counted."""

    hulp: str
    kolommen: tuple[str, ...]
    regels: tuple[Bladregel, ...]
    uitleg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Staaf:
    """One bar: its name, its length and the number as it stands in the table."""

    naam: str
    waarde: float
    tekst: str
    gekozen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Staafstaat:
    """The bars of one column, all in the same unit."""

    titel: str
    staven: tuple[Staaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rijregel:
    """One dossier behind a number; put in words when it comes in sight, as there may be thousands."""

    sleutel: str
    bron: Cijferrij = field(repr=False)

    @property
    def kenmerk(self) -> str:
        return self.bron.kenmerk

    @property
    def soort(self) -> str:
        return self.bron.soort

    @property
    def school(self) -> str:
        return self.bron.school

    @property
    def op(self) -> str:
        """The day that is counted."""
        return datum_weekdag(self.bron.op)

    @property
    def uiterlijk(self) -> str:
        """The last day of the term, or ""."""
        return datum_weekdag(self.bron.uiterlijk) if self.bron.uiterlijk else ""

    @property
    def dagen(self) -> str:
        """How many days it took, or ""."""
        return "" if self.bron.dagen is None else str(self.bron.dagen)

    @property
    def bij(self) -> str:
        """What is special."""
        return hoofdletter(self.bron.bij)


@dataclass(frozen=True, slots=True, kw_only=True)
class Achterstaat:
    """The rows behind a number. ``titel`` tells what they are, ``toelichting`` what should be known about the line."""

    titel: str
    toelichting: str
    rijen: tuple[Rijregel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begrotingveld:
    """The budget of one kind as it is typed, in euros."""

    naam: str
    label: str
    bedrag: Decimal | None


class OverzichtenPresenter:
    """``lees`` in a thread, ``toon`` keeps what it gave; the rest shows parts of that."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, schrijver: Werkmapschrijver) -> None:
        self._dienst, self._navigatie, self._schrijver = dienst, navigatie, schrijver
        self._gelezen: Gelezen | None = None

    @property
    def mag_uitvoeren(self) -> bool:
        """Whether this person may take figures out of the register."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN)

    def mag_begroten(self, soort: str) -> bool:
        """Whether the table that is shown has a budget, and this person types it in."""
        return soort == Overzichtsoort.ONDERSTEUNING.name and self._dienst.mag(Actie.BEGROTING_VASTLEGGEN)

    def begroting(self) -> tuple[Begrotingveld, ...]:
        """The budget of the year that is shown."""
        nu = begroting.bedragen(self._dienst, self._jaar())
        return tuple(Begrotingveld(naam=begroting.veld(soort), label=hoofdletter(str(soort)),
                                   bedrag=Decimal(nu[soort]) / 100 if soort in nu else None)
                     for soort in begroting.MET_GELD)  # fmt: skip

    def leg_begroting_vast(self, bedragen: Mapping[str, Decimal | None]) -> str:
        """Keep what was typed; gives what to tell. Raises ``CvtError``."""
        cent = {soort: None if (b := bedragen.get(begroting.veld(soort))) is None else int(b * 100)
                for soort in begroting.MET_GELD}  # fmt: skip
        begroting.vastleggen(self._dienst, self._jaar(), cent)
        return f"Begroting {self._jaar().naam} vastgelegd."

    def _jaar(self) -> Schooljaar:
        return self._gelezen.jaar if self._gelezen is not None else schooljaar(self._dienst.klok.today())

    def lees(self, jaar: str, voortgang: Voortgang) -> Gelezen:
        """The tables of a school year by its name; '' for the running one."""
        jaren = overzichten.schooljaren(self._dienst)
        gekozen = next((j for j in jaren if j.naam == jaar), schooljaar(self._dienst.klok.today()))
        return Gelezen(jaren=jaren, jaar=gekozen, tabellen=overzichten.overzicht(self._dienst, gekozen, voortgang))

    def toon(self, gelezen: Gelezen) -> None:
        """What was read counts from now on."""
        self._gelezen = gelezen

    @property
    def jaar(self) -> str:
        """The school year that is shown; '' before the first reading."""
        return self._gelezen.jaar.naam if self._gelezen is not None else ""

    @staticmethod
    def jaarkeuzes(gelezen: Gelezen) -> tuple[Keuze, ...]:
        """The school years, newest first."""
        return tuple(Keuze(waarde=j.naam, tekst=j.naam) for j in gelezen.jaren)

    def onder_titel(self) -> str:
        """What stands under the title: how much there is in the chosen year."""
        if self._gelezen is None:
            return "Tellen…"
        jaar = self._gelezen.jaar.naam
        if all(tabel.leeg for tabel in self._gelezen.tabellen):
            return f"In schooljaar {jaar} is nog niets ontvangen of besloten."
        ontvangen, besloten = (self._jaarcijfer(s) for s in (Overzichtsoort.ONTVANGEN, Overzichtsoort.BESLOTEN))
        verzonden = f"{meervoud(besloten, 'besluit', 'besluiten')} verzonden"
        return f"Schooljaar {jaar}: {meervoud(ontvangen, 'aanvraag', 'aanvragen')} ontvangen, {verzonden}"

    def blad(self, soort: str) -> Bladstaat | None:
        """A table in words; None before the first reading."""
        tabel = self._tabel(soort)
        if tabel is None:
            return None
        return Bladstaat(
            hulp=tabel.soort.name.lower(), uitleg=tabel.uitleg,
            kolommen=(*(vak.naam for vak in tabel.kolommen[:-1]), "heel jaar"),
            regels=tuple(Bladregel(naam=_naam(r.naam), totaal=r.totaal, cellen=_cellen(r, len(tabel.kolommen)))
                         for r in tabel.regels),
        )  # fmt: skip

    def eerste(self, soort: str) -> int:
        """The first line of a table with something behind it, to begin at."""
        tabel = self._tabel(soort)
        regels = tabel.regels if tabel is not None else ()
        return next((n for n, r in enumerate(regels) if r.cijfers and r.cijfers[-1].rijen), 0)

    def staven(self, soort: str, regel: int, kolom: int) -> Staafstaat:
        """The bars of a column: of the lines in the group of the chosen one, without its total and without nought."""
        tabel = self._tabel(soort)
        if tabel is None or not 0 <= regel < len(tabel.regels):
            return Staafstaat(titel="", staven=())
        gekozen = tabel.regels[regel]
        eenheid = gekozen.cijfers[kolom].wijze if gekozen.cijfers else Telwijze.AANTAL
        staven = [
            Staaf(naam=_naam(r.naam), waarde=waarde, tekst=r.cijfers[kolom].tekst, gekozen=r is gekozen)
            for r in tabel.regels
            if r.groep == gekozen.groep and r.cijfers and (waarde := r.cijfers[kolom].waarde) and (not r.totaal or r is gekozen)
        ]  # fmt: skip
        return Staafstaat(titel=f"{tabel.soort}, {tabel.kolommen[kolom].naam} ({eenheid})", staven=tuple(staven))

    def achter(self, soort: str, regel: int, kolom: int) -> Achterstaat:
        """The rows behind one number."""
        tabel = self._tabel(soort)
        if tabel is None or not 0 <= regel < len(tabel.regels):
            return Achterstaat(titel="", toelichting="", rijen=())
        gekozen = tabel.regels[regel]
        if not gekozen.cijfers:
            return Achterstaat(titel=gekozen.naam, toelichting=gekozen.toelichting, rijen=())
        cijfer = gekozen.cijfers[kolom]
        over = f" over {meervoud(len(cijfer.rijen), 'dossier', 'dossiers')}" if cijfer.wijze is Telwijze.DAGEN else ""
        return Achterstaat(
            titel=f"{gekozen.naam}, {tabel.kolommen[kolom].naam}: {cijfer.tekst}{over}", toelichting=gekozen.toelichting,
            rijen=tuple(Rijregel(sleutel=f"{nummer} {r.kenmerk}", bron=r) for nummer, r in enumerate(cijfer.rijen)),
        )  # fmt: skip

    def open(self, rij: Rijregel) -> None:
        """The dossier of a row."""
        self._navigatie.naar_dossier(rij.bron.aanvraag_id)

    def bestandsnaam(self, vorm: str) -> str:
        """A name for the file; it tells the year only."""
        return f"overzichten {self.jaar}".rstrip() + _extensie(vorm)

    def uitvoeren(self, pad: Path, doel: str, omvang: str, vorm: str, voortgang: Voortgang) -> str:
        """Write the file and give what to tell. For the background. Raises ``CvtError``."""
        jaar = self._jaar()
        pad = pad if pad.suffix else pad.with_suffix(_extensie(vorm))
        overzichten.uitvoeren(self._dienst, jaar, pad, Uitvoerdoel[doel], met_rijen=omvang == MET_RIJEN,
                              schrijver=self._schrijver if vorm == EXCEL else None, voortgang=voortgang)  # fmt: skip
        return f"Opgeslagen als {pad.name}."

    def _tabel(self, soort: str) -> Cijfertabel | None:
        alle: Sequence[Cijfertabel] = self._gelezen.tabellen if self._gelezen is not None else ()
        return next((t for t in alle if t.soort.name == soort), None)

    def _jaarcijfer(self, soort: Overzichtsoort) -> int:
        tabel = self._tabel(soort.name)
        regel = next((r for r in tabel.regels if r.totaal), None) if tabel is not None else None
        return len(regel.cijfers[-1].rijen) if regel is not None else 0


def _naam(regel: str) -> str:
    """The name of a line: a kind of aanvraag begins with a capital, as the kinds beside it do."""
    return hoofdletter(regel) if regel in _AANVRAAGSOORTEN else regel


def _extensie(vorm: str) -> str:
    return WERKMAP if vorm == EXCEL else overzichten.EXTENSIE


def _cellen(regel: Cijferregel, kolommen: int) -> tuple[str | Chip, ...]:
    if not regel.cijfers:
        return (Chip(tekst=GEEN, toon=Toon.STIL),) * kolommen
    *delen, jaar = (_cel(cijfer) for cijfer in regel.cijfers)
    return (*delen, Chip(tekst=jaar.tekst, toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK) if regel.signaal else jaar)


def _cel(cijfer: Cijfer) -> Chip:
    """A number that has rows behind it looks like what one can press."""
    return Chip(tekst=cijfer.tekst, toon=Toon.INFO if cijfer.rijen else Toon.STIL)
