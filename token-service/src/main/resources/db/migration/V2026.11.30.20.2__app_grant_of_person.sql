-- The grants that end with a membership.
CREATE INDEX CONCURRENTLY IF NOT EXISTS app_grant_of_person ON app_grant (user_id, account_id)
 WHERE mode = 'USER' AND revoked_at IS NULL;
