"""What can be done with a bezwaar, as forms: the fields that are asked, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from cvt_desktop.domain.adres import Adres
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bezwaar import (
    Bezwaar,
    Bezwaaradvies,
    Bezwaarbeslissing,
    Bezwaartoestand,
    Gevolg,
    Herstelverzoek,
    Hoorgrond,
    Indiener,
    Naderuitstel,
    Ontvangst,
    Oordeel,
    Uitstelgrond,
    Verdaging,
)
from cvt_desktop.domain.ids import BezwaarId, PersoonId
from cvt_desktop.domain.termijnen import VERDAGING_WEKEN
from cvt_desktop.services import bezwaren
from cvt_desktop.services.bezwaren import Bezwaarinvoer
from cvt_desktop.services.context import Dienst
from ui.presenters.vak import Vak, Vaksoort
from ui.tonen import Keuze


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaaract:
    """A button and the form behind it."""

    sleutel: str
    knop: str
    titel: str
    uitleg: str
    actie: Actie
    vakken: tuple[Vak, ...]


def _keuzes(soort: type[StrEnum]) -> tuple[Keuze, ...]:
    return tuple(Keuze(waarde=str(v), tekst=str(v)) for v in soort)


REGISTREREN = Bezwaaract(
    sleutel="registreren", knop="Bezwaar registreren", titel="Bezwaar registreren", actie=Actie.BEZWAAR_REGISTREREN,
    uitleg="Zet het bezwaarschrift met de envelop bij Stukken. Registreer ook wat te laat of onvolledig lijkt: daarover beslist "
           "het bestuur, en een verzuim mag worden hersteld (Awb 6:6, 6:11).",
    vakken=(
        Vak(naam="indiener", label="Ingediend door", soort=Vaksoort.KEUZE, keuzes=_keuzes(Indiener)),
        Vak(naam="naam", label="Naam", soort=Vaksoort.REGEL),
        Vak(naam="ontvangen_op", label="Ontvangen op", vandaag=True,
            uitleg="De dag waarop het bij het samenwerkingsverband binnenkwam."),
        Vak(naam="dagtekening", label="Datum op het bezwaar", optioneel=True),
        Vak(naam="gepost_op", label="Datum poststempel", optioneel=True,
            uitleg="Gepost binnen de termijn en een week later binnen is op tijd (Awb 6:9, lid 2)."),
        Vak(naam="onbevoegd_op", label="Eerder ontvangen elders", optioneel=True,
            uitleg="Kwam het eerst bij de school of een ander orgaan, dan telt die dag (Awb 6:15, lid 3)."),
        Vak(naam="gronden", label="Gronden, in het kort", soort=Vaksoort.TEKST, optioneel=True),
    ),
)  # fmt: skip
_ALLE = (
    Bezwaaract(
        sleutel="doorzenden", knop="Doorzenden noteren…", titel="Doorgezonden aan de LBT", actie=Actie.BEZWAAR_DOORZENDEN,
        uitleg="De stukken voor de LBT maakt u op het tabblad Brieven.", vakken=(Vak(naam="op", label="Doorgezonden op"),),
    ),
    Bezwaaract(
        sleutel="advies", knop="Advies noteren…", titel="Advies van de LBT", actie=Actie.BEZWAAR_ADVIES,
        uitleg="Zet het advies bij Stukken. Het gaat met de beslissing mee.",
        vakken=(Vak(naam="gedateerd", label="Datum van het advies"), Vak(naam="ontvangen_op", label="Ontvangen op", vandaag=True),
                Vak(naam="strekking", label="De LBT adviseert", soort=Vaksoort.KEUZE, keuzes=_keuzes(Oordeel))),
    ),
    Bezwaaract(
        sleutel="beslissen", knop="Beslissing noteren…", titel="Beslissing op het bezwaar", actie=Actie.BEZWAAR_BESLISSEN,
        uitleg="Wie het besluit nam of tekende, staat er niet bij: die beslist niet op het bezwaar (Awb 10:3, lid 3).",
        vakken=(Vak(naam="op", label="Besloten op"),
                Vak(naam="oordeel", label="Het bezwaar is", soort=Vaksoort.KEUZE, keuzes=_keuzes(Oordeel)),
                Vak(naam="gevolg", label="Het besluit", soort=Vaksoort.KEUZE, keuzes=_keuzes(Gevolg)),
                Vak(naam="beslist_door", label="Beslist door", soort=Vaksoort.KEUZE),
                Vak(naam="reden_afwijking", label="Reden van afwijken", soort=Vaksoort.TEKST, optioneel=True,
                    uitleg="Nodig als de beslissing anders is dan het advies (Awb 7:13, lid 7).")),
    ),
    Bezwaaract(
        sleutel="bevestigen", knop="Ontvangst bevestigen…", titel="De ontvangst is bevestigd", actie=Actie.BEZWAAR_BEVESTIGEN,
        uitleg="Schriftelijk, met de mededeling dat de LBT over het bezwaar adviseert (Awb 6:14, lid 1; 7:13, lid 2).",
        vakken=(Vak(naam="op", label="Bevestiging verzonden op"),),
    ),
    Bezwaaract(
        sleutel="herstel_vragen", knop="Herstel vragen…", titel="Verzoek om herstel", actie=Actie.BEZWAAR_HERSTEL_VRAGEN,
        uitleg="Noteer het verzoek als de brief de deur uit is. De beslistermijn staat stil tot het herstel of tot de uiterste "
               "dag (Awb 6:6, 7:10, lid 2).",
        vakken=(Vak(naam="wat", label="Wat ontbreekt", soort=Vaksoort.REGEL), Vak(naam="verzonden_op", label="Verzonden op"),
                Vak(naam="uiterlijk", label="Herstellen uiterlijk")),
    ),
    Bezwaaract(
        sleutel="herstellen", knop="Herstel noteren…", titel="Het verzuim is hersteld", actie=Actie.BEZWAAR_HERSTELLEN,
        uitleg="De dag waarop het ontbrekende binnenkwam.", vakken=(Vak(naam="op", label="Ontvangen op", vandaag=True),),
    ),
    Bezwaaract(
        sleutel="hoorzitting", knop="Hoorzitting noteren…", titel="Dag van de hoorzitting", actie=Actie.BEZWAAR_HOREN,
        uitleg="De LBT bepaalt de dag. Een nieuwe dag vervangt de vorige (Awb 7:2).",
        vakken=(Vak(naam="op", label="Hoorzitting op"),),
    ),
    Bezwaaract(
        sleutel="verdagen", knop="Verdagen…", titel="De beslissing is verdaagd", actie=Actie.BEZWAAR_VERDAGEN,
        uitleg="Dit kan één keer, met ten hoogste zes weken. Noteer het als de mededeling aan ouders en school is verzonden "
               "(Awb 7:10, lid 3 en 5).",
        vakken=(Vak(naam="op", label="Mededeling verzonden op"),
                Vak(naam="weken", label="Aantal weken", soort=Vaksoort.GETAL, uitleg=f"1 tot en met {VERDAGING_WEKEN}.")),
    ),
    Bezwaaract(
        sleutel="niet_horen", knop="Niet horen…", titel="Er wordt niet gehoord", actie=Actie.BEZWAAR_NIET_HOREN,
        uitleg="Alleen om een van deze redenen; de beslissing noemt haar (Awb 7:3, 7:12). Als de LBT adviseert, besluit zij "
               "hierover (Awb 7:13, lid 4).",
        vakken=(Vak(naam="grond", label="Reden", soort=Vaksoort.KEUZE, keuzes=_keuzes(Hoorgrond)),),
    ),
    Bezwaaract(
        sleutel="uitstellen", knop="Verder uitstellen…", titel="De beslissing is verder uitgesteld",
        actie=Actie.BEZWAAR_UITSTELLEN,
        uitleg="Noteer het als de mededeling aan alle belanghebbenden is verzonden (Awb 7:10, lid 4 en 5). Een brief die u "
               "hier maakt noteert het zelf.",
        vakken=(Vak(naam="op", label="Mededeling verzonden op"), Vak(naam="tot", label="Beslissen uiterlijk"),
                Vak(naam="grond", label="Grond", soort=Vaksoort.KEUZE, keuzes=_keuzes(Uitstelgrond))),
    ),
    Bezwaaract(
        sleutel="adres", knop="Adres invullen…", titel="Adres van de indiener", actie=Actie.BEZWAAR_ADRES,
        uitleg="Voor de brieven over dit bezwaar.",
        vakken=(Vak(naam="straat", label="Straat en huisnummer", soort=Vaksoort.REGEL),
                Vak(naam="postcode", label="Postcode", soort=Vaksoort.REGEL),
                Vak(naam="plaats", label="Plaats", soort=Vaksoort.REGEL)),
    ),
    Bezwaaract(
        sleutel="intrekken", knop="Intrekking noteren…", titel="Het bezwaar is ingetrokken", actie=Actie.BEZWAAR_INTREKKEN,
        uitleg="Schriftelijk, of mondeling op de hoorzitting (Awb 6:21).", vakken=(Vak(naam="op", label="Ingetrokken op"),),
    ),
)  # fmt: skip
ACTEN = {act.sleutel: act for act in _ALLE}
_ALTIJD = ("niet_horen", "verdagen", "uitstellen", "adres")
_PER_TOESTAND = {
    Bezwaartoestand.ONTVANGEN: ("doorzenden", "bevestigen", "herstel_vragen", *_ALTIJD, "beslissen", "intrekken"),
    Bezwaartoestand.HERSTEL_GEVRAAGD: ("doorzenden", "bevestigen", "herstellen", *_ALTIJD, "beslissen", "intrekken"),
    Bezwaartoestand.DOORGEZONDEN: ("advies", "bevestigen", "hoorzitting", "herstellen", *_ALTIJD, "intrekken"),
    Bezwaartoestand.ADVIES_ONTVANGEN: ("beslissen", *_ALTIJD, "intrekken"),
}


def acten(dienst: Dienst, bezwaar: Bezwaar) -> tuple[Bezwaaract, ...]:
    """What this person can do with it now; the first is the next step."""
    zonder = set()
    if bezwaar.verdaging is not None:
        zonder.add("verdagen")
    else:
        zonder.add("uitstellen")
    if bezwaar.niet_gehoord is not None:
        zonder.add("niet_horen")
    if bezwaar.indiener not in {Indiener.GEMACHTIGDE, Indiener.LEERLING}:
        zonder.add("adres")
    if bezwaar.bevestigd_op is not None:
        zonder.add("bevestigen")
    if bezwaar.open_herstel is None:
        zonder.add("herstellen")
    return tuple(ACTEN[s] for s in _PER_TOESTAND.get(bezwaar.toestand, ()) if s not in zonder and dienst.mag(ACTEN[s].actie))


def invoer(waarden: Mapping[str, Any]) -> Bezwaarinvoer:
    """What the form of ``REGISTREREN`` holds."""
    return Bezwaarinvoer(
        indiener=Indiener(waarden["indiener"]), naam=waarden["naam"], gronden=waarden["gronden"],
        ontvangst=Ontvangst(**{n: waarden[n] for n in ("ontvangen_op", "dagtekening", "gepost_op", "onbevoegd_op")}),
    )  # fmt: skip


def doe(dienst: Dienst, bezwaar_id: BezwaarId, sleutel: str, waarden: Mapping[str, Any]) -> None:
    """Do one of ``ACTEN``. Raises ``CvtError`` with the name of a field where it is about one."""
    _DOEN[sleutel](dienst, bezwaar_id, waarden)


def _beslis(dienst: Dienst, id_: BezwaarId, w: Mapping[str, Any]) -> Bezwaar:
    return bezwaren.beslissen(dienst, id_, Bezwaarbeslissing(
        op=w["op"], oordeel=Oordeel(w["oordeel"]), gevolg=Gevolg(w["gevolg"]), beslist_door=PersoonId(UUID(w["beslist_door"])),
        reden_afwijking=w["reden_afwijking"].strip(),
    ))  # fmt: skip


def _dag(w: Mapping[str, Any]) -> date:
    dag: date = w["op"]
    return dag


_DOEN: dict[str, Callable[[Dienst, BezwaarId, Mapping[str, Any]], Bezwaar]] = {
    "bevestigen": lambda d, i, w: bezwaren.bevestigen(d, i, _dag(w)),
    "doorzenden": lambda d, i, w: bezwaren.doorzenden(d, i, _dag(w)),
    "herstellen": lambda d, i, w: bezwaren.herstellen(d, i, _dag(w)),
    "hoorzitting": lambda d, i, w: bezwaren.hoorzitting(d, i, _dag(w)),
    "niet_horen": lambda d, i, w: bezwaren.niet_horen(d, i, Hoorgrond(w["grond"])),
    "uitstellen": lambda d, i, w: bezwaren.uitstellen(
        d, i, Naderuitstel(op=_dag(w), tot=w["tot"], grond=Uitstelgrond(w["grond"]))),
    "adres": lambda d, i, w: bezwaren.adres_vastleggen(
        d, i, Adres(straat=w["straat"], postcode=w["postcode"], plaats=w["plaats"])),
    "intrekken": lambda d, i, w: bezwaren.intrekken(d, i, _dag(w)),
    "verdagen": lambda d, i, w: bezwaren.verdagen(d, i, Verdaging(op=_dag(w), weken=int(w["weken"]))),
    "herstel_vragen": lambda d, i, w: bezwaren.herstel_vragen(
        d, i, Herstelverzoek(verzonden_op=w["verzonden_op"], uiterlijk=w["uiterlijk"], wat=w["wat"].strip())),
    "advies": lambda d, i, w: bezwaren.advies_ontvangen(
        d, i, Bezwaaradvies(gedateerd=w["gedateerd"], ontvangen_op=w["ontvangen_op"], strekking=Oordeel(w["strekking"]))),
    "beslissen": _beslis,
}  # fmt: skip
