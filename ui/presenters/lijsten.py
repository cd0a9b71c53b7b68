"""People and schools as rows and forms, for the page *Instellingen*."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from cvt_desktop.basis.tekst import hoofdletter
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import PersoonId, SchoolId
from cvt_desktop.domain.persoon import Beroep, Persoon, Rol, Werkverband
from cvt_desktop.domain.school import Contactpersoon, School
from cvt_desktop.services import personen, scholen
from cvt_desktop.services.context import Dienst
from ui.tonen import Keuze

BEROEPEN = tuple(Keuze(waarde=b.name, tekst=hoofdletter(str(b))) for b in Beroep)
_VERBAND = re.compile(r"(.*?)(?:\s+tot\s+(\d{4}))?$")


class PersonenPresenter:
    """Everybody whom the commission works with; roles that log in are given under *Gebruikers*."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @property
    def mag(self) -> bool:
        """Whether this person may change the list."""
        return self._dienst.mag(Actie.PERSONEN_BEHEREN)

    def rijen(self) -> list[Persoon]:
        """Everybody, by name."""
        return personen.personen(self._dienst, ook_inactief=True)

    @staticmethod
    def waarden(persoon: Persoon | None) -> dict[str, Any]:
        """The fields of the form; an empty one for somebody new."""
        if persoon is None:
            persoon = Persoon(id=PersoonId(uuid4()), naam="", rollen=frozenset({Rol.DESKUNDIGE}))
        verbanden = "\n".join(f"{v.organisatie} tot {v.tot_jaar}" if v.tot_jaar else v.organisatie
                              for v in persoon.werkverbanden)  # fmt: skip
        return {
            "naam": persoon.naam, "functie": persoon.functie, "beroep": persoon.beroep.name,
            "werkgever": persoon.werkgever, "registratie": persoon.registratie, "werkverbanden": verbanden,
            "deskundige": Rol.DESKUNDIGE in persoon.rollen,
        }  # fmt: skip

    def bewaar(self, oud: Persoon | None, w: Mapping[str, Any]) -> dict[str, str]:
        """Keep a person; errors by field."""
        basis = oud or Persoon(id=PersoonId(uuid4()), naam="")
        rollen: Collection[Rol] = basis.rollen - {Rol.DESKUNDIGE} | ({Rol.DESKUNDIGE} if w["deskundige"] else set())
        nieuw = replace(
            basis, naam=w["naam"], functie=w["functie"], beroep=Beroep[w["beroep"]] if w["beroep"] else Beroep.ANDERS,
            werkgever=w["werkgever"], registratie=w["registratie"], werkverbanden=_verbanden(w["werkverbanden"]),
            rollen=frozenset(rollen),
        )  # fmt: skip
        try:
            personen.bewaren(self._dienst, nieuw)
        except CvtError as fout:
            return {{"rollen": "deskundige"}.get(fout.veld or "", fout.veld or ""): fout.melding}
        return {}

    def zet_actief(self, persoon: Persoon, *, actief: bool) -> None:
        """Off the lists, or back. Raises ``CvtError``."""
        personen.zet_actief(self._dienst, persoon.id, actief=actief)


class ScholenPresenter:
    """The school list."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @property
    def mag(self) -> bool:
        """Whether this person may change the list."""
        return self._dienst.mag(Actie.SCHOLEN_BEHEREN)

    def rijen(self) -> list[School]:
        """All schools, by name."""
        return scholen.scholen(self._dienst, ook_inactief=True)

    @staticmethod
    def waarden(school: School | None) -> dict[str, Any]:
        """The fields of the form; an empty one for a new school."""
        s = school or School(id=SchoolId(uuid4()), naam="")
        contact = s.contactpersonen[0] if s.contactpersonen else Contactpersoon(naam="")
        return {
            "naam": s.naam, "brin": s.brin, "vestiging": s.vestiging, "bevoegd_gezag": s.bevoegd_gezag,
            "schoolsoort": s.schoolsoort, "straat": s.adres.straat, "postcode": s.adres.postcode, "plaats": s.plaats,
            "contact": contact.naam, "contact_functie": contact.functie, "contact_telefoon": contact.telefoon,
            "contact_email": contact.email, "in_regio": s.in_regio, "actief": s.actief,
            "brieven_op": s.elektronisch.brieven_op, "besluiten_op": s.elektronisch.besluiten_op,
            "bewijs": s.elektronisch.bewijs,
        }  # fmt: skip

    def bewaar(self, oud: School | None, w: Mapping[str, Any]) -> dict[str, str]:
        """Keep a school; errors by field."""
        basis = oud or School(id=SchoolId(uuid4()), naam="")
        eerste = Contactpersoon(naam=w["contact"], functie=w["contact_functie"], telefoon=w["contact_telefoon"],
                                email=w["contact_email"])  # fmt: skip
        nieuw = replace(
            basis, naam=w["naam"], brin=w["brin"], vestiging=w["vestiging"] or "00", plaats=w["plaats"],
            bevoegd_gezag=w["bevoegd_gezag"], schoolsoort=w["schoolsoort"], in_regio=w["in_regio"], actief=w["actief"],
            adres=Adres(straat=w["straat"], postcode=w["postcode"].upper(), plaats=w["plaats"]),
            contactpersonen=(*((eerste,) if eerste.naam else ()), *basis.contactpersonen[1:]),
            elektronisch=Bereikbaarheid(brieven_op=w["brieven_op"], besluiten_op=w["besluiten_op"], bewijs=w["bewijs"]),
        )  # fmt: skip
        try:
            scholen.bewaren(self._dienst, nieuw)
        except CvtError as fout:
            return {{"contactpersonen": "contact"}.get(fout.veld or "", fout.veld or ""): fout.melding}
        return {}


def _verbanden(tekst: str) -> tuple[Werkverband, ...]:
    """One employer a line; ``De Werkschuit tot 2026`` ends in that year."""
    verbanden = []
    for regel in tekst.splitlines():
        m = _VERBAND.fullmatch(regel.strip())
        if m is not None and m[1]:
            verbanden.append(Werkverband(organisatie=m[1], tot_jaar=int(m[2]) if m[2] else None))
    return tuple(verbanden)
