-- What came in the last days, without looking at what came before.

CREATE INDEX media_by_day ON media (created_at, owner_id);
