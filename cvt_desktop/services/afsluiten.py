"""*Afsluiten*: what is left when no bezwaar can come any more, for many dossiers in one act (screens.md 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.afhandeling import VAN_WACHTLIJST
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.ports.overzicht import AanvraagSummary
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bezwaareinde import OPEN, Bezwaareinde, einde_na, einde_van
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Sluitregel:
    """A dossier that can be closed."""

    dossier: AanvraagSummary
    einde: Bezwaareinde


def einden(dienst: Dienst, dossiers: Iterable[AanvraagSummary]) -> tuple[Sluitregel, ...]:
    """Of these dossiers, those that were sent as a whole, with the end of their bezwaartermijn; the first to end first."""
    verzonden = dienst.overzichten.te_sluiten()
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        feestdagen = feestdagen_volgens(uow.instellingen.all()[0])
    per_dag = {dag: einde_na(dag, feestdagen) for dag in set(verzonden.values())}
    regels = [Sluitregel(dossier=d, einde=per_dag[verzonden[d.id]]) for d in dossiers if d.status in OPEN and d.id in verzonden]
    return tuple(sorted(regels, key=lambda r: (r.einde.tot, r.dossier.kenmerk)))


def te_sluiten(dienst: Dienst) -> tuple[Sluitregel, ...]:
    """What can be closed today."""
    dienst.eis(Actie.DOSSIER_AFSLUITEN)
    vandaag = dienst.klok.today()
    return tuple(r for r in einden(dienst, dienst.overzichten.aanvragen()) if r.einde.voorbij(vandaag))


def afsluiten(dienst: Dienst, aanvragen: Sequence[AanvraagId]) -> int:
    """Close them all, or none; gives how many.

    Raises ``InvoerError`` for an empty choice and ``ToestandError``, naming the kenmerk, for a dossier in which a bezwaar runs
    or can still come.
    """
    if not aanvragen:
        raise InvoerError("Kies eerst welke dossiers u afsluit.", code="niets-gekozen", veld="dossiers")
    vandaag = dienst.klok.today()
    with dienst.werk(Actie.DOSSIER_AFSLUITEN) as werk:
        for aanvraag_id in aanvragen:
            aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
            _eis_voorbij(werk.uow, aanvraag, vandaag)
            dicht = werk.uow.aanvragen.save(aanvraag.naar(Status.AFGESLOTEN))
            werk.leg_vast("aanvraag", aanvraag_id, dicht, aanvraag_id=aanvraag_id)
        werk.kan_terug(
            f"{meervoud(len(aanvragen), 'dossier', 'dossiers')} afgesloten", partial(heropenen, dienst, aanvragen)
        )
    return len(aanvragen)


def te_heropenen(dienst: Dienst, aanvraag_id: AanvraagId) -> bool:
    """Whether a dossier was closed by this act, and not by the end of a bezwaar or of a waiting list."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        return dienst.mag(Actie.DOSSIER_HEROPENEN) and _vanzelf(uow, aanvraag) is not None


def heropenen(dienst: Dienst, aanvragen: Sequence[AanvraagId]) -> int:
    """Take the closing back, for instance to correct what was sent. Raises ``ToestandError`` for what was closed otherwise."""
    if not aanvragen:
        raise InvoerError("Kies eerst welke dossiers u heropent.", code="niets-gekozen", veld="dossiers")
    with dienst.werk(Actie.DOSSIER_HEROPENEN) as werk:
        for aanvraag_id in aanvragen:
            aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
            was = _vanzelf(werk.uow, aanvraag)
            if was is None:
                raise ToestandError(f"Dossier {aanvraag.kenmerk} is niet zo afgesloten dat het te heropenen is. Open het dossier "
                                    "en kijk bij Geschiedenis.", code="niet-te-heropenen")  # fmt: skip
            weer = werk.uow.aanvragen.save(aanvraag.naar(was))
            werk.leg_vast("aanvraag", aanvraag_id, weer, aanvraag_id=aanvraag_id)
        werk.kan_terug(
            f"{meervoud(len(aanvragen), 'dossier', 'dossiers')} heropend", partial(afsluiten, dienst, aanvragen)
        )
    return len(aanvragen)


def _eis_voorbij(uow: Leeseenheid, aanvraag: Aanvraag, vandaag: date) -> None:
    """Raise unless the last bezwaartermijn is over, with the week for post, and no bezwaar runs."""
    if any(b.loopt for b in uow.bezwaren.of_aanvraag(aanvraag.id)) or aanvraag.status is Status.IN_BEZWAAR:
        raise ToestandError(f"In dossier {aanvraag.kenmerk} loopt een bezwaar. Handel dat eerst af.", code="bezwaar-loopt")
    einde = einde_van(uow, aanvraag)
    if einde is None:
        raise ToestandError(f"Dossier {aanvraag.kenmerk} is nog niet zo ver: er is geen besluit dat helemaal is verzonden. "
                            "Registreer eerst de verzending van de brieven.",
                            code="niet-verzonden")  # fmt: skip
    if not einde.voorbij(vandaag):
        raise ToestandError(f"Bezwaar in dossier {aanvraag.kenmerk} kan nog komen: tot en met {datum_kort(einde.tot)}, per post "
                            f"tot en met {datum_kort(einde.per_post)} (Awb 6:9, lid 2). Wacht tot die dag voorbij is.",
                            code="bezwaar-mogelijk")  # fmt: skip


def _vanzelf(uow: Leeseenheid, aanvraag: Aanvraag) -> Status | None:
    """Where a dossier stood that was closed by this act; None for another one."""
    anders = any(wat == VAN_WACHTLIJST for wat, _ in aanvraag.overrides) or uow.bezwaren.of_aanvraag(aanvraag.id)
    if aanvraag.status is not Status.AFGESLOTEN or anders:
        return None
    return Status.BUITEN_BEHANDELING if aanvraag.buiten is not None else Status.BEKENDGEMAAKT
