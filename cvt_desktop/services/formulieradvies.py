"""*Ingevuld formulier inlezen*: the third way in of an advice (screens.md 4.7), equal to the other two.

Nothing of it is typed by the secretaris: what the deskundige wrote is the advice, and the file stays as a stuk. So what is
wrong is named at its field and mended by the deskundige.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from cvt_desktop.basis.tekst import datum_lang, lees_datum, vouw
from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.beleid import Actie
from cvt_desktop.domain.bestandssoort import Stuksoort
from cvt_desktop.domain.deskundigenadvies import (
    Adviesinhoud,
    Advieswijze,
    Conclusie,
    Criterium,
    Criteriumoordeel,
    Deskundigenadvies,
    Gesproken,
    Onafhankelijkheid,
)
from cvt_desktop.domain.errors import BestandError, CvtError, InvoerError, ToestandError
from cvt_desktop.domain.formulier import Categorie
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.ids import AanvraagId, AdviesId, PersoonId
from cvt_desktop.domain.persoon import Persoon
from cvt_desktop.domain.soorten import beschrijving
from cvt_desktop.ports.invulformulier import MERK_KENMERK, MERK_SOORT, MERK_VERSIE
from cvt_desktop.ports.register import Leeseenheid
from cvt_desktop.services.adviespakket import eis_gevraagd
from cvt_desktop.services.adviezen import criteria_van, keur, neem_op
from cvt_desktop.services.context import Dienst
from cvt_desktop.services.deskundigen import eis_geschikt
from cvt_desktop.services.documenten.adviesformulier import (
    MERK_CRITERIA,
    MERK_DESKUNDIGE,
    MERK_VOLGORDE,
    SOORT,
    STELLINGEN,
    VERSIE,
    criteriamerk,
    gesprokenveld,
    stukveld,
    stukwoorden,
)
from cvt_desktop.services.dossier import lees_dossier
from cvt_desktop.services.prokort import mag_kort, met_kort
from cvt_desktop.services.stukken import Stuklezer, bewaar_stukken, vergeten, voorbereiden

E = TypeVar("E", Conclusie, Criteriumoordeel, Categorie)
_TEKSTEN = ("gesproken_met", "ondersteuningsbehoefte", "bevorderend", "geprobeerd", "mening", "waarom_arrangement_niet", "anders",
            "waarom_categorie", "waarom_duur", "persoonlijkheid", "grensvlak", "kern")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulierveld:
    """One line: what the form says, what the dossier knows, and what is wrong ('' when nothing is)."""

    naam: str
    label: str
    formulier: str = field(repr=False)
    dossier: str = field(default="", repr=False)
    fout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingelezen:
    """A form as it was read; nothing is kept yet. ``inhoud`` is what would be vastgesteld."""

    volgorde: int
    deskundige: str = field(repr=False)
    persoon_id: PersoonId
    gedateerd: date | None
    inhoud: Adviesinhoud = field(repr=False)
    velden: tuple[Formulierveld, ...] = field(repr=False)

    @property
    def fouten(self) -> tuple[Formulierveld, ...]:
        """The lines with something wrong."""
        return tuple(v for v in self.velden if v.fout)


def lezen(dienst: Dienst, aanvraag_id: AanvraagId, data: bytes, lezer: Stuklezer) -> Ingelezen:
    """Read a form that came back for this dossier; slow, so in ``Taken``. Nothing is kept.

    Raises ``BestandError`` for a file that is no such form or cannot be read, ``InvoerError`` for a form of another dossier,
    another version or other criteria, ``ToestandError`` when the advice is there already or somebody else is koppeld.
    """
    dienst.eis(Actie.ADVIES_INLEZEN)
    velden = _uit_bestand(data, lezer)
    with dienst.lezen(Actie.ADVIES_INLEZEN) as uow:
        aanvraag = lees_dossier(dienst, uow, aanvraag_id)
        _eis_dit_dossier(dienst, aanvraag, velden)
        volgorde = int(velden.get(MERK_VOLGORDE, "0")) if velden.get(MERK_VOLGORDE, "").isdecimal() else 0
        koppeling = eis_gevraagd(uow, aanvraag, volgorde)
        if velden.get(MERK_DESKUNDIGE) != str(koppeling.persoon_id):
            raise ToestandError("Dit formulier is gemaakt voor een andere deskundige dan nu is gekoppeld. Koppel die opnieuw, of "
                                "maak een nieuw adviespakket.", code="andere-deskundige")  # fmt: skip
        criteria = criteria_van(uow, aanvraag)
        if velden.get(MERK_CRITERIA) != criteriamerk(criteria):
            raise InvoerError("De criteria zijn gewijzigd nadat dit formulier is gemaakt. Maak een nieuw adviespakket en vraag "
                              "de deskundige om het nieuwe formulier.", code="andere-criteria")  # fmt: skip
        persoon = uow.personen.get(koppeling.persoon_id)
        inhoud = _inhoud(uow, aanvraag, velden, criteria)
        gedateerd = lees_datum(velden.get("datum", ""))
        fouten = _fouten(dienst, uow, aanvraag, persoon, volgorde, velden, inhoud, gedateerd)
    return Ingelezen(volgorde=volgorde, deskundige=persoon.naam, persoon_id=persoon.id, gedateerd=gedateerd, inhoud=inhoud,
                     velden=_regels(aanvraag, persoon, velden, inhoud, fouten))  # fmt: skip


def inlezen(dienst: Dienst, aanvraag_id: AanvraagId, naam: str, data: bytes, lezer: Stuklezer) -> Deskundigenadvies:
    """Vaststellen what the form says, with the file itself as a stuk, in one unit; slow, so in ``Taken``.

    Raises as ``lezen``, and ``InvoerError`` that names the first field with something wrong.
    """
    gelezen = lezen(dienst, aanvraag_id, data, lezer)
    for veld in gelezen.fouten:
        raise InvoerError(f"{veld.label}: {veld.fout}", code="formulier", veld=veld.naam)
    assert gelezen.gedateerd is not None
    stuk = replace(voorbereiden(dienst, lezer, naam, data, herkomst=str(Advieswijze.FORMULIER)), soort=Stuksoort.ADVIES,
                   gedateerd=gelezen.gedateerd, auteur=gelezen.deskundige)  # fmt: skip
    try:
        with dienst.werk(Actie.ADVIES_INLEZEN) as werk:
            stukken = bewaar_stukken(dienst, werk.uow, aanvraag_id, (stuk,), dienst.klok.today())
            werk.leg_vast("stuk", stuk.bijlage_id, stukken, aanvraag_id=aanvraag_id, actie=Actie.STUK_TOEVOEGEN)
            return neem_op(werk, dienst, aanvraag_id, gelezen.volgorde, gelezen.persoon_id, gelezen.inhoud, stuk.bijlage_id,
                           gelezen.gedateerd, Advieswijze.FORMULIER)  # fmt: skip
    except BaseException:
        vergeten(dienst, stuk)
        raise


# --- is it this form -------------------------------------------------------------------------------------------------


def _uit_bestand(data: bytes, lezer: Stuklezer) -> Mapping[str, str]:
    velden = lezer.lees_velden(data)
    if velden.get(MERK_SOORT) != SOORT:
        raise BestandError("Dit bestand is geen ingevuld adviesformulier van dit programma. Is het een ondertekend advies op "
                           "papier of een andere PDF, kies dan Overnemen uit stuk.", code="geen-adviesformulier")  # fmt: skip
    versie = velden.get(MERK_VERSIE, "")
    if not versie.isdecimal() or int(versie) != VERSIE:
        raise InvoerError("Dit formulier is van een andere versie van het programma. Maak een nieuw adviespakket, of neem het "
                          "advies over uit het stuk.", code="formulier-versie")  # fmt: skip
    return velden


def _eis_dit_dossier(dienst: Dienst, aanvraag: Aanvraag, velden: Mapping[str, str]) -> None:
    """A kenmerk names nobody; one that this register does not know is not repeated."""
    kenmerk = velden.get(MERK_KENMERK, "")
    if kenmerk == aanvraag.kenmerk:
        return
    bekend = any(regel.kenmerk == kenmerk for regel in dienst.overzichten.aanvragen())
    waar = (f"bij dossier {kenmerk}. Open dat dossier en lees het daar in" if bekend
            else "bij een dossier dat niet in dit register staat")  # fmt: skip
    raise InvoerError(f"Dit formulier hoort niet bij dossier {aanvraag.kenmerk}, maar {waar}.", code="ander-dossier")


# --- what it says ----------------------------------------------------------------------------------------------------


def _inhoud(uow: Leeseenheid, aanvraag: Aanvraag, velden: Mapping[str, str], criteria: Sequence[Criterium]) -> Adviesinhoud:
    teksten = {naam: velden.get(naam, "").strip() for naam in _TEKSTEN}
    conclusie = _keuze(Conclusie, velden.get("conclusie", ""))
    met_periode = beschrijving(aanvraag.soort).met_periode and conclusie is not Conclusie.NEGATIEF
    gezien = [stukwoorden(s) for s in uow.stukken.of_aanvraag(aanvraag.id) if velden.get(stukveld(s))]
    gezien += [regel.strip() for regel in velden.get("gezien_anders", "").splitlines() if regel.strip()]
    antwoord = {"ja": True, "nee": False}
    gesproken = tuple(wie for wie in Gesproken if velden.get(gesprokenveld(wie)))
    inhoud = Adviesinhoud(
        **teksten, stukken_gezien=tuple(gezien), gesproken=gesproken, conclusie=conclusie,
        onafhankelijkheid=Onafhankelijkheid(
            **{naam: antwoord.get(velden.get(naam, "")) for naam, _ in STELLINGEN},
            toelichting=velden.get("onafhankelijkheid", "").strip()),
        criteria=tuple(
            Criterium(tekst=c.tekst, toelichting=velden.get(f"criterium{n}_waarom", "").strip(),
                      oordeel=_keuze(Criteriumoordeel, velden.get(f"criterium{n}", "")))
            for n, c in enumerate(criteria)),
        categorie=_keuze(Categorie, velden.get("categorie", "")) if met_periode else None,
        tot_en_met=lees_datum(velden.get("tot_en_met", "")) if met_periode else None,
    )  # fmt: skip
    return met_kort(inhoud) if mag_kort(aanvraag) and velden.get("kort") else inhoud


def _keuze(soort: type[E], naam: str) -> E | None:
    return soort[naam] if naam in soort.__members__ else None


# --- what is wrong ---------------------------------------------------------------------------------------------------


def _fouten(
    dienst: Dienst, uow: Leeseenheid, aanvraag: Aanvraag, persoon: Persoon, volgorde: int, velden: Mapping[str, str],
    inhoud: Adviesinhoud, gedateerd: date | None,
) -> dict[str, str]:  # fmt: skip
    """By field; the same rules as for an advice that is written in the program, and who signed it when."""
    proef = Deskundigenadvies(id=AdviesId(UUID(int=0)), aanvraag_id=aanvraag.id, volgorde=volgorde, persoon_id=persoon.id,
                              naam=persoon.naam, beroep=persoon.beroep, inhoud=inhoud)  # fmt: skip
    mist = proef.ontbrekende_velden(met_periode=beschrijving(aanvraag.soort).met_periode)
    fouten = {veld: f"ontbreekt: {label}" for veld, label in mist}
    if "tot_en_met" in fouten and velden.get("tot_en_met"):
        fouten["tot_en_met"] = "dit is geen datum; schrijf dag-maand-jaar"
    fouten |= _ondertekening(dienst, persoon, velden, gedateerd)
    for doe in (lambda: keur(inhoud, dienst), lambda: eis_geschikt(uow, aanvraag, persoon, volgorde, dienst.klok.today())):
        try:
            doe()
        except CvtError as fout:
            fouten.setdefault({"deskundige": "naam", "reden": "naam"}.get(fout.veld or "", fout.veld or "kern"), fout.melding)
    return fouten


def _ondertekening(dienst: Dienst, persoon: Persoon, velden: Mapping[str, str], gedateerd: date | None) -> dict[str, str]:
    fouten = {}
    naam, datum = velden.get("naam", ""), velden.get("datum", "")
    if not datum:
        fouten["datum"] = "de ondertekening is leeg: de datum ontbreekt"
    elif gedateerd is None:
        fouten["datum"] = "dit is geen datum; schrijf dag-maand-jaar"
    elif gedateerd > dienst.klok.today():
        fouten["datum"] = "deze datum ligt in de toekomst"
    if not naam:
        fouten["naam"] = "de ondertekening is leeg: de naam ontbreekt"
    elif vouw(naam).split()[-1:] != vouw(persoon.naam).split()[-1:]:
        fouten["naam"] = "dit is niet de naam van de deskundige die is gekoppeld"
    if not velden.get("alleen"):
        fouten["alleen"] = "niet aangevinkt: ‘Ik ken dit advies toe aan mijzelf alleen’"
    return fouten


# --- beside what the dossier knows -----------------------------------------------------------------------------------


def _regels(
    aanvraag: Aanvraag, persoon: Persoon, velden: Mapping[str, str], i: Adviesinhoud, fouten: Mapping[str, str]
) -> tuple[Formulierveld, ...]:
    soort, vraag, b = beschrijving(aanvraag.soort), gevraagd(aanvraag), aanvraag.formulier.b
    stellingen = "; ".join(f"{tekst}: {velden.get(naam, 'niet ingevuld')}" for naam, tekst in STELLINGEN)
    rijen: list[tuple[str, str, str, str]] = [
        ("onafhankelijkheid", "Onafhankelijkheid", "\n".join(d for d in (stellingen, i.onafhankelijkheid.toelichting) if d), ""),
        ("stukken_gezien", "Stukken gezien", "; ".join(i.stukken_gezien), ""),
        ("gesproken", "Gesproken met", i.gesprekken, ""),
        ("ondersteuningsbehoefte", "Ondersteuningsbehoefte", i.ondersteuningsbehoefte, vraag.waarom),
        ("bevorderend", "Bevorderend, belemmerend", i.bevorderend, ""),
        ("geprobeerd", "Geprobeerd, met effect", i.geprobeerd, "; ".join(g.wat for g in vraag.geprobeerd)),
        ("mening", "Mening leerling en ouders", i.mening, b.mening),
    ]
    rijen += [("criteria", f"Criterium {n}", "\n".join(d for d in (str(c.oordeel or ""), c.toelichting) if d), c.tekst)
              for n, c in enumerate(i.criteria, 1)]  # fmt: skip
    waarom = "Waarom (g)een arrangement" if soort.met_periode else "Waarom (niet) PrO"
    rijen += [
        ("waarom_arrangement_niet", waarom, i.waarom_arrangement_niet, vraag.waarom_niet_anders),
        ("conclusie", "Advies", "\n".join(d for d in (str(i.conclusie or ""), i.anders) if d), ""),
    ]
    if soort.met_periode:
        tot, gevraagd_tot = (datum_lang(d) if d else "" for d in (i.tot_en_met, vraag.einddatum))
        rijen += [
            ("categorie", "Categorie", str(i.categorie or ""), f"gevraagd: {vraag.categorie}" if vraag.categorie else ""),
            ("waarom_categorie", "Waarom deze categorie", i.waarom_categorie, ""),
            ("tot_en_met", "Duur tot en met", tot or velden.get("tot_en_met", ""),
             f"gevraagd: {gevraagd_tot}" if gevraagd_tot else ""),
            ("waarom_duur", "Waarom deze duur", i.waarom_duur, ""),
        ]
    else:
        rijen += [("persoonlijkheid", "Persoonlijkheid", i.persoonlijkheid, ""), ("grensvlak", "Grensvlak", i.grensvlak, "")]
    koppeling = next(k for k in aanvraag.koppelingen if k.persoon_id == persoon.id)
    rijen += [
        ("kern", "Kern voor het besluit", i.kern, "komt woordelijk in de brief"),
        ("datum", "Ondertekening: datum", velden.get("datum", ""), f"gevraagd op {datum_lang(koppeling.gevraagd_op)}"),
        ("naam", "Ondertekening: naam", velden.get("naam", ""), f"{persoon.naam}, {persoon.beroep}"),
        ("alleen", "Alleen van mij", "ja" if velden.get("alleen") else "", ""),
    ]
    return tuple(Formulierveld(naam=naam, label=label, formulier=tekst, dossier=weet, fout=fouten.get(naam, ""))
                 for naam, label, tekst, weet in rijen)  # fmt: skip
