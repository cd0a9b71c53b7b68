"""*Naar Excel*: the rows of the file are those of the list, without names nobody is in it, and the log knows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvt_desktop.adapters.exchange.tabel import lees_tabel
from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.blok_pro import Proroute
from cvt_desktop.domain.errors import BestandError, GeenRechtError
from cvt_desktop.domain.formulier import Route, Soort
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.instroom import Instroom, instroom
from cvt_desktop.domain.lijstuitvoer import Lijstsoort, Lijstuitvoer
from cvt_desktop.ports.tabel import Tabel
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import naarexcel, overname, verklaringen
from cvt_desktop.services.ondertekenen import tekenen
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import BENSALEM, BESTUURDER, FG, MIKOLAJ, RAVENKOOG, SECRETARIS, VOORZITTER
from tests.unit.services.test_overname import GOED, beoordeel

SCHRIJVER = XlsxSchrijver()


@pytest.fixture(scope="module")
def opzet(tmp_path_factory: pytest.TempPathFactory) -> Besluitopzet:
    """Two signed TLVs of this register, and two of the system of before."""
    een = zet_besluit_op(tmp_path_factory.mktemp("register"), aantal=2)
    for nummer in (0, 1):
        een.in_tekenmap(nummer)
        tekenen(een.als(VOORZITTER), een.besluit(nummer).id)
    overname.overnemen(een.dienst, beoordeel(een.dienst, GOED), 0, Stil())
    return een


def tabel(pad: Path) -> Tabel:
    return lees_tabel(pad.read_bytes())


def kolom(pad: Path, naam: str) -> list[str]:
    gelezen = tabel(pad)
    return [rij.cel(gelezen.koppen.index(naam)) for rij in gelezen.rijen]


def nummers(opzet: Besluitopzet) -> dict[str, TlvId]:
    return {v.nummer: v.id for v in verklaringen.lijst(opzet.dienst)} | {
        v.nummer: v.id for v in verklaringen.overgenomen(opzet.dienst)
    }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_that_the_rows_of_the_file_are_those_that_are_shown_in_their_order(
    opzet: Besluitopzet, tmp_path: Path, data: st.DataObject
) -> None:
    alle = nummers(opzet)
    keus = data.draw(st.lists(st.sampled_from(sorted(alle)), unique=True, min_size=1))
    pad = tmp_path / "uit.xlsx"
    aantal = naarexcel.verklaringenlijst(opzet.dienst, SCHRIJVER, pad, [alle[n] for n in keus], Stil(),
                                         zonder_namen=data.draw(st.booleans()))  # fmt: skip
    assert kolom(pad, "TLV-nummer") == keus
    assert aantal == len(keus)


def test_that_the_register_goes_out_with_what_controller_and_accountant_ask(opzet: Besluitopzet, tmp_path: Path) -> None:
    pad = tmp_path / "uit.xlsx"
    naarexcel.verklaringenlijst(opzet.dienst, SCHRIJVER, pad, list(nummers(opzet).values()), Stil(),
                                zonder_namen=False)  # fmt: skip
    gelezen = tabel(pad)
    assert gelezen.koppen == (
        "TLV-nummer", "Leerling", "Geboortedatum", "Soort", "Categorie", "Geldig vanaf", "Geldig tot en met",
        "School bij aanvraag", "BRIN", "Datum besluit", "Verzonden", "Ondertekenaar", "Stand", "Soort instroom",
        "Buiten de regio",
    )  # fmt: skip
    rijen = {rij.cel(0): rij.cellen for rij in gelezen.rijen}
    with opzet.zitting.register.lezen() as uow:
        v = uow.verklaringen.of_leerling(MIKOLAJ.id)[0]
    assert v.einddatum is not None
    rij = rijen[v.nummer]
    assert rij[1:9] == (MIKOLAJ.naam, MIKOLAJ.geboortedatum.isoformat(), str(v.soort), str(v.categorie),
                        v.ingangsdatum.isoformat(), v.einddatum.isoformat(), v.school, RAVENKOOG.code)  # fmt: skip
    assert rij[9:] == (v.besloten_op.isoformat(), "", v.ondertekenaar, "getekend", "zij-instroom", "nee")
    assert rijen["OEF-2627-0118"][4:9] == ("", "2026-08-01", "duur PrO", RAVENKOOG.naam, RAVENKOOG.code)
    assert rijen["OEF-2627-0118"][12] == "overgenomen"


def test_that_without_names_nobody_is_in_the_file(opzet: Besluitopzet, tmp_path: Path) -> None:
    een, twee = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    aanvragen = [a.id for a in opzet.dienst.overzichten.aanvragen()]
    naarexcel.aanvragen(opzet.dienst, SCHRIJVER, een, aanvragen, Stil(), zonder_namen=True)
    naarexcel.verklaringenlijst(opzet.dienst, SCHRIJVER, twee, list(nummers(opzet).values()), Stil(),
                                zonder_namen=True)  # fmt: skip
    for pad in (een, twee):
        gelezen = tabel(pad)
        alles = " ".join(cel for rij in gelezen.rijen for cel in rij.cellen)
        for weg in (MIKOLAJ.achternaam, MIKOLAJ.geboortedatum.isoformat(), VOORZITTER.naam, "Duinkerk"):
            assert weg not in alles
        assert not {"Leerling", "Geboortedatum", "Contact", "Ondertekenaar"} & set(gelezen.koppen)
    assert kolom(een, "Kenmerk") == [a.kenmerk for a in opzet.dienst.overzichten.aanvragen()]


def test_that_names_go_along_only_when_a_secretaris_begins(opzet: Besluitopzet) -> None:
    vooraf = {wie.naam: naarexcel.zonder_namen_vooraf(opzet.als(wie)) for wie in (SECRETARIS, VOORZITTER, BESTUURDER, FG)}
    assert vooraf == {SECRETARIS.naam: False, VOORZITTER.naam: True, BESTUURDER.naam: True, FG.naam: True}


def test_that_the_log_knows_which_list_went_where_and_that_who_may_not_gets_no_file(
    opzet: Besluitopzet, tmp_path: Path
) -> None:
    pad = tmp_path / "uit.xlsx"
    ids = [a.id for a in opzet.dienst.overzichten.aanvragen()]
    naarexcel.aanvragen(opzet.dienst, SCHRIJVER, pad, ids, Stil(), zonder_namen=True)
    uitvoer = Lijstuitvoer(lijst=Lijstsoort.AANVRAGEN, zonder_namen=True, bestand=str(pad),
                           sha256=hashlib.sha256(pad.read_bytes()).hexdigest())  # fmt: skip
    with opzet.zitting.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
        assert (laatste.actie, laatste.object_soort, laatste.aantal) == (Actie.DOCUMENT_UITVOEREN, "werkmap", len(ids))
        assert uow.logboek.klopt(laatste, uitvoer)
        assert not uow.logboek.klopt(laatste, replace(uitvoer, zonder_namen=False))
    with pytest.raises(GeenRechtError):
        naarexcel.aanvragen(opzet.als(BENSALEM), SCHRIJVER, tmp_path / "niet.xlsx", ids, Stil(), zonder_namen=True)
    assert not (tmp_path / "niet.xlsx").exists()
    with pytest.raises(BestandError):
        naarexcel.aanvragen(opzet.dienst, SCHRIJVER, tmp_path / "weg" / "uit.xlsx", ids, Stil(), zonder_namen=True)


@pytest.mark.parametrize(("soort", "route", "pro", "verwacht"), [
    (Soort.TLV_VSO_VERLENGING, Route.VO_VSO, None, Instroom.VERLENGING),
    (Soort.TLV_VSO_NIEUW, Route.VO_VSO, None, Instroom.ZIJ_INSTROOM),
    (Soort.TLV_VSO_NIEUW, Route.PO_VSO, None, Instroom.PO_VO), (Soort.TLV_VSO_NIEUW, None, None, Instroom.NIEUW),
    (Soort.TLV_PRO_REGULIER, None, Proroute.BASISONDERWIJS, Instroom.PO_VO),
    (Soort.TLV_PRO_REGULIER, None, Proroute.LEERJAAR_1, Instroom.ZIJ_INSTROOM),
])  # fmt: skip
def test_that_the_kind_of_intake_follows_from_kind_and_route(
    soort: Soort, route: Route | None, pro: Proroute | None, verwacht: Instroom
) -> None:
    assert instroom(soort, route, pro) is verwacht


def test_that_every_sheet_of_figures_holds_the_numbers_of_its_table(opzet: Besluitopzet, tmp_path: Path) -> None:
    from cvt_desktop.domain.cijfer import Uitvoerdoel
    from cvt_desktop.domain.schooljaar import schooljaar
    from cvt_desktop.services import overzichten

    class Spion(XlsxSchrijver):
        def schrijf(self, bladen, gemaakt_op, voortgang):  # type: ignore[no-untyped-def]
            self.bladen = bladen
            return super().schrijf(bladen, gemaakt_op, voortgang)

    spion, jaar = Spion(), schooljaar(date(2027, 6, 30))
    overzichten.uitvoeren(opzet.dienst, jaar, tmp_path / "uit.xlsx", Uitvoerdoel.OPR, met_rijen=True, schrijver=spion)
    alle = overzichten.overzicht(opzet.dienst, jaar, Stil())
    voor, *tabellen, achter = spion.bladen
    assert [blad.naam for blad in tabellen] == [str(t.soort) for t in alle]
    for gelezen, bron in zip(tabellen, alle, strict=True):
        assert [rij[0] for rij in gelezen.rijen] == [regel.naam for regel in bron.regels]
        for rij, regel in zip(gelezen.rijen, bron.regels, strict=True):
            getoond = [c.tekst.removeprefix("EUR ") for c in regel.cijfers] or ["–"] * 4
            assert [str(cel).replace(".", ",") for cel in rij[1:-1]] == getoond
    assert len(achter.rijen) == sum(len(r.cijfers[-1].rijen) for t in alle for r in t.regels if r.cijfers)
    assert voor.rijen[0] == ("OEFENREGISTER, overzichten 2026-2027",)
