CREATE INDEX CONCURRENTLY IF NOT EXISTS account_expiry ON account (expires_at)
 WHERE expires_at IS NOT NULL AND closed_at IS NULL;
