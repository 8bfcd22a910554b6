-- What people without the right to install ask their administrators for. Never a token: the path is an install link.
CREATE TABLE install_request (
    request_id      uuid PRIMARY KEY,
    app_id          integer     NOT NULL,
    account_id      integer     NOT NULL,
    requester       integer     NOT NULL,
    scopes          text[]      NOT NULL,
    optional_scopes text[]      NOT NULL,
    note            text        NOT NULL,
    finish_path     text        NOT NULL,
    status          text        NOT NULL,
    revision        integer     NOT NULL,
    requested_at    timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    decided_by      integer,
    reason          text,
    decided_at      timestamptz
);

-- One open request for each app, account and person: asking again changes it.
CREATE UNIQUE INDEX install_request_open ON install_request (app_id, account_id, requester) WHERE status = 'OPEN';
CREATE INDEX install_request_queue ON install_request (account_id, requested_at) WHERE status = 'OPEN';
CREATE INDEX install_request_approved ON install_request (app_id, account_id, requester) WHERE status = 'APPROVED';
CREATE INDEX install_request_by_requester ON install_request (requester, requested_at);
