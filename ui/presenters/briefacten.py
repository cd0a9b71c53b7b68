"""The letters that are made from a form, beside their preview: the fields that are asked, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cvt_desktop.basis.tekst import datum_kort, meervoud
from cvt_desktop.domain.afhandeling import Intrekkingswijze
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.errors import CvtError
from cvt_desktop.domain.ids import AanvraagId
from cvt_desktop.domain.zienswijze import Zienswijze, Zienswijzevorm
from cvt_desktop.services import aanvraagintrekking, lossebrief, plaatsen, uitstel, zienswijze
from cvt_desktop.services.aanvraagintrekking import Intrekkingsinvoer
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.documenten.briefreeks import Aan
from cvt_desktop.services.lossebrief import Lossebriefinvoer
from cvt_desktop.services.uitstel import Uitstel
from cvt_desktop.services.zienswijze import Uitnodiging
from ui.presenters.vak import Vak, Vaksoort, lege_velden
from ui.tonen import Keuze


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefact:
    """An entry of *Nieuwe brief* and the form behind it."""

    sleutel: str
    menu: str
    titel: str
    uitleg: str
    doe: str
    vakken: tuple[Vak, ...]
    brief: bool = True
    """Whether it makes a letter, which is shown beside the form; else it keeps the answer to one."""
    hulp: str = "brief"
    """The table of ``resources/hulp.toml`` with the help at its fields."""


_VAN_TOT = (
    Vak(naam="van", label="Uitstel van", uitleg="De eerste dag waarop de termijn stilstaat."),
    Vak(naam="tot", label="Tot en met", uitleg="De laatste dag waarop de termijn stilstaat."),
)
_WAAROM = Vak(naam="reden", label="Waarom later", soort=Vaksoort.TEKST, gewoon=True)
_AAN = Vak(naam="aan", label="Aan", soort=Vaksoort.KEUZE, keuzes=tuple(Keuze(waarde=str(a), tekst=str(a)) for a in Aan))
_ALLE = (
    Briefact(
        sleutel="uitstel_vragen", menu="Uitstel vragen aan de school…", titel="Uitstel vragen aan de school", doe="Brief maken",
        uitleg="De school hoeft niet in te stemmen. Zolang zij dat niet schriftelijk doet, verandert de termijn niet (Awb 4:15, "
               "lid 2).",
        vakken=(*_VAN_TOT, _WAAROM),
    ),
    Briefact(
        sleutel="uitstel_vastleggen", menu="Uitstel: de school stemde in…", titel="De school stemde in met uitstel",
        doe="Vastleggen en brieven maken",
        uitleg="De termijn staat op deze dagen stil zodra u dit vastlegt (Awb 4:15, lid 2). Zet het bericht van de school bij "
               "Stukken. De brieven bevestigen het aan school en ouders.",
        vakken=(Vak(naam="ingestemd_op", label="Ingestemd op", uitleg="De dag van het schriftelijke bericht van de school."),
                *_VAN_TOT, _WAAROM),
    ),
    Briefact(
        sleutel="zienswijze_vragen", menu="Uitnodiging zienswijze…", titel="Uitnodiging om een zienswijze te geven",
        doe="Brief maken",
        uitleg="Vóór een besluit waartegen iemand waarschijnlijk bedenkingen heeft, op gegevens die niet van die persoon komen "
               "(Awb 4:7, 4:8). Of het schriftelijk of mondeling wordt, kiest wie reageert (Awb 4:9).",
        vakken=(_AAN,
                Vak(naam="voornemen", label="Misschien besluit u", soort=Vaksoort.TEKST, gewoon=True),
                Vak(naam="gegevens", label="Waarop dat berust", soort=Vaksoort.TEKST, gewoon=True,
                    uitleg="De gegevens van anderen waarop iemand kan reageren."),
                Vak(naam="uiterlijk", label="Reageren uiterlijk"),
                Vak(naam="gesprek", label="Mondeling kan", soort=Vaksoort.REGEL, optioneel=True,
                    uitleg="Bijvoorbeeld: op dinsdag 1 juni om 10.00 uur op ons kantoor.")),
    ),
    Briefact(
        sleutel="zienswijze_vastleggen", menu="Zienswijze vastleggen…", titel="Zienswijze vastleggen", doe="Vastleggen",
        uitleg="Wat iemand schreef of vertelde, of dat er na de uiterste dag niets kwam. Zet een brief of verslag bij Stukken.",
        brief=False,
        vakken=(Vak(naam="nummer", label="Uitnodiging aan", soort=Vaksoort.KEUZE),
                Vak(naam="op", label="Op"),
                Vak(naam="vorm", label="Hoe", soort=Vaksoort.KEUZE,
                    keuzes=tuple(Keuze(waarde=str(v), tekst=str(v)) for v in Zienswijzevorm)),
                Vak(naam="inhoud", label="Wat is gezegd", soort=Vaksoort.TEKST, optioneel=True)),
    ),
    Briefact(
        sleutel="plaats_toekennen", menu="Plaats toekennen…", titel="Plaats toegekend per", doe="Toekennen en brieven maken",
        uitleg="Het dossier gaat van de wachtlijst af. De school en de ouders krijgen een korte brief.",
        vakken=(Vak(naam="per", label="Plaats per", uitleg="De eerste dag in de voorziening."),),
    ),
    Briefact(
        sleutel="van_wachtlijst", menu="Van de wachtlijst halen…", titel="Van de wachtlijst halen", doe="Van de wachtlijst halen",
        uitleg="Als de plaats niet meer nodig is. Het dossier wordt afgesloten; het besluit blijft staan.", brief=False,
        vakken=(Vak(naam="waarom_weg", label="Waarom", soort=Vaksoort.REGEL),),
    ),
    Briefact(
        sleutel="intrekken", menu="De school trekt de aanvraag in…", titel="De school trekt de aanvraag in",
        doe="Vastleggen en brieven maken", hulp="aanvraag_intrekken",
        uitleg="Het dossier eindigt zonder besluit en gaat van de agenda; het kenmerk en de cijfers blijven. Wat klaarlag om te "
               "verzenden vervalt. Zet het bericht van de school bij Stukken; wat u hier schrijft komt bij de notities. U kunt "
               "het terugnemen tot de brief weg is.",
        vakken=(Vak(naam="op", label="Bericht ontvangen op"),
                Vak(naam="door", label="Van wie van de school", soort=Vaksoort.REGEL),
                Vak(naam="wijze", label="Hoe", soort=Vaksoort.KEUZE,
                    keuzes=tuple(Keuze(waarde=str(w), tekst=str(w)) for w in Intrekkingswijze)),
                Vak(naam="reden", label="Waarom", soort=Vaksoort.TEKST,
                    uitleg="Zoals de school het zei. Het staat in de brief aan de school, niet in die aan de ouders.")),
    ),
    Briefact(
        sleutel="losse_brief", menu="Losse brief…", titel="Losse brief", doe="Brief maken",
        uitleg="Een brief met eigen woorden, bij dit dossier. Een lege regel begint een nieuwe alinea.",
        vakken=(_AAN, Vak(naam="onderwerp", label="Onderwerp", soort=Vaksoort.REGEL),
                Vak(naam="tekst", label="Tekst", soort=Vaksoort.TEKST, gewoon=True)),
    ),
)  # fmt: skip
ACTEN = {act.sleutel: act for act in _ALLE}


def acten(dienst: Dienst, aanvraag_id: AanvraagId) -> tuple[Briefact, ...]:
    """The letters that this person can make now."""
    if not dienst.mag(Actie.BRIEF_MAKEN):
        return ()
    kan = {"losse_brief"}
    if aanvraagintrekking.mogelijk(dienst, aanvraag_id):
        kan.add("intrekken")
    if uitstel.mogelijk(dienst, aanvraag_id):
        kan |= {"uitstel_vragen", "uitstel_vastleggen"}
    if zienswijze.mogelijk(dienst, aanvraag_id):
        kan.add("zienswijze_vragen")
    wacht = plaatsen.plaatsstand(dienst, aanvraag_id) if plaatsen.toe_te_kennen(dienst, aanvraag_id) else None
    if wacht is not None:
        kan |= {"plaats_toekennen", "van_wachtlijst"}
    gevraagd = tuple(Keuze(waarde=str(n), tekst=f"{v.wie}, {datum_kort(v.verzonden_op)}")
                     for n, v in zienswijze.open_vragen(dienst, aanvraag_id))  # fmt: skip
    if gevraagd:
        kan.add("zienswijze_vastleggen")
    stand = f"{wacht.tekst}. " if wacht is not None else ""
    return tuple(_aangevuld(act, gevraagd, stand) for act in _ALLE if act.sleutel in kan)


def _aangevuld(act: Briefact, gevraagd: tuple[Keuze, ...], stand: str) -> Briefact:
    """With the invitations that can be answered, and the places of the voorziening."""
    uitleg = f"{stand}{act.uitleg}" if act.sleutel in {"plaats_toekennen", "van_wachtlijst"} else act.uitleg
    return replace(act, uitleg=uitleg, vakken=tuple(replace(v, keuzes=gevraagd) if v.naam == "nummer" else v for v in act.vakken))


class BriefactenPresenter:
    """The letters of one dossier that have a form."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId) -> None:
        self._dienst, self._aanvraag_id = dienst, aanvraag_id

    def acten(self) -> tuple[Briefact, ...]:
        """What can be made now."""
        return acten(self._dienst, self._aanvraag_id)

    def voorbeeld(self, act: Briefact, waarden: Mapping[str, Any]) -> Callable[[], bytes] | None:
        """What makes the letter as it would be now, or None while a field is empty."""
        if not act.brief or lege_velden(act.vakken, waarden):
            return None
        return lambda: _VOORBEELDEN[act.sleutel](self._dienst, self._aanvraag_id, waarden)

    def maak(self, act: Briefact, waarden: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
        """Make it: the sentence that says what was made, or the errors at the fields.

        Raises ``CvtError`` for what is no matter of a field.
        """
        if leeg := lege_velden(act.vakken, waarden):
            return "", leeg
        try:
            return _MAKEN[act.sleutel](self._dienst, self._aanvraag_id, waarden), {}
        except CvtError as fout:
            if fout.veld is not None and fout.veld in waarden:
                return "", {fout.veld: fout.melding}
            raise


def klaar(aantal: int) -> str:
    """``2 brieven zijn klaar.``"""
    return f"{meervoud(aantal, 'brief is', 'brieven zijn')} klaar."


def _uitstel(w: Mapping[str, Any]) -> Uitstel:
    return Uitstel(van=w["van"], tot=w["tot"], reden=w["reden"], ingestemd_op=w.get("ingestemd_op"))


def _intrekking(w: Mapping[str, Any]) -> Intrekkingsinvoer:
    return Intrekkingsinvoer(op=w["op"], door=w["door"], wijze=Intrekkingswijze(w["wijze"]), reden=w["reden"])


def _trek_in(dienst: Dienst, id_: AanvraagId, w: Mapping[str, Any]) -> str:
    return f"De aanvraag is ingetrokken. {klaar(len(aanvraagintrekking.intrekken(dienst, id_, _intrekking(w))))}"


def _los(w: Mapping[str, Any]) -> Lossebriefinvoer:
    return Lossebriefinvoer(aan=Aan(w["aan"]), onderwerp=w["onderwerp"], tekst=w["tekst"])


def _vraag_uitstel(dienst: Dienst, id_: AanvraagId, w: Mapping[str, Any]) -> str:
    uitstel.vragen(dienst, id_, _uitstel(w))
    return "De brief is klaar. De termijn verandert pas als de school schriftelijk instemt."


def _leg_uitstel_vast(dienst: Dienst, id_: AanvraagId, w: Mapping[str, Any]) -> str:
    return f"Het uitstel telt mee in de termijn. {klaar(len(uitstel.vastleggen(dienst, id_, _uitstel(w))))}"


def _uitnodiging(w: Mapping[str, Any]) -> Uitnodiging:
    return Uitnodiging(aan=Aan(w["aan"]), voornemen=w["voornemen"], gegevens=w["gegevens"], uiterlijk=w["uiterlijk"],
                       gesprek=w["gesprek"])  # fmt: skip


def _leg_zienswijze_vast(dienst: Dienst, id_: AanvraagId, w: Mapping[str, Any]) -> str:
    antwoord = Zienswijze(op=w["op"], vorm=Zienswijzevorm(w["vorm"]), inhoud=w["inhoud"].strip())
    zienswijze.vastleggen(dienst, id_, int(w["nummer"]), antwoord)
    return "De zienswijze is vastgelegd. Schrijf bij het besluit wat u ermee deed."


def _verlaat_wachtlijst(dienst: Dienst, id_: AanvraagId, w: Mapping[str, Any]) -> str:
    plaatsen.van_wachtlijst(dienst, id_, w["waarom_weg"])
    return "Het dossier staat niet meer op de wachtlijst en is afgesloten."


_VOORBEELDEN: dict[str, Callable[[Dienst, AanvraagId, Mapping[str, Any]], bytes]] = {
    "uitstel_vragen": lambda d, i, w: uitstel.voorbeeld(d, i, _uitstel(w)),
    "uitstel_vastleggen": lambda d, i, w: uitstel.voorbeeld(d, i, _uitstel(w)),
    "zienswijze_vragen": lambda d, i, w: zienswijze.voorbeeld(d, i, _uitnodiging(w)),
    "plaats_toekennen": lambda d, i, w: plaatsen.voorbeeld(d, i, w["per"]),
    "intrekken": lambda d, i, w: aanvraagintrekking.voorbeeld(d, i, _intrekking(w)),
    "losse_brief": lambda d, i, w: lossebrief.voorbeeld(d, i, _los(w)),
}
_MAKEN: dict[str, Callable[[Dienst, AanvraagId, Mapping[str, Any]], str]] = {
    "uitstel_vragen": _vraag_uitstel,
    "uitstel_vastleggen": _leg_uitstel_vast,
    "zienswijze_vragen": lambda d, i, w: klaar(len(zienswijze.uitnodigen(d, i, _uitnodiging(w)))),
    "zienswijze_vastleggen": _leg_zienswijze_vast,
    "plaats_toekennen": lambda d, i, w: f"De plaats is toegekend. {klaar(len(plaatsen.toekennen(d, i, w['per'])))}",
    "van_wachtlijst": _verlaat_wachtlijst,
    "intrekken": _trek_in,
    "losse_brief": lambda d, i, w: klaar(len(lossebrief.maken(d, i, _los(w)))),
}
