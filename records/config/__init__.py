"""The configuration: `load(path)` gives a `Config` or raises `ConfigError` with every problem found."""

from records.config.load import load
from records.config.model import Config, CrawlSettings, Plan, SampleSettings, Schedule

__all__ = ["Config", "CrawlSettings", "Plan", "SampleSettings", "Schedule", "load"]
