-- When the grant's rotation was reached; null for the first. With it a predecessor's time is known without a row of its own.
ALTER TABLE app_grant ADD COLUMN rotated_at timestamptz;

-- The key of the refresh token that was last shown, or given at the exchange; null when neither was seen since this column is here.
ALTER TABLE app_grant ADD COLUMN key_id integer;
