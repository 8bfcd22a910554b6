package dev.grantway.install.dryrun;

/** Whom a dry run is about; whether there is such a person is not known yet. */
public sealed interface AskedPerson {
    /** By their id. */
    record ById(int userId) implements AskedPerson {
        @Override
        public String text() {
            return "User " + userId;
        }
    }

    /** By the address that they sign in with. */
    record ByEmail(String email) implements AskedPerson {
        @Override
        public String text() {
            return email;
        }
    }

    /** What to call them. */
    String text();
}
