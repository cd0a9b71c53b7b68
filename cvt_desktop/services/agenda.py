"""The uitnodiging with the agenda of a zitting: who is asked, when and where, which dossiers (screens.md 4.8)."""

from __future__ import annotations

from cvt_desktop.basis.tekst import datum_cijfers, meervoud
from cvt_desktop.domain.agendapunt import Behandeling
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import ZittingId
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.zitting import Hoedanigheid, Zitting
from cvt_desktop.ports.agenda import Agenda, Agendaregel
from cvt_desktop.services.besluitenlijst import quorumregel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.zitting_inzien import Puntkaart, zittingbeeld
from cvt_desktop.services.zittingwacht import stemt_toch


def agenda_document(dienst: Dienst, zitting_id: ZittingId) -> Agenda:
    """The input of the document. No health content, and of a pupil the initials, as the setting of the besluitenlijst says.

    Raises ``InvoerError`` (by the renderer) for an empty agenda.
    """
    beeld = zittingbeeld(dienst, zitting_id)
    zitting = beeld.zitting
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        instellingen = dienst.instellingen(uow, zitting.datum)
        kop = koppen.kop(dienst, uow, instellingen, f"zitting {datum_cijfers(zitting.datum)}", dagtekening=dienst.klok.today(),
                         concept=False)  # fmt: skip
        houder = koppen.dossierhouder(dienst, uow)
    return Agenda(
        kop=kop, commissie=zitting.commissie or instellingen.commissie_met(zitting.commissie_id).naam, datum=zitting.datum,
        tijd=f"{zitting.begintijd}–{zitting.eindtijd} uur",
        plaats=zitting.plaats or instellingen.swv.adres.plaats, voorzitter=_naam(zitting, zitting.voorzitter_id),
        secretaris=next((d.naam for d in zitting.deelnemers if d.persoon_id == zitting.secretaris_id), ""),
        leden=_namen(zitting, Hoedanigheid.STEMGERECHTIGD), adviserend=_namen(zitting, Hoedanigheid.ADVISEREND),
        gasten=tuple(f"{k.punt.gasten.wanneer} bij punt {k.nummer}: {k.punt.gasten.wie}" for k in beeld.kaarten if k.punt.gasten),
        quorum=quorumregel(zitting),
        regels=tuple(_regel(kaart, instellingen) for kaart in beeld.kaarten),
        afmelden=f"{houder.naam}, {instellingen.swv.telefoon}".rstrip(", ") if houder else instellingen.swv.telefoon,
    )  # fmt: skip


def bestandsnaam(zitting: Zitting) -> str:
    """``Agenda 2027-05-12.pdf``."""
    return f"Agenda {zitting.datum.isoformat()}.pdf"


def uitgevoerd(dienst: Dienst, zitting_id: ZittingId) -> None:
    """Tell the log that the agenda leaves the program."""
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        werk.leg_vast("zitting", zitting_id, None)


def _naam(zitting: Zitting, persoon_id: object) -> str:
    return next((d.naam for d in zitting.deelnemers if d.persoon_id == persoon_id), "wordt bij de opening gekozen")


def _namen(zitting: Zitting, hoedanigheid: Hoedanigheid) -> tuple[str, ...]:
    return tuple(d.naam for d in zitting.deelnemers if d.hoedanigheid is hoedanigheid)


def _regel(kaart: Puntkaart, instellingen: Instellingen) -> Agendaregel:
    initialen = instellingen.reglement.initialen_op_besluitenlijst
    toch = {wat for wat, _ in kaart.aanvraag.overrides}
    niet_mee = dict.fromkeys(m.naam for m in kaart.wacht if stemt_toch(m.naam) not in toch)
    stukken = len(kaart.stukken)
    return Agendaregel(
        nummer=kaart.nummer, kenmerk=kaart.punt.kenmerk,
        leerling=kaart.onderwerp.initialen if initialen else kaart.onderwerp.naam,
        school=kaart.school.naam, soort=beschrijving(kaart.aanvraag.soort).naam.removeprefix("TLV "),
        stukken=f"{meervoud(stukken, 'stuk', 'stukken')}, {meervoud(len(kaart.adviezen), 'advies', 'adviezen')}",
        niet_mee=", ".join(niet_mee), hamerstuk=kaart.punt.behandeling is Behandeling.HAMERSTUK,
    )  # fmt: skip
