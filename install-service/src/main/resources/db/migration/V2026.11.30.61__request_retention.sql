-- Requests are dropped long after they ran out, and with them what was only ever asked for.
CREATE INDEX install_request_by_end ON install_request (expires_at);
CREATE INDEX installation_requested ON installation (changed_at) WHERE status = 'REQUESTED';
