-- What an account's administrators allow in it; no row where they never said. The version tells two of them apart.
CREATE TABLE account_policy (
    account_id        integer PRIMARY KEY,
    version           bigint      NOT NULL,
    super_admins_only boolean     NOT NULL,
    verified_only     boolean     NOT NULL,
    allowed_apps      integer[]   NOT NULL,
    blocked_apps      integer[]   NOT NULL,
    optional_ceiling  text[],
    changed_at        timestamptz NOT NULL
);

-- Who changed it, for good: one row for each version.
CREATE TABLE account_policy_change (
    account_id    integer     NOT NULL REFERENCES account_policy,
    version       bigint      NOT NULL,
    changed_by    integer     NOT NULL,
    changed_at    timestamptz NOT NULL,
    policy_before jsonb       NOT NULL,
    policy_after  jsonb       NOT NULL,
    PRIMARY KEY (account_id, version)
);
