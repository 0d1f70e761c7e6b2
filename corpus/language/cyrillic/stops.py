"""Tell the words of a Russian or Ukrainian clause that belong to no noun."""

import re
from functools import cache, lru_cache

from corpus.language.cyrillic.deed_words import listed, verb_uses
from corpus.language.cyrillic.readings import is_listed
from corpus.lexicon import lexicon
from corpus.model import Language

COUNT = re.compile(
    r"\d[\d.,]*$|(?:двадцат[иь]|двадцять|тридцат[иь]|тридцять|сорока?|пятьдесят|п.ятдесят|сто|двести"
    r"|дв[аео]е?|дв[іоє]є?|дві|тр[иоеє]е?|троє|четыре|чотири|четверо|пять|п.ять|пятеро|п.ятеро"
    r"|шест[ьеро]+|шість|шестеро|сем[ьеро]+|сім|семеро|восемь|вісім|девять|дев.ять|десять"
    r"|(?P<bent>двух|трёх|трех|четырёх|четырех|двоих|троих|пяти|шести|двох|трьох|чотирьох|п.яти)"
    r"|десяток|десятки|сотни|сотні|тысячи|тисячі|несколько|кілька|один|одна)$"
)
"""A number before what it counts; `bent` is one in the genitive."""

THIS = re.compile(
    r"(?:эт(?:от|а|о|и|у|ого|ой|ом|ому|им|их)|ц(?:ей|я|е|і|ю|ього|ієї|ьому|им|их)|то[тйг]о?|тієї"
    r"|сво(?:й|я|ё|е|и|ї|ю|его|ей|єї|го|му|їх|их|им|їм))$"
)
"""A word before a noun that points to it, and changes nothing of how it stands."""

_DATED = re.compile(
    r"\d{4}(?:-\w+)?$|\d+-\w+$|котор\w+$|\w*причастны$"
    r"|неизвест(?:ен|н[аоы])$|невідом[оа]$|не(?:у|в)становлен[аоы]?$"
)
_VERB = re.compile(
    r"(?:[аяиеыу]л(?:а|о|и)?(?:ся|сь|ась|ось|ись)?|шл[аио]|ш[её]л|[аяиу]в(?:ся|сь)?"
    r"|[аяиіїеуо]ла|[аяиіїуо]л[ио]|(?:ть|[аиіїуяс]ти)(?:ся|сь)?"
    r"|(?:сто|говор|хот|лет|вид|вин)ят|ют|ует|ает|яет|ують|ає|ює|яє)$"
)
_NOUN_ALL_THE_SAME = re.compile(
    r"\w*(?:канал|филиал|потенциал|журнал|арсенал|персонал|сигнал|вокзал|генерал)|адм[иі]рал|материал"
    r"|капитал|кардинал|полиц|сил[аы]|сел[ао]|тел[ао]|дел[ао]|школ[ауыіи]|скал|депутат|зал|автомобил"
    r"|област|част|власт|вещ|мат[ьі]|дет[ьи]|діти|люди|мережі|площ|ноч|церк|цел[ьи]|вла|нефт|пам"
    r"|тыл|тил"
)


@lru_cache(maxsize=20_000)
def is_stop(word: str, language: Language) -> bool:
    """Tell a word that belongs to no noun: a verb, an adverb, a conjunction."""
    low = word.lower()
    if low in _stops() or _DATED.match(low) or low.startswith(listed(language, "took")):
        return True
    if any(use.voice != "full" for use in verb_uses(low, language)):
        return True
    if not word.islower() or len(low) < _SHORTEST or not _VERB.search(low):
        return False
    noun = any(is_listed(low, language, key) for key in _NOUNS)
    return not noun and not _NOUN_ALL_THE_SAME.match(low)


_SHORTEST = 4
_NOUNS = ("people", "bodies", "weapons", "vehicles")


@cache
def _stops() -> frozenset[str]:
    return frozenset(lexicon("deeds_cyrillic")["stops"]["words"])
