"""The brain of the form of a deskundigenadvies: by the deskundige self, or taken over from a signed stuk (screens.md 7.10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from cvt_desktop.basis.tekst import datum_cijfers
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.deskundigenadvies import (
    Adviesinhoud,
    Conclusie,
    Criterium,
    Criteriumoordeel,
    Gesproken,
    Onafhankelijkheid,
)
from cvt_desktop.domain.errors import InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.gevraagd import gevraagd as gevraagd_van
from cvt_desktop.domain.ids import AanvraagId, BijlageId, PersoonId
from cvt_desktop.domain.schooljaar import eindigt_met_schooljaar
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.services import adviezen, adviezen_samen, inzage, personen
from cvt_desktop.services.adviezen_samen import TWEEDE, Ondertekenaar
from cvt_desktop.services.concepten import bewaar_concept, lees_concept, vergeet_concept
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.deskundigen import beroep_past_niet
from cvt_desktop.services.documenten import koppen
from cvt_desktop.services.prokort import mag_kort, met_kort, zonder_kort
from ui.presenters.toetsing_woorden import stuknaam
from ui.tonen import Keuze

STELLINGEN = (
    ("niet_in_dienst", "Ik ben niet in dienst van of ingehuurd door de aanvragende of beoogde school"),
    ("niet_meegewerkt", "Ik heb niet meegewerkt aan de aanvraag"),
    ("niet_begeleid", "Ik heb de leerling niet begeleid of behandeld"),
    ("beslist_niet_mee", "Ik beslis niet mee"),
)
TEKSTEN = ("gesproken_met", "ondersteuningsbehoefte", "bevorderend", "geprobeerd", "mening", "waarom_arrangement_niet", "anders",
           "waarom_categorie", "waarom_duur", "persoonlijkheid", "grensvlak", "kern")  # fmt: skip
CONCLUSIES = tuple(Keuze(waarde=c.name, tekst=str(c)) for c in Conclusie)
OORDELEN = tuple(Keuze(waarde=o.name, tekst=str(o)) for o in Criteriumoordeel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overneemconcept:
    """What the secretaris is taking over, as a draft."""

    inhoud: Adviesinhoud = field(repr=False)
    persoon_id: UUID | None = None
    bijlage_id: UUID | None = None
    gedateerd: date | None = None
    tweede_id: UUID | None = None
    tweede_onafhankelijk: Onafhankelijkheid = field(default=Onafhankelijkheid())


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesvorm:
    """How the form begins. ``overnemen``: the secretaris types over; then deskundige, stuk and date are asked too.

    ``pro``: no category and no last day are asked. ``kort``: blocks 5 to 7 can be said short. ``samen``: both adviezen come out
    of one stuk, so the deskundige and the four statements are asked twice.
    """

    titel: str
    sub: str = field(repr=False)
    overnemen: bool
    pro: bool
    criteria: tuple[str, ...]
    stukken: tuple[Keuze, ...]
    deskundigen: tuple[Keuze, ...]
    bijlagen: tuple[Keuze, ...]
    waarden: Mapping[str, Any] = field(repr=False)
    hoofdknop: str
    kort: bool = False
    samen: bool = False
    gevraagd: Mapping[str, Any] = field(default_factory=dict)
    """What an own advice that is positief begins with: what was asked."""


SAMEN = 0
"""In the place of an order: both adviezen out of one stuk."""


class AdviesPresenter:
    """``overnemen`` None: the own advice of who is logged in; ``SAMEN``: both at once (praktijkonderwijs)."""

    def __init__(self, dienst: Dienst, aanvraag_id: AanvraagId, overnemen: int | None = None) -> None:
        self._dienst, self.aanvraag_id, self._overnemen = dienst, aanvraag_id, overnemen
        self._begin = Adviesinhoud()
        self._bewaard = Adviesinhoud()

    @property
    def _sleutel(self) -> str:
        return f"advies/{self.aanvraag_id}/{'eigen' if self._overnemen is None else self._overnemen}"

    def vorm(self) -> Adviesvorm:
        """The form as it was left: the draft, else what was kept, else an empty one with the criteria that hold."""
        aanvraag, stukken = inzage.stukken_van(self._dienst, self.aanvraag_id)
        gezien = tuple(Keuze(waarde=_gezien(s), tekst=_gezien(s)) for s in stukken)
        gevraagd = f"Gevraagd: {koppen.gevraagd(aanvraag)} · kenmerk {aanvraag.kenmerk}"
        pro = beschrijving(aanvraag.soort).pro
        if self._overnemen is None:
            vorm = self._eigen_vorm(gezien, gevraagd, pro=pro, kort=pro and mag_kort(aanvraag))
            vraag = gevraagd_van(aanvraag)
            return replace(vorm, gevraagd={"categorie": str(vraag.categorie or ""), "tot_en_met": vraag.einddatum})
        concept = lees_concept(self._dienst, self._sleutel, Overneemconcept)
        self._begin = concept.inhoud if concept else adviezen.blanco(self._dienst, self.aanvraag_id)
        samen, plaats = self._overnemen == SAMEN, self._overnemen or 1
        gekoppeld = {k.volgorde: k.persoon_id for k in aanvraag.koppelingen}
        wie = (concept.persoon_id if concept else None) or gekoppeld.get(plaats)
        kolommen = adviezen.stand(self._dienst, self.aanvraag_id).kolommen
        elders = {k.advies.uit_bijlage for k in kolommen if k.advies is not None and k.volgorde != plaats}
        advies_stuk = next((s for s in reversed(stukken) if s.soort == "ADVIES" and s.id not in elders), None)
        bijlage = (concept.bijlage_id if concept else None) or (advies_stuk.id if advies_stuk else None)
        dag = (concept.gedateerd if concept else None) or (advies_stuk.gedateerd if advies_stuk else None)
        alle = personen.deskundigen(self._dienst)
        waarden = {"deskundige": str(wie or ""), "uit_bijlage": str(bijlage or ""), "gedateerd": dag, **naar_velden(self._begin)}
        if samen:
            tweede = (concept.tweede_id if concept else None) or gekoppeld.get(2)
            verklaard = _verklaring_naar(concept.tweede_onafhankelijk if concept else Onafhankelijkheid())
            waarden |= {f"{naam}{TWEEDE}": w for naam, w in {"deskundige": str(tweede or ""), **verklaard}.items()}
        return Adviesvorm(
            titel="Beide adviezen overnemen" if samen else f"Advies {plaats} overnemen",
            sub=f"{gevraagd} · neem de velden woordelijk over", samen=samen, kort=pro and mag_kort(aanvraag),
            overnemen=True, pro=pro, criteria=tuple(c.tekst for c in self._begin.criteria), stukken=gezien,
            deskundigen=tuple(Keuze(waarde=str(p.id), tekst=f"{p.naam}, {p.beroep}") for p in alle
                              if samen or p.id == wie or not beroep_past_niet(p, plaats, aanvraag.soort)),
            bijlagen=tuple(Keuze(waarde=str(s.id), tekst=f"{stuknaam(s)} · {s.bestandsnaam}") for s in stukken),
            waarden=waarden, hoofdknop="Beide vaststellen" if samen else "Overnemen en vaststellen",
        )  # fmt: skip

    def _eigen_vorm(self, gezien: tuple[Keuze, ...], gevraagd: str, *, pro: bool, kort: bool) -> Adviesvorm:
        advies = adviezen.mijn(self._dienst, self.aanvraag_id)
        if advies.vastgesteld:
            raise ToestandError(
                "Uw advies is vastgesteld en kan niet meer worden gewijzigd. "
                "Zet een aanvulling in een notitie.", code="advies-vast",
            )  # fmt: skip
        self._bewaard = advies.inhoud
        self._begin = lees_concept(self._dienst, self._sleutel, Adviesinhoud) or advies.inhoud
        return Adviesvorm(
            titel=f"Advies {advies.volgorde} van 2 · {advies.naam}, {advies.beroep}", sub=gevraagd, overnemen=False, pro=pro,
            criteria=tuple(c.tekst for c in self._begin.criteria), stukken=gezien, deskundigen=(), bijlagen=(),
            waarden=naar_velden(self._begin), hoofdknop="Vaststellen", kort=kort,
        )  # fmt: skip

    def inhoud(self, velden: Mapping[str, Any]) -> Adviesinhoud:
        """The fields of the screen as an advice."""
        return van_velden(velden, self._begin)

    def bewaar_concept(self, velden: Mapping[str, Any]) -> None:
        """Keep what is being typed; not an act."""
        inhoud = self.inhoud(velden)
        if self._overnemen is None:
            bewaar_concept(self._dienst, self._sleutel, inhoud)
            return
        bewaar_concept(self._dienst, self._sleutel, Overneemconcept(
            inhoud=inhoud, persoon_id=_uuid(velden["deskundige"]), bijlage_id=_uuid(velden["uit_bijlage"]),
            gedateerd=velden["gedateerd"], tweede_id=_uuid(velden.get(f"deskundige{TWEEDE}", "")),
            tweede_onafhankelijk=_verklaring(velden, TWEEDE)))  # fmt: skip

    def verlaat(self, velden: Mapping[str, Any]) -> None:
        """The form is left: the own concept becomes part of the dossier."""
        inhoud = self.inhoud(velden)
        if self._overnemen is not None:
            self.bewaar_concept(velden)
        elif inhoud != self._bewaard:
            adviezen.schrijven(self._dienst, self.aanvraag_id, inhoud)
            self._bewaard = inhoud
            vergeet_concept(self._dienst, self._sleutel)

    def vaststellen(self, velden: Mapping[str, Any]) -> str:
        """Freeze it; gives what to tell. Raises ``CvtError`` with the field that lacks."""
        inhoud = self.inhoud(velden)
        if self._overnemen is None:
            adviezen.vaststellen(self._dienst, self.aanvraag_id, inhoud)
        else:
            wie, stuk, dag = _uuid(velden["deskundige"]), _uuid(velden["uit_bijlage"]), velden["gedateerd"]
            if wie is None:
                raise InvoerError("Kies van wie dit advies is.", code="ontbreekt", veld="deskundige")
            if stuk is None:
                raise InvoerError("Kies het ondertekende stuk; voeg het anders eerst toe bij Stukken.", code="ontbreekt",
                                  veld="uit_bijlage")  # fmt: skip
            if dag is None:
                raise InvoerError("Vul de datum in die onder het advies staat.", code="ontbreekt", veld="gedateerd")
            if self._overnemen == SAMEN:
                self._neem_samen(velden, PersoonId(wie), inhoud, BijlageId(stuk), dag)
            else:
                adviezen.overnemen(self._dienst, self.aanvraag_id, self._overnemen, PersoonId(wie), inhoud, BijlageId(stuk), dag)
        vergeet_concept(self._dienst, self._sleutel)
        return f"{'Beide adviezen zijn' if self._overnemen == SAMEN else 'Het advies is'} vastgesteld en {self._ligt} nu vast."

    @property
    def _ligt(self) -> str:
        return "liggen" if self._overnemen == SAMEN else "ligt"

    def _neem_samen(self, velden: Mapping[str, Any], wie: PersoonId, inhoud: Adviesinhoud, stuk: BijlageId, dag: date) -> None:
        tweede = _uuid(velden[f"deskundige{TWEEDE}"])
        if tweede is None:
            raise InvoerError("Kies ook de tweede deskundige.", code="ontbreekt", veld=f"deskundige{TWEEDE}")
        adviezen_samen.overnemen_samen(
            self._dienst, self.aanvraag_id, Ondertekenaar(persoon_id=wie, onafhankelijkheid=inhoud.onafhankelijkheid),
            Ondertekenaar(persoon_id=PersoonId(tweede), onafhankelijkheid=_verklaring(velden, TWEEDE)), inhoud, stuk, dag,
        )  # fmt: skip

    def ontbreekt(self, velden: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """``(field, label)`` of what the own advice lacks: before somebody is asked whether it may be frozen."""
        if self._overnemen is not None:
            return ()
        aanvraag, _ = inzage.stukken_van(self._dienst, self.aanvraag_id)
        advies = replace(adviezen.mijn(self._dienst, self.aanvraag_id), inhoud=self.inhoud(velden))
        return advies.ontbrekende_velden(met_periode=beschrijving(aanvraag.soort).met_periode)

    def vraag(self) -> str:
        """What to confirm before it is frozen."""
        if self._overnemen is None:
            return "Daarna kan het niet meer worden gewijzigd. U ondertekent het met uw eigen sleutel, als uw advies."
        wat = "kunnen zij" if self._overnemen == SAMEN else "kan het"
        return f"Daarna {wat} niet meer worden gewijzigd. Het ondertekende stuk in het dossier is het advies."

    def hint_duur(self, tot_en_met: date | None) -> str:
        """A soft word about a day that is not the end of a school year."""
        if tot_en_met is None or eindigt_met_schooljaar(tot_en_met):
            return ""
        return "Een TLV vso eindigt gewoonlijk op 31 juli."

    @property
    def mag(self) -> bool:
        """Whether this person may use the form at all."""
        return self._dienst.mag(Actie.ADVIES_SCHRIJVEN if self._overnemen is None else Actie.ADVIES_OVERNEMEN)


def naar_velden(i: Adviesinhoud) -> dict[str, Any]:
    """An advice as the values of the fields, by name."""
    i, kort = zonder_kort(i)
    velden: dict[str, Any] = {naam: getattr(i, naam) for naam in TEKSTEN}
    velden |= _verklaring_naar(i.onafhankelijkheid)
    velden["kort"] = kort
    velden["gesproken"] = i.gesproken
    velden["stukken_gezien"] = i.stukken_gezien
    velden["conclusie"] = i.conclusie.name if i.conclusie else ""
    velden["categorie"] = str(i.categorie or "")
    velden["tot_en_met"] = i.tot_en_met
    for nummer, criterium in enumerate(i.criteria):
        velden[f"criterium{nummer}"] = criterium.oordeel.name if criterium.oordeel else ""
        velden[f"criterium{nummer}_waarom"] = criterium.toelichting
    return velden


def van_velden(velden: Mapping[str, Any], begin: Adviesinhoud) -> Adviesinhoud:
    """The values of the fields as an advice; the texts of the criteria are those of ``begin``."""
    kort = bool(velden.get("kort"))
    criteria = tuple(
        Criterium(tekst=c.tekst, oordeel=Criteriumoordeel[gekozen] if (gekozen := velden[f"criterium{n}"]) else None,
                  toelichting=velden[f"criterium{n}_waarom"]) for n, c in enumerate(begin.criteria)
    )  # fmt: skip
    negatief = velden["conclusie"] == Conclusie.NEGATIEF.name
    inhoud = replace(
        begin, **{naam: velden[naam] for naam in TEKSTEN}, criteria=criteria, stukken_gezien=tuple(velden["stukken_gezien"]),
        onafhankelijkheid=_verklaring(velden), gesproken=tuple(Gesproken(wie) for wie in velden["gesproken"]),
        conclusie=Conclusie[velden["conclusie"]] if velden["conclusie"] else None,
        categorie=Categorie(velden["categorie"]) if velden["categorie"] and not negatief else None,
        tot_en_met=None if negatief else velden["tot_en_met"],
    )  # fmt: skip
    return met_kort(inhoud) if kort else inhoud


def _verklaring(velden: Mapping[str, Any], wie: str = "") -> Onafhankelijkheid:
    """The four statements of one person; without fields nothing is stated."""
    antwoord = {"ja": True, "nee": False, "": None}
    return Onafhankelijkheid(**{naam: antwoord[velden.get(f"{naam}{wie}", "")] for naam, _ in STELLINGEN},
                             toelichting=velden.get(f"onafhankelijkheid{wie}", ""))  # fmt: skip


def _verklaring_naar(o: Onafhankelijkheid) -> dict[str, str]:
    velden = {naam: {True: "ja", False: "nee", None: ""}[getattr(o, naam)] for naam, _ in STELLINGEN}
    return {**velden, "onafhankelijkheid": o.toelichting}


def _gezien(stuk: Any) -> str:
    return f"{stuknaam(stuk)} {datum_cijfers(stuk.gedateerd)}" if stuk.gedateerd else stuknaam(stuk)


def _uuid(waarde: str) -> UUID | None:
    return UUID(waarde) if waarde else None
