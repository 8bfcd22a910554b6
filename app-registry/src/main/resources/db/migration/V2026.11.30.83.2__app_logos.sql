-- The logos of apps, as they were drawn here; app.logo_url says where the present one is: its address has a hash of the
-- file, so that another picture has another one.
CREATE TABLE app_logo (
    app_id     integer     PRIMARY KEY REFERENCES app,
    png        bytea       NOT NULL,
    changed_at timestamptz NOT NULL
);
