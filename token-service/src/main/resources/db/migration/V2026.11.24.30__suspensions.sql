-- When the last suspend or resume was asked for that took effect. One that was asked for earlier and comes later changes nothing.
ALTER TABLE installation ADD COLUMN suspension_asked_at timestamptz NOT NULL DEFAULT to_timestamp(0);
