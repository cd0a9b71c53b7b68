"""What the check finds: nothing in a register that only the program wrote, and whatever somebody changed past it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingsstand
from cvt_desktop.domain.errors import BestandError, GeenRechtError
from cvt_desktop.domain.keten import Anker, lees_anker
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.services import agendaverplaatsing, logboek, zittingen
from cvt_desktop.services.besluiten import INTREKREDENEN, intrekken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.cvtlog import controleer as controleer_log
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.registercontrole import Controleuitslag, Puntstand, controleer
from db.engine import schrijfeenheid
from db.register import DbRegister
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.factories import BENSALEM, VOORZITTER, maak_persoon
from tests.fakes.register import maak_dienst, maak_testregister
from tests.zitting_opzet import open_zitting, plan, zet_op

KETEN, INHOUD, HANDTEKENINGEN, NUMMERS, STEMMEN = range(5)


@pytest.fixture
def opzet(tmp_path: Path) -> Besluitopzet:
    """A dossier that was decided and signed."""
    gemaakt = zet_besluit_op(tmp_path / "register")
    gemaakt.in_tekenmap()
    tekenen(gemaakt.als(VOORZITTER), gemaakt.besluit().id)
    return gemaakt


def knoei(register: DbRegister, *opdrachten: str) -> None:
    """As somebody with the key and a database program: the triggers first."""
    with schrijfeenheid(register._engine) as sessie:
        for trigger in ("gebeurtenis_geen_update", "gebeurtenis_geen_delete", "gebeurtenis_zonder_gat"):
            sessie.execute(text(f"DROP TRIGGER IF EXISTS {trigger}"))
        for opdracht in opdrachten:
            sessie.execute(text(opdracht))


def standen(uitslag: Controleuitslag) -> list[Puntstand]:
    return [punt.stand for punt in uitslag.punten]


def hoofd(dienst: Dienst) -> Anker:
    with dienst.register.lezen() as uow:
        anker = uow.logboek.anker()
    assert anker is not None
    return lees_anker(anker.kort)


def test_that_a_register_that_only_the_program_wrote_is_in_order(opzet: Besluitopzet) -> None:
    uitslag = controleer(opzet.dienst)
    assert standen(uitslag) == [Puntstand.GOED] * 5
    assert uitslag.stand is Puntstand.GOED
    assert "1 besluit" in uitslag.punten[INHOUD].regels[0]
    assert "nagegaan en in orde" in uitslag.punten[HANDTEKENINGEN].regels[0]
    assert uitslag.punten[STEMMEN].regels[0] == "5 ondertekend met een eigen sleutel en nagegaan."
    assert uitslag.hoofd is not None
    with opzet.zitting.register.lezen() as uow:
        laatste = uow.logboek.laatste(1)[0]
    assert (laatste.actie, laatste.volgnummer) == ("register.controleren", uitslag.hoofd.volgnummer)


def test_that_what_changes_only_under_another_event_raises_no_alarm(tmp_path: Path, opzet: Besluitopzet) -> None:
    intrekken(opzet.dienst, opzet.besluit().id, INTREKREDENEN[0])
    assert controleer(opzet.dienst).punten[INHOUD].stand is Puntstand.GOED
    zitting = zet_op(tmp_path / "verplaatst", aantal=2)
    later = zittingen.plannen(zitting.dienst, plan(datum=date(2027, 5, 26)))
    zittingen.afvoeren(zitting.dienst, zitting.zitting_id, zitting.dossiers[0].id)
    zittingen.agenderen(zitting.dienst, later, zitting.dossiers[0].id)
    open_zitting(zitting)
    agendaverplaatsing.verplaatsen(zitting.dienst, zitting.zitting_id, later, zitting.dossiers[1].id)
    assert controleer(zitting.dienst).punten[INHOUD].stand is Puntstand.GOED


@pytest.mark.parametrize(
    ("opdracht", "zegt"),
    [
        ("UPDATE besluit SET inhoud = replace(inhoud, 'laag', 'hoog')", "Besluit (dossier 2026-0391) is gewijzigd of verwijderd"),
        ("UPDATE zitting SET inhoud = replace(inhoud, '\"keuze\":\"voor\"', '\"keuze\":\"tegen\"')", "Zitting met haar stemmen"),
        ("UPDATE persoon SET inhoud = replace(inhoud, '\"secretaris\"', '\"voorzitter\"')", "Persoon met rollen"),
    ],
)
def test_that_contents_changed_past_the_program_are_named(opzet: Besluitopzet, opdracht: str, zegt: str) -> None:
    beheerder = maak_persoon("Beheerder", Rol.SECRETARIS)
    with opzet.zitting.register.schrijven() as uow:
        opgeslagen = uow.personen.save(beheerder)
        uow.vastleggen(opzet.dienst.vastlegging(Actie.GEBRUIKERS_BEHEREN, "gebruiker", beheerder.id, None, opgeslagen))
    knoei(opzet.zitting.register, opdracht)
    punt = controleer(opzet.dienst).punten[INHOUD]
    assert punt.stand is Puntstand.FOUT
    assert zegt in punt.regels[0]
    assert not any("Mikołaj" in regel for regel in punt.regels)


@pytest.mark.parametrize(
    ("opdracht", "zegt"),
    [
        ("UPDATE gebeurtenis SET rol = 'lid' WHERE volgnummer = 4", "Gebeurtenis 4 is gewijzigd"),
        ("DELETE FROM gebeurtenis WHERE volgnummer = 4", "Gebeurtenis 4 ontbreekt: na 3 volgt 5"),
        ("UPDATE gebeurtenis SET digest = '' WHERE volgnummer = 2", "Gebeurtenis 2 is gewijzigd"),
    ],
)
def test_that_a_changed_log_is_named_at_its_entry(opzet: Besluitopzet, opdracht: str, zegt: str) -> None:
    knoei(opzet.zitting.register, opdracht)
    punt = controleer(opzet.dienst).punten[KETEN]
    assert (punt.stand, punt.regels[0][: len(zegt)]) == (Puntstand.FOUT, zegt)


def test_that_an_anchor_from_paper_finds_a_tail_that_was_cut_off(opzet: Besluitopzet) -> None:
    anker = hoofd(opzet.dienst)
    past = f"Het anker {anker.kort} past op gebeurtenis {anker.volgnummer}."
    assert past in controleer(opzet.dienst, [anker]).punten[KETEN].regels
    knoei(opzet.zitting.register, f"DELETE FROM gebeurtenis WHERE volgnummer > {anker.volgnummer - 3}")
    assert controleer(opzet.dienst).punten[KETEN].stand is Puntstand.GOED
    punt = controleer(opzet.dienst, [anker]).punten[KETEN]
    assert punt.stand is Puntstand.FOUT
    assert "past niet op" in punt.regels[0] or "staat niet in dit log" in punt.regels[0]


def test_that_a_number_that_is_missing_in_the_tlv_register_is_named(opzet: Besluitopzet) -> None:
    knoei(opzet.zitting.register, "INSERT INTO verklaring SELECT nr + 1, lower(hex(randomblob(16))), versie, 'X', schooljaar, "
          "volgnummer + 2, aanvraag_id, besluit_id, soort, leerling, geboortedatum, school, categorie, ingangsdatum, einddatum, "
          "besloten_op, getekend_op, ondertekenaar, toestand, sha256, inhoud FROM verklaring")  # fmt: skip
    punt = controleer(opzet.dienst).punten[NUMMERS]
    assert (punt.stand, punt.regels) == (Puntstand.FOUT, ("1 nummer ontbreekt: 2 (2026-2027).",))


def test_that_progress_goes_to_the_end_and_that_it_can_stop(opzet: Besluitopzet) -> None:
    gemeld: list[float] = []
    controleer(opzet.dienst, (), gemeld.append)
    assert gemeld == sorted(gemeld)
    assert gemeld[-1] == 1

    def stop(_deel: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        controleer(opzet.dienst, (), stop)


@pytest.mark.parametrize("doe", [controleer, lambda d: logboek.uitvoeren(d, Path("nergens.cvtlog"))])
def test_that_a_lid_may_neither_check_nor_export_the_log(tmp_path: Path, doe: Callable[[Dienst], object]) -> None:
    dienst = maak_dienst(maak_testregister(tmp_path / "register"), BENSALEM)
    with pytest.raises(GeenRechtError):
        doe(dienst)
    assert not Path("nergens.cvtlog").exists()


def test_that_what_leaves_is_the_whole_log_with_its_own_event_last(opzet: Besluitopzet, tmp_path: Path) -> None:
    anker = hoofd(opzet.dienst)
    einde = logboek.uitvoeren(opzet.dienst, tmp_path / "audit.cvtlog")
    with (tmp_path / "audit.cvtlog").open("rb") as bestand:
        kop, uitslag = controleer_log(bestand, [anker, lees_anker(einde.kort)])
    assert uitslag.heel
    assert (kop.einde, uitslag.hoofd) == (einde, einde)
    assert einde.volgnummer == anker.volgnummer + 1
    inhoud = (tmp_path / "audit.cvtlog").read_text(encoding="utf-8")
    assert inhoud.splitlines()[-1].count('"actie":"log.uitvoeren"') == 1
    assert not any(naam in inhoud for naam in ("Mikołaj", "Żurawski", "Veldkamper", "Ravenkoog", "2026-0391"))


def test_that_a_log_that_cannot_be_written_is_told_and_leaves_nothing(opzet: Besluitopzet, tmp_path: Path) -> None:
    with pytest.raises(BestandError, match="andere map"):
        logboek.uitvoeren(opzet.dienst, tmp_path / "nergens" / "audit.cvtlog")
    assert list(tmp_path.glob("*.cvtlog*")) == []


def test_that_beveiliging_says_when_somebody_last_looked(opzet: Besluitopzet) -> None:
    [nooit] = logboek.punten(opzet.dienst)
    assert (nooit.stand, nooit.tekst) == (Beveiligingsstand.LET_OP, "Het logboek is nog nooit gecontroleerd.")
    controleer(opzet.dienst)
    [net] = logboek.punten(opzet.dienst)
    assert net.stand is Beveiligingsstand.GOED
    assert net.tekst.endswith("voor het laatst gecontroleerd op 12 mei 2027.")
    opzet.zitting.klok.verder(logboek.CONTROLE_DAGEN + 1)
    [lang] = logboek.punten(opzet.dienst)
    assert (lang.stand, lang.tekst) == (Beveiligingsstand.LET_OP, "Het logboek is sinds 12 mei 2027 niet meer gecontroleerd.")
    assert logboek.punten(opzet.als(BENSALEM)) == []
