"""What a row of the old TLV list must hold, and what is wrong with it in words (screens.md 4.14)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cvt_desktop.basis.tekst import lees_datum, vouw
from cvt_desktop.domain.bsn import bevat_bsn
from cvt_desktop.domain.formulier import Categorie, Soort
from cvt_desktop.domain.leerling import TUSSENVOEGSELS
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.services.keuring import MAX_NAAM, vreemde_tekens

MAX_NUMMER = 60
_VROEGSTE = 1990
_LAATSTE = 2099
_BRIN = re.compile(r"(\d{2}[A-Z]{2})(?:[- ]?\d{2})?", re.ASCII)


class Overnameveld(StrEnum):
    """A column that the import knows, by the name that the screen shows."""

    NUMMER = "TLV-nummer"
    LEERLING = "Naam leerling (heel)"
    ROEPNAAM = "Roepnaam"
    VOORVOEGSEL = "Voorvoegsel"
    ACHTERNAAM = "Achternaam"
    GEBOORTEDATUM = "Geboortedatum"
    SOORT = "Soort (vso of PrO)"
    CATEGORIE = "Categorie"
    INGANGSDATUM = "Geldig vanaf"
    EINDDATUM = "Geldig tot en met"
    SCHOOL = "School bij aanvraag"
    BRIN = "BRIN"
    BESLOTEN_OP = "Datum besluit"


_KOPPEN: Mapping[Overnameveld, tuple[str, ...]] = {
    Overnameveld.NUMMER: ("tlv nummer", "nummer tlv", "tlvnummer", "nummer verklaring", "nummer", "kenmerk", "tlv nr", "nr"),
    Overnameveld.ROEPNAAM: ("roepnaam", "voornaam", "voornamen"),
    Overnameveld.VOORVOEGSEL: ("voorvoegsel", "voorvoegsels", "tussenvoegsel", "tussenvoegsels"),
    Overnameveld.ACHTERNAAM: ("achternaam", "geslachtsnaam", "familienaam"),
    Overnameveld.LEERLING: ("naam leerling", "leerling naam", "leerlingnaam", "leerling", "naam"),
    Overnameveld.GEBOORTEDATUM: ("geboortedatum", "geb datum", "geboren", "geb"),
    Overnameveld.SOORT: ("soort tlv", "soort", "type", "schoolsoort", "onderwijssoort"),
    Overnameveld.CATEGORIE: ("categorie", "bekostigingscategorie", "cat", "ondersteuningscategorie"),
    Overnameveld.INGANGSDATUM: ("ingangsdatum", "geldig vanaf", "begindatum", "startdatum", "vanaf", "van", "ingang"),
    Overnameveld.EINDDATUM: ("einddatum", "geldig tot en met", "geldig t m", "geldig tot", "t m", "tot en met", "tot", "einde"),
    Overnameveld.SCHOOL: ("school bij aanvraag", "aanvragende school", "schoolnaam", "school", "aanvrager"),
    Overnameveld.BRIN: ("brin", "brin nummer", "brinnummer", "brincode", "instellingscode"),
    Overnameveld.BESLOTEN_OP: ("datum besluit", "besluitdatum", "besloten op", "afgegeven op", "datum afgifte", "afgiftedatum"),
}
_CATEGORIEEN = {
    **dict.fromkeys(("laag", "1", "cat 1", "categorie 1", "categorie laag"), Categorie.LAAG),
    **dict.fromkeys(("midden", "2", "cat 2", "categorie 2", "categorie midden"), Categorie.MIDDEN),
    **dict.fromkeys(("hoog", "3", "cat 3", "categorie 3", "categorie hoog"), Categorie.HOOG),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Celfout:
    """What is wrong in one cell, or (without ``veld``) with the row."""

    veld: Overnameveld | None = None
    melding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overnamerij:
    """A row that is whole."""

    nummer: str
    roepnaam: str = field(repr=False)
    voorvoegsel: str = field(default="", repr=False)
    achternaam: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    soort: Soort
    categorie: Categorie | None
    ingangsdatum: date
    einddatum: date | None
    school: str = ""
    brin: str = ""
    besloten_op: date | None = None

    @property
    def leerling(self) -> str:
        """The name as it is spoken."""
        return " ".join(deel for deel in (self.roepnaam, self.voorvoegsel, self.achternaam) if deel)


def gevouwen_kop(kop: str) -> str:
    """The name of a column without case, accents and signs."""
    return re.sub(r"[\W_]+", " ", vouw(kop)).strip()


def herken_kolommen(koppen: tuple[str, ...]) -> dict[Overnameveld, int]:
    """First the names that are equal, then those that begin alike; each column once. A whole name only without its parts."""
    gevouwen = [gevouwen_kop(kop) for kop in koppen]
    gekozen: dict[Overnameveld, int] = {}
    for past in (str.__eq__, str.startswith):
        for veld, namen in _KOPPEN.items():
            if veld in gekozen or (veld is Overnameveld.LEERLING and Overnameveld.ACHTERNAAM in gekozen):
                continue
            vrij = [(i, kop) for i, kop in enumerate(gevouwen) if i not in gekozen.values()]
            kolom = next((i for naam in namen for i, kop in vrij if past(kop, naam)), None)
            if kolom is not None:
                gekozen[veld] = kolom
    return gekozen


def ontbrekende_kolommen(toewijzing: Mapping[Overnameveld, int]) -> list[str]:
    """Which columns must be chosen before anything can be judged."""
    mist = [str(veld) for veld in (Overnameveld.NUMMER, Overnameveld.GEBOORTEDATUM, Overnameveld.INGANGSDATUM)
            if veld not in toewijzing]  # fmt: skip
    if not {Overnameveld.LEERLING, Overnameveld.ACHTERNAAM} & set(toewijzing):
        mist.insert(0, "de naam van de leerling")
    return mist


class Rijkeuring:
    """Judges the cells of one row; ``fouten`` holds what is wrong."""

    def __init__(self, waarden: Mapping[Overnameveld, str], vandaag: date) -> None:
        self.fouten: list[Celfout] = []
        self._waarden, self._vandaag = waarden, vandaag

    def rij(self) -> Overnamerij | None:
        """The row, or None when a cell is wrong."""
        for veld in self._waarden:
            self._keur_tekst(veld)
        nummer = self._verplicht(Overnameveld.NUMMER, "Het TLV-nummer ontbreekt.")
        roepnaam, voorvoegsel, achternaam = self._naam()
        geboren = self._dag(Overnameveld.GEBOORTEDATUM, verplicht=True)
        if geboren is not None and geboren >= self._vandaag:
            self._fout(Overnameveld.GEBOORTEDATUM, "Deze geboortedatum ligt niet in het verleden.")
        soort = self._soort()
        categorie = self._categorie(soort)
        van, tot, besloten = self._geldigheid(soort)
        school = self._waarde(Overnameveld.SCHOOL)
        brin = self._brin()
        if self.fouten or geboren is None or soort is None or van is None:
            return None
        return Overnamerij(nummer=nummer, roepnaam=roepnaam, voorvoegsel=voorvoegsel, achternaam=achternaam,
                           geboortedatum=geboren, soort=soort, categorie=categorie,
                           ingangsdatum=van, einddatum=tot, school=school, brin=brin,
                           besloten_op=besloten)  # fmt: skip

    def _waarde(self, veld: Overnameveld) -> str:
        return self._waarden.get(veld, "")

    def _fout(self, veld: Overnameveld, melding: str) -> None:
        if all(fout.veld is not veld for fout in self.fouten):
            self.fouten.append(Celfout(veld=veld, melding=melding))

    def _verplicht(self, veld: Overnameveld, melding: str) -> str:
        waarde = self._waarde(veld)
        if not waarde:
            self._fout(veld, melding)
        return waarde

    def _keur_tekst(self, veld: Overnameveld) -> None:
        waarde, hoogstens = self._waarde(veld), MAX_NUMMER if veld is Overnameveld.NUMMER else MAX_NAAM
        if len(waarde) > hoogstens:
            self._fout(veld, f"Deze tekst is langer dan {hoogstens} tekens.")
        elif vreemde_tekens(waarde):
            self._fout(veld, "Hier staat een onzichtbaar teken (leesrichting of besturing). Typ deze cel opnieuw.")
        elif bevat_bsn(waarde):
            self._fout(veld, "Hier staat een getal dat een BSN kan zijn. Haal het uit het bestand.")

    def _naam(self) -> tuple[str, str, str]:
        achternaam, heel = self._waarde(Overnameveld.ACHTERNAAM), self._waarde(Overnameveld.LEERLING)
        if achternaam:
            roepnaam = self._verplicht(Overnameveld.ROEPNAAM, "De roepnaam ontbreekt.")
            return roepnaam, self._waarde(Overnameveld.VOORVOEGSEL), achternaam
        if not heel:
            veld = Overnameveld.LEERLING if Overnameveld.LEERLING in self._waarden else Overnameveld.ACHTERNAAM
            self._fout(veld, "De naam van de leerling ontbreekt.")
            return "", "", ""
        delen = splits_naam(heel)
        if not delen[0] or not delen[2]:
            self._fout(Overnameveld.LEERLING, "Hieruit zijn voornaam en achternaam niet te lezen. Schrijf: Achternaam, Roepnaam.")
        return delen

    def _dag(self, veld: Overnameveld, *, verplicht: bool = False) -> date | None:
        tekst = self._waarde(veld)
        if not tekst:
            if verplicht:
                self._fout(veld, f"{veld} ontbreekt.")
            return None
        dag = lees_datum(re.sub(r"[T ]00:00(?::00(?:\.0+)?)?Z?$", "", tekst))
        if dag is None:
            self._fout(veld, "Dit is geen datum. Schrijf bijvoorbeeld 31-12-2026.")
        elif not _VROEGSTE <= dag.year <= _LAATSTE:
            self._fout(veld, f"Dit jaar kan niet: verwacht {_VROEGSTE} tot en met {_LAATSTE}.")
            return None
        return dag

    def _soort(self) -> Soort | None:
        tekst = f" {gevouwen_kop(self._waarde(Overnameveld.SOORT))} "
        if " pro " in tekst or "praktijk" in tekst:
            return Soort.TLV_PRO_BIJZONDER if "bijzonder" in tekst else Soort.TLV_PRO_REGULIER
        if " vso " in tekst or "voortgezet speciaal" in tekst or "verleng" in tekst:
            return Soort.TLV_VSO_VERLENGING if "verleng" in tekst else Soort.TLV_VSO_NIEUW
        if tekst.strip():
            self._fout(Overnameveld.SOORT, "Deze soort kent het register niet. Schrijf vso of PrO.")
            return None
        if self._waarde(Overnameveld.CATEGORIE):
            return Soort.TLV_VSO_NIEUW
        veld = Overnameveld.SOORT if Overnameveld.SOORT in self._waarden else Overnameveld.CATEGORIE
        self._fout(veld, "Niet te zien is of dit vso of PrO is. Vul de soort in, of bij vso de categorie.")
        return None

    def _categorie(self, soort: Soort | None) -> Categorie | None:
        if soort is None or beschrijving(soort).pro:
            return None
        tekst = gevouwen_kop(self._waarde(Overnameveld.CATEGORIE))
        if not tekst:
            self._fout(Overnameveld.CATEGORIE, "De categorie ontbreekt. Schrijf laag, midden of hoog.")
        elif tekst not in _CATEGORIEEN:
            self._fout(Overnameveld.CATEGORIE, "Deze categorie is niet bekend. Schrijf laag, midden of hoog (of 1, 2, 3).")
        return _CATEGORIEEN.get(tekst)

    def _geldigheid(self, soort: Soort | None) -> tuple[date | None, date | None, date | None]:
        van = self._dag(Overnameveld.INGANGSDATUM, verplicht=True)
        pro = soort is not None and beschrijving(soort).pro
        tot = self._dag(Overnameveld.EINDDATUM, verplicht=soort is not None and not pro)
        besloten = self._dag(Overnameveld.BESLOTEN_OP)
        if van is not None and tot is not None and tot <= van:
            self._fout(Overnameveld.EINDDATUM, "De laatste dag ligt niet na de eerste. Controleer beide datums.")
        if besloten is not None and besloten > self._vandaag:
            self._fout(Overnameveld.BESLOTEN_OP, "De datum van het besluit ligt in de toekomst.")
        return van, tot, besloten

    def _brin(self) -> str:
        tekst = self._waarde(Overnameveld.BRIN).upper()
        past = _BRIN.fullmatch(tekst)
        if tekst and past is None:
            self._fout(Overnameveld.BRIN, "Een BRIN is twee cijfers en twee letters, zoals 99RA.")
        return past[1] if past else ""


def splits_naam(heel: str) -> tuple[str, str, str]:
    """Roepnaam, voorvoegsel and achternaam of ``Ploeg, IJsbrand van der`` or ``IJsbrand van der Ploeg``."""
    achter, komma, voor = (deel.strip() for deel in heel.partition(","))
    if komma:
        woorden = voor.split()
        los = _voorvoegsels(list(reversed(woorden)))
        roepnaam, erbij = woorden[: len(woorden) - los], woorden[len(woorden) - los :]
        begin = _voorvoegsels(achter.split())
        return " ".join(roepnaam), " ".join(erbij + achter.split()[:begin]), " ".join(achter.split()[begin:])
    woorden = heel.split()
    los = _voorvoegsels(woorden[1:])
    return woorden[0], " ".join(woorden[1 : 1 + los]), " ".join(woorden[1 + los :])


def _voorvoegsels(woorden: list[str]) -> int:
    """How many particles stand in front."""
    aantal = 0
    while aantal < len(woorden) and vouw(woorden[aantal]) in TUSSENVOEGSELS:
        aantal += 1
    return aantal
