"""The machine of a start-up as it was agreed, written by hand: step, from, to, who (``role?`` under a condition)."""

GOING = ["scoping", "funding", "recruiting", "building", "committee", "suspended"]
STARTUP = "\n".join(
    [
        *(f"name_coach | {state} | {state} | coach officer" for state in GOING),
        *(f"hand_over | {state} | {state} | lead signatory coach officer system" for state in GOING),
        """
        present_problem       | scoping                                   | funding      | lead coach?
        open_recruitment      | funding                                   | recruiting   | officer
        start_building        | recruiting                                | building     | coach
        convene               | building                                  | committee    | lead coach
        extend                | building                                  | building     | officer
        prolong               | committee                                 | building     | officer
        go_on                 | committee                                 | continued    | officer
        transfer              | committee                                 | transferred  | officer
        stop                  | committee                                 | stopped      | officer
        suspend               | scoping funding recruiting building       | suspended    | coach
        resume                | suspended                                 | scoping funding recruiting building | coach
        stop_early            | scoping funding recruiting building suspended | stopped  | officer lead
        """.strip("\n"),
    ]
)
