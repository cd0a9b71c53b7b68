"""Dossier 2026-0391 of the practice register, saved in a test register with all that belongs to it; what screens need."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.toets import Beantwoording
from cvt_desktop.domain.toetslijst import Antwoord
from cvt_desktop.ports.kijker import Bladwijzer, Documentinfo, Paginabeeld, Woord
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.toetslijsten import nieuwste_toetslijst
from tests.documents.pdf import maak_pdf
from tests.factories import (
    MIKOLAJ,
    SECRETARIS,
    VANDAAG,
    maak_aanvraag_bij_deskundigen,
    maak_advies,
    maak_notitie,
    maak_stuk,
    maak_zitting,
)

STUKKEN = (
    ("OPP 2026-2027.pdf", Stuksoort.OPP, date(2027, 4, 19), "Lyceum Ravenkoog", 14),
    ("mdo 22 april.pdf", Stuksoort.MDO, date(2027, 4, 22), "I. Duinkerk", 3),
    ("WISC.pdf", Stuksoort.INTELLIGENTIE, date(2026, 9, 11), "Praktijk Kindkracht", 11),
    ("zienswijze ouders.pdf", Stuksoort.ZIENSWIJZE, date(2027, 3, 30), "A. Żurawska", 1),
)


class NepKijker:
    """A viewer that counts the pages of a PDF by its text and never draws."""

    def open(self, data: bytes, vorm: Bestandsvorm) -> Documentinfo:
        paginas = max(data.count(b"/Type /Page\n"), data.count(b"/Type /Page "), 1)
        return Documentinfo(paginas=paginas, maten=((595.0, 842.0),) * paginas)

    def pagina(self, nummer: int, breedte_px: int) -> Paginabeeld:
        return Paginabeeld(breedte=breedte_px, hoogte=1, rgba=b"\0" * 4 * breedte_px)

    def tekst(self, nummer: int) -> str:
        return f"tekst van bladzijde {nummer + 1}"

    def bladwijzers(self) -> tuple[Bladwijzer, ...]:
        return ()

    def woorden(self, nummer: int) -> tuple[Woord, ...]:
        """One line over the whole page, its words next to each other."""
        delen = self.tekst(nummer).split()
        breed = 1 / len(delen)
        return tuple(Woord(tekst=w, links=n * breed, boven=0.0, rechts=(n + 1) * breed, onder=1.0, regel=0)
                     for n, w in enumerate(delen))  # fmt: skip

    def breek_af(self) -> None: ...

    def sluit(self) -> None:
        """Nothing to close."""


class Wegwijzer:
    """``Navigatie`` that remembers where it was sent."""

    def __init__(self) -> None:
        self.gegaan: list[object] = []

    def naar(self, scherm: str) -> None:
        self.gegaan.append(scherm)

    def naar_dossier(self, aanvraag_id: AanvraagId, *, tab: str = "overzicht", veld: str | None = None) -> None:
        self.gegaan.append((aanvraag_id, tab, veld))

    def naar_zitting(self, zitting_id: ZittingId) -> None:
        self.gegaan.append(zitting_id)

    def naar_leeslijst(self, zitting_id: ZittingId, aanvraag_id: AanvraagId | None = None) -> None:
        self.gegaan.append(zitting_id)

    def terug(self) -> None:
        self.gegaan.append("terug")


def maak_toets(aanvraag: Aanvraag, *, nee: str = "", open_: tuple[str, ...] = (), reden: str = "") -> Aanvraag:
    """The same aanvraag with its toets answered by the secretaris: ja, but for ``nee`` and ``open_``; closed when it can."""
    lijst = nieuwste_toetslijst(aanvraag.soort)
    toets = aanvraag.toets
    for code in lijst.codes:
        if code not in open_:
            antwoord = Antwoord.NEE if code == nee else Antwoord.JA
            toets = toets.beantwoorden(lijst, Beantwoording(code=code, antwoord=antwoord, door=SECRETARIS.id))
    if not open_ and (not nee or reden):
        toets = toets.afronden(lijst, op=VANDAAG, door=SECRETARIS.id, reden_overrides={nee: reden} if nee else {})
    return replace(aanvraag, toets=toets)


def vul_dossier(
    dienst: Dienst, *, aanvraag: Aanvraag | None = None, leerling: Leerling = MIKOLAJ, vastgesteld: tuple[int, ...] = (1, 2),
    op_agenda: bool = True, stukken: bool = True,
) -> Aanvraag:  # fmt: skip
    """Save the dossier as it stands on 12 mei 2027: both adviezen in, on the agenda of today."""
    basis = aanvraag or maak_toets(maak_aanvraag_bij_deskundigen(bevestigd_op=date(2027, 4, 5)))
    if op_agenda:
        basis = replace(basis, status=Status.OP_AGENDA)
    with dienst.register.schrijven() as uow:
        uow.leerlingen.save(leerling)
        bewaard = uow.aanvragen.save(basis)
        for nummer in (1, 2):
            uow.adviezen.save(_advies(nummer, basis.kenmerk, vastgesteld))
        if op_agenda:
            uow.zittingen.save(maak_zitting(basis.kenmerk))
        uow.notities.save(maak_notitie(kenmerk=basis.kenmerk))
        uow.notities.save(maak_notitie(
            "Moeder vraagt wanneer zij iets hoort; ik bel terug na de zitting.", kenmerk=basis.kenmerk,
            opvolgen_op=date(2027, 5, 13), geschreven_op=datetime(2027, 5, 12, 9, 30, tzinfo=UTC)))  # fmt: skip
    if stukken:
        for naam, soort, dag, auteur, paginas in STUKKEN:
            voeg_stuk(dienst, naam, soort, maak_pdf(paginas, tekst=str(soort)), kenmerk=basis.kenmerk, gedateerd=dag,
                      auteur=auteur, paginas=paginas)  # fmt: skip
    return bewaard


def _advies(nummer: int, kenmerk: str, vastgesteld: tuple[int, ...]) -> Deskundigenadvies:
    advies = maak_advies(nummer, kenmerk=kenmerk)
    dag = date(2027, 4, 29) if nummer == 1 else date(2027, 5, 3)
    return advies.vaststellen(dag) if nummer in vastgesteld else advies


def voeg_stuk(
    dienst: Dienst, naam: str, soort: Stuksoort, data: bytes, *, kenmerk: str = "2026-0391", **velden: Any
) -> Stuk:
    """A stuk with its bytes in the store."""
    bewaard = dienst.bijlagen.bewaar(data)
    stuk = maak_stuk(naam, kenmerk=kenmerk, **{"soort": soort.name, "bytes": len(data), "sha256": bewaard.sha256, **velden})
    with dienst.register.schrijven() as uow:
        uow.opslag.add(stuk.id, bewaard)
        return uow.stukken.save(stuk)


__all__ = ["STUKKEN", "NepKijker", "Wegwijzer", "maak_toets", "voeg_stuk", "vul_dossier"]
