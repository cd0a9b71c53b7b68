"""Taking in an aanvraag: registering it, and changing its form or its pupil."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import uuid4

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GewijzigdError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Formulier, Soort
from cvt_desktop.domain.herkomst import Herkomst
from cvt_desktop.domain.ids import AanvraagId, LeerlingId, SchoolId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.schooljaar import Schooljaar, schooljaar
from cvt_desktop.domain.toets import Toets
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intake_terug import naar_concept
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.keuring import keur
from cvt_desktop.services.onderwerpen import leerling_of_geen
from cvt_desktop.services.stukken import Stukvoorstel, bewaar_stukken
from cvt_desktop.services.toetslijsten import nieuwste_toetslijst

_DICHT = frozenset({
    Status.GETEKEND, Status.BEKENDGEMAAKT, Status.IN_BEZWAAR, Status.INGETROKKEN, Status.BUITEN_BEHANDELING,
    Status.AFGESLOTEN, Status.WACHTLIJST,
})  # fmt: skip
"""In these the form is history: what left the house rests on it."""
_SJABLOONVELD = re.compile(r"\{(jaar|sj|schooljaar|nr)(?::(0?\d))?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuweAanvraag:
    """What is registered. ``leerling_id`` links it to a pupil in the register; None makes a new pupil.

    A groepsarrangement makes none, and what was typed about a pupil before that kind was chosen is not kept.

    ``stukken`` were prepared by ``stukken.voorbereiden``. ``concept`` is the key of the draft that becomes this; ``kenmerk`` the
    number that the draft has because it was registered before and taken back.
    """

    soort: Soort
    invoer: Invoer
    leerling_id: LeerlingId | None = None
    stukken: tuple[Stukvoorstel, ...] = ()
    herkomst: Herkomst | None = None
    concept: str = ""
    kenmerk: str = ""


def registreren(dienst: Dienst, nieuw: NieuweAanvraag) -> AanvraagId:
    """Register an aanvraag with its pupil and stukken, in one unit and one event; the status becomes *In toetsing*.

    Only soort, ontvangen op and via, school, name and date of birth (or the title of a group) stop it; the rest becomes
    open in the toets
    (screens.md 5.10). Raises ``InvoerError`` naming the first field that stops it.
    """
    lijst, met_leerling = nieuwste_toetslijst(nieuw.soort), nieuw.soort.met_leerling
    if not met_leerling:
        nieuw = replace(nieuw, invoer=nieuw.invoer.zonder_leerling(), leerling_id=None)
    fouten = keur(nieuw.invoer, dienst.klok.today(), met_leerling=met_leerling)
    if fouten:
        veld, melding = next(iter(fouten.items()))
        raise InvoerError(melding, code="formulier", veld=veld)
    formulier = nieuw.invoer.formulier()
    with dienst.werk(Actie.AANVRAAG_REGISTREREN) as werk:
        eerder = werk.uow.leerlingen.get(nieuw.leerling_id) if nieuw.leerling_id is not None else None
        leerlingen = (_leerling(werk.uow, nieuw, eerder),) if met_leerling else ()
        school = werk.uow.scholen.get(_school_id(nieuw.invoer))
        aanvraag = Aanvraag(
            id=AanvraagId(uuid4()), soort=nieuw.soort,
            kenmerk=nieuw.kenmerk or _kenmerk(dienst, werk.uow, formulier.a.ontvangen_op),
            leerling_id=leerlingen[0].id if leerlingen else None, school_id=school.id, formulier=formulier,
            toets=Toets.nieuw(lijst),
            herkomst=nieuw.herkomst,
        ).naar(Status.IN_TOETSING)  # fmt: skip
        aanvraag = werk.uow.aanvragen.save(aanvraag)
        stukken = bewaar_stukken(dienst, werk.uow, aanvraag.id, nieuw.stukken, formulier.a.ontvangen_op)
        if nieuw.concept:
            werk.uow.concepten.delete(dienst.sessie.persoon_id, nieuw.concept)
        werk.leg_vast("aanvraag", aanvraag.id, (aanvraag, *leerlingen, *stukken), aanvraag_id=aanvraag.id,
                      aantal=1 + len(stukken))  # fmt: skip
        if nieuw.concept:
            werk.kan_terug(
                f"de registratie van {aanvraag.kenmerk}; de aanvraag is weer een concept en houdt dit kenmerk",
                partial(naar_concept, dienst, aanvraag.id, nieuw.concept, nieuw.stukken, eerder,
                        leerlingversie=leerlingen[0].versie if leerlingen else 0), concept=nieuw.concept,
            )
    return aanvraag.id


def formulier_wijzigen(
    dienst: Dienst, aanvraag_id: AanvraagId, formulier: Formulier, versie: int, *, school_id: SchoolId | None = None
) -> Aanvraag:
    """Keep a changed form; ``versie`` is that of the aanvraag that was shown.

    Raises ``GewijzigdError`` when somebody else saved meanwhile, ``ToestandError`` once the besluit is signed,
    ``InvoerError`` naming the field.
    """
    with dienst.werk(Actie.AANVRAAG_BEWERKEN) as werk:
        aanvraag = _open(werk.uow, aanvraag_id, versie)
        leerling = leerling_of_geen(werk.uow, aanvraag)
        _keur(dienst, Invoer.van(formulier, leerling, school_id or aanvraag.school_id), aanvraag.soort)
        if school_id is not None:
            werk.uow.scholen.get(school_id)
        nieuw = replace(aanvraag, formulier=replace(formulier, versie=aanvraag.formulier.versie),
                        school_id=school_id or aanvraag.school_id)  # fmt: skip
        nieuw = werk.uow.aanvragen.save(nieuw)
        werk.leg_vast("aanvraag", aanvraag_id, nieuw, aanvraag_id=aanvraag_id)
    return nieuw


def leerling_wijzigen(dienst: Dienst, aanvraag_id: AanvraagId, leerling: Leerling) -> Leerling:
    """Keep changed data of the pupil of this dossier; ``leerling.versie`` is that of what was shown."""
    with dienst.werk(Actie.AANVRAAG_BEWERKEN) as werk:
        aanvraag = _open(werk.uow, aanvraag_id, None)
        if aanvraag.leerling_id != leerling.id:
            raise InvoerError(
                "Deze leerling hoort niet bij dit dossier. "
                "Open het dossier opnieuw.", code="andere-leerling", veld="leerling.achternaam",
            )  # fmt: skip
        _keur(dienst, Invoer.van(aanvraag.formulier, leerling, aanvraag.school_id), aanvraag.soort)
        nieuw = werk.uow.leerlingen.save(leerling)
        werk.leg_vast("leerling", leerling.id, nieuw, aanvraag_id=aanvraag_id)
    return nieuw


def keur_kenmerk_sjabloon(sjabloon: str) -> None:
    """Refuse a template that could give one kenmerk twice."""
    kaal = _SJABLOONVELD.sub("", sjabloon)
    namen = {m[1] for m in _SJABLOONVELD.finditer(sjabloon)}
    if "{" in kaal or "}" in kaal or "nr" not in namen or not namen & {"jaar", "sj", "schooljaar"}:
        raise InvoerError(
            "Het sjabloon voor kenmerken moet het schooljaar {jaar} en het volgnummer {nr:04} bevatten. "
            "Vul het aan.", code="sjabloon", veld="kenmerk_sjabloon",
        )  # fmt: skip


def maak_kenmerk(sjabloon: str, jaar: Schooljaar, volgnummer: int) -> str:
    """``{jaar}-{nr:04}`` gives ``2026-0391`` for number 391 of school year 2026-2027."""
    keur_kenmerk_sjabloon(sjabloon)
    waarden = {"jaar": str(jaar.beginjaar), "sj": jaar.kort, "schooljaar": jaar.naam}

    def vul(m: re.Match[str]) -> str:
        return f"{volgnummer:{m[2] or ''}d}" if m[1] == "nr" else waarden[m[1]]

    return _SJABLOONVELD.sub(vul, sjabloon)


def kenmerkteller(jaar: Schooljaar) -> str:
    """The name of the gap-free counter of a school year."""
    return f"kenmerk/{jaar.beginjaar}"


def _kenmerk(dienst: Dienst, uow: Schrijfeenheid, ontvangen_op: date) -> str:
    jaar = schooljaar(ontvangen_op)
    sjabloon = dienst.instellingen(uow).reglement.kenmerk_sjabloon
    return maak_kenmerk(sjabloon, jaar, uow.tellers.volgende(kenmerkteller(jaar)))


def _leerling(uow: Schrijfeenheid, nieuw: NieuweAanvraag, bestaand: Leerling | None) -> Leerling:
    if bestaand is None:
        return uow.leerlingen.save(nieuw.invoer.leerling())
    leerling = nieuw.invoer.leerling(bestaand)
    if leerling.zoeksleutel != bestaand.zoeksleutel:
        raise InvoerError("Naam of geboortedatum is niet die van de gekozen leerling. Kies opnieuw wie dit is.",
                          code="andere-leerling", veld="leerling.achternaam")  # fmt: skip
    # the spelling in the register stays, and nothing that was known is lost; the dossier changes it on purpose
    leerling = replace(
        leerling, roepnaam=bestaand.roepnaam, voorvoegsel=bestaand.voorvoegsel, achternaam=bestaand.achternaam,
        voornamen=leerling.voornamen or bestaand.voornamen, woonplaats=leerling.woonplaats or bestaand.woonplaats,
        adres=leerling.adres if leerling.adres.volledig else bestaand.adres,
        adres_geheim=leerling.adres_geheim if leerling.adres.volledig else bestaand.adres_geheim,
    )  # fmt: skip
    return bestaand if leerling == bestaand else uow.leerlingen.save(leerling)


def _school_id(invoer: Invoer) -> SchoolId:
    if invoer.school_id is None:
        raise InvoerError("Kies de school die de aanvraag doet.", code="ontbreekt", veld="a.school")
    return invoer.school_id


def _open(uow: Schrijfeenheid, aanvraag_id: AanvraagId, versie: int | None) -> Aanvraag:
    aanvraag = uow.aanvragen.get(aanvraag_id)
    if aanvraag.status in _DICHT:
        raise ToestandError(f"Dit dossier is '{aanvraag.status}': de aanvraag wijzigt niet meer. Maak een notitie.",
                            code="aanvraag-dicht")  # fmt: skip
    if versie is not None and versie != aanvraag.versie:
        raise GewijzigdError("Deze aanvraag is intussen gewijzigd. Open haar opnieuw en voer uw wijziging nog eens in.")
    return aanvraag


def _keur(dienst: Dienst, invoer: Invoer, soort: Soort) -> None:
    for veld, melding in keur(invoer, dienst.klok.today(), met_leerling=soort.met_leerling).items():
        raise InvoerError(melding, code="formulier", veld=veld)
