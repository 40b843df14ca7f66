/** Tests of what the people of vendors may do and see. */
@NullMarked
package io.perennial.api.vendors;

import org.jspecify.annotations.NullMarked;
