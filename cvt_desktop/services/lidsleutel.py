"""The own signing key of who is logged in, as it lies in the register: its identity, and the private part sealed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.domain.gebeurtenis import Ondertekening
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.ports.zegel import Zegel

_ID = 16


def heeft_sleutel(uow: Leeseenheid, persoon_id: PersoonId) -> bool:
    """Whether there is a sealed key for this person."""
    return uow.geheimen.get(_naam(persoon_id)) is not None


def maak_sleutel(uow: Schrijfeenheid, zegel: Zegel, persoon_id: PersoonId) -> tuple[UUID, bytes]:
    """A new key under the seal of its owner: ``(identity, public key)``."""
    sleutel_id = uuid4()
    verzegeld, publiek = zegel.nieuwe_lidsleutel()
    uow.geheimen.put(_naam(persoon_id), sleutel_id.bytes + verzegeld)
    return sleutel_id, publiek


def pen(uow: Leeseenheid, zegel: Zegel, persoon_id: PersoonId) -> Callable[[bytes], Ondertekening] | None:
    """What signs for this person; None without a key, or when the seal at hand is somebody else's."""
    bewaard = uow.geheimen.get(_naam(persoon_id))
    if bewaard is None or zegel.user_id != persoon_id:
        return None
    sleutel_id, verzegeld = UUID(bytes=bewaard[:_ID]), bewaard[_ID:]
    return lambda bericht: Ondertekening(sleutel_id=sleutel_id, handtekening=zegel.onderteken(verzegeld, bericht))


def opent(uow: Leeseenheid, zegel: Zegel, persoon_id: PersoonId) -> bool:
    """Whether the key of this person opens with this seal."""
    schrijf = pen(uow, zegel, persoon_id)
    try:
        return schrijf is not None and bool(schrijf(b"").handtekening)
    except RegisterError:
        return False


def _naam(persoon_id: PersoonId) -> str:
    return f"lidsleutel:{persoon_id}"
