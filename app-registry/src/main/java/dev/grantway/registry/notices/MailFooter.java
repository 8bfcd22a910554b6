package dev.grantway.registry.notices;

/**
 * The small words at the end of a mail.
 *
 * @param reason why it came
 * @param noticesUrl where all of a person's notices are; empty for whom there are none
 */
record MailFooter(String reason, String noticesUrl) {}
