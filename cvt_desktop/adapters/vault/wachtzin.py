"""What makes a passphrase too easy: its length, and how few guesses it takes to whoever guesses words before letters.

NIST SP 800-63B-4: length counts, composition rules do not; names and common words are vetoed. A guess is priced in bits
along the cheapest way to cut the passphrase into pieces: a vetoed word, a year or a row of keys costs next to nothing,
a Dutch word as much as a throw of five dice, and only what is left is paid by the letter.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from cvt_desktop.adapters.vault.woordenlijst import AANTAL, woorden
from cvt_desktop.basis.tekst import MAANDEN, WEEKDAGEN, vouw

MINIMUM = 15
MINIMUM_ALLEEN = 20  # without a second key in a keyring
MAXIMUM = 512
BITS, BITS_ALLEEN = 48.0, 52.0  # at a second a guess (Argon2id): 48 bits are nine million years of one core

_VETOWOORD, _JAAR, _RIJ, _HERHAALD = 2.0, 5.0, 5.0, 2.0
_WOORD = math.log2(AANTAL)
_KLEIN = 6.0  # the, of, in: words that stand between words
_LETTER, _CIJFER, _TEKEN = math.log2(26), math.log2(10), 1.0
_LANGSTE = 26
_RIJEN = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "abcdefghijklmnopqrstuvwxyz", "01234567890")
_KLEINE = frozenset((
    "de", "het", "een", "en", "van", "in", "op", "te", "aan", "met", "voor", "uit", "bij", "naar", "om", "als", "dan",
    "maar", "dat", "die", "der", "den", "zijn", "was", "is", "ik", "je", "u", "wij", "we", "ze", "zij", "hij", "mijn",
    "jouw", "ons", "uw", "niet", "geen", "wel", "ook", "nog", "al", "er", "hier", "daar", "over", "onder", "door", "tot",
    "of",
))  # fmt: skip
_VERMOMD = str.maketrans("0134578@$!", "oieastbasi")

_VETO = (
    *MAANDEN, *WEEKDAGEN, "lente", "zomer", "herfst", "winter", "nederland", "holland", "amsterdam", "rotterdam",
    "utrecht", "wachtwoord", "wachtzin", "password", "passphrase", "inloggen", "login", "welkom", "welcome",
    "hallo", "geheim", "secret", "admin", "administrator", "beheerder", "beheer", "secretaris", "voorzitter",
    "deskundige", "gebruiker", "gast", "test", "toelaatbaarheidsverklaring", "toelaatbaarheid", "verklaring",
    "samenwerkingsverband", "samenwerking", "verband", "commissie", "passend", "onderwijs", "school", "leerling",
    "aanvraag", "dossier", "register", "zitting", "besluit", "computer", "laptop", "kantoor", "letmein", "iloveyou",
    "ikhouvanjou", "hetiseengeheim", "ajax", "feyenoord", "voetbal", "correcthorsebatterystaple",
    "correctpaardbatterijnietje", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwerty", "azerty", "asdf",
    "abcdefghijklmnopqrstuvwxyz", "abcdef", "abcd", "abc", "1234567890", "0123456789", "123456789", "12345678",
    "123456", "12345", "1234", "123", "9876543210", "987654321",
)  # fmt: skip


def normaliseer(wachtzin: str) -> bytearray:
    """The bytes that go into the KDF: NFC, UTF-8. The caller wipes them."""
    return bytearray(unicodedata.normalize("NFC", wachtzin).encode("utf-8", "surrogatepass"))


def _kaal(tekst: str) -> str:
    return re.sub(r"[^a-z0-9]", "", vouw(tekst))


@cache
def _woorden() -> frozenset[str]:
    return frozenset(woorden())


def _verboden(context: Iterable[str]) -> frozenset[str]:
    delen = {_kaal(deel) for naam in context for deel in (naam, *re.split(r"[\W_]+", naam))}
    return frozenset(_VETO) | {deel for deel in delen if len(deel) >= 3}


def _in_rij(stuk: str) -> bool:
    return any(stuk in rij or stuk in rij[::-1] for rij in _RIJEN)


def _prijs(stuk: str, verboden: frozenset[str]) -> float | None:
    """Bits for one piece of the passphrase, or None when it is no piece that somebody would guess as a whole."""
    if stuk in verboden:
        return _VETOWOORD
    if re.fullmatch(r"(19|20)\d\d", stuk):
        return _JAAR
    if len(stuk) >= 3 and _in_rij(stuk):
        return _RIJ
    if stuk in _KLEINE:
        return _KLEIN
    if stuk in _woorden():
        return _WOORD
    if len(stuk) >= 3 and len(set(stuk)) == 1:
        return _LETTER + _HERHAALD
    if len(stuk) == 1:
        return _LETTER if stuk.isalpha() else _CIJFER if stuk.isdecimal() else _TEKEN
    return None


def _bits(tekst: str, verboden: frozenset[str]) -> float:
    """The cheapest way to cut ``tekst`` into pieces; a piece that was there before costs no second time."""
    beste: list[tuple[float, int]] = [(0.0, 0)]
    for eind in range(1, len(tekst) + 1):
        mogelijk = (
            (beste[begin][0] + prijs, begin)
            for begin in range(max(0, eind - _LANGSTE), eind)
            if (prijs := _prijs(tekst[begin:eind], verboden)) is not None
        )
        beste.append(min(mogelijk))
    stukken = list(_stukken(tekst, beste))
    nieuw = {stuk: _prijs(stuk, verboden) or 0.0 for stuk in stukken}
    vaker = sum(min(_HERHAALD, nieuw[stuk]) for stuk in stukken) - sum(min(_HERHAALD, prijs) for prijs in nieuw.values())
    lang = sum(prijs for stuk, prijs in nieuw.items() if len(stuk) > 1)
    los = sum(nieuw[stuk] for stuk in stukken if len(stuk) == 1)
    return lang + los + vaker


def _stukken(tekst: str, beste: list[tuple[float, int]]) -> Iterator[str]:
    eind = len(tekst)
    while eind > 0:
        begin = beste[eind][1]
        yield tekst[begin:eind]
        eind = begin


def sterkte(wachtzin: str, context: Iterable[str] = ()) -> float:
    """About how many bits it takes to guess this passphrase; ``context`` holds names that everybody here knows."""
    verboden = _verboden(context)
    gevouwen = vouw(wachtzin)
    vormen = [gevouwen, "".join(c for c in gevouwen if c.isalnum())]
    vormen += [vorm.translate(_VERMOMD) for vorm in vormen]
    if herhaald := re.fullmatch(r"(.+?)\1+", vormen[1]):
        vormen.append(herhaald[1])
    return min(_bits(vorm, verboden) for vorm in vormen)


def keur_wachtzin(wachtzin: str, context: Iterable[str] = (), *, minimum: int = MINIMUM) -> str | None:
    """A Dutch reason why this passphrase is refused, or ``None`` when it is good enough.

    ``context`` holds names that everybody here knows: the organisation, the users, the register.
    """
    tekst = unicodedata.normalize("NFC", wachtzin)
    if len(tekst) < minimum:
        waarom = "Deze computer heeft geen veilige sleutelbos, dus de wachtzin moet het alleen doen. "
        return (
            f"Gebruik ten minste {minimum} tekens. {waarom if minimum > MINIMUM else ''}"
            "Een zin van zes gewone woorden is makkelijk te onthouden en moeilijk te raden."
        )
    if len(tekst) > MAXIMUM:
        return f"Gebruik ten hoogste {MAXIMUM} tekens."
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in tekst):
        return "In de wachtzin staat een onzichtbaar teken, zoals een regeleinde. Typ de wachtzin op één regel."
    if len(set(vouw(tekst))) < 6:
        return "Deze wachtzin herhaalt dezelfde paar tekens. Neem een zin van zes verschillende woorden."
    if sterkte(tekst, context) < (BITS_ALLEEN if minimum > MINIMUM else BITS):
        return (
            "Deze wachtzin is te makkelijk te raden: hij bestaat vooral uit namen, jaartallen, herhalingen, rijtjes toetsen "
            "of een paar gewone woorden. Neem het voorstel, of een zin van zes woorden die niets met uw werk te maken hebben."
        )
    return None
