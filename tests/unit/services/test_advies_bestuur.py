"""Under M1 and M3 a zitting can lay one dossier before the bestuur, which then decides as under M2 (screens.md 3.2, 4.9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.besluit import Besluittoestand, Tekenwijze
from cvt_desktop.domain.brief import Briefsoort, Brieftoestand
from cvt_desktop.domain.errors import GeenRechtError, ToestandError
from cvt_desktop.domain.formulier import Categorie, Soort
from cvt_desktop.domain.hoorrecht import zoals_aanvraag
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.ondertekend import Stemverklaring, puntverklaring, stemverklaring
from cvt_desktop.domain.voorstel import zoals_gevraagd
from cvt_desktop.domain.zitting import Zitting
from cvt_desktop.ports import documentdelen as deel
from cvt_desktop.ports.bestuursadvies import AdviesAanBestuur
from cvt_desktop.ports.documenten import BesluitbriefSchool
from cvt_desktop.services import besluiten, bestuursbesluiten, bezwaarwacht, brieven, tekenstapel, zitting_behandelen
from cvt_desktop.services.bekrachtigen import bekrachtigen, mijn_stemmen
from cvt_desktop.services.besluitenlijst import besluitenlijst_document
from cvt_desktop.services.ondertekenen import tekenen
from cvt_desktop.services.verificatie import Verificatie
from cvt_desktop.services.werkvoorraad import werkvoorraad
from cvt_desktop.services.zitting_inzien import zitting_lezen
from db.codec import CODEC
from tests.besluit_opzet import Besluitopzet, geef_certificaten, kies_modellen
from tests.factories import BESTUURDER, RIETDIJK, VOORZITTER
from tests.fakes.poorten import NepBijlagen, NepOpmaker
from tests.zitting_opzet import ALLE_DRIE, LEDEN, Opzet, eigen, open_zitting, zet_op


@pytest.fixture(params=[Besluitmodel.M1, Besluitmodel.M3], ids=lambda m: m.name)
def opzet(request: pytest.FixtureRequest, tmp_path: Path) -> Besluitopzet:
    """Mikołaj's dossier in an open zitting, under a model in which the commission could decide itself."""
    zitting = zet_op(tmp_path)
    kies_modellen(zitting, ((Soort.TLV_VSO_NIEUW, request.param),))
    open_zitting(zitting)
    return Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker())


def _advies(opzet: Opzet, advies: Uitkomst = Uitkomst.TOEGEWEZEN, **anders: object) -> Voorgenomen:
    vraag = replace(zoals_gevraagd(opzet.aanvraag()), uitkomst=Uitkomst.ADVIES_BESTUUR, advies=advies)
    return replace(vraag, **anders)  # type: ignore[arg-type]


def leg_voor(opzet: Besluitopzet, advies: Voorgenomen | None = None, *, horen: bool = True) -> Zitting:
    """Everybody is for laying it before the bestuur, and confirms that."""
    z, id_ = opzet.zitting, opzet.aanvraag_id()
    zitting_behandelen.vergewissen(z.dienst, z.zitting_id, id_, ALLE_DRIE)
    if horen:
        zitting_behandelen.horen(z.dienst, z.zitting_id, id_, zoals_aanvraag(z.aanvraag().formulier.b))
    zitting_behandelen.voornemen(z.dienst, z.zitting_id, id_, advies or _advies(z))
    zitting_behandelen.allen_voor(z.dienst, z.zitting_id, id_)
    zitting_behandelen.vaststellen_uitslag(z.dienst, z.zitting_id, id_)
    for lid in LEDEN:
        bekrachtigen(opzet.als(lid), z.zitting_id, eigen(opzet.als(lid)))
    geef_certificaten(opzet)
    return zitting_lezen(z.dienst, z.zitting_id)


def _status(opzet: Besluitopzet) -> Status:
    return opzet.zitting.aanvraag().status


def _stappen(opzet: Besluitopzet, wie: object) -> list[str]:
    """But for the knelpunten, which have tests of their own."""
    regels = werkvoorraad(opzet.als(wie))  # type: ignore[arg-type]
    return [r.stap.tekst for r in regels if (r.dossier is not None or r.scherm) and not r.sleutel.endswith(" knelpunt")]


# --- the zitting --------------------------------------------------------------------------------------------------------


def test_that_the_zitting_says_what_it_advises_and_the_dossier_waits_for_the_bestuur(opzet: Besluitopzet) -> None:
    zitting = leg_voor(opzet)
    uitslag = zitting.punten[0].uitslag
    assert uitslag is not None
    assert uitslag.zin == "4 voor, 0 tegen, quorum 3 van 4: advies aan het bestuur: toewijzen zoals gevraagd."
    assert _status(opzet) is Status.ADVIES_BESTUUR
    besluit = opzet.besluit()
    assert (besluit.uitkomst, besluit.toestand, besluit.bestuur) == (Uitkomst.TOEGEWEZEN, Besluittoestand.CONCEPT, None)
    assert besluit.einddatum == date(2029, 7, 31)
    assert _stappen(opzet, BESTUURDER) == ["Besluiten over het advies zodra het in de Tekenmap ligt"]


@pytest.mark.parametrize("advies", [None, Uitkomst.AANGEHOUDEN, Uitkomst.TERUG, Uitkomst.ADVIES_BESTUUR])
def test_that_an_advice_is_to_grant_or_to_refuse(opzet: Besluitopzet, advies: Uitkomst | None) -> None:
    leeg = Voorgenomen(uitkomst=Uitkomst.ADVIES_BESTUUR, advies=advies)
    with pytest.raises(ToestandError, match="Kies wat de commissie het bestuur adviseert") as fout:
        zitting_behandelen.voornemen(opzet.zitting.dienst, opzet.zitting.zitting_id, opzet.aanvraag_id(), leeg)
    assert fout.value.veld == "advies"


@pytest.mark.parametrize(("weg", "veld"), [("einddatum", "einddatum"), ("categorie", "categorie")])
def test_that_what_is_advised_is_as_complete_as_a_besluit(opzet: Besluitopzet, weg: str, veld: str) -> None:
    with pytest.raises(ToestandError) as fout:
        zitting_behandelen.voornemen(opzet.zitting.dienst, opzet.zitting.zitting_id, opzet.aanvraag_id(),
                                     replace(_advies(opzet.zitting), **{weg: None}))  # type: ignore[arg-type] # fmt: skip
    assert fout.value.veld == veld


def test_that_an_advice_that_is_other_than_asked_says_why(opzet: Besluitopzet) -> None:
    anders = _advies(opzet.zitting, Uitkomst.TOEGEWEZEN_ANDERS, einddatum=date(2028, 7, 31))
    with pytest.raises(ToestandError, match="waarom anders"):
        leg_voor(opzet, anders)
    leg_voor(opzet, replace(anders, waarom_anders="één jaar volstaat"))
    besluit = opzet.besluit()
    assert (besluit.uitkomst, besluit.einddatum) == (Uitkomst.TOEGEWEZEN_ANDERS, date(2028, 7, 31))
    assert besluit.redenen.afwijking == "één jaar volstaat"


def test_that_without_quorum_there_is_no_advice_either(opzet: Besluitopzet) -> None:
    z = opzet.zitting
    for lid in LEDEN[1:3]:
        zitting_behandelen.aanwezigheid(z.dienst, z.zitting_id, lid.id, False)
    with pytest.raises(ToestandError, match="van de 3 leden"):
        leg_voor(opzet)


def test_that_the_zitting_can_take_it_back_and_decide_itself(opzet: Besluitopzet) -> None:
    leg_voor(opzet)
    z = opzet.zitting
    zitting_behandelen.terugnemen(z.dienst, z.zitting_id, opzet.aanvraag_id())
    assert _status(opzet) is Status.OP_AGENDA
    zitting_behandelen.voornemen(z.dienst, z.zitting_id, opzet.aanvraag_id(), zoals_gevraagd(z.aanvraag()))
    zitting_behandelen.allen_voor(z.dienst, z.zitting_id, opzet.aanvraag_id())
    zitting_behandelen.vaststellen_uitslag(z.dienst, z.zitting_id, opzet.aanvraag_id())
    assert _status(opzet) is Status.BESLOTEN


def test_that_the_besluitenlijst_and_the_page_of_the_member_say_what_was_advised(opzet: Besluitopzet) -> None:
    leg_voor(opzet, Voorgenomen(uitkomst=Uitkomst.ADVIES_BESTUUR, advies=Uitkomst.AFGEWEZEN))
    [punt] = besluitenlijst_document(opzet.dienst, opzet.zitting.zitting_id).punten
    assert (punt.uitkomst, punt.inhoud) == ("advies aan het bestuur: afwijzen", "")
    [stem] = mijn_stemmen(opzet.als(RIETDIJK), opzet.zitting.zitting_id)
    assert stem.uitkomst == "advies aan het bestuur: afwijzen"


# --- the bestuur --------------------------------------------------------------------------------------------------------


def test_that_the_advice_lies_before_the_bestuur_which_decides_and_signs(opzet: Besluitopzet) -> None:
    leg_voor(opzet)
    besluit = opzet.in_tekenmap()
    document = opzet.opmaker.laatste(AdviesAanBestuur)
    assert isinstance(document, AdviesAanBestuur)
    assert document.advies == ("de aanvraag toe te wijzen, categorie laag, met ingang van 1 augustus 2027 tot en met 31 juli "
                               "2029")  # fmt: skip
    with pytest.raises(GeenRechtError):
        bestuursbesluiten.conform(opzet.als(VOORZITTER), besluit.id)
    with pytest.raises((GeenRechtError, ToestandError)):
        tekenen(opzet.als(VOORZITTER), besluit.id, Tekenwijze.PAPIER)  # no mandate for what lies before the bestuur
    bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    assert _status(opzet) is Status.BESLOTEN
    assert _stappen(opzet, BESTUURDER) == ["Tekenmap: 1 besluit te tekenen, 1 met aandacht"]
    assert not any(stap.startswith("Besluit tekenen") for stap in _stappen(opzet, VOORZITTER))
    tekenen(opzet.als(BESTUURDER), besluit.id, Tekenwijze.PAPIER)
    assert _status(opzet) is Status.GETEKEND
    brief = opzet.opmaker.laatste(BesluitbriefSchool)
    assert isinstance(brief, BesluitbriefSchool)
    assert isinstance(brief.nemer, deel.BesluitDoorBestuur)
    assert {b.soort for b in brieven.lijst(opzet.dienst, opzet.aanvraag_id())} >= {Briefsoort.TLV, Briefsoort.BESLUIT_SCHOOL}


def test_that_the_bestuur_may_decide_otherwise_with_a_reason(opzet: Besluitopzet) -> None:
    leg_voor(opzet)
    besluit = opzet.in_tekenmap()
    anders = replace(zoals_gevraagd(opzet.zitting.aanvraag()), categorie=Categorie.MIDDEN)
    besluit = bestuursbesluiten.anders(opzet.als(BESTUURDER), besluit.id, anders, "de groep is klein genoeg")
    assert (besluit.toestand, besluit.categorie) == (Besluittoestand.CONCEPT, Categorie.MIDDEN)
    besluit = bestuursbesluiten.terugnemen(opzet.als(BESTUURDER), besluit.id)
    assert (besluit.categorie, _status(opzet)) == (Categorie.LAAG, Status.ADVIES_BESTUUR)


def test_that_ctrl_z_after_deciding_otherwise_leaves_the_besluit_as_it_lay_in_the_tekenmap(opzet: Besluitopzet) -> None:
    leg_voor(opzet)
    lag, dienst = opzet.in_tekenmap(), opzet.als(BESTUURDER)
    anders = replace(zoals_gevraagd(opzet.zitting.aanvraag()), categorie=Categorie.MIDDEN)
    bestuursbesluiten.anders(dienst, lag.id, anders, "de groep is klein genoeg")
    dienst.teruglijst.neem_terug()
    with opzet.zitting.register.lezen() as uow:
        nu = uow.besluiten.get(lag.id)
    assert (replace(nu, versie=lag.versie), _status(opzet)) == (lag, Status.ADVIES_BESTUUR)
    anders_besloten = bestuursbesluiten.anders(dienst, lag.id, anders, "de groep is klein genoeg")
    with opzet.zitting.register.schrijven() as uow:
        uow.besluiten.save(replace(anders_besloten, redenen=replace(anders_besloten.redenen, mening="Herschreven.")))
    dienst.teruglijst.neem_terug()
    with opzet.zitting.register.lezen() as uow:
        nu = uow.besluiten.get(lag.id)
    assert (nu.toestand, nu.redenen.mening, nu.bestuur) == (Besluittoestand.CONCEPT, "Herschreven.", None)


def test_that_the_tekenmap_of_the_voorzitter_shows_that_it_waits_for_the_bestuur(opzet: Besluitopzet) -> None:
    leg_voor(opzet)
    opzet.in_tekenmap()
    [stuk] = tekenstapel.stapel(opzet.als(VOORZITTER))
    assert (stuk.wacht_op_bestuur, stuk.mag_ik) == (True, False)
    [stuk] = tekenstapel.stapel(opzet.als(BESTUURDER))
    assert (stuk.wacht_op_bestuur, stuk.mag_ik) == (True, True)


def test_that_what_was_changed_after_the_zitting_is_no_advice_of_the_commission(opzet: Besluitopzet) -> None:
    leg_voor(opzet)
    b = opzet.schrijf(gewone_taal="Kort.")
    besluiten.wijzigen(opzet.dienst, b.id, categorie=Categorie.MIDDEN, ingangsdatum=b.ingangsdatum, einddatum=b.einddatum,
                       redenen=b.redenen)  # fmt: skip
    assert "C52" in {g.regel_id for g in opzet.beeld().bevindingen}


def test_that_who_only_advised_the_bestuur_took_no_besluit_under_mandate(opzet: Besluitopzet) -> None:
    leg_voor(opzet)
    besluit = opzet.in_tekenmap()
    bestuursbesluiten.conform(opzet.als(BESTUURDER), besluit.id)
    tekenen(opzet.als(BESTUURDER), besluit.id, Tekenwijze.PAPIER)
    with opzet.zitting.register.lezen() as uow:
        rollen = bezwaarwacht.dossierrollen(uow, opzet.aanvraag_id())
    assert rollen.beslisten == frozenset()
    assert {lid.id for lid in LEDEN} == rollen.stemden


# --- what was signed before ---------------------------------------------------------------------------------------------


def test_that_a_stem_and_an_item_of_before_an_advice_said_what_still_fit_their_signature(tmp_path: Path) -> None:
    zitting = zet_op(tmp_path)
    open_zitting(zitting)
    opzet = Besluitopzet(zitting=zitting, bijlagen=NepBijlagen(), opmaker=NepOpmaker())
    z = leg_voor(opzet, zoals_gevraagd(zitting.aanvraag()), horen=False)
    punt = z.punten[0]
    for verklaring in (stemverklaring(z, punt, punt.stemmen[0]), puntverklaring(z, punt)):
        [oud] = CODEC.oudere_vormen(verklaring)
        assert b'"advies"' not in oud
        assert b'"versie":1' in oud
        assert CODEC.lees(type(verklaring), oud) == verklaring
    ongenummerd = replace(z, nummering=())  # items kept no number then
    *_, nieuwste, _ = CODEC.oudere_vormen(ongenummerd)
    assert b'"advies"' not in nieuwste
    assert CODEC.lees(Zitting, nieuwste) == replace(ongenummerd, versie=0)


def test_that_an_advice_cannot_be_read_as_something_of_before(opzet: Besluitopzet) -> None:
    zitting = leg_voor(opzet)
    punt = zitting.punten[0]
    verklaring = stemverklaring(zitting, punt, punt.stemmen[0])
    assert isinstance(verklaring, Stemverklaring)
    assert list(CODEC.oudere_vormen(verklaring)) == []
    with opzet.zitting.register.lezen() as uow:
        assert all(o.telt for o in Verificatie(opzet.dienst, uow).punt(zitting, punt).values())


def test_that_a_dossier_that_was_laid_before_the_bestuur_without_advice_still_reads(tmp_path: Path) -> None:
    """An earlier version of the program knew no advice, and held such a dossier back."""
    zitting = zet_op(tmp_path)
    oud = Voorgenomen(uitkomst=Uitkomst.ADVIES_BESTUUR)
    with zitting.register.schrijven() as uow:
        z = uow.zittingen.get(zitting.zitting_id)
        uow.zittingen.save(z.met_punt(replace(z.punten[0], voorgenomen=oud)))
    punt = zitting_lezen(zitting.dienst, zitting.zitting_id).punten[0]
    assert punt.voorgenomen == oud
    assert oud.omschrijving == "advies aan het bestuur"
    assert Brieftoestand.DEFINITIEF not in {b.toestand for b in brieven.lijst(zitting.dienst, zitting.dossiers[0].id)}
