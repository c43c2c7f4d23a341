"""Who speaks, as the English reader should see it: names as the English spells them, roles as it translates them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from toolkit.align.lexicon import ENGLISH_OF
from toolkit.align.offices import named_office, office, says_office
from toolkit.align.place import PairEvidence
from toolkit.align.spellings import in_english, spellings
from toolkit.align.words import is_function, likeness, split_words
from toolkit.quotes.cases import several
from toolkit.quotes.cues import SPEECH_NOUNS
from toolkit.quotes.nouns import role_gender
from toolkit.quotes.wordlists import words
from toolkit.records import Article, Quote, Sentence, Span

_NAME_LIKE = 0.7  # likeness from which on an English word may spell a German name
_LOOK_BACK = 40  # sentences: where a name or role was introduced, at most so far before it is meant again
_TRIED = 3  # places: as many are looked at for an English that can be trusted
_GAP = 2  # words: `head of the agency` keeps its small words
_PRONOUNS = frozenset(words("he she they we i it one you"))
_REPORTING = frozenset(
    words(
        """
    said says told explained added stated announced reported reports report suspected confirmed warned criticised
    criticized argued complained according and who that reportedly allegedly also again
    """
    )
)
_SPEECH = re.compile(
    r"^(?:(?:own |latest )?(?:declaration|statement|information|reports?|view|opinion|account|figures|data)s? "
    r"(?:of|from|by) )(?:the )?(?=\S)",
    re.IGNORECASE,
)
_SOURCE = frozenset(words("report reports information findings statement statements account accounts intelligence"))
_ARTICLE = re.compile(r"^(?:der|die|das|dem|den|des|einer|einem) (?=.)", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?<=\w{4})e[nrms]?$")
_CALENDAR = frozenset(
    words("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august")
    + words("september october november december week month year morning evening night today yesterday")
)
_POINTING = {"er": "he", "dieser": "he", "diese": "she", "es": "it", "ich": "I", "wir": "we"}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A phrase at `[start, end)` of the sentence `sentence`."""

    sentence: int
    start: int
    end: int


def role_places(sentences: Sequence[Sentence], quote: Quote) -> Iterator[Mentioned]:
    """Where name and role of the speaker stand, each at the places nearest before the end of its mention."""
    mention = quote.speaker or quote.source
    if mention is None:
        return
    for phrase in (quote.speaker_name, quote.speaker_role):
        if phrase:
            yield from islice(_places(sentences, phrase, mention), _TRIED)


class SpeakerFinder:
    """English speakers of one article. `evidence` gives the evidence of the pair of a sentence id."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], evidence: Callable[[int], PairEvidence]
    ) -> None:
        self._article, self._sentences, self._evidence = article, sentences, evidence

    def speaker(self, quote: Quote) -> str | None:
        """Name, then role, in English; None where nobody is known.

        What the translation does not say well is looked up; a name is then spelt the English way and a role left out
        beside its name. Only a phrase nothing is known of stays German.
        """
        mention = quote.speaker or quote.source
        if mention is None:
            return None
        text = mention.of(self._article.text)
        name, role = quote.speaker_name, quote.speaker_role
        phrase = name or role or _ARTICLE.sub("", text)
        both = several(phrase)
        if len(both) > 1:
            return " and ".join(self._phrase(part, mention) for part in both)
        english = self._phrase(phrase, mention, proper=quote.speaker is None)
        if not name or not role or role.lower() in name.lower() or name.lower() in role.lower():
            return english
        told = office(role) or self._english(role, mention, name)
        return f"{english}, {told}" if told else english

    def _phrase(self, german: str, mention: Span, proper: bool = False) -> str:
        return office(german) or self._english(german, mention, proper=proper) or _looked_up(german)

    def _english(self, german: str, mention: Span, name: str | None = None, proper: bool = False) -> str | None:
        """English of a German phrase where it was said last and is told well; a role only beside its `name`; of a
        paper or agency (`proper`) only what has capitals."""
        for place in islice(_places(self._sentences, german, mention), _TRIED):
            english = self._told(place, german, name)
            if english is not None and (not proper or any(letter.isupper() for letter in english)):
                return english
        return None

    def _told(self, place: Mentioned, german: str, name: str | None) -> str | None:
        evidence = self._evidence(place.sentence)
        heard = evidence.words_of(place.start, place.end)
        found = [n for n in heard if not is_function(evidence.words[n])]
        if not found:
            pronouns = [evidence.words[n].text for n in heard if evidence.words[n].low in _PRONOUNS]
            return pronouns[0] if pronouns and len(german.split()) == 1 else None
        run = _without_reporting(evidence, max(_runs(evidence, found), key=len))
        if (
            not run
            or not _spells(german, [evidence.words[n].text for n in run])
            or not _has_office(german, evidence, run)
        ):
            return None
        if name is not None and (not _beside(evidence, run, name) or len(run) > 2 * len(split_words(german)) + 1):
            return None
        english = re.sub(r"[’']s$", "", evidence.english[evidence.words[run[0]].start : evidence.words[run[-1]].end])
        if any(word.low in SPEECH_NOUNS for word in split_words(german)):  # `reports from Sweden` is not Sweden
            return _corrected(german, english) if any(evidence.words[n].low in _SOURCE for n in run) else None
        return _corrected(german, _SPEECH.sub("", english))


def _looked_up(phrase: str) -> str:
    return _POINTING.get(phrase.lower()) or named_office(phrase) or in_english(phrase)


def _corrected(german: str, english: str) -> str | None:
    """`english` with names as the German spells them where English has no spelling of its own; None where it says
    only a day, or a word twice, or German."""
    low = [word.low for word in split_words(english)]
    told = [word.low for word in split_words(english) if not is_function(word)]
    if not told or all(word in _CALENDAR for word in told) or len(set(told)) < len(told):
        return None
    if (known := office(german)) is not None:
        return known if len(split_words(german)) == 1 else english
    names = {word.text for word in split_words(german) if word.text[0].isupper() and not role_gender(word.text)} - {
        *spellings()
    }
    said = [word.text for word in split_words(german)]
    for name in sorted(names):
        if len(name) <= 2 or name in low or name not in english:
            continue  # before a pattern is made of the name: that alone takes longer than all of this
        tail = re.search(rf"\b{re.escape(name)}[a-zäöü]{{1,4}}\b", english)
        surname = "".join(said[said.index(name) + 1 :][:1])
        beside = tail is not None and surname in names and f"{tail[0]} {surname}" in english
        if tail and (beside or len(low) == len(said)):
            english = english.replace(tail[0], name)
    return english


def _has_office(german: str, evidence: PairEvidence, run: Sequence[int]) -> bool:
    """False where the English lost the office: `Botschafter` without an `ambassador`."""
    english = {evidence.words[n].low for n in run}
    said = " ".join(english)
    heads = [word for word in split_words(german) if role_gender(word.text)]
    offices = [ENGLISH_OF[word.low] for word in heads if word.low in ENGLISH_OF]
    return all(english & set(meant) for meant in offices) and all(says_office(word.text, said) for word in heads)


def _without_reporting(evidence: PairEvidence, run: list[int]) -> list[int]:
    while run and evidence.words[run[-1]].low in _REPORTING:
        run = run[:-1]
    while run and evidence.words[run[0]].low in _REPORTING:
        run = run[1:]
    return run


def _beside(evidence: PairEvidence, run: Sequence[int], name: str) -> bool:
    """True where only small words stand between `run` and the English of the name."""
    names = split_words(name)
    spelled = [n for n, w in enumerate(evidence.words) if any(likeness(word, w) >= _NAME_LIKE for word in names)]
    if not spelled:
        return False
    first, last = (run[-1] + 1, spelled[0]) if run[-1] < spelled[0] else (spelled[-1] + 1, run[0])
    return all(is_function(evidence.words[n]) for n in range(first, last))


def _runs(evidence: PairEvidence, found: Sequence[int]) -> list[list[int]]:
    """Neighbours among the words `found`, small words and no punctuation between them."""
    runs = [[found[0]]]
    for n in found[1:]:
        between = evidence.english[evidence.words[runs[-1][-1]].end : evidence.words[n].start]
        if n - runs[-1][-1] <= _GAP + 1 and not re.search(r"[,;:.]", between):
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _spells(german: str, english: Sequence[str]) -> bool:
    """For a personal name: word by word the same name, with capitals; other phrases are free."""
    names = split_words(german)
    if any(role_gender(word.text) for word in names) or not all(word.text[0].isupper() for word in names):
        return True
    spelled = [word for text in english for word in split_words(text)]
    return len(spelled) == len(names) and all(
        word.text[0].isupper() and likeness(name, word) >= _NAME_LIKE for name, word in zip(names, spelled, strict=True)
    )


def _places(sentences: Sequence[Sentence], phrase: str, mention: Span) -> Iterator[Mentioned]:
    """Where `phrase` stands in any case, the last place that begins before the mention ends first."""
    at = bisect_right(sentences, mention.end - 1, key=lambda sentence: sentence.span.start) - 1
    pattern = _in_any_case(phrase)
    for number in range(at, max(-1, at - _LOOK_BACK), -1):
        sentence = sentences[number]
        limit = max(0, mention.end - sentence.span.start)
        found = [match.span() for match in pattern.finditer(sentence.text, 0, limit)]
        if found:
            yield Mentioned(sentence.id, *found[-1])


@lru_cache(maxsize=2_000)
def _in_any_case(phrase: str) -> re.Pattern[str]:
    """`ukrainischer Präsident` is found in `dem ukrainischen Präsidenten`."""
    said = [
        re.escape(word) + r"(?:e?n|e?s)?" if word[0].isupper() else _ADJECTIVE.sub("e[nrms]?", re.escape(word))
        for word in phrase.split()
    ]
    return re.compile(rf"\b(?i:{said[0][0]}){said[0][1:]}" + "".join(rf" {word}" for word in said[1:]) + r"\b")
