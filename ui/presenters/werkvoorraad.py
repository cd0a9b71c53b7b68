"""The brain of *Werkvoorraad*: lines, chips with numbers, the peek, and where a line leads. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from cvt_desktop.basis.tekst import datum_weekdag, hoofdletter, meervoud
from cvt_desktop.domain.aanvraag import AFGEROND
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.persoon import BESTUURDERS, Rol
from cvt_desktop.domain.schooljaar import schooljaar
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import agendabestand, notities
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.jaarcijfers import Jaarcijfer, jaarcijfers
from cvt_desktop.services.reservekopie import Kopiekort
from cvt_desktop.services.werkregel import Groep, Werkregel
from cvt_desktop.services.werkregels_toezicht import kopieregels
from cvt_desktop.services.werkvoorraad import alle_stappen, eerstvolgende, werkvoorraad
from ui.presenters.navigatie import Navigatie
from ui.presenters.stapelkeuze import StapelPresenter
from ui.presenters.werkgroepen import Groepering, rijen_van
from ui.presenters.werkrij import OP_SCHERM, Werkrij, dossierchip, rij_van, termijn_van
from ui.tonen import Keuze

ALLES = "Alles"
CHIPS: tuple[str, ...] = (Groep.VANDAAG, Groep.WEEK, Groep.WACHT, ALLES)
BEHEER = "registerbeheer"
"""The key of the line that stands folded below the list."""


_ALS = "als "
"""Before the name of a role, in the choice to see the steps of that role alone."""


class Toonkeuze(StrEnum):
    """Whose steps are shown."""

    MIJN = "mijn stappen"
    NU = "alleen wat bij mij ligt"
    ALLE = "alle lopende dossiers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beheerregel:
    """One thing of the folded line about the register, and the screen where it is looked after."""

    tekst: str
    scherm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Geladen:
    """What was read for the screen and painted, outside the thread of the window."""

    regels: Sequence[Werkregel]
    rijen: Mapping[str, Werkrij] = field(default_factory=dict)
    beheer: tuple[Beheerregel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kijkje:
    """The peek: a title and pairs of heading and text."""

    titel: str = field(repr=False)
    regels: tuple[tuple[str, str], ...] = field(repr=False)


class WerkvoorraadPresenter:
    """``laad`` may run outside the thread of the window; ``neem`` takes over what it gave.

    ``open_concept`` goes on with a draft, ``notitie`` opens the note dialog (Ctrl+M), ``opvolgen`` that of Ctrl+T;
    ``kopieen`` tells how the backups of this laptop stand, None where there are none to look after.
    """

    def __init__(
        self, dienst: Dienst, navigatie: Navigatie, *, open_concept: Callable[[str], None] | None = None,
        notitie: Callable[[AanvraagId], None] | None = None, opvolgen: Callable[[AanvraagId], None] | None = None,
        kopieen: Callable[[], Kopiekort | None] = lambda: None,
    ) -> None:  # fmt: skip
        self._dienst, self._navigatie = dienst, navigatie
        self._open_concept, self._notitie, self._opvolgen, self._kopieen = open_concept, notitie, opvolgen, kopieen
        self._regels: dict[str, Werkregel] = {}
        self._geverfd: Mapping[str, Werkrij] = {}
        self._beheer: tuple[Beheerregel, ...] = ()
        self._kopiestand: Kopiekort | None = None
        self._kopieen_gelezen = False
        self.chip: str = Groep.VANDAAG
        self.toon, self.groepering = Toonkeuze.MIJN, Groepering.GEEN
        self.rol: Rol | None = None
        self.stapel = StapelPresenter(dienst)

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

    @property
    def toonkeuzes(self) -> tuple[Keuze, ...]:
        """Whose steps this person can see, and with several roles those of one; none to choose for who reads no dossiers."""
        if not self._dienst.mag(Actie.DOSSIER_INZIEN):
            return ()
        rollen = sorted(self._dienst.sessie.rollen, key=list(Rol).index)
        per_rol = tuple(Keuze(waarde=f"{_ALS}{rol.name}", tekst=f"{_ALS}{rol}") for rol in rollen) if len(rollen) > 1 else ()
        return (*(Keuze(waarde=keuze.name, tekst=str(keuze)) for keuze in Toonkeuze), *per_rol)

    @property
    def ziet_cijfers(self) -> bool:
        """Whether the four numbers of the school year stand above the list: for who answers for the commission."""
        return bool(self._dienst.sessie.rollen & BESTUURDERS) and self._dienst.mag(Actie.OVERZICHTEN_INZIEN)

    def cijfers(self, voortgang: Voortgang) -> tuple[Jaarcijfer, ...]:
        """Ask the register for them. Slow."""
        return jaarcijfers(self._dienst, voortgang)

    def cijfertitel(self) -> str:
        """``Schooljaar 2026-2027``."""
        return f"Schooljaar {schooljaar(self._dienst.klok.today()).naam}"

    def laad(self) -> Geladen:
        """Ask the register, and how the backups stand."""
        regels = alle_stappen(self._dienst) if self.toon is Toonkeuze.ALLE else werkvoorraad(self._dienst, self.rol)
        rollen = self._dienst.sessie.rollen if self.rol is None else {self.rol}
        beheer = [Beheerregel(tekst=r.stap.tekst.removeprefix("Registerbeheer: "), scherm=r.scherm)
                  for r in regels if r.sleutel == BEHEER]  # fmt: skip
        regels = [regel for regel in regels if regel.sleutel != BEHEER]
        stand = self._lees_kopieen() if self._dienst.mag(Actie.RESERVEKOPIE_MAKEN) else None
        if stand is not None:
            beheer.append(Beheerregel(tekst=stand.tweede, scherm="reservekopieen"))
            if Rol.BEHEERDER in rollen:
                regels = sorted([*regels, *kopieregels(stand.punten, self._dienst.klok.today())], key=lambda r: r.pijn)
        vandaag = self._dienst.klok.today()
        return Geladen(regels=regels, rijen={r.sleutel: rij_van(r, 0, vandaag) for r in regels}, beheer=tuple(beheer))

    def _lees_kopieen(self) -> Kopiekort | None:
        if not self._kopieen_gelezen:
            self._kopiestand, self._kopieen_gelezen = self._kopieen(), True
        return self._kopiestand

    def vergeet_kopieen(self) -> None:
        """Look at the backups again at the next ``laad``; not at each change in a dossier."""
        self._kopieen_gelezen = False

    def neem(self, geladen: Geladen) -> None:
        """Show these lines from now on."""
        self._regels = {regel.sleutel: regel for regel in geladen.regels}
        self._geverfd = geladen.rijen
        self._beheer = geladen.beheer

    def kies_toon(self, waarde: str) -> bool:
        """Show the steps of others too, only the own, or those of one role; True when the register has to be asked anew."""
        rol = Rol[waarde.removeprefix(_ALS)] if waarde.startswith(_ALS) else None
        nieuw = Toonkeuze[waarde] if waarde and rol is None else Toonkeuze.MIJN
        opnieuw = (nieuw is Toonkeuze.ALLE) != (self.toon is Toonkeuze.ALLE) or rol is not self.rol
        self.toon, self.rol = nieuw, rol
        return opnieuw

    def kies_groepering(self, waarde: str) -> None:
        """Put the lines in groups."""
        self.groepering = Groepering[waarde] if waarde else Groepering.GEEN

    def kies_rijen(self, sleutels: Sequence[str]) -> None:
        """These lines are selected."""
        self.stapel.kies([self._regels[sleutel] for sleutel in sleutels if sleutel in self._regels])

    @property
    def beheer(self) -> tuple[Beheerregel, ...]:
        """What stands in the folded line about the register; nothing for most roles."""
        return self._beheer

    def naar_scherm(self, scherm: str) -> None:
        """Go to a screen."""
        self._navigatie.naar(scherm)

    def kies(self, chip: str) -> None:
        """Another filter chip."""
        self.chip = chip

    def aantallen(self) -> list[tuple[str, int]]:
        """Each chip with its number."""
        alle = self._getoond()
        return [(chip, len(alle) if chip == ALLES else sum(regel.groep == chip for regel in alle)) for chip in CHIPS]

    def rijen(self) -> list[Werkrij]:
        """The lines of the chosen chip; who waits for others stands below the own steps."""
        gekozen = [regel for regel in self._getoond() if self.chip in {ALLES, regel.groep}]
        gekozen.sort(key=lambda regel: (regel.groep is Groep.WACHT, regel.pijn))
        return rijen_van(gekozen, self.groepering, self._geverfd)

    def _getoond(self) -> list[Werkregel]:
        regels = list(self._regels.values())
        return regels if self.toon is not Toonkeuze.NU else [regel for regel in regels if regel.groep is not Groep.WACHT]

    def leeg(self) -> tuple[str, str]:
        """The words when there is nothing."""
        rollen = self._dienst.sessie.rollen
        if not self._regels and rollen <= {Rol.FG, Rol.BEHEERDER}:
            return "Er is niets dat nu op u wacht.", "Uw schermen staan in de balk hierboven."
        titel = {Groep.VANDAAG: "Niets te doen vandaag.", Groep.WEEK: "Niets voor deze week.",
                 Groep.WACHT: "Niets wacht op anderen."}.get(Groep(self.chip) if self.chip != ALLES else Groep.LATER)  # fmt: skip
        if not self._regels and self.mag_registreren:
            return "Geen lopend werk.", "Met Nieuwe aanvraag (Ctrl+Enter) registreert u een aanvraag."
        vanzelf = "" if self._regels else "Zodra u aan zet bent, staat het hier vanzelf."
        return titel or "Geen lopend werk.", eerstvolgende(list(self._regels.values())) or vanzelf

    def open(self, sleutel: str) -> None:
        """Go to the place of the step: the checklist item, the letter, the zitting, the draft."""
        regel = self._regels.get(sleutel)
        if regel is None:
            return
        if regel.scherm:
            self.naar_scherm(f"{regel.scherm}/{regel.stap.tab}" if regel.stap.tab else regel.scherm)
        elif regel.concept:
            if self._open_concept is None:
                self._navigatie.naar("nieuwe-aanvraag")
            else:
                self._open_concept(regel.concept)
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
        """What the line adds to its step, the last note, the telephone of the contact."""
        regel = self._regels.get(sleutel)
        if regel is None:
            return None
        regels = [("Volgende stap", regel.stap.tekst)]
        if regel.toelichting:
            regels.append(("Toelichting", regel.toelichting))
        if regel.spoed:
            regels.append(("Spoed, omdat", regel.spoed))
        if regel.dossier is not None:
            regels += self._over_dossier(regel.dossier)
        titel = regel.leerling or (OP_SCHERM[regel.scherm].titel if regel.scherm else "Zitting")
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
            aanvraag = lees_dossier(self._dienst, uow, dossier.id)
            school = uow.scholen.get(aanvraag.school_id)
        contact = aanvraag.formulier.a.contactpersoon
        telefoon = next((c.telefoon for c in school.contactpersonen if c.telefoon and c.telefoon not in contact), "")
        regels.append(("Contact", ", ".join(deel for deel in (school.naam, contact, telefoon) if deel)))
        if van_dossier := notities.lijst(self._dienst, dossier.id):
            regels.append(("Laatste notitie", van_dossier[0].tekst))
        return regels

    def _bij_dossier(self, sleutel: str, doe: Callable[[AanvraagId], None] | None) -> None:
        regel = self._regels.get(sleutel)
        if doe is not None and regel is not None and regel.aanvraag_id is not None:
            doe(regel.aanvraag_id)


__all__ = ["ALLES", "CHIPS", "Kijkje", "Toonkeuze", "Werkrij", "WerkvoorraadPresenter", "dossierchip", "termijn_van"]
