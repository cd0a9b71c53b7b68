"""The four numbers of the running school year that a bestuurder sees each day (screens.md 1.4 and 4.2; ADR 0078).

They are lines of the fixed tables, so that *Overzichten* shows the dossiers behind each.
"""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.basis.tekst import euro
from cvt_desktop.domain.cijfer import GEEN, Cijferregel, Cijfertabel, Overzichtsoort, procent
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.begroting import MET_GELD, bedragen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.overzichten import overzicht


@dataclass(frozen=True, slots=True, kw_only=True)
class Jaarcijfer:
    """``waarde`` as it is shown, ``naam`` below it, ``bij`` what to hold against it; ``signaal``: it asks attention."""

    naam: str
    waarde: str
    bij: str = ""
    signaal: bool = False


def jaarcijfers(dienst: Dienst, voortgang: Voortgang) -> tuple[Jaarcijfer, ...]:
    """Received, decided, in time, granted against the budget. Reads each dossier of the year: for the background.

    Raises ``GeenRechtError``.
    """
    jaar = schooljaar(dienst.klok.today())
    tabellen = {tabel.soort: tabel for tabel in overzicht(dienst, jaar, voortgang)}
    ontvangen = _regel(tabellen[Overzichtsoort.ONTVANGEN], "Totaal")
    open_ = _regel(tabellen[Overzichtsoort.ONTVANGEN], "waarvan nog geen besluit bekendgemaakt")
    weg = _aantal(_regel(tabellen[Overzichtsoort.ONTVANGEN], "waarvan ingetrokken"))
    nog = f"{_aantal(open_)} nog niet bekendgemaakt" + (f", {weg} ingetrokken" if weg else "")
    besloten = _aantal(_regel(tabellen[Overzichtsoort.BESLOTEN], "Totaal"))
    op_tijd = _aantal(_regel(tabellen[Overzichtsoort.TERMIJN], "Totaal: binnen de termijn"))
    te_laat = besloten - op_tijd
    deel, erna = (procent(op_tijd, besloten), f"{te_laat} na de termijn") if besloten else (GEEN, "")
    toegekend = _regel(tabellen[Overzichtsoort.ONDERSTEUNING], "Totaal toegekend bedrag (euro)")
    begroot = bedragen(dienst, jaar)
    heel = sum(begroot.values()) if len(begroot) == len(MET_GELD) else None
    cent = sum(rij.bedrag_cent or 0 for rij in toegekend.cijfers[-1].rijen)
    return (
        _geteld(_aantal(ontvangen), "aanvraag ontvangen", "aanvragen ontvangen", bij=nog),
        _geteld(besloten, "besluit verzonden", "besluiten verzonden"),
        Jaarcijfer(naam="binnen de termijn", waarde=deel, bij=erna, signaal=te_laat > 0),
        Jaarcijfer(naam="toegekend", waarde=euro((cent + 50) // 100 * 100), signaal=heel is not None and cent > heel,
                   bij=f"van {euro(heel)} begroot" if heel is not None else "geen begroting ingevuld"),
    )  # fmt: skip


def _geteld(aantal: int, een: str, meer: str, *, bij: str = "") -> Jaarcijfer:
    return Jaarcijfer(naam=een if aantal == 1 else meer, waarde=str(aantal), bij=bij)


def _regel(tabel: Cijfertabel, naam: str) -> Cijferregel:
    return next(regel for regel in tabel.regels if regel.naam == naam or regel.naam.startswith(f"{naam}, begroot"))


def _aantal(regel: Cijferregel) -> int:
    return len(regel.cijfers[-1].rijen)
