-- For whom an app acts; a row of before acts for the account.
ALTER TABLE app
    ADD COLUMN grant_mode text NOT NULL DEFAULT 'ACCOUNT' CHECK (grant_mode IN ('ACCOUNT', 'USER'));
