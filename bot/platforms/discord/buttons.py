"""Buttons and lists of a card: they carry what they do, so a restart costs nothing."""

import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.platforms.discord import limits
from bot.platforms.discord.escape import plain
from bot.platforms.discord.limits import cut
from bot.platforms.discord.steps import Step, spelled

ANSWER = r"(?P<answer>[0-9a-f]{1,32}|-)"
VERDICTS = {"useful": "Useful", "useless": "Not useful", "wrong": "Wrong…"}


def _written(step: Step, most: int) -> str:
    """Write a step's number, and what it does where that fits."""
    head = f"{step.number}:"
    return head + spelled(step.next, most - len(head))


class StepButton(
    ui.DynamicItem[ui.Button[Any]],
    template=rf"p:go:{ANSWER}:(?P<number>\d{{1,2}}):(?P<written>.*)",
):
    """A next step."""

    def __init__(self, label: str, answer: str, number: int, written: str) -> None:
        """Make the button that does `written`, or else the answer's action `number`."""
        id = f"p:go:{answer}:{number}:{written}"
        shown = cut(plain(label), limits.BUTTON_LABEL) or "Go on"
        super().__init__(ui.Button(label=shown, custom_id=id))
        self._action = answer, number, written, label

    @classmethod
    def of(cls, answer: str, step: Step) -> Self:
        """Make the button of a step."""
        written = _written(step, limits.CUSTOM_ID - len(f"p:go:{answer}:"))
        return cls(step.label, answer, step.number, written.partition(":")[2])

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the button back from its id."""
        label = (item.label if isinstance(item, ui.Button) else None) or ""
        return cls(label, match["answer"], int(match["number"]), match["written"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Take the step."""
        await interaction.client.follow(interaction, *self._action)


class StepList(ui.DynamicItem[ui.Select[Any]], template=rf"p:pick:{ANSWER}:(?P<number>\d{{1,2}})"):
    """Several next steps that begin alike."""

    def __init__(self, answer: str, number: int, item: ui.Select[Any] | None = None) -> None:
        """Make list `number` of an answer."""
        id = f"p:pick:{answer}:{number}"
        super().__init__(item or ui.Select(custom_id=id))
        self._answer = answer

    @classmethod
    def of(cls, answer: str, number: int, word: str, steps: Sequence[Step]) -> Self:
        """Make the list of `steps`, under the word that they share."""
        made = cls(answer, number)
        named = ", ".join(step.label for step in steps)
        made.item.placeholder = cut(f"{word}: {named}", limits.PLACEHOLDER)
        for step in steps:
            label = cut(step.label, limits.OPTION_LABEL) or "Go on"
            made.item.add_option(label=label, value=_written(step, limits.OPTION_VALUE))
        return made

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the list back from its id."""
        select = item if isinstance(item, ui.Select) else None
        return cls(match["answer"], int(match["number"]), select)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Take the step that was chosen."""
        number, _, written = self.item.values[0].partition(":")
        label = next((o.label for o in self.item.options if o.value == self.item.values[0]), "")
        await interaction.client.follow(interaction, self._answer, int(number), written, label)


class FeedbackButton(
    ui.DynamicItem[ui.Button[Any]], template=rf"p:say:{ANSWER}:(?P<verdict>{'|'.join(VERDICTS)})"
):
    """What a member thinks of an answer."""

    def __init__(self, answer: str, verdict: str) -> None:
        """Make the button that says `verdict` on an answer."""
        id = f"p:say:{answer}:{verdict}"
        super().__init__(ui.Button(label=VERDICTS[verdict], custom_id=id))
        self._answer, self._verdict = answer, verdict

    @classmethod
    def of(cls, answer: str, verdict: str) -> Self:
        """Make the button."""
        return cls(answer, verdict)

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], __: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the button back from its id."""
        return cls(match["answer"], match["verdict"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Take the verdict, or ask which item is wrong."""
        await interaction.client.judge(interaction, self._answer, self._verdict)


ITEMS = (StepButton, StepList, FeedbackButton)
"""What the client listens for, on messages of any age."""
