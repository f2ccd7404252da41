"""What the names of classes, ids and roles tell about a part of a page. Site builders write them in English."""

import re

_SEPARATORS = re.compile(r"[^a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAXONOMY = re.compile(
    r"\b(?:(?:category|tag|term|format|type|status|menu-item)-[\w%-]+|(?:post|postid|page|page-id)-\d+)"
)


_CHROME = re.compile(
    r"\b(?:nav|navs|navbar|navigation|menu|submenu|breadcrumbs?|sidebar|side|aside|footer|foot|toolbar|topbar|masthead|"
    r"related|relatednews|similar|recommend\w*|suggest\w*|readalso|readmore|moreon|morenews|also|trending|"
    r"popular|mostread|mostviewed|mostvisited|latest|lastnews|latestnews|archive|widget|"
    r"share|sharing|shares|sharethis|addtoany|addthis|social|socials|socialmedia|follow|"
    r"comments?|commentlist|disqus|respond|reply|replies|"
    r"tags?|taglist|keywords?|tagcloud|"
    r"newsletter|subscribe|subscription|promo|advert\w*|ads?|adsbygoogle|banner|sponsor\w*|outbrain|taboola|"
    r"cookie|consent|gdpr|modal|popup|overlay|login|register|search|searchform|rating|ratings|poll|survey|pagination|pager|"
    r"prevnext|nextprev|ticker|newsticker|breaking|carousel|slider|copyright|skip|print|printer|shortlink|"
    r"authorbox|aboutauthor|bio|jp|sharedaddy|weather|prices?|currency|teasers?|readers?)\b"
)
_TALK = re.compile(r"\b(?:comments?|commentlist|disqus|respond|reply|replies)\b")
_HOLDS_ALL = re.compile(
    r"\b(?:wrap|wrapper|with|has|main|container|layout|page|site|content|contents|article|body|text|story|detail|"
    r"details|single|entry|no|grid|row|header|title|lead|subtitle|intro|summary)\b"
)
_HIDDEN = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-text|visually-hidden|visuallyhidden|element-invisible|element-hidden|"
    r"offscreen|d-none|hidden|hide|is-hidden|print-only|only-print|accessibility-text)(?:\s|$)"
)
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:^|;)\s*opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|"
    r"font-size\s*:\s*0(?:px|em|%)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}px",
    re.I,
)
_BODY = re.compile(
    r"\b(?:articlebody|article body|article text|article content|entry content|post content|post body|story body|"
    r"news body|newsbody|news text|newstext|news content|item text|item body|body content|story text|"
    r"field name body|wysiwyg|story|wsw|articletext|newsstory|post entry|bodytext|body text|rich text|contentbody|"
    r"content body|detail body|main text|maintext|message text|texttd|matn)\b"
)
_CAPTION = re.compile(r"\b(?:caption|figcaption|wp caption|credit|credits|photo credit|image credit|copyright)\b")
_LEAD = re.compile(
    r"\b(?:lead|leads|lede|intro|introtext|introduction|summary|subtitle|subheadline|subhead|subheading|standfirst|"
    r"excerpt|sapo|deck|dek|teaser|description|abstract|khabarlead|chapo|synopsis)\b"
)
_KICKER = re.compile(r"\b(?:kicker|rutitr|ruti|uptitle|suptitle|overline|pretitle|supertitle|rotitr|rotitr|uptitr)\b")
_AUTHOR = re.compile(
    r"\b(?:authors?|byline|by line|bylines|writer|writers|reporter|journalist|creator|posted by|contributor|kateb)\b"
)
_DATE = re.compile(
    r"\b(?:date|dates|time|datetime|timestamp|published|publish|pubdate|posted on|postdate|datepublished|entry date|"
    r"newsdate|item date|created|tarikh|updated|modified|datemodified)\b"
)
_SOURCE = re.compile(r"\b(?:source|sources|news source|newssource|article source|agency|provider|manba)\b")
_PLACE = re.compile(r"\b(?:dateline|location|city|place)\b")
_META = re.compile(r"\b(?:meta|info|details|postmeta|articleinfo|newsinfo)\b")
_VIEWS = re.compile(
    r"\b(?:views?|hits?|visits?|count|counter|code|newscode|newsid|reading time|readtime|minutes|id)\b"
)


def words_of(*names: str | None) -> str:
    """The names of an element as lower-case words between spaces: `entryContent post-12` is `entry content`."""
    text = _TAXONOMY.sub(" ", " ".join(n for n in names if n)[:400])
    return _SEPARATORS.sub(" ", _CAMEL.sub(" ", text).lower()).strip()


def is_chrome(words: str) -> bool:
    """Whether a part so named is none of the article's text, and doesn't hold the article either."""
    return bool(_CHROME.search(words)) and not _HOLDS_ALL.search(words)


def is_hidden(classes: str | None) -> bool:
    """Whether parts of such classes are hidden from the page's readers."""
    return bool(classes and _HIDDEN.search(classes))


def is_unseen(style: str | None) -> bool:
    """Whether the reader of the page doesn't see a part of that style."""
    return bool(style and _UNSEEN_STYLE.search(style))


def is_talk(words: str) -> bool:
    """Whether readers of the page write there."""
    return bool(_TALK.search(words))


def is_body(words: str) -> bool:
    """Whether a part so named is the article's body."""
    return bool(_BODY.search(words))


def kind_of(words: str) -> str:
    """What a part so named holds: one of the kinds below; '' where the names don't tell."""
    for kind, pattern in _KINDS:
        if pattern.search(words):
            return kind
    return ""


_KINDS = (
    ("caption", _CAPTION),
    ("source", _SOURCE),
    ("author", _AUTHOR),
    ("kicker", _KICKER),
    ("date", _DATE),
    ("lead", _LEAD),
    ("place", _PLACE),
    ("views", _VIEWS),
    ("meta", _META),
)
