"""*Deel in stukken*: one received file as several stukken, and back to one. The file is kept once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Bestandsvorm, raad_soort
from cvt_desktop.domain.errors import GewijzigdError, InvoerError, ToestandError
from cvt_desktop.domain.ids import BijlageId
from cvt_desktop.domain.indeling import Indeling, deel_in
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.stukdeel import Snede
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.inzage import eis_stuk
from cvt_desktop.services.stukken import Stukvoorstel, keur_datum

Versies = Mapping[BijlageId, int]


def delen_van(uow: Leeseenheid, stuk: Stuk) -> tuple[Stuk, ...]:
    """All stukken of the file of ``stuk``, in the order of the pages."""
    van_bestand = (s for s in uow.stukken.of_aanvraag(stuk.aanvraag_id) if s.bestand_id == stuk.bestand_id)
    return tuple(sorted(van_bestand, key=lambda s: s.eerste_pagina))


def bestand_van(dienst: Dienst, bijlage_id: BijlageId) -> tuple[Stuk, ...]:
    """The stukken of one file, to be divided anew. Raises ``GeenRechtError`` when one of them is not to be seen."""
    with dienst.lezen(Actie.STUK_DELEN) as uow:
        stuk = eis_stuk(dienst, uow, bijlage_id)
        return tuple(eis_stuk(dienst, uow, s.id) for s in delen_van(uow, stuk))


def delen(
    dienst: Dienst, bijlage_id: BijlageId, sneden: Sequence[Snede], versies: Versies, *, bsn_op: Iterable[int] = ()
) -> tuple[Stuk, ...]:
    """Divide the file of a stuk; ``versies`` are those of the stukken that were shown. Each page belongs to one stuk.

    Raises ``InvoerError`` for a place outside the file or a day in the future, ``ToestandError`` for what has no pages or when
    an advice was taken over from a stuk that would change, ``GewijzigdError`` when somebody else was first.
    """
    for snede in sneden:
        keur_datum(snede.gedateerd, dienst.klok.today())
    with dienst.werk(Actie.STUK_DELEN) as werk:
        return _voer_uit(dienst, werk, bijlage_id, sneden, versies, bsn_op)


def samenvoegen(dienst: Dienst, bijlage_id: BijlageId, versies: Versies) -> Stuk:
    """Make one stuk of the file again; its kind is guessed from its name as when it came in.

    Raises ``ToestandError`` when it is one stuk already or an advice was taken over from a part, ``GewijzigdError``.
    """
    with dienst.werk(Actie.STUK_SAMENVOEGEN) as werk:
        stuk = eis_stuk(dienst, werk.uow, bijlage_id)
        delen_ = delen_van(werk.uow, stuk)
        if len(delen_) == 1:
            raise ToestandError("Dit bestand is al één stuk. Ververs de lijst.", code="delen-een")
        dagen = {deel.gedateerd for deel in delen_}
        snede = Snede(begint_op=1, soort=raad_soort(stuk.bestandsnaam), gedateerd=dagen.pop() if len(dagen) == 1 else None)
        return _voer_uit(dienst, werk, bijlage_id, (snede,), versies, ())[0]


def _voer_uit(
    dienst: Dienst, werk: Werk, bijlage_id: BijlageId, sneden: Sequence[Snede], versies: Versies, bsn_op: Iterable[int]
) -> tuple[Stuk, ...]:
    uow = werk.uow
    stuk = eis_stuk(dienst, uow, bijlage_id)
    if stuk.vorm != Bestandsvorm.PDF.name:
        raise ToestandError("Dit is geen PDF. Vraag de school om een PDF als er meer stukken in zitten.", code="delen-geen-pdf")
    oud = delen_van(uow, stuk)
    if {s.id: s.versie for s in oud} != dict(versies):
        raise GewijzigdError("Dit bestand is intussen door iemand anders gedeeld of benoemd. Open de indeling opnieuw.")
    indeling = deel_in(oud, sneden, bsn_op=bsn_op)
    _eis_geen_advies(uow, indeling)
    aanvraag = uow.aanvragen.get(stuk.aanvraag_id)
    anders = replace(aanvraag, toets=indeling.toets(aanvraag.toets), gelezen_door=indeling.gelezen(aanvraag.gelezen_door))
    if anders != aanvraag:
        uow.aanvragen.save(anders)
    for weg in indeling.weg:
        uow.stukken.delete(weg)
    nieuw = tuple(uow.stukken.save(s) for s in indeling.nieuw)
    werk.leg_vast("stuk", nieuw[0].id, nieuw, aanvraag_id=aanvraag.id, aantal=len(nieuw))
    return nieuw


def _eis_geen_advies(uow: Leeseenheid, indeling: Indeling) -> None:
    """What an advice was taken over from stays as it is: the advice says that this is the paper that was signed."""
    bronnen = {a.uit_bijlage for a in uow.adviezen.of_aanvraag(indeling.oud[0].aanvraag_id)}
    if bronnen & indeling.anders:
        raise ToestandError("Uit een van deze stukken is een deskundigenadvies overgenomen. Laat de bladzijden van dat stuk "
                            "zoals ze zijn.", code="delen-advies")  # fmt: skip


def voorstel_openen(dienst: Dienst, voorstel: Stukvoorstel) -> bytes:
    """The bytes of a file that was dropped and is in no dossier yet, to see where its stukken begin.

    Raises ``ToestandError`` once it is in a dossier (then that one is opened, and the log says so), ``NietGevondenError``.
    """
    with dienst.lezen(Actie.STUK_TOEVOEGEN) as uow:
        bewaard = uow.opslag.get(voorstel.bijlage_id)
        if any(stuk.bestand_id == voorstel.bijlage_id for stuk in uow.stukken.by_sha256(voorstel.sha256)):
            raise ToestandError("Dit bestand zit al in een dossier. Open het daar.", code="stuk-in-dossier")
        if bewaard.sha256 != voorstel.sha256:
            raise InvoerError("Dit bestand hoort niet bij dit concept. Voeg het opnieuw toe.", code="voorstel-vreemd")
    return dienst.bijlagen.lees(bewaard.naam, bewaard.sleutel)
