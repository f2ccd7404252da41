"""Following feeds: which there are, what they name, and reading that into a record day by day."""

from isnad.watch.checking import Checked, check_feed, look_for_feeds
from isnad.watch.outcome import Outcome
from isnad.watch.watching import Settings, Watch

__all__ = ["Checked", "Outcome", "Settings", "Watch", "check_feed", "look_for_feeds"]
