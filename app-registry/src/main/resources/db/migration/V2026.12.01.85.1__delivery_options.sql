-- How an app wants its deliveries; apps of before have the usual ways.
ALTER TABLE app
    ADD COLUMN delivery_format              text      NOT NULL DEFAULT 'HUBSPOT',
    ADD COLUMN delivery_asymmetric          boolean   NOT NULL DEFAULT false,
    ADD COLUMN delivery_ordered_by_object   boolean   NOT NULL DEFAULT false,
    ADD COLUMN delivery_http2               boolean   NOT NULL DEFAULT false,
    ADD COLUMN delivery_requests_per_second integer,
    ADD COLUMN delivery_disabled_by_gone    boolean   NOT NULL DEFAULT false,
    ADD COLUMN delivery_heeds_retry_after   boolean   NOT NULL DEFAULT true,
    ADD COLUMN delivery_final_statuses      integer[] NOT NULL DEFAULT '{}';

-- Headers that go with each of an app's webhooks; their values may be secret.
CREATE SEQUENCE app_header_id_seq;
CREATE TABLE app_header (
    id         bigint      PRIMARY KEY,
    app_id     integer     NOT NULL REFERENCES app,
    name       text        NOT NULL,
    name_key   text        NOT NULL, -- in lower case
    sealed     bytea       NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE (app_id, name_key)
);
