"""The brain of the opening page: who is there, who leads, who steps aside; thirty seconds (screens.md 1.2, 4.9)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.ids import PersoonId, ZittingId
from cvt_desktop.domain.persoon import SECRETARISSEN, VOORZITTERS
from cvt_desktop.domain.zitting import Hoedanigheid
from cvt_desktop.services import zitting_behandelen, zitting_inzien, zittingen
from cvt_desktop.services.context import Dienst
from ui.presenters.zitting_blad import onder_titel, titel
from ui.presenters.zitting_woorden import initiaal_naam
from ui.tonen import Keuze


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanwezigheidsregel:
    """One person to tick."""

    persoon_id: PersoonId
    naam: str
    hoedanigheid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Openingsblad:
    """The whole page. ``verschoningen``: one sentence per person and item, as the guard lists them."""

    titel: str
    deelnemers: tuple[Aanwezigheidsregel, ...]
    voorzitters: tuple[Keuze, ...]
    secretarissen: tuple[Keuze, ...]
    voorzitter: str
    secretaris: str
    verschoningen: tuple[str, ...]
    punten: str
    vraag: str = "Wie is er?"
    aangevinkt: bool = False


class ZittingOpeningPresenter:
    """Opens one planned zitting."""

    def __init__(self, dienst: Dienst, zitting_id: ZittingId) -> None:
        self._dienst = dienst
        self._zitting_id = zitting_id
        self._beeld = zitting_inzien.openingsbeeld(dienst, zitting_id)
        stemmers, self._secretarissen, _ = zittingen.mogelijke_deelnemers(
            dienst, self._beeld.zitting.commissie_id, self._beeld.zitting.datum)
        self._kan_leiden = {p.id for p in stemmers if p.rollen & VOORZITTERS}

    def blad(self) -> Openingsblad:
        """The state of the page; nobody is ticked yet."""
        z = self._beeld.zitting
        leden = [d for d in z.deelnemers if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD]
        regels = [
            Aanwezigheidsregel(persoon_id=d.persoon_id, naam=d.naam, hoedanigheid=str(d.hoedanigheid)) for d in z.deelnemers
        ]
        secretaris = z.secretaris_id or self._ik_als_secretaris()
        return Openingsblad(
            titel=titel(z), deelnemers=tuple(regels),
            voorzitters=tuple(Keuze(waarde=str(d.persoon_id), tekst=d.naam) for d in leden if d.persoon_id in self._kan_leiden),
            secretarissen=tuple(Keuze(waarde=str(p.id), tekst=p.naam) for p in self._secretarissen),
            voorzitter=str(z.voorzitter_id or ""), secretaris=str(secretaris or ""), verschoningen=self._verschoningen(),
            vraag="Wie doet mee?" if z.ronde else "Wie is er?", aangevinkt=z.ronde is not None,
            punten=onder_titel(self._beeld, meervoud(len(z.punten), "punt op de agenda", "punten op de agenda")),
        )  # fmt: skip

    def _ik_als_secretaris(self) -> PersoonId | None:
        return self._dienst.sessie.persoon_id if self._dienst.sessie.rollen & SECRETARISSEN else None

    def _verschoningen(self) -> tuple[str, ...]:
        regels = []
        for nummer, punt in enumerate(self._beeld.zitting.punten, 1):
            for v in punt.verschoningen:
                wie = self._beeld.namen[punt.aanvraag_id]
                regels.append(f"Punt {nummer}, {wie}: {initiaal_naam(v.naam)} doet niet mee ({v.grond})")
        return tuple(regels)

    def quorumregel(self, aanwezig: frozenset[str]) -> tuple[str, bool]:
        """``(sentence, enough)`` for those who are ticked now."""
        z = self._beeld.zitting
        leden = [d for d in z.deelnemers if d.hoedanigheid is Hoedanigheid.STEMGERECHTIGD]
        er = [d for d in leden if str(d.persoon_id) in aanwezig]
        tekst = f"Aanwezig {len(er)} van {len(leden)}, quorum {z.quorum}"
        if len(er) < z.quorum:
            return f"{tekst}: te weinig om te beslissen.", False
        if z.gedragsdeskundige_nodig and not any(d.gedragsdeskundige for d in er):
            return f"{tekst}, maar zonder orthopedagoog of psycholoog; het reglement vraagt er één.", False
        return f"{tekst}: in orde.", True

    def open(self, aanwezig: frozenset[str], voorzitter: str, secretaris: str) -> None:
        """Open the zitting; who keeps the besluitenlijst is there by that."""
        er = {PersoonId(UUID(p)) for p in aanwezig}
        if secretaris:
            er.add(PersoonId(UUID(secretaris)))
        zitting_behandelen.openen(
            self._dienst, self._zitting_id, aanwezig=frozenset(er),
            voorzitter_id=PersoonId(UUID(voorzitter)) if voorzitter else None,
            secretaris_id=PersoonId(UUID(secretaris)) if secretaris else None,
        )  # fmt: skip
