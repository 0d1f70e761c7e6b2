"""The ways people ask in plain words, each a pattern and the command that it asks for."""

import re
from typing import Any

Rule = tuple[re.Pattern[str], str, dict[str, Any]]
"""A pattern for the whole line, a command, and arguments that go without saying.

The pattern's groups are the command's parameters.
"""

ARTICLE = re.compile(r"^(?:the|a|an|this|that)\s+", re.IGNORECASE)

POLITE = re.compile(
    r"^(?:(?:hey|hi|hello|ok|please|parallax|can you|could you|would you|i want to|tell me|"
    r"show me|пожалуйста|скажи(?:те)?|покажи(?:те)?|будь ласка|скажіть|покажіть)[\s,!:]+)+(?=\S)",
    re.IGNORECASE,
)

_TELL = r"(?:frame|cover|describe|report(?: on)?|tell|portray|present|see|write about|talk about)s?"
_TOLD = r"(?:framed|covered|described|reported(?: on)?|told|portrayed|presented|seen)"
_QUOTES = r"(?:quotes?|quotations?|statements?|words)"
_SAID = r"(?:said|say|saying|tell|told|think|claim(?:ed)?)"
_ABOUT = r"(?:about|on|of|regarding)"
_ALL_OF = r"(?:give me |get |list )?(?:all |any |some )?(?:of |the )*"
_ARE = r"(?:has|have|had|did|does|do|is|was|are|were)"
_LIST = r"(?:what|which|list)(?: are)?(?: all)?(?: the)?"
_HELD = r"(?: (?:are there|do (?:you|we) have|are held|are here))?"

_TELL_RU = r"(?:описывают|освещают|подают|рассказывают об?|пишут об?|пишут про)"
_TELL_UK = r"(?:описують|висвітлюють|подають|розповідають про|пишуть про)"
_SAID_RU = r"(?:сказал[аи]?|говорил[аи]?|говорит|говорят|заявил[аи]?|заявля[ею]т)"
_SAID_UK = (
    r"(?:сказа(?:в|ла|ли)|каж(?:е|уть)|говори(?:в|ла|ли|ть)|заяви(?:в|ла|ли)|заявля(?:є|ють))"
)
_COMPARE = r"(?:порівняй(?:те)?|порівняти|сравни(?:те)?|сравнить)"
_WHO = r"(?:who(?: is| was| are|['’]s)|кто (?:такой|такая|такие)|хто (?:такий|така|такі))"

_WHO_DID = (
    r"who (?:has|have|had|did|does|do|will|would|says?|said|speaks?|spoke|shot|killed|attacked|"
    r"blames?|blamed|accuses?|accused|ordered|paid|wrote|gets?|got)\b.*"
)

_HELP = (
    r"(?:help|\?+|hi|hello|hey|start|помощь|справка|привет|допомога|довідка|привіт)",
    r"(?:what|how) (?:can|do) (?:you|i|we) (?:do|ask|use (?:you|this|it)).*",
    r"(?:что ты умеешь|що ти вмієш)",
)
_METHOD = (
    r"what (?:is|are|does) (?:an? |the )?"
    r"(?:lens(?:es)?|findings?|points?|firm|evidence|method)(?: mean)?(?: here)?",
    r"how (?:do|does) (?:you|it|this|parallax|a comparison) (?:work|compare)",
)
_COMPARES = (
    r"compare (?P<between>.+? (?:and|with|vs\.?|versus) .+?) (?:on|about|over) (?P<incident>.+)",
    r"compare (?P<incident>.+?) (?:between|across|in) (?P<between>.+ (?:and|with|vs\.?) .+)",
    rf"how {_ARE} (?:the )?(?P<between>.+? and .+?) {_TELL} (?P<incident>.+)",
    rf"how {_ARE} .+? {_TELL} (?P<incident>.+?)(?: differently)?",
    rf"how {_ARE} (?P<incident>.+?) (?:being )?{_TOLD}.*",
    r"(?:what (?:is|are) the )?differences? (?:in|on|about|over|of) "
    r"(?:the )?(?:coverage of )?(?P<incident>.+)",
    rf"(?:как|что) (?:\w+ ){{0,3}}?{_TELL_RU} (?P<incident>.+)",
    rf"(?:як|що) (?:\w+ ){{0,3}}?{_TELL_UK} (?P<incident>.+)",
    rf"{_COMPARE} (?P<incident>.+?) (?:між|между) (?P<between>.+)",
    rf"{_COMPARE} (?P<incident>.+)",
)
_ON = rf"(?: {_ABOUT} (?P<topic>.+))?"
_TO = r"(?: (?:to|about|on|regarding) (?P<topic>.+))?"
_SPOKEN = (
    rf"what {_ARE} (?P<speaker>.+?)(?:[’']s|(?<=s)[’']) {_QUOTES}{_ON}",
    rf"wh(?:at|o) (?:is|was) (?P<speaker>.+?) quoted (?:as )?saying{_ON}",
    rf"what (?:is|was|has been) (?:being )?said {_ABOUT} (?P<topic>.+)",
    rf"what (?:is|was|has been) said by (?P<speaker>.+?){_ON}",
    rf"what[’'](?:s|d) (?P<speaker>.+?) (?:said|say|saying){_ON}",
    rf"(?:everything|anything|all)(?: that)? (?P<speaker>.+?) (?:has )?(?:said|says){_ON}",
    rf"(?:is there |do (?:you|we) have )?(?:everything|anything|something|all) (?:by|from) "
    rf"(?P<speaker>.+?){_ON}",
    r"(?:did|has|have|does|do) (?P<speaker>.+?) (?:ever )?(?:comment(?:ed)?|speak|spoken|"
    rf"sa(?:y|id) (?:any|some)thing|react(?:ed)?|respond(?:ed)?){_TO}",
    rf"how (?:did|has|have|does|do) (?P<speaker>.+?) (?:react(?:ed)?|respond(?:ed)?){_TO}",
    rf"{_ALL_OF}(?!{_QUOTES})"
    rf"(?P<speaker>\S+(?: \S+){{0,2}}?)(?:[’']s|(?<=s)[’']) {_QUOTES}{_ON}",
)
_QUOTATIONS = (
    rf"what {_ARE} (?P<speaker>.+?) {_SAID} {_ABOUT} (?P<topic>.+)",
    rf"what {_ARE} (?P<speaker>.+?) {_SAID}(?: so far)?",
    rf"what (?P<speaker>.+?) (?:has |have |had )?(?:said|says|say)(?: {_ABOUT} (?P<topic>.+))?",
    rf"{_ALL_OF}{_QUOTES} (?:by|from|of) (?P<speaker>.+?) {_ABOUT} (?P<topic>.+)",
    rf"{_ALL_OF}{_QUOTES} (?:by|of|from) (?P<speaker>.+)",
    rf"{_QUOTES} (?:about|on) (?P<topic>.+)",
    r"quot(?:es|ations) (?P<topic>.+)",
    r"who (?:said|says|is quoted|talked|spoke)(?: what)?(?: about| on| that)? (?P<topic>.+)",
    rf"что {_SAID_RU} (?P<speaker>.+?)(?: (?:об?|про|насч[её]т) (?P<topic>.+))?",
    rf"що {_SAID_UK} (?P<speaker>.+?)(?: (?:про|щодо) (?P<topic>.+))?",
    rf"что (?P<speaker>.+?) {_SAID_RU}(?: (?:обо?|о|про|насч[её]т) (?P<topic>.+))?",
    rf"що (?P<speaker>.+?) {_SAID_UK}(?: (?:про|щодо) (?P<topic>.+))?",
    r"(?:цитаты|цитати|слова|высказывания|висловлювання|заявления|заяви) (?P<topic>.+)",
    r"(?P<topic>(?:\S+ ){0,4}?\S+) (?:quotes|quotations|statements)",
    r"(?P<topic>(?!who\b|what\b)\S+(?: \S+){0,2}?) (?:said|says)",
)
_MOST = r"who (?:is|gets|was) (?:quoted|cited) (?:the )?most(?: often)?"
_VERIFIES = (
    r"(?P<text>(?:did|has|have) .+? (?:ever |really |actually )?(?:say|said) [“”„«\"'‘].+)",
    r"is (?:it|this|that) (?:real|true|a real quot(?:e|ation))\s*[:?,]\s*(?P<text>.+)",
    r"(?P<text>(?:правда ли, что|правда, що|чи) .+? [“„«\"].+)",
)
_BLAMED = (
    r"who (?:is|was|gets?|got|has been|are|were) (?:being )?(?:blamed|accused|held responsible)"
    r" (?:for|of|over|in|on|after) (?P<incident>.+)",
    r"who (?:do|did|does) (?:they|each side|the sides) (?:blame|accuse)"
    r" (?:for|of|over|in|on|after) (?P<incident>.+)",
)
_SPEAKERS = (rf"{_MOST} (?:on|about|in|over) (?P<incident>.+)",)
_NO_TOPIC = (_MOST,)
_SEARCHES = (
    r"(?:search|look|find)(?: for)? (?P<words>.+)",
    r"(?:найди|найти|знайди|знайти|шукай) (?P<words>.+)",
    r"(?:is there |do you have )?(?:anything|something|articles?) (?:about|on) (?P<words>.+)",
    r"what do (?:you|we) (?:know|have) (?:about|on) (?P<words>.+)",
)
_QUESTIONS = (
    r"(?P<words>(?:what|who|whom|whose|when|where|why|how (?:many|much|long|old)) .+)",
    r"(?P<words>(?:что|кто|кого|когда|где|куда|почему|зачем|сколько) .+)",
    r"(?P<words>(?:що|хто|кого|коли|де|куди|чому|навіщо|скільки) .+)",
)
"""Any other question: the passages that answer it are looked for."""

_INCIDENTS = (
    rf"{_LIST} (?:incidents?|events?|stories){_HELD}",
    rf"{_LIST} (?:incidents?|events?|stories){_HELD} (?:in|about|on|with) (?P<words>.+)",
    r"what (?:has )?happened(?: (?:in|to|with|on) (?P<words>.+))?",
    r"что случилось(?: (?:в|во|с) (?P<words>.+))?|(?:какие )?события",
    r"що (?:сталося|трапилося)(?: (?:в|у|з|із) (?P<words>.+))?|(?:які )?події",
)
_SOURCES = (rf"{_LIST} (?:sources?|outlets?|papers?){_HELD}", r"(?:источники|джерела)")
_ERASE = (r"(?:erase|delete|forget|remove) (?:all )?(?:my data|me|everything about me)",)
_EXPORT = (
    r"what (?:do you|data do you) (?:know|keep|store|hold|have) (?:about|on|of) me",
    r"(?:show |export )?my data",
)
_STATS = (r"(?:statistics|numbers)",)
_FEEDBACK = (r"(?P<verdict>useful|useless|wrong)(?: (?P<item>\d+))?(?: (?P<why>.+))?",)

_ALL: tuple[tuple[str, tuple[str, ...], dict[str, Any]], ...] = (
    ("help", _HELP, {}),
    ("help", _METHOD, {"about": "method"}),
    ("mydata", _ERASE, {"action": "erase"}),
    ("mydata", _EXPORT, {"action": "export"}),
    ("compare", _SPEAKERS, {"lens": "sourcing"}),
    ("compare", _BLAMED, {"lens": "actors"}),
    ("quote", _NO_TOPIC, {}),
    ("verify", _VERIFIES, {}),
    ("compare", _COMPARES, {}),
    ("quote", (*_SPOKEN, *_QUOTATIONS), {}),
    ("who", (rf"{_WHO} (?P<name>.+)",), {}),
    ("incidents", _INCIDENTS, {}),
    ("sources", _SOURCES, {}),
    ("stats", _STATS, {}),
    ("feedback", _FEEDBACK, {}),
    ("search", (*_SEARCHES, *_QUESTIONS), {}),
)

RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), command, said)
    for command, patterns, said in _ALL
    for pattern in patterns
)

SENTENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (_COMPARES[0], *_QUOTATIONS[3:6], rf"{_WHO} .+|{_WHO_DID}|who .+\?")
)
"""Sentences that begin with a command's name and yet are more than it and a list of words."""
