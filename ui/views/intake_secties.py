"""The sections of the form of an aanvraag, with the labels of screens.md 5.1-5.3. Fields are named by their place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cvt_desktop.domain.formulier import Instemming, JaNee, Meningvorm, OntvangenVia, RelatieSchool, Route, Wijziging
from cvt_desktop.domain.soorten import SOORTEN
from ui.presenters.aanvraagvelden import ONDERWIJS_VOOR, SPOED, UITSTROOM, keuzes
from ui.presenters.uitkomstvorm import CATEGORIEEN
from ui.tonen import Keuze
from ui.widgets.datumveld import Datumveld
from ui.widgets.formulier import Formulier
from ui.widgets.keuzerij import Keuzerij
from ui.widgets.keuzeveld import Keuzeveld
from ui.widgets.kolomvak import Kolomvak
from ui.widgets.sectie import Sectie
from ui.widgets.tekstveld import Tekstveld
from ui.widgets.tekstvlak import Tekstvlak
from ui.widgets.vinkje import Vinkje

_KORT = 220
_ACHTERNAAM = 202


def bouw_aanvraag(formulier: Formulier, soort: str) -> None:
    """What kind it is, and when and how it came."""
    deel = formulier.sectie("Aanvraag")
    soorten = [Keuze(waarde=s.value, tekst=s.value) for s in SOORTEN]
    keus = deel.veld(Keuzeveld("soort", "Soort aanvraag", soorten, leeg="", breedte=_KORT,
                               uitleg="De soort bepaalt het formulier, de toetslijst en het besluit."))
    keus.zet_waarde(soort)
    keus.zet_bewerkbaar(False)
    deel.veld(Datumveld("a.ontvangen_op", "Ontvangen op",
                        uitleg="De dag waarop de aanvraag binnenkwam: vanaf de dag erna loopt de termijn (Awb 4:13)."))
    deel.veld(Keuzeveld("a.ontvangen_via", "Ontvangen via", keuzes(OntvangenVia), breedte=_KORT,
                        uitleg="Awb 2:13 en 2:20: elektronisch mag als de commissie die weg openstelde."))  # fmt: skip


def bouw_leerling(formulier: Formulier) -> tuple[Sectie, Kolomvak]:
    """Who it is about; back come the section and the place below, where the register says whether it knows this pupil."""
    deel = formulier.sectie("Leerling")
    deel.veld(Tekstveld("leerling.roepnaam", "Roepnaam"))
    achternaam = Tekstveld("leerling.achternaam", "Achternaam", breedte=_ACHTERNAAM)
    achternaam.setMinimumWidth(_ACHTERNAAM)
    voorvoegsel = Tekstveld("leerling.voorvoegsel", "Voorvoegsel", breedte=90)
    deel.naast("Voorvoegsel, achternaam", voorvoegsel, achternaam)
    deel.veld(Vinkje("leerling.heeft_een_naam", "Heeft één naam", uitleg="Voor wie geen achternaam heeft."))
    deel.veld(Datumveld("leerling.geboortedatum", "Geboortedatum",
                        uitleg="Nodig om de leerling te herkennen en voor de TLV (WVO 2020, art. 2.47)."))  # fmt: skip
    onder = Kolomvak(ruimte=0)
    deel.regel(onder)
    deel.veld(Tekstveld("leerling.woonplaats", "Woonplaats (gemeente)",
                        uitleg="Bepaalt welk samenwerkingsverband beslist (WEC 40, lid 13)."))  # fmt: skip
    return deel, onder


def bouw_school(formulier: Formulier) -> Sectie:
    """Who asks; the section comes back for its conditional field."""
    deel = formulier.sectie("School")
    deel.veld(Keuzeveld("a.school", "Aanvragende school", (), zoeken=True, breedte=360, leeg="Typ een deel van de naam",
                        uitleg="Staat de school er niet bij, voeg haar dan toe bij Instellingen, Scholen."))
    deel.veld(Tekstveld("a.contactpersoon", "Contactpersoon school", breedte=360))
    deel.veld(Keuzerij("a.relatie", "Leerling is bij deze school", keuzes(RelatieSchool), toon_toetsen=False,
                       uitleg="De school van inschrijving of aanmelding mag aanvragen (WVO 2020, art. 2.47, lid 7)."))
    deel.veld(Datumveld("a.aangemeld_op", "Aangemeld bij de school op", optioneel=True))
    deel.veld(Tekstveld("a.getekend_door", "Aanvraag getekend door, functie", breedte=360, uitleg="Awb 4:2."))
    deel.veld(Keuzerij("a.namens_bevoegd_gezag", "Namens het bevoegd gezag", keuzes(JaNee), toon_toetsen=False))
    deel.veld(Datumveld("a.datum_aanvraag", "Datum aanvraag", uitleg="Awb 4:2: de dagtekening."))
    return deel


def bouw_vraag(formulier: Formulier, geprobeerd: QWidget) -> Sectie:
    """What is asked and why, for vso; the section comes back, because another kind does not show it."""
    deel = formulier.sectie("Vraag: TLV voortgezet speciaal onderwijs")
    deel.veld(Keuzeveld("vso.route", "Route", keuzes(Route), breedte=_KORT))
    deel.veld(Keuzerij("vso.categorie", "Gevraagde categorie", CATEGORIEEN, toon_toetsen=False))
    deel.veld(
        Datumveld("vso.ingangsdatum", "Gewenste ingangsdatum", uitleg="Vaak 1 augustus of de dag na het besluit.")
    )
    deel.veld(Keuzeveld("vso.einddatum", "Gewenste einddatum", breedte=260,
                        uitleg="Een TLV vso geldt ten minste één heel schooljaar en eindigt op 31 juli (WEC 40, lid 15)."))
    deel.veld(Vinkje("vso.geen_andere_route", "Geen cluster 1 of 2, geen residentiële plaatsing"))
    deel.veld(Tekstvlak("vso.waarom", "Waarom is vso nodig"))
    deel.veld(Tekstvlak("vso.waarom_regulier_niet", "Waarom volstaat regulier met arrangement niet"))
    deel.veld(Tekstvlak("vso.hoofddoel", "Hoofddoel in het vso", regels=3))
    deel.veld(Tekstvlak("vso.terugkeer", "Terugkeerperspectief", regels=3))
    deel.veld(Tekstvlak("vso.waarom_duur_categorie", "Waarom deze duur en categorie", regels=2, woorden=50,
                        uitleg="LBT 109250: de duur en de categorie vragen een eigen motivering."))  # fmt: skip
    deel.regel(geprobeerd, "Wat is geprobeerd")
    return deel


def bouw_verlenging(formulier: Formulier, voor: Sectie) -> Sectie:
    """What is extended and what changes, before what is asked (screens.md 5.4)."""
    deel = formulier.sectie("Verlenging", voor=voor)
    deel.veld(Tekstveld("vso.eerdere_tlv", "Eerdere TLV", hint="nummer",
                        uitleg="Kies bij een bekende leerling ‘Verlenging hierop’: dan staat alles er al."))
    deel.veld(Keuzerij("vso.eerdere_categorie", "Categorie daarvan", CATEGORIEEN, toon_toetsen=False))
    deel.veld(Datumveld("vso.eerdere_tot", "Loopt tot en met"))
    deel.veld(Keuzerij("vso.wat_verandert", "Wat verandert", keuzes(Wijziging), toon_toetsen=False,
                       uitleg="Een andere categorie vraagt adviezen die daarover gaan."))
    deel.veld(Tekstveld("vso.leerjaren", "Leerjaren die nog volgen", optioneel=True, maximum=200))
    return deel


def bouw_loopbaan(formulier: Formulier) -> Sectie:
    """Where the pupil is at school now; the section comes back, because what is asked of another kind stands before it."""
    deel = formulier.sectie("Onderwijs nu")
    deel.veld(Tekstveld("b.huidige_school", "Huidige school"))
    deel.veld(Tekstveld("b.schoolsoort", "Schoolsoort", bv="havo"))
    deel.veld(Tekstveld("b.leerjaar", "Leerjaar", breedte=90, maximum=30))
    deel.veld(Keuzeveld("b.onderwijs_voor", "Onderwijssoort vóór deze aanvraag", ONDERWIJS_VOOR, breedte=_KORT))
    return deel


def bouw_ouders(formulier: Formulier, verzorgers: QWidget) -> Sectie:
    """The verzorgers."""
    deel = formulier.sectie("Ouders en verzorgers")
    deel.regel(verzorgers, "Wie gezag heeft en wie zorgt")
    return deel


def bouw_mening(formulier: Formulier) -> Sectie:
    """The voice of the pupil."""
    deel = formulier.sectie("Mening van de leerling")
    deel.veld(Keuzerij("b.mening_vorm", "Mening van de leerling", keuzes(Meningvorm), toon_toetsen=False,
                       uitleg="WVO 2020, art. 2.44: de leerling wordt gehoord."))  # fmt: skip
    deel.veld(Tekstvlak("b.mening", "In eigen woorden, of waarom niet", regels=3))
    deel.veld(Tekstveld("b.mening_hoe", "Hoe gevraagd, door wie, wanneer", maximum=400, breedte=360))
    deel.veld(
        Tekstveld("b.mening_gedaan", "Wat heeft de school ermee gedaan", optioneel=True, maximum=400, breedte=360)
    )
    deel.veld(Vinkje("b.eigen_brief", "De leerling krijgt een eigen brief"))
    return deel


def bouw_meer(formulier: Formulier) -> tuple[Sectie, Sectie, Sectie]:
    """What may stay empty: folded. The sections come back, because not every kind asks all of it."""
    leerling = formulier.sectie("Meer over de leerling (mag leeg blijven)", vouwbaar=True, open_=False)
    leerling.veld(Tekstveld("leerling.voornamen", "Voornamen (basisregistratie)", optioneel=True, breedte=360,
                            uitleg="Nodig vóór de TLV: zo staat de naam op de verklaring."))  # fmt: skip
    leerling.veld(Tekstveld("leerling.straat", "Straat, nummer", optioneel=True))
    leerling.naast("Postcode, plaats", Tekstveld("leerling.postcode", "Postcode", breedte=90, maximum=12),
                   Tekstveld("leerling.plaats", "Plaats", breedte=200))  # fmt: skip
    leerling.veld(Tekstveld("leerling.land", "Land", optioneel=True, hint="alleen buiten Nederland", maximum=60))
    leerling.veld(Vinkje("leerling.adres_geheim", "Dit adres is geheim",
                         uitleg="Een geheim adres staat alleen op de eigen brief van de leerling."))  # fmt: skip
    leerling.veld(Datumveld("b.thuiszittend_sinds", "Thuiszittend sinds", optioneel=True))
    leerling.veld(Keuzeveld("vso.uitstroom", "Uitstroomprofiel", UITSTROOM, optioneel=True, breedte=_KORT))
    leerling.veld(Tekstveld("vso.hulpverlening", "Betrokken hulpverlening", optioneel=True, maximum=400, breedte=360))
    proces = formulier.sectie("Overleg en OPP (mag leeg blijven)", vouwbaar=True, open_=False)
    proces.veld(Datumveld("vso.mdo_op", "MDO(-t) gehouden op", optioneel=True))
    proces.veld(Tekstveld("vso.mdo_aanwezig", "Aanwezig bij het MDO", optioneel=True, hint="bv. school, ouders, consulent"))
    proces.veld(Datumveld("vso.opp_vastgesteld_op", "OPP vastgesteld op", optioneel=True))
    proces.veld(Datumveld("vso.opp_geevalueerd_op", "OPP geëvalueerd op", optioneel=True))
    proces.veld(Keuzerij("vso.instemming", "Instemming handelingsdeel", keuzes(Instemming), optioneel=True, toon_toetsen=False,
                         uitleg="Geen wettelijke eis voor de aanvraag (LBT 107168)."))  # fmt: skip
    proces.veld(Tekstvlak("vso.eerder_arrangement", "Arrangement eerder gevraagd", optioneel=True, regels=2))
    rest = formulier.sectie("Voor de commissie (mag leeg blijven)", vouwbaar=True, open_=False)
    rest.veld(Tekstveld("a.consulent", "Consulent", optioneel=True))
    rest.veld(Keuzeveld("a.spoed", "Spoed, omdat", SPOED, optioneel=True, leeg="geen spoed", breedte=_KORT))
    rest.veld(Tekstveld("a.gemachtigde", "Gemachtigde", optioneel=True, maximum=400, breedte=360, uitleg="Awb 2:1.",
                        hint="naam, adres, machtiging gezien op"))  # fmt: skip
    rest.veld(Tekstveld("vso.beoogde_school", "Beoogde vso-school", optioneel=True,
                        uitleg="Alleen voor intern gebruik: staat nooit op TLV of besluit."))  # fmt: skip
    rest.veld(Tekstveld("vso.buiten_regio", "Buiten de regio, omdat", optioneel=True, maximum=400, breedte=360))
    rest.veld(Tekstvlak("a.opmerking", "Opmerking voor de commissie", optioneel=True, regels=2, woorden=30))
    return leerling, proces, rest
