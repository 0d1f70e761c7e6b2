"""Annotations come back from the store as they went in, also those written long ago."""

import json
import time
import zlib
from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.codec import asides, decode, encode, listed_asides
from corpus.model import (
    Action,
    Annotations,
    Aside,
    Cue,
    CueClass,
    Name,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
    Stated,
)

spans = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
st.register_type_strategy(Span, spans)
st.register_type_strategy(
    Quotation,
    st.builds(
        Quotation,
        span=spans,
        kind=st.sampled_from(get_args(QuotationKind)),
        speaker=st.from_type(Speaker),
        cue=st.none() | spans,
        cue_class=st.sampled_from(get_args(CueClass)),
        sentence=spans,
        confidence=st.floats(0, 1),
    ),
)
values = st.sampled_from((0.0, 1.0, 5.4, 12.0, 1e9, float("inf")))
st.register_type_strategy(
    Stated,
    st.builds(
        Stated,
        spans,
        spans,
        st.text(max_size=9),
        values,
        values,
        st.booleans(),
        st.text(max_size=9),
    ),
)

BY_HAND = Annotations(
    passages=(Span(0, 90),),
    sentences=(Span(0, 40), Span(41, 90)),
    quotations=(
        Quotation(
            Span(1, 20),
            "direct",
            Speaker(Span(27, 36), "person", "Ada Quill", "quil", "engineer"),
            Span(22, 26),
            "neutral",
            Span(0, 40),
            0.95,
        ),
    ),
    names=(Name(Span(27, 36), "person", "quil"),),
    actions=(Action(Span(41, 90), Span(50, 54), "fall", "left_out"),),
    cues=(Cue(Span(44, 49), "hedge", Span(41, 90)),),
    unread=1,
)
WRITTEN = (
    '[1,[[[0,90]],[[0,40],[41,90]],[[[1,20],"direct",[[27,36],"person","Ada Quill","quil",'
    '"engineer"],[22,26],"neutral",[0,40],0.95]],[[[27,36],"person","quil"]],'
    '[[[41,90],[50,54],"fall","left_out",null,null,null,null,false,false]],'
    '[[[44,49],"hedge",[41,90],false]],1]]'
)


def few(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Draw a tuple of up to three: what reads three reads more."""
    return st.lists(st.from_type(kind), max_size=3).map(tuple)


KINDS = (Span, Span, Quotation, Name, Action, Cue)


@settings(max_examples=50)
@given(st.builds(Annotations, *map(few, KINDS), st.integers(0), few(Stated)))
def test_any_annotations_come_back_as_they_went_in(annotations: Annotations) -> None:
    assert decode(encode(annotations)) == annotations


def test_what_was_written_by_this_version_is_read_for_ever() -> None:
    assert decode(zlib.compress(WRITTEN.encode())) == BY_HAND


def test_a_field_that_came_later_reads_as_its_default() -> None:
    version, listed = json.loads(WRITTEN)
    shorter = [version, listed[:-1]]
    read = decode(zlib.compress(json.dumps(shorter).encode()))
    assert read.unread == Annotations().unread
    assert read.names == BY_HAND.names


def test_annotations_of_an_unknown_version_are_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="version 99"):
        decode(zlib.compress(b"[99,[]]"))


def test_what_was_set_aside_comes_back() -> None:
    aside = (Aside(Span(0, 14), "advert"), Aside(Span(20, 30), "caption"))
    assert asides(json.loads(json.dumps(listed_asides(aside)))) == aside


def test_sixty_articles_are_decoded_in_no_time() -> None:
    many = Annotations(
        **{
            field.name: getattr(BY_HAND, field.name) * 30
            for field in fields(Annotations)
            if field.name != "unread"
        }
    )
    written = encode(many)
    began = time.process_time()
    for _ in range(60):
        decode(written)
    assert time.process_time() - began < 0.15  # 0.015 s on a quiet machine
