package dev.grantway.token.apicall;

import dev.grantway.token.route.ApiPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A path as it may be kept: in visible ASCII, short, and without what people would not have others read. */
final class CallPath {
    private static final int LONGEST = 512;
    private static final String MORE = "...";
    private static final String HIDDEN = "***";

    /** Our own tokens, JWTs, and whatever is so long that it may be a secret. UUIDs and numbers stay. */
    private static final Pattern SECRET =
            Pattern.compile("gw[a-z]1_[A-Za-z0-9_-]+|eyJ[A-Za-z0-9_.-]+|[A-Za-z0-9_+=~-]{40,}");

    private CallPath() {}

    static String of(ApiPath path) {
        String text = path.segments().stream().map(CallPath::shown).collect(Collectors.joining("/", "/", ""));
        return text.length() <= LONGEST ? text : text.substring(0, wholeUpTo(text, LONGEST)) + MORE;
    }

    private static String shown(String segment) {
        String visible =
                segment.indexOf('@') >= 0 ? HIDDEN : SECRET.matcher(segment).replaceAll(HIDDEN);
        return URLEncoder.encode(visible, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** No percent-encoding is cut in two. */
    private static int wholeUpTo(String text, int end) {
        int begun = text.lastIndexOf('%', end - 1);
        return begun > end - 3 ? begun : end;
    }
}
