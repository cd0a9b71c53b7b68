"""*Controle*: does what stands in the register still hang together with what the log says of it?

The chain of the log, the signatures under it, the contents that the log digested, and the numbers of the TLV register.
It reads everything, so it is meant for the background: ``Voortgang`` is told how far it is and may stop it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cvt_desktop.basis.tekst import meervoud, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluittoestand
from cvt_desktop.domain.echtheid import Echtheid
from cvt_desktop.domain.errors import NietGevondenError
from cvt_desktop.domain.gebeurtenis import Gebeurtenis, Resultaat
from cvt_desktop.domain.ids import AanvraagId, AdviesId, BesluitId, InstellingenId, PersoonId, ZittingId
from cvt_desktop.domain.keten import Anker
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services import verklaringen
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.handtekeningtoets import toets
from cvt_desktop.services.ketencontrole import HOOGSTENS, Ketenloper, Ketenuitslag
from cvt_desktop.services.logboek import Voortgang, in_delen
from cvt_desktop.services.rolcertificaten import lees_ledenlijst
from cvt_desktop.services.stemmencontrole import Stemmenuitslag, controleer_stemmen

_DEEL_KETEN = 0.5
"""Of the work, roughly."""
_ZONDER_ANKER = ("Dit zegt dat er niets tussenuit is gehaald of is gewijzigd. Of iemand het hele logboek opnieuw schreef, ziet u "
                 "met een anker van papier: typ het over bij Anker op papier.")  # fmt: skip
_ONGETEKEND = ("Geen enkele gebeurtenis is persoonlijk ondertekend. Wie het register kan openen, kan namens een ander "
               "schrijven.")  # fmt: skip


class Puntstand(StrEnum):
    """How a point of the check came out."""

    GOED = "in orde"
    LET_OP = "let op"
    FOUT = "klopt niet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlepunt:
    """One thing that was looked at; ``regels`` say in Dutch what holds and what not."""

    titel: str
    stand: Puntstand
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Controleuitslag:
    """What came of the whole check."""

    moment: datetime
    punten: tuple[Controlepunt, ...]
    hoofd: Anker | None

    @property
    def stand(self) -> Puntstand:
        """The worst of all points."""
        standen = {punt.stand for punt in self.punten}
        return next((s for s in (Puntstand.FOUT, Puntstand.LET_OP) if s in standen), Puntstand.GOED)


@dataclass(slots=True)
class _Inhoud:
    """Counts of what was compared with its digest."""

    gelijk: Counter[str]
    anders: list[str]
    zonder: int = 0


def controleer(dienst: Dienst, ankers: Sequence[Anker] = (), meld: Voortgang = lambda _deel: None) -> Controleuitslag:
    """Look at everything. The check itself is an event, and the last entry that it looks at."""
    with dienst.werk(Actie.REGISTER_CONTROLEREN) as werk:
        werk.leg_vast("register", None, None)
    with dienst.lezen(Actie.REGISTER_CONTROLEREN) as uow:
        nieuwste: dict[tuple[str, UUID], Gebeurtenis] = {}
        verwijderd: set[UUID | None] = set()
        loper = Ketenloper(uow.logboek.kluis(), ankers, toets(lees_ledenlijst(dienst, uow), dienst.zegel.klopt))
        for g in in_delen(uow, lambda deel: meld(deel * _DEEL_KETEN)):
            loper.neem(g)
            if g.actie in {Actie.DOSSIER_VERWIJDEREN, Actie.REGISTRATIE_TERUGNEMEN} and g.resultaat is Resultaat.GELUKT:
                verwijderd.add(g.aanvraag_id)
            if g.digest and g.object_id is not None and g.object_soort in _SOORTEN:
                nieuwste[_SOORTEN[g.object_soort].naam, g.object_id] = g
        keten = loper.klaar()
        inhoud = _inhoud(uow, nieuwste, verwijderd, meld)
        stemmen = controleer_stemmen(dienst, uow)
    tlv, ouder = dienst.overzichten.verklaringen(), dienst.overzichten.overgenomen()
    punten = (_ketenpunt(keten), _inhoudpunt(inhoud), _handtekeningpunt(keten), _nummerpunt(verklaringen.gaten(tlv, ouder)),
              _stemmenpunt(stemmen))
    return Controleuitslag(moment=dienst.klok.now(), punten=punten, hoofd=keten.hoofd)


# --- the contents ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Soort:
    """``versies`` gives the forms in which the newest digest may have been made."""

    naam: str
    versies: Callable[[Leeseenheid, UUID], Iterator[object]]


def _besluit(uow: Leeseenheid, id_: UUID) -> Iterator[object]:
    """Sending and taking back change the state only, under the event of the letter or the zitting."""
    besluit = uow.besluiten.get(BesluitId(id_))
    yield besluit
    for toestand in Besluittoestand:
        yield replace(besluit, toestand=toestand, ingetrokken_omdat="")


def _advies(uow: Leeseenheid, id_: UUID) -> Iterator[object]:
    """A concept may be given to another deskundige, under the event of the koppeling: only what is vastgesteld counts."""
    advies = uow.adviezen.get(AdviesId(id_))
    if advies.vastgesteld:
        yield advies


def _zitting(uow: Leeseenheid, id_: UUID) -> Iterator[object]:
    yield uow.zittingen.get(ZittingId(id_))


def _persoon(uow: Leeseenheid, id_: UUID) -> Iterator[object]:
    yield uow.personen.get(PersoonId(id_))


def _instellingen(uow: Leeseenheid, id_: UUID) -> Iterator[object]:
    yield next(i for i in uow.instellingen.all() if i.id == InstellingenId(id_))


_WIE = _Soort(naam="persoon", versies=_persoon)
_SOORTEN = {
    "besluit": _Soort(naam="besluit", versies=_besluit), "advies": _Soort(naam="advies", versies=_advies),
    "zitting": _Soort(naam="zitting", versies=_zitting), "persoon": _WIE, "gebruiker": _WIE,
    "instellingen": _Soort(naam="instellingen", versies=_instellingen),
}  # fmt: skip
_WOORDEN = {
    "besluit": ("besluit", "besluiten"), "advies": ("vastgesteld advies", "vastgestelde adviezen"),
    "zitting": ("zitting met haar stemmen", "zittingen met hun stemmen"),
    "persoon": ("persoon met rollen", "personen met rollen"),
    "instellingen": ("versie van de instellingen", "versies van de instellingen"),
}  # fmt: skip


def _inhoud(
    uow: Leeseenheid, nieuwste: dict[tuple[str, UUID], Gebeurtenis], verwijderd: Container[UUID | None], meld: Voortgang
) -> _Inhoud:
    """``verwijderd``: dossiers that went with the leave of two people; what the log digested of them went too."""
    uit = _Inhoud(gelijk=Counter(), anders=[])
    for nummer, ((naam, id_), g) in enumerate(nieuwste.items(), 1):
        klopt = (
            None
            if g.aanvraag_id is not None and g.aanvraag_id in verwijderd and naam != "zitting"
            else _klopt(uow, naam, id_, g)
        )
        if klopt is None:
            uit.zonder += 1
        elif klopt:
            uit.gelijk[naam] += 1
        else:
            uit.anders.append(_waar(uow, naam, g))
        meld(_DEEL_KETEN + (1 - _DEEL_KETEN) * nummer / len(nieuwste))
    return uit


def _klopt(uow: Leeseenheid, naam: str, id_: UUID, g: Gebeurtenis) -> bool | None:
    """Whether the register still holds what the log digested; None when that cannot be said (any more)."""
    versies = next(soort.versies for soort in _SOORTEN.values() if soort.naam == naam)
    gezien = False
    try:
        for versie in versies(uow, id_):
            gezien = True
            uitkomst = uow.logboek.klopt(g, versie)
            if uitkomst is not False:
                return uitkomst
    except (NietGevondenError, StopIteration):
        return False
    return False if gezien else None


def _waar(uow: Leeseenheid, naam: str, g: Gebeurtenis) -> str:
    dossier = ""
    if g.aanvraag_id is not None:
        try:
            dossier = f" (dossier {uow.aanvragen.get(AanvraagId(g.aanvraag_id)).kenmerk})"
        except NietGevondenError:
            dossier = " (van een dossier dat er niet meer is)"
    een = _WOORDEN[naam][0]
    return (f"{een[0].upper()}{een[1:]}{dossier} is gewijzigd of verwijderd buiten het programma om, na gebeurtenis "
            f"{g.volgnummer}. Vergelijk met een reservekopie.")  # fmt: skip


# --- the points -----------------------------------------------------------------------------------------------------


def _ketenpunt(u: Ketenuitslag) -> Controlepunt:
    titel = "Ketting van het logboek"
    passend = tuple(f"Het anker {anker.kort} past op gebeurtenis {anker.volgnummer}." for anker in u.bevestigd)
    if not u.heel:
        meer = (f"En nog {u.meer} keer iets dat niet klopt.",) if u.meer else ()
        return Controlepunt(titel=titel, stand=Puntstand.FOUT, regels=(*(b.tekst for b in u.breuken), *meer, *passend))
    gebeurtenissen = meervoud(u.aantal, "gebeurtenis hangt", "gebeurtenissen hangen")
    zonder = () if passend else (_ZONDER_ANKER,)
    regels = (f"{gebeurtenissen} ononderbroken aan elkaar.", *passend, *zonder)
    return Controlepunt(titel=titel, stand=Puntstand.GOED, regels=regels)


def _inhoudpunt(i: _Inhoud) -> Controlepunt:
    geteld = [meervoud(aantal, *_WOORDEN[naam]) for naam, aantal in i.gelijk.items()]
    regels = [f"{opsomming(geteld)}: zoals het logboek zegt."] if geteld else ["Er is nog niets vastgelegd om te vergelijken."]
    if i.anders:
        meer = len(i.anders) - HOOGSTENS
        regels = [*i.anders[:HOOGSTENS], *([f"En nog {meer}."] if meer > 0 else []), *(regels if geteld else [])]
    if i.zonder:
        regels.append(f"Niet te vergelijken: {i.zonder} (een concept, of het zout is met het dossier vernietigd).")
    return Controlepunt(titel="Inhoud die het logboek vastlegde", stand=Puntstand.FOUT if i.anders else Puntstand.GOED,
                        regels=tuple(regels))  # fmt: skip


def _handtekeningpunt(u: Ketenuitslag) -> Controlepunt:
    titel = "Handtekeningen onder het logboek"
    if u.onbekend:
        onbekend = meervoud(u.onbekend, "handtekening is", "handtekeningen zijn")
        regel = f"{onbekend} niet na te gaan: het certificaat ontbreekt."
        return Controlepunt(titel=titel, stand=Puntstand.LET_OP, regels=(regel,))
    if u.ondertekend:
        return Controlepunt(titel=titel, stand=Puntstand.GOED, regels=(f"{u.ondertekend} nagegaan en in orde.",))
    return Controlepunt(titel=titel, stand=Puntstand.LET_OP, regels=(_ONGETEKEND,))


def _stemmenpunt(u: Stemmenuitslag) -> Controlepunt:
    titel = "Stemmen, adviezen en besluiten"
    echt, zonder, wacht = (u.aantallen[soort] for soort in (Echtheid.ECHT, Echtheid.ZONDER, Echtheid.WACHT))
    regels = [f"{echt} ondertekend met een eigen sleutel en nagegaan."] if echt else []
    if zonder:
        regels.append(f"{zonder} niet ondertekend: van iemand zonder persoonlijke sleutel, of nog niet bekrachtigd.")
    if u.zonder_telt:
        telt = meervoud(u.zonder_telt, "stem telde", "stemmen telden")
        regels.append(f"{telt} mee zonder handtekening, door de instelling 'Stemmen zonder persoonlijke sleutel': niemand kan "
                      "nagaan of dat lid zo stemde.")  # fmt: skip
    if lijst := u.aantallen[Echtheid.LIJST]:
        telt = meervoud(lijst, "stem telt", "stemmen tellen")
        lijsten = meervoud(len(u.lijsten), "besluitenlijst", "besluitenlijsten")
        regels.append(f"{telt} door de handtekening van de voorzitter onder {lijsten}, niet door die van het lid zelf: "
                      "dat het lid zo stemde, verklaart alleen de voorzitter.")  # fmt: skip
    if wacht:
        regels.append(f"{wacht} wachten op een rolcertificaat (Instellingen, Sleutels).")
    fout = [*([u.alarm] if u.alarm else []), *u.vals[:HOOGSTENS]]
    if len(u.vals) > HOOGSTENS:
        fout.append(f"En nog {len(u.vals) - HOOGSTENS}.")
    stand = Puntstand.FOUT if fout else Puntstand.LET_OP if u.zonder_telt or lijst or wacht else Puntstand.GOED
    return Controlepunt(titel=titel, stand=stand, regels=(*fout, *regels) or ("Er is nog niets beslist.",))


def _nummerpunt(gaten: str) -> Controlepunt:
    stand = Puntstand.FOUT if gaten.startswith("Let op") else Puntstand.GOED
    return Controlepunt(titel="Nummers van de verklaringen", stand=stand, regels=(gaten.removeprefix("Let op: "),))
