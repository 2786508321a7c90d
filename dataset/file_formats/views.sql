-- Views over the tables of a dataset, in SQL that SQLite and DuckDB read alike.

-- Every fact of every kind: what it is, what it says in one word, where it stands.
CREATE VIEW facts AS
SELECT citation_id AS fact_id, 'citation' AS fact, article_id, "start", "end", surface, sentence,
       doc_type AS kind, coalesce(symbol, name, title) AS label, NULL AS value,
       NULL AS period_start, NULL AS period_end, NULL AS place_id, rule, confidence
FROM citations
UNION ALL
SELECT count_id, 'count', article_id, "start", "end", surface, sentence,
       kind, unit, value, period_start, period_end, place_id, rule, confidence
FROM counts
UNION ALL
SELECT percentage_id, 'percentage', article_id, "start", "end", surface, sentence,
       coalesce(change, 'share'), unit, value, period_start, period_end, place_id, rule, confidence
FROM percentages
UNION ALL
SELECT model_id, 'model', article_id, "start", "end", surface, sentence,
       kind, canonical_name, "count", NULL, NULL, NULL, rule, confidence
FROM models;

-- Every count and percentage beside its article and the name of its place.
CREATE VIEW figures AS
SELECT facts.fact_id, facts.fact, facts.kind, facts.value, facts.label AS unit, facts.surface,
       facts.period_start, facts.period_end, facts.place_id, places.name AS place_name,
       places.level AS place_level, articles.title, articles.published_at, articles.site,
       articles.source, facts.article_id, facts.sentence, facts.rule, facts.confidence
FROM facts
JOIN articles ON articles.article_id = facts.article_id
LEFT JOIN places ON places.place_id = facts.place_id
WHERE facts.fact IN ('count', 'percentage');

-- Every citation beside its article and what is known of the document.
CREATE VIEW cited AS
SELECT citations.citation_id, citations.document_id, documents.doc_type, documents.symbol,
       coalesce(documents.title, documents.name) AS document, documents.issuer,
       documents.issued_on, citations.pinpoint, citations.resolution, citations.surface,
       articles.title, articles.published_at, articles.site, articles.source,
       citations.article_id, citations.sentence, citations.rule, citations.confidence
FROM citations
JOIN articles ON articles.article_id = citations.article_id
LEFT JOIN documents ON documents.document_id = citations.document_id;

-- Every check that found a figure at odds with the others of its article.
CREATE VIEW mismatches AS
SELECT checks.check_id, checks.rule, checks.stated, checks.expected,
       checks.stated - checks.expected AS difference,
       coalesce(counts.surface, percentages.surface) AS surface,
       coalesce(counts.sentence, percentages.sentence) AS sentence,
       articles.title, articles.published_at, articles.site, articles.source, checks.article_id
FROM checks
JOIN articles ON articles.article_id = checks.article_id
LEFT JOIN counts
  ON counts.count_id = substr(fact_ids, 1, instr(fact_ids || ' ', ' ') - 1)
LEFT JOIN percentages
  ON percentages.percentage_id = substr(fact_ids, 1, instr(fact_ids || ' ', ' ') - 1)
WHERE checks.status = 'mismatch';
