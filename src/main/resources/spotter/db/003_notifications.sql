-- Notifications, numbered without gaps for each person, and messages between people.
-- Times are epoch milliseconds.

-- Kept apart from the rows: a number is never given twice, even when its row is gone.
CREATE TABLE notification_counter (
    user_id    INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    last_seq   INTEGER NOT NULL,
    pruned_seq INTEGER NOT NULL                             -- all up to this one have been removed for their age
);

CREATE TABLE notification (
    user_id    INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,                            -- 1, 2, 3 … for each person; the id that clients see
    type       TEXT    NOT NULL CHECK (type IN ('file_uploaded', 'file_deleted', 'meal_completed',
                                                'progress_updated', 'plan_updated', 'message', 'system')),
    title      TEXT    NOT NULL,
    message    TEXT    NOT NULL,
    about_id   INTEGER REFERENCES account (id) ON DELETE CASCADE, -- whose affairs it tells of; null: the reader's own
    payload    TEXT    NOT NULL,                            -- the type's own fields, a JSON object
    created_at INTEGER NOT NULL,
    read_at    INTEGER,
    PRIMARY KEY (user_id, seq)
);

CREATE INDEX notification_unread ON notification (user_id, seq) WHERE read_at IS NULL;
CREATE INDEX notification_by_age ON notification (created_at);
CREATE INDEX notification_by_subject ON notification (about_id, user_id);

CREATE TABLE message (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    from_user_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    to_user_id   INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    body         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    read_at      INTEGER
);

CREATE INDEX message_by_sender ON message (from_user_id, to_user_id, id);
CREATE INDEX message_by_recipient ON message (to_user_id, from_user_id, id);
