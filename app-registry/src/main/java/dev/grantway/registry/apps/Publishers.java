package dev.grantway.registry.apps;

import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.domains.DomainListener;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether the publishers of apps are verified, and that the other services are told of it. */
@Singleton
public class Publishers implements DomainListener {
    private final Accounts accounts;
    private final AppRepository apps;
    private final AppPublisher publisher;

    Publishers(Accounts accounts, AppRepository apps, AppPublisher publisher) {
        this.accounts = accounts;
        this.apps = apps;
        this.publisher = publisher;
    }

    /**
     * Takes the operator's word for a developer account's domain, or no longer. Saying it again tells the others again.
     *
     * @return false when there is no such developer account
     */
    public boolean setVerified(int accountId, boolean verified) {
        boolean known = QuarkusTransaction.requiringNew().call(() -> {
            accounts.lock(accountId); // before its apps, as where it is closed
            apps.lockAccount(accountId); // an app that is registered at this moment is there when apps are listed
            return accounts.setDomainVerified(accountId, verified);
        });
        if (known) {
            tellAll(accountId);
        }
        return known;
    }

    @Override
    public void domainChanged(int accountId) {
        tellAll(accountId);
    }

    private void tellAll(int accountId) {
        // each in a transaction of its own: holding one app while waiting for the next could wait for ever
        listIds(accountId).forEach(appId -> QuarkusTransaction.requiringNew().run(() -> tell(appId)));
    }

    private List<Integer> listIds(int accountId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            apps.lockAccount(accountId); // an app that was begun before the change is there now
            return apps.listLiveIds(accountId);
        });
    }

    private void tell(int appId) {
        apps.lockLive(appId).ifPresent(publisher::appChanged);
    }
}
