-- When an operator vouched for the domain of a developer account; null: nobody did.
ALTER TABLE account ADD COLUMN domain_verified_at timestamptz;
