/** Tells health of promised callbacks: how often they were missed or kept, and when somebody was last reached. */
@NullMarked
package io.perennial.engagement.kept;

import org.jspecify.annotations.NullMarked;
