"""What the invented stukken and adviezen of the practice register say, by the kind of trouble a pupil has.

A ``Beeld`` is shared by several dossiers; what a dossier says itself (waarom, mening, zienswijze) stands beside it.
``{naam}`` is the first name of the pupil. No name, school or number in these texts is of somebody real.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cvt_desktop.domain.ondersteuning import Ondersteuning


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviestekst:
    """What one of the two deskundigen writes when a dossier has no text of its own."""

    behoefte: str = field(repr=False)
    arrangement: str = field(repr=False)
    kern: str = field(repr=False)
    duur: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeld:
    """The texts of one kind of trouble; every field is a paragraph or more, split by line ends."""

    waarom: str = field(repr=False)
    waarom_niet: str = field(repr=False)
    mening: str = field(repr=False)
    begin: str = field(repr=False)
    helpt: str = field(repr=False)
    belemmert: str = field(repr=False)
    behoeften: str = field(repr=False)
    doelen: str = field(repr=False)
    observatie: str = field(repr=False)
    uitkomst: str = field(repr=False)
    geprobeerd: tuple[Ondersteuning, ...] = field(repr=False)
    adviezen: tuple[Adviestekst, ...] = field(repr=False)
    gewone_taal: str = field(repr=False)
    duur_gewone_taal: str = field(repr=False)


PRIKKELS = Beeld(
    waarom="{naam} heeft een voorspelbare dag en een kleine groep nodig om weer tot leren te komen.",
    waarom_niet="De ondersteuning die de school kan geven, is planmatig gegeven en hielp telkens kort.",
    mening="Ik wil naar een school waar het rustiger is.",
    begin="{naam} volgde eerst alle lessen, met goede cijfers. Sinds de herfst van dit schooljaar nam de "
          "vermoeidheid toe: eerst na gym en de grote pauze, later na ieder wisselend lesuur.\n"
          "Thuis slaapt {naam} na schooltijd en komt het huiswerk er niet meer van. In het weekend trekt het bij.",
    helpt="{naam} is leergierig, werkt nauwkeurig en kan goed uitleggen wat er wel en niet lukt. In een stille ruimte met "
          "één taak tegelijk is het tempo gewoon.\nDe ouders en de school trekken samen op; afspraken worden nagekomen.",
    belemmert="Veel mensen, geluiden en wisselingen op een dag. Het herstel na een drukke les duurt langer dan de les zelf. "
              "Een onverwachte wijziging in het rooster kost de rest van de dag.",
    behoeften="Een groep van hoogstens twaalf leerlingen en een vast lokaal.\nLeraren die niet per uur wisselen, en een rooster "
              "dat een dag van tevoren bekend is.\nEen plek om te herstellen zonder daarom te hoeven vragen.\nOpdrachten in "
              "kleine stappen, op papier.",
    doelen="Binnen een half jaar vier volle dagdelen per week aanwezig zijn.\nBinnen een jaar een volledige lesweek volgen.\n"
           "De examenvakken op niveau afronden.",
    observatie="In de klas (twee lesuren) werkt {naam} het eerste kwartier mee. Daarna gaat het hoofd op de arm en stopt het "
               "schrijven. Op een vraag volgt antwoord na vijf tot tien tellen.\nIn de stilteruimte maakt {naam} dezelfde "
               "opdracht in twintig minuten af en vertelt daar ongevraagd over.",
    uitkomst="Het leervermogen past bij de schoolsoort. De verwerkingssnelheid is laag ten opzichte van het begrip. De "
             "vragenlijsten van school en ouders noemen beide overprikkeling en vermoeidheid als eerste zorg.\nEr zijn geen "
             "aanwijzingen dat de leerstof te moeilijk is.",
    geprobeerd=(
        Ondersteuning(wat="Prikkelarme werkplek", periode="november 2026 – januari 2027", effect="hielp drie weken",
                      vindplaats="OPP p. 2"),
        Ondersteuning(wat="Verkort rooster", periode="december 2026 – januari 2027", effect="hielp vier weken",
                      vindplaats="OPP p. 2"),
        Ondersteuning(wat="Wekelijkse begeleiding door een vaste mentor", periode="november 2026 – januari 2027",
                      effect="hielp kort", vindplaats="MDO p. 1"),
        Ondersteuning(wat="Koptelefoon en vaste plaats achter in de klas", periode="oktober – december 2026",
                      effect="hielp in twee van de acht vakken", vindplaats="OPP p. 2"),
    ),
    adviezen=(
        Adviestekst(
            behoefte="Rust, overzicht en begeleiding die elke dag dezelfde is.",
            arrangement="De groepsgrootte en de wisselingen blijven in het regulier gelijk, hoeveel begeleiding er ook bij komt.",
            kern="{naam} heeft een kleine groep nodig, vaste leraren en een dag zonder onverwachte wisselingen. De "
                 "ondersteuning is goed uitgevoerd en hielp telkens kort. Een arrangement in het regulier verandert de "
                 "groepsgrootte en het aantal wisselingen niet.",
            duur="Opbouwen tot een volledige week en de examenvakken afronden vragen twee schooljaren.",
        ),
        Adviestekst(
            behoefte="Een omgeving met weinig prikkels en een opbouw in kleine stappen, met tijd om te herstellen.",
            arrangement="Alle vormen van ondersteuning die de school kan geven zijn geprobeerd; het herstel duurde telkens kort.",
            kern="De belastbaarheid van {naam} is laag en de leerbaarheid goed. Een rustige omgeving met opbouw is nu nodig; "
                 "lichamelijk is er geen andere verklaring gevonden. Na ieder schooljaar kan worden bezien of een deel van de "
                 "lessen weer in het regulier kan.",
            duur="Twee schooljaren passen bij het tempo waarin de belastbaarheid kan groeien.",
        ),
    ),
    gewone_taal="Op school zijn veel mensen, geluiden en wisselingen. Daar wordt {naam} zo moe van dat leren niet meer lukt. De "
                "school heeft veel geprobeerd. Dat hielp even, maar niet lang genoeg. In het vso zijn de groepen klein en is de "
                "dag voorspelbaar.",
    duur_gewone_taal="Twee schooljaren geven genoeg tijd om rustig op te bouwen.",
)  # fmt: skip

GEDRAG = Beeld(
    waarom="{naam} komt in vrije momenten en bij wisselingen steeds opnieuw in conflict en mist daardoor lessen.",
    waarom_niet="Begeleiding is er bij de les; de spanning ontstaat op de gang en in de pauze, en die blijven.",
    mening="Ik wil dat er iemand bij is voordat het misgaat, niet erna.",
    begin="{naam} kwam met een gewoon advies van de basisschool en haalt voldoendes voor de vakken die doorgaan. Sinds vorig "
          "schooljaar lopen vrije momenten en wisselingen vaak uit op ruzie, weglopen of schade.\n"
          "Na een incident volgt spijt, en een dag of twee waarin {naam} niemand wil zien.",
    helpt="Een op een is {naam} open en humoristisch. Met een volwassene die blijft, komt {naam} binnen een kwartier tot rust.\n"
          "Praktisch werk en een taak met verantwoordelijkheid gaan goed.",
    belemmert="Onduidelijke situaties, wachten, en groepen zonder toezicht. {naam} leest plagen als aanval en reageert voordat "
              "een volwassene erbij is.",
    behoeften="Toezicht bij iedere wisseling en in iedere pauze.\nVolwassenen die rust terugbrengen en na afloop nabespreken.\n"
              "Een kleine groep met regels die overal gelijk zijn.\nSucces in praktische vakken.",
    doelen="Binnen drie maanden zonder schorsing.\nBinnen een jaar zelf tijdig om hulp vragen.\nHet diploma halen.",
    observatie="In de les (techniek) werkt {naam} een uur door en helpt een klasgenoot. In de pauze daarna, op de gang, volgt "
               "binnen vijf minuten een ruzie over een tas.\nDe conciërge haalt {naam} eruit; een kwartier later is het over.",
    uitkomst="Het leervermogen past bij de schoolsoort. De sterke kant is inzicht in wat mensen bedoelen, als er tijd is; onder "
             "druk valt dat weg.\nDe vragenlijsten laten zien dat het gedrag op school veel voorkomt en thuis veel minder.",
    geprobeerd=(
        Ondersteuning(wat="Begeleiding bij de wisselingen", periode="september – december 2026",
                      effect="minder incidenten op die momenten, niet in de pauzes", vindplaats="OPP p. 2"),
        Ondersteuning(wat="Time-outplek met een vaste medewerker", periode="oktober 2026 – januari 2027",
                      effect="herstel gaat sneller, het aantal incidenten blijft gelijk", vindplaats="OPP p. 2"),
        Ondersteuning(wat="Training sociale vaardigheden", periode="najaar 2026", effect="kent de stappen, past ze onder "
                      "spanning niet toe", vindplaats="MDO p. 1"),
        Ondersteuning(wat="Tussenvoorziening binnen de school, twee keer zes weken", periode="november 2026 en januari 2027",
                      effect="rustig zolang het duurde", vindplaats="MDO p. 1"),
    ),
    adviezen=(
        Adviestekst(
            behoefte="Toezicht en nabijheid de hele dag, met volwassenen die na een conflict het gesprek voeren.",
            arrangement="Toezicht op alle wisselingen is in een grote school niet te geven, ook niet met een eigen begeleider.",
            kern="{naam} heeft een kleine groep nodig met toezicht op alle momenten van de dag. De school gaf begeleiding en een "
                 "tussenvoorziening; dat gaf rust zolang het duurde. Een arrangement in het regulier neemt de onrust op de "
                 "gangen niet weg.",
            duur="Een andere manier van reageren leren en die volhouden vraagt meer dan een schooljaar.",
        ),
        Adviestekst(
            behoefte="Voorspelbare volwassenen, directe nabespreking en praktisch onderwijs.",
            arrangement="De begeleiding die helpt is er in het regulier alleen bij de les, en de spanning ontstaat daarbuiten.",
            kern="De leerbaarheid van {naam} is goed; de spanning ontstaat buiten de les. Intensief toezicht en directe "
                 "nabespreking zijn nu nodig en zijn in het regulier niet te organiseren.",
            duur="Na een schooljaar kan worden bezien wat nog nodig is.",
        ),
    ),
    gewone_taal="In een grote school ontstaat vaak onrust op de gang en in de pauze. Dan gaat het mis en mist {naam} lessen. De "
                "school heeft extra begeleiding gegeven. Dat hielp alleen zolang er iemand bij was. In het vso zijn de groepen "
                "klein en is er de hele dag iemand in de buurt.",
    duur_gewone_taal="Twee schooljaren geven tijd om te wennen, rust te vinden en het diploma te halen.",
)  # fmt: skip

THUIS = Beeld(
    waarom="{naam} komt sinds de winter bijna niet meer op school. Thuis wordt er wel gewerkt.",
    waarom_niet="Iedere opbouw binnen de school is gestopt; de groep en het gebouw blijven te groot voor een begin.",
    mening="Ik wil het nog eens proberen, maar niet in zo'n groot gebouw.",
    begin="{naam} had op de basisschool een vaste vriendengroep en weinig verzuim. In de eerste maanden van het voortgezet "
          "onderwijs begon het verzuim, eerst op maandagen, daarna hele weken.\nNaar school gaan geeft buikpijn en huilen; "
          "overdag thuis is {naam} rustig en maakt werk voor twee vakken.",
    helpt="{naam} wil leren en mist leeftijdgenoten. Met één vertrouwde volwassene lukt een uur op school buiten lestijd.",
    belemmert="De grote groep, de onbekende leraren en het idee dat iedereen kijkt. Iedere poging die mislukt, maakt de "
              "volgende zwaarder.",
    behoeften="Een begin van enkele uren in een kleine groep.\nDagelijks dezelfde begeleider, ook bij het binnenkomen.\nEen "
              "opbouw in stappen die {naam} zelf mee bepaalt.\nContact met één of twee leeftijdgenoten.",
    doelen="Binnen drie maanden vier ochtenden per week aanwezig.\nBinnen een jaar een volledige week.\nTwee vrienden op school.",
    observatie="Bij het huisbezoek praat {naam} na een kwartier vrijuit en laat het werk voor Engels zien. Als de school ter "
               "sprake komt, valt het gesprek stil.\nOp het schoolplein, buiten lestijd, komt {naam} tot de deur.",
    uitkomst="Het leervermogen past bij de schoolsoort. De vragenlijsten tonen veel angst in groepen en gewone stemming thuis. "
             "De hulpverlening steunt een begin in een kleine groep.",
    geprobeerd=(
        Ondersteuning(wat="Opbouw van één uur per dag met de mentor", periode="februari – maart 2027",
                      effect="vier keer begonnen, telkens na een week gestopt", vindplaats="OPP p. 2"),
        Ondersteuning(wat="Onderwijs op afstand voor twee vakken", periode="maart 2027", effect="de stof is bij, school blijft "
                      "ver weg", vindplaats="OPP p. 2"),
        Ondersteuning(wat="Begeleiding thuis door de jeugdhulp", periode="sinds december 2026",
                      effect="thuis rustiger, de stap naar school lukt niet", vindplaats="MDO p. 1"),
    ),
    adviezen=(
        Adviestekst(
            behoefte="Een klein begin met een vaste begeleider, in een groep waar binnenkomen veilig is.",
            arrangement="Een opbouw binnen de eigen school is vier keer geprobeerd; de groep en de gangen blijven te groot.",
            kern="{naam} wil leren en komt niet binnen. De opbouw in de eigen school is zorgvuldig geprobeerd en telkens "
                 "gestopt. Een kleine groep met dagelijks dezelfde begeleider maakt een begin mogelijk; een arrangement "
                 "verandert de groep en het gebouw niet.",
            duur="De opbouw kost het eerste jaar; in het tweede jaar is een volledige week haalbaar.",
        ),
        Adviestekst(
            behoefte="Voorspelbaarheid, een stap per keer en leeftijdgenoten in een kleine groep.",
            arrangement="Begeleiding op afstand houdt de stof bij, maar brengt de leerling niet onder leeftijdgenoten.",
            kern="De angst zit vast aan de grote groep. Een kleine groep en een geleidelijke opbouw zijn nodig. Met de "
                 "hulpverlening kan na ieder schooljaar worden gekeken naar terugkeer.",
            duur="Twee schooljaren geven ruimte om zonder druk op te bouwen.",
        ),
    ),
    gewone_taal="{naam} wil leren, maar naar binnen gaan in een grote school lukt niet. De school heeft een paar keer een klein "
                "begin gemaakt. Dat hield geen stand. In het vso is de groep klein en is er elke dag dezelfde begeleider. Zo kan "
                "{naam} rustig opbouwen.",
    duur_gewone_taal="Het eerste jaar is om op te bouwen, het tweede om weer een hele week naar school te gaan.",
)  # fmt: skip

THUIS_NAJAAR = replace(
    THUIS, geprobeerd=tuple(replace(o, periode=p) for o, p in zip(
        THUIS.geprobeerd, ("september – november 2026", "november 2026 – januari 2027", "sinds oktober 2026"), strict=True)),
)  # fmt: skip
"""The same, of somebody who stayed away from the summer on: it was tried before the winter."""
