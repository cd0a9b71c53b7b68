"""The toets of an aanvraag: the facts that the program answers from, the answers of the secretaris, and closing it.

Every act is undone as easily as it was done, until the dossier is on the agenda of a zitting (screens.md 4.1, Ctrl+Z).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from cvt_desktop.domain.aanvraag import Aanvraag, Status
from cvt_desktop.domain.adviesverschil import keuze_open
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import Deskundigenadvies
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Formulier, Houding, Meningvorm, Soort
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.instellingen import Deskundigenregeling
from cvt_desktop.domain.signalen import Signaal, zonder_reden
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.domain.stuk import Stuk
from cvt_desktop.domain.toets import Antwoord, Beantwoording, Toets, Toetsfeiten, Toetslijst, Vindplaats
from cvt_desktop.domain.toetsfeiten import AutomatischAntwoord, automatische_antwoorden
from cvt_desktop.domain.voorzieningfeiten import voorzieningfeiten
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.bekende_tlvs import BekendeTlv, tlvs_van
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.inzage import zichtbare_stukken
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.onderwerpen import leerling_of_geen
from cvt_desktop.services.pro_toets import profeiten
from cvt_desktop.services.toetslijsten import toetslijst

_TOETSBAAR = frozenset({Status.ONTVANGEN, Status.IN_TOETSING, Status.AANVULLING_GEVRAAGD})
_TE_HEROPENEN = frozenset({Status.BIJ_DESKUNDIGEN, Status.GEREED_VOOR_ZITTING})
_HOUDING_BEKEND = frozenset({Houding.EENS, Houding.NIET_EENS, Houding.GEZIEN})
MAX_TOELICHTING = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsstand:
    """The toets as it stands. ``programma`` is what the program would answer now, also where a person answered;
    ``signalen`` stand out beside the questions and need a reason before the toets can be closed.

    ``te_wijzigen``: this person may answer and the toets is open; ``te_heropenen``: it is closed and may be opened.
    """

    aanvraag: Aanvraag = field(repr=False)
    lijst: Toetslijst
    stukken: tuple[Stuk, ...] = field(repr=False)
    programma: Mapping[str, AutomatischAntwoord] = field(repr=False)
    signalen: tuple[Signaal, ...]
    te_wijzigen: bool
    te_heropenen: bool

    @property
    def toets(self) -> Toets:
        """The answers."""
        return self.aanvraag.toets


def stand(dienst: Dienst, aanvraag_id: AanvraagId) -> Toetsstand:
    """Read the toets of a dossier with its list and its stukken."""
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        lijst = lijst_van(aanvraag)
        mag = dienst.mag(Actie.TOETS_BEANTWOORDEN)
        return Toetsstand(
            aanvraag=aanvraag, lijst=lijst, stukken=zichtbare_stukken(dienst, uow, aanvraag),
            programma=automatische_antwoorden(lijst, feiten(uow, aanvraag)),
            signalen=zonder_reden(aanvraag, leerling_of_geen(uow, aanvraag)),
            te_wijzigen=mag and not aanvraag.toets.afgerond and aanvraag.status in _TOETSBAAR,
            te_heropenen=mag and aanvraag.toets.afgerond and aanvraag.status in _TE_HEROPENEN,
        )  # fmt: skip


def lijst_van(aanvraag: Aanvraag) -> Toetslijst:
    """The list in the version of this aanvraag."""
    return toetslijst(aanvraag.toets.lijst_soort, aanvraag.toets.lijst_versie)


# --- what the program knows -----------------------------------------------------------------------------------------


def feiten(uow: Leeseenheid, aanvraag: Aanvraag) -> Toetsfeiten:
    """The plain facts about an aanvraag, from the form, the stukken, the register and the settings of the day of receipt."""
    a, b, vso = aanvraag.formulier.a, aanvraag.formulier.b, aanvraag.formulier.vso
    soort, vraag = beschrijving(aanvraag.soort), gevraagd(aanvraag)
    arr, groep = aanvraag.formulier.arr, aanvraag.formulier.groep
    school, reglement = uow.scholen.get(aanvraag.school_id), uow.instellingen.op(a.ontvangen_op).reglement
    soorten = {stuk.soort for stuk in uow.stukken.of_aanvraag(aanvraag.id)}
    adviezen = [x for x in uow.adviezen.of_aanvraag(aanvraag.id) if x.vastgesteld]
    gezag = [v for v in b.verzorgers if v.krijgt_brief]
    lopend = _lopende_tlv(uow, aanvraag)
    return Toetsfeiten(
        peildatum=a.ontvangen_op, school_code=school.code, school_in_register=school.actief, relatie=a.relatie,
        soort_bekend=True, datum_aanvraag=a.datum_aanvraag, getekend=bool(a.getekend_door.strip()),
        namens_bevoegd_gezag=a.namens_bevoegd_gezag, lopende_tlv=lopend.nummer if lopend else "",
        lopende_tlv_tot=lopend.einddatum if lopend else None, gezaghebbenden=len(gezag),
        houdingen_bekend=sum(v.houding in _HOUDING_BEKEND for v in gezag),
        opp_datum=max(filter(None, (vso.opp_geevalueerd_op, vso.opp_vastgesteld_op)), default=_opp_stuk(uow, aanvraag)),
        opp_maanden=reglement.opp_maanden_verlenging if aanvraag.soort is Soort.TLV_VSO_VERLENGING else reglement.opp_maanden,
        mdo_op=vso.mdo_op, mdo_bijlage=Stuksoort.MDO.name in soorten,
        zienswijzen=sum(bool(v.zienswijze.strip()) for v in gezag) or int(Stuksoort.ZIENSWIJZE.name in soorten),
        ouder_niet_eens=any(v.houding is Houding.NIET_EENS for v in gezag),
        mening_leerling=_mening(aanvraag.formulier) or Stuksoort.MENING.name in soorten,
        mening_waarom_niet=_waarom_geen_mening(aanvraag.formulier), instemming_handelingsdeel=vso.instemming,
        categorie=vraag.categorie, ingangsdatum=vraag.ingangsdatum, einddatum=vraag.einddatum,
        reden_duur_categorie=bool(vraag.waarom_duur_categorie),
        adviezen_vastgesteld=len({x.persoon_id for x in adviezen}), beroepen_kloppen=beroepen_kloppen(adviezen, pro=soort.pro),
        school_regelt_deskundigen=reglement.deskundigen is Deskundigenregeling.SCHOOL,
        geen_andere_route=vso.geen_andere_route,
        eerdere_tlv=vso.eerdere_tlv.strip(), eerdere_tlv_eigen=_eerdere_is_eigen(uow, aanvraag),
        criteria_versie=reglement.ondersteuningsplan, pro=profeiten(aanvraag, soorten) if soort.pro else None,
        offerte=bool(arr.offerte.strip()), bedrag_cent=vraag.bedrag_cent,
        evaluatie_op=groep.evaluatie_op if soort.groep else arr.evaluatie_op, vervolg=bool(groep.erna.strip()),
        doelen=sum(bool(d.doel.strip() and d.aanpak.strip() and d.uitvoerder.strip()) for d in groep.doelen) if soort.groep
        else sum(bool(d.doel.strip() and d.zichtbaar.strip()) for d in arr.doelen),
        tbv=voorzieningfeiten(aanvraag.formulier.tbv, aanvraag.school_id, reglement.andere_ondersteuning) if soort.voorziening
        else None,
    )  # fmt: skip


def beroepen_kloppen(adviezen: list[Deskundigenadvies], *, pro: bool) -> bool:
    """Whether one can be the first and another the second deskundige for this kind (UB WVO 2020 art. 2.51)."""
    return any(
        een.beroep.eerste_deskundige and twee.beroep.tweede_deskundige(pro=pro)
        for een in adviezen for twee in adviezen if een.persoon_id != twee.persoon_id
    )  # fmt: skip


def _eerdere_is_eigen(uow: Leeseenheid, aanvraag: Aanvraag) -> bool:
    nummer = aanvraag.formulier.vso.eerdere_tlv.strip()
    return bool(nummer) and any(v.nummer == nummer for v in tlvs_van(uow, aanvraag.leerling_id))


def _lopende_tlv(uow: Leeseenheid, aanvraag: Aanvraag) -> BekendeTlv | None:
    """A TLV of the pupil that still holds on the day on which the asked one should begin."""
    begin = gevraagd(aanvraag).ingangsdatum or aanvraag.formulier.a.ontvangen_op
    onderwijs = beschrijving(aanvraag.soort).onderwijs
    return next(
        (v for v in tlvs_van(uow, aanvraag.leerling_id) if v.aanvraag_id != aanvraag.id
         and v.geldt_op(begin) and beschrijving(v.soort).onderwijs == onderwijs
         and (v.einddatum is None or v.einddatum >= begin)), None,
    )  # fmt: skip


def _opp_stuk(uow: Leeseenheid, aanvraag: Aanvraag) -> date | None:
    dagen = [s.gedateerd for s in uow.stukken.of_aanvraag(aanvraag.id) if s.soort == Stuksoort.OPP.name and s.gedateerd]
    return max(dagen, default=None)


def _mening(formulier: Formulier) -> bool:
    b = formulier.b
    return b.mening_vorm in {Meningvorm.GEGEVEN, None} and bool(b.mening.strip())


def _waarom_geen_mening(formulier: Formulier) -> bool:
    b = formulier.b
    uitleg = bool(b.mening.strip() or b.mening_hoe.strip())
    return b.mening_vorm is Meningvorm.WILDE_NIET or (b.mening_vorm is Meningvorm.NIET_GEVRAAGD and uitleg)


# --- answering ------------------------------------------------------------------------------------------------------


def automatisch(dienst: Dienst, aanvraag_id: AanvraagId) -> Aanvraag:
    """Answer anew what the program can know; answers of persons stay. No event when nothing changes.

    A closed toets, or one of somebody who may not answer, is given back as it is.
    """
    with dienst.lezen(Actie.DOSSIER_INZIEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        if not _open(aanvraag) or not dienst.mag(Actie.TOETS_BEANTWOORDEN):
            return aanvraag
        if _met_programma(uow, aanvraag) == aanvraag:
            return aanvraag
    with dienst.werk(Actie.TOETS_BEANTWOORDEN) as werk:
        werk.vanzelf = True
        aanvraag = werk.uow.aanvragen.save(_met_programma(werk.uow, _eis_open(werk.uow, aanvraag_id)))
        werk.leg_vast("toets", aanvraag_id, aanvraag.toets, aanvraag_id=aanvraag_id)
    return aanvraag


def beantwoorden(
    dienst: Dienst, aanvraag_id: AanvraagId, code: str, antwoord: Antwoord, *, toelichting: str = "",
    wat_ontbreekt: str = "", vindplaats: Vindplaats | None = None,
) -> Aanvraag:  # fmt: skip
    """A person answers one question; it goes over the answer of the program.

    Raises ``InvoerError`` naming the field, ``ToestandError`` once the toets is closed.
    """
    for veld, tekst in (("toelichting", toelichting), ("wat_ontbreekt", wat_ontbreekt)):
        _keur_tekst(veld, tekst)
    with dienst.werk(Actie.TOETS_BEANTWOORDEN) as werk:
        aanvraag = _eis_open(werk.uow, aanvraag_id)
        if vindplaats is not None and werk.uow.stukken.get(vindplaats.bijlage_id).aanvraag_id != aanvraag_id:
            raise InvoerError("Dit stuk hoort niet bij dit dossier. Kies een ander stuk.", code="stuk-dossier", veld="vindplaats")
        beantwoording = Beantwoording(
            code=code, antwoord=antwoord, door=dienst.sessie.persoon_id, toelichting=toelichting.strip(), vindplaats=vindplaats,
            wat_ontbreekt=wat_ontbreekt.strip() if antwoord is Antwoord.NEE else "",
        )  # fmt: skip
        werk.kan_terug(*_terug(dienst, aanvraag, f"het antwoord op {code}"))
        toets = aanvraag.toets.beantwoorden(lijst_van(aanvraag), beantwoording)
        aanvraag = werk.uow.aanvragen.save(replace(aanvraag, toets=toets))
        werk.leg_vast("toets", aanvraag_id, aanvraag.toets, aanvraag_id=aanvraag_id)
    return aanvraag


def wissen(dienst: Dienst, aanvraag_id: AanvraagId, code: str) -> Aanvraag:
    """Take a person's answer away; the program answers the question anew when it can."""
    with dienst.werk(Actie.TOETS_BEANTWOORDEN) as werk:
        aanvraag = _eis_open(werk.uow, aanvraag_id)
        werk.kan_terug(*_terug(dienst, aanvraag, f"het wissen van {code}"))
        zonder = replace(aanvraag, toets=aanvraag.toets.wissen(lijst_van(aanvraag), code))
        aanvraag = werk.uow.aanvragen.save(_met_programma(werk.uow, zonder))
        werk.leg_vast("toets", aanvraag_id, aanvraag.toets, aanvraag_id=aanvraag_id)
    return aanvraag


def overige_ja(dienst: Dienst, aanvraag_id: AanvraagId) -> Aanvraag:
    """Answer every open question with *ja* in one act (Ctrl+J)."""
    with dienst.werk(Actie.TOETS_BEANTWOORDEN) as werk:
        aanvraag = _eis_open(werk.uow, aanvraag_id)
        werk.kan_terug(*_terug(dienst, aanvraag, "de overige punten op ja"))
        aantal = len(aanvraag.toets.open_punten(lijst_van(aanvraag)))
        toets = aanvraag.toets.overige_open_ja(lijst_van(aanvraag), dienst.sessie.persoon_id)
        aanvraag = werk.uow.aanvragen.save(replace(aanvraag, toets=toets))
        werk.leg_vast("toets", aanvraag_id, aanvraag.toets, aanvraag_id=aanvraag_id, aantal=max(1, aantal))
    return aanvraag


def terugzetten(dienst: Dienst, aanvraag_id: AanvraagId, vorige: Toets) -> Aanvraag:
    """Undo the last answers: put back the answers of ``vorige``, as the screen showed them before (Ctrl+Z)."""
    with dienst.werk(Actie.TOETS_BEANTWOORDEN) as werk:
        aanvraag = _eis_open(werk.uow, aanvraag_id)
        nu = aanvraag.toets
        if vorige.afgerond or (vorige.lijst_soort, vorige.lijst_versie) != (nu.lijst_soort, nu.lijst_versie):
            raise ToestandError("Deze antwoorden horen bij een andere toets. Open het dossier opnieuw.", code="toets-lijst")
        aanvraag = werk.uow.aanvragen.save(replace(aanvraag, toets=vorige))
        werk.leg_vast("toets", aanvraag_id, aanvraag.toets, aanvraag_id=aanvraag_id)
    return aanvraag


def _terug(dienst: Dienst, aanvraag: Aanvraag, wat: str) -> tuple[str, Callable[[], object]]:
    return f"{wat} bij {aanvraag.kenmerk}", partial(terugzetten, dienst, aanvraag.id, aanvraag.toets)


# --- closing --------------------------------------------------------------------------------------------------------


def afronden(dienst: Dienst, aanvraag_id: AanvraagId, redenen: Mapping[str, str] | None = None) -> Aanvraag:
    """Close the toets: the dossier goes to the deskundigen, or straight to *Gereed* when both adviezen are there.

    ``redenen``: code to reason for each question that is open or *nee*, and for each signal. Raises ``ToestandError``
    naming the first one without a reason, ``InvoerError`` for a reason that is none.
    """
    for code, reden in (redenen or {}).items():
        _keur_tekst(code, reden)
    with dienst.werk(Actie.TOETS_AFRONDEN) as werk:
        aanvraag = _eis_open(werk.uow, aanvraag_id)
        if aanvraag.lopende_aanvulling is not None:
            raise ToestandError("De school is om een aanvulling gevraagd. Registreer eerst wat er is ontvangen, of ga na de "
                                "uiterste dag door zonder.", code="aanvulling-loopt")  # fmt: skip
        aanvraag = _met_signalen(werk.uow, aanvraag, redenen or {})
        toets = aanvraag.toets.afronden(
            lijst_van(aanvraag), op=dienst.klok.today(), door=dienst.sessie.persoon_id, reden_overrides=redenen
        )  # fmt: skip
        aanvraag = replace(aanvraag, toets=toets, aanvullingen=tuple(a for a in aanvraag.aanvullingen if a.verzonden_op))
        aanvraag = werk.uow.aanvragen.save(naar_gereed(werk.uow, aanvraag.naar(Status.BIJ_DESKUNDIGEN)))
        werk.leg_vast("toets", aanvraag_id, aanvraag.toets, aanvraag_id=aanvraag_id)
        werk.kan_terug(f"de toetsing van {aanvraag.kenmerk} afgerond", partial(heropenen, dienst, aanvraag_id))
    return aanvraag


def _met_signalen(uow: Leeseenheid, aanvraag: Aanvraag, redenen: Mapping[str, str]) -> Aanvraag:
    for signaal in zonder_reden(aanvraag, leerling_of_geen(uow, aanvraag)):
        if not redenen.get(signaal.code):
            raise ToestandError(f"{signaal.tekst}. Kies een reden om toch door te gaan.", code="signaal", veld=signaal.code)
        reden = lijst_van(aanvraag).toets_reden(redenen[signaal.code], veld=signaal.code)
        aanvraag = aanvraag.met_override(signaal.tekst, reden)
    return aanvraag


def heropenen(dienst: Dienst, aanvraag_id: AanvraagId) -> Aanvraag:
    """Undo closing; the answers stay. Raises ``ToestandError`` once the dossier is on an agenda."""
    with dienst.werk(Actie.TOETS_AFRONDEN) as werk:
        aanvraag = lees_dossier(dienst, werk.uow, aanvraag_id)
        if aanvraag.status not in _TE_HEROPENEN:
            raise ToestandError(f"Dit dossier is '{aanvraag.status}': de toetsing ligt vast. Haal het eerst van de agenda.",
                                code="toets-vast")  # fmt: skip
        if aanvraag.status is Status.GEREED_VOOR_ZITTING:
            aanvraag = aanvraag.naar(Status.BIJ_DESKUNDIGEN)
        aanvraag = replace(aanvraag.naar(Status.IN_TOETSING), toets=aanvraag.toets.heropenen())
        aanvraag = werk.uow.aanvragen.save(aanvraag)
        werk.leg_vast("toets", aanvraag_id, aanvraag.toets, aanvraag_id=aanvraag_id)
    return aanvraag


def naar_gereed(uow: Leeseenheid, aanvraag: Aanvraag) -> Aanvraag:
    """*Bij deskundigen* with a closed toets and two vastgestelde adviezen goes on by itself (screens.md 4.7); a kind on which
    nobody advises at once.

    Adviezen that differ in more than the duration wait for a choice.
    """
    adviezen = tuple(uow.adviezen.of_aanvraag(aanvraag.id))
    vast = {x.volgorde for x in adviezen if x.vastgesteld}
    geadviseerd = {1, 2} <= vast and not keuze_open(aanvraag.verschilkeuzes, adviezen)
    klaar = aanvraag.toets.afgerond and (geadviseerd or not beschrijving(aanvraag.soort).met_adviezen)
    if aanvraag.status is Status.BIJ_DESKUNDIGEN and klaar:
        return aanvraag.naar(Status.GEREED_VOOR_ZITTING)
    return aanvraag


def _open(aanvraag: Aanvraag) -> bool:
    return not aanvraag.toets.afgerond and aanvraag.status in _TOETSBAAR


def _eis_open(uow: Leeseenheid, aanvraag_id: AanvraagId) -> Aanvraag:
    aanvraag = uow.aanvragen.get(aanvraag_id)
    if aanvraag.toets.afgerond:
        raise ToestandError("Deze toets is afgerond. Heropen haar eerst.", code="toets-afgerond")
    if aanvraag.status not in _TOETSBAAR:
        raise ToestandError(
            f"Dit dossier is '{aanvraag.status}' en wordt niet meer getoetst. "
            "Kijk in het dossier wat de volgende stap is.", code="toets-status",
        )  # fmt: skip
    return aanvraag.naar(Status.IN_TOETSING) if aanvraag.status is Status.ONTVANGEN else aanvraag


def _met_programma(uow: Leeseenheid, aanvraag: Aanvraag) -> Aanvraag:
    return replace(aanvraag, toets=aanvraag.toets.door_programma(lijst_van(aanvraag), feiten(uow, aanvraag)))


def _keur_tekst(veld: str, tekst: str) -> None:
    if len(tekst) > MAX_TOELICHTING:
        raise InvoerError(f"Een toelichting heeft hoogstens {MAX_TOELICHTING} tekens. Kort haar in.", code="lang", veld=veld)
    eis_tekst(veld, tekst)
