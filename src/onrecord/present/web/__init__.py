"""The pages of a record from a server: the dossier's own, asked from the record by key, and those that need a server: search, review."""

from onrecord.present.web.app import Settings, create_app

__all__ = ["Settings", "create_app"]
