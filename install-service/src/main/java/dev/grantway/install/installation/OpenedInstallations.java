package dev.grantway.install.installation;

/** Hears of installations that came to life, for one may come after its app or account has ended. */
public interface OpenedInstallations {
    /** Runs in the transaction that opens or completes it. */
    void opened(int appId, int accountId);
}
