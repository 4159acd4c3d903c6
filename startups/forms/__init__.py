"""The forms of start-ups, one file per subject."""
