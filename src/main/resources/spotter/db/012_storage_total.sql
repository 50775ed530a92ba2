-- What everybody has stored, in one row: an upload must not add up what each person has.

CREATE TABLE storage_total (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    bytes INTEGER NOT NULL
);

INSERT INTO storage_total (id, bytes)
SELECT 1, coalesce(sum(bytes), 0)
  FROM storage_use;

CREATE TRIGGER storage_total_added
AFTER INSERT ON storage_use
BEGIN
    UPDATE storage_total
       SET bytes = bytes + NEW.bytes;
END;

CREATE TRIGGER storage_total_changed
AFTER UPDATE OF bytes ON storage_use
BEGIN
    UPDATE storage_total
       SET bytes = bytes - OLD.bytes + NEW.bytes;
END;

-- With its person; his media, which go with him too, find no row any more to be taken from.
CREATE TRIGGER storage_total_removed
AFTER DELETE ON storage_use
BEGIN
    UPDATE storage_total
       SET bytes = bytes - OLD.bytes;
END;
