"""A burgerservicenummer typed into any text of any use case is refused, and never repeated (UAVG art. 46)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.errors import CvtError, InvoerError, ToestandError
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import besluiten, instellingen
from tests.besluit_opzet import zet_besluit_op
from tests.e2e.alle_diensten import PER_ROL, Spoor, Wereld, alle, geopend, teksten
from tests.factories import BENSALEM, SECRETARIS, VOORZITTER, maak_instellingen
from tests.fakes.poorten import NepOpmaker

BSN = "123456782"
TEKST = f"nummer {BSN} hoort hier niet"
GEEN_TEKST = {"sleutel", "begin", "code", "regel_id", "wachtwoord", "wachtzin", "oud", "nieuw", "nog_eens", "sha256", "bestand"}
"""Parameters that hold a key, a code or a secret; none of them is kept as text."""
SOORTEN = {"str", "str | None", "Iterable[str]", "Mapping[str, str] | None"}
WIE = (SECRETARIS, VOORZITTER, BENSALEM, PER_ROL[Rol.BEHEERDER])


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    return Wereld(tmp_path_factory.mktemp("wereld"))


def _tekstvelden() -> Iterator[tuple[str, Callable[..., object], str]]:
    for naam, functie in alle():
        for p in inspect.signature(functie).parameters.values():
            if str(p.annotation) in SOORTEN and p.name not in GEEN_TEKST:
                yield naam, functie, p.name


VELDEN = list(_tekstvelden())


def _waarde(functie: Callable[..., object], veld: str) -> object:
    soort = str(inspect.signature(functie).parameters[veld].annotation)
    return (TEKST,) if soort.startswith("Iterable") else {"S1": TEKST} if soort.startswith("Mapping") else TEKST


@pytest.mark.parametrize(("naam", "functie", "veld"), VELDEN, ids=[f"{n}-{v}" for n, _, v in VELDEN])
def test_that_no_text_of_a_use_case_keeps_or_repeats_a_bsn(
    wereld: Wereld, naam: str, functie: Callable[..., object], veld: str
) -> None:
    for wie in WIE:
        for plek in ("open", "tekenmap", "getekend"):
            spoor = Spoor()
            dienst = wereld.dienst(wie, spoor, NepOpmaker())
            argumenten: dict[str, Any] = {**wereld.waarden(plek).voor(naam, functie), veld: _waarde(functie, veld)}
            try:
                functie(geopend(dienst, spoor) if naam == "gebruikers.toevoegen" else dienst, **argumenten)
            except CvtError as fout:
                assert BSN not in f"{fout.melding} {fout.veld} {fout!r}"  # noqa: PT017 - most calls refuse for another reason
            assert not any(BSN in tekst for v in spoor.gelukt for tekst in teksten(v.inhoud))


def test_that_there_are_many_such_texts() -> None:
    assert len(VELDEN) > 25


@pytest.mark.parametrize("veld", ["nodig", "gewone_taal", "alinea_ouders", "afwijking"])
def test_that_a_besluit_with_a_bsn_does_not_reach_the_tekenmap(tmp_path: Path, veld: str) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.schrijf(0, **{veld: TEKST})
    with pytest.raises(ToestandError) as fout:
        besluiten.naar_tekenmap(opzet.dienst, opzet.besluit().id)
    assert fout.value.code == "controle-blokkeert"
    bevinding = next(b for b in opzet.beeld().bevindingen if b.regel_id == "C32")
    assert bevinding.veld == f"redenen.{veld}"
    assert not any(BSN in tekst for tekst in teksten((bevinding, fout.value.melding)))


def test_that_settings_that_stand_on_every_letter_hold_none() -> None:
    heel = maak_instellingen()
    for deel in ({"telefoon": TEKST}, {"steunpunt": TEKST}, {"adres": Adres(straat=TEKST, postcode="1999 AA", plaats="x")}):
        with pytest.raises(InvoerError) as fout:
            instellingen.keur_instellingen(replace(heel, swv=replace(heel.swv, **deel)))
        assert fout.value.veld in {*deel, "straat"}
        assert BSN not in fout.value.melding
