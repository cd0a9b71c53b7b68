"""*Wat stond er op deze laptop?*: how much of whom, for the FG after a loss. Without names, so that it can be kept elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cvt_desktop.basis.tekst import datum_lang, meervoud, opsomming
from cvt_desktop.domain.aanvraag import Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.reservekopie import OUDST
from cvt_desktop.ports.bladen import Blad, Bladdeel
from cvt_desktop.ports.opmaker import Opmaker
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.laptopkwijt import los_kop
from cvt_desktop.services.leesmapregister import stand

TITEL = "Wat stond er op deze laptop?"
_INLEIDING = (
    "Dit blad zegt hoeveel gegevens het register op deze laptop bevat en van wie, zonder namen. Maak het elke maand en bewaar "
    "het buiten de laptop: bij verlies of diefstal vraagt de FG hiernaar."
)
_UITVOER = frozenset({Actie.DOCUMENT_UITVOEREN, Actie.DOSSIERKAART_AFDRUKKEN, Actie.BESTAND_KLAARZETTEN})
"""What is counted as saved or printed; leesmappen have a line of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptopoverzicht:
    """The figures. ``soorten``, ``geboortejaren`` and ``stuksoorten`` are pairs of a word and a number.

    ``verwijderd``: dossiers that went so shortly ago that a backup may still hold them.
    """

    register: str
    dag: date
    oefen: bool
    dossiers: int
    lopend: int
    leerlingen: int
    soorten: tuple[tuple[str, int], ...]
    geboortejaren: tuple[tuple[str, int], ...]
    eerste: date | None
    laatste: date | None
    stuksoorten: tuple[tuple[str, int], ...]
    bytes: int
    verklaringen: int
    gebruikers: int
    personen: int
    uitgevoerd: int
    leesmappen: str
    laatste_uitvoer: date | None
    laatst_geopend: date | None
    klaargezet: int = 0
    verwijderd: int = 0


def maak(dienst: Dienst) -> Laptopoverzicht:
    """Count; takes a second with thousands of dossiers. Told to the log. Raises ``GeenRechtError``."""
    with dienst.werk(Actie.LAPTOPOVERZICHT) as werk:
        werk.leg_vast("laptopoverzicht", None, None)
    rijen = dienst.overzichten.aanvragen()
    with dienst.register.lezen() as uow:
        aanvragen = [uow.aanvragen.get(rij.id) for rij in rijen]
        stukken = [stuk for rij in rijen for stuk in uow.stukken.of_aanvraag(rij.id)]
        personen, leesmappen = uow.personen.all(), uow.leesmappen.all()
        gebeurtenissen = [g for g in uow.logboek.since(0) if g.resultaat is Resultaat.GELUKT]
        naam = dienst.instellingen(uow).swv.naam
        klaargezet, sinds = len(uow.klaargezet.openstaand()), dienst.klok.now() - OUDST
        verwijderd = sum(v.verwijderd and v.afgedaan_op is not None and v.afgedaan_op >= sinds for v in uow.verwijderingen.all())
    uitvoer = [g for g in gebeurtenissen if g.actie in _UITVOER]
    opendagen = [g.moment.date() for g in gebeurtenissen if g.actie == Actie.REGISTER_OPENEN]
    dagen = [rij.ontvangen_op for rij in rijen]
    return Laptopoverzicht(
        register=naam, dag=dienst.klok.today(), oefen=dienst.register.oefen, dossiers=len(rijen),
        lopend=sum(rij.status not in _KLAAR for rij in rijen),
        leerlingen=len({a.leerling_id for a in aanvragen if a.leerling_id is not None}),
        soorten=_geteld(rij.soort for rij in rijen),
        geboortejaren=_geteld(str(rij.geboortedatum.year) for rij in rijen if rij.geboortedatum is not None),
        eerste=min(dagen, default=None), laatste=max(dagen, default=None), stuksoorten=_geteld(_soort(s.soort) for s in stukken),
        bytes=sum({stuk.bestand_id: stuk.bytes for stuk in stukken}.values()),
        verklaringen=len(dienst.overzichten.verklaringen()) + len(dienst.overzichten.overgenomen()),
        gebruikers=sum(p.met_login and p.actief for p in personen), personen=len(personen),
        uitgevoerd=sum(g.aantal for g in uitvoer), leesmappen=stand(leesmappen),
        laatste_uitvoer=max((g.moment.date() for g in uitvoer), default=None),
        laatst_geopend=max(opendagen, default=None), klaargezet=klaargezet, verwijderd=verwijderd,
    )  # fmt: skip


_KLAAR = frozenset({Status.BEKENDGEMAAKT, Status.WACHTLIJST, Status.INGETROKKEN, Status.BUITEN_BEHANDELING, Status.AFGESLOTEN})


def _soort(naam: str) -> str:
    return str(Stuksoort[naam]) if naam in Stuksoort.__members__ else naam


def _geteld(woorden: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(woorden).items()))


def delen(o: Laptopoverzicht) -> tuple[Bladdeel, ...]:
    """The parts of the sheet, for the screen and for paper."""
    return (
        Bladdeel(kop="Dossiers", rijen=(
            ("Dossiers", f"{o.dossiers}, waarvan {o.lopend} lopend"), ("Leerlingen", str(o.leerlingen)),
            ("Soorten aanvragen", _woorden(o.soorten)), ("Geboortejaren (dossiers)", _woorden(o.geboortejaren)),
            ("Ontvangen", _periode(o.eerste, o.laatste)), ("Verklaringen (TLV)", str(o.verklaringen)),
            (f"Verwijderd in de laatste {OUDST.days} dagen",
             f"{o.verwijderd}, nog in reservekopieën" if o.verwijderd else "geen"),
        )),
        Bladdeel(kop="Stukken bij de dossiers", rijen=(
            ("Aantal", f"{sum(n for _, n in o.stuksoorten)}, samen {o.bytes / 1_000_000:.1f} MB".replace(".", ",")),
            ("Soorten", _woorden(o.stuksoorten)),
        )),
        Bladdeel(kop="Wat voor gegevens dat zijn", punten=_SOORTEN),
        Bladdeel(kop="Mensen met toegang", rijen=(
            ("Gebruikers met een login", str(o.gebruikers)), ("Personen in het register", str(o.personen)),
            ("Voor het laatst geopend", _dag(o.laatst_geopend)),
        )),
        Bladdeel(kop="Wat buiten het register kwam", rijen=(
            ("Opgeslagen of afgedrukt", meervoud(o.uitgevoerd, "keer", "keer")), ("Voor het laatst", _dag(o.laatste_uitvoer)),
            ("Klaargezet om te verzenden en nog niet opgeruimd", meervoud(o.klaargezet, "bestand", "bestanden")),
            ("Leesmappen", o.leesmappen),
        ), alineas=("Geteld is wat in dit register is vastgelegd. Waar zo'n bestand daarna bleef, weet het programma niet.",)),
        Bladdeel(kop="Hoe het is beschermd", punten=_BESCHERMD),
    )  # fmt: skip


def blad(overzicht: Laptopoverzicht, opmaker: Opmaker, moment: datetime) -> bytes:
    """The sheet as a PDF."""
    kop = los_kop(overzicht.dag, moment, naam=overzicht.register, sjabloon_versie=opmaker.sjabloon_versie, oefen=overzicht.oefen)
    return opmaker.maak(Blad(kop=kop, titel=TITEL, inleiding=_INLEIDING, delen=delen(overzicht)))


_SOORTEN = (
    ("Van leerlingen: naam, geboortedatum, adres, school, en wat school, ouders en deskundigen over hun ontwikkeling en "
     "ondersteuning schreven. Daarbij horen gegevens over gezondheid (AVG artikel 9)."),
    "Van ouders en verzorgers: naam, adres, telefoon, gezag, en wat zij vonden.",
    "Van leden, deskundigen en contactpersonen van scholen: naam, functie, telefoon, stem of advies.",
    "Een burgerservicenummer hoort er niet in: wat het programma als zo'n nummer herkent, weigert het.",
)  # fmt: skip
_BESCHERMD = (
    "Het hele register is versleuteld. Zonder wachtzin of herstelblad is er niets van te lezen.",
    "De namen waarmee gebruikers zich aanmelden, en het aantal en de grootte van de stukken, zijn wel te zien.",
    "Of de schijf zelf versleuteld is, staat op de pagina Beveiliging.",
)


def inleiding() -> str:
    """What stands above the figures."""
    return _INLEIDING


def _woorden(paren: tuple[tuple[str, int], ...]) -> str:
    return opsomming([f"{woord} ({aantal})" for woord, aantal in paren]) or "geen"


def _dag(dag: date | None) -> str:
    return datum_lang(dag) if dag else "nog niet"


def _periode(eerste: date | None, laatste: date | None) -> str:
    return f"van {datum_lang(eerste)} tot en met {datum_lang(laatste)}" if eerste and laatste else "nog niets"
