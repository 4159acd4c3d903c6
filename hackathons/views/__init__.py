"""The pages of camps."""
