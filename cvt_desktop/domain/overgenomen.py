"""A TLV of before this register: taken over from the list that a commission kept until then (screens.md 1.1, 4.14)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.formulier import Categorie, Soort
from cvt_desktop.domain.ids import LeerlingId, TlvId
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.domain.verlengingsronde import Rondeantwoord, Schoolwissel

OVERGENOMEN = "overgenomen uit vorig systeem"
"""What such a line says of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OvergenomenVerklaring:
    """A line of the old list: there is no dossier, no besluit and no document of it here.

    ``schooljaar`` and ``volgnummer`` are known when the number follows the template of this register: then the counter goes
    on behind it, and the number is no hole. ``aanvraag_id`` and ``besluit_id`` say that there is none, so that it stands
    beside a ``Verklaring`` wherever somebody asks which TLVs a pupil has (WEC 40, lid 14).
    """

    id: TlvId
    nummer: str
    schooljaar: str = ""
    volgnummer: int = 0
    soort: Soort
    leerling_id: LeerlingId
    leerling: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    school: str
    categorie: Categorie | None
    ingangsdatum: date
    einddatum: date | None
    besloten_op: date | None = None
    antwoord: Rondeantwoord | None = None
    schoolwissel: Schoolwissel | None = None
    gat_uitleg: str = ""
    versie: int = 0

    @property
    def aanvraag_id(self) -> None:
        """No dossier here."""
        return

    @property
    def besluit_id(self) -> None:
        """No besluit here."""
        return

    @property
    def toestand(self) -> Tlvtoestand:
        """Nothing else is known of it than that it was given."""
        return Tlvtoestand.GELDIG

    def geldt_op(self, dag: date) -> bool:
        """Whether nothing ended it before this day: of a TLV of before no end but the last day is known."""
        return True
