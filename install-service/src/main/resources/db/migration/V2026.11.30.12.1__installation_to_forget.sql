-- What the state topic has to forget.
CREATE INDEX CONCURRENTLY IF NOT EXISTS installation_to_forget ON installation (changed_at)
 WHERE status = 'UNINSTALLED' AND NOT state_forgotten;
