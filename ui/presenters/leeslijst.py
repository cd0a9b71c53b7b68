"""The brain of the leeslijst: which dossiers, how far, what a member keeps for oneself (screens.md 4.15). No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cvt_desktop.basis.tekst import datum_kort, meervoud, opsomming
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.leeslijst import EersteOordeel
from cvt_desktop.domain.persoon import VOORZITTERS
from cvt_desktop.domain.ronde import aanduiding
from cvt_desktop.services import aantekeningen, dossierkaart, leeslijst, zitting_inzien
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossierkaart import Dossierkaart
from cvt_desktop.services.eerdere_adviezen import EerderAdvies, eerder_gelezen, eerdere_adviezen
from cvt_desktop.services.leeslijst import Leeslijst, Leespunt
from cvt_desktop.services.stukken import Stuklezer
from ui.documentbron import Documentbronnen
from ui.presenters.adviezen import Kolombeeld, eerder_kolom, eerder_titel
from ui.presenters.navigatie import Navigatie
from ui.presenters.stukken import StukkenPresenter, Stukrij
from ui.tonen import Chip, Keuze, Toon, Vorm

OORDELEN = (
    Keuze(waarde=EersteOordeel.VOOR.name, tekst="+", toets="+"),
    Keuze(waarde=EersteOordeel.TWIJFEL.name, tekst="±", toets="0"),
    Keuze(waarde=EersteOordeel.TEGEN.name, tekst="−", toets="-"),
)
EERDER = "eerder/"
"""Before the number of an advice of an earlier dossier, among the choices above the document."""
LEEG = ("Er is nu niets te lezen voor een zitting.",
        "Zodra een zitting is gepland en er dossiers op de agenda staan, staat hier uw leeslijst.")  # fmt: skip
_TEKEN = {True: Chip(tekst="", vorm=Vorm.VINK, toon=Toon.GOED), False: Chip(tekst="")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesrij:
    """One line of the list at the left. ``merk``: the own judgement, wish and note in short."""

    id: AanvraagId
    nummer: int
    teken: Chip
    leerling: str = field(repr=False)
    omvang: str
    merk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesblad:
    """The list and its title; ``leeg`` holds the words when there is nothing to read."""

    titel: str
    rijen: tuple[Leesrij, ...]
    alles_gelezen: bool
    leeg: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesdossier:
    """The dossier that is open, with what this member keeps about it.

    ``bewaart`` says under the note who reads it and how long it stays; ``kan`` False: nothing is added any more.
    """

    id: AanvraagId
    titel: str = field(repr=False)
    sub: str
    gelezen: bool
    wil: bool
    stand: str
    oordeel: str = field(repr=False)
    oordeel_van: str
    tekst: str = field(repr=False)
    bewaart: str
    kan: bool
    kan_noteren: bool


class LeeslijstPresenter:
    """The list of one zitting, or of the next one when no zitting is given."""

    def __init__(
        self, dienst: Dienst, navigatie: Navigatie, lezer: Stuklezer, bronnen: Documentbronnen,
        zitting_id: ZittingId | None = None,
    ) -> None:  # fmt: skip
        self._dienst, self._navigatie = dienst, navigatie
        self._lezer, self._bronnen = lezer, bronnen
        self._vast = zitting_id
        self._lijst: Leeslijst | None = None
        self._nu: AanvraagId | None = None
        self._ingezien: set[AanvraagId] = set()
        self.alleen_bespreken = False
        self.ververs()

    @property
    def nu(self) -> AanvraagId | None:
        """The dossier that is open."""
        return self._nu

    def ververs(self) -> None:
        """Read again; the open dossier stays open while it is on the list."""
        zitting_id = self._vast or leeslijst.volgende_zitting(self._dienst)
        self._lijst = leeslijst.leeslijst(self._dienst, zitting_id) if zitting_id is not None else None
        self._houd_keuze()

    def ververs_dossier(self) -> None:
        """Read the open dossier again, after a mark."""
        if self._lijst is not None and self._nu is not None:
            self._lijst = leeslijst.opnieuw(self._dienst, self._lijst, self._nu)

    def filter(self, alleen_bespreken: bool) -> None:
        """*Alleen bespreekstukken*, or everything."""
        self.alleen_bespreken = alleen_bespreken
        self._houd_keuze()

    def _houd_keuze(self) -> None:
        punten = self._zichtbaar()
        if all(p.aanvraag_id != self._nu for p in punten):
            eerste = next((p for p in punten if _te_lezen(p)), punten[0] if punten else None)
            self._nu = eerste.aanvraag_id if eerste is not None else None

    def _zichtbaar(self) -> list[Leespunt]:
        alle = self._lijst.punten if self._lijst is not None else ()
        return [p for p in alle if not (self.alleen_bespreken and p.hamerstuk)]

    def blad(self) -> Leesblad:
        """The list."""
        if self._lijst is None or not self._lijst.punten:
            return Leesblad(titel="Leeslijst", rijen=(), alles_gelezen=False, leeg=LEEG)
        alle = self._lijst.te_lezen
        gelezen, niet = sum(p.gelezen for p in alle), len(self._lijst.punten) - len(alle)
        klaar = gelezen == len(alle)
        hoever = "alles gelezen" if klaar else f"{gelezen} van {len(alle)} gelezen · ± {self._lijst.minuten} min"
        zonder = f" · {niet} verschoond" if niet else ""
        return Leesblad(titel=f"Leeslijst {aanduiding(self._lijst.zitting)} · {hoever}{zonder}", alles_gelezen=klaar,
                        rijen=tuple(_rij(p) for p in self._zichtbaar()))  # fmt: skip

    def kies(self, aanvraag_id: AanvraagId) -> bool:
        """Open this dossier; False when it is not on the list (a filter that hides it is taken away)."""
        if self._lijst is None or all(p.aanvraag_id != aanvraag_id for p in self._lijst.punten):
            return False
        self._nu = aanvraag_id
        if all(p.aanvraag_id != aanvraag_id for p in self._zichtbaar()):
            self.alleen_bespreken = False
        return True

    def stap(self, richting: int) -> bool:
        """Ctrl+→ and Ctrl+←; False at an end of the list."""
        ids = [p.aanvraag_id for p in self._zichtbaar()]
        if self._nu not in ids:
            return False
        naar = ids.index(self._nu) + richting
        if not 0 <= naar < len(ids):
            return False
        self._nu = ids[naar]
        return True

    # --- the open dossier ---------------------------------------------------------------------------------------------

    def dossier(self) -> Leesdossier | None:
        """What stands in the middle and at the right, without the card; None when the list is empty."""
        punt, lijst = self._punt(), self._lijst
        if punt is None or lijst is None:
            return None
        tekst = aantekeningen.aantekening(self._dienst, punt.aanvraag_id).tekst
        return Leesdossier(
            id=punt.aanvraag_id, titel=f"{punt.nummer} · {punt.leerling}",
            sub=f"{punt.soort} · {punt.school} · {punt.kenmerk}{' · hamerstuk' if punt.hamerstuk else ''}",
            gelezen=punt.gelezen, wil=punt.wil, stand=self._stand(punt), oordeel=punt.oordeel.name if punt.oordeel else "",
            oordeel_van="Mijn eerste oordeel, straks te zien aan tafel" if lijst.samen else "Mijn eerste oordeel, alleen voor u",
            tekst=tekst, bewaart=_bewaart(lijst), kan=lijst.open, kan_noteren=lijst.open and lijst.wissen_op is not None,
        )  # fmt: skip

    def kan_oordelen(self) -> bool:
        """Without own notes there is a first judgement only where the table sees it."""
        lijst = self._lijst
        return lijst is not None and lijst.open and (lijst.samen or lijst.wissen_op is not None)

    def kaart(self) -> Dossierkaart | None:
        """The dossierkaart of the open dossier. That it was opened is told to the log, once for this page."""
        if self._nu is None:
            return None
        if self._nu not in self._ingezien:
            zitting_inzien.inzien(self._dienst, self._nu)
            self._ingezien.add(self._nu)
        return dossierkaart.dossierkaart(self._dienst, self._nu)

    def _stand(self, punt: Leespunt) -> str:
        """Who wants to discuss it; for who leads the zitting also how many members read it."""
        delen = []
        wie = [*(["u"] if punt.wil else []), *punt.wensen]
        if wie:
            delen.append(f"Bespreken gevraagd door {opsomming(wie)}.")
        if self._dienst.sessie.rollen & VOORZITTERS:
            delen.append(f"Gelezen door {punt.lezers} van {meervoud(punt.leden, 'lid', 'leden')}.")
        return " ".join(delen)

    def stukken(self) -> StukkenPresenter | None:
        """The stukken of the open dossier."""
        return None if self._nu is None else StukkenPresenter(self._dienst, self._nu, self._lezer, self._bronnen)

    def eerdere(self) -> tuple[EerderAdvies, ...]:
        """The adviezen of earlier dossiers of this pupil that this person may read."""
        return () if self._nu is None else eerdere_adviezen(self._dienst, self._nu)

    def eerder(self, advies: EerderAdvies) -> Kolombeeld:
        """One of them. That its dossier was read is told to the log, once for this page."""
        if advies.aanvraag_id not in self._ingezien:
            eerder_gelezen(self._dienst, advies.aanvraag_id)
            self._ingezien.add(advies.aanvraag_id)
        return eerder_kolom(advies)

    @staticmethod
    def documenten(rijen: list[Stukrij], eerdere: tuple[EerderAdvies, ...] = ()) -> tuple[Keuze, ...]:
        """The choices above the document: the card first, then each stuk with its pages and whether it was read, then the
        adviezen of earlier dossiers."""
        stukken = (Keuze(waarde=str(r.id), tekst=f"{'✓ ' if r.gelezen else ''}{r.soort} · {r.paginas}") for r in rijen)
        oud = (Keuze(waarde=f"{EERDER}{n}", tekst=f"Eerder: {eerder_titel(e)}") for n, e in enumerate(eerdere))
        return (Keuze(waarde="", tekst="Dossierkaart"), *stukken, *oud)

    # --- acts -----------------------------------------------------------------------------------------------------------

    def wissel_gelezen(self) -> None:
        """G: the whole dossier is read, or not yet after all."""
        punt = self._punt()
        if punt is not None:
            leeslijst.dossier_gelezen(self._dienst, punt.aanvraag_id, not punt.gelezen)
            self.ververs_dossier()

    def lees_en_verder(self) -> bool:
        """Ctrl+Enter: this one is read, on to the next that is not; False when everything is read."""
        punt = self._punt()
        if punt is None:
            return False
        if not punt.gelezen:
            leeslijst.dossier_gelezen(self._dienst, punt.aanvraag_id, True)
            self.ververs_dossier()
        rest = [p for p in self._zichtbaar() if _te_lezen(p) and p.aanvraag_id != punt.aanvraag_id]
        later = [p for p in rest if p.nummer > punt.nummer]
        if not rest:
            return False
        self._nu = (later or rest)[0].aanvraag_id
        return True

    def wissel_bespreken(self) -> str:
        """B: ask to discuss it, or take that back; gives what to tell when an item changed its group."""
        punt, lijst = self._punt(), self._lijst
        if punt is None or lijst is None:
            return ""
        aantekeningen.bespreken(self._dienst, lijst.zitting.id, punt.aanvraag_id, not punt.wil)
        self.ververs()  # what is lifted out gets another number, and so do others
        if not punt.wil and punt.hamerstuk:
            return f"{punt.leerling} is uit de hamerstukken gelicht en wordt besproken. Een reden is niet nodig."
        if punt.wil:
            return f"Uw verzoek bij {punt.leerling} is weg. Wie de zitting leidt, bepaalt of het weer een hamerstuk wordt."
        return ""

    def oordeel(self, naam: str) -> None:
        """``+``, ``0`` or ``-``; the same once more takes it back."""
        punt, lijst = self._punt(), self._lijst
        if punt is None or lijst is None:
            return
        nieuw = EersteOordeel[naam]
        aantekeningen.oordelen(self._dienst, lijst.zitting.id, punt.aanvraag_id, None if punt.oordeel is nieuw else nieuw)
        self.ververs_dossier()

    def bewaar_notitie(self, aanvraag_id: AanvraagId, tekst: str) -> str:
        """Keep what is being typed about a dossier; gives the sentence of what stands against it."""
        lijst = self._lijst
        if lijst is None:
            return ""
        try:
            aantekeningen.noteren(self._dienst, lijst.zitting.id, aanvraag_id, tekst)
        except CvtError as fout:
            return fout.melding
        punten = tuple(replace(p, notitie=bool(tekst.strip())) if p.aanvraag_id == aanvraag_id else p for p in lijst.punten)
        self._lijst = replace(lijst, punten=punten)
        return ""

    def naar_dossier(self) -> None:
        """The whole dossier, for who wants more than the card."""
        if self._nu is not None:
            self._navigatie.naar_dossier(self._nu)

    def terug(self) -> None:
        """The arrow in the head."""
        self._navigatie.terug()

    def _punt(self) -> Leespunt | None:
        return next((p for p in self._zichtbaar() if p.aanvraag_id == self._nu), None)


def _te_lezen(p: Leespunt) -> bool:
    return not p.gelezen and not p.verschoond


def _rij(p: Leespunt) -> Leesrij:
    merken = ((p.oordeel or "", bool(p.oordeel)), ("bespr.", p.wil), ("notitie", p.notitie))
    merk = "verschoond" if p.verschoond else " ".join(deel for deel, er in merken if er)
    return Leesrij(id=p.aanvraag_id, nummer=p.nummer, teken=_TEKEN[p.gelezen], leerling=p.leerling,
                   omvang=f"{p.stukken} st. · {p.paginas} p", merk=merk)  # fmt: skip


def _bewaart(lijst: Leeslijst) -> str:
    tafel = " Uw eerste oordeel ziet de tafel straks wel." if lijst.samen else ""
    if lijst.wissen_op is None:
        return f"Uw samenwerkingsverband bewaart geen eigen aantekeningen.{tafel}"
    wanneer = f"{meervoud(lijst.dagen, 'dag', 'dagen')} na de zitting ({datum_kort(lijst.wissen_op)})"
    return f"Alleen voor u; geen deel van het dossier; wordt gewist {wanneer}.{tafel}"
