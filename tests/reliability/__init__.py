"""Bad days, made on purpose: `python -m tests.reliability [PART …] [--scale N]`; the suite runs a few of each kind."""
