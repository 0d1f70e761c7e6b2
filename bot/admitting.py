"""Who may ask what, and who sees the answer."""

from bot.command import Command
from bot.reply import Request
from bot.team import Team
from corpus.errors import UserError


def check_lent(command: Command, team: Team, request: Request) -> None:
    """Raise UserError where a member may not use what those who manage a place have lent."""
    if not command.lent:
        raise UserError(f"{command.name} is for those who manage this place; ask one of them.")
    if not team.lets_ingest(request.groups):
        raise UserError(
            f"{command.name} is for those who manage this place; setup can open it to others."
        )


def alone(command: Command, team: Team, request: Request) -> bool:
    """Tell whether an answer is for the asker alone: by its command, or by where it was asked."""
    elsewhere = bool(request.place) and not team.seen_by_all(request.within or (request.place,))
    return command.private or command.admin or (elsewhere and not request.private)
