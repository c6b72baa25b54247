"""The Jinja environment: everything is escaped, nothing undefined passes, no control character of a report reaches a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord import __version__
from onrecord.present import visible, wording
from onrecord.present.dossier import names
from onrecord.present.dossier.timeline import MANNERS
from onrecord.questions.search import CLOSE, OPEN

_HIT = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_FOUND = Markup('<mark class="hit">{}</mark>')
_SNIPPET = 400
"""Characters of a snippet: its two dozen words may be long ones."""
_TYPED = Markup("<code>{}</code>")
_CONTROL = Markup('<abbr class="ctl" title="{}">{}</abbr>')


@cache
def environment() -> Environment:
    """The environment of all pages; made once, never changed."""
    made = Environment(
        loader=PackageLoader("onrecord.present.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "shown": shown,
        "brief": brief,
        "hits": hits,
        "lang": names.language_tag,
        "address": names.address,
        "score": wording.score,
        "wordless": wordless,
        "typed": typed,
        "day": wording.day,
    }
    made.globals |= {"counted": visible.counted, "wording": wording, "names": names, "manners": MANNERS, "version": __version__}
    return made


@dataclass(frozen=True, slots=True)
class Site:
    """Where pages stand: in a folder, or on a server, which can search, and take decisions where it may write."""

    served: bool = False
    writes: bool = False


FOLDER = Site()


def page(template: str, path: str, site: Site = FOLDER, **context: object) -> str:
    """A whole page. `path` is where it will stand, which decides how its links climb to the dossier's root."""
    return environment().get_template(template).render(root="../" * path.count("/"), path=path, site=site, **context)


def fragment(name: str, *arguments: object, of: str = "macros.html") -> Markup:
    """One macro by name, of `macros.html` or another template."""
    return Markup(getattr(environment().get_template(of).module, name)(*arguments))  # noqa: S704 - a macro escapes what it is given


def shown(text: str) -> Markup:
    """The text for the body of a page, each control as an abbreviation that tells its name."""
    parts = visible.pieces(text)
    return Markup().join(_CONTROL.format(visible.name(part), visible.label(part)) if control else part for part, control in parts)


def hits(text: str) -> Markup:
    """A snippet, with the words that were looked for marked; controls as `⟨ESC⟩`."""
    parts = _HIT.split(visible.shorten(text, _SNIPPET))
    return Markup().join(_FOUND.format(visible.visible(part)) if at % 2 else visible.visible(part) for at, part in enumerate(parts))


def typed(hint: str) -> Markup:
    """A hint, with what is to be typed set as such: it stands between backticks."""
    parts = hint.split("`")
    return Markup().join(_TYPED.format(part) if at % 2 and at + 1 < len(parts) else part for at, part in enumerate(parts))


def wordless(text: str) -> bool:
    """Whether there is no letter and no digit in it."""
    return not any(map(str.isalnum, text))


def brief(text: str | None, limit: int) -> str:
    """One line of at most `limit` characters, controls shown as `⟨ESC⟩`; also fit for an attribute."""
    return visible.shorten(visible.visible(text or ""), limit)
