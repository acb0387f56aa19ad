"""What an office installs: units for systemd, a container file, and its health check."""
