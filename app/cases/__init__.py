"""The ledger at hand: which cases are meant, what they look like, what people do to them, what dismissals teach."""
