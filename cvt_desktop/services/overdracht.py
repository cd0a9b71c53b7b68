"""Handing the stokje over to another laptop, and taking it in there (screens.md part 9; ADR 0054).

The order is the promise: event, copy, file, reading back; then the header that says *overgedragen*, in one rename; and only
then the last bytes of the file, without which nobody takes it in. At no moment two laptops can write.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

from cvt_desktop.basis.bestanden import veilige_naam
from cvt_desktop.basis.mappen import bouw_map
from cvt_desktop.domain.beleid import Actie, eis
from cvt_desktop.domain.errors import BestandError, CvtError, RegisterError, ToestandError
from cvt_desktop.domain.ids import PersoonId
from cvt_desktop.domain.stokje import Stokjehandeling, Stokjewissel, keur_laptopnaam
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.overdracht import Bestand, Deel, Opgave, Overdrachtsbestanden, Voortgang
from cvt_desktop.ports.toegang import Databank, Toegang
from cvt_desktop.services import hoogwater, stokje
from cvt_desktop.services.aanmelden import Geopend, aanmelden
from cvt_desktop.services.plaats import keur_plaats

ACHTERVOEGSEL = ".cvtstokje"
_BEZIG = "Het stokje wordt overgedragen; er wordt nu niets geschreven. Wacht tot het klaar is, of stop de overdracht."
_KOP, _SLOTS, _DATABASE, _BIJLAGEN = "kop.cvt", "kop.overdracht.cvt", "register.db", "bijlagen"
_KOPIE = 0.15
"""The part of the work, roughly, that the copy of the database takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgedragen:
    """What came of it: ``zonder`` need their recovery code on the other laptop, ``ontbreekt`` files were not there to send."""

    bestand: Path
    zonder: tuple[str, ...] = field(repr=False)
    ontbreekt: int = 0


def naam_van_bestand(geopend: Geopend) -> str:
    """A proposal for the name of the file, with the day."""
    return veilige_naam(f"{geopend.map_.name} {geopend.dienst.klok.today().isoformat()}{ACHTERVOEGSEL}")


def zonder_slot(geopend: Geopend, code: str) -> tuple[str, ...]:
    """Who would need the recovery code on the other laptop: they did not log in here since their keys were renewed."""
    dienst = geopend.dienst
    dienst.eis(Actie.STOKJE_OVERDRAGEN)
    mee = geopend.kluis.kop_voor_overdracht(geopend.kluis.generatie + 1, code, _klare_slots(geopend))
    return _namen(geopend, mee.zonder)


def draag_over(
    toegang: Toegang, geopend: Geopend, bestanden: Overdrachtsbestanden, *, pad: Path, laptop: str, code: str,
    voortgang: Voortgang,
) -> Overgedragen:  # fmt: skip
    """Hand the stokje to ``laptop``: ``pad`` becomes the transfer file, and this register is read only from then on.

    Raises ``InvoerError`` (``laptop``), ``ToestandError`` (a zitting is open), ``BestandError``, ``RegisterError``, or what
    ``voortgang`` raises; the stokje is then still here, unless the code of the error is ``overdracht-niet-verzegeld``.
    """
    dienst, databank = geopend.dienst, geopend.databank
    dienst.eis(Actie.STOKJE_OVERDRAGEN)
    naar = keur_laptopnaam(laptop)
    _keur_zittingen(geopend)
    wissel = _begin(geopend, naar)
    databank.zet_alleen_lezen(_BEZIG)
    bestand: Bestand | None = None
    try:
        bestand, zonder, ontbreekt = _maak(geopend, bestanden, wissel, pad, code, voortgang)
        voortgang(1.0, "Stokje overdragen")
        geopend.kluis.zet_stokje(generatie=wissel.generatie, houder=toegang.laptop(), overgedragen=True)
    except BaseException:
        if bestand is not None:
            bestand.gooi_weg()
        databank.zet_alleen_lezen("")
        with suppress(CvtError):  # the next opening tells it otherwise
            stokje.breek_af(dienst, wissel)
        raise
    with databank.lezen() as uow:
        databank.zet_alleen_lezen(stokje.melding_overgedragen(uow))
    with suppress(CvtError):  # the next opening remembers it
        geopend.waterstand.onthoud()
    _verzegel(bestand)
    return Overgedragen(bestand=pad, zonder=_namen(geopend, zonder), ontbreekt=ontbreekt)


def _verzegel(bestand: Bestand) -> None:
    try:
        bestand.verzegel()
    except BestandError as fout:
        bestand.gooi_weg()
        raise RegisterError(
            "Het stokje ligt niet meer bij deze laptop, maar het overdrachtsbestand kon op het laatst niet worden afgemaakt en "
            "is weg. Er is niets verloren: laat de beheerder het stokje hier terughalen, en draag het daarna opnieuw over.",
            code="overdracht-niet-verzegeld",
        ) from fout  # fmt: skip


def _keur_zittingen(geopend: Geopend) -> None:
    if geopend.dienst.overzichten.zittingen(Zittingtoestand.GEOPEND):
        raise ToestandError("Er is een zitting geopend. Sluit die eerst; draag het stokje daarna over.", code="zitting-open")


def _begin(geopend: Geopend, naar: str) -> Stokjewissel:
    dienst, stand = geopend.dienst, geopend.kluis.bevestig()
    wissel = Stokjewissel(
        id=uuid4(), handeling=Stokjehandeling.OVERGEDRAGEN, generatie=stand.generatie + 1, op=dienst.klok.now(),
        door=dienst.sessie.persoon_id, naar=naar, laptop=None, kop_generatie=stand.generatie, kop_volgnummer=stand.volgnummer,
    )  # fmt: skip
    with dienst.werk(Actie.STOKJE_OVERDRAGEN) as werk:
        bewaard = werk.uow.stokjes.save(wissel)
        werk.leg_vast("stokje", bewaard.id, bewaard)
    return bewaard


def _maak(
    geopend: Geopend, bestanden: Overdrachtsbestanden, wissel: Stokjewissel, pad: Path, code: str, voortgang: Voortgang
) -> tuple[Bestand, tuple[UUID, ...], int]:
    kluis = geopend.kluis
    kopie = geopend.map_ / f".overdracht-{wissel.id}.db"
    kop = kluis.kop_voor_overdracht(wissel.generatie, code, _klare_slots(geopend))
    delen = [Deel(naam=_KOP, bron=kop.kop), Deel(naam=_SLOTS, bron=kop.slots), Deel(naam=_DATABASE, bron=kopie)]
    with geopend.databank.lezen() as uow:
        namen = sorted(uow.opslag.namen())
        gebruikers = tuple((p.id, p.naam) for p in uow.personen.all() if p.met_login and p.actief)
    bijlagen = [geopend.map_ / _BIJLAGEN / naam for naam in namen]
    aanwezig = [pad_ for pad_ in bijlagen if pad_.is_file()]
    delen += [Deel(naam=f"{_BIJLAGEN}/{pad_.name}", bron=pad_) for pad_ in aanwezig]
    opgave = Opgave(
        overdracht=wissel.id, kluis=kluis.vault_id, generatie=wissel.generatie, oefen=kluis.oefen, register=geopend.map_.name,
        naar=wissel.naar, op=wissel.op, gebruikers=gebruikers,
    )  # fmt: skip
    try:
        geopend.databank.momentopname(
            kopie, kluis.db_sleutel, wissel.generatie, lambda deel: voortgang(deel * _KOPIE, "Database kopiëren")
        )
        bestand = bestanden.maak(pad, code, opgave, delen, lambda d, wat: voortgang(_KOPIE + d * (1 - _KOPIE), wat))
    finally:
        kopie.unlink(missing_ok=True)
    return bestand, kop.zonder, len(bijlagen) - len(aanwezig)


def _klare_slots(geopend: Geopend) -> dict[UUID, bytes]:
    with geopend.databank.lezen() as uow:
        gevonden = {p.id: uow.geheimen.get(f"{stokje.SLOT}{p.id}") for p in uow.personen.all() if p.met_login}
    return {UUID(str(id_)): slot for id_, slot in gevonden.items() if slot is not None}


def _namen(geopend: Geopend, wie: tuple[UUID, ...]) -> tuple[str, ...]:
    with geopend.databank.lezen() as uow:
        return tuple(p.naam for p in uow.personen.all() if p.id in wie and p.actief and p.met_login)


def neem_over(
    toegang: Toegang, bestanden: Overdrachtsbestanden, *, pad: Path, code: str, basis: Path, gebruiker: UUID, wachtzin: str,
    voortgang: Voortgang,
) -> Path:  # fmt: skip
    """Lay the register of a transfer file down below ``basis``, whole or not at all, and give its folder; login comes next.

    The passphrase is tried before anything large is copied. Raises ``InvoerError`` (``overdrachtcode``), ``BestandError``,
    ``GeenRechtError``, ``RegisterError`` (``overdracht-oud``: taken in already, or older than what this laptop knows).
    """
    opgave = bestanden.lees(pad, code)
    doel = vrije_map(basis, opgave.register)
    keur_plaats(doel)
    try:
        with bouw_map(doel) as bouw:
            bestanden.pak_kop_uit(pad, code, bouw)
            toegang.kluizen.ontgrendel(bouw, gebruiker, wachtzin, overdrachtcode=code).sluit()
            _maak_leeg(bouw)
            bestanden.pak_uit(pad, code, bouw, voortgang)
            toegang.kluizen.onthoud_overdrachtcode(bouw, code)
            _keur_overname(toegang, bouw, opgave, gebruiker, wachtzin, code)
    except OSError as fout:
        raise BestandError("De schijf van deze laptop gaf een fout; er is niets overgenomen. Kijk of er ruimte is en probeer het "
                           "opnieuw.", code="overname-schijf") from fout  # fmt: skip
    return doel


def vrije_map(basis: Path, naam: str) -> Path:
    """A folder below ``basis`` that does not exist yet."""
    netjes = veilige_naam(naam, standaard="register")
    namen = (netjes, *(f"{netjes} {nummer}" for nummer in range(2, 1000)))
    return next(basis / n for n in namen if not (basis / n).exists())


def _maak_leeg(map_: Path) -> None:
    for pad in map_.iterdir():
        pad.unlink()


def _keur_overname(toegang: Toegang, map_: Path, opgave: Opgave, gebruiker: UUID, wachtzin: str, code: str) -> None:
    """Open it where it lies: keys, database and generation fit, this laptop knows nothing newer, and who asks may do this."""
    aanmelding = aanmelden(toegang, map_, gebruiker, wachtzin, overdrachtcode=code)
    try:
        kluis = aanmelding.kluis
        if (kluis.vault_id, kluis.generatie) != (opgave.kluis, opgave.generatie) or kluis.overgedragen:
            raise RegisterError("Dit overdrachtsbestand klopt niet. Draag het stokje op de oude laptop opnieuw over.",
                                code="overdracht-kapot")  # fmt: skip
        databank = toegang.databanken.open(map_, kluis, nu=toegang.klok.now(), schrijfrecht=aanmelding.schrijfrecht)
        try:
            _keur_generatie(toegang, databank, opgave)
            _eis_overnemen(databank, gebruiker)
        finally:
            databank.sluit()
    finally:
        aanmelding.afbreken()
    with suppress(OSError):
        (map_ / "register.slot").unlink(missing_ok=True)


def _keur_generatie(toegang: Toegang, databank: Databank, opgave: Opgave) -> None:
    bekend = hoogwater.bekend(toegang, opgave.kluis, databank).merk
    if bekend is not None and bekend.generatie >= opgave.generatie:
        raise RegisterError(
            "Dit overdrachtsbestand is hier al overgenomen, of het is ouder dan wat deze laptop van het register kent. Er is "
            "niets gewijzigd. Gebruik het bestand van de laatste overdracht.", code="overdracht-oud",
        )  # fmt: skip


def _eis_overnemen(databank: Databank, gebruiker: UUID) -> None:
    with databank.lezen() as uow:
        eis(uow.personen.get(PersoonId(gebruiker)).rollen, Actie.STOKJE_OVERNEMEN)


def haal_terug(toegang: Toegang, geopend: Geopend, reden: str) -> None:
    """The beheerder takes the stokje back on the laptop that handed it over; log in again afterwards.

    What the other laptop did meanwhile is not in this register. Raises ``InvoerError`` (``reden``), ``GeenRechtError``.
    """
    keuring = hoogwater.keur(toegang, geopend.kluis, geopend.databank)
    stokje.neem(toegang, geopend.dienst, geopend.kluis, geopend.databank, keuring, reden)
    geopend.waterstand.onthoud()
