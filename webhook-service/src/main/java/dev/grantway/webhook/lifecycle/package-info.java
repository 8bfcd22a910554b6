/** What happens to an app's own installations, pushed to it: facts in, deliveries out; and the form and keys of a push. */
@NullMarked
package dev.grantway.webhook.lifecycle;

import org.jspecify.annotations.NullMarked;
