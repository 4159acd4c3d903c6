"""What every screen shares: templates, tags, accounts, pages of the law."""
