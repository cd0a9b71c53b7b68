"""The letters of all dossiers as one pile: what is in it, in which order, and what sending it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bereikbaarheid import Bereikbaarheid
from cvt_desktop.domain.besluit import Besluittoestand, Tekenwijze
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand, Verzending, Verzendwijze
from cvt_desktop.domain.errors import GeenRechtError, InvoerError
from cvt_desktop.domain.ids import BriefId
from cvt_desktop.ports.bijlagen import BewaardeBijlage
from cvt_desktop.ports.bladen import Blad
from cvt_desktop.services import besluiten, brieven, verzendstapel
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.scans import scan_registreren
from cvt_desktop.services.verzenden import Zending, opnieuw, rond_af
from cvt_desktop.services.verzendstapel import GEHEIM, Stapelregel
from tests.besluit_opzet import DAG, Besluitopzet
from tests.documents.pdf import maak_pdf
from tests.factories import BESTUURDER, VOORZITTER, uuid_van
from tests.verzend_opzet import VADER, getekend

MORGEN = date(2027, 5, 13)


def _regels(opzet: Besluitopzet) -> tuple[Stapelregel, ...]:
    return verzendstapel.stapel(opzet.dienst).regels


def _post(regels: tuple[Stapelregel, ...], op: date = DAG) -> tuple[Zending, ...]:
    return tuple(Zending(brief_id=r.id, op=op, wijze=Verzendwijze.POST) for r in regels)


def _brief(opzet: Besluitopzet, brief_id: BriefId) -> Brief:
    with opzet.zitting.register.lezen() as uow:
        return uow.brieven.get(brief_id)


def _verzonden(opzet: Besluitopzet) -> int:
    return sum(1 for e in _gebeurtenissen(opzet) if e == Actie.BRIEF_VERZENDEN)


def _gebeurtenissen(opzet: Besluitopzet) -> list[str]:
    with opzet.zitting.register.lezen() as uow:
        return [g.actie for g in uow.logboek.since(0)]


def test_that_the_pile_holds_every_final_letter_of_every_dossier_in_order_of_address(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    brieven.ontvangstbevestiging_maken(opzet.dienst, opzet.aanvraag_id(1))
    stapel = verzendstapel.stapel(opzet.dienst)
    assert (len(stapel.regels), stapel.besluiten, stapel.in_tekenmap) == (9, 2, 0)
    assert [r.postvolgorde for r in stapel.regels] == sorted(r.postvolgorde for r in stapel.regels)
    postcodes = [r.brief.adres.postcode for r in stapel.regels]
    assert postcodes == sorted(postcodes)
    assert postcodes[-1] == "1999 ZD"
    enveloppen = [r.envelop for r in stapel.regels]
    assert [envelop for envelop, _ in groupby(enveloppen)] == list(dict.fromkeys(enveloppen)), "one envelope lies together"
    assert {r.wijze for r in stapel.regels} == {Verzendwijze.POST}


def test_that_only_who_agreed_gets_it_electronically_and_a_school_in_top_there(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    ja = Bereikbaarheid(besluiten_op=date(2027, 4, 2), bewijs="mail van 2-4-2027")
    with opzet.zitting.register.schrijven() as uow:
        aanvraag = uow.aanvragen.get(opzet.aanvraag_id())
        uow.scholen.save(replace(uow.scholen.get(aanvraag.school_id), elektronisch=ja))
        moeder, vader = aanvraag.formulier.b.verzorgers
        b = replace(aanvraag.formulier.b, verzorgers=(replace(moeder, elektronisch=ja), vader))
        uow.aanvragen.save(replace(aanvraag, formulier=replace(aanvraag.formulier, b=b)))
    eigen = [r for r in _regels(opzet) if r.aanvraag_id == opzet.aanvraag_id()]
    wijzen = {(r.brief.soort, r.brief.geadresseerde): r.wijze for r in eigen}
    assert wijzen[Briefsoort.TLV, "Lyceum Ravenkoog"] is Verzendwijze.TOP_DOSSIER
    assert wijzen[Briefsoort.BESLUIT_OUDERS, "Agnieszka Żurawska"] is Verzendwijze.BEVEILIGDE_MAIL
    assert wijzen[Briefsoort.BESLUIT_OUDERS, VADER] is Verzendwijze.POST


def test_that_the_whole_pile_leaves_in_one_unit_and_makes_each_besluit_known(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    uit = verzendstapel.verzend(opzet.dienst, _post(_regels(opzet)))
    assert (len(uit.verzonden), uit.bekendgemaakt, uit.fouten) == (7, 2, ())
    assert _regels(opzet) == ()
    assert [opzet.besluit(n).toestand for n in (0, 1)] == [Besluittoestand.VERZONDEN] * 2
    with opzet.zitting.register.lezen() as uow:
        log = [g for g in uow.logboek.since(0) if g.actie == Actie.BRIEF_VERZENDEN]
    assert [g.aantal for g in log] in ([4, 3], [3, 4]), "per dossier how many letters"
    brief = _brief(opzet, uit.verzonden[0])
    assert (brief.verzonden_op, brief.wijze, bool(brief.sha256)) == (DAG, Verzendwijze.POST, True)


def test_that_two_parents_can_have_different_days_and_the_besluit_waits_for_the_later(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    opzet.zitting.klok.verder(1)
    zendingen = tuple(replace(z, op=MORGEN) if r.brief.geadresseerde == VADER else z
                      for r, z in zip(_regels(opzet), _post(_regels(opzet)), strict=True))  # fmt: skip
    assert verzendstapel.verzend(opzet.dienst, zendingen).bekendgemaakt == 2
    tot = {r.brief.geadresseerde: r.bezwaar_tot for r in verzendstapel.verzonden(opzet.dienst)}
    assert tot["Agnieszka Żurawska"] == date(2027, 6, 23)
    assert tot[VADER] == date(2027, 6, 24)
    assert verzendstapel.bezwaar_tot(opzet.dienst, (DAG, MORGEN)) == {DAG: date(2027, 6, 23), MORGEN: date(2027, 6, 24)}


def test_that_a_letter_that_cannot_go_is_named_and_the_others_go(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    regels = _regels(opzet)
    zendingen = list(_post(regels))
    digitaal = replace(zendingen[0], wijze=Verzendwijze.BEVEILIGDE_MAIL)  # nobody agreed
    te_vroeg = replace(zendingen[1], op=date(2027, 5, 11))  # before the date on the letter
    weg = Zending(brief_id=BriefId(uuid_van("niets")), op=DAG, wijze=Verzendwijze.POST)
    uit = verzendstapel.verzend(opzet.dienst, (digitaal, te_vroeg, *zendingen[2:], weg))
    assert {f.brief_id for f in uit.fouten} == {digitaal.brief_id, te_vroeg.brief_id, weg.brief_id}
    assert all(f.melding for f in uit.fouten)
    assert set(uit.verzonden) == {z.brief_id for z in zendingen[2:]}
    assert {_brief(opzet, z.brief_id).toestand for z in zendingen[2:]} == {Brieftoestand.VERZONDEN}
    assert {_brief(opzet, z.brief_id).toestand for z in zendingen[:2]} == {Brieftoestand.DEFINITIEF}
    assert _verzonden(opzet) == 2, "one event per dossier: what was undone left none"


def test_that_a_fault_of_the_register_leaves_the_whole_pile_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opzet = getekend(tmp_path)
    keer: list[int] = []

    def breekt(dienst: Dienst, werk: Werk, aanvraag: Aanvraag, weg: tuple[Brief, ...]) -> tuple[bool, date | None]:
        keer.append(1)
        if len(keer) == 2:
            raise RuntimeError("schijf vol")
        return rond_af(dienst, werk, aanvraag, weg)

    monkeypatch.setattr("cvt_desktop.services.verzendstapel.rond_af", breekt)
    with pytest.raises(RuntimeError):
        verzendstapel.verzend(opzet.dienst, _post(_regels(opzet)))
    assert len(_regels(opzet)) == 7
    assert _verzonden(opzet) == 0
    monkeypatch.undo()
    assert verzendstapel.verzend(opzet.dienst, _post(_regels(opzet))).bekendgemaakt == 2


def test_that_nothing_is_sent_on_a_day_to_come_or_without_a_choice_or_by_another_role(tmp_path: Path) -> None:
    opzet = getekend(tmp_path, aantal=1)
    zendingen = _post(_regels(opzet))
    for fout in ((), _post(_regels(opzet), MORGEN)):
        with pytest.raises(InvoerError):
            verzendstapel.verzend(opzet.dienst, fout)
    with pytest.raises(GeenRechtError):
        verzendstapel.verzend(opzet.als(BESTUURDER), zendingen)
    with pytest.raises(GeenRechtError):
        verzendstapel.stapel(opzet.als(VOORZITTER))


def test_that_what_was_signed_with_a_pen_goes_when_its_scan_is_there(tmp_path: Path) -> None:
    opzet = getekend(tmp_path, wijze=Tekenwijze.PAPIER, aantal=1)
    regels = _regels(opzet)
    assert all(r.scan_nodig and "scan" in r.belet(Verzendwijze.POST) for r in regels)
    uit = verzendstapel.verzend(opzet.dienst, _post(regels))
    assert (uit.verzonden, len(uit.fouten)) == ((), 3)
    gescand = scan_registreren(opzet.dienst, [r.id for r in regels], maak_pdf(1))
    assert len({b.scan_id for b in gescand}) == 1, "one file for all pages of the dossier"
    assert len(gescand) == 3
    assert not any(r.belet(Verzendwijze.POST) for r in _regels(opzet))
    assert verzendstapel.verzend(opzet.dienst, _post(_regels(opzet))).bekendgemaakt == 1


def test_that_a_letter_without_an_address_stays_unless_it_is_handed_over(tmp_path: Path) -> None:
    opzet = getekend(tmp_path, aantal=1)
    regel = _regels(opzet)[0]
    with opzet.zitting.register.schrijven() as uow:
        uow.brieven.save(replace(uow.brieven.get(regel.id), adres=Adres(plaats="Meerstede")))
    regel = next(r for r in _regels(opzet) if r.id == regel.id)
    assert "adres" in regel.belet(Verzendwijze.POST)
    zending = _post((regel,))
    assert verzendstapel.verzend(opzet.dienst, zending).fouten[0].melding == regel.belet(Verzendwijze.POST)
    uitgereikt = tuple(replace(z, wijze=Verzendwijze.UITGEREIKT) for z in zending)
    assert verzendstapel.verzend(opzet.dienst, uitgereikt).verzonden == (regel.id,)


def test_that_a_besluit_withdrawn_before_sending_leaves_the_pile_and_its_number_stays(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    besluiten.intrekken(opzet.dienst, opzet.besluit(0).id, besluiten.INTREKREDENEN[0])
    assert {r.aanvraag_id for r in _regels(opzet)} == {opzet.aanvraag_id(1)}
    opzet.in_tekenmap(0)
    assert tekenen(opzet.als(VOORZITTER), opzet.besluit(0).id).nummer == "OEF-2627-0003"
    with opzet.zitting.register.lezen() as uow:
        assert len(uow.verklaringen.nummers()) == 3, "a number without a hole: the withdrawn one is vervallen"


def test_that_the_post_is_printed_in_order_and_told_to_the_log_when_it_leaves(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    ids = [r.id for r in _regels(opzet)]
    pdf = verzendstapel.drukwerk(opzet.dienst, ids)
    plaatsen = [pdf.index(opzet.bijlagen.lees(b.naam, b.sleutel)) for b in _opslag(opzet, ids)]
    assert plaatsen == sorted(plaatsen)
    assert pdf.endswith(b"% dubbelzijdig\n")
    assert Actie.DOCUMENT_UITVOEREN not in _gebeurtenissen(opzet), "looking at it is no export"
    verzendstapel.gedrukt(opzet.dienst, ids)
    assert _gebeurtenissen(opzet).count(Actie.DOCUMENT_UITVOEREN) == 2
    with pytest.raises(InvoerError):
        verzendstapel.drukwerk(opzet.dienst, ())


def test_that_what_a_letter_says_that_goes_with_it_lies_behind_it(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    eigen = {r.brief.soort: r.id for r in _regels(opzet) if r.aanvraag_id == opzet.aanvraag_id()}
    volgorde = [eigen[s] for s in (Briefsoort.BESLUIT_OUDERS, Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL)]
    ouders, tlv, school = (opzet.bijlagen.lees(b.naam, b.sleutel) for b in _opslag(opzet, volgorde))
    pdf = verzendstapel.drukwerk(opzet.dienst, volgorde[:1], met_bijlagen=True)
    assert pdf.startswith(ouders + tlv + school), "the verklaring and the besluit as the school gets it"
    assert pdf.count(b"DeskundigenadviesAfdruk") == 2
    naar_school = verzendstapel.drukwerk(opzet.dienst, volgorde[2:], met_bijlagen=True)
    assert naar_school.count(b"DeskundigenadviesAfdruk") == 2
    assert tlv not in naar_school, "the school has it as a document of its own"


def _opslag(opzet: Besluitopzet, ids: list[BriefId]) -> list[BewaardeBijlage]:
    with opzet.zitting.register.lezen() as uow:
        return [uow.opslag.get(b.bijlage_id) for b in map(uow.brieven.get, ids) if b.bijlage_id is not None]


def test_that_the_address_list_names_each_envelope_once_and_no_geheim_address(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    regels = _regels(opzet)
    assert [r.brief.geadresseerde for r in regels if r.adres_geheim] == [VADER]
    verzendstapel.adreslijst(opzet.dienst, [r.id for r in regels])
    blad = opzet.opmaker.laatste(Blad)
    assert isinstance(blad, Blad)
    rijen = blad.delen[0].rijen
    assert len(rijen) == len({(r.brief.geadresseerde, r.brief.adres.sleutel) for r in regels})
    assert "Molenwerf" not in str(rijen)
    assert any(GEHEIM in waarde for _, waarde in rijen)


def test_that_a_letter_that_came_back_keeps_its_first_day(tmp_path: Path) -> None:
    opzet = getekend(tmp_path)
    verzendstapel.verzend(opzet.dienst, _post(_regels(opzet)))
    regel = next(r for r in verzendstapel.verzonden(opzet.dienst) if r.brief.geadresseerde == VADER)
    opzet.zitting.klok.verder(5)
    opnieuw(opzet.dienst, regel.aanvraag_id, Zending(brief_id=regel.id, op=date(2027, 5, 17), wijze=Verzendwijze.UITGEREIKT))
    brief = _brief(opzet, regel.id)
    assert (brief.verzonden_op, brief.eerder) == (date(2027, 5, 17), (Verzending(op=DAG, wijze=Verzendwijze.POST),))
    nu = {r.id: r.bezwaar_tot for r in verzendstapel.verzonden(opzet.dienst)}
    assert nu[regel.id] == date(2027, 6, 28)
    assert set(nu.values()) == {date(2027, 6, 23), date(2027, 6, 28)}, "the others keep theirs"
    opzet.zitting.klok.verder(verzendstapel.TERUG_DAGEN + 1)
    assert verzendstapel.verzonden(opzet.dienst) == ()
