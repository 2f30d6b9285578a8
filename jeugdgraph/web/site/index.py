"""The first page of the static site, which leads to the start in each language."""

from jeugdgraph.dates import Language
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_terms import WORDS
from jeugdgraph.web.address import Address, Filed
from jeugdgraph.web.render import environment
from jeugdgraph.web.security import RULES
from jeugdgraph.web.site.plan import INDEX, Plan


def start(planned: Plan) -> bytes:
    """The page, in every language that the site has; it leads nowhere of itself."""
    links = Filed(planned.files, INDEX)
    template = environment().get_template("languages.html")
    told = [_choice(lang, links) for lang in planned.choice.languages]
    return template.render(told=told, static=links.file, policy=RULES).encode()


def _choice(lang: Language, links: Filed) -> dict[str, str]:
    return {
        "lang": lang,
        "link": links.to(Address(lang)),
        "name": say_in(WORDS, "language", lang),
        "tagline": say_in(WORDS, "what this is", lang),
    }
