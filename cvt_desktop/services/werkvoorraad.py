"""What has to be done, one line per dossier, sorted by what pinches (screens.md 4.2), for the role that is logged in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.persoon import SECRETARISSEN, TEKENAARS, VOORZITTERS, Rol
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap, scan_stap, tekenmap_stap
from cvt_desktop.ports.overzicht import AanvraagSummary, ZittingSummary
from cvt_desktop.services.bezwaarstand import stappen as bezwaarstappen
from cvt_desktop.services.commissies import zittingregels
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld, binnen_commissie, mag_dossier
from cvt_desktop.services.knelpunten import knelpunten
from cvt_desktop.services.rondestemmen import open_rondes, rijpe_rondes
from cvt_desktop.services.scans import wacht_op_scan
from cvt_desktop.services.tekenmapdag import BIJ_TEKENAAR, in_tekenmap_sinds
from cvt_desktop.services.werkregel import Groep, Werkregel, groep_van, regel_van
from cvt_desktop.services.werkregels_bekrachtigen import stemregels, van_commissie
from cvt_desktop.services.werkregels_lezen import leesberichten, leesregels, van_eigen_zittingen
from cvt_desktop.services.werkregels_secretaris import secretarisregels
from cvt_desktop.services.werkregels_tekenen import modellen_van, rondes_van, stapregel, tekenregels
from cvt_desktop.services.werkregels_toezicht import toezichtregels
from cvt_desktop.services.werkregels_verwijderen import verwijderregels
from cvt_desktop.services.zittingstap import wacht_op_voorzitter, zittingstap


def zichtbare_aanvragen(dienst: Dienst, *statussen: Status) -> list[AanvraagSummary]:
    """All aanvragen that this person may see, newest first; none without a role that reads dossiers. ``statussen``: those."""
    if not dienst.mag(Actie.DOSSIER_INZIEN):
        return []
    lijst = dienst.overzichten.aanvragen(*statussen)
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        if not alleen_gekoppeld(dienst):
            return binnen_commissie(dienst, uow, lijst)
        return [regel for regel in lijst if regel.adviezen_gevraagd and mag_dossier(dienst, uow, uow.aanvragen.get(regel.id))]


def werkvoorraad(dienst: Dienst, rol: Rol | None = None) -> list[Werkregel]:
    """The lines of the person who is logged in, over all roles that this person holds, or those of one of them only."""
    if rol is not None:  # never more than is held: who looks as one role reads with that role alone
        dienst = replace(dienst, sessie=replace(dienst.sessie, rollen=dienst.sessie.rollen & {rol}))
    vandaag, rollen = dienst.klok.today(), dienst.sessie.rollen
    lijst, zittingen = zichtbare_aanvragen(dienst), zittingregels(dienst)
    lopend = [regel for regel in lijst if regel.status not in AFGEROND]
    regels: list[Werkregel] = []
    if rollen & SECRETARISSEN:
        modellen = modellen_van(dienst)
        met_wachtlijst = [*lopend, *(r for r in lijst if r.status is Status.WACHTLIJST)]
        ligt = _in_tekenmap(dienst, lopend, vandaag) | _zonder_scan(dienst, lopend, vandaag)
        rondes = rondes_van(zittingen)
        regels += [regel for dossier in met_wachtlijst
                   if (regel := ligt.get(dossier.id)
                       or stapregel(dossier, vandaag, modellen.get(dossier.soort), rondes))]  # fmt: skip
        regels += _bezwaren(dienst, lijst, vandaag) + secretarisregels(lijst, dienst, vandaag)
    elif rollen & TEKENAARS:
        regels += tekenregels(lopend, dienst, vandaag) + knelpunten(lopend, dienst, zittingen, vandaag)
    regels += verwijderregels(lijst, dienst, vandaag)
    if rollen & (SECRETARISSEN | VOORZITTERS):
        van_zittingen = _zittingen(dienst, zittingen, vandaag)
        regels = [*_zonder_punten(regels, van_zittingen), *van_zittingen]
    if rollen & (VOORZITTERS | {Rol.LID, Rol.CONSULENT}):
        te_lezen = lopend if Rol.CONSULENT in rollen else van_eigen_zittingen(lopend, dienst, zittingen)
        regels += leesregels(te_lezen, dienst, zittingen, vandaag)
    if dienst.mag(Actie.STEM_UITBRENGEN):
        regels += _rondes(dienst, zittingen, vandaag)
    if dienst.mag(Actie.STEM_BEKRACHTIGEN):
        regels += stemregels(zittingen, dienst, vandaag)
    if Rol.CONSULENT in rollen:
        regels += leesberichten(lopend, dienst, vandaag)
    if Rol.DESKUNDIGE in rollen:
        regels += _adviezen(dienst, lopend, vandaag)
    regels += toezichtregels(vandaag, dienst)
    return sorted(_met_spoed(dienst, regels), key=lambda regel: regel.pijn)


def alle_stappen(dienst: Dienst) -> list[Werkregel]:
    """Every running dossier with its next step, whoever is to take it: for who wants to see where all of it stands."""
    vandaag, modellen = dienst.klok.today(), modellen_van(dienst) if dienst.mag(Actie.DOSSIER_INZIEN) else {}
    rondes = rondes_van(zittingregels(dienst))
    lopend = [d for d in zichtbare_aanvragen(dienst) if d.status not in AFGEROND]
    papier = _zonder_scan(dienst, lopend, vandaag)
    regels = (papier.get(d.id) or stapregel(d, vandaag, modellen.get(d.soort), rondes) for d in lopend)
    return sorted(_met_spoed(dienst, [regel for regel in regels if regel is not None]), key=lambda regel: regel.pijn)


def _met_spoed(dienst: Dienst, regels: list[Werkregel]) -> list[Werkregel]:
    """The lines say it; their order stays that of the terms, for *Spoed* moves no term (screens.md 5.1: for the agenda)."""
    spoed = dienst.overzichten.spoed() if any(regel.dossier is not None for regel in regels) else {}
    return [replace(regel, spoed=spoed[regel.dossier.id]) if regel.dossier is not None and regel.dossier.id in spoed else regel
            for regel in regels]  # fmt: skip


def eerstvolgende(regels: list[Werkregel]) -> str:
    """``Eerstvolgende: do 13 mei, streefdatum van 2 dossiers.``, or '' when nothing is coming."""
    later = [(regel.stap.dag, regel) for regel in regels if regel.stap.dag is not None and regel.groep is not Groep.VANDAAG]
    if not later:
        return ""
    eerste = min(dag for dag, _ in later)
    op = [regel for dag, regel in later if dag == eerste]
    soorten = {_waarom_dan(regel) for regel in op}
    aantal = len(op)
    if soorten == {"zitting"}:
        return f"Eerstvolgende: {datum_kort(eerste)}, {'een zitting' if aantal == 1 else f'{aantal} zittingen'}."
    dossiers = meervoud(sum(regel.dossier is not None for regel in op) or aantal, "dossier", "dossiers")
    wat = next(iter(soorten)) if len(soorten) == 1 else ""
    return f"Eerstvolgende: {datum_kort(eerste)}, {f'{wat} van ' if wat else ''}{dossiers}."


def _waarom_dan(regel: Werkregel) -> str:
    """Which date of the dossier it is on which the next step falls, in one word, or ''."""
    dossier = regel.dossier
    if dossier is None:
        return "zitting" if regel.zitting is not None else ""
    if regel.notitie_id is not None:
        return "opvolgen"
    if regel.stap.wacht:
        return "uiterste dag van anderen"
    return "streefdatum" if regel.stap.dag == dossier.streefdatum else ""


def _in_tekenmap(dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date) -> dict[AanvraagId, Werkregel]:
    """What the secretaris waits for: the besluiten that lie with who signs them."""
    regels = {}
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        for dossier in lopend:
            sinds = in_tekenmap_sinds(uow, dossier.id) if dossier.status in BIJ_TEKENAAR else None
            if sinds is not None:
                regels[dossier.id] = regel_van(dossier, tekenmap_stap(sinds, dossier.uiterste_datum, vandaag), vandaag)
    return regels


def _zonder_scan(dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date) -> dict[AanvraagId, Werkregel]:
    """What was signed with a pen and did not come back as a scan."""
    if not any(dossier.status is Status.GETEKEND for dossier in lopend):
        return {}
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        wacht = wacht_op_scan(uow)
    return {dossier.id: regel_van(dossier, scan_stap(vandaag), vandaag) for dossier in lopend
            if dossier.id in wacht and dossier.status is Status.GETEKEND}  # fmt: skip


def _bezwaren(dienst: Dienst, lijst: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """A line for each bezwaar that runs: two in one dossier have each their own clock."""
    in_bezwaar = [dossier for dossier in lijst if dossier.status is Status.IN_BEZWAAR]
    if not in_bezwaar:
        return []
    with dienst.lezen(Actie.BEZWAREN_INZIEN) as uow:
        return [regel_van(dossier, stap, vandaag, extra=f" bezwaar {nummer}") for dossier in in_bezwaar
                for nummer, stap in enumerate(bezwaarstappen(uow, dossier.id, vandaag))]  # fmt: skip


def _zittingen(dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date) -> list[Werkregel]:
    regels, rijp = [], rijpe_rondes(dienst)
    for zitting in zittingen:
        tekst = zittingstap(zitting, dienst, vandaag)
        if zitting.id in rijp:
            tekst = f"Schriftelijke ronde: uitkomst vaststellen van {meervoud(rijp[zitting.id], 'punt', 'punten')}"
        if tekst:
            stap = VolgendeStap(tekst=f"{tekst}{van_commissie(zitting)}", aan_zet=AanZet.ZITTING, tab="",
                                dag=max(zitting.datum, vandaag), naar_zitting=True)  # fmt: skip
            groep = Groep.WACHT if wacht_op_voorzitter(zitting, dienst) else groep_van(stap, vandaag)
            regels.append(Werkregel(sleutel=f"zitting {zitting.id}", groep=groep, stap=stap, zitting=zitting))
    return regels


def _rondes(dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date) -> list[Werkregel]:
    """The schriftelijke rondes that wait for the own stem: they can be done from the first day, and end with the last."""
    bekend = {zitting.id: zitting for zitting in zittingen}
    regels = []
    for zitting_id, aantal in open_rondes(dienst):
        zitting = bekend[zitting_id]
        wacht = meervoud(aantal, "punt wacht", "punten wachten")
        stap = VolgendeStap(tekst=f"Schriftelijke ronde: {wacht} op uw stem, tot en met {datum_kort(zitting.datum)}"
                                  f"{van_commissie(zitting)}",
                            aan_zet=AanZet.ZITTING, tab="", dag=vandaag, naar_zitting=True)  # fmt: skip
        regels.append(Werkregel(sleutel=f"ronde {zitting_id}", groep=Groep.VANDAAG, stap=stap, zitting=zitting))
    return regels


def _zonder_punten(regels: list[Werkregel], zittingen: list[Werkregel]) -> list[Werkregel]:
    """Dossiers that only wait for a zitting stand in the one line of that zitting."""
    bekend = {regel.zitting_id for regel in zittingen}
    return [regel for regel in regels if regel.stap.aan_zet is not AanZet.ZITTING or regel.zitting_id not in bekend]


def _adviezen(dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """The advices that were asked of this person and are not vastgesteld yet."""
    ik, regels = dienst.sessie.persoon_id, []
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        for dossier in lopend:
            if dossier.adviezen_gevraagd <= dossier.adviezen_vast:
                continue
            vast = {advies.volgorde for advies in uow.adviezen.of_aanvraag(dossier.id) if advies.vastgesteld}
            for koppeling in uow.aanvragen.get(dossier.id).koppelingen:
                if koppeling.persoon_id == ik and koppeling.volgorde not in vast:
                    dag = koppeling.uiterlijk
                    wanneer = f", uiterlijk {datum_kort(dag)}" if dag else ""
                    stap = VolgendeStap(tekst=f"Advies {koppeling.volgorde} schrijven{wanneer}", aan_zet=AanZet.SECRETARIS,
                                        tab="adviezen", veld=str(koppeling.volgorde), dag=dag)  # fmt: skip
                    regels.append(regel_van(dossier, stap, vandaag, extra=f" advies {koppeling.volgorde}"))
    return regels


SOORTNAAM = {soort: beschrijving(soort).kort for soort in SOORTEN}
"""The short words of the lists."""
