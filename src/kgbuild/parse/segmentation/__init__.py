"""Words that an analyser cuts or glues become the words that grammar needs."""
