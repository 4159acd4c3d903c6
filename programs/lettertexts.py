"""What letters say at first, by outcome, as data: good administrative French that an officer may rewrite call by call."""

SELECTED = """Madame, Monsieur,

En réponse à l’appel « {{appel}} », vous avez présenté, pour {{organisation}}, le projet « {{projet}} » (dossier {{reference}}).

J’ai le plaisir de vous annoncer que ce projet est lauréat.

Les dossiers ont été appréciés au regard des critères de l’appel : {{criteres}}.

Voici ce qui a été relevé en faveur du vôtre :
> {{motifs}}

## Ce qui vient ensuite

- Confirmez votre place sur la page de votre dossier, au plus tard le {{confirmer_avant}}. Si votre assemblée doit d’abord délibérer, donnez-y votre accord de principe avec la date de la séance.
- Votre accompagnateur prend ensuite contact avec vous, et le projet commence.

Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée."""

WAITLISTED = """Madame, Monsieur,

En réponse à l’appel « {{appel}} », vous avez présenté, pour {{organisation}}, le projet « {{projet}} » (dossier {{reference}}).

Ce projet a été jugé de qualité. Le nombre de places ne permet pas de le retenir aujourd’hui : il est inscrit sur la liste complémentaire.

Il y porte le numéro {{rang}}.

Les dossiers ont été appréciés au regard des critères de l’appel : {{criteres}}.

Cette décision est prise pour les motifs suivants :
> {{motifs}}

Si une place se libère, nous vous écrirons aussitôt. Vous n’avez rien à faire d’ici là.

Cette liste est valable jusqu’au {{liste_valable_jusqu_au}}.

Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée."""

REJECTED = """Madame, Monsieur,

En réponse à l’appel « {{appel}} », vous avez présenté, pour {{organisation}}, le projet « {{projet}} » (dossier {{reference}}).

J’ai le regret de vous informer qu’il n’a pas été retenu. Je mesure le travail qu’il a demandé à votre équipe, et vous en remercie.

Les dossiers ont été appréciés au regard des critères de l’appel : {{criteres}}.

Cette décision est prise pour les motifs suivants :
> {{motifs}}

Nos services se tiennent à votre disposition pour en parler avec vous et préparer, si vous le souhaitez, une nouvelle candidature.

Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée."""

INELIGIBLE = """Madame, Monsieur,

En réponse à l’appel « {{appel}} », vous avez présenté, pour {{organisation}}, le projet « {{projet}} » (dossier {{reference}}).

Votre dossier ne peut pas être examiné, car il ne remplit pas une condition de l’appel :
> {{motifs}}

Nos services se tiennent à votre disposition pour vous indiquer ce qui permettrait de répondre à un prochain appel.

Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée."""

DEFAULTS = {"selected": SELECTED, "waitlisted": WAITLISTED, "rejected": REJECTED, "ineligible": INELIGIBLE}
