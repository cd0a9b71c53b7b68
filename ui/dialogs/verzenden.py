"""Letters left the house: one day and way for the stack, other ones per letter where they differ (screens.md 4.13)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.brief import Verzendwijze
from cvt_desktop.services.verzenden import Zending
from ui.dialogs.dialoog import Dialoog
from ui.presenters.brieven import WIJZEN, Verzendrij
from ui.theme import Ruimte
from ui.tonen import Toon
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.rolvak import Rolvak
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.vinkje import Vinkje

_WIJZEBREED = 170
_ONTBREEKT = "Vul per ontvanger in sinds wanneer die berichten digitaal wil (Awb 2:8), of kies post."


class VerzendDialoog(Dialoog):
    """``verzonden(tuple[Zending, ...])`` when it is registered. What to know stands in the message line, before."""

    hulpvorm = "verzenden"
    verzonden = Signal(object)

    def __init__(
        self, brieven: Sequence[Verzendrij], vandaag: date, waarschuw: Callable[[tuple[Zending, ...]], tuple[str, ...]], *,
        titel: str = "Verzending registreren", ouder: QWidget | None = None,
    ) -> None:  # fmt: skip
        sub = "De bezwaartermijn van elke ontvanger loopt vanaf de dag waarop de brief de deur uit ging."
        super().__init__(titel, sub=sub, ouder=ouder, breedte=880)
        self._brieven, self._waarschuw = tuple(brieven), waarschuw
        vorm = Formulier()
        sectie = vorm.sectie()
        self.dag = sectie.veld(Datumveld("verzonden_op", "Dag van verzending"))
        self.wijze = sectie.veld(Keuzeveld("wijze", "Wijze voor alle brieven", WIJZEN, breedte=_WIJZEBREED))
        self.dag.zet_waarde(vandaag)
        self.wijze.zet_waarde(str(Verzendwijze.POST))
        vorm.klaar()
        self.voeg(vorm)
        self.vinkjes: list[Vinkje] = []
        self.wijzen: list[Keuzeveld] = []
        self.instemmingen: list[Datumveld] = []
        self.voeg(Rolvak(self._bouw_brieven()), 1)
        self.resize(880, 440)
        _, self.doe = self.zet_acties(f"{meervoud(len(self._brieven), 'brief', 'brieven')} verzonden")
        if self.doe is not None:
            self.doe.clicked.connect(self._on_do)
        self.dag.gewijzigd.connect(self._on_changed)
        self.wijze.gewijzigd.connect(self._on_all_ways)
        self.begin_bij(self.dag)
        self._on_changed()

    def _bouw_brieven(self) -> QWidget:
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(Ruimte.M)
        rooster.setVerticalSpacing(Ruimte.XS)
        rooster.setColumnStretch(1, 1)
        for kolom, kop in enumerate(("BRIEF", "AAN", "WIJZE", "DIGITAAL SINDS")):
            rooster.addWidget(Tekst(kop, Tekstsoort.SUB), 0, kolom)
        for rij, brief in enumerate(self._brieven):
            vinkje = Vinkje(f"brief{rij}", brief.soort)
            vinkje.zet_waarde(True)
            wijze = Keuzeveld(f"wijze{rij}", f"Wijze: {brief.soort}", WIJZEN, breedte=_WIJZEBREED)
            wijze.zet_waarde(str(Verzendwijze.POST))
            wijze.editor.setMinimumWidth(_WIJZEBREED)
            instemming = Datumveld(f"instemming{rij}", f"Akkoord met digitaal sinds: {brief.soort}", optioneel=True)
            instemming.zet_waarde(brief.instemming)
            vinkje.naast_tekst()
            wijze.zonder_foutregel()
            instemming.zonder_foutregel()
            for veld in (vinkje, wijze, instemming):
                veld.gewijzigd.connect(self._on_changed)
            self.vinkjes.append(vinkje)
            self.wijzen.append(wijze)
            self.instemmingen.append(instemming)
            rooster.addWidget(vinkje, rij + 1, 0)
            rooster.addWidget(Tekst(brief.aan, Tekstsoort.ZWAK, afbreken=True), rij + 1, 1)
            rooster.addWidget(wijze, rij + 1, 2)
            rooster.addWidget(instemming, rij + 1, 3)
        rooster.setRowStretch(len(self._brieven) + 1, 1)
        return vak

    def zendingen(self) -> tuple[Zending, ...]:
        """What is ticked, with the day and the way."""
        dag = self.dag.waarde()
        if dag is None:
            return ()
        return tuple(
            Zending(brief_id=brief.id, op=dag, wijze=Verzendwijze(wijze.waarde() or str(Verzendwijze.POST)),
                    instemming_op=instemming.waarde())
            for brief, vinkje, wijze, instemming in zip(
                self._brieven, self.vinkjes, self.wijzen, self.instemmingen, strict=True) if vinkje.waarde()
        )  # fmt: skip

    def _on_all_ways(self) -> None:
        for wijze in self.wijzen:
            wijze.zet_waarde(self.wijze.waarde())
        self._on_changed()

    def _on_changed(self) -> None:
        gekozen = self.zendingen()
        zinnen = self._waarschuw(gekozen)
        if zinnen:
            self.melding.toon(" ".join(zinnen), Toon.LET_OP, sluitbaar=False)
        else:
            self.melding.verberg()
        if self.doe is not None:
            self.doe.zet_tekst(f"{meervoud(len(gekozen), 'brief', 'brieven')} verzonden")
            self.doe.setEnabled(bool(gekozen))

    def _on_do(self) -> None:
        gekozen = self.zendingen()
        zonder = {z.brief_id for z in gekozen if z.wijze.elektronisch and z.instemming_op is None}
        for brief, instemming in zip(self._brieven, self.instemmingen, strict=True):
            instemming.toon_fout(_ONTBREEKT if brief.id in zonder else None)
        if zonder:
            self.melding.toon(_ONTBREEKT, Toon.FOUT, sluitbaar=False)
            return
        if not self.dag.leesbaar() or not gekozen:
            self.dag.toon_fout("Vul in op welke dag de brieven zijn verzonden.")
            return
        self.accept()
        self.verzonden.emit(gekozen)
