"""The brain of *Schooloverzicht*: the sheet of one school, and its text without names."""

from __future__ import annotations

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.school import School
from cvt_desktop.services import schooloverzicht
from cvt_desktop.services.context import Dienst


class SchooloverzichtPresenter:
    """``maak`` and ``tekst`` are slow and may run in a thread."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @property
    def mag(self) -> bool:
        """Whether this person may let it leave the register: nobody makes it to keep it here."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN) and self._dienst.mag(Actie.OVERZICHTEN_INZIEN)

    def maak(self, school: School) -> bytes:
        """The PDF as it is now."""
        return schooloverzicht.papier(self._dienst, school.id)

    def uitvoer(self, school: School, pdf: bytes, wat: str) -> None:
        """Tell the log that it leaves; raises ``CvtError``, and then nothing leaves."""
        schooloverzicht.leg_uitvoer_vast(self._dienst, school.id, pdf, wat)

    def tekst(self, school: School) -> str:
        """For the clipboard, without names; the log is told."""
        return schooloverzicht.bericht(self._dienst, school.id)

    def bestandsnaam(self, school: School) -> str:
        """Without a pupil."""
        return schooloverzicht.bestandsnaam(school, self._dienst.klok.today().isoformat())
