"""Text that would do something if it were taken as markup, put in every text of a register."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from cvt_desktop.ports.register import Schrijfeenheid
from db.register import DbRegister

AAS = "/lokaas"
"""A file with this in its path is bait: nothing that opens it had a reason to."""
LADING = (
    f'<img src="file://{AAS}/beeld.png"><a href="http://127.0.0.1:9/{AAS}">hier</a><b>vet</b>&amp;&lt;'
    f"<link rel='stylesheet' href='file://{AAS}/stijl.css'><style>*{{background:url(file://{AAS}/vlak.png)}}</style>"
    "\u202etsket sthcer\u202c"
)
KORT = f'<img src="file://{AAS}/kort.png">&amp;'
_GEEN_TEKST = frozenset({
    "kenmerk", "brin", "vestiging", "code", "sha256", "sleutel", "regel_id", "postcode", "nummer", "naam_in_register", "media",
    "digest", "anker", "logo", "oin", "vorm", "kenmerk_sjabloon", "tlv_sjabloon", "tlv_nummer", "sjabloon_versie", "tekstversie",
    "toetslijst", "lijst", "certificaat", "vingerafdruk", "schooljaar", "bron", "rubriek", "sjabloonversie", "inhoud",
})  # fmt: skip


def _vergiftig(waarde: Any, veld: str = "") -> Any:
    if isinstance(waarde, str) and not isinstance(waarde, Enum):
        vrij = waarde.strip() and veld not in _GEEN_TEKST and not waarde.replace("-", "").isdecimal()
        return f"{waarde} {LADING if len(waarde) > 40 else KORT}" if vrij else waarde
    if is_dataclass(waarde) and not isinstance(waarde, type):
        nieuw = {f.name: _vergiftig(getattr(waarde, f.name), f.name) for f in fields(waarde) if f.init}
        return replace(waarde, **nieuw)
    if isinstance(waarde, tuple) and not hasattr(waarde, "_fields"):
        return tuple(_vergiftig(een, veld) for een in waarde)
    return waarde


def vergiftig(register: DbRegister) -> int:
    """Every free text of every aggregate, past all rules of the services; gives how many aggregates were written."""
    with register.schrijven() as uow:
        aantal = 0
        for opslag, alle in _alles(uow, register):
            for een in alle:
                opslag.save(_vergiftig(een))
                aantal += 1
        return aantal


def _alles(uow: Schrijfeenheid, register: DbRegister) -> list[tuple[Any, list[Any]]]:
    ids = [rij.id for rij in register.overzichten.aanvragen()]
    aanvragen = [uow.aanvragen.get(id_) for id_ in ids]
    return [
        (uow.personen, uow.personen.all()), (uow.scholen, uow.scholen.all()), (uow.aanvragen, aanvragen),
        (uow.leerlingen, [uow.leerlingen.get(id_) for id_ in {a.leerling_id for a in aanvragen} if id_ is not None]),
        (uow.zittingen, uow.zittingen.all()),
        *((opslag, [een for id_ in ids for een in opslag.of_aanvraag(id_)])
          for opslag in (uow.stukken, uow.adviezen, uow.notities, uow.besluiten)),
    ]  # fmt: skip

