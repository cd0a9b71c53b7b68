"""Reading what an aanvraag is about: the pupil in the register, or the group that stands in the form."""

from __future__ import annotations

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.onderwerp import Groep, Onderwerp, groep_van, leerling_id_van
from cvt_desktop.ports.register import Leeseenheid


def onderwerp_van(uow: Leeseenheid, aanvraag: Aanvraag) -> Onderwerp:
    """The pupil, or the group of a groepsarrangement."""
    return groep_van(aanvraag) if aanvraag.leerling_id is None else uow.leerlingen.get(aanvraag.leerling_id)


def leerling_of_geen(uow: Leeseenheid, aanvraag: Aanvraag) -> Leerling | None:
    """The pupil; None for a groepsarrangement."""
    return None if aanvraag.leerling_id is None else uow.leerlingen.get(aanvraag.leerling_id)


def eis_leerling(uow: Leeseenheid, aanvraag: Aanvraag) -> Leerling:
    """The pupil, for what cannot be done without one; raises ``ToestandError`` for a groepsarrangement."""
    return uow.leerlingen.get(leerling_id_van(aanvraag))


def als_leerling(onderwerp: Onderwerp) -> Leerling:
    """The same, of what was read."""
    if isinstance(onderwerp, Groep):
        raise ToestandError("Een groepsarrangement gaat niet over één leerling. Kies een dossier van een leerling.",
                            code="geen-leerling")  # fmt: skip
    return onderwerp
