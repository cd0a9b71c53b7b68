"""The rules about what only the register can see: signatures, characters that cannot be printed, numbers."""

from __future__ import annotations

from collections.abc import Iterable

from cvt_desktop.basis.tekst import meervoud
from cvt_desktop.domain.controlefeiten import Controlefeiten, Gebrek
from cvt_desktop.domain.controleregel import Controleregel, Niveau, regel


def _afdrukbaar(f: Controlefeiten) -> Iterable[Gebrek]:
    for naam, plaats in f.register.onafdrukbaar:
        yield Gebrek(f"In het veld ‘{naam}’ staat een teken dat niet kan worden afgedrukt", plaats)


def _bekrachtigd(f: Controlefeiten) -> Iterable[Gebrek]:
    """Stemmen are signed by their own members up to the quorum, or by the voorzitter with the list (screens.md 4.10, 3)."""
    r = f.register
    if not r.gedragen and r.lijst_open:
        yield Gebrek("De besluitenlijst van de zitting is nog niet vastgesteld en ondertekend door de voorzitter", "stemmen")
    elif not r.gedragen:
        wacht = ""
        if r.wachten:
            wacht = (f". {meervoud(r.wachten, 'stem wacht', 'stemmen wachten')} op een rolcertificaat: laat beheerder en "
                     "voorzitter dat ondertekenen bij Instellingen, Sleutels")  # fmt: skip
        yield Gebrek(f"De stemmen zijn nog niet bekrachtigd: {r.tellen} van {r.nodig} nodig{wacht}", "stemmen")


def _via_lijst(f: Controlefeiten) -> Iterable[Gebrek]:
    """Not wrong, and never unsaid: these members did not sign their stem themselves."""
    if n := f.register.via_lijst:
        yield Gebrek(f"{meervoud(n, 'stem telt', 'stemmen tellen')} door de handtekening van de voorzitter onder de "
                     "besluitenlijst; het lid bekrachtigde nog niet zelf", "stemmen")  # fmt: skip


def _stemmen_echt(f: Controlefeiten) -> Iterable[Gebrek]:
    for tekst in f.register.valse_stemmen:
        yield Gebrek(tekst, "stemmen")


def _adviezen_echt(f: Controlefeiten) -> Iterable[Gebrek]:
    """No besluit rests on an advice that is not what was signed."""
    for tekst in f.register.valse_adviezen:
        yield Gebrek(tekst, "adviezen")


def _geen_bsn(f: Controlefeiten) -> Iterable[Gebrek]:
    """A commission may not keep a BSN, let alone send it; the finding never repeats the number."""
    for veld in f.register.getallen:
        waar = veld.rpartition(".")[2].replace("_", " ")
        yield Gebrek(f"In ‘{waar}’ staat een getal dat een BSN kan zijn. Haal het weg", veld)


REGISTERREGELS: tuple[Controleregel, ...] = (
    regel(27, "Alles is af te drukken", Niveau.BLOKKEERT, "afspraak", _afdrukbaar),
    regel(28, "Stemmen zijn wat is ondertekend", Niveau.BLOKKEERT, "reglement", _stemmen_echt),
    regel(29, "Stemmen bekrachtigd", Niveau.BLOKKEERT, "reglement", _bekrachtigd, "stemmen zonder persoonlijke sleutel"),
    regel(58, "Stemmen die via de besluitenlijst tellen", Niveau.HINT, "reglement", _via_lijst, "bekrachtigen"),
    regel(30, "Adviezen zijn wat is ondertekend", Niveau.BLOKKEERT, "awb-3:9", _adviezen_echt),
    regel(32, "Geen BSN", Niveau.BLOKKEERT, "afspraak", _geen_bsn),
)
