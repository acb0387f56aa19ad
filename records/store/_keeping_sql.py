"""The statements of `records.store.keeping`, each a step over temporary tables."""

from __future__ import annotations

from records.errands import Role
from records.store._site_rows import RANK
from records.visits import Reason

LAY_OUT = """
DROP TABLE IF EXISTS temp.old; DROP TABLE IF EXISTS temp.held; DROP TABLE IF EXISTS temp.held_url;
DROP TABLE IF EXISTS temp.place; DROP TABLE IF EXISTS temp.in_time; DROP TABLE IF EXISTS temp.wanted;
DROP TABLE IF EXISTS temp.doomed; DROP TABLE IF EXISTS temp.moved; DROP TABLE IF EXISTS temp.firsts;
CREATE TABLE temp.old (round INTEGER PRIMARY KEY, pages INTEGER, files INTEGER, visits INTEGER);
CREATE TABLE temp.held (digest TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE temp.held_url (url TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE temp.place (
    warc TEXT, "offset" INTEGER, length INTEGER, digest TEXT, PRIMARY KEY (warc, "offset")) WITHOUT ROWID;
CREATE TABLE temp.in_time (digest TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE temp.wanted (digest TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE temp.doomed (errand INTEGER PRIMARY KEY);
CREATE TABLE temp.moved (
    warc TEXT, "offset" INTEGER, new_warc TEXT, new_offset INTEGER, new_length INTEGER,
    PRIMARY KEY (warc, "offset")) WITHOUT ROWID;
CREATE TABLE temp.firsts (digest TEXT PRIMARY KEY, warc TEXT, "offset" INTEGER) WITHOUT ROWID
"""

NUMBERS = {
    "file": RANK[Role.ATTACHMENT],
    "former": RANK[Role.FORMER],
    "list": RANK[Role.LIST],
    "soft": Reason.SOFT_404.value,
}

SORT = """
INSERT OR IGNORE INTO temp.place SELECT warc, "offset", length, digest FROM visits WHERE warc <> '';
INSERT OR IGNORE INTO temp.in_time SELECT v.digest FROM visits v JOIN errands e ON e.id = v.errand
    LEFT JOIN temp.old o ON o.round = e.round
    WHERE v.warc <> '' AND CASE WHEN e.role IN (:file, :former) THEN o.files ELSE o.pages END IS NOT 1;
INSERT INTO temp.wanted SELECT digest FROM temp.in_time;
INSERT OR IGNORE INTO temp.wanted SELECT digest FROM temp.place WHERE digest IN temp.held;
INSERT OR IGNORE INTO temp.wanted SELECT v.digest FROM visits v JOIN errands e ON e.id = v.errand
    WHERE v.warc <> '' AND (e.url IN temp.held_url OR v.final_url IN temp.held_url);
INSERT INTO temp.doomed SELECT v.errand FROM visits v JOIN errands e ON e.id = v.errand
    JOIN temp.old o ON o.round = e.round AND o.visits
    WHERE e.role > :list AND v.digest NOT IN temp.held AND e.url NOT IN temp.held_url
    AND v.final_url NOT IN temp.held_url;
DELETE FROM temp.doomed WHERE errand IN (SELECT id FROM (
    SELECT e.id, min(v.at) FROM errands e JOIN visits v ON v.errand = e.id JOIN temp.old o ON o.round = e.round
    WHERE o.visits AND v.status = 200 AND v.reason IS NULL GROUP BY e.key, e.role));
DELETE FROM temp.doomed WHERE errand IN (
    SELECT max(e.id) FROM errands e JOIN visits v ON v.errand = e.id JOIN temp.old o ON o.round = e.round
    WHERE o.visits AND v.status = 200 AND v.reason IS NULL GROUP BY e.key, e.role);
DELETE FROM temp.doomed WHERE errand IN (
    SELECT max(e.id) FROM errands e JOIN visits v ON v.errand = e.id JOIN temp.old o ON o.round = e.round
    WHERE o.visits AND e.role IN (:file, :former) AND (v.reason IS NULL OR v.reason = :soft) GROUP BY e.key)
"""
"""The log of a thinned round keeps its lists (statistics are counted from them), its evidence, and of each address
the first and the newest visit that opened: what `last_opened`, `last_files` and `last_lists` say of it to a later
round is then the same as before."""

THIN = """
INSERT OR REPLACE INTO thinned SELECT e.round, :at,
    count(*) + coalesce((SELECT t.visits FROM thinned t WHERE t.round = e.round), 0)
    FROM temp.doomed d JOIN errands e ON e.id = d.errand GROUP BY e.round;
DELETE FROM list_rows WHERE round IN (SELECT e.round FROM temp.doomed d JOIN errands e ON e.id = d.errand);
DELETE FROM visits WHERE errand IN temp.doomed;
DELETE FROM errands WHERE id IN temp.doomed;
DELETE FROM facts WHERE EXISTS (SELECT 1 FROM temp.doomed)
    AND id NOT IN (SELECT facts FROM visits WHERE facts IS NOT NULL);
DELETE FROM wording WHERE facts NOT IN (SELECT id FROM facts);
DELETE FROM doubts WHERE facts NOT IN (SELECT id FROM facts);
DELETE FROM voted_slips WHERE facts NOT IN (SELECT id FROM facts)
"""

MOVE = """
UPDATE visits SET warc = '', "offset" = 0, length = 0 WHERE warc <> '' AND digest NOT IN temp.wanted;
UPDATE visits SET warc = m.new_warc, "offset" = m.new_offset, length = m.new_length FROM temp.moved m
    WHERE visits.warc = m.warc AND visits."offset" = m."offset";
DELETE FROM bodies WHERE digest NOT IN (SELECT digest FROM temp.firsts);
UPDATE bodies SET warc = f.warc, "offset" = f."offset" FROM temp.firsts f WHERE bodies.digest = f.digest
"""
