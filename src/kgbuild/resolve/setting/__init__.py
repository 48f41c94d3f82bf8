"""The setting of a text: whose it is, what it opens on, who speaks in it and for whom."""
