/**
 * The calendar of a member's callbacks as a file of RFC 5545, under an address that is a secret: calendar programs read it without a login.
 */
@NullMarked
package io.perennial.engagement.feeds;

import org.jspecify.annotations.NullMarked;
