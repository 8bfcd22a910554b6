-- A page of the developer's that says how the app is used; null: there is none.
ALTER TABLE app ADD COLUMN documentation_url text;
