"""SQL views for people who open a record in Datasette or DB Browser: the two tables they came for."""

_NAMES = (
    "(SELECT group_concat(name, '; ') FROM (SELECT entities.name AS name FROM {table} JOIN entities"
    " ON entities.id = {table}.entity WHERE {table}.{owner} = {owner}s.id {where} ORDER BY {table}.position))"
)


def _names(table: str, owner: str, where: str = "") -> str:
    return _NAMES.format(table=table, owner=owner, where=where)


SQL_VIEWS: tuple[str, ...] = (
    f"""CREATE VIEW who_said_what AS SELECT statements.id AS statement, articles.published, articles.lang,
 {_names("statement_speakers", "statement")} AS speakers, statements.cue_text AS cue,
 (SELECT group_concat(text, ' … ') FROM (SELECT text FROM statement_content
   WHERE statement_content.statement = statements.id ORDER BY position)) AS content,
 {_names("statement_addressees", "statement")} AS addressees,
 {_names("statement_chain", "statement", "AND statement_chain.role = 'agency'")} AS agencies,
 coalesce(outlets.name, articles.outlet_name) AS outlet, statements.act, statements.type,
 statements.confidence, articles.key AS article_key, articles.id AS article
FROM statements JOIN articles ON articles.short_id = statements.article
LEFT JOIN entities AS outlets ON outlets.id = articles.outlet""",
    f"""CREATE VIEW what_happened AS SELECT events.id AS occurrence, events.time_value AS date, events.event,
 events.mode, events.status, {_names("event_actors", "event")} AS actors,
 {_names("event_recipients", "event")} AS recipients, events.place_text AS place,
 events.trigger_text AS trigger_words, events.statement, articles.published, articles.lang,
 coalesce(outlets.name, articles.outlet_name) AS outlet, events.confidence,
 articles.key AS article_key, articles.id AS article
FROM events JOIN articles ON articles.short_id = events.article
LEFT JOIN entities AS outlets ON outlets.id = articles.outlet""",
)
