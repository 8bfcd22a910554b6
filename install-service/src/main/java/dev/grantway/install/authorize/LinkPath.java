package dev.grantway.install.authorize;

import java.util.regex.Pattern;

/**
 * By which paths install links come to a door.
 *
 * @param path its first group, where it has one, is the id of the account that the link chooses
 */
public record LinkPath(Pattern path, Door door) {}
