"""A registered aanvraag becomes a concept again: *Ctrl+Z* as long as nothing of it left the house (screens.md 4.1, ADR 0078)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import NietGevondenError, ToestandError
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.ids import AanvraagId, LeerlingId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.concepten import zet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intakeconcept import Intakeconcept
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.onderwerpen import leerling_of_geen
from cvt_desktop.services.stukken import Stukvoorstel
from cvt_desktop.services.verwijderen import bestanden_van, eis_verwijderbaar, verwijderfeiten


def naar_concept(
    dienst: Dienst, aanvraag_id: AanvraagId, sleutel: str, stukken: Sequence[Stukvoorstel], leerling: Leerling | None, *,
    leerlingversie: int = 0,
) -> None:  # fmt: skip
    """The aanvraag is a draft again under ``sleutel``, with its fields as they stand now, its files and its kenmerk.

    The kenmerk stays with the draft: it may have been told to the school, and no other dossier ever gets it. Letters that were
    made and not sent go. ``leerling`` is the pupil as that stood in the register before, None for a new one, and
    ``leerlingversie`` the version that registering made of it. Raises ``ToestandError`` once something left the house, somebody
    went on with the dossier, or another dossier changed the pupil.
    """
    with dienst.werk(Actie.REGISTRATIE_TERUGNEMEN) as werk:
        uow = werk.uow
        aanvraag = uow.aanvragen.get(aanvraag_id)
        _eis_onaangeroerd(uow, aanvraag, stukken)
        wie = leerling_of_geen(uow, aanvraag)
        concept = Intakeconcept(
            soort=aanvraag.soort, invoer=Invoer.van(aanvraag.formulier, wie, aanvraag.school_id),
            leerling_id=leerling.id if leerling is not None else None, ander_kind=leerling is None, stukken=tuple(stukken),
            herkomst=aanvraag.herkomst, kenmerk=aanvraag.kenmerk,
        )  # fmt: skip
        uow.wissing.dossier(aanvraag_id, bestanden_van(uow, aanvraag_id) - {stuk.bijlage_id for stuk in stukken})
        if leerling is not None:
            _eis_zelfde_leerling(uow, aanvraag_id, leerling, leerlingversie)
            concept = replace(concept, leerling_id=_herstel(uow, leerling))
        zet_concept(uow, dienst, sleutel, concept)
        werk.leg_vast("aanvraag", aanvraag_id, None, aanvraag_id=aanvraag_id)


def _eis_onaangeroerd(uow: Leeseenheid, aanvraag: Aanvraag, stukken: Sequence[Stukvoorstel]) -> None:
    feiten = verwijderfeiten(uow, aanvraag)
    if feiten.verzonden:
        raise ToestandError("De ontvangst is al bevestigd: de aanvraag blijft geregistreerd. Was het een vergissing, kies dan in "
                            "het dossier Verkeerd geregistreerd, verwijderen.", code="al-bevestigd")  # fmt: skip
    eis_verwijderbaar(feiten)
    anders = {stuk.bestand_id for stuk in uow.stukken.of_aanvraag(aanvraag.id)} != {stuk.bijlage_id for stuk in stukken}
    verder = aanvraag.status is not Status.IN_TOETSING or aanvraag.koppelingen or uow.zittingen.of_aanvraag(aanvraag.id)
    if anders or verder or uow.notities.of_aanvraag(aanvraag.id) or uow.verwijderingen.wachtend(aanvraag.id) is not None:
        raise ToestandError("Met dit dossier is intussen verder gewerkt; de registratie is niet meer terug te nemen. Wijzig de "
                            "aanvraag in het dossier.", code="verder-gewerkt")  # fmt: skip


def _eis_zelfde_leerling(uow: Leeseenheid, aanvraag_id: AanvraagId, eerder: Leerling, versie: int) -> None:
    """What this dossier said of the pupil goes with it; what another one said since, would be lost."""
    hier = sum(g.object_soort == "leerling" and g.resultaat is Resultaat.GELUKT for g in uow.logboek.of_aanvraag(aanvraag_id))
    with suppress(NietGevondenError):
        if uow.leerlingen.get(eerder.id).versie != versie + hier:
            raise ToestandError("De gegevens van deze leerling zijn intussen in een ander dossier gewijzigd; de registratie is "
                                "niet meer terug te nemen. Wijzig de aanvraag in het dossier.",
                                code="leerling-gewijzigd")  # fmt: skip


def _herstel(uow: Schrijfeenheid, eerder: Leerling) -> LeerlingId | None:
    """A known pupil as before; None when nobody else needs that pupil, who is a new one again."""
    try:
        nu = uow.leerlingen.get(eerder.id)
    except NietGevondenError:
        return None
    hersteld = replace(eerder, versie=nu.versie)
    if hersteld != nu:
        uow.leerlingen.save(hersteld)
    return eerder.id
