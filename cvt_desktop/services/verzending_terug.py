"""A letter that was registered as sent and was not: the same day, with a reason, as long as nothing depends on it.

What ``services.verzenden`` did to the dossier is undone for exactly these letters, in one unit or not at all: the day and the
way of the letter, the besluit that was bekendgemaakt, the term that stood still (Awb 3:40, 4:15). The letter remembers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.besluit import Besluit, Besluittoestand
from cvt_desktop.domain.brief import Brief, Briefsoort, Brieftoestand
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, BriefId
from cvt_desktop.domain.termijnfeiten import Feitsoort
from cvt_desktop.domain.tlv import Tlvtoestand
from cvt_desktop.ports.register import Leeseenheid, Schrijfeenheid
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intrekkingverzending import brieven_van
from cvt_desktop.services.verzenden import BEVESTIGING, BUITEN, INTREKKING, ZIENSWIJZEN

REDENEN = (
    "de brief was nog niet de deur uit",
    "een andere brief was bedoeld",
    "de dag of de wijze klopte niet",
)
_NA_VERZENDING = frozenset({Status.BEKENDGEMAAKT, Status.WACHTLIJST, Status.GETEKEND})


def terugnemen(dienst: Dienst, brief_ids: Sequence[BriefId], reden: str) -> tuple[BriefId, ...]:
    """Take these sendings back, all in one unit or none.

    Raises ``InvoerError`` when no letter or no reason of ``REDENEN`` was chosen, and ``ToestandError`` for a letter of an
    earlier day, or one on which something depends already: a bezwaar, an answer that came in, an act on the verklaring.
    """
    if not brief_ids:
        raise InvoerError("Kies eerst van welke brieven u de verzending terugneemt.", veld="brieven")
    if reden not in REDENEN:
        raise InvoerError("Kies een reden uit de lijst.", veld="reden")
    with dienst.werk(Actie.VERZENDING_TERUGNEMEN) as werk:
        per_dossier: dict[AanvraagId, list[Brief]] = {}
        for brief in (werk.uow.brieven.get(brief_id) for brief_id in brief_ids):
            if brief.aanvraag_id is None:
                raise ToestandError("Dit document hoort niet bij een dossier. Kies een andere brief.", code="brief-dossier")
            per_dossier.setdefault(brief.aanvraag_id, []).append(brief)
        for aanvraag_id, brieven in per_dossier.items():
            terug = _van_een_dossier(werk.uow, aanvraag_id, brieven, reden, dienst.klok.today())
            werk.leg_vast("brief", terug[0].id, tuple(terug), aanvraag_id=aanvraag_id, aantal=len(terug))
    return tuple(brief_ids)


def _van_een_dossier(
    uow: Schrijfeenheid, aanvraag_id: AanvraagId, brieven: Sequence[Brief], reden: str, vandaag: date
) -> list[Brief]:
    voor = aanvraag = uow.aanvragen.get(aanvraag_id)
    for brief in brieven:
        _eis_vrij(uow, aanvraag, brief)
    terug = [uow.brieven.save(brief.verzending_teruggenomen(reden, vandaag)) for brief in brieven]
    for was, nu in zip(brieven, terug, strict=True):
        if nu.toestand is Brieftoestand.DEFINITIEF:  # what came back before is still sent: only its day changed
            aanvraag = _besluit_terug(uow, _gevolg_terug(uow, aanvraag, was), was)
            _einde_terug(uow, was, brieven)
    if aanvraag != voor:
        uow.aanvragen.save(aanvraag)
    return terug


def _eis_vrij(uow: Leeseenheid, aanvraag: Aanvraag, brief: Brief) -> None:
    """Raise when something that came later depends on this sending."""
    if brief.teruggemeld_op is not None:
        raise _hangt_af("De uitslag is al teruggemeld in TOP dossier; zet dat vinkje eerst af als het niet klopt")
    if brief.bezwaar_id is not None:
        raise _hangt_af("Deze brief hoort bij een bezwaar; de termijnen daarvan lopen vanaf deze verzending")
    if (brief.besluit_id is not None or brief.soort in BUITEN | INTREKKING) and uow.bezwaren.of_aanvraag(aanvraag.id):
        raise _hangt_af(f"Tegen het besluit in dossier {aanvraag.kenmerk} is bezwaar gemaakt")
    if brief.besluit_id is not None and (aanvraag.status not in _NA_VERZENDING or aanvraag.plaatsing is not None):
        raise _hangt_af(f"Dossier {aanvraag.kenmerk} is na deze verzending verder gegaan")
    if brief.besluit_id is not None and _tlv_veranderd(uow, uow.besluiten.get(brief.besluit_id)):
        raise _hangt_af(f"Met de verklaring in dossier {aanvraag.kenmerk} is daarna al iets gedaan")


def _tlv_veranderd(uow: Leeseenheid, besluit: Besluit) -> bool:
    if besluit.tlv_id is None:
        return False
    tlv = uow.verklaringen.get(besluit.tlv_id)
    return tlv.toestand is not Tlvtoestand.GELDIG or tlv.einde is not None or tlv.schoolwissel is not None


def _hangt_af(zin: str) -> ToestandError:
    return ToestandError(f"{zin}. De verzending is niet meer terug te nemen; maak zo nodig een nieuwe brief.",
                         code="verzending-gebruikt")  # fmt: skip


def _gevolg_terug(uow: Leeseenheid, aanvraag: Aanvraag, brief: Brief) -> Aanvraag:
    """The dossier as it was before this letter: the other way round of what its sending did."""
    andere = [b.verzonden_op for b in uow.brieven.of_aanvraag(aanvraag.id)
              if b.id != brief.id and b.verzonden_op is not None and _zelfde_act(b, brief)]  # fmt: skip
    if brief.soort in BEVESTIGING:
        return replace(aanvraag, bevestigd_op=min(andere, default=None))
    if brief.soort in BUITEN and not andere and aanvraag.status is Status.BUITEN_BEHANDELING:
        return aanvraag.naar(Status.AANVULLING_GEVRAAGD)
    if brief.soort is Briefsoort.KENNISGEVING:
        feit = (Feitsoort.KENNISGEVING_4_14, brief.verzonden_op, brief.nieuwe_datum)
        over = tuple(f for f in aanvraag.termijnfeiten if (f.soort, f.datum, f.nieuwe_datum) != feit)
        return replace(aanvraag, termijnfeiten=over)
    if brief.soort in ZIENSWIJZEN:
        return _zienswijze_terug(aanvraag, brief)
    if brief.soort is Briefsoort.VERZOEK_AANVULLING:
        return _aanvulling_terug(aanvraag, brief)
    return aanvraag


def _zelfde_act(een: Brief, ander: Brief) -> bool:
    return any({een.soort, ander.soort} <= soorten for soorten in (BEVESTIGING, BUITEN))


def _zienswijze_terug(aanvraag: Aanvraag, brief: Brief) -> Aanvraag:
    zelfde = (brief.geadresseerde, brief.verzonden_op, brief.nieuwe_datum)
    vraag = next((v for v in reversed(aanvraag.zienswijzen) if (v.wie, v.verzonden_op, v.uiterlijk) == zelfde), None)
    if vraag is None:
        return aanvraag
    if vraag.zienswijze is not None:
        raise _hangt_af(f"In dossier {aanvraag.kenmerk} is de zienswijze al genoteerd")
    return replace(aanvraag, zienswijzen=tuple(v for v in aanvraag.zienswijzen if v is not vraag))


def _aanvulling_terug(aanvraag: Aanvraag, brief: Brief) -> Aanvraag:
    laatste = aanvraag.aanvullingen[-1] if aanvraag.aanvullingen else None
    if laatste is None or laatste.verzonden_op != brief.verzonden_op:
        return aanvraag
    if laatste.afgehandeld or laatste.binnen or aanvraag.status is not Status.AANVULLING_GEVRAAGD:
        raise _hangt_af(f"Op het verzoek in dossier {aanvraag.kenmerk} is al een antwoord genoteerd")
    open_ = replace(laatste, verzonden_op=None, wijze="")
    return replace(aanvraag, aanvullingen=(*aanvraag.aanvullingen[:-1], open_)).naar(Status.IN_TOETSING)


def _besluit_terug(uow: Schrijfeenheid, aanvraag: Aanvraag, brief: Brief) -> Aanvraag:
    """Not bekendgemaakt any more: not all of it has left the house (Awb 3:41)."""
    if brief.besluit_id is None:
        return aanvraag
    besluit = uow.besluiten.get(brief.besluit_id)
    if besluit.toestand is not Besluittoestand.VERZONDEN:
        return aanvraag
    uow.besluiten.save(besluit.verzending_teruggenomen())
    return aanvraag.naar(Status.GETEKEND)


def _einde_terug(uow: Schrijfeenheid, brief: Brief, samen: Sequence[Brief]) -> None:
    """The verklaring that this letter ended holds again, and its besluit waits to be sent (Awb 3:40)."""
    if brief.tlv_id is None:
        return
    verklaring = uow.verklaringen.get(brief.tlv_id)
    if verklaring.toestand is Tlvtoestand.GELDIG:
        return
    dagen = [b.verzonden_op for b in (*brieven_van(uow, brief.tlv_id), *samen) if b.tlv_id == brief.tlv_id]
    uow.verklaringen.save(verklaring.einde_niet_bekendgemaakt(max(dag for dag in dagen if dag is not None)))
