"""The panel of the test for praktijkonderwijs, over what stands in the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.instrument import Instrument, Instrumentsoort
from cvt_desktop.domain.pro_criteria import Domein
from cvt_desktop.services.invoer import Invoer
from tests.factories import WERKSCHUIT
from tests.pro_opzet import DLE_DANGELO, DLE_HAWA, FENNA, maak_bijzonder, maak_pro, maak_proformulier
from ui.presenters import aanvraagvelden_pro
from ui.presenters.protoets import dlvoorstel, domeinregel, protoetsbeeld

REGULIER = Soort.TLV_PRO_REGULIER


def invoer(**velden: object) -> Invoer:
    return Invoer.van(maak_proformulier(maak_pro(**velden)), FENNA, WERKSCHUIT.id)  # type: ignore[arg-type]


def test_that_the_outcome_stands_with_sums_validity_and_sources() -> None:
    beeld = protoetsbeeld(REGULIER, invoer(), None)
    assert beeld.uitkomst.tekst == "voldoet"
    assert [r.som for r in beeld.rijen] == [
        "68", "1 − 24/55 = 31/55 = 0,56", "1 − 26/55 = 29/55 = 0,53", "1 − 33/55 = 22/55 = 0,40", "1 − 27/55 = 28/55 = 0,51",
    ]  # fmt: skip
    assert [r.genoeg for r in beeld.rijen][2:4] == ["ja, 0,5 of meer", "nee, minder dan 0,5"]
    assert all(r.geldig.startswith("geldig t/m") for r in beeld.rijen)
    assert all("(" in reden for reden in beeld.redenen)
    assert "Peildatum maandag 12 april 2027" in beeld.zin


def test_that_each_outcome_has_its_word() -> None:
    woorden = [protoetsbeeld(REGULIER, invoer(iq=iq, dle=dle), None).uitkomst.tekst
               for iq, dle in ((78, DLE_DANGELO), (88, DLE_HAWA))]  # fmt: skip
    assert woorden == ["beleidsruimte", "voldoet niet"]
    leeg = replace(invoer(), pro=replace(maak_pro(), leerachterstand=()))
    assert protoetsbeeld(REGULIER, leeg, None).uitkomst.tekst == "gegevens ontoereikend"


def test_that_the_reference_date_of_the_dossier_goes_before_the_receipt() -> None:
    later = protoetsbeeld(REGULIER, replace(invoer(), aangemeld_op=None), date(2027, 10, 1))
    assert later.uitkomst.tekst == "gegevens ontoereikend"
    assert later.rijen[1].geldig.startswith("niet geldig")


def test_that_an_instrument_outside_the_list_is_told_and_an_empty_list_tells_nothing() -> None:
    assert not any("lijst van instrumenten" in w for w in protoetsbeeld(REGULIER, invoer(), None).waarschuwingen)
    tabel = [Instrument(schooljaar="2026-2027", soort=s, naam=n) for s, n in
             ((Instrumentsoort.IQ, "wisc-v"), (Instrumentsoort.LEERACHTERSTAND, "Boom"))]  # fmt: skip
    gezegd = protoetsbeeld(REGULIER, invoer(), None, tabel).waarschuwingen
    assert [w for w in gezegd if "lijst van instrumenten" in w] == [
        "Leerling in beeld staat niet in de lijst van instrumenten van 2026-2027 (UB WVO 2.46, lid 2)."
    ]
    ander_jaar = [replace(i, schooljaar="2025-2026") for i in tabel]
    assert not any("lijst van instrumenten" in w for w in protoetsbeeld(REGULIER, invoer(), None, ander_jaar).waarschuwingen)


def test_that_without_scores_the_bijzondere_regeling_says_what_it_needs() -> None:
    zonder = Invoer.van(maak_proformulier(maak_bijzonder()), FENNA, WERKSCHUIT.id)
    assert "a1 en b1" in protoetsbeeld(Soort.TLV_PRO_BIJZONDER, zonder, None).fout


def test_that_the_line_under_a_domain_proposes_another_dl() -> None:
    anders = invoer(leerachterstand=(replace(maak_pro().leerachterstand[0], dl=57),))
    regel = domeinregel(anders.pro, Domein.IR, dlvoorstel(anders, date(2027, 1, 20)))
    assert regel.startswith("Leerachterstand 1 − 24/57")
    assert "Voorstel DL 55" in regel


def test_that_the_block_survives_the_way_to_the_fields_and_back() -> None:
    for pro in (maak_pro(), maak_bijzonder()):
        assert aanvraagvelden_pro.van_velden(aanvraagvelden_pro.naar_velden(pro), pro) == pro
    leeg = type(maak_pro())()
    assert aanvraagvelden_pro.van_velden(aanvraagvelden_pro.naar_velden(maak_pro()), leeg) == maak_pro()
