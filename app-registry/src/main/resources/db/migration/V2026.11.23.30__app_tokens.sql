-- How an app's tokens are made and which public keys prove it; a row of before has the usual ways.
ALTER TABLE app
    ADD COLUMN refresh_tokens text NOT NULL DEFAULT 'STABLE' CHECK (refresh_tokens IN ('STABLE', 'ROTATING')),
    ADD COLUMN access_tokens  text CHECK (access_tokens IN ('OPAQUE', 'JWT')), -- null: the platform's choice
    ADD COLUMN jwks           text; -- a JWK Set as JSON, public keys only
UPDATE app SET refresh_tokens = 'ROTATING' WHERE NOT confidential;
