"""Say what a document says: sentences, quotations, names, actions and certainty cues."""
