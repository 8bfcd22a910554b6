package dev.grantway.token.introspection;

import java.util.Map;

/** Members that a wire profile adds to what is said of a token. */
public interface IntrospectionFields {
    /** Of a token that is good; may replace the RFC's members where both have one. */
    Map<String, Object> of(InspectionOutcome.OfApp token, String text);
}
