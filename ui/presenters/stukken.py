"""The brain of tab Stukken: the list, what the viewer gets, adding files, naming them, quoting from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path

from cvt_desktop.basis.tekst import datum_cijfers, meervoud
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort, naam_voor_kopie
from cvt_desktop.domain.bsn import bevat_bsn, zonder_bsn
from cvt_desktop.domain.errors import CvtError, InvoerError
from cvt_desktop.domain.ids import AanvraagId, BijlageId
from cvt_desktop.domain.lakvlak import Lakvlak
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.stukdeel import Snede, Stukdeel
from cvt_desktop.services import bsnvermoeden, indelen, inzage, stukken
from cvt_desktop.services.concepten import bewaar_concept, lees_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.stukken import Stuklezer, Stukvoorstel
from ui.documentbron import Documentbronnen, Kijkerbron, Tekstbron
from ui.presenters.deelstukken import DeelPresenter
from ui.presenters.intakebestanden import hulpregel
from ui.presenters.tekstovername import dossierdoelen
from ui.tonen import Chip, Keuze, Toon, Vorm

SOORTEN = tuple(Keuze(waarde=soort.name, tekst=str(soort)) for soort in Stuksoort)


class Toonwijze(Enum):
    """How a stuk is read in the program."""

    PAGINAS = "pagina's"
    TEKST = "platte tekst"
    BEWAARD = "bewaard zoals ontvangen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stukrij:
    """One row of the list. ``gelezen`` is by the person who is logged in; ``dubbel``: another has its kind, day and author."""

    id: BijlageId
    versie: int
    soort: str
    soort_naam: str
    naam: str = field(repr=False)
    gedateerd: date | None
    datum: str
    auteur: str = field(repr=False)
    paginas: str
    aantal: int
    gelezen: bool
    merk: Chip
    vorm: Bestandsvorm
    toonwijze: Toonwijze
    mogelijk_bsn: bool = False
    gelakt: tuple[Lakvlak, ...] = ()
    deel: Stukdeel | None = None
    dubbel: bool = False

    @property
    def titel(self) -> str:
        """What the list calls it: its kind; of several that say the same the file as well, and the file where no kind fits."""
        bestand = self.naam.rpartition(".")[0] or self.naam
        if self.soort_naam == "OVERIG":
            return bestand
        return f"{self.soort} · {bestand}" if self.dubbel and self.deel is None else self.soort

    @property
    def deelbaar(self) -> bool:
        """Whether its file can hold several stukken."""
        return self.vorm is Bestandsvorm.PDF and (self.deel is not None or self.aantal > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kijkermaat:
    """How large somebody reads pages: per cent of the width, 0 for the whole page."""

    procent: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Leesuitkomst:
    """What came of files that were dropped: proposals, and a sentence per file that was refused or is here already."""

    voorstellen: tuple[Stukvoorstel, ...]
    meldingen: tuple[str, ...]
    hulpbestanden: int = 0


class StukkenPresenter:
    """``lees`` runs in a thread; what ``bron`` gives is read in a thread too."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId, lezer: Stuklezer, bronnen: Documentbronnen) -> None:
        self._dienst, self._id = dienst, aanvraag_id
        self._lezer, self._bronnen = lezer, bronnen
        self.velden = dossierdoelen(dienst, aanvraag_id)

    @property
    def mag_toevoegen(self) -> bool:
        """Whether files can be added and named."""
        return self._dienst.mag(Actie.STUK_TOEVOEGEN)

    @property
    def mag_opslaan(self) -> bool:
        """Whether a copy may leave the register."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN)

    @property
    def mag_overnemen(self) -> bool:
        """Whether selected text can go into a field of the dossier."""
        return self._dienst.mag(Actie.AANVRAAG_BEWERKEN) or self._dienst.mag(Actie.BESLUIT_OPSTELLEN)

    @property
    def mag_lakken(self) -> bool:
        """Whether parts can be made unreadable for a bundle."""
        return self._dienst.mag(Actie.STUK_LAKKEN)

    @property
    def mag_delen(self) -> bool:
        """Whether a file can be divided in stukken."""
        return self._dienst.mag(Actie.STUK_DELEN)

    def rijen(self) -> list[Stukrij]:
        """The stukken that this person may see, in the order in which they came."""
        aanvraag, lijst = inzage.stukken_van(self._dienst, self._id)
        rijen = [self._rij(stuk, aanvraag) for stuk in lijst]
        vaak = Counter((rij.soort, rij.datum, rij.auteur) for rij in rijen)
        return [replace(rij, dubbel=vaak[rij.soort, rij.datum, rij.auteur] > 1) for rij in rijen]

    def teller(self) -> str:
        """How many there are, for the title of the tab."""
        return str(len(inzage.stukken_van(self._dienst, self._id)[1]) or "")

    def _rij(self, stuk: Stuk, aanvraag: Aanvraag) -> Stukrij:
        vorm = Bestandsvorm[stuk.vorm]
        wijze = Toonwijze.PAGINAS if vorm.te_zien else Toonwijze.TEKST if vorm.als_tekst else Toonwijze.BEWAARD
        soort = _soort(stuk)
        merk = Chip(tekst=f"BSN? {soort}", toon=Toon.FOUT, vorm=Vorm.VIERKANT) if stuk.mogelijk_bsn else Chip(tekst="")
        return Stukrij(
            id=stuk.id, versie=stuk.versie, soort=str(soort), soort_naam=soort.name, naam=stuk.bestandsnaam,
            gedateerd=stuk.gedateerd, datum=datum_cijfers(stuk.gedateerd) if stuk.gedateerd else "datum?", auteur=stuk.auteur,
            paginas=f"{stuk.paginas} p" if stuk.paginas else str(vorm), aantal=stuk.paginas or 0,
            gelezen=(self._dienst.sessie.persoon_id, stuk.id) in aanvraag.gelezen_door, merk=merk, vorm=vorm, toonwijze=wijze,
            mogelijk_bsn=stuk.mogelijk_bsn, gelakt=stuk.gelakt, deel=stuk.deel,
        )  # fmt: skip

    # --- reading -----------------------------------------------------------------------------------------------------

    def bron(self, rij: Stukrij) -> Kijkerbron | Tekstbron | None:
        """What the viewer shows; None for a stuk that is only kept."""
        if rij.toonwijze is Toonwijze.PAGINAS:
            deel = (rij.deel.van, rij.deel.tot) if rij.deel else None
            return self._bronnen.van(rij.naam, lambda: self._laad(rij), rij.vorm, deel)
        if rij.toonwijze is Toonwijze.TEKST:
            return Tekstbron(rij.naam, lambda: self._lezer.inlezer.tekst_van(self._laad(rij), rij.vorm))
        return None

    def _laad(self, rij: Stukrij) -> bytes:
        with self._dienst.lezen(Actie.STUK_INZIEN) as uow:
            inzage.eis_stuk(self._dienst, uow, rij.id)
        return stukken.openen(self._dienst, rij.id)

    def gelezen(self, rij: Stukrij) -> bool:
        """Tick "read by me"; False when it was ticked already."""
        if rij.gelezen:
            return False
        stukken.gelezen(self._dienst, rij.id)
        return True

    def verwijzing(self, rij: Stukrij, pagina: int) -> str:
        """``OPP p. 6``; with the day when the dossier has two of that kind, and the page of the file for who holds that."""
        zelfde = [r for r in self.rijen() if r.soort_naam == rij.soort_naam]
        dag = f" {datum_cijfers(rij.gedateerd)}" if len(zelfde) > 1 and rij.gedateerd else ""
        plaats = f" p. {pagina}" if rij.toonwijze is Toonwijze.PAGINAS and rij.vorm is Bestandsvorm.PDF else ""
        if plaats and rij.deel is not None:
            plaats = f"{plaats} (blz. {rij.deel.van + pagina - 1} van het bestand)"
        return f"{rij.soort}{dag}{plaats}"

    # --- how large -----------------------------------------------------------------------------------------------------

    def maat(self) -> int:
        """How large this person read pages last."""
        return (lees_concept(self._dienst, "kijker", Kijkermaat) or Kijkermaat()).procent

    def onthoud_maat(self, procent: int) -> None:
        """For the next time, on every screen with a viewer of stukken."""
        bewaar_concept(self._dienst, "kijker", Kijkermaat(procent=procent))

    # --- adding and naming ---------------------------------------------------------------------------------------------

    def lees(self, paden: Sequence[Path], voortgang: Callable[[float, str], None] | None = None) -> Leesuitkomst:
        """Read files and make proposals of them; a ZIP is unpacked. What cannot be taken is told, the rest goes on."""
        voorstellen: list[Stukvoorstel] = []
        meldingen: list[str] = []
        hulp = 0
        for nummer, pad in enumerate(paden):
            if voortgang is not None:
                voortgang(nummer / len(paden), f"{nummer + 1} van {len(paden)}")
            try:
                data = self._lezer.inlezer.bestand(pad)
                leden = self._leden(pad.name, data)
                hulp += self._lezer.inlezer.zip_hulpbestanden(data) if self._lezer.inlezer.is_zip(data) else 0
            except CvtError as fout:
                meldingen.append(f"{zonder_bsn(pad.name)}: {fout.melding}")
                continue
            for naam, inhoud, reden in leden:
                self._neem(naam, inhoud, reden, voorstellen, meldingen)
        return Leesuitkomst(voorstellen=tuple(voorstellen), meldingen=tuple(meldingen), hulpbestanden=hulp)

    def _leden(self, naam: str, data: bytes) -> list[tuple[str, bytes, str]]:
        if not self._lezer.inlezer.is_zip(data):
            return [(naam, data, "")]
        return [(lid.naam, lid.inhoud, lid.reden) for lid in self._lezer.inlezer.zip_leden(data)]

    def _neem(self, naam: str, data: bytes, reden: str, voorstellen: list[Stukvoorstel], meldingen: list[str]) -> None:
        if reden:
            meldingen.append(f"{zonder_bsn(naam)}: {reden}.")
            return
        try:
            voorstel = stukken.voorbereiden(self._dienst, self._lezer, naam, data)
        except CvtError as fout:
            meldingen.append(f"{zonder_bsn(naam)}: {fout.melding}")
            return
        naam = voorstel.naam
        voorstellen.append(voorstel)
        if voorstel.bestaat_in:
            meldingen.append(f"{naam} zit al in {' en '.join(voorstel.bestaat_in)}.")
        if voorstel.mogelijk_bsn:
            meldingen.append(f"In {naam} staat een getal dat een BSN kan zijn.")
        if voorstel.opmerking:
            meldingen.append(f"{naam}: {voorstel.opmerking}")

    def voeg_toe(self, uitkomst: Leesuitkomst) -> tuple[tuple[BijlageId, ...], str]:
        """Add what was read; gives the ids and what to tell. A file that is in this dossier already is not added again."""
        aanvraag, _ = inzage.stukken_van(self._dienst, self._id)
        nieuw: list[Stukvoorstel] = []
        eerder: dict[str, str] = {}
        dubbel: list[str] = []
        for voorstel in uitkomst.voorstellen:
            if aanvraag.kenmerk in voorstel.bestaat_in:
                stukken.vergeten(self._dienst, voorstel)
            elif voorstel.sha256 in eerder:
                stukken.vergeten(self._dienst, voorstel)
                dubbel.append(f"{voorstel.naam} stond er al bij: het is hetzelfde bestand als {eerder[voorstel.sha256]}.")
            else:
                eerder[voorstel.sha256] = voorstel.naam
                nieuw.append(voorstel)
        ids = stukken.toevoegen(self._dienst, self._id, nieuw) if nieuw else ()
        regels = [f"{meervoud(len(ids), 'stuk', 'stukken')} toegevoegd; controleer soort en datum."] if ids else []
        if ids and aanvraag.lopende_aanvulling is not None:
            regels.append("Is dit wat u vroeg, kies dan bij Toetsing Aanvulling ontvangen: tot dan staat de termijn stil.")
        return ids, " ".join([*regels, *dubbel, *uitkomst.meldingen, *hulpregel(uitkomst.hulpbestanden)])

    def benoem(self, rij: Stukrij, *, soort: str, gedateerd: date | None, auteur: str) -> dict[str, str]:
        """Say what a stuk is; gives the errors per field back. Raises ``GewijzigdError`` when somebody else did."""
        try:
            stukken.benoemen(self._dienst, rij.id, soort=Stuksoort[soort or rij.soort_naam], gedateerd=gedateerd, auteur=auteur,
                             versie=rij.versie)  # fmt: skip
        except InvoerError as fout:
            return {fout.veld or "soort": fout.melding}
        return {}

    def lak(self, rij: Stukrij, vlakken: tuple[Lakvlak, ...]) -> str:
        """Keep what is unreadable; gives what to tell. Raises ``GewijzigdError`` when somebody else changed the stuk."""
        stukken.lakken(self._dienst, rij.id, vlakken, rij.versie)
        if not vlakken:
            return "Dit stuk gaat weer in zijn geheel mee in een bundel."
        return f"{meervoud(len(vlakken), 'vlak is', 'vlakken zijn')} onleesbaar in een bundel; de inventaris zegt dat ook."

    def bsn_op(self, bron: Kijkerbron) -> tuple[int, ...]:
        """The pages with a number that may be a BSN. Slow, so it runs in ``Taken``."""
        return tuple(n for n in range(1, bron.documentinfo().paginas + 1) if bevat_bsn(bron.tekst(n)))

    def beoordeel_bsn(self, rij: Stukrij, *, mogelijk: bool) -> str:
        """Keep what somebody saw; gives what to tell. Raises ``GewijzigdError``."""
        bsnvermoeden.beoordeel_bsn(self._dienst, rij.id, rij.versie, mogelijk=mogelijk)
        return "Dit stuk is weer gemarkeerd." if mogelijk else "Het getal is geen BSN; het stuk is niet meer gemarkeerd."

    def bsn_vraag(self, rij: Stukrij) -> str:
        """The message to the school."""
        return bsnvermoeden.vraag_aan_school(self._dienst, rij.id)

    # --- one file, several stukken -------------------------------------------------------------------------------------

    def hele_bron(self, rij: Stukrij) -> Kijkerbron:
        """The whole file of a stuk, to see where its stukken begin."""
        return self._bronnen.van(rij.naam, lambda: self._laad(rij), rij.vorm)

    def indeling(self, rij: Stukrij) -> tuple[DeelPresenter, dict[BijlageId, int]]:
        """How the file of a stuk is divided now, and the versions of its stukken. Raises ``GeenRechtError``."""
        lijst = indelen.bestand_van(self._dienst, rij.id)
        sneden = [Snede(begint_op=s.eerste_pagina, soort=_soort(s), gedateerd=s.gedateerd) for s in lijst]
        return DeelPresenter(sneden, sneden[0].soort), {s.id: s.versie for s in lijst}

    def deel(self, rij: Stukrij, sneden: Sequence[Snede], versies: dict[BijlageId, int], bsn_op: Sequence[int]) -> str:
        """Divide the file; gives what to tell. Raises ``CvtError``."""
        nieuw = indelen.delen(self._dienst, rij.id, sneden, versies, bsn_op=bsn_op)
        if len(nieuw) == 1:
            return "Het bestand is weer één stuk; controleer soort en datum."
        return f"Het bestand is gedeeld in {len(nieuw)} stukken. Het is één keer bewaard."

    def voeg_samen(self, rij: Stukrij) -> str:
        """Make one stuk of the file again; gives what to tell. Raises ``CvtError``."""
        stuk = indelen.samenvoegen(self._dienst, rij.id, self.indeling(rij)[1])
        return f"Weer één stuk van {stuk.paginas} bladzijden; controleer soort en datum."

    def kopie(self, rij: Stukrij) -> bytes:
        """The bytes for a copy outside the register; an event says so."""
        return inzage.uitvoeren(self._dienst, rij.id)

    @staticmethod
    def kopienaam(rij: Stukrij) -> str:
        """The name for that copy: its ending is that of what it is."""
        return naam_voor_kopie(rij.naam, rij.vorm)


def _soort(stuk: Stuk) -> Stuksoort:
    return Stuksoort[stuk.soort] if stuk.soort in Stuksoort.__members__ else Stuksoort.OVERIG
