"""One dropped file: what it is, of which day, and what is to be said about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cvt_desktop.basis.tekst import meervoud, opsomming
from cvt_desktop.domain.bestandssoort import Bestandsvorm, Stuksoort
from cvt_desktop.domain.bsn import MELDING
from cvt_desktop.domain.stukdeel import bereiken
from cvt_desktop.services.stukken import Stukvoorstel
from ui.presenters.aanvraagvelden import keuzes
from ui.presenters.deelstukken import regel
from ui.theme import Ruimte
from ui.views.intake_bestandsnaam import Bestandsnaam
from ui.widgets.datumveld import Datumveld
from ui.widgets.kaart import Kaart
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort

_SOORT = 176


class Stukregel(QWidget):
    """``gewijzigd(soort, datum | None)`` after a change by a person; ``weg_gevraagd`` takes the file back.

    With ``deelbaar`` a PDF of several pages can be divided: ``delen_gevraagd``, and ``samen_gevraagd`` to make it one again.
    With ``leesbaar`` it can be opened: ``lezen_gevraagd``.
    """

    gewijzigd = Signal(str, object)
    weg_gevraagd = Signal()
    delen_gevraagd = Signal()
    samen_gevraagd = Signal()
    lezen_gevraagd = Signal()

    def __init__(self, stuk: Stukvoorstel, *, deelbaar: bool = False, leesbaar: bool = False) -> None:
        super().__init__()
        self.stuk = stuk
        self._soort = Keuzeveld("soort", f"Soort van {stuk.naam}", keuzes(Stuksoort), breedte=_SOORT)
        self._soort.zet_waarde(stuk.soort.value)
        self._soort.setMinimumWidth(_SOORT)
        self._datum = Datumveld("gedateerd", f"Datum van {stuk.naam}")
        self._datum.zet_waarde(stuk.gedateerd)
        for veld in (self._soort, self._datum):
            veld.zonder_foutregel()
            veld.gewijzigd.connect(self._on_changed)
        weg = Knop("", Knopsoort.STIL, icoon="kruis", naam="Bestand weghalen")
        weg.setAccessibleName(f"{stuk.naam} weghalen")
        weg.clicked.connect(self.weg_gevraagd)
        boven = QWidget()
        rij = QHBoxLayout(boven)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(Ruimte.S)
        rij.addWidget(Bestandsnaam(stuk.naam), 1)
        rij.addWidget(Tekst(maat(stuk), Tekstsoort.KLEIN))
        if leesbaar:
            self.lezen = Knop("", Knopsoort.STIL, icoon="oog", naam="Lezen, en tekst overnemen")
            self.lezen.setAccessibleName(f"{stuk.naam} lezen")
            self.lezen.clicked.connect(self.lezen_gevraagd)
            rij.addWidget(self.lezen)
        acties = self._acties() if deelbaar and stuk.vorm is Bestandsvorm.PDF and (stuk.paginas or 0) > 1 else ()
        if acties and not stuk.sneden:
            rij.addWidget(acties[0])
        rij.addWidget(weg)
        kaart = Kaart(marge=Ruimte.S)
        kaart.voeg(boven)
        if stuk.sneden:
            for tekst in delen(stuk):
                kaart.voeg(Tekst(tekst, afbreken=True))
            kaart.voeg(Rij(*acties, rek=True))
        else:
            kaart.voeg(Rij(self._soort, self._datum, rek=True))
        for tekst in opmerkingen(stuk):
            kaart.voeg(Tekst(tekst, Tekstsoort.FOUT, afbreken=True))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(kaart)

    def _acties(self) -> tuple[Knop, ...]:
        gedeeld = bool(self.stuk.sneden)
        self.deel = Knop("Indeling wijzigen…" if gedeeld else "Delen…", Knopsoort.STIL)
        self.deel.setAccessibleName(f"{self.stuk.naam}: indeling wijzigen" if gedeeld else f"{self.stuk.naam}: deel in stukken")
        self.deel.setToolTip("Meer stukken in dit bestand: deel in stukken.")
        self.deel.clicked.connect(self.delen_gevraagd)
        if not gedeeld:
            return (self.deel,)
        samen = Knop("Samenvoegen", Knopsoort.STIL)
        samen.setAccessibleName(f"{self.stuk.naam}: samenvoegen")
        samen.clicked.connect(self.samen_gevraagd)
        return self.deel, samen

    def _on_changed(self) -> None:
        if self._soort.waarde():
            self.gewijzigd.emit(self._soort.waarde(), self._datum.waarde())


def delen(stuk: Stukvoorstel) -> list[str]:
    """A line per stuk of a file that was divided."""
    grenzen = bereiken(stuk.sneden, stuk.paginas or 1)
    return [regel(s.soort, van, tot, s.gedateerd) for s, (van, tot) in zip(stuk.sneden, grenzen, strict=True)]


def maat(stuk: Stukvoorstel) -> str:
    """``14 p`` when the pages are known, else ``PDF, 240 kB``."""
    if stuk.paginas:
        return f"{stuk.paginas} p"
    grootte = f"{stuk.bytes / 2**20:.1f} MB".replace(".", ",") if stuk.bytes >= 2**20 else f"{max(1, stuk.bytes // 1024)} kB"
    return f"{stuk.vorm}, {grootte}"


def opmerkingen(stuk: Stukvoorstel) -> list[str]:
    """What a person should know about this file."""
    regels = [stuk.opmerking] if stuk.opmerking else []
    if stuk.bestaat_in:
        dossiers = meervoud(len(stuk.bestaat_in), "dossier", "dossiers")
        regels.append(f"Hetzelfde bestand zit al in {dossiers}: {opsomming(list(stuk.bestaat_in))}.")
    if stuk.mogelijk_bsn:
        regels.append(f"{MELDING} Vraag de school om een versie zonder.")
    return regels
