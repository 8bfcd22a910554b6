-- The app whose token first asked for less than was granted; null for what a consent made. Counted, for no consent limits these.
ALTER TABLE scope_set ADD COLUMN narrowed_for integer;
CREATE INDEX scope_set_narrowed ON scope_set (narrowed_for) WHERE narrowed_for IS NOT NULL;
