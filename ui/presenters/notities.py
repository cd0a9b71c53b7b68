"""The brain of the dialogs Notitie and Opvolgen."""

from __future__ import annotations

from datetime import date

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import InvoerError
from cvt_desktop.domain.ids import AanvraagId, NotitieId
from cvt_desktop.domain.notitie import Notitiesoort
from cvt_desktop.domain.persoon import Rol
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.services import notities
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.notities import Notitieconcept
from ui.tonen import Keuze

_SOORTEN = tuple(Keuze(waarde=soort.name, tekst=soort.woorden) for soort in Notitiesoort)
_MOGELIJK_BSN = "mogelijk-bsn"
_VOORSTELLEN = (("Morgen", 1), ("Over een week", 7), ("Over twee weken", 14))


class NotitiePresenter:
    """Writes notes in one dossier. What was typed and not written is kept per person, also after a crash.

    ``soort`` is the kind with which an empty note begins; None is that of the form itself, and for a consulent who owes this
    dossier a leesbericht that.
    """

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId, soort: Notitiesoort | None = None) -> None:
        self._dienst, self._soort = dienst, soort
        self._id = aanvraag_id
        self._sleutel = f"notitie/{aanvraag_id}" if soort is None else f"notitie/{aanvraag_id}/{soort.name}"
        self._toch = ""

    def soorten(self) -> tuple[Keuze, ...]:
        """The kinds that this person writes: a leesbericht is of the consulent, a belnotitie is asked for by a setting."""
        with self._dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
            belt = self._dienst.instellingen(uow).reglement.ouders_bellen
        niet = {Notitiesoort.LEESBERICHT.name: Rol.CONSULENT not in self._dienst.sessie.rollen,
                Notitiesoort.BELNOTITIE.name: not belt}  # fmt: skip
        return tuple(k for k in _SOORTEN if not niet.get(k.waarde))

    def concept(self) -> Notitieconcept:
        """What was typed last time and not written."""
        if (bewaard := lees_concept(self._dienst, self._sleutel, Notitieconcept)) is not None:
            return bewaard
        soort = self._soort or (Notitiesoort.LEESBERICHT if self._leesbericht_open() else None)
        return Notitieconcept() if soort is None else Notitieconcept(soort=soort.name)

    def _leesbericht_open(self) -> bool:
        return Rol.CONSULENT in self._dienst.sessie.rollen and all(
            n.soort is not Notitiesoort.LEESBERICHT for n in notities.lijst(self._dienst, self._id))

    def bewaar_concept(self, soort: str, tekst: str, opvolgen_op: date | None) -> None:
        """Keep what is being typed."""
        if tekst.strip():
            concept = Notitieconcept(soort=soort, tekst=tekst, opvolgen_op=opvolgen_op)
            bewaar_concept(self._dienst, self._sleutel, concept)
        else:
            vergeet_concept(self._dienst, self._sleutel)

    def voorstellen(self) -> tuple[tuple[str, date], ...]:
        """Days that people often mean, for one press."""
        vandaag = self._dienst.klok.today()
        return tuple((wat, plus_dagen(vandaag, dagen)) for wat, dagen in _VOORSTELLEN)

    def schrijf(self, soort: str, tekst: str, opvolgen_op: date | None) -> dict[str, str]:
        """Write it; gives the errors per field back. A number that may be a BSN is said once: a second time it is kept."""
        try:
            notities.schrijven(self._dienst, self._id, Notitiesoort[soort or "NOTITIE"], tekst, opvolgen_op,
                               toch=self._toch == tekst.strip() != "")  # fmt: skip
        except InvoerError as fout:
            return self._fouten(fout, tekst)
        vergeet_concept(self._dienst, self._sleutel)
        return {}

    def volg_op(self, op: date | None, wat: str) -> dict[str, str]:
        """Come back on a day; gives the errors per field back."""
        try:
            notities.opvolgen(self._dienst, self._id, op, wat)
        except InvoerError as fout:
            return self._fouten(fout, wat)
        return {}

    def doe_af(self, notitie_id: NotitieId, *, gedaan: bool) -> None:
        """Tick *gedaan*, or take it back."""
        (notities.afdoen if gedaan else notities.heropenen)(self._dienst, notitie_id)

    def _fouten(self, fout: InvoerError, tekst: str) -> dict[str, str]:
        melding = fout.melding
        if fout.code == _MOGELIJK_BSN:
            self._toch = tekst.strip()
            melding = f"{melding} Is het geen BSN, bewaar dan nog een keer."
        return {fout.veld or "tekst": melding}
