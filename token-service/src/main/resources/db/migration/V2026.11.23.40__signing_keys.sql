-- The keys that sign what others check offline; one more row with each rotation. When a key stops signing follows from
-- when the next one becomes active. The private half is sealed, and erased once nothing that it signed is good.
CREATE TABLE signing_key (
    kid            text        PRIMARY KEY,
    algorithm      text        NOT NULL CHECK (algorithm IN ('ES256', 'RS256')),
    public_jwk     text        NOT NULL,
    sealed_private bytea,
    created_at     timestamptz NOT NULL,
    active_from    timestamptz NOT NULL,
    removed_at     timestamptz
);
