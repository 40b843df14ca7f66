/** Values of the API in JSON and as text: each type is read from exactly one form, and a body is read with all its errors. */
@NullMarked
package io.perennial.platform.json;

import org.jspecify.annotations.NullMarked;
