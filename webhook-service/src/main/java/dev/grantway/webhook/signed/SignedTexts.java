package dev.grantway.webhook.signed;

import dev.grantway.webhook.attempt.RequestText;
import dev.grantway.webhook.signed.SignedText.Scheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together what each signature of a request is over, from what is kept of it. */
public final class SignedTexts {
    /** Stands where the secret was. */
    public static final String SECRET = "<secret>";

    private static final String V1 = "X-HubSpot-Signature";
    private static final String V3 = "X-HubSpot-Signature-v3";
    private static final String V3_TIME = "X-HubSpot-Request-Timestamp";
    private static final String STANDARD = "webhook-signature";
    private static final String STANDARD_ID = "webhook-id";
    private static final String STANDARD_TIME = "webhook-timestamp";
    private static final String KEY_PAIR_PREFIX = "v1a,";

    private SignedTexts() {}

    /** One for each way in which the request was signed. Where the body is cut, so are they. */
    public static List<SignedText> of(RequestText request) {
        var texts = new ArrayList<SignedText>();
        if (has(request, V1)) {
            texts.add(new SignedText(Scheme.HUBSPOT_V1, V1, request.header(V1), SECRET + request.body()));
        }
        if (has(request, V3)) {
            texts.add(new SignedText(
                    Scheme.HUBSPOT_V3,
                    V3,
                    request.header(V3),
                    "POST" + request.url() + request.body() + request.header(V3_TIME)));
        }
        if (has(request, STANDARD)) {
            String signed = request.header(STANDARD_ID) + "." + request.header(STANDARD_TIME) + "." + request.body();
            signatures(request, false)
                    .ifPresent(shared -> texts.add(new SignedText(Scheme.STANDARD, STANDARD, shared, signed)));
            signatures(request, true)
                    .ifPresent(own -> texts.add(new SignedText(Scheme.STANDARD_KEY_PAIR, STANDARD, own, signed)));
        }
        return texts;
    }

    /** Those by a key pair, or by a shared secret. */
    private static Optional<String> signatures(RequestText request, boolean byKeyPair) {
        return Optional.of(Arrays.stream(request.header(STANDARD).split(" "))
                        .filter(each -> each.startsWith(KEY_PAIR_PREFIX) == byKeyPair)
                        .collect(Collectors.joining(" ")))
                .filter(found -> !found.isEmpty());
    }

    private static boolean has(RequestText request, String header) {
        return !request.header(header).isEmpty();
    }
}
