-- Which of the app's sets of required scopes a consent was to; and the newest that an installation's tokens came of.
ALTER TABLE installation_consent ADD COLUMN consent_version integer NOT NULL DEFAULT 1;
ALTER TABLE installation ADD COLUMN consent_version integer NOT NULL DEFAULT 1;
