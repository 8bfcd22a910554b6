-- Who is no longer a member of an account, for the time when the directory does not answer. A person who was seen in the account
-- since is back.
CREATE TABLE member_left (
    user_id    integer     NOT NULL,
    account_id integer     NOT NULL,
    left_at    timestamptz NOT NULL,
    PRIMARY KEY (user_id, account_id)
);

-- Who looks after an installation since its installer left; counts while the installation is in this generation.
CREATE TABLE installation_keeper (
    installation_id text        PRIMARY KEY REFERENCES installation,
    generation      integer     NOT NULL,
    user_id         integer     NOT NULL,
    taken_over_at   timestamptz NOT NULL
);
