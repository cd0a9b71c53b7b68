"""The brain of the tab Bezwaar and of the list Bezwaren: what came in, its terms, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cvt_desktop.basis.tekst import datum_kort, datum_voluit, datum_weekdag, meervoud, vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bezwaar import Bezwaar, Bezwaartoestand
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId, BezwaarId
from cvt_desktop.domain.termijnen import Termijnuitkomst
from cvt_desktop.services import bezwaarstand, bezwaren, zoeken
from cvt_desktop.services.bezwaarstand import Bezwaarblad, Bezwaarregel
from cvt_desktop.services.context import Dienst
from ui.presenters import bezwaaracten, bezwaarbriefacten
from ui.presenters.bezwaaracten import REGISTREREN, Bezwaaract
from ui.presenters.bezwaarbriefacten import BezwaarbriefPresenter
from ui.presenters.briefacten import Briefact
from ui.presenters.navigatie import Navigatie
from ui.presenters.termijnen import Andertermijnbeeld
from ui.presenters.vak import lege_velden
from ui.tonen import Chip, Keuze, Toon, Vorm

_ALTIJD, _BINNEN = "Een bezwaar per post", "is binnen de termijn ontvangen."
_GEPOST, _TE_VROEG = "Gepost op", "vóór de bekendmaking"
ZONDER_TERMIJN = "Van het besluit is geen verzending geregistreerd, dus de bezwaartermijn is niet te berekenen."
_TONEN = {
    Bezwaartoestand.ONTVANGEN: Chip(tekst=str(Bezwaartoestand.ONTVANGEN), toon=Toon.LET_OP),
    Bezwaartoestand.HERSTEL_GEVRAAGD: Chip(tekst=str(Bezwaartoestand.HERSTEL_GEVRAAGD), toon=Toon.LET_OP, vorm=Vorm.PAUZE),
    Bezwaartoestand.DOORGEZONDEN: Chip(tekst=str(Bezwaartoestand.DOORGEZONDEN), toon=Toon.INFO),
    Bezwaartoestand.ADVIES_ONTVANGEN: Chip(tekst=str(Bezwaartoestand.ADVIES_ONTVANGEN), toon=Toon.LET_OP),
    Bezwaartoestand.BESLIST: Chip(tekst=str(Bezwaartoestand.BESLIST), toon=Toon.GOED, vorm=Vorm.VINK),
    Bezwaartoestand.INGETROKKEN: Chip(tekst=str(Bezwaartoestand.INGETROKKEN), toon=Toon.STIL),
    Bezwaartoestand.OVERGEDRAGEN: Chip(tekst=str(Bezwaartoestand.OVERGEDRAGEN), toon=Toon.STIL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarkaart:
    """One bezwaar in words. ``datums`` are (what, day); ``op_tijd`` is an indication, never a verdict."""

    id: BezwaarId
    titel: str = field(repr=False)
    stand: Chip
    ontvangst: str
    gronden: str = field(repr=False)
    op_tijd: tuple[str, ...]
    datums: tuple[tuple[str, str], ...]
    let_op: tuple[str, ...]
    stappen: tuple[str, ...] = field(repr=False)
    uitleg: tuple[Andertermijnbeeld, ...] = ()
    acten: tuple[Bezwaaract, ...] = ()
    brieven: tuple[Briefact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarrij:
    """One line of the list."""

    id: BezwaarId
    aanvraag_id: AanvraagId
    leerling: str = field(repr=False)
    kenmerk: str
    school: str
    van: str
    ontvangen: str
    stap: str
    voor: str
    stand: Chip
    ontvangen_op: date
    dag: date | None


class BezwarenPresenter:
    """The bezwaren of one dossier."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self.aanvraag_id = dienst, aanvraag_id

    @property
    def vandaag(self) -> date:
        """The day of the register."""
        return self._dienst.klok.today()

    @property
    def mag_registreren(self) -> bool:
        """Whether this person may register one."""
        return self._dienst.mag(Actie.BEZWAAR_REGISTREREN)

    def kaarten(self) -> tuple[Bezwaarkaart, ...]:
        """All of them as they are now."""
        return tuple(self._kaart(blad) for blad in bezwaarstand.bladen(self._dienst, self.aanvraag_id))

    def act(self, bezwaar_id: BezwaarId | None, sleutel: str) -> Bezwaaract:
        """The form of an act, with the choices as they are now."""
        if bezwaar_id is None:
            return REGISTREREN
        act = bezwaaracten.ACTEN[sleutel]
        if not any(v.naam == "beslist_door" for v in act.vakken):
            return act
        wie = tuple(Keuze(waarde=str(b.id), tekst=f"{b.naam} ({b.let_op})" if b.let_op else b.naam)
                    for b in bezwaren.beslissers(self._dienst, bezwaar_id))  # fmt: skip
        return replace(act, vakken=tuple(replace(v, keuzes=wie) if v.naam == "beslist_door" else v for v in act.vakken))

    def doe(self, bezwaar_id: BezwaarId | None, act: Bezwaaract, waarden: Mapping[str, Any]) -> dict[str, str]:
        """Do it; the errors at the fields, none when it is kept. Raises ``CvtError`` for what is no matter of a field."""
        if leeg := lege_velden(act.vakken, waarden):
            return leeg
        try:
            if bezwaar_id is None:
                bezwaren.registreren(self._dienst, self.aanvraag_id, bezwaaracten.invoer(waarden))
            else:
                bezwaaracten.doe(self._dienst, bezwaar_id, act.sleutel, waarden)
        except CvtError as fout:
            if fout.veld is not None and fout.veld in waarden:
                return {fout.veld: fout.melding}
            raise
        return {}

    def brieven(self, bezwaar_id: BezwaarId) -> BezwaarbriefPresenter:
        """The letters of one of them."""
        return BezwaarbriefPresenter(self._dienst, bezwaar_id)

    def _kaart(self, blad: Bezwaarblad) -> Bezwaarkaart:
        b, t = blad.bezwaar, blad.termijnen
        return Bezwaarkaart(
            id=b.id, titel=f"Bezwaar van {b.naam} ({b.indiener})", stand=_TONEN[b.toestand], ontvangst=_ontvangst(b),
            gronden=b.gronden, op_tijd=_op_tijd(t.op_tijd), datums=tuple(_datums(blad)),
            let_op=tuple(r for u in (t.doorzenden, t.stukken, t.inzage) if u and b.loopt for r in u.waarschuwingen),
            stappen=tuple(_stappen(blad)), uitleg=tuple(_uitleg(blad)), acten=bezwaaracten.acten(self._dienst, b),
            brieven=bezwaarbriefacten.acten(self._dienst, b),
        )  # fmt: skip


class BezwarenlijstPresenter:
    """All bezwaren of the register."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie) -> None:
        self._dienst, self._navigatie = dienst, navigatie

    @property
    def mag_registreren(self) -> bool:
        """Whether this person registers a bezwaar."""
        return self._dienst.mag(Actie.BEZWAAR_REGISTREREN)

    def rijen(self) -> tuple[Bezwaarrij, ...]:
        """What has to be done first on top."""
        return tuple(_rij(r) for r in bezwaarstand.lijst(self._dienst))

    def zoeken_vastleggen(self, aantal: int) -> None:
        """Tell the log that somebody searched here and saw so many lines; not what was typed. Writes: in ``Taken``."""
        zoeken.leg_vast(self._dienst, "bezwaren", aantal)

    def open(self, rij: Bezwaarrij) -> None:
        """The dossier."""
        self._navigatie.naar_dossier(rij.aanvraag_id, tab="bezwaar")


def teller(rijen: tuple[Bezwaarrij, ...]) -> str:
    """``3 bezwaren, waarvan 2 lopend``; ``1 lopend bezwaar`` when all of them are."""
    lopen = sum(1 for r in rijen if r.stap)
    if rijen and lopen == len(rijen):
        return meervoud(lopen, "lopend bezwaar", "lopende bezwaren")
    return f"{meervoud(len(rijen), 'bezwaar', 'bezwaren')}, waarvan {lopen} lopend" if rijen else ""


def zoektekst(rij: Bezwaarrij) -> str:
    """What the filter of the table searches."""
    return vouw(f"{rij.leerling} {rij.kenmerk} {rij.school} {rij.van} {rij.stand.tekst}")


def _rij(r: Bezwaarregel) -> Bezwaarrij:
    b, stap = r.blad.bezwaar, r.blad.stap
    return Bezwaarrij(
        id=b.id, aanvraag_id=b.aanvraag_id, leerling=r.leerling, kenmerk=r.kenmerk, school=r.school, van=str(b.indiener),
        ontvangen=datum_weekdag(b.ontvangst.ontvangen_op), stap=stap.tekst if stap else "",
        voor=datum_weekdag(stap.dag) if stap and stap.dag else "", stand=_TONEN[b.toestand],
        ontvangen_op=b.ontvangst.ontvangen_op, dag=stap.dag if stap else None,
    )  # fmt: skip


def _ontvangst(b: Bezwaar) -> str:
    o = b.ontvangst
    delen = [f"Ontvangen {datum_voluit(o.ontvangen_op)}"]
    delen += [f"{wat} {datum_voluit(dag)}" for wat, dag in (("gedateerd", o.dagtekening), ("gepost", o.gepost_op),
                                                         ("elders ontvangen", o.onbevoegd_op)) if dag]  # fmt: skip
    return ", ".join(delen)


def _op_tijd(uitkomst: Termijnuitkomst | None) -> tuple[str, ...]:
    if uitkomst is None:
        return (ZONDER_TERMIJN,)
    regels = tuple(r for r in uitkomst.waarschuwingen if not r.startswith(_ALTIJD))
    if any(r.endswith(_BINNEN) for r in regels):  # then the postmark adds nothing, unless it lies before the term
        return tuple(r for r in regels if not r.startswith(_GEPOST) or _TE_VROEG in r)
    return regels


def _datums(blad: Bezwaarblad) -> Iterator[tuple[str, str]]:
    t = blad.termijnen
    for wat, uitkomst in (("Bezwaartermijn tot en met", t.op_tijd), ("Doorzenden aan de LBT uiterlijk", t.doorzenden),
                          ("Nadere stukken tot en met", t.stukken), ("Dossier ter inzage uiterlijk vanaf", t.inzage),
                          ("Beslissen op het bezwaar uiterlijk", t.beslissen)):  # fmt: skip
        if uitkomst is not None and uitkomst.laatste_dag is not None:
            yield wat, datum_voluit(uitkomst.laatste_dag)


def _uitleg(blad: Bezwaarblad) -> Iterator[Andertermijnbeeld]:
    t = blad.termijnen
    for wat, uitkomst in (("Bezwaartermijn tot en met", t.op_tijd), ("Doorzenden aan de LBT uiterlijk", t.doorzenden),
                          ("Nadere stukken tot en met", t.stukken),
                          ("Ter inzage uiterlijk vanaf", t.inzage),
                          ("Beslissen op het bezwaar uiterlijk", t.beslissen)):  # fmt: skip
        if uitkomst is not None and uitkomst.laatste_dag is not None:
            yield Andertermijnbeeld(
                tekst=f"{wat} {datum_voluit(uitkomst.laatste_dag)}", waarschuwingen=uitkomst.waarschuwingen,
                stappen=tuple((s.zin, s.bron.omschrijving) for s in uitkomst.stappen),
            )  # fmt: skip


def _stappen(blad: Bezwaarblad) -> Iterator[str]:
    b = blad.bezwaar
    if b.bevestigd_op:
        yield f"Ontvangst bevestigd {datum_kort(b.bevestigd_op)}."
    for h in b.herstelverzoeken:
        gedaan = f"; hersteld {datum_kort(h.hersteld_op)}" if h.hersteld_op else ""
        yield f"Herstel gevraagd {datum_kort(h.verzonden_op)}, uiterlijk {datum_kort(h.uiterlijk)}: {h.wat}{gedaan}."
    if b.doorgezonden_op:
        yield f"Doorgezonden aan de LBT {datum_kort(b.doorgezonden_op)}."
    yield from _horen_en_uitstel(b)
    if b.advies:
        yield f"Advies van de LBT van {datum_kort(b.advies.gedateerd)}: {b.advies.strekking}."
    if b.beslissing:
        wie = f" door {blad.beslist_door}" if blad.beslist_door else ""
        yield f"Beslist {datum_kort(b.beslissing.op)}{wie}: {b.beslissing.oordeel}; besluit {b.beslissing.gevolg}."
        if b.beslissing.reden_afwijking:
            yield f"Afwijking van het advies: {b.beslissing.reden_afwijking}"
    yield from _na_beslissing(blad)
    if b.ingetrokken_op:
        yield f"Ingetrokken {datum_kort(b.ingetrokken_op)}."


def _horen_en_uitstel(b: Bezwaar) -> Iterator[str]:
    if b.hoorzitting_op:
        yield f"Hoorzitting {datum_kort(b.hoorzitting_op)}."
    if b.niet_gehoord:
        yield f"Er wordt niet gehoord, omdat {b.niet_gehoord.zin} (Awb 7:3)."
    if b.verdaging:
        yield f"Verdaagd met {meervoud(b.verdaging.weken, 'week', 'weken')}, meegedeeld {datum_kort(b.verdaging.op)}."
    for u in b.nader_uitstel:
        yield f"Verder uitgesteld tot {datum_kort(u.tot)}, meegedeeld {datum_kort(u.op)} ({u.grond})."


def _na_beslissing(blad: Bezwaarblad) -> Iterator[str]:
    b = blad.bezwaar
    if b.beslissing_verzonden_op and blad.beroep_tot:
        verzonden = datum_kort(b.beslissing_verzonden_op)
        yield f"Beslissing verzonden {verzonden}. Beroep kan tot en met {datum_kort(blad.beroep_tot)} (Awb 6:7)."
    if b.overgedragen_op:
        yield f"Doorgezonden aan {b.overgedragen_aan}, {datum_kort(b.overgedragen_op)} (Awb 6:15)."
