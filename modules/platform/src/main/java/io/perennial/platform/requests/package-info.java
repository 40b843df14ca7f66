/** The manners of every resource: bodies and parameters, lists and their cursors, versions, repeated requests, limits. */
@NullMarked
package io.perennial.platform.requests;

import org.jspecify.annotations.NullMarked;
