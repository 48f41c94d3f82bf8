"""How likely a reader is to sign what was read, and why."""
