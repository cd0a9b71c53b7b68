"""The brain of the TLV register: the list, the proof of the numbering, and the signed PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, meervoud, vouw
from cvt_desktop.domain import overgenomen
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId, TlvId
from cvt_desktop.domain.tlv import Beeindiging, Tlvtoestand
from cvt_desktop.domain.verlengingsronde import Verlengstand
from cvt_desktop.ports.overzicht import OvergenomenSummary, VerklaringSummary
from cvt_desktop.services import correctie, intrekking, intrekkingscontrole, verklaringen, zoeken
from cvt_desktop.services.context import Dienst
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Keuze, Toon, Vorm

ALLE = "alle"
INTREKKEUZES = tuple(Keuze(waarde=r, tekst=r) for r in intrekking.INTREKREDENEN)
HOORKEUZES = tuple(Keuze(waarde=r, tekst=r) for r in intrekkingscontrole.HOORREDENEN)
VERVALKEUZES = tuple(Keuze(waarde=r, tekst=r) for r in intrekking.VERVALREDENEN)
SOORTNAMEN = {
    Soort.TLV_VSO_NIEUW: "vso nieuw", Soort.TLV_VSO_VERLENGING: "vso verlenging", Soort.TLV_PRO_REGULIER: "PrO regulier",
    Soort.TLV_PRO_BIJZONDER: "PrO bijzonder",
}  # fmt: skip
OVERGENOMEN, _BESLUIT = verklaringen.OVERGENOMEN, verklaringen.EINDEN
SOORTEN = tuple(Keuze(waarde=str(s), tekst=naam) for s, naam in SOORTNAMEN.items())
TOESTANDEN = tuple(Keuze(waarde=t, tekst=t) for t in (*map(str, Tlvtoestand), OVERGENOMEN, *map(str, Verlengstand)))
_CORRECTIE = "In het dossier is een correctie begonnen. Tot die is getekend, geldt deze verklaring."
_LANGE_NAAM = 36  # letters: more does not fit in the column of a window of 1280


@dataclass(frozen=True, slots=True, kw_only=True)
class Eindinvoer:
    """What was filled in to end a verklaring: vervallen or ingetrokken, why, from when, and why nobody was heard."""

    toestand: Tlvtoestand
    reden: str
    per: date | None = None
    horen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaringrij:
    """One line: what controller and accountant ask (screens.md 4.14)."""

    id: TlvId
    aanvraag_id: AanvraagId | None
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
    bron: VerklaringSummary | OvergenomenSummary = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaringenstaat:
    """The whole screen."""

    rijen: tuple[Verklaringrij, ...]
    teller: str
    gaten: str
    gaten_goed: bool
    eindjaren: tuple[Keuze, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Regel:
    """A line with the states under which the filter finds it."""

    rij: Verklaringrij
    standen: tuple[str, Verlengstand | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gelezen:
    """What was read last, put in place as a whole."""

    rijen: tuple[_Regel, ...] = ()
    gaten: str = ""
    eindjaren: tuple[Keuze, ...] = ()


class VerklaringenPresenter:
    """Filters by state, by kind and by the year in which a TLV ends; the words are filtered by the table."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie) -> None:
        self._dienst, self._navigatie = dienst, navigatie
        self._gelezen = _Gelezen()

    def laad(self, toestand: str = ALLE, eindjaar: str = ALLE, soort: str = ALLE) -> Verklaringenstaat:
        """Read the register, and judge its numbering. Not in the thread of the window: there may be thousands."""
        eigen, ouder = verklaringen.lijst(self._dienst), verklaringen.overgenomen(self._dienst)
        verlengen, vandaag = verklaringen.verlengstanden(self._dienst), self._dienst.klok.today()
        rijen = [_Regel(rij=_rij(r, vandaag, verlengen.get(r.id)), standen=(r.toestand, verlengen.get(r.id))) for r in eigen]
        rijen += [_Regel(rij=_oude_rij(r, verlengen.get(r.id)), standen=(OVERGENOMEN, verlengen.get(r.id))) for r in ouder]
        rijen.sort(key=_op_nummer, reverse=True)
        jaren = sorted({r.rij.bron.einddatum.year for r in rijen if r.rij.bron.einddatum})
        self._gelezen = _Gelezen(rijen=tuple(rijen), gaten=verklaringen.nummering(self._dienst),
                                 eindjaren=tuple(Keuze(waarde=str(j), tekst=f"in {j}") for j in jaren))  # fmt: skip
        return self.staat(toestand, eindjaar, soort)

    def staat(self, toestand: str = ALLE, eindjaar: str = ALLE, soort: str = ALLE) -> Verklaringenstaat:
        """The lines that pass the filters; the numbering was judged over all of them."""
        gelezen = self._gelezen
        rijen = tuple(r.rij for r in gelezen.rijen
                      if (toestand in {ALLE, ""} or toestand in r.standen) and soort in {ALLE, "", r.rij.bron.soort}
                      and _loopt_af(r.rij.bron, eindjaar))  # fmt: skip
        return Verklaringenstaat(
            rijen=rijen, teller=meervoud(len(rijen), "verklaring", "verklaringen"), gaten=gelezen.gaten,
            gaten_goed=not gelezen.gaten.startswith("Let op"), eindjaren=gelezen.eindjaren,
        )  # fmt: skip

    @property
    def mag_beeindigen(self) -> bool:
        """Whether this person withdraws a TLV or says that it was wrong."""
        return self._dienst.mag(Actie.VERKLARING_BEEINDIGEN)

    @property
    def mag_overnemen(self) -> bool:
        """Whether this person takes over TLVs of before this register."""
        return self._dienst.mag(Actie.VERKLARINGEN_OVERNEMEN)

    def zoeken_vastleggen(self, aantal: int) -> None:
        """Tell the log that somebody searched here and saw so many lines; not what was typed. Writes: in ``Taken``."""
        zoeken.leg_vast(self._dienst, "verklaringen", aantal)

    def open(self, rij: Verklaringrij) -> None:
        """The dossier of a TLV; one that was taken over has none."""
        if rij.aanvraag_id is not None:
            self._navigatie.naar_dossier(rij.aanvraag_id, tab="besluit")

    def naar_ronde(self) -> None:
        """The verlengingsronde."""
        self._navigatie.naar("verlengingsronde")

    def nadere(self, rij: Verklaringrij) -> str:
        """Why and from when a line does not hold, or what will end it; before it a name that is too long for its column."""
        naam = f"{rij.leerling}." if len(rij.leerling) > _LANGE_NAAM else ""
        return " ".join(filter(None, (naam, self._stand(rij))))

    def _stand(self, rij: Verklaringrij) -> str:
        if rij.aanvraag_id is None:
            return f"{rij.nummer} is {overgenomen.OVERGENOMEN}: dossier en document staan daar, niet hier."
        v = verklaringen.lees(self._dienst, rij.id)
        if v.einde is not None:
            later = f", of tot {datum_lang(v.einde.per)} als dat later is" if v.einde.per else ""
            return (f"{v.nummer}: {_BESLUIT[v.einde.toestand]} getekend, te verzenden ({v.einde.reden}). Zij geldt tot de "
                    f"brieven zijn verzonden{later}.")  # fmt: skip
        if v.toestand is Tlvtoestand.GELDIG:
            return _CORRECTIE if correctie.loopt(self._dienst, rij.id) else ""
        op = f" per {datum_lang(v.beeindigd_op)}" if v.beeindigd_op else ""
        door = f" Vervangen door {v.vervangen_door}." if v.vervangen_door else ""
        return f"{v.nummer} is {v.toestand}{op}: {v.vervallen_omdat}.{door}"

    def te_beeindigen(self, rij: Verklaringrij) -> bool:
        """Whether this line can be withdrawn or said to be wrong: it holds, was sent, and no such besluit lies ready."""
        bron = rij.bron
        return (isinstance(bron, VerklaringSummary) and bron.toestand == str(Tlvtoestand.GELDIG)
                and bron.verzonden_op is not None and not bron.einde)  # fmt: skip

    def keur(self, rij: Verklaringrij, invoer: Eindinvoer) -> None:
        """Raise what stands in the way, with the field; no letter is made."""
        intrekking.keur(self._dienst, rij.id, Beeindiging(toestand=invoer.toestand, reden=invoer.reden, per=invoer.per),
                        invoer.horen)  # fmt: skip

    def beeindig(self, rij: Verklaringrij, invoer: Eindinvoer) -> str:
        """Vervallen when it was wrong, else ingetrokken; gives what to tell. Raises ``CvtError``."""
        if invoer.toestand is Tlvtoestand.VERVALLEN:
            intrekking.vervallen(self._dienst, rij.id, invoer.reden, invoer.horen)
        else:
            intrekking.intrekken(self._dienst, rij.id, invoer.reden, invoer.per, invoer.horen)
        return f"{rij.nummer} geldt tot de brieven zijn verzonden. De brieven liggen klaar in het dossier."

    def terug_te_nemen(self, rij: Verklaringrij) -> bool:
        """Whether what ended this line can be taken back: none of its letters has left."""
        if rij.aanvraag_id is None or not self._dienst.mag(Actie.VERKLARING_BEEINDIGEN):
            return False
        return intrekking.terug_te_nemen(self._dienst, rij.id)

    def neem_terug(self, rij: Verklaringrij) -> str:
        """Let it hold again; gives what to tell. Raises ``CvtError``."""
        intrekking.terugnemen(self._dienst, rij.id)
        return f"{rij.nummer} geldt weer; er is niets verzonden."

    def document(self, rij: Verklaringrij) -> tuple[str, bytes]:
        """File name and signed PDF, to be saved outside the register."""
        return verklaringen.document(self._dienst, rij.id)


def _op_nummer(regel: _Regel) -> tuple[str, int]:
    """The numbers as they follow each other, wherever they were given; what follows another template stays in its order."""
    return regel.rij.bron.schooljaar, regel.rij.bron.volgnummer


def _rij(r: VerklaringSummary, vandaag: date, verlengen: Verlengstand | None) -> Verklaringrij:
    return Verklaringrij(
        id=r.id, aanvraag_id=r.aanvraag_id, nummer=r.nummer, leerling=r.leerling, geboren=datum_cijfers(r.geboortedatum),
        soort=_kort(r.soort), categorie=r.categorie or "—", van=datum_cijfers(r.ingangsdatum),
        tot=datum_cijfers(r.einddatum) if r.einddatum else "duur PrO", school=r.school, besloten=datum_cijfers(r.besloten_op),
        verzonden=datum_cijfers(r.verzonden_op) if r.verzonden_op else "", ondertekenaar=r.ondertekenaar,
        stand=_stand(r, vandaag, verlengen), bron=r,
    )  # fmt: skip


def _oude_rij(r: OvergenomenSummary, verlengen: Verlengstand | None) -> Verklaringrij:
    return Verklaringrij(
        id=r.id, aanvraag_id=None, nummer=r.nummer, leerling=r.leerling, geboren=datum_cijfers(r.geboortedatum),
        soort=_kort(r.soort), categorie=r.categorie or "—", van=datum_cijfers(r.ingangsdatum),
        tot=datum_cijfers(r.einddatum) if r.einddatum else "duur PrO", school=r.school,
        besloten=datum_cijfers(r.besloten_op) if r.besloten_op else "—", verzonden="—", ondertekenaar="—",
        stand=_VERLENG[verlengen] if verlengen is not None else Chip(tekst=OVERGENOMEN, toon=Toon.STIL), bron=r,
    )  # fmt: skip


def _loopt_af(r: VerklaringSummary | OvergenomenSummary, eindjaar: str) -> bool:
    return eindjaar in {ALLE, "", str(r.einddatum.year) if r.einddatum else ""}


def _kort(soort: str) -> str:
    """``TLV vso – nieuw`` stands in a column as ``vso nieuw``."""
    return soort.removeprefix("TLV ").replace(" – ", " ")


_VERLENG = {stand: Chip(tekst=str(stand), toon=toon) for stand, toon in (
    (Verlengstand.OP_AGENDA, Toon.GOED), (Verlengstand.BESLOTEN, Toon.GOED), (Verlengstand.AANGEVRAAGD, Toon.GOED),
    (Verlengstand.CONCEPT, Toon.INFO), (Verlengstand.NIET, Toon.LET_OP), (Verlengstand.STOPT, Toon.STIL),
    (Verlengstand.ONBEKEND, Toon.LET_OP),
)}  # fmt: skip


def _stand(r: VerklaringSummary, vandaag: date, verlengen: Verlengstand | None) -> Chip:
    tekst = verklaringen.stand(r, vandaag)
    if r.einde:
        return Chip(tekst=tekst, toon=Toon.LET_OP)
    if r.toestand != str(Tlvtoestand.GELDIG):
        later = r.beeindigd_op is not None and r.beeindigd_op > vandaag
        return Chip(tekst=tekst, toon=Toon.LET_OP if later else Toon.FOUT)
    if r.verzonden_op is None:
        return Chip(tekst=tekst, toon=Toon.INFO)
    if verlengen is not None:
        return _VERLENG[verlengen]
    return Chip(tekst=tekst, toon=Toon.GOED, vorm=Vorm.VINK)


def zoektekst(rij: Verklaringrij) -> str:
    """What the filter of the table searches."""
    return vouw(f"{rij.nummer} {rij.leerling} {rij.school} {rij.soort} {rij.categorie} {rij.geboren}")
