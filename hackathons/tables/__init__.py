"""The tables of camps."""
