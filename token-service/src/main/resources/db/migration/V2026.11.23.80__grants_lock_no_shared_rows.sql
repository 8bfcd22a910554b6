-- Every exchange took a lock on the row of its scope set, which thousands share. What these references check holds by the
-- one statement that inserts: it has the installation locked and reads the set, and rows of neither are ever deleted.
ALTER TABLE app_grant DROP CONSTRAINT app_grant_scope_set_id_fkey;
ALTER TABLE app_grant DROP CONSTRAINT app_grant_installation_id_fkey;
