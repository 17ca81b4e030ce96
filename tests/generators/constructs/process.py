"""流程 and its by-products, over a log that is made for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.pack import Column, Entity, Enumeration, Place
from generators.registry import construct

if TYPE_CHECKING:
    from generators.body import Body

PRODUCTS = {
    "NextBody": "text",
    "MissingPapers": "list",
    "PapersComplete": "bool",
    "OutOfOrder": "list",
    "HasOutOfOrder": "bool",
}


def _bears(body: Body, entity: Entity) -> bool:
    """Tables with a log are few: it is a table of its own."""
    return len(entity.key) == 1 and len(body.write.entities) < 5


@construct("process", weight=2, bears=_bears)
def process(body: Body, entity: Entity) -> None:
    pen, word = body.pen, body.pen.word
    steps = [pen.name("步骤", "stage") for _ in range(pen.number(2, 4))]
    # Ordered, so that rows of the log can be put in line by their key.
    enumeration = Enumeration(pen.name("环节", "stages"), steps, is_ordered=True)
    body.enumerations.append(enumeration)
    log = _log(body, entity, enumeration)
    not_begun = pen.name("未办", "not_yet")
    # No enum has its words, so that no other construct can be declared of its type.
    column = Column(pen.name("进度", "stage_of"), "process", entity, "conclusion")
    columns = pen.comma().join([log.key[1], *(c.name for c in log.inputs())])
    lines = [
        f"  {word('Head', 'Process')} {column.name} : {enumeration.name}"
        f"   {word('Clause', 'LoggedIn')} {log.name}({columns})"
        f'   {word("Clause", "NotBegun")} "{not_begun}"   {word("Clause", "Done")} "无"'
    ]
    bodies = [c.enumeration.words for c in log.inputs() if c.enumeration is not None]
    for step in steps:
        done_by = pen.pick(bodies[0] if bodies else ["甲方", "乙方"])
        line = f"    {word('Head', 'Step')} {step}   {word('Clause', 'DoneBy')} {done_by}"
        papers = [_paper(body, entity) for _ in range(pen.number(0, 2))]
        if papers:
            line += f"   {word('Clause', 'Needs')} {pen.comma().join(papers)}"
        lines.append(line + body.guard(Place(entity), 25))
    body.define(entity, column, *lines)
    _compare(body, entity, column, [*steps, not_begun])
    for product, kind in PRODUCTS.items():
        if pen.chance(60):
            _define_product(body, entity, kind, f"{column.name}.{word('Product', product)}")


def _compare(body: Body, entity: Entity, column: Column, words: list[str]) -> None:
    """Where it stands against a word, in the order of the steps too."""
    sign = body.pen.pick(("=", "<>", "<", "<=", ">", ">="))
    _define_product(body, entity, "bool", f"({column.name} {sign} {body.pen.pick(words)})")


def _paper(body: Body, entity: Entity) -> str:
    """What has a name: a column, a helper made for it, or one of two."""
    names = [name for name, _ in body.write.columns(Place(entity), "bool")]
    if not names or body.pen.chance(40):
        helper = body.new_column(entity, "bool", "let")
        truth = body.write.truth(Place(entity), 2)
        body.define(entity, helper, f"  {body.pen.word('Head', 'Let')} {helper.name} = ({truth})")
        names.append(helper.name)
    picked = [body.pen.pick(names) for _ in range(body.pen.number(1, 2))]
    return f" {body.pen.word('Operator', 'Or')} ".join(picked)


def _define_product(body: Body, entity: Entity, kind: str, text: str) -> None:
    column = body.new_column(entity, kind)
    type_word = body.pen.word("Type", {"text": "Text", "list": "ListOf", "bool": "Bool"}[kind])
    head = body.pen.word("Head", "Define")
    body.define(entity, column, f"  {head} {column.name} : {type_word} = {text}")


def _log(body: Body, entity: Entity, enumeration: Enumeration) -> Entity:
    """A table of the steps that were done: a step of a row once at most."""
    pen, word = body.pen, body.pen.word
    log = Entity(pen.name("记录", "log"), entity)
    step = Column(pen.name("哪步", "which"), "enum", log, "key", enumeration)
    log.key = [entity.key[0], step.name]
    log.columns.append(step)
    key = f"{word('Clause', 'Key')} {pen.comma().join(log.key)}"
    log.declared.append(
        f"{word('Margin', 'Entity')} {log.name}   {key}   {word('Clause', 'Of')} {entity.name}"
    )
    log.declared.append(f"  {word('Head', 'Input')} {step.name} : {enumeration.name}")
    kinds = pen.pick((["date", "enum"], ["date", "text"], ["enum", "date"], ["date"], ["enum"], []))
    for kind in kinds:
        column = Column(pen.name("记", "noted"), kind, log)
        type_word = word("Type", "Text" if kind == "text" else "Date")
        if kind == "enum":
            column.enumeration = pen.pick(body.enumerations)
            type_word = column.enumeration.name
        log.declared.append(f"  {word('Head', 'Input')} {column.name} : {type_word}")
        log.columns.append(column)
    body.write.entities.append(log)
    return log
