"""This laptop as a second factor: 32 random bytes per user in the keyring of the system (security.md section 1).

In the keyring stands the secret and a check over it, so that a damaged or foreign value is told from a wrong
passphrase. A secret stays the same as long as it is sound: a passphrase that is changed halfway never takes it away.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cvt_desktop.adapters.vault.errors import (
    GeheimGewijzigdError,
    GeheimWegError,
    SleutelbosDichtError,
    SleutelbosVerplichtError,
)
from cvt_desktop.adapters.vault.header import Kop, canoniek
from cvt_desktop.adapters.vault.slots import GEEN_FACTOR, SLEUTEL, Factor
from cvt_desktop.ports.sleutelbos import Sleutelbos, SleutelbosError, Sleutelbosstand

_CONTROLE = 8

MELDING_GEBONDEN = (
    "Uw wachtzin werkt vanaf nu alleen samen met de sleutelbos van deze laptop: wie het register meeneemt, heeft aan de "
    "wachtzin niet genoeg. Op een andere laptop komt u erin met uw herstelcode."
)


@dataclass(frozen=True, slots=True)
class Apparaat:
    """A laptop: its number, and the keyring in which its secrets lie. ``verplicht``: no slot without a secret."""

    id: str
    bos: Sleutelbos
    verplicht: bool = False

    def _naam(self, kluis: str, gebruiker: str) -> str:
        return f"apparaat:{kluis}:{gebruiker}:{self.id}"

    def _controle(self, kluis: str, gebruiker: str, geheim: bytes) -> bytes:
        waarvan = canoniek({"apparaat": self.id, "doel": "cvt-apparaat", "gebruiker": gebruiker, "kluis": kluis})
        return hashlib.sha256(waarvan + geheim).digest()[:_CONTROLE]

    def _ontleed(self, kluis: str, gebruiker: str, waarde: bytes) -> bytes | None:
        geheim, controle = waarde[:SLEUTEL], waarde[SLEUTEL:]
        goed = len(geheim) == SLEUTEL and hmac.compare_digest(controle, self._controle(kluis, gebruiker, geheim))
        return geheim if goed else None

    def factor(self, kluis: str, gebruiker: str) -> Factor:
        """The secret of this user on this laptop.

        Raises ``GeheimWegError``, ``GeheimGewijzigdError`` or ``SleutelbosDichtError`` (locked, absent, unsafe, silent).
        """
        try:
            waarde = self.bos.lees(self._naam(kluis, gebruiker))
        except SleutelbosError as fout:
            raise SleutelbosDichtError(fout.stand) from None
        if waarde is None:
            raise GeheimWegError
        geheim = self._ontleed(kluis, gebruiker, waarde)
        if geheim is None:
            raise GeheimGewijzigdError
        return Factor(self.id, geheim)

    def maak_factor(self, kluis: str, gebruiker: str) -> Factor:
        """The secret that is there, or a new one that was kept and read back. Raises ``SleutelbosError``."""
        naam = self._naam(kluis, gebruiker)
        waarde = self.bos.lees(naam)
        geheim = None if waarde is None else self._ontleed(kluis, gebruiker, waarde)
        if geheim is None:
            geheim = secrets.token_bytes(SLEUTEL)
            nieuw = geheim + self._controle(kluis, gebruiker, geheim)
            self.bos.zet(naam, nieuw)
            if self.bos.lees(naam) != nieuw:
                raise SleutelbosError(self.bos.stand())
        return Factor(self.id, geheim)


def kies_factor(kop: Kop, gebruiker: str, apparaat: Apparaat | None, *, herstelbaar: bool) -> Factor:
    """The second factor for a new slot, or ``GEEN_FACTOR``; never one without a recovery slot beside it.

    Raises ``SleutelbosVerplichtError`` when the policy wants one that cannot be had.
    """
    if kop.oefen or apparaat is None or not herstelbaar:
        return GEEN_FACTOR
    try:
        if (stand := apparaat.bos.stand()) is not Sleutelbosstand.BESCHIKBAAR:
            raise SleutelbosError(stand)
        return apparaat.maak_factor(kop.kluis, gebruiker)
    except SleutelbosError:
        if apparaat.verplicht:
            raise SleutelbosVerplichtError from None
        return GEEN_FACTOR
