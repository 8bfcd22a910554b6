package dev.grantway.install.page;

import dev.grantway.platform.web.FaultMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what fails and no other mapper knows: PostgreSQL away above all. */
public class FailureMapper { // public, and its method too: the caller is generated
    private final FaultMapper faults;

    FailureMapper(FaultMapper faults) {
        this.faults = faults;
    }

    @ServerExceptionMapper
    public Response answer(RuntimeException failure, HttpHeaders headers, UriInfo uri) {
        return faults.answer(failure, headers, uri);
    }
}
