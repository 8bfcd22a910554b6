-- Whether a client secret that still works signs no more, because its developer said so.
ALTER TABLE app_secret ADD COLUMN retired boolean NOT NULL DEFAULT false;
