"""The table of instruments for praktijkonderwijs: kept by the secretaris, per school year."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.instrument import Instrument
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.jaartabel import Jaartabel, keur_schooljaar
from cvt_desktop.services.keuring import MAX_NAAM, eis_tekst

HOOGSTENS = 500
_TABEL: Jaartabel[Instrument] = Jaartabel(veld="instrumenten", actie=Actie.INSTRUMENTEN_BEHEREN, hoogstens=HOOGSTENS)


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

    def keur(lijst: tuple[Instrument, ...]) -> None:
        if nieuw in lijst and nieuw != in_plaats_van:
            raise InvoerError("Dit instrument staat al in de lijst van dit schooljaar. Wijzig die regel.", code="dubbel",
                              veld="naam")  # fmt: skip

    _TABEL.bewaar(dienst, nieuw, in_plaats_van, keur)


def verwijderen(dienst: Dienst, weg: Instrument) -> None:
    """Take a line away; an aanvraag keeps what stands in it."""
    _TABEL.verwijder(dienst, weg)


def overnemen(dienst: Dienst, van: str, naar: str) -> int:
    """Copy the lines of one school year to another, those that are not there yet; gives how many."""

    def kopie(lijst: tuple[Instrument, ...], een: Instrument) -> Instrument | None:
        nieuw = replace(een, schooljaar=naar)
        return None if nieuw in lijst else nieuw

    return _TABEL.neem_over(dienst, van, naar, kopie)


def _keur(i: Instrument) -> None:
    keur_schooljaar(i.schooljaar, "schooljaar")
    if not i.naam:
        raise InvoerError("Vul de naam van het instrument in, zoals die in de regeling staat.", code="ontbreekt", veld="naam")
    for veld in ("naam", "versie"):
        tekst = str(getattr(i, veld))
        if len(tekst) > MAX_NAAM:
            raise InvoerError(f"Deze tekst is langer dan {MAX_NAAM} tekens. Kort hem in.", code="lang", veld=veld)
        eis_tekst(veld, tekst)
