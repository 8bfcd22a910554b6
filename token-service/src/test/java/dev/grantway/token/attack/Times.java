package dev.grantway.token.attack;

/** Mean and variance of samples as they come, and how far two sets of them lie apart. */
final class Times {
    private double count;
    private double mean;
    private double squares;

    synchronized void add(double sample) {
        count++;
        double before = sample - mean;
        mean += before / count;
        squares += before * (sample - mean);
    }

    synchronized double mean() {
        return mean;
    }

    /** Welch's t: beyond about 4.5, either way, the two are told apart. */
    double welch(Times other) {
        return (mean() - other.mean()) / Math.sqrt(error() + other.error());
    }

    private synchronized double error() {
        return squares / (count - 1) / count;
    }
}
