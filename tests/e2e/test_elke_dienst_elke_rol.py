"""Every use case called as every role alone: nothing is read or written that the policy does not allow that role.

Generated from the services and from ``domain.beleid``: a use case that forgets to ask the policy, asks it for the wrong
act, or is silent to the log fails here without anybody having thought of it.
"""

from __future__ import annotations

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie, mag
from cvt_desktop.domain.brief import Brief
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.persoon import SECRETARISSEN, Persoon, Rol
from cvt_desktop.services.invoer import Invoer
from tests.e2e.alle_diensten import (
    GEHEIM,
    GEHEIME_OUDER,
    KERN_EEN,
    KERN_TWEE,
    PER_ROL,
    Wereld,
    teksten,
)
from tests.e2e.rechten import FUNCTIES, cel, plekken, roep
from tests.factories import BENSALEM, CRUTZER, SECRETARIS, maak_persoon
from tests.fakes.poorten import NepOpmaker


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    return Wereld(tmp_path_factory.mktemp("wereld"))


@pytest.mark.parametrize("rol", list(Rol), ids=lambda rol: rol.name.lower())
def test_that_no_service_does_what_the_policy_denies_a_role(wereld: Wereld, rol: Rol) -> None:
    fouten = [fout for naam, functie in FUNCTIES for plek in plekken(naam, functie)
              for fout in cel(wereld, rol, naam, functie, plek)]  # fmt: skip
    assert not fouten, "\n".join(fouten)


def test_that_most_services_work_for_somebody(wereld: Wereld) -> None:
    """Otherwise the test above would prove nothing: it calls them with values that could have worked.

    Not all can: this one world is in one state, and many acts ask another one (a ronde, a model, a besluit that was sent).
    """
    gelukt = set()
    for naam, functie in FUNCTIES:
        for wie in (SECRETARIS, *PER_ROL.values()):
            if naam not in gelukt and any(roep(wereld, wie, naam, functie, p)[2] is None for p in plekken(naam, functie)):
                gelukt.add(naam)
    assert len(gelukt) > len(FUNCTIES) * 0.6, sorted({n for n, _ in FUNCTIES} - gelukt)


# --- who reads what ---------------------------------------------------------------------------------------------------


def _gezien(wereld: Wereld, wie: Persoon, woord: str, overslaan: tuple[type, ...] = ()) -> set[str]:
    """The use cases through which this person reads ``woord``, in an answer or on a document that was made."""
    gezien = set()
    for naam, functie in FUNCTIES:
        opmaker = NepOpmaker()
        _, antwoord, _ = roep(wereld, wie, naam, functie, "open", opmaker)
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
