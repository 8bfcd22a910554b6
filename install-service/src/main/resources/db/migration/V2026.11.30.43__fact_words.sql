-- Why somebody suspended or resumed, in their words, and who approved an install beforehand.
ALTER TABLE installation_fact
    ADD COLUMN note        text,
    ADD COLUMN approved_by integer;
