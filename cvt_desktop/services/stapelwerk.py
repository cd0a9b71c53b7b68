"""One act for several dossiers of the Werkvoorraad, with one way back (screens.md 4.2).

What cannot go along stays as it was and is named with the reason; the rest is done. Everything that is done is one unit: it
is there as a whole, or not at all. What a row refuses it refuses before anything of it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.brief import Brieftoestand
from cvt_desktop.domain.errors import GeenRechtError, InvoerError, NietGevondenError, ToestandError
from cvt_desktop.domain.ids import AanvraagId, PersoonId, ZittingId
from cvt_desktop.domain.zitting import Zittingtoestand
from cvt_desktop.services import koppelen as vragen
from cvt_desktop.services.brieven import bevestig_in, bevestigingen_terugnemen
from cvt_desktop.services.context import Dienst, Werk
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.verzenden import BEVESTIGING
from cvt_desktop.services.zittingen import agendeer_in, voer_af_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapeluitslag:
    """The kenmerken of what was done, and of what was not, each with why. ``zin`` says what was done, in Dutch."""

    zin: str
    gedaan: tuple[str, ...] = ()
    niet: tuple[tuple[str, str], ...] = ()


def bevestigen(dienst: Dienst, aanvragen: Sequence[AanvraagId]) -> Stapeluitslag:
    """Make the ontvangstbevestigingen of these dossiers; they lie ready to be sent. Raises ``InvoerError`` for no dossier."""
    brieven = 0

    def een(werk: Werk, aanvraag: Aanvraag) -> None:
        nonlocal brieven
        klaar = [b for b in werk.uow.brieven.of_aanvraag(aanvraag.id) if b.soort in BEVESTIGING]
        if aanvraag.bevestigd_op is not None or any(b.toestand is Brieftoestand.VERZONDEN for b in klaar):
            raise ToestandError("De ontvangst is al bevestigd. Laat dit dossier weg.", code="al-bevestigd")
        if any(b.toestand is not Brieftoestand.VERVALLEN for b in klaar):
            raise ToestandError(
                "De bevestiging ligt al klaar bij Te verzenden. Kijk daar, en verzend haar.", code="bevestiging-klaar"
            )
        gemaakt, _ = bevestig_in(werk.uow, dienst, aanvraag.id)
        brieven += len(gemaakt)
        werk.leg_vast("brief", gemaakt[0].id, gemaakt, aanvraag_id=aanvraag.id, aantal=len(gemaakt))

    gedaan, niet = _doe(dienst, Actie.BRIEF_MAKEN, aanvragen, een, "de ontvangstbevestiging",
                        lambda klaar: partial(bevestigingen_terugnemen, dienst, klaar))  # fmt: skip
    zin = f"De ontvangst van {_dossiers(gedaan)} is bevestigd: {meervoud(brieven, 'brief ligt', 'brieven liggen')} klaar bij "
    return Stapeluitslag(zin=f"{zin}Te verzenden." if gedaan else "Er is niets bevestigd.", gedaan=gedaan, niet=niet)


def op_agenda(dienst: Dienst, zitting_id: ZittingId, aanvragen: Sequence[AanvraagId]) -> Stapeluitslag:
    """Put these dossiers on the agenda of a zitting that is planned. Raises as ``bevestigen``."""
    stil: list[AanvraagId] = []

    def een(werk: Werk, aanvraag: Aanvraag) -> None:
        zitting = werk.uow.zittingen.get(zitting_id)
        if zitting.toestand is not Zittingtoestand.GEPLAND:
            raise ToestandError(
                "Deze zitting is al geopend of voorbij. Kies een andere zitting.", code="zitting-toestand"
            )
        if aanvraag.status not in {Status.GEREED_VOOR_ZITTING, Status.AANGEHOUDEN}:
            raise ToestandError(
                f"Dit dossier is '{aanvraag.status}'. Maak het eerst gereed voor een zitting.", code="overgang"
            )
        zitting = agendeer_in(werk.uow, dienst, zitting, aanvraag.id)
        if aanvraag.status is Status.AANGEHOUDEN:
            stil.append(aanvraag.id)
        werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag.id)

    with dienst.lezen(Actie.ZITTING_AGENDEREN) as uow:
        dag = datum_kort(uow.zittingen.get(zitting_id).datum)
    gedaan, niet = _doe(dienst, Actie.ZITTING_AGENDEREN, aanvragen, een, f"op de agenda van {dag}",
                        lambda klaar: partial(van_agenda, dienst, zitting_id, klaar, aangehouden=stil))  # fmt: skip
    staat = "staat" if len(gedaan) == 1 else "staan"
    zin = f"Op de agenda van {dag} {staat} nu ook {_dossiers(gedaan)}." if gedaan else "Er is niets op de agenda gezet."
    return Stapeluitslag(zin=zin, gedaan=gedaan, niet=niet)


def van_agenda(
    dienst: Dienst, zitting_id: ZittingId, aanvragen: Sequence[AanvraagId], *, aangehouden: Sequence[AanvraagId] = ()
) -> int:
    """Take these undecided dossiers off the agenda, all or none; gives how many. Raises ``ToestandError``.

    Those in ``aangehouden`` were that before they came on it, and are it again.
    """
    with dienst.werk(Actie.ZITTING_AFVOEREN) as werk:
        for aanvraag_id in aanvragen:
            zitting = voer_af_in(werk.uow, zitting_id, aanvraag_id, aangehouden=aanvraag_id in aangehouden)
            werk.leg_vast("zitting", zitting_id, zitting, aanvraag_id=aanvraag_id)
    return len(aanvragen)


def koppelen(
    dienst: Dienst, aanvragen: Sequence[AanvraagId], persoon_id: PersoonId, uiterlijk: date | None = None
) -> Stapeluitslag:
    """Ask one deskundige in each of these dossiers, in the first place that is free and fits the profession.

    A tie that the guard warns of wants a reason, and that is given in the dossier itself. Raises as ``bevestigen``.
    """
    vragen.eis_uiterlijk(uiterlijk, dienst.klok.today())
    paren: dict[AanvraagId, int] = {}

    def een(werk: Werk, aanvraag: Aanvraag) -> None:
        vrij = vragen.vrije_plaatsen(werk.uow, aanvraag)
        if not vrij:
            raise ToestandError(
                "Beide adviezen zijn hier al gevraagd. Kies in het dossier wie u vervangt.", code="geen-plaats"
            )
        for volgorde in vrij:
            try:
                _, koppeling = vragen.koppel_in(werk.uow, dienst, aanvraag, volgorde, persoon_id, uiterlijk, "")
            except ToestandError as fout:
                if fout.code != "beroep" or volgorde == vrij[-1]:
                    raise
                continue
            paren[aanvraag.id] = volgorde
            werk.leg_vast("koppeling", persoon_id, koppeling, aanvraag_id=aanvraag.id)
            return

    with dienst.lezen(Actie.DESKUNDIGE_KOPPELEN) as uow:
        naam = uow.personen.get(persoon_id).naam
    gedaan, niet = _doe(dienst, Actie.DESKUNDIGE_KOPPELEN, aanvragen, een, f"advies gevraagd aan {naam}",
                        lambda klaar: partial(ontkoppelen, dienst, tuple((a, paren[a]) for a in klaar)))  # fmt: skip
    zin = f"Aan {naam} is advies gevraagd over {_dossiers(gedaan)}." if gedaan else "Er is niemand gekoppeld."
    return Stapeluitslag(zin=zin, gedaan=gedaan, niet=niet)


def ontkoppelen(dienst: Dienst, paren: Sequence[tuple[AanvraagId, int]]) -> int:
    """Undo asking in these dossiers, all or none, as long as nothing was written; gives how many. Raises ``ToestandError``."""
    with dienst.werk(Actie.DESKUNDIGE_KOPPELEN) as werk:
        for aanvraag_id, volgorde in paren:
            _, weg = vragen.ontkoppel_in(werk.uow, lees_dossier(dienst, werk.uow, aanvraag_id), volgorde)
            werk.leg_vast("koppeling", weg.persoon_id, weg, aanvraag_id=aanvraag_id)
    return len(paren)


def _doe(
    dienst: Dienst, actie: Actie, aanvragen: Sequence[AanvraagId], een: Callable[[Werk, Aanvraag], None], wat: str,
    terug: Callable[[tuple[AanvraagId, ...]], Callable[[], object]],
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:  # fmt: skip
    """Each dossier in turn in one unit; none of it when none can go along, or when something else fails than a refusal."""
    if not aanvragen:
        raise InvoerError("Kies eerst een of meer dossiers.", code="niets-gekozen", veld="dossiers")
    gedaan: list[tuple[AanvraagId, str]] = []
    niet: list[tuple[str, str]] = []
    try:
        with dienst.werk(actie) as werk:
            for aanvraag_id in dict.fromkeys(aanvragen):
                aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
                try:
                    een(werk, aanvraag)
                except _WEIGERT as fout:
                    niet.append((aanvraag.kenmerk, fout.melding))
                else:
                    gedaan.append((aanvraag_id, aanvraag.kenmerk))
            if not gedaan:
                raise _NietsGedaanError
            kenmerken = tuple(kenmerk for _, kenmerk in gedaan)
            werk.kan_terug(f"{wat}: {_dossiers(kenmerken)}", terug(tuple(aanvraag_id for aanvraag_id, _ in gedaan)))
    except _NietsGedaanError:
        return (), tuple(niet)
    return kenmerken, tuple(niet)


_WEIGERT = (GeenRechtError, InvoerError, NietGevondenError, ToestandError)
"""What a row says before it wrote. A full disk can come halfway a row: that ends the whole act."""


class _NietsGedaanError(Exception):
    """Ends a unit in which nothing was written, without an event."""


def _dossiers(gedaan: Sequence[str]) -> str:
    return gedaan[0] if len(gedaan) == 1 else f"{len(gedaan)} dossiers"
