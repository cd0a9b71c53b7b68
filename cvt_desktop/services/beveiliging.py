"""What protects this register now, as a list of points for the page *Beveiliging*; each that is not good names its cure.

Each subject gives its points by a function of its own (``punten``) in its own module; they are joined here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.beveiligingspunt import Beveiligingspunt, Beveiligingsstand
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.persoon import SECRETARISSEN, Rol
from cvt_desktop.ports.laptop import Laptop, Schijf, Schijfstand
from cvt_desktop.services import logboek, rolcertificaten, sleutels, stokje
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.herstelcodes import herinnering

_GOED, _LET_OP, _FOUT = Beveiligingsstand.GOED, Beveiligingsstand.LET_OP, Beveiligingsstand.FOUT
_RANG = (_FOUT, _LET_OP, _GOED)
_SCHIJF, _SLAAP = "Schijf van de laptop", "Slaap en schermslot"
_VERSLEUTELAAR = {"Windows": "BitLocker", "macOS": "FileVault", "Linux": "schijfversleuteling (LUKS)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slotstand:
    """How the window locks: after how many minutes, and which signals of this computer it hears."""

    minuten: int
    minuten_zitting: int
    hoort_slaap: bool
    hoort_sessie: bool


def punten(
    geopend: Geopend, laptop: Laptop, slot: Slotstand, erbij: Sequence[Beveiligingspunt] = ()
) -> Sequence[Beveiligingspunt]:
    """All points with those of other subjects, the bad ones first. May take seconds (the disk is asked)."""
    geopend.dienst.eis(Actie.BEVEILIGING_INZIEN)
    alle = [
        schijfpunt(laptop.schijf(geopend.map_), laptop.systeem),
        *_kluispunten(geopend),
        _wachtzin(geopend),
        *sleutels.punten(geopend),
        *slotpunten(slot, laptop.systeem),
        *_rollen(geopend),
        *logboek.punten(geopend.dienst),
        _plaats(geopend.map_),
        *stokje.punten(geopend.dienst),
        *rolcertificaten.punten(geopend.dienst),
        *erbij,
    ]
    return sorted(alle, key=lambda punt: _RANG.index(punt.stand))


def _punt(titel: str, stand: Beveiligingsstand, tekst: str, middel: str = "") -> Beveiligingspunt:
    return Beveiligingspunt(titel=titel, stand=stand, tekst=tekst, middel=middel)


def schijfpunt(schijf: Schijf, systeem: str) -> Beveiligingspunt:
    """The disk below the register."""
    middel = _VERSLEUTELAAR.get(systeem, "schijfversleuteling")
    if schijf.stand is Schijfstand.VERSLEUTELD:
        return _punt(_SCHIJF, _GOED, f"De schijf onder het register is versleuteld ({schijf.hoe}).")
    if schijf.stand is Schijfstand.OPEN:
        hoe = f" ({schijf.hoe})" if schijf.hoe else ""
        return _punt(
            _SCHIJF, _FOUT,
            f"De schijf onder het register is niet versleuteld{hoe}. Het register zelf is dat wel, maar wat u uitvoert of in "
            "andere programma's opent, staat leesbaar op deze laptop; dat geldt ook voor geheugen dat naar de schijf gaat.",
            f"Vraag de ICT-afdeling om {middel} aan te zetten.",
        )  # fmt: skip
    return _punt(
        _SCHIJF, _LET_OP, f"Niet te zien of de schijf versleuteld is: {schijf.hoe}.",
        f"Vraag de ICT-afdeling of {middel} op deze laptop aan staat, en schrijf het antwoord met de datum op.",
    )  # fmt: skip


def _kluispunten(geopend: Geopend) -> list[Beveiligingspunt]:
    gevonden = [_punt(
        "Versleuteling", _GOED,
        "Dossiers, stukken en concepten staan versleuteld op de schijf. Zonder wachtzin of herstelcode opent niemand dit "
        "register, ook de maker van het programma niet.",
    )]  # fmt: skip
    if geopend.kluis.melding:
        gevonden.append(_punt("Kopbestand", _LET_OP, geopend.kluis.melding, "Maak een reservekopie en laat de schijf nakijken."))
    if geopend.kluis.heeft_herstelcode and (niet_zeker := herinnering(geopend.dienst)):
        gevonden.append(_punt(
            "Uw herstelcode", _LET_OP, f"{niet_zeker} Het geldige blad heeft vingerafdruk {_blad(geopend)}.",
            "Kies in het menu Nieuwe herstelcode, druk het blad af en typ de code over.",
        ))  # fmt: skip
    elif geopend.kluis.heeft_herstelcode:
        gevonden.append(_punt(
            "Uw herstelcode", _GOED,
            f"U hebt een herstelcode; het geldige blad heeft vingerafdruk {_blad(geopend)}. Het hoort in een kluis, niet bij de "
            "laptop.",
        ))  # fmt: skip
    else:
        gevonden.append(_punt(
            "Uw herstelcode", _FOUT, "U hebt geen herstelcode. Wie de wachtzin vergeet, komt er dan niet meer in.",
            "Kies in het menu Nieuwe herstelcode, druk het blad af en leg het in een kluis.",
        ))  # fmt: skip
    return gevonden


def _blad(geopend: Geopend) -> str:
    return geopend.kluis.herstel_vingerafdruk(geopend.dienst.sessie.persoon_id)


def _wachtzin(geopend: Geopend) -> Beveiligingspunt:
    sinds = _laatst_gewijzigd(geopend)
    tekst = f"Voor het laatst gewijzigd op {datum_lang(sinds.date())}." if sinds else "Niet gewijzigd sinds hij werd gekozen."
    return _punt("Uw wachtzin", _GOED, f"{tekst} Wijzigen hoeft alleen als een ander hem kan kennen; ouderdom is geen reden.")


def _laatst_gewijzigd(geopend: Geopend) -> datetime | None:
    wie = geopend.dienst.sessie.persoon_id
    with geopend.dienst.register.lezen() as uow:
        momenten = [
            g.moment for g in uow.logboek.since(0)
            if g.persoon_id == wie and g.actie == Actie.EIGEN_WACHTZIN and g.object_soort == "wachtzin"
            and g.resultaat is Resultaat.GELUKT
        ]  # fmt: skip
    return max(momenten, default=None)


def slotpunten(slot: Slotstand, systeem: str) -> list[Beveiligingspunt]:
    """When it locks by itself, and whether it hears the laptop go to sleep."""
    wanneer = _punt(
        "Vergrendelen", _GOED,
        f"Het register vergrendelt na {slot.minuten} minuten stilte, na {slot.minuten_zitting} tijdens een zitting, en meteen "
        "met Ctrl+L. F9 dekt het scherm af.",
    )  # fmt: skip
    oren = (("in slaap gaat", slot.hoort_slaap), ("wordt vergrendeld", slot.hoort_sessie))
    gemist = " of ".join(naam for naam, hoort in oren if not hoort)
    if not gemist:
        return [wanneer, _punt(
            _SLAAP, _GOED, "Het register gaat dicht zodra de laptop slaapt, wordt vergrendeld of van gebruiker wisselt.",
        )]  # fmt: skip
    return [wanneer, _punt(
        _SLAAP, _LET_OP,
        f"Op deze laptop ({systeem}) krijgt het programma geen bericht wanneer de laptop {gemist}. Het merkt pas bij het wakker "
        "worden dat de laptop sliep, en vergrendelt dan meteen.",
        "Vergrendel met Ctrl+L voor u wegloopt of de klep dichtdoet.",
    )]  # fmt: skip


def _rollen(geopend: Geopend) -> list[Beveiligingspunt]:
    """A small samenwerkingsverband may have one person for both; it is said, not refused (screens.md 3.1)."""
    rollen = geopend.dienst.sessie.rollen
    if Rol.BEHEERDER not in rollen or not rollen & SECRETARISSEN:
        return []
    return [_punt(
        "Twee rollen", _LET_OP, "U bent secretaris en beheerder tegelijk. Dat mag, maar niemand kijkt dan met u mee.",
        "Laat de FG of een tweede beheerder elke maand het logboek bekijken.",
    )]  # fmt: skip


def _plaats(map_: Path) -> Beveiligingspunt:
    """The place was judged at the login: a register on another one does not open."""
    return _punt(
        "Plaats", _GOED,
        f"Het register staat op deze laptop zelf, in de map “{map_.name}”. Netwerkschijven en mappen die worden gesynchroniseerd "
        "worden geweigerd.",
    )  # fmt: skip
