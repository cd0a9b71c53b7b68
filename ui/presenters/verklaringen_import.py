"""The brain of the import of running TLVs: which column is which, each row judged, and one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_cijfers, meervoud
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.inlezen import Inlezer
from cvt_desktop.ports.tabel import Tabel
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import overname
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.overname import Overnamevoorbeeld, Rijstand, Voorbeeldregel
from cvt_desktop.services.overname_regels import Overnameveld, ontbrekende_kolommen
from ui.tonen import Chip, Keuze, Toon, Vorm

VELDEN = tuple(Overnameveld)
STANDEN = tuple(Keuze(waarde=stand.name, tekst=str(stand)) for stand in Rijstand)
_GEEN = "—"
_MAX_KOP = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Importrij:
    """One line of the preview."""

    sleutel: int
    regel: str
    nummer: str
    leerling: str = field(repr=False)
    geboren: str = field(repr=False)
    soort: str
    geldig: str
    school: str
    opmerking: Chip
    stand: Rijstand


@dataclass(frozen=True, slots=True, kw_only=True)
class Importstaat:
    """The whole dialog. ``ontbreekt`` names the columns that must be chosen first; then there are no lines."""

    zin: str
    kolommen: tuple[Keuze, ...]
    gekozen: Mapping[str, str]
    rijen: tuple[Importrij, ...] = ()
    ontbreekt: str = ""
    schooljaar: str = ""
    laatste: int = 0
    kan: bool = False
    afgekeurd: int = 0


class VerklaringenImportPresenter:
    """Reads a file, lets choose the columns, and takes over. What it does is slow: call it in ``Taken``."""

    def __init__(self, dienst: Dienst, inlezer: Inlezer) -> None:
        self._dienst, self._inlezer = dienst, inlezer
        self._tabel: Tabel | None = None
        self._voorbeeld: Overnamevoorbeeld | None = None

    def open(self, data: bytes, voortgang: Voortgang) -> Importstaat:
        """Read a file with the columns as they were chosen the last time, or as their names say. Raises ``BestandError``."""
        tabel = self._inlezer.tabel(data)
        staat = self._beoordeel(tabel, overname.kolomvoorstel(self._dienst, tabel), voortgang)
        self._tabel = tabel
        return staat

    def kies(self, gekozen: Mapping[str, str], voortgang: Voortgang) -> Importstaat:
        """Judge the same file again with other columns: name of the field to the number of the column, '' for none."""
        assert self._tabel is not None
        toewijzing = {veld: int(gekozen[veld.name]) for veld in VELDEN if gekozen.get(veld.name)}
        return self._beoordeel(self._tabel, toewijzing, voortgang)

    def neem_over(self, laatste: int | None, voortgang: Voortgang) -> str:
        """Take over what is whole; gives what to tell. Raises ``CvtError``; nothing is half done."""
        if self._voorbeeld is None:
            raise InvoerError("Kies eerst een bestand.", code="leeg")
        uit = overname.overnemen(self._dienst, self._voorbeeld, laatste or 0, voortgang)
        delen = [f"{meervoud(uit.nieuw, 'verklaring', 'verklaringen')} overgenomen"]
        if uit.al:
            delen.append(f"{uit.al} stond{'en' if uit.al > 1 else ''} er al")
        if uit.afgekeurd:
            delen.append(f"{meervoud(uit.afgekeurd, 'regel', 'regels')} niet overgenomen")
        return f"{', '.join(delen)}. De volgende TLV van {uit.schooljaar} krijgt volgnummer {uit.volgend}."

    def afgekeurd(self) -> bytes:
        """The refused rows with their reasons, as CSV."""
        assert self._voorbeeld is not None
        return overname.afgekeurde_regels(self._dienst, self._voorbeeld)

    def _beoordeel(self, tabel: Tabel, toewijzing: Mapping[Overnameveld, int], voortgang: Voortgang) -> Importstaat:
        kolommen = tuple(Keuze(waarde=str(nr), tekst=_kop(kop, nr)) for nr, kop in enumerate(tabel.koppen))
        gekozen = {veld.name: str(kolom) for veld, kolom in toewijzing.items()}
        gelezen = f"{tabel.vorm}, {meervoud(len(tabel.rijen), 'regel', 'regels')}."
        if mist := ontbrekende_kolommen(toewijzing):
            self._voorbeeld = None
            return Importstaat(zin=gelezen, kolommen=kolommen, gekozen=gekozen,
                               ontbreekt=f"Kies de kolom voor: {', '.join(mist)}.")  # fmt: skip
        v = self._voorbeeld = overname.beoordeel(self._dienst, tabel, toewijzing, voortgang)
        nieuw, al, fout = (v.aantal(stand) for stand in Rijstand)
        zin = f"{gelezen} Er {'komt' if nieuw == 1 else 'komen'} {nieuw} bij; {al} al aanwezig, {fout} afgekeurd."
        return Importstaat(zin=zin, kolommen=kolommen, gekozen=gekozen, rijen=tuple(_rij(r, v) for r in v.regels),
                           schooljaar=v.schooljaar, laatste=v.laatste, kan=nieuw > 0, afgekeurd=fout)  # fmt: skip


def _kop(kop: str, nummer: int) -> str:
    return f"{kop[:_MAX_KOP]}" if kop else f"kolom {nummer + 1}"


def _rij(regel: Voorbeeldregel, voorbeeld: Overnamevoorbeeld) -> Importrij:
    """A whole row as it will be; a refused one as it stands in the file."""
    rij = regel.rij
    if rij is None:
        cel = {veld: regel.bron.cel(kolom) for veld, kolom in voorbeeld.toewijzing.items()}
        naam = cel.get(Overnameveld.LEERLING) or " ".join(
            cel[veld] for veld in (Overnameveld.ROEPNAAM, Overnameveld.VOORVOEGSEL, Overnameveld.ACHTERNAAM) if cel.get(veld)
        )  # fmt: skip
        delen = (cel.get(Overnameveld.NUMMER), naam, cel.get(Overnameveld.GEBOORTEDATUM), cel.get(Overnameveld.SOORT))
        nummer, leerling, geboren, soort = (deel or _GEEN for deel in delen)
        geldig = " – ".join(cel.get(veld) or "?" for veld in (Overnameveld.INGANGSDATUM, Overnameveld.EINDDATUM))
        school = cel.get(Overnameveld.SCHOOL, "")
    else:
        nummer, leerling, geboren = rij.nummer, rij.leerling, datum_cijfers(rij.geboortedatum)
        soort = " ".join(d for d in (str(rij.soort).removeprefix("TLV ").replace(" – ", " "), rij.categorie or "") if d)
        tot = datum_cijfers(rij.einddatum) if rij.einddatum else "duur PrO"
        geldig, school = f"{datum_cijfers(rij.ingangsdatum)} – {tot}", regel.school
    return Importrij(sleutel=regel.bron.regel, regel=str(regel.bron.regel), nummer=nummer, leerling=leerling, geboren=geboren,
                     soort=soort, geldig=geldig, school=school, opmerking=_opmerking(regel), stand=regel.stand)  # fmt: skip


def _opmerking(regel: Voorbeeldregel) -> Chip:
    if regel.stand is Rijstand.FOUT:
        return Chip(tekst=overname.reden(regel), toon=Toon.FOUT)
    if regel.stand is Rijstand.AL:
        return Chip(tekst=str(regel.stand), toon=Toon.STIL)
    tekst = f"{regel.stand}, bij een bekende leerling" if regel.bekend else str(regel.stand)
    return Chip(tekst=tekst, toon=Toon.GOED, vorm=Vorm.VINK)
