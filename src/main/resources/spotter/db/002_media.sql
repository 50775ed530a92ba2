-- Media: one row a stored picture or document, one row a file on the disk.

CREATE TABLE media (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid            TEXT    NOT NULL UNIQUE,
    category        TEXT    NOT NULL CHECK (category IN ('meal_photo', 'profile_photo', 'progress_photo', 'document')),
    owner_id        INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    entity_id       INTEGER NOT NULL,                       -- the completion, progress entry or account it belongs to
    uploaded_by     INTEGER REFERENCES account (id) ON DELETE SET NULL,
    filename        TEXT    NOT NULL UNIQUE,                -- of the original, without folder
    original_name   TEXT    NOT NULL,                       -- what the sender called it; never a path
    mime_type       TEXT    NOT NULL,
    width           INTEGER,                                -- pixels, upright; null for documents
    height          INTEGER,
    sha256          TEXT    NOT NULL,                       -- of the stored bytes, hex
    received_sha256 TEXT    NOT NULL,                       -- of the bytes as they were sent, hex
    note            TEXT,
    created_at      INTEGER NOT NULL
);

CREATE INDEX media_by_owner ON media (owner_id, id);
CREATE INDEX media_by_entity ON media (category, entity_id);

CREATE TABLE media_blob (
    storage_key TEXT    PRIMARY KEY,                        -- folder/name
    media_id    INTEGER NOT NULL REFERENCES media (id) ON DELETE CASCADE,
    size_name   TEXT    NOT NULL CHECK (size_name IN ('original', 'thumbnail', 'medium', 'large')),
    size_bytes  INTEGER NOT NULL,
    UNIQUE (media_id, size_name)
);

-- Keys whose bytes are to be removed. Filled by the trigger alone, so that a row
-- that goes with its owner or its plan leaves no file behind.
CREATE TABLE doomed_blob (
    storage_key TEXT PRIMARY KEY
);

CREATE TRIGGER media_blob_doomed
AFTER DELETE ON media_blob
BEGIN
    INSERT INTO doomed_blob (storage_key) VALUES (OLD.storage_key);
END;
