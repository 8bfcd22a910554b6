package dev.grantway.install.connected;

/**
 * Who installed an app and who looks after it, as a member of the account is told.
 *
 * @param name {@code you}, or who; empty before there are tokens
 * @param left whether that person is no longer a member
 * @param keeper who took over; empty for nobody
 * @param keeperLeft whether that person is no longer a member either
 * @param yours whether it is who looks that took over
 */
public record Installer(String name, boolean left, String keeper, boolean keeperLeft, boolean yours) {
    static final Installer NOBODY = new Installer("", false, "", false, false);

    /** Whether nobody who is still there looks after it. */
    public boolean missing() {
        return left && (keeper.isEmpty() || keeperLeft);
    }
}
