"""The forms of the settings, as the wizard and *Instellingen* both show them: each rule with its default and source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cvt_desktop.domain.errors import CvtError
from cvt_desktop.services.logo import MAX_BYTES
from ui.feedback import AFBEELDING, Feedback
from ui.presenters.instellingen import (
    AANSPREEKVORMEN,
    ACTIEVE_SOORTEN,
    REGELINGEN,
    REGELS,
    TBV_NAMEN,
    modellen_voor,
    uitleg,
)
from ui.theme import Maat, Ruimte
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.getalveld import Getalveld
from ui.widgets.keuzekolom import Keuzekolom
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.logoveld import Logoveld
from ui.widgets.sectie import Sectie
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.veld import Veld
from ui.widgets.vinkje import Vinkje


def _met_bron(sectie: Sectie, veld: Veld) -> None:
    """The field, and its default with source in small letters below it."""
    sectie.veld(veld)
    sectie.hulp(veld, veld.uitleg)


def _vorm() -> Formulier:
    vorm = Formulier()
    vorm.hulpvorm = "instellingen"
    return vorm


Leesbestand = Callable[[Path, int], bytes]


def logokiezer(feedback: Feedback, lees: Leesbestand) -> Callable[[], bytes | None]:
    """Lets choose a file for the logo; None after a change of mind, and after a file that cannot be read (which is said)."""

    def kies() -> bytes | None:
        pad = feedback.kies_bestand("Kies het logo", AFBEELDING)
        try:
            return None if pad is None else lees(pad, MAX_BYTES)
        except CvtError as fout:
            feedback.fout(fout)
            return None

    return kies


def swv_vorm(kies_logo: Callable[[], bytes | None]) -> Formulier:
    """The samenwerkingsverband as it stands on paper."""
    vorm = _vorm()
    wie = vorm.sectie("Samenwerkingsverband")
    wie.veld(Tekstveld("naam", "Naam", breedte=Maat.VELD_BREED))
    wie.veld(Tekstveld("nummer", "Nummer", hint="bv. VO9999", maximum=10, breedte=Maat.VELD_SMAL))
    wie.veld(Tekstveld("straat", "Straat en nummer"))
    wie.naast("Postcode, plaats", Tekstveld("postcode", "Postcode", maximum=10, breedte=Maat.VELD_SMAL),
              Tekstveld("plaats", "Plaats"))  # fmt: skip
    wie.veld(Tekstveld("telefoon", "Telefoon", optioneel=True))
    wie.veld(Tekstveld("email", "E-mail", optioneel=True))
    wie.veld(Tekstveld("website", "Website", optioneel=True))
    brief = vorm.sectie("In brieven")
    brief.veld(Logoveld("logo", "Logo", kies_logo, uitleg="PNG of JPEG, hoogstens 1 MB; staat boven aan elke brief."))
    brief.veld(Tekstveld("rechtbank", "Rechtbank", optioneel=True, hint="bv. rechtbank Meerstede",
                         uitleg="Voor een voorlopige voorziening; staat in de bezwaarclausule (Awb 8:81)."))  # fmt: skip
    brief.veld(Tekstveld("bezwaar_elektronisch", "Bezwaar langs elektronische weg", optioneel=True, breedte=Maat.VELD_BREED,
                         uitleg="Het adres of de webpagina waar men digitaal bezwaar kan maken (Awb 2:13)."))  # fmt: skip
    brief.veld(Tekstveld("steunpunt", "Ouder- en jeugdsteunpunt", optioneel=True, hint="naam en telefoonnummer",
                         breedte=Maat.VELD_BREED))
    brief.veld(Tekstveld("email_fg", "E-mail functionaris gegevensbescherming", optioneel=True))
    vorm.klaar()
    return vorm


def commissie_vorm() -> Formulier:
    """The one commission of a new register."""
    vorm = _vorm()
    vul_commissie(vorm)
    vorm.klaar()
    return vorm


def vul_commissie(vorm: Formulier) -> None:
    """The name of a commission, its quorum and its way of deciding."""
    deel = vorm.sectie("Commissie")
    deel.veld(Tekstveld("commissie_naam", "Naam", maximum=120))
    _met_bron(deel, Getalveld("quorum", "Quorum", minimum=1, maximum=15, eenheid="leden", uitleg=uitleg("quorum")))
    _met_bron(deel, Vinkje("gedragsdeskundige_nodig", "Met een orthopedagoog of psycholoog",
                           uitleg=uitleg("gedragsdeskundige_nodig")))  # fmt: skip
    _met_bron(deel, Keuzeveld("regel", "Beslisregel", REGELS, uitleg=uitleg("regel"), breedte=Maat.VELD_BREED))
    deel.veld(Datumveld("mandaat_van", "Mandaatbesluit van", optioneel=True,
                        uitleg="Op die dag gaf het bestuur de commissie mandaat; staat in het besluit (Awb 10:10)."))  # fmt: skip


def modellen_vorm() -> Formulier:
    """Who decides, per kind; nothing is chosen beforehand."""
    vorm = _vorm()
    deel = vorm.sectie("Wie besluit")
    bron = Tekst(uitleg("modellen"), Tekstsoort.KLEIN, afbreken=True)
    bron.setContentsMargins(0, 0, 0, Ruimte.M)
    deel.regel(bron)
    for soort in ACTIEVE_SOORTEN:
        deel.veld(Keuzekolom(f"model_{soort.name}", str(soort), modellen_voor(soort), uitleg=uitleg("modellen")))
    deel.regel(Tekst("Praktijkonderwijs, voorziening en arrangement mogen nu leeg blijven: kies dan vóór het eerste besluit.",
                     Tekstsoort.ZWAK, afbreken=True))  # fmt: skip
    vorm.klaar()
    return vorm


def reglement_vorm(*, lopend: bool = False) -> Formulier:
    """Terms, adviezen, letters, numbers, and when the program locks; with ``lopend`` what a new register has not yet."""
    vorm = _vorm()
    termijn = vorm.sectie("Termijnen")
    _met_bron(termijn, Getalveld("beslistermijn_weken", "Beslistermijn", minimum=1, maximum=8, eenheid="weken",
                                 uitleg=uitleg("beslistermijn_weken")))  # fmt: skip
    _met_bron(termijn, Getalveld("streef_weken", "Eigen streeftermijn", minimum=1, maximum=8, eenheid="weken",
                                 uitleg=uitleg("streef_weken")))  # fmt: skip
    _met_bron(termijn, Getalveld("hersteltermijn_dagen", "Hersteltermijn", minimum=1, maximum=60, eenheid="dagen",
                                 uitleg=uitleg("hersteltermijn_dagen")))  # fmt: skip
    if lopend:
        dagen = vorm.sectie("Feestdagen")
        dagen.veld(Getalveld("feestdagen_tot_en_met", "Volledig tot en met het jaar", minimum=2026, maximum=2099,
                             uitleg="Bij een termijn die later eindigt, waarschuwt het programma (Atw 3, lid 3)."))  # fmt: skip
        dagen.veld(Tekstvlak("gelijkgestelde_dagen", "Gelijkgestelde dagen, één per regel", optioneel=True, woorden=0, regels=6,
                             breedte=Maat.VELD_GEWOON, hint="bv. 7 mei 2027",
                             uitleg="Dagen die bij besluit met een feestdag gelijkstaan (Atw 3, lid 3). De andere feestdagen "
                             "rekent het programma zelf. Vul aan na een nieuw besluit in de Staatscourant."))  # fmt: skip
    advies = vorm.sectie("Adviezen en criteria")
    _met_bron(advies, Keuzeveld("deskundigen", "Wie regelt de deskundigen", REGELINGEN, uitleg=uitleg("deskundigen"),
                                breedte=Maat.VELD_BREED))  # fmt: skip
    _met_bron(advies, Getalveld("advies_maanden", "Een advies is recent", minimum=1, maximum=36, eenheid="maanden",
                                uitleg=uitleg("advies_maanden")))  # fmt: skip
    _met_bron(advies, Getalveld("opp_maanden", "Een OPP is actueel", minimum=1, maximum=36, eenheid="maanden",
                                uitleg=uitleg("opp_maanden")))  # fmt: skip
    _met_bron(advies, Getalveld("opp_maanden_verlenging", "Bij een verlenging", minimum=1, maximum=36, eenheid="maanden",
                                uitleg=uitleg("opp_maanden_verlenging")))  # fmt: skip
    advies.veld(Tekstveld("ondersteuningsplan", "Ondersteuningsplan", optioneel=True, hint="bv. Ondersteuningsplan 2026-2030"))
    advies.veld(Tekstvlak("criteria", "Criteria, één per regel", optioneel=True, woorden=0,
                          uitleg="Waaraan de adviezen toetsen (WVO 2020 2.47; LBT 108110)."))  # fmt: skip
    voorziening = vorm.sectie("Bovenschoolse voorzieningen")
    _met_bron(voorziening, Keuzeveld("tbv_naam", "Een TBV heet", TBV_NAMEN, uitleg=uitleg("tbv_naam"), breedte=Maat.VELD_BREED))
    _met_bron(voorziening, Getalveld("andere_ondersteuning", "Andere ondersteuning tegelijk", minimum=0, maximum=20,
                                     eenheid="hoogstens", uitleg=uitleg("andere_ondersteuning")))  # fmt: skip
    brieven = vorm.sectie("Brieven en nummers")
    _met_bron(brieven, Vinkje("ouders_bellen", "Ouders bellen bij afwijzing of verschil", uitleg=uitleg("ouders_bellen")))
    _met_bron(brieven, Getalveld("verlenging_maanden", "Verlenging aanvragen vóór", minimum=0, maximum=12,
                                 eenheid="maanden voor het einde", uitleg=uitleg("verlenging_maanden")))  # fmt: skip
    brieven.veld(Keuzeveld("aanspreekvorm", "Aanhef voor ouders", AANSPREEKVORMEN, breedte=Maat.VELD_BREED))
    _met_bron(brieven, Getalveld("eigen_brief_vanaf", "Leerling krijgt eigen brief", minimum=12, maximum=18,
                                 eenheid="jaar en ouder", uitleg=uitleg("eigen_brief_vanaf")))  # fmt: skip
    brieven.veld(Vinkje("initialen_op_besluitenlijst", "Alleen initialen op de besluitenlijst"))
    _met_bron(brieven, Vinkje("groep_clausule", "Bezwaarclausule bij een groep", uitleg=uitleg("groep_clausule")))
    brieven.veld(Vinkje("stemverhouding_in_brief", "Stemverhouding in de besluitbrief"))
    _met_bron(brieven, Tekstveld("tlv_sjabloon", "Sjabloon TLV-nummer", maximum=60, uitleg=uitleg("tlv_sjabloon")))
    brieven.veld(Tekstveld("kenmerk_sjabloon", "Sjabloon kenmerk", maximum=60,
                           uitleg="{jaar} is het eerste jaar van het schooljaar, {nr:04} het volgnummer."))  # fmt: skip
    _vul_zittingregels(vorm)
    if lopend:
        controle = vorm.sectie("Controle vóór het tekenen")
        _met_bron(controle, Tekstvlak("als_hint", "Regels die alleen een hint geven, één per regel", optioneel=True, woorden=0,
                                      regels=3, breedte=Maat.VELD_BREED, hint="bv. C36", uitleg=uitleg("als_hint")))  # fmt: skip
    slot = vorm.sectie("Vergrendelen")
    slot.veld(Getalveld("vergrendel_minuten", "Na stilte van", minimum=5, maximum=30, eenheid="minuten"))
    slot.veld(Getalveld("vergrendel_minuten_zitting", "Tijdens een zitting", minimum=15, maximum=120, eenheid="minuten"))
    vorm.klaar()
    return vorm


def _vul_zittingregels(vorm: Formulier) -> None:
    """What the reglement says of the zitting and of reading for it."""
    stemmen = vorm.sectie("Zitting en stemmen")
    _met_bron(stemmen, Vinkje("initialen_in_zitting", "Alleen initialen in de zitting", uitleg=uitleg("initialen_in_zitting")))
    _met_bron(stemmen, Vinkje("hamerstukken", "Hamerstukken toegestaan", uitleg=uitleg("hamerstukken")))
    _met_bron(stemmen, Vinkje("stemmen_zonder_sleutel", "Stemmen zonder persoonlijke sleutel",
                              uitleg=uitleg("stemmen_zonder_sleutel")))  # fmt: skip
    lezen = vorm.sectie("Lezen en voorbereiden")
    _met_bron(lezen, Getalveld("aantekening_dagen", "Eigen aantekeningen wissen", minimum=0, maximum=60,
                               eenheid="dagen na de zitting", uitleg=uitleg("aantekening_dagen")))  # fmt: skip
    _met_bron(lezen, Vinkje("eerste_oordeel", "Eerst zelf, dan samen", uitleg=uitleg("eerste_oordeel")))
