"""Refusals of the vault. Each ``code`` is stable: screens and tests tell the refusals apart by it."""

from __future__ import annotations

import errno

from cvt_desktop.domain.errors import RegisterError
from cvt_desktop.ports.sleutelbos import Sleutelbosstand

_RESERVEKOPIE = "Zet een reservekopie van het register terug, of vraag de beheerder om hulp."


class VerkeerdeWachtzinError(RegisterError):
    """The passphrase does not open a slot of this user."""

    code = "kluis-wachtzin"

    def __init__(self) -> None:
        super().__init__(
            "Deze wachtzin past niet. Let op hoofdletters en spaties en probeer het nog eens. "
            "Weet u de wachtzin niet meer, gebruik dan uw herstelcode.",
            veld="wachtzin",
        )


class VerkeerdeHerstelcodeError(RegisterError):
    """The recovery code is well formed but opens nothing in this register."""

    code = "kluis-herstelcode"

    def __init__(self) -> None:
        super().__init__(
            "Deze herstelcode hoort niet bij dit register, is vervangen, of de groepen staan in een andere volgorde. "
            "Vergelijk de code met uw herstelblad en kijk of de naam van het register klopt.",
            veld="herstelcode",
        )


_VERDER = "Uw gegevens zijn heel en er is niets kwijt: met uw herstelcode komt u er altijd in."


class SleutelbosNodigError(RegisterError):
    """The passphrase may be right, but the secret of this laptop cannot be had; the code ends in the reason."""

    reden = ""

    def __init__(self, melding: str) -> None:
        super().__init__(f"{melding} {_VERDER}", code=f"kluis-sleutelbos-nodig-{self.reden}", veld="wachtzin")


class GeheimWegError(SleutelbosNodigError):
    """The keyring works and does not hold the secret: it was emptied, renewed, or it is another one."""

    reden = "weg"

    def __init__(self) -> None:
        super().__init__(
            "De sleutelbos van deze computer bevat uw tweede sleutel niet meer. Dat gebeurt na een nieuw account of een "
            "nieuw computerwachtwoord, of als de sleutelbos is geleegd."
        )


class GeheimGewijzigdError(SleutelbosNodigError):
    """The keyring holds something else under the name of the secret."""

    reden = "gewijzigd"

    def __init__(self) -> None:
        super().__init__("De tweede sleutel in de sleutelbos van deze computer is beschadigd of vervangen.")


class SleutelbosDichtError(SleutelbosNodigError):
    """The keyring cannot be asked."""

    def __init__(self, stand: Sleutelbosstand) -> None:
        self.stand = stand
        self.reden = stand.name.lower().replace("_", "-")
        super().__init__(_DICHT[stand])


class AnderApparaatError(SleutelbosNodigError):
    """The slots of this user are bound to other laptops."""

    reden = "andere-laptop"

    def __init__(self) -> None:
        super().__init__("Uw wachtzin hoort bij een andere laptop; deze laptop kent het register nog niet.")


_DICHT = {
    Sleutelbosstand.BESCHIKBAAR: "De sleutelbos van deze computer weigerde uw tweede sleutel te geven. Probeer het nog eens.",
    Sleutelbosstand.VERGRENDELD: "De sleutelbos van deze computer is vergrendeld. Ontgrendel hem, of meld u opnieuw bij de "
                                 "computer aan, en probeer het nog eens.",
    Sleutelbosstand.AFWEZIG: "De sleutelbos van deze computer is er niet meer. Meld u aan op de gewone manier van deze "
                             "computer, of vraag de ICT-afdeling.",
    Sleutelbosstand.ONVEILIG: "Op deze computer is een andere sleutelbos ingesteld, die geheimen niet versleuteld bewaart. "
                              "Die wordt niet gebruikt. Vraag de ICT-afdeling de oude terug te zetten.",
    Sleutelbosstand.ANTWOORDT_NIET: "De sleutelbos van deze computer antwoordt niet. Kijk of er een venster van de sleutelbos "
                                    "openstaat, of start de computer opnieuw.",
}  # fmt: skip


class SleutelbosVerplichtError(RegisterError):
    """The policy of the computer wants a device secret and there is no safe keyring to keep it in."""

    code = "kluis-sleutelbos-verplicht"

    def __init__(self) -> None:
        super().__init__(
            "De ICT-afdeling verplicht de sleutelbos van de computer als tweede slot, en die is hier nu niet te gebruiken. "
            "Uw gegevens zijn heel. Vraag de ICT-afdeling de sleutelbos van het systeem aan te zetten."
        )


class KopBeschadigdError(RegisterError):
    """The header file is not whole or does not follow the format."""

    code = "kluis-kop-beschadigd"

    def __init__(self, melding: str | None = None) -> None:
        super().__init__(melding or f"Het kopbestand van het register is beschadigd. {_RESERVEKOPIE}")


class KopGewijzigdError(RegisterError):
    """The header is whole, but somebody without the key of the register changed it."""

    code = "kluis-kop-gewijzigd"

    def __init__(self) -> None:
        super().__init__(
            "Het kopbestand van het register is buiten dit programma om gewijzigd. Het register blijft daarom dicht. "
            + _RESERVEKOPIE
        )


class NieuwerRegisterError(RegisterError):
    """The header was written by a newer version of the program."""

    code = "kluis-nieuwer"

    def __init__(self) -> None:
        super().__init__(
            "Dit register is gemaakt met een nieuwere versie van dit programma. "
            "Installeer de nieuwste versie en open het register opnieuw."
        )


class GeenRegisterError(RegisterError):
    """The folder holds no register."""

    code = "kluis-geen-register"

    def __init__(self) -> None:
        super().__init__("In deze map staat geen register. Kies de map waarin het bestand kop.cvt staat.")


def geweigerd(code: str, melding: str) -> RegisterError:
    """Any other refusal, with its own stable code."""
    return RegisterError(melding, code=f"kluis-{code}")


def gesloten() -> RegisterError:
    """The vault was locked; its keys are gone."""
    return geweigerd("gesloten", "Het register is vergrendeld. Meld u opnieuw aan.")


def schijffout(fout: OSError, *, lezen: bool = False) -> RegisterError:
    """What the disk said about the header, with its cure."""
    if fout.errno in (errno.ENOSPC, errno.EDQUOT):
        return geweigerd(
            "schijf-vol", "De schijf is vol; er is niets gewijzigd. Maak ruimte vrij en probeer het opnieuw."
        )
    if fout.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        wat = "gelezen" if lezen else "geschreven"
        return geweigerd(
            "geen-toegang",
            f"In de map van het register mag niet worden {wat}; er is niets gewijzigd. "
            "Geef uw gebruiker rechten op de map, of zet het register op een gewone schijf.",
        )
    return geweigerd(
        "schijffout",
        "De schijf met het register gaf een fout; er is niets gewijzigd. "
        "Controleer de schijf en de aansluiting, en probeer het opnieuw.",
    )
