"""What has to be done, one line per dossier, sorted by what pinches (screens.md 4.2), for the role that is logged in."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import BESTUURDERS, SECRETARISSEN, TEKENAARS, VOORZITTERS, Rol
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap, tekenmap_stap, volgende_stap
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary, ZittingSummary
from cvt_desktop.services.bekrachtigen import te_bekrachtigen
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.bezwaarstand import stappen as bezwaarstappen
from cvt_desktop.services.commissies import zittingregels
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld, mag_dossier
from cvt_desktop.services.leeslijst import gelezen_dossiers
from cvt_desktop.services.rondestemmen import open_rondes, rijpe_rondes
from cvt_desktop.services.tekenmapdag import BIJ_TEKENAAR, in_tekenmap_sinds
from cvt_desktop.services.werkregel import Groep, Werkregel, groep_van, regel_van
from cvt_desktop.services.werkregels_secretaris import secretarisregels
from cvt_desktop.services.werkregels_verwijderen import verwijderregels
from cvt_desktop.services.zittingstap import zittingstap


def zichtbare_aanvragen(dienst: Dienst) -> list[AanvraagSummary]:
    """All aanvragen that this person may see, newest first; none without a role that reads dossiers."""
    if not dienst.mag(Actie.DOSSIER_INZIEN):
        return []
    lijst = dienst.overzichten.aanvragen()
    if not alleen_gekoppeld(dienst):
        return lijst
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return [regel for regel in lijst if regel.adviezen_gevraagd and mag_dossier(dienst, uow.aanvragen.get(regel.id))]


def werkvoorraad(dienst: Dienst) -> list[Werkregel]:
    """The lines of the person who is logged in, over all roles that this person holds."""
    vandaag, rollen = dienst.klok.today(), dienst.sessie.rollen
    lijst, zittingen = zichtbare_aanvragen(dienst), zittingregels(dienst)
    lopend = [regel for regel in lijst if regel.status not in AFGEROND]
    regels: list[Werkregel] = []
    if rollen & SECRETARISSEN:
        modellen = _modellen(dienst)
        met_wachtlijst = [*lopend, *(r for r in lijst if r.status is Status.WACHTLIJST)]
        ligt = _in_tekenmap(dienst, lopend, vandaag)
        regels += [regel for dossier in met_wachtlijst
                   if (regel := ligt.get(dossier.id) or _stapregel(dossier, vandaag, modellen.get(dossier.soort)))]  # fmt: skip
        regels += _bezwaren(dienst, lijst, vandaag) + secretarisregels(lijst, dienst, vandaag)
    elif rollen & TEKENAARS:
        regels += _te_tekenen(dienst, lopend, vandaag)
        regels += _knelpunten(lopend, vandaag) if rollen & VOORZITTERS else []
    regels += verwijderregels(lijst, dienst, vandaag)
    if rollen & (SECRETARISSEN | VOORZITTERS):
        van_zittingen = _zittingen(dienst, zittingen, vandaag)
        regels = [*_zonder_punten(regels, van_zittingen), *van_zittingen]
    if rollen & (VOORZITTERS | {Rol.LID, Rol.CONSULENT}):
        te_lezen = lopend if Rol.CONSULENT in rollen else _van_eigen_zittingen(dienst, lopend, zittingen)
        regels += _te_lezen(dienst, te_lezen, vandaag, {z.id for z in zittingen if z.ronde})
    if dienst.mag(Actie.STEM_UITBRENGEN):
        regels += _rondes(dienst, zittingen, vandaag)
    if dienst.mag(Actie.STEM_BEKRACHTIGEN):
        regels += _eigen_stemmen(dienst, zittingen, vandaag)
    if Rol.CONSULENT in rollen:
        regels += _leesberichten(dienst, lopend, vandaag)
    if Rol.DESKUNDIGE in rollen:
        regels += _adviezen(dienst, lopend, vandaag)
    return sorted(regels, key=lambda regel: regel.pijn)


def eerstvolgende(regels: list[Werkregel]) -> str:
    """``Eerstvolgende: do 13 mei, streefdatum van 2 dossiers.``, or '' when nothing is coming."""
    dagen = [regel.stap.dag for regel in regels if regel.stap.dag is not None and regel.groep is not Groep.VANDAAG]
    if not dagen:
        return ""
    eerste = min(dagen)
    aantal = dagen.count(eerste)
    return f"Eerstvolgende: {datum_kort(eerste)}, {meervoud(aantal, 'dossier', 'dossiers')}."


def _modellen(dienst: Dienst) -> dict[str, Besluitmodel]:
    """Who decides, by the name of the kind."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return {str(soort): model for soort, model in dienst.instellingen(uow).reglement.modellen}


def _stapregel(dossier: AanvraagSummary, vandaag: date, model: Besluitmodel | None) -> Werkregel | None:
    stap = volgende_stap(dossier, vandaag, model=model)
    return None if stap is None else regel_van(dossier, stap, vandaag)


def _in_tekenmap(dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date) -> dict[AanvraagId, Werkregel]:
    """What the secretaris waits for: the besluiten that lie with who signs them."""
    regels = {}
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        for dossier in lopend:
            sinds = in_tekenmap_sinds(uow, dossier.id) if dossier.status in BIJ_TEKENAAR else None
            if sinds is not None:
                regels[dossier.id] = regel_van(dossier, tekenmap_stap(sinds, dossier.uiterste_datum, vandaag), vandaag)
    return regels


def _bezwaren(dienst: Dienst, lijst: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """A line for each bezwaar that runs: two in one dossier have each their own clock."""
    in_bezwaar = [dossier for dossier in lijst if dossier.status is Status.IN_BEZWAAR]
    if not in_bezwaar:
        return []
    with dienst.lezen(Actie.BEZWAREN_INZIEN) as uow:
        return [regel_van(dossier, stap, vandaag, extra=f" bezwaar {nummer}") for dossier in in_bezwaar
                for nummer, stap in enumerate(bezwaarstappen(uow, dossier.id, vandaag))]  # fmt: skip


def _te_tekenen(dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """What this person signs: the voorzitter under M1 and M3, the bestuurder what the bestuur decided (screens.md 3.2, 3.3)."""
    modellen, rollen = _modellen(dienst), dienst.sessie.rollen
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        besloten = [huidig(uow, dossier.id) for dossier in lopend if dossier.status is Status.BESLOTEN]
    bestuur = {besluit.aanvraag_id for besluit in besloten if besluit is not None and besluit.bestuur is not None}
    regels = []
    for dossier in lopend:
        model = modellen.get(dossier.soort)
        if dossier.status is Status.GEREED_VOOR_ZITTING and model is Besluitmodel.M3:
            if (stapje := _stapregel(dossier, vandaag, model)) is not None:
                regels.append(stapje)
        elif dossier.status is Status.ADVIES_BESTUUR and rollen & BESTUURDERS:
            stap = VolgendeStap(tekst="Besluiten over het advies", aan_zet=AanZet.BESTUUR, tab="besluit", dag=vandaag)
            regels.append(regel_van(dossier, stap, vandaag))
        elif dossier.status is Status.BESLOTEN and rollen & (
            BESTUURDERS if model is Besluitmodel.M2 or dossier.id in bestuur else VOORZITTERS
        ):
            stap = VolgendeStap(tekst="Besluit tekenen", aan_zet=AanZet.ONDERTEKENAAR, tab="besluit", dag=vandaag)
            regels.append(regel_van(dossier, stap, vandaag))
    return regels


def _knelpunten(lopend: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """Dossiers whose legal term is over, or ends before their zitting."""
    regels = []
    for dossier in lopend:
        uiterste, op = dossier.uiterste_datum, dossier.zitting_op
        if uiterste is None or dossier.staat_stil(vandaag) or dossier.status in {Status.BESLOTEN, Status.GETEKEND}:
            continue
        if uiterste < vandaag:
            tekst = "Knelpunt: de beslistermijn is voorbij"
        elif op is not None and op > uiterste:
            tekst = f"Knelpunt: de zitting van {datum_kort(op)} valt na de termijn"
        else:
            continue
        stap = VolgendeStap(tekst=tekst, aan_zet=AanZet.SECRETARIS, tab="overzicht", veld="termijn", dag=vandaag)
        regels.append(regel_van(dossier, stap, vandaag, extra=" knelpunt"))
    return regels


def _zittingen(dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date) -> list[Werkregel]:
    regels, rijp = [], rijpe_rondes(dienst)
    for zitting in zittingen:
        tekst = zittingstap(zitting, dienst, vandaag)
        if zitting.id in rijp:
            tekst = f"Schriftelijke ronde: uitkomst vaststellen van {meervoud(rijp[zitting.id], 'punt', 'punten')}"
        if tekst:
            stap = VolgendeStap(tekst=f"{tekst}{_van(zitting)}", aan_zet=AanZet.ZITTING, tab="", dag=max(zitting.datum, vandaag),
                                naar_zitting=True)  # fmt: skip
            regels.append(Werkregel(sleutel=f"zitting {zitting.id}", groep=groep_van(stap, vandaag), stap=stap, zitting=zitting))
    return regels


def _van(zitting: ZittingSummary) -> str:
    """Of which commission, where there are several."""
    return f" · {zitting.commissie}" if zitting.commissie else ""


def _rondes(dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date) -> list[Werkregel]:
    """The schriftelijke rondes that wait for the own stem: they can be done from the first day, and end with the last."""
    bekend = {zitting.id: zitting for zitting in zittingen}
    regels = []
    for zitting_id, aantal in open_rondes(dienst):
        zitting = bekend[zitting_id]
        wacht = meervoud(aantal, "punt wacht", "punten wachten")
        stap = VolgendeStap(tekst=f"Schriftelijke ronde: {wacht} op uw stem, tot en met {datum_kort(zitting.datum)}"
                                  f"{_van(zitting)}",
                            aan_zet=AanZet.ZITTING, tab="", dag=vandaag, naar_zitting=True)  # fmt: skip
        regels.append(Werkregel(sleutel=f"ronde {zitting_id}", groep=Groep.VANDAAG, stap=stap, zitting=zitting))
    return regels


def _eigen_stemmen(dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date) -> list[Werkregel]:
    """The own stemmen of a zitting that is over, not bekrachtigd: the letters do not wait for them (screens.md 4.10)."""
    dicht = {z.id: z for z in zittingen if z.toestand == Zittingtoestand.GESLOTEN}
    regels = []
    for zitting_id, dag, aantal in te_bekrachtigen(dienst):
        if zitting_id in dicht:
            stap = VolgendeStap(tekst=f"Uw stem bekrachtigen: {meervoud(aantal, 'stem', 'stemmen')} van {datum_kort(dag)}"
                                      f"{_van(dicht[zitting_id])}",
                                aan_zet=AanZet.ZITTING, tab="", dag=vandaag, naar_zitting=True)  # fmt: skip
            regels.append(Werkregel(sleutel=f"stemmen {zitting_id}", groep=Groep.VANDAAG, stap=stap, zitting=dicht[zitting_id]))
    return regels


def _zonder_punten(regels: list[Werkregel], zittingen: list[Werkregel]) -> list[Werkregel]:
    """Dossiers that only wait for a zitting stand in the one line of that zitting."""
    bekend = {regel.zitting_id for regel in zittingen}
    return [regel for regel in regels if regel.stap.aan_zet is not AanZet.ZITTING or regel.zitting_id not in bekend]


def _van_eigen_zittingen(
    dienst: Dienst, lopend: list[AanvraagSummary], zittingen: Sequence[ZittingSummary]
) -> list[AanvraagSummary]:
    """Where there are several commissions nobody is asked to read for a zitting of another one."""
    komend = {z.id for z in zittingen if z.commissie and z.toestand != Zittingtoestand.VASTGESTELD}
    if not komend:
        return lopend
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        mijn = {z for z in komend if any(d.persoon_id == dienst.sessie.persoon_id for d in uow.zittingen.get(z).deelnemers)}
    return [dossier for dossier in lopend if dossier.zitting_id in mijn]


def _te_lezen(
    dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date, rondes: Container[ZittingId | None],
) -> list[Werkregel]:  # fmt: skip
    """The reading list of the next zitting; ``rondes`` are the zittingen without a room. What was read asks nothing today."""
    leeslijst = dienst.mag(Actie.LEESLIJST_INZIEN)
    op_agenda = [d for d in lopend if d.status is Status.OP_AGENDA and d.zitting_op is not None and d.zitting_op >= vandaag]
    eerste = min((d.zitting_op for d in op_agenda if d.zitting_op is not None), default=vandaag)
    komend = [d for d in op_agenda if d.zitting_op == eerste]
    gelezen = gelezen_dossiers(dienst, [d.id for d in komend]) if leeslijst and komend else frozenset()
    wanneer = "vandaag" if eerste == vandaag else datum_kort(eerste)
    regels = []
    for dossier in komend:
        waarvoor = "de schriftelijke ronde" if dossier.zitting_id in rondes else f"de zitting van {wanneer}"
        las = dossier.id in gelezen
        stap = VolgendeStap(tekst=f"{'Gelezen' if las else 'Lezen'} voor {waarvoor}", aan_zet=AanZet.ZITTING, tab="overzicht",
                            dag=eerste)  # fmt: skip
        regel = replace(regel_van(dossier, stap, vandaag, extra=" lezen"), leeslijst=leeslijst)
        regels.append(replace(regel, groep=Groep.LATER) if las else regel)
    return regels


def _leesberichten(dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """What the consulent reads before the commission does: aanvragen that are examined and have no leesbericht."""
    stap = VolgendeStap(tekst="Lezen en leesbericht schrijven", aan_zet=AanZet.SECRETARIS, tab="overzicht", dag=vandaag)
    vroeg = [d for d in lopend if d.status in {Status.ONTVANGEN, Status.IN_TOETSING}]
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return [regel_van(d, stap, vandaag, extra=" leesbericht") for d in vroeg
                if all(n.soort is not Notitiesoort.LEESBERICHT for n in uow.notities.of_aanvraag(d.id))]  # fmt: skip


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
