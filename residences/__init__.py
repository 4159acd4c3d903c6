"""France en Résidence: a territory hosts a team that reworks a public service with its users."""
