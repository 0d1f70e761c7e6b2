"""Tell number and gender of Russian and Ukrainian verbs and names by their endings."""

import re
from collections.abc import Sequence
from typing import Literal

Form = Literal["m", "f", "n", "p", "s"]
"""Masculine, feminine, neuter, plural; `s` is a singular that tells no gender."""

_FORMS: tuple[tuple[re.Pattern[str], Form], ...] = (
    (re.compile(r"(?:ла|лась|лася|ена|ана)$"), "f"),
    (re.compile(r"(?:ло|лось|лося|ено|ано)$"), "n"),
    (re.compile(r"(?:ли|лись|лися|ены|ені|ані|[юуяа]т|[юуяа]ть)(?:ся|сь)?$"), "p"),
    (re.compile(r"(?:[еёи]т|є|[иїе]ть|же|ше)(?:ся|сь)?$"), "s"),
    (re.compile(r"(?:л|в|к|г|рг)(?:ся|сь)?$|(?:ен|ан|ений|аний)$"), "m"),
)
_MAN = re.compile(r"(?:[оеёє]в|[иіїы]н|[иіы]й|ой)$")
_UNBENT = re.compile(r"[иіїы]н$")
_WOMAN = re.compile(r"(?:[оеёє]ва|[иіїы]на|ая|яя|[сцз]ька)$")
_OBLIQUE = re.compile(r"(?:[оеє]ву|[иіы]ну|ою|ої|ого|ому|[ыи]м|ом|ем|[ую])$")
_OF_WOMAN = re.compile(r"(?:[оеё]вой|[иы]ной|ской|цкой|ової|ської|цької|евої|їної|иної)$")
_MEN_IN_A = {"никита", "илья", "кузьма", "лука", "фома", "савва", "микола", "ілля", "микита"}


def verb_form(verb: str) -> Form | None:
    """Return number and gender of a verb, or of a short adjective such as уверен."""
    small = verb.lower()
    return next((form for ending, form in _FORMS if ending.search(small)), None)


def gender(forms: Sequence[str]) -> Form | None:
    """Return the gender of a person by all the forms in which a text names them."""
    told = [form for form in map(gender_of, forms) if form]
    return "m" if "m" in told else "f" if "f" in told else None


def gender_of(name: str) -> Form | None:
    """Return the gender that one form of a name tells."""
    *given, surname = name.lower().split()
    if given and given[0][-1] in "ая" and given[0] not in _MEN_IN_A and _UNBENT.search(surname):
        return "f"  # "Алла Дзвін", whose surname is no man's for its ending
    if _MAN.search(surname) and not _OF_WOMAN.search(surname):
        return "m"
    if given and given[0] in _MEN_IN_A:
        return "m"
    if given and given[0][-1] not in "аяіїеюиыу":
        return "m"
    return "f" if _WOMAN.search(surname) or (given and given[0][-1] in "ая") else None


def oblique(name: str) -> bool:
    """Tell whether a name stands in a case that no subject has."""
    last = name.lower().split()[-1]
    return bool(_OBLIQUE.search(last) or _OF_WOMAN.search(last))


def may_be_subject(name: str, whose: Form | None, verb: Form | None) -> bool:
    """Tell whether a name in this form may be the subject of a verb in that."""
    last = name.lower().split()[-1]
    if verb == "p" or oblique(name):
        return False
    if whose and verb in ("m", "f") and whose != verb:
        return False
    genitive = _WOMAN.search(last) is not None
    return not (genitive and (verb == "m" or whose == "m"))
