-- Progress entries. Their photos are media, at most one in each pose and one without.
-- Times are epoch milliseconds.

CREATE TABLE progress_entry (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,           -- never given twice: the photos' file names carry it
    client_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    date       TEXT    NOT NULL,                            -- yyyy-mm-dd
    weight     REAL    CHECK (weight > 0),                  -- kg
    body_fat   REAL    CHECK (body_fat BETWEEN 0 AND 100),  -- percent
    notes      TEXT,
    created_at INTEGER NOT NULL,
    CHECK (weight IS NOT NULL OR body_fat IS NOT NULL OR notes IS NOT NULL)
);

CREATE INDEX progress_entry_by_client ON progress_entry (client_id, date, id);

-- Which side of the body a progress photo shows; null for any other medium.
ALTER TABLE media ADD COLUMN pose TEXT CHECK (pose IN ('front', 'side', 'back'));

CREATE TRIGGER progress_entry_photos
AFTER DELETE ON progress_entry
BEGIN
    DELETE FROM media WHERE category = 'progress_photo' AND entity_id = OLD.id;
END;
