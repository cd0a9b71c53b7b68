"""An unlocked register: its keys for one user, and the changes that this user may make to the header.

The header is read again before each change, so that two open vaults of one process (a secretaris, and a
member who confirms with the own passphrase) never undo each other's work. Another process is kept out by
``db.lock``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from cvt_desktop.adapters.vault import hersleuteling, herstelcode, kdf, lidsleutel, slots, zegel
from cvt_desktop.adapters.vault.apparaat import MELDING_GEBONDEN, Apparaat, kies_factor
from cvt_desktop.adapters.vault.errors import VerkeerdeWachtzinError, gesloten, geweigerd
from cvt_desktop.adapters.vault.header import GEEN, HERSTEL, KEYRING, OVERGEDRAGEN, WACHTZIN, Kop, Slot
from cvt_desktop.adapters.vault.kopbestand import lees_kop, schrijf_kop, trek_vorige_in
from cvt_desktop.adapters.vault.leden import (
    NieuweGebruiker,
    als_tekst,
    geheugen,
    keur,
    met_gebruikers,
    ondertekend,
    zonder_tweede,
)
from cvt_desktop.adapters.vault.slots import Sleutels
from cvt_desktop.adapters.vault.stokjekluis import Stokjekluis, kopstand
from cvt_desktop.adapters.vault.wachtzin import normaliseer
from cvt_desktop.domain.errors import InvoerError, RegisterError


class OpenKluis(Stokjekluis):
    """The keys of an unlocked register, for one user. ``sluit`` wipes them."""

    def __init__(
        self, map_: Path, kop: Kop, slot: Slot, sleutels: Sleutels, *, melding: str | None = None,
        apparaat: Apparaat | None = None, gekeurd: bool = True,
    ) -> None:  # fmt: skip
        self._map = map_
        self._kop = kop
        self.bij_openen = kopstand(kop)
        self._gekeurd, self._ongeteld = gekeurd, False
        self._slot = slot
        self._sleutels: Sleutels | None = sleutels
        self._apparaat = apparaat
        self.melding = melding
        self.mislukt = 0

    # --- what it is ---

    @property
    def user_id(self) -> UUID:
        """Whose keys these are."""
        return UUID(self._slot.gebruiker)

    @property
    def loginnaam(self) -> str:
        """The name that this user chose for the login page."""
        return next(g.loginnaam for g in self._kop.gebruikers if g.id == self._slot.gebruiker)

    @property
    def vault_id(self) -> UUID:
        """The identity that header and database share."""
        return UUID(self._kop.kluis)

    @property
    def via_herstelcode(self) -> bool:
        """Unlocked with the recovery code: a loud event, and a new passphrase follows (``vervang_wachtzin``)."""
        return self._slot.soort == HERSTEL

    @property
    def moet_wijzigen(self) -> bool:
        """A new passphrase must be chosen before anything else."""
        return not self.overgedragen and (self._slot.moet_wijzigen or self.via_herstelcode)

    @property
    def heeft_herstelcode(self) -> bool:
        """Whether this user has a recovery code; without it a forgotten passphrase is the end of the own keys."""
        return any(s.gebruiker == self._slot.gebruiker and s.soort == HERSTEL for s in self._kop.slots)

    @property
    def gebonden(self) -> bool:
        """Whether the passphrase of this user opens the register on this laptop only, with the secret in its keyring."""
        return self._slot.beleid == KEYRING

    # --- keys ---

    def _open(self) -> Sleutels:
        if self._sleutels is None:
            raise gesloten()
        return self._sleutels

    def _eigen_root(self) -> bytearray:
        if self._slot.moet_wijzigen:
            # that passphrase was known to somebody else, and the first change replaces this root key
            raise geweigerd("eerst-wachtzin", "Kies eerst een eigen wachtzin; daarna kunt u verder.")
        return self._open().root

    def sleutel(self, doel: str) -> bytes:
        """32 bytes for one purpose, from the DEK; the same for all users of this register."""
        return bytes(slots.subsleutel(self._open().dek, self._kop.kluis, doel))

    def db_sleutel(self) -> bytearray:
        """The raw key of the database; the receiver wipes it."""
        return bytearray(self._open().dek)

    def rootsleutel(self) -> bytearray:
        """A copy of this user's own root key; the receiver wipes it."""
        return bytearray(self._eigen_root())

    def verzegel(self, data: bytes, doel: str) -> bytes:
        """Encrypt a small secret so that only this user opens it."""
        return zegel.verzegel(data, self._eigen_root(), self._van(), doel)

    def ontzegel(self, verzegeld: bytes, doel: str) -> bytes:
        """Open what ``verzegel`` made. Raises ``RegisterError`` (``kluis-zegel``)."""
        return zegel.ontzegel(verzegeld, self._eigen_root(), self._van(), doel)

    def nieuwe_lidsleutel(self) -> tuple[bytes, bytes]:
        """A key to sign with: ``(sealed for this user, public)``."""
        return lidsleutel.maak(self._eigen_root(), self._van())

    def onderteken(self, verzegelde_sleutel: bytes, bericht: bytes) -> bytes:
        """Sign with that key, which is open no longer than this takes. Raises ``RegisterError`` (``kluis-zegel``)."""
        return lidsleutel.onderteken(verzegelde_sleutel, bericht, self._eigen_root(), self._van())

    klopt = staticmethod(lidsleutel.klopt)

    def _van(self) -> zegel.Eigenaar:
        return zegel.Eigenaar(self._kop.kluis, self._slot.gebruiker)

    def sluit(self) -> None:
        """Wipe the keys; the vault is of no use afterwards. May be called twice."""
        if self._sleutels is not None:
            self._sleutels.wis()
            self._sleutels = None

    # --- changes ---

    def wijzig_wachtzin(self, oud: str, nieuw: str) -> str | None:
        """Replace the own passphrase.

        The first change of a passphrase that somebody else typed also makes a new root key, because that person
        could have kept the old one. It then **returns the user's first recovery code**, which must be shown,
        kept and typed back; otherwise the result is ``None``.
        """
        self._open()
        if self.via_herstelcode:
            raise geweigerd("herstelcode-gebruikt", "U bent aangemeld met de herstelcode. Kies nu een nieuwe wachtzin.")
        self._toets_wachtzin(oud)
        if normaliseer(oud) == normaliseer(nieuw):
            raise InvoerError("De nieuwe wachtzin is dezelfde als de oude. Kies een andere.", veld="nieuwe_wachtzin")
        if not self._slot.moet_wijzigen:
            self._zet_wachtzin(nieuw, self._open(), None)
            return None
        code = herstelcode.nieuwe_code()
        vers = Sleutels(bytearray(self._open().dek), slots.nieuwe_sleutel())
        self._zet_wachtzin(nieuw, vers, code)
        self._open().wis()
        self._sleutels = vers
        return als_tekst(code)

    def vervang_wachtzin(self, nieuw: str) -> None:
        """Set a new passphrase after unlocking with the recovery code; the code itself stays valid."""
        if not self.via_herstelcode:
            raise geweigerd("geen-herstelcode", "Geef eerst uw huidige wachtzin op.")
        self._zet_wachtzin(nieuw, self._open(), None)

    def herstel_vingerafdruk(self, user_id: UUID) -> str:
        """``A1B2-C3D4-E5F6``: which recovery slot this user has; it stands on the sheet and says nothing of the code."""
        eigen = next((s for s in self._kop.slots if s.gebruiker == str(user_id) and s.soort == HERSTEL), None)
        return "" if eigen is None else slots.vingerafdruk(eigen, self._kop.kluis)

    def nieuwe_herstelcode(self) -> str:
        """Make a recovery code; the one before it stops working."""
        self._eigen_root()
        code, sleutels = herstelcode.nieuwe_code(), self._open()

        def wijziging(kop: Kop) -> Kop:
            blijft = tuple(s for s in kop.slots if not (s.gebruiker == self._slot.gebruiker and s.soort == HERSTEL))
            return replace(kop, slots=(*blijft, slots.maak_herstelslot(kop, self._slot.gebruiker, code, sleutels)))

        self._bewaar(wijziging, intrekking=True)
        if self.via_herstelcode:
            self._slot = self._eigen_slot(HERSTEL)
        return als_tekst(code)

    def voeg_gebruiker_toe(
        self, user_id: UUID, loginnaam: str, wachtzin: str, *, moet_wijzigen: bool = True
    ) -> str | None:
        """A new user with an own root key. Returns the recovery code, or ``None`` when it comes at the first login.

        Raises ``InvoerError`` (``loginnaam``, ``wachtzin``) or ``RegisterError``.
        """
        self._open()
        gebruiker: NieuweGebruiker = (user_id, loginnaam.strip(), wachtzin, moet_wijzigen)
        codes: dict[UUID, str] = {}

        def wijziging(kop: Kop) -> Kop:
            codes.clear()
            return met_gebruikers(kop, [gebruiker], self._open().dek, codes, self._apparaat)

        self._bewaar(wijziging)
        return codes.get(user_id)

    # --- a new key for everybody who stays (docs/adr/0052-sleutels.md) ---

    @property
    def hersleutelen_begonnen(self) -> bool:
        """Whether a rekey was begun and not completed: the database may open with either key."""
        return hersleuteling.begonnen(self._kop)

    @property
    def heeft_envelop(self) -> bool:
        """Whether the key of a begun rekey was sealed to this user."""
        return any(
            e.gebruiker == self._slot.gebruiker and e.sleutelnummer > self._kop.sleutelnummer for e in self._kop.enveloppen
        )

    @property
    def gebruikers(self) -> frozenset[UUID]:
        """Everybody who has a name on the login page."""
        return frozenset(UUID(g.id) for g in self._kop.gebruikers)

    def begin_hersleutelen(self, weg: Collection[UUID] = ()) -> None:
        """Make a new DEK and seal it to everybody but ``weg``; it counts when both generations of the header hold it."""
        if self.user_id in weg:
            raise geweigerd("eigen-toegang", "U kunt uzelf niet verwijderen. Laat een andere beheerder dat doen.")
        nieuw = slots.nieuwe_sleutel()
        try:
            self._bewaar(lambda kop: hersleuteling.met_enveloppen(kop, {str(w) for w in weg}, nieuw))
            self._leg_dubbel()
        finally:
            kdf.wis(nieuw)

    def _leg_dubbel(self) -> None:
        """Both generations the same, read back: after the swap of the database one bad sector must not cost the new key."""
        gelezen = lees_kop(self._map)
        schrijf_kop(self._map, gelezen.inhoud, vorige=gelezen.inhoud)

    def volgende_db_sleutel(self) -> bytearray:
        """The key that the database gets; the receiver wipes it. Raises ``RegisterError`` for who got no envelope."""
        nummer = self._kop.sleutelnummer + 1
        dek = slots.dek_uit_envelop(self._kop, self._slot.gebruiker, self._open().root, nummer)
        if dek is None:
            raise geweigerd("geen-toegang", "U hebt geen toegang meer tot dit register. Vraag de beheerder.")
        return dek

    def voltooi_hersleutelen(self) -> None:
        """The database has the new key: from here on this vault has it too, also when the header cannot be written."""
        sleutels, oud = self._open(), self._open().dek
        nieuw = self.volgende_db_sleutel()
        sleutels.dek = nieuw
        try:
            self._bewaar(hersleuteling.voltooid, intrekking=True, met=oud)
        finally:
            kdf.wis(oud)

    def breek_hersleutelen_af(self) -> None:
        """The database has the old key still: forget the new one."""
        self._bewaar(hersleuteling.afgebroken, intrekking=True)

    # --- inside ---

    def _eigen_slot(self, soort: str, apparaat: str = "") -> Slot:
        return next(
            s for s in self._kop.slots
            if s.gebruiker == self._slot.gebruiker and (s.soort, s.apparaat) == (soort, apparaat)
        )  # fmt: skip

    def _toets_wachtzin(self, wachtzin: str) -> None:
        geheim = b""
        if self._slot.beleid == KEYRING and self._apparaat is not None:
            geheim = self._apparaat.factor(self._kop.kluis, self._slot.gebruiker).geheim
        tekst = normaliseer(wachtzin)
        try:
            gevonden = slots.open_met_wachtzin(self._slot, tekst, self._kop.kluis, geheim)
        finally:
            kdf.wis(tekst)
        if gevonden is None:
            raise VerkeerdeWachtzinError
        gevonden.wis()

    def _zet_wachtzin(self, nieuw: str, sleutels: Sleutels, code: bytearray | None) -> None:
        """Put one passphrase slot for this laptop in the place of what this user had for it.

        With ``code`` a recovery slot too, and nothing that holds the root key of before stays. The slots of other
        laptops stay otherwise: they open with the passphrase that was chosen there.
        """
        herstelbaar = code is not None or self.heeft_herstelcode
        factor = kies_factor(self._kop, self._slot.gebruiker, self._apparaat, herstelbaar=herstelbaar)
        keur(nieuw, self._kop, veld="nieuwe_wachtzin", alleen=zonder_tweede(factor))
        tekst, kib = normaliseer(nieuw), geheugen(self._kop)

        def wijziging(kop: Kop) -> Kop:
            blijft = [s for s in kop.slots if s.gebruiker != self._slot.gebruiker or not self._vervalt(s, alles=code is not None)]
            blijft.append(
                slots.maak_wachtzinslot(
                    kop, self._slot.gebruiker, tekst, sleutels, geheugen_kib=kib, moet_wijzigen=False, factor=factor
                )
            )
            if code is not None:
                blijft.append(slots.maak_herstelslot(kop, self._slot.gebruiker, code, sleutels))
            publiek = slots.publieke_sleutel(sleutels.root, kop.kluis)
            gebruikers = tuple(
                replace(g, publiek=publiek) if g.id == self._slot.gebruiker else g for g in kop.gebruikers
            )
            return replace(kop, slots=tuple(blijft), gebruikers=gebruikers)

        try:
            self._bewaar(wijziging, intrekking=True)
        finally:
            kdf.wis(tekst)
        self._slot = self._eigen_slot(WACHTZIN, factor.apparaat)

    def _vervalt(self, slot: Slot, *, alles: bool) -> bool:
        if slot.soort == WACHTZIN:
            return alles or slot.beleid == GEEN or (self._apparaat is not None and slot.apparaat == self._apparaat.id)
        return alles and slot.soort == HERSTEL

    def _bewaar(
        self, wijziging: Callable[[Kop], Kop], *, intrekking: bool = False, met: bytearray | None = None,
        ook_overgedragen: bool = False, van_buiten: bool = False,
    ) -> None:  # fmt: skip
        """Apply a change to the header as it is on disk now; nothing is changed when this raises.

        ``met``: the key that the header on disk is signed with, when the vault has a newer one already.
        ``intrekking``: something stops to be valid (a passphrase, a code). The older generation is then replaced
        as well, because a withdrawn secret must not open a file that lies beside the new one.
        """
        dek, gelezen = self._open().dek, self._lees_eigen(met)
        if gelezen.kop.toestand == OVERGEDRAGEN and not ook_overgedragen:
            raise geweigerd("overgedragen", "Het stokje van dit register ligt bij een andere laptop. Werk daar verder.")
        if not van_buiten and all(s.id != self._slot.id for s in gelezen.kop.slots):
            # changed through another vault of this process: what this one knows of the root key may be outdated
            raise geweigerd("verouderd", "Uw toegang is intussen gewijzigd. Meld u opnieuw aan.")
        sprong = 1 if gelezen.melding is None else 2  # the damaged newest generation had a number as well
        if not self._gekeurd:
            self._ongeteld, sprong = True, 0
        nieuw = wijziging(gelezen.kop)
        nieuw = replace(nieuw, volgnummer=nieuw.volgnummer + sprong)
        inhoud = ondertekend(nieuw, dek)
        schrijf_kop(self._map, inhoud, vorige=gelezen.inhoud)
        self._kop = nieuw
        if intrekking:
            trek_vorige_in(self._map, inhoud)

    def onderhoud(self, wachtzin: str) -> None:
        """After unlocking: heal a damaged newest header, and renew a slot that is too weak, holds an older DEK, or could
        have a device secret and has none.

        None of this may stand in the way of opening, for instance from a read-only folder.
        """
        if self.overgedragen:
            return
        try:
            oud = kdf.onder_bodem(self._slot.kdf) or self._slot.sleutelnummer != self._kop.sleutelnummer
            vernieuwd = not self.via_herstelcode and (oud or self._bindbaar()) and self._vernieuw_slot(wachtzin, zeker=oud)
            if self.melding is not None and not vernieuwd:
                self._bewaar(lambda kop: kop)
        except RegisterError:
            return

    def _bindbaar(self) -> bool:
        return not (self.gebonden or self._slot.moet_wijzigen or self._kop.oefen) and self.heeft_herstelcode

    def _vernieuw_slot(self, wachtzin: str, *, zeker: bool) -> bool:
        """Wrap the same keys anew; a slot without a second factor gets one when it can (``zeker``: also when it cannot).

        False when nothing was written.
        """
        oud, sleutels = self._slot, self._open()
        herstelbaar = self.heeft_herstelcode and not oud.moet_wijzigen
        factor = kies_factor(self._kop, oud.gebruiker, self._apparaat, herstelbaar=herstelbaar)
        if zonder_tweede(factor) and (oud.beleid == KEYRING or not zeker):
            return False
        tekst = normaliseer(wachtzin)

        def wijziging(kop: Kop) -> Kop:
            nieuw = slots.maak_wachtzinslot(
                kop, oud.gebruiker, tekst, sleutels, geheugen_kib=geheugen(kop), moet_wijzigen=oud.moet_wijzigen,
                factor=factor,
            )  # fmt: skip
            return replace(kop, slots=tuple(nieuw if s.id == oud.id else s for s in kop.slots))

        try:
            self._bewaar(wijziging, intrekking=True)
        finally:
            kdf.wis(tekst)
        self._slot = self._eigen_slot(WACHTZIN, factor.apparaat)
        if oud.beleid == GEEN and self.gebonden:
            self.melding = self.melding or MELDING_GEBONDEN
        return True
