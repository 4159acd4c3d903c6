"""Open data: what the programmes may give to everyone, as tables that describe themselves; nobody is named."""
