-- Which notifications a person does not want to be disturbed by.

CREATE TABLE notification_mute (
    user_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    type    TEXT    NOT NULL CHECK (type IN ('file_uploaded', 'file_deleted', 'meal_completed',
                                             'progress_updated', 'plan_updated')),
    PRIMARY KEY (user_id, type)
);

-- Whether it came while its type was muted: stored and read, but never sent on a socket.
ALTER TABLE notification ADD COLUMN is_muted INTEGER NOT NULL DEFAULT 0 CHECK (is_muted IN (0, 1));
