CREATE INDEX CONCURRENTLY IF NOT EXISTS membership_owner ON membership (user_id) WHERE role = 'OWNER';
