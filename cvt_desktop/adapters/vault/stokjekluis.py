"""What an open register knows and does about the stokje: how far its header is, who holds it, and what goes along."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from cvt_desktop.adapters.vault import kdf, overdracht, slots
from cvt_desktop.adapters.vault.apparaat import Apparaat
from cvt_desktop.adapters.vault.errors import KopGewijzigdError, schijffout
from cvt_desktop.adapters.vault.header import ACTIEF, GEEN, HERSTEL, KEYRING, OVERGEDRAGEN, WACHTZIN, Kop, Slot
from cvt_desktop.adapters.vault.kopbestand import VORIGE, GelezenKop, lees_kop
from cvt_desktop.adapters.vault.leden import geheugen, mac_klopt, ondertekend
from cvt_desktop.adapters.vault.slots import Sleutels
from cvt_desktop.adapters.vault.wachtzin import normaliseer
from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.ports.toegang import Kopstand, Overdrachtkop


def kopstand(kop: Kop) -> Kopstand:
    """How far a header is, and who holds the register."""
    return Kopstand(generatie=kop.generatie, volgnummer=kop.volgnummer, houder=UUID(kop.houder) if kop.houder else None)


class Stokjekluis(ABC):
    """The part of ``OpenKluis`` that is about the laptop and not about the user."""

    _map: Path
    _kop: Kop
    _slot: Slot
    _apparaat: Apparaat | None
    _gekeurd: bool
    _ongeteld: bool

    @abstractmethod
    def _open(self) -> Sleutels: ...

    @abstractmethod
    def _bewaar(
        self, wijziging: Callable[[Kop], Kop], *, intrekking: bool = False, met: bytearray | None = None,
        ook_overgedragen: bool = False, van_buiten: bool = False,
    ) -> None: ...  # fmt: skip

    @property
    def generatie(self) -> int:
        """Rises when the register is handed over or rekeyed; the database carries the same number."""
        return self._kop.generatie

    @property
    def volgnummer(self) -> int:
        """Rises with each write of the header: a lower one than seen before is an old header put back."""
        return self._kop.volgnummer

    @property
    def oefen(self) -> bool:
        """Whether this is a practice register."""
        return self._kop.oefen

    @property
    def houder(self) -> UUID | None:
        """The laptop that holds the register; None: not bound to one."""
        return kopstand(self._kop).houder

    @property
    def overgedragen(self) -> bool:
        """The stokje went to another laptop: this register is read only, and its header does not change any more."""
        return self._kop.toestand == OVERGEDRAGEN

    def bevestig(self) -> Kopstand:
        """The header as it is on disk, checked, with the older generation made equal to it.

        What a laptop remembers as seen stands in both files then: a bad sector never leads to an older header.
        """
        gelezen = self._lees_eigen()
        try:
            schrijf_atomair(self._map / VORIGE, gelezen.inhoud)
        except OSError as fout:
            raise schijffout(fout) from fout
        return kopstand(gelezen.kop)

    def keur_goed(self) -> None:
        """This header is the newest that the laptop knows. What was written before that is counted now.

        Until then a change keeps the number: an old header that was put back must not grow past what is remembered.
        """
        self._gekeurd = True
        if self._ongeteld:
            self._bewaar(lambda kop: kop)

    def zet_stokje(self, *, generatie: int, houder: UUID | None, overgedragen: bool, minstens: int = 1) -> None:
        """Write who holds the register, in one rename; ``minstens``: the lowest number that the header may get."""
        toestand, wie = OVERGEDRAGEN if overgedragen else ACTIEF, "" if houder is None else str(houder)

        def wijziging(kop: Kop) -> Kop:
            hoog = max(kop.volgnummer, minstens - 1)
            return replace(kop, generatie=generatie, houder=wie, toestand=toestand, volgnummer=hoog)

        self._bewaar(wijziging, intrekking=True, ook_overgedragen=True)

    def eenmalig_slot(self, wachtzin: str) -> bytes | None:
        """The own passphrase slot without the secret of this laptop, to be kept in the register until a hand-over.

        None when the slot in the header has no such secret: that one can go along as it is.
        """
        if self._slot.beleid != KEYRING:
            return None
        tekst = normaliseer(wachtzin)
        try:
            slot = slots.maak_wachtzinslot(
                self._kop, self._slot.gebruiker, tekst, self._open(), geheugen_kib=geheugen(self._kop), moet_wijzigen=False
            )
        finally:
            kdf.wis(tekst)
        return overdracht.als_json(slot, self._slot.id)

    def heeft_eenmalig_slot(self, bewaard: bytes | None) -> bool:
        """Whether a kept slot still has the passphrase and the keys of the one in the header; True when none is needed."""
        if self._slot.beleid != KEYRING:
            return True
        gevonden = overdracht.uit_bewaard(bewaard) if bewaard else None
        return gevonden is not None and gevonden[1] == self._slot.id

    def kop_voor_overdracht(self, generatie: int, code: str, bewaard: Mapping[UUID, bytes]) -> Overdrachtkop:
        """The header for the next holder, without slots that hang on a laptop, and the one-time slots under the code."""
        kop = self._lees_eigen().kop
        mee: dict[str, Slot] = {}
        for gebruiker in kop.gebruikers:
            eigen = {s.id: s for s in kop.slots if s.gebruiker == gebruiker.id and s.soort == WACHTZIN}
            open_ = [s for s in eigen.values() if s.beleid == GEEN]
            klaar = overdracht.uit_bewaard(bewaard.get(UUID(gebruiker.id), b""))
            if open_:
                mee[gebruiker.id] = open_[0]
            elif klaar is not None and klaar[1] in eigen:
                mee[gebruiker.id] = klaar[0]
        nieuw = replace(
            kop, generatie=generatie, houder="", toestand=ACTIEF, volgnummer=kop.volgnummer + 1,
            slots=tuple(s for s in kop.slots if s.soort == HERSTEL),
        )  # fmt: skip
        return Overdrachtkop(
            kop=ondertekend(nieuw, self._open().dek), slots=overdracht.verzegel(kop.kluis, mee, code),
            zonder=tuple(UUID(g.id) for g in kop.gebruikers if g.id not in mee),
        )  # fmt: skip

    def neem_eenmalig_slot(self) -> None:
        """After the first login on another laptop: the slot that opened becomes one of the header, and is spent."""
        eigen = self._slot
        self._bewaar(lambda kop: replace(kop, slots=(*kop.slots, eigen)), van_buiten=True)
        overdracht.gebruikt(self._map, eigen.gebruiker, self._apparaat.bos if self._apparaat else None)

    def _lees_eigen(self, met: bytearray | None = None) -> GelezenKop:
        gelezen = lees_kop(self._map)
        if gelezen.kop.kluis != self._kop.kluis or not mac_klopt(gelezen, met or self._open().dek):
            raise KopGewijzigdError
        return gelezen
