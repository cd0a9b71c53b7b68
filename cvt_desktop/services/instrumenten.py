"""The table of instruments for praktijkonderwijs: kept by the secretaris, per school year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GewijzigdError, InvoerError
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.instrument import Instrument
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.keuring import MAX_NAAM, eis_tekst

HOOGSTENS = 500
_SCHOOLJAAR = re.compile(r"(\d{4})-(\d{4})")


def instrumenten(dienst: Dienst) -> tuple[Instrument, ...]:
    """The whole table, newest school year first."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        alle = uow.instellingen.all()[0].instrumenten
    volgorde = {naam: nummer for nummer, naam in enumerate(sorted({i.schooljaar for i in alle}, reverse=True))}
    return tuple(sorted(alle, key=lambda i: (volgorde[i.schooljaar], i.soort, i.naam.casefold())))


def bewaren(dienst: Dienst, nieuw: Instrument, *, in_plaats_van: Instrument | None = None) -> None:
    """Add a line, or put it in the place of another. Raises ``InvoerError`` naming the field, ``GewijzigdError``."""
    nieuw = replace(nieuw, schooljaar=nieuw.schooljaar.strip(), naam=nieuw.naam.strip(), versie=nieuw.versie.strip())
    _keur(nieuw)

    def pas_toe(lijst: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
        if nieuw in lijst and nieuw != in_plaats_van:
            raise InvoerError("Dit instrument staat al in de lijst van dit schooljaar. Wijzig die regel.", code="dubbel",
                              veld="naam")  # fmt: skip
        if in_plaats_van is None:
            return (*lijst, nieuw)
        return tuple(nieuw if i == in_plaats_van else i for i in _met(lijst, in_plaats_van))

    _schrijf(dienst, pas_toe)


def verwijderen(dienst: Dienst, weg: Instrument) -> None:
    """Take a line away; an aanvraag keeps what stands in it."""
    _schrijf(dienst, lambda lijst: tuple(i for i in _met(lijst, weg) if i != weg))


def overnemen(dienst: Dienst, van: str, naar: str) -> int:
    """Copy the lines of one school year to another, those that are not there yet; gives how many."""
    for veld, jaar in (("van", van), ("naar", naar)):
        keur_schooljaar(jaar, veld)
    aantal = 0

    def pas_toe(lijst: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
        nonlocal aantal
        erbij = [n for i in lijst if i.schooljaar == van and (n := replace(i, schooljaar=naar)) not in lijst]
        if not erbij:
            raise InvoerError(f"Er is niets over te nemen van {van}. Kies een ander schooljaar.", code="leeg", veld="van")
        aantal = len(erbij)
        return (*lijst, *erbij)

    _schrijf(dienst, pas_toe)
    return aantal


def _schrijf(dienst: Dienst, pas_toe: Callable[[tuple[Instrument, ...]], tuple[Instrument, ...]]) -> None:
    """The table stands in the newest settings; changing it makes no new version, because no besluit rests on it."""
    with dienst.werk(Actie.INSTRUMENTEN_BEHEREN) as werk:
        laatste: Instellingen = werk.uow.instellingen.all()[0]
        lijst = pas_toe(laatste.instrumenten)
        if len(lijst) > HOOGSTENS:
            raise InvoerError(f"De lijst heeft hoogstens {HOOGSTENS} regels. Verwijder eerst oude schooljaren.", code="lang",
                              veld="schooljaar")  # fmt: skip
        nieuw = werk.uow.instellingen.save(replace(laatste, instrumenten=lijst))
        werk.leg_vast("instellingen", nieuw.id, nieuw)


def _met(lijst: tuple[Instrument, ...], een: Instrument) -> tuple[Instrument, ...]:
    if een not in lijst:
        raise GewijzigdError("Deze regel is intussen gewijzigd. Open de lijst opnieuw.")
    return lijst


def _keur(i: Instrument) -> None:
    keur_schooljaar(i.schooljaar, "schooljaar")
    if not i.naam:
        raise InvoerError("Vul de naam van het instrument in, zoals die in de regeling staat.", code="ontbreekt", veld="naam")
    for veld in ("naam", "versie"):
        tekst = str(getattr(i, veld))
        if len(tekst) > MAX_NAAM:
            raise InvoerError(f"Deze tekst is langer dan {MAX_NAAM} tekens. Kort hem in.", code="lang", veld=veld)
        eis_tekst(veld, tekst)


def keur_schooljaar(schooljaar: str, veld: str) -> None:
    """Raise ``InvoerError`` for what is no school year."""
    m = _SCHOOLJAAR.fullmatch(schooljaar)
    if m is None or int(m[2]) != int(m[1]) + 1:
        raise InvoerError("Schrijf een schooljaar als 2026-2027.", code="schooljaar", veld=veld)
