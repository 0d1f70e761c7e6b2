"""Tests of one `xdist_group` run in one process, which looks for unused objects seldom."""

import gc

import pytest
from _pytest.nodeid import NodeId

gc.set_threshold(100_000, 50, 100)  # language models hold many, all of them in use: 5 % of the time


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the group's name after each test's, where xdist looks for it.

    pytest-xdist 3.8 does so through `Item._nodeid`, which says nothing any more in pytest 9.2:
    each process had a Discord and a bot of its own. Put there twice it does no harm.
    """
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        for mark in item.iter_markers("xdist_group"):
            item._id = NodeId.parse(f"{item.nodeid}@{mark.args[0]}")
