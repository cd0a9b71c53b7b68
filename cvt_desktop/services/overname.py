"""Taking over the running TLVs of the system of before: preview, one act, and the rows that were refused (screens.md 4.14).

Every row is judged before anything is saved. Only whole rows are taken over, all in one unit with one event; what is here
already stays as it is, so that the same file may come twice. There is no undo but the backup of before (ADR 0053).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import uuid4

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import LeerlingId, TlvId
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.domain.tlv import lees_nummer
from cvt_desktop.ports.overzicht import OvergenomenSummary, VerklaringSummary
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.ports.tabel import Tabel, Tabelrij
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import csvblad
from cvt_desktop.services.concepten import zet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.ondertekenen import teller_naam
from cvt_desktop.services.overname_regels import (
    Celfout,
    Overnamerij,
    Overnameveld,
    Rijkeuring,
    gevouwen_kop,
    herken_kolommen,
    ontbrekende_kolommen,
)

HOOGSTE_NUMMER = 999_999
_KOLOMMEN = "kolommen:verklaringen"
_DEEL = 50
_AL = "Deze verklaring staat al in het register."


class Rijstand(StrEnum):
    """What the import would do with a row."""

    NIEUW = "komt erbij"
    AL = "staat er al"
    FOUT = "niet overgenomen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeldregel:
    """One row of the file: what it would become, or why not. ``bekend``: the pupil is in the register already."""

    bron: Tabelrij
    stand: Rijstand
    rij: Overnamerij | None = None
    school: str = ""
    bekend: bool = False
    fouten: tuple[Celfout, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overnamevoorbeeld:
    """All rows, judged; ``laatste`` is the highest number of the running school year that the file or the register holds."""

    koppen: tuple[str, ...] = field(repr=False)
    toewijzing: Mapping[Overnameveld, int]
    regels: tuple[Voorbeeldregel, ...]
    schooljaar: str
    laatste: int

    def aantal(self, stand: Rijstand) -> int:
        """How many rows are so."""
        return sum(regel.stand is stand for regel in self.regels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overnameuitkomst:
    """What came of it; ``volgend`` is the number that the next TLV of this school year gets."""

    nieuw: int
    al: int
    afgekeurd: int
    schooljaar: str
    volgend: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolomkeuze:
    """Which column (by its name) held each field, the last time; kept per person."""

    kolommen: tuple[tuple[str, str], ...]


def kolomvoorstel(dienst: Dienst, tabel: Tabel) -> dict[Overnameveld, int]:
    """The columns as they were chosen the last time, when the names are the same; else by their names."""
    with dienst.lezen(Actie.VERKLARINGEN_OVERNEMEN) as uow:
        tekst = uow.concepten.get(dienst.sessie.persoon_id, _KOLOMMEN)
    koppen = [gevouwen_kop(kop) for kop in tabel.koppen]
    if tekst is not None:
        onthouden = dict(dienst.codec.lees(Kolomkeuze, tekst.encode("utf-8")).kolommen)
        if set(onthouden.values()) <= set(koppen):
            return {veld: koppen.index(onthouden[str(veld)]) for veld in Overnameveld if str(veld) in onthouden}
    return herken_kolommen(tabel.koppen)


def beoordeel(
    dienst: Dienst, tabel: Tabel, toewijzing: Mapping[Overnameveld, int], voortgang: Voortgang
) -> Overnamevoorbeeld:
    """Judge every row; nothing is saved. Raises ``InvoerError`` when a column that must be there is not chosen."""
    if mist := ontbrekende_kolommen(toewijzing):
        raise InvoerError(f"Kies eerst de kolom voor: {', '.join(mist)}.", code="kolommen")
    dienst.eis(Actie.VERKLARINGEN_OVERNEMEN)
    vandaag, bekend = dienst.klok.today(), _bekende_nummers(dienst)
    regels: list[Voorbeeldregel] = []
    eerder: dict[str, int] = {}
    with dienst.lezen(Actie.VERKLARINGEN_OVERNEMEN) as uow:
        scholen = {school.brin: school.naam for school in uow.scholen.all() if school.brin}
        instellingen = dienst.instellingen(uow)
        for nummer, bron in enumerate(tabel.rijen):
            if nummer % _DEEL == 0:
                voortgang.controleer()
                voortgang.meld(nummer / len(tabel.rijen), "Regels nakijken")
            keuring = Rijkeuring({veld: bron.cel(kolom) for veld, kolom in toewijzing.items()}, vandaag)
            rij = keuring.rij()
            if rij is None:
                regels.append(Voorbeeldregel(bron=bron, stand=Rijstand.FOUT, fouten=tuple(keuring.fouten)))
                continue
            stand, fouten = _stand(rij, bekend, eerder)
            eerder.setdefault(rij.nummer.upper(), bron.regel)
            kent = stand is Rijstand.NIEUW and bool(uow.leerlingen.by_zoeksleutel(_leerling(rij).zoeksleutel))
            school = rij.school or scholen.get(rij.brin, f"BRIN {rij.brin}" if rij.brin else "")
            regels.append(Voorbeeldregel(bron=bron, stand=stand, rij=rij, school=school, bekend=kent, fouten=fouten))
    jaar, sjabloon, swv = schooljaar(vandaag).naam, instellingen.reglement.tlv_sjabloon, instellingen.swv.nummer
    nieuw = [lees_nummer(sjabloon, r.rij.nummer, swv=swv) for r in regels if r.rij is not None and r.stand is Rijstand.NIEUW]
    laatste = [nr for gelezen in nieuw if gelezen is not None for j, nr in (gelezen,) if j == jaar]
    laatste += [v.volgnummer for v in _alle(dienst) if v.schooljaar == jaar]
    return Overnamevoorbeeld(koppen=tabel.koppen, toewijzing=dict(toewijzing), regels=tuple(regels), schooljaar=jaar,
                             laatste=max(laatste, default=0))  # fmt: skip


def overnemen(dienst: Dienst, voorbeeld: Overnamevoorbeeld, laatste: int, voortgang: Voortgang) -> Overnameuitkomst:
    """Save the whole rows of a preview in one act, and let the counter go on behind them.

    ``laatste`` is the last number that the old system gave in the running school year; a lower one than is known here
    changes nothing. Raises ``InvoerError`` when there is nothing to do, or for a number that no counter can hold.
    """
    if not 0 <= laatste <= HOOGSTE_NUMMER:
        raise InvoerError(f"Het laatste nummer ligt tussen 0 en {HOOGSTE_NUMMER}.", code="teller", veld="laatste")
    rijen = [r for r in voorbeeld.regels if r.stand is Rijstand.NIEUW and r.rij is not None]
    with dienst.werk(Actie.VERKLARINGEN_OVERNEMEN) as werk:
        uow, instellingen = werk.uow, dienst.instellingen(werk.uow)
        bezet = {nummer.upper() for nummer in (*uow.verklaringen.nummers(), *uow.overgenomen.nummers())}
        leerlingen: dict[str, Leerling] = {}
        hoogste = {voorbeeld.schooljaar: laatste}
        bewaard: list[OvergenomenVerklaring] = []
        for nummer, regel in enumerate(rijen):
            if nummer % _DEEL == 0:
                voortgang.controleer()
                voortgang.meld(nummer / len(rijen), "Overnemen")
            assert regel.rij is not None
            if regel.rij.nummer.upper() in bezet:
                continue
            gelezen = lees_nummer(instellingen.reglement.tlv_sjabloon, regel.rij.nummer, swv=instellingen.swv.nummer)
            jaar, volgnummer = gelezen or ("", 0)
            if gelezen is not None:
                hoogste[jaar] = max(hoogste.get(jaar, 0), volgnummer)
            leerling = _van_register(uow, regel.rij, leerlingen)
            bewaard.append(uow.overgenomen.save(_verklaring(regel, leerling, jaar, volgnummer)))
        voortgang.controleer()
        verder = _zet_tellers(uow, hoogste)
        if not bewaard and not verder:
            raise InvoerError("Er is niets over te nemen: elke regel staat er al of is afgekeurd. Kies een ander bestand.",
                              code="leeg")  # fmt: skip
        _onthoud(dienst, uow, voorbeeld)
        werk.leg_vast("overgenomen", None, tuple(bewaard), aantal=max(1, len(bewaard)))
        volgend = uow.tellers.laatste(teller_naam(voorbeeld.schooljaar)) + 1
    return Overnameuitkomst(
        nieuw=len(bewaard), al=voorbeeld.aantal(Rijstand.AL) + len(rijen) - len(bewaard),
        afgekeurd=voorbeeld.aantal(Rijstand.FOUT), schooljaar=voorbeeld.schooljaar, volgend=volgend,
    )  # fmt: skip


def afgekeurde_regels(dienst: Dienst, voorbeeld: Overnamevoorbeeld) -> bytes:
    """The refused rows as CSV for Dutch Excel, with the reason behind each; no cell can run as a formula. Told to the log."""
    fout = [regel for regel in voorbeeld.regels if regel.stand is Rijstand.FOUT]
    kolommen = range(len(voorbeeld.koppen))
    blad = csvblad.schrijf([
        (*voorbeeld.koppen, "Regel", "Waarom niet overgenomen"),
        *((*(r.bron.cel(kolom) for kolom in kolommen), str(r.bron.regel), reden(r)) for r in fout),
    ], alles_aangehaald=True)  # fmt: skip
    with dienst.werk(Actie.VERKLARINGEN_OVERNEMEN) as werk:
        werk.leg_vast("afgekeurde-regels", None, None, aantal=max(1, len(fout)))
    return blad


def reden(regel: Voorbeeldregel) -> str:
    """What is wrong with a row, cell by cell."""
    return " ".join(f"{fout.veld}: {fout.melding}" if fout.veld else fout.melding for fout in regel.fouten)


def _bekende_nummers(dienst: Dienst) -> dict[str, date]:
    """Every number of the register with the birth date of its pupil."""
    return {v.nummer.upper(): v.geboortedatum for v in _alle(dienst)}


def _alle(dienst: Dienst) -> list[VerklaringSummary | OvergenomenSummary]:
    return [*dienst.overzichten.verklaringen(), *dienst.overzichten.overgenomen()]


def _stand(rij: Overnamerij, bekend: Mapping[str, date], eerder: Mapping[str, int]) -> tuple[Rijstand, tuple[Celfout, ...]]:
    sleutel = rij.nummer.upper()
    if sleutel in eerder:
        return Rijstand.FOUT, (Celfout(veld=Overnameveld.NUMMER, melding=f"Dit nummer staat ook op regel {eerder[sleutel]}."),)
    if sleutel not in bekend:
        return Rijstand.NIEUW, ()
    if bekend[sleutel] == rij.geboortedatum:
        return Rijstand.AL, (Celfout(melding=_AL),)
    melding = "Dit nummer staat in het register bij een leerling met een andere geboortedatum."
    return Rijstand.FOUT, (Celfout(veld=Overnameveld.NUMMER, melding=melding),)


def _leerling(rij: Overnamerij) -> Leerling:
    return Leerling(id=LeerlingId(uuid4()), roepnaam=rij.roepnaam, voorvoegsel=rij.voorvoegsel, achternaam=rij.achternaam,
                    geboortedatum=rij.geboortedatum)  # fmt: skip


def _van_register(uow: Schrijfeenheid, rij: Overnamerij, gezien: dict[str, Leerling]) -> Leerling:
    """The pupil that the intake would recognise too, or a new one."""
    nieuw = _leerling(rij)
    sleutel = nieuw.zoeksleutel
    if sleutel not in gezien:
        bekend = uow.leerlingen.by_zoeksleutel(sleutel)
        gezien[sleutel] = bekend[0] if bekend else uow.leerlingen.save(nieuw)
    return gezien[sleutel]


def _verklaring(regel: Voorbeeldregel, leerling: Leerling, jaar: str, volgnummer: int) -> OvergenomenVerklaring:
    rij = regel.rij
    assert rij is not None
    return OvergenomenVerklaring(
        id=TlvId(uuid4()), nummer=rij.nummer, schooljaar=jaar, volgnummer=volgnummer, soort=rij.soort, leerling_id=leerling.id,
        leerling=rij.leerling, geboortedatum=rij.geboortedatum, school=regel.school, categorie=rij.categorie,
        ingangsdatum=rij.ingangsdatum, einddatum=rij.einddatum, besloten_op=rij.besloten_op,
    )  # fmt: skip


def _zet_tellers(uow: Schrijfeenheid, hoogste: Mapping[str, int]) -> bool:
    """Let each school year go on behind the old numbers; whether one went further."""
    verder = False
    for jaar, nummer in hoogste.items():
        if nummer > uow.tellers.laatste(teller_naam(jaar)):
            uow.tellers.zet(teller_naam(jaar), nummer)
            verder = True
    return verder


def _onthoud(dienst: Dienst, uow: Schrijfeenheid, voorbeeld: Overnamevoorbeeld) -> None:
    keuze = Kolomkeuze(kolommen=tuple((str(veld), gevouwen_kop(voorbeeld.koppen[kolom]))
                                      for veld, kolom in voorbeeld.toewijzing.items()))  # fmt: skip
    zet_concept(uow, dienst, _KOLOMMEN, keuze)
