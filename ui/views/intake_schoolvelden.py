"""What the chosen school fills in, or offers while one types."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from cvt_desktop.domain.school import Contactpersoon, School
from ui.widgets.veld import Veld


def zet_contacten(veld: Veld, school: School | None) -> None:
    """Offer the contacts of the school, with their telephone."""
    namen = [f"{c.naam}, {c.telefoon}" if c.telefoon else c.naam for c in school.contactpersonen] if school else []
    regel = veld.editor
    assert isinstance(regel, QLineEdit)
    aanvuller = QCompleter(namen, regel)
    aanvuller.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    aanvuller.setFilterMode(Qt.MatchFlag.MatchContains)
    regel.setCompleter(aanvuller)


def vul_van_school(velden: Mapping[str, Veld], school: School) -> None:
    """Its contact and, of a pupil, the present school; what was typed stays."""
    contact = school.contactpersonen[0] if school.contactpersonen else Contactpersoon(naam="")
    for naam, waarde in {
        "a.contactpersoon": ", ".join(deel for deel in (contact.naam, contact.telefoon) if deel),
        "a.getekend_door": ", ".join(deel for deel in (contact.naam, contact.functie) if deel),
        "a.datum_aanvraag": velden["a.ontvangen_op"].waarde(),
        "b.huidige_school": school.naam, "b.schoolsoort": school.schoolsoort,
    }.items():  # fmt: skip
        if not velden[naam].waarde():
            velden[naam].zet_waarde(waarde)
