package dev.grantway.registry.portal;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what a person may not see or change with a page. */
class PortalMapper {
    @ServerExceptionMapper
    Response notFound(NotYours e) {
        return page(
                Response.Status.NOT_FOUND,
                new RefusedPage(
                        "Not found",
                        "There is no such page, or it belongs to a developer account that you are not in. Ask its owner to"
                                + " invite you."));
    }

    @ServerExceptionMapper
    Response mayNotChange(LooksOnOnly e) {
        return page(
                Response.Status.FORBIDDEN,
                new RefusedPage(
                        "You may not change this",
                        "Your role in this developer account is to look on. Nothing was changed. Its owner can give you"
                                + " another role."));
    }

    @ServerExceptionMapper
    Response ownersOnly(OwnersOnly e) {
        return page(
                Response.Status.FORBIDDEN,
                new RefusedPage(
                        "Only owners change the team",
                        "You are not an owner of this developer account, or not any more. Nothing was changed. Ask an owner"
                                + " to do it, or to make you one."));
    }

    private static Response page(Response.Status status, RefusedPage page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .entity(page)
                .build();
    }
}
