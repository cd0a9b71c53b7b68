"""Several lines of the Werkvoorraad at once, its groups, the folded line about the register, and acts in words. No window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cvt_desktop.domain.aanvraag import Aanvulling, Status
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, TlvId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.ports.overzicht import OvergenomenSummary
from cvt_desktop.services import notities
from cvt_desktop.services.reservekopie import Kopiekort
from cvt_desktop.services.werkvoorraad import werkvoorraad
from db.register import DbRegister
from tests.factories import (
    BAKKENES,
    BESTUURDER,
    CRUTZER,
    FG,
    PLV_SECRETARIS,
    SECRETARIS,
    SEM,
    ZILVERDAM,
    maak_aanvraag,
    maak_persoon,
    maak_zitting,
)
from tests.fakes.navigatie import NepNavigatie
from tests.fakes.register import maak_dienst
from tests.werkvoorraad_opzet import maak_werkregister, zet
from ui.presenters.aanvragen import AanvragenPresenter
from ui.presenters.paletopdrachten import Paletopdrachten
from ui.presenters.palettlvs import PaletTlvs
from ui.presenters.stapelkeuze import HINT
from ui.presenters.werkvoorraad import ALLES, Beheerregel, Toonkeuze, WerkvoorraadPresenter


@pytest.fixture
def register(tmp_path: Path) -> DbRegister:
    return maak_werkregister(tmp_path)


def laad(register: DbRegister, wie: object = SECRETARIS, **erbij: object) -> WerkvoorraadPresenter:
    presenter = WerkvoorraadPresenter(maak_dienst(register, wie), NepNavigatie(), **erbij)  # type: ignore[arg-type]
    presenter.neem(presenter.laad())
    presenter.kies(ALLES)
    return presenter


# --- several at once ---------------------------------------------------------------------------------------------------


def test_that_the_buttons_say_for_how_many_of_the_selected_each_act_is(register: DbRegister) -> None:
    een = zet(register, "2026-0001", Status.ONTVANGEN, bevestigd_op=None)
    twee = zet(register, "2026-0002", Status.GEREED_VOOR_ZITTING)
    p = laad(register)
    p.kies_rijen([str(een)])
    assert (p.stapel.knoppen(), p.stapel.zin) == ((), HINT)
    p.kies_rijen([str(een), str(twee)])
    assert p.stapel.zin == "2 dossiers gekozen"
    assert [k.tekst for k in p.stapel.knoppen()] == [
        "Ontvangst bevestigen (1)", "Op agenda zetten (1)…", "Deskundige koppelen (2)…"]
    assert p.stapel.knoppen()[0].tip == "Voor 1 van de 2: alleen waarvan de ontvangst nog niet is bevestigd."
    assert laad(register, BAKKENES).stapel.mag is False


def test_that_what_was_done_and_what_not_is_told_by_name_and_goes_back_as_one(register: DbRegister) -> None:
    een, twee = zet(register, "2026-0001", Status.GEREED_VOOR_ZITTING), zet(register, "2026-0002", Status.IN_TOETSING,
                                                                            leerling_id=SEM.id)  # fmt: skip
    with register.schrijven() as uow:
        zitting = uow.zittingen.save(maak_zitting(datum=date(2027, 5, 26)))
        uow.zittingen.save(maak_zitting(datum=date(2027, 5, 5)))
    p = laad(register)
    p.kies_rijen([str(een), str(twee)])
    assert [k.waarde for k in p.stapel.zittingen()] == [str(zitting.id)]  # not the one that is over
    with pytest.raises(InvoerError):
        p.stapel.zet_op_agenda("")
    bericht = p.stapel.zet_op_agenda(str(zitting.id))
    assert bericht.zin == "Op de agenda van wo 26 mei staat nu ook 2026-0001."
    (niet,) = bericht.niet
    assert niet.startswith("2026-0002 Sem ")
    assert "Maak het eerst gereed" in niet
    assert p.stapel.neem_terug() == "Teruggenomen: op de agenda van wo 26 mei: 2026-0001."


def test_that_the_button_takes_back_that_act_and_no_later_one(register: DbRegister) -> None:
    ids = [zet(register, f"2026-000{n}", Status.BIJ_DESKUNDIGEN) for n in (1, 2)]
    p = laad(register)
    p.kies_rijen([str(id_) for id_ in ids])
    assert p.stapel.koppel(str(CRUTZER.id), date(2027, 5, 26)).terug
    notities.schrijven(p._dienst, ids[0], Notitiesoort.NOTITIE, "Nog iets")
    with pytest.raises(ToestandError, match="iets anders gedaan"):
        p.stapel.neem_terug()


# --- groups, whose steps, the register ------------------------------------------------------------------------------------


def test_that_groups_have_headings_with_their_number_and_keep_the_order_that_pinches(register: DbRegister) -> None:
    zet(register, "2026-0001", Status.IN_TOETSING, date(2027, 5, 3), bevestigd_op=date(2027, 5, 3), school_id=ZILVERDAM.id)
    zet(register, "2026-0002", Status.IN_TOETSING, date(2027, 4, 2), bevestigd_op=date(2027, 4, 2))
    zet(register, "2026-0003", Status.GETEKEND, date(2027, 4, 2), school_id=ZILVERDAM.id)
    p = laad(register)
    p.kies_groepering("SCHOOL")
    assert [rij.kop or rij.stap.partition(":")[0] for rij in p.rijen()] == [
        "Lyceum Ravenkoog (1)", "Toetsing afronden", "Zilverdam College (2)", "Besluit verzenden", "Toetsing afronden"]
    p.kies_groepering("STAP")
    assert [rij.kop for rij in p.rijen() if rij.kop] == ["Besluit verzenden (1)", "Toetsing afronden (2)"]
    p.kies_groepering("")
    assert not [rij.kop for rij in p.rijen() if rij.kop]


def test_that_who_waits_for_others_stands_below_a_heading_and_can_be_left_out(register: DbRegister) -> None:
    zet(register, "2026-0001", Status.BESLOTEN)
    with register.schrijven() as uow:
        uow.aanvragen.save(maak_aanvraag("2026-0002", status=Status.AANVULLING_GEVRAAGD, aanvullingen=(
            Aanvulling(ontbreekt=("OPP",), uiterlijk=date(2027, 5, 18), verzonden_op=date(2027, 5, 5)),)))  # fmt: skip
    p = laad(register)
    assert [rij.kop for rij in p.rijen()] == ["", "WACHT OP ANDEREN", ""]
    assert not p.kies_toon(Toonkeuze.NU.name)
    assert len(p.rijen()) == 1
    assert p.kies_toon(Toonkeuze.ALLE.name)  # the register has to be asked anew


def test_that_the_register_and_the_backups_stand_in_a_line_of_their_own(register: DbRegister) -> None:
    kort = Kopiekort(laatste="Reservekopie vandaag 08.55", tweede="tweede plaats voor reservekopieën 12 dagen oud")
    assert laad(register, kopieen=lambda: kort).beheer == (
        Beheerregel(tekst="tweede plaats voor reservekopieën 12 dagen oud", scherm="reservekopieen"),)  # fmt: skip
    assert laad(register, BAKKENES, kopieen=lambda: kort).beheer == ()
    assert laad(register, maak_persoon("Bea", Rol.BEHEERDER), kopieen=lambda: None).beheer == ()


def test_that_the_numbers_are_for_the_bestuurder_and_the_choices_for_who_reads_dossiers(register: DbRegister) -> None:
    assert laad(register, BESTUURDER).ziet_cijfers
    assert not laad(register).ziet_cijfers
    assert laad(register, FG).toonkeuzes == ()
    assert laad(register, BAKKENES).toonkeuzes


def test_that_who_holds_several_roles_can_see_the_steps_of_one(register: DbRegister) -> None:
    zet(register, "2026-0001", Status.BESLOTEN)
    p = laad(register, PLV_SECRETARIS)
    assert [k.tekst for k in p.toonkeuzes[-2:]] == ["als plaatsvervangend secretaris", "als beheerder"]
    assert not [k for k in laad(register).toonkeuzes if k.tekst.startswith("als ")], "one role: nothing to choose"
    alles = {rij.sleutel for rij in p.rijen()}
    per_rol = {}
    for keuze in p.toonkeuzes[-2:]:
        assert p.kies_toon(keuze.waarde), "the register has to be asked anew"
        p.neem(p.laad())
        per_rol[keuze.tekst] = {rij.sleutel for rij in p.rijen()}
    secretaris, beheerder = per_rol.values()
    assert secretaris | beheerder <= alles
    assert secretaris > beheerder
    assert p.kies_toon("")
    p.neem(p.laad())
    assert {rij.sleutel for rij in p.rijen()} == alles


def test_that_looking_as_a_role_that_one_does_not_hold_is_refused(register: DbRegister) -> None:
    zet(register, "2026-0001", Status.BESLOTEN)
    with pytest.raises(GeenRechtError):
        werkvoorraad(maak_dienst(register, FG), Rol.SECRETARIS)
    assert werkvoorraad(maak_dienst(register, SECRETARIS), Rol.SECRETARIS)


# --- Ctrl+K -----------------------------------------------------------------------------------------------------------------


def palet(register: DbRegister, wie: object = SECRETARIS, voor: AanvraagId | None = None) -> tuple[Paletopdrachten, NepNavigatie]:
    dienst, navigatie = maak_dienst(register, wie), NepNavigatie()  # type: ignore[arg-type]
    lijst = AanvragenPresenter(dienst, navigatie)
    return Paletopdrachten(dienst, navigatie, lijst.lijst, lambda: voor, opvolgen=lambda _id: None,
                           notitie=lambda id_: navigatie.gegaan.append(("notitie", id_))), navigatie  # fmt: skip


def test_that_an_act_in_words_finds_the_dossiers_to_which_it_applies(register: DbRegister) -> None:
    een = zet(register, "2026-0001", Status.IN_TOETSING)
    twee = zet(register, "2026-0002", Status.IN_TOETSING, date(2027, 4, 2), leerling_id=SEM.id)
    zet(register, "2026-0003", Status.GETEKEND)
    opdrachten, navigatie = palet(register)
    treffers = opdrachten.treffers("aanvulling vragen")
    assert [t.onder.partition(" ")[0] for t in treffers] == ["2026-0002", "2026-0001"]  # what ends first
    (sem,) = opdrachten.treffers("aanvulling vragen sem")
    sem.uitvoeren()
    assert navigatie.gegaan == [("dossier", twee, "toetsing", "aanvulling")]
    voor, _ = palet(register, voor=een)
    assert voor.treffers("aanvulling vragen")[0].onder.startswith("2026-0001")
    assert opdrachten.treffers("sem") == []


def test_that_nobody_finds_an_act_that_is_not_for_that_role(register: DbRegister) -> None:
    id_ = zet(register, "2026-0001", Status.IN_TOETSING)
    opdrachten, navigatie = palet(register, BAKKENES)
    assert opdrachten.treffers("aanvulling vragen") == []
    opdrachten.treffers("notitie")[0].uitvoeren()
    assert navigatie.gegaan == [("notitie", id_)]


class _Overzichten:
    """Only the TLVs that were taken over."""

    def __init__(self, echt: object, overgenomen: list[object]) -> None:
        self._echt, self._overgenomen = echt, overgenomen

    def __getattr__(self, naam: str) -> object:
        return getattr(self._echt, naam)

    def overgenomen(self) -> list[object]:
        return self._overgenomen


def test_that_a_tlv_of_the_past_is_found_by_number_name_and_school(register: DbRegister) -> None:
    oud = OvergenomenSummary(id=TlvId(uuid4()), nummer="WL-2425-0017", leerling="IJsbrand van der Ploegmaker", soort="vso",
                             geboortedatum=date(2011, 12, 3), categorie="laag", ingangsdatum=date(2025, 8, 1),
                             einddatum=date(2027, 7, 31), school="vso De Meander", besloten_op=None, schooljaar="", volgnummer=0)
    dienst, gegaan = maak_dienst(register, SECRETARIS), list[str]()
    tlvs = PaletTlvs(replace(dienst, overzichten=_Overzichten(dienst.overzichten, [oud])), gegaan.append)  # type: ignore[arg-type]
    for vraag in ("2425-0017", "ploegmaker", "meander 03-12-2011"):
        (treffer,) = tlvs.treffers(vraag)
        assert "overgenomen uit vorig systeem" in treffer.onder
    treffer.uitvoeren()
    assert gegaan == ["WL-2425-0017"]
    assert tlvs.treffers("") == []
