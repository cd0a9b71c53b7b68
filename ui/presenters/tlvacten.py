"""The brain of what is done with one line of the TLV register, beside ending it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.ports.overzicht import VerklaringSummary
from cvt_desktop.services import tlvacten, verlenging
from cvt_desktop.services.context import Dienst
from ui.presenters.navigatie import Navigatie
from ui.presenters.verklaringen import Verklaringrij
from ui.tonen import Keuze

HINT = "Geen nieuwe TLV nodig bij overstap: de verklaring gaat met de leerling mee (WEC 40, lid 14)."
REDENEN = tuple(Keuze(waarde=reden, tekst=reden) for reden in tlvacten.GATREDENEN)


class TlvActenPresenter:
    """``open_concept`` goes on with a draft on the intake page. What writes a file is slow: call it in ``Taken``."""

    def __init__(self, dienst: Dienst, navigatie: Navigatie, open_concept: Callable[[str], None]) -> None:
        self._dienst, self._navigatie, self._open_concept = dienst, navigatie, open_concept

    @property
    def mag_opslaan(self) -> bool:
        """Whether this person may take documents out of the register."""
        return self._dienst.mag(Actie.DOCUMENT_UITVOEREN)

    @property
    def mag_verlengen(self) -> bool:
        """Whether this person takes in aanvragen."""
        return self._dienst.mag(Actie.AANVRAAG_REGISTREREN)

    @property
    def mag_school(self) -> bool:
        """Whether this person notes another school."""
        return self._dienst.mag(Actie.SCHOOLWISSEL_NOTEREN)

    @property
    def mag_dossier(self) -> bool:
        """Whether this person reads dossiers."""
        return self._dienst.mag(Actie.DOSSIER_INZIEN)

    def met_document(self, rij: Verklaringrij | None) -> bool:
        """Whether there is a document and a dossier here."""
        return rij is not None and rij.aanvraag_id is not None

    def te_verlengen(self, rij: Verklaringrij | None) -> bool:
        """Whether it holds, is for the vso, and ends some day."""
        if rij is None or rij.bron.einddatum is None or not rij.bron.soort.startswith("TLV vso"):
            return False
        return self.geldt(rij)

    @staticmethod
    def geldt(rij: Verklaringrij | None) -> bool:
        """Whether nothing ended it; of a TLV of before nothing else is known."""
        return rij is not None and not (isinstance(rij.bron, VerklaringSummary) and rij.bron.toestand != str(Tlvtoestand.GELDIG))

    def afschrift(self, rij: Verklaringrij) -> tuple[str, bytes]:
        """File name and bytes. Raises ``CvtError``."""
        return tlvacten.afschrift(self._dienst, rij.id)

    def begin_verlenging(self, rij: Verklaringrij) -> None:
        """A draft with the pupil, the earlier TLV and the dates, on the intake page. Raises ``CvtError``."""
        self._open_concept(verlenging.begin(self._dienst, rij.id))

    def geschiedenis(self, rij: Verklaringrij) -> None:
        """What happened in its dossier."""
        if rij.aanvraag_id is not None:
            self._navigatie.naar_dossier(rij.aanvraag_id, tab="geschiedenis")

    def scholen(self) -> tuple[Keuze, ...]:
        """The schools of the register that are in use."""
        with self._dienst.lezen(Actie.VERKLARINGEN_INZIEN) as uow:
            namen = dict.fromkeys(school.naam for school in uow.scholen.all() if school.actief)
        return tuple(Keuze(waarde=naam, tekst=naam) for naam in namen)

    def noteer_school(self, rij: Verklaringrij, school: str, sinds: date | None) -> str:
        """Keep where the pupil is now; gives what to tell. Raises ``CvtError``."""
        dag = sinds or self._dienst.klok.today()
        tlvacten.schoolwissel_noteren(self._dienst, rij.id, school, dag)
        return f"{rij.nummer}: {school} sinds {datum_lang(dag)}. {HINT}"

    def gaten(self) -> tuple[Keuze, ...]:
        """The gaps that nobody explained; none for who may not."""
        if not self._dienst.mag(Actie.NUMMERGAT_VERKLAREN):
            return ()
        return tuple(Keuze(waarde=str(gat.na), tekst=str(gat)) for gat in tlvacten.gaten(self._dienst) if not gat.uitleg)

    def verklaar(self, gat: str, reden: str) -> str:
        """Keep why the numbers of this gap were not given; gives what to tell. Raises ``CvtError``."""
        een = next((g for g in tlvacten.gaten(self._dienst) if str(g.na) == gat), None)
        if een is None:
            raise InvoerError("Kies welk gat u verklaart.", code="geen-gat", veld="gat")
        tlvacten.gat_verklaren(self._dienst, een.na, reden)
        return f"Nummers {een}: {reden}."
