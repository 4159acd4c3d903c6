"""Territoires Camps: a territorial hackathon, led by one motivated agent."""
