package dev.grantway.install.attack;

import java.util.regex.Pattern;

/** Makes requests and answers fit for a log: secrets and tokens are shortened, and so is what is long. */
final class Redaction {
    private static final int LONGEST = 400;
    private static final Pattern TOKEN = Pattern.compile("(gw[cra]1_.{0,4})[A-Za-z0-9_%=+/-]*");
    private static final Pattern JWT = Pattern.compile("(eyJ[A-Za-z0-9_-]{0,4})[A-Za-z0-9_-]*\\.[A-Za-z0-9_.%-]*");
    private static final Pattern SECRET = Pattern.compile("((?:csrf_token|flow)=[^&\"]{0,4})[^&\"\\s]*");
    private static final Pattern BASIC = Pattern.compile("(Authorization: .{0,10})\\S*");

    private Redaction() {}

    static String of(String text) {
        String shortened = text;
        for (var pattern : new Pattern[] {TOKEN, JWT, SECRET, BASIC}) {
            shortened = pattern.matcher(shortened).replaceAll("$1…");
        }
        String printable = shortened
                .codePoints()
                .limit(LONGEST)
                .collect(
                        StringBuilder::new,
                        (all, next) -> {
                            if (Character.isISOControl(next)) {
                                all.append(String.format("\\x%02x", next));
                            } else {
                                all.appendCodePoint(next);
                            }
                        },
                        StringBuilder::append)
                .toString();
        return shortened.length() > LONGEST ? printable + "… (" + text.length() + " characters)" : printable;
    }
}
