"""The only room that opens a socket: guard, pace, robots, fetch, archive and the walk over a site."""
