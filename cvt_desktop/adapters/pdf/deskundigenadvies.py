"""The printed record of a deskundigenadvies, in the ten blocks of the form (screens 7.10)."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from cvt_desktop.adapters.pdf.bouwstenen import alinea, bijeen, opsomming, tabel, velden, wit
from cvt_desktop.adapters.pdf.maten import TEKSTBREED, stijlen
from cvt_desktop.adapters.pdf.pagina import zet
from cvt_desktop.adapters.pdf.teksten import Opmaak, leeg, veilig
from cvt_desktop.basis.tekst import datum_lang
from cvt_desktop.ports.documenten import DeskundigenadviesAfdruk

_BREED = (42 * mm, TEKSTBREED - 42 * mm)
_VOLGORDE = {1: "eerste deskundige", 2: "tweede deskundige", 3: "derde deskundige"}


def deskundigenadvies(a: DeskundigenadviesAfdruk) -> bytes:
    """All blocks in order; blocks 5-9 are the words of the deskundige."""
    s = stijlen()
    verhaal: list[Flowable] = [
        alinea(veilig(a.kop.afzender.naam), s.klein),
        alinea(veilig("Deskundigenadvies"), s.titel),
    ]
    verhaal += _blok(1, "Waarover", [velden(_waarover(a), _BREED, s)])
    verhaal += _blok(2, "Deskundige", [velden(_deskundige(a), _BREED, s)])
    verhaal += _blok(3, "Onafhankelijkheid", _onafhankelijk(a))
    verhaal += _blok(4, "Wat heb ik gezien en gedaan", _gezien(a))
    verhaal += _blok(5, "Bevindingen", [velden(_bevindingen(a), _BREED, s)])
    verhaal += _blok(6, "Criteria", _criteria(a))
    verhaal += _blok(7, "Waarom (g)een arrangement in het regulier", [_tekst(a, "waarom_niet_regulier")])
    verhaal += _blok(8, "Advies", _advies(a))
    verhaal += _blok(9, "Kern voor het besluit", [_tekst(a, "kern")])
    verhaal.append(bijeen(_blok(10, "Ondertekening", _ondertekening(a))))
    return zet(verhaal, a.kop, titel=f"Deskundigenadvies {a.volgorde} {a.kop.kenmerk}", begin=16 * mm).inhoud


def _blok(nummer: int, kop: str, delen: list[Flowable]) -> list[Flowable]:
    return [alinea(veilig(f"{nummer}  {kop}"), stijlen().kop), *delen]


def _verplicht(a: DeskundigenadviesAfdruk, veld: str) -> Opmaak:
    waarde = str(getattr(a, veld))
    if waarde.strip():
        return veilig(waarde)
    if a.kop.concept:
        return Opmaak(f"<i>({veld.replace('_', ' ')})</i>")
    raise leeg(veld)


def _tekst(a: DeskundigenadviesAfdruk, veld: str) -> Flowable:
    return alinea(_verplicht(a, veld), stijlen().tekst)


def _waarover(a: DeskundigenadviesAfdruk) -> list[tuple[Opmaak, Opmaak]]:
    leerling = Opmaak(f"<b>{veilig(a.leerling.volledige_naam)}</b>, geboren {datum_lang(a.leerling.geboren)}")
    return [
        (veilig("Kenmerk"), veilig(a.kop.kenmerk)),
        (veilig("Leerling"), leerling),
        (veilig("Soort aanvraag"), veilig(a.soort)),
        (veilig("Gevraagd"), veilig(a.gevraagd)),
        (veilig("Criteria uit"), _verplicht(a, "criteria_bron")),
    ]


def _deskundige(a: DeskundigenadviesAfdruk) -> list[tuple[Opmaak, Opmaak]]:
    rol = _VOLGORDE.get(a.volgorde, f"deskundige {a.volgorde}")
    paren = [("Naam", f"{a.naam}, {rol}"), ("Beroep", a.beroep), ("Werkgever of praktijk", a.werkgever)]
    paren += [("Registratie", a.registratie)] if a.registratie else []
    return [(veilig(label), veilig(tekst)) for label, tekst in paren]


def _onafhankelijk(a: DeskundigenadviesAfdruk) -> list[Flowable]:
    rijen = [
        [veilig(o.stelling), Opmaak("<b>ja</b>" if o.ja else "<b>nee</b>"), veilig(o.toelichting or "–")]
        for o in a.onafhankelijkheid
    ]
    koppen, s = [veilig(k) for k in ("Ik verklaar", "Antwoord", "Toelichting")], stijlen()
    zinnen = [alinea(veilig(zin), s.klein) for zin in a.verklaring]
    return [tabel(koppen, rijen, [TEKSTBREED * deel for deel in (0.55, 0.13, 0.32)], s), *([wit(2)] if zinnen else []), *zinnen]


def _gezien(a: DeskundigenadviesAfdruk) -> list[Flowable]:
    s = stijlen(0.92)
    delen = opsomming([veilig(stuk) for stuk in (*a.stukken, *a.gesprekken)], s.lijst)
    if not a.gesprekken:
        delen.append(alinea(veilig("Geen gesprek of observatie: alleen het dossier."), s.tekst))
    return delen


def _bevindingen(a: DeskundigenadviesAfdruk) -> list[tuple[Opmaak, Opmaak]]:
    return [
        (veilig("Ondersteuningsbehoefte"), _verplicht(a, "ondersteuningsbehoefte")),
        (veilig("Wat bevordert en wat belemmert"), _verplicht(a, "bevorderend_belemmerend")),
        (veilig("Wat is geprobeerd, met welk effect"), _verplicht(a, "geprobeerd_effect")),
        (veilig("Mening van leerling en ouders"), _verplicht(a, "meningen")),
    ]


def _criteria(a: DeskundigenadviesAfdruk) -> list[Flowable]:
    if not a.criteria and not a.kop.concept:
        raise leeg("criteria")
    rijen = [[veilig(c.criterium), Opmaak(f"<b>{veilig(c.oordeel)}</b>"), veilig(c.waarom)] for c in a.criteria]
    koppen = [veilig(k) for k in ("Criterium", "Oordeel", "Waarom")]
    return [tabel(koppen, rijen, [TEKSTBREED * deel for deel in (0.38, 0.14, 0.48)], stijlen())]


def _advies(a: DeskundigenadviesAfdruk) -> list[Flowable]:
    delen: list[Flowable] = [alinea(Opmaak(f"<b>{_verplicht(a, 'advies')}</b>"), stijlen().tekst)]
    paren = [("Waarom deze categorie", a.categorie_waarom), ("Waarom deze duur", a.duur_waarom),
             ("Persoonlijkheid", a.persoonlijkheid), ("Grensvlak", a.grensvlak)]  # fmt: skip
    gevuld = [(veilig(label), veilig(tekst)) for label, tekst in paren if tekst.strip()]
    return [*delen, velden(gevuld, _BREED, stijlen())] if gevuld else delen


def _ondertekening(a: DeskundigenadviesAfdruk) -> list[Flowable]:
    s = stijlen()
    if a.vastgesteld_op is None and not a.kop.concept:
        raise leeg("vastgesteld_op")
    wanneer = f"Vastgesteld op {datum_lang(a.vastgesteld_op)}" if a.vastgesteld_op else "Nog niet vastgesteld"
    regels = Opmaak(f"{wanneer} door <b>{veilig(a.naam)}</b>, {veilig(a.beroep)}.")
    delen: list[Flowable] = [
        alinea(regels, s.tekst),
        alinea(veilig("Ik ken dit advies toe aan mijzelf alleen."), s.tekst),
    ]
    if a.overgenomen:
        delen.append(alinea(veilig(a.overgenomen), s.tekst))
    return [*delen, wit(4), alinea(veilig("Dit advies gaat naar de ouders en de school bij het besluit."), s.klein)]
