"""What the thirty applicants of the demonstration wrote, all invented."""

NAMES = [
    "Aïcha Benali", "Bastien Moreau", "Camille Roussel", "Dao Nguyen", "Élodie Garnier", "Florian Petit", "Gaëlle Le Bihan", "Hugo Fontaine", "Imane Cherif", "Jules Perret",
    "Kenza Amrani", "Léo Marchand", "Maud Delorme", "Nadia Ferreira", "Olivier Brun", "Pauline Vasseur", "Quentin Roche", "Rosa Almeida", "Sacha Leroy", "Tania Kovac",
    "Ugo Lambert", "Violette Simon", "Warren Joseph", "Xavier Colin", "Yasmine Haddou", "Zélie Morin", "Adrien Costa", "Brune Tessier", "Clément Aubry", "Delphine Rey",
]  # fmt: skip
EXPERIENCE = [
    "Huit ans de développement web, dont trois dans un service public en ligne que 40 000 personnes utilisent chaque mois.\nJ’ai repris un portail que personne ne comprenait plus : six mois après, les appels au standard avaient baissé d’un tiers.",
    "Designer de service depuis six ans. J’ai passé un hiver dans une gare de montagne à observer comment on y attend, puis dessiné avec les habitants une salle où l’on a envie d’attendre.",
    "Enquêtes de terrain dans des quartiers et des villages : entretiens, observation, restitution en public. La dernière portait sur l’accès aux soins dans un canton sans médecin.",
    "Autodidacte, puis salarié d’une coopérative : cartes participatives, outils de réservation, formation d’agents à la maintenance de leurs propres sites.",
    "Architecte de formation, j’ai transformé avec ses usagers une ancienne perception en maison de services : chantier participatif, mobilier démontable, coût divisé par deux.",
    "Cinq ans dans une entreprise de billetterie, où j’ai appris à livrer chaque semaine et à mesurer ce qui sert vraiment. Je cherche aujourd’hui un travail utile.",
]
MOTIVATION = [
    "Je veux travailler là où l’on voit le visage de celles et ceux qui se servent de ce que l’on construit.",
    "J’ai grandi dans un bourg dont le dernier guichet a fermé : je sais ce que l’on y perd, et ce que l’on peut y réinventer.",
    "Six mois avec une équipe réduite, des usagers proches et le droit de se tromper : c’est ainsi que j’aime travailler.",
]
POSITIONS = [  # model, title or nothing, seats, days since its publication, days left to apply
    ("resident_designer", "", 1, 95, -60), ("sociologist", "", 1, 40, -8), ("senior_developer", "Développeuse ou développeur d’un service de proximité", 2, 24, 12),
    ("architect", "", 1, 0, 30),
]  # fmt: skip
STATES = [  # of those who applied for each position, in the order of their arrival
    ["rejected", "hired", "rejected", "withdrawn", "rejected", "rejected"],
    ["rejected", "interview", "interview", "offered", "interview", "rejected", "withdrawn", "screened"],
    ["screened", "interview", "hired", "left", "rejected", "received", "received", "screened", "received", "received", "received", "received", "received", "screened", "received", "received"],
    [],
]  # fmt: skip
KIND = (
    "Merci de votre candidature et du temps que vous y avez consacré. Nous poursuivons avec des personnes dont le parcours est plus proche de ce dont ce projet a besoin "
    "aujourd’hui. Nous serons heureux de vous lire de nouveau."
)
OFFER = "Nous serions heureux de travailler avec vous : contrat de six mois, rémunération de l’annonce, deux jours à distance par semaine."
PANEL = [("Karim Haddad", "Accompagnateur du projet", "coach@demo.test"), ("Inès Faure", "Résidente", "resident@demo.test"), ("Odile Renard", "Designer dans un autre territoire", "odile.renard@demo.test")]  # fmt: skip
NOTES = ["Un parcours concret, des usagers rencontrés, des résultats dits sans détour.", "De belles réalisations ; peu de travail avec d’autres métiers.", "Très à l’aise sur le terrain, curieux de tout."]  # fmt: skip
