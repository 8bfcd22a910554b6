package dev.grantway.registry.catalogue;

/** The contrast of two colours, as WCAG 2.2 defines it: from 1 for none to 21 for black on white. */
final class Contrast {
    /** What text of ordinary size needs. */
    static final double WCAG_AA = 4.5;

    private Contrast() {}

    /**
     * The ratio.
     *
     * @param one as {@code #rrggbb}
     * @param other as {@code #rrggbb}
     */
    static double ratio(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
