"""The calendar of work: on which days it is due, at which hours sites may be visited, and what is owed now."""
