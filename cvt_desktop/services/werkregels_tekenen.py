"""What somebody signs or decides on: the Tekenmap as one line, and what is decided without a zitting (screens.md 3.2, 4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import ZittingId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import BESTUURDERS, VOORZITTERS
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap, opstelstap, volgende_stap
from cvt_desktop.ports.overzicht import AanvraagSummary, ZittingSummary
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.tekenmapdag import BIJ_TEKENAAR
from cvt_desktop.services.tekenstapel import Stapelstuk, stapel
from cvt_desktop.services.werkregel import Groep, Werkregel, regel_van


def modellen_van(dienst: Dienst) -> dict[str, Besluitmodel]:
    """Who decides, by the name of the kind."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        return {str(soort): model for soort, model in dienst.instellingen(uow).reglement.modellen}


def rondes_van(zittingen: Iterable[ZittingSummary]) -> dict[ZittingId, date]:
    """The last day for stemmen of each schriftelijke ronde."""
    return {zitting.id: zitting.datum for zitting in zittingen if zitting.ronde}


def stapregel(
    dossier: AanvraagSummary, vandaag: date, model: Besluitmodel | None, rondes: Mapping[ZittingId, date] | None = None,
) -> Werkregel | None:  # fmt: skip
    """The line of the next step of a dossier, whoever is to take it."""
    ronde_tot = rondes.get(dossier.zitting_id) if rondes and dossier.zitting_id is not None else None
    stap = volgende_stap(dossier, vandaag, model=model, ronde_tot=ronde_tot)
    return None if stap is None else regel_van(dossier, stap, vandaag)


def tekenregels(lopend: Sequence[AanvraagSummary], dienst: Dienst, vandaag: date) -> list[Werkregel]:
    """The Tekenmap of who is logged in, then what does not lie in it yet: the voorzitter under M1 and M3, the bestuurder what the
    bestuur decides."""
    kan = any(dossier.status in BIJ_TEKENAAR for dossier in lopend)  # else the list need not be read once more
    mijn = [stuk for stuk in stapel(dienst) if stuk.mag_ik] if kan else []
    regels = _tekenmap(mijn, vandaag)
    modellen, rollen, in_map = modellen_van(dienst), dienst.sessie.rollen, {stuk.aanvraag_id for stuk in mijn}
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        besloten = [huidig(uow, dossier.id) for dossier in lopend if dossier.status is Status.BESLOTEN]
    bestuur = {besluit.aanvraag_id for besluit in besloten if besluit is not None and besluit.bestuur is not None}
    for dossier in lopend:
        model = modellen.get(dossier.soort)
        if dossier.id in in_map:
            continue
        if dossier.status is Status.GEREED_VOOR_ZITTING and model is Besluitmodel.M3:
            if (regel := stapregel(dossier, vandaag, model)) is not None:
                regels.append(regel)
        elif dossier.status is Status.ADVIES_BESTUUR and rollen & BESTUURDERS:
            stap = opstelstap("Besluiten over het advies", dossier.uiterste_datum, vandaag)
            regels.append(regel_van(dossier, stap, vandaag))
        elif dossier.status is Status.BESLOTEN and rollen & (
            BESTUURDERS if model is Besluitmodel.M2 or dossier.id in bestuur else VOORZITTERS
        ):
            stap = opstelstap("Besluit tekenen", dossier.uiterste_datum, vandaag)
            regels.append(regel_van(dossier, stap, vandaag))
    return regels


def _tekenmap(mijn: Sequence[Stapelstuk], vandaag: date) -> list[Werkregel]:
    if not mijn:
        return []
    over, aandacht = sum(s.wacht_op_bestuur for s in mijn), sum(bool(s.aandacht) for s in mijn)
    delen = [meervoud(len(mijn) - over, "besluit", "besluiten") + " te tekenen"] if len(mijn) > over else []
    delen += [meervoud(over, "advies", "adviezen") + " om over te besluiten"] if over else []
    tekst = f"Tekenmap: {' en '.join(delen)}" + (f", {aandacht} met aandacht" if aandacht else "")
    stap = VolgendeStap(tekst=tekst, aan_zet=AanZet.ONDERTEKENAAR, tab="", dag=vandaag)
    waarom = "; ".join(f"{s.kenmerk}: {s.aandacht}" for s in mijn if s.aandacht)
    return [Werkregel(sleutel="tekenmap", groep=Groep.VANDAAG, stap=stap, scherm="tekenmap",
                      toelichting=f"Aandacht: {waarom}." if waarom else "Niets daarvan vraagt aandacht.")]  # fmt: skip
