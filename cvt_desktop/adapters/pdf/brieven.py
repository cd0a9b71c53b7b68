"""The letters before the besluit: ontvangstbevestiging, verzoek om aanvulling, aanhouding."""

from __future__ import annotations

from cvt_desktop.adapters.pdf import teksten
from cvt_desktop.adapters.pdf.bouwstenen import opsomming as lijst
from cvt_desktop.adapters.pdf.bouwstenen import tabel, wit
from cvt_desktop.adapters.pdf.brief import Invulling, zet_brief
from cvt_desktop.adapters.pdf.invullingen import (
    adviesvelden,
    bezwaarvelden,
    datum,
    leerlingvelden,
    meningvelden,
    over,
    wie_besliste,
)
from cvt_desktop.adapters.pdf.maten import TEKSTBREED
from cvt_desktop.adapters.pdf.teksten import Opmaak, veilig
from cvt_desktop.basis.tekst import datum_lang, datum_voluit, meervoud, opsomming
from cvt_desktop.ports.bestuursadvies import AdviesAanBestuur
from cvt_desktop.ports.documentbrieven import (
    Intrekkingsbevestiging,
    KopieVerzoek,
    LosseBrief,
    UitnodigingZienswijze,
    Uitstelbrief,
)
from cvt_desktop.ports.documenten import (
    Aanhoudingsbrief,
    BuitenBehandeling,
    Kennisgeving,
    Ontvangstbevestiging,
    VerzoekOmAanvulling,
)
from cvt_desktop.ports.documentonderwerp import Groep
from cvt_desktop.ports.intrekkingsbrief import IntrekkingVerklaring


def ontvangstbevestiging(brief: Ontvangstbevestiging) -> bytes:
    """Awb 2:17, in the words of the reader."""
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Ontvangstbevestiging {brief.kop.kenmerk}", "school": brief.school.naam,
        "soort": brief.soort, "gevraagd": brief.gevraagd, "ontvangen_op": datum_lang(brief.ontvangen_op),
        "uiterlijk": datum_voluit(brief.uiterlijk),
        "verwachte_zitting": datum_voluit(brief.verwachte_zitting) if brief.verwachte_zitting else "",
    }  # fmt: skip
    return zet_brief(brief, Invulling(sjabloon=f"ontvangstbevestiging_{brief.lezer}", velden=velden,
                                       geldt=frozenset({_soort(brief), "voorbij" if brief.voorbij else "op_tijd"})))  # fmt: skip


def _soort(brief: Ontvangstbevestiging) -> str:
    """What happens next depends on it: who advises, and who gets the besluit."""
    if isinstance(brief.leerling, Groep):
        return "groep"
    return "arrangement" if brief.arrangement else "tlv"


def verzoek_om_aanvulling(brief: VerzoekOmAanvulling) -> bytes:
    """Awb 4:5 and 4:15: the table of what lacks, and the day."""
    if not brief.ontbrekend:
        raise teksten.leeg("ontbrekende stukken")
    zinnen = teksten.laad(brief.kop.sjabloon_versie, "verzoek_om_aanvulling")["zinnen"]
    koppen = [veilig(zinnen[k]) for k in ("kolom_nummer", "kolom_wat", "kolom_waarom", "kolom_hoe")]
    rijen = [
        [Opmaak(f"{nummer}"), veilig(stuk.wat), veilig(stuk.waarom), veilig(stuk.hoe)]
        for nummer, stuk in enumerate(brief.ontbrekend, 1)
    ]
    breed = [TEKSTBREED * deel for deel in (0.06, 0.34, 0.3, 0.3)]
    verplicht = [str(n) for n, stuk in enumerate(brief.ontbrekend, 1) if stuk.wettelijk_verplicht]
    alles_verplicht = len(verplicht) == len(brief.ontbrekend)
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Verzoek om aanvulling {brief.kop.kenmerk}", "soort": brief.soort,
        "aantal_stukken": meervoud(len(brief.ontbrekend), "stuk", "stukken"),
        "ontvangen_op": datum_lang(brief.ontvangen_op), "uiterlijk": datum_voluit(brief.uiterlijk),
        "termijn_stil_vanaf": datum_voluit(brief.termijn_stil_vanaf), "insturen_via": brief.insturen_via,
        "verplichte_stukken": f"nummer {opsomming(verplicht)}" if verplicht else "",
    }  # fmt: skip
    return zet_brief(
        brief,
        Invulling(
            sjabloon="verzoek_om_aanvulling",
            velden=velden,
            geldt=frozenset() if alles_verplicht else frozenset({"weigeren_kan"}),
            blokken={"ontbrekend": lambda s: [tabel(koppen, rijen, breed, s), wit(6)]},
        ),
    )


def kopie_verzoek(brief: KopieVerzoek) -> bytes:
    """To the ouders: the list of what lacks, without its reasons (screens.md 7.7)."""
    if not brief.stukken:
        raise teksten.leeg("ontbrekende stukken")
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Kopie verzoek om aanvulling {brief.kop.kenmerk}", "school": brief.school.naam,
        "ontvangen_op": datum_lang(brief.ontvangen_op), "uiterlijk": datum_voluit(brief.uiterlijk),
    }  # fmt: skip
    punten = [veilig(wat) for wat in brief.stukken]
    return zet_brief(brief, Invulling(sjabloon="verzoek_om_aanvulling_ouders", velden=velden,
                                      blokken={"ontbrekend": lambda s: lijst(punten, s.lijst)}))  # fmt: skip


def advies_aan_bestuur(brief: AdviesAanBestuur) -> bytes:
    """Model M2: the outcome of the zitting as an advice, with the adviezen of the deskundigen and the stemming."""
    velden = leerlingvelden(brief.leerling) | adviesvelden(brief.adviezen) | {
        "aanhef": brief.aanhef, "titel": f"Advies aan het bestuur {brief.kop.kenmerk}", "school": brief.school.naam,
        "soort": brief.soort, "gevraagd": brief.gevraagd, "ontvangen_op": datum_lang(brief.ontvangen_op),
        "besluit_uiterlijk": datum_voluit(brief.besluit_uiterlijk), "commissie": brief.commissie,
        "bespreking": f"{'in de schriftelijke ronde van' if brief.schriftelijk else 'op'} {datum_lang(brief.zittingsdatum)}",
        "advies": brief.advies, "anders_omdat": brief.anders_omdat,
        "behoefte": brief.redenen.behoefte, "gedaan": brief.redenen.gedaan,
        "waarom_niet_regulier": brief.redenen.waarom_niet_regulier, "weging_adviezen": brief.redenen.weging_adviezen,
        "verschil": brief.redenen.verschil, "mening_ouders": brief.meningen.ouders, "wat_gedaan": brief.meningen.wat_gedaan,
        "hoe_gehoord": brief.meningen.hoe_gehoord,
        "stemming": brief.stemming, "minderheid": brief.minderheid, "verschoond": brief.verschoond,
    } | meningvelden(brief.meningen.leerling, brief.meningen.eigen_woorden)  # fmt: skip
    geldt = {"met_adviezen" if brief.adviezen else "zonder_adviezen"} | over(brief.leerling)
    return zet_brief(brief, Invulling(sjabloon="advies_bestuur", velden=velden, schalen=(0.95, 0.9), geldt=frozenset(geldt)))


def kennisgeving(brief: Kennisgeving) -> bytes:
    """Awb 4:14, lid 3: why it takes longer, and the new day."""
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Kennisgeving {brief.kop.kenmerk}", "school": brief.school.naam, "soort": brief.soort,
        "ontvangen_op": datum_lang(brief.ontvangen_op), "laatste_dag": datum_voluit(brief.laatste_dag),
        "nieuwe_datum": datum_voluit(brief.nieuwe_datum), "reden": brief.reden,
    }  # fmt: skip
    return zet_brief(brief, Invulling(sjabloon=f"kennisgeving_{brief.lezer}", velden=velden, geldt=over(brief.leerling)))


def uitstel(brief: Uitstelbrief) -> bytes:
    """Awb 4:15, lid 2: asked of the school, or confirmed to both readers."""
    wat = "uitstel_vraag" if brief.ingestemd_op is None else f"uitstel_{brief.lezer}"
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Uitstel {brief.kop.kenmerk}", "school": brief.school.naam, "soort": brief.soort,
        "ontvangen_op": datum_lang(brief.ontvangen_op), "laatste_dag": datum_voluit(brief.laatste_dag),
        "van": datum_voluit(brief.van), "tot": datum_voluit(brief.tot), "nieuwe_dag": datum_voluit(brief.nieuwe_dag),
        "reden": brief.reden, "ingestemd_op": datum(brief.ingestemd_op),
    }  # fmt: skip
    return zet_brief(brief, Invulling(sjabloon=wat, velden=velden, geldt=over(brief.leerling)))


def intrekkingsbevestiging(brief: Intrekkingsbevestiging) -> bytes:
    """The school took its aanvraag back."""
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Intrekking {brief.kop.kenmerk}", "school": brief.school.naam, "soort": brief.soort,
        "ontvangen_op": datum_lang(brief.ontvangen_op), "op": datum_voluit(brief.op), "wijze": brief.wijze, "door": brief.door,
        "reden": brief.reden,
    }  # fmt: skip
    return zet_brief(brief, Invulling(sjabloon=f"aanvraag_ingetrokken_{brief.lezer}", velden=velden, geldt=over(brief.leerling)))


def uitnodiging_zienswijze(brief: UitnodigingZienswijze) -> bytes:
    """Awb 4:7 to 4:9, in the words of the reader."""
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Uitnodiging zienswijze {brief.kop.kenmerk}", "school": brief.school.naam,
        "soort": brief.soort, "ontvangen_op": datum_lang(brief.ontvangen_op), "voornemen": brief.voornemen,
        "gegevens": brief.gegevens, "uiterlijk": datum_voluit(brief.uiterlijk), "gesprek": brief.gesprek,
        "tlv_nummer": brief.tlv_nummer,
    }  # fmt: skip
    sjabloon, waarover = f"zienswijze_{brief.lezer}", "einde" if brief.tlv_nummer else "aanvraag"
    kop = teksten.laad(brief.kop.sjabloon_versie, sjabloon)["zinnen"][f"kop_{waarover}"]
    velden["kop_brief"] = teksten.vul_kaal(kop, velden, concept=brief.kop.concept)
    return zet_brief(brief, Invulling(sjabloon=sjabloon, velden=velden, geldt=frozenset({waarover})))


def losse_brief(brief: LosseBrief) -> bytes:
    """The head, the address and the foot of every letter around words of its own."""
    velden = {"aanhef": brief.aanhef, "titel": f"Brief {brief.kop.kenmerk}", "betreft": brief.onderwerp}
    return zet_brief(brief, Invulling(sjabloon="losse_brief", velden=velden))


def buiten_behandeling(brief: BuitenBehandeling) -> bytes:
    """Awb 4:5: a besluit, so with who decided and how to object."""
    velden = leerlingvelden(brief.leerling) | bezwaarvelden(brief.bezwaar) | {
        "aanhef": brief.aanhef, "titel": f"Besluit buiten behandeling {brief.kop.kenmerk}", "school": brief.school.naam,
        "soort": brief.soort, "ontvangen_op": datum_lang(brief.ontvangen_op), "gevraagd_op": datum_lang(brief.gevraagd_op),
        "uiterlijk": datum_voluit(brief.uiterlijk), "reden": brief.reden,
        "wie_besliste": wie_besliste(brief.kop, brief.nemer),
    }  # fmt: skip
    punten = [veilig(wat) for wat in brief.ontbreekt]
    return zet_brief(
        brief,
        Invulling(sjabloon=f"buiten_behandeling_{brief.lezer}", velden=velden,
                  geldt=frozenset({"arrangement" if brief.arrangement else "tlv"}),
                  blokken={"ontbrekend": lambda s: lijst(punten, s.lijst)}),
    )  # fmt: skip


def intrekking(brief: IntrekkingVerklaring) -> bytes:
    """Which TLV does not hold any more, from when and why: a besluit, so with who decided and how to object."""
    velden = leerlingvelden(brief.leerling) | bezwaarvelden(brief.bezwaar) | {
        "aanhef": brief.aanhef, "titel": f"Intrekking verklaring {brief.tlv_nummer}", "school": brief.school.naam,
        "tlv_nummer": brief.tlv_nummer, "tlv_soort": brief.tlv_soort, "tlv_van": datum_lang(brief.tlv_van),
        "vervallen_reden": brief.reden if brief.fout else "", "intrekking_reden": "" if brief.fout else brief.reden,
        "per": datum(brief.per), "vervangen_door": brief.vervangen_door, "grondslag": brief.grondslag,
        "wie_besliste": wie_besliste(brief.kop, brief.nemer), "gehoord": brief.gehoord,
    }  # fmt: skip
    geldt = {"per_dag" if brief.per is not None else "meteen", "vervangen" if brief.vervangen_door else "geen_andere"}
    return zet_brief(brief, Invulling(sjabloon=f"intrekking_{brief.lezer}", velden=velden, geldt=frozenset(geldt)))


def aanhouding(brief: Aanhoudingsbrief) -> bytes:
    """What lacks, from whom, until when, and what it does to the term."""
    velden = leerlingvelden(brief.leerling) | {
        "aanhef": brief.aanhef, "titel": f"Aanhouding {brief.kop.kenmerk}", "school": brief.school.naam,
        "soort": brief.soort, "commissie": brief.commissie, "zittingsdatum": datum(brief.zittingsdatum),
        "wat_ontbreekt": brief.wat_ontbreekt, "van_wie": brief.van_wie, "tot_en_met": datum_voluit(brief.tot_en_met),
        "gevolg_termijn": brief.gevolg_termijn, "besluit_uiterlijk": datum_voluit(brief.besluit_uiterlijk),
    }  # fmt: skip
    return zet_brief(brief, Invulling(sjabloon=f"aanhouding_{brief.lezer}", velden=velden))
