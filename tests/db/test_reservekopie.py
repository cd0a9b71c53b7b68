"""Making backups: they can be opened with their own key only, hold everything, and count only when they are whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cvt_desktop.adapters.bijlagen import opslag
from cvt_desktop.adapters.reservekopie import kopieren, plaats
from cvt_desktop.adapters.vault.kluis import lees_loginnamen, ontgrendel
from cvt_desktop.domain.errors import BestandError, CvtError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.oefenen import oefenwachtzin
from cvt_desktop.domain.reservekopie import Aanleiding
from cvt_desktop.domain.verwijdering import Verwijderreden
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import registercontrole, verwijderen
from cvt_desktop.services.context import Sessie
from cvt_desktop.services.oefenregister import SECRETARIS
from cvt_desktop.services.reservekopie import Kopiebron, is_nodig, kopiesleutel, maak, overzicht, snoei, werk_tweede_bij
from cvt_desktop.services.terugzetten import Verliessoort, verlies
from tests.db.test_oud_register import pak_uit
from tests.factories import VOORZITTER, maak_aanvraag, maak_advies
from tests.kopieregister import GEREEDSCHAP, NU, Proef, is_bruikbaar, keur_databank, maak_proef


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proef]:
    gemaakt = maak_proef(tmp_path)
    yield gemaakt
    gemaakt.geopend.sluit()


def eigen_map(plek: Path) -> Path:
    (een,) = plek.iterdir()
    return een


def bijlagen(plek: Path) -> set[str]:
    return {pad.name for pad in (eigen_map(plek) / "bijlagen").iterdir()}


class Stopt(Stil):
    """Stops at the first question after ``woord`` was told."""

    def __init__(self, woord: str) -> None:
        self._woord, self._nu = woord, False

    def meld(self, deel: float, tekst: str = "") -> None:
        self._nu |= tekst.startswith(self._woord)

    def controleer(self) -> None:
        if self._nu:
            raise KeyboardInterrupt


def test_that_a_backup_of_an_open_register_is_whole_and_opens_with_its_own_key(proef: Proef, tmp_path: Path) -> None:
    kopie = proef.kopie()
    assert is_bruikbaar(kopie, proef.bron.sleutels) == ""
    assert (kopie.gegevens.bijlagen, kopie.gegevens.gebreken) == (4, 0)
    inhoud = (kopie.map_ / "register.db").read_bytes()
    assert b"SQLite format 3" not in inhoud
    for fout in (proef.bron.sleutels.db_sleutel, kopiesleutel(proef.bron.sleutels, "00" * 16)):
        with pytest.raises(CvtError):
            GEREEDSCHAP.databank.zet_om(kopie.map_ / "register.db", fout, tmp_path / "terug.db", proef.bron.sleutels.db_sleutel,
                                        Stil())  # fmt: skip
        assert not (tmp_path / "terug.db").exists()


def test_that_after_a_dossier_was_removed_a_backup_is_whole_without_it_and_the_one_of_before_still_has_it(proef: Proef) -> None:
    eerder, dienst, aanvraag = proef.kopie(), proef.geopend.dienst, maak_aanvraag()
    with dienst.register.schrijven() as uow:
        for advies in uow.adviezen.of_aanvraag(aanvraag.id):
            uow.adviezen.save(replace(maak_advies(advies.volgorde), versie=advies.versie))
    verzoek = verwijderen.vragen(dienst, aanvraag.id, Verwijderreden.DUBBEL, "")
    tweede = Sessie(persoon_id=VOORZITTER.id, naam=VOORZITTER.naam, rollen=VOORZITTER.rollen)
    verwijderen.bevestigen(replace(dienst, sessie=tweede), verzoek.id)
    later = proef.kopie(NU + timedelta(days=1))
    for kopie, bijlagen_ in ((eerder, 4), (later, 0)):
        assert is_bruikbaar(kopie, proef.bron.sleutels) == ""
        assert kopie.gegevens.bijlagen == bijlagen_
    weg = [regel for regel in verlies(dienst, eerder.gegevens).regels if regel.tekst.startswith("Dossier verwijderd")]
    assert [(regel.kenmerk, regel.soort) for regel in weg] == [(aanvraag.kenmerk, Verliessoort.DOSSIER)], "a restore says so"
    assert verlies(dienst, eerder.gegevens).terugkerend == (aanvraag.kenmerk,)
    assert verlies(dienst, later.gegevens).terugkerend == ()
    assert registercontrole.controleer(dienst).stand is not registercontrole.Puntstand.FOUT


def test_that_a_second_backup_copies_no_bijlage_twice(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    proef.kopie()
    gekopieerd: list[str] = []
    monkeypatch.setattr("cvt_desktop.adapters.reservekopie.bouw.kopieer_bestand", lambda bron, *_: gekopieerd.append(bron.name))
    kopie = proef.kopie(NU + timedelta(days=1))
    assert gekopieerd == []
    assert is_bruikbaar(kopie, proef.bron.sleutels) == ""


def test_that_what_is_written_meanwhile_is_not_in_it_and_does_no_harm(proef: Proef) -> None:
    dienst = proef.geopend.dienst

    class Schrijver(Stil):
        def controleer(self) -> None:
            with dienst.register.schrijven() as uow:
                uow.tellers.volgende("proef")

    feiten = GEREEDSCHAP.databank.kopieer(
        proef.bron.map_ / "register.db", proef.bron.sleutels.db_sleutel, proef.bron.map_.parent / "los.db",
        kopiesleutel(proef.bron.sleutels, "00" * 16), Schrijver(),
    )  # fmt: skip
    with dienst.register.schrijven() as uow:
        assert uow.tellers.volgende("proef") > 1
    assert feiten.rijen < keur_databank(proef.kopie(), proef.bron.sleutels).rijen


@pytest.mark.parametrize("naam", ["register.db", "kop.cvt", "bijlagen.lijst", "reservekopie.cvt"])
def test_that_a_changed_bit_in_a_backup_is_noticed(proef: Proef, naam: str) -> None:
    kopie = proef.kopie()
    inhoud = bytearray((kopie.map_ / naam).read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    (kopie.map_ / naam).write_bytes(inhoud)
    assert is_bruikbaar(kopie, proef.bron.sleutels) != ""


def test_that_a_copy_that_differs_from_what_was_written_does_not_count(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kopieren, "sha256_van", lambda *_: "00" * 32)
    with pytest.raises(BestandError) as fout:
        proef.kopie()
    assert fout.value.code == "kopie-schijf"
    assert overzicht(GEREEDSCHAP, proef.bron).kopieen == ()
    assert overzicht(GEREEDSCHAP, proef.bron).stand.fout == fout.value.melding


@pytest.mark.parametrize("woord", ["De database", "De kopie", "Bijlage"])
def test_that_a_backup_that_is_stopped_leaves_nothing_that_counts(proef: Proef, woord: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        maak(GEREEDSCHAP, proef.bron, aanleiding=Aanleiding.HANDMATIG, nu=NU, voortgang=Stopt(woord))
    assert overzicht(GEREEDSCHAP, proef.bron).kopieen == ()
    assert not [pad for pad in eigen_map(proef.bron.eerste).iterdir() if pad.name.startswith(".bouw")]
    assert is_bruikbaar(proef.kopie(), proef.bron.sleutels) == ""


def test_that_what_a_crash_left_is_cleared_at_the_next_occasion(proef: Proef) -> None:
    proef.kopie()
    map_ = eigen_map(proef.bron.eerste)
    (map_ / ".bouw-rest").mkdir()
    (map_ / "bijlagen" / ("0" * 32 + ".cvb")).write_bytes(b"nobody needs this")
    proef.kopie(NU + timedelta(days=1))
    assert not (map_ / ".bouw-rest").exists()
    assert "0" * 32 + ".cvb" not in bijlagen(proef.bron.eerste)


def test_that_a_bijlage_that_the_register_lost_does_not_keep_the_rest_from_being_saved(proef: Proef) -> None:
    weg = sorted((proef.bron.map_ / "bijlagen").iterdir())[0]
    weg.unlink()
    kopie = proef.kopie()
    assert (kopie.gegevens.bijlagen, kopie.gegevens.gebreken) == (4, 1)


def test_that_a_bijlage_that_was_damaged_in_the_backup_is_copied_anew(proef: Proef) -> None:
    proef.kopie()
    een = sorted((eigen_map(proef.bron.eerste) / "bijlagen").iterdir())[0]
    een.write_bytes(een.read_bytes()[:-1] + b"\0")
    assert is_bruikbaar(proef.kopie(NU + timedelta(days=1)), proef.bron.sleutels) == ""


def test_that_too_little_room_is_said_with_the_room_that_is_needed(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plaats.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 5 * 2**20))  # type: ignore[attr-defined]
    with pytest.raises(BestandError, match=r"is 3\d MB nodig en er is 5 MB vrij") as fout:
        proef.kopie()
    assert fout.value.code == "kopie-ruimte"


def test_that_two_programs_do_not_make_a_backup_in_one_place_at_once(proef: Proef) -> None:
    with GEREEDSCHAP.plaatsen.open(proef.bron.eerste, proef.bron.kluis), pytest.raises(BestandError) as fout:
        proef.kopie()
    assert fout.value.code == "kopie-bezig"


# --- what stays, and where ---------------------------------------------------------------------------------------------


def test_that_bijlagen_that_no_kept_backup_needs_go_too(proef: Proef) -> None:
    proef.kopie()
    dienst = proef.geopend.dienst
    with dienst.register.schrijven() as uow:
        los = dienst.bijlagen.bewaar(b"a file that never became part of a dossier")
        uow.opslag.add(BijlageId(proef.bron.kluis), los)
    proef.kopie(NU + timedelta(days=1))
    with dienst.register.schrijven() as uow:
        uow.opslag.delete(BijlageId(proef.bron.kluis))
    proef.kopie(NU + timedelta(days=2))
    assert los.naam in bijlagen(proef.bron.eerste)
    proef.kopie(NU + timedelta(days=38))
    assert los.naam not in bijlagen(proef.bron.eerste)
    assert len(overzicht(GEREEDSCHAP, proef.bron).kopieen) == 1


def test_that_old_backups_go_without_a_new_one_as_well(proef: Proef) -> None:
    for dag in range(3):
        proef.kopie(NU + timedelta(days=dag))
    snoei(GEREEDSCHAP, proef.bron, nu=NU + timedelta(days=60))
    assert len(overzicht(GEREEDSCHAP, proef.bron).kopieen) == 1


def test_that_the_second_place_gets_the_same_and_is_judged_by_itself(proef: Proef) -> None:
    assert proef.bron.tweede is not None
    proef.bron.tweede.mkdir()
    kopie = proef.kopie()
    (daar,) = GEREEDSCHAP.plaatsen.zoek(proef.bron.tweede)
    assert daar.map_ != kopie.map_
    assert is_bruikbaar(daar, proef.bron.sleutels) == ""
    assert overzicht(GEREEDSCHAP, proef.bron).in_tweede == {kopie.map_.name}
    assert overzicht(GEREEDSCHAP, proef.bron).stand.tweede_op == NU


def test_that_an_absent_second_place_is_never_made_and_caught_up_when_it_is_back(proef: Proef) -> None:
    assert proef.bron.tweede is not None
    proef.kopie()
    proef.kopie(NU + timedelta(days=1))
    assert not proef.bron.tweede.exists()
    assert not overzicht(GEREEDSCHAP, proef.bron).tweede_bereikbaar
    proef.bron.tweede.mkdir()
    werk_tweede_bij(GEREEDSCHAP, proef.bron, nu=NU + timedelta(days=1))
    assert len(overzicht(GEREEDSCHAP, proef.bron).in_tweede) == 2


def test_that_a_damaged_backup_does_not_reach_the_second_place(proef: Proef) -> None:
    assert proef.bron.tweede is not None
    kopie = proef.kopie()
    inhoud = bytearray((kopie.map_ / "register.db").read_bytes())
    inhoud[5000] ^= 1
    (kopie.map_ / "register.db").write_bytes(inhoud)
    proef.bron.tweede.mkdir()
    werk_tweede_bij(GEREEDSCHAP, proef.bron, nu=NU)
    stand = overzicht(GEREEDSCHAP, proef.bron)
    assert stand.in_tweede == frozenset()
    assert "niet meer zoals zij is gemaakt" in stand.stand.tweede_fout


def test_that_a_second_place_that_refuses_is_told_and_stops_nothing(proef: Proef) -> None:
    assert proef.bron.tweede is not None
    proef.bron.tweede.mkdir()
    (proef.bron.tweede / plaats.mapnaam(proef.bron.kluis)).write_bytes(b"a file where the folder should be")
    proef.kopie()
    assert "op die plaats staat een bestand" in overzicht(GEREEDSCHAP, proef.bron).stand.tweede_fout


def test_that_a_backup_is_needed_after_a_change_and_not_after_looking(proef: Proef) -> None:
    assert is_nodig(None, gewijzigd=False, kopnummer=1)
    kopie = proef.kopie()
    kop = kopie.gegevens.kopnummer
    assert not is_nodig(kopie, gewijzigd=False, kopnummer=kop)
    assert is_nodig(kopie, gewijzigd=True, kopnummer=kop)
    assert is_nodig(kopie, gewijzigd=False, kopnummer=kop + 1)


def test_that_the_check_of_a_bijlage_reads_all_of_it(tmp_path: Path) -> None:
    map_ = opslag.Bijlagenmap(tmp_path)
    bewaard = map_.bewaar(os.urandom(600_000))
    pad = tmp_path / bewaard.naam
    opslag.keur_bestand(pad, bewaard)
    heel = pad.read_bytes()
    for anders in (heel[:-1], heel + b"\0", heel[:300_000] + b"\1" + heel[300_001:]):
        pad.write_bytes(anders)
        with pytest.raises(BestandError):
            opslag.keur_bestand(pad, bewaard)


def test_that_a_register_of_an_older_schema_is_known_before_it_is_brought_up(tmp_path: Path, proef: Proef) -> None:
    databank = GEREEDSCHAP.databank
    assert not databank.is_ouder(proef.bron.map_ / "register.db", proef.bron.sleutels.db_sleutel)
    oud = pak_uit(tmp_path / "oud", "0001")
    wie = next(id_ for id_, naam in lees_loginnamen(oud).gebruikers if naam == SECRETARIS.naam)
    kluis = ontgrendel(oud, wie, oefenwachtzin(SECRETARIS.naam))
    assert databank.is_ouder(oud / "register.db", kluis.db_sleutel)
    bron = Kopiebron(map_=oud, kluis=kluis.vault_id, sleutels=kluis, eerste=tmp_path / "kopieen")
    kopie = maak(GEREEDSCHAP, bron, aanleiding=Aanleiding.MIGRATIE, nu=NU)
    assert (kopie.gegevens.schema, is_bruikbaar(kopie, kluis)) == ("0001", "")
    kluis.sluit()
