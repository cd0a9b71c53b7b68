"""The acts on a zitting that the services lean on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.nummering import afgevoerd, genummerd
from cvt_desktop.domain.stem import Stem, Stemkeuze
from cvt_desktop.domain.zitting import (
    Uitkomst,
    Vergewissing,
    Verschoning,
    Voorgenomen,
    Zitting,
    Zittingtoestand,
)
from tests.factories import BAKKENES, BENSALEM, RIETDIJK, SECRETARIS, VOORZITTER, maak_zitting, uuid_van

NU = datetime(2027, 5, 12, 12, 0, tzinfo=UTC)
EEN = AanvraagId(uuid_van("aanvraag een"))
JA = Vergewissing(zorgvuldig=True, feiten=True, dragen_conclusie=True)
LAAG = Voorgenomen(uitkomst=Uitkomst.TOEGEWEZEN, categorie=Categorie.LAAG, ingangsdatum=date(2027, 8, 1),
                   einddatum=date(2029, 7, 31))  # fmt: skip
ALLEN = (VOORZITTER, BENSALEM, BAKKENES, RIETDIJK)


def stem(persoon_id: PersoonId, keuze: Stemkeuze = Stemkeuze.VOOR) -> Stem:
    return Stem(persoon_id=persoon_id, naam="x", keuze=keuze, genoteerd_door=SECRETARIS.id, genoteerd_op=NU)


def geopend() -> Zitting:
    z = maak_zitting("een")
    for d in z.deelnemers:
        z = z.aanwezigheid(d.persoon_id, True)
    return z.openen(NU)


def gestemd(z: Zitting, **keuzes: Stemkeuze) -> Zitting:
    z = z.vergewissen(EEN, JA).voornemen(EEN, LAAG)
    for p in ALLEN:
        z = z.stem_noteren(EEN, stem(p.id, keuzes.get(p.naam.split()[-1], Stemkeuze.VOOR)))
    return z


def beslist() -> Zitting:
    return gestemd(geopend()).vaststellen_uitslag(EEN)


def test_that_an_item_keeps_the_number_of_the_agenda_on_which_the_zitting_was_opened() -> None:
    z = maak_zitting("een", "twee", "drie")
    een, twee, drie = (p.aanvraag_id for p in z.punten)
    assert [n for n, _ in genummerd(z.afvoeren(een))] == [1, 2], "before the opening the order is the number"
    for d in z.deelnemers:
        z = z.aanwezigheid(d.persoon_id, True)
    z = z.openen(NU)
    weg = z.punt(twee)
    z = z.afvoeren(twee)
    assert ([n for n, _ in genummerd(z)], afgevoerd(z)) == ([1, 3], (2,))
    nieuw = replace(weg, aanvraag_id=AanvraagId(uuid_van("aanvraag vier")))
    assert z.agenderen(nieuw).nummer(nieuw.aanvraag_id) == 4
    terug = z.agenderen(weg)
    assert (terug.nummer(twee), terug.nummer(drie), afgevoerd(terug)) == (2, 3, ()), "what comes back has its number still"


def test_that_a_chair_who_is_not_ticked_is_said_and_not_asked_again() -> None:
    with pytest.raises(ToestandError, match="Vink eerst aan wie er is") as fout:
        maak_zitting("een").openen(NU)
    assert fout.value.veld == str(VOORZITTER.id), "the tick to go to"
    with pytest.raises(ToestandError, match="Kies een voorzitter"):
        replace(maak_zitting("een"), voorzitter_id=None).openen(NU)


def test_that_the_secretaris_must_be_there_and_may_not_vote() -> None:
    z = maak_zitting("een")
    z = z.aanwezigheid(VOORZITTER.id, True)
    with pytest.raises(ToestandError, match="besluitenlijst"):
        z.openen(NU)
    with pytest.raises(ToestandError, match="geen stem"):
        z.leiden(VOORZITTER.id, RIETDIJK.id)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"uitkomst": Uitkomst.TOEGEWEZEN_ANDERS}, "waarom_anders"),
        ({"categorie": None}, "categorie"),
        ({"ingangsdatum": None}, "ingangsdatum"),
        ({"einddatum": None}, "einddatum"),
        ({"einddatum": date(2027, 8, 1)}, "einddatum"),
        ({"uitkomst": Uitkomst.AANGEHOUDEN}, "aanhouden_waarvoor"),
        ({"uitkomst": Uitkomst.AANGEHOUDEN, "aanhouden_waarvoor": "verslag"}, "aanhouden_tot"),
    ],
)
def test_that_an_outcome_names_the_field_that_it_lacks(velden: dict[str, object], veld: str) -> None:
    with pytest.raises(ToestandError) as fout:
        geopend().voornemen(EEN, replace(LAAG, **velden))  # type: ignore[arg-type]
    assert fout.value.veld == veld


def test_that_another_outcome_loses_the_stemmen() -> None:
    z = gestemd(geopend())
    assert len(z.punt(EEN).stemmen) == 4
    assert z.voornemen(EEN, Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN)).punt(EEN).stemmen == ()
    assert len(z.voornemen(EEN, LAAG).punt(EEN).stemmen) == 4


def test_that_who_leaves_before_the_decision_does_not_count() -> None:
    z = gestemd(geopend(), Rietdijk=Stemkeuze.TEGEN).aanwezigheid(RIETDIJK.id, False).vaststellen_uitslag(EEN)
    punt = z.punt(EEN)
    assert punt.uitslag is not None
    assert punt.uitslag.zin == "3 voor, 0 tegen, quorum 3 van 3: toegewezen zoals gevraagd."
    assert punt.stem_van(RIETDIJK.id) is None
    assert RIETDIJK.id not in punt.aanwezigen


def test_that_attendance_is_frozen_with_the_decision() -> None:
    z = beslist().aanwezigheid(BAKKENES.id, False)
    assert BAKKENES.id in z.punt(EEN).aanwezigen
    assert BAKKENES.id not in z.aanwezigen


def test_that_verschoning_takes_the_stem_away_and_lowers_the_quorum_of_that_item() -> None:
    z = gestemd(geopend()).verschonen(EEN, Verschoning(persoon_id=BAKKENES.id, naam="x", grond="eigen belang"))
    assert z.punt(EEN).stem_van(BAKKENES.id) is None
    assert z.quorum_voor(z.punt(EEN)).stemmers == 3
    with pytest.raises(ToestandError, match="verschoond"):
        z.stem_noteren(EEN, stem(BAKKENES.id))


def test_that_nothing_is_decided_without_quorum_questions_or_majority() -> None:
    z = geopend().voornemen(EEN, LAAG)
    with pytest.raises(ToestandError, match="drie vragen"):
        z.vaststellen_uitslag(EEN)
    z = z.vergewissen(EEN, JA)
    with pytest.raises(ToestandError, match="nog 4 te noteren"):
        z.vaststellen_uitslag(EEN)
    tegen = gestemd(geopend(), **{p.naam.split()[-1]: Stemkeuze.TEGEN for p in ALLEN})
    with pytest.raises(ToestandError, match="geen meerderheid"):
        tegen.vaststellen_uitslag(EEN)
    alleen = z.aanwezigheid(BAKKENES.id, False).aanwezigheid(RIETDIJK.id, False)
    with pytest.raises(ToestandError, match="2 van de 3"):
        alleen.vaststellen_uitslag(EEN)


def test_that_a_decided_item_is_closed_until_it_is_taken_back() -> None:
    z = beslist()
    for doe in (
        lambda: z.voornemen(EEN, LAAG), lambda: z.stem_noteren(EEN, stem(RIETDIJK.id)), lambda: z.vergewissen(EEN, JA),
        lambda: z.afvoeren(EEN), lambda: z.vaststellen_uitslag(EEN),
    ):  # fmt: skip
        with pytest.raises(ToestandError):
            doe()
    with pytest.raises(ToestandError):
        z.terugnemen(EEN).terugnemen(EEN)
    assert not z.terugnemen(EEN).punt(EEN).beslist


def test_that_only_own_stemmen_on_decided_items_are_bekrachtigd() -> None:
    nog_niet = gestemd(geopend()).bekrachtigen(VOORZITTER.id, frozenset({EEN}), NU)
    assert not [s for s in nog_niet.punt(EEN).stemmen if s.bekrachtigd_op]
    z = beslist().bekrachtigen(VOORZITTER.id, frozenset({EEN}), NU)
    assert [s.persoon_id for s in z.punt(EEN).stemmen if s.bekrachtigd_op] == [VOORZITTER.id]


def test_that_a_corrected_stem_loses_its_bekrachtiging_and_may_not_overturn_the_outcome() -> None:
    z = beslist()
    for p in ALLEN:
        z = z.bekrachtigen(p.id, frozenset({EEN}), NU)
    z = z.stem_herstellen(EEN, replace(stem(RIETDIJK.id, Stemkeuze.TEGEN), bekrachtigd_op=NU))
    hersteld = z.punt(EEN).stem_van(RIETDIJK.id)
    assert hersteld is not None
    assert (hersteld.keuze, hersteld.bekrachtigd_op) == (Stemkeuze.TEGEN, None)
    z = z.stem_herstellen(EEN, stem(BAKKENES.id, Stemkeuze.ONTHOUDING))
    with pytest.raises(ToestandError, match="geen meerderheid meer"):
        z.stem_herstellen(EEN, stem(BENSALEM.id, Stemkeuze.TEGEN)).stem_herstellen(EEN, stem(VOORZITTER.id, Stemkeuze.TEGEN))


def test_that_a_betwiste_stem_is_not_bekrachtigd() -> None:
    z = beslist().bekrachtigen(RIETDIJK.id, frozenset({EEN}), NU).betwisten(RIETDIJK.id, frozenset({EEN}), NU)
    eigen = z.punt(EEN).stem_van(RIETDIJK.id)
    assert eigen is not None
    assert (eigen.bekrachtigd_op, eigen.betwist_op) == (None, NU)


def test_that_an_outcome_is_carried_by_as_many_bekrachtigde_stemmen_as_the_quorum() -> None:
    z = gestemd(geopend(), Rietdijk=Stemkeuze.TEGEN).vaststellen_uitslag(EEN)
    gezien = []
    for p in (VOORZITTER, RIETDIJK, BENSALEM, BAKKENES):
        z = z.bekrachtigen(p.id, frozenset({EEN}), NU)
        gezien.append(z.gedragen(EEN, {s.persoon_id for s in z.punt(EEN).stemmen if s.bekrachtigd_op}))
    assert gezien == [False, False, True, True]


def test_that_a_reason_can_be_added_until_the_stem_is_bekrachtigd() -> None:
    z = gestemd(geopend(), Rietdijk=Stemkeuze.TEGEN).vaststellen_uitslag(EEN)
    z = z.stem_toelichten(EEN, RIETDIJK.id, " één jaar ")
    eigen = z.punt(EEN).stem_van(RIETDIJK.id)
    assert eigen is not None
    assert eigen.reden == "één jaar"
    with pytest.raises(ToestandError, match="bekrachtigd"):
        z.bekrachtigen(RIETDIJK.id, frozenset({EEN}), NU).stem_toelichten(EEN, RIETDIJK.id, "anders")


def test_that_the_secretaris_leaves_only_after_a_successor_was_chosen() -> None:
    with pytest.raises(ToestandError, match="overneemt"):
        geopend().aanwezigheid(SECRETARIS.id, False)


def test_that_guests_are_gone_when_the_zitting_is_closed() -> None:
    z = beslist().met_gasten(True).sluiten(NU)
    assert (z.toestand, z.gasten_aanwezig) == (Zittingtoestand.GESLOTEN, False)
    with pytest.raises(ToestandError):
        z.met_gasten(True)


def test_that_a_dossier_stands_on_an_agenda_once() -> None:
    z = maak_zitting("een")
    with pytest.raises(ToestandError, match="al op de agenda"):
        z.agenderen(z.punt(EEN))
    with pytest.raises(ToestandError, match="niet op de agenda"):
        z.punt(AanvraagId(uuid4()))


def test_that_what_the_state_forbids_says_what_to_do() -> None:
    for toestand in Zittingtoestand:
        if toestand is not Zittingtoestand.GEOPEND:
            with pytest.raises(ToestandError, match=r"Open haar eerst|volgende zitting|Neem dat besluit eerst terug"):
                replace(geopend(), toestand=toestand).met_gasten(True)
