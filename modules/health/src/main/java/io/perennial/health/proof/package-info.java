/** Proves from frozen scores and their outcomes, by statistics alone, whether scores foretell who leaves. */
@NullMarked
package io.perennial.health.proof;

import org.jspecify.annotations.NullMarked;
