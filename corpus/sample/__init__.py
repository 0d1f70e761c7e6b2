"""Articles written for Parallax, by outlets that do not exist, to show and test it with."""
