"""The table of bovenschoolse voorzieningen: kept by the secretaris, per school year."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.voorziening import Bezetting, Voorziening, bezetting
from cvt_desktop.services.bezetting import toewijzingen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.jaartabel import Jaartabel, keur_schooljaar
from cvt_desktop.services.keuring import MAX_NAAM, eis_tekst

HOOGSTENS = 200
_TABEL: Jaartabel[Voorziening] = Jaartabel(veld="voorzieningen", actie=Actie.VOORZIENINGEN_BEHEREN, hoogstens=HOOGSTENS)
MAX_DOELGROEP = 400
_HOOGSTE_GETAL = 9_999


def voorzieningen(dienst: Dienst) -> tuple[Voorziening, ...]:
    """The whole table, newest school year first."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return _op_volgorde(uow.instellingen.all()[0].voorzieningen)


def standen(dienst: Dienst) -> tuple[Bezetting, ...]:
    """The places of each line of the table today, in the same order; without names of pupils."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        tabel = _op_volgorde(uow.instellingen.all()[0].voorzieningen)
        alle = toewijzingen(uow) if tabel else ()
        return tuple(bezetting(v, alle, dienst.klok.today()) for v in tabel)


def hoogstens_andere(dienst: Dienst) -> int:
    """How much other bovenschoolse ondersteuning may run beside a voorziening: the setting of today."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return dienst.instellingen(uow).reglement.andere_ondersteuning


def bewaren(dienst: Dienst, nieuw: Voorziening, *, in_plaats_van: Voorziening | None = None) -> None:
    """Add a line, or put it in the place of another; what an aanvraag chose stays as it was when it was chosen.

    Raises ``InvoerError`` naming the field, ``GewijzigdError``.
    """
    nieuw = replace(nieuw, schooljaar=nieuw.schooljaar.strip(), naam=" ".join(nieuw.naam.split()),
                    doelgroep=nieuw.doelgroep.strip(), commissie=nieuw.commissie.strip())  # fmt: skip
    _keur(nieuw)

    def keur(lijst: tuple[Voorziening, ...]) -> None:
        ander = [v for v in lijst if v != in_plaats_van and v.schooljaar == nieuw.schooljaar]
        if any(v.naam.casefold() == nieuw.naam.casefold() or v.id == nieuw.id for v in ander):
            raise InvoerError("Deze voorziening staat al in de lijst van dit schooljaar. Wijzig die regel.", code="dubbel",
                              veld="naam")  # fmt: skip

    _TABEL.bewaar(dienst, nieuw, in_plaats_van, keur)


def verwijderen(dienst: Dienst, weg: Voorziening) -> None:
    """Take a line away; an aanvraag keeps what stands in it."""
    _TABEL.verwijder(dienst, weg)


def overnemen(dienst: Dienst, van: str, naar: str) -> int:
    """Copy the lines of one school year to another, those that are not there yet; gives how many.

    Places that were taken by pupils from outside this register are not copied: the new year counts them anew.
    """

    def kopie(lijst: tuple[Voorziening, ...], een: Voorziening) -> Voorziening | None:
        er = [v for v in lijst if v.schooljaar == naar]
        if any(v.id == een.id or v.naam.casefold() == een.naam.casefold() for v in er):
            return None
        return replace(een, schooljaar=naar, bezet_vooraf=0)

    return _TABEL.neem_over(dienst, van, naar, kopie)


def _op_volgorde(alle: tuple[Voorziening, ...]) -> tuple[Voorziening, ...]:
    volgorde = {naam: nummer for nummer, naam in enumerate(sorted({v.schooljaar for v in alle}, reverse=True))}
    return tuple(sorted(alle, key=lambda v: (volgorde[v.schooljaar], v.naam.casefold())))


def _keur(v: Voorziening) -> None:
    keur_schooljaar(v.schooljaar, "schooljaar")
    if not v.naam:
        raise InvoerError("Vul de naam van de voorziening in.", code="ontbreekt", veld="naam")
    for veld, hoogstens in (("naam", MAX_NAAM), ("doelgroep", MAX_DOELGROEP), ("commissie", MAX_NAAM)):
        tekst = str(getattr(v, veld))
        if len(tekst) > hoogstens:
            raise InvoerError(f"Deze tekst is langer dan {hoogstens} tekens. Kort hem in.", code="lang", veld=veld)
        eis_tekst(veld, tekst)
    for veld, getal, laagst in (("plaatsen", v.plaatsen, 1), ("bezet_vooraf", v.bezet_vooraf, 0),
                                ("hoogstens", v.hoogstens, 1)):  # fmt: skip
        if getal is not None and not laagst <= getal <= _HOOGSTE_GETAL:
            raise InvoerError(f"Vul een getal in van {laagst} tot en met {_HOOGSTE_GETAL}.", code="getal", veld=veld)
    if v.tarief_cent is not None and v.tarief_cent < 0:
        raise InvoerError("Het tarief is nul of meer. Controleer het bedrag.", code="getal", veld="tarief_cent")
    if v.plaatsen is not None and v.bezet_vooraf > v.plaatsen:
        raise InvoerError("Er zijn meer plaatsen bezet dan er zijn. Controleer beide getallen.", code="getal",
                          veld="bezet_vooraf")  # fmt: skip
