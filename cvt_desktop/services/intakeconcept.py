"""The draft of an aanvraag: kept as it is typed, with the files that were dropped on it (screens.md 4.3)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import uuid4

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.herkomst import Herkomst
from cvt_desktop.domain.ids import LeerlingId
from cvt_desktop.services.concepten import bewaar_concept, concepten, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.stukken import Stukvoorstel, vergeten

CONCEPTSLEUTEL = "intake/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intakeconcept:
    """All that the intake page holds. ``ander_kind``: a recognised pupil was said to be somebody else.

    ``wacht``: made from the answer of a school (verlengingsronde); nobody typed in it yet. ``kenmerk``: it was registered and
    taken back; the number stays with it.
    """

    soort: Soort = Soort.TLV_VSO_NIEUW
    invoer: Invoer = field(default_factory=Invoer)
    leerling_id: LeerlingId | None = None
    ander_kind: bool = False
    stukken: tuple[Stukvoorstel, ...] = ()
    herkomst: Herkomst | None = None
    wacht: bool = False
    kenmerk: str = ""

    @property
    def leeg(self) -> bool:
        """Whether nothing was typed or dropped: then there is nothing to keep."""
        getypt = replace(self.invoer, ontvangen_op=None, ontvangen_via=None) != Invoer()
        return not (getypt or self.stukken or self.herkomst or self.kenmerk)


def nieuwe_sleutel() -> str:
    """The key of a new draft."""
    return f"{CONCEPTSLEUTEL}{uuid4()}"


def bewaar(dienst: Dienst, sleutel: str, concept: Intakeconcept) -> None:
    """Keep the draft; an empty one is forgotten."""
    dienst.eis(Actie.AANVRAAG_REGISTREREN)
    if concept.leeg:
        vergeet_concept(dienst, sleutel)
    else:
        bewaar_concept(dienst, sleutel, concept)


def lees(dienst: Dienst, sleutel: str) -> Intakeconcept | None:
    """The draft under this key, or None."""
    return lees_concept(dienst, sleutel, Intakeconcept)


def sleutels(dienst: Dienst) -> list[str]:
    """The keys of this person's drafts, newest first."""
    return concepten(dienst, CONCEPTSLEUTEL)


def van_anderen(dienst: Dienst) -> list[tuple[str, Intakeconcept, str]]:
    """Key, draft and name: what colleagues have begun, oldest first. Whoever falls ill leaves it to the plaatsvervanger."""
    dienst.eis(Actie.AANVRAAG_REGISTREREN)
    with dienst.register.lezen() as uow:
        gevonden = []
        for begonnen in uow.concepten.van_allen(CONCEPTSLEUTEL):
            tekst = uow.concepten.get(begonnen.persoon_id, begonnen.sleutel)
            if tekst is not None and begonnen.persoon_id != dienst.sessie.persoon_id:
                concept = dienst.codec.lees(Intakeconcept, tekst.encode("utf-8"))
                gevonden.append((begonnen.sleutel, concept, uow.personen.get(begonnen.persoon_id).naam))
    return gevonden


def neem_over(dienst: Dienst, sleutel: str) -> str:
    """From now on it is a draft of this person, with all that was typed; the name of whose it was, "" for an own one."""
    dienst.eis(Actie.CONCEPT_OVERNEMEN)
    ik = dienst.sessie.persoon_id
    with dienst.register.lezen() as lezen:
        ander = next((c.persoon_id for c in lezen.concepten.van_allen(sleutel) if c.sleutel == sleutel), ik)
        tekst = lezen.concepten.get(ander, sleutel)
    if ander == ik or tekst is None:
        return ""
    with dienst.werk(Actie.CONCEPT_OVERNEMEN) as werk:
        werk.uow.concepten.put(ik, sleutel, tekst, dienst.klok.now())
        werk.uow.concepten.delete(ander, sleutel)
        werk.leg_vast("concept", ander, dienst.codec.lees(Intakeconcept, tekst.encode("utf-8")))
        return werk.uow.personen.get(ander).naam


def weggooien(dienst: Dienst, sleutel: str, concept: Intakeconcept) -> None:
    """Throw a draft away with the files that were dropped on it."""
    vergeet_concept(dienst, sleutel)
    for stuk in concept.stukken:
        vergeten(dienst, stuk)
