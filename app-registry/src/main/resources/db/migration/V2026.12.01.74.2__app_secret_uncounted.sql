-- Client secrets that have to be published once more, with the id that their use is told by.
CREATE INDEX CONCURRENTLY IF NOT EXISTS app_secret_uncounted ON app_secret (app_id)
 WHERE kind = 'CLIENT' AND counted_since IS NULL;
