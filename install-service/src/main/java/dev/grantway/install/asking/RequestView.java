package dev.grantway.install.asking;

import dev.grantway.install.page.ShownTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as a page shows it.
 *
 * @param accountName or {@code account} and its id, where the reader is no member any more
 * @param requester {@code you}, or {@code user} and the id, as of others below
 * @param note its lines; empty when there is none
 * @param statusText where it stands, in words
 * @param statusTone how that looks: {@code good}, {@code bad}, or empty
 * @param open whether it can be decided and taken back
 * @param until when that ends, or when an approved install can no more be finished
 * @param decidedBy empty until it is decided
 * @param decidedAt absent until then
 * @param reason its lines; empty when there is none
 * @param finishHref where the requester goes on; empty when there is no going on
 */
public record RequestView(
        String id,
        int accountId,
        String accountName,
        int appId,
        String appName,
        String requester,
        List<AskedScope> scopes,
        List<String> note,
        String statusText,
        String statusTone,
        boolean open,
        int revision,
        ShownTime requestedAt,
        ShownTime until,
        String decidedBy,
        @Nullable ShownTime decidedAt,
        List<String> reason,
        String finishHref) {
    public RequestView {
        scopes = List.copyOf(scopes);
        note = List.copyOf(note);
        reason = List.copyOf(reason);
    }
}
