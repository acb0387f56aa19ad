"""How those who watch `serve` see it: `/healthz`, `/metrics`, and systemd's own channel."""
