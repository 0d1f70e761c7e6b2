"""What was published: reading, cleaning, annotating, storing and finding articles."""
