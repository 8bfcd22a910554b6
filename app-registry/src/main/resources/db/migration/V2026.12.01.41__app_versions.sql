-- What developers said of their apps, change by change; the newest are kept. Secrets are no part of it, and people are ids. No
-- reference to the app: the row of a new one is written later in the same transaction.
CREATE TABLE app_version (
    app_id          integer     NOT NULL,
    number          integer     NOT NULL CHECK (number > 0),
    version         text        NOT NULL,
    consent_version integer     NOT NULL,
    made_at         timestamptz NOT NULL,
    actor_kind      text        NOT NULL CHECK (actor_kind IN ('PERSON', 'API_KEY', 'OPERATOR', 'PLATFORM')),
    actor_user_id   integer,
    actor_id        text        NOT NULL,
    actor_name      text        NOT NULL,
    content         jsonb       NOT NULL,
    PRIMARY KEY (app_id, number),
    CHECK ((actor_kind = 'PERSON') = (actor_user_id IS NOT NULL))
);
