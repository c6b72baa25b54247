"""The dossier: a folder of static pages that shows a record to people, self-contained, without script or network."""

from onrecord.present.dossier.write import write

__all__ = ["write"]
