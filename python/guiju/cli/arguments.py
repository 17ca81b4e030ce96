"""The arguments of all commands, with help in the language that is spoken."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from guiju.cli.exit import REFUSED
from guiju.language import Language, Words

# argparse's own sentences, as far as people meet them.
SENTENCES = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"unrecognized arguments: (.*)", r"不认识：\1"),
    (r"argument (.*): expected one argument", r"\1 后面要有一个值"),
    (
        r"argument (.*): invalid choice: '?([^']*)'? \(choose from (.*)\)",
        r"\1 不能是 \2，只能是 \3",
    ),
    (r"argument (.*): expected at least one argument", r"\1 后面至少要有一个值"),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Puts the word for usage in the right language."""

    def __init__(self, prog: str, language: Language = "en") -> None:
        super().__init__(prog, max_help_position=30, width=96)
        self._words = Words(language)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        # Of a command argparse asks for the usage of the whole, with an empty prefix.
        prefix = self._words("用法：", "usage: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        if isinstance(action, argparse._SubParsersAction):  # its first line says "commands" again
            return text.partition("\n")[2]
        return text


class Parser(argparse.ArgumentParser):
    def __init__(self, *, language: Language, **keywords: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: Formatter(prog, language),
            **keywords,
        )
        self.language = language
        words = Words(language)
        self._positionals.title = words("参数", "arguments")
        self._optionals.title = words("选项", "options")
        self.add_argument(
            "-h", "--help", action="help", help=words("显示这份说明", "show this help")
        )

    def error(self, message: str) -> NoReturn:
        words = Words(self.language)
        if self.language == "zh":
            for pattern, sentence in SENTENCES:
                message = re.sub(f"^{pattern}$", sentence, message)
        hint = words(f"用 {self.prog} --help 看说明", f"see {self.prog} --help")
        self.exit(REFUSED, f"{self.prog}: {message}\n{hint}\n")


Command = Callable[[argparse.Namespace], int]


class Commands:
    """Adds the commands to the parser, each with its own file imported when it is called."""

    def __init__(self, parser: Parser, language: Language) -> None:
        self._language = language
        self.words = Words(language)
        self._parsers = parser.add_subparsers(
            title=self.words("命令", "commands"),
            metavar=self.words("命令", "COMMAND"),
            required=True,
            parser_class=Parser,
        )

    def add(
        self, name: str, summary: str, command: Command, *, lang: bool = True, json: bool = True
    ) -> Parser:
        parser: Parser = self._parsers.add_parser(
            name, help=summary, description=summary, language=self._language
        )
        parser.set_defaults(command=command)
        if lang:
            parser.add_argument(
                "--lang",
                choices=("zh", "en"),
                help=self.words(
                    "说明和消息的语言，平时看 GUIJU_LANG",
                    "language of help and messages; GUIJU_LANG otherwise",
                ),
            )
        if json:
            parser.add_argument(
                "--format",
                choices=("text", "json"),
                default="text",
                help=self.words("json 给程序读", "json is for programs"),
            )
        return parser


def later(name: str) -> Command:
    """The command in guiju.cli.<name>, imported when it is called."""

    def command(arguments: argparse.Namespace) -> int:
        from importlib import import_module

        status: int = import_module(f"guiju.cli.{name}").main(arguments)
        return status

    return command


def build_parser(language: Language) -> Parser:
    words = Words(language)
    parser = Parser(
        language=language,
        prog="guiju",
        description=words(
            "规矩：规则和评分，算得一分不差，每个结论都说得出缘由。",
            "guiju 规矩: rules and scoring that are exact and can say why.",
        ),
        epilog=words(
            "退出码：0 都有结论；1 有未定、故障或查出问题；2 规则或表不能用，什么也没写；"
            "3 guiju 内部出错；130 被中断。",
            "exit status: 0 all concluded; 1 something is open or was found; 2 the pack or the\n"
            "tables are refused, nothing written; 3 an internal fault; 130 interrupted.",
        ),
    )
    parser.add_argument(
        "--version", action=Version, nargs=0, help=words("版本", "show the version")
    )
    parser.add_argument("--lang", choices=("zh", "en"), dest="spoken", help=argparse.SUPPRESS)
    commands = Commands(parser, language)
    add_run(commands)
    add_check(commands)
    add_why(commands)
    add_files(commands)
    return parser


class Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        from guiju import __version__

        print(f"guiju {__version__}")
        parser.exit(0)


def add_pack(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "pack",
        metavar=words("规则包", "PACK"),
        help=words("规则包的文件夹，或一个 .gj 文件", "folder of the pack, or one .gj file"),
    )
    add_packs(parser, words)


def add_packs(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--packs",
        action="append",
        default=[],
        metavar=words("文件夹", "DIR"),
        help=words(
            "还到这里找引入的规则包；平时找它的 packs 文件夹和它旁边",
            "folder of packs that are imported, after its folder packs and the one it lies in",
        ),
    )


def add_externs(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--extern",
        dest="externs",
        action="append",
        default=[],
        metavar="MODULE",
        help=words(
            "允许规则调用这个 Python 模块（或 .py 文件）里的外部函数；会运行它",
            "let rules call the externs of this Python module or .py file, which is run",
        ),
    )


def add_tables(parser: Parser, words: Words) -> None:
    """What a run reads."""
    add_externs(parser, words)
    parser.add_argument(
        "--in",
        dest="source",
        metavar=words("文件夹", "DIR"),
        required=True,
        help=words(
            "放表的文件夹：每个实体一个 .csv 或 .xlsx", "folder of tables: <entity>.csv or .xlsx"
        ),
    )
    parser.add_argument(
        "--as-of", metavar=words("日期", "DATE"), help=words("基准日", "the as-of date")
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=words("参数=值", "NAME=VALUE"),
        help=words("这一次改用的参数", "override a parameter for this run"),
    )
    parser.add_argument(
        "--input-encoding",
        choices=("auto", "utf-8", "gb18030"),
        default="auto",
        help=words("输入 CSV 的编码，平时自动辨认", "encoding of the tables; told apart by itself"),
    )


def add_run(commands: Commands) -> None:
    words = commands.words
    parser = commands.add(
        "run", words("按规则包算表", "conclude everything of the tables"), later("run")
    )
    add_pack(parser, words)
    add_tables(parser, words)
    parser.add_argument(
        "--out",
        dest="target",
        metavar=words("文件夹", "DIR"),
        required=True,
        help=words("结果写到哪个文件夹，或哪个 .xlsx", "folder for the results, or one .xlsx"),
    )
    parser.add_argument(
        "--encoding",
        choices=("utf-8-sig", "utf-8", "gb18030"),
        default="utf-8-sig",
        help=words(
            "结果 CSV 的编码，平时 utf-8-sig，Excel 直接能开",
            "encoding of the results; utf-8-sig, which Excel opens",
        ),
    )


def add_check(commands: Commands) -> None:
    words = commands.words
    parser = commands.add(
        "check", words("检查规则包", "check a pack for every mistake"), later("check")
    )
    add_pack(parser, words)
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help=words("列出引入的规则包和替换了的", "list what is imported and what is replaced"),
    )
    parser = commands.add(
        "test", words("跑规则包里的测试", "run the tests of a pack"), later("test")
    )
    add_pack(parser, words)
    add_externs(parser, words)


def add_why(commands: Commands) -> None:
    words = commands.words
    parser = commands.add(
        "why", words("一行结论的来由", "why a row got its conclusions"), later("why")
    )
    add_pack(parser, words)
    add_tables(parser, words)
    parser.add_argument("entity", metavar=words("实体", "ENTITY"))
    parser.add_argument(
        "key",
        metavar=words("键", "KEY"),
        help=words(
            "这一行的键；几列合成的键用逗号连起来", "key of the row; parts joined by commas"
        ),
    )
    parser.add_argument(
        "conclusion",
        nargs="?",
        metavar=words("结论", "CONCLUSION"),
        help=words("只说这一个结论", "only this conclusion"),
    )
    parser = commands.add(
        "explain",
        words("解释一个诊断代码", "tell all about a diagnostic"),
        later("explain"),
        json=False,
    )
    parser.add_argument("code", metavar="GJ2201")


def add_files(commands: Commands) -> None:
    words = commands.words
    parser = commands.add(
        "fmt",
        words("把规则文件排整齐", "lay out rule files"),
        later("fmt"),
        lang=False,
        json=False,
    )
    parser.add_argument("paths", nargs="+", metavar=words("规则包", "PATH"))
    add_packs(parser, words)
    parser.add_argument(
        "--check",
        action="store_true",
        help=words(
            "只查不改，有没排整齐的就退出 1", "change nothing; exit 1 if something would change"
        ),
    )
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        dest="vocabulary",
        help=words("关键词改成中文或英文", "rewrite keywords in this vocabulary"),
    )
    parser = commands.add(
        "dump",
        words("看规则包在引擎里的样子", "show a stage of the pipeline"),
        later("dump"),
        json=False,
    )
    add_pack(parser, words)
    parser.add_argument("--stage", choices=("syntax", "checked", "program"), default="checked")
    parser = commands.add(
        "new",
        words("新建一个小规则包", "make a small pack to start from"),
        later("new"),
        json=False,
    )
    parser.add_argument("name", metavar=words("名字", "NAME"))
