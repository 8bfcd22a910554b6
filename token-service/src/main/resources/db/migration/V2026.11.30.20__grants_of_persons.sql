-- For whom the app acts that a consent is to, and when the directory still knew the person as a member. Consents of before
-- are to the account.
ALTER TABLE authorization_code
    ADD COLUMN mode         text        NOT NULL DEFAULT 'ACCOUNT' CHECK (mode IN ('ACCOUNT', 'USER')),
    ADD COLUMN consented_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX authorization_code_of_person ON authorization_code (user_id, account_id) WHERE mode = 'USER';

-- Null for what was consented to before this column was here.
ALTER TABLE app_grant ADD COLUMN consented_at timestamptz;
CREATE INDEX app_grant_of_person ON app_grant (user_id, account_id) WHERE mode = 'USER' AND revoked_at IS NULL;

-- Whose membership ended just now: no code of before may become a grant. Kept for an hour, which no code lives; account 0
-- stands for all accounts.
CREATE TABLE membership_end (
    user_id     integer     NOT NULL,
    account_id  integer     NOT NULL,
    void_before timestamptz NOT NULL,
    marked_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, account_id)
);
CREATE INDEX membership_end_by_age ON membership_end (marked_at);
