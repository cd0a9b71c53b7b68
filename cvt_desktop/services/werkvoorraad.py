"""What has to be done, one line per dossier, sorted by what pinches (screens.md 4.2), for the role that is logged in."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, NotitieId, ZittingId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import BESTUURDERS, SECRETARISSEN, TEKENAARS, VOORZITTERS, Rol
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap, tekenmap_stap, volgende_stap
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary, ZittingSummary
from cvt_desktop.services.afsluiten import einden
from cvt_desktop.services.bekrachtigen import te_bekrachtigen
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.bezwaarstand import stappen as bezwaarstappen
from cvt_desktop.services.concepten import concepten, lees_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import alleen_gekoppeld, mag_dossier
from cvt_desktop.services.evaluaties import komende
from cvt_desktop.services.intakeconcept import CONCEPTSLEUTEL, Intakeconcept
from cvt_desktop.services.klaarzetten import herinnering
from cvt_desktop.services.leeslijst import gelezen_dossiers
from cvt_desktop.services.leesmapregister import geteld, te_melden
from cvt_desktop.services.rondestemmen import open_rondes, rijpe_rondes
from cvt_desktop.services.tekenmapdag import BIJ_TEKENAAR, in_tekenmap_sinds
from cvt_desktop.services.verlengingsronde import registerregel
from cvt_desktop.services.zittingstap import zittingstap

_WEEK = 7
_VER = date(9999, 12, 31)


class Groep(StrEnum):
    """The filter chips; a line stands in exactly one of the first three, or only in *Alles*."""

    VANDAAG = "Vandaag"
    WEEK = "Deze week"
    WACHT = "Wacht op anderen"
    LATER = "Later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkregel:
    """One line. A line without ``dossier`` is a zitting, a draft, or work on the screen with the key ``scherm``.

    ``leeslijst``: the step is done on the leeslijst of the zitting, at this dossier.

    ``toelichting`` is what the peek says about why.
    """

    sleutel: str
    groep: Groep
    stap: VolgendeStap
    dossier: AanvraagSummary | None = None
    zitting: ZittingSummary | None = None
    notitie_id: NotitieId | None = None
    concept: str = ""
    leeslijst: bool = False
    scherm: str = ""
    leerling: str = field(default="", repr=False)
    toelichting: str = field(default="", repr=False)

    @property
    def pijn(self) -> tuple[date, date, str]:
        """The key to sort by: the day of the step, then the legal term (or the day of the zitting), then the kenmerk."""
        uiterste = self.dossier.uiterste_datum if self.dossier is not None else self.zitting.datum if self.zitting else None
        return self.stap.dag or _VER, uiterste or _VER, self.dossier.kenmerk if self.dossier is not None else ""

    @property
    def aanvraag_id(self) -> AanvraagId | None:
        """The dossier of this line."""
        return None if self.dossier is None else self.dossier.id

    @property
    def zitting_id(self) -> ZittingId | None:
        """The zitting where the step is done."""
        if self.zitting is not None:
            return self.zitting.id
        return None if self.dossier is None else self.dossier.zitting_id


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
    lijst, zittingen = zichtbare_aanvragen(dienst), dienst.overzichten.zittingen()
    lopend = [regel for regel in lijst if regel.status not in AFGEROND]
    regels: list[Werkregel] = []
    if rollen & SECRETARISSEN:
        modellen = _modellen(dienst)
        met_wachtlijst = [*lopend, *(r for r in lijst if r.status is Status.WACHTLIJST)]
        ligt = _in_tekenmap(dienst, lopend, vandaag)
        regels += [regel for dossier in met_wachtlijst
                   if (regel := ligt.get(dossier.id) or _stapregel(dossier, vandaag, modellen.get(dossier.soort)))]  # fmt: skip
        regels += _klaargezet(dienst, vandaag)
        regels += _bezwaren(dienst, lijst, vandaag) + _opvolgingen(dienst, lijst, vandaag) + _concepten(dienst, vandaag)
        regels += _bezwaartermijnen(dienst, lijst, vandaag)
        regels += _leesmappen(dienst, vandaag) + _evaluaties(dienst, lijst, vandaag)
        regels += _registerbeheer(dienst)
    elif rollen & TEKENAARS:
        regels += _te_tekenen(dienst, lopend, vandaag)
        regels += _knelpunten(lopend, vandaag) if rollen & VOORZITTERS else []
    if rollen & (SECRETARISSEN | VOORZITTERS):
        van_zittingen = _zittingen(dienst, zittingen, vandaag)
        regels = [*_zonder_punten(regels, van_zittingen), *van_zittingen]
    if rollen & (VOORZITTERS | {Rol.LID, Rol.CONSULENT}):
        regels += _te_lezen(dienst, lopend, vandaag, {z.id for z in zittingen if z.ronde})
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


def _groep(stap: VolgendeStap, vandaag: date) -> Groep:
    if stap.wacht:
        return Groep.WACHT
    if stap.dag is None or stap.dag <= vandaag:
        return Groep.VANDAAG
    return Groep.WEEK if stap.dag <= plus_dagen(vandaag, _WEEK) else Groep.LATER


def _modellen(dienst: Dienst) -> dict[str, Besluitmodel]:
    """Who decides, by the name of the kind."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return {str(soort): model for soort, model in dienst.instellingen(uow).reglement.modellen}


def _stapregel(dossier: AanvraagSummary, vandaag: date, model: Besluitmodel | None) -> Werkregel | None:
    stap = volgende_stap(dossier, vandaag, model=model)
    return None if stap is None else _regel(dossier, stap, vandaag)


def _regel(dossier: AanvraagSummary, stap: VolgendeStap, vandaag: date, *, extra: str = "", toelichting: str = "") -> Werkregel:
    return Werkregel(sleutel=f"{dossier.id}{extra}", groep=_groep(stap, vandaag), stap=stap, dossier=dossier,
                     leerling=dossier.leerling, toelichting=toelichting)  # fmt: skip


def _in_tekenmap(dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date) -> dict[AanvraagId, Werkregel]:
    """What the secretaris waits for: the besluiten that lie with who signs them."""
    regels = {}
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        for dossier in lopend:
            sinds = in_tekenmap_sinds(uow, dossier.id) if dossier.status in BIJ_TEKENAAR else None
            if sinds is not None:
                regels[dossier.id] = _regel(dossier, tekenmap_stap(sinds, dossier.uiterste_datum, vandaag), vandaag)
    return regels


def _bezwaren(dienst: Dienst, lijst: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """A line for each bezwaar that runs: two in one dossier have each their own clock."""
    in_bezwaar = [dossier for dossier in lijst if dossier.status is Status.IN_BEZWAAR]
    if not in_bezwaar:
        return []
    with dienst.lezen(Actie.BEZWAREN_INZIEN) as uow:
        return [_regel(dossier, stap, vandaag, extra=f" bezwaar {nummer}") for dossier in in_bezwaar
                for nummer, stap in enumerate(bezwaarstappen(uow, dossier.id, vandaag))]  # fmt: skip


def _bezwaartermijnen(dienst: Dienst, lijst: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """A line on the last day for bezwaar, and one line for all dossiers that can be closed after it."""
    regels, voorbij = [], 0
    for sluit in einden(dienst, lijst):
        stap = sluit.einde.stap(vandaag)
        if sluit.einde.voorbij(vandaag):
            voorbij += 1
        elif stap is not None:
            regels.append(_regel(sluit.dossier, stap, vandaag))
    if voorbij:
        wat = "1 dossier" if voorbij == 1 else f"{voorbij} dossiers"
        stap = VolgendeStap(tekst=f"Afsluiten: de bezwaartermijn van {wat} is voorbij", aan_zet=AanZet.SECRETARIS, tab="",
                            dag=vandaag)  # fmt: skip
        regels.append(Werkregel(sleutel="afsluiten", groep=Groep.VANDAAG, stap=stap, scherm="afsluiten"))
    return regels


def _opvolgingen(dienst: Dienst, lijst: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    bekend = {dossier.id: dossier for dossier in lijst}
    regels = []
    for opvolging in dienst.overzichten.opvolgingen(plus_dagen(vandaag, _WEEK)):
        dossier = bekend.get(opvolging.aanvraag_id)
        if dossier is not None:
            kort = " ".join(opvolging.tekst.split())
            stap = VolgendeStap(tekst=f"Opvolgen: {kort[:80]}{'…' if len(kort) > 80 else ''}", aan_zet=AanZet.SECRETARIS,
                                tab="geschiedenis", veld=str(opvolging.notitie_id), dag=opvolging.op)  # fmt: skip
            regels.append(Werkregel(sleutel=f"opvolgen {opvolging.notitie_id}", groep=_groep(stap, vandaag), stap=stap,
                                    dossier=dossier, notitie_id=opvolging.notitie_id, leerling=dossier.leerling,
                                    toelichting=opvolging.tekst))  # fmt: skip
    return regels


def _concepten(dienst: Dienst, vandaag: date) -> list[Werkregel]:
    regels = []
    for sleutel in concepten(dienst, CONCEPTSLEUTEL):
        concept = lees_concept(dienst, sleutel, Intakeconcept)
        if concept is not None and not concept.leeg:
            stap = VolgendeStap(tekst="Aanvraag in concept: verder invullen en registreren", aan_zet=AanZet.SECRETARIS, tab="",
                                dag=vandaag)  # fmt: skip
            regels.append(Werkregel(sleutel=sleutel, groep=Groep.VANDAAG, stap=stap, concept=sleutel,
                                    leerling=concept.invoer.van_leerling.naam or "naam nog niet ingevuld"))  # fmt: skip
    return regels


def _klaargezet(dienst: Dienst, vandaag: date) -> list[Werkregel]:
    """Files that were put in a folder to be sent, and still stand there (screens.md 4.13)."""
    if not (nog := herinnering(dienst)):
        return []
    stap = VolgendeStap(tekst=f"Opruimen: {nog}", aan_zet=AanZet.SECRETARIS, tab="", dag=vandaag)
    return [Werkregel(sleutel="klaargezet", groep=Groep.VANDAAG, stap=stap, scherm="klaargezet")]


def _leesmappen(dienst: Dienst, vandaag: date) -> list[Werkregel]:
    """One line for all leesmappen whose last day is over and that nobody reported destroyed."""
    open_ = te_melden(dienst)
    if not open_:
        return []
    wat = f"{geteld(open_)} {'is' if len(open_) == 1 else 'zijn'}"
    stap = VolgendeStap(tekst=f"Vragen of {wat} vernietigd", aan_zet=AanZet.SECRETARIS, tab="", dag=vandaag)
    wie = ", ".join(dict.fromkeys(leesmap.naam for leesmap in open_))
    return [Werkregel(sleutel="leesmappen", groep=Groep.VANDAAG, stap=stap, scherm="leesmappen", toelichting=f"Van {wie}.")]


def _evaluaties(dienst: Dienst, lijst: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """Support whose evaluation comes up: the school is asked, and the note about it ends the line (screens.md 5.7, 5.8)."""
    regels = []
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        gekomen = list(komende(uow, lijst, vandaag))
    for dossier, moment in gekomen:
        stap = VolgendeStap(tekst=f"{moment.welke} op {datum_kort(moment.op)}: vraag de school hoe het gaat en noteer het",
                            aan_zet=AanZet.SECRETARIS, tab="overzicht", dag=moment.op)  # fmt: skip
        regels.append(_regel(dossier, stap, vandaag, extra=" evaluatie",
                             toelichting="De regel verdwijnt als u een notitie schrijft (Ctrl+M)."))  # fmt: skip
    return regels


def _registerbeheer(dienst: Dienst) -> list[Werkregel]:
    """What ends this school year; the last line, because nothing of it has a day."""
    tekst = registerregel(dienst)
    if not tekst:
        return []
    stap = VolgendeStap(tekst=f"Registerbeheer: {tekst}", aan_zet=AanZet.SECRETARIS, tab="")
    return [Werkregel(sleutel="registerbeheer", groep=Groep.LATER, stap=stap, scherm="verlengingsronde")]


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
            regels.append(_regel(dossier, stap, vandaag))
        elif dossier.status is Status.BESLOTEN and rollen & (
            BESTUURDERS if model is Besluitmodel.M2 or dossier.id in bestuur else VOORZITTERS
        ):
            stap = VolgendeStap(tekst="Besluit tekenen", aan_zet=AanZet.ONDERTEKENAAR, tab="besluit", dag=vandaag)
            regels.append(_regel(dossier, stap, vandaag))
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
        regels.append(_regel(dossier, stap, vandaag, extra=" knelpunt"))
    return regels


def _zittingen(dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date) -> list[Werkregel]:
    regels, rijp = [], rijpe_rondes(dienst)
    for zitting in zittingen:
        tekst = zittingstap(zitting, dienst, vandaag)
        if zitting.id in rijp:
            tekst = f"Schriftelijke ronde: uitkomst vaststellen van {meervoud(rijp[zitting.id], 'punt', 'punten')}"
        if tekst:
            stap = VolgendeStap(tekst=tekst, aan_zet=AanZet.ZITTING, tab="", dag=max(zitting.datum, vandaag), naar_zitting=True)
            regels.append(Werkregel(sleutel=f"zitting {zitting.id}", groep=_groep(stap, vandaag), stap=stap, zitting=zitting))
    return regels


def _rondes(dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date) -> list[Werkregel]:
    """The schriftelijke rondes that wait for the own stem: they can be done from the first day, and end with the last."""
    bekend = {zitting.id: zitting for zitting in zittingen}
    regels = []
    for zitting_id, aantal in open_rondes(dienst):
        zitting = bekend[zitting_id]
        wacht = meervoud(aantal, "punt wacht", "punten wachten")
        stap = VolgendeStap(tekst=f"Schriftelijke ronde: {wacht} op uw stem, tot en met {datum_kort(zitting.datum)}",
                            aan_zet=AanZet.ZITTING, tab="", dag=vandaag, naar_zitting=True)  # fmt: skip
        regels.append(Werkregel(sleutel=f"ronde {zitting_id}", groep=Groep.VANDAAG, stap=stap, zitting=zitting))
    return regels


def _eigen_stemmen(dienst: Dienst, zittingen: Sequence[ZittingSummary], vandaag: date) -> list[Werkregel]:
    """The own stemmen of a zitting that is over, not bekrachtigd: the letters do not wait for them (screens.md 4.10)."""
    dicht = {z.id: z for z in zittingen if z.toestand == Zittingtoestand.GESLOTEN}
    regels = []
    for zitting_id, dag, aantal in te_bekrachtigen(dienst):
        if zitting_id in dicht:
            stap = VolgendeStap(tekst=f"Uw stem bekrachtigen: {meervoud(aantal, 'stem', 'stemmen')} van {datum_kort(dag)}",
                                aan_zet=AanZet.ZITTING, tab="", dag=vandaag, naar_zitting=True)  # fmt: skip
            regels.append(Werkregel(sleutel=f"stemmen {zitting_id}", groep=Groep.VANDAAG, stap=stap, zitting=dicht[zitting_id]))
    return regels


def _zonder_punten(regels: list[Werkregel], zittingen: list[Werkregel]) -> list[Werkregel]:
    """Dossiers that only wait for a zitting stand in the one line of that zitting."""
    bekend = {regel.zitting_id for regel in zittingen}
    return [regel for regel in regels if regel.stap.aan_zet is not AanZet.ZITTING or regel.zitting_id not in bekend]


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
        regel = replace(_regel(dossier, stap, vandaag, extra=" lezen"), leeslijst=leeslijst)
        regels.append(replace(regel, groep=Groep.LATER) if las else regel)
    return regels


def _leesberichten(dienst: Dienst, lopend: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """What the consulent reads before the commission does: aanvragen that are examined and have no leesbericht."""
    stap = VolgendeStap(tekst="Lezen en leesbericht schrijven", aan_zet=AanZet.SECRETARIS, tab="overzicht", dag=vandaag)
    vroeg = [d for d in lopend if d.status in {Status.ONTVANGEN, Status.IN_TOETSING}]
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return [_regel(d, stap, vandaag, extra=" leesbericht") for d in vroeg
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
                    regels.append(_regel(dossier, stap, vandaag, extra=f" advies {koppeling.volgorde}"))
    return regels


SOORTNAAM = {soort: beschrijving(soort).kort for soort in SOORTEN}
"""The short words of the lists."""
