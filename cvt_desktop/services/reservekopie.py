"""Making backups, keeping the right ones, and carrying them to a second place (ADR 0053).

Nothing here needs an open window: the same functions run in the background of a session and in the process that goes on
after locking.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.errors import BestandError, CvtError, RegisterError
from cvt_desktop.domain.reservekopie import Aanleiding, te_bewaren
from cvt_desktop.ports.reservekopie import (
    Kopiegereedschap,
    Kopieplaats,
    Kopiestand,
    Reservekopie,
    Sleutelbron,
    Sleutelgever,
)
from cvt_desktop.ports.voortgang import Deel, Stil, Voortgang
from cvt_desktop.services.context import Dienst

DATABANK = "register.db"
TE_OUD = timedelta(days=7)
"""A second place that was not seen for longer deserves a warning."""
_STIL = Stil()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopiebron:
    """The register that is copied: its folder, its keys, and where its backups lie."""

    map_: Path
    kluis: UUID
    sleutels: Sleutelbron
    eerste: Path
    tweede: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht:
    """What the page shows: the backups in the first place, and how both places stand."""

    kopieen: tuple[Reservekopie, ...]
    stand: Kopiestand
    tweede: Path | None
    tweede_bereikbaar: bool
    in_tweede: frozenset[str] = frozenset()
    """The names of the backups that lie in the second place as well."""

    @property
    def laatste(self) -> Reservekopie | None:
        """The newest one."""
        return self.kopieen[0] if self.kopieen else None


def kopiesleutel(sleutels: Sleutelbron, zout: str) -> Sleutelgever:
    """The key of one backup's database: a sub-key of the data key, other for each backup."""
    return lambda: bytearray(sleutels.sleutel(f"reservekopie:{zout}"))


def maak(
    gereedschap: Kopiegereedschap, bron: Kopiebron, *, aanleiding: Aanleiding, nu: datetime, voortgang: Voortgang = _STIL
) -> Reservekopie:
    """Make a backup in the first place, verify it, clear what is kept no longer; then carry it to the second place.

    Raises ``RegisterError`` or ``BestandError``; no file that counts is left then. A second place that cannot be reached is
    no error: it is remembered, and tried again at the next occasion.
    """
    try:
        kopie = _maak_eerste(gereedschap, bron, aanleiding, nu, Deel(voortgang, 0.0, 0.8))
    except CvtError as fout:
        _onthoud(gereedschap, bron, fout=fout.melding, fout_op=nu)
        raise
    _onthoud(gereedschap, bron, fout="", fout_op=None)
    werk_tweede_bij(gereedschap, bron, nu=nu, voortgang=Deel(voortgang, 0.8, 1.0))
    return kopie


def _maak_eerste(
    g: Kopiegereedschap, bron: Kopiebron, aanleiding: Aanleiding, nu: datetime, voortgang: Voortgang
) -> Reservekopie:
    with g.plaatsen.open(bron.eerste, bron.kluis) as plaats:
        databank = bron.map_ / DATABANK
        plaats.eis_ruimte(_grootte(databank))
        with plaats.bouw(bron.map_) as bouw:
            zout = secrets.token_hex(16)
            feiten = g.databank.kopieer(databank, bron.sleutels.db_sleutel, bouw.databank, kopiesleutel(bron.sleutels, zout),
                                        Deel(voortgang, 0.0, 0.6))  # fmt: skip
            if (feiten.kluis, feiten.generatie) != (bron.kluis, bouw.generatie):
                raise RegisterError("Het register werd net omgezet; er is geen reservekopie gemaakt. Probeer het opnieuw.",
                                    code="kopie-omgezet")  # fmt: skip
            bouw.neem_bijlagen(feiten.bijlagen, Deel(voortgang, 0.6, 1.0))
            kopie = bouw.voltooi(feiten, aanleiding=aanleiding, moment=nu, zout=zout, bronnen=bron.sleutels)
        _snoei(plaats, nu)
    return kopie


def _grootte(databank: Path) -> int:
    """With what still lies in its write-ahead log."""
    return sum(pad.stat().st_size for pad in (databank, databank.with_name(f"{databank.name}-wal")) if pad.exists())


def _snoei(plaats: Kopieplaats, nu: datetime) -> None:
    alle = plaats.lijst()
    blijft = te_bewaren([(kopie.gegevens.moment, kopie.gegevens.aanleiding) for kopie in alle], nu)
    plaats.verwijder([kopie for kopie in alle if kopie.gegevens.moment not in blijft])


def snoei(gereedschap: Kopiegereedschap, bron: Kopiebron, *, nu: datetime) -> None:
    """Clear both places of what is kept no longer; without a new backup too. A place that is absent keeps what it has."""
    for map_ in (bron.eerste, bron.tweede):
        if map_ is not None and map_.is_dir():
            try:
                with gereedschap.plaatsen.open(map_, bron.kluis) as plaats:
                    _snoei(plaats, nu)
            except BestandError:
                continue  # busy or read-only: the next occasion


def werk_tweede_bij(
    gereedschap: Kopiegereedschap, bron: Kopiebron, *, nu: datetime, voortgang: Voortgang = _STIL
) -> None:
    """Carry to the second place what it does not have; its failure is remembered and told, never raised."""
    if bron.tweede is None:
        _onthoud(gereedschap, bron, tweede="", tweede_op=None, tweede_fout="")
        return
    if not bron.tweede.is_dir():  # never made here: it would fill the disk under a stick that is not there
        _onthoud(gereedschap, bron, tweede=str(bron.tweede), tweede_fout="")
        return
    try:
        with (
            gereedschap.plaatsen.open(bron.eerste, bron.kluis) as eerste,
            gereedschap.plaatsen.open(bron.tweede, bron.kluis) as tweede,
        ):
            heeft = {kopie.map_.name for kopie in tweede.lijst()}
            nieuw = [kopie for kopie in eerste.lijst() if kopie.map_.name not in heeft]
            for nummer, kopie in enumerate(nieuw):
                tweede.neem_over(kopie, Deel(voortgang, nummer / len(nieuw), (nummer + 1) / len(nieuw)))
            _snoei(tweede, nu)
            laatste = tweede.lijst()[:1]
    except BestandError as fout:
        _onthoud(gereedschap, bron, tweede=str(bron.tweede), tweede_fout=fout.melding)
        return
    _onthoud(gereedschap, bron, tweede=str(bron.tweede), tweede_fout="",
             tweede_op=laatste[0].gegevens.moment if laatste else None)  # fmt: skip


def _onthoud(gereedschap: Kopiegereedschap, bron: Kopiebron, **velden: object) -> None:
    oud = gereedschap.plaatsen.lees_stand(bron.eerste, bron.kluis)
    if velden.get("tweede", oud.tweede) != oud.tweede:
        velden.setdefault("tweede_op", None)  # another place: what is known of the old one says nothing
    nieuw = replace(oud, **velden)  # type: ignore[arg-type]
    if nieuw != oud:
        gereedschap.plaatsen.bewaar_stand(bron.eerste, bron.kluis, nieuw)


def overzicht(gereedschap: Kopiegereedschap, bron: Kopiebron, *, ook_tweede: bool = True) -> Overzicht:
    """The backups of this register. Reads only; without ``ook_tweede`` no network is waited for."""
    eigen = tuple(k for k in gereedschap.plaatsen.zoek(bron.eerste) if k.gegevens.kluis == bron.kluis)
    bereikbaar = ook_tweede and bron.tweede is not None and bron.tweede.is_dir()
    daar = gereedschap.plaatsen.zoek(bron.tweede) if bron.tweede is not None and bereikbaar else []
    return Overzicht(kopieen=eigen, stand=gereedschap.plaatsen.lees_stand(bron.eerste, bron.kluis), tweede=bron.tweede,
                     tweede_bereikbaar=bereikbaar, in_tweede=frozenset(k.map_.name for k in daar))  # fmt: skip


def is_nodig(laatste: Reservekopie | None, *, gewijzigd: bool, kopnummer: int) -> bool:
    """Whether the newest backup is behind: the log tells of a change since, or the header was written."""
    return laatste is None or gewijzigd or kopnummer > laatste.gegevens.kopnummer


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopiepunt:
    """One thing about the backups that is right or asks for something; ``middel`` says what, ``dringend`` at every opening."""

    titel: str
    goed: bool
    tekst: str
    middel: str = ""
    dringend: bool = False
    niet_nodig: bool = False


def oordeel(overzicht_: Overzicht, *, nu: datetime, oefen: bool = False) -> tuple[Kopiepunt, ...]:
    """How the backups stand: the newest one, and the second place.

    ``oefen``: a practice register, of which none is made by itself; there is nothing in it to lose.
    """
    return (_over_laatste(overzicht_, nu, oefen=oefen), _over_tweede(overzicht_, nu, oefen=oefen))


def _over_laatste(o: Overzicht, nu: datetime, *, oefen: bool) -> Kopiepunt:
    laatste, stand, titel = o.laatste, o.stand, "Laatste reservekopie"
    if laatste is None and oefen:
        return Kopiepunt(titel=titel, goed=True, niet_nodig=True,
                         tekst="Van dit oefenregister komt alleen een reservekopie als u het vraagt.")  # fmt: skip
    if laatste is None:
        return Kopiepunt(titel=titel, goed=False, tekst="Er is nog geen reservekopie.",
                         middel="Maak er nu een; daarna gebeurt het na elke sessie vanzelf.")  # fmt: skip
    dagen = (nu - laatste.gegevens.moment).days
    tekst = f"De laatste goede reservekopie is {_geleden(dagen)}."
    if stand.fout and stand.fout_op is not None and stand.fout_op > laatste.gegevens.moment:
        return Kopiepunt(titel=titel, goed=False, dringend=True, tekst=f"{tekst} De laatste poging lukte niet.",
                         middel=stand.fout)  # fmt: skip
    if laatste.gegevens.gebreken:
        aantal = meervoud(laatste.gegevens.gebreken, "bijlage was", "bijlagen waren")
        return Kopiepunt(titel=titel, goed=False, tekst=f"{tekst} {aantal} in het register zelf al niet meer heel.",
                         middel="Vraag de stukken opnieuw op en laat de schijf nakijken.")  # fmt: skip
    return Kopiepunt(titel=titel, goed=True, tekst=tekst)


def _over_tweede(o: Overzicht, nu: datetime, *, oefen: bool) -> Kopiepunt:
    titel, op = "Tweede plaats", o.stand.tweede_op
    if o.tweede is None and oefen:
        return Kopiepunt(titel=titel, goed=True, niet_nodig=True, tekst="Een oefenregister heeft geen tweede plaats nodig.")
    if o.tweede is None:
        return Kopiepunt(titel=titel, goed=False, tekst="Er is geen tweede plaats voor de reservekopieën.",
                         middel="Kies een stick of netwerkmap: daar ligt dan een kopie als de laptop wegraakt.")  # fmt: skip
    if o.stand.tweede_fout:
        return Kopiepunt(titel=titel, goed=False, tekst="De laatste keer lukte het kopiëren naar de tweede plaats niet.",
                         middel=o.stand.tweede_fout)  # fmt: skip
    if op is None:
        return Kopiepunt(titel=titel, goed=False, tekst="Op de tweede plaats ligt nog geen reservekopie.",
                         middel="Sluit haar aan en maak een reservekopie.")  # fmt: skip
    dagen = (nu - op).days
    tekst = f"De nieuwste kopie op de tweede plaats is {_geleden(dagen)}."
    if nu - op > TE_OUD and o.laatste is not None and o.laatste.gegevens.moment > op:
        doe = "Sluit de tweede plaats aan en maak een reservekopie." if oefen else (
            "Sluit de tweede plaats aan; het programma werkt haar dan bij.")  # fmt: skip
        return Kopiepunt(titel=titel, goed=False, dringend=True, tekst=tekst, middel=doe)
    return Kopiepunt(titel=titel, goed=True, tekst=tekst)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopiekort:
    """The backups in a few words: ``laatste`` and ``tweede`` for a line, ``punten`` with what is to be done."""

    laatste: str
    tweede: str
    punten: tuple[Beveiligingspunt, ...] = ()


def in_het_kort(overzicht_: Overzicht, *, nu: datetime, oefen: bool = False) -> Kopiekort:
    """For the Werkvoorraad and the line at the bottom of the window."""
    return Kopiekort(laatste=laatste_kort(overzicht_, nu=nu), tweede=tweede_kort(overzicht_, nu=nu),
                      punten=punten(overzicht_, nu=nu, oefen=oefen))  # fmt: skip


def laatste_kort(overzicht_: Overzicht, *, nu: datetime) -> str:
    """``Reservekopie vandaag 08.55``, for the line at the bottom of the window."""
    laatste = overzicht_.laatste
    if laatste is None:
        return "Nog geen reservekopie"
    moment = laatste.gegevens.moment.astimezone(AMSTERDAM)
    dagen = (nu.astimezone(AMSTERDAM).date() - moment.date()).days
    dag = "vandaag" if dagen < 1 else "gisteren" if dagen == 1 else datum_kort(moment.date())
    return f"Reservekopie {dag} {moment:%H.%M}"


def tweede_kort(overzicht_: Overzicht, *, nu: datetime) -> str:
    """``tweede plaats voor reservekopieën 12 dagen oud``, for the line of the register on the Werkvoorraad."""
    if overzicht_.tweede is None:
        return "geen tweede plaats voor reservekopieën"
    op = overzicht_.stand.tweede_op
    if op is None:
        return "tweede plaats voor reservekopieën nog leeg"
    dagen = (nu - op).days
    oud = "van vandaag" if dagen < 1 else f"{meervoud(dagen, 'dag', 'dagen')} oud"
    return f"tweede plaats voor reservekopieën {oud}"


def _geleden(dagen: int) -> str:
    if dagen < 1:
        return "van vandaag"
    return "van gisteren" if dagen == 1 else f"van {dagen} dagen geleden"


def punten(overzicht_: Overzicht, *, nu: datetime, oefen: bool = False) -> tuple[Beveiligingspunt, ...]:
    """The same for the page *Beveiliging*."""
    return tuple(
        Beveiligingspunt(titel=p.titel, tekst=p.tekst, middel="" if p.goed else p.middel,
                         stand=Beveiligingsstand.GOED if p.goed else Beveiligingsstand.LET_OP)
        for p in oordeel(overzicht_, nu=nu, oefen=oefen)
    )  # fmt: skip


def leg_maken_vast(dienst: Dienst) -> None:
    """Tell the log that somebody asked for a backup and got it. Raises ``GeenRechtError``."""
    with dienst.werk(Actie.RESERVEKOPIE_MAKEN) as werk:
        werk.leg_vast("reservekopie", None, None)
