"""Fields that several letters share: besluitnemer, adviezen, toewijzing."""

from __future__ import annotations

from datetime import date

from cvt_desktop.adapters.pdf import teksten
from cvt_desktop.adapters.pdf.brief import basisvelden
from cvt_desktop.basis.tekst import datum_lang, datum_voluit
from cvt_desktop.ports.documentdelen import Advies, BesluitInMandaat, Besluitnemer, Bezwaar, Kop, Onderwijs, Toewijzing
from cvt_desktop.ports.documentonderwerp import Groep, Onderwerp
from cvt_desktop.ports.vervanging import Vervanging

_CATEGORIENUMMER = {"laag": "1", "midden": "2", "hoog": "3"}
ARTIKEL = {Onderwijs.VSO: "", Onderwijs.PRO: "2.46", Onderwijs.PRO_BIJZONDER: "2.47"}
"""The article of the Uitvoeringsbesluit with the criteria."""


def categorienummer(categorie: str | None) -> str:
    """1, 2 or 3; nothing for a TLV without category."""
    return _CATEGORIENUMMER[categorie] if categorie else ""


def datum(dag: date | None) -> str:
    """``12 mei 2027``, or nothing."""
    return datum_lang(dag) if dag else ""


def leerlingvelden(leerling: Onderwerp) -> dict[str, str]:
    """Name, birth date and roepnaam; a group has no birth date, and is "de groep" where a pupil has a roepnaam."""
    if isinstance(leerling, Groep):
        return {"leerling": leerling.volledige_naam, "roepnaam": "de groep", "geboren": ""}
    return {
        "leerling": leerling.volledige_naam,
        "roepnaam": leerling.roepnaam,
        "geboren": datum_lang(leerling.geboren),
    }


def over(leerling: Onderwerp) -> frozenset[str]:
    """Which parts of a text hold: those about a pupil, or about a group."""
    return frozenset({"groep" if isinstance(leerling, Groep) else "leerling"})


def wie_besliste(kop: Kop, nemer: Besluitnemer) -> str:
    """B3 as a sentence. It is put into other texts as a field, so it comes back without markup."""
    zinnen = teksten.laad(kop.sjabloon_versie, "blokken")["zinnen"]
    if isinstance(nemer, BesluitInMandaat):
        velden = {
            "nemer_naam": nemer.naam, "nemer_functie": nemer.functie, "mandaat_van": datum_lang(nemer.mandaat_van),
            "commissie": nemer.commissie, "zittingsdatum": datum(nemer.zittingsdatum),
        }  # fmt: skip
        return teksten.vul_kaal(zinnen["mandaat"], basisvelden(kop) | velden, concept=kop.concept)
    velden = {
        "commissie": nemer.commissie,
        "zittingsdatum": datum(nemer.zittingsdatum),
        "afwijking_omdat": nemer.afwijking_omdat,
    }
    return teksten.vul_kaal(zinnen["bestuur"], basisvelden(kop) | velden, concept=kop.concept)


def adviesvelden(adviezen: tuple[Advies, ...]) -> dict[str, str]:
    """Names, professions, dates, conclusions and kern of each."""
    uit: dict[str, str] = {}
    for nummer, advies in enumerate(adviezen, 1):
        uit |= {
            f"naam_{nummer}": advies.naam, f"beroep_{nummer}": advies.beroep,
            f"datum_{nummer}": datum_lang(advies.datum), f"conclusie_{nummer}": advies.conclusie,
            f"kern_{nummer}": advies.kern,
        }  # fmt: skip
    return uit


def vervangingvelden(oud: Vervanging | None) -> dict[str, str]:
    """Which besluit is replaced and what was wrong in it; empty for a letter that replaces none."""
    if oud is None:
        return {}
    return {
        "oud_van": datum_lang(oud.brief_van), "oud_fout": oud.fout, "oud_vervalt": oud.vervalt, "oud_gold_niet": oud.gold_niet,
    }  # fmt: skip


def toewijzingvelden(uitkomst: Toewijzing, concept: bool) -> dict[str, str]:
    """Number, period and category of the TLV."""
    return {
        "tlv_nummer": uitkomst.tlv_nummer or ("(nummer bij ondertekening)" if concept else ""),
        "ingang": datum_lang(uitkomst.ingang), "einde": datum(uitkomst.einde),
        "categorie": uitkomst.categorie or "", "categorie_nummer": categorienummer(uitkomst.categorie),
        "anders_omdat": uitkomst.anders_omdat,
    }  # fmt: skip


def bezwaarvelden(bezwaar: Bezwaar | None) -> dict[str, str]:
    """The dates of the bezwaarclausule; none for a letter without it."""
    if bezwaar is None:
        return {}
    return {
        "verzenddatum": datum_lang(bezwaar.verzenddatum),
        "laatste_dag_bezwaar": datum_voluit(bezwaar.laatste_dag),
    }


def meningvelden(mening: str, eigen_woorden: bool) -> dict[str, str]:
    """The pupil's words as a quotation, or the sentence that says why there are none."""
    citaat = mening.strip().strip("“”\"")
    return {"mening_citaat": citaat if eigen_woorden else "", "mening_anders": "" if eigen_woorden else mening}
