"""The brain of *Werkvoorraad*: lines, chips with numbers, the peek, and where a line leads. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from cvt_desktop.basis.tekst import datum_kort, datum_weekdag, hoofdletter, meervoud, vouw
from cvt_desktop.domain.aanvraag import AFGEROND
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.termijn import dagen_tot
from cvt_desktop.domain.volgende_stap import BEZWAARTERMIJN, AanZet
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.services import agendabestand
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.werkregel import Groep, Werkregel
from cvt_desktop.services.werkvoorraad import SOORTNAAM, eerstvolgende, werkvoorraad
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Keuze, Toon, Vorm, streefchip, termijnchip

ALLES = "Alles"
CHIPS: tuple[str, ...] = (Groep.VANDAAG, Groep.WEEK, Groep.WACHT, ALLES)
_SOORTEN = {str(soort): naam for soort, naam in SOORTNAAM.items()}
_WEINIG = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkrij:
    """One painted line; ``hooi`` is the folded text for the filter, ``rang`` its place in the order that pinches."""

    sleutel: str
    termijn: Chip
    stap: str = field(repr=False)
    leerling: str = field(repr=False)
    soort: str
    school: str
    rang: int
    hooi: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Elders:
    """How a line looks whose work is done on a screen of its own."""

    titel: str
    soort: str
    chip: Chip


_OP_SCHERM = {
    "klaargezet": _Elders("Klaargezette bestanden", "bestanden", Chip(tekst="vandaag", toon=Toon.STIL)),
    "leesmappen": _Elders("Leesmappen", "leesmap", Chip(tekst="einddatum voorbij", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)),
    "afsluiten": _Elders("Afsluiten", "dossiers", Chip(tekst="bezwaartermijn voorbij", toon=Toon.STIL)),
    "verwijderingen": _Elders("Verwijderde dossiers", "dossiers",
                              Chip(tekst="school inlichten", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)),
    "verlengingsronde": _Elders("Register", "register", Chip(tekst="register", toon=Toon.STIL)),
}  # fmt: skip
"""By the key of the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kijkje:
    """The peek: a title and pairs of heading and text."""

    titel: str = field(repr=False)
    regels: tuple[tuple[str, str], ...] = field(repr=False)


class WerkvoorraadPresenter:
    """``laad`` may run outside the thread of the window; ``neem`` takes over what it gave.

    ``open_concept`` goes on with a draft, ``notitie`` opens the note dialog (Ctrl+M), ``opvolgen`` that of Ctrl+T.
    """

    def __init__(
        self, dienst: Dienst, navigatie: Navigatie, *, open_concept: Callable[[str], None] | None = None,
        notitie: Callable[[AanvraagId], None] | None = None, opvolgen: Callable[[AanvraagId], None] | None = None,
    ) -> None:  # fmt: skip
        self._dienst, self._navigatie = dienst, navigatie
        self._open_concept, self._notitie, self._opvolgen = open_concept, notitie, opvolgen
        self._regels: dict[str, Werkregel] = {}
        self.chip: str = Groep.VANDAAG

    @property
    def mag_registreren(self) -> bool:
        """Whether the main act is there for this person."""
        return self._dienst.mag(Actie.AANVRAAG_REGISTREREN)

    @property
    def mag_agenda(self) -> bool:
        """Whether this person may save the terms as a calendar file."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN)

    @staticmethod
    def agendakeuzes() -> tuple[Keuze, ...]:
        """Of which dossiers."""
        return tuple(Keuze(waarde=str(omvang), tekst=hoofdletter(str(omvang))) for omvang in agendabestand.Omvang)

    def agendanaam(self) -> str:
        """``termijnen 2027-05-12.ics``."""
        return f"termijnen {self._dienst.klok.today().isoformat()}{agendabestand.EXTENSIE}"

    def bewaar_agenda(self, pad: Path, keuze: str) -> str:
        """Write the calendar file; gives what to say afterwards. Raises ``BestandError``."""
        doel = pad if pad.suffix else pad.with_suffix(agendabestand.EXTENSIE)
        aantal = agendabestand.uitvoeren(self._dienst, doel, agendabestand.Omvang(keuze))
        return f"Opgeslagen als {doel.name}: {meervoud(aantal, 'afspraak', 'afspraken')}. Open het bestand in uw agenda."

    def laad(self) -> list[Werkregel]:
        """Ask the register."""
        return werkvoorraad(self._dienst)

    def neem(self, regels: Sequence[Werkregel]) -> None:
        """Show these lines from now on."""
        self._regels = {regel.sleutel: regel for regel in regels}

    def kies(self, chip: str) -> None:
        """Another filter chip."""
        self.chip = chip

    def aantallen(self) -> list[tuple[str, int]]:
        """Each chip with its number."""
        alle = list(self._regels.values())
        return [(chip, len(alle) if chip == ALLES else sum(regel.groep == chip for regel in alle)) for chip in CHIPS]

    def rijen(self) -> list[Werkrij]:
        """The lines of the chosen chip; who waits for others stands below the own steps."""
        gekozen = [regel for regel in self._regels.values() if self.chip in {ALLES, regel.groep}]
        gekozen.sort(key=lambda regel: (regel.groep is Groep.WACHT, regel.pijn))
        return [self._rij(regel, nummer) for nummer, regel in enumerate(gekozen)]

    def leeg(self) -> tuple[str, str]:
        """The words when there is nothing."""
        rollen = self._dienst.sessie.rollen
        if not self._regels and rollen <= {Rol.FG, Rol.BEHEERDER}:
            return "Voor uw rol staat hier geen werk.", "Uw schermen staan in de balk hierboven."
        titel = {Groep.VANDAAG: "Niets te doen vandaag.", Groep.WEEK: "Niets voor deze week.",
                 Groep.WACHT: "Niets wacht op anderen."}.get(Groep(self.chip) if self.chip != ALLES else Groep.LATER)  # fmt: skip
        if not self._regels and self.mag_registreren:
            return "Geen lopend werk.", "Met Nieuwe aanvraag (Ctrl+Enter) registreert u de volgende."
        vanzelf = "" if self._regels else "Zodra u aan zet bent, staat het hier vanzelf."
        return titel or "Geen lopend werk.", eerstvolgende(list(self._regels.values())) or vanzelf

    def open(self, sleutel: str) -> None:
        """Go to the place of the step: the checklist item, the letter, the zitting, the draft."""
        regel = self._regels.get(sleutel)
        if regel is None:
            return
        if regel.scherm:
            self._navigatie.naar(regel.scherm)
        elif regel.concept:
            if self._open_concept is None:
                self._navigatie.naar("nieuwe-aanvraag")
            else:
                self._open_concept(regel.concept)
        elif regel.scherm:
            self._navigatie.naar(regel.scherm)
        elif regel.leeslijst and regel.zitting_id is not None:
            self._navigatie.naar_leeslijst(regel.zitting_id, regel.aanvraag_id)
        elif regel.stap.naar_zitting:
            if regel.zitting_id is None:
                self._navigatie.naar("zittingen")
            else:
                self._navigatie.naar_zitting(regel.zitting_id)
        elif regel.aanvraag_id is not None:
            self._navigatie.naar_dossier(regel.aanvraag_id, tab=regel.stap.tab, veld=regel.stap.veld or None)

    def nieuwe_aanvraag(self) -> None:
        """The main act."""
        self._navigatie.naar("nieuwe-aanvraag")

    def notitie(self, sleutel: str) -> None:
        """Ctrl+M on a line."""
        self._bij_dossier(sleutel, self._notitie)

    def opvolgen(self, sleutel: str) -> None:
        """Ctrl+T on a line."""
        self._bij_dossier(sleutel, self._opvolgen)

    def kijkje(self, sleutel: str) -> Kijkje | None:
        """Why now, the last note, the telephone of the contact."""
        regel = self._regels.get(sleutel)
        if regel is None:
            return None
        regels = [("Volgende stap", regel.stap.tekst)]
        if regel.toelichting:
            regels.append(("Waarom nu", regel.toelichting))
        if regel.dossier is not None:
            regels += self._over_dossier(regel.dossier)
        titel = regel.leerling or (_OP_SCHERM[regel.scherm].titel if regel.scherm else "Zitting")
        return Kijkje(titel=titel, regels=tuple(regels))

    def _over_dossier(self, dossier: AanvraagSummary) -> list[tuple[str, str]]:
        regels = [("Dossier", f"{dossier.soort} · {dossier.kenmerk} · {dossier.status}"),
                  ("Ontvangen", datum_weekdag(dossier.ontvangen_op))]  # fmt: skip
        loopt = dossier.status not in AFGEROND
        if loopt and dossier.uiterste_datum is not None:
            stil = " (opgeschort)" if dossier.staat_stil(self._dienst.klok.today()) else ""
            regels.append(("Uiterlijk besluiten", f"{datum_weekdag(dossier.uiterste_datum)}{stil}"))
        if loopt and dossier.streefdatum is not None:
            regels.append(("Eigen streefdatum", datum_weekdag(dossier.streefdatum)))
        with self._dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
            aanvraag = uow.aanvragen.get(dossier.id)
            school = uow.scholen.get(aanvraag.school_id)
            notities = uow.notities.of_aanvraag(dossier.id)
        contact = aanvraag.formulier.a.contactpersoon
        telefoon = next((c.telefoon for c in school.contactpersonen if c.telefoon and c.telefoon not in contact), "")
        regels.append(("Contact", ", ".join(deel for deel in (school.naam, contact, telefoon) if deel)))
        if notities:
            regels.append(("Laatste notitie", notities[0].tekst))
        return regels

    def _bij_dossier(self, sleutel: str, doe: Callable[[AanvraagId], None] | None) -> None:
        regel = self._regels.get(sleutel)
        if doe is not None and regel is not None and regel.aanvraag_id is not None:
            doe(regel.aanvraag_id)

    def _rij(self, regel: Werkregel, rang: int) -> Werkrij:
        dossier = regel.dossier
        if dossier is not None:
            soort, school = _SOORTEN.get(dossier.soort, dossier.soort), dossier.school
        else:
            elders = _OP_SCHERM[regel.scherm].soort if regel.scherm else "concept"
            soort, school = "zitting" if regel.zitting is not None else elders, ""
        chip = termijn_van(regel, self._dienst.klok.today())
        hooi = _gevouwen(f"{regel.stap.tekst} {soort}") + " "
        hooi += dossier.zoektekst if dossier is not None else vouw(f"{regel.leerling} {chip.tekst}")
        return Werkrij(sleutel=regel.sleutel, termijn=chip, stap=regel.stap.tekst, leerling=regel.leerling or "—", soort=soort,
                       school=school or "—", rang=rang, hooi=hooi)  # fmt: skip


@lru_cache(maxsize=2048)
def _gevouwen(tekst: str) -> str:
    """Steps repeat: folding each of 2,000 lines anew would be felt."""
    return vouw(tekst)


def termijn_van(regel: Werkregel, vandaag: date) -> Chip:
    """What stands in the first column: for whom one waits, else what is nearest: the zitting, the term, the target."""
    dossier = regel.dossier
    if regel.stap.wacht and regel.stap.aan_zet is not AanZet.TEKENMAP:
        wie = str(regel.stap.aan_zet)
        tekst = f"{wie}, uiterlijk {datum_kort(regel.stap.dag)}" if regel.stap.dag is not None else wie
        return Chip(tekst=tekst, toon=Toon.INFO, vorm=Vorm.PAUZE if dossier is not None and dossier.opgeschort else Vorm.GEEN)
    if dossier is None:
        if regel.scherm:
            return _OP_SCHERM[regel.scherm].chip
        if regel.zitting is None:
            return Chip(tekst="concept", toon=Toon.STIL)
        wanneer = "vandaag" if regel.zitting.datum == vandaag else datum_kort(regel.zitting.datum)
        tekst = regel.zitting.tijd if regel.zitting.ronde else f"zitting {wanneer} {regel.zitting.tijd}".strip()
        return Chip(tekst=tekst, toon=Toon.INFO)
    if regel.stap.tab == "bezwaar" and regel.stap.dag is not None:
        return termijnchip(dagen_tot(regel.stap.dag, vandaag), regel.stap.dag)
    if regel.stap.veld == BEZWAARTERMIJN:
        return Chip(tekst="eindigt vandaag", toon=Toon.INFO)
    return dossierchip(dossier, vandaag)


def dossierchip(dossier: AanvraagSummary, vandaag: date) -> Chip:
    """The term of a running dossier in one chip; ``nieuw`` on the day of receipt and the day after."""
    uiterste, streef = dossier.uiterste_datum, dossier.streefdatum
    if dossier.staat_stil(vandaag):
        return Chip(tekst="opgeschort", toon=Toon.INFO, vorm=Vorm.PAUZE)
    oud = dagen_tot(vandaag, dossier.ontvangen_op)
    if not dossier.bevestigd and oud <= 1:
        return Chip(tekst=f"nieuw · {'vandaag' if oud <= 0 else 'gisteren'}", toon=Toon.INFO)
    over = dagen_tot(uiterste, vandaag) if uiterste is not None else None
    if uiterste is not None and over is not None and (over <= _WEINIG or streef is None or streef < vandaag):
        return termijnchip(over, uiterste)
    if streef is not None and 0 <= dagen_tot(streef, vandaag) <= _WEINIG:
        return streefchip(streef)
    return termijnchip(over, uiterste) if uiterste is not None and over is not None else Chip(tekst="")


__all__ = ["ALLES", "CHIPS", "Kijkje", "Werkrij", "WerkvoorraadPresenter", "dossierchip", "termijn_van"]
