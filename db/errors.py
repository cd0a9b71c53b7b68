"""What the database engine says, in Dutch, with its cure; each with a stable code (security.md section 2)."""

from __future__ import annotations

import errno

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from cvt_desktop.domain.errors import RegisterError

_RESERVEKOPIE = "Sluit het programma en zet de laatste reservekopie terug."

_MELDINGEN = {
    "db-sleutel": (
        "Het register past niet bij deze sleutel of is beschadigd; er is niets gewijzigd. "
        "Staat het bestand register.db in de map van een ander register, zet het dan terug. "
        "Anders: " + _RESERVEKOPIE[0].lower() + _RESERVEKOPIE[1:]
    ),
    "db-beschadigd": f"Het register is beschadigd of afgekapt. {_RESERVEKOPIE} Laat de schijf nakijken.",
    "db-log-beschadigd": (
        "Het bestand register.db-wal met de laatste wijzigingen is beschadigd; er is niets gewijzigd. "
        "Bewaar een kopie van deze map, zet de laatste reservekopie terug en laat de schijf nakijken."
    ),
    "db-geheugen": (
        "Een deel van het register kon niet worden gelezen: het is beschadigd, of er is te weinig werkgeheugen vrij. "
        "Sluit andere programma's en open het register opnieuw. Blijft dit zo, zet dan de laatste reservekopie terug."
    ),
    "db-vol": "De schijf is vol; deze wijziging is niet bewaard. Maak ruimte vrij en probeer het opnieuw.",
    "db-schijffout": (
        "De schijf met het register gaf een fout. Controleer de schijf en de aansluiting, "
        "open het register opnieuw en kijk of uw laatste wijziging er staat."
    ),
    "db-alleen-lezen": (
        "In de map van het register mag niet worden geschreven; er is niets gewijzigd. "
        "Geef uw gebruiker rechten op de map, of zet het register op een gewone schijf."
    ),
    "db-bezet": (
        "Het register is op dit moment bezig met iets anders; deze wijziging is niet bewaard. "
        "Wacht even en probeer het opnieuw."
    ),
    "db-kopie-bezet": (
        "Het register was met iets anders bezig; er is geen reservekopie gemaakt en in het register is niets gewijzigd. "
        "Wacht even en probeer het opnieuw."
    ),
    "db-kopie-vol": (
        "De schijf met het register is vol; er is geen reservekopie gemaakt en in het register is niets gewijzigd. "
        "Maak ruimte vrij en probeer het opnieuw."
    ),
    "db-openen": (
        "Het register kan niet worden geopend. Kijk of de map er nog staat en of uw gebruiker er rechten op heeft."
    ),
    "db-ontbreekt": (
        "Het bestand register.db ontbreekt in deze map. Zet het terug, of zet de laatste reservekopie terug."
    ),
    "db-leeg": f"Het bestand register.db is leeg of bijna leeg: het is afgekapt. {_RESERVEKOPIE} Laat de schijf nakijken.",
    "db-bestaat-al": "In deze map staat al een register. Kies een lege map, of open dat register.",
    "db-verwijzing": (
        "Het omzetten van het register is ongedaan gemaakt, want niet alle verwijzingen klopten; er is niets gewijzigd. "
        "Werk verder met de vorige versie van het programma en meld dit bij de beheerder."
    ),
    "db-fout": (
        "Het register gaf een onverwachte fout; deze wijziging is niet bewaard. "
        "Open het register opnieuw en kijk of alles er staat."
    ),
}

# SQLite result codes; sqlcipher3 0.6 gives the text only
_TEKSTEN = (
    ("file is not a database", "db-sleutel"),
    ("hmac check failed", "db-beschadigd"),
    ("malformed", "db-beschadigd"),
    ("database corruption", "db-beschadigd"),
    ("out of memory", "db-geheugen"),
    ("database or disk is full", "db-vol"),
    ("disk i/o error", "db-schijffout"),
    ("readonly database", "db-alleen-lezen"),
    ("database is locked", "db-bezet"),
    ("database table is locked", "db-bezet"),
    ("database schema is locked", "db-bezet"),
    ("locking protocol", "db-bezet"),
    ("unable to open database file", "db-openen"),
)


class DatabankError(RegisterError):
    """The engine refused. ``onzeker``: it happened while committing, so the change may be durable all the same.

    After an uncertain commit a service looks by its operation id whether the change is there.
    """

    def __init__(self, code: str, *, onzeker: bool = False) -> None:
        super().__init__(_MELDINGEN[code], code=code)
        self.onzeker = onzeker


def _code(fout: BaseException) -> str | None:
    if isinstance(fout, MemoryError):
        return "db-geheugen"
    if not isinstance(fout, (dbapi2.DatabaseError, OSError)):
        return None
    tekst = str(fout).casefold()
    for deel, code in _TEKSTEN:
        if deel in tekst:
            return code
    # a broken constraint, wrong SQL or a wrong value is a mistake of ours and stays what it is
    onze = (dbapi2.IntegrityError, dbapi2.ProgrammingError, dbapi2.DataError, dbapi2.InterfaceError)
    if isinstance(fout, onze) or (isinstance(fout, dbapi2.OperationalError) and "no such" in tekst):
        return None
    return "db-fout"


def vertaal(fout: BaseException, *, bij_vastleggen: bool = False) -> DatabankError | None:
    """The refusal for an error of the driver, or ``None`` when it is not one that a person can do anything about.

    ``bij_vastleggen``: it was raised by COMMIT.
    """
    kern = fout.orig if isinstance(fout, DBAPIError) and fout.orig is not None else fout
    code = _code(kern)
    return None if code is None else DatabankError(code, onzeker=bij_vastleggen)


def eis_heel(*teksten: str | None) -> None:
    """Raise ``DatabankError`` for a stored text with a NUL, which nothing ever writes.

    SQLCipher 4.19 gives an overflow page whose HMAC fails back as zeros, and says nothing when it is the last page read.
    """
    if any(tekst is not None and "\0" in tekst for tekst in teksten):
        raise DatabankError("db-beschadigd")


def van_schijf(fout: OSError) -> DatabankError:
    """The refusal for what the operating system said about the folder."""
    if fout.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DatabankError("db-vol")
    if fout.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return DatabankError("db-alleen-lezen")
    if fout.errno in {errno.ENOENT, errno.ENOTDIR}:
        return DatabankError("db-openen")
    return DatabankError("db-schijffout")
