"""Where pauses were lost, of which kind, and how surely."""
