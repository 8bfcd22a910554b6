package dev.grantway.install.words;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.Publisher;
import java.util.Optional;

/**
 * Who publishes an app, for a page to say. Name and domain are a stranger's words.
 *
 * @param accountId the developer account that the app belongs to
 * @param name empty when it is unknown
 * @param domain empty unless it is verified: a domain that nobody vouched for is no sign of anything
 */
public record PublisherView(int accountId, String name, String domain, boolean verified) {
    static PublisherView of(AppSnapshot app) {
        var publisher = Optional.ofNullable(app.publisher());
        return new PublisherView(
                app.developerAccountId(),
                publisher.map(Publisher::name).orElse(""),
                publisher.filter(Publisher::verified).map(Publisher::domain).orElse(""),
                app.hasVerifiedPublisher());
    }
}
