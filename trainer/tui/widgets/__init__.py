"""One widget a file. A widget shows values, reports with past-tense messages, and never calls the game."""
