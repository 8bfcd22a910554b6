package dev.grantway.token.apicall;

import dev.grantway.token.route.ApiPath;
import java.util.List;

/**
 * A call that was answered, of an app that is known.
 *
 * @param scopes that the route needs; empty when it needs none, and when it was not looked for
 */
public record ApiCall(CallOf of, String method, ApiPath path, List<String> scopes, CallResult result, int status) {}
