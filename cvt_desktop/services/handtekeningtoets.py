"""Judging the signatures under a whole log by the role certificates: those of the register, or those in an exported log."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from cvt_desktop.domain import keten
from cvt_desktop.domain.gebeurtenis import Gebeurtenis
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.ledenlijst import Klopt, Ledenlijst, beoordeel
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.rolcertificaat import Rolcertificaat, Rolgrond, Roltekening, Rolverklaring
from cvt_desktop.ports.codec import Codec
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.cvtlog import Certificaatuitslag
from cvt_desktop.services.ketencontrole import Handtekeningstand, Handtekeningtoets


def toets(leden: Ledenlijst, klopt: Klopt) -> Handtekeningtoets:
    """Good is what a key made that a certificate which counts names for this person; a key without one is unknown."""

    def oordeel(kluis: UUID, g: Gebeurtenis) -> Handtekeningstand:
        if g.persoon_id is None or g.sleutel_id is None:
            return Handtekeningstand.FOUT
        eigen = [b for b in leden.van(g.persoon_id) if b.verklaring.sleutel_id == g.sleutel_id]
        geldig = next((b.verklaring for b in eigen if b.geldig), None)
        if geldig is None:
            return Handtekeningstand.ONBEKEND
        goed = klopt(bytes.fromhex(geldig.publiek), keten.verklaring(kluis, g), g.handtekening)
        return Handtekeningstand.GOED if goed else Handtekeningstand.FOUT

    return oordeel


def certificaten(uow: Leeseenheid, codec: Codec) -> Iterator[bytes]:
    """Each certificate as canonical JSON, in the order of the chain; the bytes of ``verklaring`` are those that were signed."""
    for c in uow.rolcertificaten.all():
        yield keten.canoniek_json({
            "tekeningen": [{"handtekening": t.handtekening, "persoon_id": str(t.persoon_id), "sleutel_id": str(t.sleutel_id)}
                           for t in c.tekeningen],
            "verklaring": json.loads(codec.schrijf(c.verklaring)),
        })  # fmt: skip


def toets_van_bestand(klopt: Klopt, kluis: UUID, regels: Sequence[bytes]) -> Certificaatuitslag:
    """The same from certificates that stand in a file. One that is not exactly as we write it ends the chain there."""
    rij: list[Rolcertificaat] = []
    getekend: dict[int, bytes] = {}
    alarm = ""
    for nummer, rauw in enumerate(regels, 1):
        gelezen = _lees(rauw)
        if gelezen is None:
            alarm = f"Certificaat {nummer} in dit bestand is gewijzigd, half of beschadigd."
            break
        rij.append(gelezen[0])
        getekend[gelezen[0].verklaring.nummer] = gelezen[1]
    leden = beoordeel(kluis, rij, canoniek=lambda v: getekend[v.nummer], klopt=klopt)
    return Certificaatuitslag(toets=toets(leden, klopt), alarm=alarm or leden.alarm)


def _lees(rauw: bytes) -> tuple[Rolcertificaat, bytes] | None:
    """The certificate in a line with the bytes that were signed; None when the line is not exactly what we write."""
    try:
        waarden = json.loads(rauw)
        certificaat = _certificaat(waarden)
        if keten.canoniek_json(waarden) != rauw:
            return None
        return certificaat, keten.canoniek_json(waarden["verklaring"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _certificaat(waarden: dict[str, Any]) -> Rolcertificaat:
    v = waarden["verklaring"]["inhoud"]
    return Rolcertificaat(id=UUID(v["sleutel_id"]), verklaring=Rolverklaring(
        kluis=UUID(v["kluis"]), nummer=int(v["nummer"]), vorige=str(v["vorige"]), persoon_id=PersoonId(UUID(v["persoon_id"])),
        sleutel_id=UUID(v["sleutel_id"]), publiek=str(v["publiek"]), rollen=frozenset(Rol(rol) for rol in v["rollen"]),
        van=datetime.fromisoformat(v["van"]), grond=Rolgrond(v["grond"]), reeks=int(v["reeks"]),
    ), tekeningen=tuple(
        Roltekening(persoon_id=PersoonId(UUID(t["persoon_id"])), sleutel_id=UUID(t["sleutel_id"]),
                    handtekening=str(t["handtekening"]))
        for t in waarden["tekeningen"]
    ))  # fmt: skip
