/**
 * The domains of publishers: claimed by developers, proven by a record in the domain's DNS, looked at again for as long as
 * they count. What follows for apps is for {@link dev.grantway.registry.domains.DomainListener} to tell.
 */
@NullMarked
package dev.grantway.registry.domains;

import org.jspecify.annotations.NullMarked;
