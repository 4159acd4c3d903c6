"""The machines of the depth of a residence as they were agreed, written by hand: step, from, to, who."""

WRITERS = "lead member resident coach officer"
METHODSHEET = f"""
    propose               | draft                                     | proposed     | system {WRITERS}
    send_back             | proposed                                  | draft        | coach officer
    publish               | proposed                                  | published    | system coach officer
    revise                | published                                 | draft        | system {WRITERS}
    retire                | published                                 | retired      | officer
    restore               | retired                                   | published    | officer
"""
