/** What a member finds on a new morning, in one look. */
@NullMarked
package io.perennial.renewals.home;

import org.jspecify.annotations.NullMarked;
