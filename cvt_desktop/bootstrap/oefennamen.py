"""The users of a practice register on the login page: with role and passphrase, in the order of the story."""

from __future__ import annotations

from cvt_desktop.domain.oefenen import OEFENGEBRUIKERS, oefenwachtzin
from ui.views.login import Loginnaam


def oefennamen(namen: list[Loginnaam]) -> list[Loginnaam]:
    """Fill in what is no secret here."""
    rang = {naam: (nummer, rol) for nummer, (naam, rol) in enumerate(OEFENGEBRUIKERS)}
    gevuld = [
        Loginnaam(id=n.id, naam=n.naam, rol=rang[n.naam][1], wachtzin=oefenwachtzin(n.naam)) if n.naam in rang else n
        for n in namen
    ]
    return sorted(gevuld, key=lambda n: rang.get(n.naam, (len(rang), ""))[0])
