"""Figures in one place: what each counts, how, how old it may be; pages, API, CSV and PDF read nothing else."""
