-- Who looked at, changed or deleted what of whom, and every login. Times are epoch milliseconds.

CREATE TABLE audit_event (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    last_at    INTEGER NOT NULL,                            -- of repeated looks the last, else the same as at
    times      INTEGER NOT NULL,                            -- how often in between
    actor_id   INTEGER REFERENCES account (id) ON DELETE SET NULL, -- null: nobody who is known, or gone since
    actor_role TEXT    CHECK (actor_role IN ('admin', 'trainer', 'client')),
    action     TEXT    NOT NULL CHECK (action IN ('look', 'create', 'update', 'delete', 'login', 'login_failed', 'logout',
                                                  'password', 'link_start', 'link_end', 'export')),
    subject_id INTEGER REFERENCES account (id) ON DELETE CASCADE, -- whose thing it is; his rows go with him
    thing_type TEXT    NOT NULL,                            -- media, plan, weigh_in, account ...
    thing_id   INTEGER,                                     -- null: a list, or what has no id
    via        TEXT    NOT NULL CHECK (via IN ('token', 'link', 'socket', 'command', 'sign_in')),
    network    TEXT,                                        -- the address without its last part
    detail     TEXT    NOT NULL                             -- a few words, never content
);

CREATE INDEX audit_event_by_time ON audit_event (at);
CREATE INDEX audit_event_by_subject ON audit_event (subject_id, at);
CREATE INDEX audit_event_by_actor ON audit_event (actor_id, at);
