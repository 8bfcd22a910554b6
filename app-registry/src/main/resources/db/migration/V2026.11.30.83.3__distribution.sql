-- To which accounts an app is open; a row of before is open to whoever has a link.
ALTER TABLE app
    ADD COLUMN distribution text NOT NULL DEFAULT 'UNLISTED' CHECK (distribution IN ('PRIVATE', 'UNLISTED', 'LISTED')),
    ADD COLUMN allowed_accounts integer[] NOT NULL DEFAULT '{}'; -- which ones, while it is private
