"""The check report of a signed besluit, to read and to print (screens.md 4.11)."""

from __future__ import annotations

from cvt_desktop.basis.tekst import datum_voluit, meervoud
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.controle import VORM, samenvatting
from cvt_desktop.domain.controleverslag import Controleverslag, Verslagregel
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.ids import AanvraagId, BesluitId
from cvt_desktop.ports.bladen import Blad, Bladdeel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.dossier import lees_dossier


def verslag_pdf(dienst: Dienst, aanvraag_id: AanvraagId, besluit_id: BesluitId) -> bytes:
    """The report as a PDF; raises ``NietGevondenError`` when this besluit was signed without one."""
    with dienst.lezen(Actie.ADVIEZEN_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        verslag = _verslag(aanvraag, besluit_id)
        dag = verslag.moment.astimezone(AMSTERDAM).date()
        kop = koppen.kop(dienst, uow, dienst.instellingen(uow), aanvraag.kenmerk, dagtekening=dag, concept=False)
    return dienst.opmaker.maak(Blad(kop=kop, titel=f"Controle vóór het tekenen, {aanvraag.kenmerk}",
                                    inleiding=VORM, delen=delen(verslag)))  # fmt: skip


def verslag_uitgevoerd(dienst: Dienst, aanvraag_id: AanvraagId, besluit_id: BesluitId) -> None:
    """Tell the log that the report is printed or saved outside the register."""
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        verslag = _verslag(werk.uow.aanvragen.get(aanvraag_id), besluit_id)
        werk.leg_vast("controleverslag", besluit_id, verslag, aanvraag_id=aanvraag_id)


def _verslag(aanvraag: Aanvraag, besluit_id: BesluitId) -> Controleverslag:
    for verslag in aanvraag.controles:
        if verslag.besluit_id == besluit_id:
            return verslag
    raise NietGevondenError("Dit besluit heeft geen verslag van de controle. Teken het eerst; dan is het er.")


def delen(verslag: Controleverslag) -> tuple[Bladdeel, ...]:
    """When and by which rules; what was found, with the reason with which it was accepted."""
    moment = verslag.moment.astimezone(AMSTERDAM)
    aanvaard = sum(1 for b in verslag.bevindingen if b.reden)
    return (
        Bladdeel(kop="Uitkomst", rijen=(
            ("Controle", samenvatting(len(verslag.bevindingen), verslag.regels)),
            ("Met reden aanvaard", meervoud(aanvaard, "punt", "punten") if aanvaard else "geen"),
            ("Gedaan bij het tekenen", f"{datum_voluit(moment.date())}, {moment:%H.%M} uur"),
            ("Programma", f"CvT Desktop {verslag.programma}"),
        )),
        *(Bladdeel(kop=f"{b.regel_id}  {b.tekst}", rijen=_rijen(b)) for b in verslag.bevindingen),
    )  # fmt: skip


def _rijen(b: Verslagregel) -> tuple[tuple[str, str], ...]:
    reden = (("Aanvaard met reden", b.reden),) if b.reden else ()
    return (("Zwaarte", b.niveau), ("Bron", b.bron), *reden)
