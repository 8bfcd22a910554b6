package dev.grantway.registry.apps;

import dev.grantway.registry.audit.Actor;
import java.time.Instant;

/**
 * What a developer once said of an app.
 *
 * @param number counted from 1 for each app
 * @param version as events tell it: the consent version, how many versions it had before this one, and a zero
 * @param content all that was said, without any secret
 */
public record AppVersion(
        int number, String version, int consentVersion, Instant madeAt, Actor madeBy, WholeApp content) {}
