"""What the sending of a letter does to its bezwaar: once, however many addressees it has."""

from __future__ import annotations

from dataclasses import replace

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.bezwaar import Bezwaar, Bezwaartoestand, Herstelverzoek, Naderuitstel, Uitstelgrond, Verdaging
from cvt_desktop.domain.brief import Brief, Briefsoort
from cvt_desktop.ports.register import Schrijfeenheid


def verzonden(uow: Schrijfeenheid, aanvraag: Aanvraag, brief: Brief) -> Aanvraag:
    """Save the bezwaar as it is after this letter; when the last bezwaar has ended with it, the dossier is closed."""
    if brief.bezwaar_id is None:
        return aanvraag
    bezwaar = uow.bezwaren.get(brief.bezwaar_id)
    na = _na(bezwaar, brief)
    if na != bezwaar:
        uow.bezwaren.save(na)
    if bezwaar.loopt and not na.loopt and not any(b.loopt for b in uow.bezwaren.of_aanvraag(aanvraag.id)):
        return aanvraag.naar(Status.AFGESLOTEN)
    return aanvraag


def _na(b: Bezwaar, brief: Brief) -> Bezwaar:
    """The bezwaar after this letter; itself when an earlier one of the same act did it."""
    op, dag = brief.verzonden_op, brief.nieuwe_datum
    assert op is not None  # it was just sent
    na = b
    match brief.soort:
        case Briefsoort.BEZWAAR_ONTVANGST if b.bevestigd_op is None:
            na = b.bevestigen(op)
        case Briefsoort.BEZWAAR_HERSTEL if dag is not None and b.open_herstel is None:
            na = b.herstel_vragen(Herstelverzoek(verzonden_op=op, uiterlijk=dag, wat=brief.wat))
        case Briefsoort.BEZWAAR_VERDAGING if brief.weken is not None and b.verdaging is None:
            na = b.verdagen(Verdaging(op=op, weken=brief.weken))
        case Briefsoort.BEZWAAR_UITSTEL if dag is not None and all(u.tot != dag for u in b.nader_uitstel):
            na = b.uitstellen(Naderuitstel(op=op, tot=dag, grond=Uitstelgrond(brief.wat)))
        case Briefsoort.BEZWAAR_HOORZITTING if dag is not None and b.hoorzitting_op != dag:
            na = b.horen(dag)
        case Briefsoort.BEZWAAR_AANBIEDING if b.doorgezonden_op is None:
            na = b.doorzenden(op)
        case Briefsoort.BEZWAAR_DOORZENDING if b.toestand is not Bezwaartoestand.OVERGEDRAGEN:
            na = b.overdragen(op, brief.wat)
        case Briefsoort.BEZWAAR_BESLISSING:
            na = replace(b, beslissing_verzonden_op=max(op, b.beslissing_verzonden_op or op))
    return na
