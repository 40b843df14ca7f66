/** Tests of wrong requests. The answer is always a problem document with all errors, and nothing is written. */
@NullMarked
package io.perennial.api.bad;

import org.jspecify.annotations.NullMarked;
