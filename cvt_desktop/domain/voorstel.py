"""What the adviezen propose for an item, so that a zitting begins with a conceptbesluit (screens.md 1.2, 4.9)."""

from __future__ import annotations

from cvt_desktop.domain.aanvraag import Aanvraag
from cvt_desktop.domain.agendapunt import Uitkomst, Voorgenomen
from cvt_desktop.domain.deskundigenadvies import Conclusie, Deskundigenadvies
from cvt_desktop.domain.errors import ToestandError
from cvt_desktop.domain.gevraagd import gevraagd
from cvt_desktop.domain.soorten import beschrijving


def voorstel_voor(aanvraag: Aanvraag, adviezen: tuple[Deskundigenadvies, ...]) -> Voorgenomen | None:
    """The outcome to which two vastgestelde adviezen lead, or None where they differ and the table must choose.

    Two positive adviezen of the category that was asked lead to what was asked, also when one is shorter: the
    screen marks that with ≠ and the besluit says why. Where nobody advises, what was asked is put before the table.
    """
    if not beschrijving(aanvraag.soort).met_adviezen:
        zoals = zoals_gevraagd(aanvraag)
        return zoals if zoals.ingangsdatum and zoals.einddatum else None
    vast = [a.inhoud for a in adviezen if a.vastgesteld]
    if len(vast) < 2:
        return None
    negatief = [i.conclusie is Conclusie.NEGATIEF for i in vast]
    if all(negatief):
        return Voorgenomen(uitkomst=Uitkomst.AFGEWEZEN)
    categorieen = {i.categorie for i in vast}
    if any(negatief) or len(categorieen) > 1:
        return None
    zoals = zoals_gevraagd(aanvraag)
    if categorieen == {zoals.categorie} and all(i.conclusie is Conclusie.POSITIEF for i in vast):
        return zoals
    eindes = [i.tot_en_met for i in vast if i.tot_en_met]
    return Voorgenomen(
        uitkomst=Uitkomst.TOEGEWEZEN_ANDERS, categorie=vast[0].categorie, ingangsdatum=zoals.ingangsdatum,
        einddatum=min(eindes, default=zoals.einddatum), waarom_anders=next((i.anders for i in vast if i.anders), ""),
    )  # fmt: skip


def zoals_gevraagd(aanvraag: Aanvraag) -> Voorgenomen:
    """What the school asked, as an outcome."""
    vraag = gevraagd(aanvraag)
    return Voorgenomen(uitkomst=Uitkomst.TOEGEWEZEN, categorie=vraag.categorie, ingangsdatum=vraag.ingangsdatum,
                       einddatum=vraag.einddatum)  # fmt: skip


def eis_anders(aanvraag: Aanvraag, voorgenomen: Voorgenomen) -> None:
    """Raise ``ToestandError`` when what is called *anders dan gevraagd* is just what was asked: the letter would say so."""
    wat = voorgenomen.geadviseerd if voorgenomen.aan_bestuur and voorgenomen.advies is not None else voorgenomen
    if wat.uitkomst is not Uitkomst.TOEGEWEZEN_ANDERS or not wat.waarom_anders.strip():
        return
    vraag = zoals_gevraagd(aanvraag)
    if (wat.categorie, wat.ingangsdatum, wat.einddatum) == (vraag.categorie, vraag.ingangsdatum, vraag.einddatum):
        raise ToestandError("Dit is precies wat is gevraagd. Wijzig categorie of datum, of kies Zoals gevraagd (Alt+1).",
                            code="niet-anders", veld="ingangsdatum")  # fmt: skip


def redenen_voor(aanvraag: Aanvraag, adviezen: tuple[Deskundigenadvies, ...]) -> str:
    """The first text of *Redenen (komt in de brief)*: from the aanvraag and the kern of each advice."""
    vraag = gevraagd(aanvraag)
    delen = [vraag.waarom, vraag.waarom_niet_anders]
    delen += [f"Deskundige {a.volgorde} ({a.beroep}): {a.inhoud.kern.strip()}" for a in adviezen if a.inhoud.kern.strip()]
    return "\n\n".join(deel for deel in delen if deel)
