-- Who answers for an account, and who may bring new apps into it. Unknown for what was seen before: then neither.
ALTER TABLE account_member_seen
    ADD COLUMN super_admin boolean NOT NULL DEFAULT false,
    ADD COLUMN may_install boolean NOT NULL DEFAULT false;
