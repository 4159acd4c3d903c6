"""The pages of residences, one file per subject."""
