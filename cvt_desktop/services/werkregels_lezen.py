"""What somebody reads before the commission meets: the leeslijst with its progress, and the leesbericht of the consulent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary, ZittingSummary
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.leeslijst import gelezen_dossiers, leeslijst, verschoonde_dossiers
from cvt_desktop.services.werkregel import Groep, Werkregel, groep_van, regel_van


def leesregels(
    lopend: Sequence[AanvraagSummary], dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date
) -> list[Werkregel]:
    """The reading list of the next zitting: a line with the progress, and one per dossier. What was read asks nothing today,
    and nobody is asked to read a dossier at which he or she is verschoond.
    """
    mag, rondes = dienst.mag(Actie.LEESLIJST_INZIEN), {z.id for z in zittingen if z.ronde}
    op_agenda = [d for d in lopend if d.status is Status.OP_AGENDA and d.zitting_op is not None and d.zitting_op >= vandaag]
    eerste = min((d.zitting_op for d in op_agenda if d.zitting_op is not None), default=vandaag)
    komend = [d for d in op_agenda if d.zitting_op == eerste]
    if mag:
        niet = frozenset[AanvraagId]().union(*(verschoonde_dossiers(dienst, z) for z in {d.zitting_id for d in komend} if z))
        komend = [d for d in komend if d.id not in niet]
    gelezen = gelezen_dossiers(dienst, [d.id for d in komend]) if mag and komend else frozenset()
    wanneer = "vandaag" if eerste == vandaag else datum_kort(eerste)
    regels = _voortgang(dienst, komend, zittingen, vandaag) if mag else []
    for dossier in komend:
        waarvoor = "de schriftelijke ronde" if dossier.zitting_id in rondes else f"de zitting van {wanneer}"
        las = dossier.id in gelezen
        stap = VolgendeStap(tekst=f"{'Gelezen' if las else 'Lezen'} voor {waarvoor}", aan_zet=AanZet.ZITTING, tab="overzicht",
                            dag=eerste)  # fmt: skip
        regel = replace(regel_van(dossier, stap, vandaag, extra=" lezen"), leeslijst=mag)
        regels.append(replace(regel, groep=Groep.LATER) if las else regel)
    return regels


def van_eigen_zittingen(
    lopend: Sequence[AanvraagSummary], dienst: Dienst, zittingen: Sequence[ZittingSummary]
) -> list[AanvraagSummary]:
    """Where there are several commissions nobody is asked to read for a zitting of another one."""
    komend = {z.id for z in zittingen if z.commissie and z.toestand != Zittingtoestand.VASTGESTELD}
    if not komend:
        return list(lopend)
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        mijn = {z for z in komend if any(d.persoon_id == dienst.sessie.persoon_id for d in uow.zittingen.get(z).deelnemers)}
    return [dossier for dossier in lopend if dossier.zitting_id in mijn]


def _voortgang(
    dienst: Dienst, komend: Sequence[AanvraagSummary], zittingen: Sequence[ZittingSummary], vandaag: date
) -> list[Werkregel]:
    """One line for each zitting of that day: how many dossiers were read, and how long the rest takes."""
    bekend = {z.id: z for z in zittingen}
    nog = {d.id for d in komend}  # what was decided needs no reading any more
    regels = []
    for zitting_id in dict.fromkeys(d.zitting_id for d in komend if d.zitting_id in bekend):
        if zitting_id is None:
            continue
        lijst, zitting = leeslijst(dienst, zitting_id), bekend[zitting_id]
        lijst = replace(lijst, punten=tuple(p for p in lijst.punten if p.aanvraag_id in nog))
        gelezen, alle = sum(p.gelezen for p in lijst.te_lezen), len(lijst.te_lezen)
        rest = f", nog ± {lijst.minuten} min" if gelezen < alle else ""
        stap = VolgendeStap(tekst=f"Leeslijst: {gelezen} van {alle} gelezen{rest}", aan_zet=AanZet.ZITTING, tab="",
                            dag=zitting.datum)  # fmt: skip
        groep = groep_van(stap, vandaag) if gelezen < alle else Groep.LATER
        regels.append(Werkregel(sleutel=f"leeslijst {zitting_id}", groep=groep, stap=stap, zitting=zitting, leeslijst=True))
    return regels


def leesberichten(lopend: Sequence[AanvraagSummary], dienst: Dienst, vandaag: date) -> list[Werkregel]:
    """What the consulent reads before the commission does: aanvragen that are examined and have no leesbericht."""
    stap = VolgendeStap(tekst="Lezen en leesbericht schrijven", aan_zet=AanZet.SECRETARIS, tab="toetsing", dag=vandaag)
    vroeg = [d for d in lopend if d.status in {Status.ONTVANGEN, Status.IN_TOETSING}]
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return [regel_van(d, stap, vandaag, extra=" leesbericht") for d in vroeg
                if all(n.soort is not Notitiesoort.LEESBERICHT for n in uow.notities.of_aanvraag(d.id))]  # fmt: skip
