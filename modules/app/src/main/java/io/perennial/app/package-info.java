/** The web application: which path the API lives under, and what of the specification and the documentation is served. */
@NullMarked
package io.perennial.app;

import org.jspecify.annotations.NullMarked;
