package dev.grantway.install.page;

import dev.grantway.platform.web.ContentSecurityPolicy;
import io.quarkus.qute.TemplateInstance;

/** What a browser is answered. */
public sealed interface Answer {
    /**
     * A page.
     *
     * @param policy what it may load and where its forms may end
     */
    record Page(int status, TemplateInstance content, String policy) implements Answer {
        /** A page that loads nothing but its styles, and whose forms stay here. */
        public static Page plain(int status, TemplateInstance content) {
            return new Page(status, content, ContentSecurityPolicy.DEFAULT);
        }

        /**
         * A page whose form leads on to another origin: a browser that holds to {@code form-action} would stop the
         * redirect that answers the form.
         */
        public static Page leadingTo(String source, TemplateInstance content) {
            return new Page(200, content, ContentSecurityPolicy.withFormAction(source));
        }

        /** A page of the site's own frame, which has a script. */
        public static Page framed(int status, TemplateInstance content) {
            return new Page(status, content, ContentSecurityPolicy.withOwnScript());
        }
    }

    /**
     * The way on.
     *
     * @param location sent as it is: what an app put into its {@code state} comes back byte by byte
     */
    record Redirect(String location) implements Answer {}
}
