package dev.grantway.webhook.partition;

/**
 * A table whose partitions are days.
 *
 * @param name of the table, from our own migrations
 * @param keptDays how many days before today stay
 * @param keptWhile an SQL condition of rows that keep an older day; empty for none
 * @param storage of a new partition, such as {@code fillfactor = 70}; empty for the usual one
 */
record DayTable(String name, int keptDays, String keptWhile, String storage) {
    DayTable(String name, int keptDays, String keptWhile) {
        this(name, keptDays, keptWhile, "");
    }

    String prefix() {
        return name + "_p";
    }
}
