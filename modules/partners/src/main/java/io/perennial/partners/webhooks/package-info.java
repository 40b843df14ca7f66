/** Webhooks: addresses to which changes are sent, signed as in Standard Webhooks 1.0, with a log of all deliveries. */
@NullMarked
package io.perennial.partners.webhooks;

import org.jspecify.annotations.NullMarked;
