-- What besides an event brought an attempt about: a test that a developer asked for, or a replay.
ALTER TABLE delivery_attempt ADD COLUMN origin text;
