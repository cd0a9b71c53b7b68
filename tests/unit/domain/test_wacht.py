"""The onafhankelijkheidswacht."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Persoon, Werkverband
from cvt_desktop.domain.wacht import (
    Dossierrollen,
    banden,
    schreven_mee,
    wacht,
    wacht_bij_adviseren,
    wacht_bij_bezwaar,
    wacht_bij_stemmen,
)
from cvt_desktop.domain.wachtmatrix import MATRIX, Band, Wachtniveau, Wachtrol
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    KAAPHORN,
    LINDEWAL,
    RAVENKOOG,
    RIETDIJK,
    WERKSCHUIT,
    maak_advies,
)

NIEMAND: frozenset = frozenset()


def test_that_who_works_for_school_or_bevoegd_gezag_may_not_vote() -> None:
    [melding] = wacht_bij_stemmen(BAKKENES, school=KAAPHORN, adviezen=(), schreven_mee=NIEMAND, jaar=2027)
    assert (melding.niveau, melding.bron) == (Wachtniveau.BLOKKEERT, "lbt-107632")
    assert melding.grond == "werkt voor Stichting Kaaphorn VO"
    assert wacht_bij_stemmen(BAKKENES, school=RAVENKOOG, adviezen=(), schreven_mee=NIEMAND, jaar=2027) == ()


def test_that_an_adviser_who_votes_is_warned_for_with_a_way_out() -> None:
    advies = replace(maak_advies(1), persoon_id=BENSALEM.id)
    [melding] = wacht_bij_stemmen(BENSALEM, school=RAVENKOOG, adviezen=(advies,), schreven_mee=NIEMAND, jaar=2027)
    assert melding.niveau is Wachtniveau.WAARSCHUWT
    for uitweg in ("plaatsvervanger", "adviseren en niet stemmen", "andere deskundige"):
        assert uitweg in melding.voorstel


@pytest.mark.parametrize(("jaar", "niveau"), [(2026, Wachtniveau.BLOKKEERT), (2027, Wachtniveau.WAARSCHUWT)])
def test_that_a_tie_that_ended_blocks_until_the_end_of_its_year_and_warns_after_it(jaar: int, niveau: Wachtniveau) -> None:
    [melding] = wacht_bij_adviseren(LINDEWAL, school=WERKSCHUIT, ander_advies=None, schreven_mee=NIEMAND, jaar=jaar)
    assert melding.niveau is niveau


def test_that_one_person_does_not_give_both_adviezen() -> None:
    [melding] = wacht_bij_adviseren(CRUTZER, school=RAVENKOOG, ander_advies=CRUTZER.id, schreven_mee=NIEMAND, jaar=2027)
    assert (melding.grond, melding.bron) == ("geeft al het andere advies", "lbt-108582")


def test_that_a_writer_is_blocked_from_vote_and_advice() -> None:
    schreef = frozenset({RIETDIJK.id})
    [stem] = wacht_bij_stemmen(RIETDIJK, school=RAVENKOOG, adviezen=(), schreven_mee=schreef, jaar=2027)
    advies = wacht_bij_adviseren(RIETDIJK, school=RAVENKOOG, ander_advies=None, schreven_mee=schreef, jaar=2027)[0]
    assert (stem.niveau, advies.niveau, advies.grond) == (stem.niveau, Wachtniveau.BLOKKEERT, "werkte mee aan de aanvraag")
    assert stem.niveau is Wachtniveau.BLOKKEERT


def test_that_a_lid_who_advises_is_told_not_to_vote() -> None:
    [melding] = wacht_bij_adviseren(RIETDIJK, school=RAVENKOOG, ander_advies=None, schreven_mee=NIEMAND, jaar=2027)
    assert (melding.niveau, melding.grond) == (Wachtniveau.WAARSCHUWT, "stemt in de commissie")


@pytest.mark.parametrize(
    ("naam", "gevonden"),
    [
        ("anne-fleur rietdijk, teamleider", True),
        ("A. Rietdijk", False),
        ("Saida Bensalem", True),
        ("", False),
    ],
)
def test_that_a_writer_is_known_by_the_full_name_whatever_case_title_or_function(naam: str, gevonden: bool) -> None:
    assert bool(schreven_mee((RIETDIJK, BENSALEM), naam)) is gevonden


def test_that_a_second_employer_counts_as_much_as_the_first() -> None:
    dubbel = replace(CRUTZER, werkverbanden=(Werkverband(organisatie="lyceum ravenkoog"),))
    assert wacht_bij_adviseren(dubbel, school=RAVENKOOG, ander_advies=None, schreven_mee=NIEMAND, jaar=2027)


# --- the matrix -----------------------------------------------------------------------------------------------------

B, W, VRIJ = Wachtniveau.BLOKKEERT, Wachtniveau.WAARSCHUWT, None
_KOLOMMEN = (Band.WERKT, Band.WERKTE, Band.SCHREEF_MEE, Band.BEGELEIDDE, Band.ADVISEERT, Band.ANDER_ADVIES, Band.STEMT,
             Band.BEREIDDE_VOOR, Band.BESLISTE)  # fmt: skip
_TABEL: dict[Wachtrol, tuple[Wachtniveau | None, ...]] = {
    #                       werkt werkte schreef begel. adv.  ander  stemt  bereid besliste
    Wachtrol.ADVISEREN:    (B,    W,     B,      B,     VRIJ, B,     W,     W,     W),
    Wachtrol.STEMMEN:      (B,    VRIJ,  B,      B,     W,    VRIJ,  VRIJ,  B,     VRIJ),
    Wachtrol.VOORBEREIDEN: (W,    VRIJ,  W,      W,     VRIJ, VRIJ,  B,     VRIJ,  VRIJ),
    Wachtrol.ORGANISEREN:  (W,    VRIJ,  W,      W,     VRIJ, VRIJ,  VRIJ,  VRIJ,  VRIJ),
    Wachtrol.BESLISSEN:    (B,    VRIJ,  B,      B,     W,    VRIJ,  VRIJ,  VRIJ,  VRIJ),
    Wachtrol.BEZWAAR:      (B,    VRIJ,  B,      B,     W,    VRIJ,  W,     W,     B),
}  # fmt: skip


def _rollen(*gekozen: Band) -> Dossierrollen:
    """A dossier in which LINDEWAL has exactly these ties."""
    ik = frozenset({LINDEWAL.id})
    advies = maak_advies(1, persoon_id=LINDEWAL.id)
    begeleid = replace(advies.inhoud.onafhankelijkheid, niet_begeleid=False)
    schreef = replace(advies, inhoud=replace(advies.inhoud, onafhankelijkheid=begeleid))
    adviezen = (schreef,) if Band.BEGELEIDDE in gekozen else (advies,) if Band.ADVISEERT in gekozen else ()
    niemand: frozenset[PersoonId] = frozenset()

    def als(band: Band) -> frozenset[PersoonId]:
        return ik if band in gekozen else niemand

    return Dossierrollen(
        school=WERKSCHUIT, jaar=2027, adviezen=adviezen, schreven_mee=als(Band.SCHREEF_MEE), stemden=als(Band.STEMT),
        ander_advies=LINDEWAL.id if Band.ANDER_ADVIES in gekozen else None, bereidden_voor=als(Band.BEREIDDE_VOOR),
        beslisten=als(Band.BESLISTE),
    )  # fmt: skip


def _persoon(*gekozen: Band) -> Persoon:
    verbanden = {Band.WERKT: None, Band.WERKTE: 2026}
    van_school = [Werkverband(organisatie=WERKSCHUIT.naam, tot_jaar=tot) for band, tot in verbanden.items() if band in gekozen]
    return replace(LINDEWAL, werkgever="", werkverbanden=tuple(van_school))


@pytest.mark.parametrize("rol", Wachtrol)
@pytest.mark.parametrize("band", Band)
def test_that_each_tie_against_each_role_blocks_warns_or_leaves_free(rol: Wachtrol, band: Band) -> None:
    persoon, gekozen = _persoon(band), banden(_persoon(band), _rollen(band))
    assert band in gekozen
    assert set(gekozen) - {band} <= {Band.ADVISEERT}  # who guided the leerling said so in an advice
    gevonden = {m.band: m for m in wacht(persoon, rol, gekozen)}
    verwacht = _TABEL[rol][_KOLOMMEN.index(band)]
    if verwacht is None:
        assert band not in gevonden
        return
    melding = gevonden[band]
    assert melding.niveau is verwacht
    assert bron(melding.bron).omschrijving
    assert melding.voorstel.endswith(".")
    assert melding.persoon_id == LINDEWAL.id


def test_that_all_pairs_of_ties_add_up_and_the_blocks_come_first() -> None:
    for rol in Wachtrol:
        for een, ander in combinations(Band, 2):
            gevonden = wacht(_persoon(een, ander), rol, banden(_persoon(een, ander), _rollen(een, ander)))
            alleen = {m.band for band in (een, ander) for m in wacht(_persoon(band), rol, banden(_persoon(band), _rollen(band)))}
            assert {m.band for m in gevonden} == alleen
            niveaus = [m.niveau for m in gevonden]
            assert niveaus == sorted(niveaus, key=lambda n: n is not B), (rol, een, ander)


def test_that_the_table_of_the_test_is_that_of_the_program() -> None:
    cellen = {(rol, band) for rol, rij in _TABEL.items() for band, niveau in zip(_KOLOMMEN, rij, strict=True) if niveau}
    assert cellen == {(rol, band) for rol, rij in MATRIX.items() for band in rij}


def test_that_who_took_the_besluit_never_decides_on_the_bezwaar() -> None:
    [melding] = wacht_bij_bezwaar(_persoon(), _rollen(Band.BESLISTE))
    assert (melding.niveau, melding.bron) == (Wachtniveau.BLOKKEERT, "awb-10:3-3")
    assert wacht_bij_bezwaar(_persoon(), _rollen()) == ()
