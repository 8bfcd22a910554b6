package dev.grantway.registry.portal;

/**
 * What became of a scope of an app within the last days.
 *
 * @param days so many
 * @param calls needed it
 * @param subscribed whether an active subscription needs it
 * @param asksAgain whether taking it away makes a new consent version
 */
record ScopeUse(int days, long calls, boolean subscribed, boolean asksAgain) {
    /** Whether just one call needed it. */
    public boolean once() {
        return calls == 1;
    }
}
