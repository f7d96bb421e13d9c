"""How a command ends: the exit codes that scripts count on."""

DONE = 0
FINDINGS = 1
NOTHING_DONE = 2
PARTLY_DONE = 3
OUR_ERROR = 70
INTERRUPTED = 130
