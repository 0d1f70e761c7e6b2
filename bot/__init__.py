"""What we say: commands, comparisons and the platforms they are drawn on."""
