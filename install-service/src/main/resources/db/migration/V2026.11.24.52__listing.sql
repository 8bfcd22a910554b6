-- Connected Apps, the newest first; and the API's lists, which go on behind an id.
CREATE INDEX installation_listed ON installation (account_id, tokens_issued_at DESC, installation_id)
 WHERE tokens_issued_at IS NOT NULL AND status <> 'UNINSTALLED';
CREATE INDEX installation_by_account_and_id ON installation (account_id, installation_id);
CREATE INDEX installation_by_app_and_id ON installation (app_id, installation_id);
