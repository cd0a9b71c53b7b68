"""Two deskundigen who advise alone: who may be asked, who sees what, and what follows when both are there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.aanvraag import Aanvraag, Koppeling, Status
from cvt_desktop.domain.adviesverschil import Verschilweg
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import Advieswijze, Conclusie, Criterium, Criteriumoordeel, Gesproken
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.persoon import Werkverband
from cvt_desktop.services import adviesverschil, adviezen, deskundigen, stukken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.deskundigen import TOCH_REDENEN
from cvt_desktop.services.documenten.adviesafdruk import afdruk_van
from cvt_desktop.services.koppelen import koppelen, ontkoppelen
from cvt_desktop.services.prokort import KORT
from db.register import DbRegister
from tests.documents.pdf import maak_pdf
from tests.dossiers import maak_toets, voeg_stuk, vul_dossier
from tests.factories import (
    BAKKENES,
    BENSALEM,
    CRUTZER,
    LINDEWAL,
    MIKOLAJ,
    MONTEVERDE,
    RAMDHARIE,
    RIETDIJK,
    SECRETARIS,
    VAN_T_HOFF,
    VANDAAG,
    WERKSCHUIT,
    WIEBRANDSMA,
    maak_aanvraag,
    maak_aanvraag_bij_deskundigen,
    maak_advies,
    maak_adviesinhoud,
)
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters.advies import naar_velden, van_velden

ID = maak_aanvraag().id
LATER = date(2027, 5, 28)


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def secretaris(register: DbRegister) -> Dienst:
    dienst = maak_dienst(register, SECRETARIS)
    zet(dienst, maak_toets(maak_aanvraag(status=Status.BIJ_DESKUNDIGEN)))
    return dienst


def zet(dienst: Dienst, aanvraag: Aanvraag) -> None:
    with dienst.register.schrijven() as uow:
        if not uow.leerlingen.by_zoeksleutel(MIKOLAJ.zoeksleutel):
            uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(aanvraag)


def als(register: DbRegister, persoon_id: PersoonId) -> Dienst:
    wie = next(p for p in (BENSALEM, CRUTZER, WIEBRANDSMA, RIETDIJK) if p.id == persoon_id)
    return maak_dienst(register, wie)


def status(dienst: Dienst) -> Status:
    with dienst.register.lezen() as uow:
        return uow.aanvragen.get(ID).status


# --- who may be asked


def test_that_only_whom_guard_and_law_accept_are_proposed_with_their_load(secretaris: Dienst) -> None:
    ander = maak_aanvraag_bij_deskundigen("2026-0400")
    zet(secretaris, ander)
    eerste = deskundigen.kandidaten(secretaris, ID, 1)
    assert [(k.persoon.naam, k.lopend) for k in eerste if k.past] == [
        (MONTEVERDE.naam, 0), (CRUTZER.naam, 1), (WIEBRANDSMA.naam, 1), (BENSALEM.naam, 0)]  # fmt: skip
    assert "stemt in de commissie" in next(k for k in eerste if k.persoon.id == BENSALEM.id).bezwaren[0]
    tweede = {k.persoon.id for k in deskundigen.kandidaten(secretaris, ID, 2) if k.past}
    assert {VAN_T_HOFF.id, RAMDHARIE.id} <= tweede
    assert LINDEWAL.id not in tweede


def test_that_a_former_tie_with_the_school_is_told(secretaris: Dienst) -> None:
    with secretaris.register.schrijven() as uow:
        uow.aanvragen.save(replace(uow.aanvragen.get(ID), school_id=WERKSCHUIT.id))
    rij = next(k for k in deskundigen.kandidaten(secretaris, ID, 2) if k.persoon.id == LINDEWAL.id)
    assert "werkte tot en met 2026 voor Praktijkschool De Werkschuit" in rij.bezwaren[0]


def test_that_a_former_tie_is_passed_only_with_a_reason_from_the_list_that_stays_with_the_dossier(secretaris: Dienst) -> None:
    with secretaris.register.schrijven() as uow:
        uow.personen.save(replace(uow.personen.get(CRUTZER.id),
                                  werkverbanden=(Werkverband(organisatie="Lyceum Ravenkoog", tot_jaar=2024),)))  # fmt: skip
    rij = next(k for k in deskundigen.kandidaten(secretaris, ID, 1) if k.persoon.id == CRUTZER.id)
    assert (rij.past, rij.vraagt_reden) == (True, True)
    for reden in ("", "omdat het kan"):
        with pytest.raises(ToestandError, match="werkte tot en met 2024 voor Lyceum Ravenkoog"):
            koppelen(secretaris, ID, 1, CRUTZER.id, LATER, reden)
    na = koppelen(secretaris, ID, 1, CRUTZER.id, LATER, TOCH_REDENEN[0])
    wat = f"{CRUTZER.naam} werkte tot en met 2024 voor Lyceum Ravenkoog en adviseert"
    assert (wat, TOCH_REDENEN[0]) in na.overrides


def test_that_a_lid_who_advises_needs_no_reason_because_the_program_keeps_the_stem_away(secretaris: Dienst) -> None:
    rij = next(k for k in deskundigen.kandidaten(secretaris, ID, 1) if k.persoon.id == BENSALEM.id)
    assert rij.bezwaren
    assert not rij.vraagt_reden
    assert koppelen(secretaris, ID, 1, BENSALEM.id, LATER).overrides == ()


def test_that_the_legal_list_of_professions_holds_for_both(secretaris: Dienst) -> None:
    with pytest.raises(ToestandError, match="eerste deskundige is orthopedagoog of psycholoog"):
        koppelen(secretaris, ID, 1, RAMDHARIE.id, LATER)
    with pytest.raises(ToestandError, match="tweede deskundige"):
        koppelen(secretaris, ID, 2, LINDEWAL.id, LATER)
    na = koppelen(secretaris, ID, 2, RAMDHARIE.id, LATER)
    assert na.koppelingen == (Koppeling(volgorde=2, persoon_id=RAMDHARIE.id, gevraagd_op=VANDAAG, uiterlijk=LATER),)


@pytest.mark.parametrize(
    ("velden", "grond"),
    [({"werkgever": "Lyceum Ravenkoog"}, "werkt voor Lyceum Ravenkoog"), ({"naam": "A. van Loenersloot"}, "werkte mee"),
     ({"naam": "Lotte Spaanderman"}, "werkte mee"), ({"actief": False}, "als deskundige")],
)  # fmt: skip
def test_that_the_guard_blocks(secretaris: Dienst, velden: dict, grond: str) -> None:
    with secretaris.register.schrijven() as uow:
        uow.personen.save(replace(uow.personen.get(CRUTZER.id), **velden))
    with pytest.raises((ToestandError, InvoerError), match=grond):
        koppelen(secretaris, ID, 1, CRUTZER.id, LATER)
    assert CRUTZER.id not in [k.persoon.id for k in deskundigen.kandidaten(secretaris, ID, 1) if k.past]


def test_that_one_person_does_not_give_both(secretaris: Dienst) -> None:
    koppelen(secretaris, ID, 1, CRUTZER.id, LATER)
    with pytest.raises(ToestandError, match="al het andere advies"):
        koppelen(secretaris, ID, 2, CRUTZER.id, LATER)


def test_that_who_is_no_deskundige_is_not_asked(secretaris: Dienst) -> None:
    with pytest.raises(InvoerError):
        koppelen(secretaris, ID, 1, BAKKENES.id, LATER)
    with pytest.raises(InvoerError):
        koppelen(secretaris, ID, 4, CRUTZER.id, LATER)
    with pytest.raises(InvoerError, match="voorbij"):
        koppelen(secretaris, ID, 1, CRUTZER.id, date(2027, 5, 11))


def test_that_asking_is_undone_until_something_was_written(secretaris: Dienst, register: DbRegister) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    assert ontkoppelen(secretaris, ID, 1).koppelingen == ()
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    adviezen.schrijven(als(register, BENSALEM.id), ID, maak_adviesinhoud())
    with pytest.raises(ToestandError):
        ontkoppelen(secretaris, ID, 1)


def test_that_who_is_asked_instead_begins_with_an_empty_form(secretaris: Dienst, register: DbRegister) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    adviezen.schrijven(als(register, BENSALEM.id), ID, maak_adviesinhoud())
    koppelen(secretaris, ID, 1, CRUTZER.id, LATER)
    eigen = adviezen.mijn(als(register, CRUTZER.id), ID)
    assert (eigen.naam, eigen.inhoud.kern) == (CRUTZER.naam, "")
    with pytest.raises(GeenRechtError):
        adviezen.mijn(als(register, BENSALEM.id), ID)


# --- writing alone


def test_that_an_empty_advice_holds_the_criteria_and_who_writes(secretaris: Dienst, register: DbRegister) -> None:
    koppelen(secretaris, ID, 1, CRUTZER.id, LATER)
    eigen = adviezen.mijn(als(register, CRUTZER.id), ID)
    assert (len(eigen.inhoud.criteria), eigen.beroep, eigen.werkgever) == (2, CRUTZER.beroep, "eigen praktijk")


def test_that_the_other_advice_is_unseen_until_the_own_one_is_vastgesteld(secretaris: Dienst, register: DbRegister) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    koppelen(secretaris, ID, 2, WIEBRANDSMA.id, LATER)
    lid = als(register, BENSALEM.id)
    adviezen.vaststellen(als(register, WIEBRANDSMA.id), ID, maak_adviesinhoud(conclusie=Conclusie.NEGATIEF))
    ander = adviezen.stand(lid, ID).kolommen[1]
    assert (ander.advies, ander.vastgesteld, ander.verborgen) == (
        None, True, "U ziet dit advies nadat u uw eigen advies hebt vastgesteld.")  # fmt: skip
    assert adviezen.stand(lid, ID).verschillen == ()
    adviezen.vaststellen(lid, ID, maak_adviesinhoud())
    assert adviezen.stand(lid, ID).kolommen[1].advies is not None
    extern = adviezen.stand(als(register, WIEBRANDSMA.id), ID)
    assert (extern.kolommen[0].advies, extern.kolommen[1].eigen) == (None, True)


def test_that_nobody_reads_a_concept_of_another(secretaris: Dienst, register: DbRegister) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    adviezen.schrijven(als(register, BENSALEM.id), ID, maak_adviesinhoud())
    kolom = adviezen.stand(secretaris, ID).kolommen[0]
    assert (kolom.advies, kolom.begonnen, kolom.verborgen) == (None, True, "De deskundige schrijft nog.")


def test_that_a_vastgesteld_advice_is_frozen(secretaris: Dienst, register: DbRegister) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    lid = als(register, BENSALEM.id)
    vast = adviezen.vaststellen(lid, ID, maak_adviesinhoud())
    assert (vast.gedateerd, vast.wijze) == (VANDAAG, Advieswijze.PROGRAMMA)
    for doe in (lambda: adviezen.schrijven(lid, ID, maak_adviesinhoud(kern="anders")), lambda: adviezen.vaststellen(lid, ID),
                lambda: koppelen(secretaris, ID, 1, CRUTZER.id, LATER)):  # fmt: skip
        with pytest.raises(ToestandError):
            doe()


def test_that_both_vastgesteld_makes_the_dossier_ready_by_itself(secretaris: Dienst, register: DbRegister) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    koppelen(secretaris, ID, 2, WIEBRANDSMA.id, LATER)
    adviezen.vaststellen(als(register, BENSALEM.id), ID, maak_adviesinhoud())
    assert status(secretaris) is Status.BIJ_DESKUNDIGEN
    adviezen.vaststellen(als(register, WIEBRANDSMA.id), ID, maak_adviesinhoud())
    assert status(secretaris) is Status.GEREED_VOOR_ZITTING


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"kern": ""}, "kern"), ({"kern": "woord " * 101}, "kern"), ({"mening": "pas 111222333"}, "mening"),
     ({"stukken_gezien": ()}, "stukken_gezien"), ({"conclusie": None}, "conclusie"),
     ({"tot_en_met": date(1890, 1, 1)}, "tot_en_met")],
)  # fmt: skip
def test_that_what_lacks_or_cannot_be_kept_is_named_at_its_field(
    secretaris: Dienst, register: DbRegister, velden: dict, veld: str
) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    with pytest.raises((ToestandError, InvoerError)) as fout:
        adviezen.vaststellen(als(register, BENSALEM.id), ID, maak_adviesinhoud(**velden))
    assert fout.value.veld == veld
    with register.lezen() as uow:
        assert uow.adviezen.of_aanvraag(ID) == []


@pytest.mark.parametrize(("velden", "veld"), [
    ({"kern": "Rust 😀"}, "kern"), ({"waarom_duur": "משה"}, "waarom_duur"), ({"stukken_gezien": ("OPP 😀",)}, "stukken_gezien"),
])  # fmt: skip
def test_that_what_cannot_be_printed_is_refused_before_an_advice_is_frozen(
    secretaris: Dienst, register: DbRegister, velden: dict, veld: str
) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    lid = replace(als(register, BENSALEM.id), opmaker=ReportlabOpmaker())
    adviezen.schrijven(lid, ID, maak_adviesinhoud(**velden))
    with pytest.raises(InvoerError) as fout:
        adviezen.vaststellen(lid, ID)
    assert (fout.value.code, fout.value.veld) == ("teken", veld)
    stuk = voeg_stuk(secretaris, "advies.pdf", Stuksoort.ADVIES, maak_pdf(1))
    with pytest.raises(InvoerError) as fout:
        adviezen.overnemen(replace(secretaris, opmaker=ReportlabOpmaker()), ID, 2, WIEBRANDSMA.id, maak_adviesinhoud(**velden),
                           stuk.id, VANDAAG)  # fmt: skip
    assert (fout.value.code, fout.value.veld) == ("teken", veld)
    assert adviezen.vaststellen(lid, ID, maak_adviesinhoud(kern="Rust\u200d en\ufeff orde")).vastgesteld


def test_that_who_was_not_asked_writes_nothing(secretaris: Dienst, register: DbRegister) -> None:
    with pytest.raises(GeenRechtError):
        adviezen.schrijven(als(register, BENSALEM.id), ID, maak_adviesinhoud())
    with pytest.raises(GeenRechtError):
        adviezen.vaststellen(secretaris, ID)


def test_that_an_advice_says_with_whom_was_spoken_or_that_it_was_the_dossier_alone(
    secretaris: Dienst, register: DbRegister
) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    lid = als(register, BENSALEM.id)
    with pytest.raises(ToestandError, match="met wie is gesproken") as leeg:
        adviezen.vaststellen(lid, ID, maak_adviesinhoud(gesproken_met=""))
    assert leeg.value.veld == "gesproken"
    with pytest.raises(InvoerError, match="sluit elkaar uit"):
        adviezen.vaststellen(lid, ID, maak_adviesinhoud(gesproken=(Gesproken.NIEMAND,)))
    alleen = maak_adviesinhoud(gesproken=(Gesproken.NIEMAND,), gesproken_met="")
    assert adviezen.vaststellen(lid, ID, alleen).inhoud.gesprekken == "alleen het dossier"


def test_that_kort_says_nothing_over_a_criterium_that_is_not_met(secretaris: Dienst, register: DbRegister) -> None:
    koppelen(secretaris, ID, 1, BENSALEM.id, LATER)
    lid = als(register, BENSALEM.id)
    criteria = (Criterium(tekst="leerachterstand in twee domeinen", oordeel=Criteriumoordeel.NEE),)
    with pytest.raises(InvoerError, match="nee of deels") as fout:
        adviezen.vaststellen(lid, ID, maak_adviesinhoud(ondersteuningsbehoefte=KORT, criteria=criteria))
    assert fout.value.veld == "kort"
    velden = {**naar_velden(maak_adviesinhoud(ondersteuningsbehoefte="", criteria=criteria)), "kort": True}
    assert van_velden(velden, maak_adviesinhoud(criteria=criteria)).criteria == criteria, "the own finding stays"


# --- taking over


def test_that_a_signed_stuk_is_taken_over_by_the_secretaris(secretaris: Dienst, register: DbRegister) -> None:
    stuk = voeg_stuk(secretaris, "advies.pdf", Stuksoort.ADVIES, maak_pdf(2))
    na = adviezen.overnemen(secretaris, ID, 1, CRUTZER.id, maak_adviesinhoud(), stuk.id, date(2027, 4, 29))
    assert (na.vastgesteld, na.wijze, na.uit_bijlage, na.overgenomen_door, na.gedateerd) == (
        True, Advieswijze.OVERGENOMEN, stuk.id, SECRETARIS.id, date(2027, 4, 29))  # fmt: skip
    assert adviezen.stand(secretaris, ID).kolommen[0].koppeling is not None
    adviezen.overnemen(secretaris, ID, 2, WIEBRANDSMA.id, maak_adviesinhoud(), stuk.id, date(2027, 5, 3))
    assert status(secretaris) is Status.GEREED_VOOR_ZITTING
    with pytest.raises(GeenRechtError):
        adviezen.overnemen(als(register, BENSALEM.id), ID, 2, WIEBRANDSMA.id, maak_adviesinhoud(), stuk.id, VANDAAG)


def test_that_paper_does_not_say_for_a_deskundige_that_nobody_was_spoken_with(secretaris: Dienst) -> None:
    stuk = voeg_stuk(secretaris, "advies.pdf", Stuksoort.ADVIES, maak_pdf(2))
    stil = adviezen.overnemen(secretaris, ID, 1, CRUTZER.id, maak_adviesinhoud(gesproken_met=""), stuk.id, date(2027, 4, 29))
    alleen = replace(stil, inhoud=replace(stil.inhoud, gesproken=(Gesproken.NIEMAND,)))
    with secretaris.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        aanvraag = uow.aanvragen.get(ID)
        zinnen = [afdruk_van(secretaris, uow, aanvraag, advies).gesprekken for advies in (stil, alleen)]
    assert zinnen == [("Of en met wie is gesproken, is niet ingevuld.",), ()]


def test_that_only_a_deskundigenadvies_is_taken_over_and_the_cure_is_named(secretaris: Dienst) -> None:
    stuk = voeg_stuk(secretaris, "OPP.pdf", Stuksoort.OPP, maak_pdf(2))
    with pytest.raises(InvoerError, match=r"de soort is OPP.*wijzig bij Stukken de soort in Deskundigenadvies") as fout:
        adviezen.overnemen(secretaris, ID, 1, CRUTZER.id, maak_adviesinhoud(), stuk.id, VANDAAG)
    assert fout.value.veld == "uit_bijlage"
    stukken.benoemen(secretaris, stuk.id, soort=Stuksoort.ADVIES, gedateerd=VANDAAG)
    assert adviezen.overnemen(secretaris, ID, 1, CRUTZER.id, maak_adviesinhoud(), stuk.id, VANDAAG).vastgesteld


def test_that_the_stuk_is_of_this_dossier_and_its_day_is_not_to_come(secretaris: Dienst) -> None:
    zet(secretaris, maak_aanvraag("2026-0400"))
    stuk = voeg_stuk(secretaris, "advies.pdf", Stuksoort.ADVIES, maak_pdf(2), kenmerk="2026-0400")
    with pytest.raises(InvoerError) as fout:
        adviezen.overnemen(secretaris, ID, 1, CRUTZER.id, maak_adviesinhoud(), stuk.id, VANDAAG)
    assert fout.value.veld == "uit_bijlage"
    with pytest.raises(InvoerError) as fout:
        adviezen.overnemen(secretaris, ID, 1, CRUTZER.id, maak_adviesinhoud(), stuk.id, date(2027, 5, 13))
    assert fout.value.veld == "gedateerd"
    with pytest.raises(InvoerError) as fout:
        adviezen.overnemen(secretaris, ID, 1, CRUTZER.id, maak_adviesinhoud(kern="woord " * 101), stuk.id, VANDAAG)
    assert fout.value.veld == "kern"


# --- differences


def test_that_differences_are_named_once_both_are_vastgesteld() -> None:
    een, twee = maak_advies(1), maak_advies(2)
    assert adviezen.verschillen((een.vaststellen(VANDAAG), twee)) == ()
    verschil, = adviezen.verschillen((een.vaststellen(VANDAAG), twee.vaststellen(VANDAAG)))
    assert (verschil.wat, verschil.een, verschil.twee) == ("Duur", "t/m 31 juli 2029", "t/m 31 juli 2028")
    nee = replace(twee, inhoud=maak_adviesinhoud(conclusie=Conclusie.NEGATIEF, categorie=None, tot_en_met=None))
    gevonden = adviezen.verschillen((een.vaststellen(VANDAAG), nee.vaststellen(VANDAAG)))
    assert [v.wat for v in gevonden] == ["Advies", "Categorie", "Duur"]


def test_that_planning_an_mdo_comes_back_on_its_day(register: DbRegister) -> None:
    dienst = maak_dienst(register, SECRETARIS)
    vul_dossier(dienst, stukken=False, op_agenda=False)
    adviesverschil.kiezen(dienst, ID, Verschilweg.MDO, "samen spreken", date(2027, 5, 14))
    assert any("MDO met beide" in o.tekst for o in dienst.overzichten.opvolgingen(date(2027, 5, 14)))
