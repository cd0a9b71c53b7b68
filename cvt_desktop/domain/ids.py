"""Identities. Each is a UUID that the register makes, never a row number (screens.md part 9)."""

from __future__ import annotations

from typing import NewType
from uuid import UUID

AanvraagId = NewType("AanvraagId", UUID)
AdviesId = NewType("AdviesId", UUID)
BesluitId = NewType("BesluitId", UUID)
BezwaarId = NewType("BezwaarId", UUID)
BijlageId = NewType("BijlageId", UUID)
BriefId = NewType("BriefId", UUID)
CommissieId = NewType("CommissieId", UUID)
InstellingenId = NewType("InstellingenId", UUID)
KlaargezetId = NewType("KlaargezetId", UUID)
LeerlingId = NewType("LeerlingId", UUID)
LeesmapId = NewType("LeesmapId", UUID)
MandaatId = NewType("MandaatId", UUID)
NotitieId = NewType("NotitieId", UUID)
PersoonId = NewType("PersoonId", UUID)
SchoolId = NewType("SchoolId", UUID)
TekstversieId = NewType("TekstversieId", UUID)
TlvId = NewType("TlvId", UUID)
VerwijderingId = NewType("VerwijderingId", UUID)
VoorzieningId = NewType("VoorzieningId", UUID)
ZittingId = NewType("ZittingId", UUID)
