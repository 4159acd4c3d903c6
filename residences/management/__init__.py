"""The commands of residences."""
