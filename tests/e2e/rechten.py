"""What the policy says against what the use cases do: one call of one use case, by one role, on a dossier in one state."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from cvt_desktop.domain.beleid import Actie, mag
from cvt_desktop.domain.errors import CvtError, GeenRechtError
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.services.context import Dienst
from tests.e2e.alle_diensten import PER_ROL, Spoor, Wereld, alle, geopend
from tests.fakes.poorten import NepOpmaker

ZONDER_BELEID = {
    "concepten.bewaar_concept", "concepten.lees_concept", "concepten.vergeet_concept", "concepten.concepten",
    "herstelcodes.wordt_getoond", "herstelcodes.is_teruggetypt", "herstelcodes.herinnering",
    "intakeconcept.lees", "intakeconcept.sleutels", "intakeconcept.weggooien", "herstelkit.eigen_herstelblad",
    "certificaatuitgifte.vraag_aan", "certificaatuitgifte.wacht_op_uitgifte", "certificaatuitgifte.kan_uitgeven",
    "werkvoorraad.zichtbare_aanvragen", "werkvoorraad.werkvoorraad", "werkvoorraad.alle_stappen",
    "bezwaarstand.bezwaar_mogelijk", "naarexcel.zonder_namen_vooraf",
}  # fmt: skip
"""What is the own of who is logged in (drafts, the own sheet and certificate), and lists that are empty without a right."""
ZONDER_WOORD = {
    "herstelcodes.wordt_getoond", "herstelcodes.is_teruggetypt",
    "concepten.bewaar_concept", "concepten.vergeet_concept", "intakeconcept.bewaar", "intakeconcept.weggooien",
    "stukken.voorbereiden", "stukken.vergeten", "verlenging.begin", "aantekeningen.noteren", "aantekeningen.oordelen",
    "leesplekken.leesplek_zetten", "leesplekken.leesplek_weghalen",
}  # fmt: skip
"""What writes without telling the log: a draft, an own note or bookmark, and a file that belongs to no dossier yet."""
FUNCTIES = alle()


@contextmanager
def afgeluisterd() -> Iterator[list[tuple[Actie, bool]]]:
    """Every act that a service asks of the policy meanwhile, with the answer."""
    lijst: list[tuple[Actie, bool]] = []
    eis, vraag = Dienst.eis, Dienst.mag

    def spion_eis(zelf: Dienst, actie: Actie) -> None:
        lijst.append((actie, mag(zelf.sessie.rollen, actie)))
        eis(zelf, actie)

    def spion_mag(zelf: Dienst, actie: Actie) -> bool:
        lijst.append((actie, vraag(zelf, actie)))
        return vraag(zelf, actie)

    with patch.object(Dienst, "eis", spion_eis), patch.object(Dienst, "mag", spion_mag):
        yield lijst


def roep(
    wereld: Wereld, wie: Persoon, naam: str, functie: Callable[..., object], plek: str, opmaker: NepOpmaker | None = None
) -> tuple[Spoor, object, CvtError | None]:
    """Call one use case; nothing of what it writes is kept."""
    spoor = Spoor()
    dienst = wereld.dienst(wie, spoor, opmaker or NepOpmaker())
    argumenten = wereld.waarden(plek).voor(naam, functie)
    eerste: object = geopend(dienst, spoor) if next(iter(inspect.signature(functie).parameters)) == "geopend" else dienst
    try:
        return spoor, functie(eerste, **argumenten), None
    except CvtError as fout:
        return spoor, None, fout


def plekken(naam: str, functie: Callable[..., object]) -> tuple[str, ...]:
    """In which states of a dossier a use case is called; those that know no dossier once."""
    soorten = {str(p) for p in getattr(functie, "__annotations__", {}).values()}
    if soorten & {"BesluitId", "BriefId", "Besluit"}:
        return ("tekenmap", "getekend")
    return ("open", "tekenmap") if "AanvraagId" in soorten else ("open",)


def cel(wereld: Wereld, rol: Rol, naam: str, functie: Callable[..., object], plek: str) -> list[str]:
    """What this role could do there that the policy denies it."""
    with afgeluisterd() as gevraagd:
        spoor, _, fout = roep(wereld, PER_ROL[rol], naam, functie, plek)
    return [f"{naam} ({plek}, {rol}): {f}" for f in _overtredingen(naam, rol, spoor, fout, gevraagd)]


def _overtredingen(
    naam: str, rol: Rol, spoor: Spoor, fout: CvtError | None, gevraagd: list[tuple[Actie, bool]]
) -> list[str]:
    gevonden = [f"wrote {v.actie}, which this role may not" for v in spoor.gelukt if not mag(frozenset({rol}), Actie(v.actie))]
    mocht = any(ja for _, ja in gevraagd)
    if spoor.stil and naam not in ZONDER_WOORD:
        gevonden.append("committed without a word to the log")
    if (spoor.stil or spoor.kluis) and not mocht and naam not in ZONDER_BELEID:
        gevonden.append("wrote without asking the policy")
    if fout is None and not mocht and naam not in ZONDER_BELEID:
        gevonden.append("gave an answer without asking the policy")
    if isinstance(fout, GeenRechtError) and not spoor.geweigerd:
        gevonden.append(f"refused ({fout.code}) without telling the log")
    return gevonden
