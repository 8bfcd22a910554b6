-- What the developer says the app needs its scopes for: each a scope, a space and a line of text. A scope's name has no space.
ALTER TABLE app ADD COLUMN scope_purposes text[] NOT NULL DEFAULT '{}';
