"""The budget of a school year per kind: read with the figures, and typed in by who answers for the money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cvt_desktop.domain.begroting import Begroting
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.schooljaar import Schooljaar
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst

HOOGSTE_CENT = 9_999_999_999
MET_GELD: tuple[Soort, ...] = tuple(soort for soort in SOORTEN if not beschrijving(soort).met_tlv)
"""The kinds for which an amount is granted."""


def bedragen(dienst: Dienst, jaar: Schooljaar) -> dict[Soort, int]:
    """In whole cents; a kind without a budget is not there."""
    with dienst.lezen(Actie.OVERZICHTEN_INZIEN) as uow:
        return van_jaar(uow, jaar)


def van_jaar(uow: Leeseenheid, jaar: Schooljaar) -> dict[Soort, int]:
    """The same inside the unit of who reads more."""
    return {b.soort: b.bedrag_cent for b in uow.instellingen.all()[0].begrotingen if b.schooljaar == jaar.naam}


def vastleggen(dienst: Dienst, jaar: Schooljaar, bedragen_: Mapping[Soort, int | None]) -> None:
    """Keep the budget of a school year; None takes it away. No besluit rests on it, so it makes no new version of the settings.

    Raises ``InvoerError`` that names the field.
    """
    for soort, bedrag in bedragen_.items():
        if soort not in MET_GELD:
            raise InvoerError("Voor deze soort wordt geen bedrag toegekend. Kies een arrangement of een voorziening.",
                              code="soort", veld=veld(soort))  # fmt: skip
        if bedrag is not None and not 0 <= bedrag <= HOOGSTE_CENT:
            raise InvoerError("Vul een bedrag in van nul of meer, of laat het veld leeg.", code="bedrag", veld=veld(soort))
    with dienst.werk(Actie.BEGROTING_VASTLEGGEN) as werk:
        laatste = werk.uow.instellingen.all()[0]
        andere = tuple(b for b in laatste.begrotingen if b.schooljaar != jaar.naam or b.soort not in bedragen_)
        erbij = tuple(Begroting(schooljaar=jaar.naam, soort=soort, bedrag_cent=bedrag)
                      for soort, bedrag in bedragen_.items() if bedrag is not None)  # fmt: skip
        nieuw = werk.uow.instellingen.save(replace(laatste, begrotingen=(*andere, *erbij)))
        werk.leg_vast("instellingen", nieuw.id, nieuw)


def veld(soort: Soort) -> str:
    """The name of the field of a kind."""
    return f"begroting_{soort.name.lower()}"
