"""The table of bovenschoolse voorzieningen as rows and a form, for the page *Instellingen*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from cvt_desktop.basis.tekst import euro
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import SchoolId, VoorzieningId
from cvt_desktop.domain.voorziening import Bezetting, Duureenheid, Tariefper, Voorziening
from cvt_desktop.services import scholen, voorzieningen
from cvt_desktop.services.context import Dienst
from ui.presenters.aanvraagvelden_arrangement import in_cent, in_euro
from ui.presenters.jaarlijst import JaarlijstPresenter
from ui.tonen import Keuze

TARIEF_PER = tuple(Keuze(waarde=t.name, tekst=f"per {t}") for t in Tariefper)
DUUR_IN = tuple(Keuze(waarde=d.name, tekst=str(d)) for d in Duureenheid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorzieningrij:
    """One line with its places today, in words."""

    stand: Bezetting

    @property
    def regel(self) -> Voorziening:
        """The line of the table."""
        return self.stand.voorziening

    @property
    def plaatsen(self) -> str:
        """``13 van 14``, or ``3`` when the places are not counted."""
        return f"{self.stand.bezet} van {self.regel.plaatsen}" if self.regel.plaatsen is not None else str(self.stand.bezet)

    @property
    def wachtlijst(self) -> str:
        """How many wait; ``–`` for a voorziening without a waiting list."""
        wacht = len(self.stand.wachtlijst)
        return str(wacht) if wacht or self.regel.wachtlijst else "–"

    @property
    def tarief(self) -> str:
        """``EUR 9.800 per schooljaar``."""
        return f"{euro(self.regel.tarief_cent)} per {self.regel.tarief_per}" if self.regel.tarief_cent is not None else "–"


class VoorzieningenPresenter(JaarlijstPresenter):
    """Lines per school year, which the secretaris keeps."""

    def __init__(self, dienst: Dienst) -> None:
        super().__init__(dienst)
        self._scholen = scholen.scholen(dienst, ook_inactief=True)

    @property
    def mag(self) -> bool:
        """Whether this person may change the table."""
        return self._dienst.mag(Actie.VOORZIENINGEN_BEHEREN)

    def gevuld(self) -> list[str]:
        return [rij.regel.schooljaar for rij in self.rijen()]

    def rijen(self) -> list[Voorzieningrij]:
        """All lines, newest school year first."""
        return [Voorzieningrij(stand=stand) for stand in voorzieningen.standen(self._dienst)]

    def waarden(self, rij: Voorzieningrij | None) -> dict[str, Any]:
        """The fields of the form; for a new line the present school year. Schools stand by name, one a line."""
        v = rij.regel if rij is not None else Voorziening(id=VoorzieningId(UUID(int=0)), schooljaar=self._nu.naam, naam="")
        namen = {s.id: s.naam for s in self._scholen}
        return {
            "schooljaar": v.schooljaar, "naam": v.naam, "doelgroep": v.doelgroep, "plaatsen": v.plaatsen,
            "bezet_vooraf": v.bezet_vooraf, "wachtlijst": v.wachtlijst, "tarief_cent": in_euro(v.tarief_cent),
            "tarief_per": v.tarief_per.name, "hoogstens": v.hoogstens, "hoogstens_eenheid": v.hoogstens_eenheid.name,
            "scholen": "\n".join(namen[s] for s in v.scholen if s in namen), "commissie": v.commissie,
        }  # fmt: skip

    def bewaar(self, oud: Voorzieningrij | None, w: Mapping[str, Any]) -> dict[str, str]:
        """Keep a line; errors by field."""
        gekozen, onbekend = self._lees_scholen(w["scholen"])
        if onbekend:
            return {"scholen": f"‘{onbekend}’ staat niet bij Scholen. Schrijf de naam zoals die daar staat."}
        nieuw = Voorziening(
            id=oud.regel.id if oud is not None else self._bekend(w["naam"]), schooljaar=w["schooljaar"], naam=w["naam"],
            doelgroep=w["doelgroep"], plaatsen=_getal(w["plaatsen"]), bezet_vooraf=_getal(w["bezet_vooraf"]) or 0,
            scholen=gekozen, tarief_cent=in_cent(w["tarief_cent"]), tarief_per=Tariefper[w["tarief_per"] or "SCHOOLJAAR"],
            hoogstens=_getal(w["hoogstens"]), hoogstens_eenheid=Duureenheid[w["hoogstens_eenheid"] or "WEKEN"],
            commissie=w["commissie"], wachtlijst=bool(w["wachtlijst"]),
        )  # fmt: skip
        try:
            voorzieningen.bewaren(self._dienst, nieuw, in_plaats_van=oud.regel if oud is not None else None)
        except CvtError as fout:
            return {fout.veld or "": fout.melding}
        return {}

    def verwijder(self, rij: Voorzieningrij) -> None:
        """Take a line away. Raises ``CvtError``."""
        voorzieningen.verwijderen(self._dienst, rij.regel)

    def neem_over(self) -> int:
        """Copy the lines of ``overname``. Raises ``CvtError``."""
        return voorzieningen.overnemen(self._dienst, *self._over_te_nemen())

    def _bekend(self, naam: str) -> VoorzieningId:
        """That of the line with this name in another school year, so that its places are counted through; else a new one."""
        zelfde = (v.id for v in voorzieningen.voorzieningen(self._dienst) if v.naam.casefold() == naam.strip().casefold())
        return next(zelfde, VoorzieningId(uuid4()))

    def _lees_scholen(self, tekst: str) -> tuple[tuple[SchoolId, ...], str]:
        """The schools that are named, and the first name that is none."""
        bekend = {s.naam.casefold(): s.id for s in self._scholen}
        namen = [" ".join(regel.split()) for regel in tekst.splitlines() if regel.strip()]
        onbekend = next((naam for naam in namen if naam.casefold() not in bekend), "")
        return tuple(dict.fromkeys(bekend[naam.casefold()] for naam in namen if naam.casefold() in bekend)), onbekend


def _getal(waarde: object) -> int | None:
    return int(waarde) if isinstance(waarde, Decimal | int) else None
