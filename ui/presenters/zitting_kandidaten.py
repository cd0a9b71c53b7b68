"""What may come on the agenda of a zitting: what is ready, what is not, and what another commission handles (screens.md 4.8)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.termijn import dagen_tot
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services import commissies
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.werkvoorraad import zichtbare_aanvragen
from ui.tonen import Chip, Keuze, Toon, Vorm, termijnchip

_NIET_KLAAR = frozenset({Status.ONTVANGEN, Status.IN_TOETSING, Status.AANVULLING_GEVRAAGD, Status.BIJ_DESKUNDIGEN})
_KLAAR = frozenset({Status.GEREED_VOOR_ZITTING, Status.AANGEHOUDEN})
KOP = "Gereed en nog niet klaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kandidaat:
    """A dossier that is not on the agenda, with what it waits for. ``eerst``: why it is proposed before the others, or ''."""

    id: AanvraagId
    leerling: str = field(repr=False)
    soort: str
    wat: str
    termijn: Chip
    klaar: bool
    eerst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kandidaten:
    """All of them; ``elders``: what is ready for another commission, for who plans. ``volgende``: the day of the next zitting,
    None when none is planned.
    """

    rijen: tuple[Kandidaat, ...]
    elders: tuple[Keuze, ...]
    volgende: date | None

    @property
    def telling(self) -> str:
        """How many are ready."""
        return f"gereed {sum(1 for k in self.rijen if k.klaar)}"

    @property
    def kop(self) -> str:
        """What stands over them, with the day to which *dan op tijd* and *dan te laat* refer."""
        erna = f" · volgende zitting {datum_kort(self.volgende)}" if self.volgende else ""
        return f"{KOP}{erna}".upper()

    @property
    def slot(self) -> str:
        """What holds for each that is not ready, said once; '' when another zitting is planned or all are ready."""
        wachtend = any(not k.klaar for k in self.rijen)
        return "nog geen volgende zitting gepland" if wachtend and self.volgende is None else ""

    def zonder(self, op_agenda: Collection[AanvraagId]) -> Kandidaten:
        """What is left when these have come on the agenda."""
        weg = {str(wie) for wie in op_agenda}
        return replace(self, rijen=tuple(k for k in self.rijen if k.id not in op_agenda),
                       elders=tuple(k for k in self.elders if k.waarde not in weg))  # fmt: skip


def lees_kandidaten(
    dienst: Dienst, zitting_id: ZittingId, volgende: Zitting | None, spoed: Mapping[AanvraagId, str]
) -> Kandidaten:
    """Ready ones first, behind them what is not ready yet; of both first what cannot wait for the next zitting, then by
    term. Those of other commissions apart. Slow in a large register.
    """
    vandaag = dienst.klok.today()
    rijen = zichtbare_aanvragen(dienst, *_NIET_KLAAR, *_KLAAR)
    elders = commissies.elders(dienst, zitting_id, rijen)
    eerst = {s.id: _eerst(s, vandaag, volgende, spoed) for s in rijen}
    rijen = sorted(rijen, key=lambda s: (s.status not in _KLAAR, not eerst[s.id], s.uiterste_datum or date.max))
    anderen = (Keuze(waarde=str(s.id), tekst=f"{s.leerling}, {s.soort} ({elders[s.id] or 'geen commissie'})")
               for s in rijen if s.id in elders and s.status in _KLAAR)  # fmt: skip
    return Kandidaten(
        volgende=volgende.datum if volgende is not None else None,
        elders=tuple(anderen) if dienst.mag(Actie.ZITTING_AGENDEREN) else (),
        rijen=tuple(
            Kandidaat(id=s.id, leerling=s.leerling, soort=s.soort, wat=_wat(s, vandaag, volgende, spoed.get(s.id, "")),
                      termijn=_termijn(s, vandaag), klaar=s.status in _KLAAR, eerst=eerst[s.id])
            for s in rijen if s.id not in elders
        ),
    )  # fmt: skip


def _eerst(s: AanvraagSummary, vandaag: date, volgende: Zitting | None, spoed: Mapping[AanvraagId, str]) -> str:
    """Why a dossier is proposed before the others, or ''."""
    if waarom := spoed.get(s.id):
        return f"spoed: {waarom}"
    return "termijn vóór de volgende zitting" if _te_laat(s, vandaag, volgende) else ""


def _te_laat(s: AanvraagSummary, vandaag: date, volgende: Zitting | None) -> bool:
    """Whether the next zitting comes after the term of the dossier."""
    uiterste = s.uiterste_datum
    return volgende is not None and uiterste is not None and uiterste < volgende.datum and not s.staat_stil(vandaag)


def _wat(s: AanvraagSummary, vandaag: date, volgende: Zitting | None, spoed: str) -> str:
    """What it waits for, in words that fit in the column: the day of the next zitting stands over it, said once."""
    laat = _te_laat(s, vandaag, volgende)
    if s.status is Status.GEREED_VOOR_ZITTING:
        tekst = "gereed"
    elif s.status is Status.AANGEHOUDEN:
        tekst = "aangehouden" if laat else "aangehouden, kan opnieuw op de agenda"
    elif s.status is Status.BIJ_DESKUNDIGEN:
        op = f" op {datum_kort(s.advies_uiterlijk)}" if s.advies_uiterlijk else ""
        tekst = f"advies {s.adviezen_vast + 1}{op}"
    elif s.status is Status.AANVULLING_GEVRAAGD:
        tekst = _aanvulling(s.aanvulling_uiterlijk, vandaag)
    else:
        tekst = f"{str(s.status).lower()}, {s.open_punten} open" if s.open_punten else str(s.status).lower()
    loopt = volgende is not None and s.uiterste_datum is not None and not s.staat_stil(vandaag)
    voorbij = s.uiterste_datum is not None and s.uiterste_datum < vandaag
    dan = ("te laat" if voorbij else "dan te laat") if laat else "dan op tijd" if loopt and s.status not in _KLAAR else ""
    return " · ".join(filter(None, (f"spoed: {spoed}" if spoed else "", tekst, dan)))


def _aanvulling(uiterlijk: date | None, vandaag: date) -> str:
    if uiterlijk is None:
        return "aanvulling gevraagd"
    return f"aanvulling tot {datum_kort(uiterlijk)}" if uiterlijk >= vandaag else "aanvulling kwam niet"


def _termijn(s: AanvraagSummary, vandaag: date) -> Chip:
    if s.staat_stil(vandaag):
        return Chip(tekst="opgeschort", toon=Toon.INFO, vorm=Vorm.PAUZE)
    return termijnchip(dagen_tot(s.uiterste_datum, vandaag), s.uiterste_datum) if s.uiterste_datum else Chip(tekst="–")
