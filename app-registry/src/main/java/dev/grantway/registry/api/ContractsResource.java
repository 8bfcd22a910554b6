package dev.grantway.registry.api;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What consumers may rely on: the AsyncAPI document, and a JSON Schema for each event, on Kafka and as apps get it. */
@Path("/")
@Blocking
class ContractsResource {
    /** As published: letters and dots, so that no name leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_.]{0,80}\\.v[0-9]{1,3}(\\.schema)?\\.json");

    private static final String SCHEMA = "application/schema+json";
    private static final String JSON = ".json";

    private final PlatformCatalogue catalogue;

    ContractsResource(PlatformCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("asyncapi")
    public Response asyncApi() {
        return answer("/asyncapi.yaml", "application/yaml");
    }

    @GET
    @Path("schemas/{name}")
    public Response schema(String name) {
        return NAME.matcher(name).matches() ? answer("/schemas/" + name, SCHEMA) : absent();
    }

    /** Of an event as apps receive it: of each known type, and of each that the product offers. */
    @GET
    @Path("schemas/event-types/{file}")
    public Response eventType(String file) {
        return Optional.of(file)
                .filter(name -> name.endsWith(JSON))
                .flatMap(name -> catalogue.describe(name.substring(0, name.length() - JSON.length())))
                .map(type ->
                        Response.ok(type.schema(), SCHEMA + ";charset=utf-8").build())
                .orElseGet(ContractsResource::absent);
    }

    private static Response answer(String resource, String type) {
        return read(resource)
                .map(content -> Response.ok(content, type + ";charset=utf-8"))
                .map(Response.ResponseBuilder::build)
                .orElseGet(ContractsResource::absent);
    }

    private static Optional<byte[]> read(String resource) {
        try (var file = ContractsResource.class.getResourceAsStream(resource)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response absent() {
        return Response.status(404)
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(
                        404,
                        "Not found",
                        "There is no schema of this name; /asyncapi lists those of Kafka, the portal those of event types.",
                        "NOT_FOUND"))
                .build();
    }
}
