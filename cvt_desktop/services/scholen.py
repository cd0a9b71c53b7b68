"""The school list: adding, changing, and importing it from a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bsn import MELDING, bevat_bsn
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import SchoolId
from cvt_desktop.domain.school import Contactpersoon, School
from cvt_desktop.ports.oso import Ososchool
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.ports.scholen import Scholenimport, Schoolregel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.keuring import vreemde_tekens

_BRIN = re.compile(r"\d{2}[A-Z]{2}")
_VESTIGING = re.compile(r"\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Importuitkomst:
    """How many schools the import made, changed, and found as they were."""

    nieuw: int
    bijgewerkt: int
    gelijk: int


def scholen(dienst: Dienst, *, ook_inactief: bool = False) -> list[School]:
    """The schools by name, for lists and choices."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return [school for school in uow.scholen.all() if school.actief or ook_inactief]


def bewaren(dienst: Dienst, school: School) -> School:
    """Add (``versie`` 0) or change a school. Raises ``InvoerError`` naming the field, ``GewijzigdError``."""
    school = replace(school, naam=school.naam.strip(), brin=school.brin.strip().upper(), vestiging=school.vestiging.strip())
    _keur(school, dienst.klok.today())
    with dienst.werk(Actie.SCHOLEN_BEHEREN) as werk:
        gelijk = werk.uow.scholen.by_code(school.brin, school.vestiging)
        if gelijk is not None and gelijk.id != school.id:
            raise InvoerError(f"{gelijk.naam} heeft deze code al. Controleer BRIN en vestiging.", code="code-bestaat",
                              veld="brin")  # fmt: skip
        nieuw = werk.uow.scholen.save(school)
        werk.leg_vast("school", school.id, nieuw)
    return nieuw


def importeren(dienst: Dienst, import_: Scholenimport) -> Importuitkomst:
    """Save all schools of a preview in one act; a school with the same code (or name and town) is brought up to date.

    What the table does not say stays as it was; contacts are added and never taken away.
    """
    if not import_.scholen:
        raise InvoerError("In dit bestand staat geen school die kan worden overgenomen. Controleer de kolommen.", code="leeg")
    with dienst.werk(Actie.SCHOLEN_BEHEREN) as werk:
        bekend = {_naamsleutel(school.naam, school.plaats): school for school in werk.uow.scholen.all()}
        nieuw, bijgewerkt, gewijzigd = 0, 0, []
        for regel in import_.scholen:
            oud = _bekende(werk.uow, regel, bekend)
            school = _samen(oud, regel)
            if school == oud:
                continue
            gewijzigd.append(werk.uow.scholen.save(school))
            nieuw, bijgewerkt = nieuw + (oud is None), bijgewerkt + (oud is not None)
        werk.leg_vast("school", None, tuple(gewijzigd), aantal=max(1, len(gewijzigd)))
    return Importuitkomst(nieuw=nieuw, bijgewerkt=bijgewerkt, gelijk=len(import_.scholen) - nieuw - bijgewerkt)


def van_oso(bron: Ososchool) -> School:
    """The school of an OSO file as a new line for the school list; ``bewaren`` checks it."""
    contact = bron.contactpersoon or bron.directeur
    kaal = bron.brin.upper()
    contacten = (Contactpersoon(naam=contact, telefoon=bron.telefoon, email=bron.email),) if contact else ()
    return School(
        id=SchoolId(uuid4()), naam=bron.naam or f"School {kaal}", brin=kaal if _BRIN.fullmatch(kaal) else "",
        vestiging=bron.vestiging if _VESTIGING.fullmatch(bron.vestiging) else "00", plaats=bron.adres.plaats,
        schoolsoort=bron.soort.lower(), adres=bron.adres, contactpersonen=contacten,
    )  # fmt: skip


def _bekende(uow: Leeseenheid, regel: Schoolregel, bekend: dict[str, School]) -> School | None:
    op_code = uow.scholen.by_code(regel.brin, regel.vestiging) if regel.brin else None
    if op_code is not None:
        return op_code
    op_naam = bekend.get(_naamsleutel(regel.naam, regel.plaats))
    return op_naam if op_naam is not None and not (op_naam.brin and regel.brin) else None


def _naamsleutel(naam: str, plaats: str) -> str:
    return vouw(f"{naam}|{plaats}")


def _samen(oud: School | None, regel: Schoolregel) -> School:
    basis = oud or School(id=SchoolId(uuid4()), naam=regel.naam)
    bekend = {vouw(contact.naam) for contact in basis.contactpersonen}
    erbij = tuple(contact for contact in regel.contactpersonen if vouw(contact.naam) not in bekend)
    return replace(
        basis, naam=regel.naam, brin=regel.brin or basis.brin,
        vestiging=regel.vestiging if regel.brin or oud is None else basis.vestiging,
        plaats=regel.plaats or basis.plaats, bevoegd_gezag=regel.bevoegd_gezag or basis.bevoegd_gezag,
        schoolsoort=" ".join(regel.schoolsoorten) or basis.schoolsoort,
        adres=regel.adres if regel.adres.volledig else basis.adres, contactpersonen=basis.contactpersonen + erbij,
    )  # fmt: skip


def _keur(school: School, vandaag: date) -> None:
    if not school.naam:
        raise InvoerError("Vul de naam van de school in.", code="ontbreekt", veld="naam")
    if school.brin and not _BRIN.fullmatch(school.brin):
        raise InvoerError("Een BRIN is twee cijfers en twee letters, zoals 99RA. Controleer de code.", code="brin", veld="brin")
    if not _VESTIGING.fullmatch(school.vestiging):
        raise InvoerError("Een vestiging is twee cijfers, zoals 00. Controleer de code.", code="vestiging", veld="vestiging")
    for veld, melding in school.elektronisch.gebreken(vandaag):
        raise InvoerError(melding, code="bereikbaarheid", veld=veld)
    teksten = [("naam", school.naam), ("plaats", school.plaats), ("bevoegd_gezag", school.bevoegd_gezag),
               ("bewijs", school.elektronisch.bewijs)]
    teksten += [("contactpersonen", f"{c.naam} {c.functie} {c.telefoon} {c.email}") for c in school.contactpersonen]
    for veld, tekst in teksten:
        if vreemde_tekens(tekst):
            raise InvoerError("Hier staat een onzichtbaar teken. Typ deze tekst opnieuw, zonder plakken.", code="tekens",
                              veld=veld)  # fmt: skip
        if bevat_bsn(tekst):
            raise InvoerError(f"{MELDING} Haal het weg.", code="bsn", veld=veld)
