"""What stands open in the bezwaren: the terms of each, the next step, the list of all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bezwaar import Bezwaar
from cvt_desktop.domain.bezwaarstap import bezwaarstap
from cvt_desktop.domain.bezwaartermijnen import Bezwaartermijnen, bezwaartermijnen
from cvt_desktop.domain.brief import Brieftoestand
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.feestdagen import Feestdagentabel
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.overzichtfeiten import Bezwaarfeit
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import bezwaartermijn
from cvt_desktop.domain.volgende_stap import VolgendeStap
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossiertoegang import eis_dossier, mag_dossier
from cvt_desktop.services.onderwerpen import onderwerp_van
from cvt_desktop.services.verzenden import BUITEN

TEGEN_TE_KOMEN = frozenset({Status.BEKENDGEMAAKT, Status.BUITEN_BEHANDELING, Status.IN_BEZWAAR, Status.AFGESLOTEN})
"""The states of a dossier in which a bezwaar can be registered."""
_VER = date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarblad:
    """One bezwaar with its terms; ``stap`` is None when it has ended, ``beslist_door`` a name.

    ``beroep_tot`` is the last day for beroep, counted from the sending of the decision (Awb 6:7, 6:8).
    """

    bezwaar: Bezwaar
    termijnen: Bezwaartermijnen
    stap: VolgendeStap | None
    beslist_door: str = field(default="", repr=False)
    beroep_tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarregel:
    """One line of the list, with the dossier that it is about."""

    blad: Bezwaarblad
    kenmerk: str
    leerling: str = field(repr=False)
    school: str


def bladen(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[Bezwaarblad, ...]:
    """The bezwaren of one dossier, in the order in which they came."""
    with dienst.lezen(Actie.BEZWAREN_INZIEN) as uow:
        eis_dossier(dienst, uow, uow.aanvragen.get(aanvraag_id))
        feestdagen = _feestdagen(uow)
        return tuple(_blad(uow, b, dienst.klok.today(), feestdagen) for b in uow.bezwaren.of_aanvraag(aanvraag_id))


def lijst(dienst: Dienst) -> tuple[Bezwaarregel, ...]:
    """The bezwaren in dossiers that this person may read; what has to be done first on top, what has ended at the bottom."""
    with dienst.lezen(Actie.BEZWAREN_INZIEN) as uow:
        regels, feestdagen = [], _feestdagen(uow)
        for bezwaar in uow.bezwaren.all():
            aanvraag = uow.aanvragen.get(bezwaar.aanvraag_id)
            if mag_dossier(dienst, uow, aanvraag):
                regels.append(Bezwaarregel(
                    blad=_blad(uow, bezwaar, dienst.klok.today(), feestdagen), kenmerk=aanvraag.kenmerk,
                    leerling=onderwerp_van(uow, aanvraag).korte_naam, school=uow.scholen.get(aanvraag.school_id).naam,
                ))  # fmt: skip
    return tuple(sorted(regels, key=lambda r: (r.blad.stap is None, (r.blad.stap and r.blad.stap.dag) or _VER)))


def feiten(dienst: Dienst) -> list[Bezwaarfeit]:
    """What the figures need of all bezwaren: those are of the whole samenwerkingsverband, and hold no name."""
    gevonden = []
    with dienst.lezen(Actie.OVERZICHTEN_INZIEN) as uow:
        feestdagen = _feestdagen(uow)
        for b in uow.bezwaren.all():
            aanvraag = uow.aanvragen.get(b.aanvraag_id)
            beslissen = _blad(uow, b, dienst.klok.today(), feestdagen).termijnen.beslissen
            gevonden.append(Bezwaarfeit(
                aanvraag_id=aanvraag.id, kenmerk=aanvraag.kenmerk, soort=aanvraag.soort, toestand=b.toestand,
                school=uow.scholen.get(aanvraag.school_id).naam, ontvangen_op=b.ontvangst.ontvangen_op,
                oordeel=b.beslissing.oordeel if b.beslissing else None, verzonden_op=b.beslissing_verzonden_op,
                uiterlijk=beslissen.laatste_dag if beslissen else None,
            ))  # fmt: skip
    return gevonden


def stappen(uow: Leeseenheid, aanvraag_id: AanvraagId, vandaag: date) -> tuple[VolgendeStap, ...]:
    """The steps of what runs in one dossier, the most urgent first."""
    lopend = [b for b in uow.bezwaren.of_aanvraag(aanvraag_id) if b.loopt]
    if not lopend:
        return ()
    feestdagen = _feestdagen(uow)
    alle = (_blad(uow, b, vandaag, feestdagen).stap for b in lopend)
    return tuple(sorted((s for s in alle if s is not None), key=lambda s: (s.wacht, s.dag or _VER)))


def bezwaar_mogelijk(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether this dossier has a page for bezwaren, for the person who is logged in: the way over the LBT is that of a TLV."""
    if not dienst.mag(Actie.BEZWAREN_INZIEN):
        return False
    with dienst.lezen(Actie.BEZWAREN_INZIEN) as uow:
        aanvraag = uow.aanvragen.get(aanvraag_id)
        return aanvraag.status in TEGEN_TE_KOMEN and beschrijving(aanvraag.soort).met_tlv


def _feestdagen(uow: Leeseenheid) -> Feestdagentabel:
    return feestdagen_volgens(uow.instellingen.all()[0])


def _blad(uow: Leeseenheid, bezwaar: Bezwaar, vandaag: date, feestdagen: Feestdagentabel) -> Bezwaarblad:
    verzonden = bezwaar.beslissing_verzonden_op
    termijnen = bezwaartermijnen(bezwaar, bekendmakingen(uow, bezwaar), feestdagen)
    return Bezwaarblad(
        bezwaar=bezwaar, termijnen=termijnen, stap=bezwaarstap(bezwaar, termijnen, vandaag),
        beslist_door=uow.personen.get(bezwaar.beslissing.beslist_door).naam if bezwaar.beslissing else "",
        beroep_tot=bezwaartermijn(verzonden, feestdagen=feestdagen).laatste_dag if verzonden else None,
    )  # fmt: skip


def bekendmakingen(uow: Leeseenheid, bezwaar: Bezwaar) -> list[date]:
    """The days on which the documents of the besluit were sent, one for each addressee; or those of not handling it."""
    brieven = uow.brieven.of_aanvraag(bezwaar.aanvraag_id)
    if bezwaar.besluit_id is None:
        stukken = [b for b in brieven if b.soort in BUITEN]
    else:
        stukken = [b for b in brieven if b.besluit_id == bezwaar.besluit_id]
    return [b.verzonden_op for b in stukken if b.toestand is Brieftoestand.VERZONDEN and b.verzonden_op is not None]
