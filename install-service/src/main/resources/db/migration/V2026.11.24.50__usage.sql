-- Calls within an hour, as each process that counts told them last: totals, so that telling them again changes nothing.
-- What is older than the topic keeps is dropped; days are added up when somebody looks.
CREATE TABLE usage_hour (
    installation_id text        NOT NULL,
    hour            timestamptz NOT NULL,
    source          text        NOT NULL,
    instance        text        NOT NULL,
    sequence        bigint      NOT NULL,
    api_calls       bigint      NOT NULL,
    refused_calls   bigint      NOT NULL,
    calls_by_scope  jsonb       NOT NULL,
    PRIMARY KEY (installation_id, hour, source, instance)
) WITH (fillfactor = 80);
CREATE INDEX usage_hour_by_age ON usage_hour (hour);

-- The first call and the last one; stays when the hours are gone.
CREATE TABLE installation_usage (
    installation_id text PRIMARY KEY,
    first_call_at   timestamptz NOT NULL,
    last_used_at    timestamptz NOT NULL
) WITH (fillfactor = 80);
