"""The commands: one file each, all of them named in COMMANDS."""

from bot.command import Command, Option, Parameter, Upload, command
from bot.commands.compare import compare
from bot.commands.export import export
from bot.commands.feedback import feedback
from bot.commands.help import help_
from bot.commands.incidents import incidents
from bot.commands.ingest import ingest
from bot.commands.mydata import mydata
from bot.commands.quote import quote
from bot.commands.review import review
from bot.commands.search import search
from bot.commands.show import show
from bot.commands.sources import sources
from bot.commands.stats import stats
from bot.commands.verify import verify

__all__ = ["COMMANDS", "Command", "Option", "Parameter", "Upload"]

COMMANDS: tuple[Command, ...] = (
    command(compare, lasting=True),
    command(quote, lasting=True),
    command(verify, lasting=True),
    command(search, lasting=True),
    command(export),
    command(incidents, lasting=True),
    command(sources, lasting=True),
    command(show),
    command(help_, lasting=True),
    command(feedback, private=True),
    command(mydata, private=True),
    command(stats),
    command(ingest, admin=True, private=True),
    command(review, admin=True, private=True),
)
