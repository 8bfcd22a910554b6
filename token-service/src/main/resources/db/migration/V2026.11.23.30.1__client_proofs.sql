-- Assertions of private_key_jwt that were taken, so that none is taken twice. One partition an hour (epoch hours of the
-- assertion's expiry), made ahead and dropped by AssertionPartitions.
CREATE TABLE used_assertion (
    hour       integer     NOT NULL,
    client_id  text        NOT NULL,
    jti_hash   bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (hour, client_id, jti_hash)
) PARTITION BY RANGE (hour);

-- Access tokens issued before are dead, whichever generation they are of: installation tokens, which have no row, end by it,
-- and a reinstall in the second of an uninstall begins after it.
ALTER TABLE installation ADD COLUMN tokens_valid_from timestamptz NOT NULL DEFAULT to_timestamp(0);
