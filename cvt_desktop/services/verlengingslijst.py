"""The list that a school filled in, read back: each row judged, and then in one act the answers and the drafts.

Nothing half: only rows that are whole are kept, all in one unit with one event. The same list may come twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import meervoud, vouw
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import TlvId
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.verlengingsronde import Rondeantwoord, Rondestand, Schoolantwoord
from cvt_desktop.ports.overzicht import AflopendeTlv
from cvt_desktop.ports.register import Schrijfeenheid
from cvt_desktop.ports.tabel import Tabel, Tabelrij
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services.concepten import zet_concept
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.intakeconcept import nieuwe_sleutel
from cvt_desktop.services.verlenging import conceptaanvraag, lees_tlv
from cvt_desktop.services.verlengingsronde import Schoolstand, ronde

_NUMMERKOPPEN = ("tlv-nummer", "tlv nummer", "tlvnummer", "nummer")
_ANTWOORDKOPPEN = ("antwoord", "verlengen / terug naar regulier / uitstroom / weet nog niet")
_ANTWOORDEN: Mapping[str, Schoolantwoord] = {
    **{str(antwoord): antwoord for antwoord in Schoolantwoord},
    "ja": Schoolantwoord.VERLENGEN, "verlenging": Schoolantwoord.VERLENGEN, "regulier": Schoolantwoord.REGULIER,
    "naar regulier": Schoolantwoord.REGULIER, "onbekend": Schoolantwoord.ONBEKEND, "weet niet": Schoolantwoord.ONBEKEND,
    "weet ik nog niet": Schoolantwoord.ONBEKEND,
}  # fmt: skip


class Regelstand(StrEnum):
    """What would be done with a row."""

    NIEUW = "wordt verwerkt"
    GELIJK = "staat er al zo"
    LEEG = "geen antwoord"
    FOUT = "niet verwerkt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rondevoorbeeldregel:
    """One row: the TLV and the answer, or what is wrong."""

    bron: Tabelrij
    nummer: str
    stand: Regelstand
    tlv: AflopendeTlv | None = None
    antwoord: Schoolantwoord | None = None
    fout: str = ""
    geschreven: str = field(default="", repr=False)
    """What stands in the list itself: of an answer that is not understood one wants to see what it was."""

    @property
    def opmerking(self) -> str:
        """What a person should know of it."""
        if self.fout or self.tlv is None:
            return self.fout
        if self.stand is Regelstand.GELIJK and self.tlv.kenmerk:
            return f"al aangevraagd ({self.tlv.kenmerk})"
        if self.stand is Regelstand.NIEUW and self.antwoord is Schoolantwoord.VERLENGEN:
            return "wordt een aanvraag in concept"
        if self.stand is Regelstand.NIEUW and self.tlv.stand is Rondestand.CONCEPT:
            return "was verlengen: gooi de aanvraag in concept weg"
        return str(self.stand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rondevoorbeeld:
    """All rows of a list of ``school``, judged."""

    einddatum: date
    school: str
    regels: tuple[Rondevoorbeeldregel, ...]

    def aantal(self, stand: Regelstand) -> int:
        """How many rows are so."""
        return sum(regel.stand is stand for regel in self.regels)

    @property
    def concepten(self) -> int:
        """How many aanvragen in concept it would make."""
        return sum(r.stand is Regelstand.NIEUW and r.antwoord is Schoolantwoord.VERLENGEN for r in self.regels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rondeuitkomst:
    """What came of it."""

    antwoorden: int
    concepten: int


def beoordeel(dienst: Dienst, tabel: Tabel, einddatum: date, school: str, voortgang: Voortgang) -> Rondevoorbeeld:
    """Judge every row against what ends on that day at that school; nothing is saved.

    Raises ``InvoerError`` for a table without the columns of the list, and for a school that is not in the ronde.
    """
    dienst.eis(Actie.VERLENGINGSRONDE)
    koppen = [vouw(kop) for kop in tabel.koppen]
    kolommen = [next((n for n, kop in enumerate(koppen) if kop in namen), -1) for namen in (_NUMMERKOPPEN, _ANTWOORDKOPPEN)]
    if -1 in kolommen:
        raise InvoerError("Dit is niet de lijst van de verlengingsronde: de kolom TLV-nummer of Antwoord ontbreekt. Kies de "
                          "lijst die de school heeft ingevuld.", code="kolommen")  # fmt: skip
    stand = ronde(dienst, einddatum)
    if school not in {s.school for s in stand.scholen}:
        raise InvoerError("Deze school heeft in deze ronde geen verklaring. Kies een andere school.", code="school")
    keuring = _Keuring(stand.scholen, school)
    regels = []
    for nummer, rij in enumerate(tabel.rijen):
        voortgang.controleer()
        voortgang.meld(nummer / len(tabel.rijen), "Regels nakijken")
        regels.append(keuring.regel(rij, rij.cel(kolommen[0]), rij.cel(kolommen[1])))
    return Rondevoorbeeld(einddatum=einddatum, school=school, regels=tuple(regels))


def verwerken(dienst: Dienst, voorbeeld: Rondevoorbeeld, voortgang: Voortgang) -> Rondeuitkomst:
    """Keep the answers with each TLV, and make an aanvraag in concept for each that is to be extended, in one unit.

    A TLV that was asked or ended since the preview stops all of it: judge the list again. Raises ``InvoerError``.
    """
    nieuw = [regel for regel in voorbeeld.regels if regel.stand is Regelstand.NIEUW]
    if not nieuw:
        raise InvoerError("Er is niets te verwerken: geen regel heeft een nieuw antwoord. Kies een andere lijst.", code="leeg")
    dienst.eis(Actie.VERLENGINGSRONDE)
    nu = {tlv.id: tlv for school in ronde(dienst, voorbeeld.einddatum).scholen for tlv in school.tlvs}
    if any(regel.tlv is None or nu.get(regel.tlv.id) != regel.tlv for regel in nieuw):
        raise InvoerError("Het register is sinds het nakijken veranderd. Kies het bestand opnieuw.", code="verouderd")
    bewaard: list[object] = []
    with dienst.werk(Actie.VERLENGINGSRONDE) as werk:
        for nummer, regel in enumerate(nieuw):
            voortgang.controleer()
            voortgang.meld(nummer / len(nieuw), "Verwerken")
            bewaard += _verwerk(dienst, werk, regel, voorbeeld.school)
        werk.leg_vast("verlengingsronde", None, tuple(bewaard), aantal=len(nieuw))
    return Rondeuitkomst(antwoorden=len(nieuw), concepten=voorbeeld.concepten)


def _verwerk(dienst: Dienst, werk: Werk, regel: Rondevoorbeeldregel, school: str) -> list[object]:
    assert regel.tlv is not None
    assert regel.antwoord is not None
    tlv = lees_tlv(werk.uow, regel.tlv.id)
    antwoord = Rondeantwoord(antwoord=regel.antwoord, op=dienst.klok.today())
    _bewaar_antwoord(werk.uow, regel.tlv.id, antwoord)
    if regel.antwoord is not Schoolantwoord.VERLENGEN:
        return [antwoord]
    concept = replace(conceptaanvraag(werk.uow, tlv, school), wacht=True)
    zet_concept(werk.uow, dienst, nieuwe_sleutel(), concept)
    return [antwoord, concept]


def _bewaar_antwoord(uow: Schrijfeenheid, tlv_id: TlvId, antwoord: Rondeantwoord) -> None:
    tlv = lees_tlv(uow, tlv_id)
    if isinstance(tlv, OvergenomenVerklaring):
        uow.overgenomen.save(replace(tlv, antwoord=antwoord))
    else:
        uow.verklaringen.save(replace(tlv, antwoord=antwoord))


class _Keuring:
    """Judges the rows of one list, one after the other: a number may stand in it once."""

    def __init__(self, scholen: tuple[Schoolstand, ...], school: str) -> None:
        self._school = school
        self._bekend = {tlv.nummer.upper(): tlv for een in scholen for tlv in een.tlvs}
        self._gezien: dict[str, int] = {}

    def regel(self, bron: Tabelrij, nummer: str, tekst: str) -> Rondevoorbeeldregel:
        """What would become of this row."""
        tlv = self._bekend.get(nummer.upper())
        antwoord = _ANTWOORDEN.get(vouw(tekst))
        fout = self._fout(nummer, tekst, tlv, antwoord)
        self._gezien.setdefault(nummer.upper(), bron.regel)
        if fout:
            return Rondevoorbeeldregel(bron=bron, nummer=nummer, stand=Regelstand.FOUT, tlv=tlv, fout=fout, geschreven=tekst)
        assert tlv is not None
        if antwoord is None:
            stand = Regelstand.LEEG
        elif antwoord is tlv.antwoord or (antwoord is Schoolantwoord.VERLENGEN and tlv.stand is Rondestand.AANGEVRAAGD):
            stand = Regelstand.GELIJK
        else:
            stand = Regelstand.NIEUW
        return Rondevoorbeeldregel(bron=bron, nummer=nummer, stand=stand, tlv=tlv, antwoord=antwoord)

    def _fout(self, nummer: str, tekst: str, tlv: AflopendeTlv | None, antwoord: Schoolantwoord | None) -> str:
        if not nummer:
            return "Het TLV-nummer ontbreekt."
        if nummer.upper() in self._gezien:
            return f"Dit nummer staat ook op regel {self._gezien[nummer.upper()]}."
        if tlv is None:
            return "Dit nummer loopt in deze ronde niet af: het is onbekend, vervallen of eindigt op een andere dag."
        if vouw(tlv.school) != vouw(self._school):
            return f"Deze leerling staat bij een andere school: {tlv.school}."
        if tekst and antwoord is None:
            return f"Dit antwoord is niet te begrijpen. Schrijf een van: {', '.join(Schoolantwoord)}."
        if antwoord not in {None, Schoolantwoord.VERLENGEN} and tlv.stand is Rondestand.AANGEVRAAGD:
            return f"De verlenging is al aangevraagd ({tlv.kenmerk}). Trek die aanvraag in als de school er niet mee doorgaat."
        return ""


def samenvatting(voorbeeld: Rondevoorbeeld) -> str:
    """What the list would do, in one sentence."""
    nieuw, gelijk, leeg, fout = (voorbeeld.aantal(stand) for stand in Regelstand)
    concepten = meervoud(voorbeeld.concepten, "aanvraag in concept", "aanvragen in concept")
    antwoorden = meervoud(nieuw, "nieuw antwoord", "nieuwe antwoorden")
    return f"{antwoorden}, {concepten}; {gelijk} al bekend, {leeg} zonder antwoord, {fout} afgekeurd."
