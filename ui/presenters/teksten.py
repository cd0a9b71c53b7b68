"""The standard paragraphs of letters as rows and an editor, for the page *Instellingen*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bronnen import bron
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.tekstblok import VASTE_DELEN
from cvt_desktop.services import tekstblokken
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.tekstblokken import Blokstand, Blokversie
from ui.tonen import Keuze

_VAST = "Deze tekst ligt vast. {waarom} Bron: {bron}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekstrij:
    """One part of a letter. ``stand`` None is a fixed part: ``vast`` says why, ``woorden`` are its words."""

    sleutel: str
    document: str
    titel: str
    nu: str
    vast: str = ""
    woorden: str = field(default="", repr=False)
    stand: Blokstand | None = field(default=None, repr=False)


class TekstenPresenter:
    """What may be rewritten first, then what is fixed and why."""

    def __init__(self, dienst: Dienst) -> None:
        self._dienst = dienst

    @property
    def mag(self) -> bool:
        """Whether this person may write."""
        return self._dienst.mag(Actie.TEKSTBLOK_WIJZIGEN)

    def rijen(self) -> list[Tekstrij]:
        """All parts."""
        kiezen = [Tekstrij(sleutel=s.blok.sleutel, document=s.blok.document, titel=s.blok.titel, nu=_nu(s.nu), stand=s)
                  for s in tekstblokken.lijst(self._dienst)]  # fmt: skip
        vast = [Tekstrij(sleutel=v.sleutel, document=v.document, titel=v.titel, nu=f"vast, {bron(v.bron_id)}",
                         woorden=self._dienst.opmaker.vaste_tekst(v.sleutel),
                         vast=_VAST.format(waarom=v.waarom, bron=f"{bron(v.bron_id)}, {bron(v.bron_id).omschrijving}"))
                for v in VASTE_DELEN]  # fmt: skip
        return [*kiezen, *vast]

    @staticmethod
    def waarden(rij: Tekstrij | None) -> dict[str, Any]:
        """The text that holds now."""
        return {"tekst": rij.stand.nu.tekst if rij is not None and rij.stand is not None else "", "veld": "", "versie": ""}

    @staticmethod
    def velden(rij: Tekstrij | None) -> list[Keuze]:
        """The fields that this text may hold, with what they are."""
        if rij is None or rij.stand is None:
            return []
        return [Keuze(waarde=f"[{{{v.naam}}}]" if v.kan_leeg else f"{{{v.naam}}}", tekst=f"{v.naam}: {v.uitleg}")
                for v in rij.stand.blok.velden]  # fmt: skip

    @staticmethod
    def versies(rij: Tekstrij | None) -> list[Keuze]:
        """The history, newest first: which version, when, by whom."""
        if rij is None or rij.stand is None:
            return []
        return [Keuze(waarde=str(v.nummer), tekst=_versie(v)) for v in rij.stand.versies]

    @staticmethod
    def tekst_van(rij: Tekstrij | None, nummer: str) -> str:
        """The text of a version, to begin from."""
        versies = rij.stand.versies if rij is not None and rij.stand is not None else ()
        return next((v.tekst for v in versies if str(v.nummer) == nummer), "")

    @staticmethod
    def is_eigen(rij: Tekstrij | None) -> bool:
        """Whether there is a way back to the shipped text."""
        return rij is not None and rij.stand is not None and not rij.stand.nu.meegeleverd

    def voorbeeld(self, rij: Tekstrij, tekst: str) -> tuple[str, str]:
        """The text with example data, and what is wrong with it; one of them is empty."""
        try:
            return tekstblokken.proeftekst(self._dienst, rij.sleutel, tekst), ""
        except CvtError as fout:
            return "", fout.melding

    def pagina(self, rij: Tekstrij, tekst: str) -> bytes:
        """The text as a page of a letter. Raises ``CvtError``."""
        return tekstblokken.proefpagina(self._dienst, rij.sleutel, tekst)

    def bewaar(self, rij: Tekstrij | None, w: Mapping[str, Any]) -> dict[str, str]:
        """Keep the text as a new version; errors by field."""
        if rij is None or rij.stand is None:
            return {"": "Kies eerst een tekst in de lijst."}
        return self._doe(partial(tekstblokken.bewaren, self._dienst, rij.sleutel, w["tekst"], rij.stand.nu.nummer))

    def terugzetten(self, rij: Tekstrij) -> dict[str, str]:
        """Back to the shipped text; errors by field."""
        assert rij.stand is not None
        return self._doe(partial(tekstblokken.terugzetten, self._dienst, rij.sleutel, rij.stand.nu.nummer))

    @staticmethod
    def _doe(handeling: partial[Any]) -> dict[str, str]:
        try:
            handeling()
        except CvtError as fout:
            return {fout.veld or "": fout.melding}
        return {}


def _nu(versie: Blokversie) -> str:
    return "meegeleverd" if versie.meegeleverd else f"eigen tekst, versie {versie.nummer}"


def _versie(v: Blokversie) -> str:
    if v.op is None:
        return "Meegeleverde tekst"
    wat = "terug naar meegeleverd" if v.meegeleverd else "eigen tekst"
    return f"Versie {v.nummer}, {datum_lang(v.op.date())} {v.op:%H.%M}, {v.door} ({wat})"
