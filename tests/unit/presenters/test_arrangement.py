"""An individueel arrangement on the screens: the besluit with its amount, the zitting without questions about adviezen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cvt_desktop.domain.agendapunt import Uitkomst
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.services import zitting_behandelen, zittingen
from cvt_desktop.services.zitting_inzien import zittingbeeld
from tests.arrangement_opzet import BEDRAG, REDENEN, Opzet, maak_arrangement
from tests.factories import SECRETARIS, VOORZITTER, maak_formulier
from tests.zitting_opzet import LEDEN, NepNavigatie, plan
from ui.presenters.aanvraagvelden_arrangement import in_cent, in_euro, somregel
from ui.presenters.adviezen import AdviezenPresenter
from ui.presenters.besluit import BesluitPresenter
from ui.presenters.instellingen import modellen_voor
from ui.presenters.overneemvelden import doelen
from ui.presenters.zitting_blad import beslisblad, puntblad


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    return Opzet(tmp_path)


def test_that_what_is_typed_as_the_amount_is_what_is_kept(opzet: Opzet) -> None:
    beeld = opzet.besluit(opzet.getoetst())
    opzet.schrijf(beeld, **REDENEN)
    p = BesluitPresenter(opzet.als(), NepNavigatie(), beeld.besluit.aanvraag_id)
    staat = p.staat()
    assert staat.velden["bedrag_cent"] == Decimal(2940)
    assert staat.periodehint == "Gevraagd is EUR 2.940."
    assert [k.tekst for k in staat.voorbeelden] == ["school", "ouders"]
    p.wijzig(staat.velden | {"bedrag_cent": Decimal("2500.50")})
    p.vastleggen()
    assert p.staat().velden["bedrag_cent"] == Decimal("2500.50")
    assert p.staat().anders


def test_that_the_zitting_sees_what_is_asked_and_no_questions_about_adviezen(opzet: Opzet) -> None:
    id_, dienst = opzet.getoetst(), opzet.als()
    zitting = zittingen.plannen(dienst, plan())
    zittingen.agenderen(dienst, zitting, id_)
    zitting_behandelen.openen(dienst, zitting, aanwezig=frozenset(p.id for p in (*LEDEN, SECRETARIS)),
                              voorzitter_id=VOORZITTER.id, secretaris_id=SECRETARIS.id)  # fmt: skip
    beeld = zittingbeeld(dienst, zitting)
    blad = puntblad(beeld.zitting, beeld.kaarten[0], dienst.klok.today(), None)
    assert blad.gevraagd == "30 uur executieve functies · 1 augustus 2027 t/m 31 juli 2028 · EUR 2.940"
    beslis = beslisblad(beeld.zitting, beeld.kaarten[0], ("", ""))
    assert beslis.vragen == ()
    assert [k.uitkomst for k in beslis.uitkomsten if not k.kan] == [Uitkomst.TERUG]


def test_that_the_page_of_adviezen_says_that_nobody_advises(opzet: Opzet) -> None:
    beeld = AdviezenPresenter(opzet.als(), NepNavigatie(), opzet.getoetst()).beeld()
    assert beeld.geen == "Bij deze soort adviseren geen deskundigen. De commissie beoordeelt de inhoud zelf."
    assert beeld.kolommen == (), "one sentence, not the same one in two empty columns"


def test_that_a_kind_without_adviezen_always_has_a_zitting() -> None:
    assert [k.waarde for k in modellen_voor(Soort.TVIA)] == ["M1", "M2"]
    assert [k.waarde for k in modellen_voor(Soort.TLV_VSO_NIEUW)] == ["M1", "M2", "M3"]


def test_that_a_text_of_a_stuk_can_go_into_the_fields_of_an_arrangement() -> None:
    velden = [doel.sleutel for doel in doelen(Soort.TVIA, maak_formulier())]
    assert "arr.waarom_onderwijs" in velden
    assert not any(veld.startswith("vso.") for veld in velden)


def test_that_amounts_go_to_euros_and_back_and_the_sum_is_said() -> None:
    assert in_cent(in_euro(BEDRAG + 5)) == BEDRAG + 5
    assert in_euro(None) is None
    assert in_cent(None) is None
    assert somregel(maak_arrangement()).startswith("Gevraagd bedrag: EUR 2.940 ")
    assert "volgt" in somregel(maak_arrangement(uren=None))
    assert "Controleer" in somregel(maak_arrangement(bijdrage_cent=999_999))
