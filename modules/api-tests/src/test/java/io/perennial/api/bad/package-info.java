/** What no caller should send: whatever comes, the answer is a problem document that tells all that is wrong, and nothing is written. */
@NullMarked
package io.perennial.api.bad;

import org.jspecify.annotations.NullMarked;
