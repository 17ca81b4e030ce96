"""A generated pack in two parts: what is imported, and an add-on with the rest and replacements."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generators.pack import Choose, Cut, GeneratedPack
from generators.vocabulary import SPELLINGS

BASE = "试验底本"


def _either(group: str, name: str) -> str:
    return "(?:" + "|".join(SPELLINGS[group, name]) + ")"


DEFINE, PARAM = _either("Head", "Define"), _either("Margin", "Param")
#: What a formula or parameter says before it is replaced.
OTHER_VALUES = {
    "Bool": "否",
    "Integer": "7",
    "Decimal": "0.25",
    "Rate": "50%",
    "Money": "7.25元",
    "Date": "2014-05-05",
}
OF_ANOTHER = re.compile(rf"^  {_either('Head', 'Exception')} \S+   {_either('Clause', 'Of')} (\S+)")
UNIT = re.compile(rf"   {_either('Clause', 'InUnit')} (\S+)")
NAMES = re.compile(r"([^\s,，]+) : ")
DECLARES_NO_COLUMN = re.compile(
    "^  " + "|".join(_either("Head", one) for one in ("Exception", "Input", "Order")) + " "
)


@dataclass
class Parts:
    imported: str
    add_on: str
    replaced: int


def _with_other_value(line: str) -> str:
    """A line `x : type = value ...` with a value that is not the same."""
    head, equals, tail = line.partition(" = ")
    for name, value in OTHER_VALUES.items():
        if equals and re.search(rf" : {_either('Type', name)}$", head):
            _, space, clauses = tail.partition("   ")
            unit = UNIT.search(tail) if name != "Money" else None
            return f"{head} = {value}{unit[1] if unit else ''}{space}{clauses}"
    return line


def _blocks(lines: list[str]) -> list[list[str]]:
    """Each line at two spaces with what stands beneath it."""
    blocks: list[list[str]] = []
    for line in lines:
        if blocks and line.startswith("    "):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _of_uneven_versions(lines: list[str]) -> set[str]:
    """Names that one line declares alone and another, from its date, beside others: what stands in
    one line is replaced in one."""
    declared = [NAMES.findall(line) for line in lines if line[2:3] != " "]
    together = {name for names in declared if len(names) > 1 for name in names}
    return {names[0] for names in declared if len(names) == 1} & together


class _Cutter:
    def __init__(self, pack: GeneratedPack, cut: Cut, choose: Choose) -> None:
        self._pack = pack
        self._cut = cut
        self._choose = choose
        self.replaced = 0

    def word(self, group: str, name: str) -> str:
        return SPELLINGS[group, name][self._choose(0, 1)]

    def _replacing(self, line: str) -> str:
        """The head line with what says that it replaces that of the imported pack."""
        cite = re.search(rf"   {_either('Clause', 'Cite')} ", line)
        place = cite.start() if cite else len(line)
        return f"{line[:place]}   {self.word('Clause', 'Replaces')} {BASE}{line[place:]}"

    def _chance(self) -> bool:
        chosen = self._choose(0, 1) == 1
        self.replaced += chosen
        return chosen

    def margin(self) -> tuple[list[str], list[str]]:
        """Lines at the margin: parameters are replaced with all that they say from dates."""
        imported = self._pack.margin[: self._cut.margin]
        added = list(self._pack.margin[self._cut.margin :])
        chosen: dict[str, bool] = {}
        is_replaced = False
        for place, line in enumerate(imported):
            named = re.match(rf"{PARAM} (\w+)(\()?", line)
            if named:
                if named[1] not in chosen:
                    chosen[named[1]] = self._chance()
                is_replaced = chosen[named[1]]
            elif not line.startswith("  |"):
                is_replaced = False
            if is_replaced:
                added.append(self._replacing(line) if named else line)
                imported[place] = (
                    re.sub(r"\|\| ([\d.]+)元", r"|| 1\1元", line)
                    if line.startswith("  |")
                    else _with_other_value(line)
                )
        return imported, added

    def body(self, name: str, lines: list[str]) -> tuple[list[str], list[str]]:
        """Lines of a block: a rule may be replaced by itself, a formula by what it is to say."""
        imported, added = [], []
        bound = {found[1] for line in self._pack.margin if (found := OF_ANOTHER.match(line))}
        bound |= _of_uneven_versions(lines)
        chosen: dict[frozenset[str], bool] = {}
        for block in _blocks(lines[: self._cut.lines.get(name, 0)]):
            head = block[0]
            is_free = not DECLARES_NO_COLUMN.match(head) and not bound & set(head.split())
            # What replaces holds from its first date on: all versions of a rule go together.
            names = frozenset(NAMES.findall(head))
            if is_free and names not in chosen:
                chosen[names] = self._chance()
            if is_free and chosen[names]:
                added += [self._replacing(head), *block[1:]]
                is_formula = len(block) == 1 and re.match(rf"  {DEFINE} ", head)
                block = [_with_other_value(head) if is_formula else head, *block[1:]]
            imported += block
        return imported, [*added, *lines[self._cut.lines.get(name, 0) :]]


def in_two(pack: GeneratedPack, choose: Choose) -> Parts:
    """What stands before some construct is imported; the rest, and some of it again, adds to it."""
    cut = pack.cuts[choose(0, len(pack.cuts) - 1)]
    cutter = _Cutter(pack, cut, choose)
    word = cutter.word
    version = f"{word('Clause', 'Version')} 1.0"
    imported = [f"{word('Margin', 'Pack')} {BASE}   {version}", *pack.header, *pack.shared]
    add_on = [f"{word('Margin', 'Pack')} 试验包   {version}"]
    add_on += [f"{word('Margin', 'Import')} {BASE}   {version}", *pack.header]
    base_margin, own_margin = cutter.margin()
    imported += base_margin
    bodies: list[str] = []
    for entity in pack.entities:
        known = cut.declared.get(entity.name, 0)
        imported += entity.declared[:known]
        if not known:
            add_on += entity.declared
        base_lines, own_lines = cutter.body(entity.name, entity.lines)
        each = f'{word("Margin", "Each")} {entity.name}   {word("Clause", "Cite")} 文 "一"'
        if base_lines:
            imported += [each, *base_lines]
        added = entity.declared[known:] if known else []
        if own_lines or added:
            bodies += [each, *added, *own_lines]
    return Parts(
        "\n".join(imported) + "\n",
        "\n".join([*add_on, *own_margin, *bodies]) + "\n",
        cutter.replaced,
    )
