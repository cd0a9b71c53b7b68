"""The brain of the end of a zitting: outcomes read back, bekrachtigen per member, closing, the besluitenlijst."""

from __future__ import annotations

from dataclasses import dataclass

from cvt_desktop.basis.tekst import datum_kort, datum_lang, datum_voluit, meervoud, opsomming
from cvt_desktop.domain.bekrachtiging import BEKRACHTIG_DAGEN
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.echtheid import Echtheid
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.stem import Bekrachtiging
from cvt_desktop.domain.zitting import Agendapunt, Zittingtoestand
from cvt_desktop.services import lijstbekrachtiging, zitting_behandelen, zitting_inzien
from cvt_desktop.services.aanmelden import Lidkeuze
from cvt_desktop.services.bekrachtigen import Bekrachtigstand, MijnStem, bekrachtigen, mijn_stemmen, namens, stand
from cvt_desktop.services.besluitenlijst import besluitenlijst_document, periode, stemverhouding, uitkomsttekst
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.lijstbekrachtiging import Lijsttekenaar, lijsttekenaar
from ui.presenters.echtheid import echtheidchip, samenchip
from ui.presenters.navigatie import Navigatie
from ui.presenters.zitting_blad import onder_titel, titel
from ui.presenters.zitting_woorden import initiaal_naam
from ui.tonen import Chip, Toon, Vorm


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomstrij:
    """One line of *Besluitenlijst voorlezen*."""

    id: AanvraagId
    nummer: int
    leerling: str
    uitkomst: str
    inhoud: str
    stemming: str
    besluit: bool
    echtheid: Chip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidstand:
    """One member with what is still to be bekrachtigd."""

    persoon_id: PersoonId
    naam: str
    stand: Chip
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Eindblad:
    """The page at the end. ``hoofd`` is the main act: Sluiten, then Besluitenlijst vaststellen; empty when all is done.

    ``tekenaar``: who fixes the list by signing it with the own passphrase, where that is asked; ``hoe`` says how stemmen count.
    """

    titel: str
    sub: str
    uitkomsten: tuple[Uitkomstrij, ...]
    leden: tuple[Lidstand, ...]
    betwist: tuple[str, ...]
    mededelingen: str
    hoofd: str
    hoofd_kan: bool
    uitleg: str
    terug_naar_zitting: bool
    hoe: str
    tekenaar: Lijsttekenaar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemrij:
    """One own stem on the page *Mijn stemmen*."""

    id: AanvraagId
    nummer: int
    leerling: str
    uitkomst: str
    stem: str
    klaar: bool
    betwist: bool
    echtheid: Chip | None = None
    reden: str = ""


_HOE = {
    Bekrachtiging.EIGEN_SLEUTEL: "Ieder lid bekrachtigt de eigen stemmen één keer, met de eigen wachtzin. Dat kan ook bij de "
                                 "volgende aanmelding.",
    Bekrachtiging.LIJST: "De stemmen gelden zodra de voorzitter deze lijst ondertekent. Ieder ander lid bekrachtigt daarna zelf, "
                         f"binnen {BEKRACHTIG_DAGEN} dagen; de brieven wachten daar niet op.",
}  # fmt: skip


class BekrachtigenPresenter:
    """One zitting from its last item to the vastgestelde besluitenlijst."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, zitting_id: ZittingId, als_lid: Lidkeuze) -> None:
        self._dienst = dienst
        self._navigatie = navigatie
        self._zitting_id = zitting_id
        self._als_lid = als_lid
        self._beeld = zitting_inzien.zittingbeeld(dienst, zitting_id)

    def ververs(self) -> None:
        """Read again."""
        self._beeld = zitting_inzien.zittingbeeld(self._dienst, self._zitting_id)

    def blad(self) -> Eindblad:
        """The state of the page."""
        z = self._beeld.zitting
        hoofd, kan, uitleg = self._hoofd()
        return Eindblad(
            titel=titel(z), sub=onder_titel(self._beeld, self._toestand()),
            uitkomsten=tuple(
                Uitkomstrij(id=k.aanvraag.id, nummer=k.nummer, leerling=k.naam, uitkomst=uitkomsttekst(k.punt),
                            inhoud=periode(k.punt.voorgenomen) if k.punt.beslist else "", stemming=stemverhouding(k.punt),
                            besluit=_met_besluit(k.punt), echtheid=samenchip(k.oordelen.values()))
                for k in self._beeld.kaarten
            ),
            leden=self._leden(), betwist=self._betwist(), mededelingen=z.mededelingen, hoofd=hoofd, hoofd_kan=kan, uitleg=uitleg,
            terug_naar_zitting=z.toestand is Zittingtoestand.GEOPEND, hoe=self._hoe(),
            tekenaar=self._tekenaar() if z.toestand is Zittingtoestand.GESLOTEN else None,
        )  # fmt: skip

    def _hoe(self) -> str:
        """What a member does here; nothing more once the list is there and everybody did it."""
        z = self._beeld.zitting
        if z.toestand is Zittingtoestand.VASTGESTELD and not any(lid.open for lid in self._leden()):
            return "Alle leden hebben hun stemmen bekrachtigd."
        return _HOE[z.bekrachtiging]

    def _leden(self) -> tuple[Lidstand, ...]:
        return tuple(self._lid(s) for s in stand(self._beeld.zitting))

    def _lid(self, s: Bekrachtigstand) -> Lidstand:
        oordelen = [k.oordelen[s.persoon_id] for k in self._beeld.kaarten if s.persoon_id in k.oordelen]
        open_ = s.bekrachtigd + s.betwist < s.stemmen
        via_lijst = any(o.echtheid is Echtheid.LIJST for o in oordelen)
        klaar = samenchip(oordelen) if (not open_ or via_lijst) and not s.betwist else None
        return Lidstand(
            persoon_id=s.persoon_id, naam=s.naam, open=(open_ or any(o.opnieuw for o in oordelen)) and not all(
                o.telt and o.echtheid is not Echtheid.LIJST for o in oordelen),
            stand=klaar or _standchip(s.stemmen, s.bekrachtigd, s.betwist),
        )  # fmt: skip

    def _betwist(self) -> tuple[str, ...]:
        return tuple(
            f"Punt {k.nummer}: {initiaal_naam(s.naam)} zegt dat zijn of haar stem ('{s.keuze}') verkeerd is genoteerd. "
            "Die telt niet mee."
            for k in self._beeld.kaarten for s in k.punt.stemmen if s.betwist_op
        )  # fmt: skip

    def _hoofd(self) -> tuple[str, bool, str]:
        z = self._beeld.zitting
        open_ = [str(k.nummer) for k in self._beeld.kaarten if not k.punt.beslist]
        if z.toestand is Zittingtoestand.GEOPEND:
            uitleg = f"Nog niet behandeld: {'punt' if len(open_) == 1 else 'punten'} {opsomming(open_)}." if open_ else ""
            return "Zitting sluiten", not open_ and self._dienst.mag(Actie.ZITTING_SLUITEN), uitleg
        if z.toestand is Zittingtoestand.GESLOTEN:
            if (wie := self._tekenaar()) is not None:
                return "Besluitenlijst ondertekenen", True, f"{wie.naam} stelt de lijst vast met de eigen wachtzin."
            mag = self._dienst.mag(Actie.BESLUITENLIJST_VASTSTELLEN)
            uitleg = "" if mag else "De voorzitter stelt de besluitenlijst vast, na aanmelden."
            return "Besluitenlijst vaststellen", mag, uitleg
        return "", False, ""

    def _toestand(self) -> str:
        """How far the zitting is, and since which day where its list is fixed."""
        z = self._beeld.zitting
        vast = z.vastgesteld_op if z.toestand is Zittingtoestand.VASTGESTELD else None
        return str(z.toestand).capitalize() + (f" op {datum_voluit(vast)}" if vast else "")

    def _tekenaar(self) -> Lijsttekenaar | None:
        with self._dienst.lezen(Actie.ZITTING_INZIEN) as uow:
            return lijsttekenaar(uow, self._beeld.zitting)

    def hoofdact(self) -> None:
        """Close the zitting, or fix the besluitenlijst."""
        if self._beeld.zitting.toestand is Zittingtoestand.GEOPEND:
            zitting_behandelen.sluiten(self._dienst, self._zitting_id)
        elif self._beeld.zitting.toestand is Zittingtoestand.GESLOTEN:
            lijstbekrachtiging.lijst_vaststellen(self._dienst, self._zitting_id)
        self.ververs()

    def mededelingen(self, tekst: str) -> None:
        """Keep the mededelingen."""
        if tekst.strip() != self._beeld.zitting.mededelingen:
            zitting_behandelen.mededelingen(self._dienst, self._zitting_id, tekst)
            self.ververs()

    def mag_mededelen(self) -> bool:
        """Whether who is logged in writes the mededelingen: until the besluitenlijst is vastgesteld."""
        return self._dienst.mag(Actie.ZITTING_LEIDEN) and self._beeld.zitting.toestand is not Zittingtoestand.VASTGESTELD

    # --- one member ---------------------------------------------------------------------------------------------------

    def eigen_open(self) -> PersoonId | None:
        """Who is logged in, with stemmen here that are still to be confirmed."""
        ik = self._dienst.sessie.persoon_id
        return ik if any(lid.open and lid.persoon_id == ik for lid in self._leden()) else None

    def wanneer(self) -> str:
        """The day of the stemmen: ``vandaag`` or ``wo 12 mei``."""
        dag = self._beeld.zitting.datum
        return "vandaag" if dag == self._dienst.klok.today() else datum_kort(dag)

    def stemmen_van(self, persoon_id: PersoonId) -> tuple[Stemrij, ...]:
        """*Mijn stemmen* for the member who sits down."""
        return tuple(_stemrij(s) for s in mijn_stemmen(self._als(persoon_id), self._zitting_id))

    def bekrachtig(self, persoon_id: PersoonId, wachtzin: str, betwist: frozenset[AanvraagId]) -> None:
        """Confirm all stemmen of this member but the marked ones; slow, so that the view runs it in ``Taken``.

        Raises ``CvtError`` when the passphrase is wrong. Call ``ververs`` afterwards, in the thread of the window.
        """
        bekrachtigen(self._als(persoon_id), self._zitting_id, lambda: self._als_lid(persoon_id, wachtzin), betwist=betwist)

    def _als(self, persoon_id: PersoonId) -> Dienst:
        with self._dienst.lezen(Actie.ZITTING_INZIEN) as uow:
            return namens(self._dienst, uow.personen.get(persoon_id))

    # --- the list -------------------------------------------------------------------------------------------------------

    def besluitenlijst_pdf(self) -> bytes:
        """The list as PDF: a concept until it is vastgesteld. Slow: in ``Taken``."""
        return self._dienst.opmaker.maak(besluitenlijst_document(self._dienst, self._zitting_id))

    def uitgevoerd(self) -> None:
        """Tell the log that the list leaves the program."""
        with self._dienst.werk(Actie.DOCUMENT_UITVOEREN) as werk:
            werk.leg_vast("besluitenlijst", self._zitting_id, None)

    def bestandsnaam(self) -> str:
        """``Besluitenlijst 2027-05-12.pdf``."""
        return f"Besluitenlijst {self._beeld.zitting.datum.isoformat()}.pdf"

    def uitslagbericht(self) -> str:
        """*Uitslagbericht* per school, for the clipboard: initials and outcome, no contents."""
        scholen: dict[str, list[str]] = {}
        for k in self._beeld.kaarten:
            v = k.punt.voorgenomen
            if k.punt.beslist and v is not None:
                scholen.setdefault(k.school.naam, []).append(f"- {k.punt.kenmerk} ({k.onderwerp.initialen}): {v.uitkomst}")
        dag = datum_lang(self._beeld.zitting.datum)
        return "\n\n".join(f"{school}\nZitting van {dag}. De brief volgt.\n" + "\n".join(r) for school, r in scholen.items())

    def naar_dossier(self, aanvraag_id: AanvraagId) -> None:
        """Open a dossier, at its besluit."""
        self._navigatie.naar_dossier(aanvraag_id, tab="besluit")


def _met_besluit(punt: Agendapunt) -> bool:
    return punt.beslist and punt.voorgenomen is not None and punt.voorgenomen.geadviseerd.uitkomst.besluit


def _standchip(stemmen: int, bekrachtigd: int, betwist: int) -> Chip:
    if betwist:
        return Chip(tekst=f"{meervoud(betwist, 'stem', 'stemmen')} verkeerd genoteerd", toon=Toon.FOUT, vorm=Vorm.VIERKANT)
    if bekrachtigd == stemmen:
        return Chip(tekst=f"{meervoud(stemmen, 'stem', 'stemmen')} bekrachtigd", toon=Toon.GOED, vorm=Vorm.VINK)
    return Chip(tekst=f"{bekrachtigd} van {stemmen} bekrachtigd", toon=Toon.LET_OP, vorm=Vorm.DRIEHOEK)


def _stemrij(s: MijnStem) -> Stemrij:
    stem = f"{s.keuze}: {s.reden}" if s.reden else str(s.keuze)
    return Stemrij(id=s.aanvraag_id, nummer=s.nummer, leerling=s.leerling, uitkomst=s.uitkomst, stem=stem,
                   klaar=s.bekrachtigd_op is not None and not s.oordeel.opnieuw, betwist=s.betwist_op is not None,
                   echtheid=echtheidchip(s.oordeel) if s.bekrachtigd_op is not None else None, reden=s.oordeel.reden)  # fmt: skip
