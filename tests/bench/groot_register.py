"""A register of 10,000 aanvragen, made once through the real repositories and kept below ``build/bench``."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.agendapunt import Agendapunt
from cvt_desktop.domain.ids import AanvraagId, LeerlingId, SchoolId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.school import School
from cvt_desktop.services.toetslijsten import toetslijst
from db import engine
from db.register import BESTAND, DbRegister, maak_register
from db.unit_of_work import DbSchrijfeenheid
from tests.bench.plaats import ROOT, werkmap
from tests.dossiers import maak_toets
from tests.factories import (
    MOMENT,
    PERSONEN,
    maak_aanvraag,
    maak_aanvraag_bij_deskundigen,
    maak_advies,
    maak_besluit,
    maak_instellingen,
    maak_school,
    maak_verklaring,
    maak_zitting,
    uuid_van,
)
from tests.fakes.register import VAULT_ID, sleutel

AANTAL = 10_000
LOPEND = 2_000
"""House.md section 2: 2,000 live dossiers, 10,000 in all."""
_BRONNEN = ("db/tables", "db/migrations", "db/codec.py", "db/queries/regels.py", "tests/bench/groot_register.py")
_PER_EENHEID = 500
_PER_ZITTING = 10
_VOOR = (
    "Mikołaj Zoë Sem Hawa Daan Emma Noor Lars Fenna Milan Saar Jesse Yara Bram Liv Finn Ilse Cem Amira Joris Tess Björn "
    "Lotte Ravi Maud Anouk Thijs Elif Koen Sanne Pelle Nina Youssef Jet Ruben Mila Otis Femke Stijn Aya"
)
_ACHTER = (
    "Żurawski Brandt Heemskade Oosterling Kranenveld Duinhoven Wagtendorp Lindewal Rietveer Schuitema Terwolde Akkersma "
    "Blauwvoet Molenkamp Doornhoek Waterlander Hoogezand Vlietstra Zandberg Kaapstra Meerdink Eikenaar Vossenburg Polderman "
    "Grasdijk Boshoven Ravenstein Torenaar Wilgenhof Stroomberg Veenendaler Achterberg"
)
_VOORNAMEN, _ACHTERNAMEN = _VOOR.split(), _ACHTER.split()
_TUSSEN = ("", "", "", "van", "de", "van der", "van den")
_OUD = (Status.AFGESLOTEN, Status.AFGESLOTEN, Status.BEKENDGEMAAKT, Status.INGETROKKEN)
_LOPEND = (Status.IN_TOETSING, Status.BIJ_DESKUNDIGEN, Status.GEREED_VOOR_ZITTING, Status.OP_AGENDA)


def groot_register() -> Path:
    """The folder with the closed register; made when it is not there for this schema. Copy it before writing."""
    map_ = werkmap("register-10k") / _vingerafdruk()
    if not (map_ / "klaar").is_file():
        for oud in map_.parent.iterdir():
            shutil.rmtree(oud, ignore_errors=True)
        subprocess.run([sys.executable, "-m", __spec__.name, str(map_)], cwd=ROOT, check=True, stdout=sys.stderr)
    return map_


def _vingerafdruk() -> str:
    """Changes when what the lines are made of changes."""
    som = hashlib.sha256()
    for bron in _BRONNEN:
        pad = ROOT / bron
        for bestand in sorted(pad.rglob("*.py")) if pad.is_dir() else [pad]:
            som.update(bestand.read_bytes())
    return som.hexdigest()[:16]


def maak(map_: Path) -> None:
    """Write it, without the two pragmas that make only the writing slow (wiped memory is for a whole process)."""
    map_.mkdir()
    vlug = tuple(pragma for pragma in engine._PRAGMAS if "memory_security" not in pragma and "secure_delete" not in pragma)
    with patch.object(engine, "_PRAGMAS", vlug):
        _schrijf(map_)
    (map_ / "klaar").touch()


def _schrijf(map_: Path) -> None:
    dobbel = random.Random(10_000)  # the same register in every run
    scholen = [_school(nummer) for nummer in range(80)]
    register = maak_register(map_, sleutel, vault_id=VAULT_ID, generatie=1, oefen=True, nu=MOMENT, toetslijst=toetslijst)
    with register.schrijven() as uow:
        uow.instellingen.save(replace(maak_instellingen(), geldig_vanaf=date(2018, 8, 1)))
        for persoon in PERSONEN:
            uow.personen.save(persoon)
        for school in scholen:
            uow.scholen.save(school)
    for begin in range(0, AANTAL, _PER_EENHEID):
        print(f"  register of {AANTAL}: {begin}", file=sys.stderr, flush=True)
        _vul(register, dobbel, scholen, range(begin, begin + _PER_EENHEID))
    register.sluit()
    if not (map_ / BESTAND).stat().st_size > AANTAL * 1000:
        raise RuntimeError("the large register is too small to be true")


def _vul(register: DbRegister, dobbel: random.Random, scholen: list[School], nummers: range) -> None:
    with register.schrijven() as uow:
        for begin in range(nummers.start, nummers.stop, _PER_ZITTING):
            groep = [_bewaar(uow, dobbel, scholen, nummer) for nummer in range(begin, begin + _PER_ZITTING)]
            if begin < AANTAL - LOPEND:
                _behandel(uow, groep, begin)


def _bewaar(
    uow: DbSchrijfeenheid, dobbel: random.Random, scholen: list[School], nummer: int
) -> tuple[Aanvraag, Leerling, School]:
    leerling, school = _leerling(dobbel, nummer), dobbel.choice(scholen)
    uow.leerlingen.save(leerling)
    return uow.aanvragen.save(_aanvraag(dobbel, nummer, leerling, school)), leerling, school


def _behandel(uow: DbSchrijfeenheid, groep: list[tuple[Aanvraag, Leerling, School]], begin: int) -> None:
    """One zitting for these old dossiers, with their adviezen, besluiten and verklaringen."""
    dag = date(2018, 10, 1) + timedelta(days=begin // _PER_ZITTING * 3)
    leeg = maak_zitting(datum=dag)
    punten = tuple(Agendapunt(aanvraag_id=a.id, kenmerk=a.kenmerk) for a, _, _ in groep)
    zitting = uow.zittingen.save(replace(leeg, punten=punten))
    for plaats, (aanvraag, leerling, school) in enumerate(groep):
        for volgorde in (1, 2):
            advies = replace(maak_advies(volgorde, kenmerk=aanvraag.kenmerk), aanvraag_id=aanvraag.id)
            uow.adviezen.save(advies.vaststellen(dag))
        besluit = uow.besluiten.save(
            maak_besluit(aanvraag.kenmerk, aanvraag_id=aanvraag.id, zitting_id=zitting.id, punt=plaats + 1, besloten_op=dag)
        )
        if aanvraag.status in {Status.BEKENDGEMAAKT, Status.AFGESLOTEN}:
            nummer = begin + plaats + 1
            uow.verklaringen.save(maak_verklaring(
                nummer, aanvraag_id=aanvraag.id, besluit_id=besluit.id, nummer=f"TLV-{nummer:05}", leerling=leerling.naam,
                geboortedatum=leerling.geboortedatum, school=school.naam, besloten_op=dag, getekend_op=dag,
            ))  # fmt: skip


def _school(nummer: int) -> School:
    soort = ("Lyceum", "College", "OSG", "Praktijkschool", "vso")[nummer % 5]
    naam = f"{soort} {_ACHTERNAMEN[nummer % len(_ACHTERNAMEN)]} {nummer}"
    return maak_school(naam, brin=f"99{chr(65 + nummer // 26)}{chr(65 + nummer % 26)}", id=SchoolId(uuid_van(naam)))


def _leerling(dobbel: random.Random, nummer: int) -> Leerling:
    return Leerling(
        id=LeerlingId(uuid_van(f"bench leerling {nummer}")), roepnaam=dobbel.choice(_VOORNAMEN),
        voorvoegsel=dobbel.choice(_TUSSEN), achternaam=f"{dobbel.choice(_ACHTERNAMEN)}-{dobbel.choice(_ACHTERNAMEN)}",
        geboortedatum=date(2006, 1, 1) + timedelta(days=dobbel.randrange(3_500)), woonplaats="Meerstede",
    )  # fmt: skip


def _aanvraag(dobbel: random.Random, nummer: int, leerling: Leerling, school: School) -> Aanvraag:
    lopend = nummer >= AANTAL - LOPEND
    ontvangen = date(2027, 2, 1) if lopend else date(2018, 9, 3)
    ontvangen += timedelta(days=dobbel.randrange(95 if lopend else 3_000))
    maak = maak_aanvraag_bij_deskundigen if nummer % 3 else maak_aanvraag
    basis = maak(
        f"{ontvangen.year}-{nummer:05}", id=AanvraagId(uuid_van(f"bench aanvraag {nummer}")), leerling_id=leerling.id,
        school_id=school.id, bevestigd_op=ontvangen, status=dobbel.choice(_LOPEND if lopend else _OUD),
    )  # fmt: skip
    formulier = replace(basis.formulier, a=replace(basis.formulier.a, ontvangen_op=ontvangen))
    aanvraag = replace(basis, formulier=formulier)
    return aanvraag if lopend and nummer % 2 else maak_toets(aanvraag)


if __name__ == "__main__":
    maak(Path(sys.argv[1]))
