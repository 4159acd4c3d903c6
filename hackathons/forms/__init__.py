"""The forms of camps."""
