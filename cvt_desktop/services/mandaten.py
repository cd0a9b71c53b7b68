"""Keeping the mandate register: a mandate is given on a document and ends; who decided under it stays known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.ids import MandaatId, PersoonId
from cvt_desktop.domain.mandaat import Bevoegdheid, Mandaat
from cvt_desktop.domain.persoon import TEKENAARS, Persoon
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.keuring import eis_tekst


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaatregel:
    """One row of the register with the names in it; ``loopt`` today."""

    mandaat: Mandaat = field(repr=False)
    wie: str = field(repr=False)
    door: str = field(repr=False)
    loopt: bool

    @property
    def id(self) -> MandaatId:
        """Of the mandate."""
        return self.mandaat.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaatinvoer:
    """A mandate as it is typed."""

    persoon_id: PersoonId
    bevoegdheid: Bevoegdheid
    soort: Soort | None
    van: date
    document: str = field(repr=False)
    document_van: date
    tot: date | None = None
    instemming_op: date | None = None
    instemming_werkgever_op: date | None = None
    mag_doorgeven: bool = False
    verleend_door: PersoonId | None = None


def lijst(dienst: Dienst) -> tuple[Mandaatregel, ...]:
    """What holds today first, then what has ended or is still to begin; by name."""
    vandaag = dienst.klok.today()
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        namen = {p.id: p.naam for p in uow.personen.all()}
        regels = [
            Mandaatregel(
                mandaat=m, wie=namen[m.persoon_id], door=namen[m.verleend_door] if m.verleend_door else "het bestuur",
                loopt=m.loopt(vandaag),
            )
            for m in uow.mandaten.all()
        ]  # fmt: skip
    return tuple(sorted(regels, key=lambda r: (not r.loopt, r.wie, r.mandaat.van)))


def kandidaten(dienst: Dienst) -> tuple[tuple[PersoonId, str], ...]:
    """Who can be given a mandate: a voorzitter or bestuurder, for they sign."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return tuple((p.id, p.naam) for p in uow.personen.all() if p.actief and p.rollen & TEKENAARS)


def geven(dienst: Dienst, invoer: Mandaatinvoer) -> Mandaat:
    """Note a mandate that stands on paper. Raises ``InvoerError`` naming the field."""
    eis_tekst("document", invoer.document)
    nieuw = Mandaat(
        id=MandaatId(uuid4()), persoon_id=invoer.persoon_id, bevoegdheid=invoer.bevoegdheid,
        soort=invoer.soort if invoer.bevoegdheid is Bevoegdheid.BESLUIT else None, van=invoer.van, tot=invoer.tot,
        document=invoer.document.strip(), document_van=invoer.document_van, instemming_op=invoer.instemming_op,
        instemming_werkgever_op=invoer.instemming_werkgever_op, mag_doorgeven=invoer.mag_doorgeven,
        verleend_door=invoer.verleend_door,
    ).keur()  # fmt: skip
    if nieuw.document_van > dienst.klok.today():
        raise InvoerError("Het mandaatbesluit is van een dag die nog komt. Leg het vast als het is genomen.",
                          code="datum-toekomst", veld="document_van")  # fmt: skip
    with dienst.werk(Actie.MANDAAT_GEVEN) as werk:
        persoon = werk.uow.personen.get(nieuw.persoon_id)
        _keur_persoon(persoon, nieuw, werk.uow.instellingen.all()[0].swv.naam)
        _keur_doorgegeven(werk.uow, nieuw)
        bewaard = werk.uow.mandaten.save(nieuw)
        werk.leg_vast("mandaat", bewaard.id, bewaard)
    return bewaard


def beeindigen(dienst: Dienst, mandaat_id: MandaatId, tot: date) -> Mandaat:
    """The mandate ends; ``tot`` is the last day on which it holds. What rests on it by sub-mandate ends with it."""
    with dienst.werk(Actie.MANDAAT_BEEINDIGEN) as werk:
        bewaard = werk.uow.mandaten.save(werk.uow.mandaten.get(mandaat_id).beeindigen(tot))
        werk.leg_vast("mandaat", mandaat_id, bewaard)
    return bewaard


def _keur_persoon(persoon: Persoon, mandaat: Mandaat, swv: str) -> None:
    if not persoon.actief or not persoon.rollen & TEKENAARS:
        raise InvoerError("Een besluit tekent een voorzitter of bestuurder. Geef deze persoon eerst die rol, of kies iemand "
                          "anders.", code="mandaat-rol", veld="persoon_id")  # fmt: skip
    elders = persoon.werkgever.strip()
    if elders and elders.casefold() != swv.strip().casefold() and mandaat.instemming_op is None:
        raise InvoerError(
            "Deze persoon werkt niet bij het samenwerkingsverband en moet met het mandaat instemmen (Awb 10:4). Vul de dag van "
            "de instemming in.", code="mandaat-instemming", veld="instemming_op",
        )  # fmt: skip


def _keur_doorgegeven(uow: Leeseenheid, mandaat: Mandaat) -> None:
    """A sub-mandate needs a mandate of the bestuur that may be passed on (Awb 10:9)."""
    if mandaat.verleend_door is None:
        return
    if not mandaat.gedekt(uow.mandaten.all(), mandaat.soort, mandaat.van):
        raise InvoerError(
            "Wie dit mandaat geeft, heeft op die dag zelf geen mandaat van het bestuur dat mag worden doorgegeven (Awb 10:9). "
            "Kies het bestuur, of leg dat mandaat eerst vast.", code="mandaat-ondermandaat", veld="verleend_door",
        )  # fmt: skip
