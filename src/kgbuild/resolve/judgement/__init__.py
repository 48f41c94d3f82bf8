"""How likely a resolved statement is to be true, and why."""
