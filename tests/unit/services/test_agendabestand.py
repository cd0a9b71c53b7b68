"""The calendar file: read back as strictly as RFC 5545 asks, whole, the same each time, and without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.errors import BestandError, GeenRechtError
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import agendabestand
from cvt_desktop.services.agendabestand import Omvang
from cvt_desktop.services.ical import Afspraak, schrijf, tekst, vouw
from db.register import DbRegister
from tests.bezwaar_opzet import maak as maak_bezwaar
from tests.bezwaar_opzet import zet_bekend
from tests.factories import (
    BENSALEM,
    SECRETARIS,
    VANDAAG,
    maak_aanvraag,
    maak_leerling,
    maak_persoon,
    maak_zitting,
)
from tests.fakes.register import maak_dienst, maak_testregister

MOMENT = datetime(2027, 5, 12, 9, 0, tzinfo=UTC)
_NAAM = re.compile(r"[A-Z][A-Z-]*")
_DAG, _TIJD = re.compile(r"\d{8}"), re.compile(r"\d{8}T\d{6}Z")


@dataclass
class Deel:
    """One BEGIN..END: its properties in order, as (name, parameters, value), and the parts in it."""

    naam: str
    regels: list[tuple[str, str, str]] = field(default_factory=list)
    delen: list[Deel] = field(default_factory=list)

    def een(self, naam: str) -> str:
        """The value of a property that stands here exactly once."""
        (waarde,) = (w for n, _, w in self.regels if n == naam)
        return waarde


def lees(inhoud: bytes) -> Deel:
    """Parse, and refuse everything that RFC 5545 does not allow in what we write."""
    assert inhoud.endswith(b"\r\n")
    fysiek = inhoud[:-2].split(b"\r\n")
    assert not [r for r in fysiek if b"\r" in r or b"\n" in r], "a bare CR or LF"
    assert not [r for r in fysiek if len(r) > 75 or not r], "a line that is empty or over 75 octets"
    logisch: list[str] = []
    for rauw in fysiek:
        regel = rauw.decode("utf-8")  # each piece by itself: no character is cut in two
        if regel[0] == " ":
            logisch[-1] += regel[1:]
        else:
            logisch.append(regel)
    stapel = [Deel("")]
    for regel in logisch:
        kop, dubbele_punt, waarde = regel.partition(":")
        naam, _, parameters = kop.partition(";")
        assert dubbele_punt
        assert _NAAM.fullmatch(naam), regel
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", waarde)
        if naam == "BEGIN":
            stapel[-1].delen.append(nieuw := Deel(waarde))
            stapel.append(nieuw)
        elif naam == "END":
            assert stapel.pop().naam == waarde
        else:
            stapel[-1].regels.append((naam, parameters, waarde))
    (wortel,) = stapel
    (agenda,) = wortel.delen
    assert not wortel.regels
    assert agenda.naam == "VCALENDAR"
    assert agenda.een("VERSION") == "2.0"
    assert agenda.een("PRODID")
    uids = [_keur(deel) for deel in agenda.delen]
    assert len(uids) == len(set(uids))
    return agenda


def _keur(deel: Deel) -> str:
    assert deel.naam == "VEVENT"
    assert _TIJD.fullmatch(deel.een("DTSTAMP"))
    van, tot = (next((p, w) for n, p, w in deel.regels if n == naam) for naam in ("DTSTART", "DTEND"))
    assert van[0] == tot[0]
    assert (_DAG if van[0] == "VALUE=DATE" else _TIJD).fullmatch(van[1])
    assert van[0] in {"VALUE=DATE", ""}
    assert van[1] < tot[1]
    for naam in ("SUMMARY", "DESCRIPTION"):
        for _, _, waarde in (r for r in deel.regels if r[0] == naam):
            assert not re.search(r"(?<!\\)(?:\\\\)*[,;]|\\[^\\;,nN]", waarde), waarde
    for alarm in deel.delen:
        assert (alarm.naam, alarm.een("ACTION"), alarm.een("TRIGGER")) == ("VALARM", "DISPLAY", "-P7D")
        assert alarm.een("DESCRIPTION")
    return deel.een("UID")


def titels(agenda: Deel) -> dict[str, str]:
    """The day (or moment) of each entry by its title."""
    return {deel.een("SUMMARY"): deel.een("DTSTART") for deel in agenda.delen}


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    register = maak_testregister(tmp_path)
    with register.schrijven() as uow:
        uow.leerlingen.save(maak_leerling())
        uow.aanvragen.save(maak_aanvraag("2026-0001", status=Status.IN_TOETSING))
        uow.aanvragen.save(maak_aanvraag("2026-0002", status=Status.AANVULLING_GEVRAAGD, aanvullingen=(
            Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 5, 5)),)))  # fmt: skip
        uow.aanvragen.save(maak_aanvraag("2026-0003", status=Status.BEKENDGEMAAKT))
        uow.zittingen.save(maak_zitting("2026-0001", datum=date(2027, 5, 26)))
    return register


def uitgevoerd(register: DbRegister, map_: Path, omvang: Omvang = Omvang.ALLES) -> bytes:
    pad = map_ / "agenda.ics"
    agendabestand.uitvoeren(maak_dienst(register, SECRETARIS), pad, omvang)
    return pad.read_bytes()


def test_that_the_terms_of_open_dossiers_and_the_zittingen_are_in_it(register: DbRegister, tmp_path: Path) -> None:
    agenda = lees(uitgevoerd(register, tmp_path))
    gevonden = titels(agenda)
    assert "2026-0001: uiterlijk besluiten" in gevonden
    assert gevonden["2026-0002: aanvulling van de school uiterlijk"] == "20270518"
    assert "2026-0002: uiterlijk besluiten (termijn staat stil)" in gevonden
    assert not [t for t in gevonden if t.startswith("2026-0003")]
    assert agenda.een("X-WR-CALNAME").startswith("OEFENREGISTER")
    met_alarm = [deel.een("SUMMARY") for deel in agenda.delen if deel.delen]
    assert met_alarm
    assert all("uiterlijk besluiten" in titel for titel in met_alarm)


def test_that_a_zitting_stands_in_it_at_its_hour_in_utc_also_in_winter(register: DbRegister, tmp_path: Path) -> None:
    with register.schrijven() as uow:
        uow.zittingen.save(maak_zitting("2026-0001", "2026-0002", datum=date(2027, 11, 24)))
    zittingen = [d for d in lees(uitgevoerd(register, tmp_path)).delen if d.een("SUMMARY").startswith("Zitting")]
    assert {(d.een("SUMMARY"), d.een("DTSTART"), d.een("DTEND"), d.een("DESCRIPTION")) for d in zittingen} == {
        ("Zitting\\, 1 dossier", "20270526T113000Z", "20270526T133000Z", "2026-0001"),
        ("Zitting\\, 2 dossiers", "20271124T123000Z", "20271124T143000Z", "2026-0001\\, 2026-0002"),
    }


def test_that_a_whole_day_ends_on_the_next_also_at_the_end_of_a_year() -> None:
    agenda = lees(schrijf("n", [Afspraak(uid="1", van=date(2027, 12, 31), titel="t")], MOMENT))
    assert [deel.een("DTEND") for deel in agenda.delen] == ["20280101"]


def test_that_no_name_place_or_school_is_in_it(register: DbRegister, tmp_path: Path) -> None:
    inhoud = uitgevoerd(register, tmp_path).decode("utf-8").replace("\r\n ", "")
    leerling, zitting = maak_leerling(), maak_zitting("2026-0001")
    with register.lezen() as uow:
        scholen = [school.naam for school in uow.scholen.all()]
        personen = [persoon.naam for persoon in uow.personen.all()]
    namen = [leerling.roepnaam, leerling.achternaam, "Sluiskade", "Meerstede", *scholen, *personen]
    namen += [deelnemer.naam for deelnemer in zitting.deelnemers]
    assert len(namen) > 10
    assert not [naam for naam in namen if naam in inhoud]


def test_that_the_same_entries_keep_their_uid(register: DbRegister, tmp_path: Path) -> None:
    eerst = {deel.een("UID") for deel in lees(uitgevoerd(register, tmp_path)).delen}
    opnieuw = {deel.een("UID") for deel in lees(uitgevoerd(register, tmp_path)).delen}
    assert eerst == opnieuw


def test_that_own_leaves_out_where_others_are_to_move(register: DbRegister, tmp_path: Path) -> None:
    gevonden = titels(lees(uitgevoerd(register, tmp_path, Omvang.EIGEN)))
    assert any(titel.startswith("2026-0001") for titel in gevonden)
    assert not [titel for titel in gevonden if titel.startswith("2026-0002")]


def test_that_a_bezwaar_brings_its_own_terms(tmp_path: Path) -> None:
    opzet = zet_bekend(tmp_path)
    maak_bezwaar(opzet)
    agendabestand.uitvoeren(opzet.dienst, tmp_path / "a.ics")
    gevonden = [t.partition(": ")[2] for t in titels(lees((tmp_path / "a.ics").read_bytes()))]
    assert "bezwaar doorzenden aan de LBT uiterlijk" in gevonden
    assert "uiterlijk beslissen op bezwaar" in gevonden


def test_that_the_log_tells_of_it_without_contents(register: DbRegister, tmp_path: Path) -> None:
    aantal = len(lees(uitgevoerd(register, tmp_path)).delen)
    with register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
    assert (laatste.actie, laatste.object_soort, laatste.aantal, laatste.digest) == (
        "document.uitvoeren", "agendabestand", aantal, "",
    )  # fmt: skip


@pytest.mark.parametrize("rol", [Rol.LID, Rol.DESKUNDIGE, Rol.FG, Rol.BEHEERDER, Rol.CONSULENT])
def test_that_who_may_not_export_gets_no_file(register: DbRegister, tmp_path: Path, rol: Rol) -> None:
    with pytest.raises(GeenRechtError):
        agendabestand.uitvoeren(maak_dienst(register, maak_persoon("Wie Dan Ook", rol)), tmp_path / "x.ics")
    assert not (tmp_path / "x.ics").exists()


def test_that_a_folder_that_is_not_there_gives_words_and_no_file(register: DbRegister, tmp_path: Path) -> None:
    with pytest.raises(BestandError, match="Kies een andere map"):
        agendabestand.uitvoeren(maak_dienst(register, SECRETARIS), tmp_path / "weg" / "x.ics")


def test_that_a_register_without_dossiers_gives_an_empty_calendar(tmp_path: Path) -> None:
    assert lees(uitgevoerd(maak_testregister(tmp_path), tmp_path)).delen == []


@pytest.mark.parametrize(
    "gevaarlijk",
    [
        "2026\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a\nATTACH:file:///etc/passwd", "a\rX:1", "a;b,c\\n\\", "\\", "a\x00b\x07\x1b",
        "é" * 80, "🙂" * 40, "a" * 75 + "é", "\u2028BEGIN:VALARM", 'CN="x":y', " vooraan", "\ttab",
    ],
)  # fmt: skip
def test_that_no_text_can_add_a_line_or_a_property(gevaarlijk: str) -> None:
    een = Afspraak(uid="vast@cvt", van=VANDAAG, titel=gevaarlijk, toelichting=gevaarlijk, herinner_dagen=7)
    agenda = lees(schrijf(gevaarlijk, [een], MOMENT))
    (deel,) = agenda.delen
    assert [naam for naam, _, _ in deel.regels] == [
        "UID", "DTSTAMP", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "DESCRIPTION", "CLASS",
    ]  # fmt: skip
    assert [alarm.naam for alarm in deel.delen] == ["VALARM"]


@pytest.mark.parametrize("lengte", [74, 75, 76, 149, 150, 223, 224])
def test_that_a_line_is_folded_at_75_octets_and_unfolds_to_what_it_was(lengte: int) -> None:
    regel = "".join("aé€🙂"[n % 4] for n in range(lengte))
    gevouwen = vouw(regel).split("\r\n ")
    assert "".join(gevouwen) == regel
    assert [len(d.encode()) + (n > 0) for n, d in enumerate(gevouwen) if len(d.encode()) + (n > 0) > 75] == []


def test_that_the_escapes_are_those_of_the_standard() -> None:
    assert tekst("a\\b;c,d\r\ne:\"f\"") == 'a\\\\b\\;c\\,d\\ne:"f"'


def test_that_a_tekenaar_may_and_a_lid_may_not(register: DbRegister, tmp_path: Path) -> None:
    voorzitter = maak_persoon("Vera Voorbeeld", Rol.VOORZITTER)
    assert agendabestand.uitvoeren(maak_dienst(register, voorzitter), tmp_path / "v.ics") > 0
    with pytest.raises(GeenRechtError):
        agendabestand.uitvoeren(maak_dienst(register, BENSALEM), tmp_path / "l.ics")
