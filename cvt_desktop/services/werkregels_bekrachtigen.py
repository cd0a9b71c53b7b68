"""Stemmen of a zitting that is over and that their members did not bekrachtigen yet (screens.md 4.10, 3 and 4).

They stand with the member, and with the voorzitter once the besluitenlijst is vastgesteld; the letters do not wait for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, meervoud, opsomming
from cvt_desktop.domain.bekrachtiging import BEKRACHTIG_DAGEN, betwiste_stemmen, open_stemmen, uiterlijk
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import VOORZITTERS, Persoon, Rol
from cvt_desktop.domain.stem import Bekrachtiging
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap
from cvt_desktop.domain.zitting import Deelnemer, Zitting, Zittingtoestand
from cvt_desktop.ports.overzicht import ZittingSummary
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.werkregel import Groep, Werkregel

_OVER = frozenset({str(Zittingtoestand.GESLOTEN), str(Zittingtoestand.VASTGESTELD)})


def stemregels(zittingen: Sequence[ZittingSummary], dienst: Dienst, vandaag: date) -> list[Werkregel]:
    """The own stemmen that wait for who is logged in; for the voorzitter also those of the other members."""
    wachten = [z for z in zittingen if z.te_bekrachtigen and z.toestand in _OVER]
    if not wachten:
        return []
    with dienst.lezen(Actie.STEM_BEKRACHTIGEN) as uow:
        paren = [(z, uow.zittingen.get(z.id)) for z in wachten]
        personen = {p.id: p for p in uow.personen.all()}
    regels = [regel for z, hele in paren for regel in _eigen(z, hele, dienst.sessie.persoon_id, vandaag)]
    if dienst.sessie.rollen & VOORZITTERS:
        regels += [regel for z, hele in paren if _van_mij(hele, dienst) for regel in _van_anderen(z, hele, personen, vandaag)]
    return regels


def van_commissie(zitting: ZittingSummary) -> str:
    """Of which commission, where there are several."""
    return f" · {zitting.commissie}" if zitting.commissie else ""


def _eigen(regel: ZittingSummary, zitting: Zitting, ik: PersoonId, vandaag: date) -> list[Werkregel]:
    aantal, dicht = len(open_stemmen(zitting, ik)), zitting.toestand is Zittingtoestand.GESLOTEN
    if not aantal or (dicht and ik == zitting.voorzitter_id and zitting.bekrachtiging is Bekrachtiging.LIJST):
        return []  # who signs the list signs the own stemmen with it
    wat = "Uw stem bekrachtigen" if aantal == 1 else f"Uw {aantal} stemmen bekrachtigen"
    tekst = f"{wat}, zitting van {datum_kort(zitting.datum)}"
    if (tot := uiterlijk(zitting)) is not None:
        op_tijd = vandaag <= tot
        tekst += f", uiterlijk {datum_kort(tot)}" if op_tijd else f"; dat had gekund tot en met {datum_kort(tot)}, en kan nog"
    return [_regel(f"stemmen {zitting.id}", tekst, regel, vandaag)]


def _van_mij(zitting: Zitting, dienst: Dienst) -> bool:
    """Who led it, or who has the role of voorzitter: a plaatsvervanger answers for the own zittingen only."""
    return zitting.voorzitter_id == dienst.sessie.persoon_id or Rol.VOORZITTER in dienst.sessie.rollen


def _van_anderen(
    regel: ZittingSummary, zitting: Zitting, personen: dict[PersoonId, Persoon], vandaag: date
) -> list[Werkregel]:  # fmt: skip
    if zitting.toestand is not Zittingtoestand.VASTGESTELD:
        return []  # until then the line of the zitting itself says it
    dag = datum_kort(zitting.datum)
    anderen = [d for d in zitting.deelnemers if d.persoon_id != zitting.voorzitter_id]
    fout = [_wie(d, n) for d in anderen if (n := len(betwiste_stemmen(zitting, d.persoon_id)))]
    nog = [_wie(d, n) for d in anderen
           if _kan_nog(personen.get(d.persoon_id)) and (n := len(open_stemmen(zitting, d.persoon_id)))]  # fmt: skip
    regels = []
    if fout:
        tekst = f"Ga na of het besluit zonder deze stem staat: verkeerd genoteerd volgens {opsomming(fout)}, zitting van {dag}"
        regels.append(_regel(f"betwist {zitting.id}", tekst, regel, vandaag))
    if nog:
        tot = uiterlijk(zitting)
        if tot is not None and vandaag > tot:
            tekst = (f"Niet bekrachtigd binnen {BEKRACHTIG_DAGEN} dagen (tot en met {datum_kort(tot)}) door {opsomming(nog)}, "
                     f"zitting van {dag}; die stemmen gelden door de vastgestelde lijst")  # fmt: skip
        else:
            tekst = f"Nog te bekrachtigen door {opsomming(nog)}, zitting van {dag}"
            tekst += f", uiterlijk {datum_kort(tot)}" if tot is not None else ""
        regels.append(_regel(f"bekrachtigen {zitting.id}", tekst, regel, vandaag))
    return regels


def _wie(d: Deelnemer, aantal: int) -> str:
    return f"{d.naam} ({meervoud(aantal, 'stem', 'stemmen')})"


def _kan_nog(persoon: Persoon | None) -> bool:
    return persoon is not None and persoon.actief and persoon.met_login


def _regel(sleutel: str, tekst: str, zitting: ZittingSummary, vandaag: date) -> Werkregel:
    stap = VolgendeStap(tekst=f"{tekst}{van_commissie(zitting)}", aan_zet=AanZet.ZITTING, tab="", dag=vandaag,
                        naar_zitting=True)  # fmt: skip
    return Werkregel(sleutel=sleutel, groep=Groep.VANDAAG, stap=stap, zitting=zitting)
