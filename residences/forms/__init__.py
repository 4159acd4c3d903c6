"""The forms of residences, one file per subject."""
