package dev.grantway.webhook.retry;

/** A batch as it is stored: sealed. */
final class SealedPayload {
    private final byte[] bytes;

    SealedPayload(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
