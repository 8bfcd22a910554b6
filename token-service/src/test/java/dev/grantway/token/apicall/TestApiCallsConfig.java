package dev.grantway.token.apicall;

/** Settings of a test's own. */
record TestApiCallsConfig(int sample, int refusedPerSecond) implements ApiCallsConfig {}
