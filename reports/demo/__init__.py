"""The demonstration: real territories, invented people and projects, legal histories."""
