"""Bad days, made on purpose: `python -m tests.reliability NAME [--scale N]`; the suite runs a few of each kind."""
