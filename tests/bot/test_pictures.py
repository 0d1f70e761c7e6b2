"""Pictures have one look, and take any name."""

import gc

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure

from bot.pictures import PHONE, drawable, fitting, picture


def _named(name: str) -> bytes:
    def draw(figure: Figure) -> None:
        axes = figure.add_subplot()
        axes.bar([drawable(name)], [3])

    return picture(draw, 2.0)


def test_a_picture_is_a_png_as_wide_as_a_phone():
    png = _named("Harbour Post")
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == round(PHONE * 200)


def test_the_same_picture_has_the_same_bytes():
    assert _named("Harbour Post") == _named("Harbour Post")


def test_the_canvas_of_a_picture_is_let_go_of_at_once():
    gc.disable()  # or a search for what is unused might find it in time
    try:
        _named("Harbour Post")
        left = [kept for kept in gc.get_objects() if isinstance(kept, RendererAgg)]
    finally:
        gc.enable()
    assert not left


def test_names_that_no_letter_draws_or_that_look_like_formulas_do_no_harm():
    assert _named("$\\frac{1}{0}$ \U0001f9a5 عرب\n\0 Київ")
    assert drawable("Київ\n\U0001f9a5 Пост") == "Київ Пост"
    assert drawable("a" * 100, most=10) == "a" * 9 + "…"


def test_wide_letters_are_cut_sooner_than_narrow_ones():
    assert fitting("Harbour Post", 3.0, 8.0) == "Harbour Post"
    assert len(fitting("Щ" * 80, 1.0, 8.0)) < len(fitting("і" * 80, 1.0, 8.0)) / 2
    assert fitting("Щ" * 80, 1.0, 8.0).endswith("Щ…")
