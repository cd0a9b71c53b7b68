"""Who has a place in a bovenschoolse voorziening, and who waits for one, reckoned from the besluiten."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.voorziening import Bezetting, Plaatsantwoord, Toewijzing, bezetting
from cvt_desktop.ports.register import Leeseenheid


def toewijzingen(uow: Leeseenheid, zonder: AanvraagId | None = None) -> tuple[Toewijzing, ...]:
    """Every besluit that gives a place in a voorziening or lets somebody wait for one, also before it was signed.

    ``zonder`` leaves one dossier out: that of which the place is being decided.
    """
    gevonden = []
    for aanvraag in uow.aanvragen.of_soort(Soort.TBV):
        besluiten = uow.besluiten.of_aanvraag(aanvraag.id) if aanvraag.id != zonder else []
        geldend = next((b for b in besluiten if b.toestand is not Besluittoestand.INGETROKKEN), None)
        if geldend is not None and (t := _toewijzing(aanvraag, geldend)) is not None:
            gevonden.append(t)
    return tuple(gevonden)


def _toewijzing(aanvraag: Aanvraag, besluit: Besluit) -> Toewijzing | None:
    vz, wacht = aanvraag.formulier.tbv.voorziening, besluit.plaats is Plaatsantwoord.WACHTLIJST
    if vz is None or besluit.plaats is None or not besluit.uitkomst.tlv:
        return None
    per = aanvraag.plaatsing.per if wacht and aanvraag.plaatsing is not None else None if wacht else besluit.plaats_per
    if per is None and aanvraag.status in {Status.AFGESLOTEN, Status.INGETROKKEN}:
        return None  # off the waiting list
    return Toewijzing(aanvraag_id=aanvraag.id, kenmerk=aanvraag.kenmerk, voorziening_id=vz.id, school=str(aanvraag.school_id),
                      besloten_op=besluit.besloten_op, per=per, tot=besluit.einddatum)  # fmt: skip


def stand_op(uow: Leeseenheid, aanvraag: Aanvraag, dag: date, zonder: AanvraagId | None = None) -> Bezetting | None:
    """The places of the voorziening of this aanvraag, by the line that holds for ``dag``; None without a voorziening."""
    gekozen = aanvraag.formulier.tbv.voorziening
    if gekozen is None:
        return None
    tabel = [v for v in uow.instellingen.all()[0].voorzieningen if v.id == gekozen.id]
    van_jaar = next((v for v in tabel if v.schooljaar == schooljaar(dag).naam), None)
    nu = van_jaar or next((v for v in tabel if v.schooljaar == gekozen.schooljaar), gekozen)
    return bezetting(nu, toewijzingen(uow, zonder), dag)
