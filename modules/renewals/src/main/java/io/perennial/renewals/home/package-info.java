/** Serves a member's home page: all they need on a new morning, in one request. */
@NullMarked
package io.perennial.renewals.home;

import org.jspecify.annotations.NullMarked;
