"""Find who and what is named in a text; what needs no parse of it loads no language model."""
