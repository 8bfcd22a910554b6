-- Who approved a consent beforehand; null where the person had the right to install.
ALTER TABLE installation_consent ADD COLUMN approved_by integer;
