"""*Statusbericht*: how far an aanvraag is, as a text without a name that somebody pastes into a message (screens.md 1.8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.dossierstand import feestdagen_volgens
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Besluitmodel
from cvt_desktop.domain.statusbericht import Statusgegevens, statusbericht
from cvt_desktop.domain.termijn import bezwaartermijn
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bekendmaking import bekendgemaakt_op
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier, stand_van, stapgegevens, zitting_van


def maken(dienst: Dienst, aanvraag_id: AanvraagId) -> str:
    """The text as it is now. It leaves the register through the clipboard, so the log keeps that it was made."""
    with dienst.werk(Actie.STATUSBERICHT_KOPIEREN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        tekst = statusbericht(gegevens(werk.uow, dienst, aanvraag), dienst.klok.today())
        werk.leg_vast("aanvraag", aanvraag_id, None, aanvraag_id=aanvraag_id)
    return tekst


def gegevens(uow: Leeseenheid, dienst: Dienst, aanvraag: Aanvraag) -> Statusgegevens:
    """What the text draws on, read in the unit of the caller, who was allowed to see the dossier."""
    zitting, stand, vandaag = zitting_van(uow, aanvraag.id), stand_van(uow, aanvraag), dienst.klok.today()
    stap, instellingen = stapgegevens(uow, aanvraag, zitting, stand), dienst.instellingen(uow)
    verzonden = _eenmaal(bekendgemaakt_op(uow, aanvraag))
    feestdagen = feestdagen_volgens(instellingen)
    uiterlijk = stap.aanvulling_uiterlijk
    return Statusgegevens(
        kenmerk=aanvraag.kenmerk, status=aanvraag.status, ontvangen_op=aanvraag.formulier.a.ontvangen_op,
        uiterlijk=stand.uiterste_datum, stil=stand.opgeschort and uiterlijk is not None and vandaag < uiterlijk,
        volledig=all(a.ongebruikt_op is None for a in aanvraag.aanvullingen), aanvulling_uiterlijk=uiterlijk,
        adviezen_gevraagd=stap.adviezen_gevraagd, adviezen_vast=stap.adviezen_vast, advies_uiterlijk=stap.advies_uiterlijk,
        zitting_op=stap.zitting_op, ronde=zitting is not None and zitting.ronde is not None,
        zonder_zitting=instellingen.reglement.model(aanvraag.soort) is Besluitmodel.M3, verzonden_op=verzonden,
        bezwaar_tot=_eenmaal(bezwaartermijn(dag, feestdagen=feestdagen).laatste_dag for dag in verzonden),
    )  # fmt: skip


def _eenmaal(dagen: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(dagen)))
