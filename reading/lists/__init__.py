"""Lists: rows, their dates, the pager, and what dialects hide in scripts."""
