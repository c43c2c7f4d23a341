"""Is what a written sentence denies denied by its article, and what it affirms affirmed?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.summarise.case import Case, clauses
from toolkit.summarise.evidence import content_words, is_light, meaning, root
from toolkit.summarise.paraphrase import OPPOSITES

_HARD = re.compile(
    r"\b(?:not|yet to|never|no(?! longer than\b)|none|neither|nor|nobody|nothing|cannot|without)\b|\b\w+n['’]t\b", re.I
)
_SOFT = re.compile(
    r"\b(?:refus\w+|den(?:y|ied|ies|ying)|reject\w*|declin\w+|fail\w*|dismiss\w*|rul\w+ out|against|oppos\w+|hardly|"
    r"barely|scarcely|little|few|prevent\w*|stop\w*|ban(?:s|ned|ning)?|lack\w*|unlikely|un\w{5,}|in(?:suff|cap|comp)\w+|impossible|"
    r"only|until|still|yet|earliest|vain|loss|loses?|lost|missing|absen\w+|without|neglect\w*|ignor\w*|refrain\w*|abandon\w*|scrap\w*|shelv\w*|"
    r"end(?:s|ed)?|quit|drop\w*|clos\w+|shut\w*|sole|solely|mere|merely|turn\w* down|call\w* off|"
    r"cancel\w*|halt\w*|waiv\w*|free of|exempt\w*|withh\w+|avoid\w*|spared)\b",
    re.I,
)
_PENDING = re.compile(r"\b(?:yet to|remains? to be|not yet|not been|undecided|not before)\b", re.I)
_COMING = re.compile(
    r"\b(?:is|are|was|were) (?:due )?to\b|\b(?:will|would|expected|planned|scheduled|earliest)\b", re.I
)
_PREFIX = re.compile(r"\b((?:un|in|im|ir|dis)([a-z]{5,}))\b", re.I)
_PHRASES = (
    (re.compile(r"\bvot\w+ against\b", re.I), "rejected"),
    (re.compile(r"\bvot\w+ (?:for|in favou?r of)\b", re.I), "approved"),
    (re.compile(r"\bturn\w* down\b", re.I), "rejected"),
)
_OPPOSITES = tuple((frozenset(map(root, left)), frozenset(map(root, right))) for left, right in OPPOSITES)


def check_denials(case: Case) -> Iterator[str]:
    """What the source denies may not be affirmed, nor the other way round."""
    mine = {meaning(word) for word in content_words(case.text)}
    hard, soft = _HARD.search(case.text), _softened(case.text)
    if not hard:
        for clause in (clause for english in case.english() for clause in clauses(english)):
            denied = _HARD.search(clause)
            words = {meaning(word) for word in content_words(_HARD.sub(" ", clause))}
            answered = soft - _softened(clause)
            told = len(words & mine) * 2 > len(words) > 1 or mine <= words
            if denied and not answered and told:
                yield f"the article denies this (“{denied[0]}”)"
                return
        return
    for clause in clauses(case.text):
        found = _HARD.search(clause)
        if found and not any(_denies(case, clause, english) for english in (*case.english(), *_alike(case, clause))):
            yield f"the article does not deny this (“{found[0]}”)"
            return


def _alike(case: Case, clause: str) -> Iterator[str]:
    """The English of sentences anywhere that hold half of what the clause says."""
    told = {meaning(word) for word in content_words(_HARD.sub(" ", clause)) if not is_light(word)}
    for place, pair in enumerate(case.evidence.pairs):
        if len(told & case.evidence.words_of(place)) * 2 >= max(2, len(told)):
            yield pair.english


def _denies(case: Case, clause: str, source: str) -> bool:
    """True where the source has a negator, or a word of denial that the clause does not have as well."""
    told = {meaning(word) for word in content_words(clause)}
    if _PENDING.search(clause) and _COMING.search(source):
        return True
    counts = [(len(told & {meaning(word) for word in content_words(part)}), part) for part in clauses(source)]
    most = max((count for count, _ in counts), default=0)
    if most * 2 < len(told) and source != case.primary:
        return False  # a few words in common are no ground to take a further sentence's denial for this one's
    near = [part for count, part in counts if count > 1] if most > 1 else [source]
    return any(_HARD.search(part) or _softened(part) - _softened(clause) for part in near)


def _softened(text: str) -> set[str]:
    """Roots of the words that deny without a negator (`refuse`, `rule out`)."""
    return {root(found[0].split()[0]) for found in _SOFT.finditer(text)}


def check_opposites(case: Case) -> Iterator[str]:
    """One of a pair of opposite words where the support has only the other."""
    if _HARD.search(case.text):
        return
    mine = _roots(case.text)
    told = {meaning(word) for word in content_words(case.text)}
    # A further supporting sentence counts only where it shares more than the very word in question.
    homes = [i for i in case.support if i == case.support[0] or len(told & case.evidence.words_of(i)) > 2]
    theirs = {word for i in homes for word in _roots(case.evidence.pairs[i].english)}
    for left, right in _OPPOSITES:
        for one, other in ((left, right), (right, left)):
            if mine & one and not mine & other and theirs & other and not theirs & one:
                word = next((w for w in re.findall(r"[A-Za-z]+", case.text) if root(w) in one), min(mine & one))
                yield f"“{word}” is the opposite of what the article says"


def check_prefixes(case: Case) -> Iterator[str]:
    """ "Avoidable" where the article says "unavoidable", and the other way round."""
    if _HARD.search(case.text):
        return
    mine, theirs = ({word[:5] for word in _roots(text)} for text in (case.text, case.primary))
    for text, have, lack in ((case.primary, mine, theirs), (case.text, theirs, mine)):
        for word, bare in _PREFIX.findall(text):
            stem = root(bare)[:5]
            if stem in have and stem not in lack and root(word)[:5] not in have:
                yield f"“{word}” and “{bare}” are opposites, and the article says only the one"
                return


def _roots(text: str) -> set[str]:
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    return {root(word) for word in re.findall(r"[A-Za-z]+", text)}
