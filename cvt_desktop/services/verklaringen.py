"""The TLV register: the list, the proof that no number is missing, and what a verifier finds in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, meervoud, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.tlv import Tlvtoestand, Verklaring
from cvt_desktop.ports.ondertekening import Vermelding
from cvt_desktop.ports.overzicht import OvergenomenSummary, VerklaringSummary
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.brievenarchief import lees_pdf

OVERGENOMEN = "overgenomen"
"""The state of a line of the system of before."""
EINDEN = {Tlvtoestand.INGETROKKEN: "intrekking", Tlvtoestand.VERVALLEN: "vervallen"}
"""What ends a verklaring, in a word."""


def lijst(dienst: Dienst) -> list[VerklaringSummary]:
    """The whole TLV register, newest first. A concept has no number, so it is not here."""
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    return dienst.overzichten.verklaringen()


def overgenomen(dienst: Dienst) -> list[OvergenomenSummary]:
    """The TLVs of before this register, the one that began last first."""
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    return dienst.overzichten.overgenomen()


def stand(regel: VerklaringSummary, vandaag: date) -> str:
    """The state of a line in words, as the screen and the workbook show it."""
    if regel.einde:
        return f"{EINDEN[Tlvtoestand(regel.einde)]} te verzenden"
    if regel.toestand != str(Tlvtoestand.GELDIG):
        per = regel.beeindigd_op
        return f"{regel.toestand} per {datum_cijfers(per)}" if per is not None and per > vandaag else regel.toestand
    return "geldig" if regel.verzonden_op is not None else "getekend"


def gaten(regels: Iterable[VerklaringSummary], ouder: Iterable[OvergenomenSummary] = ()) -> str:
    """One line: that all numbers of each school year are there, or which are missing.

    A number that is vervallen is no gap: its line stays. Numbers before the first one of a year were given by an
    earlier system, because the counter was started above them; ``ouder`` holds those that were taken over from it.
    """
    per_jaar: dict[str, set[int]] = defaultdict(set)
    vervallen, weg = 0, set[str]()
    for regel in regels:
        per_jaar[regel.schooljaar].add(regel.volgnummer)
        if regel.toestand != str(Tlvtoestand.GELDIG):
            vervallen += 1
            weg.add(regel.toestand)
    if not per_jaar:
        return "Nog geen nummers uitgegeven."
    elders = {(v.schooljaar, v.volgnummer) for v in ouder}
    mist = [
        f"{nummer} ({jaar})"
        for jaar, nummers in sorted(per_jaar.items())
        for nummer in range(min(nummers), max(nummers) + 1) if nummer not in nummers and (jaar, nummer) not in elders
    ]  # fmt: skip
    if mist:
        return f"Let op: {meervoud(len(mist), 'nummer ontbreekt', 'nummers ontbreken')}: {opsomming(mist)}."
    hoe, blijft = " of ".join(sorted(weg, reverse=True)), "blijft" if vervallen == 1 else "blijven"
    staan = f"; {meervoud(vervallen, 'nummer is', 'nummers zijn')} {hoe} en {blijft} staan" if vervallen else ""
    return f"Geen gaten in de nummering{staan}."


def document(dienst: Dienst, tlv_id: TlvId) -> tuple[str, bytes]:
    """The signed PDF of a TLV and a file name without the name of the pupil; saving it is told to the log."""
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        verklaring = werk.uow.verklaringen.get(tlv_id)
        brief = _tlv_brief(werk.uow.brieven.of_aanvraag(verklaring.aanvraag_id), verklaring.sha256)
        inhoud = lees_pdf(dienst, werk.uow, brief)
        werk.leg_vast("brief", brief.id, brief, aanvraag_id=verklaring.aanvraag_id)
    return f"{verklaring.nummer}.pdf".replace("/", "-"), inhoud


def _tlv_brief(brieven: list[Brief], sha256: str) -> Brief:
    gevonden = next((b for b in brieven if b.soort is Briefsoort.TLV and b.sha256 == sha256), None)
    if gevonden is None:
        raise NietGevondenError(
            "Het document van deze verklaring staat niet in het register: zij komt uit een vorig systeem. "
            "Zoek haar daar op.", code="tlv-zonder-document",
        )  # fmt: skip
    return gevonden


def lees(dienst: Dienst, tlv_id: TlvId) -> Verklaring:
    """One line with why and when it stopped to hold, and what came in its place."""
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        return uow.verklaringen.get(tlv_id)


def zoek_document(dienst: Dienst, sha256: str) -> Vermelding | None:
    """What this register knows about a file with this digest; without the name of a pupil."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        verklaring = uow.verklaringen.by_sha256(sha256)
        brief = uow.brieven.by_sha256(sha256)
        if verklaring is not None:
            per = f" per {datum_lang(verklaring.beeindigd_op)}" if verklaring.beeindigd_op else ""
            stand = "" if verklaring.toestand is Tlvtoestand.GELDIG else f", {verklaring.toestand}{per}"
            papier = ", de versie die is geprint voor ondertekening op papier" if verklaring.op_papier else ""
            moment = brief.ondertekend_op if brief is not None else None
            return Vermelding(tekst=f"toelaatbaarheidsverklaring met nummer {verklaring.nummer}{stand}{papier}",
                              ondertekend_op=moment)  # fmt: skip
        if brief is None:
            return None
        dag = f" van {datum_lang(brief.gedateerd)}" if brief.gedateerd else ""
        kenmerk = f", kenmerk {uow.aanvragen.get(brief.aanvraag_id).kenmerk}" if brief.aanvraag_id is not None else ""
    return Vermelding(tekst=f"{brief.soort}{dag}{kenmerk}", ondertekend_op=brief.ondertekend_op)
