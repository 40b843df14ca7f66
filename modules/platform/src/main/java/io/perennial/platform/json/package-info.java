/** The API's values in JSON and as text: each type is read from one form only, and a body is read with all its errors. */
@NullMarked
package io.perennial.platform.json;

import org.jspecify.annotations.NullMarked;
