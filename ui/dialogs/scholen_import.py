"""Schools from a table: what would be taken over, what is wrong per row, and then the import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.ports.inlezen import Inlezer
from cvt_desktop.ports.scholen import Regelfout, Scholenimport, Schoolregel
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.scholen import Importuitkomst, importeren
from ui.dialogs.dialoog import Dialoog
from ui.feedback import TABEL, Feedback
from ui.tasks import Taken, melding
from ui.tonen import Chip, Toon
from ui.widgets.bestandenvak import Bestandenvak
from ui.widgets.tabel import Kolom, Tabel
from ui.widgets.tekst import Tekst, Tekstsoort

_BREEDTE = 900
_HOOGTE = 300
_UITLEG = "Een lijst uit Excel (.xlsx of .csv) met een regel per school of vestiging. De namen van de kolommen worden herkend."


@dataclass(frozen=True, slots=True, kw_only=True)
class Importregel:
    """One line of the preview: a school, or why a row is left out."""

    sleutel: str
    regel: str
    school: str
    code: str
    plaats: str
    opmerking: Chip


class ScholenImport(Dialoog):
    """``geimporteerd(Importuitkomst)`` when the schools are saved. Nothing is saved before *Importeren*."""

    geimporteerd = Signal(object)

    def __init__(
        self, dienst: Dienst, inlezer: Inlezer, taken: Taken, feedback: Feedback, *, ouder: QWidget | None = None,
        klaar: Callable[[Importuitkomst], None] | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Scholen importeren", sub=_UITLEG, ouder=ouder, breedte=_BREEDTE)
        self._dienst, self._inlezer, self._taken, self._feedback = dienst, inlezer, taken, feedback
        self._import: Scholenimport | None = None
        vak = Bestandenvak(feedback, "Sleep hier de lijst (.xlsx of .csv)", soort=TABEL, knop="Bestand kiezen…")
        vak.gebracht.connect(self._on_file_brought)
        self._stand = Tekst("Nog geen bestand gekozen.", Tekstsoort.ZWAK, afbreken=True)
        self.tabel: Tabel[Importregel] = Tabel("Voorbeeld van de import", _KOLOMMEN, sleutel=lambda r: r.sleutel,
                                               leeg="Kies een bestand om te zien wat erin staat.", leeg_icoon="school")
        self.tabel.setMinimumHeight(_HOOGTE)
        self.tabel.zet_rijen([])
        for widget, rek in ((vak, 0), (self._stand, 0), (self.tabel, 1)):
            self.voeg(widget, rek)
        _, hoofd = self.zet_acties("Importeren")
        assert hoofd is not None
        self.hoofd = hoofd
        self.hoofd.setEnabled(False)
        self.hoofd.clicked.connect(self._on_import_clicked)
        if klaar is not None:
            self.geimporteerd.connect(klaar)

    def _on_file_brought(self, paden: list[Path]) -> None:
        pad = paden[0]
        self.hoofd.setEnabled(False)
        self._taken.start(lambda _voortgang: self._lees(pad), self._on_read, self._on_unreadable, bezig=self.tabel,
                          titel="Bestand lezen")  # fmt: skip

    def _lees(self, pad: Path) -> Scholenimport:
        data = self._inlezer.bestand(pad)
        return self._inlezer.scholen_csv(data, self._inlezer.scholen_voorstel(data).toewijzing)

    def _on_read(self, import_: Scholenimport) -> None:
        self._import = import_
        self.melding.verberg()
        self.tabel.zet_rijen(regels(import_))
        overgeslagen = sum(fout.overgeslagen for fout in import_.fouten)
        delen = [meervoud(len(import_.scholen), "school wordt", "scholen worden") + " overgenomen"]
        if overgeslagen:
            delen.append(meervoud(overgeslagen, "regel niet", "regels niet"))
        if len(import_.fouten) > overgeslagen:
            delen.append(meervoud(len(import_.fouten) - overgeslagen, "waarde is weggelaten", "waarden zijn weggelaten"))
        self._stand.setText(f"{', '.join(delen)}. Een school die er al is, wordt bijgewerkt en niet verdubbeld.")
        self.hoofd.setEnabled(bool(import_.scholen))

    def _on_unreadable(self, fout: Exception) -> None:
        """What stood in an earlier file is no longer what would be imported."""
        self._import = None
        self.tabel.zet_rijen([])
        self._stand.setText("Nog geen bestand gekozen.")
        self._on_failed(fout)

    def _on_failed(self, fout: Exception) -> None:
        self.houd_open(False)
        self.melding.toon(melding(fout), Toon.FOUT)

    def _on_import_clicked(self) -> None:
        import_ = self._import
        if import_ is None:
            return
        self.hoofd.setEnabled(False)
        self.houd_open(True)
        self._taken.start(lambda _voortgang: importeren(self._dienst, import_), self._on_imported, self._on_failed,
                          bezig=self.tabel, titel="Scholen importeren")  # fmt: skip

    def _on_imported(self, uitkomst: Importuitkomst) -> None:
        self.houd_open(False)
        self.geimporteerd.emit(uitkomst)
        self.accept()
        self._feedback.meld("Scholen geïmporteerd", zin(uitkomst))


def regels(import_: Scholenimport) -> list[Importregel]:
    """The schools in the order of the file with their remarks, then the rows that are left out."""
    per_regel: dict[int, list[Regelfout]] = {}
    for fout in import_.fouten:
        per_regel.setdefault(fout.regel, []).append(fout)
    lijst = [_van_school(school, per_regel) for school in import_.scholen]
    lijst += [Importregel(sleutel=f"fout {n}", regel=str(fout.regel), school="—", code="", plaats="",
                          opmerking=Chip(tekst=fout.melding, toon=Toon.FOUT))
              for n, fout in enumerate(import_.fouten) if fout.overgeslagen]  # fmt: skip
    return lijst


def zin(uitkomst: Importuitkomst) -> str:
    """What came of the import."""
    return (f"{meervoud(uitkomst.nieuw, 'school', 'scholen')} erbij, {uitkomst.bijgewerkt} bijgewerkt, "
            f"{uitkomst.gelijk} ongewijzigd.")  # fmt: skip


def _van_school(school: Schoolregel, per_regel: dict[int, list[Regelfout]]) -> Importregel:
    fouten = [fout for nummer in school.regels for fout in per_regel.get(nummer, ()) if not fout.overgeslagen]
    tekst = "; ".join(f"{fout.veld}: {fout.melding}" if fout.veld else fout.melding for fout in fouten)
    contacten = meervoud(len(school.contactpersonen), "contactpersoon", "contactpersonen") if school.contactpersonen else ""
    opmerking = Chip(tekst=tekst, toon=Toon.LET_OP) if tekst else Chip(tekst=contacten, toon=Toon.STIL)
    return Importregel(sleutel=f"school {school.regels[0]}", regel=", ".join(map(str, school.regels)), school=school.naam,
                       code=f"{school.brin}-{school.vestiging}" if school.brin else "", plaats=school.plaats,
                       opmerking=opmerking)  # fmt: skip


_KOLOMMEN: tuple[Kolom[Importregel], ...] = (
    Kolom(titel="REGEL", tekst=lambda r: r.regel, rechts=True, breedte=60),
    Kolom(titel="SCHOOL", tekst=lambda r: r.school, nadruk=True, breedte=220),
    Kolom(titel="CODE", tekst=lambda r: r.code, breedte=80),
    Kolom(titel="PLAATS", tekst=lambda r: r.plaats, breedte=110),
    Kolom(titel="OPMERKING", tekst=lambda r: r.opmerking, rek=True),
)
