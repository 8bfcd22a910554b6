-- How many calls needed a scope of an app, day by day (UTC). It is the sum of what the hours of installations have given to it.
CREATE TABLE scope_use (
    app_id integer NOT NULL,
    day    date    NOT NULL,
    scope  text    NOT NULL,
    calls  bigint  NOT NULL,
    PRIMARY KEY (app_id, day, scope)
) WITH (fillfactor = 80);
CREATE INDEX scope_use_age ON scope_use (day);

-- Since when that is counted: what came before is not in it, so what is not in it may have been used.
CREATE TABLE scope_use_start (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    began_at timestamptz NOT NULL
);
INSERT INTO scope_use_start (began_at) VALUES (now());

-- What the hour has given to it, and what it had given before it was told the last time: a total that is told again adds only
-- what is more. None in rows of before.
ALTER TABLE install_usage
    ADD COLUMN app_id integer,
    ADD COLUMN scope_calls jsonb,
    ADD COLUMN scope_calls_before jsonb;
