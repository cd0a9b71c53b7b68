"""Every use case with a value for each of its parameters, over one register with dossiers in every state.

Nothing here names a use case by hand: the functions of ``cvt_desktop.services`` are found by their first parameter, so
that a new one is under test from the day it is written (and fails until ``waarde`` knows what it takes).
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from cvt_desktop import services
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.exchange.werkmap import XlsxSchrijver
from cvt_desktop.domain.aanvraag import Koppeling
from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Redenen, Tekenwijze
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.bezwaar import Ontvangst
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.formulier import Gezag
from cvt_desktop.domain.gebeurtenis import Resultaat
from cvt_desktop.domain.ids import AanvraagId, PersoonId, SchoolId, VoorzieningId, ZittingId
from cvt_desktop.domain.instrument import Instrument, Instrumentsoort
from cvt_desktop.domain.leeslijst import EersteOordeel
from cvt_desktop.domain.mandaat import Bevoegdheid
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.onderwerp import leerling_id_van
from cvt_desktop.domain.persoon import Persoon, Rol
from cvt_desktop.domain.reservekopie import Aanleiding, Kopiegegevens, Logkop
from cvt_desktop.domain.termijnfeiten import Feitsoort, Termijnfeit
from cvt_desktop.domain.voorziening import Voorziening
from cvt_desktop.ports.register import Vastlegging
from cvt_desktop.ports.voortgang import Stil
from cvt_desktop.services import brieven, klaarzetten, leeslijst, ondertekenen, zittingen
from cvt_desktop.services.aanmelden import Geopend
from cvt_desktop.services.beveiliging import Slotstand
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intakeconcept import Intakeconcept
from cvt_desktop.services.invoer import Invoer
from cvt_desktop.services.stukken import Stuklezer
from cvt_desktop.services.technischrapport import Techniek
from db.register import DbRegister
from tests.besluit_opzet import Besluitopzet, zet_besluit_op
from tests.documents.pdf import maak_pdf
from tests.dossiers import voeg_stuk, vul_dossier
from tests.factories import (
    BAKKENES,
    BENSALEM,
    BESTUURDER,
    CRUTZER,
    MEANDER,
    MOMENT,
    SECRETARIS,
    VANDAAG,
    VOORZITTER,
    maak_aanvraag,
    maak_aanvraag_bij_deskundigen,
    maak_adviesinhoud,
    maak_bezwaar,
    maak_formulier,
    maak_instellingen,
    maak_leerling,
    maak_leesmap,
    maak_mandaat,
    maak_persoon,
    maak_verwijdering,
    maak_verzorgers,
    uuid_van,
)
from tests.fakes.klok import VasteKlok
from tests.fakes.laptop import NepLaptop
from tests.fakes.poorten import NepBijlagen, NepOpmaker, NepZegel
from tests.fakes.register import maak_dienst
from tests.zitting_opzet import LEDEN, open_zitting, plan

KERN_EEN, KERN_TWEE = "KERNWOORDVANEEN", "KERNWOORDVANTWEE"
GEHEIM = "Verborgenlaan"
GEHEIME_OUDER = "Yara Schuilhof"
OPEN_KENMERK = "2026-0500"
PER_ROL: dict[Rol, Persoon] = {rol: maak_persoon(f"Iemand {rol.name.title()}", rol) for rol in Rol}
"""Somebody with each role alone."""
BINNENWERK = {"besluitcontrole", "intrekkingscontrole", "dossiertoegang", "logo", "oefendossiers", "documenten", "stokje",
              "hoogwater", "overdracht", "oefenlezen", "oefengroep"}  # fmt: skip
"""Parts of use cases, and what fills practice registers: they are called inside a unit that was allowed already.

What moves a register to another laptop needs a real vault, and is tried with each role in ``test_overdracht``."""
_OP_DE_AGENDA = ("zitting_behandelen.", "zittingen.", "hamerstukken.", "aantekeningen.", "leeslijst.", "agendaverplaatsing.")
"""Modules whose dossier is an item of the zitting that is open."""
_BINNEN = {"volgens_plan",
           "bewaar_stukken", "lees_dossier", "zichtbare_adviezen", "zichtbare_stukken", "eis_stuk", "namens", "punten",
           "lees_ledenlijst", "bij_rolwijziging", "onthoud", "te_ondertekenen", "controleer_stemmen", "stemde_in", "rond_af",
           "eis_keuze", "lees_document", "punt_zoals", "stemmen_zoals"}


@dataclass(slots=True)
class Spoor:
    """What one call did: which acts were asked of the policy, and what its write units told the log."""

    gevraagd: list[tuple[Actie, bool]] = field(default_factory=list)
    eenheden: list[list[Vastlegging]] = field(default_factory=list)
    kluis: list[str] = field(default_factory=list)

    @property
    def gelukt(self) -> list[Vastlegging]:
        return [v for eenheid in self.eenheden for v in eenheid if v.resultaat is Resultaat.GELUKT]

    @property
    def geweigerd(self) -> list[Vastlegging]:
        return [v for eenheid in self.eenheden for v in eenheid if v.resultaat is Resultaat.GEWEIGERD]

    @property
    def stil(self) -> int:
        """Units that committed without a word to the log."""
        return sum(1 for eenheid in self.eenheden if not eenheid)


class _NietBewarenError(Exception):
    """Undoes a unit that went well."""


class SpionRegister:
    """A register that tells ``spoor`` about every unit that went well, and keeps none: each call finds it as it was."""

    def __init__(self, register: DbRegister, spoor: Spoor) -> None:
        self._register, self._spoor = register, spoor
        self.oefen = register.oefen
        self.alleen_lezen, self.geschreven = "", 0
        self.lezen, self.verwarm = register.lezen, register.verwarm

    @contextmanager
    def schrijven(self) -> Iterator[Any]:
        gezegd: list[Vastlegging] = []
        with suppress(_NietBewarenError), self._register.schrijven() as uow:
            echt = uow.vastleggen

            def vastleggen(v: Vastlegging) -> None:
                gezegd.append(v)
                echt(v)

            uow.vastleggen = vastleggen  # type: ignore[method-assign,assignment]
            yield uow
            self._spoor.eenheden.append(gezegd)
            raise _NietBewarenError


class NepKluis:
    """A vault that remembers what was asked of it."""

    generatie = 1

    def __init__(self, spoor: Spoor) -> None:
        self._spoor = spoor
        self.gebruikers = frozenset({BENSALEM.id, SECRETARIS.id, VOORZITTER.id})

    def __getattr__(self, naam: str) -> Callable[..., str]:
        def doe(*_: object, **__: object) -> str:
            self._spoor.kluis.append(naam)
            return "123456"

        return doe


class Wereld:
    """The register, and the values that the use cases are called with."""

    def __init__(self, map_: Path) -> None:
        self.map_ = map_
        self.opzet = zet_besluit_op(map_, aantal=2)
        self.bijlagen: NepBijlagen = self.opzet.bijlagen
        self.open_id = _open_dossier(self.opzet)
        self.zitting_id = _lopende_zitting(self.opzet)
        _brieven(self.opzet, self.open_id, map_)
        self.opzet.in_tekenmap(0)
        getekend = self.opzet.in_tekenmap(1)
        ondertekenen.tekenen(self.opzet.als(VOORZITTER), getekend.id, Tekenwijze.PAPIER)
        with self.opzet.zitting.register.schrijven() as uow:
            uow.bezwaren.save(maak_bezwaar(aanvraag_id=getekend.aanvraag_id, besluit_id=getekend.id,
                                           ontvangst=Ontvangst(ontvangen_op=VANDAAG)))  # fmt: skip
            uow.mandaten.save(maak_mandaat(bevoegdheid=Bevoegdheid.BEZWAAR))
            uow.leesmappen.save(maak_leesmap(zitting_id=self.zitting_id))
            uow.leerlingen.save(derde := maak_leerling("Derde"))
            dubbel = uow.aanvragen.save(maak_aanvraag("2026-0778", leerling_id=derde.id))
            uow.verwijderingen.save(maak_verwijdering(aanvraag_id=dubbel.id, kenmerk=dubbel.kenmerk))
        self._register: DbRegister = self.opzet.zitting.register
        self._waarden: dict[str, Waarden] = {}

    def dienst(self, wie: Persoon, spoor: Spoor, opmaker: NepOpmaker) -> Dienst:
        """The ports of ``wie`` over the register."""
        basis = maak_dienst(self._register, wie, klok=VasteKlok(), bijlagen=self.bijlagen, opmaker=opmaker)
        return replace(basis, register=SpionRegister(self._register, spoor))

    def waarden(self, plek: str) -> Waarden:
        """The values for a dossier in this state."""
        if plek not in self._waarden:
            self._waarden[plek] = Waarden(self, self.opzet.dienst, self.dossiers()[plek])
        return self._waarden[plek]

    def dossiers(self) -> dict[str, AanvraagId]:
        """One being advised on, one in the Tekenmap, one signed, one on the agenda of an open zitting."""
        return {"open": self.open_id, "tekenmap": self.opzet.aanvraag_id(0), "getekend": self.opzet.aanvraag_id(1)}


def _open_dossier(opzet: Besluitopzet) -> AanvraagId:
    """Crutzer vastgesteld, Bensalem (a lid) still writing; one ouder at a geheim address."""
    een, twee = maak_verzorgers()
    geheim = replace(twee, naam=GEHEIME_OUDER, adres_geheim=True, gezag=Gezag.OUDER,
                     adres=Adres(straat=f"{GEHEIM} 77", postcode="1999 ZZ", plaats="Meerstede"))  # fmt: skip
    formulier = maak_formulier()
    formulier = replace(formulier, b=replace(formulier.b, verzorgers=(een, geheim)))
    gevraagd = tuple(Koppeling(volgorde=n, persoon_id=p.id, gevraagd_op=date(2027, 4, 12)) for n, p in
                     ((1, CRUTZER), (2, BENSALEM)))  # fmt: skip
    leerling = maak_leerling("Noor", "Schuilhof", adres_geheim=True,
                             adres=Adres(straat=f"{GEHEIM} 77", postcode="1999 ZZ", plaats="Meerstede"))  # fmt: skip
    aanvraag = maak_aanvraag_bij_deskundigen(OPEN_KENMERK, koppelingen=gevraagd, formulier=formulier, leerling_id=leerling.id)
    dienst = opzet.dienst
    vul_dossier(dienst, aanvraag=aanvraag, leerling=leerling, vastgesteld=(1,), op_agenda=False)
    papier = voeg_stuk(dienst, "advies een.pdf", Stuksoort.ADVIES, maak_pdf(1, tekst=KERN_EEN), kenmerk=OPEN_KENMERK)
    with dienst.register.schrijven() as uow:
        for wie in PER_ROL.values():
            uow.personen.save(wie)
        for advies in uow.adviezen.of_aanvraag(aanvraag.id):
            kern = KERN_EEN if advies.volgorde == 1 else KERN_TWEE
            inhoud = replace(advies.inhoud, kern=kern, ondersteuningsbehoefte=kern, mening=kern)
            eigen = replace(advies, inhoud=inhoud, uit_bijlage=papier.id)
            if advies.volgorde == 2:
                eigen = replace(advies, inhoud=inhoud, persoon_id=BENSALEM.id, naam=BENSALEM.naam, beroep=BENSALEM.beroep)
            uow.adviezen.save(eigen)
    return aanvraag.id


def _lopende_zitting(opzet: Besluitopzet) -> ZittingId:
    """A second zitting, open, with a dossier that is not decided."""
    from tests.zitting_opzet import _DOSSIERS, _bewaar

    dienst = opzet.dienst
    _, leerling, school, adviezen = _DOSSIERS()[0]
    leerling = replace(leerling, id=maak_leerling("Tweede").id, roepnaam="Tweede")
    aanvraag = _bewaar(opzet.zitting.register, "2026-0777", leerling, school, adviezen)
    zitting_id = zittingen.plannen(dienst, plan())
    zittingen.agenderen(dienst, zitting_id, aanvraag.id)
    open_zitting(replace(opzet.zitting, zitting_id=zitting_id))
    return zitting_id


def _brieven(opzet: Besluitopzet, aanvraag_id: AanvraagId, map_: Path) -> None:
    gemaakt = brieven.ontvangstbevestiging_maken(opzet.dienst, aanvraag_id)
    klaarzetten.zet_klaar(opzet.dienst, (gemaakt[0].id,), map_)


# --- the functions and their values -----------------------------------------------------------------------------------


def alle() -> list[tuple[str, Callable[..., object]]]:
    """``(module.name, function)`` of every use case."""
    gevonden: list[tuple[str, Callable[..., object]]] = []
    for deel in pkgutil.iter_modules(services.__path__):
        if deel.name in BINNENWERK:
            continue
        module = importlib.import_module(f"{services.__name__}.{deel.name}")
        for naam, functie in vars(module).items():
            if not inspect.isfunction(functie) or functie.__module__ != module.__name__ or naam.startswith("_"):
                continue
            eerste = next(iter(inspect.signature(functie).parameters), "")
            if eerste in {"dienst", "geopend"} and naam not in _BINNEN:
                gevonden.append((f"{deel.name}.{naam}", functie))
    return gevonden


class Waarden:
    """A value for each parameter, by its annotation; read from the register as it is now."""

    def __init__(self, wereld: Wereld, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self.map_ = wereld.map_
        with dienst.register.lezen() as uow:
            self.aanvraag = uow.aanvragen.get(aanvraag_id)
            besluiten = uow.besluiten.of_aanvraag(aanvraag_id) or uow.besluiten.of_aanvraag(wereld.opzet.aanvraag_id(0))
            self.besluit = besluiten[0]
            brieven_ = uow.brieven.of_aanvraag(aanvraag_id) or uow.brieven.of_aanvraag(wereld.open_id)
            self.brief = brieven_[-1]
            self.advies = uow.adviezen.of_aanvraag(aanvraag_id)[0]
            self.stuk = (uow.stukken.of_aanvraag(aanvraag_id) or uow.stukken.of_aanvraag(wereld.open_id))[-1]
            self.bezwaar = uow.bezwaren.all()[0]
            self.mandaat = uow.mandaten.all()[0]
            self.notitie = uow.notities.of_aanvraag(wereld.open_id)[0]
            self.klaargezet = uow.klaargezet.openstaand()[0]
            zitting = uow.zittingen.get(wereld.zitting_id)
            self.leesmap = uow.leesmappen.all()[0]
            self.verwijdering = uow.verwijderingen.all()[0]
            self.tlv = uow.verklaringen.of_leerling(leerling_id_van(uow.aanvragen.get(wereld.opzet.aanvraag_id(1))))[0]
            self.leerling = uow.leerlingen.get(leerling_id_van(self.aanvraag))
            self.instellingen = uow.instellingen.all()[0]
        self.zitting, self.punt = zitting, zitting.punten[0].aanvraag_id
        self.leeslijst = leeslijst.leeslijst(wereld.opzet.zitting.als(BENSALEM), zitting.id)

    def voor(self, naam: str, functie: Callable[..., object]) -> dict[str, Any]:
        """The arguments after the first one; those with a default are left out, and so is any number of something."""
        rest = list(inspect.signature(functie).parameters.values())[1:]
        return {p.name: self._een(naam, p) for p in rest if p.default is p.empty and p.kind is not p.VAR_POSITIONAL}

    def _een(self, naam: str, p: inspect.Parameter) -> Any:
        if naam.startswith(_OP_DE_AGENDA) and p.annotation == "AanvraagId":
            return self.punt
        if p.name == "map_":
            return self.map_
        if p.name == "aanwezig" and "frozenset" in str(p.annotation):
            return frozenset(PersoonId(lid.id) for lid in (*LEDEN, SECRETARIS))
        return self._op_soort(str(p.annotation), p.name)

    def _op_soort(self, soort: str, naam: str) -> Any:
        from cvt_desktop.services import besluiten, intake

        if soort == "PersoonId | None":
            return VOORZITTER.id if naam == "voorzitter_id" else SECRETARIS.id
        if soort == "str":
            return besluiten.INTREKREDENEN[0] if naam == "reden" else "P1" if naam == "code" else "tekst"
        if soort in self._vaak:
            return self._vaak[soort]
        return _zeldzaam(soort, self, intake.NieuweAanvraag)

    @cached_property
    def _vaak(self) -> dict[str, Any]:
        """The values of the parameters that many use cases take; none of them can be changed by who gets it."""
        from cvt_desktop.domain.formulier import Soort
        from cvt_desktop.domain.hoorrecht import zoals_aanvraag
        from cvt_desktop.domain.voorstel import zoals_gevraagd
        from cvt_desktop.services import oefengegevens
        from tests.zitting_opzet import ALLE_DRIE

        return {
            "AanvraagId": self.aanvraag.id, "BesluitId": self.besluit.id, "BriefId": self.brief.id, "AdviesId": self.advies.id,
            "BijlageId": self.stuk.id, "NotitieId": self.notitie.id, "BezwaarId": self.bezwaar.id,
            "MandaatId": self.mandaat.id, "ZittingId": self.zitting.id, "TlvId": self.tlv.id, "LeerlingId": self.leerling.id,
            "Invoer": Invoer.van(self.aanvraag.formulier, self.leerling, self.aanvraag.school_id),
            "LeesmapId": self.leesmap.id, "VerwijderingId": self.verwijdering.id,
            "PersoonId": BENSALEM.id,
            "Persoon": maak_persoon("Nieuw Iemand", Rol.LID, met_login=False),
            "SchoolId": MEANDER.id,
            "School": replace(MEANDER, id=SchoolId(uuid_van("n")), brin="88AA"),
            "date": VANDAAG, "date | None": date(2027, 6, 1), "int": 1, "int | None": None,
            "bool": True, "bytes": maak_pdf(1), "UUID": UUID(int=7),
            "object": Redenen(),
            "Besluit": self.besluit, "Briefsoort": Briefsoort.BESLUIT_SCHOOL, "Redenen": self.besluit.redenen,
            "Categorie | None": self.besluit.categorie, "Formulier": self.aanvraag.formulier, "Leerling": self.leerling,
            "Leerling | None": self.leerling,
            "Instellingen": self.instellingen, "Toets": self.aanvraag.toets, "Vergewissing": ALLE_DRIE,
            "Hoorrecht": zoals_aanvraag(self.aanvraag.formulier.b), "Voorgenomen": zoals_gevraagd(self.aanvraag),
            "Voorgenomen | None": zoals_gevraagd(self.aanvraag),
            "Adviesinhoud": maak_adviesinhoud(), "Zittingplan": plan(), "Intakeconcept": Intakeconcept(),
            "Termijnfeit": Termijnfeit(soort=Feitsoort.INGEBREKESTELLING, datum=VANDAAG),
            "Voorziening": Voorziening(id=VoorzieningId(UUID(int=8)), schooljaar="2026-2027", naam="Een klas"),
            "Plaatsantwoord | None": None,
            "Instrument": Instrument(schooljaar="2026-2027", soort=Instrumentsoort.IQ, naam="WISC-V"),
            "Notitiesoort": Notitiesoort.NOTITIE, "Stuksoort": Stuksoort.OPP, "frozenset[Rol]": frozenset({Rol.LID}),
            "Sequence[PersoonId]": (BAKKENES.id,), "Callable[[], str]": lambda: "zes woorden",
            "Iterable[str]": ("een stuk",), "Sequence[AanvraagId]": (self.punt,), "Sequence[int]": (1,), "type[T]": Redenen,
            "Soort": Soort.TLV_VSO_NIEUW,
            "Callable[[], AbstractContextManager[Zegel]]": lambda: nullcontext(NepZegel()),
            "Stuklezer": Stuklezer(inlezer=Bestandslezer()), "Mapping[str, str]": {}, "Voortgang": Stil(),
            "Sequence[AanvraagSummary]": (), "intake.NieuweAanvraag": None, "dossier": oefengegevens.ALLE[0],
        }  # fmt: skip


def _zeldzaam(soort: str, w: Waarden, nieuwe_aanvraag: type) -> Any:
    """Values of the parameters that few use cases take."""
    from cvt_desktop.domain.aanvraag import Aanvulling
    from cvt_desktop.domain.adres import Adres
    from cvt_desktop.domain.adviesverschil import Verschilweg
    from cvt_desktop.domain.afhandeling import Intrekkingswijze
    from cvt_desktop.domain.bestandssoort import Bestandsvorm
    from cvt_desktop.domain.bezwaar import (
        Bezwaaradvies,
        Bezwaarbeslissing,
        Gevolg,
        Herstelverzoek,
        Hoorgrond,
        Indiener,
        Naderuitstel,
        Oordeel,
        Uitstelgrond,
        Verdaging,
    )
    from cvt_desktop.domain.brief import Verzendwijze
    from cvt_desktop.domain.cijfer import Uitvoerdoel
    from cvt_desktop.domain.formulier import Soort
    from cvt_desktop.domain.lakvlak import Lakvlak
    from cvt_desktop.domain.schooljaar import Schooljaar
    from cvt_desktop.domain.steekproef import Steekproef
    from cvt_desktop.domain.stem import Stemkeuze
    from cvt_desktop.domain.stukdeel import Snede
    from cvt_desktop.domain.tlv import Beeindiging, Tlvtoestand
    from cvt_desktop.domain.toets import Antwoord
    from cvt_desktop.domain.verwijdering import Verwijderreden
    from cvt_desktop.domain.zienswijze import Zienswijze, Zienswijzevorm
    from cvt_desktop.ports.scholen import Scholenimport, Schoolregel
    from cvt_desktop.services.aanvraagintrekking import Intrekkingsinvoer
    from cvt_desktop.services.adviezen_samen import Ondertekenaar
    from cvt_desktop.services.bezwaarbrieven import Bezwaarbriefinvoer
    from cvt_desktop.services.bezwaren import Bezwaarinvoer
    from cvt_desktop.services.documenten.briefreeks import Aan
    from cvt_desktop.services.lossebrief import Lossebriefinvoer
    from cvt_desktop.services.mandaten import Mandaatinvoer
    from cvt_desktop.services.rondestemmen import Stemuiting
    from cvt_desktop.services.stukken import Stukvoorstel
    from cvt_desktop.services.uitstel import Uitstel
    from cvt_desktop.services.verlengingslijst import Rondevoorbeeld
    from cvt_desktop.services.verzenden import Zending
    from cvt_desktop.services.zienswijze import Uitnodiging
    from tests.unit.services.test_oso_overname import DOSSIER

    if soort == "NieuweAanvraag":
        invoer = Invoer.van(w.aanvraag.formulier, w.leerling, w.aanvraag.school_id)
        return nieuwe_aanvraag(soort=Soort.TLV_VSO_NIEUW, invoer=invoer)
    voorstel = Stukvoorstel(bijlage_id=w.stuk.id, naam="x.pdf", soort=Stuksoort.OPP, vorm=Bestandsvorm.PDF, bytes=4,
                            sha256=w.stuk.sha256)  # fmt: skip
    tabel: dict[str, Any] = {
        "Verwijderreden": Verwijderreden.DUBBEL,
        "Verschilweg": Verschilweg.ZITTING, "Beeindiging": Beeindiging(toestand=Tlvtoestand.VERVALLEN, reden="verkeerde datum"),
        "Bezwaarinvoer": Bezwaarinvoer(indiener=Indiener.OUDER, naam="Iemand", ontvangst=Ontvangst(ontvangen_op=VANDAAG)),
        "Mandaatinvoer": Mandaatinvoer(persoon_id=BESTUURDER.id, bevoegdheid=Bevoegdheid.BESLUIT, soort=None, van=VANDAAG,
                                       document="Mandaatbesluit", document_van=VANDAAG),
        "Herstelverzoek": Herstelverzoek(verzonden_op=VANDAAG, uiterlijk=date(2027, 6, 7), wat="gronden"),
        "Verdaging": Verdaging(op=VANDAAG, weken=6), "Hoorgrond": Hoorgrond.WIL_NIET,
        "Naderuitstel": Naderuitstel(op=VANDAAG, tot=date(2027, 12, 1), grond=Uitstelgrond.ALLEN),
        "Adres": Adres(straat="Kade 1", postcode="1999 AB", plaats="Meerstede"),
        "Bezwaarbriefinvoer": Bezwaarbriefinvoer(soort=Briefsoort.BEZWAAR_ONTVANGST),
        "Intrekkingsinvoer": Intrekkingsinvoer(op=VANDAAG, door="Iemand", wijze=Intrekkingswijze.POST, reden="een reden"),
        "Iterable[AanvraagSummary]": (), "Sequence[tuple[AanvraagId, int]]": ((w.aanvraag.id, 1),),
        "Uitstel": Uitstel(van=VANDAAG, tot=date(2027, 5, 20), reden="een reden", ingestemd_op=VANDAAG),
        "Uitnodiging": Uitnodiging(aan=Aan.SCHOOL, voornemen="afwijzen", gegevens="het advies", uiterlijk=date(2027, 6, 1)),
        "Zienswijze": Zienswijze(op=VANDAAG, vorm=Zienswijzevorm.SCHRIFTELIJK, inhoud="Niet mee eens."),
        "Lossebriefinvoer": Lossebriefinvoer(aan=Aan.SCHOOL, onderwerp="Een onderwerp", tekst="Een tekst."),
        "Bezwaaradvies": Bezwaaradvies(gedateerd=VANDAAG, ontvangen_op=VANDAAG, strekking=Oordeel.ONGEGROND),
        "Bezwaarbeslissing": Bezwaarbeslissing(op=VANDAAG, oordeel=Oordeel.NIET_ONTVANKELIJK, gevolg=Gevolg.BLIJFT,
                                               beslist_door=BESTUURDER.id),
        "Mapping[AanvraagId, Stemuiting]": {w.punt: Stemuiting(keuze=Stemkeuze.VOOR)},
        "Verzendwijze": Verzendwijze.POST, "Stemkeuze": Stemkeuze.VOOR, "Antwoord": Antwoord.JA, "Stukvoorstel": voorstel,
        "Aanvulling": Aanvulling(ontbreekt=("een stuk",), uiterlijk=date(2027, 6, 1)), "Sequence[Stukvoorstel]": (voorstel,),
        "Zending": Zending(brief_id=w.brief.id, op=VANDAAG, wijze=Verzendwijze.POST),
        "tuple[Zending, ...]": (Zending(brief_id=w.brief.id, op=VANDAAG, wijze=Verzendwijze.POST),),
        "Scholenimport": Scholenimport(scholen=(Schoolregel(regels=(2,), naam="Een school"),)), "Osodossier": DOSSIER,
        "Sequence[Snede]": (Snede(begint_op=1, soort=Stuksoort.OPP),), "Versies": {w.stuk.id: w.stuk.versie},
        "Collection[Lakvlak]": (Lakvlak(bladzijde=1, links=0, boven=0, breed=500, hoog=500),),
        "Schooljaar": Schooljaar(2026), "Uitvoerdoel": Uitvoerdoel.BESTUUR,
        "Ondertekenaar": Ondertekenaar(persoon_id=CRUTZER.id, onafhankelijkheid=maak_adviesinhoud().onafhankelijkheid),
        "Steekproef": Steekproef(van=VANDAAG, tot=VANDAAG, uit=0, gekozen=()),
        "Sequence[BriefId]": (w.brief.id,), "Iterable[BriefId]": (w.brief.id,), "Iterable[date]": (VANDAAG,),
        "Iterable[AanvraagId]": (w.punt,),
        "Sequence[KlaargezetId]": (w.klaargezet.id,), "Path": w.map_ / "audit.cvtlog", "Kopiegegevens": _kopiegegevens(),
        "EersteOordeel": EersteOordeel.VOOR, "EersteOordeel | None": EersteOordeel.VOOR,
        "Leeslijst": w.leeslijst,
        "Werkmapschrijver": XlsxSchrijver(), "Sequence[TlvId]": (w.tlv.id,), "Sequence[str]": ("een school",),
        "Mapping[Soort, int | None]": {}, "Callable[[str, str], object]": lambda _pad, _digest: Redenen(),
        "Rondevoorbeeld": Rondevoorbeeld(einddatum=VANDAAG, school="een school", regels=()),
        **_overname(), "Laptop": NepLaptop(), "Iterable[Beveiligingspunt]": (),
        "Slotstand": Slotstand(minuten=15, minuten_zitting=45, hoort_slaap=True, hoort_sessie=True),
        "Techniek": Techniek(onderdelen={}, scherm="", beleid=(), log=()),
    }  # fmt: skip
    return tabel[soort]


def _overname() -> dict[str, Any]:
    """A list of the system of before with one row, and its preview."""
    from cvt_desktop.services.overname import Overnamevoorbeeld, Rijstand, Voorbeeldregel
    from cvt_desktop.services.overname_regels import Overnameveld, Rijkeuring

    tabel = Bestandslezer().tabel(b"Nummer;Naam;Geboren;Soort;Van\nOUD-1;Iemand Anders;01-02-2012;PrO;01-08-2026\n")
    kolommen = dict(zip((Overnameveld.NUMMER, Overnameveld.LEERLING, Overnameveld.GEBOORTEDATUM, Overnameveld.SOORT,
                         Overnameveld.INGANGSDATUM), range(5), strict=True))  # fmt: skip
    (bron,) = tabel.rijen
    rij = Rijkeuring({veld: bron.cel(kolom) for veld, kolom in kolommen.items()}, VANDAAG).rij()
    regel = Voorbeeldregel(bron=bron, stand=Rijstand.NIEUW, rij=rij)
    return {"Tabel": tabel, "Mapping[Overnameveld, int]": kolommen,
            "Overnamevoorbeeld": Overnamevoorbeeld(koppen=tabel.koppen, toewijzing=kolommen, regels=(regel,),
                                                   schooljaar="2026-2027", laatste=0)}  # fmt: skip


def _kopiegegevens() -> Kopiegegevens:
    return Kopiegegevens(
        kluis=UUID(int=7), oefen=True, generatie=1, sleutelnummer=1, kopnummer=1, moment=MOMENT, aanleiding=Aanleiding.SESSIE,
        schema="0011", log=Logkop(volgnummer=0, digest=""), rijen=1, databank_bytes=1, bijlagen=0, bijlagen_bytes=0,
    )  # fmt: skip


def geopend(dienst: Dienst, spoor: Spoor) -> Geopend:
    """An open register for the use cases that change the vault."""
    kluis: Any = NepKluis(spoor)
    kluis.lezen = dienst.register.lezen
    return Geopend(map_=Path(), dienst=dienst, kluis=kluis, databank=kluis, waterstand=kluis,
                   als_lid=lambda *_: nullcontext(dienst.zegel))


def teksten(waarde: object, overslaan: tuple[type, ...] = ()) -> Iterator[str]:
    """Every text in a result, however deep, also the fields that are left out of ``repr``."""
    if isinstance(waarde, overslaan):
        return
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, bytes):
        yield waarde.decode("latin-1")
    elif is_dataclass(waarde) and not isinstance(waarde, type):
        for veld in fields(waarde):
            yield from teksten(getattr(waarde, veld.name), overslaan)
    elif isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            yield from teksten(sleutel, overslaan)
            yield from teksten(deel, overslaan)
    elif isinstance(waarde, list | tuple | set | frozenset):
        for deel in waarde:
            yield from teksten(deel, overslaan)


__all__ = ["Spoor", "Waarden", "Wereld", "alle", "geopend", "maak_instellingen", "teksten"]
