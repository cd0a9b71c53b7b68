"""The brain of *Leesmappen*: who has what until when, and what was reported destroyed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from cvt_desktop.basis.tekst import datum_kort, datum_weekdag, meervoud, vouw
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import LeesmapId
from cvt_desktop.domain.leesmap import Leesmap
from cvt_desktop.services import leesmapregister
from cvt_desktop.services.context import Dienst
from ui.tonen import Chip, Toon, Vorm


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesmaprij:
    """One line; ``nader`` is what stands below the list when it is chosen, ``open`` that nobody reported it."""

    id: LeesmapId
    naam: str = field(repr=False)
    code: str
    zitting: str
    zitting_op: date
    dossiers: str
    gemaakt: str
    gemaakt_op: datetime
    tot: str
    tot_op: date
    stand: Chip
    nader: str
    open: bool
    pakket: bool
    mag_terug: bool


class LeesmappenPresenter:
    """All leesmappen of the register."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @property
    def mag_melden(self) -> bool:
        """Whether this person notes that one is destroyed; who looks after privacy only sees it."""
        return self._dienst.mag(Actie.LEESMAP_MELDEN)

    def rijen(self) -> tuple[Leesmaprij, ...]:
        """What should be gone first, then newest first."""
        vandaag = self._dienst.klok.today()
        alle = sorted(leesmapregister.lijst(self._dienst), key=lambda m: not m.te_melden(vandaag))
        return tuple(_rij(m, vandaag) for m in alle)

    def meld(self, leesmap_id: LeesmapId) -> str:
        """Note it; gives what to say afterwards. Raises ``CvtError``."""
        leesmap = leesmapregister.melden(self._dienst, leesmap_id)
        return f"Genoteerd: {leesmap.naam} heeft {'adviespakket' if leesmap.is_pakket else 'leesmap'} {leesmap.code} vernietigd."

    def neem_terug(self, leesmap_id: LeesmapId) -> str:
        """It was the wrong line; gives what to say afterwards. Raises ``CvtError``."""
        leesmap = leesmapregister.melding_terugnemen(self._dienst, leesmap_id)
        wat = "adviespakket" if leesmap.is_pakket else "leesmap"
        return f"Teruggenomen: van {wat} {leesmap.code} is nog geen vernietiging gemeld."


def teller(rijen: tuple[Leesmaprij, ...]) -> str:
    """``7 leesmappen, waarvan 2 nog niet vernietigd gemeld``."""
    if not rijen:
        return ""
    open_, pakketten = sum(r.open for r in rijen), sum(r.pakket for r in rijen)
    mappen = len(rijen) - pakketten
    delen = (meervoud(mappen, "leesmap", "leesmappen") if mappen else "",
             meervoud(pakketten, "adviespakket", "adviespakketten") if pakketten else "")  # fmt: skip
    erbij = f", waarvan {open_} nog niet vernietigd gemeld" if open_ else ", alle vernietigd gemeld"
    return f"{' en '.join(deel for deel in delen if deel)}{erbij}"


def zoektekst(rij: Leesmaprij) -> str:
    """What the filter of the table searches."""
    return vouw(f"{rij.naam} {rij.code} {rij.zitting} {rij.stand.tekst} {rij.nader}")


def _rij(m: Leesmap, vandaag: date) -> Leesmaprij:
    hier = m.gemaakt_op.astimezone(AMSTERDAM)
    return Leesmaprij(
        id=m.id, naam=m.naam, code=m.code, zitting=datum_weekdag(m.zitting_op) if m.zitting_op else "adviespakket",
        zitting_op=m.zitting_op or hier.date(),
        dossiers=str(len(m.dossiers)), gemaakt=f"{datum_weekdag(hier.date())} {hier:%H.%M}", gemaakt_op=m.gemaakt_op,
        tot=datum_weekdag(m.vernietigen_na), tot_op=m.vernietigen_na, stand=_stand(m, vandaag),
        open=m.gemeld_op is None, pakket=m.is_pakket,
        mag_terug=m.melding_terug_te_nemen(vandaag),
        nader=f"Dossiers: {', '.join(m.kenmerken)}. Vingerafdruk van het bestand (SHA-256): {m.sha256}",
    )  # fmt: skip


def _stand(m: Leesmap, vandaag: date) -> Chip:
    if m.gemeld_op is not None:
        return Chip(tekst=f"vernietigd gemeld {datum_kort(m.gemeld_op)}", toon=Toon.GOED, vorm=Vorm.VINK)
    if m.loopt_nog(vandaag):
        return Chip(tekst="bij de deskundige" if m.is_pakket else "bij het lid", toon=Toon.INFO)
    return Chip(tekst="nog niet gemeld", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)
