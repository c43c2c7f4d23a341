"""Negation and polarity: what the German denies, English must deny, and nothing else.

Three strengths. Negators ("nicht", "kein", "not", "never") must have an answer; soft words ("kaum", "ohne", "verhindern",
"fail", "un-") are an answer and need none; denials ("bestreitet", "lehnt ab", "denies") need a soft or strong answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks.finding import Finding
from toolkit.checks.view import View
from toolkit.records import Severity

_NEGATOR_DE = re.compile(
    r"\b(?:nicht|nichts|nie|niemals|niemand(?:em|en)?|nirgend(?:s|wo)|keinerlei|kein(?:e[nmrs]?)?|keinesfalls|keineswegs"
    r"|keinesfalls|weder|nein|mitnichten)\b(?!-)",
    re.IGNORECASE,
)
_IDIOMS_DE = re.compile(
    r"\b(?:nicht\s(?:nur|allein|bloß|lediglich|zuletzt|einmal\smehr|selten|umsonst|weniger\sals|mehr\sals)|wenn\snicht\sgar|nichts\sanderes\sals|nicht\swahr"
    r"|kein\sgeringerer|keine\sgeringere|nicht\szufällig|nicht\sauszuschließen|nicht\sohne|noch\snie\sso|ob\soder\snicht|nichts\sals"
    r"|kein\sWunder|nicht\sanders|nicht\ssonderlich|gar\snicht\sso|nicht\sganz)\b",
    re.IGNORECASE,
)
_SOFT_DE = re.compile(
    r"\b(?:ohne|kaum|wenig(?:er|e|en)?|selten(?:er)?|statt|anstatt|anstelle|sonst|außer|ausgenommen|bevor|erst|nur|lediglich"
    r"|höchstens|maximal|spätestens|mindestens|noch|egal|zweifel\w*|allenfalls|zu|gegen|trotz|anders|als|weit|frei|leer|tabu"
    r"|bis|sowieso|ohnehin|gerade|bloß|knapp|schwer|schwierig|fern|fremd|halt|stopp|aus|ab|nie|begrenzt|eher|umstritten|einzig\w*"
    r"|verhinder\w+|verweiger\w+|weiger\w*|geweigert|scheiter\w*|gescheitert|fehl\w*|gefehlt|mangel\w*|mangelt\w*|vermeid\w*|vermied\w*|vermieden"
    r"|verb[io][et]\w*|verbot\w*|untersag\w*|verzicht\w*|abgelehnt\w*|ablehn\w*|lehn\w*|ausgeschlossen\w*|ausschließ\w*|schließ\w*|schloss\w*"
    r"|bestr[ei]\w*|bestritt\w*|bestritten|dement\w*|leugn\w*|verneint\w*|zurückgewiesen\w*|zurückweis\w*|weist|weisen|wies\w*|widerspr\w*|wider\w*"
    r"|wehr\w*|verlor\w*|verlier\w*|verschwund\w*|versäum\w*|verpass\w*|verfehl\w*|verstumm\w*|schweig\w*|stopp\w*|beend\w*|einstell\w*|eingestellt\w*"
    r"|ausbleib\w*|ausgeblieben|abges\w*|absag\w*|ausfall\w*|ausgefallen|hindern?|gehindert|hindert|bezweif\w*|kritis\w*|arm|aussetz\w*|ausgesetzt|ein?gebüßt"
    r"|un(?!d\b|s\b|ser|ter|gef|mittel|ion|iv|tern|garn|gar|te|ternehm)\w+|in(?:stabil|kompetent|korrekt|effizient|akzeptabel|transparent|aktiv|direkt|tolera)\w*|miss\w+|\w{3,}los(?:e[nrms]?|igkeit)?|\w+frei(?:e[nrms]?)?|nicht\w+)\b",
    re.IGNORECASE,
)
_DENIAL_DE = re.compile(
    r"\b(?:dementier\w*|bestreite[tn]?|bestritt(?:en)?|leugne\w*|verneint\w*|zurückgewiesen|zurückwies\w*|abgelehnt|ablehnt\w*|verweiger[tn]\w*|weigert\w*"
    r"|(?:lehnt|lehnte|lehnten|lehnen)\b(?=[^.;:]{0,140}\bab\b)|(?:weist|wies|weisen|wiesen)\b(?=[^.;:]{0,140}\bzurück\b))",
    re.IGNORECASE,
)
_NEGATOR_EN = re.compile(
    r"\b(?:not|no(?!\.\s?\d|-)|none|never|nobody|nothing|nowhere|neither|nor|cannot|no-one|without)\b|\w+n['’]t\b",
    re.IGNORECASE,
)
_IDIOMS_EN = re.compile(
    r"\b(?:not\s(?:only|just|merely|simply|least|to\smention|so\smuch|infrequently|uncommon|unlike|without|surprisingly|least|solely|quite)|no\slater|no\s(?:more|fewer|less)\sthan|no\sdoubt|no\smatter|nothing\s(?:but|other)"
    r"|none\sother|no\swonder|whether\sor\snot|or\snot|no\sless|if\snot|isn['’]t\sit|don['’]t\syou|not\salone|not\suntil|nothing\sless)\b",
    re.IGNORECASE,
)
_SOFT_EN = re.compile(
    r"\b(?:without|hardly|barely|scarcely|rarely|seldom|few|fewer|little|less|unless|except|apart|other\sthan|instead|rather|far\sfrom|away\sfrom"
    r"|free|lack\w*|absen\w+|missing|miss\w*|fail\w*|refus\w+|den(?:y|ies|ied|ying|ial\w*)|reject\w*|declin\w+|dismiss\w*|contradict\w*|disput\w+|dispel\w*|rebuff\w*|repudiat\w*"
    r"|prevent\w*|avoid\w*|refrain\w*|prohibit\w*|ban\w*|forb[ia]d\w*|bar(?:s|red)?|rul\w+\sout|oppos\w+|against|exclud\w+|stop\w*|halt\w*|cancel\w*|suspend\w*|withh\w+|block\w*"
    r"|impossib\w+|incap\w+|incorrect\w*|inadequat\w*|insuffic\w+|inaccura\w+|invalid\w*|illegal\w*|irregular\w*|irrespons\w*|inacc\w+|inadmiss\w+|inappropriat\w+|inconclus\w+|inevitab\w+|improb\w+|inexp\w+|inconce\w+|indef\w+|indisp\w+|insec\w+|instab\w+|inconsist\w+|ineff\w+|irrelevan\w+|immun\w+"
    r"|disagre\w+|disappoint\w+|disappear\w+|disapprov\w+|dissatis\w+|discontin\w+|disregard\w*|distrust\w*|displeas\w+|non\w+|dead|empty|end(?:ed|s)?|only|yet|still|until|before|too|doubt\w*|exempt\w*"
    r"|un(?!der|til|ion|it|iversi|ivers|ique|cle|ified|iform|esco|icef)\w{3,}|\w{3,}less(?:ly|ness)?|lost|lose\w*|losing|nil|zero|unlike|hesita\w+|difficult\w*|neglect\w*|ignor\w+|wrong\w*|false\w*|fals\w+|skip\w*|skeptic\w*|sceptic\w*|reluctan\w+|in\svain|spared?|regardless|despite|beyond|minus|out\sof|anything\sbut|turn(?:ed|s)?\sdown|short\sof|forgo\w*|forego\w*|abstain\w*|abandon\w*|withdr\w+|loath|least|contrary|dis\w{4,}|mis\w{4,})\b",
    re.IGNORECASE,
)
_CONCEDE = re.compile(
    r"\b(?:confirm\w*|accept\w*|admit\w*|welcom\w+|approv\w+|acknowledg\w+|agree\w*)\b", re.IGNORECASE
)
HINT = "Read both sides: does the English deny what the German denies?"


def check_negation(view: View) -> Iterator[Finding]:
    """A negation lost or added, a denial turned into something else."""
    german, english = view.german, view.english
    strong_de, strong_en = _strong(german, _NEGATOR_DE, _IDIOMS_DE), _strong(english, _NEGATOR_EN, _IDIOMS_EN)
    if strong_de and len(strong_en) < len(strong_de):
        yield from _lost(view, strong_de, strong_en)
    elif strong_en and len(strong_de) < len(strong_en):
        yield from _gained(view, strong_de, strong_en)
    denial = _DENIAL_DE.search(german)
    if denial and not strong_en and not _SOFT_EN.search(english):
        agreed = _CONCEDE.search(english)
        yield Finding(
            "negation",
            Severity.ERROR if agreed else Severity.WARNING,
            f"“{denial[0]}” denies or refuses; no English word does.",
            HINT,
            denial.span(),
            agreed.span() if agreed else None,
            0.85 if agreed else 0.6,
        )


def _strong(text: str, negators: re.Pattern[str], idioms: re.Pattern[str]) -> list[tuple[int, int]]:
    found = [match.span() for match in negators.finditer(text)]
    if not found:
        return found
    taken = [match.span() for match in idioms.finditer(text)]
    return [span for span in found if not any(start <= span[0] < end for start, end in taken)]


def _lost(view: View, german: list[tuple[int, int]], english: list[tuple[int, int]]) -> Iterator[Finding]:
    soft = len(_SOFT_EN.findall(view.english)) + len(_NEGATOR_EN.findall(view.english)) - len(english)
    if soft and len(german) - len(english) <= soft:
        return
    word = view.german[german[0][0] : german[0][1]]
    whole = not english and not soft
    neither = word.lower() == "weder" and len(german) - len(english) < 2 and english
    if neither:
        return
    yield Finding(
        "negation",
        Severity.ERROR if whole else Severity.WARNING,
        f"The German denies (“{word}”), the English does not." if whole else "The English denies less than the German.",
        HINT,
        german[0] if whole else german[-1],
        None,
        0.85 if whole else 0.45,
    )


def _gained(view: View, german: list[tuple[int, int]], english: list[tuple[int, int]]) -> Iterator[Finding]:
    soft = len(_SOFT_DE.findall(view.german)) + len(_NEGATOR_DE.findall(view.german)) - len(german)
    if soft and len(english) - len(german) <= soft:
        return
    start, end = english[0]
    whole = not german and not soft
    yield Finding(
        "negation",
        Severity.ERROR if whole else Severity.WARNING,
        f"The English denies (“{view.english[start:end]}”), the German does not."
        if whole
        else "The English denies more than the German.",
        HINT,
        None,
        english[0] if whole else english[-1],
        0.8 if whole else 0.45,
    )
