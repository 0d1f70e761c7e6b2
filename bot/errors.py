"""An error that offers a way on."""

from bot.reply import Json, Next
from corpus.errors import UserError


class OfferError(UserError):
    """Something the user can mend, with what they may have meant as next steps."""

    def __init__(self, sentence: str, actions: tuple[Next, ...] = (), about: Json = None) -> None:
        """Keep the sentence, the next steps and what scripts see of them."""
        super().__init__(sentence)
        self.actions = actions
        self.about = about


class NotFoundError(OfferError):
    """What was asked for is not among the articles here."""
