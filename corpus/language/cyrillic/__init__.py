"""Read Russian and Ukrainian texts, which are not parsed; nothing here loads a language model."""
