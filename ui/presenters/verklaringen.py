"""The brain of the TLV register: the list, the proof of the numbering, and the signed PDF."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, meervoud, vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, TlvId
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.ports.overzicht import VerklaringSummary
from cvt_desktop.services import intrekking, verklaringen, zoeken
from cvt_desktop.services.context import Dienst
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Keuze, Toon, Vorm

ALLE = "alle"
INTREKKEUZES = tuple(Keuze(waarde=r, tekst=r) for r in intrekking.INTREKREDENEN)
VERVALKEUZES = tuple(Keuze(waarde=r, tekst=r) for r in intrekking.VERVALREDENEN)
TOESTANDEN = tuple(Keuze(waarde=str(t), tekst=str(t)) for t in Tlvtoestand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaringrij:
    """One line: what controller and accountant ask (screens.md 4.14)."""

    id: TlvId
    aanvraag_id: AanvraagId
    nummer: str
    leerling: str = field(repr=False)
    geboren: str = field(repr=False)
    soort: str
    categorie: str
    van: str
    tot: str
    school: str
    besloten: str
    verzonden: str
    ondertekenaar: str = field(repr=False)
    stand: Chip
    bron: VerklaringSummary = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaringenstaat:
    """The whole screen."""

    rijen: tuple[Verklaringrij, ...]
    teller: str
    gaten: str
    gaten_goed: bool
    eindjaren: tuple[Keuze, ...]
    mag_opslaan: bool
    mag_beeindigen: bool


class VerklaringenPresenter:
    """Filters by state and by the year in which a TLV ends; the words are filtered by the table."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie) -> None:
        self._dienst, self._navigatie = dienst, navigatie
        self._regels: list[VerklaringSummary] = []

    def laad(self, toestand: str = ALLE, eindjaar: str = ALLE) -> Verklaringenstaat:
        """Read the register."""
        self._regels = verklaringen.lijst(self._dienst)
        return self.staat(toestand, eindjaar)

    def staat(self, toestand: str = ALLE, eindjaar: str = ALLE) -> Verklaringenstaat:
        """The lines that pass both filters; the numbering is judged over all of them."""
        rijen = [
            _rij(r) for r in self._regels
            if toestand in {ALLE, "", r.toestand} and eindjaar in {ALLE, "", str(r.einddatum.year) if r.einddatum else ""}
        ]  # fmt: skip
        jaren = sorted({r.einddatum.year for r in self._regels if r.einddatum})
        gaten = verklaringen.gaten(self._regels)
        return Verklaringenstaat(
            rijen=tuple(rijen), teller=meervoud(len(rijen), "verklaring", "verklaringen"), gaten=gaten,
            gaten_goed=not gaten.startswith("Let op"), mag_opslaan=self._dienst.mag(Actie.DOCUMENT_UITVOEREN),
            mag_beeindigen=self._dienst.mag(Actie.VERKLARING_BEEINDIGEN),
            eindjaren=tuple(Keuze(waarde=str(j), tekst=f"in {j}") for j in jaren),
        )  # fmt: skip

    def zoeken_vastleggen(self, aantal: int) -> None:
        """Tell the log that somebody searched here and saw so many lines; not what was typed. Writes: in ``Taken``."""
        zoeken.leg_vast(self._dienst, "verklaringen", aantal)

    def open(self, rij: Verklaringrij) -> None:
        """The dossier of a TLV."""
        self._navigatie.naar_dossier(rij.aanvraag_id, tab="besluit")

    def nadere(self, rij: Verklaringrij) -> str:
        """Why and when a line stopped to hold, and what came in its place; empty for one that holds."""
        v = verklaringen.lees(self._dienst, rij.id)
        if v.toestand is Tlvtoestand.GELDIG:
            return ""
        op = f" op {datum_lang(v.beeindigd_op)}" if v.beeindigd_op else ""
        door = f" Vervangen door {v.vervangen_door}." if v.vervangen_door else ""
        return f"{v.nummer} is {v.toestand}{op}: {v.vervallen_omdat}.{door}"

    def te_beeindigen(self, rij: Verklaringrij) -> bool:
        """Whether this line can be withdrawn or said to be wrong: it holds and was sent."""
        return rij.bron.toestand == str(Tlvtoestand.GELDIG) and rij.bron.verzonden_op is not None

    def beeindig(self, rij: Verklaringrij, reden: str, *, fout: bool) -> str:
        """Vervallen when it was wrong, else ingetrokken; gives what to tell. Raises ``CvtError``."""
        if fout:
            intrekking.vervallen(self._dienst, rij.id, reden)
            return f"{rij.nummer} is vervallen en houdt haar nummer. De brieven liggen klaar in het dossier."
        intrekking.intrekken(self._dienst, rij.id, reden)
        return f"{rij.nummer} is ingetrokken en houdt haar nummer. De brieven liggen klaar in het dossier."

    def terug_te_nemen(self, rij: Verklaringrij) -> bool:
        """Whether what ended this line can be taken back: none of its letters has left."""
        return self._dienst.mag(Actie.VERKLARING_BEEINDIGEN) and intrekking.terug_te_nemen(self._dienst, rij.id)

    def neem_terug(self, rij: Verklaringrij) -> str:
        """Let it hold again; gives what to tell. Raises ``CvtError``."""
        intrekking.terugnemen(self._dienst, rij.id)
        return f"{rij.nummer} geldt weer; er is niets verzonden."

    def document(self, rij: Verklaringrij) -> tuple[str, bytes]:
        """File name and signed PDF, to be saved outside the register."""
        return verklaringen.document(self._dienst, rij.id)


def _rij(r: VerklaringSummary) -> Verklaringrij:
    return Verklaringrij(
        id=r.id, aanvraag_id=r.aanvraag_id, nummer=r.nummer, leerling=r.leerling, geboren=datum_cijfers(r.geboortedatum),
        soort=_kort(r.soort), categorie=r.categorie or "—", van=datum_cijfers(r.ingangsdatum),
        tot=datum_cijfers(r.einddatum) if r.einddatum else "duur PrO", school=r.school, besloten=datum_cijfers(r.besloten_op),
        verzonden=datum_cijfers(r.verzonden_op) if r.verzonden_op else "", ondertekenaar=r.ondertekenaar, stand=_stand(r),
        bron=r,
    )  # fmt: skip


def _kort(soort: str) -> str:
    """``TLV vso – nieuw`` stands in a column as ``vso nieuw``."""
    return soort.removeprefix("TLV ").replace(" – ", " ")


def _stand(r: VerklaringSummary) -> Chip:
    if r.toestand != str(Tlvtoestand.GELDIG):
        return Chip(tekst=r.toestand, toon=Toon.FOUT)
    if r.verzonden_op is None:
        return Chip(tekst="getekend", toon=Toon.INFO)
    return Chip(tekst="geldig", toon=Toon.GOED, vorm=Vorm.VINK)


def zoektekst(rij: Verklaringrij) -> str:
    """What the filter of the table searches."""
    return vouw(f"{rij.nummer} {rij.leerling} {rij.school} {rij.soort} {rij.categorie} {rij.geboren}")
