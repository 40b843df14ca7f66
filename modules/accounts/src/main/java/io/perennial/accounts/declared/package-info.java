/** The tables of accounts that the tenant's files declare: exchange rates, sources and import mappings. */
@NullMarked
package io.perennial.accounts.declared;

import org.jspecify.annotations.NullMarked;
