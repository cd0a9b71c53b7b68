"""The commissions of a register as rows and a form, for the page *Instellingen* (screens.md 3.2, ADR 0079)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cvt_desktop.basis.tekst import datum_cijfers, opsomming
from cvt_desktop.domain.commissie import Commissie, Lidmaatschap
from cvt_desktop.domain.ids import CommissieId, VoorzieningId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.voorziening import Voorziening
from cvt_desktop.services import voorzieningen
from cvt_desktop.services.commissies import stemgerechtigden
from cvt_desktop.services.context import Dienst
from ui.presenters.instellingen import InstellingenPresenter, commissie_uit, commissie_waarden

_HOOGSTENS_GENOEMD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissierij:
    """One line of the list."""

    id: CommissieId
    naam: str
    behandelt: str
    leden: str


class CommissiesPresenter:
    """Reads the newest settings of ``InstellingenPresenter``; a change is a version of those."""

    def __init__(self, dienst: Dienst, instellingen: InstellingenPresenter) -> None:
        self._dienst, self._instellingen = dienst, instellingen
        self.mensen: tuple[Persoon, ...] = ()
        self.voorzieningen: tuple[Voorziening, ...] = ()
        self.ververs()

    def ververs(self) -> bool:
        """Read who has a stem and which voorzieningen there are; True when that is not what it was."""
        oud = [(p.id, p.naam) for p in self.mensen], [(v.id, v.naam) for v in self.voorzieningen]
        self.mensen = tuple(stemgerechtigden(self._dienst))
        nieuwste = {v.id: v for v in reversed(voorzieningen.voorzieningen(self._dienst))}
        self.voorzieningen = tuple(sorted(nieuwste.values(), key=lambda v: v.naam.casefold()))
        return oud != ([(p.id, p.naam) for p in self.mensen], [(v.id, v.naam) for v in self.voorzieningen])

    @property
    def meer(self) -> bool:
        """Whether there is a list to show."""
        return self._instellingen.nu.meer_commissies

    @property
    def eerste(self) -> CommissieId:
        """The one that is shown first, and the only one in most registers."""
        return self._instellingen.nu.commissie.id

    def rijen(self) -> list[Commissierij]:
        """All of them, the first one first."""
        return [self._rij(c) for c in self._instellingen.nu.commissies]

    def kent(self, id_: CommissieId) -> bool:
        """Whether it has been kept."""
        return any(c.id == id_ for c in self._instellingen.nu.commissies)

    @property
    def zonder(self) -> str:
        """Which kinds no commission handles, in a sentence; '' when each has one."""
        nu, dag = self._instellingen.nu, max(self._instellingen.vandaag, self._instellingen.nu.geldig_vanaf)
        los = [str(s) for s in SOORTEN if nu.commissie_voor(s, None, dag) is None]
        return f"Nog geen commissie behandelt {opsomming(los)}. Vink aan bij welke dat hoort." if los else ""

    def nu_bij(self, id_: CommissieId) -> str:
        """What other commissions handle, so that it is seen what moves; '' when there is no other."""
        anderen = [c for c in self._instellingen.nu.commissies if c.id != id_ and c.tot is None]
        delen = [f"{c.naam}: {self._behandelt(c, alles=True)}" for c in anderen]
        return f"Wat u aanvinkt, gaat van een andere commissie naar deze. Nu bij {'; bij '.join(delen)}." if delen else ""

    def waarden(self, i: Instellingen, id_: CommissieId) -> dict[str, Any]:
        """The fields of the form of one commission; of a new one the defaults."""
        c = next((c for c in i.commissies if c.id == id_), Commissie(id=id_, naam=""))
        leden = {lid.persoon_id: lid for lid in c.leden}
        velden = commissie_waarden(c) | {"commissie_tot": c.tot}
        velden |= {f"soort_{s.name}": s in c.soorten for s in SOORTEN}
        velden |= {f"voorziening_{v.id}": v.id in c.voorzieningen for v in self.voorzieningen}
        for p in self.mensen:
            lid = leden.get(p.id)
            velden |= {f"lid {p.id}": lid is not None, f"van {p.id}": lid.van if lid else None,
                       f"tot {p.id}": lid.tot if lid else None}  # fmt: skip
        return velden

    def maak(self, w: Mapping[str, Any], i: Instellingen, id_: CommissieId) -> Instellingen:
        """The settings with this commission as filled in; what it takes over is no longer with another one."""
        oud = next((c for c in i.commissies if c.id == id_), None)
        nieuw = replace(commissie_uit(w, oud or Commissie(id=id_)), leden=self._leden(w, oud))
        if oud is not None and not i.meer_commissies:
            return replace(i, commissie=nieuw)
        gekozen = tuple(s for s in SOORTEN if w.get(f"soort_{s.name}"))
        plaatsen = tuple(v.id for v in self.voorzieningen if w.get(f"voorziening_{v.id}"))
        nieuw = replace(nieuw, soorten=gekozen, voorzieningen=plaatsen, tot=w.get("commissie_tot"))
        if not i.meer_commissies:  # the one that handled everything keeps what the second does not take
            i = replace(i, commissie=replace(i.commissie, soorten=SOORTEN))
        rest = [nieuw if c.id == id_ else _zonder(c, nieuw) for c in i.commissies]
        if oud is None:
            rest.append(nieuw)
        return replace(i, commissie=rest[0], andere_commissies=tuple(rest[1:]))

    def zonder_commissie(self, i: Instellingen, id_: CommissieId) -> Instellingen:
        """Take one away; what it handled goes to nobody, and the page says so. One that is left alone handles everything."""
        over = tuple(c for c in i.andere_commissies if c.id != id_)
        eerste = i.commissie if over else replace(i.commissie, soorten=(), voorzieningen=())
        return replace(i, commissie=eerste, andere_commissies=over)

    def _leden(self, w: Mapping[str, Any], oud: Commissie | None) -> tuple[Lidmaatschap, ...]:
        """Those who are ticked; who has no stem any more keeps the period in which that person sat here."""
        getoond = {p.id for p in self.mensen}
        weg = tuple(lid for lid in (oud.leden if oud is not None else ()) if lid.persoon_id not in getoond)
        return (*weg, *(Lidmaatschap(persoon_id=p.id, van=w.get(f"van {p.id}"), tot=w.get(f"tot {p.id}"))
                        for p in self.mensen if w.get(f"lid {p.id}")))  # fmt: skip

    def _rij(self, c: Commissie) -> Commissierij:
        dag = self._instellingen.vandaag
        leden = str(sum(1 for lid in c.leden if lid.loopt_op(dag))) if c.leden else "iedereen"
        eind = f"tot en met {datum_cijfers(c.tot)}" if c.tot is not None else ""
        return Commissierij(id=c.id, naam=c.naam, leden=leden, behandelt=eind or self._behandelt(c))

    def _behandelt(self, c: Commissie, *, alles: bool = False) -> str:
        soorten = SOORTEN if not self.meer else c.soorten
        namen = [beschrijving(s).kort for s in soorten] + [v.naam for v in self.voorzieningen if v.id in c.voorzieningen]
        if not namen:
            return "nog niets"
        return opsomming(namen) if alles or len(namen) <= _HOOGSTENS_GENOEMD else f"{len(namen)} soorten"


def _zonder(c: Commissie, ander: Commissie) -> Commissie:
    """``c`` without what ``ander`` handles from now on."""
    if ander.tot is not None or c.tot is not None:
        return c
    over: tuple[VoorzieningId, ...] = tuple(v for v in c.voorzieningen if v not in ander.voorzieningen)
    return replace(c, soorten=tuple(s for s in c.soorten if s not in ander.soorten), voorzieningen=over)
