"""A new DEK in two phases, as changes of the header (docs/adr/0052-sleutels.md); pure, so that each can be looked at.

Begun: the header still has the old number, and everybody who stays has an envelope with the new DEK, one number higher.
Completed: the new number, one generation on, and who has no envelope has no slot and no name either. Between the two the
database changes hands in one rename, so that exactly one of both keys opens it at any moment; whoever comes back after a
crash holds both.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cvt_desktop.adapters.vault import slots
from cvt_desktop.adapters.vault.header import Envelop, Kop


def begonnen(kop: Kop) -> bool:
    """Whether there is an envelope with a newer DEK than that of the header."""
    return any(e.sleutelnummer > kop.sleutelnummer for e in kop.enveloppen)


def met_enveloppen(kop: Kop, weg: Collection[str], dek: bytearray) -> Kop:
    """Begun: an envelope for everybody but ``weg``. Older envelopes stay, for slots of before the last rekey."""
    nummer = kop.sleutelnummer + 1
    nieuw = tuple(slots.maak_envelop(kop, g.id, dek, nummer) for g in kop.gebruikers if g.id not in weg)
    return replace(kop, enveloppen=(*_ouder(kop), *nieuw))


def afgebroken(kop: Kop) -> Kop:
    """As before the beginning."""
    return replace(kop, enveloppen=_ouder(kop))


def voltooid(kop: Kop) -> Kop:
    """The new DEK rules; who got none is out, and envelopes with an older one are of no use any more."""
    nummer = kop.sleutelnummer + 1
    blijft = {e.gebruiker for e in kop.enveloppen if e.sleutelnummer == nummer}
    return replace(
        kop,
        sleutelnummer=nummer,
        generatie=kop.generatie + 1,
        gebruikers=tuple(g for g in kop.gebruikers if g.id in blijft),
        slots=tuple(s for s in kop.slots if s.gebruiker in blijft),
        enveloppen=tuple(e for e in kop.enveloppen if e.sleutelnummer == nummer),
    )


def _ouder(kop: Kop) -> tuple[Envelop, ...]:
    return tuple(e for e in kop.enveloppen if e.sleutelnummer <= kop.sleutelnummer)
