"""Finding a team for those who have none: variants are worked out, compared, adjusted by hand, one is applied."""
