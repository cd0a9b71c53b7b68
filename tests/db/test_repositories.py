"""What is saved comes back, in the promised order, and nobody overwrites what somebody else saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.errors import GewijzigdError, InvoerError, NietGevondenError, ToestandError
from cvt_desktop.domain.ids import BijlageId, InstellingenId
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from db.register import DbRegister
from db.unit_of_work import DbSchrijfeenheid
from tests import factories as f


def bewaard(naam: str = "a" * 32, sha256: str = "0" * 64) -> BewaardeBijlage:
    return BewaardeBijlage(naam=naam, sleutel=b"k" * 32, lengte=4, sha256=sha256)


def vul(uow: DbSchrijfeenheid) -> None:
    """One dossier with one of everything."""
    uow.leerlingen.save(f.MIKOLAJ)
    uow.aanvragen.save(f.maak_aanvraag_bij_deskundigen())
    stuk = f.maak_stuk()
    uow.opslag.add(stuk.id, bewaard())
    uow.stukken.save(stuk)
    uow.adviezen.save(f.maak_advies(2))
    uow.adviezen.save(f.maak_advies(1))
    uow.zittingen.save(f.maak_zitting("2026-0391"))
    uow.besluiten.save(f.maak_besluit())
    uow.bezwaren.save(f.maak_bezwaar())
    uow.mandaten.save(f.maak_mandaat())
    uow.tekstversies.save(f.maak_tekstversie())
    uow.verklaringen.save(f.maak_verklaring(sha256="c" * 64))
    uow.brieven.save(f.maak_brief(sha256="b" * 64))
    uow.notities.save(f.maak_notitie())


ALLES = [
    ("leerlingen", f.MIKOLAJ),
    ("aanvragen", f.maak_aanvraag_bij_deskundigen()),
    ("stukken", f.maak_stuk()),
    ("adviezen", f.maak_advies(1)),
    ("zittingen", f.maak_zitting("2026-0391")),
    ("besluiten", f.maak_besluit()),
    ("bezwaren", f.maak_bezwaar()),
    ("verklaringen", f.maak_verklaring(sha256="c" * 64)),
    ("brieven", f.maak_brief(sha256="b" * 64)),
    ("notities", f.maak_notitie()),
    ("personen", f.SECRETARIS),
    ("mandaten", f.maak_mandaat()),
    ("tekstversies", f.maak_tekstversie()),
    ("scholen", f.RAVENKOOG),
    ("instellingen", f.maak_instellingen()),
]


@pytest.mark.parametrize(("naam", "object_"), ALLES, ids=[naam for naam, _ in ALLES])
def test_that_an_aggregate_comes_back_with_its_next_version(register: DbRegister, naam: str, object_: Any) -> None:
    with register.schrijven() as uow:
        vul(uow)
    with register.schrijven() as uow:
        eerst = getattr(uow, naam).get(object_.id)
        assert eerst == replace(object_, versie=1)
        assert getattr(uow, naam).save(eerst) == replace(object_, versie=2)
    with register.lezen() as lees:
        assert getattr(lees, naam).get(object_.id) == replace(object_, versie=2)


@pytest.mark.parametrize("versie", [0, 1, 3])
def test_that_a_save_over_another_version_is_refused(register: DbRegister, versie: int) -> None:
    with register.schrijven() as uow:
        uow.leerlingen.save(f.MIKOLAJ)
    with register.schrijven() as uow:
        uow.leerlingen.save(replace(f.MIKOLAJ, versie=1, woonplaats="Zilverdam"))
    with pytest.raises(GewijzigdError), register.schrijven() as uow:
        uow.leerlingen.save(replace(f.MIKOLAJ, versie=versie, woonplaats="Kaaphorn"))
    with register.lezen() as lees:
        assert lees.leerlingen.get(f.MIKOLAJ.id).woonplaats == "Zilverdam"


def test_that_what_is_not_there_is_said_to_be_not_there(register: DbRegister) -> None:
    with register.schrijven() as uow:
        with pytest.raises(NietGevondenError):
            uow.leerlingen.get(f.MIKOLAJ.id)
        with pytest.raises(NietGevondenError):
            uow.leerlingen.save(replace(f.MIKOLAJ, versie=1))
        with pytest.raises(NietGevondenError):
            uow.opslag.get(BijlageId(f.uuid_van("geen")))


def test_that_a_unit_that_fails_leaves_nothing(register: DbRegister) -> None:
    def halverwege() -> None:
        with register.schrijven() as uow:
            vul(uow)
            uow.tellers.volgende("tlv 2026-2027")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        halverwege()
    with register.schrijven() as uow:
        assert uow.tellers.volgende("tlv 2026-2027") == 1
        with pytest.raises(NietGevondenError):
            uow.aanvragen.get(f.maak_aanvraag().id)
    assert register.overzichten.aanvragen() == []


def test_that_a_dossier_of_nobody_is_refused(register: DbRegister) -> None:
    with pytest.raises(IntegrityError), register.schrijven() as uow:
        uow.aanvragen.save(f.maak_aanvraag())


def test_that_an_exception_text_holds_no_personal_data(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.leerlingen.save(f.MIKOLAJ)
        uow.aanvragen.save(f.maak_aanvraag())
    with pytest.raises(IntegrityError) as fout, register.schrijven() as uow:
        uow.aanvragen.save(f.maak_aanvraag(id=f.uuid_van("een andere aanvraag")))
    assert "kenmerk" in str(fout.value)
    assert "2026-0391" not in str(fout.value)
    assert "Duinkerk" not in str(fout.value)


def test_that_a_school_is_found_by_its_name_in_a_text_and_a_short_name_is_not(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.scholen.save(f.maak_school("De Wending", brin="99AF"))
        uow.scholen.save(f.maak_school("CLG", brin="99AG"))
    with register.lezen() as uow:
        assert [s.naam for s in uow.scholen.named_in("hij past op de wending of het clg")] == ["De Wending"]
        assert uow.scholen.named_in("") == []


def test_that_schools_are_sorted_by_name_and_found_by_code(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.scholen.save(f.maak_school("Älvsborg", brin="99AE", vestiging="01"))
        assert [s.naam for s in uow.scholen.all()][:2] == ["Älvsborg", "Lyceum Ravenkoog"]
        gevonden = uow.scholen.by_code("99ae", "01")
        assert gevonden is not None
        assert gevonden.naam == "Älvsborg"
        assert uow.scholen.by_code("99AE", "00") is None
        assert uow.scholen.by_code("", "00") is None


def test_that_a_pupil_is_found_however_the_name_was_spelled(register: DbRegister) -> None:
    anders = f.maak_leerling("mikolaj", "Zurawski Brandt")
    with register.schrijven() as uow:
        uow.leerlingen.save(f.MIKOLAJ)
        assert [x.id for x in uow.leerlingen.by_zoeksleutel(anders.zoeksleutel)] == [f.MIKOLAJ.id]


def test_that_what_hangs_around_an_aanvraag_comes_in_its_order(register: DbRegister) -> None:
    with register.schrijven() as uow:
        vul(uow)
        aanvraag_id = f.maak_aanvraag().id
        for nummer, naam in enumerate(("zz.pdf", "aa.pdf", "mm.pdf")):
            uow.opslag.add(f.maak_stuk(naam).id, bewaard(f"{nummer}" * 32, "d" * 64))
            uow.stukken.save(f.maak_stuk(naam, sha256="d" * 64))
        uow.brieven.save(f.maak_brief(Briefsoort.ADVIES))
        uow.notities.save(f.maak_notitie("later", geschreven_op=f.MOMENT + timedelta(hours=1)))
        assert [s.bestandsnaam for s in uow.stukken.of_aanvraag(aanvraag_id)] == ["OPP.pdf", "zz.pdf", "aa.pdf", "mm.pdf"]
        assert [s.bestandsnaam for s in uow.stukken.by_sha256("d" * 64)] == ["zz.pdf", "aa.pdf", "mm.pdf"]
        assert [a.volgorde for a in uow.adviezen.of_aanvraag(aanvraag_id)] == [1, 2]
        assert [b.soort for b in uow.brieven.of_aanvraag(aanvraag_id)] == [Briefsoort.TLV, Briefsoort.ADVIES]
        assert [n.tekst for n in uow.notities.of_aanvraag(aanvraag_id)] == ["later", f.maak_notitie().tekst]
        assert [b.id for b in uow.besluiten.of_aanvraag(aanvraag_id)] == [f.maak_besluit().id]
        assert [v.nummer for v in uow.verklaringen.of_leerling(f.MIKOLAJ.id)] == ["OEF-2627-0119"]
        assert [a.kenmerk for a in uow.aanvragen.of_leerling(f.MIKOLAJ.id)] == ["2026-0391"]
        assert [z.id for z in uow.zittingen.of_aanvraag(aanvraag_id)] == [f.maak_zitting().id]
        assert uow.opslag.namen() == {"a" * 32, "0" * 32, "1" * 32, "2" * 32}
        assert uow.opslag.get(f.maak_stuk().id) == bewaard()


def test_that_a_document_is_found_by_its_digest_and_a_concept_is_not(register: DbRegister) -> None:
    with register.schrijven() as uow:
        vul(uow)
        uow.brieven.save(f.maak_brief(Briefsoort.ADVIES))
        tlv, brief = uow.verklaringen.by_sha256("c" * 64), uow.brieven.by_sha256("b" * 64)
        assert tlv is not None
        assert tlv.nummer == "OEF-2627-0119"
        assert brief is not None
        assert brief.soort is Briefsoort.TLV
        assert uow.brieven.by_sha256("") is None
        assert uow.verklaringen.by_sha256("") is None


def test_that_the_settings_are_those_of_the_day(register: DbRegister) -> None:
    tweede = f.maak_instellingen(id=InstellingenId(f.uuid_van("instellingen 2")), nummer=2, geldig_vanaf=date(2027, 5, 1))
    with register.schrijven() as uow:
        assert uow.instellingen.op(date(2027, 5, 1)).nummer == 1  # read before: what is saved after it in this unit counts too
        uow.instellingen.save(tweede)
        assert uow.instellingen.op(date(2027, 4, 30)).nummer == 1
        assert uow.instellingen.op(date(2027, 5, 1)).nummer == 2
        assert uow.instellingen.op(date(2020, 1, 1)).nummer == 1
        assert [i.nummer for i in uow.instellingen.all()] == [2, 1]


def test_that_a_counter_has_no_gaps_and_never_goes_back(register: DbRegister) -> None:
    with register.schrijven() as uow:
        uow.tellers.zet("tlv", 118)
        assert [uow.tellers.volgende("tlv"), uow.tellers.volgende("tlv"), uow.tellers.volgende("ander")] == [119, 120, 1]
        with pytest.raises(ToestandError):
            uow.tellers.zet("tlv", 119)


def test_that_a_tlv_number_is_never_given_twice(register: DbRegister) -> None:
    with register.schrijven() as uow:
        vul(uow)
    for velden in ({"nummer": "OEF-2627-0119", "volgnummer": 120}, {"nummer": "OEF-2627-0120", "volgnummer": 119}):
        with pytest.raises(IntegrityError), register.schrijven() as uow:
            uow.verklaringen.save(replace(f.maak_verklaring(500), **velden))  # type: ignore[arg-type]


def test_that_drafts_are_per_person_and_newest_first(register: DbRegister) -> None:
    with register.schrijven() as uow:
        wie, ander = f.SECRETARIS.id, f.VOORZITTER.id
        uow.concepten.put(wie, "intake 1", "{}", f.MOMENT)
        uow.concepten.put(wie, "intake 2", "{}", f.MOMENT + timedelta(seconds=1))
        uow.concepten.put(wie, "Intake 3", "{}", f.MOMENT + timedelta(seconds=2))
        uow.concepten.put(wie, "intake 1", '{"a":1}', f.MOMENT + timedelta(seconds=3))
        assert uow.concepten.keys(wie, "intake ") == ["intake 1", "intake 2"]
        assert uow.concepten.get(wie, "intake 1") == '{"a":1}'
        assert uow.concepten.get(ander, "intake 1") is None
        uow.concepten.delete(wie, "intake 1")
        assert uow.concepten.get(wie, "intake 1") is None


def test_that_sealed_bytes_are_replaced_whole(register: DbRegister) -> None:
    with register.schrijven() as uow:
        assert uow.geheimen.get("ca") is None
        uow.geheimen.put("ca", b"een")
        uow.geheimen.put("ca", b"twee\x00")
    with register.lezen() as lees:
        assert lees.geheimen.get("ca") == b"twee\x00"


def test_that_a_day_that_can_only_be_a_typing_error_is_refused_whole(register: DbRegister) -> None:
    formulier = f.maak_formulier(a=replace(f.maak_formulier().a, ontvangen_op=date(1890, 4, 2)))

    def bewaar() -> None:
        with register.schrijven() as uow:
            uow.leerlingen.save(f.MIKOLAJ)
            uow.aanvragen.save(f.maak_aanvraag(formulier=formulier))

    with pytest.raises(InvoerError):
        bewaar()
    with register.lezen() as lees, pytest.raises(NietGevondenError):
        lees.leerlingen.get(f.MIKOLAJ.id)
