/**
 * The people at the accounts: who they are, how to reach them and what they agreed to.
 *
 * <p>Publishes {@link io.perennial.accounts.contacts.ContactEvent}, {@link io.perennial.accounts.contacts.ContactId} and
 * the view {@code accounts.live_contact}. Owns {@code accounts.contact}.
 */
@NullMarked
package io.perennial.accounts.contacts;

import org.jspecify.annotations.NullMarked;
