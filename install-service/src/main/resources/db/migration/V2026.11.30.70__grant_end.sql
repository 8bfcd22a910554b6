-- When a grant ended: what the one that ended last had is what the account last let the app do. Absent for those that ended
-- before this column was there.
ALTER TABLE installation_grant ADD COLUMN ended_at timestamptz;
