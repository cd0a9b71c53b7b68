"""The terms and zittingen of the open dossiers as a calendar file, without a name: only the kenmerk stands in it.

The file leaves the register, and an agenda is often kept with others: so no name, no school, no place and no contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path

from cvt_desktop.basis.bestanden import schrijf_atomair
from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.domain.aanvraag import AFGEROND
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import BestandError
from cvt_desktop.domain.zitting import Zitting, Zittingtoestand
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services import bezwaarstand
from cvt_desktop.services.bezwaarstand import Bezwaarregel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.ical import Afspraak, schrijf
from cvt_desktop.services.werkregel import Groep
from cvt_desktop.services.werkvoorraad import werkvoorraad, zichtbare_aanvragen

EXTENSIE = ".ics"
HERINNER_DAGEN = 7
_OPEN = frozenset({Zittingtoestand.GEPLAND, Zittingtoestand.GEOPEND})


class Omvang(StrEnum):
    """Of which dossiers: every open one, or those in whose next step this person has a part."""

    ALLES = "alle open dossiers"
    EIGEN = "alleen waar ik aan zet ben"


def uitvoeren(dienst: Dienst, pad: Path, omvang: Omvang = Omvang.ALLES) -> int:
    """Write the file to ``pad``; the log is told first. Gives the number of entries.

    Raises ``BestandError`` when the file cannot be written (nothing is left of it), and ``GeenRechtError``.
    """
    dienst.eis(Actie.DOCUMENT_UITVOEREN)
    gevonden = list(_afspraken(dienst, omvang))
    with dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
        werk.leg_vast("agendabestand", None, None, aantal=max(1, len(gevonden)))
    naam = "OEFENREGISTER CvT" if dienst.register.oefen else "CvT"
    try:
        schrijf_atomair(pad, schrijf(f"{naam}: termijnen en zittingen", gevonden, dienst.klok.now()))
    except OSError as fout:
        raise BestandError("Het bestand kan daar niet worden bewaard. Kies een andere map of maak ruimte vrij.",
                           code="schrijven") from fout  # fmt: skip
    return len(gevonden)


def _afspraken(dienst: Dienst, omvang: Omvang) -> Iterator[Afspraak]:
    aan_zet = None if omvang is Omvang.ALLES else [r for r in werkvoorraad(dienst) if r.groep is not Groep.WACHT]
    eigen = None if aan_zet is None else {r.aanvraag_id for r in aan_zet}
    zittingen = None if aan_zet is None else {r.zitting_id for r in aan_zet}
    vandaag = dienst.klok.today()
    for dossier in zichtbare_aanvragen(dienst):
        if dossier.status not in AFGEROND and (eigen is None or dossier.id in eigen):
            yield from _termijnen(dossier, vandaag)
    if dienst.mag(Actie.BEZWAREN_INZIEN):
        yield from _bezwaren(r for r in bezwaarstand.lijst(dienst) if eigen is None or r.blad.bezwaar.aanvraag_id in eigen)
    with dienst.lezen(Actie.ZITTING_INZIEN) as uow:
        grens = dienst.commissiegrens(uow)
        for regel in dienst.overzichten.zittingen(*_OPEN):
            zitting = uow.zittingen.get(regel.id)
            if (zittingen is None or regel.id in zittingen) and grens.leest_zitting(zitting):
                yield _zitting(zitting, met_naam=grens.instellingen.meer_commissies)


def _termijnen(d: AanvraagSummary, vandaag: date) -> Iterator[Afspraak]:
    """What ends when in one dossier: the term of the law with an alarm, the own target, and what others have to do."""
    stil = " (termijn staat stil)" if d.staat_stil(vandaag) else ""
    dagen = (
        ("besluit", d.uiterste_datum, f"uiterlijk besluiten{stil}"),
        ("streef", d.streefdatum, "eigen streefdatum"),
        ("aanvulling", d.aanvulling_uiterlijk if d.opgeschort else None, "aanvulling van de school uiterlijk"),
        ("advies", d.advies_uiterlijk if d.adviezen_vast < d.adviezen_gevraagd else None, "deskundigenadvies uiterlijk"),
    )
    for soort, dag, woorden in dagen:
        if dag is not None:
            yield Afspraak(uid=f"{soort}-{d.id}@cvt-desktop", van=dag, titel=f"{d.kenmerk}: {woorden}",
                           herinner_dagen=HERINNER_DAGEN if soort == "besluit" else 0)  # fmt: skip


def _bezwaren(regels: Iterable[Bezwaarregel]) -> Iterator[Afspraak]:
    for regel in regels:
        bezwaar, termijnen = regel.blad.bezwaar, regel.blad.termijnen
        if not bezwaar.loopt:
            continue
        doorgezonden = bezwaar.doorgezonden_op is not None
        dagen = (
            ("doorzenden", None if doorgezonden else termijnen.doorzenden.laatste_dag, "bezwaar doorzenden aan de LBT uiterlijk"),
            ("bezwaar", termijnen.beslissen.laatste_dag if termijnen.beslissen else None, "uiterlijk beslissen op bezwaar"),
            ("hoorzitting", bezwaar.hoorzitting_op, "hoorzitting bij de LBT"),
        )
        for soort, dag, woorden in dagen:
            if dag is not None:
                yield Afspraak(uid=f"{soort}-{bezwaar.id}@cvt-desktop", van=dag, titel=f"{regel.kenmerk}: {woorden}",
                               herinner_dagen=HERINNER_DAGEN if soort == "bezwaar" else 0)  # fmt: skip


def _zitting(z: Zitting, *, met_naam: bool) -> Afspraak:
    """In the hours that were planned; an hour that is not one makes it a whole day."""
    kenmerken = ", ".join(punt.kenmerk for punt in z.punten)
    titel = f"Zitting{f' {z.commissie}' if met_naam else ''}, {meervoud(len(z.punten), 'dossier', 'dossiers')}"
    begin, eind = _moment(z.datum, z.begintijd), _moment(z.datum, z.eindtijd)
    if begin is None or eind is None or eind <= begin:
        return Afspraak(uid=f"zitting-{z.id}@cvt-desktop", van=z.datum, titel=titel, toelichting=kenmerken)
    return Afspraak(uid=f"zitting-{z.id}@cvt-desktop", van=begin, tot=eind, titel=titel, toelichting=kenmerken)


def _moment(dag: date, tijd: str) -> datetime | None:
    uur, _, minuut = tijd.replace(":", ".").partition(".")
    try:
        return datetime.combine(dag, time(int(uur), int(minuut or 0)), tzinfo=AMSTERDAM)
    except ValueError:
        return None
