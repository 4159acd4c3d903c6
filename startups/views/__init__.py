"""The pages of start-ups, one file per subject."""
