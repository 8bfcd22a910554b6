package dev.grantway.webhook.partition;

/**
 * A table whose partitions are days.
 *
 * @param name of the table, from our own migrations
 * @param keptDays how many days before today stay
 * @param keptWhile an SQL condition of rows that keep an older day; empty for none
 */
record DayTable(String name, int keptDays, String keptWhile) {
    String prefix() {
        return name + "_p";
    }
}
