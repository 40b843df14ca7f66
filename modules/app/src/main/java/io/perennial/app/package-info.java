/** The web application: the API's path, and the specification and documentation that it serves. */
@NullMarked
package io.perennial.app;

import org.jspecify.annotations.NullMarked;
