/**
 * The callbacks: conversations that were promised to customers at a local time. Nothing but a person ends one.
 *
 * <p>Publishes {@link io.perennial.engagement.callbacks.CallbackEvent}, {@link io.perennial.engagement.callbacks.CallbackId} and
 * {@link io.perennial.engagement.callbacks.CallbackPlans}. Owns {@code engagement.callback} with its attempts and moves.
 */
@NullMarked
package io.perennial.engagement.callbacks;

import org.jspecify.annotations.NullMarked;
