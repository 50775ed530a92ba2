-- What a person is told of his logins, and invitations that can be named to take them back.
-- Times are epoch milliseconds.

ALTER TABLE session ADD COLUMN last_used_at INTEGER;        -- of the last token; null: that of the login
ALTER TABLE session ADD COLUMN network TEXT;                -- the address of that time without its last part
ALTER TABLE session ADD COLUMN device TEXT;                 -- program and system, in a few words

ALTER TABLE invite RENAME TO invite_before;

CREATE TABLE invite (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,           -- says nothing: only the code lets anybody in
    code_hash  TEXT    NOT NULL UNIQUE,                     -- SHA-256, hex
    email_key  TEXT,                                        -- when set, only this address may use it
    role       TEXT    NOT NULL CHECK (role IN ('admin', 'trainer', 'client')),
    trainer_id INTEGER REFERENCES account (id) ON DELETE CASCADE,
    created_by INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

INSERT INTO invite (code_hash, email_key, role, trainer_id, created_by, created_at, expires_at)
SELECT code_hash, email_key, role, trainer_id, created_by, expires_at - 604800000, expires_at
  FROM invite_before;

DROP TABLE invite_before;
