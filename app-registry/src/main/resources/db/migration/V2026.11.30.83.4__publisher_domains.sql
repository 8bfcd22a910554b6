-- The domain that a developer account says is its own, and whether the domain's DNS says so too.
CREATE TABLE publisher_domain (
    account_id    integer     PRIMARY KEY REFERENCES account,
    domain        text        NOT NULL, -- in ASCII and lower case
    challenge     text        NOT NULL, -- what the DNS must say; for this account and this domain alone
    claimed_at    timestamptz NOT NULL,
    verified_at   timestamptz,          -- null: not verified, or no longer
    seen_at       timestamptz,          -- when the DNS said so last
    misses        integer     NOT NULL, -- how often in a row it has not
    looked_at     timestamptz,          -- when the developer asked for a look last
    next_look_at  timestamptz,          -- null: only when the developer asks for it
    told          boolean     NOT NULL  -- whether the other services know how it stands
);
CREATE INDEX publisher_domain_due ON publisher_domain (next_look_at) WHERE next_look_at IS NOT NULL;
CREATE INDEX publisher_domain_untold ON publisher_domain (account_id) WHERE NOT told;
