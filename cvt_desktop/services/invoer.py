"""What stands in the form of an aanvraag while somebody types: the same fields, none of them required yet."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from uuid import uuid4

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.blok_arrangement import BlokArrangement
from cvt_desktop.domain.blok_groep import BlokGroep
from cvt_desktop.domain.blok_pro import BlokPro
from cvt_desktop.domain.blok_voorziening import BlokVoorziening
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.formulier import (
    BlokAanvraag,
    BlokLeerling,
    BlokVso,
    Formulier,
    JaNee,
    OntvangenVia,
    RelatieSchool,
    teksten,
)
from cvt_desktop.domain.ids import LeerlingId, SchoolId
from cvt_desktop.domain.leerling import Leerling

_LEGE_DAG = date(2000, 1, 1)  # never stored: only to let ``teksten`` walk over a form without a day of receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Leerlinginvoer:
    """The pupil's own fields of block B (screens.md 5.2)."""

    roepnaam: str = field(default="", repr=False)
    voornamen: str = field(default="", repr=False)
    voorvoegsel: str = field(default="", repr=False)
    achternaam: str = field(default="", repr=False)
    heeft_een_naam: bool = False
    geboortedatum: date | None = field(default=None, repr=False)
    woonplaats: str = field(default="", repr=False)
    adres: Adres = field(default=Adres(), repr=False)
    adres_geheim: bool = False

    @property
    def heeft_naam(self) -> bool:
        """Whether there is enough of a name to register under."""
        return bool(self.achternaam and (self.roepnaam or self.voornamen)) or (
            self.heeft_een_naam and bool(self.roepnaam or self.voornamen or self.achternaam)
        )

    @property
    def naam(self) -> str:
        """As it is spoken."""
        return " ".join(deel for deel in (self.roepnaam or self.voornamen, self.voorvoegsel, self.achternaam) if deel)

    @classmethod
    def van(cls, leerling: Leerling) -> Leerlinginvoer:
        """The fields of a pupil in the register."""
        return cls(**{veld.name: getattr(leerling, veld.name) for veld in fields(cls)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoer:
    """The form as typed; ``formulier`` and ``leerling`` turn it into what the register keeps."""

    school_id: SchoolId | None = None
    ontvangen_op: date | None = None
    ontvangen_via: OntvangenVia | None = None
    relatie: RelatieSchool | None = None
    aangemeld_op: date | None = None
    contactpersoon: str = field(default="", repr=False)
    getekend_door: str = field(default="", repr=False)
    namens_bevoegd_gezag: JaNee = JaNee.NIET_VERMELD
    datum_aanvraag: date | None = None
    consulent: str = field(default="", repr=False)
    spoed: str = field(default="", repr=False)
    gemachtigde: str = field(default="", repr=False)
    opmerking: str = field(default="", repr=False)
    van_leerling: Leerlinginvoer = Leerlinginvoer()
    b: BlokLeerling = field(default_factory=BlokLeerling)
    vso: BlokVso = field(default_factory=BlokVso)
    pro: BlokPro = field(default_factory=BlokPro)
    arr: BlokArrangement = field(default_factory=BlokArrangement)
    tbv: BlokVoorziening = field(default_factory=BlokVoorziening)
    groep: BlokGroep = field(default_factory=BlokGroep)

    @classmethod
    def van(cls, formulier: Formulier, leerling: Leerling | None, school_id: SchoolId) -> Invoer:
        """The form of an aanvraag that is in the register; a groepsarrangement has no pupil."""
        a = {veld.name: getattr(formulier.a, veld.name) for veld in fields(BlokAanvraag)}
        eigen = Leerlinginvoer() if leerling is None else Leerlinginvoer.van(leerling)
        return cls(school_id=school_id, van_leerling=eigen, b=formulier.b, vso=formulier.vso, pro=formulier.pro,
                   arr=formulier.arr, tbv=formulier.tbv, groep=formulier.groep, **a)  # fmt: skip

    def formulier(self, versie: int = 1) -> Formulier:
        """The form for the register; raises ``InvoerError`` when ontvangen op or via lacks."""
        if self.ontvangen_op is None:
            raise InvoerError("Vul in op welke dag de aanvraag is ontvangen.", code="ontbreekt", veld="a.ontvangen_op")
        if self.ontvangen_via is None:
            raise InvoerError("Kies hoe de aanvraag is binnengekomen.", code="ontbreekt", veld="a.ontvangen_via")
        return self._met(self.ontvangen_op, self.ontvangen_via, versie)

    def leerling(self, bestaand: Leerling | None = None) -> Leerling:
        """The pupil for the register: a new one, or ``bestaand`` with what the form says.

        Raises ``InvoerError`` when the date of birth lacks.
        """
        bron = self.van_leerling
        if bron.geboortedatum is None:
            raise InvoerError("Vul de geboortedatum in. Zonder kan de leerling niet worden herkend.", code="ontbreekt",
                              veld="leerling.geboortedatum")  # fmt: skip
        nieuw = Leerling(
            id=LeerlingId(uuid4()), roepnaam=bron.roepnaam, voornamen=bron.voornamen, voorvoegsel=bron.voorvoegsel,
            achternaam=bron.achternaam, heeft_een_naam=bron.heeft_een_naam, geboortedatum=bron.geboortedatum,
            woonplaats=bron.woonplaats, adres=bron.adres, adres_geheim=bron.adres_geheim,
        )  # fmt: skip
        if bestaand is None:
            return nieuw
        return replace(nieuw, id=bestaand.id, versie=bestaand.versie)

    def zonder_leerling(self) -> Invoer:
        """Without what was typed about one pupil, before another kind was chosen: a groepsarrangement keeps none of it."""
        return replace(self, relatie=None, aangemeld_op=None, van_leerling=Leerlinginvoer(), b=BlokLeerling(), vso=BlokVso(),
                       pro=BlokPro(), arr=BlokArrangement(), tbv=BlokVoorziening())  # fmt: skip

    @property
    def naam(self) -> str:
        """What a draft is called: the pupil, or the title of the group."""
        return self.van_leerling.naam or self.groep.titel.strip()

    def teksten(self) -> tuple[tuple[str, str], ...]:
        """``(field, text)`` of every filled text, the pupil's own included."""
        eigen = [(f"leerling.{veld.name}", waarde) for veld in fields(Leerlinginvoer)
                 if isinstance(waarde := getattr(self.van_leerling, veld.name), str) and waarde]  # fmt: skip
        adressen = [(f"leerling.{naam}", tekst) for naam, tekst in _adresteksten(self.van_leerling.adres)]
        for nummer, verzorger in enumerate(self.b.verzorgers, 1):
            delen = (*_adresteksten(verzorger.adres), ("aanhef", verzorger.aanhef), ("telefoon", verzorger.telefoon),
                     ("email", verzorger.email), ("taal", verzorger.taal), ("bewijs", verzorger.elektronisch.bewijs))  # fmt: skip
            adressen += [(f"b.verzorgers.{nummer}.{naam}", tekst) for naam, tekst in delen if tekst]
        return (*eigen, *adressen, *teksten(self._met(_LEGE_DAG, OntvangenVia.POST, 1)))

    def _met(self, ontvangen_op: date, ontvangen_via: OntvangenVia, versie: int) -> Formulier:
        waarden = {veld.name: getattr(self, veld.name) for veld in fields(BlokAanvraag)}
        waarden |= {"ontvangen_op": ontvangen_op, "ontvangen_via": ontvangen_via}
        return Formulier(versie=versie, a=BlokAanvraag(**waarden), b=self.b, vso=self.vso, pro=self.pro,
                         arr=self.arr, tbv=self.tbv, groep=self.groep)  # fmt: skip


def _adresteksten(adres: Adres) -> list[tuple[str, str]]:
    return [(veld.name, waarde) for veld in fields(adres) if (waarde := getattr(adres, veld.name))]
