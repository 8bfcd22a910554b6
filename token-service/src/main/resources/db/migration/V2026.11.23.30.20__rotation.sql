-- When the grant's rotation was reached; null for the first. With it a predecessor's time is known without a row of its own.
ALTER TABLE app_grant ADD COLUMN rotated_at timestamptz;

-- The key of the refresh token that was last shown, or given at the exchange; null when neither was seen since this column is here.
ALTER TABLE app_grant ADD COLUMN key_id integer;

-- Access tokens issued before are dead, whichever generation they are of: a reinstall in the second of an uninstall begins after it.
ALTER TABLE installation ADD COLUMN tokens_valid_from timestamptz NOT NULL DEFAULT to_timestamp(0);
