"""Recognising a pupil who is in the register already, however the name was spelled (screens.md 4.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId, LeerlingId
from cvt_desktop.domain.leerling import Leerling, naamsleutel
from cvt_desktop.services.bekende_tlvs import BekendeTlv, tlvs_van
from cvt_desktop.services.context import Dienst


@dataclass(frozen=True, slots=True, kw_only=True)
class EerderDossier:
    """One earlier or running dossier of a recognised pupil."""

    aanvraag_id: AanvraagId
    kenmerk: str
    soort: str
    status: Status
    ontvangen_op: date

    @property
    def loopt(self) -> bool:
        """Whether it is still being handled."""
        return self.status not in AFGEROND


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkenning:
    """A pupil with the same name and date of birth; ``tlv_tot`` is the last day of a TLV that is valid today."""

    leerling_id: LeerlingId
    naam: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    dossiers: tuple[EerderDossier, ...] = ()
    tlv_nummer: str = ""
    tlv_tot: date | None = None

    @property
    def lopend(self) -> EerderDossier | None:
        """The dossier that is being handled now, if any."""
        return next((dossier for dossier in self.dossiers if dossier.loopt), None)


def herken_leerling(
    dienst: Dienst, roepnaam: str, voorvoegsel: str, achternaam: str, geboortedatum: date
) -> tuple[Herkenning, ...]:
    """Pupils of this name and birth date, with what there was. Case, diacritics, particles and hyphens are ignored."""
    sleutel = f"{naamsleutel(roepnaam, voorvoegsel, achternaam)}|{geboortedatum.isoformat()}"
    with dienst.lezen(Actie.AANVRAAG_REGISTREREN) as uow:
        gevonden = []
        for leerling in uow.leerlingen.by_zoeksleutel(sleutel):
            dossiers = tuple(
                EerderDossier(aanvraag_id=a.id, kenmerk=a.kenmerk, soort=a.soort, status=a.status,
                              ontvangen_op=a.formulier.a.ontvangen_op)
                for a in uow.aanvragen.of_leerling(leerling.id)
            )  # fmt: skip
            nummer, tot = _lopende_tlv(tlvs_van(uow, leerling.id), dienst.klok.today())
            gevonden.append(_herkenning(leerling, dossiers, nummer, tot))
    return tuple(gevonden)


def _herkenning(leerling: Leerling, dossiers: tuple[EerderDossier, ...], nummer: str, tot: date | None) -> Herkenning:
    return Herkenning(leerling_id=leerling.id, naam=leerling.naam, geboortedatum=leerling.geboortedatum, dossiers=dossiers,
                      tlv_nummer=nummer, tlv_tot=tot)  # fmt: skip


def _lopende_tlv(verklaringen: list[BekendeTlv], vandaag: date) -> tuple[str, date | None]:
    for verklaring in verklaringen:
        if verklaring.geldt_op(vandaag) and (verklaring.einddatum is None or verklaring.einddatum >= vandaag):
            return verklaring.nummer, verklaring.einddatum
    return "", None
