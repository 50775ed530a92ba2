-- Nutrition: plans of clients, their meals, what was eaten, recipes, weigh-ins and goals.
-- Times are epoch milliseconds, dates yyyy-mm-dd, energy kcal, nutrients grams.

CREATE TABLE nutrition_plan (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id      INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    trainer_id     INTEGER REFERENCES account (id) ON DELETE SET NULL, -- the client's trainer when it was made
    name           TEXT    NOT NULL,
    search_key     TEXT    NOT NULL,                        -- name and description in lower case: LIKE knows only ASCII
    description    TEXT,
    daily_calories REAL,
    protein_target REAL,
    carbs_target   REAL,
    fat_target     REAL,
    start_date     TEXT,                                    -- first day; null: always has been valid
    end_date       TEXT,                                    -- last day; null: without end
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
);

CREATE INDEX nutrition_plan_by_client ON nutrition_plan (client_id, id);
CREATE INDEX nutrition_plan_by_trainer ON nutrition_plan (trainer_id);

CREATE TABLE recipe (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    trainer_id       INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name             TEXT    NOT NULL,
    search_key       TEXT    NOT NULL,                      -- name and description in lower case
    description      TEXT,
    instructions     TEXT,
    calories         REAL,                                  -- of one portion, as are the nutrients
    protein          REAL,
    carbs            REAL,
    fat              REAL,
    preparation_time INTEGER,                               -- minutes
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
);

CREATE INDEX recipe_by_trainer ON recipe (trainer_id, search_key);

CREATE TABLE planned_meal (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id     INTEGER NOT NULL REFERENCES nutrition_plan (id) ON DELETE CASCADE,
    recipe_id   INTEGER REFERENCES recipe (id) ON DELETE SET NULL,
    meal_type   TEXT    NOT NULL CHECK (meal_type IN ('breakfast', 'lunch', 'dinner', 'snack')),
    day_of_week INTEGER CHECK (day_of_week BETWEEN 0 AND 6), -- Monday is 0; null: every day
    time_of_day TEXT,                                       -- HH:MM, of the client's own clock
    notes       TEXT,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);

CREATE INDEX planned_meal_by_plan ON planned_meal (plan_id, day_of_week);
CREATE INDEX planned_meal_by_recipe ON planned_meal (recipe_id);

CREATE TABLE meal_completion (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    planned_meal_id INTEGER NOT NULL REFERENCES planned_meal (id) ON DELETE CASCADE,
    status          TEXT    NOT NULL CHECK (status IN ('pending', 'completed', 'skipped')),
    notes           TEXT,
    completed_at    INTEGER,                                -- null unless completed
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
);

CREATE INDEX meal_completion_by_meal ON meal_completion (planned_meal_id, completed_at);

-- So that a photo goes with its completion, whatever took that away: its meal, its plan, its client.
CREATE TRIGGER meal_completion_photos
AFTER DELETE ON meal_completion
BEGIN
    DELETE FROM media WHERE category = 'meal_photo' AND entity_id = OLD.id;
END;

CREATE TABLE weigh_in (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    weight     REAL    NOT NULL,                            -- kg
    body_fat   REAL,                                        -- percent
    notes      TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);

CREATE INDEX weigh_in_by_client ON weigh_in (client_id, created_at);

CREATE TABLE nutrition_goals (
    client_id      INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    daily_calories REAL,
    protein_target REAL,
    carbs_target   REAL,
    fat_target     REAL,
    updated_at     INTEGER NOT NULL
);
