/** Tenants with people who are asked, for tests. */
@NullMarked
package io.perennial.surveys.testing;

import org.jspecify.annotations.NullMarked;
