"""What an OSO file (Edustandaard OSO gegevensset, profiles VOSWV and POSWV) gives to the intake.

Everything is optional but the pupil's achternaam and geboortedatum. Texts hold no number that may be a BSN:
such a number is replaced (``domain.bsn.VERVANGING``) and its place stands in ``bsn_plaatsen``.
There is no field for geslacht, nationaliteit, BSN, iban, huisarts, medicijnen or diagnosecode.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.formulier import Categorie


@dataclass(frozen=True, slots=True, kw_only=True)
class Osocontact:
    """A telephone number or e-mail address that somebody may take over; off by default, never a geheim one."""

    soort: str
    aanduiding: str = ""
    waarde: str = field(repr=False)
    noodnummer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Osoleerling:
    """The pupil. ``woonplaats`` and ``gemeente`` are those of the home address, never of a post address."""

    roepnaam: str = field(default="", repr=False)
    voornamen: str = field(default="", repr=False)
    voorvoegsel: str = field(default="", repr=False)
    achternaam: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    adres: Adres = field(default=Adres(), repr=False)
    postadres: Adres | None = field(default=None, repr=False)
    woonplaats: str = field(default="", repr=False)
    gemeente: str = field(default="", repr=False)
    adres_buitenland: str = field(default="", repr=False)
    adres_geheim: bool = False
    contactopties: tuple[Osocontact, ...] = ()

    @property
    def heeft_een_naam(self) -> bool:
        """Only one name was given."""
        return not (self.roepnaam or self.voornamen or self.voorvoegsel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ososchool:
    """The school that sends the dossier; its telephone and e-mail are those of an organisation and are taken over."""

    naam: str = ""
    brin: str = ""
    vestiging: str = ""
    soort: str = ""
    type: str = ""
    adres: Adres = field(default=Adres())
    postadres: Adres | None = None
    telefoon: str = ""
    email: str = ""
    directeur: str = field(default="", repr=False)
    contactpersoon: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Osoverzorger:
    """A verzorger. ``gezag`` is *wettigevertegenwoordiger*; ``None`` when the file does not say it."""

    voornamen: str = field(default="", repr=False)
    voorletters: str = field(default="", repr=False)
    voorvoegsel: str = field(default="", repr=False)
    achternaam: str = field(default="", repr=False)
    gezag: bool | None = None
    overleden: bool = False
    relatiecode: str = ""
    adres: Adres = field(default=Adres(), repr=False)
    adres_geheim: bool = False
    contactopties: tuple[Osocontact, ...] = ()

    @property
    def naam(self) -> str:
        """``Tanja van de Berg``; voorletters when no voornaam is given."""
        return " ".join(
            deel for deel in (self.voornamen or self.voorletters, self.voorvoegsel, self.achternaam) if deel
        )

    @property
    def krijgt_brief(self) -> bool:
        """Letters go to the living with gezag only (screens.md 7.1 rule 4)."""
        return self.gezag is True and not self.overleden


@dataclass(frozen=True, slots=True, kw_only=True)
class Osoinzage:
    """Whether parents saw the dossier and agree; ``akkoord`` as given (Ja, Nee, Onbekend), empty when absent."""

    voorlopig: bool | None = None
    ingezien: bool | None = None
    ingezien_op: date | None = None
    akkoord: str = ""
    reden_niet_akkoord: str = field(default="", repr=False)
    toestemming: str = ""

    @property
    def niet_akkoord(self) -> bool:
        """The parents said *Nee*: shown and kept with its reason."""
        return self.akkoord.casefold() == "nee"


@dataclass(frozen=True, slots=True, kw_only=True)
class OsoTlv:
    """An earlier TLV (block ``tlv``, code list 31): its number is free text."""

    nummer: str = ""
    swv_nummer: str = ""
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Osoperiode:
    """Something with a begin and an end: OPP, lwoo, handelingsplan, arrangement, school year."""

    begin: date | None = None
    einde: date | None = None
    tekst: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contextregel:
    """One line of background for the dossier, with its place in the file in Dutch words."""

    kop: str
    tekst: str = field(repr=False)
    herkomst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Osobijlage:
    """A document that can be kept. ``opmerking`` says what differs from its name; ``gelijk_aan`` names an equal one."""

    naam: str = field(repr=False)
    soort: Stuksoort
    vorm: Bestandsvorm
    omschrijving: str = field(default="", repr=False)
    herkomst: str = ""
    inhoud: bytes = field(repr=False)
    sha256: str
    opmerking: str = field(default="", repr=False)
    gelijk_aan: str = field(default="", repr=False)
    mogelijk_bsn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weggelaten:
    """What was not taken over and why; ``document`` tells a file from a field. The value itself is nowhere."""

    naam: str = field(repr=False)
    reden: str
    herkomst: str = ""
    document: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Osodossier:
    """The whole import, nothing of it saved yet. ``opmerkingen`` are Dutch sentences for the preview."""

    profiel: str = ""
    gegevensset: str = ""
    aangemaakt_op: date | None = None
    leerling: Osoleerling
    school: Ososchool = Ososchool()
    verzorgers: tuple[Osoverzorger, ...] = ()
    inzage: Osoinzage = Osoinzage()
    tlv_historie: tuple[OsoTlv, ...] = ()
    opp: tuple[Osoperiode, ...] = ()
    lwoo: tuple[Osoperiode, ...] = ()
    handelingsplannen: tuple[Osoperiode, ...] = ()
    context: tuple[Contextregel, ...] = ()
    bijlagen: tuple[Osobijlage, ...] = ()
    weggelaten: tuple[Weggelaten, ...] = ()
    bsn_plaatsen: tuple[str, ...] = ()
    opmerkingen: tuple[str, ...] = ()


class OsoLezer(Protocol):
    """Reads the bytes of an OSO file; raises ``BestandError`` with the one Dutch line that refuses it."""

    def __call__(self, data: bytes) -> Osodossier: ...
