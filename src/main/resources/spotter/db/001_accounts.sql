-- Accounts, links between trainers and clients, sessions and the codes that make them.
-- Times are epoch milliseconds, flags 0 or 1.

CREATE TABLE account (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    email              TEXT    NOT NULL,
    email_key          TEXT    NOT NULL UNIQUE,             -- the e-mail in lower case: compared without case
    full_name          TEXT    NOT NULL,
    name_key           TEXT    NOT NULL,                    -- the name in lower case, for searching: LIKE knows only ASCII
    role               TEXT    NOT NULL CHECK (role IN ('admin', 'trainer', 'client')),
    is_active          INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    password_hash      TEXT,                                -- null until an invited person has chosen one
    credential_version INTEGER NOT NULL,                    -- raised by a new password: ends signed links
    created_at         INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL
);

CREATE TABLE trainer_link (
    id         INTEGER PRIMARY KEY,
    trainer_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    client_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER
);

CREATE UNIQUE INDEX trainer_link_one_active ON trainer_link (client_id) WHERE ended_at IS NULL;
CREATE INDEX trainer_link_by_trainer ON trainer_link (trainer_id, client_id) WHERE ended_at IS NULL;

CREATE TABLE session (
    id         TEXT    PRIMARY KEY,                         -- UUID, the first part of a token's jti
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE refresh_token (
    token_hash TEXT    PRIMARY KEY,                         -- SHA-256, hex
    session_id TEXT    NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    used_at    INTEGER                                      -- seen again after this: the session ends
);

CREATE INDEX refresh_token_by_session ON refresh_token (session_id);

CREATE TABLE password_reset (
    token_hash TEXT    PRIMARY KEY,                         -- SHA-256, hex
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
);

CREATE INDEX password_reset_by_account ON password_reset (account_id);

CREATE TABLE invite (
    code_hash  TEXT    PRIMARY KEY,                         -- SHA-256, hex
    email_key  TEXT,                                        -- when set, only this address may use it
    role       TEXT    NOT NULL CHECK (role IN ('admin', 'trainer', 'client')),
    trainer_id INTEGER REFERENCES account (id) ON DELETE CASCADE,
    created_by INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
);
