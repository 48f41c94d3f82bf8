"""Names that an analyser cuts, glues or does not know become one word each."""
