"""The own letter of the pupil: proposed from an age on, and given by a person (screens.md 5.2)."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.termijn import leeftijd_op
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.besluiten import huidig
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.onderwerpen import eis_leerling


def voorstel(dienst: Dienst, aanvraag_id: AanvraagId) -> int | None:
    """The age of a pupil who is old enough for an own letter and does not get one, while the letters are not made yet.

    None for who cannot give it.
    """
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        b = aanvraag.formulier.b
        if not dienst.mag(Actie.BESLUIT_OPSTELLEN):
            return None
        if b.eigen_brief or not aanvraag.formulier.geadresseerde_verzorgers or not _in_concept(uow, aanvraag_id):
            return None
        leeftijd = leeftijd_op(eis_leerling(uow, aanvraag).geboortedatum, dienst.klok.today())
        return leeftijd if leeftijd >= dienst.instellingen(uow).reglement.eigen_brief_vanaf else None


def geven(dienst: Dienst, aanvraag_id: AanvraagId) -> Aanvraag:
    """The pupil gets an own letter beside that of the ouders. Raises ``ToestandError`` once the letters are made."""
    with dienst.werk(Actie.BESLUIT_OPSTELLEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        if not _in_concept(werk.uow, aanvraag_id):
            raise ToestandError("De brieven van dit besluit liggen vast. Zet het besluit eerst terug naar concept.",
                                code="besluit-toestand")  # fmt: skip
        formulier = aanvraag.formulier
        nieuw = replace(aanvraag, formulier=replace(formulier, b=replace(formulier.b, eigen_brief=True)))
        nieuw = werk.uow.aanvragen.save(nieuw)
        werk.leg_vast("aanvraag", aanvraag_id, nieuw, aanvraag_id=aanvraag_id)
    return nieuw


def _in_concept(uow: Leeseenheid, aanvraag_id: AanvraagId) -> bool:
    besluit = huidig(uow, aanvraag_id)
    return besluit is not None and besluit.toestand is Besluittoestand.CONCEPT
