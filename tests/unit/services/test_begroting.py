"""The budget of a school year: typed in per kind, and set against what was granted (screens.md 4.16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.begroting import tegenover
from cvt_desktop.domain.cijfer import Cijferregel, Overzichtsoort
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.overzicht import tabellen
from cvt_desktop.domain.overzichtfeiten import Dossierfeit, Overzichtfeiten
from cvt_desktop.domain.schooljaar import Schooljaar
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import begroting, overzichten
from cvt_desktop.services.context import Dienst
from tests.factories import BESTUURDER, SECRETARIS, VOORZITTER
from tests.fakes.register import maak_dienst, maak_testregister

JAAR = Schooljaar(2026)
TVIA = begroting.MET_GELD[0]


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), SECRETARIS)


def regels(begroot: dict[Soort, int], toegekend_cent: int) -> dict[str, Cijferregel]:
    feit = Dossierfeit(
        aanvraag_id=AanvraagId(UUID(int=1)), kenmerk="2026-0001", soort=TVIA, school="Lyceum Ravenkoog",
        status=Status.BEKENDGEMAAKT, ontvangen_op=date(2027, 4, 1), uiterlijk=date(2027, 5, 27), bekend_op=date(2027, 5, 3),
        uitkomst=Uitkomst.TOEGEWEZEN, bedrag_cent=toegekend_cent,
    )  # fmt: skip
    alle = tabellen(JAAR, Overzichtfeiten(dossiers=(feit,), begroting=begroot))
    return {r.naam: r for t in alle if t.soort is Overzichtsoort.ONDERSTEUNING for r in t.regels}


def test_that_the_line_says_what_was_budgeted_and_a_signal_when_more_was_granted() -> None:
    binnen = regels({TVIA: 5_000_000}, 294_000)[f"{TVIA}: toegekend bedrag (euro), begroot EUR 50.000"]
    assert (binnen.cijfers[-1].tekst, binnen.signaal) == ("2.940", False)
    assert binnen.toelichting == "Toegekend EUR 2.940 van EUR 50.000 (6%): er is nog EUR 47.060."
    erboven = regels({TVIA: 200_000}, 294_000)[f"{TVIA}: toegekend bedrag (euro), begroot EUR 2.000"]
    assert erboven.signaal
    assert erboven.toelichting == "Toegekend EUR 2.940 van EUR 2.000 (147%): EUR 940 meer dan begroot."
    assert f"{TVIA}: toegekend bedrag (euro)" in regels({}, 294_000), "without a budget the line is as it was"


def test_that_the_total_has_a_budget_only_when_every_kind_has_one() -> None:
    assert "Totaal toegekend bedrag (euro)" in regels({TVIA: 1}, 5) or len(begroting.MET_GELD) == 1
    heel = regels(dict.fromkeys(begroting.MET_GELD, 100_000), 5)
    assert any(naam.startswith("Totaal toegekend bedrag (euro), begroot EUR") for naam in heel)


def test_that_nothing_budgeted_has_no_percentage() -> None:
    assert tegenover(0, 100) == ("Toegekend EUR 1 van EUR 0: EUR 1 meer dan begroot.", True)


def test_that_a_budget_is_kept_per_school_year_and_can_be_taken_away(dienst: Dienst) -> None:
    begroting.vastleggen(dienst, JAAR, {TVIA: 5_000_000})
    begroting.vastleggen(dienst, Schooljaar(2027), {TVIA: 6_000_000})
    assert begroting.bedragen(dienst, JAAR) == {TVIA: 5_000_000}
    namen = [r.naam for t in overzichten.overzicht(dienst, JAAR, Stil()) for r in t.regels]
    assert f"{TVIA}: toegekend bedrag (euro), begroot EUR 50.000" in namen
    begroting.vastleggen(dienst, JAAR, {TVIA: None})
    assert begroting.bedragen(dienst, JAAR) == {}
    assert begroting.bedragen(dienst, Schooljaar(2027)) == {TVIA: 6_000_000}
    with dienst.register.lezen() as uow:
        assert uow.logboek.laatste(1)[0].actie == "begroting.vastleggen"


@pytest.mark.parametrize(("soort", "bedrag"), [(TVIA, -1), (Soort.TLV_VSO_NIEUW, 100)])
def test_that_a_budget_is_an_amount_for_a_kind_with_money(dienst: Dienst, soort: Soort, bedrag: int) -> None:
    with pytest.raises(InvoerError) as fout:
        begroting.vastleggen(dienst, JAAR, {soort: bedrag})
    assert fout.value.veld == begroting.veld(soort)
    assert begroting.bedragen(dienst, JAAR) == {}


def test_that_the_bestuurder_types_it_in_and_the_voorzitter_does_not(dienst: Dienst) -> None:
    def als(wie: object) -> Dienst:
        return replace(dienst, sessie=replace(dienst.sessie, persoon_id=wie.id, rollen=wie.rollen))  # type: ignore[attr-defined]

    begroting.vastleggen(als(BESTUURDER), JAAR, {TVIA: 100})
    with pytest.raises(GeenRechtError):
        begroting.vastleggen(als(VOORZITTER), JAAR, {TVIA: 200})
