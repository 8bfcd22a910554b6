-- Refresh tokens of another system, as keyed hashes. One row each, whatever is refreshed; emptied when moving in is over.
-- A row outlives its use, so that a file that is sent again brings no dead token back.
CREATE TABLE imported_token (
    hash          bytea   PRIMARY KEY CHECK (length(hash) = 32),
    grant_id      uuid    NOT NULL,
    rotation      integer NOT NULL,
    client_id     text    NOT NULL,
    first_used_at timestamptz
) WITH (fillfactor = 90);
