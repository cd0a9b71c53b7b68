"""What makes a passphrase too easy: a length, and a short list of what everybody tries first.

NIST SP 800-63B-4: length counts, composition rules do not; names and common words are vetoed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from cvt_desktop.basis.tekst import MAANDEN, WEEKDAGEN, vouw

MINIMUM = 15
MINIMUM_ALLEEN = 20  # without a second key in a keyring
MAXIMUM = 512
_EIGEN = 8  # letters and digits that must remain when everything vetoed is taken away

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


def _eigen_deel(wachtzin: str, context: Iterable[str]) -> str:
    woorden = {_kaal(deel) for naam in context for deel in (naam, *re.split(r"[\W_]+", naam))}
    rest = vouw(wachtzin)
    rest = "".join(c for c in rest if c.isalnum())
    for woord in sorted({*_VETO, *(w for w in woorden if len(w) >= 3)}, key=len, reverse=True):
        rest = rest.replace(woord, "")
    rest = re.sub(r"(19|20)\d\d", "", rest)
    rest = re.sub(r"(.)\1{2,}", r"\1", rest)
    if herhaald := re.fullmatch(r"(.+?)\1+", rest):
        rest = herhaald[1]
    return rest


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
    if len(_eigen_deel(tekst, context)) < _EIGEN:
        return (
            "Deze wachtzin is te makkelijk te raden: hij bestaat vooral uit namen, jaartallen, herhalingen of bekende "
            "woorden. Neem een zin van zes woorden die niets met uw werk te maken hebben."
        )
    return None
