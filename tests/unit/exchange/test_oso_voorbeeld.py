"""The example that Edustandaard published (gegevensset 2019.1, profile VOSWV), where it lies beside the project."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.oso import lees_oso
from cvt_desktop.cli import oso as cli
from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.ports.oso import Osodossier

VOORBEELD = Path(__file__).parents[4] / "shared" / "data" / "oso" / "Voorbeelddossier_PaO_VOSWV_full.xml"
AFGEBROKEN = [
    "Toelichting.pdf",
    "advies mbt zicht.pdf",
    "advies mbt gehoor.pdf",
    "HandelingsplanRekenen.pdf",
    "evaluatie 1e helft 2018.txt",
]

pytestmark = pytest.mark.skipif(
    not VOORBEELD.is_file(), reason="the published OSO example does not lie beside the project"
)


@pytest.fixture(scope="module")
def dossier() -> Osodossier:
    return lees_oso(VOORBEELD.read_bytes())


def test_that_twelve_of_seventeen_documents_are_readable_and_five_are_cut_off(dossier: Osodossier) -> None:
    weg = [w for w in dossier.weggelaten if w.document]
    assert len(dossier.bijlagen) == 12
    assert [w.naam for w in weg] == AFGEBROKEN
    assert all("afgebroken" in w.reden for w in weg)


def test_that_kinds_are_judged_by_bytes(dossier: Osodossier) -> None:
    vormen = {b.naam: b.vorm for b in dossier.bijlagen}
    assert vormen["beschikking.pdf"] is Bestandsvorm.TXT
    assert vormen["opp.docx"] is Bestandsvorm.DOCX
    assert vormen["rvcrapport.xlsx"] is Bestandsvorm.XLSX
    assert vormen["drem8.jpg"] is Bestandsvorm.JPEG
    assert [b.gelijk_aan for b in dossier.bijlagen if b.gelijk_aan] == ["verzuimrapport.txt"] * 2


def test_that_the_pupil_the_school_and_the_verzorgers_are_read(dossier: Osodossier) -> None:
    leerling = dossier.leerling
    assert (leerling.roepnaam, leerling.voorvoegsel, leerling.achternaam) == ("Daan", "van de", "Berg")
    assert leerling.geboortedatum == date(2003, 3, 17)
    assert (leerling.woonplaats, leerling.adres.straat) == ("Apeldoorn", "Hoofdstraat 136 a")
    assert (dossier.school.naam, dossier.school.brin, dossier.school.vestiging) == ("Testschool", "00YY", "00")
    assert [v.overleden for v in dossier.verzorgers] == [False, False, False, True, True]
    assert [v.krijgt_brief for v in dossier.verzorgers] == [True, True, False, False, False]


def test_that_history_and_disagreement_are_kept(dossier: Osodossier) -> None:
    (tlv,) = dossier.tlv_historie
    assert (tlv.nummer, tlv.swv_nummer, tlv.categorie) == ("55667788abcd", "PO00YY", Categorie.LAAG)
    assert dossier.inzage.niet_akkoord
    assert dossier.inzage.reden_niet_akkoord == "Teveel zorggegevens in het dossier"
    assert dossier.bsn_plaatsen == ()


def test_that_the_command_prints_the_preview_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([str(VOORBEELD), "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["leerling"] == {
        "roepnaam": "Daan",
        "voorvoegsel": "van de",
        "achternaam": "Berg",
        "geboortedatum": "2003-03-17",
    }
    assert uit["school"] == {"naam": "Testschool", "brin": "00YY", "vestiging": "00"}
    assert [(v["gezag"], v["overleden"]) for v in uit["verzorgers"]] == [
        (True, False), (True, False), (False, False), (False, True), (False, True),
    ]  # fmt: skip
    assert len(uit["bijlagen"]) == 12
    assert {"naam", "soort", "bytes"} <= set(uit["bijlagen"][0])
    assert uit["tlv_historie"][0]["einddatum"] == "2018-07-31"
    assert [w["naam"] for w in uit["weggelaten"] if w["document"]] == AFGEBROKEN
    assert {"geslacht", "huisarts", "medicijngebruik", "leerlinggewicht"} <= {w["naam"] for w in uit["weggelaten"]}
