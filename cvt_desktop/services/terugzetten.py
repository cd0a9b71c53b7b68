"""Putting a backup back: what would be lost, the register laid beside the old one, and the change (ADR 0053).

The order is fixed. First everything is built and verified beside the register, which stays as it is and may stay open; the
restore is written into what is built, as an event and as a new generation. Only then, with every connection closed, the two
change places in two renames.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID, uuid4

from cvt_desktop.domain.beleid import Actie, mag
from cvt_desktop.domain.errors import CvtError, GeenRechtError, RegisterError
from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.reservekopie import Kopiegegevens
from cvt_desktop.domain.terugzetting import Terugzetting, keur_reden
from cvt_desktop.ports.register import Vastlegging
from cvt_desktop.ports.reservekopie import Kopiegereedschap, Reservekopie, Terugbouw
from cvt_desktop.ports.toegang import Kluis, Toegang
from cvt_desktop.ports.voortgang import Deel, Voortgang
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.geschiedenis import zin
from cvt_desktop.services.lidsleutel import pen
from cvt_desktop.services.plaats import keur_plaats
from cvt_desktop.services.reservekopie import DATABANK, kopiesleutel

Ontgrendel = Callable[[Path], Kluis]
"""Opens the header in a folder, with a passphrase or with the recovery code."""


class Verliessoort(StrEnum):
    """What kind of work a line is about."""

    DOSSIER = "Dossiers"
    STEM = "Stemmen"
    BESLUIT = "Besluiten"
    BRIEF = "Brieven"
    ADVIES = "Adviezen"
    ZITTING = "Zittingen"
    OVERIG = "Overig"


_SOORTEN = {
    "stem": Verliessoort.STEM, "besluit": Verliessoort.BESLUIT, "uitslag": Verliessoort.BESLUIT,
    "besluitenlijst": Verliessoort.BESLUIT, "conceptbesluit": Verliessoort.BESLUIT, "brief": Verliessoort.BRIEF,
    "advies": Verliessoort.ADVIES, "zitting": Verliessoort.ZITTING, "aanvraag": Verliessoort.DOSSIER,
    "stuk": Verliessoort.DOSSIER, "toets": Verliessoort.DOSSIER, "aanvulling": Verliessoort.DOSSIER,
    "deskundige": Verliessoort.DOSSIER, "notitie": Verliessoort.DOSSIER, "dossier": Verliessoort.DOSSIER,
    "verwijdering": Verliessoort.DOSSIER,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Verliesregel:
    """One thing that was done after the backup. ``kenmerk`` is empty for what belongs to no dossier.

    ``verwijderd``: the dossier was removed, so that the backup brings it back.
    """

    soort: Verliessoort
    kenmerk: str
    tekst: str
    wie: str = field(repr=False)
    laatst: datetime
    aantal: int
    verwijderd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlies:
    """What the register holds and the backup does not. ``vergelijkbaar``: the backup is an earlier moment of this register."""

    vergelijkbaar: bool
    regels: tuple[Verliesregel, ...] = ()
    verloren_tot: int = 0

    @property
    def terugkerend(self) -> tuple[str, ...]:
        """The kenmerken of what was removed after the backup and comes back with it (AVG art. 17: it goes again)."""
        return tuple(sorted({r.kenmerk for r in self.regels if r.verwijderd and r.kenmerk}))

    @property
    def tellingen(self) -> dict[Verliessoort, int]:
        """How many dossiers are touched, and how many acts of each other kind."""
        telling: Counter[Verliessoort] = Counter()
        for regel in self.regels:
            telling[regel.soort] += 1 if regel.soort is Verliessoort.DOSSIER else regel.aantal
        telling[Verliessoort.DOSSIER] = len({r.kenmerk for r in self.regels if r.soort is Verliessoort.DOSSIER and r.kenmerk})
        return {soort: telling[soort] for soort in Verliessoort}


def verlies(dienst: Dienst, kopie: Kopiegegevens) -> Verlies:
    """What a restore would undo, from the log of the open register. Raises ``GeenRechtError``."""
    with dienst.lezen(Actie.RESERVEKOPIE_TERUGZETTEN) as uow:
        anker = uow.logboek.anker()
        tot = 0 if anker is None else anker.volgnummer
        if not _is_voorloper(uow.logboek.deel(kopie.log.volgnummer - 1, 1), kopie):
            return Verlies(vergelijkbaar=False, verloren_tot=tot)
        sinds = [g for g in uow.logboek.since(kopie.log.volgnummer) if g.digest and g.resultaat is Resultaat.GELUKT]
        namen: dict[UUID, str] = {p.id: p.naam for p in uow.personen.all()}
        kenmerken: dict[UUID, str] = {v.aanvraag_id: v.kenmerk for v in uow.verwijderingen.all()}
    kenmerken |= {regel.id: regel.kenmerk for regel in dienst.overzichten.aanvragen()}
    return Verlies(vergelijkbaar=True, regels=tuple(_regels(sinds, namen, kenmerken)), verloren_tot=tot)


def _is_voorloper(hier: list[Gebeurtenis], kopie: Kopiegegevens) -> bool:
    """The entry at the head of the backup stands in this log as well, at the same number."""
    return kopie.log.volgnummer == 0 or (bool(hier) and kopie.log.digest in {hier[0].schakel, hier[0].digest})


def _regels(
    sinds: Iterable[Gebeurtenis], namen: dict[UUID, str], kenmerken: dict[UUID, str]
) -> Iterable[Verliesregel]:
    groepen: dict[tuple[str, str], list[Gebeurtenis]] = {}
    for g in sinds:
        kenmerk = kenmerken.get(g.aanvraag_id, "") if g.aanvraag_id else ""
        groepen.setdefault((kenmerk, g.actie), []).append(g)
    for (kenmerk, actie), groep in groepen.items():
        wie = sorted({namen.get(g.persoon_id, "onbekend") if g.persoon_id else "het programma" for g in groep})
        yield Verliesregel(
            soort=_SOORTEN.get(actie.partition(".")[0], Verliessoort.OVERIG), kenmerk=kenmerk, tekst=zin(actie),
            wie=", ".join(wie), laatst=groep[-1].moment, aantal=len(groep),
            verwijderd=actie == Actie.DOSSIER_VERWIJDEREN,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Klaargezet:
    """A register that lies ready beside the one it will replace."""

    doel: Path
    kluis: UUID
    kwijt: int
    """Bijlagen that neither the backup nor the register had whole."""


def zet_klaar(
    toegang: Toegang, gereedschap: Kopiegereedschap, kopie: Reservekopie, doel: Path, ontgrendel: Ontgrendel, *, reden: str,
    voortgang: Voortgang, verloren_tot: int = 0,
) -> Klaargezet:  # fmt: skip
    """Build and verify everything beside ``doel``; nothing there is touched. Takes as long as reading the backup twice.

    Raises ``InvoerError`` (``reden``), ``GeenRechtError`` (no beheerder, no recovery code), ``RegisterError``, ``BestandError``.
    """
    waarom = keur_reden(reden)
    keur_plaats(doel)
    with gereedschap.terugbouwer.bouw(kopie, doel) as bouw:
        kluis = ontgrendel(bouw.map_)
        try:
            gereedschap.plaatsen.keur(kopie, kluis)
            feiten = gereedschap.databank.zet_om(
                kopie.map_ / DATABANK, kopiesleutel(kluis, kopie.zout), bouw.map_ / DATABANK, kluis.db_sleutel,
                Deel(voortgang, 0.0, 0.5),
            )  # fmt: skip
            kwijt = bouw.neem_bijlagen(feiten.bijlagen, Deel(voortgang, 0.5, 0.95))
            generatie = _leg_vast(toegang, kopie.gegevens, bouw, kluis, waarom, verloren_tot)
            bouw.zet_kop(kluis, generatie=generatie)
        finally:
            kluis.sluit()
        bouw.klaar()
    voortgang.meld(1.0)
    return Klaargezet(doel=doel, kluis=kopie.gegevens.kluis, kwijt=kwijt)


def wissel(toegang: Toegang, gereedschap: Kopiegereedschap, klaar: Klaargezet) -> Path | None:
    """Put it in place; where the old register lies now. The register must be closed. Raises ``RegisterError``."""
    if klaar.doel.is_dir() and any(klaar.doel.iterdir()):
        toegang.databanken.neem_schrijfrecht(klaar.doel, sinds=toegang.klok.now()).geef_vrij()  # nobody else has it open
    return gereedschap.terugbouwer.wissel(klaar.doel, dag=toegang.klok.now().date())


def _leg_vast(
    toegang: Toegang, kopie: Kopiegegevens, bouw: Terugbouw, kluis: Kluis, reden: str, verloren_tot: int
) -> int:
    """Open what was built, ask the policy of that register, and write the restore into it; the new generation."""
    recht = toegang.databanken.neem_schrijfrecht(bouw.map_, sinds=toegang.klok.now())
    databank = toegang.databanken.open(bouw.map_, kluis, nu=toegang.klok.now(), schrijfrecht=recht)
    try:
        generatie = bouw.hoogste_generatie + 1
        with databank.schrijven() as uow:
            try:
                persoon = uow.personen.get(PersoonId(kluis.user_id))
            except CvtError:
                raise RegisterError("U stond op de dag van deze reservekopie nog niet in het register. Laat iemand anders haar "
                                    "terugzetten, of kies een nieuwere.", code="niet-in-kopie") from None  # fmt: skip
            if not kluis.via_herstelcode and not mag(persoon.rollen, Actie.RESERVEKOPIE_TERUGZETTEN):
                raise GeenRechtError("Terugzetten doet de beheerder. Meld u aan als beheerder, of gebruik de herstelcode van uw "
                                     "herstelblad.", code="geen-recht:reservekopie.terugzetten")  # fmt: skip
            nu = toegang.klok.now()
            bewaard = uow.terugzettingen.save(Terugzetting(
                id=uuid4(), op=nu, door=persoon.id, kopie_op=kopie.moment, kopie_log=kopie.log.volgnummer,
                verloren_tot=verloren_tot, generatie=generatie, met_herstelcode=kluis.via_herstelcode, reden=reden,
            ))  # fmt: skip
            uow.zet_generatie(generatie)
            uow.vastleggen(Vastlegging(
                moment=nu, persoon_id=persoon.id, rol=", ".join(sorted(persoon.rollen)), actie=Actie.RESERVEKOPIE_TERUGZETTEN,
                object_soort="terugzetting", object_id=bewaard.id, aanvraag_id=None, inhoud=bewaard,
                onderteken=pen(uow, kluis, persoon.id),
            ))  # fmt: skip
    finally:
        databank.sluit()
    return generatie
