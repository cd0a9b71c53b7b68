"""The practice register: invented people, schools and settings (screens.md 8.1, 8.2), on woensdag 12 mei 2027."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from cvt_desktop.basis.tekst import vouw
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.commissie import Commissie
from cvt_desktop.domain.ids import InstellingenId, PersoonId, SchoolId
from cvt_desktop.domain.instellingen import Besluitmodel, Instellingen, Reglement, Swv
from cvt_desktop.domain.instrument import Instrument, Instrumentsoort
from cvt_desktop.domain.oefenen import OEFENDATUM, oefenwachtzin
from cvt_desktop.domain.persoon import Beroep, Persoon, Rol, Werkverband
from cvt_desktop.domain.school import Contactpersoon, School
from cvt_desktop.domain.soorten import SOORTEN
from cvt_desktop.ports.toegang import Toegang
from cvt_desktop.services.aanmelden import Geopend, aanmelden, openen
from cvt_desktop.services.oefenvoorziening import voorzieningen
from cvt_desktop.services.registers import GemaaktRegister, NieuwePersoon, NieuwRegister, maak

_RUIMTE = UUID("7b0f6f3a-52a7-4c57-9a35-6d9f0c0f2027")


def _id(naam: str) -> UUID:
    return uuid5(_RUIMTE, naam)


def _persoon(naam: str, *rollen: Rol, functie: str, beroep: Beroep = Beroep.ANDERS, werkgever: str = "",
             registratie: str = "", verbanden: tuple[Werkverband, ...] = ()) -> Persoon:  # fmt: skip
    return Persoon(
        id=PersoonId(_id(f"persoon {naam}")), naam=naam, functie=functie, rollen=frozenset(rollen), beroep=beroep,
        werkgever=werkgever, registratie=registratie, werkverbanden=verbanden,
    )  # fmt: skip


_SWV = "Samenwerkingsverband vo De Waterlanden"
_KAAPHORN = "Stichting Kaaphorn VO"

BEHEERDER = _persoon("Mirthe Kranenbosch", Rol.PLV_SECRETARIS, Rol.BEHEERDER, functie="plaatsvervangend secretaris")
SECRETARIS = _persoon("Ruben Veldkamper", Rol.SECRETARIS, functie="secretaris")
VOORZITTER = _persoon("Wieke Terhorst", Rol.VOORZITTER, functie="voorzitter", werkgever="zelfstandig")
BENSALEM = _persoon("dr. Saïda Bensalem", Rol.LID, Rol.DESKUNDIGE, functie="orthopedagoog",
                    beroep=Beroep.ORTHOPEDAGOOG, werkgever=_SWV, registratie="orthopedagoog-generalist")  # fmt: skip
BAKKENES = _persoon("Joost Bakkenes", Rol.LID, functie="lid", werkgever=_KAAPHORN)
RIETDIJK = _persoon("Anne-Fleur Rietdijk", Rol.LID, functie="psycholoog", beroep=Beroep.PSYCHOLOOG,
                    werkgever="eigen praktijk")  # fmt: skip
CONSULENT = _persoon("Lotte Spaanderman", Rol.CONSULENT, functie="consulent")
BESTUURDER = _persoon("Edith van Zwanenveen", Rol.BESTUURDER, functie="directeur-bestuurder")
FG = _persoon("Pieter Assendorper", Rol.FG, functie="functionaris gegevensbescherming")
CRUTZER = _persoon("Hélène Crutzer", Rol.DESKUNDIGE, functie="orthopedagoog", beroep=Beroep.ORTHOPEDAGOOG,
                   werkgever="eigen praktijk", registratie="orthopedagoog-generalist")  # fmt: skip
WIEBRANDSMA = _persoon("Tjeerd Wiebrandsma", Rol.DESKUNDIGE, functie="kinder- en jeugdpsycholoog",
                       beroep=Beroep.KINDER_JEUGDPSYCHOLOOG, werkgever="eigen praktijk",
                       registratie="kinder- en jeugdpsycholoog NIP")  # fmt: skip
VAN_T_HOFF = _persoon("Ineke van 't Hoff-Sluyter", Rol.DESKUNDIGE, functie="maatschappelijk werker",
                      beroep=Beroep.MAATSCHAPPELIJK_WERKER)  # fmt: skip
RAMDHARIE = _persoon("Nirmala Ramdharie", Rol.DESKUNDIGE, functie="arts", beroep=Beroep.ARTS)
MONTEVERDE = _persoon("Carla Monteverde", Rol.DESKUNDIGE, functie="orthopedagoog", beroep=Beroep.ORTHOPEDAGOOG,
                      werkgever="deskundigencommissie PrO")  # fmt: skip
LINDEWAL = _persoon("Bas Lindewal", Rol.DESKUNDIGE, functie="deskundige praktijkonderwijs", beroep=Beroep.ONDERWIJSDESKUNDIGE,
                    verbanden=(Werkverband(organisatie="Praktijkschool De Werkschuit", tot_jaar=2026),))  # fmt: skip
_ZONDER_LOGIN = (CRUTZER, WIEBRANDSMA, VAN_T_HOFF, RAMDHARIE, MONTEVERDE, LINDEWAL)
_MET_LOGIN = (BEHEERDER, SECRETARIS, VOORZITTER, BENSALEM, BAKKENES, RIETDIJK, CONSULENT, BESTUURDER, FG)

# --- schools ----------------------------------------------------------------------------------------------------------


def _school(
    naam: str, brin: str, plaats: str, soort: str, gezag: str, straat: str, postcode: str, contact: str = "",
    functie: str = "zorgcoördinator", *, vestiging: str = "00", in_regio: bool = True,
) -> School:  # fmt: skip
    mail = vouw(contact).replace(". ", ".").replace(" ", "-").replace("'", "")
    contacten = (
        (Contactpersoon(naam=contact, functie=functie, telefoon="000-555 0101", email=f"{mail}@voorbeeld.example"),)
        if contact
        else ()
    )
    return School(
        id=SchoolId(_id(f"school {brin}-{vestiging}")), naam=naam, brin=brin, vestiging=vestiging, plaats=plaats,
        bevoegd_gezag=gezag, schoolsoort=soort, adres=Adres(straat=straat, postcode=postcode, plaats=plaats),
        contactpersonen=contacten, in_regio=in_regio,
    )  # fmt: skip


_RAVENKOOG = "Stichting Ravenkoog Onderwijs"
_SPECIAAL = "Stichting Speciaal Meerstede"
RAVENKOOG = _school("Lyceum Ravenkoog", "99RA", "Meerstede", "mavo havo vwo", _RAVENKOOG, "Kraanvogelpad 2", "1999 AC",
                    "I. Duinkerk")  # fmt: skip
ZILVERDAM = _school("Zilverdam College", "99ZD", "Zilverdam", "vmbo lwoo", _RAVENKOOG, "Havenkade 21", "1999 BC",
                    "P. van Es-Tóth")  # fmt: skip
KAAPHORN = _school("OSG Kaaphorn", "99KH", "Kaaphorn", "vmbo havo", _KAAPHORN, "Vuurtorenlaan 5", "1999 CC", "R. Ottenhoff")
KAAPHORN_01 = _school("OSG Kaaphorn, locatie Noord", "99KH", "Kaaphorn", "vmbo", _KAAPHORN, "Strandweg 40", "1999 CD",
                      "R. Ottenhoff", vestiging="01")  # fmt: skip
MEANDER = _school("vso De Meander", "99MD", "Meerstede", "vso", _SPECIAAL, "Oeverpad 11", "1999 AD", "M. Lycklaer",
                  "intern begeleider")  # fmt: skip
WERKSCHUIT = _school("Praktijkschool De Werkschuit", "99WS", "Zilverdam", "praktijkonderwijs", _KAAPHORN, "Werfstraat 8",
                     "1999 BD", "H. Tjaarda")  # fmt: skip
SCHOLEN: tuple[School, ...] = (
    RAVENKOOG, ZILVERDAM, KAAPHORN, KAAPHORN_01, MEANDER,
    _school("vso Het Kompashuis", "99KP", "Duinhage", "vso", _SPECIAAL, "Kompasplein 1", "1999 DC", "F. Naaijkens"),
    WERKSCHUIT,
    _school("bs Het Wilgeneiland", "99WE", "Meerstede", "po", "", "Wilgenlaan 3", "1999 AE", in_regio=False),
    _school("sbo De Vuurvlinder", "99VV", "Zilverdam", "sbo", "", "Vlinderhof 7", "1999 BE", in_regio=False),
)  # fmt: skip

# --- settings ---------------------------------------------------------------------------------------------------------

_TABEL = (
    (Instrumentsoort.IQ, "WISC-V", "NL"), (Instrumentsoort.IQ, "RAKIT-2", ""), (Instrumentsoort.IQ, "SON-R 6-40", ""),
    (Instrumentsoort.LEERACHTERSTAND, "Leerling in beeld", "3.0"), (Instrumentsoort.LEERACHTERSTAND, "IEP LVS", ""),
    (Instrumentsoort.LEERACHTERSTAND, "Diataal", ""), (Instrumentsoort.PERSOONLIJKHEID, "NPV-J-2", ""),
    (Instrumentsoort.PERSOONLIJKHEID, "PMT-K-2", ""),
)  # fmt: skip
INSTRUMENTEN: tuple[Instrument, ...] = tuple(
    Instrument(schooljaar="2026-2027", soort=soort, naam=naam, versie=versie) for soort, naam, versie in _TABEL
)
"""The table as the secretaris could have filled it, to practise with; the regulation says what may be used."""


def instellingen() -> Instellingen:
    """Version 1 of De Waterlanden."""
    return Instellingen(
        id=InstellingenId(_id("instellingen 1")), nummer=1, geldig_vanaf=date(2026, 8, 1),
        swv=Swv(
            naam=_SWV, nummer="VO9999", adres=Adres(straat="Sluiskade 8", postcode="1999 AA", plaats="Meerstede"),
            telefoon="000-555 0100", email="commissie@voorbeeld.example", website="dewaterlanden.example",
            rechtbank="rechtbank Meerstede", email_fg="fg@voorbeeld.example",
            steunpunt="De Waterlanden, 000-555 0190",
        ),
        commissie=Commissie(naam="Commissie van Toewijzing", quorum=3, mandaat_van=date(2026, 6, 24)),
        reglement=Reglement(
            modellen=tuple((soort, Besluitmodel.M1) for soort in SOORTEN), ondersteuningsplan="Ondersteuningsplan 2026-2030",
            criteria=(
                "De ondersteuning in het regulier onderwijs is planmatig gegeven en geëvalueerd.",
                "De leerling heeft een kleine groep en vaste begeleiding nodig.",
            ),
            tlv_sjabloon="OEF-{sj}-{nr:04}",
        ),
        gelijkgestelde_dagen=(
            date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26),
        ),
        oefendatum=OEFENDATUM, instrumenten=INSTRUMENTEN, voorzieningen=voorzieningen(RAVENKOOG.id),
    )  # fmt: skip


# --- making and opening -----------------------------------------------------------------------------------------------

def maak_oefenregister(toegang: Toegang, map_: Path, *, personen: Sequence[Persoon] | None = None) -> GemaaktRegister:
    """A new practice register without dossiers; ``oefendossiers.vul`` adds those. Takes some seconds.

    ``personen`` leaves out all others but the beheerder, who makes it: login names can be read before unlocking.
    """
    erbij = None if personen is None else {BEHEERDER.id, *(p.id for p in personen)}
    mensen = [
        NieuwePersoon(persoon=p, loginnaam=p.naam, wachtzin=oefenwachtzin(p.naam), zelf_getypt=True) for p in _MET_LOGIN
    ]
    mensen += [NieuwePersoon(persoon=p) for p in _ZONDER_LOGIN]
    mensen = [een for een in mensen if erbij is None or een.persoon.id in erbij]
    return maak(
        toegang,
        NieuwRegister(map_=map_, instellingen=instellingen(), personen=tuple(mensen), scholen=SCHOLEN, oefen=True),
    )


def open_als(toegang: Toegang, map_: Path, wie: Persoon) -> Geopend:
    """Open a practice register for one of its users."""
    return openen(toegang, aanmelden(toegang, map_, wie.id, oefenwachtzin(wie.naam)))
