"""Whom words mean that name nobody: descriptions, pronouns, texts and shares."""
