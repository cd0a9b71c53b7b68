"""Who gets into a register: users, their slots and the header that is signed again."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from cvt_desktop.adapters.vault import herstelcode, kdf, slots
from cvt_desktop.adapters.vault.apparaat import Apparaat, kies_factor
from cvt_desktop.adapters.vault.header import Gebruiker, Kop, naar_bytes
from cvt_desktop.adapters.vault.kopbestand import GelezenKop
from cvt_desktop.adapters.vault.koplezer import MAX_GEBRUIKERS, MAX_NAAM, is_loginnaam, ontleed
from cvt_desktop.adapters.vault.slots import Factor, Sleutels
from cvt_desktop.adapters.vault.wachtzin import MINIMUM, MINIMUM_ALLEEN, keur_wachtzin, normaliseer
from cvt_desktop.domain.errors import InvoerError

NieuweGebruiker = tuple[UUID, str, str, bool]
"""User id, login name, passphrase, and whether somebody else typed that passphrase (``moet_wijzigen``)."""


def als_tekst(code: bytearray) -> str:
    try:
        return herstelcode.in_cijfers(code)
    finally:
        kdf.wis(code)


def ondertekend(kop: Kop, dek: bytearray) -> bytes:
    """The bytes of a header, read back through the strict reader before they may reach the disk."""
    inhoud = naar_bytes(kop, slots.kop_mac(kop, dek))
    ontleed(inhoud)
    return inhoud


def mac_klopt(gelezen: GelezenKop, dek: bytearray) -> bool:
    return hmac.compare_digest(slots.kop_mac(gelezen.kop, dek), gelezen.mac)


def geheugen(kop: Kop) -> int:
    """Practice passphrases are printed on the login page: no time is spent on hiding them."""
    return kdf.bodem_kib() if kop.oefen else kdf.geijkt_kib()


def keur(
    wachtzin: str, kop: Kop, *, extra: Iterable[str] = (), veld: str = "wachtzin", alleen: bool = False
) -> None:
    """Raises ``InvoerError``. ``alleen``: nothing but this passphrase guards the slot, so that it must be longer."""
    if kop.oefen:
        reden = None if wachtzin else "Vul een wachtzin in."
    else:
        namen = (*(g.loginnaam for g in kop.gebruikers), *extra)
        reden = keur_wachtzin(wachtzin, namen, minimum=MINIMUM_ALLEEN if alleen else MINIMUM)
    if reden is not None:
        raise InvoerError(reden, veld=veld)


def zonder_tweede(factor: Factor) -> bool:
    return not factor.apparaat


def _keur_gebruiker(kop: Kop, user_id: UUID, loginnaam: str) -> None:
    if not is_loginnaam(loginnaam):
        raise InvoerError(f"Kies een naam voor de aanmeldpagina van 1 tot {MAX_NAAM} gewone tekens.", veld="loginnaam")
    if any(g.id == str(user_id) or g.loginnaam.casefold() == loginnaam.casefold() for g in kop.gebruikers):
        raise InvoerError("Deze naam staat al op de aanmeldpagina. Kies een andere naam.", veld="loginnaam")
    if len(kop.gebruikers) >= MAX_GEBRUIKERS:
        raise InvoerError(
            f"Een register heeft ten hoogste {MAX_GEBRUIKERS} gebruikers. "
            "Verwijder eerst een login die niet meer nodig is.", veld="loginnaam",
        )  # fmt: skip


def met_gebruikers(
    kop: Kop, gebruikers: Iterable[NieuweGebruiker], dek: bytearray, codes: dict[UUID, str], apparaat: Apparaat | None
) -> Kop:
    """The header with more users, each with a random root key; ``codes`` receives the recovery codes.

    A user whose passphrase was typed by somebody else gets the code at the first login: nobody else sees it. Until
    then the slot has no device secret either, for it may be opened on another laptop.
    """
    kib = geheugen(kop)
    for user_id, loginnaam, wachtzin, moet_wijzigen in gebruikers:
        _keur_gebruiker(kop, user_id, loginnaam)
        factor = kies_factor(kop, str(user_id), apparaat, herstelbaar=not moet_wijzigen)
        keur(wachtzin, kop, extra=(loginnaam,), alleen=zonder_tweede(factor) and not moet_wijzigen)
        sleutels, tekst = Sleutels(dek, slots.nieuwe_sleutel()), normaliseer(wachtzin)
        nieuw = [
            slots.maak_wachtzinslot(
                kop, str(user_id), tekst, sleutels, geheugen_kib=kib, moet_wijzigen=moet_wijzigen, factor=factor
            )
        ]
        if not moet_wijzigen:
            code = herstelcode.nieuwe_code()
            nieuw.append(slots.maak_herstelslot(kop, str(user_id), code, sleutels))
            codes[user_id] = als_tekst(code)
        lid = Gebruiker(id=str(user_id), loginnaam=loginnaam, publiek=slots.publieke_sleutel(sleutels.root, kop.kluis))
        kop = replace(kop, gebruikers=(*kop.gebruikers, lid), slots=(*kop.slots, *nieuw))
        kdf.wis(tekst, sleutels.root)
    return kop
