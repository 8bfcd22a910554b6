-- What happened to installations, for those who ask later; written with the change itself.
CREATE TABLE installation_fact (
    installation_id text        NOT NULL,
    fact_sequence   bigint      NOT NULL,
    generation      integer     NOT NULL,
    type            text        NOT NULL,
    by_user         integer,
    reason          text,
    scopes_before   text[]      NOT NULL,
    scopes_after    text[]      NOT NULL,
    happened_at     timestamptz NOT NULL,
    PRIMARY KEY (installation_id, fact_sequence)
);
