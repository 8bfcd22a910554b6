-- What was only ever asked for is dropped with its requests.
CREATE INDEX CONCURRENTLY IF NOT EXISTS installation_requested ON installation (changed_at) WHERE status = 'REQUESTED';
