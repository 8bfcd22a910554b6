-- Pages of the developer's that the app leads to; null: there is none.
ALTER TABLE app ADD COLUMN install_url text;
ALTER TABLE app ADD COLUMN setup_url text;
ALTER TABLE app ADD COLUMN settings_url text;
ALTER TABLE app ADD COLUMN privacy_url text;
ALTER TABLE app ADD COLUMN terms_url text;

-- One more with each change of the set of required scopes.
ALTER TABLE app ADD COLUMN consent_version integer NOT NULL DEFAULT 1;
