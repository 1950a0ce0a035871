"""Reads links as docs/link-format.md says, without the code of the page.

    links.py draws QUIZ-LINK SEEDS…   what the seeds draw of a quiz, for its edition and all before
    links.py read                     standard input: a first line of links to quizzes at hand, then links, a line each;
                                      standard output: what is in each, a line of JSON

It is a second program beside the page's own. Where it and the program disagree, one of them or the document is wrong.
"""

import base64
import hashlib
import json
import math
import re
import sys
import zlib

ENDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
DIGITS = {3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6, 17: 7}
VERSIONS = {"d": "12", "q": "1", "a": "12", "c": "12", "r": "12", "k": "1", "f": "1", "m": "2"}
FORMATS = ["choose", "choose-k", "best-worst", "rank", "rate"]
WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"


class Wrong(Exception):
    """Why a link does not open."""


def need(holds, why="damaged"):
    if not holds:
        raise Wrong(why)


# Opening a link


def beginning(text):
    found = re.search(r"#(?=[A-Za-z][0-9]+\.)", text)
    if found:
        return found.end()
    found = re.search(r"[A-Za-z0-9_.-]", text)
    return found.start() if found else len(text)


def trimmed(text):
    text = re.sub(f"[{WHITE}{INVISIBLE}]", "", text)
    link = re.match(r"[A-Za-z0-9_.-]*", text[beginning(text):]).group()
    return re.sub(r"[^A-Za-z0-9]+$", "", link)


def decode(text):
    need(len(text.encode()) <= 600_000, "too big")
    raw = re.sub(rb"%([0-9A-Fa-f]{2})", lambda it: bytes.fromhex(it[1].decode()), text.encode())
    text = raw.decode("utf-8", "replace").lstrip()
    begin = beginning(text)
    gap = re.search(f"[{WHITE}]", text[begin:])
    try:
        return content(trimmed(text[: begin + gap.start()] if gap else text))
    except Wrong as wrong:
        try:
            return content(trimmed(text))
        except Wrong as whole:
            raise whole if str(wrong) in ("not ours", "cut short") else wrong from None


def content(link):
    """Letter, version and content."""
    head = re.match(r"([A-Za-z])([0-9]+)\.(.*)$", link)
    need(head, "not ours")
    letter, version, payload = head.groups()
    if letter + version == "d0":
        numbers = re.match(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$", payload)
        need(numbers)
        edition, seed = map(int, numbers.groups())
        need(1 <= edition < 1 << 32 and seed < 1 << 32)
        return "d", "0", (edition, seed)
    need(not version.startswith("0"), "not ours")
    kind = letter.lower()
    need(version in VERSIONS.get(kind, ""), "newer") if len(version) == 1 else need(False, "newer")
    data = letters(payload) if letter == kind else digits(payload)
    need(len(data) >= 4, "cut short")
    data, check = data[:-4], data[-4:]
    need(zlib.crc32((kind + version).encode() + data) == int.from_bytes(check, "little"))
    return kind, version, data


def letters(payload):
    need(payload and payload[-1] in ENDS, "cut short")
    payload, told = payload[:-1], ENDS.index(payload[-1])
    need(told != (len(payload) - 1) % 62)
    need(told == len(payload) % 62, "cut short")
    need(re.match(r"[A-Za-z0-9_-]*$", payload) and len(payload) % 4 != 1)
    data = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    need(base64.urlsafe_b64encode(data).decode().rstrip("=") == payload)
    return data


def digits(payload):
    data = b""
    for at in range(0, len(payload), 17):
        part = payload[at : at + 17]
        need(len(part) in DIGITS, "cut short")
        need(re.match(r"[0-9]+$", part))
        need(int(part) < 256 ** DIGITS[len(part)])
        data += int(part).to_bytes(DIGITS[len(part)], "big")
    return data


# Numbers in bytes


class Bytes:
    def __init__(self, data):
        self.data = data

    def take(self, count):
        need(len(self.data) >= count)
        taken, self.data = self.data[:count], self.data[count:]
        return taken

    def count(self):
        number = 0
        for group in range(4):
            byte = self.take(1)[0]
            number |= (byte & 127) << 7 * group
            if byte < 128:
                need(byte or not group)
                return number
        raise Wrong("damaged")

    def counted(self):
        return self.take(self.count())

    def number(self, count):
        return int.from_bytes(self.take(count), "little")


class Packed:
    def __init__(self, data):
        self.data, self.unit = Bytes(data), 1
        self.load()

    def load(self):
        block = self.data.take(min(8, len(self.data.data)))
        need(block)
        need(self.data.data or len(block) == 1 or block[-1])
        self.block = int.from_bytes(block, "little")

    def take(self, bound):
        need(bound)
        self.unit *= bound
        if self.unit >= 1 << 64:
            need(self.block == 0)
            self.load()
            self.unit = bound
        self.block, number = divmod(self.block, bound)
        return number

    def few(self, bound):
        number = self.take(16)
        if number == 15:
            number = self.take(bound)
            need(number >= 15)
        need(number < bound)
        return number

    def finish(self):
        need(self.block == 0 and not self.data.data)


# A quiz


def clean(text):
    text = text.replace("\t", " ")
    text = "".join(c for c in text if c == "\n" or not (ord(c) < 32 or 127 <= ord(c) < 160))
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "", text).strip(
        "\n \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    )


def order(n, number):
    left, placed = list(range(n)), []
    for radix in range(n, 0, -1):
        number, at = divmod(number, radix)
        placed.append(left.pop(at))
    return placed


def scenario(numbers, has_key):
    it = {"format": FORMATS[numbers.take(5)], "responses": numbers.take(9) + 2, "pick": None}
    n = it["responses"]
    if it["format"] == "choose-k":
        it["pick"] = numbers.take(n - 1) + 1
    if has_key and it["format"] == "rank":
        it["key"] = [place + 1 for place in order(n, numbers.take(math.factorial(n)))]
    elif has_key:
        it["key"] = [numbers.take(4) for _ in range(n)]
    if has_key and it["format"] == "rate" and numbers.take(2):
        it["marks"] = [numbers.take(11) for _ in range(16)]
    it.update(weight=1, shuffled=1, ends=0, since=1, retired=0, leads=[None] * n)
    return it


def quiz(data, is_whole):
    data = Bytes(data)
    packed = data.counted()
    numbers = Packed(packed)
    length = numbers.take(1_048_577)
    inflate = zlib.decompressobj(-15)
    try:
        texts = inflate.decompress(data.data, length + 1)
    except zlib.error:
        raise Wrong("damaged") from None
    need(len(texts) == length and inflate.eof and not inflate.unused_data)
    head = uncounted(len(packed)) + packed
    it = {"hash": hashlib.sha256(head + texts).digest(), "is_whole": is_whole}
    it["would"] = numbers.take(2)
    credit = numbers.take(3)
    sections, scenarios = numbers.few(100) + 1, numbers.few(10_000) + 1
    edition = T = S = outcomes = leads = 0
    if is_whole:
        edition = numbers.few(9_999)
        it["feedback"] = numbers.take(3)
        T, S = numbers.few(101), numbers.few(101)
        outcomes, leads = numbers.few(100) + 1, numbers.take(2)
    it["edition"] = edition + 1
    it["scenarios"] = []
    for _ in range(scenarios):
        one = scenario(numbers, is_whole)
        if is_whole:
            one["traits"] = [numbers.take(T) for _ in range(numbers.take(T + 1))]
            if numbers.take(2):
                one["weight"], one["shuffled"] = numbers.take(101), numbers.take(2)
                one["ends"], one["since"] = numbers.take(2), numbers.take(it["edition"]) + 1
                one["retired"] = numbers.take(10_000)
            for at in range(one["responses"]):
                numbers.take(S + 1)
                if one["format"] == "choose" and leads and numbers.take(2):
                    one["leads"][at] = numbers.take(scenarios)
        else:
            one["shuffled"] = numbers.take(2)
        it["scenarios"].append(one)
    for _ in range(outcomes):
        for _ in range(numbers.few(101)):
            condition(numbers, T, S)
    it["sections"], following = [], 0
    for _ in range(sections):
        groups = []
        for _ in range(numbers.few(10_000) + 1):
            m = numbers.take(scenarios) + 1
            drawn, listed = numbers.take(m + 1), []
            for _ in range(m):
                which = numbers.take(scenarios) if numbers.take(2) else following
                listed.append(which)
                following = which + 1
            groups.append((drawn, listed))
        it["sections"].append(groups)
    numbers.finish()
    columns(it, texts, credit, T, S, outcomes)
    return it


def uncounted(number):
    data = b""
    while number >= 128:
        data, number = data + bytes([number & 127 | 128]), number >> 7
    return data + bytes([number])


def condition(numbers, T, S):
    kind = numbers.take(7)
    if kind in (0, 1):
        numbers.take(1_101)
    elif kind in (2, 3):
        numbers.take(T), numbers.take(1_101)
    elif kind == 4:
        numbers.take(S), numbers.few(1 << 32)
    elif kind == 5:
        numbers.take(S)


def columns(it, texts, credit, T, S, outcomes):
    try:
        texts = texts.decode()
    except UnicodeDecodeError:
        raise Wrong("damaged") from None
    texts = texts.split("\0")
    need(texts.pop() == "")
    texts.reverse()

    def column(count):
        need(len(texts) >= count)
        return [texts.pop() for _ in range(count)]

    scenarios, sections, whole = it["scenarios"], len(it["sections"]), it["is_whole"]
    if whole:
        it["id"] = column(1)[0]
        column(T + S)
        names = column(len(scenarios))
        column(outcomes)
        it["section ids"] = column(sections)
    else:
        it["id"] = "keyless"
        names = [f"scenario-{at + 1}" for at in range(len(scenarios))]
        it["section ids"] = [f"section-{at + 1}" for at in range(sections)]
    it["title"], it["author"] = map(clean, column(2))
    it["credit"] = [clean(text) for text in column(credit)]
    it["licence"], it["language"], it["intro"] = map(clean, column(3))
    column(2 * sections)
    if whole:
        column(2 * T + 2 * S + 5 * outcomes)
    labels, stems = column(len(scenarios)), column(len(scenarios))
    for one, name, label, stem in zip(scenarios, names, labels, stems):
        one["id"], one["name"], one["stem"] = name, clean(label), clean(stem)
    for one in scenarios:
        one["texts"] = [clean(text) for text in column(one["responses"])]
    for one in scenarios if whole else []:
        one["rationales"] = [clean(text) for text in column(one["responses"])]
    need(not texts)
    for name in [it["id"], *names, *it["section ids"]]:
        need(re.match(r"[a-z][a-z0-9-]{0,39}$", name), "unsound")


# What a seed draws


def words(seed, purpose, name, index):
    hashed = 0xCBF29CE484222325
    for byte in name.encode():
        hashed = (hashed ^ byte) * 0x100000001B3 % (1 << 64)
    key = seed.to_bytes(4, "little") + purpose.to_bytes(4, "little") + hashed.to_bytes(8, "little")
    key += index.to_bytes(4, "little") + bytes(12)
    split = lambda data: [int.from_bytes(data[at : at + 4], "little") for at in range(0, len(data), 4)]
    block = 0
    while True:
        begin = split(b"expand 32-byte k") + split(key) + split(block.to_bytes(8, "little")) + [0, 0]
        state = begin[:]
        for _ in range(4):
            for a, b, c, d in [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]:
                quarter(state, a, b, c, d)
            for a, b, c, d in [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]:
                quarter(state, a, b, c, d)
        for one, other in zip(state, begin):
            yield (one + other) % (1 << 32)
        block += 1


def quarter(state, a, b, c, d):
    for one, other, third, turn in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)]:
        state[one] = (state[one] + state[other]) % (1 << 32)
        mixed = state[third] ^ state[one]
        state[third] = (mixed << turn | mixed >> 32 - turn) % (1 << 32)


def shuffle(items, stream):
    for last in range(len(items) - 1, 0, -1):
        n = last + 1
        fair = (1 << 32) - 1 - ((1 << 32) - 1) % n
        word = next(stream)
        while word >= fair:
            word = next(stream)
        items[last], items[word % n] = items[word % n], items[last]


def draw(it, edition, seed):
    need(1 <= edition <= it["edition"], "newer" if it.get("built in") else "damaged")
    drawn = []
    for name, groups in zip(it["section ids"], it["sections"]):
        for index, (count, listed) in enumerate(groups):
            one = lambda at: it["scenarios"][at]
            is_in = lambda at: one(at)["since"] <= edition < (one(at)["retired"] or edition + 1)
            kept = [at for at in listed if is_in(at)]
            if count:
                shuffle(kept, words(seed, 1, name, index))
                kept = kept[:count]
            drawn += [(name, at) for at in kept]
    return drawn


def shown(one, seed):
    places = list(range(one["responses"]))
    if one["shuffled"]:
        shuffle(places, words(seed, 2, one["id"], 0))
    return places


# A play


def answers(one):
    n = one["responses"]
    return {
        "choose": n,
        "choose-k": math.comb(n, one["pick"] or 0),
        "best-worst": n * (n - 1),
        "rank": math.factorial(n),
        "rate": 4**n,
    }[one["format"]]


def answer(one, number):
    n, form = one["responses"], one["format"]
    if form == "choose":
        return number
    if form == "choose-k":
        picked = []
        for k in range(one["pick"], 0, -1):
            at = max(at for at in range(n) if math.comb(at, k) <= number)
            number -= math.comb(at, k)
            picked.insert(0, at)
        return picked
    if form == "best-worst":
        best, worst = divmod(number, n - 1)
        return [best, worst + (worst >= best)]
    if form == "rank":
        return order(n, number)
    return [number // 4**at % 4 for at in range(n)]


def entries(one):
    n = one["responses"]
    return {
        "choose": n + 1,
        "choose-k": 2**n,
        "best-worst": (n + 1) ** 2,
        "rank": math.factorial(n),
        "rate": 5**n,
    }[one["format"]]


def entry(one, number):
    n, form = one["responses"], one["format"]
    some = lambda it: it - 1 if it else None
    if form == "choose":
        return some(number)
    if form == "choose-k":
        return [at for at in range(n) if number >> at & 1]
    if form == "best-worst":
        return [some(number % (n + 1)), some(number // (n + 1))]
    if form == "rank":
        return order(n, number)
    return [some(number // 5**at % 5) for at in range(n)]


def walk(it, drawn, step):
    for slot in drawn:
        at = slot
        while at is not None:
            one = it["scenarios"][at]
            given = step(one)
            if one["ends"]:
                return
            at = one["leads"][given] if one["format"] == "choose" and given is not None else None


def finished(it, drawn, data):
    numbers, steps = Packed(data), []

    def step(one):
        number = numbers.take(answers(one) + 1)
        given = answer(one, number - 1) if number else None
        steps.append({"place": len(steps), "id": one["id"], "given": given, "shows": given})
        return given

    walk(it, drawn, step)
    numbers.finish()
    return {"at": len(steps) - 1, "steps": steps}


def under_way(it, drawn, data):
    numbers, steps = Packed(data), []
    told = numbers.few(1 << 31)
    at = numbers.take(told)
    told_of = [0]

    def step(one):
        if told_of[0] == told:
            return None
        told_of[0] += 1
        state = numbers.take(5)
        need(state or 1 < told_of[0] < told)
        given = answer(one, numbers.take(answers(one))) if state in (2, 4) else None
        shows = entry(one, numbers.take(entries(one))) if state in (3, 4) else given
        if state:
            steps.append({"place": told_of[0] - 1, "id": one["id"], "given": given, "shows": shows})
        return given

    walk(it, drawn, step)
    numbers.finish()
    need(told_of[0] == told)
    return {"at": at, "steps": steps}


def names_of(it):
    """What plays may call a quiz, by `about` and version."""
    if it.get("built in"):
        return {(0, "1"): zlib.crc32(it["id"].encode()).to_bytes(4, "little")[:3]}
    if it["is_whole"]:
        return {(2, "1"): it["hash"][:5], (2, "2"): it["hash"][:16]}
    name = hashlib.sha256(it["key id"] + it["hash"]).digest()[:16]
    return {(3, "1"): it["key id"] + it["hash"][:4], (3, "2"): name}


def play(kind, version, data, quizzes):
    if version == "0":
        edition, seed = data
        it = next(it for it in quizzes if it.get("built in"))
        about, flags, name, room, rest = 0, 0, None, None, b""
    else:
        data = Bytes(data)
        header = data.count()
        about, named, flags = header % 4, header // 4 % 2, 0
        edition = header // (8 if version == "1" else 16) + 1
        if version == "2" and header // 8 % 2:
            flags = data.count()
            need(flags)
            need(flags < 8, "newer")
        if about == 1:
            need(version == "1" or data.count() == 1, "newer")
            it = quiz(data.counted(), True)
        else:
            size = {0: 3, 2: 5, 3: 12} if version == "1" else {0: 3, 2: 16, 3: 16}
            called = data.take(size[about])
            wanted = (about, "1" if about == 0 else version)
            fits = [it for it in quizzes if names_of(it).get(wanted) == called]
            need(fits, "another quiz")
            it = fits[0]
        seed = data.number(4)
        name = data.counted().decode() if named else None
        need(name is None or (kind in "cr" and 1 <= len(name) <= 24 and clean(name) == name and "\n" not in name))
        room = data.number(8) if flags & 4 else None
        rest = data.data
        need(about != 3 or (kind in ("ar" if version == "1" else "dar") and (version == "1" or edition == 1)))
    drawn = [at for _, at in draw(it, edition, seed)]
    told = {
        "kind": kind, "version": version, "about": about, "quiz": it["id"], "edition": edition, "seed": seed,
        "name": name, "flags": flags, "room": room, "drawn": [it["scenarios"][at]["id"] for at in drawn],
    }
    told["name of quiz"] = hashed(it)
    if kind == "d":
        need(not rest)
    else:
        told.update((under_way if kind == "a" else finished)(it, drawn, rest))
        for step in told["steps"]:
            one = next(one for one in it["scenarios"] if one["id"] == step["id"])
            step["order"] = shown(one, seed)
    return told


def hashed(it):
    return "built in" if it.get("built in") else names_of(it)[2 if it["is_whole"] else 3, "2"].hex()


def opened(text, quizzes):
    kind, version, data = decode(text)
    if kind in "darc":
        return play(kind, version, data, quizzes)
    data = Bytes(data)
    told = {"kind": kind, "version": version}
    if kind == "m":
        told["flags"] = data.count()
        need(told["flags"] < 8, "newer")
        told["room"] = data.number(8) if told["flags"] & 4 else None
        need(data.count() == 1, "newer")
    if kind != "q":
        told["id"] = data.take(8).hex()
    it = quiz(data.data, kind != "k")
    return {**told, "quiz": it}


def whole(text, is_built_in=False):
    """A quiz at hand, of a link to it."""
    kind, _, data = decode(text)
    if kind == "q":
        return {**quiz(data, True), "built in": is_built_in}
    return {**quiz(data[8:], kind != "k"), "key id": data[:8]}


def told(text, quizzes):
    try:
        it = opened(text, quizzes)
    except Wrong as wrong:
        return {"error": str(wrong)}
    if isinstance(it.get("quiz"), dict):
        it["quiz"] = {**it["quiz"], "hash": it["quiz"]["hash"].hex()}
    return it


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    if sys.argv[1] == "draws":
        it = whole(sys.argv[2])
        for seed in map(int, sys.argv[3:]):
            print(f"seed {seed}")
            for edition in range(1, it["edition"] + 1):
                drawn = [f"{section}/{it['scenarios'][at]['id']}" for section, at in draw(it, edition, seed)]
                print(f"  edition {edition}: {' '.join(drawn)}")
            for one in it["scenarios"]:
                print(f"  {one['id']} " + "".join(map(str, shown(one, seed))))
        return
    built_in, *others = sys.stdin.readline().split()
    quizzes = [whole(built_in, True), *map(whole, others)]
    for line in sys.stdin:
        print(json.dumps(told(line.rstrip("\n"), quizzes), ensure_ascii=False))


main()
