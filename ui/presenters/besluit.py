"""The brain of the tab Besluit: what is typed, the check beside it, the preview, and the step to the Tekenmap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from cvt_desktop.basis.tekst import datum_cijfers, datum_voluit, euro, meervoud
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.adviesverschil import DERDE
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand, Tekenwijze
from cvt_desktop.domain.brief import Briefsoort
from cvt_desktop.domain.controle import Bevinding, samenvatting, zonder_reden
from cvt_desktop.domain.controleregel import Niveau
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.schooljaar import vroegste_einddatum_vso
from cvt_desktop.domain.soorten import Soortbeschrijving, beschrijving
from cvt_desktop.domain.voorziening import Plaatsantwoord
from cvt_desktop.services import besluiten, correctie, op_adviezen
from cvt_desktop.services.besluiten import INTREKREDENEN, Besluitbeeld
from cvt_desktop.services.brieven import besluitstuk
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.controleverslagen import verslag_pdf, verslag_uitgevoerd
from cvt_desktop.services.documenten.besluitstukken import conclusie
from cvt_desktop.services.documenten.gegevens import Besluitgegevens
from cvt_desktop.services.plaatsen import plaatsstand
from ui.presenters.besluit_controle import Controleregel, controleregel
from ui.presenters.besluit_velden import met_velden, velden_van
from ui.presenters.besluitenrij import Besluitenrij
from ui.presenters.besluitkop import titel, toestandchip
from ui.presenters.controleverslag import Controleverslagblad
from ui.presenters.echtheid import echtheidchip
from ui.presenters.navigatie import Navigatie
from ui.presenters.op_adviezen import lees_vorm, vorm_van
from ui.presenters.uitkomstvorm import Uitkomstvorm
from ui.tonen import Chip, Keuze

INTREKKEUZES = tuple(Keuze(waarde=r, tekst=r) for r in INTREKREDENEN)
CORRECTIEKEUZES = tuple(Keuze(waarde=r, tekst=r) for r in correctie.CORRECTIEREDENEN)
PLAATSEN = tuple(Keuze(waarde=p.name, tekst=str(p)) for p in Plaatsantwoord)
TLV, SCHOOL, OUDERS, LEERLING = "tlv", "school", "ouders", "leerling"
_EIGEN_VELDEN = frozenset({"categorie", "ingangsdatum", "einddatum", "bedrag_cent", "plaats", "plaats_per"})
_LEEG = Chip(tekst="")
_DUUR_PRO = "Een verklaring voor praktijkonderwijs geldt zolang de leerling dat volgt: geen categorie, geen einde (WVO 2.30)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Kern:
    """What a deskundige wrote: it stands in the letter word for word and cannot be changed here."""

    label: str
    conclusie: str
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitstaat:
    """The whole tab. ``leeg`` says why there is no besluit yet; then the rest is empty.

    ``kan_op_adviezen``: who is logged in can decide without a zitting (model M3); ``mag_terugnemen``: did so, as a concept.
    """

    leeg: str = ""
    titel: str = ""
    toestand: Chip = _LEEG
    velden: dict[str, object] = field(default_factory=dict, repr=False)
    toont_tlv: bool = True
    met_periode: bool = True
    met_categorie: bool = True
    met_adviezen: bool = True
    met_plaats: bool = False
    met_leerling: bool = True
    plaatsen: str = ""
    anders: bool = False
    oneens: bool = False
    eigen_brief: bool = False
    kernen: tuple[Kern, ...] = ()
    periodehint: str = ""
    bewerkbaar: bool = False
    slot: str = ""
    samenvatting: str = ""
    controle: tuple[Controleregel, ...] = ()
    voorbeelden: tuple[Keuze, ...] = ()
    hoofd: str = ""
    hoofd_kan: bool = False
    hoofd_uitleg: str = ""
    mag_terug: bool = False
    mag_intrekken: bool = False
    mag_terugnemen: bool = False
    kan_op_adviezen: bool = False
    mag_corrigeren: bool = False
    mag_correctie_terug: bool = False
    heeft_verslag: bool = False


class BesluitPresenter:
    """One dossier. ``wijzig`` keeps what is typed in memory, ``bewaar_getypt`` as a draft, ``vastleggen`` in the dossier."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._navigatie, self._aanvraag_id = dienst, navigatie, aanvraag_id
        self.rij = Besluitenrij(dienst, navigatie, aanvraag_id)
        self._beeld: Besluitbeeld | None = None
        self._getypt: Besluit | None = None
        self._aanbod: op_adviezen.Adviesbesluit | None = None
        self._plaatsen, self._geen = "", ""
        self.laad()

    # --- reading ---------------------------------------------------------------------------------------------------

    def laad(self) -> Besluitstaat:
        """Read the besluit; a draft of the same version that was not kept comes back."""
        self._beeld = besluiten.beeld(self._dienst, self._aanvraag_id)
        self._getypt = None
        stand = plaatsstand(self._dienst, self._aanvraag_id) if self._beeld is not None else None
        self._plaatsen = f"{stand.tekst}." if stand is not None else ""
        self._geen = besluiten.waarom_geen(self._dienst, self._aanvraag_id) if self._beeld is None else ""
        self._aanbod = op_adviezen.aanbod(self._dienst, self._aanvraag_id) if self._beeld is None else None
        if self._beeld is not None and self._bewerkbaar(self._beeld.besluit):
            concept = lees_concept(self._dienst, self._sleutel(self._beeld.besluit), Besluit)
            if concept is not None:
                self._zet_getypt(replace(concept, versie=self._beeld.besluit.versie))
        return self.staat()

    def staat(self) -> Besluitstaat:
        """The tab as it is now, with the check over what is typed."""
        beeld, nu = self._beeld, self._nu()
        if beeld is None or nu is None:
            return _zonder_besluit(self._geen, self._aanbod)
        gevonden = self._bevindingen(beeld)
        kan, uitleg = self._hoofd_kan(nu, gevonden)
        soort = beschrijving(beeld.gegevens.aanvraag.soort)
        hoofd = nu.toestand is Besluittoestand.CONCEPT and self._dienst.mag(Actie.BESLUIT_NAAR_TEKENMAP)
        return Besluitstaat(
            titel=titel(beeld.gegevens, nu), toestand=toestandchip(nu), velden=velden_van(nu),
            toont_tlv=nu.uitkomst.tlv, met_periode=self._met_periode(beeld), met_categorie=soort.met_categorie,
            met_adviezen=soort.met_adviezen, met_plaats=soort.voorziening, plaatsen=self._plaatsen,
            met_leerling=soort.soort.met_leerling,
            anders=bool(nu.redenen.afwijking) or _vraagt(gevonden, "redenen.afwijking"),
            oneens=bool(nu.redenen.ouder_niet_eens) or _vraagt(gevonden, "redenen.ouder_niet_eens"),
            eigen_brief=beeld.gegevens.leerling_ontvanger is not None, kernen=_kernen(beeld.gegevens),
            periodehint=_periodehint(nu, soort, beeld.gegevens.aanvraag),
            bewerkbaar=self._bewerkbaar(nu), slot=self._slot(nu),
            samenvatting=samenvatting(len(gevonden)), controle=tuple(controleregel(b, nu) for b in gevonden),
            voorbeelden=_voorbeelden(beeld.gegevens, nu), hoofd=_hoofd(beeld.gegevens) if hoofd else "", hoofd_kan=kan,
            hoofd_uitleg=uitleg,
            mag_terug=nu.toestand is Besluittoestand.TE_TEKENEN and self._dienst.mag(Actie.BESLUIT_NAAR_TEKENMAP),
            mag_intrekken=nu.toestand is Besluittoestand.GETEKEND and self._dienst.mag(Actie.BESLUIT_INTREKKEN),
            mag_terugnemen=beeld.gegevens.zitting.zonder_zitting and nu.toestand is Besluittoestand.CONCEPT
            and nu.correctie is None and self._dienst.mag(Actie.OP_ADVIEZEN_TERUGNEMEN),
            mag_corrigeren=nu.toestand is Besluittoestand.VERZONDEN and self._dienst.mag(Actie.BESLUIT_CORRIGEREN),
            mag_correctie_terug=nu.toestand is Besluittoestand.CONCEPT and nu.correctie is not None
            and self._dienst.mag(Actie.CORRECTIE_TERUGNEMEN),
            heeft_verslag=any(v.besluit_id == nu.id for v in beeld.gegevens.aanvraag.controles),
        )  # fmt: skip

    def voorbeeld(self, sleutel: str) -> Callable[[], bytes] | None:
        """What gives this document, as it is typed now or as it was signed; slow: for ``Taken``. None without a besluit."""
        nu = self._nu()
        if nu is None:
            return None
        soort, nummer = soort_van(sleutel)
        return lambda: besluitstuk(self._dienst, nu, soort, nummer)

    def verslag(self) -> Controleverslagblad:
        """The report of the check at signing, as a PDF that may leave the program; slow: for ``Taken``."""
        nu = self._nu()
        assert nu is not None, "the button shows only beside a signed besluit"
        return Controleverslagblad(
            pdf=verslag_pdf(self._dienst, self._aanvraag_id, nu.id),
            naam=f"controle {self._beeld.gegevens.aanvraag.kenmerk if self._beeld else ''}.pdf",
            mag_uit=self._dienst.mag(Actie.DOCUMENT_UITVOEREN),
            bij_uitvoer=lambda _wat: verslag_uitgevoerd(self._dienst, self._aanvraag_id, nu.id),
        )  # fmt: skip

    # --- writing ---------------------------------------------------------------------------------------------------

    def wijzig(self, velden: dict[str, object]) -> Besluitstaat:
        """Take over what stands in the fields; nothing is written to the register yet."""
        nu = self._nu()
        if nu is not None and self._bewerkbaar(nu):
            self._zet_getypt(met_velden(nu, velden))
        return self.staat()

    def bewaar_getypt(self) -> bool:
        """Keep the draft, so that a crash loses nothing; False when there is nothing to keep."""
        if self._getypt is None or self._beeld is None or self._getypt == self._beeld.besluit:
            return False
        bewaar_concept(self._dienst, self._sleutel(self._beeld.besluit), self._getypt)
        return True

    def vastleggen(self) -> None:
        """Make what was typed part of the dossier; raises ``GewijzigdError`` when somebody else did meanwhile."""
        getypt, beeld = self._getypt, self._beeld
        if getypt is None or beeld is None:
            return
        besluiten.wijzigen(self._dienst, getypt.id, categorie=getypt.categorie, ingangsdatum=getypt.ingangsdatum,
                           einddatum=getypt.einddatum, redenen=getypt.redenen, bedrag_cent=getypt.bedrag_cent,
                           plaats=getypt.plaats, plaats_per=getypt.plaats_per,
                           versie=beeld.besluit.versie)  # fmt: skip
        vergeet_concept(self._dienst, self._sleutel(beeld.besluit))
        self.laad()

    def naar_tekenmap(self) -> Besluitstaat:
        """Keep what was typed and close the fields; raises ``ToestandError`` that names what stops it."""
        self.vastleggen()
        nu = self._nu()
        if nu is not None:
            besluiten.naar_tekenmap(self._dienst, nu.id)
        return self.laad()

    def hoofd_klaar(self) -> str:
        """What the main act will have done."""
        advies = self._beeld is not None and self._beeld.gegevens.wacht_op_bestuur
        return "Het advies ligt bij het bestuur." if advies else "Het besluit ligt in de Tekenmap."

    def accepteren(self, regel_id: str, reden: str) -> Besluitstaat:
        """Pass a warning with a reason from the list."""
        self.vastleggen()
        nu = self._nu()
        if nu is not None and reden:
            besluiten.accepteren(self._dienst, nu.id, regel_id, reden)
        return self.laad()

    def terug(self) -> Besluitstaat:
        """Out of the Tekenmap: the fields are open again."""
        nu = self._nu()
        if nu is not None:
            besluiten.terug(self._dienst, nu.id)
        return self.laad()

    def op_adviezen_vorm(self) -> Uitkomstvorm:
        """What the form of *Besluiten op de adviezen* shows."""
        assert self._aanbod is not None, "the button shows only where it can be decided"
        return vorm_van(self._aanbod)

    def op_adviezen(self, waarden: dict[str, object]) -> Besluitstaat:
        """Decide without a zitting (model M3). Raises ``CvtError`` that names the field."""
        assert self._aanbod is not None, "the button shows only where it can be decided"
        op_adviezen.beslissen(self._dienst, self._aanvraag_id, *lees_vorm(waarden, self._aanbod.aanvraag))
        return self.laad()

    def terugnemen(self) -> Besluitstaat:
        """Take back what was decided without a zitting."""
        op_adviezen.terugnemen(self._dienst, self._aanvraag_id)
        return self.laad()

    def corrigeren(self, reden: str) -> Besluitstaat:
        """Begin a concept that comes in the place of what was sent, once it is signed."""
        nu = self._nu()
        if nu is not None:
            correctie.corrigeren(self._dienst, nu.id, reden)
        return self.laad()

    def correctie_terugnemen(self) -> Besluitstaat:
        """Leave the correction; the besluit that was sent is there again, as it was."""
        nu = self._nu()
        if nu is not None:
            correctie.terugnemen(self._dienst, nu.id)
        return self.laad()

    def intrekken(self, reden: str) -> Besluitstaat:
        """Withdraw what was signed and not sent; a new concept begins with the same text."""
        nu = self._nu()
        if nu is not None:
            besluiten.intrekken(self._dienst, nu.id, reden)
        return self.laad()

    def ga_naar(self, veld: str) -> bool:
        """Follow a finding to its place outside this tab; False when the field stands in this tab."""
        if veld.startswith("redenen.") or veld in _EIGEN_VELDEN:
            return False
        zitting = self._beeld.gegevens.zitting if self._beeld is not None else None
        if veld in {"stemmen", "aanwezigheid", "vergewist"} and zitting is not None and zitting.zonder_zitting:
            self._navigatie.naar_dossier(self._aanvraag_id, tab="adviezen")
        elif veld in {"stemmen", "aanwezigheid", "vergewist"} and self._beeld is not None:
            self._navigatie.naar_zitting(self._beeld.besluit.zitting_id)
        elif veld.startswith("adviezen"):
            self._navigatie.naar_dossier(self._aanvraag_id, tab="adviezen")
        elif veld in {"beslisser", "namens", "clausule", "model", "mandaat"}:
            self._navigatie.naar("instellingen")
        elif veld == "toets":
            self._navigatie.naar_dossier(self._aanvraag_id, tab="toetsing")
        else:
            self._navigatie.naar_dossier(self._aanvraag_id, tab="aanvraag", veld=_veld_in_aanvraag(veld))
        return True

    def naar_regels(self) -> None:
        """The page with all rules."""
        self._navigatie.naar("regels")

    # --- within ----------------------------------------------------------------------------------------------------

    def _nu(self) -> Besluit | None:
        return self._getypt or (self._beeld.besluit if self._beeld else None)

    def _zet_getypt(self, besluit: Besluit) -> None:
        self._getypt = besluit

    def _bevindingen(self, beeld: Besluitbeeld) -> tuple[Bevinding, ...]:
        if self._getypt is None or self._getypt == beeld.besluit:
            return beeld.bevindingen
        return besluiten.controleren_getypt(self._dienst, self._getypt)

    @staticmethod
    def _met_periode(beeld: Besluitbeeld) -> bool:
        return beschrijving(beeld.gegevens.aanvraag.soort).met_periode

    def _bewerkbaar(self, besluit: Besluit) -> bool:
        return besluit.toestand is Besluittoestand.CONCEPT and self._dienst.mag(Actie.BESLUIT_OPSTELLEN)

    def _sleutel(self, besluit: Besluit) -> str:
        return f"besluit/{besluit.id}/{besluit.versie}"

    def _slot(self, besluit: Besluit) -> str:
        """Why the fields are closed, or ''."""
        if besluit.toestand is Besluittoestand.CONCEPT:
            return "" if self._bewerkbaar(besluit) else "Alleen de secretaris en de voorzitter schrijven aan het besluit."
        onder = besluit.ondertekening
        if onder is None and self._beeld is not None and self._beeld.gegevens.wacht_op_bestuur:
            return "Het advies ligt bij het bestuur. De velden zijn gesloten."
        if onder is None:
            return "Ligt in de Tekenmap. De velden zijn gesloten."
        hoe = "op papier" if onder.wijze is Tekenwijze.PAPIER else "digitaal"
        echt = echtheidchip(self._beeld.oordeel).als_tekst() if self._beeld is not None else ""
        return f"Getekend door {onder.naam}, {onder.functie}, op {datum_voluit(onder.op)}, {hoe}{f' ({echt})' if echt else ''}."

    def _hoofd_kan(self, besluit: Besluit, gevonden: tuple[Bevinding, ...]) -> tuple[bool, str]:
        blokken = sum(1 for b in gevonden if b.niveau is Niveau.BLOKKEERT)
        open_ = len(zonder_reden(gevonden, besluit.overrides))
        if blokken:
            return False, f"kan nog niet: {meervoud(blokken, 'punt blokkeert', 'punten blokkeren')}"
        if open_:
            return False, f"kan nog niet: {meervoud(open_, 'punt vraagt', 'punten vragen')} een reden"
        return True, ""


def _zonder_besluit(geen: str, aanbod: op_adviezen.Adviesbesluit | None) -> Besluitstaat:
    """What stands in the tab before there is a besluit, or when none will come."""
    if geen:
        return Besluitstaat(leeg=geen)
    if aanbod is None:
        return Besluitstaat(leeg="Er is nog geen besluit. Het concept staat hier zodra de commissie in de zitting heeft beslist.")
    if aanbod.waarom_niet:
        return Besluitstaat(leeg=f"Er is nog geen besluit. {aanbod.waarom_niet}")
    return Besluitstaat(leeg="Er is nog geen besluit. De twee adviezen zijn gelijk: u kunt zonder zitting besluiten. Vraagt "
                        "iemand om een zitting, zet het dossier dan op een agenda.", kan_op_adviezen=True)  # fmt: skip


def soort_van(sleutel: str) -> tuple[Briefsoort, int]:
    """The document behind the key of a preview tab; the letters to the ouders are numbered from 0."""
    if sleutel in {TLV, SCHOOL}:
        return (Briefsoort.TLV if sleutel == TLV else Briefsoort.BESLUIT_SCHOOL), 0
    if sleutel == LEERLING:
        return Briefsoort.BESLUIT_LEERLING, 0
    return Briefsoort.BESLUIT_OUDERS, int(sleutel.removeprefix(OUDERS) or 0)


def _hoofd(g: Besluitgegevens) -> str:
    return "Advies uitbrengen" if g.wacht_op_bestuur else "Naar Tekenmap"


def _kernen(g: Besluitgegevens) -> tuple[Kern, ...]:
    return tuple(
        Kern(label=f"{nummer + 3} Kern advies {nummer}" if nummer < DERDE else f"Kern advies {nummer}",
             conclusie=f"{a.naam}, {a.beroep}: {conclusie(a)}", tekst=a.inhoud.kern)
        for nummer, a in enumerate(g.adviezen, 1)
    )


def _periodehint(besluit: Besluit, soort: Soortbeschrijving, aanvraag: Aanvraag) -> str:
    if soort.arrangement:
        bedrag = gevraagd(aanvraag).bedrag_cent
        return "" if bedrag is None else f"Gevraagd is {euro(bedrag)}."
    if not soort.met_periode:
        return _DUUR_PRO
    if besluit.ingangsdatum is None:
        return "Vul eerst in vanaf wanneer; dan volgt het vroegst mogelijke einde (WEC 40, lid 15)."
    vroegst = vroegste_einddatum_vso(besluit.ingangsdatum)
    return f"Vroegst mogelijk einde {datum_cijfers(vroegst)} (WEC 40, lid 15)."


def _voorbeelden(g: Besluitgegevens, besluit: Besluit) -> tuple[Keuze, ...]:
    ouders = [Keuze(waarde=f"{OUDERS}{n}", tekst=o.aanduiding.removeprefix("de ")) for n, o in enumerate(g.ouder_ontvangers)]
    met_tlv = besluit.uitkomst.tlv and beschrijving(g.aanvraag.soort).met_tlv
    tlv = (Keuze(waarde=TLV, tekst="TLV"),) if met_tlv else ()
    zelf = (Keuze(waarde=LEERLING, tekst="leerling"),) if g.leerling_ontvanger else ()
    return (*tlv, Keuze(waarde=SCHOOL, tekst="school"), *ouders, *zelf)


def _vraagt(gevonden: tuple[Bevinding, ...], veld: str) -> bool:
    return any(b.veld == veld for b in gevonden)


def _veld_in_aanvraag(veld: str) -> str:
    return {"mening_leerling": "b.mening_vorm", "ontvangen_op": "a.ontvangen_op"}.get(veld, "b.verzorgers")
