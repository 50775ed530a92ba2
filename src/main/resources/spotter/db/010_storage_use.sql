-- What each person has stored: kept up to date with every file, for an upload must not add up all that came before it.

CREATE TABLE storage_use (
    owner_id INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    files    INTEGER NOT NULL,                              -- media: photos and documents
    bytes    INTEGER NOT NULL                               -- of all their files, variants included
);

INSERT INTO storage_use (owner_id, files, bytes)
SELECT m.owner_id, count(DISTINCT m.id), coalesce(sum(b.size_bytes), 0)
  FROM media m
  LEFT JOIN media_blob b
    ON b.media_id = m.id
 GROUP BY m.owner_id;

CREATE TRIGGER storage_use_media_added
AFTER INSERT ON media
BEGIN
    INSERT INTO storage_use (owner_id, files, bytes)
    VALUES (NEW.owner_id, 1, 0)
    ON CONFLICT (owner_id) DO UPDATE
       SET files = storage_use.files + 1;
END;

-- Before, for its files go with it, and then nobody knows any more whose they were.
CREATE TRIGGER storage_use_media_removed
BEFORE DELETE ON media
BEGIN
    UPDATE storage_use
       SET files = files - 1,
           bytes = bytes - (SELECT coalesce(sum(b.size_bytes), 0)
                              FROM media_blob b
                             WHERE b.media_id = OLD.id)
     WHERE owner_id = OLD.owner_id;
END;

CREATE TRIGGER storage_use_file_added
AFTER INSERT ON media_blob
BEGIN
    UPDATE storage_use
       SET bytes = bytes + NEW.size_bytes
     WHERE owner_id = (SELECT m.owner_id
                         FROM media m
                        WHERE m.id = NEW.media_id);
END;

CREATE TRIGGER storage_use_file_changed
AFTER UPDATE OF size_bytes ON media_blob
BEGIN
    UPDATE storage_use
       SET bytes = bytes - OLD.size_bytes + NEW.size_bytes
     WHERE owner_id = (SELECT m.owner_id
                         FROM media m
                        WHERE m.id = NEW.media_id);
END;

-- One file alone: of a medium that goes, the medium is gone by now.
CREATE TRIGGER storage_use_file_removed
AFTER DELETE ON media_blob
BEGIN
    UPDATE storage_use
       SET bytes = bytes - OLD.size_bytes
     WHERE owner_id = (SELECT m.owner_id
                         FROM media m
                        WHERE m.id = OLD.media_id);
END;
