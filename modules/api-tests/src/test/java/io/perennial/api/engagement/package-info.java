/** Tests of tasks, work and rules of following up through the API. */
/** Tests of engagement through the API. */
@NullMarked
package io.perennial.api.engagement;

import org.jspecify.annotations.NullMarked;
