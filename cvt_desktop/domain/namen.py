"""Whether a text about a group may name a pupil (screens.md 5.9, AVG 5): a warning that never says what it found.

A first name and a surname are words with a capital beside each other, with particles between them ("Sem van den Berg"),
or initials before a surname. No warning: abbreviations (OSG), what is known to be something else (names of schools, of
languages), and the ordinary word that begins a sentence ("In Kaaphorn"). It is a guess either way, so it blocks nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cvt_desktop.basis.tekst import MAANDEN, vouw
from cvt_desktop.domain.leerling import TUSSENVOEGSELS

_JONGST, _OUDST = 3, 25
_EEUW = 100
_KAAL_JAAR = 2
_LETTER = r"[^\W\d_]"
_WOORD = re.compile(rf"(?<!\w)(?:{_LETTER}\.)+|(?:{_LETTER}|['’])(?:{_LETTER}|['’\-])*|[^\s\w]|\n|\d+")
_INITIALEN = re.compile(rf"(?:{_LETTER}\.)+")
_CIJFERS = re.compile(r"(?<!\d)(?:(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})|(\d{4})-(\d{1,2})-(\d{1,2}))(?!\d)")
_VOLUIT = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(MAANDEN)})\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_GEWOON = frozenset({
    "aan", "al", "alle", "als", "bij", "binnen", "buiten", "daarna", "daarnaast", "dat", "de", "deze", "die", "dit", "door",
    "een", "elk", "elke", "en", "er", "haar", "het", "hier", "hij", "hun", "ieder", "iedere", "in", "is", "je", "maar", "met",
    "mevrouw", "meneer", "mijn", "na", "naar", "naast", "niet", "nog", "nu", "of", "om", "omdat", "ons", "onze", "ook", "op",
    "over", "per", "samen", "school", "scholen", "sinds", "te", "tegen", "tijdens", "toen", "tot", "tussen", "uit", "van",
    "vanaf", "vanuit", "veel", "via", "volgens", "voor", "waar", "wat", "wij", "wie", "ze", "zij", "zijn", "zo", "zodra",
    "zonder", "coach", "docent", "docenten", "groep", "klas", "leerling", "leerlingen", "leraar", "leraren", "les", "lessen",
    "mentor", "mentoren", "ouder", "ouders", "team", "vak", "vakken", "stichting", "lyceum", "college", "gymnasium",
    "praktijkschool", "locatie", "vestiging", "gemeente", "centrum", "jeugdteam", "wijkteam", "project", "training",
})  # fmt: skip
"""Words that begin a sentence or stand before a name of something else, and are no first name."""
_GEEN_NAAM = frozenset({
    "nederlands", "nederlandse", "engels", "engelse", "frans", "franse", "duits", "duitse", "spaans", "turks", "arabisch",
    "oekraiens", "pools", "wiskunde", "rekenen", "biologie", "geschiedenis", "aardrijkskunde", "kerst", "kerstvakantie",
    "pasen", "pinksteren", "ramadan", "hemelvaart", "koningsdag", "teams", "magister", "somtoday", "nederland", "europa",
    *MAANDEN,
})  # fmt: skip
"""Words with a capital that are no part of a name of somebody."""


@dataclass(frozen=True, slots=True)
class Naamsvermoeden:
    """What a text may hold; nothing of the text itself."""

    naam: bool = False
    geboortedatum: bool = False

    def __bool__(self) -> bool:
        return self.naam or self.geboortedatum

    def of(self, ander: Naamsvermoeden) -> Naamsvermoeden:
        """Both together."""
        return Naamsvermoeden(self.naam or ander.naam, self.geboortedatum or ander.geboortedatum)

    @property
    def melding(self) -> str:
        """The Dutch sentence, or ''."""
        if not self:
            return ""
        wat = " en op ".join(w for w, er in (("een naam", self.naam), ("een geboortedatum", self.geboortedatum)) if er)
        return f"Hier staat iets dat lijkt op {wat}. Beschrijf de groep zonder gegevens van leerlingen."


def vermoeden(tekst: str, vandaag: date, bekend: Collection[str] = ()) -> Naamsvermoeden:
    """What this text may hold; ``bekend`` are names of schools and the like, which are no names of pupils."""
    return Naamsvermoeden(naam=_met_naam(tekst, bekend), geboortedatum=_met_geboortedatum(tekst, vandaag))


def _met_naam(tekst: str, bekend: Collection[str]) -> bool:
    kaal = _zonder(unicodedata.normalize("NFC", tekst), bekend)
    voornaam = False  # whether the word before can be a first name, or is initials
    for woord in _WOORD.findall(kaal):
        if voornaam and woord.casefold().replace("’", "'") in TUSSENVOEGSELS:
            continue
        naam = _als_naam(woord) and vouw(woord) not in _GEWOON
        if voornaam and naam:
            return True
        voornaam = naam or (_INITIALEN.fullmatch(woord) is not None and woord[0].isupper())
    return False


def _als_naam(woord: str) -> bool:
    """A capital, and small letters somewhere behind it: so no abbreviation."""
    kaal = woord.strip("'’")
    if not kaal or not kaal[0].isupper() or vouw(kaal) in _GEEN_NAAM:
        return False
    return any(teken.islower() for teken in kaal)


def _zonder(tekst: str, bekend: Collection[str]) -> str:
    """Without the known names, the longest first; a full stop stands in their place, so that nothing joins over them."""
    for naam in sorted((n.strip() for n in bekend if n.strip()), key=len, reverse=True):
        tekst = re.sub(rf"(?<!\w){re.escape(naam)}(?!\w)", " . ", tekst, flags=re.IGNORECASE)
    return tekst


def _met_geboortedatum(tekst: str, vandaag: date) -> bool:
    gevonden = [(int(m[3] or m[4]), int(m[2] or m[5]), int(m[1] or m[6]), len(m[3] or m[4])) for m in _CIJFERS.finditer(tekst)]
    gevonden += [(int(m[3]), MAANDEN.index(m[2].lower()) + 1, int(m[1]), 4) for m in _VOLUIT.finditer(tekst)]
    return any(_leeftijd_van_een_leerling(jaar, maand, dag, cijfers, vandaag) for jaar, maand, dag, cijfers in gevonden)


def _leeftijd_van_een_leerling(jaar: int, maand: int, dag: int, cijfers: int, vandaag: date) -> bool:
    if cijfers == _KAAL_JAAR:
        jaar += vandaag.year // _EEUW * _EEUW
    try:
        geboren = date(jaar, maand, dag)
    except ValueError:
        return False
    return _JONGST <= vandaag.year - geboren.year <= _OUDST
