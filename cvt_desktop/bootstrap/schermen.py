"""The table of screens: each slice gives a factory, here stands what it gets."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from cvt_desktop.bootstrap.omgeving import Omgeving
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.services.brieven import ontvangstbevestiging_maken
from ui.dialogs.notitie import NotitieDialoog
from ui.dialogs.opvolgen import OpvolgenDialoog
from ui.presenters.aanvragen import AanvragenPresenter
from ui.presenters.dossier import DossierPresenter
from ui.presenters.notities import NotitiePresenter
from ui.scherm import Scherm
from ui.views import aanvragen, dossier, dossier_besluit, intake, werkvoorraad, zitting
from ui.views.dossier import DossierView, Tabblad


def schermen(o: Omgeving, lijst: AanvragenPresenter) -> list[Scherm]:
    """Everything in the bar, the menu and the palette, in that order."""
    mag = o.dienst.mag
    return [
        Scherm(sleutel="werkvoorraad", titel="Werkvoorraad", icoon="werkvoorraad", maak=partial(_werkvoorraad, o),
               mag=mag(Actie.DOSSIER_INZIEN)),
        Scherm(sleutel="aanvragen", titel="Aanvragen", icoon="aanvragen", mag=mag(Actie.DOSSIER_INZIEN),
               maak=lambda: aanvragen.maak_scherm(lijst, o.taken, wijzigingen=o.wijzigingen)),
        Scherm(sleutel="zittingen", titel="Zittingen", icoon="zittingen", mag=mag(Actie.ZITTING_INZIEN),
               maak=lambda: zitting.maak_scherm(_zittingomgeving(o))),
        Scherm(sleutel="nieuwe-aanvraag", titel="Nieuwe aanvraag", icoon="", toets="Ctrl+N", in_balk=False,
               maak=partial(_intake, o), mag=mag(Actie.AANVRAAG_REGISTREREN)),
    ]  # fmt: skip


def maak_dossier(o: Omgeving, aanvraag_id: AanvraagId) -> DossierView:
    """The page of one dossier with the tabs of every slice."""
    return dossier.maak_scherm(
        o.dienst, o.navigatie, aanvraag_id, taken=o.taken, feedback=o.feedback, wijzigingen=o.wijzigingen,
        bronnen=o.bronnen, lezer=o.lezer, tabbladen=_tabbladen(o),
    )  # fmt: skip


def maak_zitting(o: Omgeving, zitting_id: ZittingId) -> QWidget:
    """The page of one zitting."""
    return zitting.maak_zitting(_zittingomgeving(o), zitting_id)


def _tabbladen(o: Omgeving) -> list[Tabblad]:
    return [
        Tabblad(sleutel="besluit", titel="Besluit",
                maak=partial(dossier_besluit.maak_scherm, o.dienst, o.navigatie, o.taken, o.feedback, o.bronnen,
                             o.wijzigingen)),
    ]  # fmt: skip


def _werkvoorraad(o: Omgeving) -> QWidget:
    return werkvoorraad.maak_scherm(
        o.dienst, o.navigatie, o.taken, wijzigingen=o.wijzigingen, open_concept=partial(_open_concept, o),
        notitie=partial(_notitie, o), opvolgen=partial(_opvolgen, o),
    )  # fmt: skip


def _open_concept(o: Omgeving, sleutel: str) -> None:
    o.navigatie.naar("nieuwe-aanvraag")
    pagina = o.navigatie.huidige()
    if isinstance(pagina, intake.IntakeView):
        pagina.open_concept(sleutel)


def _notitie(o: Omgeving, aanvraag_id: AanvraagId) -> None:
    bij = DossierPresenter(o.dienst, o.navigatie, aanvraag_id).bij()
    dialoog = NotitieDialoog(NotitiePresenter(o.dienst, aanvraag_id), bij=bij, ouder=o.navigatie.huidige())
    dialoog.geschreven.connect(lambda: o.wijzigingen.meld("notitie", str(aanvraag_id)))
    dialoog.open()


def _opvolgen(o: Omgeving, aanvraag_id: AanvraagId) -> None:
    bij = DossierPresenter(o.dienst, o.navigatie, aanvraag_id).bij()
    dialoog = OpvolgenDialoog(NotitiePresenter(o.dienst, aanvraag_id), bij=bij, ouder=o.navigatie.huidige())
    dialoog.geschreven.connect(lambda: o.wijzigingen.meld("notitie", str(aanvraag_id)))
    dialoog.open()


def _intake(o: Omgeving) -> QWidget:
    return intake.maak_scherm(
        o.dienst, o.navigatie, o.taken, o.feedback, o.lezer, bevestigen=ontvangstbevestiging_maken,
        wijzigingen=o.wijzigingen,
    )  # fmt: skip


def _zittingomgeving(o: Omgeving) -> zitting.Zittingomgeving:
    return zitting.Zittingomgeving(
        dienst=o.dienst, navigatie=o.navigatie, taken=o.taken, feedback=o.feedback, wijzigingen=o.wijzigingen,
        bronnen=o.bronnen, controleer=o.geopend.controleer_wachtzin, afdekken=o.afdekken,
    )  # fmt: skip
