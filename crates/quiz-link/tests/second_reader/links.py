#!/usr/bin/env python3
"""A reader of links that carry quizzes, draws, attempts and results: a second implementation.

It was written from `docs/link-format.md` alone ("the page") and follows its order: each part below names the section of
the page that it does.

    links.py draws QUIZ-LINK SEED…   what the seeds draw of the quiz in the link
    links.py read                    standard input: a line of links to quizzes at hand, the first of them built in;
                                     then a link a line. Standard output: a line of JSON for each of these
"""

import hashlib
import json
import math
import re
import sys
import zlib
from dataclasses import dataclass, field


class LinkError(Exception):
    """A link that does not open. The only argument is the reason, as the table in "Opening a link" names it."""


def damaged():
    """The error for bytes that are not in the one form that the page describes."""
    return LinkError("damaged")


# ---- Kind and version ------------------------------------------------------------------------------------------------

LINK = re.compile(r"([A-Za-z])(0|[1-9][0-9]*)\.(.+)", re.DOTALL)
VERSIONS = {
    "d": ("0", "1", "2"), "q": ("1",), "a": ("1", "2"), "c": ("1", "2"), "r": ("1", "2"),
    "k": ("1",), "f": ("1",), "m": ("2",),
}
PLAYS = ("d", "a", "c", "r")


def split_link(link):
    """Section "Kind and version": the letter, the version and the payload of a link, as they are written."""
    match = LINK.fullmatch(link)
    if not match:
        raise LinkError("not ours")
    letter, version, payload = match.groups()
    if version == "0" and letter != "d":
        raise LinkError("not ours")
    if version not in VERSIONS.get(letter.lower(), ()):
        raise LinkError("newer")
    return letter, version, payload


def read_old_draw(payload):
    """Section "Kind and version": the edition and the seed of a `d0` link."""
    numbers = payload.split(".")
    if len(numbers) != 2 or not all(re.fullmatch("0|[1-9][0-9]{0,9}", number) for number in numbers):
        raise damaged()
    edition, seed = map(int, numbers)
    if edition < 1 or edition >= 2**32 or seed >= 2**32:
        raise damaged()
    return edition, seed


# ---- Payload ---------------------------------------------------------------------------------------------------------

LENGTH_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
LETTERS = LENGTH_CHARACTERS + "-_"
LETTER_VALUES = {letter: value for value, letter in enumerate(LETTERS)}
DIGITS_OF_BYTES = {1: 3, 2: 5, 3: 8, 4: 10, 5: 13, 6: 15, 7: 17}
BYTES_OF_DIGITS = {digits: count for count, digits in DIGITS_OF_BYTES.items()}


def read_letters(payload):
    """Section "Payload", in letters: base64url without padding, and the character that tells the length."""
    if not all(letter in LETTER_VALUES for letter in payload):
        raise damaged()
    length = len(payload) - 1
    told = LENGTH_CHARACTERS.find(payload[-1])
    if told == (length - 1) % 62:
        raise damaged()
    if told != length % 62:
        raise LinkError("cut short")
    return read_base64url(payload[:-1])


def read_base64url(letters):
    """RFC 4648, §5, with unused bits of zero. Four letters are three bytes; two or three at the end are one or two."""
    if len(letters) % 4 == 1:
        raise damaged()
    result = bytearray()
    for start in range(0, len(letters), 4):
        some = letters[start:start + 4]
        value = 0
        for letter in some:
            value = value * 64 + LETTER_VALUES[letter]
        unused_bits = len(some) * 6 % 8
        if value % 2**unused_bits:
            raise damaged()
        result += (value >> unused_bits).to_bytes(len(some) * 6 // 8, "big")
    return bytes(result)


def read_digits(payload):
    """Section "Payload", in digits: each seven bytes in 17 digits, one to six at the end in fewer."""
    if not re.fullmatch("[0-9]+", payload):
        raise damaged()
    if len(payload) % 17 and len(payload) % 17 not in BYTES_OF_DIGITS:
        raise LinkError("cut short")
    result = bytearray()
    for start in range(0, len(payload), 17):
        some = payload[start:start + 17]
        count = BYTES_OF_DIGITS[len(some)]
        number = int(some)
        if number >= 256**count:
            raise damaged()
        result += number.to_bytes(count, "big")
    return bytes(result)


def read_payload(letter, version, payload):
    """Section "Payload": the content, once its checksum is found to be right."""
    data = read_letters(payload) if letter.islower() else read_digits(payload)
    if len(data) < 4:
        raise LinkError("cut short")
    content, checksum = data[:-4], data[-4:]
    if zlib.crc32((letter.lower() + version).encode() + content) != int.from_bytes(checksum, "little"):
        raise damaged()
    return content


# ---- Numbers in bytes ------------------------------------------------------------------------------------------------

class Bytes:
    """Section "Numbers in bytes": reads content from its beginning."""

    def __init__(self, data):
        self.data = data
        self.position = 0

    def take(self, length):
        """Read the next `length` bytes."""
        if self.position + length > len(self.data):
            raise damaged()
        self.position += length
        return self.data[self.position - length:self.position]

    def number(self, length):
        """Read a number of `length` bytes, the least significant first."""
        return int.from_bytes(self.take(length), "little")

    def count(self):
        """Read a count: LEB128 in the fewest bytes that hold it, four at most."""
        result = 0
        for place in range(4):
            byte = self.number(1)
            result += (byte & 127) << (7 * place)
            if byte < 128:
                if byte == 0 and place > 0:
                    raise damaged()
                return result
        raise damaged()

    def counted(self):
        """Read counted bytes: a count, then that many bytes."""
        return self.take(self.count())

    def rest(self):
        """Read all bytes that are left."""
        return self.take(len(self.data) - self.position)

    def finish(self):
        """Make sure that no bytes are left."""
        if self.position < len(self.data):
            raise damaged()


class Packed:
    """Section "Numbers in bytes", packed: numbers in mixed radix, in blocks of eight bytes."""

    def __init__(self, data):
        length_of_last = (len(data) - 1) % 8 + 1
        if not data or (length_of_last > 1 and data[-1] == 0):
            raise damaged()
        self.bytes = Bytes(data)
        self.begin_block()

    def begin_block(self):
        """Read the next block: eight bytes, or as many as there are, but at least one."""
        left = len(self.bytes.data) - self.bytes.position
        self.block = self.bytes.number(max(1, min(8, left)))
        self.unit = 1

    def number(self, bound):
        """Read the next number, which is less than its bound."""
        if bound == 0:
            raise damaged()
        if self.unit * bound >= 2**64:
            if self.block:
                raise damaged()
            self.begin_block()
        self.unit *= bound
        self.block, number = divmod(self.block, bound)
        return number

    def few(self, bound):
        """Read a number that is mostly small: `min(x, 15) < 16`, then the whole number if it is 15 or more."""
        number = self.number(16)
        if number >= bound:
            raise damaged()
        if number == 15:
            number = self.number(bound)
            if number < 15:
                raise damaged()
        return number

    def finish(self):
        """Make sure that nothing is left, neither of the block nor of the bytes."""
        if self.block:
            raise damaged()
        self.bytes.finish()


# ---- A quiz ----------------------------------------------------------------------------------------------------------

CHOOSE, CHOOSE_K, BEST_WORST, RANK, RATE = range(5)
DEFAULT_MARKS = [2, 1, 0, 0, 1, 2, 0, 0, 0, 0, 2, 1, 0, 0, 1, 2]  
MAX_TEXT_BYTES = 1_048_576
ID = re.compile("[a-z][a-z0-9-]{0,39}")


@dataclass
class Scenario:
    """A scenario. The defaults stand for what a quiz without its key leaves out."""
    format: int
    responses: int
    pick: int = 0
    key: list = field(default_factory=list)
    weight: int = 1
    is_shuffled: bool = True
    ends: bool = False
    since: int = 1
    retired: int = 0
    leads: list = field(default_factory=list)
    id: str = ""
    name: str = ""
    stem: str = ""
    texts: list = field(default_factory=list)
    rationales: list = field(default_factory=list)


@dataclass
class Group:
    """A group of a section: how many it draws, 0 for all, and of which scenarios (their places in the quiz)."""
    draws: int
    scenarios: list


@dataclass
class Section:
    """A section of a quiz."""
    groups: list
    id: str = ""


@dataclass
class Quiz:
    """A quiz, with its key or without."""
    has_key: bool
    credit: int = 0
    edition: int = 1
    traits: int = 0
    styles: int = 0
    outcomes: int = 0
    scenarios: list = field(default_factory=list)
    sections: list = field(default_factory=list)
    id: str = "keyless"
    title: str = ""
    author: str = ""
    language: str = ""
    intro: str = ""
    hash: bytes = b""
    keyless_id: bytes = b""

    def name(self):
        """The 16 bytes that name the quiz in storage and in plays: sections "Fingerprint", "Without a key"."""
        if self.has_key:
            return self.hash[:16]
        return hashlib.sha256(self.keyless_id + self.hash).digest()[:16]


def read_quiz(data, has_key=True):
    """Section "A quiz": counted(packed numbers), texts as one raw deflate stream."""
    content = Bytes(data)
    packed = Packed(content.counted())
    counted_numbers = data[:content.position]
    quiz = Quiz(has_key)
    size = read_numbers(packed, quiz)
    raw_texts = inflate(content.rest(), size)
    quiz.hash = hashlib.sha256(counted_numbers + raw_texts).digest()
    read_texts(Texts(raw_texts), quiz)
    return quiz


def read_quiz_with_id(content):
    """Section "A quiz": the content of `f`, and what is at the end of `m`: an id of eight bytes, then a quiz."""
    keyless_id = content.take(8)
    quiz = read_quiz(content.rest())
    quiz.keyless_id = keyless_id
    return quiz


def read_keyless_quiz(content):
    """Section "A quiz", `k`: an id of eight bytes, then a quiz without its key."""
    keyless_id = content.take(8)
    quiz = read_quiz(content.rest(), has_key=False)
    quiz.keyless_id = keyless_id
    return quiz


def inflate(data, size):
    """Section "A quiz": the bytes of the texts, exactly as many as the numbers say; nothing follows the stream."""
    stream = zlib.decompressobj(wbits=-15)
    try:
        result = stream.decompress(data, size + 1)
    except zlib.error:
        raise damaged() from None
    if len(result) != size or not stream.eof or stream.unused_data:
        raise damaged()
    return result


# Section "A quiz", Numbers

def read_numbers(packed, quiz):
    """Read all numbers of a quiz, 1 to 5. Returns the number of bytes of text."""
    size = packed.number(MAX_TEXT_BYTES + 1)
    packed.number(2)  # 1 if the instruction is `would`
    quiz.credit = packed.number(3)
    sections = packed.few(100) + 1
    scenarios = packed.few(10_000) + 1
    if quiz.has_key:
        any_leads = read_numbers_of_key(packed, quiz)
        quiz.scenarios = [read_scenario(packed, quiz, scenarios, any_leads) for _ in range(scenarios)]
        if any_leads and not any(lead is not None for scenario in quiz.scenarios for lead in scenario.leads):
            raise damaged()
        for _ in range(quiz.outcomes):
            read_conditions(packed, quiz)
    else:
        quiz.scenarios = [read_keyless_scenario(packed) for _ in range(scenarios)]
    quiz.sections = read_sections(packed, sections, scenarios)
    packed.finish()
    return size


def read_numbers_of_key(packed, quiz):
    """Numbers, 2. Returns whether any response leads on."""
    quiz.edition = packed.few(9_999) + 1
    packed.number(3)  # feedback
    quiz.traits = packed.few(101)
    quiz.styles = packed.few(101)
    quiz.outcomes = packed.few(100) + 1
    return packed.number(2) == 1


def read_format(packed):
    """Numbers, 3: format, responses and pick, with which all scenarios begin."""
    scenario = Scenario(format=packed.number(5), responses=packed.number(9) + 2)
    if scenario.format == CHOOSE_K:
        scenario.pick = packed.number(scenario.responses - 1) + 1
    return scenario


def read_scenario(packed, quiz, scenarios, any_leads):
    """Numbers, 3: all numbers of a scenario."""
    scenario = read_format(packed)
    scenario.key = read_key(packed, scenario)
    for _ in range(packed.number(quiz.traits + 1)):
        packed.number(quiz.traits)
    if packed.number(2):
        read_rarities(packed, quiz, scenario)
    for _ in range(scenario.responses):
        packed.number(quiz.styles + 1)
        leads = any_leads and scenario.format == CHOOSE and packed.number(2)
        scenario.leads.append(packed.number(scenarios) if leads else None)
    return scenario


def read_keyless_scenario(packed):
    """Section "Without a key": format, responses, pick, and whether it is shuffled."""
    scenario = read_format(packed)
    scenario.is_shuffled = packed.number(2) == 1
    return scenario


def read_key(packed, scenario):
    """Numbers, 3: for `rank` the right order of the responses, from the best; else the effectiveness of each."""
    if scenario.format == RANK:
        ranks = order_of_number(packed.number(math.factorial(scenario.responses)), scenario.responses)
        return sorted(range(scenario.responses), key=lambda response: ranks[response])
    key = [packed.number(4) for _ in range(scenario.responses)]
    if scenario.format == RATE and packed.number(2):
        if [packed.number(11) for _ in range(16)] == DEFAULT_MARKS:
            raise damaged()
    return key


def read_rarities(packed, quiz, scenario):
    """Numbers, 3: values that few scenarios have. A scenario that has none of them must not write them."""
    scenario.weight = packed.number(101)
    scenario.is_shuffled = packed.number(2) == 1
    scenario.ends = packed.number(2) == 1
    scenario.since = packed.number(quiz.edition) + 1
    scenario.retired = packed.number(10_000)
    has_none = scenario.weight == 1 and scenario.is_shuffled and not scenario.ends
    if has_none and scenario.since == 1 and scenario.retired == 0:
        raise damaged()


def read_conditions(packed, quiz):
    """Numbers, 4: the conditions of an outcome."""
    for _ in range(packed.few(101)):
        kind = packed.number(7)
        if kind in (0, 1):
            packed.number(1_101)
        elif kind in (2, 3):
            packed.number(quiz.traits)
            packed.number(1_101)
        elif kind == 4:
            packed.number(quiz.styles)
            packed.few(2**32)
        elif kind == 5:
            packed.number(quiz.styles)


def read_sections(packed, sections, scenarios):
    """Numbers, 5: the groups of each section. A scenario that is listed twice makes the quiz unsound."""
    result = []
    following = 0
    listed = set()
    for _ in range(sections):
        groups = []
        for _ in range(packed.few(10_000) + 1):
            members = packed.number(scenarios) + 1
            group = Group(draws=packed.number(members + 1), scenarios=[])
            for _ in range(members):
                place = read_listed(packed, following, scenarios)
                if place in listed:
                    raise LinkError("unsound")
                listed.add(place)
                group.scenarios.append(place)
                following = place + 1
            groups.append(group)
        result.append(Section(groups))
    return result


def read_listed(packed, following, scenarios):
    """Numbers, 5: the position of a listed scenario: 0 for the one that follows, otherwise 1 and the position."""
    if packed.number(2):
        place = packed.number(scenarios)
        if place == following:
            raise damaged()
        return place
    if following >= scenarios:
        raise damaged()
    return following


# Section "A quiz", Texts

class Texts:
    """Texts in columns, each ended by a zero byte. They are cleaned, and held to the limits of quiz files."""

    def __init__(self, raw_texts):
        try:
            self.texts = raw_texts.decode("utf-8").split("\0")
        except UnicodeDecodeError:
            raise damaged() from None
        if self.texts.pop() != "":
            raise damaged()
        self.position = 0
        self.is_sound = True

    def column(self, count, limit, needed=False):
        """Read `count` texts of one kind and clean them; if `needed`, each must have a visible character."""
        cleaned = [clean(text) for text in self.raw_column(count)]
        for text in cleaned:
            if len(text) > limit or (needed and not is_visible(text)):
                self.is_sound = False
        return cleaned

    def ids(self, count):
        """Read `count` ids, no two of them the same."""
        ids = self.raw_column(count)
        if not all(ID.fullmatch(text) for text in ids) or len(set(ids)) < count:
            raise damaged()
        return ids

    def raw_column(self, count):
        """Read `count` texts as they came."""
        if self.position + count > len(self.texts):
            raise damaged()
        self.position += count
        return self.texts[self.position - count:self.position]

    def finish(self):
        """Make sure that nothing is left, and that the quiz is within its limits."""
        if self.position < len(self.texts):
            raise damaged()
        if not self.is_sound:
            raise LinkError("unsound")


def read_texts(texts, quiz):
    """All texts of a quiz, 1 to 5."""
    if quiz.has_key:
        read_ids(texts, quiz)
    else:
        number_ids(quiz)
    [quiz.title] = texts.column(1, 120, needed=True)
    [quiz.author] = texts.column(1, 120)
    if quiz.credit > 0:
        texts.column(1, 400, needed=True)
    if quiz.credit > 1:
        texts.column(1, 500, needed=True)
    texts.column(1, 40)  # licence
    [quiz.language] = texts.column(1, 40)
    [quiz.intro] = texts.column(1, 1_000)
    texts.column(len(quiz.sections), 60, needed=True)  # names
    texts.raw_column(len(quiz.sections))  # drawings
    if quiz.has_key:
        read_texts_of_key(texts, quiz)
    read_scenario_texts(texts, quiz)
    texts.finish()


def read_ids(texts, quiz):
    """Texts, 1."""
    [quiz.id] = texts.ids(1)
    texts.ids(quiz.traits)
    texts.ids(quiz.styles)
    for scenario, scenario_id in zip(quiz.scenarios, texts.ids(len(quiz.scenarios))):
        scenario.id = scenario_id
    texts.ids(quiz.outcomes)
    for section, section_id in zip(quiz.sections, texts.ids(len(quiz.sections))):
        section.id = section_id


def number_ids(quiz):
    """Section "Without a key": the ids of such a quiz, which its link does not contain."""
    for number, scenario in enumerate(quiz.scenarios, 1):
        scenario.id = f"scenario-{number}"
    for number, section in enumerate(quiz.sections, 1):
        section.id = f"section-{number}"


def read_texts_of_key(texts, quiz):
    """Texts, 4: of traits, styles and outcomes. They are not printed, but must be within their limits."""
    texts.column(quiz.traits, 60, needed=True)  # names
    texts.column(quiz.traits, 400)  # abouts
    texts.column(quiz.styles, 60, needed=True)  # names
    texts.column(quiz.styles, 400)  # abouts
    texts.column(quiz.outcomes, 60, needed=True)  # names
    texts.column(quiz.outcomes, 120)  # lines
    texts.column(quiz.outcomes, 1_000)  # abouts
    texts.column(quiz.outcomes, 400)  # nexts
    texts.raw_column(quiz.outcomes)  # drawings


def read_scenario_texts(texts, quiz):
    """Texts, 5."""
    names = texts.column(len(quiz.scenarios), 60, needed=True)
    stems = texts.column(len(quiz.scenarios), 2_000, needed=True)
    for scenario, name, stem in zip(quiz.scenarios, names, stems):
        scenario.name = name
        scenario.stem = stem
    for scenario in quiz.scenarios:
        scenario.texts = texts.column(scenario.responses, 400, needed=True)
    if quiz.has_key:
        for scenario in quiz.scenarios:
            scenario.rationales = texts.column(scenario.responses, 1_000)


# Section "A quiz", Clean

WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
CONTROLS = "\0-\x1f\x7f-\x9f"
FORMATS = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
LINE_BREAKS = re.compile("[\v\f\x85\u2028\u2029]")
UNCLEAN = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ENDS = re.compile(f"[^{WHITE_SPACE}](?:.*[^{WHITE_SPACE}])?", re.DOTALL)
VISIBLE = re.compile(f"[^{WHITE_SPACE}{CONTROLS}{FORMATS}]")


def clean(text):
    """A text with its line breaks as line feeds, without controls and overrides of direction, and without white space at
    its ends."""
    text = UNCLEAN.sub("", LINE_BREAKS.sub("\n", text.replace("\t", " ")))
    between = ENDS.search(text)
    return between.group() if between else ""


def is_visible(text):
    """Whether a text has at least one visible character."""
    return VISIBLE.search(text) is not None


# ---- A play ----------------------------------------------------------------------------------------------------------

BUILT_IN, CARRIED, KNOWN, KEYLESS = range(4)
COVERED, OTHER_INSTRUCTION, IN_A_ROOM = 1, 2, 4
LAYOUT = 1
MOST_STEPS = 100_000  # a quiz in which follow-ups lead round is unsound; no other path is as long
SHOWN, ANSWERED, MOVED, ANSWERED_AND_MOVED = 1, 2, 3, 4


@dataclass
class AtHand:
    """The quizzes at hand: the built-in one, those with their key (it is among them), and those without."""
    built_in: Quiz = None
    quizzes: list = field(default_factory=list)
    keyless: list = field(default_factory=list)


@dataclass
class Step:
    """The state of a scenario on the path: the answer that counts, and what the controls show."""
    place: int
    scenario: Scenario
    given: object = None
    shows: object = None


@dataclass
class Play:
    """The content of a link to a play."""
    kind: str
    quiz: Quiz = None
    is_built_in: bool = False
    flags: int = 0
    room: int = None
    name: str = None
    edition: int = 1
    seed: int = 0
    drawn: list = field(default_factory=list)
    at: int = 0
    steps: list = field(default_factory=list)


def read_play(kind, version, content, at_hand):
    """Section "A play", both versions."""
    play = Play(kind)
    head = content.count()
    head, about = divmod(head, 4)
    head, is_named = divmod(head, 2)
    if version == "2":
        head, is_flagged = divmod(head, 2)
    else:
        is_flagged = 0
    play.edition = head + 1
    if is_named and kind not in ("c", "r"):
        raise damaged()
    if is_flagged:
        play.flags = read_flags(content)
        if play.flags == 0:
            raise damaged()
    play.quiz = find_quiz(kind, version, about, content, at_hand)
    play.is_built_in = about == BUILT_IN
    check_edition(play)
    play.seed = content.number(4)
    if is_named:
        play.name = read_name(content.counted())
    if play.flags & IN_A_ROOM:
        play.room = content.number(8)
    draw_scenarios(play)
    read_answers(play, content)
    return play


def open_old_draw(edition, seed, at_hand):
    """Section "Kind and version": the draw of the built-in quiz that a `d0` link tells."""
    if at_hand.built_in is None:
        raise LinkError("another quiz")
    play = Play("d", at_hand.built_in, is_built_in=True, edition=edition, seed=seed)
    check_edition(play)
    draw_scenarios(play)
    return play


def read_flags(content):
    """Section "A play", the flags: of 8 and more they are newer than the page."""
    flags = content.count()
    if flags >= 8:
        raise LinkError("newer")
    return flags


def check_layout(content):
    """Section "A play", the layout of a quiz that follows: another than 1 is newer than the page."""
    if content.count() != LAYOUT:
        raise LinkError("newer")


def find_quiz(kind, version, about, content, at_hand):
    """Section "A play", the tables of what the quiz is and what it is named by."""
    if about == CARRIED:
        if version == "2":
            check_layout(content)
        return read_quiz(content.counted())
    if about == BUILT_IN:
        start = content.take(3)
        built_in = [] if at_hand.built_in is None else [at_hand.built_in]
        return only([quiz for quiz in built_in if start == zlib.crc32(quiz.id.encode()).to_bytes(4, "little")[:3]])
    if about == KNOWN:
        start = content.take(5 if version == "1" else 16)
        return only([quiz for quiz in at_hand.quizzes if quiz.hash.startswith(start)])
    if kind == "c" or (version == "1" and kind == "d"):
        raise damaged()
    if version == "1":
        start = content.take(8 + 4)
        return only([quiz for quiz in at_hand.keyless if (quiz.keyless_id + quiz.hash).startswith(start)])
    name = content.take(16)
    return only([quiz for quiz in at_hand.keyless if quiz.name() == name])


def only(quizzes):
    """The only quiz at hand that fits. If several fit, a page asks the player; this program cannot."""
    if len({quiz.name() for quiz in quizzes}) != 1:
        raise LinkError("another quiz")
    return quizzes[0]


def check_edition(play):
    """Section "Opening a link": a later edition of the built-in quiz is newer, of another quiz damaged."""
    if play.edition > play.quiz.edition:
        raise LinkError("newer" if play.is_built_in else "damaged")


def draw_scenarios(play):
    """Section "A play": the drawn scenarios, with which the path begins. There has to be one."""
    play.drawn = [scenario for _, scenario in draw(play.quiz, play.edition, play.seed)]
    if not play.drawn:
        raise LinkError("unsound")


def read_name(data):
    """Section "A play", the player's name. A name without a visible character is not shown."""
    try:
        name = data.decode("utf-8")
    except UnicodeDecodeError:
        raise damaged() from None
    name = re.sub("[\u2028\u2029]", " ", name)
    if not 1 <= len(name) <= 24 or clean(name) != name or "\n" in name:
        raise damaged()
    return name if is_visible(name) else None


class Path:
    """Section "A play", the order of the path: the drawn scenarios, each followed by those that answers lead to."""

    def __init__(self, quiz, drawn):
        self.quiz = quiz
        self.to_come = list(reversed(drawn))
        self.place = -1

    def is_over(self):
        """Whether no scenario is left."""
        return not self.to_come

    def next_step(self):
        """Go on to the next scenario."""
        if self.is_over():
            raise damaged()
        self.place += 1
        if self.place >= MOST_STEPS:
            raise LinkError("unsound")
        return Step(self.place, self.to_come.pop())

    def leave(self, step):
        """Look where the answer of a step leads: only an answer to `choose` can lead on."""
        scenario = step.scenario
        if scenario.ends:
            self.to_come = []
        elif scenario.format == CHOOSE and scenario.leads and step.given is not None:
            lead = scenario.leads[step.given]
            if lead is not None:
                self.to_come.append(self.quiz.scenarios[lead])


def read_answers(play, content):
    """Section "A play": a draw ends before the answers; those of attempts are told otherwise than those of results."""
    if play.kind == "d":
        content.finish()
        return
    packed = Packed(content.rest())
    path = Path(play.quiz, play.drawn)
    if play.kind == "a":
        read_attempt(play, packed, path)
    else:
        read_result(play, packed, path)
    packed.finish()


def read_result(play, packed, path):
    """Section "A play", Results and challenges: for each step 0, or 1 + the answer's number."""
    while not path.is_over():
        step = path.next_step()
        number = packed.number(answers_of(step.scenario) + 1)
        if number:
            step.given = read_answer(step.scenario, number - 1)
        play.steps.append(step)
        path.leave(step)
    play.at = path.place


def read_attempt(play, packed, path):
    """Section "A play", Attempts: how many steps are told of, where the player stands, and each step with its state."""
    told_of = packed.few(2**31)
    if told_of == 0:
        raise damaged()
    play.at = packed.number(told_of)
    for place in range(told_of):
        step = path.next_step()
        state = packed.number(5)
        if state in (ANSWERED, ANSWERED_AND_MOVED):
            step.given = read_answer(step.scenario, packed.number(answers_of(step.scenario)))
        if state in (MOVED, ANSWERED_AND_MOVED):
            step.shows = read_controls(step.scenario, packed.number(controls_of(step.scenario)))
        if state == ANSWERED_AND_MOVED and step.shows == step.given:
            raise damaged()
        if state >= SHOWN:
            play.steps.append(step)
        elif place in (0, told_of - 1):
            raise damaged()
        path.leave(step)


# Section "Answers"

def answers_of(scenario):
    """A: the number of answers that a scenario has."""
    n = scenario.responses
    if scenario.format == CHOOSE:
        return n
    if scenario.format == CHOOSE_K:
        return math.comb(n, scenario.pick)
    if scenario.format == BEST_WORST:
        return n * (n - 1)
    if scenario.format == RANK:
        return math.factorial(n)
    return 4**n


def read_answer(scenario, number):
    """The answer with a number. Responses are identified by their positions in the quiz."""
    n = scenario.responses
    if scenario.format == CHOOSE:
        return number
    if scenario.format == CHOOSE_K:
        return picked_of_number(number, scenario.pick)
    if scenario.format == BEST_WORST:
        best, worst = divmod(number, n - 1)
        return [best, worst + 1 if worst >= best else worst]
    if scenario.format == RANK:
        return order_of_number(number, n)
    return digits_of_number(number, 4, n)


def controls_of(scenario):
    """E: the number of states that the controls of a scenario can show."""
    n = scenario.responses
    if scenario.format == CHOOSE:
        return n + 1
    if scenario.format == CHOOSE_K:
        return 2**n
    if scenario.format == BEST_WORST:
        return (n + 1)**2
    if scenario.format == RANK:
        return math.factorial(n)
    return 5**n


def read_controls(scenario, number):
    """The state of the controls with a number; None stands for a choice that is not made yet."""
    n = scenario.responses
    if scenario.format == CHOOSE:
        return none_or_less_one(number)
    if scenario.format == CHOOSE_K:
        return [response for response in range(n) if number >> response & 1]
    if scenario.format == BEST_WORST:
        return [none_or_less_one(digit) for digit in digits_of_number(number, n + 1, 2)]
    if scenario.format == RANK:
        return order_of_number(number, n)
    return [none_or_less_one(digit) for digit in digits_of_number(number, 5, n)]


def none_or_less_one(number):
    """None for 0, otherwise the number less one."""
    return number - 1 if number else None


def picked_of_number(number, pick):
    """The combinatorial number system: C(a, 1) + C(b, 2) + … for the picked a < b < …"""
    picked = []
    for size in range(pick, 0, -1):
        response = size - 1
        while math.comb(response + 1, size) <= number:
            response += 1
        number -= math.comb(response, size)
        picked.insert(0, response)
    return picked


def order_of_number(number, n):
    """The factorial number system: for each place, how many of those not yet placed are smaller, the first least."""
    not_yet_placed = list(range(n))
    order = []
    for radix in range(n, 0, -1):
        number, smaller = divmod(number, radix)
        order.append(not_yet_placed.pop(smaller))
    return order


def digits_of_number(number, base, count):
    """The `count` digits of a number to a base, the first the least significant."""
    digits = []
    for _ in range(count):
        number, digit = divmod(number, base)
        digits.append(digit)
    return digits


# ---- Marks given back ------------------------------------------------------------------------------------------------

def read_marks(content):
    """Section "Marks given back": the room, or None, and the quiz of `f`."""
    flags = read_flags(content)
    room = content.number(8) if flags & IN_A_ROOM else None
    check_layout(content)
    return room, read_quiz_with_id(content)


# ---- What a seed draws -----------------------------------------------------------------------------------------------

FOR_GROUP, FOR_RESPONSES = 1, 2
WORD = 2**32
COLUMNS_AND_DIAGONALS = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)


def draw(quiz, edition, seed):
    """Section "What a seed draws": pairs of a section and a scenario, in the order in which they are drawn."""
    drawn = []
    for section in quiz.sections:
        for place, group in enumerate(section.groups):
            members = [quiz.scenarios[member] for member in group.scenarios]
            members = [scenario for scenario in members if is_in_edition(scenario, edition)]
            if group.draws:
                shuffle(members, stream(seed, FOR_GROUP, section.id, place))
                members = members[:group.draws]
            drawn += [(section, scenario) for scenario in members]
    return drawn


def is_in_edition(scenario, edition):
    """Section "What a seed draws": `since` ≤ edition, and either never retired or edition < `retired`."""
    return scenario.since <= edition and (scenario.retired == 0 or edition < scenario.retired)


def shown_order(scenario, seed):
    """Section "What a seed draws": the order in which the responses of a scenario are shown."""
    order = list(range(scenario.responses))
    if scenario.is_shuffled:
        shuffle(order, stream(seed, FOR_RESPONSES, scenario.id, 0))
    return order


def shuffle(items, words):
    """Exchange each item, from the last to the second, with one that is not after it."""
    for i in range(len(items) - 1, 0, -1):
        j = number_below(i + 1, words)
        items[i], items[j] = items[j], items[i]


def number_below(n, words):
    """The next word of the stream that is small enough, modulo n."""
    limit = WORD - 1 - (WORD - 1) % n
    word = next(words)
    while word >= limit:
        word = next(words)
    return word % n


def stream(seed, purpose, name, place):
    """The words of ChaCha with 8 rounds, under a key that the table in "What a seed draws" gives."""
    key = seed.to_bytes(4, "little") + purpose.to_bytes(4, "little") + fnv_1a(name.encode()).to_bytes(8, "little")
    key += place.to_bytes(4, "little") + bytes(12)
    block = 0
    while True:
        yield from chacha_block(key, block)
        block += 1


def chacha_block(key, number):
    """A block of 16 words."""
    start = b"expand 32-byte k" + key + number.to_bytes(8, "little") + bytes(8)
    began_as = [int.from_bytes(start[place:place + 4], "little") for place in range(0, 64, 4)]
    words = list(began_as)
    for _ in range(4):
        for places in COLUMNS_AND_DIAGONALS:
            quarter_round(words, *places)
    return [(word + began) % WORD for word, began in zip(words, began_as)]


def quarter_round(words, a, b, c, d):
    """The quarter round of ChaCha on the words at four places."""
    for first, second, left_of_d, left_of_b in ((a, c, 16, 12), (a, c, 8, 7)):
        words[first] = (words[first] + words[b]) % WORD
        words[d] = rotate_left(words[d] ^ words[first], left_of_d)
        words[second] = (words[second] + words[d]) % WORD
        words[b] = rotate_left(words[b] ^ words[second], left_of_b)


def rotate_left(word, bits):
    """A word with its bits rotated to the left."""
    return (word << bits | word >> (32 - bits)) % WORD


def fnv_1a(data):
    """The 64-bit FNV-1a hash."""
    result = 0xcbf29ce484222325
    for byte in data:
        result = (result ^ byte) * 0x100000001b3 % 2**64
    return result


# ---- Opening a link --------------------------------------------------------------------------------------------------

MAX_BYTES = 600_000
PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
BEGINNING = re.compile(r"#(?=[A-Za-z][0-9]+\.)")
LINK_CHARACTER = re.compile(r"[A-Za-z0-9_.-]")
LINK_CHARACTERS = re.compile(r"[A-Za-z0-9_.-]*")
SPACE = re.compile(f"[{WHITE_SPACE}]")
INVISIBLE_IN_LINKS = re.compile("[\xad\u200b-\u200d\u2060\ufeff]")


def open_text(data, at_hand):
    """Section "Opening a link": the content of the link in a text, as a Play, or a pair of kind and quiz."""
    if len(data) > MAX_BYTES:
        raise LinkError("too big")
    text = undo_percent(data)
    shorter = end_link(INVISIBLE_IN_LINKS.sub("", SPACE.split(begin_link(text), maxsplit=1)[0]))
    try:
        return open_link(shorter, at_hand)
    except LinkError as error:
        wrong_with_shorter = error
    whole = end_link(begin_link(SPACE.sub("", INVISIBLE_IN_LINKS.sub("", text))))
    if whole == shorter:
        raise wrong_with_shorter
    try:
        return open_link(whole, at_hand)
    except LinkError as wrong_with_whole:
        if str(wrong_with_shorter) in ("not ours", "cut short"):
            raise wrong_with_whole
    raise wrong_with_shorter


def undo_percent(data):
    """Step 2: each `%` and two hexadecimal digits become the byte they stand for, once."""
    data = PERCENT.sub(lambda match: bytes.fromhex(match.group(1).decode()), data)
    return data.decode("utf-8", errors="replace")


def begin_link(text):
    """Step 3: the text after the first `#` that begins a link, otherwise from the first character of links."""
    beginning = BEGINNING.search(text)
    if beginning:
        return text[beginning.end():]
    first = LINK_CHARACTER.search(text)
    return text[first.start():] if first else ""


def end_link(text):
    """Step 6: the text before the first other character, without characters at its end but letters and digits."""
    return LINK_CHARACTERS.match(text).group().rstrip("-_.")


def open_link(link, at_hand):
    """Read a link: first the kind, then the version, the payload, the checksum, and at last the content."""
    letter, version, payload = split_link(link)
    kind = letter.lower()
    if version == "0":
        return open_old_draw(*read_old_draw(payload), at_hand)
    content = Bytes(read_payload(letter, version, payload))
    if kind in PLAYS:
        return read_play(kind, version, content, at_hand)
    if kind == "q":
        return kind, None, read_quiz(content.rest())
    if kind == "k":
        return kind, None, read_keyless_quiz(content)
    if kind == "f":
        return kind, None, read_quiz_with_id(content)
    return kind, *read_marks(content)


# ---- The commands ----------------------------------------------------------------------------------------------------

def print_draws(link, seeds):
    """The command `draws`."""
    opened = open_text(link.encode("utf-8", errors="surrogateescape"), AtHand())
    if isinstance(opened, Play):
        raise LinkError("not a quiz")
    _, _, quiz = opened
    for seed in seeds:
        print(f"seed {seed}")
        for edition in range(1, quiz.edition + 1):
            drawn = [f"{section.id}/{scenario.id}" for section, scenario in draw(quiz, edition, seed)]
            print(f"  edition {edition}: {' '.join(drawn)}")
        for scenario in quiz.scenarios:
            print(f"  {scenario.id} {''.join(map(str, shown_order(scenario, seed)))}")


def read_lines(lines):
    """The command `read`: the first line has links to quizzes at hand; a line of JSON is printed for each other."""
    at_hand = read_at_hand(lines.readline())
    for line in lines:
        try:
            shown = show(open_text(line.removesuffix(b"\n"), at_hand))
        except LinkError as error:
            shown = {"error": str(error)}
        print(json.dumps(shown))


def read_at_hand(line):
    """The quizzes at hand. Links that do not open, or hold no quiz to be played, are left out."""
    at_hand = AtHand()
    for place, link in enumerate(line.split()):
        try:
            opened = open_text(link, at_hand)
        except LinkError:
            continue
        if isinstance(opened, Play):
            continue
        kind, _, quiz = opened
        if kind == "q":
            at_hand.quizzes.append(quiz)
            if place == 0:
                at_hand.built_in = quiz
        elif kind == "k":
            at_hand.keyless.append(quiz)
    return at_hand


def show(opened):
    """The content of a link, as a JSON object."""
    if isinstance(opened, Play):
        return show_play(opened)
    kind, room, quiz = opened
    shown = {"kind": kind, "quiz": show_quiz(quiz)}
    if kind == "m":
        shown["room"] = room
    return shown


def show_play(play):
    """A play, as an object of JSON."""
    shown = {
        "kind": play.kind,
        "quiz": play.quiz.id,
        "name of quiz": "built in" if play.is_built_in else play.quiz.name().hex(),
        "flags": play.flags,
        "room": play.room,
        "name": play.name,
        "edition": play.edition,
        "seed": play.seed,
        "drawn": [scenario.id for scenario in play.drawn],
    }
    if play.kind != "d":
        shown["at"] = play.at
        orders = shown_orders(play)
        shown["steps"] = [show_step(step, orders[step.scenario.id]) for step in play.steps]
    return shown


def shown_orders(play):
    """The shown order of the responses of each scenario on the path, by its id."""
    scenarios = {step.scenario.id: step.scenario for step in play.steps}
    return {scenario_id: shown_order(scenario, play.seed) for scenario_id, scenario in scenarios.items()}


def show_step(step, order):
    """The state of a scenario on the path, as a JSON object."""
    return {
        "place": step.place,
        "id": step.scenario.id,
        "order": order,
        "given": step.given,
        "shows": step.shows,
    }


def show_quiz(quiz):
    """A quiz, as an object of JSON."""
    return {
        "id": quiz.id,
        "title": quiz.title,
        "author": quiz.author,
        "intro": quiz.intro,
        "language": quiz.language,
        "edition": quiz.edition,
        "hash": quiz.hash.hex(),
        "scenarios": [show_scenario(scenario, quiz.has_key) for scenario in quiz.scenarios],
    }


def show_scenario(scenario, has_key):
    """A scenario, as an object of JSON; if the key is there, with what belongs to it."""
    shown = {
        "id": scenario.id,
        "name": scenario.name,
        "stem": scenario.stem,
        "texts": scenario.texts,
        "shuffled": int(scenario.is_shuffled),
    }
    if has_key:
        shown["rationales"] = scenario.rationales
        shown["leads"] = scenario.leads
        shown["weight"] = scenario.weight
        shown["since"] = scenario.since
        shown["retired"] = scenario.retired
        shown["key"] = scenario.key
    return shown


def main(arguments):
    """Do what the arguments ask; the result is the exit status."""
    if arguments == ["read"]:
        read_lines(sys.stdin.buffer)
        return 0
    seeds = arguments[2:]
    if len(arguments) > 2 and arguments[0] == "draws" and all(re.fullmatch("[0-9]{1,10}", seed) for seed in seeds):
        try:
            print_draws(arguments[1], list(map(int, seeds)))
            return 0
        except LinkError as error:
            print(f"links.py: {error}", file=sys.stderr)
            return 1
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
