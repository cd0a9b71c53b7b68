"""The lines of an agenda, and how hamerstukken of one school and one kind fold into one of them (screens.md 4.8). No Qt."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cvt_desktop.basis.tekst import opsomming
from cvt_desktop.domain.adviesverschil import verschil
from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.hamerstuk import mag_hamerstuk
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import dagen_tot
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.services.agendastand import Agendastand
from cvt_desktop.services.zitting_inzien import Puntkaart
from ui.presenters.zitting_woorden import initiaal_naam, voorsteltekst
from ui.tonen import Chip, Toon, Vorm, termijnchip

_LEEG = Chip(tekst="")
_VOUWWOORD = {Soort.TLV_VSO_VERLENGING: "verlenging"}
"""What a kind is called in a line that holds several of it; else its short word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendarij:
    """An item on the agenda, in one of the two groups, or some hamerstukken of one school and kind in one line (``leden``).

    ``waarom``: why the program proposes to discuss it. ``mag_hamer``: nothing hard stands against the block, and ``ondanks``
    names what somebody would pass over. ``stand`` is why it is a hamerstuk; ``gelezen`` how many read it, ``lezers`` who.
    ``blok`` is the key of the line into which it folds, '' when it stands by itself; ``bloknaam`` what that line is called.
    """

    id: AanvraagId
    nummer: int
    leerling: str
    kenmerk: str
    soort: str
    hamer: bool
    waarom: str
    mag_hamer: bool
    ondanks: tuple[str, ...]
    voorstel: str
    merk: str
    wacht: str
    termijn: Chip
    dag: date
    stand: str = ""
    gelezen: Chip = _LEEG
    lezers: str = ""
    spoed: str = ""
    gasten: str = ""
    aantal_lezers: int = 0
    moeten_lezen: int = 0
    blok: str = ""
    bloknaam: str = ""
    leden: tuple[Agendarij, ...] = ()
    open: bool = False

    @property
    def sleutel(self) -> str:
        """By which a list finds the line again."""
        return self.blok if self.leden else str(self.id)

    @property
    def nr(self) -> str:
        """``5``, or ``1–4`` for a line of several."""
        nummers = [lid.nummer for lid in self.leden] or [self.nummer]
        if len(nummers) > 2 and nummers[-1] - nummers[0] == len(nummers) - 1:
            return f"{nummers[0]}–{nummers[-1]}"
        return ", ".join(map(str, nummers))

    @property
    def naam(self) -> str:
        """What stands in its line: an item of an opened line a little to the right."""
        if self.leden:
            return f"{'▾' if self.open else '▸'} {self.leerling}"
        return f"    {self.leerling}" if self.blok else self.leerling

    @property
    def bij(self) -> str:
        """Who comes, what is proposed and what is not plain; for what is discussed."""
        return " · ".join(filter(None, (self.spoedmerk, self.gasten, self.voorstel, self.merk)))

    @property
    def waarbij(self) -> str:
        """Why it is a hamerstuk, and who does not take part."""
        zonder = f"zonder {self.wacht}" if self.wacht else ""
        soort = "" if self.blok else self.soort
        return " · ".join(filter(None, (self.spoedmerk, self.gasten, soort, self.stand, zonder)))

    @property
    def uitleg(self) -> str:
        """What stands below the list about the chosen line."""
        if self.leden:
            return "Enter of → toont de dossiers; elk houdt zijn eigen besluit. Licht er een uit met U."
        zin = "Toch hamerstuk. Wat daar niet bij past:" if self.hamer else "Bespreekstuk."
        delen = (f"Spoed: {self.spoed}." if self.spoed else "", f"{zin} {self.waarom}" if self.waarom else "", self.lezers)
        return " ".join(filter(None, delen))

    @property
    def spoedmerk(self) -> str:
        """One word; why it cannot wait stands below the list."""
        return "spoed" if self.spoed else ""


def rij_van(k: Puntkaart, zitting: Zitting, stand: Agendastand, vandaag: date) -> Agendarij:
    """The line of one item."""
    wacht = ", ".join(initiaal_naam(v.naam) for v in k.punt.verschoningen)
    dag, hamer = k.termijn.uiterste_datum, k.punt.behandeling is Behandeling.HAMERSTUK
    waarom, soort = " ".join(b.zin for b in k.bespreken), k.aanvraag.soort
    lezers, moeten = stand.lezers.get(k.aanvraag.id, ()), stand.moeten.get(k.aanvraag.id, 0)
    nodig = zitting.quorum_zonder(frozenset(v.persoon_id for v in k.punt.verschoningen)).nodig
    return Agendarij(
        id=k.aanvraag.id, nummer=k.nummer, leerling=k.onderwerp.korte_naam, kenmerk=k.punt.kenmerk,
        soort=beschrijving(soort).kort, hamer=hamer, waarom=waarom,
        mag_hamer=mag_hamerstuk(k.bespreken) and not k.punt.beslist, ondanks=tuple(b.code for b in k.bespreken),
        voorstel=voorsteltekst(k.punt.voorstel), merk=f"{w} ≠" if (w := verschil(k.adviezen)) else "",
        wacht=wacht, termijn=termijnchip(dagen_tot(dag, vandaag), dag), dag=dag, spoed=k.aanvraag.formulier.a.spoed.strip(),
        gasten=f"gasten {k.punt.gasten.om or k.punt.gasten.wanneer}" if k.punt.gasten is not None else "",
        stand=_stand(k) if hamer else "",
        gelezen=gelezenchip(len(lezers), moeten, nodig) if hamer else _LEEG,
        lezers=_gelezen_door(lezers, nodig) if hamer else "",
        aantal_lezers=len(lezers), moeten_lezen=moeten, blok=f"blok {k.school.id} {soort}" if hamer and not waarom else "",
        bloknaam=f"{k.school.naam} · {_VOUWWOORD.get(soort, beschrijving(soort).kort)}",
    )  # fmt: skip


def _stand(k: Puntkaart) -> str:
    """What makes it a hamerstuk; what somebody passed over stands below the list."""
    if k.bespreken:
        return "met kanttekening"
    if k.aanvraag.soort is Soort.TLV_PRO_REGULIER:
        return "voldoet"
    return "conform, adviezen gelijk"


def gelezenchip(lezers: int, leden: int, nodig: int) -> Chip:
    """``✓ alle 4``, ``3 van 4``, or the same as a hint when fewer read it than have to decide on it."""
    if lezers >= leden > 0:
        return Chip(tekst=f"alle {leden}", toon=Toon.GOED, vorm=Vorm.VINK)
    tekst = f"{lezers} van {leden}"
    return Chip(tekst=tekst, toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK) if lezers < nodig else Chip(tekst=tekst)


def _gelezen_door(lezers: Sequence[str], nodig: int) -> str:
    wie = opsomming([initiaal_naam(naam) for naam in lezers]) if lezers else "niemand"
    te_weinig = f", minder dan het quorum van {nodig}" if len(lezers) < nodig else ""
    return f"Gelezen door {wie}{te_weinig}."


def gevouwen(rijen: Iterable[Agendarij], open_: Container[str]) -> tuple[Agendarij, ...]:
    """The lines of the block: what is of one school and kind, and about which nothing is to be said, in one of them.

    The items of a line whose key is in ``open_`` stand below it. One by itself stays as it is.
    """
    lijst = tuple(rijen)
    groepen: dict[str, list[Agendarij]] = {}
    for rij in lijst:
        if rij.blok:
            groepen.setdefault(rij.blok, []).append(rij)
    uit: list[Agendarij] = []
    for rij in lijst:
        leden = groepen.get(rij.blok, [rij])
        if len(leden) < 2:
            uit.append(replace(rij, blok=""))
        elif rij is leden[0]:
            uit.append(_in_een(leden, open_=rij.blok in open_))
            uit += leden if rij.blok in open_ else []
    return tuple(uit)


def _in_een(leden: Sequence[Agendarij], *, open_: bool) -> Agendarij:
    """``vso De Meander · verlenging × 4``, with the first term and how many read the one that was read least, and most."""
    eerste = min(leden, key=lambda r: r.dag)
    minst, meest = min(leden, key=lambda r: r.aantal_lezers), max(r.aantal_lezers for r in leden)
    gelezen = minst.gelezen
    if minst.aantal_lezers < meest:
        gelezen = replace(gelezen, tekst=f"{minst.aantal_lezers}–{meest} van {minst.moeten_lezen}")
    wie = dict.fromkeys(naam for r in leden if r.wacht for naam in r.wacht.split(", "))
    return replace(
        leden[0], leerling=f"{leden[0].bloknaam} × {len(leden)}", termijn=eerste.termijn, dag=eerste.dag,
        gelezen=gelezen, lezers="", wacht=", ".join(wie), spoed=next((r.spoed for r in leden if r.spoed), ""),
        gasten=next((r.gasten for r in leden if r.gasten), ""), leden=tuple(leden), open=open_,
    )  # fmt: skip

