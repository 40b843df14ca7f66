/**
 * The customer's page of a ticket: what a requester without a login sees and answers, by a signed link. It shows public messages only.
 */
@NullMarked
package io.perennial.tickets.page;

import org.jspecify.annotations.NullMarked;
