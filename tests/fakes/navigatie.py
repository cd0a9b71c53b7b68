"""A ``Navigatie`` that only remembers where it was sent."""

from __future__ import annotations

from cvt_desktop.domain.ids import AanvraagId, ZittingId


class NepNavigatie:
    """``gegaan`` holds every move, oldest first."""

    def __init__(self) -> None:
        self.gegaan: list[tuple[object, ...]] = []

    def naar(self, scherm: str) -> None:
        self.gegaan.append(("scherm", scherm))

    def naar_dossier(self, aanvraag_id: AanvraagId, *, tab: str = "overzicht", veld: str | None = None) -> None:
        self.gegaan.append(("dossier", aanvraag_id, tab, veld))

    def naar_zitting(self, zitting_id: ZittingId) -> None:
        self.gegaan.append(("zitting", zitting_id))

    def naar_leeslijst(self, zitting_id: ZittingId, aanvraag_id: AanvraagId | None = None) -> None:
        self.gegaan.append(("leeslijst", zitting_id, aanvraag_id))

    def terug(self) -> None:
        self.gegaan.append(("terug",))
