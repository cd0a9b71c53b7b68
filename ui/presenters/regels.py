"""The brain of the page *Regels*: the lists, the rows, and what stands under the table about the chosen one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cvt_desktop.basis.tekst import datum_cijfers, datum_lang, meervoud, opsomming
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bronnen import Bron, Bronsoort, Zekerheid
from cvt_desktop.domain.controle import VORM
from cvt_desktop.domain.controleregel import Niveau
from cvt_desktop.domain.instellingen import UITLEG
from cvt_desktop.domain.wachtmatrix import Wachtniveau
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import regels
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.regels import Regelbeschrijving, Regelgroep, Regeloverzicht
from ui.presenters.niveaus import NIVEAUCHIPS
from ui.tonen import Chip, Keuze

_CHIPS: dict[str, Chip] = {str(niveau): chip for niveau, chip in NIVEAUCHIPS.items()}
_CHIPS[str(Wachtniveau.WAARSCHUWT)] = replace(NIVEAUCHIPS[Niveau.LET_OP], tekst=str(Wachtniveau.WAARSCHUWT))
_EIGEN = "hint, eigen keuze"
MAAK_HINT, WEER_WAARSCHUWEN = "Maak hier een hint van", "Laat weer waarschuwen"
"""The two acts of the page, as the button says them."""
LIJSTEN = tuple(Keuze(waarde=str(g), tekst=str(g)) for g in Regelgroep)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelrij:
    """One line of the table, in words. ``act`` is what the swv can do with it, '' when there is nothing to choose."""

    sleutel: str
    code: str
    regel: str
    zwaarte: str | Chip
    bron: str
    tekst_van: str
    open_in_wet: str
    nu: str
    gemeld: str
    aanvaard: str
    uitleg: str
    waar: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelstaat:
    """One list. ``onder`` says what was counted; ``met_telling`` whether the three columns of numbers mean something."""

    groep: Regelgroep
    rijen: tuple[Regelrij, ...]
    onder: str
    met_telling: bool


class RegelsPresenter:
    """``lees`` in a thread; ``staat`` gives a list of what was read."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst
        self._alles = Regeloverzicht(regels=())

    def lees(self, voortgang: Voortgang) -> Regeloverzicht:
        """Everything, with the counts."""
        return regels.overzicht(self._dienst, voortgang)

    def toon(self, overzicht: Regeloverzicht) -> None:
        """What was read counts from now on."""
        self._alles = overzicht

    def staat(self, lijst: str) -> Regelstaat:
        """The rows of one list."""
        groep = Regelgroep(lijst) if lijst else Regelgroep.CONTROLE
        rijen = tuple(_rij(nummer, r, wijzigen=self._alles.mag_wijzigen)
                      for nummer, r in enumerate(self._alles.regels) if r.groep is groep)  # fmt: skip
        met_telling = groep is Regelgroep.CONTROLE and self._alles.mag_tellen
        return Regelstaat(groep=groep, rijen=rijen, onder=_ONDER[groep] or _geteld(self._alles), met_telling=met_telling)

    def doe(self, rij: Regelrij) -> str:
        """Make the rule of this row a hint, or let it warn again; gives what to tell. Raises ``CvtError``."""
        if rij.act == WEER_WAARSCHUWEN:
            nieuw = regels.weer_waarschuwen(self._dienst, rij.code)
            wat = "waarschuwt weer en vraagt een reden"
        else:
            nieuw = regels.maak_hint(self._dienst, rij.code)
            wat = "geeft alleen nog een hint en vraagt geen reden"
        return (f"{rij.code} {wat}, vanaf {datum_lang(nieuw.geldig_vanaf)}. Wat al is getekend houdt het verslag van die dag. "
                "Het staat bij Instellingen, Reglement.")  # fmt: skip

    @property
    def mag_wijzigen(self) -> bool:
        """Whether this person decides which rules are a hint."""
        return self._dienst.mag(Actie.INSTELLINGEN_WIJZIGEN)

    def voorstel(self) -> str:
        """Names the rules that are passed so often that a hint would do; '' when there are none."""
        codes = [r.code for r in self._alles.regels if r.voorstel]
        if not codes:
            return ""
        een = len(codes) == 1
        wie = "Kies haar" if een else "Kies er een"
        wie = f"{wie} om er een hint van te maken." if self._alles.mag_wijzigen else "De beheerder kan er een hint van maken."
        wat = "regel" if een else "regels"
        return (f"Voorstel: {wat} {opsomming(codes)} {'is' if een else 'zijn'} in meer dan de helft van de getekende besluiten "
                f"waarin {'zij iets meldde' if een else 'zij iets meldden'} met een reden aanvaard. {wie}")  # fmt: skip


_ZELF = frozenset({Regelgroep.CONTROLE, Regelgroep.TERMIJN, Regelgroep.PRO})
_COMMISSIE = frozenset({"quorum", "gedragsdeskundige_nodig", "regel"})
_REGLEMENT, _BESLUIT = "Reglement", "Wie besluit"
_WAAR = {u.label: "Commissie" if u.veld in _COMMISSIE else _BESLUIT for u in UITLEG if u.veld in {*_COMMISSIE, "modellen"}}
"""The tab of Instellingen where a setting is, when that is not Reglement."""
_ONDER = {
    Regelgroep.CONTROLE: "",
    Regelgroep.TOETS: "De vragen waarop een aanvraag wordt getoetst. De letter van de grondslag staat in de toets zelf.",
    Regelgroep.TERMIJN: "Zo rekent het programma. Bij elke datum in een dossier staan de stappen die voor die datum golden.",
    Regelgroep.PRO: "Zo rekent het programma. De uitkomst is nooit een besluit; de hele redenering is af te drukken.",
    Regelgroep.WACHT: "Wie iets gaat doen in een dossier, en welke band daarmee niet samengaat. Waarschuwt: kan met een reden.",
    Regelgroep.INSTELLING: "Wat de wet openlaat, vult het samenwerkingsverband in bij Instellingen, op dit tabblad.",
    Regelgroep.BRON: "De datum is die van de tekst die is gelezen, bij een uitspraak die van de uitspraak.",
}


def _geteld(o: Regeloverzicht) -> str:
    if not o.mag_tellen:
        return VORM
    getekend = f"Gemeld en aanvaard: bij het tekenen, over {meervoud(o.verslagen, 'getekend besluit', 'getekende besluiten')}."
    if o.open_ is None:
        return f"{VORM} {getekend}"
    open_ = meervoud(o.open_, "besluit dat nog niet is getekend", "besluiten die nog niet zijn getekend")
    return f"{VORM} Nu: bij {open_}. {getekend}"


def _rij(nummer: int, r: Regelbeschrijving, *, wijzigen: bool) -> Regelrij:
    standen = [b.stand for b in r.bronnen if b.stand is not None]
    return Regelrij(
        sleutel=f"{r.groep}/{nummer}", code=r.code, regel=r.titel,
        zwaarte=replace(NIVEAUCHIPS[Niveau.HINT], tekst=_EIGEN) if r.als_hint else _CHIPS.get(r.zwaarte, r.zwaarte),
        bron="; ".join(dict.fromkeys(b.tekst for b in r.bronnen)) or r.uitleg,
        tekst_van=datum_cijfers(max(standen)) if standen else "",
        open_in_wet=r.instelling, nu=_getal(r.nu), gemeld=_getal(r.gemeld), aanvaard=_getal(r.aanvaard), uitleg=_uitleg(r),
        waar=_WAAR.get(r.titel, _REGLEMENT) if r.groep is Regelgroep.INSTELLING else "", act=_act(r) if wijzigen else "",
    )  # fmt: skip


def _act(r: Regelbeschrijving) -> str:
    if r.groep is not Regelgroep.CONTROLE or r.geen_hint:
        return ""
    return WEER_WAARSCHUWEN if r.als_hint else MAAK_HINT


def _getal(aantal: int | None) -> str:
    return str(aantal) if aantal else ""


def _uitleg(r: Regelbeschrijving) -> str:
    """Each source in a sentence, how it was read, and with which reasons of its own the rule can be passed."""
    delen = [f"{r.titel}."] if r.groep in {Regelgroep.TERMIJN, Regelgroep.PRO} else []
    delen += [r.uitleg] if r.uitleg else []
    delen += [_bronzin(b) for b in r.bronnen]
    if r.groep is Regelgroep.BRON:
        return _bronzin(r.bronnen[0])
    if r.instelling and r.groep in _ZELF:
        delen.append(f"Het samenwerkingsverband bepaalt zelf: {r.instelling}.")
    if r.redenen:
        delen.append(f"Te aanvaarden met een reden, bijvoorbeeld: {r.redenen[0]}.")
    if r.als_hint:
        delen.append("Het samenwerkingsverband maakte hier een hint van; uit zichzelf waarschuwt deze regel.")
    elif r.geen_hint and r.groep is Regelgroep.CONTROLE:
        delen.append(r.geen_hint)
    return " ".join(delen)


def _bronzin(b: Bron) -> str:
    """Of a text that was read the day of it, of an uitspraak the day on which it was given."""
    van = f", {'uitspraak' if b.soort is Bronsoort.UITSPRAAK else 'tekst'} van {datum_cijfers(b.stand)}" if b.stand else ""
    if b.stand and b.zekerheid is Zekerheid.GELEZEN and b.soort is not Bronsoort.UITSPRAAK:
        van = f" van {datum_cijfers(b.stand)}"
    return f"{b.tekst}: {b.omschrijving} ({b.zekerheid.value}{van})."
