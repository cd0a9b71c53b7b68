"""The opened register as services see it: units of work with repositories, a log, counters and drafts.

A write unit begins with ``BEGIN IMMEDIATE`` and commits when its block ends without an exception; a read unit never
writes. Implemented by ``db.unit_of_work`` and by ``tests.fakes``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.bezwaar import Bezwaar
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.formulier import Soort
from cvt_desktop.domain.gebeurtenis import Ondertekening, Resultaat
from cvt_desktop.domain.ids import (
    AanvraagId,
    AdviesId,
    BesluitId,
    BezwaarId,
    BijlageId,
    InstellingenId,
    LeerlingId,
    MandaatId,
    PersoonId,
    SchoolId,
    ZittingId,
)
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.mandaat import Mandaat
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.rolcertificaat import Rolcertificaat
from cvt_desktop.domain.school import School
from cvt_desktop.domain.stokje import Stokjewissel
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.terugzetting import Terugzetting
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.briefregister import Brieven, Klaarstaand
from cvt_desktop.ports.lade import Geheimen, Opslag, Tellers
from cvt_desktop.ports.leesmapregister import Leesmappen
from cvt_desktop.ports.logboek import Logboek
from cvt_desktop.ports.notitieregister import Notities
from cvt_desktop.ports.tekstversies import Tekstversies
from cvt_desktop.ports.tlvregister import Overgenomen, Verklaringen
from cvt_desktop.ports.verwijderregister import Verwijderingen, Wissing
from cvt_desktop.ports.verzameling import Verzameling


class Personen(Verzameling[Persoon, PersoonId], Protocol):
    """People of the commission and deskundigen."""

    def all(self) -> list[Persoon]:
        """Everybody, sorted by name."""
        ...


class Mandaten(Verzameling[Mandaat, MandaatId], Protocol):
    """The mandate register."""

    def all(self) -> list[Mandaat]:
        """In the order in which they were noted."""
        ...


class Rolcertificaten(Verzameling[Rolcertificaat, UUID], Protocol):
    """The chain of role certificates."""

    def all(self) -> list[Rolcertificaat]:
        """In the order of the chain."""
        ...


class Scholen(Verzameling[School, SchoolId], Protocol):
    """The school list."""

    def all(self) -> list[School]:
        """All schools, sorted by name."""
        ...

    def by_code(self, brin: str, vestiging: str) -> School | None:
        """The school with this BRIN and vestiging."""
        ...

    def named_in(self, gevouwen: str) -> list[School]:
        """The schools whose name stands in this folded text; a name of three letters or less is no sign of a school."""
        ...


class Leerlingen(Verzameling[Leerling, LeerlingId], Protocol):
    """Pupils."""

    def by_zoeksleutel(self, zoeksleutel: str) -> list[Leerling]:
        """Pupils whose ``Leerling.zoeksleutel`` is this one."""
        ...


class Aanvragen(Verzameling[Aanvraag, AanvraagId], Protocol):
    """Aanvragen."""

    def of_leerling(self, leerling_id: LeerlingId) -> list[Aanvraag]:
        """All aanvragen for one pupil, newest first."""
        ...

    def of_soort(self, soort: Soort) -> list[Aanvraag]:
        """All aanvragen of one kind, by the day of receipt."""
        ...


class Stukken(Verzameling[Stuk, BijlageId], Protocol):
    """Bijlagen of dossiers."""

    def of_aanvraag(self, aanvraag_id: AanvraagId) -> list[Stuk]:
        """In the order in which their files came, the stukken of one file by their pages."""
        ...

    def by_sha256(self, sha256: str) -> list[Stuk]:
        """Every stuk with the same bytes, in any dossier."""
        ...

    def delete(self, bijlage_id: BijlageId) -> None:
        """Forget a stuk; the file itself stays, because another stuk holds its pages."""
        ...


class Adviezen(Verzameling[Deskundigenadvies, AdviesId], Protocol):
    """Adviezen."""

    def of_aanvraag(self, aanvraag_id: AanvraagId) -> list[Deskundigenadvies]:
        """By ``volgorde``."""
        ...


class Zittingen(Verzameling[Zitting, ZittingId], Protocol):
    """Zittingen."""

    def all(self, *toestanden: Zittingtoestand) -> list[Zitting]:
        """Newest first; with ``toestanden`` those in one of these: an old register has hundreds of others."""
        ...

    def of_aanvraag(self, aanvraag_id: AanvraagId) -> list[Zitting]:
        """The zittingen with this dossier on the agenda, newest first."""
        ...


class Besluiten(Verzameling[Besluit, BesluitId], Protocol):
    """Besluiten."""

    def of_aanvraag(self, aanvraag_id: AanvraagId) -> list[Besluit]:
        """Newest first."""
        ...


class Bezwaren(Verzameling[Bezwaar, BezwaarId], Protocol):
    """Bezwaren against besluiten."""

    def of_aanvraag(self, aanvraag_id: AanvraagId) -> list[Bezwaar]:
        """In the order in which they were registered."""
        ...

    def all(self) -> list[Bezwaar]:
        """By the day of receipt, newest first."""
        ...


class InstellingenVersies(Verzameling[Instellingen, InstellingenId], Protocol):
    """Versions of the settings."""

    def op(self, dag: date) -> Instellingen:
        """The version in force on a day; raises ``NietGevondenError`` on a register without settings."""
        ...

    def all(self) -> list[Instellingen]:
        """Newest first."""
        ...


class Stokjes(Verzameling[Stokjewissel, UUID], Protocol):
    """Every change of the laptop that writes in this register."""

    def all(self) -> list[Stokjewissel]:
        """Newest first."""
        ...


class Terugzettingen(Verzameling[Terugzetting, UUID], Protocol):
    """Every restore that this register went through, newest first."""

    def all(self) -> list[Terugzetting]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Conceptsleutel:
    """Whose draft, under which key, kept when; not what it says."""

    persoon_id: PersoonId
    sleutel: str
    op: datetime


class Concepten(Protocol):
    """Drafts: what somebody is typing, saved as canonical JSON under a key, per person."""

    def get(self, persoon_id: PersoonId, sleutel: str) -> str | None:
        """The saved text, or None."""
        ...

    def put(self, persoon_id: PersoonId, sleutel: str, inhoud: str, op: datetime) -> None:
        """Save or replace."""
        ...

    def delete(self, persoon_id: PersoonId, sleutel: str) -> None:
        """Forget it."""
        ...

    def keys(self, persoon_id: PersoonId, begin: str = "") -> list[str]:
        """The keys that begin so, newest first."""
        ...

    def van_allen(self, begin: str) -> list[Conceptsleutel]:
        """The keys that begin so of everybody, oldest first."""
        ...

    def zonder_dossier(self, begin: str) -> list[Conceptsleutel]:
        """The keys of everybody that are ``begin`` and the identity of a dossier that is gone."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Vastlegging:
    """What a use case tells the log. ``inhoud`` is the domain object whose canonical form is digested.

    ``onderteken`` gets the bytes of ``domain.keten.verklaring`` and gives the signature that is kept with the entry.
    """

    moment: datetime
    persoon_id: PersoonId | None
    rol: str
    actie: str
    object_soort: str
    object_id: UUID | None
    aanvraag_id: UUID | None
    inhoud: object | None
    resultaat: Resultaat = Resultaat.GELUKT
    aantal: int = 1
    onderteken: Callable[[bytes], Ondertekening] | None = None


class Leeseenheid(Protocol):
    """A consistent view of the register."""

    @property
    def personen(self) -> Personen: ...
    @property
    def rolcertificaten(self) -> Rolcertificaten: ...
    @property
    def scholen(self) -> Scholen: ...
    @property
    def leerlingen(self) -> Leerlingen: ...
    @property
    def aanvragen(self) -> Aanvragen: ...
    @property
    def stukken(self) -> Stukken: ...
    @property
    def adviezen(self) -> Adviezen: ...
    @property
    def zittingen(self) -> Zittingen: ...
    @property
    def leesmappen(self) -> Leesmappen: ...
    @property
    def besluiten(self) -> Besluiten: ...
    @property
    def mandaten(self) -> Mandaten: ...
    @property
    def tekstversies(self) -> Tekstversies: ...
    @property
    def bezwaren(self) -> Bezwaren: ...
    @property
    def verklaringen(self) -> Verklaringen: ...
    @property
    def overgenomen(self) -> Overgenomen: ...
    @property
    def brieven(self) -> Brieven: ...
    @property
    def klaargezet(self) -> Klaarstaand: ...
    @property
    def notities(self) -> Notities: ...
    @property
    def instellingen(self) -> InstellingenVersies: ...
    @property
    def opslag(self) -> Opslag: ...
    @property
    def concepten(self) -> Concepten: ...
    @property
    def geheimen(self) -> Geheimen: ...
    @property
    def stokjes(self) -> Stokjes: ...
    @property
    def terugzettingen(self) -> Terugzettingen: ...
    @property
    def verwijderingen(self) -> Verwijderingen: ...
    @property
    def logboek(self) -> Logboek: ...


class Schrijfeenheid(Leeseenheid, Protocol):
    """A unit that commits as a whole or not at all."""

    @property
    def tellers(self) -> Tellers: ...
    @property
    def wissing(self) -> Wissing: ...

    def vastleggen(self, vastlegging: Vastlegging) -> None:
        """Append one event to the log, with the salted digest of the canonical form."""
        ...

    def zet_generatie(self, generatie: int) -> None:
        """The generation of the register as the database knows it; the header follows after the commit."""
        ...


class Register(Protocol):
    """An open register."""

    @property
    def oefen(self) -> bool:
        """Whether this is a practice register."""
        ...

    @property
    def alleen_lezen(self) -> str:
        """Why nothing may be written now, as a Dutch sentence; ``""`` when writing is possible."""
        ...

    @property
    def geschreven(self) -> int:
        """How many write units ended since it was opened: the same number means that what was read still stands."""
        ...

    def lezen(self) -> AbstractContextManager[Leeseenheid]:
        """A read unit."""
        ...

    def schrijven(self) -> AbstractContextManager[Schrijfeenheid]:
        """A write unit; driver errors surface as ``RegisterError`` with a Dutch message."""
        ...

    def verwarm(self) -> None:
        """Do once what would make the first reading of a dossier slow; nothing is read of anybody. For a thread."""
        ...
