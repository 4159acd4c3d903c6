"""The machine of the reports of the workshop, as it was agreed."""

PUBLICATION = """
    prove                 | draft                                     | draft        | officer
    approve               | draft                                     | approved     | officer? authority?
    send_back             | approved                                  | draft        | officer authority
    seal                  | approved                                  | sealed       | officer authority
    publish               | sealed withheld                           | published    | officer authority
    withhold              | sealed published                          | withheld     | officer authority
    correct               | sealed published withheld                 | draft        | officer
"""
