"""Registering an aanvraag, changing it, withdrawing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import GeenRechtError, GewijzigdError, InvoerError, NietGevondenError
from cvt_desktop.domain.formulier import OntvangenVia, Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Reglement
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.soorten import open_velden
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.herkenning import herken_leerling
from cvt_desktop.services.intake import (
    NieuweAanvraag,
    formulier_wijzigen,
    leerling_wijzigen,
    registreren,
)
from cvt_desktop.services.intakeconcept import Intakeconcept, bewaar, lees, nieuwe_sleutel, sleutels, weggooien
from cvt_desktop.services.invoer import Invoer, Leerlinginvoer
from cvt_desktop.services.keuring import bsn_velden, keur
from cvt_desktop.services.stukken import Stuklezer, voorbereiden
from tests.factories import (
    MIKOLAJ,
    RAVENKOOG,
    SECRETARIS,
    VANDAAG,
    VOORZITTER,
    maak_besluit,
    maak_formulier,
    maak_instellingen,
    maak_leerling,
    maak_verklaring,
    maak_zitting,
)
from tests.fakes.register import maak_dienst, maak_testregister

LEZER = Stuklezer(inlezer=Bestandslezer())
PDF = b"%PDF-1.7 voorbeeld"


@pytest.fixture
def dienst(tmp_path: Path) -> Dienst:
    return maak_dienst(maak_testregister(tmp_path), SECRETARIS)


def minimaal(**leerling: object) -> Invoer:
    """What registering needs and nothing else."""
    basis = Leerlinginvoer(roepnaam="Sem", voorvoegsel="van den", achternaam="Bergh van Heemskade",
                           geboortedatum=date(2013, 10, 11))  # fmt: skip
    return Invoer(school_id=RAVENKOOG.id, ontvangen_op=date(2027, 5, 11), ontvangen_via=OntvangenVia.TOP_DOSSIER,
                  van_leerling=replace(basis, **leerling))  # type: ignore[arg-type]


def nieuw(invoer: Invoer | None = None, **velden: object) -> NieuweAanvraag:
    return NieuweAanvraag(soort=Soort.TLV_VSO_NIEUW, invoer=invoer or minimaal(), **velden)  # type: ignore[arg-type]


def test_that_only_five_things_stop_registering(dienst: Dienst) -> None:
    assert set(keur(Invoer(), VANDAAG)) == {
        "a.ontvangen_op", "a.ontvangen_via", "a.school", "leerling.roepnaam", "leerling.geboortedatum",
    }  # fmt: skip
    aanvraag_id = registreren(dienst, nieuw())
    with dienst.register.lezen() as uow:
        aanvraag = uow.aanvragen.get(aanvraag_id)
    assert aanvraag.status is Status.IN_TOETSING
    assert len(open_velden(aanvraag.soort, aanvraag.formulier)) == 19


def test_that_the_kenmerk_counts_per_school_year_without_a_gap(dienst: Dienst) -> None:
    ids = [registreren(dienst, nieuw()), registreren(dienst, nieuw(minimaal(roepnaam="Zoë")))]
    with pytest.raises(InvoerError):
        registreren(dienst, nieuw(Invoer()))
    later = replace(minimaal(roepnaam="Guusje"), ontvangen_op=date(2026, 7, 31))
    ids += [registreren(dienst, nieuw(later)), registreren(dienst, nieuw(minimaal(roepnaam="Tygo")))]
    with dienst.register.lezen() as uow:
        kenmerken = [uow.aanvragen.get(id_).kenmerk for id_ in ids]
    assert kenmerken == ["2026-0001", "2026-0002", "2025-0001", "2026-0003"]


def test_that_an_undone_registration_leaves_no_hole(dienst: Dienst) -> None:
    weg = replace(minimaal(), school_id=SECRETARIS.id)  # type: ignore[arg-type]  # no school has this identity
    with pytest.raises(NietGevondenError):
        registreren(dienst, nieuw(weg))
    aanvraag_id = registreren(dienst, nieuw())
    with dienst.register.lezen() as uow:
        assert uow.aanvragen.get(aanvraag_id).kenmerk == "2026-0001"


def test_that_a_template_of_the_swv_makes_the_kenmerk(tmp_path: Path) -> None:
    eigen = maak_instellingen(reglement=Reglement(kenmerk_sjabloon="CvT/{sj}/{nr:03}"))
    dienst = maak_dienst(maak_testregister(tmp_path, instellingen=eigen), SECRETARIS)
    aanvraag_id = registreren(dienst, nieuw())
    with dienst.register.lezen() as uow:
        assert uow.aanvragen.get(aanvraag_id).kenmerk == "CvT/2627/001"


def test_that_registering_is_one_event_over_aanvraag_and_stukken(dienst: Dienst) -> None:
    stuk = voorbereiden(dienst, LEZER, "OPP 2026-2027.pdf", PDF)
    aanvraag_id = registreren(dienst, nieuw(stukken=(stuk,)))
    with dienst.register.lezen() as uow:
        log = uow.logboek.of_aanvraag(aanvraag_id)
        stukken = uow.stukken.of_aanvraag(aanvraag_id)
    assert [(g.actie, g.aantal) for g in log] == [(Actie.AANVRAAG_REGISTREREN, 2)]
    assert [(s.bestandsnaam, s.soort, s.ontvangen_op) for s in stukken] == [("OPP 2026-2027.pdf", "OPP", date(2027, 5, 11))]


def test_that_who_is_no_secretaris_cannot_register(dienst: Dienst) -> None:
    voorzitter = replace(dienst, sessie=replace(dienst.sessie, persoon_id=VOORZITTER.id, rollen=VOORZITTER.rollen))
    with pytest.raises(GeenRechtError):
        registreren(voorzitter, nieuw())


@pytest.mark.parametrize(
    ("leerling", "veld"),
    [
        ({"geboortedatum": date(2027, 5, 13)}, "leerling.geboortedatum"),
        ({"geboortedatum": date(1890, 1, 1)}, "leerling.geboortedatum"),
        ({"geboortedatum": None}, "leerling.geboortedatum"),
        ({"roepnaam": "Se\u202em"}, "leerling.roepnaam"),
        ({"achternaam": "Ber\x07gh"}, "leerling.achternaam"),
        ({"achternaam": "x" * 201}, "leerling.achternaam"),
        ({"achternaam": ""}, "leerling.achternaam"),
    ],
)
def test_that_bad_input_is_refused_at_its_field(dienst: Dienst, leerling: dict[str, object], veld: str) -> None:
    with pytest.raises(InvoerError) as fout:
        registreren(dienst, nieuw(minimaal(**leerling)))
    assert fout.value.veld == veld
    assert "Bergh" not in fout.value.melding
    with dienst.register.lezen() as uow:
        assert uow.logboek.laatste(10) == []


@pytest.mark.parametrize(
    "leerling",
    [
        {"roepnaam": "D'Angelo", "voorvoegsel": "", "achternaam": "Croes-Vermaat"},
        {"roepnaam": "Hawa", "voorvoegsel": "", "achternaam": "", "heeft_een_naam": True},
        {"achternaam": "A" * 200},
        {"roepnaam": "Bảo Trân", "achternaam": "Nguyễn"},
    ],
)
def test_that_an_unusual_name_is_registered(dienst: Dienst, leerling: dict[str, object]) -> None:
    registreren(dienst, nieuw(minimaal(**leerling)))
    assert len(dienst.overzichten.aanvragen()) == 1


@pytest.mark.parametrize("dag", [date(2027, 5, 13), date(1999, 12, 31)])
def test_that_a_day_of_receipt_lies_neither_ahead_nor_long_ago(dag: date) -> None:
    assert set(keur(replace(minimaal(), ontvangen_op=dag), VANDAAG)) == {"a.ontvangen_op"}


BSN = "111222333"


@pytest.mark.parametrize(("invoer", "veld"), [
    (replace(minimaal(), opmerking=f"nummer {BSN} staat op het formulier"), "a.opmerking"),
    (replace(minimaal(), contactpersoon=f"mevr. {BSN}"), "a.contactpersoon"),
    (minimaal(roepnaam=f"Sem {BSN}"), "leerling.roepnaam"),
])  # fmt: skip
def test_that_a_bsn_in_any_field_keeps_an_aanvraag_from_being_registered_or_changed(
    dienst: Dienst, invoer: Invoer, veld: str
) -> None:
    assert list(bsn_velden(invoer)) == [veld]
    with pytest.raises(InvoerError) as fout:
        registreren(dienst, nieuw(invoer))
    assert fout.value.veld == veld
    assert BSN not in f"{fout.value.melding} {fout.value!r}"
    assert dienst.overzichten.aanvragen() == []
    aanvraag_id = registreren(dienst, nieuw())
    with dienst.register.lezen() as uow:
        leerling = uow.leerlingen.get(leerling_id_van(uow.aanvragen.get(aanvraag_id)))
    with pytest.raises(InvoerError) as fout:
        _wijzig(dienst, aanvraag_id, invoer, leerling)
    assert fout.value.veld == veld


def _wijzig(dienst: Dienst, aanvraag_id: AanvraagId, invoer: Invoer, leerling: Leerling) -> None:
    if invoer.van_leerling != minimaal().van_leerling:
        leerling_wijzigen(dienst, aanvraag_id, invoer.leerling(leerling))
    else:
        formulier_wijzigen(dienst, aanvraag_id, invoer.formulier(), 1)


def test_that_a_known_leerling_is_recognised_however_the_name_is_spelled(dienst: Dienst) -> None:
    registreren(dienst, nieuw(minimaal(roepnaam="Zoë", voorvoegsel="van der", achternaam="Ünal-Hofstee")))
    (treffer,) = herken_leerling(dienst, "ZOE", "", "unal hofstee", date(2013, 10, 11))
    assert [d.kenmerk for d in treffer.dossiers] == ["2026-0001"]
    assert treffer.lopend is not None
    assert herken_leerling(dienst, "Zoë", "van der", "Ünal-Hofstee", date(2013, 10, 12)) == ()


def test_that_a_running_tlv_is_told_with_its_last_day(dienst: Dienst) -> None:
    aanvraag_id = registreren(dienst, nieuw())
    with dienst.register.schrijven() as uow:
        zitting = uow.zittingen.save(maak_zitting(punten=()))
        besluit = uow.besluiten.save(maak_besluit(aanvraag_id=aanvraag_id, zitting_id=zitting.id))
        uow.verklaringen.save(maak_verklaring(aanvraag_id=aanvraag_id, besluit_id=besluit.id, einddatum=date(2029, 7, 31)))
    (treffer,) = herken_leerling(dienst, "Sem", "van den", "Bergh van Heemskade", date(2013, 10, 11))
    assert treffer.tlv_tot == date(2029, 7, 31)


def test_that_a_linked_leerling_is_not_made_twice(dienst: Dienst) -> None:
    registreren(dienst, nieuw())
    (treffer,) = herken_leerling(dienst, "Sem", "", "bergh van heemskade", date(2013, 10, 11))
    invoer = minimaal(woonplaats="Zilverdam")
    tweede = registreren(dienst, nieuw(invoer, leerling_id=treffer.leerling_id))
    with dienst.register.lezen() as uow:
        leerling = uow.leerlingen.get(treffer.leerling_id)
        assert len(uow.aanvragen.of_leerling(leerling.id)) == 2
        assert uow.aanvragen.get(tweede).leerling_id == leerling.id
    assert leerling.woonplaats == "Zilverdam"


def test_that_another_name_is_never_written_over_a_linked_leerling(dienst: Dienst) -> None:
    registreren(dienst, nieuw())
    (treffer,) = herken_leerling(dienst, "Sem", "", "bergh van heemskade", date(2013, 10, 11))
    with pytest.raises(InvoerError):
        registreren(dienst, nieuw(minimaal(roepnaam="Daan"), leerling_id=treffer.leerling_id))


def test_that_a_form_that_somebody_else_changed_meanwhile_is_not_overwritten(dienst: Dienst) -> None:
    aanvraag_id = registreren(dienst, nieuw())
    eerste = formulier_wijzigen(dienst, aanvraag_id, maak_formulier(), 1)
    assert eerste.formulier.vso.waarom
    with pytest.raises(GewijzigdError):
        formulier_wijzigen(dienst, aanvraag_id, maak_formulier(), 1)


def test_that_a_changed_form_is_checked_like_a_new_one(dienst: Dienst) -> None:
    aanvraag_id = registreren(dienst, nieuw())
    formulier = maak_formulier()
    laat = replace(formulier, a=replace(formulier.a, ontvangen_op=date(2027, 6, 1)))
    with pytest.raises(InvoerError) as fout:
        formulier_wijzigen(dienst, aanvraag_id, laat, 1)
    assert fout.value.veld == "a.ontvangen_op"


def test_that_only_the_leerling_of_the_dossier_is_changed_in_it(dienst: Dienst) -> None:
    aanvraag_id = registreren(dienst, nieuw())
    with dienst.register.lezen() as uow:
        leerling = uow.leerlingen.get(leerling_id_van(uow.aanvragen.get(aanvraag_id)))
    assert leerling_wijzigen(dienst, aanvraag_id, replace(leerling, voornamen="Sem Pieter")).voornamen == "Sem Pieter"
    with pytest.raises(InvoerError):
        leerling_wijzigen(dienst, aanvraag_id, maak_leerling())
    assert MIKOLAJ.id != leerling.id


def test_that_a_draft_comes_back_as_it_was_and_ends_with_registering(dienst: Dienst) -> None:
    stuk = voorbereiden(dienst, LEZER, "MDO.pdf", PDF)
    concept = Intakeconcept(invoer=minimaal(geboortedatum=None), stukken=(stuk,))
    sleutel = nieuwe_sleutel()
    bewaar(dienst, sleutel, concept)
    assert lees(dienst, sleutel) == concept
    registreren(dienst, nieuw(stukken=concept.stukken, concept=sleutel))
    assert sleutels(dienst) == []


def test_that_a_draft_that_is_thrown_away_takes_its_files_with_it(dienst: Dienst) -> None:
    stuk = voorbereiden(dienst, LEZER, "MDO.pdf", PDF)
    concept = Intakeconcept(stukken=(stuk,))
    sleutel = nieuwe_sleutel()
    bewaar(dienst, sleutel, concept)
    weggooien(dienst, sleutel, concept)
    assert sleutels(dienst) == []
    assert dienst.bijlagen.bestanden == {}  # type: ignore[attr-defined]
    with dienst.register.lezen() as uow:
        assert uow.opslag.namen() == frozenset()


def test_that_an_empty_draft_is_not_kept(dienst: Dienst) -> None:
    bewaar(dienst, nieuwe_sleutel(), Intakeconcept(invoer=Invoer(ontvangen_op=VANDAAG, ontvangen_via=OntvangenVia.POST)))
    assert sleutels(dienst) == []
