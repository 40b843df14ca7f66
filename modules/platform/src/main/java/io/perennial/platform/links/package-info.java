/**
 * Signed links: addresses that open one page about one record to whoever holds them. Only the hash of a link is stored. Publishes {@link
 * io.perennial.platform.links.Links}. Owns {@code platform.link}.
 */
@NullMarked
package io.perennial.platform.links;

import org.jspecify.annotations.NullMarked;
