"""The one codec: domain dataclass to canonical bytes and back.

The bytes are what the column ``inhoud`` holds, what a draft holds, and what is digested and signed: one object has
exactly one form. It is JSON (RFC 8259) in UTF-8 with sorted keys and no white space; strings in NFC; dates and moments
in ISO 8601, moments in UTC with microseconds; enums by value; frozensets sorted; UUIDs in lower case; no floats. Around
it stands an envelope with the name and the version of the type::

    {"inhoud":{...},"soort":"leerling","versie":1}

``versie`` of an aggregate (the optimistic lock) counts saves, is no part of what was said, and is left out.
A field that is added, renamed or dropped raises the version in ``SOORTEN``, and brings the step that lifts older bytes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from pydantic import ConfigDict, TypeAdapter, ValidationError

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.besluit import Besluit
from cvt_desktop.domain.bezwaar import Bezwaar
from cvt_desktop.domain.brief import Brief
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.errors import InvoerError, RegisterError
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.klaargezet import Klaargezet
from cvt_desktop.domain.leerling import Leerling
from cvt_desktop.domain.leesmap import Leesmap
from cvt_desktop.domain.mandaat import Mandaat
from cvt_desktop.domain.notitie import Notitie
from cvt_desktop.domain.ondertekend import Puntverklaring, Stemverklaring
from cvt_desktop.domain.overgenomen import OvergenomenVerklaring
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.rolcertificaat import Rolcertificaat
from cvt_desktop.domain.school import School
from cvt_desktop.domain.stokje import Stokjewissel
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.tekstblok import Tekstversie
from cvt_desktop.domain.terugzetting import Terugzetting
from cvt_desktop.domain.tlv import Verklaring
from cvt_desktop.domain.verwijdering import Verwijdering
from cvt_desktop.domain.zitting import Zitting

T = TypeVar("T")

# hide_input_in_errors: what is wrong may be told, what was written may not (house.md trap 2)
_STRIKT = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)
_OMSLAG = re.compile(rb'\{"inhoud":(.*),"soort":"([a-z0-9-]{1,60})","versie":([1-9]\d{0,8})\}', re.DOTALL)
_REEKS = "reeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Soort:
    """How one type is written. ``zonder`` names the fields that are no part of the canonical form."""

    naam: str
    versie: int = 1
    zonder: frozenset[str] = frozenset()


_AGGREGAAT = frozenset({"versie"})
_VERSIES: dict[type[Any], int] = {
    Aanvraag: 9, Besluit: 5, Bezwaar: 2, Brief: 7, Deskundigenadvies: 3, Instellingen: 9, Leesmap: 2, OvergenomenVerklaring: 2,
    School: 2, Stuk: 3,
    Verklaring: 4, Zitting: 7,
    Stemverklaring: 2, Puntverklaring: 2,
}  # fmt: skip
"""Above 1. A field that came with a version has a default, which is what older bytes mean."""
_ERBIJ: dict[type[Any], dict[int, tuple[str, ...]]] = {
    Besluit: {2: ("bestuur", "redenen.voor_leerling"), 3: ("correctie",), 4: ("bedrag_cent",),
              5: ("plaats", "plaats_per")},
    Zitting: {2: ("ronde",), 3: ("punten[].voorgenomen.advies", "punten[].voorstel.advies", "punten[].beslist_op",
                                 "punten[].hoorrecht"), 4: ("punten[].behandeling",), 5: ("commissie_id", "punten[].gasten"),
              6: ("bekrachtiging", "punten[].elders"), 7: ("nummering",)},
    Deskundigenadvies: {2: ("inhoud.bevorderend", "inhoud.persoonlijkheid", "inhoud.grensvlak"), 3: ("inhoud.gesproken",)},
    Stemverklaring: {2: ("voorgenomen.advies",)}, Puntverklaring: {2: ("voorgenomen.advies",)},
    Instellingen: {2: ("reglement.stemmen_zonder_sleutel",), 3: ("reglement.advies_maanden", "instrumenten"),
                   4: ("reglement.hamerstukken",),
                   5: ("reglement.tbv_naam", "reglement.andere_ondersteuning", "voorzieningen"), 6: ("begrotingen",),
                   7: ("reglement.opp_maanden", "reglement.opp_maanden_verlenging", "reglement.verlenging_maanden",
                       "reglement.groep_clausule", "reglement.aantekening_dagen", "reglement.eerste_oordeel",
                       "reglement.ouders_bellen"),
                   8: ("andere_commissies", "commissie.id", "commissie.soorten", "commissie.voorzieningen",
                       "commissie.leden", "commissie.tot", "reglement.initialen_in_zitting"),
                   9: ("commissie.bekrachtiging", "andere_commissies[].bekrachtiging", "reglement.als_hint")},
}
"""Which fields came with a version, of what the log digests and compares again (``services.registercontrole``)."""
SOORTEN: dict[type[Any], _Soort] = {
    soort: _Soort(naam=soort.__name__.lower(), versie=_VERSIES.get(soort, 1), zonder=_AGGREGAAT)
    for soort in (
        Aanvraag, Besluit, Bezwaar, Brief, Deskundigenadvies, Instellingen, Klaargezet, Leerling, Leesmap, Mandaat, Notitie,
        OvergenomenVerklaring, Persoon, Rolcertificaat, School, Stokjewissel, Stuk, Tekstversie, Terugzetting, Verklaring,
        Verwijdering, Zitting,
    )
}  # fmt: skip
"""The aggregates. Any other dataclass goes under its own name with all its fields, in version 1 or that of ``_VERSIES``."""


class JsonCodec:
    """Implements ``ports.codec.Codec``."""

    def schrijf(self, object_: object) -> bytes:
        """The canonical bytes of a dataclass, or of a tuple or list of them (kind ``reeks``, written only).

        Raises ``InvoerError`` when a text holds half a character, and ``TypeError`` when a field holds what its type
        does not allow: nothing is ever written that cannot be read again.
        """
        if isinstance(object_, tuple | list):
            delen = b",".join(self.schrijf(deel) for deel in object_)
            return _omslag(b"[%s]" % delen, _REEKS, 1)
        soort = _soort(type(object_))
        inhoud = {v.name: _kaal(getattr(object_, v.name)) for v in fields(object_) if v.name not in soort.zonder}  # type: ignore[arg-type]
        try:
            rauw = _json(inhoud)
        except UnicodeEncodeError:
            raise InvoerError("In een tekst staat een half teken dat niet bewaard kan worden. Typ die tekst opnieuw.",
                              code="half-teken") from None  # fmt: skip
        _toets_leesbaar(type(object_), rauw)
        return _omslag(rauw, soort.naam, soort.versie)

    def oudere_vormen(self, object_: object) -> Iterator[bytes]:
        """The bytes that each earlier version gave, newest first, as long as everything that came later has its default.

        So a digest of before a field existed still fits, and the field cannot be changed unnoticed.
        """
        soort, erbij = _soort(type(object_)), _ERBIJ.get(type(object_), {})
        inhoud = {v.name: _kaal(getattr(object_, v.name)) for v in fields(object_) if v.name not in soort.zonder}  # type: ignore[arg-type]
        for versie in range(soort.versie, 1, -1):
            if not all(_neem_weg(inhoud, object_, pad) for pad in erbij.get(versie, ())):
                return
            yield _omslag(_json(inhoud), soort.naam, versie - 1)

    def lees(self, soort: type[T], inhoud: bytes) -> T:
        """The object; an aggregate comes back with ``versie`` 0. Raises ``RegisterError`` (see ``ports.codec``)."""
        verwacht = _soort(soort)
        omslag = _OMSLAG.fullmatch(inhoud)
        if omslag is None or omslag[2].decode("ascii") != verwacht.naam:
            raise RegisterError("Een gegeven in het register is van een andere soort dan verwacht. Zet een reservekopie terug.",
                                code="inhoud-soort")  # fmt: skip
        if int(omslag[3]) > verwacht.versie:
            raise RegisterError("Dit gegeven is gemaakt door een nieuwere versie van het programma. Installeer die versie.",
                                code="inhoud-nieuwer")  # fmt: skip
        try:
            return _lezer(soort).validate_json(b"[%s]" % omslag[1])[0]  # type: ignore[no-any-return]
        except ValidationError as fout:
            waar = ".".join(str(deel) for deel in fout.errors(include_input=False)[0]["loc"][1:])
            raise RegisterError("Een gegeven in het register is niet leesbaar. Zet een reservekopie terug.",
                                code="inhoud-onleesbaar", veld=waar or None) from None  # fmt: skip


CODEC = JsonCodec()


def _soort(type_: type[Any]) -> _Soort:
    bekend = SOORTEN.get(type_)
    if bekend is not None:
        return bekend
    if not is_dataclass(type_):
        raise TypeError(f"{type_.__name__} has no canonical form")
    return _Soort(naam=type_.__name__.lower(), versie=_VERSIES.get(type_, 1))


_LEZERS: dict[type[Any], TypeAdapter[Any]] = {}


def _lezer(type_: Any) -> TypeAdapter[Any]:
    lezer = _LEZERS.get(type_)
    if lezer is None:
        # in a tuple, because a configuration is refused on a dataclass itself but reaches the dataclasses within
        lezer = _LEZERS[type_] = TypeAdapter(tuple[type_], config=_STRIKT)
    return lezer


def verwarm(andere: Iterable[type[Any]] = ()) -> None:
    """Make the readers of all aggregates and of ``andere`` now: 4 to 25 ms each, in a thread instead of under a key."""
    for soort in (*SOORTEN, *andere):
        _lezer(soort)


def _neem_weg(inhoud: dict[str, Any], object_: Any, pad: str) -> bool:
    """Take the field at ``pad`` out; False when it holds something else than its default. ``name[]``: in each of a row."""
    deel, _, rest = pad.partition(".")
    if deel.endswith("[]"):
        deel = deel.removesuffix("[]")
        weg = [_neem_weg(een, ding, rest) for een, ding in zip(inhoud[deel], getattr(object_, deel), strict=True)]
        return all(weg)
    waarde = getattr(object_, deel)
    if rest:
        return waarde is None or _neem_weg(inhoud[deel], waarde, rest)
    del inhoud[deel]
    return bool(waarde == next(v for v in fields(object_) if v.name == deel).default)


def _toets_leesbaar(type_: type[Any], rauw: bytes) -> None:
    try:
        _lezer(type_).validate_json(b"[%s]" % rauw)
    except ValidationError as fout:
        velden = ", ".join(".".join(str(d) for d in f["loc"][1:]) for f in fout.errors(include_input=False))
        raise TypeError(f"{type_.__name__} cannot be read back: {velden}") from None


def _omslag(rauw: bytes, naam: str, versie: int) -> bytes:
    return b'{"inhoud":%s,"soort":"%s","versie":%d}' % (rauw, naam.encode("ascii"), versie)


def _json(waarde: object) -> bytes:
    return json.dumps(waarde, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode("utf-8")


def _kaal(waarde: Any) -> Any:
    """``waarde`` in the words of JSON, each in its one spelling."""
    if waarde is None or isinstance(waarde, bool):
        return waarde
    if isinstance(waarde, Enum):
        return _kaal(waarde.value)
    if isinstance(waarde, str):
        return unicodedata.normalize("NFC", waarde)
    if isinstance(waarde, tuple):
        return [_kaal(deel) for deel in waarde]
    if is_dataclass(waarde):
        return {veld.name: _kaal(getattr(waarde, veld.name)) for veld in fields(waarde)}
    if isinstance(waarde, frozenset):
        return sorted((_kaal(deel) for deel in waarde), key=_json)
    return _enkel(waarde)


def _enkel(waarde: Any) -> int | str:
    if isinstance(waarde, int):
        return waarde
    if isinstance(waarde, UUID):
        return str(waarde)
    if isinstance(waarde, datetime):
        return _moment(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    raise TypeError(f"{type(waarde).__name__} has no canonical form")


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise TypeError("a moment without a zone has no canonical form")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
