"""The commands: one file each, all of them named in COMMANDS."""

from bot.command import Command, Option, Parameter, Upload, command
from bot.commands.compare import compare
from bot.commands.export import export
from bot.commands.feedback import feedback
from bot.commands.help import help_
from bot.commands.incident import incident
from bot.commands.incidents import incidents
from bot.commands.ingest import ingest
from bot.commands.mydata import mydata
from bot.commands.narratives import narratives
from bot.commands.quote import quote
from bot.commands.review import review
from bot.commands.search import search
from bot.commands.setup import setup
from bot.commands.show import show
from bot.commands.sides import sides
from bot.commands.source import source
from bot.commands.sources import sources
from bot.commands.stats import stats
from bot.commands.timeline import timeline
from bot.commands.unwatch import unwatch
from bot.commands.updates import updates
from bot.commands.verify import verify
from bot.commands.watch import watch
from bot.commands.watches import watches
from bot.commands.who import who

__all__ = ["COMMANDS", "Command", "Option", "Parameter", "Upload"]

COMMANDS: tuple[Command, ...] = (
    command(compare, lasting=True),
    command(quote, lasting=True),
    command(verify, lasting=True),
    command(search, lasting=True),
    command(export),
    command(incidents, lasting=True),
    command(timeline),
    command(who, lasting=True),
    command(sources, lasting=True),
    command(watch),
    command(unwatch),
    command(watches),
    command(updates),
    command(show),
    command(narratives),
    command(help_, lasting=True),
    command(feedback, private=True),
    command(mydata, private=True),
    command(ingest, admin=True, private=True, lent=True),
    command(setup, admin=True, private=True),
    command(sides, admin=True, private=True),
    command(source, admin=True, private=True),
    command(stats, admin=True, private=True),
    command(review, admin=True, private=True),
    command(incident, admin=True, private=True),
)
