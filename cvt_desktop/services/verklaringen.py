"""The TLV register: the list, the proof that no number is missing, and what a verifier finds in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, meervoud, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.tlv import Tlvtoestand, Verklaring
from cvt_desktop.domain.verlengingsronde import Verlengstand, verlengstand
from cvt_desktop.ports.ondertekening import Vermelding
from cvt_desktop.ports.overzicht import AflopendeTlv, OvergenomenSummary, VerklaringSummary
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.brievenarchief import lees_pdf
from cvt_desktop.services.dossiertoegang import binnen_commissie, eis_dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Nummergat:
    """Numbers of a school year that were not given; ``na`` is the line behind them, which keeps ``uitleg``."""

    schooljaar: str
    eerste: int
    laatste: int
    na: TlvId
    uitleg: str = ""

    def __str__(self) -> str:
        reeks = str(self.eerste) if self.eerste == self.laatste else f"{self.eerste} t/m {self.laatste}"
        return f"{reeks} ({self.schooljaar})"


OVERGENOMEN = "overgenomen"
"""The state of a line of the system of before."""
EINDEN = {Tlvtoestand.INGETROKKEN: "intrekking", Tlvtoestand.VERVALLEN: "vervallen"}
"""What ends a verklaring, in a word."""


def lijst(dienst: Dienst, *toestanden: Tlvtoestand) -> list[VerklaringSummary]:
    """The TLV register, newest first, as far as its dossiers are for this person; with ``toestanden`` those in one of these.

    A concept has no number, so it is not here.
    """
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    alle = dienst.overzichten.verklaringen(*toestanden)
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        if not dienst.commissiegrens(uow).begrensd:
            return alle
        leesbaar = {regel.id for regel in binnen_commissie(dienst, uow, dienst.overzichten.aanvragen())}
    return [regel for regel in alle if regel.aanvraag_id in leesbaar]


def overgenomen(dienst: Dienst) -> list[OvergenomenSummary]:
    """The TLVs of before this register, the one that began last first: of the kinds that the own commission handles."""
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    alle = dienst.overzichten.overgenomen()
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        grens = dienst.commissiegrens(uow)
    return [regel for regel in alle if not grens.begrensd or any(grens.leest_soort(s) for s in Soort if str(s) == regel.soort)]


def aflopend(dienst: Dienst, dag: date) -> list[AflopendeTlv]:
    """The TLVs vso that end on ``dag``, as far as these lines of the register are for this person."""
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    alle = dienst.overzichten.aflopend(dag)
    with dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
        if not alle or not dienst.commissiegrens(uow).begrensd:
            return alle
    leesbaar = {regel.id for regel in lijst(dienst)} | {regel.id for regel in overgenomen(dienst)}
    return [tlv for tlv in alle if tlv.id in leesbaar]


def nummering(dienst: Dienst) -> str:
    """``gaten`` over the whole register: who reads a part of the lines would miss numbers that are there."""
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    return gaten(dienst.overzichten.verklaringen(), dienst.overzichten.overgenomen())


def verlengstanden(dienst: Dienst) -> dict[TlvId, Verlengstand]:
    """Of each TLV vso that ends in this school year: how far its verlenging is; also of the system of before."""
    dienst.eis(Actie.VERKLARINGEN_INZIEN)
    jaar = schooljaar(dienst.klok.today())
    dagen = [dag for dag in dienst.overzichten.einddagen(jaar.eerste_dag) if dag <= jaar.laatste_dag]
    return {tlv.id: verlengstand(tlv.stand, tlv.status) for dag in dagen for tlv in dienst.overzichten.aflopend(dag)}


def stand(regel: VerklaringSummary, vandaag: date, verlengen: Verlengstand | None = None) -> str:
    """The state of a line in words, as the screen and the workbook show it; ``verlengen`` for one that just holds and ends."""
    if regel.einde:
        return f"{EINDEN[Tlvtoestand(regel.einde)]} te verzenden"
    if regel.toestand != str(Tlvtoestand.GELDIG):
        per = regel.beeindigd_op
        return f"{regel.toestand} per {datum_cijfers(per)}" if per is not None and per > vandaag else regel.toestand
    if regel.verzonden_op is None:
        return "getekend"
    return str(verlengen) if verlengen is not None else "geldig"


def gaten(regels: Iterable[VerklaringSummary], ouder: Iterable[OvergenomenSummary] = ()) -> str:
    """One line: that all numbers of each school year are there, or which are missing.

    A number that is vervallen is no gap: its line stays. A gap that somebody explained
    (``tlvacten``) is told with why. Numbers before the first one of a year were given by an
    earlier system, because the counter was started above them; ``ouder`` holds those that were taken over from it.
    """
    regels = list(regels)
    if not regels:
        return "Nog geen nummers uitgegeven."
    alle = open_nummers(regels, ouder)
    if mist := [gat for gat in alle if not gat.uitleg]:
        aantal = sum(gat.laatste - gat.eerste + 1 for gat in mist)
        wat = opsomming([str(gat) for gat in mist])
        return f"Let op: {meervoud(aantal, 'nummer ontbreekt', 'nummers ontbreken')}: {wat}."
    weg = [regel.toestand for regel in regels if regel.toestand != str(Tlvtoestand.GELDIG)]
    hoe, blijft = " of ".join(sorted(set(weg), reverse=True)), "blijft" if len(weg) == 1 else "blijven"
    staan = f"; {meervoud(len(weg), 'nummer is', 'nummers zijn')} {hoe} en {blijft} staan" if weg else ""
    verklaard = opsomming([f"{gat}: {gat.uitleg}" for gat in alle])
    begin = f"Elk gat in de nummering is verklaard ({verklaard})" if alle else "Geen gaten in de nummering"
    return f"{begin}{staan}."


def open_nummers(regels: Iterable[VerklaringSummary], ouder: Iterable[OvergenomenSummary] = ()) -> list[Nummergat]:
    """Every row of numbers that was not given, between the first and the last that were given here in a school year."""
    per_jaar: dict[str, dict[int, VerklaringSummary | OvergenomenSummary]] = defaultdict(dict)
    hier: dict[str, set[int]] = defaultdict(set)
    for regel in regels:
        per_jaar[regel.schooljaar][regel.volgnummer] = regel
        hier[regel.schooljaar].add(regel.volgnummer)
    for een in ouder:
        if een.schooljaar in hier:
            per_jaar[een.schooljaar].setdefault(een.volgnummer, een)
    gaten_: list[Nummergat] = []
    for jaar, nummers in sorted(hier.items()):
        bekend = sorted(nummer for nummer in per_jaar[jaar] if min(nummers) <= nummer <= max(nummers))
        for vorige, volgende in pairwise(bekend):
            if volgende > vorige + 1:
                na = per_jaar[jaar][volgende]
                gaten_.append(Nummergat(schooljaar=jaar, eerste=vorige + 1, laatste=volgende - 1, na=na.id,
                                        uitleg=na.gat_uitleg))  # fmt: skip
    return gaten_


def document(dienst: Dienst, tlv_id: TlvId) -> tuple[str, bytes]:
    """The signed PDF of a TLV and a file name without the name of the pupil; saving it is told to the log."""
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        verklaring = werk.uow.verklaringen.get(tlv_id)
        brief, inhoud = lees_document(dienst, werk.uow, verklaring)
        werk.leg_vast("brief", brief.id, brief, aanvraag_id=verklaring.aanvraag_id)
    return f"{verklaring.nummer}.pdf".replace("/", "-"), inhoud


def lees_document(dienst: Dienst, uow: Leeseenheid, verklaring: Verklaring) -> tuple[Brief, bytes]:
    """The signed document of a TLV; the caller is allowed to and tells the log. Raises ``NietGevondenError``."""
    brief = _tlv_brief(uow.brieven.of_aanvraag(verklaring.aanvraag_id), verklaring.sha256)
    return brief, lees_pdf(dienst, uow, brief)


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
        verklaring = uow.verklaringen.get(tlv_id)
        eis_dossier(dienst, uow, uow.aanvragen.get(verklaring.aanvraag_id))
        return verklaring


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
