/** The change feed: every committed change of the tenant once, in one order, as far as the reader may see it. */
@NullMarked
package io.perennial.partners.feed;

import org.jspecify.annotations.NullMarked;
