"""TLV numbers: a template over a gap-free counter that never gives a number twice (WVO 2020 art. 2.47 lid 17)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie, Soort
from cvt_desktop.domain.ids import AanvraagId, BesluitId, TlvId
from cvt_desktop.domain.verlengingsronde import Rondeantwoord, Schoolwissel

NA_BEZWAAR = "na een beslissing op bezwaar of beroep"
"""Why the TLV of a besluit that was herroepen is withdrawn (Awb 7:11, lid 2)."""
_VELDEN = re.compile(r"\{(sj|schooljaar|swv|soort|nr)(?::(0?\d))?\}")


_VORMEN = {"sj": r"(?P<sj>\d{4})", "schooljaar": r"(?P<schooljaar>\d{4}-\d{4})", "soort": "(?:VSO|PRO)", "nr": r"(?P<nr>\d{1,6})"}


class Tlvtoestand(StrEnum):
    """A number is never taken away: a wrong TLV becomes vervallen and keeps it (screens.md 3.3)."""

    GELDIG = "geldig"
    VERVALLEN = "vervallen"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeindiging:
    """A besluit that ends a verklaring and has not reached everybody: until then it does not work (Awb 3:40).

    ``per`` is the later day that it names; ``vervangen_door`` the number that came in its place.
    """

    toestand: Tlvtoestand
    reden: str
    per: date | None = None
    vervangen_door: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaring:
    """A line of the TLV register: what controller and accountant ask (screens.md 4.14).

    ``einde`` is a besluit to end it that was taken and not yet sent. ``vervallen_omdat`` tells why it stopped to hold, by
    vervallen or by intrekking, and ``beeindigd_op`` from which day, which may be still to come; ``vervangen_door`` is the
    number that came in its place. ``antwoord`` is what the school said when it was about to end; ``gat_uitleg`` tells why the
    numbers just before this one were not given.
    """

    id: TlvId
    nummer: str
    schooljaar: str
    volgnummer: int
    soort: Soort
    aanvraag_id: AanvraagId
    besluit_id: BesluitId
    leerling: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    school: str
    categorie: Categorie | None
    ingangsdatum: date
    einddatum: date | None
    besloten_op: date
    getekend_op: date
    ondertekenaar: str = field(repr=False)
    op_papier: bool = False
    toestand: Tlvtoestand = Tlvtoestand.GELDIG
    sha256: str = ""
    vervallen_omdat: str = ""
    beeindigd_op: date | None = None
    vervangen_door: str = ""
    einde: Beeindiging | None = None
    antwoord: Rondeantwoord | None = None
    schoolwissel: Schoolwissel | None = None
    gat_uitleg: str = ""
    versie: int = 0

    def met_digest(self, sha256: str) -> Verklaring:
        """With the SHA-256 of the PDF that was signed, or printed for the pen."""
        return replace(self, sha256=sha256)

    def vervallen(self, reden: str, op: date | None = None) -> Verklaring:
        """A wrong TLV: it keeps its number, so that the numbering has no hole (screens.md 3.3)."""
        return self._beeindigd(Tlvtoestand.VERVALLEN, reden, op)

    def ingetrokken(self, reden: str, op: date) -> Verklaring:
        """A TLV that was right and does not hold any more from this day: its number and its past stay."""
        return self._beeindigd(Tlvtoestand.INGETROKKEN, reden, op)

    def geldt_op(self, dag: date) -> bool:
        """Whether no besluit has ended it on this day; its own period is another question."""
        return self.toestand is Tlvtoestand.GELDIG or (self.beeindigd_op is not None and dag < self.beeindigd_op)

    def beeindigen(self, einde: Beeindiging) -> Verklaring:
        """A besluit was taken that ends it; it holds until that is bekendgemaakt (Awb 3:40).

        Raises ``ToestandError`` when it has ended, or such a besluit waits to be sent.
        """
        if self.einde is not None:
            raise ToestandError("Er ligt al een besluit klaar dat deze verklaring beëindigt. Verzend de brieven, of neem het "
                                "terug.", code="einde-klaar")  # fmt: skip
        self._eis_geldig(einde.reden)
        return replace(self, einde=einde)

    def einde_bekendgemaakt(self, op: date) -> Verklaring:
        """The besluit that ends it has reached everybody: it works from this day, or from the later one that it names."""
        if self.einde is None:
            raise ToestandError("Er ligt geen besluit klaar dat deze verklaring beëindigt. Neem dat eerst.", code="geen-einde")
        weg = self._beeindigd(self.einde.toestand, self.einde.reden, max(op, self.einde.per or op))
        return replace(weg, vervangen_door=self.einde.vervangen_door)

    def einde_teruggenomen(self) -> Verklaring:
        """The besluit that would end it was taken back before it left the house."""
        return replace(self, einde=None)

    def einde_niet_bekendgemaakt(self, bekend_op: date) -> Verklaring:
        """The letters that ended it were not sent on ``bekend_op`` after all: it holds, and the besluit waits for them."""
        per = self.beeindigd_op if self.beeindigd_op is not None and self.beeindigd_op > bekend_op else None
        einde = Beeindiging(toestand=self.toestand, reden=self.vervallen_omdat, per=per, vervangen_door=self.vervangen_door)
        return replace(self.hersteld(), einde=einde)

    def hersteld(self) -> Verklaring:
        """It holds again: what ended it was taken back before it left the house (Awb 3:40)."""
        return replace(self, toestand=Tlvtoestand.GELDIG, vervallen_omdat="", beeindigd_op=None, vervangen_door="")

    def vervangen(self, nummer: str) -> Verklaring:
        """Another number came in the place of this one."""
        return replace(self, vervangen_door=nummer)

    def _beeindigd(self, toestand: Tlvtoestand, reden: str, op: date | None) -> Verklaring:
        self._eis_geldig(reden)
        return replace(self, toestand=toestand, vervallen_omdat=reden.strip(), beeindigd_op=op, einde=None)

    def _eis_geldig(self, reden: str) -> None:
        if self.toestand is not Tlvtoestand.GELDIG:
            raise ToestandError(f"Deze verklaring is al {self.toestand}. Kies een andere verklaring.", code="tlv-toestand")
        if not reden.strip():
            raise ToestandError("Kies waarom deze verklaring niet meer geldt.", code="reden-ontbreekt", veld="reden")


def keur_sjabloon(sjabloon: str) -> None:
    """Refuse a template that could give one number twice: it must hold ``{nr}`` and a school year."""
    kaal = _VELDEN.sub("", sjabloon)
    namen = {m[1] for m in _VELDEN.finditer(sjabloon)}
    if "{" in kaal or "}" in kaal:
        raise InvoerError("In het sjabloon voor TLV-nummers staat een onbekend veld. Gebruik {swv}, {sj}, {soort} en {nr:04}.",
                          veld="tlv_sjabloon")  # fmt: skip
    if "nr" not in namen or not namen & {"sj", "schooljaar"}:
        raise InvoerError("Het sjabloon voor TLV-nummers moet het schooljaar {sj} en het volgnummer {nr:04} bevatten, "
                          "anders kan een nummer twee keer voorkomen. Vul het sjabloon aan.", veld="tlv_sjabloon")  # fmt: skip


def lees_nummer(sjabloon: str, nummer: str, *, swv: str) -> tuple[str, int] | None:
    """School year and number of a TLV number that follows this template, or None: ``OEF-2627-0119`` is 119 of 2026-2027."""
    patroon, vanaf = "", 0
    for m in _VELDEN.finditer(sjabloon):
        patroon += re.escape(sjabloon[vanaf:m.start()])
        vanaf = m.end()
        patroon += re.escape(swv) if m[1] == "swv" else _VORMEN[m[1]]
    gevonden = re.fullmatch(patroon + re.escape(sjabloon[vanaf:]), nummer, re.IGNORECASE | re.ASCII)
    if gevonden is None:
        return None
    waarden = gevonden.groupdict()
    kort, lang = waarden.get("sj"), waarden.get("schooljaar") or ""
    jaar = f"20{kort[:2]}-20{kort[2:]}" if kort else lang
    if not jaar or int(jaar[5:]) != int(jaar[:4]) + 1:
        return None
    return jaar, int(waarden["nr"])


def maak_nummer(sjabloon: str, *, schooljaar: str, swv: str, soort: Soort, volgnummer: int) -> str:
    """``OEF-{sj}-{nr:04}`` gives ``OEF-2627-0119`` for school year 2026-2027 and number 119."""
    keur_sjabloon(sjabloon)
    kort = schooljaar[2:4] + schooljaar[7:9]
    waarden = {"sj": kort, "schooljaar": schooljaar, "swv": swv, "soort": "PRO" if "PrO" in soort else "VSO"}

    def vul(m: re.Match[str]) -> str:
        if m[1] == "nr":
            return f"{volgnummer:{m[2] or ''}d}"
        return waarden[m[1]]

    return _VELDEN.sub(vul, sjabloon)
