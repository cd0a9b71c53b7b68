"""Bekrachtigen and the besluitenlijst."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.adapters.pdf.opmaker import ReportlabOpmaker
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.stem import Stemkeuze
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Uitkomst, Voorgenomen
from cvt_desktop.ports.zegel import Zegel
from cvt_desktop.services import lijstbekrachtiging, zitting_behandelen
from cvt_desktop.services.bekrachtigen import bekrachtigen, mijn_stemmen, namens, stand, te_bekrachtigen
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.werkvoorraad import werkvoorraad
from cvt_desktop.services.zitting_inzien import zitting_lezen
from tests.factories import BAKKENES, BENSALEM, RIETDIJK, SECRETARIS, VOORZITTER, maak_instellingen
from tests.zitting_opzet import ALLE_DRIE, LEDEN, Opzet, beslis, eigen, open_zitting, zet_op


def fout() -> AbstractContextManager[Zegel]:
    raise InvoerError("De wachtzin klopt niet.", veld="wachtzin")


@pytest.fixture
def opzet(tmp_path: Path) -> Opzet:
    """Item 1 decided by all, item 4 of the opzet on the agenda as item 4 and not decided."""
    opzet = zet_op(tmp_path, aantal=4)
    open_zitting(opzet)
    beslis(opzet)
    return opzet


def test_that_a_member_sees_own_stemmen_on_decided_items_only(opzet: Opzet) -> None:
    [stem] = mijn_stemmen(opzet.als(RIETDIJK), opzet.zitting_id)
    assert (stem.nummer, stem.leerling, stem.uitkomst, stem.keuze) == (
        1, "Mikołaj Ż.", "toegewezen zoals gevraagd", Stemkeuze.VOOR,
    )  # fmt: skip
    with pytest.raises(GeenRechtError):
        mijn_stemmen(opzet.dienst, opzet.zitting_id)


def test_that_one_passphrase_confirms_all_own_stemmen_and_no_other(opzet: Opzet) -> None:
    beslis(opzet, 3)
    z = bekrachtigen(opzet.als(RIETDIJK), opzet.zitting_id, eigen(opzet.als(RIETDIJK)))
    namen = {(s.persoon_id, p.kenmerk) for p in z.punten for s in p.stemmen if s.bekrachtigd_op}
    assert namen == {(RIETDIJK.id, "2026-0391"), (RIETDIJK.id, "2026-0399")}
    with opzet.register.lezen() as uow:
        laatste, _ = uow.logboek.laatste(2)
    assert (laatste.actie, laatste.object_soort, laatste.persoon_id) == ("stem.bekrachtigen", "stem", RIETDIJK.id)
    assert laatste.sleutel_id is not None


def test_that_a_wrong_passphrase_confirms_nothing(opzet: Opzet) -> None:
    with pytest.raises(InvoerError):
        bekrachtigen(opzet.als(RIETDIJK), opzet.zitting_id, fout)
    assert stand(zitting_lezen(opzet.dienst, opzet.zitting_id))[3].bekrachtigd == 0


def test_that_the_secretaris_cannot_confirm_and_is_not_even_asked_for_a_passphrase(opzet: Opzet) -> None:
    def nooit() -> AbstractContextManager[Zegel]:
        raise AssertionError("asked for a passphrase")

    with pytest.raises(GeenRechtError):
        bekrachtigen(opzet.dienst, opzet.zitting_id, nooit)


def test_that_a_member_at_the_laptop_of_the_secretaris_acts_in_the_own_name(opzet: Opzet) -> None:
    with opzet.register.lezen() as uow:
        dienst = namens(opzet.dienst, uow.personen.get(VOORZITTER.id))
    z = bekrachtigen(dienst, opzet.zitting_id, eigen(opzet.als(VOORZITTER)))
    assert [s.persoon_id for s in z.punten[0].stemmen if s.bekrachtigd_op] == [VOORZITTER.id]


def test_that_a_marked_stem_is_not_confirmed_and_is_told_apart_in_the_log(opzet: Opzet) -> None:
    beslis(opzet, 3)
    verkeerd = frozenset({opzet.dossiers[3].id})
    z = bekrachtigen(opzet.als(RIETDIJK), opzet.zitting_id, eigen(opzet.als(RIETDIJK)), betwist=verkeerd)
    assert [(s.bekrachtigd, s.betwist) for s in stand(z) if s.persoon_id == RIETDIJK.id] == [(1, 1)]
    with opzet.register.lezen() as uow:
        acties = [g.actie for g in uow.logboek.laatste(2)]
    assert acties == ["stem.betwisten", "stem.bekrachtigen"]


def test_that_a_corrected_stem_waits_for_confirmation_again(opzet: Opzet) -> None:
    bekrachtigen(opzet.als(RIETDIJK), opzet.zitting_id, eigen(opzet.als(RIETDIJK)))
    assert te_bekrachtigen(opzet.als(RIETDIJK)) == ()
    zitting_behandelen.stem_herstellen(opzet.dienst, opzet.zitting_id, opzet.dossiers[0].id, RIETDIJK.id, Stemkeuze.TEGEN, "kort")
    assert te_bekrachtigen(opzet.als(RIETDIJK)) == ((opzet.zitting_id, date(2027, 5, 12), 1),)


def test_that_confirming_twice_says_so(opzet: Opzet) -> None:
    bekrachtigen(opzet.als(RIETDIJK), opzet.zitting_id, eigen(opzet.als(RIETDIJK)))
    with pytest.raises(ToestandError, match="al bekrachtigd"):
        bekrachtigen(opzet.als(RIETDIJK), opzet.zitting_id, eigen(opzet.als(RIETDIJK)))


def test_that_three_of_four_carry_a_besluit(opzet: Opzet) -> None:
    gedragen = []
    for lid in (VOORZITTER, BENSALEM, BAKKENES):
        z = bekrachtigen(opzet.als(lid), opzet.zitting_id, eigen(opzet.als(lid)))
        with opzet.register.lezen() as uow:
            tellen = {p for p, o in Verificatie(opzet.dienst, uow).punt(z, z.punten[0]).items() if o.telt}
        gedragen.append(z.gedragen(opzet.dossiers[0].id, tellen))
    assert gedragen == [False, False, True]


# --- the besluitenlijst -------------------------------------------------------------------------------------------------


def _hele_zitting(opzet: Opzet) -> None:
    d, z = opzet.dienst, opzet.zitting_id
    zitting_behandelen.voornemen(d, z, opzet.dossiers[1].id, Voorgenomen(
        uitkomst=Uitkomst.AANGEHOUDEN, aanhouden_tot=date(2027, 5, 26), aanhouden_waarvoor="MDO met beide deskundigen",
        aanhouden_wie="secretaris"))  # fmt: skip
    zitting_behandelen.vaststellen_uitslag(d, z, opzet.dossiers[1].id)
    beslis(opzet, 2)
    drie = opzet.dossiers[3]
    zitting_behandelen.vergewissen(d, z, drie.id, ALLE_DRIE)
    zitting_behandelen.voornemen(d, z, drie.id, replace(
        zoals_gevraagd(drie), uitkomst=Uitkomst.TOEGEWEZEN_ANDERS, einddatum=date(2028, 7, 31),
        waarom_anders="één jaar volstaat"))  # fmt: skip
    zitting_behandelen.stem_noteren(d, z, drie.id, BAKKENES.id, Stemkeuze.TEGEN, "twee jaar is nodig")
    zitting_behandelen.allen_voor(d, z, drie.id)
    zitting_behandelen.vaststellen_uitslag(d, z, drie.id)


def test_that_the_list_tells_what_was_decided_by_initials_and_without_health(opzet: Opzet) -> None:
    with opzet.register.schrijven() as uow:
        uow.aanvragen.save(uow.aanvragen.get(opzet.dossiers[0].id).met_override("Ouder niet akkoord", "meegewogen in de redenen"))
    _hele_zitting(opzet)
    lijst = besluitenlijst_document(opzet.dienst, opzet.zitting_id)
    assert [(p.leerling, p.uitkomst, p.inhoud, p.stemming) for p in lijst.punten] == [
        ("M.Ż.", "toegewezen zoals gevraagd", "1-8-2027 – 31-7-2029, laag", "allen voor (4)"),
        ("Z.Ü.", "aangehouden tot en met 26 mei 2027: MDO met beide deskundigen", "", "zonder stemming"),
        ("Ö.Ç.", "toegewezen zoals gevraagd", "1-8-2027 – 31-7-2029, laag", "allen voor (3)"),
        ("S.B.", "toegewezen, anders dan gevraagd", "1-8-2027 – 31-7-2028, laag", "3 voor, 1 tegen"),
    ]
    assert lijst.punten[0].opmerkingen == ("Ouder niet akkoord: met reden meegewogen in de redenen",)
    assert lijst.punten[1].verschoond == "dr. Saïda Bensalem: deskundige in dit dossier"
    assert lijst.punten[2].verschoond == "Joost Bakkenes: werkt voor Stichting Kaaphorn VO"
    [standpunt] = lijst.minderheidsstandpunten
    assert (standpunt.punt, standpunt.naam, standpunt.standpunt) == (4, "Joost Bakkenes", "twee jaar is nodig")
    [actie] = lijst.acties
    assert (actie.wat, actie.wie, actie.wanneer) == ("Punt 2: MDO met beide deskundigen", "secretaris", "vóór 26 mei 2027")
    assert lijst.quorum == "3 leden, onder wie een orthopedagoog of psycholoog"
    assert lijst.kop.concept
    for woord in ("vermoeid", "belastbaarheid", "arrangement"):
        assert woord not in repr([[getattr(p, v) for v in ("uitkomst", "inhoud", "opmerkingen")] for p in lijst.punten])


def test_that_full_names_are_a_setting(opzet: Opzet) -> None:
    eerste = maak_instellingen()
    from uuid import uuid4

    from cvt_desktop.domain.ids import InstellingenId

    voluit = replace(eerste, id=InstellingenId(uuid4()), nummer=2, geldig_vanaf=date(2027, 5, 1),
                     reglement=replace(eerste.reglement, initialen_op_besluitenlijst=False))  # fmt: skip
    with opzet.register.schrijven() as uow:
        uow.instellingen.save(voluit)
    assert besluitenlijst_document(opzet.dienst, opzet.zitting_id).punten[0].leerling == "Mikołaj Żurawski-Brandt"


def test_that_who_came_late_or_stayed_away_stands_on_the_list(tmp_path: Path) -> None:
    opzet = zet_op(tmp_path, aantal=4)
    open_zitting(opzet, RIETDIJK)
    beslis(opzet)
    zitting_behandelen.aanwezigheid(opzet.dienst, opzet.zitting_id, RIETDIJK.id, True)
    beslis(opzet, 3)
    lijst = besluitenlijst_document(opzet.dienst, opzet.zitting_id)
    assert {a.naam: a.rol for a in lijst.aanwezig}["Anne-Fleur Rietdijk"] == "stemt, niet bij punt 1"
    assert lijst.afwezig == ()
    zitting_behandelen.aanwezigheid(opzet.dienst, opzet.zitting_id, BENSALEM.id, False)
    assert besluitenlijst_document(opzet.dienst, opzet.zitting_id).afwezig == ()


def test_that_an_own_stem_that_was_not_confirmed_stands_in_the_werkvoorraad_once_the_zitting_is_over(opzet: Opzet) -> None:
    def regels(wie: Persoon) -> list[str]:
        return [r.stap.tekst for r in werkvoorraad(opzet.als(wie)) if r.sleutel == f"stemmen {opzet.zitting_id}"]

    _hele_zitting(opzet)
    for lid in LEDEN:
        if lid.id != RIETDIJK.id:
            bekrachtigen(opzet.als(lid), opzet.zitting_id, eigen(opzet.als(lid)))
    assert regels(RIETDIJK) == []  # the table is still there
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    assert regels(RIETDIJK) == ["Uw 3 stemmen bekrachtigen, zitting van wo 12 mei"]
    assert regels(VOORZITTER) == regels(SECRETARIS) == []
    bekrachtigen(opzet.als(RIETDIJK), opzet.zitting_id, eigen(opzet.als(RIETDIJK)))
    assert regels(RIETDIJK) == []


def test_that_a_fixed_list_is_final_and_can_be_laid_out(opzet: Opzet) -> None:
    _hele_zitting(opzet)
    zitting_behandelen.mededelingen(opzet.dienst, opzet.zitting_id, "De volgende zitting begint om 13.00 uur.")
    zitting_behandelen.sluiten(opzet.dienst, opzet.zitting_id)
    lijstbekrachtiging.lijst_vaststellen(opzet.als(VOORZITTER), opzet.zitting_id)
    lijst = besluitenlijst_document(opzet.dienst, opzet.zitting_id)
    assert not lijst.kop.concept
    assert lijst.vaststelling is not None
    assert (lijst.vaststelling.naam, lijst.vaststelling.op) == (VOORZITTER.naam, date(2027, 5, 12))
    assert lijst.kop.anker.startswith("log ")
    assert (lijst.secretaris, lijst.mededelingen) == (SECRETARIS.naam, ("De volgende zitting begint om 13.00 uur.",))
    assert ReportlabOpmaker().maak(replace(lijst, kop=replace(lijst.kop, sjabloon_versie="1"))).startswith(b"%PDF")


def test_that_the_besluitenlijst_says_how_many_members_signed_their_own_stem(opzet: Opzet) -> None:
    def zin() -> str:
        return besluitenlijst_document(opzet.dienst, opzet.zitting_id).bekrachtiging

    quorum = zitting_lezen(opzet.dienst, opzet.zitting_id).quorum
    gezien = [zin()]
    for lid in LEDEN:
        bekrachtigen(opzet.als(lid), opzet.zitting_id, eigen(opzet.als(lid)))
        gezien.append(zin())
    te_weinig = "Elk lid ondertekent de eigen stem zelf; nog niet genoeg leden voor het quorum deden dat"
    assert (quorum, len(LEDEN)) == (3, 4)
    assert gezien == [
        te_weinig, te_weinig, te_weinig, "Genoeg leden voor het quorum hebben de eigen stem zelf ondertekend",
        "Elk lid heeft de eigen stem zelf ondertekend",
    ]  # fmt: skip
