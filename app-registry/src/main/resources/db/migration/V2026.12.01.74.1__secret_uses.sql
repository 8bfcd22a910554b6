-- When a client secret was used last, as token-service tells it, minutes behind; and from when on that is told. Both null of
-- webhook secrets.
ALTER TABLE app_secret
    ADD COLUMN last_used_at  timestamptz,
    ADD COLUMN counted_since timestamptz;
