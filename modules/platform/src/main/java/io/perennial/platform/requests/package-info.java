/** The rules that all resources share: bodies and parameters, lists and cursors, versions, repeated requests, limits. */
@NullMarked
package io.perennial.platform.requests;

import org.jspecify.annotations.NullMarked;
