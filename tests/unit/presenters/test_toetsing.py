"""The brains of the tabs Toetsing and Adviezen, without a window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.adviesverschil import Verschilweg
from cvt_desktop.domain.afhandeling import Buitenbehandeling
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.toets import ANDERS_NAMELIJK
from cvt_desktop.services import adviezen, toetsing
from cvt_desktop.services.concepten import concepten
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossierkaart import dossierkaart
from cvt_desktop.services.koppelen import koppelen
from db.register import DbRegister
from tests.documents.pdf import maak_pdf
from tests.dossiers import maak_toets, voeg_stuk, vul_dossier
from tests.factories import (
    BENSALEM,
    CRUTZER,
    KERN_WIEBRANDSMA,
    MIKOLAJ,
    RAMDHARIE,
    SECRETARIS,
    VANDAAG,
    WIEBRANDSMA,
    maak_aanvraag,
    maak_adviesinhoud,
)
from tests.fakes.register import maak_dienst, maak_testregister
from ui.presenters import adviezen as adviezen_presenter
from ui.presenters import toetsing as toetsing_presenter
from ui.presenters.aanvulling import AanvullingPresenter
from ui.presenters.advies import AdviesPresenter, naar_velden, van_velden
from ui.presenters.adviezen import AdviezenPresenter
from ui.presenters.toetsing import ToetsingPresenter
from ui.tonen import Toon

ID = maak_aanvraag().id
REDEN = "blijkt voldoende uit de andere stukken"


@dataclass
class Route:
    """Where the presenter sent somebody."""

    gegaan: list[tuple[Any, ...]] = field(default_factory=list)

    def naar(self, scherm: str) -> None:
        self.gegaan.append((scherm,))

    def naar_dossier(self, aanvraag_id: AanvraagId, *, tab: str = "overzicht", veld: str | None = None) -> None:
        self.gegaan.append((aanvraag_id, tab, veld))

    def naar_zitting(self, zitting_id: object) -> None:
        self.gegaan.append((zitting_id,))

    def naar_leeslijst(self, zitting_id: object, aanvraag_id: object = None) -> None:
        self.gegaan.append((zitting_id,))

    def terug(self) -> None:
        self.gegaan.append(("terug",))


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_testregister(tmp_path / "register")


@pytest.fixture
def secretaris(register: DbRegister) -> Dienst:
    dienst = maak_dienst(register, SECRETARIS)
    with register.schrijven() as uow:
        uow.leerlingen.save(MIKOLAJ)
        uow.aanvragen.save(maak_aanvraag(status=Status.IN_TOETSING))
    return dienst


@pytest.fixture
def p(secretaris: Dienst) -> ToetsingPresenter:
    return ToetsingPresenter(secretaris, Route(), ID)


def codes(p: ToetsingPresenter) -> list[str]:
    return [punt.code for r in p.beeld().rubrieken for punt in r.punten]


# --- Toetsing


def test_that_only_what_is_open_or_nee_is_shown_with_the_count_per_rubriek(p: ToetsingPresenter) -> None:
    assert codes(p) == ["O2", "O5", "V2", "V4", "N1", "N2", "N3", "T1", "T2"]
    beeld = p.beeld()
    assert beeld.kop == "TLV vso nieuw (v1) · 12 van 20 door het programma beantwoord · nog 8 open, 1 nee"
    assert [r.stand for r in beeld.rubrieken] == ["4/6", "7/8 · 1 nee", "0/3", "1/3"]
    p.alleen_open = False
    assert len(codes(p)) == len(p.stand.lijst.punten)


def test_that_an_answer_goes_on_to_the_next_open_question_and_stays_in_sight(p: ToetsingPresenter) -> None:
    assert p.antwoord("O2", "ja") == "O5"
    assert p.antwoord("T2", "nvt") == "O5", "after the last one the first open one"
    assert {"O2", "T2"} <= set(codes(p))
    p.laad()
    assert "O2" not in codes(p)


def test_that_a_nee_begins_with_the_usual_words_for_what_lacks(p: ToetsingPresenter) -> None:
    p.antwoord("N1", "nee")
    assert p.punt("N1").wat_ontbreekt == "Het effect van de ondersteuning die is gegeven"
    p.ontbreekt("N1", "Wat de begeleiding opleverde")
    assert p.punt("N1").wat_ontbreekt == "Wat de begeleiding opleverde"
    assert p.beeld().vraag_aanvulling


def test_that_a_nee_that_only_weighs_in_the_reasons_is_not_asked_for_unless_a_person_wants_that(
    p: ToetsingPresenter, secretaris: Dienst
) -> None:
    assert (p.beeld().nee, p.beeld().te_vragen) == (1, 1), "V2"
    p.antwoord("V6", "nee")
    assert (p.beeld().nee, p.beeld().te_vragen) == (2, 1)
    assert p.beeld().uitzonderen, "it passes with a reason"
    a = AanvullingPresenter(secretaris, ID)
    assert [r.aan for r in a.vorm().regels] == [True, False]
    a.maak([a.vorm().regels[1].wat], a.vorm().uiterlijk)
    assert [(r.aan, r.bron[:1]) for r in a.vorm().regels] == [(True, "P"), (False, "P")], "what a person ticked stays ticked"


def test_that_words_before_the_answer_are_a_draft_that_goes_with_it(p: ToetsingPresenter, secretaris: Dienst) -> None:
    p.noteer("V4", "Onderzoek is van 2024")
    weer = ToetsingPresenter(secretaris, Route(), ID)
    assert weer.punt("V4").toelichting == "Onderzoek is van 2024"
    weer.antwoord("V4", "ja")
    assert weer.stand.toets.beantwoording("V4").toelichting == "Onderzoek is van 2024"  # type: ignore[union-attr]
    weer.wis("V4")
    assert weer.punt("V4").toelichting == ""


def test_that_refusing_a_datum_needs_the_weighing(p: ToetsingPresenter) -> None:
    with pytest.raises(InvoerError) as fout:
        p.antwoord("V4", "geweigerd")
    assert fout.value.veld == "toelichting"
    p.noteer("V4", "ouders houden het verslag achter; OPP volstaat")
    p.antwoord("V4", "geweigerd")
    assert p.punt("V4").antwoord == "geweigerd"
    assert not p.punt("V8").mag_weigeren


def test_that_undo_takes_back_answer_by_answer(p: ToetsingPresenter) -> None:
    p.antwoord("O2", "ja")
    p.overige_ja()
    assert p.beeld().open == 0
    assert p.ongedaan()
    assert p.beeld().open == 7
    assert p.ongedaan()
    assert p.punt("O2").antwoord == ""
    assert not p.ongedaan()


def test_that_a_place_is_linked_to_an_answer(p: ToetsingPresenter, secretaris: Dienst) -> None:
    stuk = voeg_stuk(secretaris, "WISC.pdf", Stuksoort.INTELLIGENTIE, maak_pdf(3))
    with pytest.raises(InvoerError):
        p.koppel("V4", stuk.id, 2)
    p.antwoord("V4", "ja")
    p.koppel("V4", stuk.id, 2)
    assert p.punt("V4").plaats == "Intelligentieonderzoek p 2"
    p.koppel("V4", None)
    assert p.punt("V4").plaats == ""


def test_that_closing_asks_a_reason_for_each_exception(p: ToetsingPresenter) -> None:
    p.overige_ja()
    assert [u.code for u in p.uitzonderingen()] == ["V2"]
    with pytest.raises(ToestandError):
        p.afronden()
    assert p.afronden({"V2": ("", "")}) == {"V2": "Kies een reden."}
    assert "V2" in p.afronden({"V2": (ANDERS_NAMELIJK, " ")})
    assert p.afronden({"V2": (ANDERS_NAMELIJK, "MDO is mondeling toegelicht")}) == {}
    beeld = p.beeld()
    assert (beeld.afronden, beeld.heropenen, "met 1 uitzondering" in beeld.kop) == (False, True, True)
    assert "MDO is mondeling toegelicht" in p.punt("V2").regel
    p.heropenen()
    assert p.beeld().afronden


def test_that_the_counter_says_how_far_it_is(p: ToetsingPresenter, secretaris: Dienst) -> None:
    assert toetsing_presenter.teller(secretaris, ID) == "9"
    p.overige_ja()
    p.afronden({"V2": (REDEN, "")})
    assert toetsing_presenter.teller(secretaris, ID) == "✓"


def test_that_a_reader_changes_nothing(secretaris: Dienst, register: DbRegister) -> None:
    beeld = ToetsingPresenter(maak_dienst(register, BENSALEM), Route(), ID).beeld()
    assert not any((beeld.te_wijzigen, beeld.afronden, beeld.overige_ja, beeld.vraag_aanvulling))


# --- aanvulling


def test_that_the_verzoek_is_filled_made_sent_and_answered(p: ToetsingPresenter, secretaris: Dienst) -> None:
    a = AanvullingPresenter(secretaris, ID)
    vorm = a.vorm()
    regels = [r.wat for r in vorm.regels]
    assert (len(regels), vorm.al_gemaakt) == (1, False)
    assert a.gevolg(VANDAAG, None).veld == "uiterlijk"
    assert "staat stil vanaf do 13 mei" in a.gevolg(VANDAAG, vorm.uiterlijk).zin
    assert a.voorbeeld([], vorm.uiterlijk) is None
    a.maak(regels, vorm.uiterlijk)
    verzoek = p.beeld().verzoek
    assert verzoek is None, "the presenter shows what it read"
    p.laad()
    assert "nog niet verzonden" in p.beeld().verzoek.zin  # type: ignore[union-attr]
    assert a.vorm().al_gemaakt
    assert vorm.kopie_kan, vorm.kopie_uitleg
    zin = a.verzend([*regels, "Handtekening van de rector"], vorm.uiterlijk, VANDAAG, "POST", kopie=True)
    assert zin.endswith("De kopie naar de ouders staat klaar bij Te verzenden.")
    assert a.loopt()
    p.laad()
    beeld = p.beeld()
    assert (beeld.afronden, beeld.vraag_aanvulling) == (False, False)
    assert beeld.verzoek is not None
    assert beeld.verzoek.knop == "Aanvulling ontvangen…"
    a.ontvangen(VANDAAG, regels, volledig=False)
    assert a.ontvangst().open_regels == ("Handtekening van de rector",)
    a.ontvangen(VANDAAG, (), volledig=True)
    assert not a.loopt()


# --- adviezen


@pytest.fixture
def gekoppeld(secretaris: Dienst) -> Dienst:
    with secretaris.register.schrijven() as uow:
        nieuw = maak_toets(maak_aanvraag(status=Status.BIJ_DESKUNDIGEN))
        uow.aanvragen.save(replace(nieuw, versie=uow.aanvragen.get(ID).versie))
    koppelen(secretaris, ID, 1, BENSALEM.id, date(2027, 5, 26))
    return secretaris


def test_that_the_columns_say_who_when_and_what_can_be_done(gekoppeld: Dienst) -> None:
    een, twee = AdviezenPresenter(gekoppeld, Route(), ID).beeld().kolommen
    assert (een.deskundige, een.wanneer, een.koppelen, een.ontkoppelen) == (
        "dr. Saïda Bensalem, orthopedagoog (Samenwerkingsverband vo De Waterlanden)",
        "gevraagd wo 12 mei · uiterlijk wo 26 mei", "Andere deskundige…", True)  # fmt: skip
    assert (twee.leeg, twee.koppelen, twee.schrijven) == ("Er is nog geen deskundige gevraagd.", "Deskundige koppelen…", "")
    assert adviezen_presenter.teller(gekoppeld, ID) == "0/2"


def test_that_a_dossier_that_was_left_unhandled_promises_nothing_any_more(secretaris: Dienst) -> None:
    """Awb 4:5: the aanvulling did not come, and nothing is tested or advised after that."""
    verzoek = Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 4, 26), verzonden_op=date(2027, 4, 12))
    with secretaris.register.schrijven() as uow:
        oud = uow.aanvragen.get(ID)
        uow.aanvragen.save(replace(
            oud, status=Status.BUITEN_BEHANDELING, koppelingen=(), aanvullingen=(verzoek,),
            buiten=Buitenbehandeling(besloten_op=date(2027, 5, 3), door=SECRETARIS.id, reden="onvolledig"),
        ))  # fmt: skip
    einde = "De aanvraag is op maandag 3 mei 2027 buiten behandeling gelaten (Awb 4:5)."
    adviezen = AdviezenPresenter(secretaris, Route(), ID).beeld()
    assert (adviezen.kolommen, adviezen.geen) == ((), f"Hier komt geen advies. {einde}")
    kaart = dossierkaart(secretaris, ID)
    assert dict(kaart.gevraagd)["Volledig"] == "niet geworden: de gevraagde aanvulling kwam niet"
    assert kaart.adviezen_open == ("Er is geen deskundige gevraagd.",)
    kop = ToetsingPresenter(secretaris, Route(), ID).beeld().kop
    assert kop.endswith(" niet beantwoord")
    assert "nog" not in kop


def test_that_the_deskundige_writes_and_the_secretaris_does_not(gekoppeld: Dienst, register: DbRegister) -> None:
    lid = maak_dienst(register, BENSALEM)
    kolom = AdviezenPresenter(lid, Route(), ID).beeld().kolommen[0]
    assert (kolom.schrijven, kolom.koppelen, kolom.overnemen) == ("Advies schrijven", "", False)
    assert AdviezenPresenter(gekoppeld, Route(), ID).beeld().kolommen[0].schrijven == ""


def test_that_the_difference_is_marked_in_both_columns_with_the_term_that_is_left(register: DbRegister) -> None:
    dienst, route = maak_dienst(register, SECRETARIS), Route()
    vul_dossier(dienst, stukken=False, op_agenda=False)
    p = AdviezenPresenter(dienst, route, ID)
    beeld = p.beeld()
    assert beeld.verschil == "De adviezen verschillen: duur t/m 31 juli 2029 tegenover t/m 31 juli 2028."
    assert beeld.termijn == "Nog 16 dagen, tot en met vr 28 mei."
    assert [[label for label, _, anders in k.regels if anders] for k in beeld.kolommen] == [["Duur"], ["Duur"]]
    assert (beeld.mag_kiezen, beeld.gekozen) == (True, "")  # only the duration differs: the table weighs it
    assert "Werkvoorraad" in p.kies(Verschilweg.MDO, "eerst samen spreken", p.morgen())
    assert p.beeld().gekozen.endswith("MDO met beide deskundigen. Reden: eerst samen spreken")
    assert "derde deskundige" in p.kies(Verschilweg.DERDE, "het blijft onduidelijk", None)
    assert [k.titel for k in p.beeld().kolommen] == ["Advies 1", "Advies 2", "Advies 3"]
    assert "gereed" in p.kies(Verschilweg.ZITTING, "de commissie weegt het", None)


def test_that_a_day_behind_the_term_is_told(gekoppeld: Dienst) -> None:
    p = AdviezenPresenter(gekoppeld, Route(), ID)
    assert p.laat(date(2027, 5, 27)) == ""
    assert "vr 28 mei" in p.laat(date(2027, 5, 28))
    assert p.voorstel_uiterlijk() == date(2027, 5, 26)


def test_that_who_is_asked_now_is_no_other_deskundige_but_gets_another_day(gekoppeld: Dienst) -> None:
    p = AdviezenPresenter(gekoppeld, Route(), ID)
    assert BENSALEM.id not in {rij.id for rij in p.kandidaten(1)}
    assert p.gevraagd(1) == (BENSALEM.naam, date(2027, 5, 26))
    assert p.beeld().kolommen[0].dag
    assert not p.beeld().kolommen[1].dag, "nobody was asked"
    assert p.andere_dag(1, date(2027, 5, 27)) == "Advies 1 is gevraagd voor uiterlijk do 27 mei."
    assert p.beeld().kolommen[0].wanneer == "gevraagd wo 12 mei · uiterlijk do 27 mei"
    assert p.andere_dag(1, None) == "Advies 1 is gevraagd zonder dag."
    with pytest.raises(InvoerError, match="voorbij"):
        p.andere_dag(1, date(2027, 5, 11))


def test_that_the_list_of_deskundigen_says_what_to_watch_for(secretaris: Dienst) -> None:
    rijen = {rij.id: rij.let_op for rij in AdviezenPresenter(secretaris, Route(), ID).kandidaten(1)}
    assert (rijen[BENSALEM.id].tekst, rijen[BENSALEM.id].toon) == ("stemt in de commissie", Toon.LET_OP)
    assert (rijen[RAMDHARIE.id].tekst, rijen[RAMDHARIE.id].toon) == ("kan niet: het beroep past niet", Toon.FOUT)
    assert rijen[CRUTZER.id].tekst == ""


def test_that_the_form_gives_back_what_it_was_given() -> None:
    inhoud = maak_adviesinhoud()
    assert van_velden(naar_velden(inhoud), inhoud) == inhoud


def test_that_a_draft_comes_back_and_becomes_part_of_the_dossier_on_leaving(gekoppeld: Dienst, register: DbRegister) -> None:
    lid = maak_dienst(register, BENSALEM)
    p = AdviesPresenter(lid, ID)
    velden = {**p.vorm().waarden, "kern": "Een kleine groep."}
    p.bewaar_concept(velden)
    assert AdviesPresenter(lid, ID).vorm().waarden["kern"] == "Een kleine groep."
    with register.lezen() as uow:
        assert uow.adviezen.of_aanvraag(ID) == []
    p.verlaat(velden)
    with register.lezen() as uow:
        assert uow.adviezen.of_aanvraag(ID)[0].inhoud.kern == "Een kleine groep."
    assert concepten(lid, "advies/") == [], "what is part of the dossier is no draft any more"
    with pytest.raises(ToestandError, match="Vul eerst in"):
        p.vaststellen(velden)


def test_that_taking_over_asks_who_which_stuk_and_when(gekoppeld: Dienst) -> None:
    stuk = voeg_stuk(gekoppeld, "advies.pdf", Stuksoort.ADVIES, maak_pdf(2), gedateerd=date(2027, 5, 3))
    p = AdviesPresenter(gekoppeld, ID, 2)
    vorm = p.vorm()
    assert (vorm.waarden["uit_bijlage"], vorm.waarden["gedateerd"]) == (str(stuk.id), date(2027, 5, 3))
    assert str(CRUTZER.id) in [k.waarde for k in vorm.deskundigen]
    inhoud = maak_adviesinhoud(kern=KERN_WIEBRANDSMA)
    velden = {**vorm.waarden, **naar_velden(inhoud), "criterium0": "JA", "criterium0_waarom": "", "criterium1": "JA",
              "criterium1_waarom": ""}  # fmt: skip
    with pytest.raises(InvoerError) as fout:
        p.vaststellen(velden)
    assert fout.value.veld == "deskundige"
    p.bewaar_concept({**velden, "deskundige": str(WIEBRANDSMA.id)})
    weer = AdviesPresenter(gekoppeld, ID, 2)
    assert weer.vorm().waarden["deskundige"] == str(WIEBRANDSMA.id)
    weer.vaststellen({**weer.vorm().waarden})
    assert adviezen.stand(gekoppeld, ID).kolommen[1].vastgesteld
    assert toetsing.stand(gekoppeld, ID).toets.afgerond


def test_that_what_stands_out_is_told_and_asks_a_reason_at_closing(secretaris: Dienst) -> None:
    with secretaris.register.schrijven() as uow:
        leerling = uow.leerlingen.get(MIKOLAJ.id)
        uow.leerlingen.save(replace(leerling, geboortedatum=date(2004, 3, 1)))
    p = ToetsingPresenter(secretaris, Route(), ID)
    assert "De leerling is 23 jaar" in p.beeld().signalen
    p.overige_ja()
    assert [u.code for u in p.uitzonderingen()] == ["V2", "leeftijd"]
    assert p.afronden({"V2": (REDEN, "")}) == {"leeftijd": "Kies een reden."}
    assert p.afronden({"V2": (REDEN, ""), "leeftijd": (ANDERS_NAMELIJK, "overgangsjaar is afgesproken")}) == {}
    assert p.stand.aanvraag.overrides[0][1] == "anders, namelijk: overgangsjaar is afgesproken"
    assert p.beeld().signalen == ""
