"""What a person has decided, and how the rules give way to it."""
