"""The port ``Opmaker`` with reportlab."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cvt_desktop.adapters.pdf import tekens, teksten
from cvt_desktop.adapters.pdf.afschrift import afschrift
from cvt_desktop.adapters.pdf.agenda import agenda
from cvt_desktop.adapters.pdf.arrangementbrieven import arrangementbrief, plaatsbrief
from cvt_desktop.adapters.pdf.besluitbrieven import besluitbrief_leerling, besluitbrief_ouders, besluitbrief_school
from cvt_desktop.adapters.pdf.besluitenlijst import besluitenlijst
from cvt_desktop.adapters.pdf.bezwaarbrieven import bezwaarbrief
from cvt_desktop.adapters.pdf.blad import blad
from cvt_desktop.adapters.pdf.briefhoofd import lees_logo
from cvt_desktop.adapters.pdf.brieven import (
    aanhouding,
    advies_aan_bestuur,
    buiten_behandeling,
    intrekking,
    intrekkingsbevestiging,
    kennisgeving,
    kopie_verzoek,
    losse_brief,
    ontvangstbevestiging,
    uitnodiging_zienswijze,
    uitstel,
    verzoek_om_aanvulling,
)
from cvt_desktop.adapters.pdf.bundel import bundel
from cvt_desktop.adapters.pdf.deskundigenadvies import deskundigenadvies
from cvt_desktop.adapters.pdf.dossierkaart import dossierkaart
from cvt_desktop.adapters.pdf.drukstapel import drukstapel
from cvt_desktop.adapters.pdf.herstelkit import herstelkit
from cvt_desktop.adapters.pdf.invulformulier import invulformulier
from cvt_desktop.adapters.pdf.leesmap import leesdeel, leesmap
from cvt_desktop.adapters.pdf.maandblad import maandblad
from cvt_desktop.adapters.pdf.maten import stijlen
from cvt_desktop.adapters.pdf.tekstblokken import meegeleverd, proef, tekstproef, vaste_tekst
from cvt_desktop.adapters.pdf.tlv import tlv
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.ports.agenda import Agenda
from cvt_desktop.ports.arrangementbrief import Arrangementbrief
from cvt_desktop.ports.bestuursadvies import AdviesAanBestuur
from cvt_desktop.ports.bladen import Afschrift, Blad, Herstelkit, Maandblad
from cvt_desktop.ports.bundel import Bundel
from cvt_desktop.ports.documentbrieven import (
    Bezwaarbrief,
    Intrekkingsbevestiging,
    KopieVerzoek,
    LosseBrief,
    UitnodigingZienswijze,
    Uitstelbrief,
)
from cvt_desktop.ports.documenten import (
    Aanhoudingsbrief,
    BesluitbriefLeerling,
    BesluitbriefOuders,
    BesluitbriefSchool,
    Besluitenlijst,
    BuitenBehandeling,
    DeskundigenadviesAfdruk,
    Document,
    Dossierkaart,
    Kennisgeving,
    Ontvangstbevestiging,
    Tekstproef,
    Tlv,
    VerzoekOmAanvulling,
)
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring
from cvt_desktop.ports.invulformulier import Invulformulier
from cvt_desktop.ports.leesmap import Leesdeel, Leesmapdocument
from cvt_desktop.ports.opmaker import OnzetbareTekens
from cvt_desktop.ports.plaatsbrief import Plaatsbrief

_MAKERS: dict[type, Callable[[Any], bytes]] = {
    Aanhoudingsbrief: aanhouding,
    Afschrift: afschrift,
    Agenda: agenda,
    AdviesAanBestuur: advies_aan_bestuur,
    Arrangementbrief: arrangementbrief,
    BuitenBehandeling: buiten_behandeling,
    BesluitbriefLeerling: besluitbrief_leerling,
    BesluitbriefOuders: besluitbrief_ouders,
    BesluitbriefSchool: besluitbrief_school,
    Besluitenlijst: besluitenlijst,
    Bezwaarbrief: bezwaarbrief,
    Blad: blad,
    Bundel: bundel,
    DeskundigenadviesAfdruk: deskundigenadvies,
    Dossierkaart: dossierkaart,
    Herstelkit: herstelkit,
    IntrekkingVerklaring: intrekking,
    Invulformulier: invulformulier,
    Kennisgeving: kennisgeving,
    KopieVerzoek: kopie_verzoek,
    Leesdeel: leesdeel,
    Leesmapdocument: leesmap,
    LosseBrief: losse_brief,
    Plaatsbrief: plaatsbrief,
    Maandblad: maandblad,
    Ontvangstbevestiging: ontvangstbevestiging,
    Tekstproef: tekstproef,
    Tlv: tlv,
    UitnodigingZienswijze: uitnodiging_zienswijze,
    Uitstelbrief: uitstel,
    Intrekkingsbevestiging: intrekkingsbevestiging,
    VerzoekOmAanvulling: verzoek_om_aanvulling,
}


class ReportlabOpmaker:
    """Lays out every document of ``ports.documenten``; it keeps no state of its own."""

    @property
    def sjabloon_versie(self) -> str:
        """The newest version of the texts."""
        return teksten.HUIDIGE_VERSIE

    def warm_op(self) -> None:
        """Loads fonts and styles; called in the background so that the first document does not wait."""
        stijlen()

    def controleer_tekens(self, document: object) -> list[OnzetbareTekens]:
        """Per field what cannot be printed."""
        return tekens.controleer_tekens(document)

    def meegeleverde_tekst(self, blok: str) -> str:
        """From the newest version of the texts."""
        return meegeleverd(teksten.HUIDIGE_VERSIE)[blok]

    def vaste_tekst(self, sleutel: str) -> str:
        """From the newest version of the texts."""
        return vaste_tekst(teksten.HUIDIGE_VERSIE, sleutel)

    def proeftekst(self, tekst: str, velden: Mapping[str, str]) -> str:
        """Plain words."""
        return proef(tekst, velden)

    def keur_logo(self, data: bytes) -> None:
        """Draws nothing, reads it whole."""
        lees_logo(data)

    def stapel(self, stukken: Sequence[bytes], *, dubbelzijdig: bool) -> bytes:
        """One PDF to print."""
        return drukstapel(stukken, dubbelzijdig=dubbelzijdig)

    def maak(self, document: Document) -> bytes:
        """The PDF. Raises InvoerError naming the field (see the port)."""
        for veld, slecht in tekens.controleer_tekens(document):
            raise InvoerError(
                f"In het veld ‘{veld}’ staat een teken dat niet kan worden afgedrukt ({tekens.beschrijf(slecht)})."
                " Schrijf het met gewone letters.",
                code="teken",
                veld=veld,
            )
        return _MAKERS[type(document)](document)
