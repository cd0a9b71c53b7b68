"""The brain of *Mijn stem*: what a member reads in a schriftelijke ronde, and what becomes of the chosen stemmen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.adviesverschil import verschil
from cvt_desktop.domain.agendapunt import Voorgenomen
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import AanvraagId, ZittingId
from cvt_desktop.domain.stem import Stem, Stemkeuze
from cvt_desktop.services import rondestemmen, zitting_inzien
from cvt_desktop.services.aanmelden import Lidkeuze
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.rondestemmen import Rondestem, Stembriefje, Stemklad, Stemuiting
from cvt_desktop.services.zitting_inzien import Puntkaart
from ui.presenters.navigatie import Navigatie
from ui.presenters.zitting_blad import onder_titel, titel
from ui.presenters.zitting_woorden import adviesregel, gekozen_tekst, inhoud, mening, oudersregel, soorttekst


@dataclass(frozen=True, slots=True, kw_only=True)
class Stempunt:
    """One item. ``kan``: it can be voted on now; ``stand`` says what was cast, or why it cannot."""

    id: AanvraagId
    nummer: int
    titel: str = field(repr=False)
    regels: tuple[tuple[str, str], ...] = field(repr=False)
    kan: bool
    keuze: str
    reden: str = field(repr=False)
    stand: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemblad:
    """The page. ``hoofd_kan``: there is something to vote on; ``leidt``: who is logged in may see the whole ronde."""

    titel: str
    sub: str = field(repr=False)
    punten: tuple[Stempunt, ...]
    hoofd_kan: bool
    leidt: bool


class RondePresenter:
    """One schriftelijke ronde for the member who is logged in."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, zitting_id: ZittingId, als_lid: Lidkeuze) -> None:
        self._dienst, self._navigatie = dienst, navigatie
        self._zitting_id, self._als_lid = zitting_id, als_lid
        self._sleutel = f"ronde/{zitting_id}"
        self._voorstellen: dict[AanvraagId, Voorgenomen | None] = {}

    @staticmethod
    def past(dienst: Dienst, zitting_id: ZittingId) -> bool:
        """Whether this open zitting is a ronde in which who is logged in may vote."""
        if not dienst.mag(Actie.STEM_UITBRENGEN):
            return False
        zitting = zitting_inzien.zitting_lezen(dienst, zitting_id)
        leden = {d.persoon_id for p in zitting.punten for d in zitting.stemmers(p)}
        return zitting.ronde is not None and dienst.sessie.persoon_id in leden

    def blad(self) -> Stemblad:
        """The state of the page."""
        beeld = zitting_inzien.zittingbeeld(self._dienst, self._zitting_id)
        eigen = {r.aanvraag_id: r for r in rondestemmen.mijn_ronde(self._dienst, self._zitting_id)}
        self._voorstellen = {kaart.aanvraag.id: kaart.punt.voorgenomen for kaart in beeld.kaarten}
        briefje = lees_concept(self._dienst, self._sleutel, Stembriefje) or Stembriefje()
        klad = {k.aanvraag_id: k for k in briefje.stemmen if k.voorstel == self._voorstellen.get(k.aanvraag_id)}
        punten = tuple(_punt(kaart, eigen[kaart.aanvraag.id], klad.get(kaart.aanvraag.id)) for kaart in beeld.kaarten)
        over = sum(r.open for r in eigen.values())
        wacht = f"{meervoud(over, 'punt wacht', 'punten wachten')} op uw stem" if over else "U hebt gestemd"
        ronde = beeld.zitting.ronde
        return Stemblad(
            titel=titel(beeld.zitting), sub=onder_titel(beeld, wacht, ronde.aanleiding if ronde else ""), punten=punten,
            hoofd_kan=any(p.kan for p in punten), leidt=self._dienst.mag(Actie.ZITTING_LEIDEN),
        )  # fmt: skip

    def getypt(self, gekozen: Mapping[AanvraagId, tuple[str, str]]) -> None:
        """Keep what is chosen and written, so that locking or a crash loses nothing; it is signed by ``stem`` only."""
        bewaar_concept(self._dienst, self._sleutel, Stembriefje(stemmen=tuple(
            Stemklad(aanvraag_id=id_, voorstel=self._voorstellen.get(id_), keuze=keuze, reden=reden)
            for id_, (keuze, reden) in gekozen.items()
        )))  # fmt: skip

    def stem(self, gekozen: Mapping[AanvraagId, tuple[str, str]], wachtzin: str) -> None:
        """Cast and sign; slow, so that the view runs it in ``Taken``. ``gekozen``: choice and reason by dossier.

        What stands there already, word for word, is not cast anew. Raises ``CvtError`` when the passphrase is wrong.
        """
        eigen = {r.aanvraag_id: r.stem for r in rondestemmen.mijn_ronde(self._dienst, self._zitting_id)}
        uitingen = {id_: Stemuiting(keuze=Stemkeuze(keuze), reden=reden) for id_, (keuze, reden) in gekozen.items()
                    if keuze and not _zelfde(eigen.get(id_), keuze, reden)}  # fmt: skip
        rondestemmen.uitbrengen(self._dienst, self._zitting_id, uitingen,
                                lambda: self._als_lid(self._dienst.sessie.persoon_id, wachtzin))  # fmt: skip
        vergeet_concept(self._dienst, self._sleutel)

    def naar_dossier(self, aanvraag_id: AanvraagId) -> None:
        """Read the dossier."""
        self._navigatie.naar_dossier(aanvraag_id)

    def terug(self) -> None:
        """Where one came from."""
        self._navigatie.terug()


def _zelfde(stem: Stem | None, keuze: str, reden: str) -> bool:
    return stem is not None and (str(stem.keuze), stem.reden) == (keuze, reden.strip())


def _advies(advies: Deskundigenadvies, redenen: str) -> str:
    """One line; with the kern where the reasons do not quote it already."""
    kern = advies.inhoud.kern.strip()
    return adviesregel(advies) if kern in redenen else f"{adviesregel(advies)}. {kern}"


def _punt(kaart: Puntkaart, eigen: Rondestem, klad: Stemklad | None) -> Stempunt:
    vraag, stem, redenen = gevraagd(kaart.aanvraag), eigen.stem, kaart.punt.concept_redenen.strip()
    regels = [
        ("Gevraagd", inhoud(vraag.categorie, vraag.ingangsdatum, vraag.einddatum) or "niet ingevuld"),
        ("Leerling", mening(kaart.aanvraag.formulier.b)), ("Ouders", oudersregel(kaart.aanvraag.formulier.b)),
        *((f"Advies {a.volgorde}", _advies(a, redenen)) for a in kaart.adviezen),
        *((("Verschil", f"de adviezen verschillen in {waarin}"),) if (waarin := verschil(kaart.adviezen)) else ()),
        ("Redenen", redenen), ("Voorstel", gekozen_tekst(kaart.punt.voorgenomen, beslist=False)),
    ]  # fmt: skip
    gestemd = f"U stemde {stem.keuze}. Tot de uitkomst vastligt, kunt u dat wijzigen." if stem is not None else ""
    return Stempunt(
        id=kaart.aanvraag.id, nummer=kaart.nummer, titel=f"{kaart.nummer}. {kaart.onderwerp.korte_naam} · {soorttekst(kaart)}",
        regels=tuple((kop, tekst) for kop, tekst in regels if tekst), kan=not eigen.waarom_niet,
        keuze=klad.keuze if klad is not None else str(stem.keuze) if stem is not None else "",
        reden=klad.reden if klad is not None else stem.reden if stem is not None else "",
        stand=eigen.waarom_niet or gestemd,
    )  # fmt: skip
