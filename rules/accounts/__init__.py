"""Rules about new-media accounts (政务新媒体): they are fed, registered, open to talk and the office's own."""
