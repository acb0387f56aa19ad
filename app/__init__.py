"""The top floor: command line, scheduler, and the chain from configuration to bulletin (`inspection.py`)."""
