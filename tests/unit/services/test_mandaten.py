"""The mandate register through the services: who keeps it, what it stops, and what the paper says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.domain.bezwaar import Bezwaaradvies, Bezwaarbeslissing, Gevolg, Oordeel
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import MandaatId
from cvt_desktop.domain.mandaat import Bevoegdheid, Mandaat
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.services import bezwaren, mandaten
from cvt_desktop.services.mandaten import Mandaatinvoer
from cvt_desktop.services.ondertekenen import tekenen
from tests.besluit_opzet import AFWIJKING, Besluitopzet, zet_besluit_op
from tests.bezwaar_opzet import maak, zet_bekend
from tests.factories import BESTUURDER, RIETDIJK, SECRETARIS, VOORZITTER, maak_mandaat, maak_persoon

JUNI = date(2026, 6, 24)


def invoer(wie: Persoon = VOORZITTER, **velden: object) -> Mandaatinvoer:
    basis = Mandaatinvoer(persoon_id=wie.id, bevoegdheid=Bevoegdheid.BESLUIT, soort=None, van=JUNI, instemming_op=JUNI,
                          document="Mandaatbesluit 2026, artikel 2", document_van=JUNI)  # fmt: skip
    return replace(basis, **velden)  # type: ignore[arg-type]


def regels(opzet: Besluitopzet) -> set[str]:
    return {b.regel_id for b in opzet.beeld().bevindingen}


def leg_vast(opzet: Besluitopzet, *rijen: Mandaat) -> None:
    with opzet.zitting.register.schrijven() as uow:
        for rij in rijen:
            uow.mandaten.save(rij)


def test_that_a_mandate_is_given_ends_and_stays_in_the_list(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    dienst = opzet.als(BESTUURDER)
    gegeven = mandaten.geven(dienst, invoer())
    assert [(r.wie, r.door, r.loopt) for r in mandaten.lijst(dienst)] == [(VOORZITTER.naam, "het bestuur", True)]
    assert mandaten.beeindigen(dienst, gegeven.id, date(2027, 5, 11)).tot == date(2027, 5, 11)
    assert [r.loopt for r in mandaten.lijst(dienst)] == [False]


def test_that_only_bestuur_and_beheerder_keep_it(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    for wie in (SECRETARIS, VOORZITTER):
        with pytest.raises(GeenRechtError):
            mandaten.geven(opzet.als(wie), invoer())


def test_that_who_works_elsewhere_agrees_first_and_who_cannot_sign_gets_none(tmp_path: Path) -> None:
    dienst = zet_besluit_op(tmp_path).als(BESTUURDER)
    fouten = {}
    for naam, rij in {
        "zonder instemming": invoer(instemming_op=None), "zonder rol": invoer(RIETDIJK), "zonder document": invoer(document=" "),
        "besluit komt nog": invoer(document_van=date(2027, 6, 1), van=date(2027, 6, 1)),
        "ondermandaat": invoer(verleend_door=BESTUURDER.id), "BSN": invoer(document="BSN 111222333"),
    }.items():  # fmt: skip
        with pytest.raises(InvoerError) as fout:
            mandaten.geven(dienst, rij)
        fouten[naam] = fout.value.veld
    assert fouten == {"zonder instemming": "instemming_op", "zonder rol": "persoon_id", "zonder document": "document",
                      "besluit komt nog": "document_van", "ondermandaat": "verleend_door", "BSN": "document"}  # fmt: skip
    assert mandaten.lijst(dienst) == ()


def test_that_once_the_register_is_kept_a_besluit_needs_a_row_of_who_signs(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.schrijf(afwijking=AFWIJKING)
    assert "C05" not in regels(opzet)  # not kept yet: the mandaatbesluit of the commission counts
    leg_vast(opzet, maak_mandaat(tot=date(2027, 5, 11)))
    assert "C05" in regels(opzet)
    leg_vast(opzet, maak_mandaat(id=MandaatId(uuid4()), van=date(2027, 1, 4), document_van=date(2027, 1, 4)))
    assert "C05" not in regels(opzet)


def test_that_a_mandate_that_ended_stops_signing_and_a_bestuurder_needs_none(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    opzet.in_tekenmap()
    leg_vast(opzet, maak_mandaat(tot=date(2027, 5, 11)))
    with pytest.raises(ToestandError, match="mandaat"):
        tekenen(opzet.als(VOORZITTER), opzet.besluit().id)
    assert tekenen(opzet.als(BESTUURDER), opzet.besluit().id).nummer


def test_that_the_besluit_names_the_document_of_the_mandate(tmp_path: Path) -> None:
    opzet = zet_besluit_op(tmp_path)
    leg_vast(opzet, maak_mandaat(van=date(2027, 1, 4), document_van=date(2027, 1, 4)))
    g = opzet.beeld().gegevens
    assert g.nemer(g.persoon(VOORZITTER.id)).mandaat_van == date(2027, 1, 4)  # type: ignore[union-attr]


def test_that_a_voorzitter_decides_on_a_bezwaar_only_with_a_mandate_for_it(tmp_path: Path) -> None:
    opzet = zet_bekend(tmp_path)
    ander = maak_persoon("Plaats Vervanger", Rol.PLV_VOORZITTER, met_login=False)
    with opzet.zitting.register.schrijven() as uow:
        uow.personen.save(ander)
    id_, dienst = maak(opzet), opzet.dienst
    bezwaren.doorzenden(dienst, id_, date(2027, 5, 28))
    bezwaren.advies_ontvangen(dienst, id_, Bezwaaradvies(gedateerd=date(2027, 6, 20), ontvangen_op=date(2027, 6, 22),
                                                         strekking=Oordeel.ONGEGROND))  # fmt: skip
    besluit = Bezwaarbeslissing(op=date(2027, 6, 25), oordeel=Oordeel.ONGEGROND, gevolg=Gevolg.BLIJFT, beslist_door=ander.id)
    leg_vast(opzet, maak_mandaat(persoon_id=ander.id))  # for besluiten, which is another power
    with pytest.raises(ToestandError, match="Awb 10:5"):
        bezwaren.beslissen(dienst, id_, besluit)
    assert ander.id not in [b.id for b in bezwaren.beslissers(dienst, id_)]
    mandaten.geven(opzet.als(BESTUURDER), invoer(ander, bevoegdheid=Bevoegdheid.BEZWAAR))
    assert ander.id in [b.id for b in bezwaren.beslissers(dienst, id_)]
    assert bezwaren.beslissen(dienst, id_, besluit).beslissing == besluit
