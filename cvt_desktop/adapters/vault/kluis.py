"""The vault of a register folder: make it, and unlock it (docs/adr/0010-kopbestand.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID, uuid4

from cvt_desktop.adapters.vault import herstelcode, kdf, overdracht, slots
from cvt_desktop.adapters.vault.apparaat import Apparaat
from cvt_desktop.adapters.vault.errors import (
    AnderApparaatError,
    KopGewijzigdError,
    SleutelbosNodigError,
    SleutelbosVerplichtError,
    VerkeerdeHerstelcodeError,
    VerkeerdeWachtzinError,
    geweigerd,
    schijffout,
)
from cvt_desktop.adapters.vault.header import ACTIEF, GEEN, HERSTEL, KEYRING, WACHTZIN, Kop, Slot
from cvt_desktop.adapters.vault.kopbestand import NAAM, VORIGE, GelezenKop, lees_kop, lees_loginnamen, schrijf_kop
from cvt_desktop.adapters.vault.leden import NieuweGebruiker, mac_klopt, met_gebruikers, ondertekend
from cvt_desktop.adapters.vault.open_kluis import OpenKluis
from cvt_desktop.adapters.vault.slots import Sleutels
from cvt_desktop.adapters.vault.wachtzin import keur_wachtzin, normaliseer

__all__ = [
    "NieuweGebruiker",
    "OpenKluis",
    "keur_wachtzin",
    "lees_loginnamen",
    "maak_kluis",
    "ontgrendel",
    "ontgrendel_met_herstelcode",
]

DATABASE = "register.db"
BIJLAGEN = "bijlagen"


def _maak_map(map_: Path) -> None:
    try:
        bezet = any((map_ / naam).exists() for naam in (NAAM, VORIGE, DATABASE))
    except OSError as fout:
        raise schijffout(fout, lezen=True) from fout
    if bezet:
        raise geweigerd("bestaat-al", "In deze map staat al een register. Kies een lege map, of open dat register.")
    try:
        map_.mkdir(mode=0o700, parents=True, exist_ok=True)
        (map_ / BIJLAGEN).mkdir(mode=0o700, exist_ok=True)
    except OSError as fout:
        raise schijffout(fout) from fout


def maak_kluis(
    map_: Path, *, oefen: bool, gebruikers: Sequence[NieuweGebruiker], apparaat: Apparaat | None = None
) -> tuple[OpenKluis, dict[UUID, str]]:
    """A new register folder with its header and ``bijlagen/``, opened for the first user.

    Returns the recovery code per user, for those who typed their own passphrase (``moet_wijzigen`` false); the
    others get theirs at their first login. Raises ``InvoerError`` or ``RegisterError``; nothing is written then.
    """
    if not gebruikers:
        raise ValueError("a register has at least one user")
    leeg = Kop(
        kluis=str(uuid4()),
        oefen=oefen,
        generatie=1,
        volgnummer=1,
        sleutelnummer=1,
        houder="",
        toestand=ACTIEF,
        gebruikers=(),
        slots=(),
    )
    dek, codes = slots.nieuwe_sleutel(), dict[UUID, str]()
    netjes = [(user_id, naam.strip(), wachtzin, moet) for user_id, naam, wachtzin, moet in gebruikers]
    try:
        kop = met_gebruikers(leeg, netjes, dek, codes, apparaat)
        inhoud = ondertekend(kop, dek)
        _maak_map(map_)
        schrijf_kop(map_, inhoud, vorige=inhoud)  # two from the first moment: one bad sector costs nobody the register
    finally:
        kdf.wis(dek)
    eerste, _, wachtzin, _ = gebruikers[0]
    return ontgrendel(map_, eerste, wachtzin, apparaat), codes


def _toegelaten(
    map_: Path, gelezen: GelezenKop, slot: Slot, sleutels: Sleutels, apparaat: Apparaat | None, *, gekeurd: bool
) -> OpenKluis:
    try:
        slots.vernieuw_dek(gelezen.kop, slot, sleutels)
        if not mac_klopt(gelezen, sleutels.dek):
            raise KopGewijzigdError
    except KopGewijzigdError:
        sleutels.wis()
        raise
    return OpenKluis(
        map_, gelezen.kop, slot, sleutels, melding=gelezen.melding, apparaat=apparaat, gekeurd=gekeurd
    )


def _wachtzinslots(kop: Kop, user_id: UUID, apparaat: Apparaat | None) -> list[Slot]:
    """The slots that could open here, those without a device secret first."""
    eigen = [s for s in kop.slots if s.gebruiker == str(user_id) and s.soort == WACHTZIN]
    if not eigen:
        raise geweigerd("onbekend", "Deze gebruiker heeft geen toegang tot dit register. Vraag de beheerder.")
    hier = "" if apparaat is None else apparaat.id
    passend = [s for s in eigen if s.beleid == GEEN or s.apparaat == hier]
    if not passend:
        raise AnderApparaatError
    return sorted(passend, key=lambda s: s.beleid == KEYRING)


def ontgrendel(
    map_: Path, user_id: UUID, wachtzin: str, apparaat: Apparaat | None = None, *, gekeurd: bool = True,
    overdrachtcode: str = "",
) -> OpenKluis:  # fmt: skip
    """Open the register for one user; takes 0.1 to 1 s, on purpose. Not ``gekeurd``: see ``OpenKluis.keur_goed``.

    Raises ``VerkeerdeWachtzinError``, ``SleutelbosNodigError`` (the secret of this laptop cannot be had),
    ``SleutelbosVerplichtError``, ``KopGewijzigdError`` (the MAC does not hold), ``KopBeschadigdError`` (both
    generations), ``NieuwerRegisterError``, ``GeenRegisterError``. ``melding`` of the result says when the previous
    generation of the header was used; it is healed at once.
    """
    gelezen = lees_kop(map_)
    tekst, nodig = normaliseer(wachtzin), None
    try:
        if (eenmalig := _eenmalig_slot(map_, gelezen.kop, str(user_id), apparaat, overdrachtcode)) is not None:
            sleutels = slots.open_met_wachtzin(eenmalig, tekst, gelezen.kop.kluis)
            if sleutels is None:
                raise VerkeerdeWachtzinError
            kluis = _toegelaten(map_, gelezen, eenmalig, sleutels, apparaat, gekeurd=gekeurd)
            kluis.neem_eenmalig_slot()
            kluis.onderhoud(wachtzin)
            return _volgens_beleid(kluis, apparaat)
        for slot in _wachtzinslots(gelezen.kop, user_id, apparaat):
            try:
                geheim = _geheim_van(slot, gelezen.kop, apparaat)
            except SleutelbosNodigError as fout:
                nodig = fout
                continue
            if (sleutels := slots.open_met_wachtzin(slot, tekst, gelezen.kop.kluis, geheim)) is not None:
                kluis = _toegelaten(map_, gelezen, slot, sleutels, apparaat, gekeurd=gekeurd)
                kluis.onderhoud(wachtzin)
                return _volgens_beleid(kluis, apparaat)
    finally:
        kdf.wis(tekst)
    raise nodig or VerkeerdeWachtzinError


def _eenmalig_slot(map_: Path, kop: Kop, gebruiker: str, apparaat: Apparaat | None, code: str) -> Slot | None:
    """The slot that came along with the stokje, for who has none in the header of this laptop yet."""
    if any(s.gebruiker == gebruiker and s.soort == WACHTZIN for s in kop.slots):
        return None
    eenmalig = overdracht.lees(map_)
    if eenmalig is None or eenmalig.kluis != kop.kluis or gebruiker not in eenmalig.slots:
        return None
    sleutel = overdracht.sleutel_van(eenmalig, code, apparaat.bos if apparaat else None)
    if sleutel is None:
        raise overdracht.code_nodig()
    try:
        slot = overdracht.open_slot(eenmalig, gebruiker, sleutel)
    finally:
        kdf.wis(sleutel)
    if slot is None:
        raise VerkeerdeHerstelcodeError if code else overdracht.code_nodig()
    return slot


def _geheim_van(slot: Slot, kop: Kop, apparaat: Apparaat | None) -> bytes:
    return b"" if slot.beleid == GEEN or apparaat is None else apparaat.factor(kop.kluis, slot.gebruiker).geheim


def _volgens_beleid(kluis: OpenKluis, apparaat: Apparaat | None) -> OpenKluis:
    """A policy that wants a device secret shuts out a slot without one, unless that slot could not have one yet."""
    verplicht = apparaat is not None and apparaat.verplicht and not kluis.oefen
    if verplicht and not kluis.gebonden and not kluis.moet_wijzigen and kluis.heeft_herstelcode:
        kluis.sluit()
        raise SleutelbosVerplichtError
    return kluis


def ontgrendel_met_herstelcode(
    map_: Path, code: str, apparaat: Apparaat | None = None, *, gekeurd: bool = True
) -> OpenKluis:
    """Open the register with a printed code: the user follows from the code, and must then choose a passphrase.

    Raises ``InvoerError`` (names the wrong group), ``VerkeerdeHerstelcodeError`` and what ``ontgrendel`` raises.
    """
    geheim = herstelcode.uit_cijfers(code)
    gelezen = lees_kop(map_)
    try:
        for slot in gelezen.kop.slots:
            if slot.soort != HERSTEL:
                continue
            if (sleutels := slots.open_met_code(slot, geheim, gelezen.kop.kluis)) is not None:
                kluis = _toegelaten(map_, gelezen, slot, sleutels, apparaat, gekeurd=gekeurd)
                kluis.onderhoud("")
                return kluis
    finally:
        kdf.wis(geheim)
    raise VerkeerdeHerstelcodeError
