package dev.grantway.platform.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The style sheets and the script, served by each service under its own name, so that pages live while a neighbour is down. */
final class Assets {
    private static final String CACHED = "public, max-age=300";

    private Assets() {}

    static void register(
            @Observes Router router,
            BrandView brand,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        String folder = "/assets/" + service;
        String style = read("/site/site.css");
        String script = read("/site/site.js");
        router.get(folder + "/site.css").handler(context -> answer(context, "text/css", style));
        router.get(folder + "/site.js").handler(context -> answer(context, "text/javascript", script));
        router.get(folder + "/brand.css").blockingHandler(context -> answer(context, "text/css", brandStyle(brand)));
    }

    private static void answer(RoutingContext context, String type, String text) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", type + ";charset=utf-8").putHeader("Cache-Control", CACHED);
        var _ = response.end(text);
    }

    private static String brandStyle(BrandView brand) {
        var present = brand.present();
        return ":root { --brand: " + present.primaryColor() + "; --on-brand: " + present.primaryTextColor() + "; }\n";
    }

    private static String read(String resource) {
        try (var file = Assets.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
