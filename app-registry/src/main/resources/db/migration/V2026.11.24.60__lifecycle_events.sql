-- From when on an app is told of its own installs and uninstalls; null while it is not.
ALTER TABLE app ADD COLUMN webhook_lifecycle_since timestamptz;
