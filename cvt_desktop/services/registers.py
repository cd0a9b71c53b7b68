"""Making a register: the folder with its vault, database, first settings, people and certificates, whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from pathlib import Path
from uuid import UUID

from cvt_desktop.basis.mappen import bouw_map
from cvt_desktop.domain.beleid import Actie, keur_rollen
from cvt_desktop.domain.errors import InvoerError, RegisterError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.instellingen import KERN, Instellingen
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.school import School
from cvt_desktop.ports.toegang import Databank, Kluis, Toegang, Toegangsregel
from cvt_desktop.services import certificaten, rolcertificaten
from cvt_desktop.services.context import Dienst, Sessie
from cvt_desktop.services.instellingen import keur_instellingen
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.logo import keur_logo, leg_logo_neer
from cvt_desktop.services.plaats import keur_plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwePersoon:
    """Somebody in a new register. Without ``wachtzin`` the person gets no login.

    ``zelf_getypt``: the person sat at the keyboard; otherwise the first login asks for an own passphrase.
    """

    persoon: Persoon
    loginnaam: str = field(default="", repr=False)
    wachtzin: str = field(default="", repr=False)
    zelf_getypt: bool = False

    @property
    def met_login(self) -> bool:
        """Whether this person can log in."""
        return bool(self.wachtzin)


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwRegister:
    """What the wizard collected. The first person with a login makes the register, and must be beheerder."""

    map_: Path
    instellingen: Instellingen
    personen: tuple[NieuwePersoon, ...]
    scholen: tuple[School, ...] = ()
    oefen: bool = False
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GemaaktRegister:
    """Where it lies, and the recovery codes of those who typed their own passphrase: shown once, kept nowhere."""

    map_: Path
    vault_id: UUID
    herstelcodes: Mapping[PersoonId, str] = field(repr=False)
    vingerafdrukken: Mapping[PersoonId, str]
    """Of the sheet of each code: which one it is, without telling it."""


def maak(toegang: Toegang, nieuw: NieuwRegister) -> GemaaktRegister:
    """Make a register in ``nieuw.map_``, which must not exist or be empty; a crash leaves it whole or absent.

    Takes seconds (keys on purpose, certificates). Raises ``InvoerError`` with a field, or ``RegisterError``.
    """
    beheerder = _keur(nieuw)
    keur_logo(toegang.opmaker, nieuw.logo)
    try:
        with bouw_map(nieuw.map_) as werkmap:
            vault_id, codes, afdrukken = _bouw(toegang, werkmap, nieuw, beheerder)
    except FileExistsError as fout:
        raise RegisterError("In deze map staat al iets. Kies een lege map of een nieuwe naam.", code="map-bezet",
                            veld="map") from fout  # fmt: skip
    except OSError as fout:
        raise _schijffout(fout) from fout
    return GemaaktRegister(map_=nieuw.map_, vault_id=vault_id, herstelcodes=codes, vingerafdrukken=afdrukken)


def keur_personen(personen: Iterable[NieuwePersoon]) -> NieuwePersoon:
    """Check the first people; gives the beheerder. Raises ``InvoerError`` or ``GeenRechtError`` naming the cure."""
    alle = list(personen)
    for een in alle:
        if not een.persoon.naam.strip():
            raise InvoerError("Vul bij iedere gebruiker een naam in.", code="ontbreekt", veld="naam")
        for veld, tekst in (("naam", een.persoon.naam), ("functie", een.persoon.functie), ("loginnaam", een.loginnaam)):
            eis_tekst(veld, tekst)
        if een.met_login and not een.persoon.rollen:
            raise InvoerError("Kies voor iedere gebruiker ten minste één rol.", code="geen-rol", veld="rollen")
        keur_rollen(een.persoon.rollen)
    eerste = next((p for p in alle if p.met_login), None)
    if eerste is None or Rol.BEHEERDER not in eerste.persoon.rollen or not eerste.zelf_getypt:
        raise InvoerError(
            "De eerste gebruiker bent u zelf: geef uzelf de rol beheerder en typ uw eigen wachtzin.",
            code="geen-beheerder", veld="rollen",
        )  # fmt: skip
    return eerste


def _keur(nieuw: NieuwRegister) -> NieuwePersoon:
    keur_plaats(nieuw.map_)
    keur_instellingen(nieuw.instellingen)
    return keur_personen(nieuw.personen)


def _bouw(
    toegang: Toegang, map_: Path, nieuw: NieuwRegister, beheerder: NieuwePersoon
) -> tuple[UUID, dict[PersoonId, str], dict[PersoonId, str]]:
    gebruikers = [
        Toegangsregel(id=p.persoon.id, loginnaam=p.loginnaam or p.persoon.naam, wachtzin=p.wachtzin,
                      moet_wijzigen=not p.zelf_getypt)
        for p in nieuw.personen if p.met_login
    ]  # fmt: skip
    kluis, codes = toegang.kluizen.maak(map_, oefen=nieuw.oefen, gebruikers=gebruikers)
    try:
        afdrukken = {PersoonId(id_): kluis.herstel_vingerafdruk(id_) for id_ in codes}
        databank = toegang.databanken.maak(map_, kluis, nu=toegang.klok.now())
        try:
            dienst = _dienst(toegang, map_, kluis, databank, beheerder.persoon)
            per_persoon = {PersoonId(id_): code for id_, code in codes.items()}
            _vul(toegang, dienst, nieuw, map_, codes=per_persoon)
        finally:
            databank.sluit()
    finally:
        kluis.sluit()
    return kluis.vault_id, per_persoon, afdrukken


def _dienst(toegang: Toegang, map_: Path, kluis: Kluis, databank: Databank, wie: Persoon) -> Dienst:
    return Dienst(
        sessie=Sessie(persoon_id=wie.id, naam=wie.naam, rollen=wie.rollen), register=databank,
        overzichten=databank.overzichten, bijlagen=toegang.databanken.bijlagen(map_), opmaker=toegang.opmaker,
        certificaten=toegang.certificaten, zegel=kluis, codec=databank.codec, klok=toegang.klok,
    )  # fmt: skip


def _vul(toegang: Toegang, dienst: Dienst, nieuw: NieuwRegister, map_: Path, *, codes: Mapping[PersoonId, str]) -> None:
    """Everything that a register begins with, in one unit."""
    swv_naam = nieuw.instellingen.swv.naam
    with dienst.werk(Actie.GEBRUIKERS_BEHEREN) as werk, ExitStack() as open_vaults:
        personen = {p.persoon.id: werk.uow.personen.save(replace(p.persoon, met_login=p.met_login)) for p in nieuw.personen}
        zegels = {p: open_vaults.enter_context(_eigen_zegel(toegang, map_, code)) for p, code in codes.items()}
        rolcertificaten.sticht(werk, dienst.codec, [(personen[p], z) for p, z in zegels.items()], _vanaf(dienst, nieuw))
        begin = replace(nieuw.instellingen, nummer=1)
        if nieuw.logo is not None:
            begin = replace(begin, swv=replace(begin.swv, logo=leg_logo_neer(dienst, werk.uow, nieuw.logo)))
        instellingen = werk.uow.instellingen.save(begin)
        werk.leg_vast(KERN, instellingen.id, instellingen.kern())
        werk.leg_vast("instellingen", instellingen.id, instellingen)
        for een in nieuw.personen:
            werk.leg_vast("persoon", een.persoon.id, personen[een.persoon.id])
        for school in nieuw.scholen:
            werk.leg_vast("school", school.id, werk.uow.scholen.save(school))
        ca = certificaten.maak_ca(
            werk.uow, certificaten=toegang.certificaten, zegel=dienst.zegel, swv_naam=swv_naam, oefen=nieuw.oefen
        )
        for een in nieuw.personen:
            if een.persoon.id in codes and certificaten.tekent(een.persoon):
                certificaten.maak_persoonscertificaat(
                    werk.uow, certificaten=toegang.certificaten, ca=ca, zegel=zegels[een.persoon.id], persoon=een.persoon,
                    swv_naam=swv_naam, oefen=nieuw.oefen,
                )  # fmt: skip
                werk.leg_vast("certificaat", een.persoon.id, None)


@contextmanager
def _eigen_zegel(toegang: Toegang, map_: Path, code: str) -> Iterator[Kluis]:
    """The code opens the same root key as the passphrase, without the second that a passphrase takes."""
    eigen = toegang.kluizen.ontgrendel_met_herstelcode(map_, code)
    try:
        yield eigen
    finally:
        eigen.sluit()


def _vanaf(dienst: Dienst, nieuw: NieuwRegister) -> datetime:
    """From when the first certificates hold: now, and in a practice register from its first day, whatever day it is today."""
    if nieuw.oefen:
        return datetime.combine(nieuw.instellingen.geldig_vanaf, time(), tzinfo=UTC)
    return dienst.klok.now()


def _schijffout(fout: OSError) -> RegisterError:
    if fout.errno in {errno.ENOSPC, errno.EDQUOT}:
        return RegisterError("De schijf is vol; er is niets gemaakt. Maak ruimte vrij en probeer het opnieuw.",
                             code="schijf-vol", veld="map")  # fmt: skip
    if fout.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return RegisterError("In deze map mag niet worden geschreven; er is niets gemaakt. Kies een andere map.",
                             code="geen-toegang", veld="map")  # fmt: skip
    return RegisterError("De schijf gaf een fout; er is niets gemaakt. Kies een andere map of controleer de schijf.",
                         code="schijffout", veld="map")  # fmt: skip
