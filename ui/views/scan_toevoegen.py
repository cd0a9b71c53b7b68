"""Bringing in the scan of signed pages: choose a file, answer what is asked about it, keep it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cvt_desktop.domain.bestandssoort import Bestandsvorm
from cvt_desktop.domain.ids import BriefId
from ui.documentbron import Documentbronnen
from ui.feedback import Feedback
from ui.presenters.scans import Bladenteller, ScanPresenter, Scanvoorstel
from ui.tasks import Bezig, Taken

Bestandlezer = Callable[[Path], bytes]
"""Reads a file that somebody brings in, with its cap; raises ``BestandError``."""


def teller(bronnen: Documentbronnen) -> Bladenteller:
    """Counts the pages in the child process that draws them; for ``Taken``."""

    def tel(data: bytes, vorm: Bestandsvorm) -> int:
        return bronnen.van_bytes("", data, vorm).documentinfo().paginas

    return tel


class Scantoevoeger:
    """For one list, which is ``bezig`` meanwhile; ``klaar`` gets the sentence that says what came of it."""

    def __init__(
        self, presenter: ScanPresenter, taken: Taken, feedback: Feedback, lees: Bestandlezer, bezig: Bezig, *,
        klaar: Callable[[str], None], fout: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        self._presenter, self._taken, self._feedback, self._lees, self._bezig = presenter, taken, feedback, lees, bezig
        self._klaar, self._fout = klaar, fout

    def kies(self, brief_id: BriefId, *, dossier: bool) -> None:
        """Choose the scan of this letter; ``dossier``: of all signed pages of its dossier."""
        pad = self._feedback.kies_bestand("Scan van de ondertekende bladzijden")
        if pad is not None:
            self._taken.start(lambda _v: self._presenter.bekijk(brief_id, self._lees(pad), dossier=dossier), self._on_seen,
                              self._fout, bezig=self._bezig, titel="Scan bekijken")  # fmt: skip

    def _on_seen(self, voorstel: Scanvoorstel) -> None:
        brieven, vraag = voorstel.ja, voorstel.vraag
        if vraag is not None and not self._feedback.vraag(vraag.titel, vraag.tekst, vraag.ja, vraag.nee, gevaar=vraag.gevaar):
            brieven = voorstel.nee
        if brieven:
            self._taken.start(lambda _v: self._presenter.bewaar(voorstel, brieven), self._klaar, self._fout, bezig=self._bezig,
                              titel="Scan bewaren")  # fmt: skip
