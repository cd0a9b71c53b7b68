"""The table of screens: each slice gives a factory, here stands what it gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from PySide6.QtWidgets import QWidget

from cvt_desktop.adapters.bijlagen.inlezen import lees_bestand_begrensd
from cvt_desktop.adapters.stokje.bestanden import Stokjebestanden
from cvt_desktop.bootstrap.beveiligingspaginas import maak_beveiliging, open_laptop_kwijt
from cvt_desktop.bootstrap.omgeving import Omgeving
from cvt_desktop.bootstrap.werkmap import LuieWerkmap
from cvt_desktop.bootstrap.zonder_register import LuieControleur
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.lijstuitvoer import Lijstsoort
from cvt_desktop.domain.reservekopie import Aanleiding
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services.bezwaarstand import bezwaar_mogelijk
from cvt_desktop.services.brieven import ontvangstbevestiging_maken
from cvt_desktop.services.certificaten import wortel_pem
from cvt_desktop.services.dossiertellers import tellers
from cvt_desktop.services.termijnen import feestdagentabel
from cvt_desktop.services.verklaringen import zoek_document
from ui.dialogs.notitie import NotitieDialoog
from ui.dialogs.opvolgen import OpvolgenDialoog
from ui.dialogs.scholen_import import ScholenImport
from ui.dialogs.verklaringen_import import VerklaringenImport
from ui.presenters.aanvragen import AanvragenPresenter
from ui.presenters.dossier import DossierPresenter
from ui.presenters.leeslijst import LeeslijstPresenter
from ui.presenters.naarexcel import ExcelPresenter
from ui.presenters.notities import NotitiePresenter
from ui.presenters.rekenhulp import RekenhulpPresenter
from ui.presenters.reservekopieen import ReservekopieenPresenter
from ui.presenters.stokje import StokjePresenter
from ui.presenters.verifieren import VerifierenPresenter
from ui.presenters.verklaringen_import import VerklaringenImportPresenter
from ui.presenters.verlengingsronde import VerlengingsrondePresenter
from ui.scherm import Scherm
from ui.views import (
    aanvragen,
    afsluiten,
    bezwaren,
    controle,
    dossier,
    dossier_adviezen,
    dossier_besluit,
    dossier_bezwaar,
    dossier_brieven,
    dossier_toetsing,
    instellingen,
    intake,
    klaargezet,
    leesmappen,
    overzichten,
    regels,
    stokje,
    te_verzenden,
    tekenmap,
    verklaringen,
    verlengingsronde,
    verwijderingen,
    werkvoorraad,
    zitting,
)
from ui.views.dossier import DossierView
from ui.views.dossier_bladen import Tabblad
from ui.views.help import HelpView
from ui.views.leeslijst import LeeslijstView, Leesomgeving
from ui.views.rekenhulp import RekenhulpView
from ui.views.reservekopieen import ReservekopieenView
from ui.views.verifieren import VerifierenView
from ui.views.woordenlijst import WoordenlijstView


def schermen(o: Omgeving, lijst: AanvragenPresenter) -> list[Scherm]:
    """Everything in the bar, the menu and the palette, in that order.

    Who reads no dossiers (beheerder, FG) has the screens of the register itself in the bar: they are that person's work.
    """
    mag = o.dienst.mag
    toezicht = not mag(Actie.DOSSIER_INZIEN)
    return [
        Scherm(sleutel="werkvoorraad", titel="Werkvoorraad", icoon="werkvoorraad", maak=partial(_werkvoorraad, o)),
        Scherm(sleutel="aanvragen", titel="Aanvragen", icoon="aanvragen", mag=mag(Actie.DOSSIER_INZIEN),
               maak=lambda: aanvragen.maak_scherm(lijst, o.taken, o.feedback, _excel(o, Lijstsoort.AANVRAGEN),
                                                  wijzigingen=o.wijzigingen)),
        Scherm(sleutel="zittingen", titel="Zittingen", icoon="zittingen", mag=mag(Actie.ZITTING_INZIEN),
               maak=lambda: zitting.maak_scherm(_zittingomgeving(o))),
        Scherm(sleutel="leeslijst", titel="Leeslijst", icoon="document", in_balk=False, mag=mag(Actie.LEESLIJST_INZIEN),
               maak=partial(maak_leeslijst, o)),
        Scherm(sleutel="verklaringen", titel="Verklaringen", icoon="verklaringen", mag=mag(Actie.VERKLARINGEN_INZIEN),
               maak=partial(_verklaringen, o)),
        Scherm(sleutel="tekenmap", titel="Tekenmap", icoon="tekenmap", mag=mag(Actie.BESLUIT_TEKENEN),
               maak=lambda: tekenmap.maak_scherm(o.dienst, o.navigatie, o.taken, o.feedback, o.bronnen, o.wijzigingen,
                                                 o.geopend.controleer_wachtzin, af=False)),
        Scherm(sleutel="te-verzenden", titel="Te verzenden", icoon="brief", mag=mag(Actie.BRIEF_VERZENDEN),
               maak=lambda: te_verzenden.maak_scherm(o.dienst, o.navigatie, o.taken, o.feedback, o.bronnen, o.wijzigingen,
                                                     lees_bestand_begrensd, af=False)),
        Scherm(sleutel="overzichten", titel="Overzichten", icoon="overzichten", mag=mag(Actie.OVERZICHTEN_INZIEN),
               maak=lambda: overzichten.maak_scherm(o.dienst, o.navigatie, o.taken, o.feedback, LuieWerkmap(), o.lezer)),
        Scherm(sleutel="bezwaren", titel="Bezwaren", icoon="brief", in_balk=False, mag=mag(Actie.BEZWAREN_INZIEN),
               maak=lambda: bezwaren.maak_scherm(o.dienst, o.navigatie, o.taken)),
        Scherm(sleutel="verlengingsronde", titel="Verlengingsronde", icoon="verklaringen", in_balk=False,
               maak=partial(_verlengingsronde, o), mag=mag(Actie.VERKLARINGEN_INZIEN)),
        Scherm(sleutel="afsluiten", titel="Afsluiten", icoon="vink", in_balk=False, mag=mag(Actie.DOSSIER_AFSLUITEN),
               maak=lambda: afsluiten.maak_scherm(o.dienst, o.navigatie, o.taken, o.wijzigingen)),
        Scherm(sleutel="controle", titel="Controle", icoon="ketting", in_balk=toezicht, mag=mag(Actie.REGISTER_CONTROLEREN),
               maak=lambda: controle.maak_scherm(o.dienst, o.taken, o.feedback, o.bronnen, terug=o.navigatie.terug)),
        Scherm(sleutel="leesmappen", titel="Leesmappen", icoon="document", in_balk=toezicht, mag=mag(Actie.LEESMAPPEN_INZIEN),
               maak=lambda: leesmappen.maak_scherm(o.dienst, o.wijzigingen, o.navigatie.terug)),
        Scherm(sleutel="klaargezet", titel="Klaargezette bestanden", icoon="map", in_balk=toezicht,
               mag=mag(Actie.KLAARGEZET_INZIEN),
               maak=lambda: klaargezet.maak_scherm(o.dienst, o.taken, o.wijzigingen, terug=o.navigatie.terug)),
        Scherm(sleutel="verwijderingen", titel="Verwijderde dossiers", icoon="document", in_balk=toezicht,
               mag=mag(Actie.VERWIJDERINGEN_INZIEN),
               maak=lambda: verwijderingen.maak_scherm(o.dienst, o.navigatie, o.wijzigingen)),
        Scherm(sleutel="beveiliging", titel="Beveiliging", icoon="slot", in_balk=toezicht, maak=partial(maak_beveiliging, o)),
        Scherm(sleutel="reservekopieen", titel="Reservekopieën", icoon="neerzetten", in_balk=toezicht,
               maak=partial(_reservekopieen, o), mag=mag(Actie.RESERVEKOPIE_MAKEN)),
        Scherm(sleutel="stokje", titel="Stokje", icoon="sleutel", in_balk=False, maak=partial(_stokje, o)),
        Scherm(sleutel="instellingen", titel="Instellingen", icoon="instellingen", in_balk=toezicht,
               maak=partial(_instellingen, o)),
        Scherm(sleutel="verifieren", titel="Verifiëren", icoon="verifieren", in_balk=False, maak=partial(_verifieren, o)),
        Scherm(sleutel="rekenhulp", titel="Rekenhulp", icoon="kalender", in_balk=False, maak=partial(_rekenhulp, o)),
        Scherm(sleutel="regels", titel="Regels", icoon="vink", in_balk=False,
               maak=lambda: regels.maak_scherm(o.dienst, o.taken, o.wijzigingen, terug=o.navigatie.terug)),
        Scherm(sleutel="woordenlijst", titel="Woordenlijst", icoon="zoek", in_balk=False,
               maak=lambda: WoordenlijstView(terug=o.navigatie.terug)),
        Scherm(sleutel="help", titel="Help", icoon="help", in_balk=False,
               maak=partial(_help, o)),
        Scherm(sleutel="nieuwe-aanvraag", titel="Nieuwe aanvraag", icoon="", toets="Ctrl+N", in_balk=False,
               maak=partial(_intake, o), mag=mag(Actie.AANVRAAG_REGISTREREN)),
    ]  # fmt: skip


def maak_dossier(o: Omgeving, aanvraag_id: AanvraagId) -> DossierView:
    """The page of one dossier with the tabs of every slice."""
    return dossier.maak_scherm(
        o.dienst, o.navigatie, aanvraag_id, taken=o.taken, feedback=o.feedback, wijzigingen=o.wijzigingen,
        bronnen=o.bronnen, lezer=o.lezer, tabbladen=_tabbladen(o, aanvraag_id), formulier=o.formulieren.neem,
        tellers=lambda: asdict(tellers(o.dienst, aanvraag_id)), af=False,
    )  # fmt: skip


def maak_zitting(o: Omgeving, zitting_id: ZittingId) -> QWidget:
    """The page of one zitting."""
    return zitting.maak_zitting(_zittingomgeving(o), zitting_id, af=False)


def maak_leeslijst(o: Omgeving, zitting_id: ZittingId | None = None) -> LeeslijstView:
    """The page on which a member reads for a zitting; without one for the next."""
    presenter = LeeslijstPresenter(o.dienst, o.navigatie, o.lezer, o.bronnen, zitting_id)
    return LeeslijstView(presenter, Leesomgeving(taken=o.taken, gewijzigd=o.wijzigingen.meld))


def _tabbladen(o: Omgeving, aanvraag_id: AanvraagId) -> list[Tabblad]:
    gewoon = (o.dienst, o.navigatie, o.taken, o.feedback, o.bronnen, o.wijzigingen)
    bladen = [
        Tabblad(sleutel="toetsing", titel="Toetsing", lees=partial(dossier_toetsing.lees_tab, *gewoon, o.lezer)),
        Tabblad(sleutel="adviezen", titel="Adviezen", lees=partial(
            dossier_adviezen.lees_tab, *gewoon, o.lezer, stel_voor=o.toegang.kluizen.stel_wachtzin_voor)),
        Tabblad(sleutel="besluit", titel="Besluit", lees=partial(dossier_besluit.lees_tab, *gewoon)),
        Tabblad(sleutel="brieven", titel="Brieven",
                lees=partial(dossier_brieven.lees_tab, *gewoon, o.lezer, lees_bestand_begrensd)),
    ]  # fmt: skip
    if bezwaar_mogelijk(o.dienst, aanvraag_id):
        lees = partial(dossier_bezwaar.lees_tab, o.dienst, o.wijzigingen, o.taken, o.bronnen, o.feedback)
        bladen.append(Tabblad(sleutel="bezwaar", titel="Bezwaar", lees=lees))
    return bladen


def _na_reservekopie(o: Omgeving, doe: Callable[[], None]) -> None:
    """What an import spoils can be had back: a backup first, but of a practice register."""
    if o.dienst.register.oefen:
        doe()
        return
    o.taken.start(lambda v: o.kopieen.vooraf(o.geopend, Aanleiding.IMPORT, v), lambda _niets: doe(),
                  titel="Reservekopie voor de import", stopbaar=True)  # fmt: skip


def _verklaringen(o: Omgeving) -> QWidget:
    om = verklaringen.Omgeving(importeer=partial(_importeer_tlvs, o), excel=_excel(o, Lijstsoort.VERKLARINGEN),
                               open_concept=partial(_open_concept, o))  # fmt: skip
    return verklaringen.maak_scherm(o.dienst, o.navigatie, o.taken, o.feedback, om, af=False)


def _verlengingsronde(o: Omgeving) -> QWidget:
    om = verlengingsronde.Rondeomgeving(taken=o.taken, feedback=o.feedback, inlezer=o.lezer.inlezer, wijzigingen=o.wijzigingen,
                                        terug=o.navigatie.terug)  # fmt: skip
    return verlengingsronde.maak_scherm(VerlengingsrondePresenter(o.dienst, o.navigatie, LuieWerkmap()), om)


def _excel(o: Omgeving, lijst: Lijstsoort) -> ExcelPresenter:
    return ExcelPresenter(o.dienst, LuieWerkmap(), lijst)


def _importeer_tlvs(o: Omgeving, klaar: Callable[[str], None]) -> None:
    def kies() -> None:
        presenter = VerklaringenImportPresenter(o.dienst, o.lezer.inlezer)
        VerklaringenImport(presenter, o.lezer.inlezer, o.taken, o.feedback, klaar, ouder=o.navigatie.huidige()).open()

    _na_reservekopie(o, kies)


def _instellingen(o: Omgeving) -> QWidget:
    def importeer(klaar: Callable[[], None]) -> None:
        _na_reservekopie(o, lambda: kies(klaar))

    def kies(klaar: Callable[[], None]) -> None:
        dialoog = ScholenImport(o.dienst, o.lezer.inlezer, o.taken, o.feedback, ouder=o.navigatie.huidige())
        dialoog.geimporteerd.connect(lambda _uitkomst: klaar())
        dialoog.geimporteerd.connect(lambda _uitkomst: o.wijzigingen.meld("school"))
        dialoog.open()

    return instellingen.maak_scherm(
        o.geopend, o.taken, o.feedback, o.wijzigingen, o.navigatie, importeer, lees_bestand_begrensd,
        lambda: o.kopieen.vooraf(o.geopend, Aanleiding.SLEUTELWISSEL, Stil()), o.bronnen,
    )  # fmt: skip


def _stokje(o: Omgeving) -> QWidget:
    pagina = stokje.StokjeView(StokjePresenter(o.geopend, o.toegang, Stokjebestanden()), o.taken, o.feedback, o.navigatie.terug)
    pagina.opnieuw.connect(o.opnieuw)
    return pagina


def _reservekopieen(o: Omgeving) -> QWidget:
    pagina = ReservekopieenView(ReservekopieenPresenter(o.geopend, o.kopieen), o.taken, o.feedback, o.navigatie.terug)
    pagina.terugzetten.connect(o.terugzetten)
    return pagina


def _help(o: Omgeving) -> QWidget:
    erbij = {"Woordenlijst": lambda: o.navigatie.naar("woordenlijst"), "Alle regels": lambda: o.navigatie.naar("regels"),
             "Laptop kwijt": lambda: open_laptop_kwijt(o)}  # fmt: skip
    return HelpView(terug=o.navigatie.terug, erbij=erbij)


def _rekenhulp(o: Omgeving) -> QWidget:
    return RekenhulpView(RekenhulpPresenter(feestdagentabel(o.dienst)), terug=o.navigatie.terug)


def _verifieren(o: Omgeving) -> QWidget:
    presenter = VerifierenPresenter(LuieControleur(), eigen_ca=lambda: wortel_pem(o.dienst),
                                    zoek=lambda sha256: zoek_document(o.dienst, sha256))  # fmt: skip
    return VerifierenView(presenter, o.taken, o.feedback, terug=o.navigatie.terug)


def _werkvoorraad(o: Omgeving) -> QWidget:
    return werkvoorraad.maak_scherm(
        o.dienst, o.navigatie, o.taken, wijzigingen=o.wijzigingen, open_concept=partial(_open_concept, o),
        notitie=partial(notitie_bij, o), opvolgen=partial(opvolgen_bij, o), feedback=o.feedback,
        kopieen=lambda: o.kopieen.kort(o.geopend),
    )  # fmt: skip


def _open_concept(o: Omgeving, sleutel: str) -> None:
    o.navigatie.naar("nieuwe-aanvraag")
    pagina = o.navigatie.huidige()
    if isinstance(pagina, intake.IntakeView):
        pagina.open_concept(sleutel)


def notitie_bij(o: Omgeving, aanvraag_id: AanvraagId) -> None:
    """Ctrl+M from a list or the palette: a note in this dossier."""
    bij = DossierPresenter(o.dienst, o.navigatie, aanvraag_id).bij()
    dialoog = NotitieDialoog(NotitiePresenter(o.dienst, aanvraag_id), bij=bij, ouder=o.navigatie.huidige())
    dialoog.geschreven.connect(lambda: o.wijzigingen.meld("notitie", str(aanvraag_id)))
    dialoog.open()


def opvolgen_bij(o: Omgeving, aanvraag_id: AanvraagId) -> None:
    """Ctrl+T from a list or the palette: come back to this dossier on a day."""
    bij = DossierPresenter(o.dienst, o.navigatie, aanvraag_id).bij()
    dialoog = OpvolgenDialoog(NotitiePresenter(o.dienst, aanvraag_id), bij=bij, ouder=o.navigatie.huidige())
    dialoog.geschreven.connect(lambda: o.wijzigingen.meld("notitie", str(aanvraag_id)))
    dialoog.open()


def _intake(o: Omgeving) -> QWidget:
    return intake.maak_scherm(
        o.dienst, o.navigatie, o.taken, o.feedback, o.lezer, bevestigen=partial(ontvangstbevestiging_maken, bij_registratie=True),
        wijzigingen=o.wijzigingen, formulier=o.formulieren.neem, af=False, bronnen=o.bronnen,
    )  # fmt: skip


def _zittingomgeving(o: Omgeving) -> zitting.Zittingomgeving:
    return zitting.Zittingomgeving(
        dienst=o.dienst, navigatie=o.navigatie, taken=o.taken, feedback=o.feedback, wijzigingen=o.wijzigingen,
        bronnen=o.bronnen, als_lid=o.geopend.als_lid, afdekken=o.afdekken, lezer=o.lezer,
        stel_voor=o.toegang.kluizen.stel_wachtzin_voor,
    )  # fmt: skip
