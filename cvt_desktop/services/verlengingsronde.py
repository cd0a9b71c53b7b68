"""The verlengingsronde: which TLVs vso end on a day, how far each school is, and the list that it fills in (screens.md 4.14).

The key of a row is the TLV number: it says nothing about the pupil by itself and comes back unchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cvt_desktop.basis.bestanden import veilige_naam
from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, meervoud, vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.lijstuitvoer import Lijstsoort, Lijstuitvoer
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.verlengingsronde import Rondestand, Schoolantwoord, is_tijd_om_te_bellen
from cvt_desktop.ports.bladen import Blad, Bladdeel, Maandtabel
from cvt_desktop.ports.overzicht import AflopendeTlv
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.ports.werkmap import EXTENSIE, Keuzekolom, Werkblad, Werkmapschrijver
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.uitvoerbestand import voer_uit
from cvt_desktop.services.verklaringen import aflopend

KOPPEN = ("TLV-nummer", "Leerling", "Geboortedatum", "Categorie", "Geldig tot en met", "Antwoord")
ANTWOORDKOLOM = KOPPEN.index("Antwoord")
_PDF = ".pdf"
_LOPEN = "TLV's lopen"
_HOE = (
    "Kies in de kolom Antwoord wat er met de leerling gebeurt als de verklaring afloopt: verlengen, terug naar regulier, "
    "uitstroom of weet nog niet. Verander het TLV-nummer niet: daaraan wordt de regel herkend. Stuur de lijst terug langs een "
    "beveiligde weg. Bij verlengen volgen de stukken later; u hoort van ons wat nodig is."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolstand:
    """One vso school in the ronde: its TLVs, and how many are how far."""

    school: str
    tlvs: tuple[AflopendeTlv, ...] = field(repr=False)

    def aantal(self, *standen: Rondestand) -> int:
        """How many are so."""
        return sum(tlv.stand in standen for tlv in self.tlvs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ronde:
    """All that ends on ``einddatum``; ``bellen``: it is time to call the schools that said nothing."""

    einddatum: date
    scholen: tuple[Schoolstand, ...]
    bellen: bool

    def aantal(self, *standen: Rondestand) -> int:
        """How many are so in all schools; all of them without ``standen``."""
        return sum(school.aantal(*(standen or Rondestand)) for school in self.scholen)


def einddagen(dienst: Dienst) -> dict[date, int]:
    """The days on which TLVs vso end, from the first day of this school year on, with how many; the end of it is there."""
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    jaar = schooljaar(dienst.klok.today())
    return dict(sorted({jaar.laatste_dag: 0, **dienst.overzichten.einddagen(jaar.eerste_dag)}.items()))


def ronde(dienst: Dienst, einddatum: date) -> Ronde:
    """Every school with a pupil whose TLV ends then, by name; of several commissions what is for this person."""
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    per_school: dict[str, list[AflopendeTlv]] = {}
    for tlv in aflopend(dienst, einddatum):
        per_school.setdefault(tlv.school, []).append(tlv)
    scholen = tuple(Schoolstand(school=school, tlvs=tuple(tlvs))
                    for school, tlvs in sorted(per_school.items(), key=lambda paar: vouw(paar[0])))  # fmt: skip
    return Ronde(einddatum=einddatum, scholen=scholen, bellen=is_tijd_om_te_bellen(dienst.klok.today(), einddatum))


def registerregel(dienst: Dienst) -> str:
    """``24 TLV's lopen af op 31 juli (8 aangevraagd, 3 in concept)``: what the secretaris should know of the TLV register, or ''.

    With what else the schools said, and from 1 May also of how many nothing was heard.
    """
    einddatum = schooljaar(dienst.klok.today()).laatste_dag
    stand = ronde(dienst, einddatum)
    alle, stil = stand.aantal(), stand.aantal(Rondestand.NIETS)
    if not alle:
        return ""
    dag, concept = datum_lang(einddatum).rpartition(" ")[0], stand.aantal(Rondestand.CONCEPT)
    stopt, weet_niet = stand.aantal(Rondestand.STOPT), stand.aantal(Rondestand.ONBEKEND)
    delen = [f"{stand.aantal(Rondestand.AANGEVRAAGD)} aangevraagd"]
    delen += [f"{concept} in concept"] if concept else []
    delen += [f"{meervoud(stopt, 'loopt', 'lopen')} niet door"] if stopt else []
    delen += [f"{weet_niet} nog niet bekend"] if weet_niet else []
    delen += [f"van {stil} niets gehoord"] if stand.bellen and stil else []
    return f"{meervoud(alle, 'TLV loopt', _LOPEN)} af op {dag} ({', '.join(delen)})"


def bestandsnaam(school: str, einddatum: date) -> str:
    """``verlengingsronde 2027-07-31 vso De Meander.xlsx``: no pupil in it."""
    return veilige_naam(f"verlengingsronde {einddatum.isoformat()} {school}{EXTENSIE}")


def lijsten_maken(
    dienst: Dienst, schrijver: Werkmapschrijver, scholen: Sequence[str], einddatum: date, map_: Path, voortgang: Voortgang
) -> int:
    """A workbook and a PDF for each of these schools in ``map_``; the log is told of each file first. Gives how many schools.

    Raises ``InvoerError`` when none of them has a TLV that ends then, and ``BestandError``.
    """
    dienst.eis(Actie.DOCUMENT_UITVOEREN)
    gekozen = [school for school in ronde(dienst, einddatum).scholen if school.school in scholen]
    if not gekozen:
        raise InvoerError("Op deze dag loopt bij deze school geen verklaring af. Kies een andere dag of school.", code="leeg")
    for nummer, school in enumerate(gekozen):
        voortgang.controleer()
        voortgang.meld(nummer / len(gekozen), school.school)
        pad = map_ / bestandsnaam(school.school, einddatum)
        _schrijf(dienst, pad, _werkmap(dienst, schrijver, school, einddatum, voortgang), len(school.tlvs))
        _schrijf(dienst, pad.with_suffix(_PDF), _papier(dienst, school, einddatum), len(school.tlvs))
    return len(gekozen)


def _werkmap(dienst: Dienst, schrijver: Werkmapschrijver, school: Schoolstand, einddatum: date, voortgang: Voortgang) -> bytes:
    """The list of one school to be filled in: an answer is chosen from a list; what it answered before stands there."""
    rijen = [(t.nummer, t.leerling, t.geboortedatum, t.categorie, t.einddatum, _ingevuld(t)) for t in school.tlvs]
    keuze = Keuzekolom(kolom=ANTWOORDKOLOM, keuzes=tuple(Schoolantwoord))
    uitleg = [(f"Verlengingsronde {school.school}",), (f"Verklaringen die aflopen op {datum_lang(einddatum)}",), (), (_HOE,)]
    bladen = (Werkblad(naam="Verlengingsronde", koppen=KOPPEN, rijen=rijen, keuze=keuze), Werkblad(naam="Uitleg", rijen=uitleg))
    return schrijver.schrijf(bladen, dienst.klok.today(), voortgang)


def _papier(dienst: Dienst, school: Schoolstand, einddatum: date) -> bytes:
    """The same list to be filled in by hand."""
    tabel = Maandtabel(
        titel=meervoud(len(school.tlvs), "verklaring", "verklaringen"), delen=(19, 29, 16, 13, 23),
        kolommen=("TLV-nummer", "Leerling", "Geboren", "Categorie", "Antwoord"), rijen=tuple(
            (t.nummer, t.leerling, datum_cijfers(t.geboortedatum), t.categorie, _ingevuld(t)) for t in school.tlvs
        ),
    )  # fmt: skip
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), "", dagtekening=dienst.klok.today(), concept=False)
    titel = f"Verlengingsronde {school.school}"
    uitleg = _HOE.replace("Kies in", "Schrijf in")
    return dienst.opmaker.maak(Blad(kop=kop, titel=titel, inleiding=uitleg, delen=(
        Bladdeel(kop=f"Verklaringen die aflopen op {datum_lang(einddatum)}", tabel=tabel),
    )))  # fmt: skip


def _ingevuld(tlv: AflopendeTlv) -> str:
    if tlv.stand is Rondestand.AANGEVRAAGD:
        return str(Schoolantwoord.VERLENGEN)
    return str(tlv.antwoord) if tlv.antwoord is not None else ""


def _schrijf(dienst: Dienst, pad: Path, inhoud: bytes, aantal: int) -> None:
    def feit(bestand: str, sha256: str) -> Lijstuitvoer:
        return Lijstuitvoer(lijst=Lijstsoort.VERLENGINGSRONDE, zonder_namen=False, bestand=bestand, sha256=sha256)

    voer_uit(dienst, "verlengingslijst", pad, inhoud, feit, aantal=aantal)
