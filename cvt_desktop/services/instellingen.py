"""The settings: versions with a begin date. A besluit keeps the one it was taken under."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from uuid import uuid4

from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.controleregels import REGELS
from cvt_desktop.domain.errors import GewijzigdError, InvoerError
from cvt_desktop.domain.ids import InstellingenId
from cvt_desktop.domain.instellingen import KERN, Besluitmodel, Instellingen, Reglement, Swv
from cvt_desktop.domain.regelhint import waarom_geen_hint
from cvt_desktop.domain.soorten import SOORTEN, beschrijving
from cvt_desktop.domain.termijn import toets_datum
from cvt_desktop.domain.tlv import keur_sjabloon
from cvt_desktop.services.commissiekeuring import keur_commissies, keur_weggehaald
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.intake import keur_kenmerk_sjabloon
from cvt_desktop.services.keuring import eis_tekst
from cvt_desktop.services.logo import keur_logo, leg_logo_neer, logo_van

_NUMMER = re.compile(r"(VO|PO)\d{4}")
_GRENZEN: tuple[tuple[str, int, int, str], ...] = (
    ("beslistermijn_weken", 1, 8, "De wet geeft ten hoogste acht weken (Awb 4:13). Kies 1 tot en met 8 weken."),
    ("streef_weken", 1, 8, "Kies een streeftermijn van 1 tot en met 8 weken."),
    ("hersteltermijn_dagen", 1, 60, "Kies een hersteltermijn van 1 tot en met 60 dagen."),
    ("advies_maanden", 1, 36, "Kies 1 tot en met 36 maanden voor de leeftijd van een advies."),
    ("opp_maanden", 1, 36, "Kies 1 tot en met 36 maanden voor de leeftijd van een OPP."),
    ("opp_maanden_verlenging", 1, 36, "Kies 1 tot en met 36 maanden voor de leeftijd van een OPP bij een verlenging."),
    ("verlenging_maanden", 0, 12, "Kies 0 tot en met 12 maanden; bij 0 noemt de brief geen dag."),
    ("eigen_brief_vanaf", 12, 18, "Kies een leeftijd van 12 tot en met 18 jaar."),
    ("aantekening_dagen", 0, 60, "Kies 0 tot en met 60 dagen; bij 0 bewaart het programma geen eigen aantekeningen."),
    ("vergrendel_minuten", 5, 30, "Kies 5 tot en met 30 minuten."),
    ("vergrendel_minuten_zitting", 15, 120, "Kies 15 tot en met 120 minuten."),
)
_VERPLICHT_SWV: tuple[tuple[str, str], ...] = (
    ("naam", "Vul de naam van het samenwerkingsverband in."),
    ("nummer", "Vul het nummer van het samenwerkingsverband in, zoals VO9999."),
)


def huidige(dienst: Dienst) -> Instellingen:
    """The newest version, whether it is in force already or not."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return uow.instellingen.all()[0]


def versies(dienst: Dienst) -> list[Instellingen]:
    """All versions, newest first."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return uow.instellingen.all()


def huidig_logo(dienst: Dienst) -> bytes | None:
    """The picture of the newest version."""
    with dienst.lezen(Actie.REGISTER_OPENEN) as uow:
        return logo_van(dienst, uow, uow.instellingen.all()[0].swv)


def nieuwe_versie(
    dienst: Dienst, wijziging: Instellingen, *, geldig_vanaf: date, logo: bytes | None = None
) -> Instellingen:
    """Keep changed settings as the next version, in force from ``geldig_vanaf``.

    ``wijziging`` is what was shown (its ``nummer``) with the changed parts. Never before the version that it
    follows, and never in the past: besluiten of the past keep theirs. On the same begin date as a version that is
    not in force before today, that version is what the new one replaces in effect. ``logo`` is a new picture.
    Raises ``InvoerError`` with the field, ``GewijzigdError`` when somebody was first.
    """
    keur_instellingen(replace(wijziging, geldig_vanaf=geldig_vanaf))
    keur_logo(dienst.opmaker, logo)
    with dienst.werk(Actie.INSTELLINGEN_WIJZIGEN) as werk:
        laatste = werk.uow.instellingen.all()[0]
        if laatste.nummer != wijziging.nummer:
            raise GewijzigdError("Iemand anders heeft de instellingen intussen gewijzigd. Open ze opnieuw.")
        _keur_begin(dienst, laatste, geldig_vanaf)
        keur_weggehaald(werk.uow, laatste, wijziging)
        if logo is not None:
            wijziging = replace(wijziging, swv=replace(wijziging.swv, logo=leg_logo_neer(dienst, werk.uow, logo)))
        nieuw = werk.uow.instellingen.save(replace(
            wijziging, id=InstellingenId(uuid4()), nummer=laatste.nummer + 1, geldig_vanaf=geldig_vanaf, versie=0,
        ))  # fmt: skip
        werk.leg_vast(KERN, nieuw.id, nieuw.kern())
        werk.leg_vast("instellingen", nieuw.id, nieuw)
    return nieuw


def _keur_begin(dienst: Dienst, laatste: Instellingen, begin: date) -> None:
    if begin < dienst.klok.today():
        raise InvoerError("Nieuwe instellingen gelden niet met terugwerkende kracht. Kies vandaag of een latere dag.",
                          code="begin", veld="geldig_vanaf")  # fmt: skip
    if begin < laatste.geldig_vanaf:
        raise InvoerError("Er is al een versie die later ingaat. Kies die dag of een latere.", code="begin",
                          veld="geldig_vanaf")  # fmt: skip


def keur_instellingen(instellingen: Instellingen) -> None:
    """Refuse settings that cannot work. Raises ``InvoerError`` with the field."""
    keur_swv(instellingen.swv)
    keur_commissies(instellingen)
    keur_reglement(instellingen.reglement)
    for dag in instellingen.gelijkgestelde_dagen:
        toets_datum(dag, veld="gelijkgestelde_dagen")


def keur_swv(swv: Swv) -> None:
    """Raises ``InvoerError`` with the field."""
    for veld, melding in _VERPLICHT_SWV:
        if not getattr(swv, veld).strip():
            raise InvoerError(melding, code="ontbreekt", veld=veld)
    if not _NUMMER.fullmatch(swv.nummer.strip()):
        raise InvoerError(
            "Een nummer van een samenwerkingsverband is VO of PO met vier cijfers, zoals VO9999. "
            "Controleer het nummer.", code="swv-nummer", veld="nummer",
        )  # fmt: skip
    if not swv.adres.volledig:
        raise InvoerError("Vul straat, postcode en plaats in: zij staan op elke brief.", code="ontbreekt", veld="straat")
    for veld in ("naam", "telefoon", "email", "website", "rechtbank", "email_fg", "steunpunt", "bezwaar_elektronisch"):
        eis_tekst(veld, getattr(swv, veld))
    for deel in fields(swv.adres):
        eis_tekst(deel.name, getattr(swv.adres, deel.name))


def keur_hints(als_hint: tuple[str, ...]) -> None:
    """Raises ``InvoerError`` for what is no rule of the check, and for a rule that stays as heavy as it is."""
    bekend = {regel.id: regel for regel in REGELS}
    for regel_id in als_hint:
        if (regel := bekend.get(regel_id)) is None:
            raise InvoerError("Kies regels van de controle bij hun nummer, zoals C36; zij staan bij Help, Regels.", code="regel",
                              veld="als_hint")  # fmt: skip
        if niet := waarom_geen_hint(regel):
            raise InvoerError(f"{regel.id}: {niet}", code="geen-hint", veld="als_hint")


def keur_reglement(reglement: Reglement) -> None:
    """Raises ``InvoerError`` with the field."""
    for veld, laag, hoog, melding in _GRENZEN:
        if not laag <= getattr(reglement, veld) <= hoog:
            raise InvoerError(melding, code="grens", veld=veld)
    if reglement.streef_weken > reglement.beslistermijn_weken:
        raise InvoerError("De eigen streeftermijn is langer dan de beslistermijn. Kies minder weken.", code="grens",
                          veld="streef_weken")  # fmt: skip
    for tekst in (reglement.ondersteuningsplan, *reglement.criteria):
        eis_tekst("ondersteuningsplan" if tekst == reglement.ondersteuningsplan else "criteria", tekst)
    for soort, model in reglement.modellen:
        if model is Besluitmodel.M3 and soort in SOORTEN and not beschrijving(soort).met_adviezen:
            raise InvoerError("Bij deze soort adviseren geen deskundigen. Kies dat de commissie of het bestuur besluit.",
                              code="model-adviezen", veld=f"model_{soort.name}")  # fmt: skip
    keur_hints(reglement.als_hint)
    keur_kenmerk_sjabloon(reglement.kenmerk_sjabloon)
    keur_sjabloon(reglement.tlv_sjabloon)

