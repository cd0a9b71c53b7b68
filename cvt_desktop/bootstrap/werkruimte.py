"""An open register in the window: the shell, its screens, the quiet messages, and the watch that locks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cvt_desktop.adapters.bijlagen.veldenlezer import Veldenlezer
from cvt_desktop.adapters.bijlagen.viewer import Kijker
from cvt_desktop.adapters.exchange.inlezer import Bestandslezer
from cvt_desktop.adapters.laptop.schijf import DezeLaptop
from cvt_desktop.basis.tekst import datum_lang, meervoud
from cvt_desktop.basis.zone import AMSTERDAM
from cvt_desktop.bootstrap.beveiligingspaginas import lees_techniek
from cvt_desktop.bootstrap.eerste_keer import maak_herstelpagina
from cvt_desktop.bootstrap.importeren import verwarm
from cvt_desktop.bootstrap.navigatie import Schilnavigatie, hervat
from cvt_desktop.bootstrap.omgeving import Omgeving
from cvt_desktop.bootstrap.palet import vul_palet
from cvt_desktop.bootstrap.reservekopieen import maak_reservekopieen
from cvt_desktop.bootstrap.schermen import maak_dossier, maak_leeslijst, maak_zitting, schermen
from cvt_desktop.bootstrap.terugzetten import maak_pagina
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.instellingen import Instellingen
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.ports.laptop import Schijf, Schijfstand
from cvt_desktop.ports.reservekopie import Reservekopie
from cvt_desktop.services import aantekeningen, certificaatuitgifte, herstelcodes, klaarzetten
from cvt_desktop.services.aanmelden import Geopend, nieuwe_herstelcode, wijzig_wachtzin
from cvt_desktop.services.beveiliging import Slotstand
from cvt_desktop.services.oefendag import verzet
from cvt_desktop.services.reservekopie import Kopiekort
from cvt_desktop.services.sleutels import ZONDER_SLEUTELBOS, alleen_wachtzin
from cvt_desktop.services.stukken import Stuklezer
from ui import rondleiding
from ui.changes import Wijzigingen
from ui.dialogs.nog_klaargezet import NogKlaargezet
from ui.dialogs.toetsenkaart import Toetsenkaart
from ui.documentbron import Documentbronnen
from ui.gang import Gang
from ui.plek import Plek
from ui.presenters.aanvragen import AanvragenPresenter
from ui.presenters.klaargezet import KlaargezetPresenter
from ui.presenters.oefendag import Oefendagen
from ui.schil import Schil
from ui.stiltewacht import Stiltewacht
from ui.tasks import melding
from ui.terugnemen import Terugnemer
from ui.tonen import Toon
from ui.views.aanvraagformulier import Aanvraagformulier
from ui.views.instellingen import InstellingenView
from ui.views.login_wachtzin import EigenWachtzinView
from ui.views.schil_balk import Schilkop
from ui.voorraad import Voorraad

if TYPE_CHECKING:
    from cvt_desktop.bootstrap.programma import Programma


_VOORAF_MS = 1_500
_ONTHOUD_MS = 300_000
"""How often the laptop remembers how far the register is (ADR 0054)."""
_INHALEN_MS = 60_000
"""How long an open register is left alone before a backup that was missed is made after all."""


class Werkruimte:
    """Made at opening, taken down at locking."""

    def __init__(self, programma: Programma, geopend: Geopend) -> None:
        self._p, self._geopend, self._dicht = programma, geopend, False
        self._gewist_op: date | None = None
        self.sluitvraag: NogKlaargezet | None = None
        self._mag_weg = False
        dienst = geopend.dienst
        self._kopieen = maak_reservekopieen(programma)
        self.wijzigingen = Wijzigingen()
        self._bronnen = Documentbronnen(Kijker())
        navigatie = Schilnavigatie(programma.feedback)
        self.omgeving = Omgeving(
            geopend=geopend, toegang=programma.toegang(), navigatie=navigatie, taken=programma.taken,
            feedback=programma.feedback, wijzigingen=self.wijzigingen, bronnen=self._bronnen,
            lezer=Stuklezer(inlezer=Bestandslezer(), kijker=Kijker, velden=Veldenlezer),
            afdekken=programma.venster.afdekking.dek_af, opnieuw=programma.vergrendel,
            formulieren=Voorraad(partial(Aanvraagformulier, af=False), programma.venster),
            laptop=DezeLaptop(), slotstand=self._slotstand, kopieen=self._kopieen, terugzetten=self._terugzetten,
            techniek=partial(lees_techniek, programma),
        )  # fmt: skip
        with dienst.register.lezen() as uow:
            self._instellingen: Instellingen = dienst.instellingen(uow)
            persoon = uow.personen.get(dienst.sessie.persoon_id)
        self.titel = self._instellingen.swv.naam
        lijst = AanvragenPresenter(dienst, navigatie)
        self.oefendag = Oefendagen(dienst) if dienst.register.oefen else None
        kop = Schilkop(register=self.titel, naam=persoon.naam, initialen=persoon.initialen,
                       merk=self.oefendag.merk if self.oefendag else "", dagen=self.oefendag.keuzes if self.oefendag else ())
        self.schil = Schil(kop, schermen(self.omgeving, lijst), programma.taken, programma.thema,
                           vergrendel=self._slottekst(self._stilte()))  # fmt: skip
        vul_palet(self.schil, self.omgeving, lijst)
        navigatie.koppel(self.schil, partial(maak_dossier, self.omgeving), partial(maak_zitting, self.omgeving),
                         partial(maak_leeslijst, self.omgeving))  # fmt: skip
        self.wacht = Stiltewacht(programma.app, self._stilte())
        self.wacht.stil.connect(self._on_silent)
        self._vooraf = QTimer(singleShot=True, interval=_VOORAF_MS)
        self._vooraf.timeout.connect(lambda: self.schil.maak_vooraf("nieuwe-aanvraag"))  # the form that is opened all day
        self._straks = Gang(self.schil)
        self._onthoud = QTimer(interval=_ONTHOUD_MS)
        self._onthoud.timeout.connect(self._on_time_to_remember)
        self._onthoud.start()
        self._inhalen = QTimer(singleShot=True, interval=_INHALEN_MS)
        self._inhalen.timeout.connect(self._haal_reservekopie_in)
        self.schil.opdracht.connect(self._on_command)
        if self.oefendag is not None:
            self.schil.palet.voeg_leverancier(partial(self.oefendag.treffers, self.schil.opdracht.emit))
        self.terugnemer = Terugnemer(dienst.teruglijst, self.schil, programma.taken, self.wijzigingen)
        self.schil.palet.voeg_leverancier(self.terugnemer.treffers)
        self.wijzigingen.gewijzigd.connect(self._on_changed)
        self.wijzigingen.bewaard.connect(self._on_saved)
        geopend.databank.na_bewaren = self.wijzigingen.meld_bewaard
        self.wijzigingen.gezegd.connect(self.schil.voet.zeg)

    def begin(self, plek: Plek | None) -> None:
        """Open the first screen that this person has, or the place where it locked, and say what should be known."""
        eerste = "instellingen" if self._geopend.dienst.mag(Actie.INSTELLINGEN_WIJZIGEN) else "controle"
        for sleutel in ("werkvoorraad", "verklaringen", eerste, "help"):
            if self.schil.heeft(sleutel):
                self.schil.naar(sleutel)
                break
        if plek is not None:
            hervat(self.schil, self.omgeving.navigatie, plek)
        # a lambda: of a method of a plain object singleShot keeps no hold, and calls it when the object is gone (measured)
        QTimer.singleShot(0, self.schil, lambda: self._straks.begin(self._na_eerste_scherm()))

    def _na_eerste_scherm(self) -> Iterator[None]:
        """What asks the register and can wait until the first page is there, an event for each."""
        for doe in (self._meld_stand, self._meld_schijf, self._kies_wacht, self._wis_aantekeningen, self._inhalen.start,
                    self._toon_reservekopie, self._begin_rondleiding, self._bereid_voor):  # fmt: skip
            if not self._dicht:
                doe()
            yield

    def _begin_rondleiding(self) -> None:
        if self._p.eerste_kennismaking:
            self._p.eerste_kennismaking = False
            rondleiding.begin(self.schil)

    def _bereid_voor(self) -> None:
        if self._geopend.dienst.mag(Actie.DOSSIER_INZIEN):
            self.omgeving.formulieren.vul()
            self._vooraf.start()
            dienst = self._geopend.dienst
            self._p.taken.start(lambda _v: verwarm(dienst), lambda _niets: None, lambda _fout: None, titel="Voorbereiden")

    def _wis_aantekeningen(self) -> None:
        """Own notes whose term is over: at opening, and again when a day begins while the register is open."""
        dienst = self._geopend.dienst
        vandaag = dienst.klok.today()
        if self._gewist_op != vandaag and dienst.mag(Actie.AANTEKENINGEN_WISSEN):
            self._gewist_op = vandaag
            self._p.taken.start(lambda _v: aantekeningen.wissen(dienst), lambda _aantal: None, titel="Aantekeningen wissen")

    def _on_time_to_remember(self) -> None:
        self._wis_aantekeningen()
        waterstand = self._geopend.waterstand
        self._p.taken.start(lambda _v: waterstand.onthoud(), lambda _niets: None, titel="Onthouden")

    def bewaar_alles(self) -> None:
        """Before closing: every draft, also of a page that is not in front. Whatever is being drawn is given up."""
        self._bronnen.breek_af()
        self.schil.bij_verlaten()

    def _terugzetten(self, kopie: Reservekopie) -> None:
        self.schil.open_pagina(f"terugzetten/{kopie.map_.name}", "Terugzetten",
                               lambda: maak_pagina(self._p, self._geopend, kopie))  # fmt: skip

    def _haal_reservekopie_in(self) -> None:
        self._p.taken.start(lambda voortgang: self._kopieen.na_openen(self._geopend, voortgang),
                            lambda _niets: self._toon_reservekopie(), titel="Reservekopie maken", stopbaar=True)  # fmt: skip

    def _toon_reservekopie(self) -> None:
        """When the last backup was made, in the line at the bottom; nothing when that cannot be read."""

        def toon(kort: Kopiekort | None) -> None:
            self.schil.voet.zet_kopie(kort.laatste if kort is not None else "")

        self._p.taken.start(lambda _v: self._kopieen.kort(self._geopend), toon, lambda _fout: None, titel="Reservekopie nagaan")

    def sluit(self) -> None:
        """Close the register and wipe its keys; the widgets are gone already."""
        self.laat_los()
        self._kopieen.na_sessie(self._geopend)
        self._geopend.sluit()

    def laat_los(self) -> None:
        """Nothing of this window asks the register any more; that stays open. The widgets are gone already."""
        self._dicht = True
        self._geopend.databank.na_bewaren = lambda: None
        self.wacht.stop()
        self._vooraf.stop()
        self._onthoud.stop()
        self._inhalen.stop()
        self.omgeving.formulieren.sluit()
        self._bronnen.sluit()

    def vraag_weg(self) -> bool:
        """Whether somebody who closes the program is asked about the files that still stand in a folder."""
        if self._mag_weg:
            return False
        presenter = KlaargezetPresenter(self._geopend.dienst)
        nog = presenter.nog()
        if nog and self.sluitvraag is None:
            self.sluitvraag = NogKlaargezet(presenter, nog, self._p.taken, ouder=self._p.venster)
            self.sluitvraag.weg.connect(self._on_may_close)
            self.sluitvraag.finished.connect(self._on_answered)
            self.sluitvraag.open()
        return bool(nog)

    def _on_may_close(self) -> None:
        self._mag_weg = True
        self._p.venster.close()

    def _on_answered(self) -> None:
        self.sluitvraag = None

    # --- quiet messages ------------------------------------------------------------------------------------------------

    def _meld_stand(self) -> None:
        if alleen_lezen := self._geopend.dienst.register.alleen_lezen:
            self.schil.melding.toon(alleen_lezen, Toon.LET_OP, actie="Stokje", doe=partial(self.schil.naar, "stokje"),
                                    sluitbaar=False)  # fmt: skip
            return
        if self._geopend.melding:
            self.schil.melding.toon(self._geopend.melding, Toon.LET_OP if self._geopend.kluis.melding else Toon.GOED)
            return
        if alleen_wachtzin(self._geopend.kluis):
            naar = (lambda: self.schil.naar("beveiliging")) if self.schil.heeft("beveiliging") else None
            self.schil.melding.toon(ZONDER_SLEUTELBOS, Toon.LET_OP, actie="Wat nu?" if naar else "", doe=naar, sluitbaar=False)
            return
        dienst = self._geopend.dienst
        if dienst.mag(Actie.RESERVEKOPIE_MAKEN) and (waarschuwing := self._kopieen.waarschuwing(self._geopend)):
            self.schil.melding.toon(waarschuwing, Toon.LET_OP, actie="Reservekopieën",
                                    doe=lambda: self.schil.naar("reservekopieen"))  # fmt: skip
            return
        if dienst.mag(Actie.KLAARGEZET_INZIEN) and (nog := klaarzetten.herinnering(dienst)):
            self.schil.melding.toon(nog, Toon.LET_OP, actie="Bekijken", doe=lambda: self.schil.naar("klaargezet"))
            return
        if nog := herstelcodes.herinnering(dienst):
            self.schil.melding.toon(nog, Toon.LET_OP, actie="Nieuwe herstelcode…", doe=self._vraag_herstelcode)
            return
        if certificaatuitgifte.kan_uitgeven(dienst) and (aantal := len(certificaatuitgifte.uit_te_geven(dienst))):
            self.schil.melding.toon(
                f"{meervoud(aantal, 'certificaat', 'certificaten')} uit te geven.", Toon.INFO, actie="Bekijken",
                doe=self._naar_certificaten,
            )

    def _meld_schijf(self) -> None:
        """At each opening, as long as it is so: a register on a disk that anybody can read (screens.md 10.2)."""
        if self._geopend.dienst.register.oefen:
            return
        laptop, map_ = self.omgeving.laptop, self._geopend.map_

        def meld(schijf: Schijf) -> None:
            if schijf.stand is Schijfstand.OPEN:
                zin = " ".join(filter(None, (self._geopend.melding, "De schijf van deze laptop is niet versleuteld.")))
                self.schil.melding.toon(zin, Toon.LET_OP, actie="Beveiliging",
                                        doe=lambda: self.schil.naar("beveiliging"))  # fmt: skip

        self._p.taken.start(lambda _v: laptop.schijf(map_), meld, lambda _fout: None, titel="Schijf nagaan")

    def _naar_certificaten(self) -> None:
        self.schil.naar("instellingen")
        pagina = self.schil.huidige()
        if isinstance(pagina, InstellingenView):
            pagina.naar("certificaten")

    # --- lock ----------------------------------------------------------------------------------------------------------

    @staticmethod
    def _slottekst(minuten: int, *, zitting: bool = False) -> str:
        return f"Vergrendelt{' tijdens de zitting' if zitting else ''} na {minuten} min (Ctrl+L nu)"

    def _slotstand(self) -> Slotstand:
        wacht = self._p.slot.wacht
        return Slotstand(
            minuten=self._stilte(), minuten_zitting=self._instellingen.reglement.vergrendel_minuten_zitting,
            hoort_slaap=wacht is not None and wacht.hoort_slaap, hoort_sessie=wacht is not None and wacht.hoort_sessie,
        )  # fmt: skip

    def _stilte(self) -> int:
        """As the register says, and never longer than the policy of this computer."""
        return self._p.beleid.idle_minutes(self._instellingen.reglement.vergrendel_minuten)

    def _on_silent(self) -> None:
        """Nobody is here: lock. A hand-over of gigabytes goes on behind a covered screen, and the lock comes when it ended."""
        if self._geopend.databank.alleen_lezen and not self._geopend.kluis.overgedragen:
            self.omgeving.afdekken()
            self.wacht.zet_minuten(self.wacht.minuten)
        else:
            self._p.slot.vergrendel(f"{self.wacht.minuten} minuten lang gebeurde er niets")

    def _kies_wacht(self) -> None:
        """Longer patience while a zitting is open (security.md 1)."""
        reglement = self._instellingen.reglement
        dienst = self._geopend.dienst
        open_ = dienst.mag(Actie.ZITTING_INZIEN) and bool(dienst.overzichten.zittingen(Zittingtoestand.GEOPEND))
        minuten = reglement.vergrendel_minuten_zitting if open_ else self._stilte()
        if minuten != self.wacht.minuten:
            self.wacht.zet_minuten(minuten)
            self.schil.voet.zet_slot(self._slottekst(minuten, zitting=open_))
            self._p.venster.zet_titel(f"{self.titel} · zittingsstand, vergrendelt na {minuten} min" if open_ else self.titel)
        if self._p.slot.wacht is not None:
            self._p.slot.wacht.klok.minuten = minuten

    def _on_changed(self, soort: str, _id: str) -> None:
        if soort == "zitting":
            self._kies_wacht()

    def _on_saved(self) -> None:
        if not self._dicht:  # the word of a writing that ended after the window may come later still
            self.schil.voet.zet_bewaard(self._kopieen.nu().astimezone(AMSTERDAM))

    # --- commands of the menu ------------------------------------------------------------------------------------------

    def _on_command(self, wat: str) -> None:
        if wat == "vergrendelen":
            self._p.vergrendel()
        elif wat == "toetsen":
            Toetsenkaart(self.schil).open()
        elif wat == "rondleiding":
            rondleiding.begin(self.schil)
        elif wat == "afdekken":
            self.omgeving.afdekken()
        elif wat == "terugnemen":
            self.terugnemer.neem_terug()
        elif wat == "wachtzin":
            self.schil.open_pagina("wachtzin", "Wachtzin wijzigen", self._wachtzinpagina)
        elif wat == "herstelcode":
            self._vraag_herstelcode()
        elif self.oefendag is not None and (dag := self.oefendag.dag(wat)) is not None:
            self._verzet_dag(dag)

    def _verzet_dag(self, dag: date) -> None:
        """The register stays open; the window begins anew, at the same place, with the clock of that day."""
        nu = self._geopend.dienst.klok.today()
        if dag < nu and not self._p.feedback.vraag(
            f"Terug naar {datum_lang(dag)}", "Wat u op latere dagen deed, blijft in dit oefenregister staan.",
            "Terug",
        ):  # fmt: skip
            return
        try:
            verzet(self._geopend.dienst, dag)
        except CvtError as fout:
            self.schil.melding.toon(melding(fout), Toon.FOUT)
            return
        klok = self.omgeving.toegang.oefenklok(dag)
        self._p.slot.begin_opnieuw(replace(self._geopend, dienst=replace(self._geopend.dienst, klok=klok)))

    def _wachtzinpagina(self) -> EigenWachtzinView:
        kluizen = self.omgeving.toegang.kluizen
        keur = kluizen.keur_wachtzin
        oefen = self._geopend.dienst.register.oefen
        pagina = EigenWachtzinView(
            "Wachtzin wijzigen", "Uw herstelcode blijft geldig.", lambda w: None if oefen and w else keur(w),
            kluizen.stel_wachtzin_voor, vraag_oud=True,
        )

        def mis(fout: Exception) -> None:
            pagina.zet_bezig(False)
            veld = fout.veld if isinstance(fout, CvtError) else None
            pagina.toon_fouten({veld: melding(fout)} if veld else {}, "" if veld else melding(fout))

        def klaar(_niets: None) -> None:
            self.schil.terug()
            self.schil.melding.toon("Uw wachtzin is gewijzigd.", Toon.GOED)

        def wijzig(oud: str, nieuw: str, nog_eens: str) -> None:
            self._p.taken.start(lambda _v: wijzig_wachtzin(self._geopend, oud, nieuw, nog_eens), klaar, mis, bezig=pagina,
                                titel="Wachtzin wijzigen")  # fmt: skip

        pagina.gekozen.connect(wijzig)
        pagina.afgebroken.connect(self.schil.terug)
        return pagina

    def _vraag_herstelcode(self) -> None:
        if not self._p.feedback.vraag(
            "Nieuwe herstelcode", "De code die u nu hebt, werkt daarna niet meer. Houd papier of een printer bij de hand.",
            "Nieuwe code maken",
        ):  # fmt: skip
            return
        code = nieuwe_herstelcode(self._geopend)
        pagina = maak_herstelpagina(self._p, self._geopend, code)
        pagina.klaar.connect(self.schil.terug)
        self.schil.open_pagina("herstelcode", "Herstelcode", lambda: pagina)
