-- Locks authorization_code: a partitioned table knows no CONCURRENTLY, and what is read is three hours of codes at most.
CREATE INDEX authorization_code_of_person ON authorization_code (user_id, account_id) WHERE mode = 'USER';
