-- Deleted apps that the topics still know.
CREATE INDEX CONCURRENTLY IF NOT EXISTS app_to_forget ON app (changed_at) WHERE status = 'DELETED' AND NOT forgotten;
