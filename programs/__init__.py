"""People, territories, programmes, calls, dossiers, juries, coaching, reports: the base of the three programmes."""
