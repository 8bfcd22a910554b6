-- Assertions of private_key_jwt that were taken, so that none is taken twice. One partition an hour (epoch hours of the
-- assertion's expiry), made ahead and dropped by AssertionPartitions.
CREATE TABLE used_assertion (
    hour       integer     NOT NULL,
    client_id  text        NOT NULL,
    jti_hash   bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (hour, client_id, jti_hash)
) PARTITION BY RANGE (hour);

-- Installation tokens have no row: this ends those that were issued before.
ALTER TABLE installation ADD COLUMN tokens_valid_from timestamptz NOT NULL DEFAULT to_timestamp(0);
