"""The strict reader of the vault header: exactly one byte string is accepted for each header.

Standard library only: the login page reads names with this module before any cryptography is imported.
"""

from __future__ import annotations

import json
import unicodedata
import uuid
from collections.abc import Callable

from cvt_desktop.adapters.vault.errors import KopBeschadigdError, NieuwerRegisterError
from cvt_desktop.adapters.vault.header import (
    ACTIEF,
    ARGON2ID,
    FORMAAT,
    GEEN,
    GEEN_KDF,
    HERSTEL,
    INHOUD_BYTES,
    KEYRING,
    MAX_BYTES,
    OVERDRACHT,
    OVERGEDRAGEN,
    SLOTVERSIE,
    VERSIE,
    WACHTZIN,
    Envelop,
    Gebruiker,
    Json,
    Kdf,
    Kop,
    Slot,
    naar_bytes,
)

MAX_GEBRUIKERS = 200
MAX_SLOTS = 1000
MAX_NAAM = 80
_TELLER = 2**53 - 1

Keuring = Callable[[object], bool]


def _eis(voorwaarde: bool) -> None:
    if not voorwaarde:
        raise KopBeschadigdError


def _velden(waarde: object, keuringen: dict[str, Keuring]) -> Json:
    if not isinstance(waarde, dict):
        raise KopBeschadigdError
    _eis(waarde.keys() == keuringen.keys() and all(keur(waarde[naam]) for naam, keur in keuringen.items()))
    return waarde


def _lijst(waarde: object, hoogstens: int) -> list[object]:
    if not isinstance(waarde, list):
        raise KopBeschadigdError
    _eis(len(waarde) <= hoogstens)
    return waarde


def _getal(laagste: int, hoogste: int) -> Keuring:
    return lambda w: type(w) is int and laagste <= w <= hoogste


def _een_van(*woorden: str) -> Keuring:
    return lambda w: type(w) is str and w in woorden


def _is_bool(waarde: object) -> bool:
    return type(waarde) is bool


def _is_lijst(waarde: object) -> bool:
    return type(waarde) is list


def _hex(lengte: int) -> Keuring:
    def keur(waarde: object) -> bool:
        if type(waarde) is not str or len(waarde) != 2 * lengte:
            return False
        return all(c in "0123456789abcdef" for c in waarde)

    return keur


def is_id(waarde: object) -> bool:
    """A UUID in its one canonical form."""
    if type(waarde) is not str or len(waarde) != 36:
        return False
    try:
        return str(uuid.UUID(waarde)) == waarde
    except ValueError:
        return False


def is_loginnaam(waarde: object) -> bool:
    """1 to 80 visible characters, NFC, no spaces at the ends."""
    if type(waarde) is not str or not 1 <= len(waarde) <= MAX_NAAM or waarde != waarde.strip():
        return False
    return unicodedata.is_normalized("NFC", waarde) and not any(unicodedata.category(c)[0] == "C" for c in waarde)


def _id_of_leeg(waarde: object) -> bool:
    return waarde == "" or is_id(waarde)


def _tekst(json_: Json, naam: str) -> str:
    return str(json_[naam])


def _bytes(json_: Json, naam: str) -> bytes:
    return bytes.fromhex(str(json_[naam]))


def _int(json_: Json, naam: str) -> int:
    return int(str(json_[naam]))


def _lees_kdf(waarde: object) -> Kdf:
    if waarde == {"naam": GEEN_KDF}:
        return Kdf(GEEN_KDF)
    gelezen = _velden(
        waarde,
        {
            "naam": _een_van(ARGON2ID),
            # the upper bounds guard against a header that would eat all memory or take an hour
            "geheugen_kib": _getal(64, 2 * 1024 * 1024),
            "rondes": _getal(1, 12),
            "stromen": _getal(1, 8),
            "zout": _hex(16),
        },
    )
    return Kdf(
        ARGON2ID,
        _int(gelezen, "geheugen_kib"),
        _int(gelezen, "rondes"),
        _int(gelezen, "stromen"),
        _bytes(gelezen, "zout"),
    )


def lees_slot(waarde: object) -> Slot:
    """One slot, as strictly as in the header. Raises ``KopBeschadigdError``."""
    gelezen = _velden(
        waarde,
        {
            "apparaat": _id_of_leeg,
            "beleid": _een_van(GEEN, KEYRING),
            "gebruiker": is_id,
            "hkdf_zout": _hex(32),
            "id": is_id,
            "inhoud": _hex(INHOUD_BYTES),
            "kdf": lambda w: type(w) is dict,
            "moet_wijzigen": _is_bool,
            "nonce": _hex(12),
            "sleutelnummer": _getal(1, _TELLER),
            "soort": _een_van(WACHTZIN, HERSTEL, OVERDRACHT),
            "versie": _getal(SLOTVERSIE, SLOTVERSIE),
        },
    )
    kdf = _lees_kdf(gelezen["kdf"])
    slot = Slot(
        id=_tekst(gelezen, "id"),
        gebruiker=_tekst(gelezen, "gebruiker"),
        soort=_tekst(gelezen, "soort"),
        kdf=kdf,
        hkdf_zout=_bytes(gelezen, "hkdf_zout"),
        nonce=_bytes(gelezen, "nonce"),
        inhoud=_bytes(gelezen, "inhoud"),
        sleutelnummer=_int(gelezen, "sleutelnummer"),
        moet_wijzigen=gelezen["moet_wijzigen"] is True,
        beleid=_tekst(gelezen, "beleid"),
        apparaat=_tekst(gelezen, "apparaat"),
    )
    _eis((slot.soort == WACHTZIN) == (kdf.naam == ARGON2ID))
    _eis(slot.soort == WACHTZIN or not (slot.moet_wijzigen or slot.apparaat or slot.beleid != GEEN))
    _eis((slot.beleid == KEYRING) == bool(slot.apparaat))
    return slot


def _lees_gebruiker(waarde: object) -> Gebruiker:
    gelezen = _velden(waarde, {"id": is_id, "loginnaam": is_loginnaam, "publiek": _hex(32)})
    return Gebruiker(
        id=_tekst(gelezen, "id"), loginnaam=_tekst(gelezen, "loginnaam"), publiek=_bytes(gelezen, "publiek")
    )


def _lees_envelop(waarde: object) -> Envelop:
    gelezen = _velden(
        waarde,
        {
            "gebruiker": is_id,
            "inhoud": _hex(48),
            "nonce": _hex(12),
            "sleutelnummer": _getal(2, _TELLER),
            "vluchtig": _hex(32),
        },
    )
    return Envelop(
        gebruiker=_tekst(gelezen, "gebruiker"),
        sleutelnummer=_int(gelezen, "sleutelnummer"),
        vluchtig=_bytes(gelezen, "vluchtig"),
        nonce=_bytes(gelezen, "nonce"),
        inhoud=_bytes(gelezen, "inhoud"),
    )


def _uniek(waarden: list[object]) -> bool:
    return len(set(waarden)) == len(waarden)


def _keur_samenhang(kop: Kop) -> None:
    bekend = {g.id for g in kop.gebruikers}
    _eis(bool(bekend) and len(bekend) == len(kop.gebruikers))
    _eis(_uniek([g.loginnaam.casefold() for g in kop.gebruikers]))
    _eis(_uniek([s.id for s in kop.slots]))
    _eis(_uniek([(e.gebruiker, e.sleutelnummer) for e in kop.enveloppen]))
    _eis(bekend.issuperset([s.gebruiker for s in kop.slots] + [e.gebruiker for e in kop.enveloppen]))
    _eis(all(slot.sleutelnummer <= kop.sleutelnummer for slot in kop.slots))
    # one above is a rekey that was begun and not yet finished
    _eis(all(envelop.sleutelnummer <= kop.sleutelnummer + 1 for envelop in kop.enveloppen))


def _lees_kop(waarde: object) -> Kop:
    gelezen = _velden(
        waarde,
        {
            "enveloppen": _is_lijst,
            "gebruikers": _is_lijst,
            "generatie": _getal(1, _TELLER),
            "houder": _id_of_leeg,
            "kluis": is_id,
            "oefen": _is_bool,
            "sleutelnummer": _getal(1, _TELLER),
            "slots": _is_lijst,
            "toestand": _een_van(ACTIEF, OVERGEDRAGEN),
            "volgnummer": _getal(1, _TELLER),
        },
    )
    kop = Kop(
        kluis=_tekst(gelezen, "kluis"),
        oefen=gelezen["oefen"] is True,
        generatie=_int(gelezen, "generatie"),
        volgnummer=_int(gelezen, "volgnummer"),
        sleutelnummer=_int(gelezen, "sleutelnummer"),
        houder=_tekst(gelezen, "houder"),
        toestand=_tekst(gelezen, "toestand"),
        gebruikers=tuple(_lees_gebruiker(g) for g in _lijst(gelezen["gebruikers"], MAX_GEBRUIKERS)),
        slots=tuple(lees_slot(s) for s in _lijst(gelezen["slots"], MAX_SLOTS)),
        enveloppen=tuple(_lees_envelop(e) for e in _lijst(gelezen["enveloppen"], MAX_SLOTS)),
    )
    _keur_samenhang(kop)
    return kop


def _keur_versie(eerste: bytes) -> None:
    """A newer version is told from damage before anything else is read."""
    nummer = eerste.removeprefix(FORMAAT)
    _eis(nummer != eerste and nummer.isdigit() and len(nummer) <= 6 and not nummer.startswith(b"0"))
    if int(nummer) > VERSIE:
        raise NieuwerRegisterError


def ontleed(inhoud: bytes) -> tuple[Kop, bytes]:
    """Header and MAC from the bytes of a file.

    Exactly one byte string is accepted for each header. Raises ``NieuwerRegisterError`` or ``KopBeschadigdError``.
    """
    _eis(len(inhoud) <= MAX_BYTES)
    regels = inhoud.split(b"\n")
    _keur_versie(regels[0])
    _eis(len(regels) == 5 and regels[4] == b"")
    try:
        kop = _lees_kop(json.loads(regels[1].decode()))
        mac = bytes.fromhex(regels[2].decode("ascii"))
        zelfde = naar_bytes(kop, mac) == inhoud  # the checksum, the order, the spacing, the spelling
    except (ValueError, RecursionError) as fout:  # JSON, UTF-8 and hex errors are all ValueError
        raise KopBeschadigdError from fout
    _eis(zelfde and len(mac) == 32)
    return kop, mac
