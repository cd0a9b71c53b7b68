"""The brain of *Aanvulling vragen* and *Aanvulling ontvangen* (screens.md 4.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import Aanvraag, Aanvulling
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.services import aanvulling, brieven, toetsing
from cvt_desktop.services.aanvulling import Aanvullingvoorstel
from cvt_desktop.services.context import Dienst
from ui.tonen import Keuze

WIJZEN = tuple(Keuze(waarde=wijze.name, tekst=str(wijze)) for wijze in Verzendwijze)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekregel:
    """A line that can be ticked; ``bron`` is why ("P · plan")."""

    wat: str = field(repr=False)
    bron: str
    aan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoekvorm:
    """What the page is filled with. ``al_gemaakt``: the letter is there and waits to be sent.

    ``aan`` are the contacts of the school, of whom ``gekozen`` is chosen. ``kopie_kan``: there are ouders to write to;
    ``kopie_uitleg`` says how many letters a copy gives, or why there is none.
    """

    aan: tuple[Keuze, ...] = field(repr=False)
    gekozen: str = field(repr=False)
    kopie: bool
    kopie_kan: bool
    kopie_uitleg: str
    regels: tuple[Verzoekregel, ...]
    uiterlijk: date
    verzenden_op: date
    dagen: str
    waarschuwing: str
    al_gemaakt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolgbeeld:
    """The sentence under the form. ``fout`` names the field that keeps the letter from being made."""

    zin: str
    waarschuwing: str
    fout: str = ""
    veld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangstvorm:
    """What came in: the lines that are still open, and what may be chosen when the day went by."""

    zin: str
    open_regels: tuple[str, ...]
    binnen: tuple[str, ...]
    vandaag: date
    verstreken: str


class AanvullingPresenter:
    """Commands for both dialogs."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self.aanvraag_id = dienst, aanvraag_id

    # --- asking -----------------------------------------------------------------------------------------------------

    def loopt(self) -> bool:
        """Whether a verzoek was sent that is not answered."""
        return self._aanvraag().lopende_aanvulling is not None

    def vorm(self) -> Verzoekvorm:
        """The page, filled; a verzoek that was made before comes back as it was made."""
        v: Aanvullingvoorstel = aanvulling.voorstel(self._dienst, self.aanvraag_id)
        regels = [Verzoekregel(wat=o.wat, bron=f"{o.grondslag} · {o.bron}", aan=o.vooraf) for o in v.ontbreekt]
        if v.bestaand is not None:
            bekend = {r.wat: r for r in regels}
            eigen = [Verzoekregel(wat=w, bron=bekend[w].bron if w in bekend else "", aan=True) for w in v.bestaand.ontbreekt]
            rest = [r for r in regels if r.wat not in v.bestaand.ontbreekt]
            regels = eigen + [Verzoekregel(wat=r.wat, bron=r.bron, aan=False) for r in rest]
        return Verzoekvorm(
            aan=_contacten(v), gekozen=(v.bestaand.aan if v.bestaand else "") or next((c.naam for c in v.contacten), ""),
            kopie=v.bestaand is not None and v.bestaand.kopie_ouders, kopie_kan=v.kopieen > 0, kopie_uitleg=_kopie(v),
            regels=tuple(regels), uiterlijk=v.uiterlijk,
            verzenden_op=v.verzenden_op, dagen=f"voorstel: {meervoud(v.dagen, 'dag', 'dagen')} na vandaag, op een werkdag",
            waarschuwing=v.waarschuwing, al_gemaakt=v.bestaand is not None,
        )  # fmt: skip

    def gevolg(self, verzonden_op: date | None, uiterlijk: date | None) -> Gevolgbeeld:
        """What sending does to the term, while the dates are typed."""
        if verzonden_op is None:
            return Gevolgbeeld(zin="", waarschuwing="", fout="Vul de dag van verzending in.", veld="verzonden_op")
        try:
            g = aanvulling.gevolg(self._dienst, self.aanvraag_id, verzonden_op=verzonden_op, uiterlijk=uiterlijk)
        except CvtError as fout:
            return Gevolgbeeld(zin="", waarschuwing="", fout=fout.melding, veld=fout.veld or "uiterlijk")
        return Gevolgbeeld(zin=g.zin, waarschuwing=g.waarschuwing)

    def voorbeeld(
        self, regels: Sequence[str], uiterlijk: date | None, *, aan: str = "", kopie: bool = False
    ) -> Callable[[], bytes] | None:
        """What lays the letter out as it would be made now, to be run in a thread; None as long as it cannot be."""
        gevuld = tuple(r.strip() for r in regels if r.strip())
        if uiterlijk is None or not gevuld:
            return None
        verzoek = Aanvulling(ontbreekt=gevuld, uiterlijk=uiterlijk, aan=aan, kopie_ouders=kopie)
        return lambda: brieven.voorbeeld_verzoek(self._dienst, self.aanvraag_id, verzoek)

    def maak(self, regels: Sequence[str], uiterlijk: date | None, *, aan: str = "", kopie: bool = False) -> str:
        """Make the verzoek and its letters, not sent yet; gives what to tell."""
        aanvulling.maken(self._dienst, self.aanvraag_id, regels, uiterlijk, aan=aan, kopie_ouders=kopie)
        brieven.verzoek_aanvulling_maken(self._dienst, self.aanvraag_id)
        ook = " De kopie naar de ouders staat ernaast." if kopie else ""
        return f"De brief is klaar en staat bij Brieven.{ook} De termijn loopt door tot u hem als verzonden registreert."

    def verzend(
        self, regels: Sequence[str], uiterlijk: date | None, op: date, wijze: str, *, aan: str = "", kopie: bool = False
    ) -> str:
        """Make the letters as they stand, and register that that of the school left; from the next day the term stands still.

        The copies for the ouders go their own way: on paper, or as they agreed (Awb 2:8).
        """
        if not self._is_gemaakt(regels, uiterlijk, aan=aan, kopie=kopie):
            self.maak(regels, uiterlijk, aan=aan, kopie=kopie)
        aanvulling.verzonden(self._dienst, self.aanvraag_id, op, Verzendwijze[wijze])
        ook = " De kopie naar de ouders staat klaar bij Te verzenden." if kopie else ""
        return f"Verzoek om aanvulling verzonden op {datum_kort(op)}. De termijn staat stil vanaf de dag daarna.{ook}"

    def terugnemen(self) -> str:
        """Throw away a verzoek that was not sent, with its letter."""
        aanvulling.terugnemen(self._dienst, self.aanvraag_id)
        return "Het verzoek is teruggenomen; er is niets verzonden."

    def _is_gemaakt(self, regels: Sequence[str], uiterlijk: date | None, *, aan: str, kopie: bool) -> bool:
        """Whether the letter that lies ready says just this; else another one is made."""
        laatste = next(reversed(self._aanvraag().aanvullingen), None)
        return (laatste is not None and laatste.verzonden_op is None and laatste.uiterlijk == uiterlijk
                and (laatste.aan, laatste.kopie_ouders) == (aan, kopie)
                and laatste.ontbreekt == tuple(r.strip() for r in regels if r.strip()))  # fmt: skip

    # --- receiving --------------------------------------------------------------------------------------------------

    def ontvangst(self) -> Ontvangstvorm:
        """What is still to come."""
        loopt = self._aanvraag().eis_lopende_aanvulling()
        return Ontvangstvorm(
            zin=f"Gevraagd op {datum_kort(loopt.verzonden_op or loopt.uiterlijk)}, uiterlijk {datum_kort(loopt.uiterlijk)}.",
            open_regels=loopt.niet_binnen,
            binnen=tuple(f"{wat}: ontvangen {datum_kort(dag)}" for wat, dag in loopt.binnen),
            vandaag=self._dienst.klok.today(), verstreken=aanvulling.verstreken(self._dienst, self.aanvraag_id),
        )  # fmt: skip

    def uitleg_onvolledig(self, op: date | None) -> str:
        """What each reading of the law gives when only a part came in."""
        return aanvulling.uitleg_onvolledig(self._dienst, self.aanvraag_id, op) if op is not None else ""

    def ontvangen(self, op: date, binnen: Sequence[str], *, volledig: bool) -> str:
        """Register what came in."""
        aanvulling.ontvangen(self._dienst, self.aanvraag_id, op, binnen, volledig=volledig)
        if volledig:
            return "De aanvraag is aangevuld. De toetsing gaat verder; beoordeel de punten die weer open staan."
        return "Ontvangen en genoteerd. Het verzoek blijft openstaan."

    def doorgaan(self, reden: str) -> str:
        """The day went by and a person decides on the content."""
        aanvulling.doorgaan(self._dienst, self.aanvraag_id, reden)
        return "De aanvraag gaat zonder aanvulling verder. Rond de toetsing af met een reden bij wat ontbreekt."

    def herinnering(self) -> str:
        """The reminder for the clipboard."""
        return aanvulling.herinnering(self._dienst, self.aanvraag_id)

    def _aanvraag(self) -> Aanvraag:
        return toetsing.stand(self._dienst, self.aanvraag_id).aanvraag


def _contacten(v: Aanvullingvoorstel) -> tuple[Keuze, ...]:
    namen = [(c.naam, ", ".join(d for d in (c.naam, c.functie) if d)) for c in v.contacten] or [("", "")]
    return tuple(Keuze(waarde=naam, tekst=" · ".join(d for d in (v.school, wie) if d)) for naam, wie in namen)


def _kopie(v: Aanvullingvoorstel) -> str:
    zonder = f" Van {meervoud(v.zonder_adres, 'ouder', 'ouders')} ontbreekt het adres." if v.zonder_adres else ""
    if not v.kopieen:
        return zonder.strip() or "Er is geen ouder met gezag aan wie een kopie kan gaan."
    return f"{meervoud(v.kopieen, 'brief', 'brieven')}, één per adres, alleen aan wie gezag heeft; zonder de redenen.{zonder}"
