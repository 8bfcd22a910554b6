package dev.grantway.install.detail;

/**
 * Webhooks of one day, on the page.
 *
 * @param iso for the {@code datetime} attribute
 * @param day to read, in UTC
 */
public record DeliveryLine(String iso, String day, long delivered, long givenUp) {}
