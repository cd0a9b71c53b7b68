"""The mandate register: who may decide what in the name of the bestuur, from when to when, on which document (Awb 10:1-10:9).

A row is not changed afterwards: it ends, and another one begins. Nothing here is needed by a bestuurder, who decides as the
bestuursorgaan itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import MandaatId, PersoonId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.persoon import BESTUURDERS, Persoon
from cvt_desktop.domain.termijn import toets_datum


class Bevoegdheid(StrEnum):
    """What is decided in the name of the bestuur."""

    BESLUIT = "besluiten op aanvragen"
    BEZWAAR = "beslissingen op bezwaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaat:
    """One power of one person. ``soort`` None is every kind of aanvraag; ``verleend_door`` None is the bestuur itself.

    ``instemming_op`` and ``instemming_werkgever_op``: who does not work for the samenwerkingsverband agrees, and so does the
    own employer (Awb 10:4). ``mag_doorgeven``: the bestuur allowed a sub-mandate (Awb 10:9).
    """

    id: MandaatId
    persoon_id: PersoonId
    bevoegdheid: Bevoegdheid
    soort: Soort | None = None
    van: date
    tot: date | None = None
    document: str = field(repr=False)
    document_van: date
    instemming_op: date | None = None
    instemming_werkgever_op: date | None = None
    mag_doorgeven: bool = False
    verleend_door: PersoonId | None = None
    versie: int = 0

    def loopt(self, dag: date) -> bool:
        """Whether it holds on this day."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)

    def geldt(self, bevoegdheid: Bevoegdheid, soort: Soort | None, dag: date) -> bool:
        """Whether it covers this decision on this day; ``soort`` None asks for a power over every kind."""
        return self.loopt(dag) and self.bevoegdheid is bevoegdheid and self.soort in {None, soort}

    def gedekt(self, mandaten: Iterable[Mandaat], soort: Soort | None, dag: date) -> bool:
        """Whether who gave it could: the bestuur always, somebody else under an own mandate that may be passed on."""
        return self.verleend_door is None or any(
            m.persoon_id == self.verleend_door and m.verleend_door is None and m.mag_doorgeven
            and m.geldt(self.bevoegdheid, soort, dag) for m in mandaten
        )  # fmt: skip

    def keur(self) -> Mandaat:
        """Itself. Raises ``InvoerError`` naming the field."""
        for veld in ("van", "tot", "document_van", "instemming_op", "instemming_werkgever_op"):
            dag = getattr(self, veld)
            if dag is not None:
                toets_datum(dag, veld=veld)
        if not self.document.strip():
            raise InvoerError("Schrijf op welk mandaatbesluit dit is: een algemeen mandaat is schriftelijk (Awb 10:5).",
                              code="mandaat-document", veld="document")  # fmt: skip
        if self.van < self.document_van:
            raise InvoerError("Het mandaat begint voor de dag van het mandaatbesluit. Controleer beide dagen.",
                              code="mandaat-volgorde", veld="van")  # fmt: skip
        if self.tot is not None and self.tot < self.van:
            raise InvoerError("Het mandaat eindigt voordat het begint. Kies een latere laatste dag.", code="mandaat-volgorde",
                              veld="tot")  # fmt: skip
        if self.verleend_door == self.persoon_id:
            raise InvoerError("Niemand geeft zichzelf mandaat. Kies wie het gaf.", code="mandaat-zelf", veld="verleend_door")
        return self

    def beeindigen(self, tot: date) -> Mandaat:
        """It ends on this day, the last one on which it holds (Awb 10:8)."""
        if self.tot is not None:
            raise ToestandError("Dit mandaat heeft al een laatste dag. Leg een nieuw mandaat vast als het anders moet.",
                                code="mandaat-beeindigd")  # fmt: skip
        return replace(self, tot=tot).keur()


def mandaat_van(
    mandaten: Collection[Mandaat], persoon_id: PersoonId, bevoegdheid: Bevoegdheid, soort: Soort, dag: date
) -> Mandaat | None:
    """What lets this person decide on this day, or None; of several the one that was given last."""
    geldig = [m for m in mandaten if m.persoon_id == persoon_id and m.geldt(bevoegdheid, soort, dag)
              and m.gedekt(mandaten, soort, dag)]  # fmt: skip
    return max(geldig, key=lambda m: (m.document_van, m.van), default=None)


def bijgehouden(mandaten: Iterable[Mandaat], bevoegdheid: Bevoegdheid) -> bool:
    """Whether the register is kept for this power: before its first row the mandaatbesluit of the commission counts."""
    return any(m.bevoegdheid is bevoegdheid for m in mandaten)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisgrond:
    """On what a besluit of this person rests: a mandate in a document of that day, or None: it is the bestuur itself."""

    mandaat_van: date | None


def beslisgrond(
    model: Besluitmodel | None, mandaten: Collection[Mandaat], mandaatbesluit_van: date | None, persoon: Persoon | None,
    soort: Soort, dagen: Collection[date],
) -> Beslisgrond | None:
    """What lets this person decide on an aanvraag of this kind on each of these days, or None (Awb 10:1-10:5; screens.md 3.2).

    Under M2 the bestuur decides itself, as it always may; ``persoon`` None asks whether anybody could. Before the mandate
    register has its first row the mandaatbesluit of the commission counts.
    """  # fmt: skip
    bestuurt = persoon is not None and bool(persoon.rollen & BESTUURDERS)
    if model is None:
        return None
    if model is Besluitmodel.M2:
        return Beslisgrond(mandaat_van=None) if persoon is None or bestuurt else None
    if persoon is not None:
        gevonden = [mandaat_van(mandaten, persoon.id, Bevoegdheid.BESLUIT, soort, dag) for dag in dagen]
        documenten = [m.document_van for m in gevonden if m is not None]
        if len(documenten) == len(gevonden):
            return Beslisgrond(mandaat_van=documenten[0])
    algemeen = None if bijgehouden(mandaten, Bevoegdheid.BESLUIT) else mandaatbesluit_van
    if algemeen is not None and algemeen <= min(dagen):
        return Beslisgrond(mandaat_van=algemeen)
    return Beslisgrond(mandaat_van=None) if bestuurt else None


def bezwaargrond(mandaten: Collection[Mandaat], persoon: Persoon, soort: Soort, dag: date) -> Beslisgrond | None:
    """What lets this person decide on a bezwaar on ``dag``, or None: a bestuurder is the bestuursorgaan, anybody else needs a
    mandate for it (Awb 10:3).
    """
    if persoon.rollen & BESTUURDERS:
        return Beslisgrond(mandaat_van=None)
    mandaat = mandaat_van(mandaten, persoon.id, Bevoegdheid.BEZWAAR, soort, dag)
    return None if mandaat is None else Beslisgrond(mandaat_van=mandaat.document_van)
