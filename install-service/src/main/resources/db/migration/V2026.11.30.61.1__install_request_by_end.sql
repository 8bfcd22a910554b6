-- Requests are dropped long after they ran out.
CREATE INDEX CONCURRENTLY IF NOT EXISTS install_request_by_end ON install_request (expires_at);
