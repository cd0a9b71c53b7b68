"""The onafhankelijkheidswacht: who may not vote, advise, prepare or decide in a dossier, and who may with a proposal.

Sources: LBT 107632 (no vote and advice in one case, no ties with the school), 108669 and 108283 (no expert who
guided the pupil), 108582 (two advices by two people), Awb 2:4 (no personal interest), Awb 10:3 lid 3 (who took the
besluit does not decide on the bezwaar). The table of all roles and ties is ``domain.wachtmatrix``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.school import School
from cvt_desktop.domain.wachtmatrix import MATRIX, Band, Wachtniveau, Wachtrol


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachtmelding:
    """Why somebody should not do this here. ``voorstel`` says what would solve it."""

    persoon_id: PersoonId
    naam: str = field(repr=False)
    band: Band
    niveau: Wachtniveau
    grond: str
    bron: str
    voorstel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierrollen:
    """Who did what in a dossier, as far as the register knows. ``jaar`` is that in which a tie with the school counts."""

    school: School
    jaar: int
    adviezen: tuple[Deskundigenadvies, ...] = ()
    ander_advies: PersoonId | None = None
    schreven_mee: frozenset[PersoonId] = frozenset()
    stemden: frozenset[PersoonId] = frozenset()
    bereidden_voor: frozenset[PersoonId] = frozenset()
    beslisten: frozenset[PersoonId] = frozenset()

    @property
    def begeleidden(self) -> frozenset[PersoonId]:
        """Who said in an advice that he or she guided the leerling."""
        return frozenset(a.persoon_id for a in self.adviezen if a.inhoud.onafhankelijkheid.niet_begeleid is False)


_WOORD = re.compile(r"[\w']+")


def wacht(persoon: Persoon, rol: Wachtrol, gevonden: Mapping[Band, str]) -> tuple[Wachtmelding, ...]:
    """What stands against this person in this role; blocks first, in the order of the matrix. A text says the tie."""
    return tuple(
        Wachtmelding(persoon_id=persoon.id, naam=persoon.naam, band=band, niveau=regel.niveau,
                     grond=gevonden[band], bron=regel.bron, voorstel=regel.voorstel)
        for band, regel in MATRIX[rol].items() if band in gevonden
    )  # fmt: skip


def banden(persoon: Persoon, rollen: Dossierrollen) -> dict[Band, str]:
    """All ties of a person with a dossier, each in words that go on after the name."""
    gevonden: dict[Band, str] = {}
    if organisatie := persoon.werkt_voor(rollen.school.organisaties, rollen.jaar):
        gevonden[Band.WERKT] = f"werkt voor {organisatie}"
    vroeger = [v for v in persoon.werkverbanden if v.organisatie.casefold() in rollen.school.organisaties
               and v.tot_jaar is not None and v.tot_jaar < rollen.jaar]  # fmt: skip
    if vroeger:
        gevonden[Band.WERKTE] = f"werkte tot en met {vroeger[-1].tot_jaar} voor {vroeger[-1].organisatie}"
    for band, wie in (
        (Band.SCHREEF_MEE, rollen.schreven_mee), (Band.BEGELEIDDE, rollen.begeleidden),
        (Band.ADVISEERT, {a.persoon_id for a in rollen.adviezen}), (Band.ANDER_ADVIES, {rollen.ander_advies}),
        (Band.STEMT, rollen.stemden), (Band.BEREIDDE_VOOR, rollen.bereidden_voor), (Band.BESLISTE, rollen.beslisten),
    ):  # fmt: skip
        if persoon.id in wie:
            gevonden[band] = str(band)
    return gevonden


def wacht_bij_stemmen(
    persoon: Persoon, *, school: School, adviezen: tuple[Deskundigenadvies, ...], schreven_mee: frozenset[PersoonId], jaar: int
) -> tuple[Wachtmelding, ...]:
    """What stands against this person's stem on an aanvraag of this school."""
    rollen = Dossierrollen(school=school, jaar=jaar, adviezen=adviezen, schreven_mee=schreven_mee)
    return wacht(persoon, Wachtrol.STEMMEN, banden(persoon, rollen))


def wacht_bij_adviseren(
    persoon: Persoon, *, school: School, ander_advies: PersoonId | None, schreven_mee: frozenset[PersoonId], jaar: int
) -> tuple[Wachtmelding, ...]:
    """What stands against this person as deskundige for an aanvraag of this school; a tie of before ``jaar`` warns."""
    rollen = Dossierrollen(school=school, jaar=jaar, ander_advies=ander_advies, schreven_mee=schreven_mee,
                           stemden=frozenset({persoon.id}) if persoon.stemgerechtigd else frozenset())  # fmt: skip
    return wacht(persoon, Wachtrol.ADVISEREN, banden(persoon, rollen))


def wacht_bij_bezwaar(persoon: Persoon, rollen: Dossierrollen) -> tuple[Wachtmelding, ...]:
    """What stands against this person deciding on the bezwaar: above all that he or she took the besluit (Awb 10:3)."""
    return wacht(persoon, Wachtrol.BEZWAAR, banden(persoon, rollen))


def schreven_mee(personen: Iterable[Persoon], *namen: str) -> frozenset[PersoonId]:
    """The persons whose name stands in one of ``namen`` of the aanvraag (contact, signatory, consulent of the school).

    Names are compared folded and as whole words, so that a function behind the name does not matter.
    """
    gevouwen = [f" {' '.join(_WOORD.findall(vouw(naam)))} " for naam in namen if naam.strip()]
    return frozenset(
        p.id for p in personen if any(f" {' '.join(_WOORD.findall(vouw(_zonder_titel(p.naam))))} " in naam for naam in gevouwen)
    )


def _zonder_titel(naam: str) -> str:
    return " ".join(deel for deel in naam.split() if not deel.endswith("."))
