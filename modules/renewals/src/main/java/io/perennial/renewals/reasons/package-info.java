/** Why renewals are lost, shrink or are in danger: the company's own words for it, from its files. */
@NullMarked
package io.perennial.renewals.reasons;

import org.jspecify.annotations.NullMarked;
