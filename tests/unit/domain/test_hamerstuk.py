"""The rule of the hamerstuk: what is decided in the block, and why something is to be discussed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.agendapunt import Agendapunt, Behandeling, Uitkomst, Voorgenomen
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.deskundigenadvies import Conclusie
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.formulier import Categorie, Houding, Meningvorm, Soort
from cvt_desktop.domain.hamerstuk import Hamerfeiten, behandelen_als, mag_hamerstuk, minuten, waarom_bespreken
from cvt_desktop.domain.pro_criteria import Prouitkomst
from cvt_desktop.domain.stem import Quorum, Stem, Stemkeuze
from cvt_desktop.domain.toets import Override, Toets
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from tests.dossiers import maak_toets
from tests.factories import MOMENT, SECRETARIS, VOORZITTER, maak_aanvraag_bij_deskundigen, maak_advies, maak_zitting

SOORT = Soort.TLV_VSO_VERLENGING
EINDE = date(2029, 7, 31)


def _aanvraag(soort: Soort = SOORT, **velden: Any) -> Aanvraag:
    basis = {"soort": soort, "status": Status.OP_AGENDA, "toets": Toets(lijst_soort=soort, lijst_versie=1), **velden}
    return maak_toets(maak_aanvraag_bij_deskundigen(**basis))


def _adviezen(**tweede: Any) -> tuple[Any, ...]:
    een, twee = maak_advies(1), maak_advies(2)
    twee = replace(twee, inhoud=replace(twee.inhoud, **{"tot_en_met": EINDE, **tweede}))
    return tuple(a.vaststellen(date(2027, 5, 3)) for a in (een, twee))


def _feiten(**velden: Any) -> Hamerfeiten:
    aanvraag = velden.pop("aanvraag", None) or _aanvraag()
    basis = Hamerfeiten(toegestaan=True, aanvraag=aanvraag, adviezen=_adviezen(),
                        punt=Agendapunt(aanvraag_id=aanvraag.id, kenmerk=aanvraag.kenmerk),
                        quorum=Quorum(voldoende=True, stemmers=4, nodig=3))  # fmt: skip
    return replace(basis, **velden)


def _codes(**velden: Any) -> list[str]:
    return [b.code for b in waarom_bespreken(_feiten(**velden))]


def _b(**velden: Any) -> Aanvraag:
    aanvraag = _aanvraag()
    return replace(aanvraag, formulier=replace(aanvraag.formulier, b=replace(aanvraag.formulier.b, **velden)))


def _houding(houding: Houding | None) -> Aanvraag:
    moeder, vader = _aanvraag().formulier.b.verzorgers
    return _b(verzorgers=(moeder, replace(vader, houding=houding)))


def _punt(**velden: Any) -> dict[str, Any]:
    aanvraag = _aanvraag()
    return {"aanvraag": aanvraag, "punt": Agendapunt(aanvraag_id=aanvraag.id, kenmerk="2026-0391", **velden)}


def _tegen() -> Stem:
    return Stem(persoon_id=VOORZITTER.id, naam=VOORZITTER.naam, keuze=Stemkeuze.TEGEN, genoteerd_door=SECRETARIS.id,
                genoteerd_op=MOMENT)  # fmt: skip


def test_that_a_renewal_with_equal_adviezen_as_asked_and_nobody_against_is_a_hamerstuk() -> None:
    assert _codes() == []


_OVERRIDE = Override(code="V6", reden="weegt mee in de redenen van het besluit")
HARD: list[tuple[str, dict[str, Any]]] = [
    ("niet-toegestaan", {"toegestaan": False}),
    ("ronde", {"in_ronde": True}),
    ("status", {"aanvraag": _aanvraag(status=Status.INGETROKKEN)}),
    ("quorum", {"quorum": Quorum(voldoende=False, stemmers=2, nodig=3)}),
    ("adviezen", {"adviezen": (_adviezen()[0], maak_advies(2))}),
    ("verschil", {"adviezen": _adviezen(tot_en_met=date(2028, 7, 31))}),
    ("verschil", {"adviezen": _adviezen(categorie=Categorie.HOOG)}),
    ("verschil", {"adviezen": _adviezen(conclusie=Conclusie.NEGATIEF)}),
    ("derde", {"adviezen": (*_adviezen(), maak_advies(3))}),
    ("ouder", {"aanvraag": _houding(Houding.NIET_EENS)}),
    ("horen", {"aanvraag": _b(mening="", mening_vorm=Meningvorm.NIET_GEVRAAGD)}),
    ("toets-open", {"aanvraag": replace(_aanvraag(), toets=Toets(lijst_soort=SOORT, lijst_versie=1))}),
    ("voorstel", _punt(voorstel=Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))),
    ("uitkomst", _punt(voorgenomen=Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN))),
    ("stem", _punt(stemmen=(_tegen(),))),
]


@pytest.mark.parametrize(("code", "velden"), HARD, ids=[f"{c}-{n}" for n, (c, _) in enumerate(HARD)])
def test_that_one_thing_that_lacks_makes_it_a_bespreekstuk_that_nobody_can_hammer(code: str, velden: dict[str, Any]) -> None:
    bezwaren = waarom_bespreken(_feiten(**velden))
    assert [b.code for b in bezwaren] == [code]
    assert not mag_hamerstuk(bezwaren)
    assert bron(bezwaren[0].bron).id == bezwaren[0].bron
    assert bezwaren[0].zin.endswith(".")


@pytest.mark.parametrize(
    ("code", "velden"),
    [
        ("soort", {"aanvraag": _aanvraag(Soort.TLV_VSO_NIEUW)}),
        ("toets", {"aanvraag": replace(_aanvraag(), toets=replace(_aanvraag().toets, overrides=(_OVERRIDE,)))}),
        ("ouder-onbekend", {"aanvraag": _houding(Houding.GEZIEN)}),
    ],
)  # fmt: skip
def test_that_what_the_law_does_not_ask_can_be_passed_over_by_a_person(code: str, velden: dict[str, Any]) -> None:
    bezwaren = waarom_bespreken(_feiten(**velden))
    assert [b.code for b in bezwaren] == [code]
    assert mag_hamerstuk(bezwaren)
    assert bron(bezwaren[0].bron).id == bezwaren[0].bron


def test_that_equal_adviezen_that_are_not_as_asked_are_discussed() -> None:
    anders = tuple(replace(a, inhoud=replace(a.inhoud, categorie=Categorie.HOOG)) for a in _adviezen())
    assert _codes(adviezen=anders) == ["anders"]


@pytest.mark.parametrize(("uitkomst", "codes"), [
    (Prouitkomst.VOLDOET, []), (Prouitkomst.BELEIDSRUIMTE, ["pro"]), (Prouitkomst.VOLDOET_NIET, ["pro"]),
    (Prouitkomst.ONTOEREIKEND, ["pro"]), (None, ["pro"]),
])  # fmt: skip
def test_that_praktijkonderwijs_is_a_hamerstuk_only_when_the_test_says_voldoet(
    uitkomst: Prouitkomst | None, codes: list[str]
) -> None:
    aanvraag = _aanvraag(Soort.TLV_PRO_REGULIER)
    aanvraag = replace(aanvraag, formulier=replace(aanvraag.formulier, pro=replace(aanvraag.formulier.pro,
                                                                                   plaatsing_per=date(2027, 8, 1))))  # fmt: skip
    adviezen = tuple(replace(a, inhoud=replace(a.inhoud, categorie=None, tot_en_met=None)) for a in _adviezen())
    assert _codes(aanvraag=aanvraag, adviezen=adviezen, pro=uitkomst) == codes


def test_that_an_arrangement_on_which_nobody_advises_is_never_a_hamerstuk() -> None:
    assert "zonder-adviezen" in _codes(aanvraag=_aanvraag(Soort.TVIA), adviezen=())


# --- on the agenda ------------------------------------------------------------------------------------------------------


def _zitting() -> Zitting:
    zitting = maak_zitting("2026-0420", "2026-0421", "2026-0391", "2026-0378")
    for punt in zitting.punten[:2]:
        zitting = zitting.met_punt(replace(punt, behandeling=Behandeling.HAMERSTUK))
    return zitting


def test_that_the_block_stays_in_front_when_an_item_changes_groups() -> None:
    z = _zitting()
    z = behandelen_als(z, z.punten[0].aanvraag_id, Behandeling.BESPREEKSTUK)
    assert [p.kenmerk for p in z.punten] == ["2026-0421", "2026-0420", "2026-0391", "2026-0378"]
    z = behandelen_als(z, z.punten[3].aanvraag_id, Behandeling.HAMERSTUK)
    assert [p.kenmerk for p in z.punten] == ["2026-0421", "2026-0378", "2026-0420", "2026-0391"]


def test_that_numbers_stay_once_the_zitting_is_open() -> None:
    z = replace(_zitting(), toestand=Zittingtoestand.GEOPEND)
    z = behandelen_als(z, z.punten[0].aanvraag_id, Behandeling.BESPREEKSTUK)
    assert [p.kenmerk for p in z.punten] == ["2026-0420", "2026-0421", "2026-0391", "2026-0378"]
    assert z.punten[0].behandeling is Behandeling.BESPREEKSTUK


def test_that_a_closed_zitting_keeps_its_groups() -> None:
    z = replace(_zitting(), toestand=Zittingtoestand.GESLOTEN)
    with pytest.raises(ToestandError):
        behandelen_als(z, z.punten[0].aanvraag_id, Behandeling.BESPREEKSTUK)


def test_that_a_hamerstuk_takes_a_minute_a_bespreekstuk_ten_and_differing_adviezen_fifteen() -> None:
    hamer, bespreek = _zitting().punten[0], _zitting().punten[3]
    assert [minuten(hamer, verschil=False), minuten(bespreek, verschil=False), minuten(bespreek, verschil=True)] == [1, 10, 15]
