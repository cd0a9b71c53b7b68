"""What somebody is typing, kept as they type, so that a crash loses nothing (screens.md 4.1: no button Opslaan)."""

from __future__ import annotations

import re
from typing import TypeVar
from uuid import UUID

from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst

T = TypeVar("T")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def bewaar_concept(dienst: Dienst, sleutel: str, inhoud: object) -> None:
    """Keep a domain object that is being typed, under the person who types it. Not an act: no event."""
    with dienst.register.schrijven() as uow:
        zet_concept(uow, dienst, sleutel, inhoud)


def zet_concept(uow: Schrijfeenheid, dienst: Dienst, sleutel: str, inhoud: object) -> None:
    """The same inside the unit of an act. What a page that was still open says of a dossier that is gone is not kept."""
    if any(_is_weg(uow, AanvraagId(UUID(id_))) for id_ in _UUID.findall(sleutel)):
        return
    tekst = dienst.codec.schrijf(inhoud).decode("utf-8")
    uow.concepten.put(dienst.sessie.persoon_id, sleutel, tekst, dienst.klok.now())


def _is_weg(uow: Leeseenheid, id_: AanvraagId) -> bool:
    """Whether this is the id of a dossier that was removed (ADR 0076) or became a draft again: only the log still knows it."""
    try:
        uow.aanvragen.get(id_)
    except NietGevondenError:
        return bool(uow.logboek.of_aanvraag(id_))
    return False


def lees_concept(dienst: Dienst, sleutel: str, soort: type[T]) -> T | None:
    """What was being typed under ``sleutel``, or None."""
    with dienst.register.lezen() as uow:
        tekst = uow.concepten.get(dienst.sessie.persoon_id, sleutel)
    return None if tekst is None else dienst.codec.lees(soort, tekst.encode("utf-8"))


def vergeet_concept(dienst: Dienst, sleutel: str) -> None:
    """What was typed has become part of the dossier, or was thrown away on purpose."""
    with dienst.register.schrijven() as uow:
        uow.concepten.delete(dienst.sessie.persoon_id, sleutel)


def concepten(dienst: Dienst, begin: str) -> list[str]:
    """The keys of this person's drafts that begin so, newest first."""
    with dienst.register.lezen() as uow:
        return uow.concepten.keys(dienst.sessie.persoon_id, begin)
