"""Every use case called as every role alone: nothing is read or written that the policy does not allow that role.

Generated from the services and from ``domain.beleid``: a use case that forgets to ask the policy, asks it for the wrong
act, or is silent to the log fails here without anybody having thought of it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie, mag
from cvt_desktop.domain.brief import Brief
from cvt_desktop.domain.errors import CvtError, GeenRechtError
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.persoon import SECRETARISSEN, Persoon, Rol
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.invoer import Invoer
from tests.e2e.alle_diensten import (
    GEHEIM,
    GEHEIME_OUDER,
    KERN_EEN,
    KERN_TWEE,
    PER_ROL,
    Spoor,
    Wereld,
    alle,
    geopend,
    teksten,
)
from tests.factories import BENSALEM, CRUTZER, SECRETARIS, maak_persoon
from tests.fakes.poorten import NepOpmaker

ZONDER_BELEID = {
    "concepten.bewaar_concept", "concepten.lees_concept", "concepten.vergeet_concept", "concepten.concepten",
    "intakeconcept.lees", "intakeconcept.sleutels", "intakeconcept.weggooien", "herstelkit.eigen_herstelblad",
    "certificaatuitgifte.vraag_aan", "certificaatuitgifte.wacht_op_uitgifte", "certificaatuitgifte.kan_uitgeven",
    "werkvoorraad.zichtbare_aanvragen", "werkvoorraad.werkvoorraad", "tekenstapel.aantal",
}  # fmt: skip
"""What is the own of who is logged in (drafts, the own sheet and certificate), and lists that are empty without a right."""
ZONDER_WOORD = {
    "concepten.bewaar_concept", "concepten.vergeet_concept", "intakeconcept.bewaar", "intakeconcept.weggooien",
    "stukken.voorbereiden", "stukken.vergeten",
}  # fmt: skip
"""What writes without telling the log: a draft, and a file that belongs to no dossier yet."""
FUNCTIES = alle()


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    return Wereld(tmp_path_factory.mktemp("wereld"))


@pytest.fixture
def gevraagd(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Actie, bool]]:
    """Every act that a service asks of the policy, with the answer."""
    lijst: list[tuple[Actie, bool]] = []
    eis, vraag = Dienst.eis, Dienst.mag

    def spion_eis(zelf: Dienst, actie: Actie) -> None:
        lijst.append((actie, mag(zelf.sessie.rollen, actie)))
        eis(zelf, actie)

    def spion_mag(zelf: Dienst, actie: Actie) -> bool:
        lijst.append((actie, vraag(zelf, actie)))
        return vraag(zelf, actie)

    monkeypatch.setattr(Dienst, "eis", spion_eis)
    monkeypatch.setattr(Dienst, "mag", spion_mag)
    return lijst


def _roep(
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


def _plekken(naam: str, functie: Callable[..., object]) -> tuple[str, ...]:
    """In which states of a dossier a use case is called; those that know no dossier once."""
    soorten = {str(p) for p in getattr(functie, "__annotations__", {}).values()}
    if soorten & {"BesluitId", "BriefId", "Besluit"}:
        return ("tekenmap", "getekend")
    return ("open", "tekenmap") if "AanvraagId" in soorten else ("open",)


@pytest.mark.parametrize("rol", list(Rol), ids=lambda rol: rol.name.lower())
def test_that_no_service_does_what_the_policy_denies_a_role(
    wereld: Wereld, rol: Rol, gevraagd: list[tuple[Actie, bool]]
) -> None:
    fouten = []
    for naam, functie in FUNCTIES:
        for plek in _plekken(naam, functie):
            gevraagd.clear()
            spoor, _, fout = _roep(wereld, PER_ROL[rol], naam, functie, plek)
            fouten += [f"{naam} ({plek}): {f}" for f in _overtredingen(naam, rol, spoor, fout, list(gevraagd))]
    assert not fouten, "\n".join(fouten)


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


def test_that_most_services_work_for_somebody(wereld: Wereld) -> None:
    """Otherwise the test above would prove nothing: it calls them with values that could have worked."""
    gelukt = set()
    for naam, functie in FUNCTIES:
        for wie in (SECRETARIS, *PER_ROL.values()):
            if naam not in gelukt and any(_roep(wereld, wie, naam, functie, p)[2] is None for p in _plekken(naam, functie)):
                gelukt.add(naam)
    assert len(gelukt) > len(FUNCTIES) * 0.7, sorted({n for n, _ in FUNCTIES} - gelukt)


# --- who reads what ---------------------------------------------------------------------------------------------------


def _gezien(wereld: Wereld, wie: Persoon, woord: str, overslaan: tuple[type, ...] = ()) -> set[str]:
    """The use cases through which this person reads ``woord``, in an answer or on a document that was made."""
    gezien = set()
    for naam, functie in FUNCTIES:
        opmaker = NepOpmaker()
        _, antwoord, _ = _roep(wereld, wie, naam, functie, "open", opmaker)
        papier = [d for d in opmaker.gemaakt if not _is_eigen_brief(d)] if woord == GEHEIM else opmaker.gemaakt
        if any(woord in tekst for tekst in teksten((antwoord, papier), overslaan)):
            gezien.add(naam)
    return gezien


def _is_eigen_brief(document: object) -> bool:
    return any(GEHEIME_OUDER in regel for regel in getattr(document, "adres", ()))


@pytest.mark.parametrize("rol", list(Rol), ids=lambda rol: rol.name.lower())
def test_that_the_concept_of_an_advice_is_read_by_nobody_but_its_writer(wereld: Wereld, rol: Rol) -> None:
    assert _gezien(wereld, PER_ROL[rol], KERN_TWEE) == set()


def test_that_a_deskundige_and_a_lid_who_still_must_advise_read_the_other_advice_nowhere(wereld: Wereld) -> None:
    assert _gezien(wereld, CRUTZER, KERN_TWEE) == set()
    assert _gezien(wereld, BENSALEM, KERN_EEN) == set()
    assert _gezien(wereld, PER_ROL[Rol.DESKUNDIGE], KERN_EEN) == set()
    assert _gezien(wereld, CRUTZER, KERN_EEN)  # the own one is read: the marker works


def test_that_who_reads_no_dossiers_reads_no_advice_and_no_pupil(wereld: Wereld) -> None:
    for rol in (Rol.FG, Rol.BEHEERDER):
        assert _gezien(wereld, PER_ROL[rol], KERN_EEN) == set()
        assert _gezien(wereld, PER_ROL[rol], "Żurawski") == set()


def test_that_a_geheim_address_leaves_the_form_for_the_own_letter_only(wereld: Wereld) -> None:
    vormen = (Aanvraag, Leerling, Invoer, Brief)  # the form where it was typed, and the own letter
    for wie in (SECRETARIS, PER_ROL[Rol.VOORZITTER], PER_ROL[Rol.LID], BENSALEM):
        assert _gezien(wereld, wie, GEHEIM, vormen) == set()
    assert _gezien(wereld, SECRETARIS, GEHEIM, vormen[:3])  # the own letter has it: the marker works


def test_that_an_unlinked_deskundige_opens_no_dossier_by_any_route(wereld: Wereld) -> None:
    vreemd = maak_persoon("Iemand Deskundige", Rol.DESKUNDIGE)
    for woord in ("Noor", "Schuilhof", GEHEIM):
        assert _gezien(wereld, vreemd, woord) == set()


# --- a secretaris has no stem -----------------------------------------------------------------------------------------


def test_that_a_secretaris_never_gets_a_stem_whatever_roles_are_put_beside() -> None:
    for secretaris in SECRETARISSEN:
        for ander in Rol:
            for actie in (Actie.STEM_UITBRENGEN, Actie.STEM_BEKRACHTIGEN, Actie.STEM_BETWISTEN):
                assert not mag(frozenset({secretaris, ander}), actie)
