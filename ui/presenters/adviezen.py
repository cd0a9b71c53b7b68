"""The brain of the tab Adviezen: two columns, their difference, and asking a deskundige (screens.md 4.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, datum_lang, hoofdletter, meervoud
from cvt_desktop.domain.aanvraag import AFGEROND, Status
from cvt_desktop.domain.adviesverschil import Verschilweg
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.deskundigenadvies import Adviesinhoud, Advieswijze, Conclusie, Criterium
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.ids import AanvraagId, PersoonId
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.termijn import plus_dagen, werkdag_vanaf
from cvt_desktop.services import adviesherinnering, adviesverschil, adviezen, brieven, deskundigen, dossier
from cvt_desktop.services.adviezen import Advieskolom, Adviezenstand
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.deskundigen import Kandidaat
from cvt_desktop.services.eerdere_adviezen import EerderAdvies, eerder_gelezen, eerdere_adviezen
from cvt_desktop.services.koppelen import koppelen, ontkoppelen, voorstel_uiterlijk
from ui.presenters import advieswoorden
from ui.presenters.echtheid import echtheidchip
from ui.presenters.navigatie import Navigatie
from ui.tonen import Chip, Keuze, Toon, Vorm

"""Calendar days that are proposed for an advice; a person chooses."""
_STELLINGEN = (
    ("niet_in_dienst", "werkt niet voor de school"), ("niet_meegewerkt", "hielp niet met de aanvraag"),
    ("niet_begeleid", "begeleidde de leerling niet"), ("beslist_niet_mee", "stemt niet mee"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolombeeld:
    """One advice. ``regels`` are (label, text, differs from the other); buttons are there when their flag is True."""

    volgorde: int
    titel: str
    deskundige: str = field(repr=False)
    chip: Chip
    wanneer: str
    leeg: str
    regels: tuple[tuple[str, str, bool], ...] = field(repr=False)
    kern: str = field(repr=False)
    voet: str = field(repr=False)
    koppelen: str
    overnemen: bool
    ontkoppelen: bool
    herinneren: bool
    schrijven: str
    afdruk: bool
    bijlage: bool
    dag: bool = False
    pakket: bool = False
    echtheid: Chip | None = None
    echtheid_reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviezenbeeld:
    """What the tab shows. ``verschil`` is the banner, '' when there is none; ``termijn`` says how much is left.

    ``geen`` says why there are no columns: no deskundige advises about this kind, or nobody was asked before it ended.
    """

    kolommen: tuple[Kolombeeld, ...]
    geen: str
    verschil: str
    termijn: str
    gekozen: str
    mag_kiezen: bool
    samen: bool = False


TOCHKEUZES = tuple(Keuze(waarde=r, tekst=r) for r in deskundigen.TOCH_REDENEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kandidaatrij:
    """A line in the dialog *Deskundige koppelen*."""

    id: PersoonId
    naam: str = field(repr=False)
    beroep: str
    werkgever: str
    lopend: str
    past: bool
    let_op: Chip = field(repr=False)
    bezwaren: str = field(repr=False)
    vraagt_reden: bool = False


class AdviezenPresenter:
    """Reads and commands of the tab; the form has a presenter of its own."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._navigatie, self.aanvraag_id = dienst, navigatie, aanvraag_id
        self._gelezen: set[AanvraagId] = set()
        self.laad()

    @property
    def stand(self) -> Adviezenstand:
        """As it was read last."""
        return self._stand

    def laad(self) -> None:
        """Read again."""
        self._stand: Adviezenstand = adviezen.stand(self._dienst, self.aanvraag_id)
        self._eerder = eerdere_adviezen(self._dienst, self.aanvraag_id)

    def beeld(self) -> Adviezenbeeld:
        """The state of the screen."""
        s = self._stand
        open_ = s.aanvraag.status not in AFGEROND
        geen = _geen(s)
        return Adviezenbeeld(
            kolommen=() if geen else tuple(self._kolom(k) for k in s.kolommen), geen=geen,
            verschil=_verschilzin(s) if open_ else "", gekozen=_gekozen(s), termijn=self._termijn(), mag_kiezen=s.te_kiezen,
            samen=s.over_te_nemen and beschrijving(s.aanvraag.soort).pro and not any(k.vastgesteld for k in s.kolommen),
        )  # fmt: skip

    def _termijn(self) -> str:
        kop = dossier.dossierkop(self._dienst, self.aanvraag_id)
        if kop.termijn is None:
            return ""
        if kop.termijn.dagen < 0:
            return f"De termijn eindigde op {datum_kort(kop.termijn.uiterlijk)}."
        return f"Nog {meervoud(kop.termijn.dagen, 'dag', 'dagen')}, tot en met {datum_kort(kop.termijn.uiterlijk)}."

    def _kolom(self, k: Advieskolom) -> Kolombeeld:
        s, anders = self._stand, {v.wat for v in self._stand.verschillen}
        wie = advieswoorden.wie(k.advies, k.deskundige)
        soort = beschrijving(s.aanvraag.soort)
        met_periode = soort.met_periode
        inhoud = k.advies.inhoud if k.advies is not None else None
        eigen_open = k.eigen and not k.vastgesteld and self._dienst.mag(Actie.ADVIES_SCHRIJVEN)
        return Kolombeeld(
            volgorde=k.volgorde, titel=f"Advies {k.volgorde}", deskundige=wie,
            chip=advieswoorden.stand(k, self._dienst.klok.today()), wanneer=advieswoorden.wanneer(k), leeg=advieswoorden.leeg(k),
            regels=_regels(inhoud, anders, met_periode=met_periode) if inhoud is not None and k.vastgesteld else (),
            kern=inhoud.kern if inhoud is not None and k.vastgesteld else "", voet=_voet(k),
            koppelen=_koppelknop(k) if s.te_koppelen else "",
            overnemen=s.over_te_nemen and not k.vastgesteld,
            ontkoppelen=s.te_koppelen and k.koppeling is not None and not k.begonnen,
            dag=s.te_koppelen and not k.vastgesteld and k.koppeling is not None and k.deskundige is not None,
            herinneren=s.te_koppelen and not k.vastgesteld and k.koppeling is not None and k.koppeling.uiterlijk is not None
            and k.koppeling.uiterlijk <= self._dienst.klok.today(),
            schrijven="" if not eigen_open else "Verder schrijven" if k.begonnen else "Advies schrijven",
            afdruk=k.advies is not None and k.vastgesteld and self._dienst.mag(Actie.ADVIEZEN_INZIEN),
            bijlage=k.advies is not None and k.advies.uit_bijlage is not None,
            pakket=s.over_te_nemen and not k.vastgesteld and k.koppeling is not None
            and self._dienst.mag(Actie.ADVIESPAKKET_MAKEN),
            echtheid=echtheidchip(k.oordeel) if k.oordeel is not None else None,
            echtheid_reden=k.oordeel.reden if k.oordeel is not None else "",
        )  # fmt: skip

    def afdruk(self, volgorde: int) -> tuple[bytes, str]:
        """The printed record of an advice and its file name; runs in a thread."""
        advies = self._stand.kolommen[volgorde - 1].advies
        if advies is None:
            raise ValueError("no advice to print")
        kenmerk = self._stand.aanvraag.kenmerk
        return brieven.advies_pdf(self._dienst, advies.id), f"{kenmerk}_deskundigenadvies_{volgorde}.pdf"

    @property
    def mag_uitvoeren(self) -> bool:
        """Whether it may be printed or saved outside the register."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN)

    def uitgevoerd(self, volgorde: int) -> None:
        """The printed record leaves the program: tell the log."""
        advies = self._stand.kolommen[volgorde - 1].advies
        if advies is not None:
            brieven.advies_uitvoeren(self._dienst, advies.id)

    def bijlageplaats(self, volgorde: int) -> str:
        """The place of the signed stuk in the tab Stukken."""
        advies = self._stand.kolommen[volgorde - 1].advies
        return f"{advies.uit_bijlage}#1" if advies is not None and advies.uit_bijlage is not None else ""

    def toon_bijlage(self, volgorde: int) -> None:
        """Open the signed stuk that is the advice."""
        self._navigatie.naar_dossier(self.aanvraag_id, tab="stukken", veld=self.bijlageplaats(volgorde))

    # --- of earlier dossiers ------------------------------------------------------------------------------------------

    @property
    def eerder(self) -> int:
        """How many adviezen of earlier dossiers this person may read beside these."""
        return len(self._eerder)

    def eerdere(self) -> tuple[Kolombeeld, ...]:
        """Those adviezen. That a dossier was read is told to the log, once for this page."""
        for aanvraag_id in dict.fromkeys(e.aanvraag_id for e in self._eerder):
            if aanvraag_id not in self._gelezen:
                eerder_gelezen(self._dienst, aanvraag_id)
                self._gelezen.add(aanvraag_id)
        return tuple(eerder_kolom(e) for e in self._eerder)

    # --- asking -----------------------------------------------------------------------------------------------------

    def kandidaten(self, volgorde: int) -> list[Kandidaatrij]:
        """Everybody on the list, those who can be asked first; runs in a thread."""
        return [_kandidaatrij(k) for k in deskundigen.kandidaten(self._dienst, self.aanvraag_id, volgorde)]

    def voorstel_uiterlijk(self) -> date:
        """Two weeks on, a working day."""
        return voorstel_uiterlijk(self._dienst)

    def laat(self, uiterlijk: date | None) -> str:
        """What to know about this day: that it lies behind the term of the dossier."""
        kop = dossier.dossierkop(self._dienst, self.aanvraag_id)
        if uiterlijk is None or kop.termijn is None or uiterlijk < kop.termijn.uiterlijk:
            return ""
        return f"Let op: de termijn van dit dossier eindigt op {datum_kort(kop.termijn.uiterlijk)}."

    def koppeltitel(self, volgorde: int) -> str:
        """``Tweede deskundige koppelen``, or who is asked now and will be no more."""
        k = self._stand.kolommen[volgorde - 1]
        if k.koppeling is None or k.deskundige is None:
            return f"{hoofdletter(_RANG[volgorde])} deskundige koppelen"
        return f"Andere {_RANG[volgorde]} deskundige koppelen, in plaats van {k.deskundige.naam}"

    def koppel(self, volgorde: int, persoon_id: PersoonId, uiterlijk: date | None, reden: str = "") -> str:
        """Ask somebody, with a reason where the guard warns of a tie; gives what to tell."""
        koppelen(self._dienst, self.aanvraag_id, volgorde, persoon_id, uiterlijk, reden)
        self.laad()
        wie = self._stand.kolommen[volgorde - 1].deskundige
        return f"{wie.naam if wie else 'De deskundige'} is gekoppeld als {_RANG[volgorde]} deskundige."

    def dagtitel(self, volgorde: int) -> str:
        """``Andere dag voor het eerste advies``."""
        return f"Andere dag voor het {_RANG[volgorde]} advies"

    def gevraagd(self, volgorde: int) -> tuple[str, date | None]:
        """Who is asked now, and before which day; '' for nobody."""
        k = self._stand.kolommen[volgorde - 1]
        if k.koppeling is None or k.deskundige is None:
            return "", None
        return k.deskundige.naam, k.koppeling.uiterlijk

    def andere_dag(self, volgorde: int, uiterlijk: date | None) -> str:
        """Another day for who is asked now; gives what to tell. Raises ``CvtError`` that names the field."""
        k = self._stand.kolommen[volgorde - 1]
        if k.koppeling is None:
            raise ValueError("nobody was asked")
        koppelen(self._dienst, self.aanvraag_id, volgorde, k.koppeling.persoon_id, uiterlijk)
        self.laad()
        return f"Advies {volgorde} is gevraagd {f'voor uiterlijk {datum_kort(uiterlijk)}' if uiterlijk else 'zonder dag'}."

    def ontkoppel(self, volgorde: int) -> str:
        """Undo asking."""
        ontkoppelen(self._dienst, self.aanvraag_id, volgorde)
        self.laad()
        return "De koppeling is ongedaan gemaakt."

    def herinnering(self, volgorde: int) -> str:
        """The text for who is late. Raises ``CvtError``."""
        return adviesherinnering.herinnering(self._dienst, self.aanvraag_id, volgorde)

    # --- the adviezen differ ----------------------------------------------------------------------------------------

    def kies(self, weg: Verschilweg, reden: str, gepland_op: date | None) -> str:
        """Choose how to go on; gives the sentence that says what follows. Raises ``CvtError`` that names the field."""
        adviesverschil.kiezen(self._dienst, self.aanvraag_id, weg, reden, gepland_op)
        self.laad()
        if weg is Verschilweg.MDO and gepland_op is not None:
            return f"Vastgelegd. Op {datum_kort(gepland_op)} staat het MDO op de Werkvoorraad; kies daarna opnieuw."
        if weg is Verschilweg.DERDE:
            return "Vastgelegd. Koppel nu de derde deskundige."
        return "Vastgelegd. Het dossier is gereed voor de zitting."

    def morgen(self) -> date:
        """The first working day after today, for following up."""
        with self._dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
            tabel = feestdagen_volgens(self._dienst.instellingen(uow))
        return werkdag_vanaf(plus_dagen(self._dienst.klok.today(), 1), tabel)


def teller(dienst: Dienst, aanvraag_id: AanvraagId) -> str:
    """``1/2`` behind the title of the tab."""
    stand = adviezen.stand(dienst, aanvraag_id)
    return f"{sum(k.vastgesteld for k in stand.kolommen)}/{len(stand.kolommen)}"


def eerder_titel(e: EerderAdvies) -> str:
    """``2025-0123, advies 1``: which earlier dossier, and which advice in it."""
    return f"{e.kenmerk}, advies {e.advies.volgorde}"


def eerder_kolom(e: EerderAdvies) -> Kolombeeld:
    """An advice of an earlier dossier, to read and no more."""
    advies, soort = e.advies, beschrijving(e.soort)
    gedateerd = f" · gedateerd {datum_lang(advies.gedateerd)}" if advies.gedateerd is not None else ""
    return Kolombeeld(
        volgorde=advies.volgorde, titel=eerder_titel(e), deskundige=advieswoorden.wie(advies, None),
        chip=Chip(tekst="eerder dossier", toon=Toon.STIL), leeg="", kern=advies.inhoud.kern,
        wanneer=f"{e.soort}, ontvangen {datum_lang(e.ontvangen_op)}{gedateerd}",
        regels=_regels(advies.inhoud, set(), met_periode=soort.met_periode),
        voet="Van een eerdere aanvraag van deze leerling; het telt niet mee voor deze.",
        koppelen="", overnemen=False, ontkoppelen=False, herinneren=False, schrijven="", afdruk=False, bijlage=False,
    )  # fmt: skip


_RANG = {1: "eerste", 2: "tweede", 3: "derde"}


def _geen(s: Adviezenstand) -> str:
    """Why there is nothing to show and nothing will come."""
    if not beschrijving(s.aanvraag.soort).met_adviezen:
        return "Bij deze soort adviseren geen deskundigen. De commissie beoordeelt de inhoud zelf."
    einde = dossier.einde_zonder_besluit(s.aanvraag)
    return f"Hier komt geen advies. {einde}" if einde and not any(k.koppeling or k.advies for k in s.kolommen) else ""


def _regels(i: Adviesinhoud, anders: set[str], *, met_periode: bool) -> tuple[tuple[str, str, bool], ...]:
    conclusie = f"{i.conclusie}: {i.anders}" if i.conclusie is Conclusie.POSITIEF_ANDERS and i.anders else str(i.conclusie or "")
    categorie = f"{i.categorie} ({i.categorie.nummer})" if i.categorie else "geen categorie"
    duur = f"t/m {datum_lang(i.tot_en_met)}" if i.tot_en_met else "geen duur"
    if not met_periode:
        categorie = duur = ""
    o = i.onafhankelijkheid
    stellingen = " · ".join(f"{tekst} {'✓' if getattr(o, veld) else '✗'}" for veld, tekst in _STELLINGEN)
    rijen = [
        ("Advies", conclusie, "Advies" in anders), ("Categorie", _met(categorie, i.waarom_categorie), "Categorie" in anders),
        ("Duur", _met(duur, i.waarom_duur), "Duur" in anders), ("Behoefte", i.ondersteuningsbehoefte, False),
        ("Bevorderend, belemmerend", i.bevorderend, False), ("Geprobeerd", i.geprobeerd, False), ("Mening", i.mening, False),
        ("Waarom niet regulier" if met_periode else "Waarom (niet) PrO", i.waarom_arrangement_niet, False),
        ("Persoonlijkheid", i.persoonlijkheid, False), ("Grensvlak", i.grensvlak, False),
    ]  # fmt: skip
    rijen += [(f"Criterium {n}", _criterium(c), False) for n, c in enumerate(i.criteria, 1)]
    rijen += [("Gezien", "; ".join(i.stukken_gezien), False), ("Gesproken met", i.gesprekken or "niet ingevuld", False),
              ("Onafhankelijk", _met(stellingen, o.toelichting), False)]  # fmt: skip
    return tuple((label, tekst, merk) for label, tekst, merk in rijen if tekst.strip())


def _criterium(c: Criterium) -> str:
    """The criterion before the finding: after *nee* it would read as a statement."""
    oordeel = f": {c.oordeel}" if c.oordeel else ""
    return _met(f"{c.tekst.rstrip('.')}{oordeel}", c.toelichting)


def _met(tekst: str, waarom: str) -> str:
    return f"{tekst}. {waarom}" if waarom.strip() else tekst


def _koppelknop(k: Advieskolom) -> str:
    if k.vastgesteld:
        return ""
    return "Andere deskundige…" if k.koppeling else "Deskundige koppelen…"


def _voet(k: Advieskolom) -> str:
    if k.advies is None or not k.vastgesteld:
        return ""
    if k.advies.wijze is Advieswijze.OVERGENOMEN:
        return "Overgenomen uit een ondertekend stuk; dat stuk is het advies."
    if k.advies.wijze is Advieswijze.FORMULIER:
        return "Formulier (invulbare PDF), ingelezen door de secretaris; dat formulier is het advies."
    return "Geschreven en vastgesteld in het programma."


def _gekozen(s: Adviezenstand) -> str:
    """``Gekozen op vr 14 mei door R. Veldkamper: derde deskundige. Reden: …``, of wat er nog moet."""
    if not s.aanvraag.verschilkeuzes:
        return "Kies hoe verder; tot dan is het dossier niet gereed voor de zitting." if s.keuze_open else ""
    k = s.aanvraag.verschilkeuzes[-1]
    return f"Gekozen op {datum_kort(k.op)} door {k.naam}: {k.weg}. Reden: {k.reden}"


def _verschilzin(s: Adviezenstand) -> str:
    """Where the adviezen differ; also when they agree and the dossier came back from the zitting."""
    if not s.verschillen:
        return "De adviezen zijn binnen." if s.te_kiezen and s.aanvraag.status is Status.BIJ_DESKUNDIGEN else ""
    delen = "; ".join(f"{v.wat.lower()} {v.een} tegenover {v.twee}" for v in s.verschillen)
    return f"De adviezen verschillen: {delen}."


def _kandidaatrij(k: Kandidaat) -> Kandidaatrij:
    p = k.persoon
    chip, gronden = Chip(tekst=""), ", ".join(k.gronden)
    if not k.past:
        chip = Chip(tekst=f"kan niet: {gronden}", toon=Toon.FOUT, vorm=Vorm.VIERKANT)
    elif gronden:
        chip = Chip(tekst=gronden, toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)
    return Kandidaatrij(id=p.id, naam=p.naam, beroep=str(p.beroep), werkgever=p.werkgever, lopend=str(k.lopend), past=k.past,
                        let_op=chip, bezwaren=" ".join(hoofdletter(b) for b in k.bezwaren),
                        vraagt_reden=k.vraagt_reden)  # fmt: skip
