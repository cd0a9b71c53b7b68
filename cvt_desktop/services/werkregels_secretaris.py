"""What the secretaris has to do beside the steps of dossiers: closing, following up, drafts, what went out, the register."""

from __future__ import annotations

from datetime import date

from cvt_desktop.basis.tekst import datum_kort
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.domain.volgende_stap import AanZet, VolgendeStap
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services.afsluiten import einden
from cvt_desktop.services.concepten import concepten, lees_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.evaluaties import komende
from cvt_desktop.services.intakeconcept import CONCEPTSLEUTEL, Intakeconcept, van_anderen
from cvt_desktop.services.klaarzetten import herinnering
from cvt_desktop.services.leesmapregister import geteld, te_melden
from cvt_desktop.services.verlengingsronde import registerregel
from cvt_desktop.services.werkregel import WEEK, Groep, Werkregel, groep_van, regel_van


def secretarisregels(lijst: list[AanvraagSummary], dienst: Dienst, vandaag: date) -> list[Werkregel]:
    """All of them; ``lijst``: the dossiers that this person sees."""
    return [
        *_klaargezet(dienst, vandaag), *_opvolgingen(dienst, lijst, vandaag), *_concepten(dienst, vandaag),
        *_bezwaartermijnen(dienst, lijst, vandaag), *_leesmappen(dienst, vandaag), *_evaluaties(dienst, lijst, vandaag),
        *_concepten_van_anderen(dienst), *_registerbeheer(dienst),
    ]


def _bezwaartermijnen(dienst: Dienst, lijst: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    """A line on the last day for bezwaar, and one line for all dossiers that can be closed after it."""
    regels, voorbij = [], 0
    for sluit in einden(dienst, lijst):
        stap = sluit.einde.stap(vandaag)
        if sluit.einde.voorbij(vandaag):
            voorbij += 1
        elif stap is not None:
            regels.append(regel_van(sluit.dossier, stap, vandaag))
    if voorbij:
        wat = "1 dossier" if voorbij == 1 else f"{voorbij} dossiers"
        stap = VolgendeStap(tekst=f"Afsluiten: de bezwaartermijn van {wat} is voorbij", aan_zet=AanZet.SECRETARIS, tab="",
                            dag=vandaag)  # fmt: skip
        regels.append(Werkregel(sleutel="afsluiten", groep=Groep.VANDAAG, stap=stap, scherm="afsluiten"))
    return regels


def _opvolgingen(dienst: Dienst, lijst: list[AanvraagSummary], vandaag: date) -> list[Werkregel]:
    bekend = {dossier.id: dossier for dossier in lijst}
    regels = []
    for opvolging in dienst.overzichten.opvolgingen(plus_dagen(vandaag, WEEK)):
        dossier = bekend.get(opvolging.aanvraag_id)
        if dossier is not None:
            kort = " ".join(opvolging.tekst.split())
            stap = VolgendeStap(tekst=f"Opvolgen: {kort[:80]}{'…' if len(kort) > 80 else ''}", aan_zet=AanZet.SECRETARIS,
                                tab="geschiedenis", veld=str(opvolging.notitie_id), dag=opvolging.op)  # fmt: skip
            regels.append(Werkregel(sleutel=f"opvolgen {opvolging.notitie_id}", groep=groep_van(stap, vandaag), stap=stap,
                                    dossier=dossier, notitie_id=opvolging.notitie_id, leerling=dossier.leerling,
                                    toelichting=opvolging.tekst))  # fmt: skip
    return regels


def _concepten(dienst: Dienst, vandaag: date) -> list[Werkregel]:
    regels = []
    for sleutel in concepten(dienst, CONCEPTSLEUTEL):
        concept = lees_concept(dienst, sleutel, Intakeconcept)
        if concept is not None and not concept.leeg:
            tekst = "Aanvraag in concept: verder invullen en registreren"
            regels.append(_conceptregel(sleutel, concept, tekst, vandaag, Groep.VANDAAG))
    return regels


def _concepten_van_anderen(dienst: Dienst) -> list[Werkregel]:
    """What a colleague began: it waits for that colleague, unless somebody takes it over."""
    return [_conceptregel(sleutel, concept, f"Aanvraag in concept bij {naam}: overnemen als dat nodig is", None, Groep.LATER)
            for sleutel, concept, naam in van_anderen(dienst) if not concept.leeg]  # fmt: skip


def _conceptregel(sleutel: str, concept: Intakeconcept, tekst: str, dag: date | None, groep: Groep) -> Werkregel:
    stap = VolgendeStap(tekst=tekst, aan_zet=AanZet.SECRETARIS, tab="", dag=dag)
    naam = concept.invoer.van_leerling.naam or "naam nog niet ingevuld"
    return Werkregel(sleutel=sleutel, groep=groep, stap=stap, concept=sleutel, leerling=naam)


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
        regels.append(regel_van(dossier, stap, vandaag, extra=" evaluatie",
                             toelichting="De regel verdwijnt als u een notitie schrijft (Ctrl+M)."))  # fmt: skip
    return regels


def _registerbeheer(dienst: Dienst) -> list[Werkregel]:
    """What ends this school year; the last line, because nothing of it has a day."""
    tekst = registerregel(dienst)
    if not tekst:
        return []
    stap = VolgendeStap(tekst=f"Registerbeheer: {tekst}", aan_zet=AanZet.SECRETARIS, tab="")
    return [Werkregel(sleutel="registerbeheer", groep=Groep.LATER, stap=stap, scherm="verlengingsronde")]
