"""The one place that speaks SQL: office.db for the office, one site.db a site."""
