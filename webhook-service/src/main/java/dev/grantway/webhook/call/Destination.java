package dev.grantway.webhook.call;

import dev.grantway.webhook.guard.GuardOutcome.Vetted;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;

/** A target as it is called: at the address that was vetted, under its own name. */
record Destination(String address, RequestOptions options) {
    static Destination of(Vetted vetted) {
        var target = vetted.target();
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(vetted.address(), vetted.port())))
                .setHost(vetted.host())
                .setPort(vetted.port())
                .setSsl("https".equalsIgnoreCase(target.getScheme()))
                .setURI(target.getRawQuery() == null ? path : path + "?" + target.getRawQuery())
                .setFollowRedirects(false);
        return new Destination(vetted.address().getHostAddress(), options);
    }

    boolean isHttps() {
        return Boolean.TRUE.equals(options.isSsl());
    }

    boolean isAt(SocketAddress remote) {
        return address.equals(remote.hostAddress());
    }
}
