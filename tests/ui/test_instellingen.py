"""*Instellingen*, the wizard, *Verifiëren* and *Help* as somebody uses them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cvt_desktop.adapters.bijlagen.inlezen import lees_bestand_begrensd
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.services import instellingen as diensten
from cvt_desktop.services.aanmelden import Geopend, aanmelden, kies_wachtzin, openen
from cvt_desktop.services.logo import MAX_BYTES, logo_van
from cvt_desktop.services.registers import GemaaktRegister, maak
from tests.besluit_opzet import zet_besluit_op
from tests.dossiers import NepKijker
from tests.factories import SECRETARIS, VANDAAG, VOORZITTER
from tests.fakes.register import maak_dienst, maak_testregister
from tests.fakes.toegang import BEHEERDER, EIGEN, WACHTZIN, maak_testtoegang, nieuw_register, nieuwe, open_als
from tests.ui.toegankelijk import controleer
from tests.unit.presenters.test_verifieren import NepControleur, _verdict
from ui.changes import Wijzigingen
from ui.documentbron import Documentbronnen
from ui.feedback import Stilfeedback
from ui.presenters.help import LICENTIETEKSTEN_ONTBREKEN
from ui.presenters.teksten import TekstenPresenter
from ui.presenters.verifieren import VerifierenPresenter
from ui.presenters.wizard import Stap, WizardPresenter
from ui.tasks import Taken
from ui.views.help import HelpView
from ui.views.herstelcodevak import HerstelcodeVak
from ui.views.instellingen import InstellingenView, maak_scherm
from ui.views.instellingen_certificaten import CertificatenTab
from ui.views.instellingen_gebruikers import GebruikersTab
from ui.views.instellingen_instrumenten import InstrumentenTab
from ui.views.instellingen_lijst import LijstTab
from ui.views.instellingen_teksten import TekstenTab
from ui.views.instellingen_versie import VersieTab
from ui.views.instellingen_voorzieningen import VoorzieningenTab
from ui.views.verifieren import VerifierenView
from ui.views.wizard import WizardView
from ui.widgets.logoveld import Logoveld
from ui.widgets.tekst import Tekst


class NepNavigatie:
    """Goes nowhere."""

    def naar(self, scherm: str) -> None:
        """Nothing."""

    def naar_dossier(self, aanvraag_id: object, *, tab: str = "overzicht", veld: str | None = None) -> None:
        """Nothing."""

    def naar_zitting(self, zitting_id: object) -> None:
        """Nothing."""

    def naar_leeslijst(self, zitting_id: object, aanvraag_id: object = None) -> None:
        """Nothing."""

    def terug(self) -> None:
        """Nothing."""


@pytest.fixture
def gemaakt(tmp_path: Path) -> GemaaktRegister:
    return maak(maak_testtoegang(), nieuw_register(tmp_path / "register"))


def _view(qtbot: QtBot, geopend: Geopend, taken: Taken, feedback: Stilfeedback | None = None) -> InstellingenView:
    view = maak_scherm(geopend, taken, feedback or Stilfeedback(), Wijzigingen(), NepNavigatie(), lambda klaar: klaar(),
                       lees_bestand_begrensd, lambda: None, Documentbronnen(NepKijker()))  # fmt: skip
    qtbot.addWidget(view)
    view.resize(1280, 640)
    view.show()
    return view


@pytest.fixture
def view(qtbot: QtBot, gemaakt: GemaaktRegister, taken: Taken) -> Iterator[InstellingenView]:
    geopend = open_als(maak_testtoegang(), gemaakt.map_)
    view = _view(qtbot, geopend, taken)
    view.geopend = geopend  # type: ignore[attr-defined]
    yield view
    view.hide()
    geopend.sluit()


def _tab(view: InstellingenView, sleutel: str) -> QWidget:
    view.naar(sleutel)
    tab = view.tab(sleutel)
    assert tab is not None
    return tab


def test_that_the_beheerder_sees_every_tab_and_reaches_everything(view: InstellingenView) -> None:
    for sleutel in view.tabs.sleutels():
        _tab(view, sleutel)
        controleer(view)
    assert len(view.tabs.sleutels()) == 13


def test_that_a_change_becomes_a_version_from_the_chosen_day(view: InstellingenView) -> None:
    tab = _tab(view, "reglement")
    assert isinstance(tab, VersieTab)
    tab.vorm.velden()["streef_weken"].zet_waarde(9)
    tab.knop.click()
    assert "1 tot en met 8" in tab.vorm.velden()["streef_weken"].fout()
    tab.vorm.velden()["streef_weken"].zet_waarde(5)
    tab.knop.click()
    assert "Versie 2 geldt vanaf 12 mei 2027" in tab.melding.tekst()
    dienst = view.geopend.dienst  # type: ignore[attr-defined]
    assert diensten.huidige(dienst).reglement.streef_weken == 5
    assert diensten.huidige(dienst).reglement.criteria, "what another tab holds stays"


def test_that_the_table_of_equated_days_is_kept_by_the_beheerder_and_a_line_that_is_no_day_is_refused(
    view: InstellingenView,
) -> None:
    tab = _tab(view, "reglement")
    assert isinstance(tab, VersieTab)
    dagen = tab.vorm.velden()["gelijkgestelde_dagen"]
    assert dagen.waarde().startswith("2 januari 2026\n15 mei 2026")
    for regels, fout in (("7 mei 2027\nHemelvaart", "Regel 2 is geen datum"), ("7 mei 1987", "Controleer het jaar")):
        dagen.zet_waarde(regels)
        tab.knop.click()
        assert fout in dagen.fout()
    dagen.zet_waarde("7 mei 2027\n\n11-5-2029\n11 mei 2029")
    tab.vorm.velden()["feestdagen_tot_en_met"].zet_waarde(2029)
    tab.knop.click()
    nu = diensten.huidige(view.geopend.dienst)  # type: ignore[attr-defined]
    assert (nu.gelijkgestelde_dagen, nu.feestdagen_tot_en_met) == ((date(2027, 5, 7), date(2029, 5, 11)), 2029)
    assert nu.reglement.criteria, "what another tab holds stays"


def _png() -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", (300, 80), "#17496b").save(uit, "PNG")
    return uit.getvalue()


def test_that_a_logo_is_chosen_kept_in_a_version_and_taken_away(
    qtbot: QtBot, gemaakt: GemaaktRegister, taken: Taken, tmp_path: Path
) -> None:
    for naam, inhoud in (("logo.png", _png()), ("brief.png", b"%PDF-1.7"), ("groot.png", _png() + bytes(MAX_BYTES))):
        (tmp_path / naam).write_bytes(inhoud)
    feedback = Stilfeedback(paden=[tmp_path / naam for naam in ("brief.png", "weg.png", "groot.png", "logo.png")])
    geopend = open_als(maak_testtoegang(), gemaakt.map_)
    view = _view(qtbot, geopend, taken, feedback)
    tab = _tab(view, "swv")
    assert isinstance(tab, VersieTab)
    veld = tab.vorm.velden()["logo"]
    assert isinstance(veld, Logoveld)
    veld.kies()
    tab.knop.click()
    assert "PNG" in veld.fout()
    for zin in ("bestaat niet", "groter dan"):
        veld.kies()
        assert zin in feedback.gezegd[-1]
    veld.kies()
    view.bij_verlaten()  # locking
    weer = _view(qtbot, geopend, taken, feedback)
    onaf = _tab(weer, "swv")
    assert isinstance(onaf, VersieTab)
    assert onaf.vorm.velden()["logo"].waarde() == _png(), "chosen, and no version yet"
    weer.hide()
    tab.knop.click()
    assert veld.fout() == ""
    dienst = geopend.dienst
    assert diensten.huidig_logo(dienst) == _png()
    eerste = diensten.huidige(dienst)
    tab.vorm.velden()["telefoon"].zet_waarde("000-555 0199")
    tab.knop.click()
    assert diensten.huidige(dienst).swv.logo == eerste.swv.logo, "another change keeps it"
    veld.haal_weg()
    tab.knop.click()
    assert diensten.huidig_logo(dienst) is None
    with dienst.register.lezen() as uow:
        assert logo_van(dienst, uow, eerste.swv) == _png(), "a besluit of before keeps its own"
    view.hide()
    geopend.sluit()


def test_that_an_empty_day_is_refused(view: InstellingenView) -> None:
    tab = _tab(view, "swv")
    assert isinstance(tab, VersieTab)
    tab.vanaf.zet_waarde(None)
    tab.knop.click()
    assert "Kies vanaf welke dag" in tab.melding.tekst()


def test_that_a_user_is_added_with_a_first_passphrase(view: InstellingenView, taken: Taken) -> None:
    tab = _tab(view, "gebruikers")
    assert isinstance(tab, GebruikersTab)
    tab.nieuw.click()
    tab.vorm.velden()["naam"].zet_waarde("Joost Bakkenes")
    tab.vorm.velden()["wachtzin"].zet_waarde("kort")
    tab.vorm.toevoegen.emit()
    assert taken.wacht_tot_leeg()
    assert tab.vorm.fout(), "no role was ticked"
    tab.vorm.kies_rollen({"LID"})
    tab.vorm.toevoegen.emit()
    assert taken.wacht_tot_leeg()
    assert "15 tekens" in tab.vorm.fout()
    tab.vorm.velden()["wachtzin"].zet_waarde(WACHTZIN)
    tab.vorm.toevoegen.emit()
    assert taken.wacht_tot_leeg()
    assert "toegevoegd" in tab.melding.tekst()
    assert tab.vorm.velden()["wachtzin"].waarde() == ""
    assert tab.tabel.model.rowCount() == 3
    gekozen = tab.tabel.gekozen()
    assert gekozen is not None
    assert gekozen.naam == "Joost Bakkenes", "who was added is who is shown"
    assert any(t.isVisible() and t.text().startswith("Wachtzin kwijt?") for t in tab.findChildren(Tekst))


def test_that_a_login_is_closed_only_after_a_question(qtbot: QtBot, gemaakt: GemaaktRegister, taken: Taken) -> None:
    geopend, feedback = open_als(maak_testtoegang(), gemaakt.map_), Stilfeedback(antwoorden=[False, True])
    view = _view(qtbot, geopend, taken, feedback)
    tab = _tab(view, "gebruikers")
    assert isinstance(tab, GebruikersTab)
    tab.tabel.kies(VOORZITTER.id)
    tab.toegang.click()
    assert tab.tabel.gekozen() is not None
    assert tab.tabel.gekozen().actief  # type: ignore[union-attr]
    tab.toegang.click()
    assert not tab.tabel.gekozen().actief  # type: ignore[union-attr]
    assert "niet terug te halen" in feedback.gezegd[0]
    view.hide()
    geopend.sluit()


def test_that_a_person_and_a_school_are_kept_with_their_errors_at_the_field(view: InstellingenView) -> None:
    personen = _tab(view, "personen")
    assert isinstance(personen, LijstTab)
    personen.nieuw.click()
    personen.bewaar.click()
    assert personen.vorm.velden()["naam"].fout()
    personen.vorm.zet_waarden({"naam": "Nirmala Ramdharie", "beroep": "ARTS", "werkverbanden": "De Werkschuit tot 2026"})
    personen.bewaar.click()
    rij = next(p for p in personen._lijst.rijen() if p.naam == "Nirmala Ramdharie")
    assert isinstance(rij, Persoon)
    assert (rij.rollen, rij.werkverbanden[0].tot_jaar) == (frozenset({Rol.DESKUNDIGE}), 2026)
    scholen = _tab(view, "scholen")
    assert isinstance(scholen, LijstTab)
    scholen.nieuw.click()
    scholen.vorm.zet_waarden({"naam": "vso Het Kompashuis", "brin": "99K"})
    scholen.bewaar.click()
    assert "BRIN" in scholen.vorm.velden()["brin"].fout()
    scholen.vorm.zet_waarden({"brin": "99KP"})
    scholen.bewaar.click()
    assert "vso Het Kompashuis" in [s.naam for s in scholen._lijst.rijen()]


def test_that_a_mandate_is_noted_and_ends_and_does_not_change_otherwise(view: InstellingenView) -> None:
    tab = _tab(view, "mandaten")
    assert isinstance(tab, LijstTab)
    tab.nieuw.click()
    tab.bewaar.click()
    assert tab.vorm.velden()["persoon_id"].fout()
    dag = date(2026, 6, 24)
    tab.vorm.zet_waarden({"persoon_id": str(VOORZITTER.id), "waarvoor": "ALLES", "van": dag, "document": "Mandaatbesluit 2026",
                          "document_van": dag})  # fmt: skip
    tab.bewaar.click()
    assert "Awb 10:4" in tab.vorm.velden()["instemming_op"].fout()
    tab.vorm.zet_waarden({"instemming_op": dag})
    tab.bewaar.click()
    (rij,) = tab._lijst.rijen()
    tab.tabel.kies(rij.id)
    assert tab.tabel.gekozen() is not None
    tab.vorm.zet_waarden({"document": "Een ander besluit"})
    tab.bewaar.click()
    assert "wijzigt niet" in tab.vorm.velden()["document"].fout()
    tab.vorm.zet_waarden({"document": "Mandaatbesluit 2026", "tot": date(2027, 5, 31)})
    tab.bewaar.click()
    assert tab._lijst.rijen()[0].mandaat.tot == date(2027, 5, 31)
    controleer(view)


def test_that_an_empty_table_of_instruments_says_what_to_do_and_takes_over_the_year_before(view: InstellingenView) -> None:
    tab = _tab(view, "instrumenten")
    assert isinstance(tab, InstrumentenTab)
    teksten = [t.text() for t in tab.findChildren(Tekst) if t.isVisible()]
    assert any("vóór 1 oktober" in tekst for tekst in teksten)
    assert not tab.overnemen.isVisible()
    tab.nieuw.click()
    tab.vorm.zet_waarden({"schooljaar": "2025-2026", "soort": "IQ", "naam": "WISC-V", "versie": ""})
    tab.bewaar.click()
    assert tab.overnemen.isVisible()
    assert tab.overnemen.tekst() == "Overnemen van 2025-2026 naar 2026-2027"
    tab.overnemen.click()
    assert [rij.schooljaar for rij in tab._lijst.rijen()] == ["2026-2027", "2025-2026"]
    assert tab.overnemen.tekst() == "Overnemen van 2026-2027 naar 2027-2028"


def test_that_the_table_of_voorzieningen_is_kept_and_copied_to_the_next_year(view: InstellingenView) -> None:
    tab = _tab(view, "voorzieningen")
    assert isinstance(tab, VoorzieningenTab)
    assert not tab.overnemen.isVisible()
    tab.nieuw.click()
    tab.bewaar.click()
    assert "naam" in tab.vorm.velden()["naam"].fout()
    tab.vorm.zet_waarden({"naam": "Tussenklas", "plaatsen": 14, "bezet_vooraf": 13})
    tab.bewaar.click()
    assert [rij.plaatsen for rij in tab._lijst.rijen()] == ["13 van 14"]
    tab.overnemen.click()
    assert [rij.plaatsen for rij in tab._lijst.rijen()] == ["0 van 14", "13 van 14"]
    tab.tabel.kies((tab._lijst.rijen()[0].regel.id, "2027-2028"))
    tab.verwijder.click()
    assert [rij.regel.schooljaar for rij in tab._lijst.rijen()] == ["2026-2027"]


def test_that_a_secretaris_sees_the_settings_but_cannot_change_them(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    toegang = maak_testtoegang()
    maak(toegang, nieuw_register(tmp_path / "register", nieuwe(BEHEERDER), nieuwe(SECRETARIS)))
    geopend = open_als(toegang, tmp_path / "register", SECRETARIS)
    view = _view(qtbot, geopend, taken)
    assert "gebruikers" not in view.tabs.sleutels()
    tab = _tab(view, "swv")
    assert isinstance(tab, VersieTab)
    assert not tab.knop.isVisible()
    assert not tab.vorm.velden()["naam"].editor.isEnabled()
    controleer(view)
    view.hide()
    geopend.sluit()


def test_that_a_waiting_certificate_is_issued_with_one_press(qtbot: QtBot, gemaakt: GemaaktRegister, taken: Taken,
                                                             tmp_path: Path) -> None:  # fmt: skip
    toegang = maak_testtoegang()
    aanmelding = aanmelden(toegang, gemaakt.map_, VOORZITTER.id, WACHTZIN)
    kies_wachtzin(toegang, aanmelding, WACHTZIN, EIGEN, EIGEN)
    openen(toegang, aanmelding, eerste_keer=True).sluit()
    geopend, doel = open_als(toegang, gemaakt.map_), tmp_path / "ca.pem"
    view = _view(qtbot, geopend, taken, Stilfeedback(paden=[doel]))
    tab = _tab(view, "certificaten")
    assert isinstance(tab, CertificatenTab)
    (knop,) = tab.uitgeefknoppen()
    assert knop.accessibleName() == f"Certificaat uitgeven aan {VOORZITTER.naam}"
    knop.click()
    assert tab.uitgeefknoppen() == []
    tab.wortel.click()
    assert doel.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")
    view.hide()
    geopend.sluit()


# --- the wizard -------------------------------------------------------------------------------------------------------


def test_that_the_wizard_makes_a_register_with_the_keyboard_alone(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    presenter, afgedrukt = WizardPresenter(maak_testtoegang(), tmp_path), list[bytes]()
    view = WizardView(presenter, taken, Stilfeedback(), lambda pdf, _ouder: afgedrukt.append(pdf), lees_bestand_begrensd)
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show()
    gemaakt: list[Path] = []
    view.gemaakt.connect(gemaakt.append)
    view.verder.click()
    assert view.vorm(Stap.SWV).velden()["naam"].fout()
    controleer(view)
    view.vorm(Stap.SWV).zet_waarden({"naam": "Samenwerkingsverband vo De Waterlanden", "nummer": "VO9999",
                                     "straat": "Sluiskade 8", "plaats": "Meerstede", "map": "Proef"})  # fmt: skip
    view.verder.click()
    view.verder.click()
    view.verder.click()
    assert view.vorm(Stap.MODEL).velden()["model_TLV_VSO_NIEUW"].fout()
    controleer(view)
    view.terug.click()
    view.verder.click()
    view.vorm(Stap.MODEL).zet_waarden({"model_TLV_VSO_NIEUW": "M1"})
    view.verder.click()
    controleer(view)
    view.verder.click()
    view.verder.click()
    assert view.gebruikers.isVisible()
    controleer(view)
    view.gebruikers.vorm.zet_waarden({"naam": "Ruben Veldkamper", "wachtzin": WACHTZIN, "nog_eens": WACHTZIN})
    view.gebruikers.toevoegen.click()
    view.verder.click()
    assert view.verder.tekst() == "Register maken"
    controleer(view)
    view.verder.click()
    assert taken.wacht_tot_leeg()
    vak = view.findChild(HerstelcodeVak)
    assert isinstance(vak, HerstelcodeVak)
    controleer(view)
    code = "-".join(t.text() for t in vak.findChildren(Tekst) if len(t.text()) == 6 and t.text().isdecimal())
    vak.afdrukken.click()
    assert afgedrukt
    vak.terug.zet_waarde(code)
    vak.knop.click()
    assert gemaakt == [tmp_path / "Proef"]
    assert (tmp_path / "Proef" / "kop.cvt").is_file()
    view.hide()


def test_that_leaving_the_wizard_asks_first(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    feedback = Stilfeedback(antwoorden=[False, True])
    view = WizardView(WizardPresenter(maak_testtoegang(), tmp_path), taken, feedback, lambda _pdf, _ouder: None,
                      lees_bestand_begrensd)  # fmt: skip
    qtbot.addWidget(view)
    weg: list[bool] = []
    view.afgebroken.connect(lambda: weg.append(True))
    view.stop()
    assert not weg
    view.stop()
    assert weg


# --- verifiëren and help ----------------------------------------------------------------------------------------------


def test_that_a_verdict_stands_large_with_its_lines(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    (tmp_path / "tlv.pdf").write_bytes(b"%PDF")
    controleur = NepControleur(_verdict(oefen=True))
    view = VerifierenView(VerifierenPresenter(controleur), taken, Stilfeedback(paden=[tmp_path / "tlv.pdf"]), terug=view_terug)
    qtbot.addWidget(view)
    view.show()
    view.ga_na(tmp_path / "tlv.pdf")
    assert taken.wacht_tot_leeg()
    teksten = [t.text() for t in view.findChildren(Tekst)]
    assert "Echt, maar een oefendocument" in teksten
    assert "vijf" in teksten
    controleur.verdict = None
    view.ga_na(tmp_path / "tlv.pdf")
    assert taken.wacht_tot_leeg()
    zichtbaar = [t.text() for t in view.findChildren(Tekst) if t.isVisible()]
    assert "Niet na te gaan" in zichtbaar
    assert "vijf" not in zichtbaar
    controleer(view)
    view.hide()


def view_terug() -> None:
    """Back."""


def test_that_help_has_chapters_keys_licences_and_the_version(qtbot: QtBot) -> None:
    view = HelpView()
    qtbot.addWidget(view)
    view.resize(1280, 640)
    view.show()
    hoofdstukken = [view.hoofdstukken.item(n).text().strip() for n in range(view.hoofdstukken.count())]
    assert hoofdstukken[-3:] == ["Alle toetsen", "Licenties", "Licentieteksten"]
    view.hoofdstukken.setCurrentRow(len(hoofdstukken) - 2)
    assert view.rol.verticalScrollBar().value() > 0
    controleer(view)
    view.hide()


def test_that_the_licence_texts_are_a_page_of_help_and_the_chapters_come_back(qtbot: QtBot) -> None:
    view = HelpView()
    qtbot.addWidget(view)
    handleiding = view.rol.toPlainText()
    laatste = view.hoofdstukken.count() - 1
    view.hoofdstukken.setCurrentRow(laatste)
    assert view.rol.toPlainText() == LICENTIETEKSTEN_ONTBREKEN  # an installation has the file; its test looks there
    view.hoofdstukken.setCurrentRow(0)
    assert view.rol.toPlainText() == handleiding


def test_that_the_program_says_its_own_version() -> None:
    import tomllib

    from cvt_desktop.basis.versie import VERSIE

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSIE


def test_that_settings_are_not_for_everybody(tmp_path: Path) -> None:
    dienst = maak_dienst(maak_testregister(tmp_path), VOORZITTER)
    with pytest.raises(CvtError):
        diensten.nieuwe_versie(dienst, diensten.huidige(dienst), geldig_vanaf=VANDAAG)


# --- teksten --------------------------------------------------------------------------------------------------------


def _teksten(view: InstellingenView, rij: int) -> TekstenTab:
    tab = _tab(view, "teksten")
    assert isinstance(tab, TekstenTab)
    tab.tabel.weergave.selectRow(rij)
    return tab


def test_that_a_text_is_checked_while_it_is_typed_and_kept_as_a_version(view: InstellingenView) -> None:
    tab = _teksten(view, 5)
    assert tab.voorbeeld.text().startswith("De meegeleverde tekst")
    tab.tekst.voeg_in("Hallo {roepnam}. ")
    assert "Regel 1, teken 7: het invulveld {roepnam} bestaat niet." in tab.tekst.fout()
    tab.bewaar.click()
    assert tab.tabel.gekozen().nu == "meegeleverd"  # type: ignore[union-attr]
    tab.tekst.zet_waarde("Nog geen plek. ")
    tab.veld.zet_waarde("{roepnaam}")
    tab.invoegen.click()
    assert "Noor" in tab.voorbeeld.text()
    tab.bewaar.click()
    assert tab.tabel.gekozen().nu == "eigen tekst, versie 1"  # type: ignore[union-attr]
    tab.versie.zet_waarde("0")
    tab.overnemen.click()
    assert tab.tekst.waarde().startswith("De meegeleverde tekst")
    tab.terug.click()
    assert tab.tabel.gekozen().nu == "meegeleverd"  # type: ignore[union-attr]
    controleer(view)


def test_that_a_text_is_shown_as_a_page_on_request(view: InstellingenView, taken: Taken) -> None:
    tab = _teksten(view, 0)
    tab.pagina.click()
    assert taken.wacht_tot_leeg()
    assert tab.dialoog is not None
    tab.dialoog.close()


def test_that_a_fixed_part_says_why_and_cannot_be_written(view: InstellingenView) -> None:
    tab = _teksten(view, 10)
    assert "ligt vast" in tab.vast.text()
    assert "Awb 3:45, lid 2" in tab.vast.text()
    assert tab.woorden.text() == "De woorden van vast_bezwaar."
    assert tab.woorden.isVisible()
    assert not tab.tekst.isVisible()
    assert not tab.bewaar.isVisible()


def test_that_who_is_no_beheerder_reads_the_texts_only(qtbot: QtBot, tmp_path: Path, taken: Taken) -> None:
    presenter = TekstenPresenter(zet_besluit_op(tmp_path).dienst)
    tab = TekstenTab(presenter, taken, Stilfeedback(), Documentbronnen(NepKijker()))
    qtbot.addWidget(tab)
    tab.show()
    tab.tabel.weergave.selectRow(0)
    assert tab.tekst.isVisible()
    for knop in (tab.bewaar, tab.invoegen, tab.overnemen, tab.terug):
        assert not knop.isVisible()


def _opnieuw(qtbot: QtBot, view: InstellingenView, taken: Taken) -> InstellingenView:
    """As after locking: the page is left, and made anew over the same register."""
    view.bij_verlaten()
    return _view(qtbot, view.geopend, taken)  # type: ignore[attr-defined]


def test_that_what_was_typed_and_not_vastgesteld_survives_another_tab_and_locking(
    view: InstellingenView, taken: Taken, qtbot: QtBot
) -> None:
    view.naar("reglement")
    tab = view.tab("reglement")
    assert isinstance(tab, VersieTab)
    assert not tab.laat_vallen.isVisible()
    tab.vorm.velden()["streef_weken"].zet_waarde(5)
    tab.vorm.velden()["gelijkgestelde_dagen"].zet_waarde("7 mei 2027")
    view.naar("swv")
    view.naar("reglement")
    assert tab.vorm.waarden()["streef_weken"] == 5
    weer = _opnieuw(qtbot, view, taken)
    weer.naar("reglement")
    nieuw = weer.tab("reglement")
    assert isinstance(nieuw, VersieTab)
    assert nieuw.vorm.waarden()["streef_weken"] == 5
    assert nieuw.vorm.waarden()["gelijkgestelde_dagen"] == "7 mei 2027"
    assert nieuw.laat_vallen.isVisible()
    assert "Nog niet vastgesteld" in " ".join(t.text() for t in nieuw.findChildren(Tekst))
    nieuw.laat_vallen.click()
    assert nieuw.vorm.waarden()["streef_weken"] == 6
    assert not nieuw.laat_vallen.isVisible()
    weer.geopend = view.geopend  # type: ignore[attr-defined]
    leeg = _opnieuw(qtbot, weer, taken)
    leeg.naar("reglement")
    laatste = leeg.tab("reglement")
    assert isinstance(laatste, VersieTab)
    assert laatste.vorm.waarden()["streef_weken"] == 6


def test_that_a_row_that_is_left_half_typed_says_so_and_gives_it_back(
    view: InstellingenView, taken: Taken, qtbot: QtBot
) -> None:
    view.naar("scholen")
    tab = view.tab("scholen")
    assert isinstance(tab, LijstTab)
    for naam, brin in (("Het Anker", "99AA"), ("De Boeg", "99BB")):
        tab.nieuw.click()
        tab.vorm.zet_waarden({"naam": naam, "brin": brin, "plaats": "Meerstede"})
        tab.bewaar.click()
        assert tab.vorm.isVisible(), "the school that was added is the one that is shown"
        assert tab.vorm.waarden()["naam"] == naam
        assert not tab.laat_vallen.isVisible()
    eerste, tweede = sorted(tab._lijst.rijen(), key=lambda s: s.naam)[:2]
    tab.tabel.kies(tweede.id)
    tab.nieuw.click()
    tab.tabel.weergave.clicked.emit(tab.tabel.weergave.currentIndex())
    assert tab.vorm.waarden()["naam"] == tweede.naam, "the line that was selected all along comes back at a click"
    tab.tabel.kies(eerste.id)
    tab.vorm.velden()["bevoegd_gezag"].zet_waarde("Stichting Boeg")
    tab.tabel.kies(tweede.id)
    assert tab.melding.tekst() == f"Nog niet bewaard: {eerste.naam}."
    assert tab.vorm.waarden()["bevoegd_gezag"] == tweede.bevoegd_gezag
    weer = _opnieuw(qtbot, view, taken)
    weer.naar("scholen")
    nieuw = weer.tab("scholen")
    assert isinstance(nieuw, LijstTab)
    assert nieuw.vorm.waarden()["naam"] == eerste.naam
    assert nieuw.vorm.waarden()["bevoegd_gezag"] == "Stichting Boeg"
    nieuw.bewaar.click()
    assert next(s for s in nieuw._lijst.rijen() if s.id == eerste.id).bevoegd_gezag == "Stichting Boeg"
    assert not nieuw.laat_vallen.isVisible()


def test_that_a_user_who_was_being_added_is_there_after_locking_without_the_passphrase(
    view: InstellingenView, taken: Taken, qtbot: QtBot
) -> None:
    view.naar("gebruikers")
    tab = view.tab("gebruikers")
    assert isinstance(tab, GebruikersTab)
    tab.nieuw.click()
    assert tab.vorm.velden()["naam"].editor.hasFocus() or view.focusWidget() is tab.vorm.velden()["naam"].editor
    tab.vorm.velden()["naam"].zet_waarde("Bartholomeus van der Hoeven")
    tab.vorm.velden()["wachtzin"].zet_waarde("eerste wachtzin van bart")
    tab.vorm.kies_rollen({Rol.LID.name})
    weer = _opnieuw(qtbot, view, taken)
    weer.naar("gebruikers")
    nieuw = weer.tab("gebruikers")
    assert isinstance(nieuw, GebruikersTab)
    assert nieuw.vorm.waarden()["naam"] == "Bartholomeus van der Hoeven"
    assert nieuw.vorm.gekozen_rollen() == {Rol.LID.name}
    assert nieuw.vorm.waarden()["wachtzin"] == ""


def test_that_vaststellen_pressed_twice_makes_one_version(view: InstellingenView) -> None:
    view.naar("swv")
    tab = view.tab("swv")
    assert isinstance(tab, VersieTab)
    tab.vorm.velden()["telefoon"].zet_waarde("000-555 0199")
    tab.knop.click()
    eerste = diensten.huidige(view.geopend.dienst).nummer  # type: ignore[attr-defined]
    tab.knop.click()
    assert diensten.huidige(view.geopend.dienst).nummer == eerste  # type: ignore[attr-defined]
    assert tab.melding.tekst() == f"Er is niets gewijzigd. Versie {eerste} is de nieuwste."
