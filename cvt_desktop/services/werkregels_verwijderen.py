"""What has to be done about dossiers that were registered by mistake: confirm, wait, and tell the school."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap
from cvt_desktop.domain.zelfde_mens import zelfde_mens
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.werkregel import Groep, Werkregel, regel_van

VERWIJDEREN = "verwijderen"
"""The place in a dossier where its removal is asked, confirmed or refused."""
_EXTRA = " verwijderen"


def verwijderregels(lijst: list[AanvraagSummary], dienst: Dienst, vandaag: date) -> list[Werkregel]:
    """All of them, for who asks or confirms removals; ``lijst``: the dossiers that this person sees."""
    if not dienst.mag(Actie.DOSSIER_VERWIJDEREN) and not dienst.mag(Actie.VERWIJDERING_MELDEN):
        return []
    with dienst.lezen(Actie.VERWIJDERINGEN_INZIEN) as uow:
        wachtende = uow.verwijderingen.alle_wachtende()
        mensen = {p.id: p for p in uow.personen.all()} if wachtende else {}
        te_melden = uow.verwijderingen.te_melden() if dienst.mag(Actie.VERWIJDERING_MELDEN) else 0
    bekend = {dossier.id: dossier for dossier in lijst} if wachtende else {}
    regels = []
    for verzoek in wachtende:
        dossier = bekend.get(verzoek.aanvraag_id)
        if dossier is None:
            continue
        vrager, ik = mensen.get(verzoek.gevraagd_door), mensen.get(dienst.sessie.persoon_id)
        if verzoek.gevraagd_door == dienst.sessie.persoon_id or (vrager and ik and zelfde_mens(vrager, ik)):
            stap = VolgendeStap(tekst="Verwijderen bevestigen: kan een ander dan u", aan_zet=AanZet.TWEEDE, tab="overzicht",
                                veld=VERWIJDEREN)  # fmt: skip
            regels.append(
                regel_van(dossier, stap, vandaag, extra=_EXTRA, toelichting=f"U vroeg het: {verzoek.reden_voluit}.")
            )
        elif dienst.mag(Actie.DOSSIER_VERWIJDEREN):
            stap = VolgendeStap(tekst=f"Verwijderen bevestigen of weigeren: {verzoek.reden_kort}", aan_zet=AanZet.SECRETARIS,
                                tab="overzicht", veld=VERWIJDEREN, dag=vandaag)  # fmt: skip
            wie = vrager.naam if vrager is not None else "Iemand"
            regels.append(regel_van(dossier, stap, vandaag, extra=_EXTRA,
                                    toelichting=f"{wie} vroeg het: {verzoek.reden_voluit}."))  # fmt: skip
    if te_melden:
        wat = meervoud(te_melden, "verwijderd dossier", "verwijderde dossiers")
        stap = VolgendeStap(tekst=f"De school laten weten dat de bevestiging vervalt: {wat}", aan_zet=AanZet.SECRETARIS, tab="",
                            dag=vandaag)  # fmt: skip
        regels.append(Werkregel(sleutel="verwijderingen", groep=Groep.VANDAAG, stap=stap, scherm="verwijderingen"))
    return regels
