"""Tell whether words that somebody quotes stand in the articles, and as whose; pure."""
