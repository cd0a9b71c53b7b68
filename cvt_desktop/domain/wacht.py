"""The onafhankelijkheidswacht: who may not vote or advise in a dossier, and who may with a proposal.

Sources: LBT 107632 (no vote and advice in one case, no ties with the school), 108669 and 108283 (no expert who
guided the pupil), 108582 (two advices by two people), Awb 2:4 (no personal interest).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.school import School


class Wachtniveau(StrEnum):
    """Block, or warn with a proposal."""

    BLOKKEERT = "blokkeert"
    WAARSCHUWT = "waarschuwt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachtmelding:
    """Why somebody should not vote or advise here. ``voorstel`` says what would solve it."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    niveau: Wachtniveau
    grond: str
    bron: str
    voorstel: str


_WOORD = re.compile(r"[\w']+")
VOORSTEL_ANDER = "Laat een ander lid of een plaatsvervanger stemmen."
VOORSTEL_STEMMER = (
    "Laat een ander lid of een plaatsvervanger stemmen, of laat dit lid adviseren en niet stemmen, "
    "of vraag een andere deskundige."
)


def wacht_bij_stemmen(
    persoon: Persoon, *, school: School, adviezen: tuple[Deskundigenadvies, ...], schreven_mee: frozenset[PersoonId], jaar: int
) -> tuple[Wachtmelding, ...]:
    """What stands against this person's stem on an aanvraag of this school."""
    meldingen: list[Wachtmelding] = []

    def meld(niveau: Wachtniveau, grond: str, bron: str, voorstel: str) -> None:
        meldingen.append(Wachtmelding(persoon_id=persoon.id, naam=persoon.naam, niveau=niveau, grond=grond, bron=bron,
                                      voorstel=voorstel))  # fmt: skip

    if organisatie := persoon.werkt_voor(school.organisaties, jaar):
        meld(Wachtniveau.BLOKKEERT, f"werkt voor {organisatie}", "lbt-107632", VOORSTEL_ANDER)
    if persoon.id in schreven_mee:
        meld(Wachtniveau.BLOKKEERT, "werkte mee aan de aanvraag", "lbt-107632", VOORSTEL_ANDER)
    if any(advies.persoon_id == persoon.id for advies in adviezen):
        meld(Wachtniveau.WAARSCHUWT, "is deskundige in dit dossier", "lbt-107632", VOORSTEL_STEMMER)
    return tuple(meldingen)


def wacht_bij_adviseren(
    persoon: Persoon, *, school: School, ander_advies: PersoonId | None, schreven_mee: frozenset[PersoonId], jaar: int
) -> tuple[Wachtmelding, ...]:
    """What stands against this person as deskundige for an aanvraag of this school; a tie of before ``jaar`` warns."""
    meldingen: list[Wachtmelding] = []

    def blokkeer(grond: str, bron: str) -> None:
        meldingen.append(Wachtmelding(persoon_id=persoon.id, naam=persoon.naam, niveau=Wachtniveau.BLOKKEERT, grond=grond,
                                      bron=bron, voorstel="Kies een andere deskundige."))  # fmt: skip

    def waarschuw(grond: str, voorstel: str) -> None:
        meldingen.append(Wachtmelding(persoon_id=persoon.id, naam=persoon.naam, niveau=Wachtniveau.WAARSCHUWT, grond=grond,
                                      bron="lbt-107632", voorstel=voorstel))  # fmt: skip

    if organisatie := persoon.werkt_voor(school.organisaties, jaar):
        blokkeer(f"werkt voor {organisatie}", "lbt-107632")
    if persoon.id in schreven_mee:
        blokkeer("werkte mee aan de aanvraag", "lbt-107632")
    if ander_advies == persoon.id:
        blokkeer("geeft al het andere advies", "lbt-108582")
    if persoon.stemgerechtigd:
        waarschuw("stemt in de commissie", "Wie hier adviseert, stemt bij dit dossier niet mee.")
    vroeger = [v for v in persoon.werkverbanden if v.organisatie.casefold() in school.organisaties
               and v.tot_jaar is not None and v.tot_jaar < jaar]  # fmt: skip
    for verband in vroeger:
        waarschuw(f"werkte tot en met {verband.tot_jaar} voor {verband.organisatie}",
                  "Ga na dat deze deskundige de leerling en de aanvraag niet kent, of kies een ander.")  # fmt: skip
    return tuple(meldingen)


def schreven_mee(personen: tuple[Persoon, ...], *namen: str) -> frozenset[PersoonId]:
    """The persons whose name stands in one of ``namen`` of the aanvraag (contact, signatory, consulent of the school).

    Names are compared folded and as whole words, so that a function behind the name does not matter.
    """
    gevouwen = [f" {' '.join(_WOORD.findall(vouw(naam)))} " for naam in namen if naam.strip()]
    return frozenset(
        p.id for p in personen if any(f" {' '.join(_WOORD.findall(vouw(_zonder_titel(p.naam))))} " in naam for naam in gevouwen)
    )


def _zonder_titel(naam: str) -> str:
    return " ".join(deel for deel in naam.split() if not deel.endswith("."))
