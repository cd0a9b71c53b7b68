"""Taking over the running TLVs of the system of before: whole rows or nothing, and known wherever a TLV counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.domain.formulier import Categorie, OntvangenVia, Soort
from cvt_desktop.domain.gebeurtenis import Gebeurtenis
from cvt_desktop.domain.ids import AanvraagId, TlvId
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.ports.overzicht import VerklaringSummary
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import overname, toetsing, verklaringen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.herkenning import herken_leerling
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.ondertekenen import teller_naam
from cvt_desktop.services.overname import Overnamevoorbeeld, Rijstand
from cvt_desktop.services.overname_regels import Overnameveld, splits_naam
from cvt_desktop.services.verlenging import vooringevuld
from tests.factories import MIKOLAJ, RAVENKOOG, SECRETARIS, maak_aanvraag, maak_persoon
from tests.fakes.register import maak_dienst, maak_testregister

KOP = "TLV-nummer;Leerling;Geboortedatum;Soort;Categorie;Geldig vanaf;Geldig t/m;School;BRIN;Datum besluit"
IJSBRAND = "OEF-2526-0031;IJsbrand van der Ploeg;03-12-2011;vso;laag;01-08-2025;31-07-2027;vso De Meander;;12-05-2025"
HAWA = "OEF-2627-0118;Benali, Hawa;2012-02-03;PrO;;01/08/2026;;;99RA;"
GOED = f"{KOP}\n{IJSBRAND}\n{HAWA}\n"
FOUT = (
    f"{GOED}"
    "OEF-2526-0032;Sem de Wit;31-02-2012;vso;laag;01-08-2025;31-07-2027;;;\n"
    "OEF-2526-0033;Sem de Wit;01-02-2012;vso;;01-08-2025;31-07-2024;;;\n"
    ";Sem de Wit;01-02-2012;vso;hoog;01-08-2025;31-07-2027;;;\n"
    "OEF-2526-0031;Sem de Wit;01-02-2012;vso;hoog;01-08-2025;31-07-2027;;;\n"
)


class Stop(Exception):  # noqa: N818 (a person asked for it)
    pass


class StoptNa:
    """Asks the work to stop after so many questions."""

    def __init__(self, aantal: int) -> None:
        self._over = aantal

    def meld(self, deel: float, tekst: str = "") -> None:
        pass

    def controleer(self) -> None:
        self._over -= 1
        if self._over < 0:
            raise Stop


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), SECRETARIS)


def beoordeel(dienst: Dienst, csv: str) -> Overnamevoorbeeld:
    tabel = Bestandslezer().tabel(csv.encode())
    return overname.beoordeel(dienst, tabel, overname.kolomvoorstel(dienst, tabel), Stil())


def neem_over(dienst: Dienst, csv: str = GOED, laatste: int = 0) -> overname.Overnameuitkomst:
    return overname.overnemen(dienst, beoordeel(dienst, csv), laatste, Stil())


def gebeurtenissen(dienst: Dienst) -> list[Gebeurtenis]:
    with dienst.register.lezen() as uow:
        return uow.logboek.laatste(50)


def standen(voorbeeld: Overnamevoorbeeld) -> list[Rijstand]:
    return [regel.stand for regel in voorbeeld.regels]


def test_that_a_preview_names_each_wrong_cell_and_saves_nothing(dienst: Dienst) -> None:
    voorbeeld = beoordeel(dienst, FOUT)
    assert standen(voorbeeld) == [Rijstand.NIEUW] * 2 + [Rijstand.FOUT] * 4
    gevonden = {(regel.bron.regel, fout.veld) for regel in voorbeeld.regels for fout in regel.fouten}
    assert gevonden == {(4, Overnameveld.GEBOORTEDATUM), (5, Overnameveld.CATEGORIE), (5, Overnameveld.EINDDATUM),
                        (6, Overnameveld.NUMMER), (7, Overnameveld.NUMMER)}  # fmt: skip
    assert dienst.overzichten.overgenomen() == []
    assert gebeurtenissen(dienst) == []


def test_that_only_whole_rows_come_in_with_one_event_of_their_number(dienst: Dienst) -> None:
    uitkomst = neem_over(dienst, FOUT)
    assert (uitkomst.nieuw, uitkomst.al, uitkomst.afgekeurd) == (2, 0, 4)
    hawa, ijsbrand = dienst.overzichten.overgenomen()
    assert (ijsbrand.nummer, ijsbrand.leerling) == ("OEF-2526-0031", "IJsbrand van der Ploeg")
    assert ijsbrand.einddatum == date(2027, 7, 31)
    assert (hawa.leerling, hawa.school, hawa.einddatum) == ("Hawa Benali", RAVENKOOG.naam, None)
    (een,) = gebeurtenissen(dienst)
    assert (een.actie, een.aantal, bool(een.digest)) == ("verklaringen.overnemen", 2, True)


def test_that_the_same_file_again_adds_nothing(dienst: Dienst) -> None:
    neem_over(dienst)
    voorbeeld = beoordeel(dienst, GOED)
    assert standen(voorbeeld) == [Rijstand.AL, Rijstand.AL]
    with pytest.raises(InvoerError):
        overname.overnemen(dienst, voorbeeld, 0, Stil())
    assert len(dienst.overzichten.overgenomen()) == 2


def test_that_a_preview_from_before_an_import_adds_nothing_twice(dienst: Dienst) -> None:
    oud = beoordeel(dienst, GOED)
    neem_over(dienst)
    with pytest.raises(InvoerError):
        overname.overnemen(dienst, oud, 0, Stil())
    assert len(dienst.overzichten.overgenomen()) == 2


def test_that_a_number_of_another_pupil_is_refused(dienst: Dienst) -> None:
    neem_over(dienst)
    assert standen(beoordeel(dienst, GOED.replace("03-12-2011", "04-12-2011"))) == [Rijstand.FOUT, Rijstand.AL]


@pytest.mark.parametrize(("laatste", "volgend"), [(0, 119), (100, 119), (150, 151)])
def test_that_new_numbers_go_on_behind_the_old_ones(dienst: Dienst, laatste: int, volgend: int) -> None:
    assert beoordeel(dienst, GOED).laatste == 118
    assert neem_over(dienst, laatste=laatste).volgend == volgend
    with dienst.register.schrijven() as uow:
        assert uow.tellers.volgende(teller_naam("2026-2027")) == volgend
        assert uow.tellers.volgende(teller_naam("2025-2026")) == 32


def test_that_a_counter_never_goes_back(dienst: Dienst) -> None:
    with dienst.register.schrijven() as uow:
        uow.tellers.zet(teller_naam("2026-2027"), 400)
    assert neem_over(dienst).volgend == 401


def test_that_stopping_half_way_leaves_nothing(dienst: Dienst) -> None:
    rijen = "\n".join(IJSBRAND.replace("0031", f"{n:04}") for n in range(1, 200))
    voorbeeld = beoordeel(dienst, f"{KOP}\n{rijen}\n")
    for na in (0, 1, 3):
        with pytest.raises(Stop):
            overname.overnemen(dienst, voorbeeld, 0, StoptNa(na))
    assert dienst.overzichten.overgenomen() == []
    assert herken_leerling(dienst, "IJsbrand", "van der", "Ploeg", date(2011, 12, 3)) == ()
    assert gebeurtenissen(dienst) == []


def test_that_the_intake_recognises_the_pupil_with_the_running_tlv(dienst: Dienst) -> None:
    neem_over(dienst)
    (herkend,) = herken_leerling(dienst, "Ijsbrand", "van der", "Ploeg", date(2011, 12, 3))
    assert (herkend.tlv_nummer, herkend.tlv_tot, herkend.dossiers) == ("OEF-2526-0031", date(2027, 7, 31), ())


def test_that_a_pupil_who_is_known_gets_no_second_line(dienst: Dienst) -> None:
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
    naam = f"{MIKOLAJ.achternaam}, {MIKOLAJ.roepnaam}"
    csv = f"{KOP}\nOUD-7;{naam};{MIKOLAJ.geboortedatum.isoformat()};vso;2;2026-08-01;2027-07-31;;;\n"
    assert [r.bekend for r in beoordeel(dienst, csv).regels] == [True]
    neem_over(dienst, csv)
    with dienst.register.lezen() as uow:
        assert [v.categorie for v in uow.overgenomen.of_leerling(MIKOLAJ.id)] == [Categorie.MIDDEN]
        assert len(uow.leerlingen.by_zoeksleutel(MIKOLAJ.zoeksleutel)) == 1


def test_that_a_new_tlv_inside_a_running_one_is_seen_at_the_toetsing(dienst: Dienst) -> None:
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        aanvraag = uow.aanvragen.save(maak_aanvraag())
    naam = f"{MIKOLAJ.achternaam}, {MIKOLAJ.roepnaam}"
    neem_over(dienst, f"{KOP}\nOUD-7;{naam};{MIKOLAJ.geboortedatum.isoformat()};vso;1;2026-08-01;2029-07-31;;;\n")
    with dienst.register.lezen() as uow:
        feiten = toetsing.feiten(uow, aanvraag)
    assert (feiten.lopende_tlv, feiten.lopende_tlv_tot) == ("OUD-7", date(2029, 7, 31))


def test_that_a_verlenging_begins_after_the_one_that_was_taken_over(dienst: Dienst) -> None:
    neem_over(dienst)
    (herkend,) = herken_leerling(dienst, "IJsbrand", "van der", "Ploeg", date(2011, 12, 3))
    leeg = Invoer(school_id=RAVENKOOG.id, ontvangen_op=date(2027, 5, 11), ontvangen_via=OntvangenVia.POST)
    invoer = vooringevuld(dienst, herkend.leerling_id, leeg)
    assert (invoer.vso.eerdere_tlv, invoer.vso.eerdere_categorie) == ("OEF-2526-0031", Categorie.LAAG)
    assert (invoer.vso.ingangsdatum, invoer.vso.einddatum) == (date(2027, 8, 1), date(2028, 7, 31))
    assert (invoer.van_leerling.achternaam, invoer.b.verzorgers) == ("Ploeg", ())


def test_that_numbers_of_the_old_system_are_no_holes(dienst: Dienst) -> None:
    neem_over(dienst)
    ouder = verklaringen.overgenomen(dienst)
    eigen = [_summary(nummer) for nummer in (117, 119)]
    assert verklaringen.gaten(eigen).startswith("Let op")
    assert verklaringen.gaten(eigen, ouder) == "Geen gaten in de nummering."


def _summary(nummer: int) -> VerklaringSummary:
    dag = date(2027, 5, 12)
    return VerklaringSummary(
        id=TlvId(uuid4()), aanvraag_id=AanvraagId(uuid4()), nummer=f"OEF-2627-{nummer:04}", leerling="", geboortedatum=dag,
        soort=str(Soort.TLV_VSO_NIEUW), categorie="laag", ingangsdatum=dag, einddatum=dag, school="", besloten_op=dag,
        getekend_op=dag, verzonden_op=None, ondertekenaar="", toestand="geldig", schooljaar="2026-2027", volgnummer=nummer,
    )  # fmt: skip


def test_that_refused_rows_are_saved_with_their_reason_and_no_formula(dienst: Dienst) -> None:
    csv = f"{KOP}\n;=HYPERLINK(1);01-02-2012;vso;hoog;01-08-2025;31-07-2027;@SUM(1);;\n"
    voorbeeld = beoordeel(dienst, csv)
    tekst = overname.afgekeurde_regels(dienst, voorbeeld).decode("utf-8-sig")
    assert '"\'=HYPERLINK(1)"' in tekst
    assert '"\'@SUM(1)"' in tekst
    assert "TLV-nummer: Het TLV-nummer ontbreekt." in tekst
    assert [g.object_soort for g in gebeurtenissen(dienst)] == ["afgekeurde-regels"]


def test_that_the_chosen_columns_are_remembered_for_the_same_headings(dienst: Dienst) -> None:
    csv = GOED.replace("Leerling", "Wie").replace("Categorie", "Zwaarte")
    tabel = Bestandslezer().tabel(csv.encode())
    voorstel = overname.kolomvoorstel(dienst, tabel)
    assert Overnameveld.LEERLING not in voorstel
    gekozen = {**voorstel, Overnameveld.LEERLING: 1, Overnameveld.CATEGORIE: 4}
    overname.overnemen(dienst, overname.beoordeel(dienst, tabel, gekozen, Stil()), 0, Stil())
    assert overname.kolomvoorstel(dienst, tabel) == gekozen
    assert Overnameveld.LEERLING in overname.kolomvoorstel(dienst, Bestandslezer().tabel(GOED.encode()))


def test_that_a_column_that_must_be_there_is_asked_for(dienst: Dienst) -> None:
    with pytest.raises(InvoerError, match="Geboortedatum"):
        beoordeel(dienst, GOED.replace("Geboortedatum", "Datum X"))


def test_that_a_bsn_is_refused_and_never_kept(dienst: Dienst) -> None:
    (regel,) = beoordeel(dienst, f"{KOP}\n{IJSBRAND.replace('IJsbrand', '111222333')}\n").regels
    assert regel.stand is Rijstand.FOUT
    assert "111222333" not in f"{regel!r}{overname.reden(regel)}"


def test_that_a_beheerder_takes_no_names_in(tmp_path: Path) -> None:
    with pytest.raises(GeenRechtError):
        beoordeel(maak_dienst(maak_testregister(tmp_path), maak_persoon("Iemand Anders", Rol.BEHEERDER)), GOED)


NAMEN = (
    ("IJsbrand van der Ploeg", ("IJsbrand", "van der", "Ploeg")),
    ("Ploeg, IJsbrand van der", ("IJsbrand", "van der", "Ploeg")),
    ("van der Ploeg, IJsbrand", ("IJsbrand", "van der", "Ploeg")),
    ("Mikołaj Żurawski-Brandt", ("Mikołaj", "", "Żurawski-Brandt")),
    ("Hawa", ("Hawa", "", "")),
)


@pytest.mark.parametrize(("heel", "delen"), NAMEN)
def test_that_a_whole_name_is_cut_in_its_parts(heel: str, delen: tuple[str, str, str]) -> None:
    assert splits_naam(heel) == delen
