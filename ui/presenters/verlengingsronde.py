"""The brain of the *Verlengingsronde*: the days, the schools and how far each is, and the list that comes back. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, datum_voluit, meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.verlengingsronde import Rondestand
from cvt_desktop.ports.inlezen import Inlezer
from cvt_desktop.ports.overzicht import AflopendeTlv
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.ports.werkmap import Werkmapschrijver
from cvt_desktop.services import verlengingslijst, verlengingsronde
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.verlengingslijst import Regelstand, Rondevoorbeeld, Rondevoorbeeldregel
from cvt_desktop.services.verlengingsronde import Ronde, Schoolstand
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Keuze, Toon, Vorm

_TOON = {Rondestand.AANGEVRAAGD: Toon.GOED, Rondestand.CONCEPT: Toon.INFO, Rondestand.STOPT: Toon.STIL,
         Rondestand.ONBEKEND: Toon.LET_OP, Rondestand.NIETS: Toon.LET_OP}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolrij:
    """One school in the list at the left."""

    school: str
    tlvs: int
    aangevraagd: int
    concept: int
    stopt: int
    onbekend: int
    niets: Chip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tlvrij:
    """One TLV of a school."""

    sleutel: str
    nummer: str
    leerling: str = field(repr=False)
    geboren: str = field(repr=False)
    categorie: str
    stand: Chip
    bij: str
    bron: AflopendeTlv = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rondestaat:
    """The whole screen for one day."""

    dag: str
    dagen: tuple[Keuze, ...]
    onder: str
    bellen: str
    scholen: tuple[Schoolrij, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstrij:
    """One row of the list that came back."""

    sleutel: int
    regel: str
    nummer: str
    leerling: str = field(repr=False)
    antwoord: str
    opmerking: Chip


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijststaat:
    """The preview."""

    zin: str
    rijen: tuple[Lijstrij, ...]
    kan: bool


class VerlengingsrondePresenter:
    """``laad`` and what reads or writes a file is slow: call it in ``Taken``; ``neem`` keeps what ``laad`` gave."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, schrijver: Werkmapschrijver) -> None:
        self._dienst, self._navigatie, self._schrijver = dienst, navigatie, schrijver
        self._ronde: Ronde | None = None
        self._dagen: dict[date, int] = {}

    @property
    def mag_lijsten(self) -> bool:
        """Whether this person may take lists out of the register."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN)

    @property
    def mag_inlezen(self) -> bool:
        """Whether this person reads the answers in."""
        return self._dienst.mag(Actie.VERLENGINGSRONDE)

    def laad(self, dag: str) -> tuple[dict[date, int], Ronde]:
        """The ronde of this day; the end of this school year for ''."""
        dagen = verlengingsronde.einddagen(self._dienst)
        einde = date.fromisoformat(dag) if dag else schooljaar(self._dienst.klok.today()).laatste_dag
        return dagen, verlengingsronde.ronde(self._dienst, einde)

    def neem(self, geladen: tuple[dict[date, int], Ronde]) -> Rondestaat:
        """What counts from now on."""
        self._dagen, ronde = geladen
        self._ronde = ronde
        niets = ronde.aantal(Rondestand.NIETS)
        return Rondestaat(
            dag=ronde.einddatum.isoformat(), onder=_onder(ronde), scholen=tuple(_schoolrij(s) for s in ronde.scholen),
            dagen=tuple(Keuze(waarde=dag.isoformat(), tekst=f"{datum_lang(dag)} ({n})") for dag, n in self._dagen.items()),
            bellen=f"Van {_hoeveel(niets)} is nog niets gehoord: bel de school." if ronde.bellen and niets else "",
        )  # fmt: skip

    def tlvs(self, school: str, *, alleen_stil: bool) -> list[Tlvrij]:
        """The TLVs of one school; of all schools for ''."""
        scholen = self._ronde.scholen if self._ronde is not None else ()
        return [_tlvrij(t, met_school=not school) for s in scholen if school in {"", s.school} for t in s.tlvs
                if not alleen_stil or t.stand is Rondestand.NIETS]  # fmt: skip

    def open(self, rij: Tlvrij) -> None:
        """The dossier of the verlenging, when it is there."""
        if rij.bron.aanvraag_id is not None:
            self._navigatie.naar_dossier(rij.bron.aanvraag_id)

    def schrijf_lijsten(self, map_: Path, school: str, voortgang: Voortgang) -> str:
        """The lists of one school, or of all for ''. Raises ``CvtError``."""
        ronde = self._eis()
        scholen = [school] if school else [s.school for s in ronde.scholen]
        aantal = verlengingsronde.lijsten_maken(self._dienst, self._schrijver, scholen, ronde.einddatum, map_, voortgang)
        return (f"Lijsten van {meervoud(aantal, 'school', 'scholen')} opgeslagen, als Excel-werkmap en als PDF. Er staan namen "
                "in: verstuur ze beveiligd en verwijder ze na gebruik.")  # fmt: skip

    def lijst(self, school: str, inlezer: Inlezer) -> Lijstlezer:
        """Reads the filled list of a school."""
        return Lijstlezer(self._dienst, inlezer, self._eis().einddatum, school)

    def _eis(self) -> Ronde:
        if self._ronde is None:
            raise InvoerError("Kies eerst een dag.", code="geen-dag")
        return self._ronde


class Lijstlezer:
    """One filled list: read and judged, then done. Both are slow."""

    def __init__(self, dienst: Dienst, inlezer: Inlezer, einddatum: date, school: str) -> None:
        self._dienst, self._inlezer, self._einddatum, self.school = dienst, inlezer, einddatum, school
        self._voorbeeld: Rondevoorbeeld | None = None

    def open(self, data: bytes, voortgang: Voortgang) -> Lijststaat:
        """Raises ``CvtError``; what was read before counts no more then."""
        self._voorbeeld = None
        v = verlengingslijst.beoordeel(self._dienst, self._inlezer.tabel(data), self._einddatum, self.school, voortgang)
        self._voorbeeld = v
        return Lijststaat(zin=verlengingslijst.samenvatting(v), rijen=tuple(map(_lijstrij, v.regels)),
                          kan=v.aantal(Regelstand.NIEUW) > 0)  # fmt: skip

    def verwerk(self, voortgang: Voortgang) -> str:
        """Do it; gives what to tell. Raises ``CvtError``."""
        if self._voorbeeld is None:
            raise InvoerError("Kies eerst de lijst die de school heeft ingevuld.", code="geen-lijst")
        uit = verlengingslijst.verwerken(self._dienst, self._voorbeeld, voortgang)
        concepten = meervoud(uit.concepten, "aanvraag staat", "aanvragen staan")
        waar = f"; {concepten} in concept in uw werkvoorraad" if uit.concepten else ""
        return f"{self.school}: {meervoud(uit.antwoorden, 'antwoord', 'antwoorden')} verwerkt{waar}."


def _hoeveel(aantal: int) -> str:
    return meervoud(aantal, "verklaring", "verklaringen")


def _onder(ronde: Ronde) -> str:
    if not ronde.scholen:
        return f"Op {datum_voluit(ronde.einddatum)} loopt geen verklaring voor het vso af."
    concept, stopt = ronde.aantal(Rondestand.CONCEPT), ronde.aantal(Rondestand.STOPT)
    niets = 0 if ronde.bellen else ronde.aantal(Rondestand.NIETS)  # in the weeks to call its own line tells it
    bij = f", {concept} in concept" if concept else ""
    delen = [f"{ronde.aantal(Rondestand.AANGEVRAAGD)} aangevraagd{bij}", f"{meervoud(stopt, 'loopt', 'lopen')} niet door"]
    delen += [f"{n} keer weet de school het nog niet" for n in (ronde.aantal(Rondestand.ONBEKEND),) if n]
    delen += [f"van {niets} is niets gehoord"] if niets else []
    return (f"{meervoud(ronde.aantal(), 'verklaring loopt', 'verklaringen lopen')} af op {datum_voluit(ronde.einddatum)}: "
            f"{'; '.join(delen)}.")  # fmt: skip


def _schoolrij(s: Schoolstand) -> Schoolrij:
    niets = s.aantal(Rondestand.NIETS)
    return Schoolrij(
        school=s.school, tlvs=len(s.tlvs), aangevraagd=s.aantal(Rondestand.AANGEVRAAGD), concept=s.aantal(Rondestand.CONCEPT),
        stopt=s.aantal(Rondestand.STOPT), onbekend=s.aantal(Rondestand.ONBEKEND),
        niets=Chip(tekst=str(niets), toon=Toon.LET_OP if niets else Toon.STIL),
    )  # fmt: skip


def _tlvrij(t: AflopendeTlv, *, met_school: bool) -> Tlvrij:
    delen = (t.school if met_school else "", f"aanvraag {t.kenmerk}, {str(t.status).lower()}" if t.kenmerk else "",
             f"antwoord van {datum_cijfers(t.antwoord_op)}: {t.antwoord}" if t.antwoord_op is not None else "")  # fmt: skip
    vorm = Vorm.VINK if t.stand is Rondestand.AANGEVRAAGD else Vorm.GEEN
    return Tlvrij(sleutel=str(t.id), nummer=t.nummer, leerling=t.leerling, geboren=datum_cijfers(t.geboortedatum),
                  categorie=t.categorie or "—", stand=Chip(tekst=str(t.stand), toon=_TOON[t.stand], vorm=vorm),
                  bij=" · ".join(deel for deel in delen if deel), bron=t)  # fmt: skip


_LIJSTTOON: dict[Regelstand, Callable[[str], Chip]] = {
    Regelstand.NIEUW: lambda tekst: Chip(tekst=tekst, toon=Toon.GOED, vorm=Vorm.VINK),
    Regelstand.GELIJK: lambda tekst: Chip(tekst=tekst, toon=Toon.STIL),
    Regelstand.LEEG: lambda tekst: Chip(tekst=tekst, toon=Toon.STIL),
    Regelstand.FOUT: lambda tekst: Chip(tekst=tekst, toon=Toon.FOUT),
}


def _lijstrij(r: Rondevoorbeeldregel) -> Lijstrij:
    return Lijstrij(sleutel=r.bron.regel, regel=str(r.bron.regel), nummer=r.nummer or "—",
                    leerling=r.tlv.leerling if r.tlv is not None else "—", antwoord=str(r.antwoord or r.geschreven) or "—",
                    opmerking=_LIJSTTOON[r.stand](r.opmerking))  # fmt: skip
