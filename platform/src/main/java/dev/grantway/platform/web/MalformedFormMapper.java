package dev.grantway.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * A form that is not percent-encoded UTF-8. The framework reads forms before any resource does, and its message quotes
 * the value, which may be a secret: it is neither shown nor logged.
 */
public class MalformedFormMapper { // public, and its method too: the caller is generated into another class loader
    private static final Logger LOG = Logger.getLogger(MalformedFormMapper.class);
    private static final String TEXT = "The form is not percent-encoded UTF-8.";

    private final FaultMapper faults;

    MalformedFormMapper(FaultMapper faults) {
        this.faults = faults;
    }

    @ServerExceptionMapper
    public Response answer(IllegalArgumentException failure, HttpHeaders headers, UriInfo uri) {
        boolean ofTheForm = Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().contains("FormEncodedData"));
        var accepted = headers.getAcceptableMediaTypes();
        if (FaultMapper.asksForPages(accepted)) {
            return ofTheForm
                    ? faults.answer(Fault.FORM_MALFORMED, accepted, uri.getPath())
                    : faults.answer(failure, headers, uri);
        }
        if (!ofTheForm) {
            LOG.error("answered 500", failure);
        }
        return ofTheForm
                ? answer(400, "invalid_request", TEXT)
                : answer(500, "server_error", "Something went wrong here. The log has the reason.");
    }

    private static Response answer(int status, String error, String description) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON + ";charset=utf-8")
                .entity(Map.of(
                        "error", error, "error_description", description, "status", "error", "message", description))
                .build();
    }
}
