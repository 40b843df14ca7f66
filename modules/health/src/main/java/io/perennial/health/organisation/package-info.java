/** The tenant as a program sees it that shows its data: settings, custom fields, and the bands of its scorecards. */
@NullMarked
package io.perennial.health.organisation;

import org.jspecify.annotations.NullMarked;
