"""The pages, one file for each kind."""

from isnad.web.pages import articles, comparing, export, findings, home, judging, people, searching, stories, timeline

ROUTERS = (
    home.router,
    searching.router,
    export.router,
    articles.router,
    findings.router,
    judging.router,
    people.router,
    stories.router,
    timeline.router,
    comparing.router,
)
