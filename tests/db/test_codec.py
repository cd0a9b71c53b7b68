"""One object has one form, and what was written can be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.afhandeling import Intrekking, Intrekkingswijze
from cvt_desktop.domain.besluit import Besluit, Correctie
from cvt_desktop.domain.brief import Brief, OudeScan, Verzending, Verzendwijze
from cvt_desktop.domain.deskundigenadvies import Advieswijze, Deskundigenadvies, Gesproken
from cvt_desktop.domain.errors import InvoerError, RegisterError
from cvt_desktop.domain.formulier import BlokAanvraag, Categorie, Formulier, OntvangenVia, Soort, Wijziging
from cvt_desktop.domain.ids import BijlageId, LeerlingId, PersoonId, TlvId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.leesmap import Leesmap
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.stem import Bekrachtiging
from cvt_desktop.domain.tlv import Beeindiging, Tlvtoestand, Verklaring
from cvt_desktop.domain.verlengingsronde import Rondeantwoord, Schoolantwoord, Schoolwissel
from cvt_desktop.domain.voorziening import Plaatsantwoord
from cvt_desktop.domain.zitting import Zitting
from db.codec import CODEC, SOORTEN
from tests.arrangement_opzet import maak_arrangementformulier
from tests.commissies import PRO, maak_drie_commissies
from tests.factories import (
    maak_aanvraag,
    maak_advies,
    maak_besluit,
    maak_brief,
    maak_instellingen,
    maak_leesmap,
    maak_verklaring,
    maak_zitting,
    uuid_van,
)
from tests.voorziening_opzet import maak_tbvformulier

LEERLING = Leerling(id=LeerlingId(UUID(int=7)), roepnaam="Mikołaj", achternaam="Żurawski-Brandt", geboortedatum=date(2011, 9, 14))

_tekst = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12).map(lambda s: unicodedata.normalize("NFC", s))
st.register_type_strategy(str, _tekst)
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1)))  # noqa: DTZ001

# an aanvraag has a pupil, or it is for a group
st.register_type_strategy(Aanvraag, st.deferred(lambda: st.sampled_from(Soort).flatmap(
    lambda soort: st.builds(Aanvraag, soort=st.just(soort), leerling_id=st.uuids() if soort.met_leerling else st.none()),
)))  # fmt: skip


def zonder_versie(object_: Any) -> Any:
    return replace(object_, versie=0)


def met(veld: str, waarde: Any) -> Leerling:
    """A pupil with a value that the type does not allow."""
    return replace(LEERLING, **{veld: waarde})


@pytest.mark.parametrize("soort", list(SOORTEN), ids=lambda soort: soort.__name__)
def test_that_each_aggregate_comes_back_as_it_was(soort: type[Any]) -> None:
    @given(st.from_type(soort))
    def rond(object_: Any) -> None:
        rauw = CODEC.schrijf(object_)
        terug = CODEC.lees(soort, rauw)
        assert terug == zonder_versie(object_)
        assert CODEC.schrijf(terug) == rauw

    rond()


def test_that_the_form_is_the_documented_one() -> None:
    assert CODEC.schrijf(LEERLING).decode() == (
        '{"inhoud":{"achternaam":"Żurawski-Brandt","adres":{"land":"","plaats":"","postcode":"","straat":""},'
        '"adres_geheim":false,"geboortedatum":"2011-09-14","heeft_een_naam":false,'
        '"id":"00000000-0000-0000-0000-000000000007","roepnaam":"Mikołaj","voornamen":"","voorvoegsel":"","woonplaats":""},'
        '"soort":"leerling","versie":1}'
    )


def test_that_the_lock_of_an_aggregate_is_no_part_of_the_form() -> None:
    assert CODEC.schrijf(replace(LEERLING, versie=41)) == CODEC.schrijf(LEERLING)


def test_that_the_version_of_a_form_is_part_of_the_form() -> None:
    formulier = Formulier(versie=3, a=BlokAanvraag(ontvangen_op=date(2027, 4, 2), ontvangen_via=OntvangenVia.POST))
    assert CODEC.lees(Formulier, CODEC.schrijf(formulier)) == formulier


def test_that_two_spellings_of_one_letter_give_the_same_bytes() -> None:
    ontleed = replace(LEERLING, roepnaam=unicodedata.normalize("NFD", "Zoë"))
    assert CODEC.schrijf(ontleed) == CODEC.schrijf(replace(LEERLING, roepnaam="Zoë"))


def test_that_a_moment_has_one_spelling_in_whatever_zone_it_was_taken() -> None:
    @dataclass(frozen=True, slots=True)
    class Moment:
        op: datetime

    zomer = datetime(2027, 5, 12, 15, 30, tzinfo=timezone(timedelta(hours=2)))
    assert b'"2027-05-12T13:30:00.000000Z"' in CODEC.schrijf(Moment(zomer))
    assert CODEC.schrijf(Moment(zomer)) == CODEC.schrijf(Moment(zomer.astimezone(UTC)))


def test_that_the_order_of_a_set_does_not_depend_on_the_run() -> None:
    code = (
        "from uuid import UUID; from db.codec import CODEC; from cvt_desktop.domain.persoon import Persoon, Rol;"
        "print(CODEC.schrijf(Persoon(id=UUID(int=1), naam='x', rollen=frozenset(Rol))).hex())"
    )
    uitvoer = {
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": zaad}, capture_output=True, text=True,
                       check=True).stdout
        for zaad in ("1", "2")
    }  # fmt: skip
    persoon = Persoon(id=PersoonId(UUID(int=1)), naam="x", rollen=frozenset(Rol))
    assert uitvoer == {CODEC.schrijf(persoon).hex() + "\n"}


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        (b'"versie":1}', b'"versie":2}', "inhoud-nieuwer"),
        (b'"soort":"leerling"', b'"soort":"persoon"', "inhoud-soort"),
        (b'{"inhoud"', b'{ "inhoud"', "inhoud-soort"),
        (b'"roepnaam"', b'"bijnaam"', "inhoud-onleesbaar"),
        (b'"woonplaats":""', b'"woonplaats":"","bsn":""', "inhoud-onleesbaar"),
        (b'"woonplaats":""', b'"woonplaats":null', "inhoud-onleesbaar"),
        (b'"2011-09-14"', b'"14-09-2011"', "inhoud-onleesbaar"),
        (b'"heeft_een_naam":false', b'"heeft_een_naam":0', "inhoud-onleesbaar"),
        (b'"woonplaats":""}', b'"woonplaats":""', "inhoud-onleesbaar"),
    ],
)
def test_that_bytes_that_are_not_of_this_type_are_refused(oud: bytes, nieuw: bytes, code: str) -> None:
    rauw = CODEC.schrijf(LEERLING)
    assert rauw.count(oud) >= 1
    with pytest.raises(RegisterError) as fout:
        CODEC.lees(Leerling, rauw.replace(oud, nieuw))
    assert fout.value.code == code


def test_that_a_refusal_does_not_tell_what_was_written() -> None:
    rauw = CODEC.schrijf(LEERLING).replace(b'"2011-09-14"', b'"Geheimstraat 1"')
    with pytest.raises(RegisterError) as fout:
        CODEC.lees(Leerling, rauw)
    assert "Geheim" not in repr(fout.value)
    assert fout.value.__cause__ is None
    assert fout.value.veld == "geboortedatum"


def test_that_nothing_is_written_that_cannot_be_read() -> None:
    with pytest.raises(TypeError, match="geboortedatum") as fout:
        CODEC.schrijf(met("geboortedatum", "14-09-2011"))
    assert "2011" not in str(fout.value)


@pytest.mark.parametrize("waarde", [1.5, b"x", {"a": 1}, datetime(2027, 5, 12)])  # noqa: DTZ001
def test_that_a_value_without_a_canonical_form_is_refused(waarde: object) -> None:
    with pytest.raises(TypeError):
        CODEC.schrijf(met("roepnaam", waarde))


def test_that_half_a_character_is_explained() -> None:
    with pytest.raises(InvoerError):
        CODEC.schrijf(replace(LEERLING, roepnaam="\ud83d"))


def test_that_a_series_is_one_form() -> None:
    rauw = CODEC.schrijf((LEERLING, LEERLING))
    assert [deel["soort"] for deel in json.loads(rauw)["inhoud"]] == ["leerling", "leerling"]


def test_that_an_aanvraag_of_before_praktijkonderwijs_keeps_its_form() -> None:
    aanvraag = maak_aanvraag()
    oud = CODEC.schrijf(aanvraag)
    inhoud = json.loads(oud)
    del inhoud["inhoud"]["formulier"]["pro"]
    inhoud["versie"] = 1
    rauw = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert CODEC.lees(Aanvraag, rauw) == aanvraag


def _zonder(soort: type[Any], object_: object, versie: int, pad: tuple[str, ...], velden: tuple[str, ...]) -> Any:
    """What is read from bytes that were written before these fields."""
    heel = json.loads(CODEC.schrijf(object_))
    deel = heel["inhoud"]
    for stap in pad:
        deel = deel[stap]
    for veld in velden:
        del deel[veld]
    heel["versie"] = versie
    return CODEC.lees(soort, json.dumps(heel, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


def _overgenomen() -> OvergenomenVerklaring:
    return OvergenomenVerklaring(
        id=TlvId(UUID(int=9)), nummer="OUD-1", soort=Soort.TLV_PRO_REGULIER, leerling_id=LeerlingId(UUID(int=8)),
        leerling="Hawa Benali", geboortedatum=date(2012, 2, 3), school="De Werkschuit", categorie=None,
        ingangsdatum=date(2026, 8, 1), einddatum=None,
    )  # fmt: skip


def test_that_an_answer_of_a_school_and_another_school_come_back() -> None:
    erbij = {"antwoord": Rondeantwoord(antwoord=Schoolantwoord.UITSTROOM, op=date(2027, 4, 20)),
             "schoolwissel": Schoolwissel(school="vso Het Kompashuis", sinds=date(2027, 2, 1)), "gat_uitleg": "vorig systeem"}
    eigen, ouder = replace(maak_verklaring(), **erbij), replace(_overgenomen(), **erbij)  # type: ignore[arg-type]
    assert CODEC.lees(Verklaring, CODEC.schrijf(eigen)) == eigen
    assert CODEC.lees(OvergenomenVerklaring, CODEC.schrijf(ouder)) == ouder


def test_that_what_was_written_before_verlenging_and_intrekking_reads_as_without_them() -> None:
    aanvraag, verklaring = maak_aanvraag(), maak_verklaring()
    verlengd = ("eerdere_tlv", "eerdere_categorie", "eerdere_tot", "wat_verandert", "leerjaren")
    assert _zonder(Aanvraag, aanvraag, 3, ("formulier", "vso"), verlengd) == aanvraag
    assert _zonder(Aanvraag, aanvraag, 8, ("formulier", "vso"), ("geen_andere_route",)) == aanvraag
    ronde = ("antwoord", "schoolwissel", "gat_uitleg")
    assert _zonder(Verklaring, verklaring, 1, (), ("beeindigd_op", "vervangen_door", "einde", *ronde)) == verklaring
    assert _zonder(Verklaring, verklaring, 2, (), ("einde", *ronde)) == verklaring
    assert _zonder(Verklaring, verklaring, 3, (), ronde) == verklaring
    assert _zonder(OvergenomenVerklaring, _overgenomen(), 1, (), ronde) == _overgenomen()
    assert _zonder(Brief, maak_brief(), 3, (), ("tlv_id", "eerder")) == maak_brief()


def test_that_a_letter_of_before_returns_reads_as_one_that_never_came_back() -> None:
    assert _zonder(Brief, maak_brief(), 4, (), ("eerder",)) == maak_brief()
    terug = replace(maak_brief(), eerder=(Verzending(op=date(2027, 5, 13), wijze=Verzendwijze.POST),))
    assert CODEC.lees(Brief, CODEC.schrijf(terug)) == terug


def test_that_a_besluit_of_before_corrections_reads_as_no_correction_and_keeps_its_digest() -> None:
    besluit = maak_besluit()
    assert _zonder(Besluit, besluit, 2, (), ("correctie",)) == besluit
    oud = list(CODEC.oudere_vormen(besluit))[2]
    assert b'"correctie"' not in oud
    gecorrigeerd = replace(besluit, correctie=Correctie(van=besluit.id, reden="verkeerde datum"))
    assert CODEC.lees(Besluit, CODEC.schrijf(gecorrigeerd)) == gecorrigeerd
    assert all(b'"correctie"' in vorm for vorm in CODEC.oudere_vormen(gecorrigeerd)), "no form of before can hold a correction"


def test_that_a_verlenging_and_an_ended_verklaring_come_back_whole() -> None:
    basis = maak_aanvraag(soort=Soort.TLV_VSO_VERLENGING)
    vso = replace(basis.formulier.vso, eerdere_tlv="NHN-2425-0412", eerdere_categorie=Categorie.HOOG,
                  eerdere_tot=date(2027, 7, 31), wat_verandert=Wijziging.CATEGORIE, leerjaren="3 en 4")  # fmt: skip
    aanvraag = replace(basis, formulier=replace(basis.formulier, vso=vso))
    verklaring = maak_verklaring().vervallen("verkeerde datum", date(2027, 5, 20)).vervangen("OEF-2627-0120")
    met_einde = maak_verklaring().beeindigen(Beeindiging(toestand=Tlvtoestand.INGETROKKEN, reden="x", per=date(2027, 9, 1)))
    assert CODEC.lees(Verklaring, CODEC.schrijf(met_einde)) == met_einde
    assert CODEC.lees(Aanvraag, CODEC.schrijf(aanvraag)) == aanvraag
    assert CODEC.lees(Verklaring, CODEC.schrijf(verklaring)) == verklaring


def test_that_what_was_written_before_arrangements_reads_as_without_them_and_keeps_its_digest() -> None:
    aanvraag, besluit = maak_aanvraag(), maak_besluit()
    assert _zonder(Aanvraag, aanvraag, 4, ("formulier",), ("arr",)) == aanvraag
    assert _zonder(Besluit, besluit, 3, (), ("bedrag_cent",)) == besluit
    assert b'"versie":3}' in list(CODEC.oudere_vormen(besluit))[1][-20:]
    assert len(list(CODEC.oudere_vormen(replace(besluit, bedrag_cent=1)))) == 1, "no form of before can hold an amount"


def test_that_what_was_written_before_voorzieningen_reads_as_without_them_and_keeps_its_digest() -> None:
    aanvraag, besluit = maak_aanvraag(), maak_besluit()
    assert _zonder(Aanvraag, aanvraag, 5, ("formulier",), ("tbv",)) == aanvraag
    assert _zonder(Aanvraag, aanvraag, 5, (), ("plaatsing",)) == aanvraag
    assert _zonder(Besluit, besluit, 4, (), ("plaats", "plaats_per")) == besluit
    assert b'"plaats"' not in next(CODEC.oudere_vormen(besluit))
    assert not list(CODEC.oudere_vormen(replace(besluit, plaats=Plaatsantwoord.WACHTLIJST)))


def test_that_an_advice_of_before_the_form_reads_as_without_its_fields_and_keeps_its_digest() -> None:
    advies, erbij = maak_advies(), ("bevorderend", "persoonlijkheid", "grensvlak")
    assert _zonder(Deskundigenadvies, advies, 1, ("inhoud",), erbij) == advies
    tweede, eerste = CODEC.oudere_vormen(advies)
    assert not any(f'"{veld}"'.encode() in eerste for veld in erbij)
    assert b'"gesproken"' not in tweede
    gesproken = replace(advies, inhoud=replace(advies.inhoud, gesproken=(Gesproken.NIEMAND,)))
    assert CODEC.lees(Deskundigenadvies, CODEC.schrijf(gesproken)) == gesproken
    assert not list(CODEC.oudere_vormen(gesproken)), "no form of before can hold the ticks"
    ingelezen = replace(advies, wijze=Advieswijze.FORMULIER, inhoud=replace(advies.inhoud, grensvlak="Nipt."))
    assert CODEC.lees(Deskundigenadvies, CODEC.schrijf(ingelezen)) == ingelezen
    assert len(list(CODEC.oudere_vormen(ingelezen))) == 1, "no first form can hold a judgement on the grensvlak"
    pakket = maak_leesmap(zitting_id=None, zitting_op=None)
    assert CODEC.lees(Leesmap, CODEC.schrijf(pakket)).is_pakket
    assert _zonder(Leesmap, maak_leesmap(), 1, (), ()) == maak_leesmap()


def test_that_what_was_written_before_an_intrekking_reads_as_without_one() -> None:
    aanvraag = maak_aanvraag()
    assert _zonder(Aanvraag, aanvraag, 6, (), ("intrekking",)) == aanvraag
    weg = aanvraag.intrekken(Intrekking(op=date(2027, 5, 12), door="R. Ottenhoff", wijze=Intrekkingswijze.POST, reden="weg",
                                        status=str(aanvraag.status)))  # fmt: skip
    assert CODEC.lees(Aanvraag, CODEC.schrijf(weg)) == weg
    assert weg.intrekking_terugnemen() == aanvraag


def test_that_a_voorziening_comes_back_whole_with_the_line_that_was_chosen() -> None:
    aanvraag = replace(maak_aanvraag(soort=Soort.TBV), formulier=maak_tbvformulier())
    assert CODEC.lees(Aanvraag, CODEC.schrijf(aanvraag)) == aanvraag


def test_that_an_arrangement_comes_back_whole() -> None:
    aanvraag = replace(maak_aanvraag(soort=Soort.TVIA), formulier=maak_arrangementformulier())
    assert CODEC.lees(Aanvraag, CODEC.schrijf(aanvraag)) == aanvraag


def test_that_settings_and_a_zitting_of_before_several_commissions_read_as_of_one_and_keep_their_digest() -> None:
    een, zitting, erbij = maak_instellingen(), maak_zitting(), ("id", "soorten", "voorzieningen", "leden", "tot")
    assert _zonder(Instellingen, een, 7, ("commissie",), erbij) == een
    assert _zonder(Instellingen, een, 7, (), ("andere_commissies",)) == een
    assert _zonder(Zitting, zitting, 4, (), ("commissie_id",)) == zitting
    eerder = list(CODEC.oudere_vormen(zitting))
    assert [b'"commissie_id"' in vorm for vorm in eerder[:3]] == [True, True, False]
    drie = maak_drie_commissies()
    assert CODEC.lees(Instellingen, CODEC.schrijf(drie)) == drie
    assert all(b'"andere_commissies":[{' in vorm for vorm in CODEC.oudere_vormen(drie)), "nor can one of before"
    assert len(list(CODEC.oudere_vormen(replace(zitting, commissie_id=PRO.id)))) == 2


def test_that_a_zitting_and_a_commission_of_before_bekrachtigen_by_list_are_with_the_own_key_and_keep_their_digest() -> None:
    een, zitting, lijst = maak_instellingen(), maak_zitting(), Bekrachtiging.LIJST
    assert _zonder(Zitting, zitting, 5, (), ("bekrachtiging",)) == zitting
    assert _zonder(Instellingen, een, 8, ("commissie",), ("bekrachtiging",)) == een
    vormen = list(CODEC.oudere_vormen(replace(zitting, bekrachtiging=lijst)))
    assert [b'"bekrachtiging"' in vorm for vorm in vormen] == [True], "no digest of before holds the list"
    drie = maak_drie_commissies()
    ander = (replace(drie.andere_commissies[0], bekrachtiging=lijst), *drie.andere_commissies[1:])
    assert not list(CODEC.oudere_vormen(replace(een, commissie=replace(een.commissie, bekrachtiging=lijst))))
    assert not list(CODEC.oudere_vormen(replace(drie, andere_commissies=ander)))


def test_that_a_zitting_of_before_its_numbers_were_kept_and_a_letter_of_before_a_scan_was_replaced_read_as_without() -> None:
    zitting, brief = maak_zitting(), maak_brief()
    assert _zonder(Zitting, zitting, 6, (), ("nummering",)) == zitting
    assert b'"nummering"' not in next(CODEC.oudere_vormen(zitting))
    genummerd = replace(zitting, nummering=tuple(p.aanvraag_id for p in maak_zitting("een").punten))
    assert CODEC.lees(Zitting, CODEC.schrijf(genummerd)) == genummerd
    assert not list(CODEC.oudere_vormen(genummerd)), "no form of before knows them"
    assert _zonder(Brief, brief, 6, (), ("oude_scans",)) == brief
    gescand = replace(brief, oude_scans=(OudeScan(scan_id=BijlageId(uuid_van("scan")), vervangen_op=date(2027, 5, 12)),))
    assert CODEC.lees(Brief, CODEC.schrijf(gescand)) == gescand


def test_that_settings_of_before_rules_could_be_a_hint_read_as_without_and_keep_their_digest() -> None:
    een = maak_instellingen()
    assert _zonder(Instellingen, een, 8, ("reglement",), ("als_hint",)) == een
    assert b'"als_hint"' not in next(CODEC.oudere_vormen(een))
    lichter = replace(een, reglement=replace(een.reglement, als_hint=("C36",)))
    assert CODEC.lees(Instellingen, CODEC.schrijf(lichter)) == lichter
    assert not list(CODEC.oudere_vormen(lichter)), "no form of before knows a rule that became a hint"
