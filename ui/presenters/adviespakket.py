"""The brain of *Adviespakket maken* and *Ingevuld formulier inlezen*: out to a deskundige, and back (screens.md 4.7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cvt_desktop.basis.tekst import meervoud, opsomming
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.termijn import plus_dagen
from cvt_desktop.ports.voortgang import Voortgang
from cvt_desktop.services import adviespakket, formulieradvies
from cvt_desktop.services.adviespakket import Pakket
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.formulieradvies import Formulierveld, Ingelezen
from cvt_desktop.services.stukken import Stuklezer

DAGEN = 14
"""Calendar days that a pakket without a last day for the advice may stay out, as it is proposed."""


class PakketPresenter:
    """One advice of one dossier. ``stel_voor`` gives a passphrase of six words."""

    def __init__(
        self, dienst: Dienst, aanvraag_id: AanvraagId, volgorde: int, deskundige: str, uiterlijk: date | None,
        lezer: Stuklezer, stel_voor: Callable[[], str],
    ) -> None:  # fmt: skip
        self._dienst, self._aanvraag_id, self._volgorde = dienst, aanvraag_id, volgorde
        self._lezer, self._stel_voor, self._uiterlijk = lezer, stel_voor, uiterlijk
        self.deskundige = deskundige

    def laatste_dag(self) -> date:
        """What is proposed: the last day of the advice, or two weeks on when there is none or it is over."""
        vandaag = self._dienst.klok.today()
        over = self._uiterlijk is None or self._uiterlijk < vandaag
        return plus_dagen(vandaag, DAGEN) if over or self._uiterlijk is None else self._uiterlijk

    def maak(self, map_: Path, vernietigen_na: date, voortgang: Voortgang) -> Pakket:
        """Write both files. Slow: in ``Taken``. Raises ``CvtError``."""
        return adviespakket.maak(self._dienst, self._aanvraag_id, self._volgorde, map_, vernietigen_na, self._lezer,
                                 self._stel_voor, voortgang)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulierbeeld:
    """What the dialog shows. ``stand`` says in a sentence whether it can be vastgesteld."""

    deskundige: str = field(repr=False)
    volgorde: int
    velden: tuple[Formulierveld, ...] = field(repr=False)
    stand: str
    goed: bool


class FormulierPresenter:
    """The forms that come back for one dossier. What was read is kept in memory until it is vastgesteld."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId, lezer: Stuklezer) -> None:
        self._dienst, self._aanvraag_id, self._lezer = dienst, aanvraag_id, lezer
        self._naam, self._data = "", b""

    def lees(self, pad: Path, wachtzin: str = "") -> Formulierbeeld:
        """Read a file, with the words that open it; what is kept later is the form without that protection. Slow: in ``Taken``.

        Raises ``CvtError``; with the code ``OP_SLOT`` when it asks for (other) words.
        """
        data = self._lezer.inlezer.bestand(pad)
        if wachtzin:
            data = self._lezer.ontsleutel(data, wachtzin)
        gelezen = formulieradvies.lezen(self._dienst, self._aanvraag_id, data, self._lezer)
        self._naam, self._data = pad.name, data
        return _beeld(gelezen)

    def vaststellen(self) -> str:
        """Freeze what was read; gives what to tell. Slow: in ``Taken``. Raises ``CvtError``."""
        advies = formulieradvies.inlezen(self._dienst, self._aanvraag_id, self._naam, self._data, self._lezer)
        return f"Advies {advies.volgorde} is ingelezen en ligt nu vast. Het formulier staat bij de stukken."


def _beeld(g: Ingelezen) -> Formulierbeeld:
    fout = list(dict.fromkeys(v.label for v in g.fouten))
    stand = ("Alle verplichte velden zijn ingevuld." if not fout else
             f"{meervoud(len(fout), 'veld is', 'velden zijn')} niet in orde: {opsomming(fout)}. Vraag de deskundige om het "
             "formulier aan te vullen; u typt er zelf niets bij.")  # fmt: skip
    return Formulierbeeld(deskundige=g.deskundige, volgorde=g.volgorde, velden=g.velden, stand=stand, goed=not fout)
