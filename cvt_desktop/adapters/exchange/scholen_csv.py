"""Schools and contacts from a table, CSV or XLSX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from cvt_desktop.adapters.exchange.tabel import lees_tabel
from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.bsn import bevat_bsn
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.school import Contactpersoon
from cvt_desktop.ports.scholen import Regelfout, Scholenimport, Schoolregel, Schoolveld, Tabelvoorstel
from cvt_desktop.ports.tabel import Tabel

_MAX_BYTES = 5 * 1024 * 1024
_MAX_REGELS = 10_000
_MAX_CEL = 300
_ONZICHTBAAR = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BRIN = re.compile(r"(\d{2}[A-Z]{2})(?:[- ]?(\d{2}))?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_POSTCODE = re.compile(r"(\d{4})\s*([A-Za-z]{2})")
_KOPPEN: Mapping[Schoolveld, tuple[str, ...]] = {
    Schoolveld.NAAM: (
        "naam van de school",
        "schoolnaam",
        "naam school",
        "instellingsnaam",
        "vestigingsnaam",
        "school",
        "naam",
    ),
    Schoolveld.BRIN: ("brin nummer", "brinnummer", "brin code", "brincode", "instellingscode", "brin", "code"),
    Schoolveld.VESTIGING: ("vestigingsnummer", "vestigingscode", "vestiging"),
    Schoolveld.BEVOEGD_GEZAG: ("bevoegd gezag naam", "naam bevoegd gezag", "bevoegd gezag", "bestuur", "stichting"),
    Schoolveld.SCHOOLSOORT: ("schoolsoorten", "schoolsoort", "onderwijssoort", "onderwijsstructuur", "soort"),
    Schoolveld.STRAAT: ("straatnaam", "straat", "adres"),
    Schoolveld.HUISNUMMER: ("huisnummer toevoeging", "huisnummer", "nummer", "nr"),
    Schoolveld.POSTCODE: ("postcode",),
    Schoolveld.PLAATS: ("plaatsnaam", "woonplaats", "vestigingsplaats", "plaats"),
    Schoolveld.CONTACT_NAAM: (
        "contactpersoon naam",
        "naam contactpersoon",
        "contactpersoon",
        "contact naam",
        "contact",
    ),
    Schoolveld.CONTACT_FUNCTIE: ("functie contactpersoon", "contact functie", "functie", "rol"),
    Schoolveld.CONTACT_TELEFOON: ("telefoonnummer", "telefoon", "contact telefoon", "tel"),
    Schoolveld.CONTACT_EMAIL: ("e mailadres", "e mail", "emailadres", "email", "mail", "contact e mail"),
}


class _Melder(Protocol):
    def __call__(self, veld: Schoolveld, melding: str) -> None: ...


class ScholenCsv:
    """Implements ``ports.scholen.ScholenLezer``."""

    def stel_voor(self, data: bytes) -> Tabelvoorstel:
        """Read the names of the columns and propose which is which. Raises ``BestandError`` when it is no table."""
        tabel = _ontleed(data)
        return Tabelvoorstel(
            koppen=tabel.koppen,
            toewijzing=_toewijzing(tabel.koppen),
            scheidingsteken=tabel.scheidingsteken,
            codering=tabel.codering,
            aantal_regels=len(tabel.rijen),
        )

    def lees(self, data: bytes, toewijzing: Mapping[Schoolveld, int]) -> Scholenimport:
        """All rows with these columns; wrong rows become ``Regelfout`` and the others go on."""
        tabel = _ontleed(data)
        if Schoolveld.NAAM not in toewijzing:
            raise BestandError("Geen kolom met de naam van de school gevonden. Zet op de eerste regel van de lijst namen als "
                               "School, BRIN, Vestiging, Plaats en Contactpersoon.", veld=Schoolveld.NAAM.value)
        if any(not 0 <= kolom < len(tabel.koppen) for kolom in toewijzing.values()):
            raise BestandError("Een gekozen kolom staat niet in dit bestand. Kies de kolommen opnieuw.")
        fouten: list[Regelfout] = []
        scholen: dict[str, Schoolregel] = {}
        for rij in tabel.rijen:
            waarden = {veld: rij.cellen[kolom] for veld, kolom in toewijzing.items() if kolom < len(rij.cellen)}
            school = _school(rij.regel, waarden, fouten)
            if school is not None:
                sleutel = f"{school.brin}-{school.vestiging}" if school.brin else vouw(f"{school.naam}|{school.plaats}")
                scholen[sleutel] = _voeg_samen(scholen[sleutel], school, fouten) if sleutel in scholen else school
        return Scholenimport(scholen=tuple(scholen.values()), fouten=tuple(fouten))


def _ontleed(data: bytes) -> Tabel:
    return lees_tabel(data, max_bytes=_MAX_BYTES, max_regels=_MAX_REGELS)


def _toewijzing(koppen: tuple[str, ...]) -> dict[Schoolveld, int]:
    """First the names that are equal, then those that begin alike; each column once."""
    gevouwen = [re.sub(r"[\W_]+", " ", vouw(kop)).strip() for kop in koppen]
    gekozen: dict[Schoolveld, int] = {}
    for past in (str.__eq__, str.startswith):
        for veld, namen in _KOPPEN.items():
            if veld in gekozen:
                continue
            vrij = [(i, kop) for i, kop in enumerate(gevouwen) if i not in gekozen.values()]
            kolom = next((i for naam in namen for i, kop in vrij if past(kop, naam)), None)
            if kolom is not None:
                gekozen[veld] = kolom
    return gekozen


def _school(regel: int, waarden: dict[Schoolveld, str], fouten: list[Regelfout]) -> Schoolregel | None:
    """The school of one row, or ``None`` with a ``Regelfout``."""

    def fout(veld: Schoolveld, melding: str, *, overgeslagen: bool = False) -> None:
        fouten.append(Regelfout(regel=regel, veld=veld, melding=melding, overgeslagen=overgeslagen))

    for veld, waarde in list(waarden.items()):
        if len(waarde) > _MAX_CEL:
            fout(veld, f"Deze tekst is langer dan {_MAX_CEL} tekens en is weggelaten.")
            waarden[veld] = ""
        elif bevat_bsn(waarde):
            fout(veld, "Hier staat een getal dat een BSN kan zijn; het is weggelaten.")
            waarden[veld] = ""
        elif any(unicodedata.category(teken) in _ONZICHTBAAR for teken in waarde):
            fout(veld, "Hier staat een onzichtbaar teken (leesrichting of besturing); de tekst is weggelaten.")
            waarden[veld] = ""
    naam = waarden.get(Schoolveld.NAAM, "")
    if not naam:
        fout(Schoolveld.NAAM, "De naam van de school ontbreekt; deze regel is overgeslagen.", overgeslagen=True)
        return None
    brin, vestiging = _code(waarden, fout_melden=fout)
    straat = " ".join(d for d in (waarden.get(Schoolveld.STRAAT, ""), waarden.get(Schoolveld.HUISNUMMER, "")) if d)
    postcode = _POSTCODE.sub(lambda m: f"{m[1]} {m[2].upper()}", waarden.get(Schoolveld.POSTCODE, ""))
    plaats = waarden.get(Schoolveld.PLAATS, "")
    return Schoolregel(
        regels=(regel,),
        naam=naam,
        brin=brin,
        vestiging=vestiging,
        plaats=plaats,
        bevoegd_gezag=waarden.get(Schoolveld.BEVOEGD_GEZAG, ""),
        schoolsoorten=tuple(
            d for d in re.split(r"\s*[,;/+]\s*|\s+en\s+", waarden.get(Schoolveld.SCHOOLSOORT, "")) if d
        ),
        adres=Adres(straat=straat, postcode=postcode, plaats=plaats),
        contactpersonen=_contact(waarden, fout_melden=fout),
    )


def _code(waarden: dict[Schoolveld, str], *, fout_melden: _Melder) -> tuple[str, str]:
    """BRIN and vestiging, also from one column (``99RA-00``, ``99RA00``)."""
    ruw = waarden.get(Schoolveld.BRIN, "").upper()
    vestiging = waarden.get(Schoolveld.VESTIGING, "")
    passend = _BRIN.fullmatch(ruw)
    if ruw and passend is None:
        fout_melden(Schoolveld.BRIN, "Dit is geen BRIN: twee cijfers en twee letters, zoals 99RA. Het is weggelaten.")
    brin = passend[1] if passend else ""
    if samengesteld := _BRIN.fullmatch(vestiging.upper()):
        brin, vestiging = brin or samengesteld[1], samengesteld[2] or ""
    vestiging = (vestiging or (passend[2] if passend else "") or "00").zfill(2)
    if not re.fullmatch(r"[0-9]{2}", vestiging):
        fout_melden(Schoolveld.VESTIGING, "Dit is geen nummer van een vestiging: twee cijfers. Er is 00 genomen.")
        vestiging = "00"
    return brin, vestiging


def _contact(waarden: dict[Schoolveld, str], *, fout_melden: _Melder) -> tuple[Contactpersoon, ...]:
    email = waarden.get(Schoolveld.CONTACT_EMAIL, "")
    if email and not _EMAIL.fullmatch(email):
        fout_melden(Schoolveld.CONTACT_EMAIL, "Dit is geen e-mailadres; het is weggelaten.")
        email = ""
    telefoon = waarden.get(Schoolveld.CONTACT_TELEFOON, "")
    naam = waarden.get(Schoolveld.CONTACT_NAAM, "")
    if not (naam or email or telefoon):
        return ()
    functie = waarden.get(Schoolveld.CONTACT_FUNCTIE, "")
    return (Contactpersoon(naam=naam, functie=functie, telefoon=telefoon, email=email),)


def _voeg_samen(eerder: Schoolregel, nieuw: Schoolregel, fouten: list[Regelfout]) -> Schoolregel:
    """The first row gives the school; a later one with the same code gives its contact."""
    if vouw(eerder.naam) != vouw(nieuw.naam):
        melding = (
            f"Regel {eerder.regels[0]} heeft dezelfde code en een andere naam; alleen de contactpersoon is overgenomen."
        )
        fouten.append(Regelfout(regel=nieuw.regels[0], veld=Schoolveld.NAAM, melding=melding, overgeslagen=False))
    erbij = tuple(contact for contact in nieuw.contactpersonen if contact not in eerder.contactpersonen)
    return replace(eerder, regels=eerder.regels + nieuw.regels, contactpersonen=eerder.contactpersonen + erbij)
