"""The step to schema 3: devices, contacts, people, decisions and hand-ins leave the settings for tables of their own.

Rows of devices, contacts and decisions keep their address in the history. What moves to another address is led there by
rows of the history that say `migration`. What is of no form that this step knows stays where it is.
"""

_DEVICE = ("name", "serial", "system", "applications", "updates", "user", "place", "seen", "note")
_CONTACT = ("duty", "name", "phone", "note")


def _create(table: str, *columns: str) -> str:
    cells = ", ".join(f"{column} TEXT NOT NULL" for column in columns)
    return f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, {cells}, digest INTEGER NOT NULL) STRICT"


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f"'{column}'" for column in columns)


def _fill(table: str, columns: tuple[str, ...]) -> str:
    named = ", ".join(columns)
    cells = ", ".join(f"max(CASE part WHEN '{column}' THEN value ELSE '' END) AS {column}" for column in columns)
    return f"""INSERT INTO {table} SELECT number, {named}, row_digest('{table}', number, {named}) FROM (
            SELECT number, {cells} FROM temp.moved WHERE head = '{table}' GROUP BY number HAVING max(value) <> ''
        )"""  # noqa: S608 - names that stand above


_FOUND = f"""CREATE TEMP TABLE moved AS
        SELECT key, value, head, CAST(number AS INTEGER) AS number, part FROM (
            SELECT key, value, head, substr(rest, 1, instr(rest, '.') - 1) AS number,
                substr(rest, instr(rest, '.') + 1) AS part
            FROM (
                SELECT key, value, substr(key, 1, instr(key, '.') - 1) AS head,
                    substr(key, instr(key, '.') + 1) AS rest
                FROM setting
            ) WHERE instr(rest, '.') > 0
        ) WHERE number NOT GLOB '*[^0-9]*' AND CAST(CAST(number AS INTEGER) AS TEXT) = number AND length(number) <= 9
            AND part <> '' AND (
                head = 'device' AND part IN ({_listed(_DEVICE)}) AND CAST(number AS INTEGER) BETWEEN 1 AND 9999
                OR head = 'contact' AND part IN ({_listed(_CONTACT)}) AND CAST(number AS INTEGER) BETWEEN 1 AND 9999
                OR head IN ('decision', 'selfcheck')
            )"""  # noqa: S608 - names that stand above

_IS_REASON = "substr(part, -7) = '.reason'"

TO_TABLES: tuple[str, ...] = (
    _create("device", *_DEVICE),
    _create("contact", *_CONTACT),
    _create("person", "name", "teleworks", "note"),
    """CREATE TABLE decision (
            sheet INTEGER NOT NULL,
            measure TEXT NOT NULL,
            decision TEXT NOT NULL,
            digest INTEGER NOT NULL,
            PRIMARY KEY (sheet, measure)
        ) STRICT, WITHOUT ROWID""",
    _create("hand_in", "person", "day", "sheet", "answers"),
    _FOUND,
    # a hand-in becomes lines of text: one that holds a break where none belongs stays as it is
    f"""DELETE FROM temp.moved WHERE head = 'selfcheck' AND number IN (
            SELECT number FROM temp.moved WHERE head = 'selfcheck' AND (
                instr(part, char(9)) > 0 OR instr(part, char(10)) > 0
                OR NOT {_IS_REASON} AND (instr(value, char(9)) > 0 OR instr(value, char(10)) > 0)
            )
        )""",  # noqa: S608
    _fill("device", _DEVICE),
    _fill("contact", _CONTACT),
    """INSERT INTO decision SELECT number, part, value, row_digest('decision', number, part, value)
        FROM temp.moved WHERE head = 'decision' AND value <> ''""",
    f"""CREATE TEMP TABLE answered AS
        SELECT number, measure || char(9) || max(status)
            || CASE max(reason) WHEN '' THEN ''
                ELSE char(9) || replace(replace(max(reason), '\\', '\\\\'), char(10), '\\n') END AS line
        FROM (
            SELECT number,
                CASE WHEN {_IS_REASON} THEN substr(part, 1, length(part) - 7) ELSE part END AS measure,
                CASE WHEN {_IS_REASON} THEN '' ELSE value END AS status,
                CASE WHEN {_IS_REASON} THEN value ELSE '' END AS reason
            FROM temp.moved WHERE head = 'selfcheck' AND part NOT IN ('person', 'day', 'sheet') AND value <> ''
        ) GROUP BY number, measure ORDER BY number, measure""",  # noqa: S608
    """INSERT INTO hand_in
        SELECT number, person, day, sheet, answers, row_digest('hand_in', number, person, day, sheet, answers) FROM (
            SELECT number,
                max(CASE part WHEN 'person' THEN value ELSE '' END) AS person,
                max(CASE part WHEN 'day' THEN value ELSE '' END) AS day,
                max(CASE part WHEN 'sheet' THEN value ELSE '' END) AS sheet,
                coalesce((SELECT group_concat(line, char(10)) FROM temp.answered AS a WHERE a.number = m.number), '')
                    AS answers
            FROM temp.moved AS m WHERE head = 'selfcheck' GROUP BY number HAVING max(value) <> ''
        )""",
    """CREATE TEMP TABLE named AS
        WITH RECURSIVE line (n, name, rest) AS (
            SELECT 0, '', value || char(10) FROM setting WHERE key = 'people'
            UNION ALL
            SELECT n + 1, trim(substr(rest, 1, instr(rest, char(10)) - 1), char(9, 32, 160, 12288)),
                substr(rest, instr(rest, char(10)) + 1)
            FROM line WHERE rest <> ''
        )
        SELECT row_number() OVER (ORDER BY min(n)) AS number, name FROM line WHERE name <> '' GROUP BY name""",
    "DELETE FROM temp.named WHERE EXISTS (SELECT 1 FROM temp.named WHERE length(name) > 200)",
    """INSERT INTO person SELECT number, name, 'yes', '', row_digest('person', number, name, 'yes', '')
        FROM temp.named""",
    """CREATE TEMP TABLE led AS
        SELECT 1 AS part, 0 AS number, key AS field, value AS before, '' AS after FROM temp.moved
            WHERE head = 'selfcheck' AND value <> ''
        UNION ALL SELECT 2, number, 'hand_in.' || number, '',
            person || char(10) || day || char(10) || sheet || char(10) || answers FROM hand_in
        UNION ALL SELECT 3, 0, key, value, '' FROM setting
            WHERE key = 'people' AND EXISTS (SELECT 1 FROM temp.named)
        UNION ALL SELECT 4, number, 'person.' || number || '.name', '', name FROM person
        UNION ALL SELECT 5, number, 'person.' || number || '.teleworks', '', teleworks FROM person""",
    """INSERT INTO history
        SELECT id, step, saved, origin, '', field, before, after,
            row_digest('history', id, step, saved, origin, '', field, before, after)
        FROM (
            SELECT (SELECT coalesce(max(id), 0) FROM history) + row_number() OVER (ORDER BY part, number, field) AS id,
                (SELECT coalesce(max(step), 0) + 1 FROM history) AS step,
                strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now') AS saved, 'migration' AS origin, field, before, after
            FROM temp.led ORDER BY part, number, field
        )""",
    "DELETE FROM setting WHERE key IN (SELECT key FROM temp.moved)",
    "DELETE FROM setting WHERE key = 'people' AND (value = '' OR EXISTS (SELECT 1 FROM temp.named))",
    *(f"DROP TABLE temp.{table}" for table in ("moved", "answered", "named", "led")),
)
