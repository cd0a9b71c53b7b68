"""Asking deskundigen for their advice on a dossier, and taking that back (screens.md 4.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from cvt_desktop.domain.aanvraag import Aanvraag, Koppeling, Status
from cvt_desktop.domain.adviesverschil import DERDE, Verschilweg
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Deskundigenadvies
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import plus_dagen, toets_datum, werkdag_vanaf
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.deskundigen import eis_geschikt
from cvt_desktop.services.dossier import lees_dossier

VOLGORDES = (1, 2)
ADVIES_DAGEN = 14
TE_KOPPELEN = frozenset({
    Status.ONTVANGEN, Status.IN_TOETSING, Status.AANVULLING_GEVRAAGD, Status.BIJ_DESKUNDIGEN, Status.GEREED_VOOR_ZITTING,
    Status.AANGEHOUDEN,
})  # fmt: skip


def koppelen(
    dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int, persoon_id: PersoonId, uiterlijk: date | None = None,
    reden: str = "",
) -> Aanvraag:  # fmt: skip
    """Ask somebody for advice 1 or 2, or 3 once that was chosen, before or on ``uiterlijk``; who was there is replaced.

    ``reden`` (one of ``deskundigen.TOCH_REDENEN``) is kept when the guard warns of a tie. Raises ``ToestandError`` when the
    guard or the legal list of professions forbids it, or the advice is vastgesteld.
    """
    eis_uiterlijk(uiterlijk, dienst.klok.today())
    with dienst.werk(Actie.DESKUNDIGE_KOPPELEN) as werk:
        oud = lees_dossier(dienst, werk.uow, aanvraag_id)
        vorig = next((k for k in oud.koppelingen if k.volgorde == volgorde), None)
        begonnen = any(a.volgorde == volgorde for a in werk.uow.adviezen.of_aanvraag(aanvraag_id))
        aanvraag, koppeling = koppel_in(werk.uow, dienst, oud, volgorde, persoon_id, uiterlijk, reden)
        werk.leg_vast("koppeling", persoon_id, koppeling, aanvraag_id=aanvraag_id)
        if not begonnen:  # what somebody began to write does not come back by asking again
            redenen = frozenset(wat for wat, _ in aanvraag.overrides) - {wat for wat, _ in oud.overrides}
            werk.kan_terug(f"advies {volgorde} gevraagd bij {aanvraag.kenmerk}",
                           partial(_zoals_het_was, dienst, aanvraag_id, volgorde, vorig, redenen))  # fmt: skip
    return aanvraag


def voorstel_uiterlijk(dienst: Dienst) -> date:
    """The day that is proposed for an advice: two weeks on, a working day."""
    with dienst.lezen(Actie.DESKUNDIGE_KOPPELEN) as uow:
        tabel = feestdagen_volgens(dienst.instellingen(uow))
    return werkdag_vanaf(plus_dagen(dienst.klok.today(), ADVIES_DAGEN), tabel)


def eis_uiterlijk(uiterlijk: date | None, vandaag: date) -> None:
    """Raise ``InvoerError`` for a day that has gone by."""
    if uiterlijk is not None and toets_datum(uiterlijk, veld="uiterlijk") < vandaag:
        raise InvoerError(
            "Deze dag is voorbij. Kies vandaag of een latere dag.", code="datum-verleden", veld="uiterlijk"
        )


def koppel_in(
    uow: Schrijfeenheid, dienst: Dienst, aanvraag: Aanvraag, volgorde: int, persoon_id: PersoonId, uiterlijk: date | None,
    reden: str,
) -> tuple[Aanvraag, Koppeling]:  # fmt: skip
    """``koppelen`` in the unit of the caller, who tells the log. What it raises comes before anything was written."""
    vandaag = dienst.klok.today()
    aanvraag = eis_te_koppelen(aanvraag, volgorde)
    persoon = uow.personen.get(persoon_id)
    aanvraag = eis_geschikt(uow, aanvraag, persoon, volgorde, vandaag, reden)
    vorig = next((k for k in aanvraag.koppelingen if k.volgorde == volgorde and k.persoon_id == persoon_id), None)
    koppeling = Koppeling(volgorde=volgorde, persoon_id=persoon_id, gevraagd_op=vorig.gevraagd_op if vorig else vandaag,
                          uiterlijk=uiterlijk)  # fmt: skip
    herbestem_concept(uow, aanvraag, volgorde, persoon)
    return uow.aanvragen.save(aanvraag.koppelen(koppeling)), koppeling


def ontkoppelen(dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int) -> Aanvraag:
    """Undo asking, as long as nothing was written."""
    with dienst.werk(Actie.DESKUNDIGE_KOPPELEN) as werk:
        aanvraag, weg = ontkoppel_in(werk.uow, lees_dossier(dienst, werk.uow, aanvraag_id), volgorde)
        werk.leg_vast("koppeling", weg.persoon_id, weg, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"advies {volgorde} ontkoppeld bij {aanvraag.kenmerk}",
                       partial(_zoals_het_was, dienst, aanvraag_id, volgorde, weg, frozenset()))  # fmt: skip
    return aanvraag


def ontkoppel_in(uow: Schrijfeenheid, aanvraag: Aanvraag, volgorde: int) -> tuple[Aanvraag, Koppeling]:
    """``ontkoppelen`` in the unit of the caller, who tells the log."""
    weg = next((k for k in aanvraag.koppelingen if k.volgorde == volgorde), None)
    if weg is None:
        raise ToestandError("Hier is geen deskundige gekoppeld. Koppel eerst iemand.", code="koppeling-geen")
    if any(a.volgorde == volgorde for a in uow.adviezen.of_aanvraag(aanvraag.id)):
        raise ToestandError("Deze deskundige is al begonnen. Koppel een ander in deze plaats als dat moet.",
                            code="advies-begonnen")  # fmt: skip
    over = tuple(k for k in aanvraag.koppelingen if k.volgorde != volgorde)
    return uow.aanvragen.save(replace(aanvraag, koppelingen=over)), weg


def _zoals_het_was(
    dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int, koppeling: Koppeling | None, redenen: frozenset[str]
) -> Aanvraag:
    """Take back: who stood in this place does so again, asked on the same day; the ``redenen`` that came with it go.

    Raises ``ToestandError`` once somebody began to write, or the adviezen are fixed.
    """
    with dienst.werk(Actie.DESKUNDIGE_KOPPELEN) as werk:
        nu = eis_te_koppelen(lees_dossier(dienst, werk.uow, aanvraag_id), volgorde)
        if any(k.volgorde == volgorde for k in nu.koppelingen):
            nu, _ = ontkoppel_in(werk.uow, nu, volgorde)
        for wat in redenen:
            nu = nu.zonder_override(wat)
        aanvraag = werk.uow.aanvragen.save(nu if koppeling is None else nu.koppelen(koppeling))
        werk.leg_vast("koppeling", koppeling.persoon_id if koppeling else None, koppeling, aanvraag_id=aanvraag_id)
    return aanvraag


def eis_te_koppelen(aanvraag: Aanvraag, volgorde: int) -> Aanvraag:
    """The aanvraag, when an advice in this place can be asked now; raises in words otherwise."""
    if volgorde not in (*VOLGORDES, DERDE):
        raise InvoerError("Er zijn twee adviezen: kies het eerste of het tweede.", code="volgorde", veld="volgorde")
    if volgorde == DERDE and not any(k.weg is Verschilweg.DERDE for k in aanvraag.verschilkeuzes[-1:]):
        raise ToestandError("Een derde deskundige komt er als de adviezen verschillen. Kies dat eerst, met de reden.",
                            code="derde-niet-gekozen", veld="volgorde")  # fmt: skip
    if not beschrijving(aanvraag.soort).met_adviezen:
        raise ToestandError("Bij deze soort adviseren geen deskundigen: de commissie beoordeelt de inhoud zelf. Rond de "
                            "toets af en zet het dossier op een agenda.", code="geen-adviezen")  # fmt: skip
    if aanvraag.status not in TE_KOPPELEN:
        raise ToestandError(
            f"Dit dossier is '{aanvraag.status}': de adviezen liggen vast. "
            "Haal het eerst van de agenda.", code="adviezen-vast",
        )  # fmt: skip
    return aanvraag


def herbestem_concept(uow: Schrijfeenheid, aanvraag: Aanvraag, volgorde: int, persoon: Persoon) -> None:
    """A concept of somebody who was asked before goes: the next one begins with an empty form."""
    adviezen = [a for a in uow.adviezen.of_aanvraag(aanvraag.id) if a.volgorde == volgorde]
    if any(a.vastgesteld for a in adviezen):
        raise ToestandError("Dit advies is al vastgesteld. Open het om het te lezen.", code="advies-vast")
    for advies in adviezen:
        if advies.persoon_id != persoon.id:
            uow.adviezen.save(ondertekend_door(replace(advies, inhoud=Adviesinhoud()), persoon))


def vrije_plaatsen(uow: Leeseenheid, aanvraag: Aanvraag) -> tuple[int, ...]:
    """Those of the two places in which nobody was asked and nothing was written."""
    bezet = {k.volgorde for k in aanvraag.koppelingen} | {a.volgorde for a in uow.adviezen.of_aanvraag(aanvraag.id)}
    return tuple(volgorde for volgorde in VOLGORDES if volgorde not in bezet)


def ondertekend_door(advies: Deskundigenadvies, persoon: Persoon) -> Deskundigenadvies:
    """Name, profession and employer as they are on this day."""
    return replace(advies, persoon_id=persoon.id, naam=persoon.naam, beroep=persoon.beroep, werkgever=persoon.werkgever)
