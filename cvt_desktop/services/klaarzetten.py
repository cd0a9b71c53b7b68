"""*Klaargezette bestanden*: letters that were put in a folder, to be sent from there by secure mail or in TOP dossier.

The register keeps what was put where, with its digest, by whom and when, until it is tidied (screens.md 4.13; AVG art. 5).
Names of files and the text of a message never hold the name of a person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from cvt_desktop.basis.bestanden import schrijf_nieuw
from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Bestandsvorm, herken
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.errors import BestandError, InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BriefId, KlaargezetId
from cvt_desktop.domain.klaargezet import Klaargezet, Klaarstand
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.brieven import bestandsnaam
from cvt_desktop.services.commissies import behandelaar
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.documenten.briefbijlagen import Briefbijlagen
from cvt_desktop.services.documenten.brievenarchief import lees_pdf, lees_scan
from cvt_desktop.services.verzendstapel import VERZENDBAAR

_EXTENSIE = {Bestandsvorm.PNG: ".png", Bestandsvorm.JPEG: ".jpg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Klaarregel:
    """One file that was put in a folder, for the list: no word of a dossier but its kenmerk, which is in the name."""

    id: KlaargezetId
    naam: str
    map_: str = field(repr=False)
    op: datetime
    door: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Klaaruitslag:
    """What was written, and the names of what could not be, each with why."""

    namen: tuple[str, ...] = ()
    mislukt: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opruimuitslag:
    """By name: deleted; not there any more; changed since, so left alone; not to be reached from this laptop."""

    opgeruimd: tuple[str, ...] = ()
    al_weg: tuple[str, ...] = ()
    gewijzigd: tuple[str, ...] = ()
    onbereikbaar: tuple[str, ...] = ()


def zet_klaar(dienst: Dienst, brieven: Sequence[BriefId], map_: Path) -> Klaaruitslag:
    """Write these letters, and what they say goes with them, to ``map_``; nothing that stands there is written over.

    The register knows of a file before it is there, so that none is ever forgotten. Raises ``BestandError`` for no folder,
    ``InvoerError`` for no letter, ``ToestandError`` for one that is not ready; then nothing was written.
    """
    dienst.eis(Actie.BESTAND_KLAARZETTEN)
    if not brieven:
        raise InvoerError("Kies eerst welke brieven u klaarzet.", code="niets-klaar", veld="brieven")
    if not map_.is_dir():
        raise BestandError("Deze map is er niet. Kies een andere map.", code="map")
    map_ = map_.absolute()
    with dienst.werk(Actie.BESTAND_KLAARZETTEN) as werk:
        plan = _plan(dienst, werk, brieven, map_)
        for aanvraag_id in dict.fromkeys(k.aanvraag_id for k, _ in plan):
            van_een = tuple(k for k, _ in plan if k.aanvraag_id == aanvraag_id)
            werk.leg_vast("klaargezet", van_een[0].brief_id, van_een, aanvraag_id=aanvraag_id, aantal=len(van_een))
    mislukt = []
    for klaar, data in plan:
        try:
            schrijf_nieuw(map_ / klaar.naam, data)
        except OSError as fout:
            mislukt.append((klaar, _waarom(fout)))
    if mislukt:
        _sluit(dienst, [k for k, _ in mislukt], Klaarstand.MISLUKT)
    weg = {k.id for k, _ in mislukt}
    return Klaaruitslag(namen=tuple(k.naam for k, _ in plan if k.id not in weg),
                        mislukt=tuple((k.naam, waarom) for k, waarom in mislukt))  # fmt: skip


def _waarom(fout: OSError) -> str:
    if isinstance(fout, FileExistsError):
        return "er staat al een bestand met deze naam"
    return "het bestand kan daar niet worden geschreven; kies een andere map of maak ruimte vrij"


def _plan(dienst: Dienst, werk: Werk, brieven: Sequence[BriefId], map_: Path) -> list[tuple[Klaargezet, bytes]]:
    bezet = {k.naam.casefold() for k in werk.uow.klaargezet.openstaand() if Path(k.map_) == map_}
    plan, bijlagen, gezet = [], Briefbijlagen(dienst, werk.uow), set[str]()
    for brief_id in dict.fromkeys(brieven):
        brief = werk.uow.brieven.get(brief_id)
        if brief.aanvraag_id is None or brief.soort not in VERZENDBAAR or brief.toestand not in _KLAAR:
            raise ToestandError("Deze brief is niet klaar om te verzenden. Kies de brieven opnieuw.", code="brief-toestand")
        if brief.wacht_op_scan:
            raise ToestandError("Van een brief die op papier is ondertekend gaat de scan. Voeg die eerst toe.", code="brief-scan")
        _eis_eigen_scan(werk.uow, brief)
        kenmerk = werk.uow.aanvragen.get(brief.aanvraag_id).kenmerk
        bestanden = [(bestandsnaam(kenmerk, brief.soort), _origineel(dienst, werk.uow, brief)),
                     *((f"{kenmerk}_{b.naam}.pdf", b.data) for b in bijlagen.bij(brief))]  # fmt: skip
        for voorkeur, data in bestanden:
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 in gezet:
                continue  # one copy serves two messages of a dossier: the verklaring to the school and to the ouders
            gezet.add(sha256)
            naam = _vrije_naam(voorkeur, data, map_, bezet)
            bezet.add(naam.casefold())
            plan.append((werk.uow.klaargezet.save(Klaargezet(
                id=KlaargezetId(uuid4()), brief_id=brief.id, aanvraag_id=brief.aanvraag_id, map_=str(map_), naam=naam,
                sha256=sha256, op=dienst.klok.now(), door=dienst.sessie.persoon_id,
            )), data))  # fmt: skip
    return plan


def _eis_eigen_scan(uow: Leeseenheid, brief: Brief) -> None:
    """A scan of all pages of a dossier holds the letter to somebody else: it goes to nobody (Awb 2:5; AVG art. 5)."""
    if brief.scan_id is None or brief.aanvraag_id is None:
        return
    wie = (brief.geadresseerde, brief.adres)
    if any(b.scan_id == brief.scan_id and (b.geadresseerde, b.adres) != wie for b in uow.brieven.of_aanvraag(brief.aanvraag_id)):
        raise ToestandError("De scan van dit dossier bevat ook een brief aan iemand anders. Voeg op het tabblad Brieven een scan "
                            "van alleen deze brief toe, of verstuur hem per post.", code="scan-gedeeld")  # fmt: skip


_KLAAR = frozenset({Brieftoestand.DEFINITIEF, Brieftoestand.VERZONDEN})


def _origineel(dienst: Dienst, uow: Leeseenheid, brief: Brief) -> bytes:
    """The bytes that count: the scan of what was signed with a pen, else the document as it was made."""
    return lees_pdf(dienst, uow, brief) if brief.scan_id is None else lees_scan(dienst, uow, brief)


def _vrije_naam(naam: str, data: bytes, map_: Path, bezet: set[str]) -> str:
    """``2026-0391_besluitbrief_school.pdf``; a second one gets ``_2`` before its end."""
    stam = naam.removesuffix(".pdf")
    eind = _EXTENSIE.get(herken(data), ".pdf")
    nummer, vrij = 1, f"{stam}{eind}"
    while vrij.casefold() in bezet or (map_ / vrij).exists():
        nummer += 1
        vrij = f"{stam}_{nummer}{eind}"
    return vrij


# --- what still stands there ------------------------------------------------------------------------------------------


def lijst(dienst: Dienst) -> tuple[Klaarregel, ...]:
    """What was not tidied yet, in the order in which it was put there; the FG reads it too."""
    with dienst.lezen(Actie.KLAARGEZET_INZIEN) as uow:
        namen = {p.id: p.naam for p in uow.personen.all()}
        return tuple(Klaarregel(id=k.id, naam=k.naam, map_=k.map_, op=k.op, door=namen.get(k.door, "onbekend"))
                     for k in uow.klaargezet.openstaand())  # fmt: skip


def herinnering(dienst: Dienst) -> str:
    """``8 bestanden staan nog in Verzendmap.``, or '' when nothing does: in the Werkvoorraad, and when a register opens."""
    with dienst.lezen(Actie.KLAARGEZET_INZIEN) as uow:
        nog = uow.klaargezet.openstaand()
    mappen = list(dict.fromkeys(k.map_ for k in nog))
    if not nog:
        return ""
    waar = Path(mappen[0]).name or mappen[0] if len(mappen) == 1 else f"{len(mappen)} mappen"
    return f"{meervoud(len(nog), 'bestand staat', 'bestanden staan')} nog in {waar}."


def opruimen(dienst: Dienst, ids: Sequence[KlaargezetId]) -> Opruimuitslag:
    """Delete these files, but only those that still are what was put there; a changed one is left alone, and named.

    One that is not there any more is taken from the list when its folder is: from another laptop nothing is known of it.
    """
    dienst.eis(Actie.BESTAND_OPRUIMEN)
    with dienst.lezen(Actie.BESTAND_OPRUIMEN) as uow:
        gekozen = [k for k in uow.klaargezet.openstaand() if k.id in set(ids)]
    if not gekozen:
        raise InvoerError("Kies eerst welke bestanden u opruimt.", code="niets-op-te-ruimen", veld="bestanden")
    per: dict[str, list[Klaargezet]] = {"opgeruimd": [], "al_weg": [], "gewijzigd": [], "onbereikbaar": []}
    for klaar in gekozen:
        per[_ruim(klaar)].append(klaar)
    if weg := per["opgeruimd"] + per["al_weg"]:
        _sluit(dienst, weg, Klaarstand.OPGERUIMD)
    return Opruimuitslag(**{hoe: tuple(k.naam for k in van) for hoe, van in per.items()})


def _ruim(klaar: Klaargezet) -> str:
    pad = Path(klaar.map_) / klaar.naam
    try:
        if not pad.is_file():
            return "al_weg" if pad.parent.is_dir() else "onbereikbaar"
        if pad.is_symlink() or _digest(pad) != klaar.sha256:
            return "gewijzigd"
        pad.unlink()
    except OSError:
        return "onbereikbaar"
    return "opgeruimd"


def _digest(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def afvinken(dienst: Dienst, ids: Sequence[KlaargezetId]) -> int:
    """Somebody tidied these otherwise, or on another laptop: they leave the list. Gives how many."""
    with dienst.lezen(Actie.BESTAND_OPRUIMEN) as uow:
        gekozen = [k for k in uow.klaargezet.openstaand() if k.id in set(ids)]
    if not gekozen:
        raise InvoerError("Kies eerst welke bestanden al zijn opgeruimd.", code="niets-op-te-ruimen", veld="bestanden")
    _sluit(dienst, gekozen, Klaarstand.AFGEVINKT)
    return len(gekozen)


def _sluit(dienst: Dienst, gekozen: Sequence[Klaargezet], stand: Klaarstand) -> None:
    with dienst.werk(Actie.BESTAND_OPRUIMEN) as werk:
        per_dossier: dict[AanvraagId, list[Klaargezet]] = {}
        for klaar in gekozen:
            nu = werk.uow.klaargezet.get(klaar.id).naar(stand, dienst.klok.now(), dienst.sessie.persoon_id)
            per_dossier.setdefault(klaar.aanvraag_id, []).append(werk.uow.klaargezet.save(nu))
        for aanvraag_id, van_een in per_dossier.items():
            werk.leg_vast("klaargezet", van_een[0].brief_id, tuple(van_een), aanvraag_id=aanvraag_id, aantal=len(van_een))


# --- the message that goes with them ----------------------------------------------------------------------------------

_WAT = {
    Briefsoort.TLV: "de toelaatbaarheidsverklaring", Briefsoort.BESLUIT_SCHOOL: "het besluit",
    Briefsoort.BESLUIT_OUDERS: "het besluit", Briefsoort.BESLUIT_LEERLING: "het besluit",
}  # fmt: skip


def berichttekst(dienst: Dienst, brieven: Iterable[BriefId]) -> str:
    """The text of one message per dossier, to be pasted where it is sent: a kenmerk, and no name of anybody."""
    with dienst.lezen(Actie.BRIEF_VERZENDEN) as uow:
        per_dossier: dict[tuple[str, str], list[str]] = {}
        for brief_id in dict.fromkeys(brieven):
            brief = uow.brieven.get(brief_id)
            if brief.aanvraag_id is not None:
                aanvraag = uow.aanvragen.get(brief.aanvraag_id)
                van = aanvraag.kenmerk, _afzender(dienst, uow, aanvraag, brief)
                per_dossier.setdefault(van, []).append(_WAT.get(brief.soort, "een brief over de aanvraag"))
    return "\n\n".join(f"Kenmerk {kenmerk}: hierbij {' en '.join(dict.fromkeys(wat))}. Met vriendelijke groet, {naam}"
                       for (kenmerk, naam), wat in per_dossier.items())  # fmt: skip


def _afzender(dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, brief: Brief) -> str:
    """The commission that the letter names: that of the zitting of its besluit, under the name of then, else of its own day."""
    if brief.besluit_id is not None:
        zitting = uow.zittingen.get(uow.besluiten.get(brief.besluit_id).zitting_id)
        if zitting.commissie:
            return zitting.commissie
    dag = brief.gedateerd or dienst.klok.today()
    return behandelaar(dienst.instellingen(uow, dag), aanvraag, dag).naam
